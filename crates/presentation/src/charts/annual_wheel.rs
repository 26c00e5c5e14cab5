//! Twelve months as a ring: numbered days outside, the periods that are measured inside, and where
//! today is.

use std::f64::consts::{FRAC_PI_2, PI, TAU};

use jiff::ToSpan;
use jiff::civil::Date;
use tertial_domain::annual_wheel::Nearness;

use super::svg::{Anchor, Element, Path, Point, at, real};
use super::{
    Chart, ChartContext, ChartRow, ChartTable, ColumnKind, Drawing, Layout, NARROW_WIDTH, Words,
};
use crate::format;

/// A day on the wheel, with its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WheelMark {
    /// Which day.
    pub on: Date,
    /// What falls on it.
    pub name: String,
    /// Where it lies.
    pub nearness: Nearness,
}

/// What a wheel shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wheel {
    /// The first of its twelve months.
    pub from: Date,
    /// Where the hand points.
    pub today: Date,
    /// Its days in order; those of the same day share a number.
    pub marks: Vec<WheelMark>,
}

impl Wheel {
    /// Each mark with its number: the same for the same day, from 1.
    pub fn numbered(&self) -> Vec<(usize, &WheelMark)> {
        let mut number = 0;
        let mut last = None;
        let mut numbered = Vec::with_capacity(self.marks.len());
        for mark in &self.marks {
            if last != Some(mark.on) {
                number += 1;
                last = Some(mark.on);
            }
            numbered.push((number, mark));
        }
        numbered
    }

    fn next(&self) -> Option<&WheelMark> {
        self.marks.iter().find(|mark| mark.nearness == Nearness::Next)
    }
}

/// Draws a year as a ring with January at the top.
pub fn annual_wheel(context: &ChartContext<'_>, wheel: &Wheel) -> Chart {
    let words = Words::of(context);
    let chart = Chart::new(context, sentence(&words, wheel), table(&words, wheel));
    chart.drawn(|layout| {
        let ring = Ring::of(layout);
        let mut drawing = Drawing::new(ring.centre.x * 2.0, ring.centre.y * 2.0);
        ring.draw_periods(&words, &mut drawing);
        ring.draw_months(&words, &mut drawing, wheel.today);
        ring.draw_days(&mut drawing, wheel);
        ring.draw_hand(&words, &mut drawing, wheel);
        drawing
    })
}

/// The ring's measures: the middle, and how far from it each part is.
struct Ring {
    centre: Point,
    /// The numbers.
    numbers: f64,
    /// Where the ticks end.
    ticks: f64,
    /// The names of the months.
    months: f64,
    /// The outer edge of the periods.
    periods: f64,
}

/// How broad the ring of periods is.
const BREADTH: f64 = 26.0;
/// A number's ring.
const NUMBER: f64 = 10.0;
/// So many numbers have room; more days are dots.
const NUMBERS_MAX: usize = 36;

impl Ring {
    const fn of(layout: Layout) -> Self {
        match layout {
            Layout::Wide => Self {
                centre: at(208.0, 208.0),
                numbers: 192.0,
                ticks: 168.0,
                months: 151.0,
                periods: 136.0,
            },
            Layout::Narrow => {
                let middle = NARROW_WIDTH / 2.0;
                Self {
                    centre: at(middle, middle),
                    numbers: 147.0,
                    ticks: 128.0,
                    months: 113.0,
                    periods: 98.0,
                }
            }
        }
    }

    /// A place at an angle, clockwise from the top.
    fn at(&self, angle: f64, distance: f64) -> Point {
        let turned = angle - FRAC_PI_2;
        at(
            turned.cos().mul_add(distance, self.centre.x),
            turned.sin().mul_add(distance, self.centre.y),
        )
    }

    fn spoke(&self, class: &'static str, angle: f64, (from, to): (f64, f64)) -> Element {
        Element::line(class, self.at(angle, from), self.at(angle, to))
    }

    /// A stretch of a ring between two angles.
    fn stretch(&self, class: &'static str, (from, to): (f64, f64), outer: f64) -> Element {
        let inner = outer - BREADTH;
        let path = Path::from(self.at(from, outer));
        let path = self.arc(path, (from, to), outer).line_to(self.at(to, inner));
        let path = self.arc(path, (to, from), inner).line_to(self.at(from, outer));
        Element::path(class, &path)
    }

