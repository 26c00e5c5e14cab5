//! The chain from left to right: ties from each focus goal to its areas, then counts and bars.

use super::{FlowArea, FlowFocus, largest};
use crate::charts::grade_bar::segments;
use crate::charts::measure::{SIZE, shortened, text_width, wrapped};
use crate::charts::svg::{Anchor, Area, Element, Path, Point, at, real};
use crate::charts::{Drawing, Words};
use crate::format;
use crate::status_mark::Sign;

const WIDTH: f64 = 1180.0;
const HEAD: f64 = 46.0;
const ROW: f64 = 42.0;
const BETWEEN: f64 = 20.0;
/// Where the columns begin: the thread, the areas, the committee goals' right edge, the bars.
const THREAD: f64 = 206.0;
const AREAS: f64 = 282.0;
const COMMITTEE_END: f64 = 668.0;
const BARS: f64 = 700.5;

struct Flow<'a> {
    words: &'a Words,
    /// The thread's thickness for one unit goal.
    thickness: f64,
    /// A bar's length for one unit goal.
    length: f64,
    texts: f64,
}

/// Draws the chain at its full width.
pub(super) fn draw(words: &Words, focuses: &[FlowFocus]) -> Drawing {
    let mut drawing = Drawing::new(WIDTH, 0.0);
    draw_head(words, &mut drawing);
    let flow = Flow::new(words, focuses);
    let mut top = HEAD;
    for focus in focuses {
        let height = height_of(focus);
        flow.draw_focus(&mut drawing, focus, top, height);
        top += height + BETWEEN;
    }
    drawing.height = top - BETWEEN + 8.0;
    drawing
}

fn draw_head(words: &Words, drawing: &mut Drawing) {
    let heads = [
        (0.0, Anchor::Start, "goal-levels-focus"),
        (AREAS, Anchor::Start, "goal-levels-area"),
        (COMMITTEE_END, Anchor::End, "goal-levels-committee"),
        (BARS, Anchor::Start, "goal-levels-unit"),
    ];
    for (x, anchor, key) in heads {
        drawing.push(Element::text("t-soft", at(x, 16.0), anchor, &words.text(key)));
    }
    drawing.push(Element::line("g-axis", at(0.0, 26.0), at(WIDTH, 26.0)));
}

impl<'a> Flow<'a> {
    fn new(words: &'a Words, focuses: &[FlowFocus]) -> Self {
        let areas = || focuses.iter().flat_map(|focus| &focus.areas);
        let texts = areas().map(|area| text_width(&area.counts_in_words(words), SIZE));
        let texts = (texts.fold(0.0, f64::max) + 16.0).min(320.0);
        let most = real(largest(focuses));
        let room_for_bars = WIDTH - BARS - texts;
        let mut flow = Self {
            words,
            thickness: (ROW - 4.0) / most,
            length: (room_for_bars - 16.0).max(100.0) / most,
            texts,
        };
        // A bundle is never taller than the areas that it leads to.
        for focus in focuses.iter().filter(|focus| focus.unit_goal_count() > 0) {
            let tallest = real(focus.areas.len()) * ROW - 10.0;
            flow.thickness = flow.thickness.min(tallest / real(focus.unit_goal_count()));
        }
        flow
    }

    fn thickness_of(&self, area: &FlowArea) -> f64 {
        (real(area.unit_goal_count()) * self.thickness).max(1.5)
    }

