//! The chain from top to bottom: one thread for each focus goal with its areas tied to it.

use super::{FlowArea, FlowFocus, largest};
use crate::charts::grade_bar::segments;
use crate::charts::measure::{SIZE, wrapped};
use crate::charts::svg::{Anchor, Area, Element, at, real};
use crate::charts::{Drawing, NARROW_WIDTH, Words};

const INDENT: f64 = 22.0;
const LINE: f64 = 16.5;

/// Draws the chain for a small screen.
pub(super) fn draw(words: &Words, focuses: &[FlowFocus]) -> Drawing {
    let mut drawing = Drawing::new(NARROW_WIDTH, 0.0);
    let length = (NARROW_WIDTH - INDENT - 1.0) / real(largest(focuses));
    let mut top = 4.0;
    for focus in focuses {
        top = draw_focus(words, &mut drawing, focus, top, length) + 14.0;
    }
    drawing.height = top;
    drawing
}

/// Gives the place where the next begins.
fn draw_focus(
    words: &Words,
    drawing: &mut Drawing,
    focus: &FlowFocus,
    top: f64,
    length: f64,
) -> f64 {
    let mut baseline = top + 14.0;
    for line in wrapped(&focus.full_title(), NARROW_WIDTH - 10.0, 15.0, 4) {
        drawing.push(Element::text("t-serif t-15", at(0.0, baseline), Anchor::Start, &line));
        baseline += 19.0;
    }
    let count = words.with("count-unit-goals", &[("count", focus.unit_goal_count().into())]);
    drawing.push(Element::text("t-soft", at(0.0, baseline), Anchor::Start, &count));
    baseline += 8.0;
    let mut ties: Vec<f64> = Vec::new();
    let thread = drawing.elements.len();
    for area in &focus.areas {
        ties.push(baseline + 16.0);
        baseline = draw_area(words, drawing, area, baseline, length);
    }
    if let Some(last) = ties.last() {
        let (start, end) = (at(6.0, baseline_of(&ties) - 10.0), at(6.0, *last));
        drawing.elements.insert(thread, Element::line("k-thread", start, end));
    }
    for tie in ties {
        drawing.push(Element::circle("g-ring k-thread", at(6.0, tie), 4.5));
    }
    baseline
}

fn baseline_of(ties: &[f64]) -> f64 {
    ties.first().copied().unwrap_or_default()
}

fn draw_area(words: &Words, drawing: &mut Drawing, area: &FlowArea, top: f64, length: f64) -> f64 {
    let mut x = INDENT;
    if let Some(mark) = &area.mark {
        drawing.push(Element::sign(mark.sign(), at(x, top + 8.0)));
        x += 22.0;
    }
    let mut baseline = top + 20.5;
    for line in wrapped(&area.full_title(), NARROW_WIDTH - x - 2.0, SIZE, 3) {
        drawing.push(Element::text("t-bold", at(x, baseline), Anchor::Start, &line));
        baseline += LINE;
    }
    let total = area.unit_goal_count();
    if total > 0 {
        let bar = Area {
            x: INDENT + 0.5,
            y: baseline - 9.0,
            width: (real(total) * length).max(8.0),
            height: 18.0,
        };
        for segment in segments(&area.unit_goals, bar) {
            segment.draw(drawing);
        }
        baseline += 26.0;
    }
    let committee = words.with("count-committee-goals", &[("count", area.committee_goals.into())]);
    let text = format!("{committee}\u{a0}· {}", area.counts_in_words(words));
    for line in wrapped(&text, NARROW_WIDTH - INDENT - 2.0, SIZE, 3) {
        drawing.push(Element::text("t-soft", at(INDENT, baseline), Anchor::Start, &line));
        baseline += LINE;
    }
    baseline - 6.0
}