    /// Goes on along a circle, by curves of at most an eighth of it.
    fn arc(&self, mut path: Path, (from, to): (f64, f64), distance: f64) -> Path {
        let parts: u32 =
            (1..32).find(|parts| (to - from).abs() / f64::from(*parts) <= PI / 4.0).unwrap_or(32);
        let step = (to - from) / f64::from(parts);
        let pull = 4.0 / 3.0 * (step / 4.0).tan() * distance;
        for part in 0..parts {
            let (start, end) =
                (f64::from(part).mul_add(step, from), f64::from(part + 1).mul_add(step, from));
            let beside = |angle: f64, pull: f64| {
                let point = self.at(angle, distance);
                at(angle.cos().mul_add(pull, point.x), angle.sin().mul_add(pull, point.y))
            };
            path = path.curve_to(beside(start, pull), beside(end, -pull), self.at(end, distance));
        }
        path
    }

    fn draw_periods(&self, words: &Words, drawing: &mut Drawing) {
        const GAP: f64 = 0.02;
        for (first_month, key) in [
            (1, "chart-wheel-tertial-1"),
            (5, "chart-wheel-tertial-2"),
            (9, "chart-wheel-tertial-3"),
        ] {
            let (from, to) = (month_angle(first_month), month_angle(first_month + 4));
            drawing.push(self.stretch("g-well k-rule", (from + GAP, to - GAP), self.periods));
            let middle = self.at(f64::midpoint(from, to), self.periods - BREADTH / 2.0);
            let place = at(middle.x, middle.y + 4.5);
            drawing.push(Element::text("t-soft", place, Anchor::Middle, &words.text(key)));
        }
    }

    fn draw_months(&self, words: &Words, drawing: &mut Drawing, today: Date) {
        for month in 1..=12_i8 {
            let angle = month_angle(month);
            drawing.push(self.spoke("g-axis", angle, (self.periods, self.ticks)));
            let middle = self.at(angle + TAU / 24.0, self.months);
            let class = if today.month() == month { "t-bold" } else { "t-soft" };
            let name = format::month_short(words.language, month);
            let place = at(middle.x, middle.y + 4.5);
            drawing.push(Element::text(class, place, Anchor::Middle, &name));
        }
    }

    fn draw_days(&self, drawing: &mut Drawing, wheel: &Wheel) {
        let mut days: Vec<(usize, &WheelMark)> = wheel.numbered();
        days.dedup_by_key(|(number, _)| *number);
        days.sort_by(|(_, one), (_, other)| day_angle(one.on).total_cmp(&day_angle(other.on)));
        let angles: Vec<f64> = days.iter().map(|(_, mark)| day_angle(mark.on)).collect();
        let is_roomy = days.len() <= NUMBERS_MAX;
        let places =
            if is_roomy { apart(&angles, 2.15 * NUMBER / self.numbers) } else { angles.clone() };
        for (((number, mark), angle), place) in days.iter().zip(angles).zip(places) {
            let (class, text_class, radius) = match mark.nearness {
                Nearness::Past => ("f-past", "t-soft", NUMBER),
                Nearness::Next => ("g-thread", "t-paper", NUMBER + 2.0),
                Nearness::Coming => ("f-next", "t-bold", NUMBER),
            };
            let from = self.at(angle, self.ticks - 4.0);
            drawing.push(Element::line("g-axis", from, self.at(place, self.numbers - radius)));
            let middle = self.at(place, self.numbers);
            if is_roomy {
                drawing.push(Element::circle(class, middle, radius));
                let below = at(middle.x, middle.y + 4.5);
                drawing.push(Element::text(text_class, below, Anchor::Middle, &number.to_string()));
            } else {
                drawing.push(Element::circle(class, middle, 3.0));
            }
        }
    }

    fn draw_hand(&self, words: &Words, drawing: &mut Drawing, wheel: &Wheel) {
        let angle = day_angle(wheel.today);
        drawing.push(self.spoke("k-thread", angle, (self.periods - BREADTH - 12.0, self.ticks)));
        drawing.push(Element::circle("g-thread", self.at(angle, self.ticks), 4.0));
        let Some(next) = wheel.next() else { return };
        let days = days_between(wheel.today, next.on);
        let Point { x, y } = self.centre;
        let line = |text: &str, class, below: f64| {
            Element::text(class, at(x, y + below), Anchor::Middle, text)
        };
        drawing.push(line(&days.to_string(), "t-serif t-46", 4.0));
        let until = words.with("chart-wheel-days-until", &[("days", days.into())]);
        drawing.push(line(&until, "", 25.0));
        drawing.push(line(&words.text("chart-wheel-next"), "", 41.0));
    }
}

