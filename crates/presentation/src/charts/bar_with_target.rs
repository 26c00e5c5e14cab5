//! Units beside each other: a bar each from zero, the target as a dashed line, the figure printed.

use rust_decimal::Decimal;
use tertial_domain::quantity::{Quantity, UnitOfMeasure, Value};

use super::axis::{Axis, Zero};
use super::measure::{SIZE, shortened, text_width};
use super::svg::{Anchor, Area, Element, at, real};
use super::{
    Chart, ChartContext, ChartRow, ChartTable, ColumnKind, Drawing, Layout, NARROW_WIDTH, Words,
    common_unit, empty_drawing, tick_labels,
};
use crate::format;
use crate::status_mark::StatusMark;

/// One unit's bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// The unit's name.
    pub name: String,
    /// Its outcome.
    pub value: Value,
    /// Its own target, if that is a number.
    pub target: Option<Quantity>,
    /// How the outcome stands against the target, when that is known.
    pub mark: Option<StatusMark>,
    /// Whether it is the reader's own unit: drawn stronger.
    pub is_own: bool,
}

/// More bars than this are left to the table; the description says so.
const BARS_MAX: usize = 60;

/// Draws units' outcomes in the order given.
pub fn bar_with_target(context: &ChartContext<'_>, bars: &[Bar]) -> Chart {
    let words = Words::of(context);
    let shown = bars.get(..bars.len().min(BARS_MAX)).unwrap_or_default();
    let chart = Chart::new(context, description(&words, bars), table(&words, bars));
    chart.drawn(|layout| draw(&words, shown, layout))
}

/// Everything that the parts of the drawing have in common.
struct Plot<'a> {
    words: &'a Words,
    layout: Layout,
    axis: Axis,
    unit: UnitOfMeasure,
    width: f64,
    /// The names' width; in a narrow drawing the name stands over its bar.
    names: f64,
    area: Area,
    row: f64,
}

fn draw(words: &Words, bars: &[Bar], layout: Layout) -> Drawing {
    let numbers: Vec<Decimal> = bars.iter().flat_map(numbers_of).collect();
    if numbers.is_empty() {
        return empty_drawing(words, layout);
    }
    let plot = Plot::new(words, bars, &numbers, layout);
    let mut drawing = Drawing::new(plot.width, plot.area.bottom() + 24.0);
    plot.draw_scale(&mut drawing);
    plot.draw_target_heading(&mut drawing, bars);
    for (index, bar) in bars.iter().enumerate() {
        plot.draw_bar(&mut drawing, bar, plot.area.y + plot.row * real(index));
    }
    drawing
}

impl<'a> Plot<'a> {
    fn new(words: &'a Words, bars: &[Bar], numbers: &[Decimal], layout: Layout) -> Self {
        let widest = |texts: &mut dyn Iterator<Item = String>| {
            texts.map(|text| text_width(&text, SIZE)).fold(0.0, f64::max) * 1.05
        };
        let values = widest(&mut bars.iter().map(|bar| words.cell(Some(&bar.value)))) + 14.0;
        let (width, names, row, steps) = match layout {
            Layout::Wide => {
                let names = widest(&mut bars.iter().map(|bar| bar.name.clone()));
                (720.0, names.clamp(60.0, 250.0), 28.0, 5)
            }
            Layout::Narrow => (NARROW_WIDTH, 0.0, 44.0, 3),
        };
        let left = if names > 0.0 { names + 34.0 } else { 1.0 };
        let values = values.clamp(40.0, width / 3.0);
        let height = row * real(bars.len());
        let top = if bars.iter().any(|bar| bar.target.is_some()) { 24.0 } else { 8.0 };
        Self {
            words,
            layout,
            axis: Axis::covering(numbers, Zero::Held, steps),
            unit: common_unit(bars.iter().map(|bar| &bar.value)),
            width,
            names,
            area: Area { x: left, y: top, width: width - left - values, height },
            row,
        }
    }

    fn x_of(&self, value: Decimal) -> f64 {
        self.axis.place(value, self.area.x, self.area.right())
    }

    fn draw_scale(&self, drawing: &mut Drawing) {
        let (top, bottom) = (self.area.y, self.area.bottom());
        let labels = tick_labels(self.words.language, self.axis.ticks(), &self.unit);
        let mut free_from = 0.0;
        for (tick, label) in self.axis.ticks().iter().zip(&labels) {
            let x = self.x_of(*tick);
            let class = if tick.is_zero() { "g-axis" } else { "g-rule" };
            drawing.push(Element::line(class, at(x, top), at(x, bottom + 3.0)));
            let half = text_width(label, SIZE) / 2.0;
            let middle = x.clamp(half + 1.0, (self.width - half - 1.0).max(half + 1.0));
            if middle - half >= free_from {
                let place = at(middle, bottom + 18.0);
                drawing.push(Element::text("t-soft", place, Anchor::Middle, label));
                free_from = middle + half + 8.0;
            }
        }
    }

