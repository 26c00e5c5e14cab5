//! The words and figures of the chart over time, placed so that none covers another.

use rust_decimal::Decimal;

use super::{Plot, Series};
use crate::charts::Layout;
use crate::charts::measure::{Room, SIZE, spread, text_area, text_width};
use crate::charts::svg::{Anchor, Area, Element, Point, at};

/// A text with its place.
pub(super) struct Label {
    pub(super) text: String,
    pub(super) at: Point,
    pub(super) anchor: Anchor,
    pub(super) class: &'static str,
}

/// The signs that a narrow drawing explains above the plot.
pub(super) struct Legend {
    pub(super) elements: Vec<Element>,
    pub(super) height: f64,
}

const ROW: f64 = 19.0;

/// What stands to the right of the plot: forecast, target, and each line's last value.
pub(super) fn end_labels(plot: &Plot<'_>) -> Vec<Label> {
    let mut ends: Vec<(Decimal, &'static str, &'static str, String)> = Vec::new();
    let number = |value: Decimal| plot.words.label(value);
    let all = plot.series();
    if all.len() > 1 {
        ends.extend(all.iter().rev().filter_map(|series| {
            let last = last_value(series)?;
            Some((last, series.label, series.label_class, number(last)))
        }));
    }
    if let Some(so_far) = plot.so_far()
        && let Some(last) = last_value(&so_far)
    {
        ends.push((last, so_far.label, so_far.label_class, number(last)));
    }
    if let Some((_, value)) = plot.forecast {
        ends.push((value, "chart-forecast", "", number(value)));
    }
    let last_step = plot.timeline.target_steps(plot.periods).pop();
    if let Some((bound, figure)) = last_step.and_then(|step| printed_bounds(plot, step.bounds)) {
        ends.push((bound, "chart-target", "t-accent", figure));
    }
    let wanted: Vec<f64> = ends.iter().map(|(value, ..)| plot.y_of(*value) + 4.0).collect();
    let places = spread(&wanted, 15.0, plot.area.y + 4.0, plot.area.bottom());
    let label = |((_, key, class, figure), y): ((Decimal, &str, &'static str, String), f64)| {
        let text = match plot.layout {
            Layout::Wide => format!("{} {figure}", plot.words.text(key)),
            Layout::Narrow => figure,
        };
        Label { text, at: at(plot.area.right() + 10.0, y), anchor: Anchor::Start, class }
    };
    ends.into_iter().zip(places).map(label).collect()
}

fn last_value(series: &Series) -> Option<Decimal> {
    series.values.iter().rev().find_map(|(_, value)| *value)
}

/// A target's figure, with the bound that it stands beside.
fn printed_bounds(plot: &Plot<'_>, bounds: [Option<Decimal>; 2]) -> Option<(Decimal, String)> {
    match bounds {
        [Some(low), Some(high)] => {
            Some((high, format!("{}–{}", plot.words.label(low), plot.words.label(high))))
        }
        [Some(bound), None] | [None, Some(bound)] => Some((bound, plot.words.label(bound))),
        [None, None] => None,
    }
}

/// Explains the signs where there is no room for words beside the lines.
pub(super) fn legend(plot: &Plot<'_>) -> Legend {
    let mut legend = Legend { elements: Vec::new(), height: 0.0 };
    if plot.layout == Layout::Wide {
        return legend;
    }
    let all = plot.series();
    let mut entries: Vec<(&'static str, String)> = Vec::new();
    let total_alone = all.len() == 1;
    for series in all.iter().rev() {
        let is_total = series.mark == "g-dot";
        let key = if is_total && total_alone { "chart-column-outcome" } else { series.label };
        entries.push((series.mark, plot.words.text(key)));
    }
    if let Some(so_far) = plot.so_far() {
        entries.push((so_far.mark, plot.words.text(so_far.label)));
    }
    if plot.forecast.is_some() {
        entries.push(("g-ring", plot.words.text("chart-forecast")));
    }
    if !plot.timeline.target_steps(plot.periods).is_empty() {
        entries.push(("g-target", plot.words.text("chart-target")));
    }
    let (mut x, mut y) = (0.0, 14.0);
    for (mark, word) in entries {
        let sign_width = if mark == "g-target" { 24.0 } else { 14.0 };
        let width = sign_width + text_width(&word, SIZE) + 16.0;
        if x > 0.0 && x + width > plot.width {
            x = 0.0;
            y += ROW;
        }
        legend.elements.push(match mark {
            "g-target" => Element::line(mark, at(x, y - 4.0), at(x + 18.0, y - 4.0)),
            _ => Element::circle(mark, at(x + 5.0, y - 4.0), 4.0),
        });
        let place = at(x + sign_width, y);
        legend.elements.push(Element::text("t-soft", place, Anchor::Start, &word));
        x += width;
    }
    legend.height = if legend.elements.is_empty() { 0.0 } else { y };
    legend
}

/// The first target's figure, where a later one differs: beside its line, where there is room.
pub(super) fn first_target_label(plot: &Plot<'_>, room: &mut Room) -> Option<Label> {
    let steps = plot.timeline.target_steps(plot.periods);
    let (first, last) = (steps.first()?, steps.last()?);
    if first.bounds == last.bounds || plot.layout == Layout::Narrow {
        return None;
    }
    let (bound, figure) = printed_bounds(plot, first.bounds)?;
    let text = format!("{} {figure}", plot.words.text("chart-target"));
    let frame = Area { x: 0.0, y: 3.0, width: plot.width, height: plot.area.bottom() - 3.0 };
    let (left, right) = (plot.x_of(first.from) + 4.0, plot.x_of(first.until) - 4.0);
    let y = plot.y_of(bound);
    let beside = [
        (at(left, y + 16.0), Anchor::Start),
        (at(left, y - 6.0), Anchor::Start),
        (at(right, y + 16.0), Anchor::End),
        (at(right, y - 6.0), Anchor::End),
    ];
    let free = beside.into_iter().find(|(place, anchor)| {
        let mut area = text_area(&text, SIZE, *place, *anchor);
        area.x -= 3.0;
        area.width += 6.0;
        room.claim(area, frame)
    });
    free.map(|(at, anchor)| Label { text, at, anchor, class: "t-accent" })
}

/// Figures beside the points of a single line, the latest first; what finds no room is left out.
pub(super) fn point_labels(plot: &Plot<'_>, room: &mut Room) -> Vec<Label> {
    let all = plot.series();
    let [total] = all.as_slice() else { return Vec::new() };
    let frame = Area { x: 0.0, y: 3.0, width: plot.width, height: plot.area.bottom() - 3.0 };
    let mut labels = Vec::new();
    for (index, (slot, value)) in by_weight(plot, total).into_iter().enumerate() {
        let text = plot.words.label(value);
        let (x, y) = (plot.x_of(slot), plot.y_of(value));
        let around = [
            (at(x, y - 10.0), Anchor::Middle),
            (at(x, y + 19.0), Anchor::Middle),
            (at(x + 5.0, y - 9.0), Anchor::Start),
            (at(x - 5.0, y + 17.0), Anchor::End),
            (at(x - 5.0, y - 9.0), Anchor::End),
            (at(x + 5.0, y + 17.0), Anchor::Start),
        ];
        let free = around
            .into_iter()
            .find(|(place, anchor)| room.claim(text_area(&text, SIZE, *place, *anchor), frame));
        if let Some((at, anchor)) = free {
            let class = if index == 0 { "t-bold" } else { "" };
            labels.push(Label { text, at, anchor, class });
        }
    }
    labels
}

/// The points worth a figure: the last, the first, and where there is room the years' ends.
fn by_weight(plot: &Plot<'_>, series: &Series) -> Vec<(f64, Decimal)> {
    let points: Vec<(f64, Decimal)> =
        plot.timeline.runs(&series.values).into_iter().flatten().collect();
    let Some((last, before)) = points.split_last() else { return Vec::new() };
    let mut chosen = vec![*last];
    if let Some((first, between)) = before.split_first() {
        chosen.push(*first);
        if plot.layout == Layout::Wide {
            chosen.extend(between.iter().rev().filter(|(slot, _)| plot.timeline.ends_year(*slot)));
        } else {
            let highest = between.iter().max_by_key(|(_, value)| *value);
            chosen.extend(highest.filter(|(_, value)| *value > first.1 && *value > last.1));
        }
    }
    chosen
}