/// Angles in order, moved on where they lie nearer to each other than this; the last never passes
/// the first, and whatever has no room is spread evenly.
fn apart(angles: &[f64], least: f64) -> Vec<f64> {
    let mut places: Vec<f64> = Vec::with_capacity(angles.len());
    for angle in angles {
        let from = places.last().map_or(*angle, |last| (last + least).max(*angle));
        places.push(from);
    }
    let end = places.first().map_or(0.0, |first| first + TAU - least);
    let mut most = end;
    for place in places.iter_mut().rev() {
        *place = place.min(most);
        most = *place - least;
    }
    let is_spread =
        places.iter().zip(places.iter().skip(1)).all(|(one, next)| next - one > 0.9 * least);
    if is_spread {
        return places;
    }
    let step = TAU / real(angles.len().max(1));
    (0..angles.len())
        .map(|index| real(index).mul_add(step, angles.first().copied().unwrap_or(0.0)))
        .collect()
}

/// Where a month begins, clockwise from the top: each has a twelfth.
fn month_angle(month: i8) -> f64 {
    TAU * (f64::from(month) - 1.0) / 12.0
}

/// Where a day is.
fn day_angle(day: Date) -> f64 {
    let share = (f64::from(day.day()) - 1.0) / f64::from(day.days_in_month());
    (TAU / 12.0).mul_add(share, month_angle(day.month()))
}

fn days_between(from: Date, to: Date) -> usize {
    let days = from.until(to).map_or(0, |span| span.get_days());
    usize::try_from(days).unwrap_or(0)
}

fn sentence(words: &Words, wheel: &Wheel) -> String {
    let language = words.language;
    let last = wheel.from.saturating_add(12.months()).saturating_sub(1.days());
    let range = words.with(
        "chart-wheel",
        &[
            ("from", format::date(language, wheel.from).into()),
            ("until", format::date(language, last).into()),
            ("today", format::date(language, wheel.today).into()),
        ],
    );
    let next = match wheel.next() {
        Some(next) => words.with(
            "chart-wheel-next-is",
            &[("name", next.name.clone().into()), ("day", format::date(language, next.on).into())],
        ),
        None => words.text("chart-wheel-none"),
    };
    format!("{range} {next}")
}

fn table(words: &Words, wheel: &Wheel) -> ChartTable {
    let columns = vec![
        words.column("chart-column-number", ColumnKind::Words),
        words.column("chart-column-day", ColumnKind::Words),
        words.column("chart-column-occasion", ColumnKind::Words),
        words.column("chart-column-standing", ColumnKind::Words),
    ];
    let row = |(number, mark): (usize, &WheelMark)| ChartRow {
        name: number.to_string(),
        cells: vec![
            format::date(words.language, mark.on),
            mark.name.clone(),
            words.text(nearness_key(mark.nearness)),
        ],
    };
    ChartTable { columns, rows: wheel.numbered().into_iter().map(row).collect() }
}

/// The message of where a day lies.
pub const fn nearness_key(nearness: Nearness) -> &'static str {
    match nearness {
        Nearness::Past => "wheel-past",
        Nearness::Next => "wheel-next",
        Nearness::Coming => "wheel-coming",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_apart_and_in_order() {
        let near = [0.1, 0.1, 0.12, 3.0, 6.2, 6.25];
        let places = apart(&near, 0.15);
        for (one, next) in places.iter().zip(&places[1..]) {
            assert!(next - one > 0.149, "{places:?}");
        }
        assert!(places[5] - places[0] <= TAU - 0.14, "{places:?}");
        let full: Vec<f64> = (0..36).map(|_| 1.0).collect();
        let places = apart(&full, 0.15);
        assert!(places.iter().zip(&places[1..]).all(|(one, next)| next - one > 0.13));
        assert!(apart(&[], 0.1).is_empty());
    }
}
