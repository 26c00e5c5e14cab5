//! An indicator over the years: total, women, men, stepped target, forecast and honest gaps.

mod accrual;
mod labels;
mod timeline;
mod words;

use rust_decimal::Decimal;
use tertial_domain::outcome::BySex;
use tertial_domain::period::{OperatingYear, YearPart};
use tertial_domain::quantity::{UnitOfMeasure, Value};
use tertial_domain::target::Target;

pub use self::accrual::WithinYear;
use self::labels::{end_labels, first_target_label, legend, point_labels};
use self::timeline::Timeline;
use super::axis::{Axis, Zero};
use super::measure::{Room, SIZE, shortened, text_area, text_width};
use super::svg::{Anchor, Area, Element, Point, at};
use super::{
    Chart, ChartContext, Drawing, Layout, NARROW_WIDTH, Words, axis_heading, common_unit,
    empty_drawing, tick_labels,
};

/// One period of an indicator: what was measured, foretold and aimed at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinePeriod {
    /// The year.
    pub year: OperatingYear,
    /// How much of the year the outcome covers.
    pub part: YearPart,
    /// The outcome; `None` where the source has no such cell.
    pub outcome: BySex<Option<Value>>,
    /// The target that held at the time.
    pub target: Option<Target>,
    /// The forecast for the whole year that was made in this period.
    pub forecast: Option<Value>,
}

/// Periods before the last hundred and twenty (forty years of tertials) are left to the table.
const PERIODS_MAX: usize = 120;

/// The scale has about so many steps, wide or narrow: one description tells of both.
const STEPS: u32 = 5;

/// Draws an indicator over time. Shape: periods in any order; the later of two with the same
/// year and part counts. The table has them all; the picture those that can be compared.
pub fn line_with_target(
    context: &ChartContext<'_>,
    within_year: WithinYear,
    periods: &[LinePeriod],
) -> Chart {
    let words = Words::of(context);
    let ordered = timeline::ordered(periods);
    let table = words::table(&words, &ordered);
    let comparable = within_year.comparable(ordered);
    let open = within_year.open_part(&comparable);
    let chart = Chart::new(context, words::description(&words, &comparable, open), table);
    let skipped = comparable.len().saturating_sub(PERIODS_MAX);
    let shown: Vec<&LinePeriod> = comparable.into_iter().skip(skipped).collect();
    chart.drawn(|layout| match Plot::new(&words, (&shown, open), layout) {
        Some(plot) => plot.draw(),
        None => empty_drawing(&words, layout),
    })
}

/// Everything that the parts of the drawing have in common.
struct Plot<'a> {
    words: &'a Words,
    periods: &'a [&'a LinePeriod],
    /// The part of a year whose figures still grow, and stand apart from the whole years'.
    open: Option<YearPart>,
    layout: Layout,
    unit: UnitOfMeasure,
    axis: Axis,
    timeline: Timeline,
    /// The forecast that still counts: made in the last period whose year is not yet closed.
    forecast: Option<(OperatingYear, Decimal)>,
    area: Area,
    width: f64,
    height: f64,
}

/// The mark of what has come of a year that is not over.
const SO_FAR: &str = "g-so-far-mark";

/// One line of the chart.
struct Series {
    line: &'static str,
    mark: &'static str,
    label: &'static str,
    label_class: &'static str,
    values: Vec<(f64, Option<Decimal>)>,
}