    fn draw_focus(&self, drawing: &mut Drawing, focus: &FlowFocus, top: f64, height: f64) {
        let middle = top + height / 2.0;
        let lines = title_lines(focus);
        let mut baseline = middle - real(lines.len() + 1) * 9.5 + 14.0;
        for line in &lines {
            let place = at(0.0, baseline);
            drawing.push(Element::text("t-serif t-15", place, Anchor::Start, line));
            baseline += 19.0;
        }
        let count = focus.unit_goal_count();
        let counted = self.words.with("count-unit-goals", &[("count", count.into())]);
        drawing.push(Element::text("t-soft", at(0.0, baseline), Anchor::Start, &counted));
        if focus.areas.is_empty() {
            return;
        }
        let bundle: f64 = focus.areas.iter().map(|area| self.thickness_of(area)).sum();
        let bundle_top = middle - bundle / 2.0;
        let bar = Area { x: THREAD, y: bundle_top, width: 7.0, height: bundle };
        drawing.push(Element::rectangle("g-thread", bar));
        let rows_top = middle - real(focus.areas.len()) * ROW / 2.0;
        let mut from = bundle_top;
        for (index, area) in focus.areas.iter().enumerate() {
            let thickness = self.thickness_of(area);
            let row = real(index).mul_add(ROW, rows_top + ROW / 2.0);
            drawing.push(Element::path("g-thread g-tie", &tie(from, row, thickness)));
            from += thickness;
            self.draw_area(drawing, area, row);
        }
    }

    fn draw_area(&self, drawing: &mut Drawing, area: &FlowArea, middle: f64) {
        let mut x = AREAS;
        if let Some(mark) = &area.mark {
            drawing.push(Element::sign(mark.sign(), at(x, middle - 8.0)));
            x += 24.0;
        }
        if let Some(number) = &area.number {
            let place = at(x, middle + 4.5);
            let number = shortened(number, 60.0, SIZE);
            drawing.push(Element::text("t-bold", place, Anchor::Start, &number));
            x += text_width(&number, SIZE).mul_add(1.1, 8.0);
        }
        let lines = wrapped(&area.title, COMMITTEE_END - 30.0 - x, SIZE, 2);
        let first = if lines.len() > 1 { middle - 3.5 } else { middle + 4.5 };
        for (index, line) in lines.iter().enumerate() {
            let place = at(x, real(index).mul_add(15.5, first));
            drawing.push(Element::text("", place, Anchor::Start, line));
        }
        let count = format::count(self.words.language, area.committee_goals);
        let place = at(COMMITTEE_END, middle + 4.5);
        drawing.push(Element::text("", place, Anchor::End, &count));
        self.draw_unit_goals(drawing, area, middle);
    }

    fn draw_unit_goals(&self, drawing: &mut Drawing, area: &FlowArea, middle: f64) {
        let total = area.unit_goal_count();
        let text = area.counts_in_words(self.words);
        if total == 0 {
            drawing.push(Element::sign(Sign::DashedRing, at(BARS, middle - 8.0)));
            self.draw_counts(drawing, &text, at(BARS + 24.0, middle + 4.5));
            return;
        }
        let bar = Area {
            x: BARS,
            y: middle - 10.0,
            width: (real(total) * self.length).max(8.0),
            height: 20.0,
        };
        for segment in segments(&area.unit_goals, bar) {
            segment.draw(drawing);
        }
        self.draw_counts(drawing, &text, at(bar.right() + 10.0, middle + 4.5));
    }

    fn draw_counts(&self, drawing: &mut Drawing, text: &str, place: Point) {
        for line in wrapped(text, self.texts, SIZE, 1) {
            drawing.push(Element::text("t-soft", place, Anchor::Start, &line));
        }
    }
}

fn title_lines(focus: &FlowFocus) -> Vec<String> {
    wrapped(&focus.full_title(), THREAD - 20.0, 15.0, 4)
}

fn height_of(focus: &FlowFocus) -> f64 {
    let text = real(title_lines(focus).len() + 1) * 19.0 + 10.0;
    (real(focus.areas.len()) * ROW).max(text)
}

/// A ribbon of even height from the bundle to an area's row; neighbours never lie on each other.
fn tie(from: f64, row: f64, thickness: f64) -> Path {
    let (left, right) = (THREAD + 7.0, AREAS - 8.0);
    let (upper, lower) = (row - thickness / 2.0, row + thickness / 2.0);
    let (start, end) = (at(left, from), at(right, upper));
    let (back, home) = (at(right, lower), at(left, from + thickness));
    Path::from(start).flow_to(start, end).line_to(back).flow_to(back, home).line_to(start)
}
