//! How many goals got which grade: one bar, told apart by pattern, every count printed.

use super::measure::{SIZE, shortened, text_width};
use super::svg::{Anchor, Area, Element, at, real};
use super::{
    Chart, ChartContext, ChartRow, ChartTable, ColumnKind, Drawing, Layout, NARROW_WIDTH, Words,
};
use crate::format;
use crate::status_mark::{Sign, StatusMark};

/// How many goals carry a mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GradeCount {
    /// The mark.
    pub mark: StatusMark,
    /// How many goals.
    pub count: usize,
}

impl GradeCount {
    /// Counts on the usual marks, best first: fully, partly, not met, not assessed, missing.
    pub fn of_grades(counts: [usize; 5]) -> Vec<Self> {
        let pair = |(mark, count)| Self { mark, count };
        StatusMark::GRADES.into_iter().zip(counts).map(pair).collect()
    }
}

/// Draws counts as one stacked bar, in the order given. Marks with no goals are left out of the
/// picture and stay in the table.
pub fn grade_bar(context: &ChartContext<'_>, counts: &[GradeCount]) -> Chart {
    let words = Words::of(context);
    let chart = Chart::new(context, sentence(&words, counts), table(&words, counts));
    chart.drawn(|layout| {
        let width = match layout {
            Layout::Wide => 640.0,
            Layout::Narrow => NARROW_WIDTH,
        };
        let mut drawing = Drawing::new(width, 0.0);
        let bar = Area { x: 0.5, y: 1.0, width: width - 1.0, height: 24.0 };
        let total: usize = counts.iter().map(|it| it.count).fold(0, usize::saturating_add);
        if total > 0 {
            for segment in segments(counts, bar) {
                segment.draw(&mut drawing);
            }
        } else {
            drawing.push(Element::rectangle("g-ingen", bar));
        }
        draw_legend(&words, &mut drawing, counts, bar.bottom() + 20.0);
        drawing
    })
}

/// Every count with its sign and word under the bar.
fn draw_legend(words: &Words, drawing: &mut Drawing, counts: &[GradeCount], top: f64) {
    let (mut x, mut baseline) = (0.0, top);
    for it in counts.iter().filter(|it| it.count > 0) {
        let count = format::count(words.language, it.count);
        let text = format!("{count} {}", it.mark.short_word(words.localizer));
        let text = shortened(&text, drawing.width - 24.0, SIZE);
        let width = text_width(&text, SIZE) + 22.0;
        if x > 0.0 && x + width > drawing.width {
            x = 0.0;
            baseline += 20.0;
        }
        drawing.push(Element::sign(it.mark.sign(), at(x, baseline - 12.5)));
        drawing.push(Element::text("t-soft", at(x + 22.0, baseline), Anchor::Start, &text));
        x += width + 16.0;
    }
    if x == 0.0 {
        let text = words.text("chart-no-goals");
        drawing.push(Element::text("t-soft", at(0.0, baseline), Anchor::Start, &text));
    }
    drawing.height = baseline + 7.0;
}

/// A stretch of a bar with its count.
pub(super) struct Segment {
    area: Area,
    sign: Sign,
    count: usize,
}

/// Divides a bar by counts, with a slit between neighbours and at least a sliver for each.
pub(super) fn segments(counts: &[GradeCount], bar: Area) -> Vec<Segment> {
    const SLIT: f64 = 1.5;
    const SLIVER: f64 = 2.0;
    let shown: Vec<&GradeCount> = counts.iter().filter(|it| it.count > 0).collect();
    let total: f64 = shown.iter().map(|it| real(it.count)).sum();
    let slits = SLIT * real(shown.len().saturating_sub(1));
    let slivers = SLIVER * real(shown.len());
    let room = (bar.width - slits - slivers).max(0.0);
    let mut x = bar.x;
    let mut segments = Vec::with_capacity(shown.len());
    for it in shown {
        let width = room.mul_add(real(it.count) / total, SLIVER);
        let area = Area { x, width: width.min((bar.right() - x).max(0.0)), ..bar };
        segments.push(Segment { area, sign: it.mark.sign(), count: it.count });
        x += width + SLIT;
    }
    segments
}

impl Segment {
    /// Draws the stretch, with its count inside where that can be read: on a solid ground.
    pub(super) fn draw(&self, drawing: &mut Drawing) {
        let class = class_of(self.sign);
        drawing.push(Element::rectangle(class, self.area));
        let count = self.count.to_string();
        let text_class = match self.sign {
            Sign::Disc | Sign::Square => "t-paper",
            Sign::Dash | Sign::DashedRing => "t-soft",
            Sign::Diamond
            | Sign::Check
            | Sign::Play
            | Sign::Warning
            | Sign::Ring
            | Sign::Question
            | Sign::HalfRing => return,
        };
        if text_width(&count, SIZE) + 12.0 <= self.area.width {
            let baseline = self.area.y + self.area.height / 2.0 + 4.5;
            let place = at(self.area.x + 6.5, baseline);
            drawing.push(Element::text(text_class, place, Anchor::Start, &count));
        }
    }
}

/// The class of a stretch by its mark's sign.
const fn class_of(sign: Sign) -> &'static str {
    match sign {
        Sign::Disc => "g-helt",
        Sign::Diamond => "g-delvis",
        Sign::Square => "g-ej",
        Sign::Dash => "g-ingen",
        Sign::DashedRing => "g-ingen g-saknas",
        Sign::Check | Sign::Play | Sign::Warning | Sign::Ring | Sign::Question | Sign::HalfRing => {
            "g-bar"
        }
    }
}

/// "31 helt · 18 delvis · 4 ej", without what there is none of.
pub(super) fn short_counts(words: &Words, counts: &[GradeCount]) -> String {
    let shown = counts.iter().filter(|it| it.count > 0);
    let part = |it: &GradeCount| {
        let count = format::count(words.language, it.count);
        format!("{count}\u{a0}{}", it.mark.short_word(words.localizer))
    };
    shown.map(part).collect::<Vec<String>>().join("\u{a0}· ")
}

/// "58 mål: 31 helt, 18 delvis och 4 ej".
pub(super) fn sentence(words: &Words, counts: &[GradeCount]) -> String {
    let total: usize = counts.iter().map(|it| it.count).fold(0, usize::saturating_add);
    if total == 0 {
        return words.text("chart-no-goals");
    }
    let parts: Vec<String> = counts
        .iter()
        .filter(|it| it.count > 0)
        .map(|it| {
            let count = format::count(words.language, it.count);
            format!("{count} {}", it.mark.short_word(words.localizer))
        })
        .collect();
    let goals = words.with("count-goals", &[("count", total.into())]);
    format!("{goals}: {}.", format::list(words.language, &parts))
}

fn table(words: &Words, counts: &[GradeCount]) -> ChartTable {
    let row = |it: &GradeCount| ChartRow {
        name: it.mark.word(words.localizer).into_owned(),
        cells: vec![format::count(words.language, it.count)],
    };
    let columns = vec![
        words.column("chart-column-grade", ColumnKind::Words),
        words.column("chart-column-goals", ColumnKind::Figures),
    ];
    ChartTable { columns, rows: counts.iter().map(row).collect() }
}