impl<'a> Plot<'a> {
    /// `None` when no period has a number, a forecast or a numeric target to draw.
    fn new(
        words: &'a Words,
        (periods, open): (&'a [&'a LinePeriod], Option<YearPart>),
        layout: Layout,
    ) -> Option<Self> {
        let forecast = timeline::open_forecast(periods);
        let mut numbers: Vec<Decimal> = periods.iter().flat_map(|it| numbers_of(it)).collect();
        numbers.extend(forecast.map(|(_, value)| value));
        if numbers.is_empty() {
            return None;
        }
        let timeline = Timeline::of(periods, forecast.map(|(year, _)| year))?;
        let unit = common_unit(periods.iter().flat_map(|it| values_of(it)));
        let axis = Axis::covering(&numbers, Zero::Free, STEPS);
        let (width, height) = match layout {
            Layout::Wide => (720.0, 300.0),
            Layout::Narrow => (NARROW_WIDTH, 280.0),
        };
        let area = Area { x: 0.0, y: 0.0, width, height };
        let mut plot = Self {
            words,
            periods,
            open,
            layout,
            unit,
            axis,
            timeline,
            forecast,
            area,
            width,
            height,
        };
        plot.area = plot.plot_area();
        Some(plot)
    }

    /// The area inside the axes, after tick labels, heading, legend and end labels have theirs.
    fn plot_area(&self) -> Area {
        let ticks = tick_labels(self.words.language, self.axis.ticks(), &self.unit);
        let widest = |labels: &[String]| {
            labels.iter().map(|label| text_width(label, SIZE)).fold(0.0, f64::max)
        };
        let left = (widest(&ticks) + 10.0).clamp(24.0, self.width / 3.0);
        let ends: Vec<String> = end_labels(self).into_iter().map(|label| label.text).collect();
        let right = (widest(&ends) + 20.0).clamp(16.0, self.width / 3.0);
        let heading = if axis_heading(self.words, &self.unit).is_some() { 16.0 } else { 0.0 };
        let top = 16.0 + heading + legend(self).height;
        let bottom = 36.0;
        Area {
            x: left,
            y: top,
            width: (self.width - left - right).max(40.0),
            height: (self.height - top - bottom).max(60.0),
        }
    }

    fn draw(&self) -> Drawing {
        let mut drawing = Drawing::new(self.width, self.height);
        let mut room = Room::default();
        let legend = legend(self);
        room.take(Area { x: 0.0, y: 0.0, width: self.width, height: legend.height + 2.0 });
        self.draw_scale(&mut drawing, &mut room);
        self.draw_gaps(&mut drawing, &mut room);
        self.draw_years(&mut drawing);
        self.draw_target(&mut drawing, &mut room);
        for series in self.so_far().into_iter().chain(self.series()) {
            self.draw_series(&mut drawing, &mut room, &series);
        }
        self.draw_forecast(&mut drawing, &mut room);
        for element in legend.elements {
            drawing.push(element);
        }
        for label in end_labels(self) {
            room.take(text_area(&label.text, SIZE, label.at, label.anchor));
            drawing.push(Element::text(label.class, label.at, label.anchor, &label.text));
        }
        let mut inner = point_labels(self, &mut room);
        inner.extend(first_target_label(self, &mut room));
        for label in inner {
            drawing.push(Element::text(label.class, label.at, label.anchor, &label.text));
        }
        drawing
    }

    fn x_of(&self, slot: f64) -> f64 {
        let part = self.timeline.part_of(slot);
        part.mul_add(self.area.width, self.area.x)
    }

    fn y_of(&self, value: Decimal) -> f64 {
        self.axis.place(value, self.area.bottom(), self.area.y)
    }

    fn draw_scale(&self, drawing: &mut Drawing, room: &mut Room) {
        let area = self.area;
        let labels = tick_labels(self.words.language, self.axis.ticks(), &self.unit);
        for (tick, label) in self.axis.ticks().iter().zip(&labels) {
            let y = self.y_of(*tick);
            drawing.push(Element::line("g-rule", at(area.x, y), at(area.right(), y)));
            let place = at(area.x - 8.0, y + 4.0);
            // A point's figure beside it would read as one number with it.
            let mut taken = text_area(label, SIZE, place, Anchor::End);
            taken.width += 8.0;
            room.take(taken);
            drawing.push(Element::text("t-soft", place, Anchor::End, label));
        }
        if let Some(heading) = axis_heading(self.words, &self.unit) {
            let heading = shortened(&heading, self.width - 8.0, SIZE);
            let place = at(0.0, area.y - 14.0);
            room.take(text_area(&heading, 11.0, place, Anchor::Start));
            drawing.push(Element::text("t-soft t-tiny", place, Anchor::Start, &heading));
        }
    }

    /// A band with a word where a value is expected and is not there.
    fn draw_gaps(&self, drawing: &mut Drawing, room: &mut Room) {
        for gap in self.timeline.gaps(self.periods) {
            let (left, right) = (self.x_of(gap.from), self.x_of(gap.until));
            let band = Area::between(at(left, self.area.y), at(right, self.area.bottom()));
            drawing.push(Element::rectangle("g-well", band));
            let word = self.words.text(gap.word);
            let middle = f64::midpoint(left, right);
            let bottom = self.area.bottom();
            let length = text_width(&word, 11.0);
            // The word stands upright where the band is too narrow, and not at all where even
            // that would cover another: the table has it.
            let is_level = length + 4.0 <= band.width;
            let (place, anchor, area) = if is_level {
                let place = at(middle, bottom - 8.0);
                (place, Anchor::Middle, text_area(&word, 11.0, place, Anchor::Middle))
            } else {
                let place = at(middle + 4.0, bottom - 6.0);
                let upper = at(place.x - 10.0, place.y - length);
                (place, Anchor::Start, Area::between(upper, at(place.x + 3.0, place.y)))
            };
            if room.claim(area, drawing.frame()) {
                let text = Element::text("t-soft t-tiny", place, anchor, &word);
                drawing.push(if is_level { text } else { text.turned_left(place) });
            }
        }
    }

    fn draw_years(&self, drawing: &mut Drawing) {
        let bottom = self.area.bottom();
        let ends = (at(self.area.x, bottom), at(self.area.right(), bottom));
        drawing.push(Element::line("g-axis", ends.0, ends.1));
        for tick in self.timeline.ticks() {
            let x = self.x_of(tick.slot);
            let length = if tick.begins_year { 7.0 } else { 4.0 };
            drawing.push(Element::line("g-axis", at(x, bottom), at(x, bottom + length)));
        }
        let mut room = Room::default();
        // The last year is placed first: it is the one that must be there.
        for (index, (slot, year)) in self.timeline.years().into_iter().rev().enumerate() {
            let label = year.to_string();
            let half = text_width(&label, SIZE) / 2.0 + 3.0;
            let x = self.x_of(slot).clamp(half, self.width - half);
            let place = at(x, bottom + 24.0);
            let mut needed = text_area(&label, SIZE, place, Anchor::Middle);
            needed.x -= 3.0;
            needed.width += 6.0;
            if room.claim(needed, drawing.frame()) {
                let class = if index == 0 { "t-bold" } else { "t-soft" };
                drawing.push(Element::text(class, place, Anchor::Middle, &label));
            }
        }
    }

    fn draw_target(&self, drawing: &mut Drawing, room: &mut Room) {
        for step in self.timeline.target_steps(self.periods) {
            for bound in step.bounds.into_iter().flatten() {
                let y = self.y_of(bound);
                let (left, right) = (self.x_of(step.from) + 2.0, self.x_of(step.until) - 2.0);
                let (from, until) = (at(left, y), at(right.max(left), y));
                drawing.push(Element::line("g-target", from, until));
                room.take_line(from, until);
            }
        }
    }

    fn draw_series(&self, drawing: &mut Drawing, room: &mut Room, series: &Series) {
        let is_total = series.mark == "g-dot";
        for run in self.timeline.runs(&series.values) {
            let points: Vec<Point> =
                run.iter().map(|(slot, value)| at(self.x_of(*slot), self.y_of(*value))).collect();
            if points.len() > 1 {
                drawing.push(Element::polyline(series.line, &points));
            }
            for pair in points.windows(2) {
                if let [from, to] = pair {
                    room.take_line(*from, *to);
                }
            }
            for (point, (slot, _)) in points.iter().zip(&run) {
                let ends_year = self.timeline.ends_year(*slot);
                let radius = match (is_total, ends_year) {
                    (true, true) => 4.5,
                    (true, false) | (false, true) => 3.5,
                    (false, false) if series.mark == SO_FAR => 4.0,
                    (false, false) => 3.0,
                };
                drawing.push(Element::circle(series.mark, *point, radius));
                room.take(around(*point, radius));
            }
        }
    }

    fn draw_forecast(&self, drawing: &mut Drawing, room: &mut Room) {
        let Some(place) = self.forecast_place() else { return };
        if let Some(last) = self.last_total() {
            drawing.push(Element::line("g-guess", last, place));
            room.take_line(last, place);
        }
        drawing.push(Element::circle("g-ring", place, 4.5));
        room.take(around(place, 5.0));
    }

    fn forecast_place(&self) -> Option<Point> {
        let (year, value) = self.forecast?;
        let slot = self.timeline.slot(year, YearPart::FullYear);
        Some(at(self.x_of(slot), self.y_of(value)))
    }

    fn last_total(&self) -> Option<Point> {
        let series = self.total();
        let run = self.timeline.runs(&series.values).pop()?;
        run.last().map(|(slot, value)| at(self.x_of(*slot), self.y_of(*value)))
    }

    fn total(&self) -> Series {
        self.line("g-line", "g-dot", ["sex-total", ""], |outcome| outcome.total.as_ref())
    }

    /// The lines that have at least one number; the total last, so that it lies uppermost.
    fn series(&self) -> Vec<Series> {
        let women = self.line("g-thin g-line-women", "g-women", ["sex-women", "t-women"], |it| {
            it.women.as_ref()
        });
        let men =
            self.line("g-thin g-line-men", "g-men", ["sex-men", "t-men"], |it| it.men.as_ref());
        let mut series = vec![women, men, self.total()];
        series.retain(|series| series.values.iter().any(|(_, value)| value.is_some()));
        series
    }

    /// What has come of the open year, and of the earlier ones by the same time.
    fn so_far(&self) -> Option<Series> {
        let open = self.open?;
        let of_part = |period: &&&LinePeriod| period.part == open;
        let value = |period: &&LinePeriod| {
            let slot = self.timeline.slot(period.year, period.part);
            (slot, period.outcome.total.as_ref().and_then(number))
        };
        Some(Series {
            line: "g-so-far",
            mark: SO_FAR,
            label: accrual::until(open),
            label_class: "t-soft",
            values: self.periods.iter().filter(of_part).map(value).collect(),
        })
    }

    fn line(
        &self,
        line: &'static str,
        mark: &'static str,
        [label, label_class]: [&'static str; 2],
        choose: impl Fn(&BySex<Option<Value>>) -> Option<&Value>,
    ) -> Series {
        let value = |period: &&LinePeriod| {
            let slot = self.timeline.slot(period.year, period.part);
            (slot, choose(&period.outcome).and_then(number))
        };
        let apart = |period: &&&LinePeriod| Some(period.part) == self.open;
        let values = self.periods.iter().filter(|period| !apart(period)).map(value).collect();
        Series { line, mark, label, label_class, values }
    }
}

fn number(value: &Value) -> Option<Decimal> {
    value.quantity().map(|quantity| quantity.number)
}

fn values_of(period: &LinePeriod) -> impl Iterator<Item = &Value> {
    let BySex { total, women, men, other: _ } = &period.outcome;
    [total, women, men, &period.forecast].into_iter().flatten()
}

fn numbers_of(period: &LinePeriod) -> Vec<Decimal> {
    let BySex { total, women, men, other: _ } = &period.outcome;
    let outcomes = [total, women, men].into_iter().flatten().filter_map(number);
    outcomes.chain(timeline::bounds_of(period).into_iter().flatten()).collect()
}

fn around(point: Point, radius: f64) -> Area {
    let reach = radius + 1.0;
    Area { x: point.x - reach, y: point.y - reach, width: 2.0 * reach, height: 2.0 * reach }
}