    /// What the dashed line is: with its figure over it where all bars share one target.
    fn draw_target_heading(&self, drawing: &mut Drawing, bars: &[Bar]) {
        let mut targets = bars.iter().filter_map(|bar| bar.target.as_ref());
        let Some(first) = targets.next() else { return };
        let word = self.words.text("chart-target");
        if targets.all(|target| target.number == first.number) {
            let text = format!("{word} {}", format::quantity(self.words.language, first));
            let text = shortened(&text, self.width - 8.0, SIZE);
            let half = text_width(&text, SIZE) / 2.0 + 2.0;
            let x = self.x_of(first.number).clamp(half, (self.width - half).max(half));
            drawing.push(Element::text("t-accent", at(x, 14.0), Anchor::Middle, &text));
        } else {
            let x = self.area.x;
            drawing.push(Element::line("g-target", at(x, 10.0), at(x + 18.0, 10.0)));
            drawing.push(Element::text("t-accent", at(x + 24.0, 14.0), Anchor::Start, &word));
        }
    }

    fn draw_bar(&self, drawing: &mut Drawing, bar: &Bar, top: f64) {
        let bar_top = match self.layout {
            Layout::Wide => top + 5.0,
            Layout::Narrow => top + 22.0,
        };
        self.draw_name(drawing, bar, top);
        let room = self.width - self.area.right() - 4.0;
        let value = shortened(&self.words.cell(Some(&bar.value)), room, SIZE);
        let value_place = at(self.width - 1.0, bar_top + 13.5);
        if let Some(quantity) = bar.value.quantity() {
            let (zero, end) = (self.x_of(Decimal::ZERO), self.x_of(quantity.number));
            let area = Area::between(at(zero, bar_top), at(end, bar_top + 17.0));
            let fill = if bar.is_own { "g-total" } else { "g-bar" };
            let class = if bar.is_own { "t-bold" } else { "" };
            drawing.push(Element::rectangle(fill, area));
            drawing.push(Element::text(class, value_place, Anchor::End, &value));
        } else {
            drawing.push(Element::text("t-soft t-tiny", value_place, Anchor::End, &value));
        }
        if let Some(target) = &bar.target {
            let x = self.x_of(target.number);
            let (from, until) = (at(x, bar_top - 4.0), at(x, bar_top + 21.0));
            // A rim of paper keeps the dashes readable on a dark bar.
            drawing.push(Element::line("k-paper", from, until).stroke_width(4.0));
            drawing.push(Element::line("g-target", from, until));
        }
    }

    fn draw_name(&self, drawing: &mut Drawing, bar: &Bar, top: f64) {
        let (room, baseline) = match self.layout {
            Layout::Wide => (self.names, top + 18.5),
            Layout::Narrow => (self.width - 26.0, top + 14.0),
        };
        let is_indented = bar.mark.is_some() || self.layout == Layout::Wide;
        let x = if is_indented { 22.0 } else { 0.0 };
        if let Some(mark) = &bar.mark {
            drawing.push(Element::sign(mark.sign(), at(0.0, baseline - 12.5)));
        }
        let class = if bar.is_own { "t-bold" } else { "" };
        let name = shortened(&bar.name, room, SIZE);
        drawing.push(Element::text(class, at(x, baseline), Anchor::Start, &name));
    }
}

fn numbers_of(bar: &Bar) -> impl Iterator<Item = Decimal> {
    let value = bar.value.quantity();
    value.into_iter().chain(&bar.target).map(|quantity| quantity.number)
}

fn description(words: &Words, bars: &[Bar]) -> String {
    let mut known: Vec<(&Bar, Decimal)> =
        bars.iter().filter_map(|bar| Some((bar, bar.value.quantity()?.number))).collect();
    known.sort_by_key(|(_, number)| *number);
    let (Some((lowest, _)), Some((highest, _))) = (known.first(), known.last()) else {
        return words.text("chart-empty");
    };
    let arguments = [
        ("count", bars.len().into()),
        ("lowest", format::value(words.language, &lowest.value).into()),
        ("lowest_name", (&lowest.name).into()),
        ("highest", format::value(words.language, &highest.value).into()),
        ("highest_name", (&highest.name).into()),
    ];
    let mut sentences = vec![words.with("chart-bars", &arguments)];
    let absent = bars.len() - known.len();
    if absent > 0 {
        sentences.push(words.with("chart-bars-absent", &[("count", absent.into())]));
    }
    if bars.len() > BARS_MAX {
        sentences.push(words.with("chart-bars-cut", &[("count", BARS_MAX.into())]));
    }
    sentences.join(" ")
}

fn table(words: &Words, bars: &[Bar]) -> ChartTable {
    let has_marks = bars.iter().any(|bar| bar.mark.is_some());
    let mut columns = vec![words.column("chart-column-unit", ColumnKind::Words)];
    let figures = ["chart-column-outcome", "chart-column-target"];
    columns.extend(figures.map(|key| words.column(key, ColumnKind::Figures)));
    if has_marks {
        columns.push(words.column("chart-column-standing", ColumnKind::Words));
    }
    let row = |bar: &Bar| {
        let target = bar.target.as_ref();
        let target = target.map(|target| format::quantity(words.language, target));
        let mut cells =
            vec![words.cell(Some(&bar.value)), target.unwrap_or_else(|| "–".to_owned())];
        if has_marks {
            let word = bar.mark.as_ref().map(|mark| mark.word(words.localizer).into_owned());
            cells.push(word.unwrap_or_else(|| "–".to_owned()));
        }
        ChartRow { name: bar.name.clone(), cells }
    };
    ChartTable { columns, rows: bars.iter().map(row).collect() }
}
