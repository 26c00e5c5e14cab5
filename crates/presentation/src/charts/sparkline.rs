//! A word-sized line: where it has been, where it is, and the target as a dashed line.

use rust_decimal::Decimal;
use tertial_domain::quantity::{Quantity, Value};

use super::axis::{Axis, Zero};
use super::svg::{Element, Point, at, real};
use super::{Chart, ChartContext, ChartRow, ChartTable, ColumnKind, Drawing, Words};
use crate::format;

/// What a sparkline shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sparkline {
    /// The values in order of time.
    pub points: Vec<SparkPoint>,
    /// The target, if it is a number.
    pub target: Option<Quantity>,
    /// The lowest and highest number of the scale when several sparklines share one.
    pub scale: Option<(Decimal, Decimal)>,
    /// Whether this one is the reader's own among several: drawn stronger.
    pub is_own: bool,
}

/// One point of a sparkline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SparkPoint {
    /// The period, as printed ("T2 2026").
    pub label: String,
    /// The value.
    pub value: Value,
}

const WIDTH: f64 = 160.0;
const HEIGHT: f64 = 44.0;
const MARGIN: f64 = 5.0;
/// More points than there are units across are not seen.
const POINTS_MAX: usize = 150;

/// Draws a sparkline. A gap in the values is a gap in the line.
pub fn sparkline(context: &ChartContext<'_>, spark: &Sparkline) -> Chart {
    let words = Words::of(context);
    let chart = Chart::new(context, description(&words, spark), table(&words, spark));
    chart.drawn_once(drawing(spark))
}

fn drawing(spark: &Sparkline) -> Drawing {
    let mut drawing = Drawing::new(WIDTH, HEIGHT);
    let skipped = spark.points.len().saturating_sub(POINTS_MAX);
    let points: Vec<&SparkPoint> = spark.points.iter().skip(skipped).collect();
    let mut all: Vec<Decimal> = points.iter().filter_map(|point| number(&point.value)).collect();
    if all.is_empty() {
        return drawing;
    }
    all.extend(spark.target.iter().map(|target| target.number));
    all.extend(spark.scale.iter().flat_map(|(low, high)| [*low, *high]));
    let axis = Axis::covering(&all, Zero::Free, 4);
    let height_of = |value| axis.place(value, HEIGHT - MARGIN, MARGIN);
    if let Some(target) = &spark.target {
        let y = height_of(target.number);
        drawing.push(Element::line("g-target", at(0.0, y), at(WIDTH, y)));
    }
    let step = (WIDTH - 2.0 * MARGIN) / real(points.len().saturating_sub(1).max(1));
    let x_of = |index: usize| WIDTH - MARGIN - real(points.len() - 1 - index) * step;
    let class = if spark.is_own { "g-line" } else { "g-thin" };
    let places: Vec<Option<Point>> = points
        .iter()
        .enumerate()
        .map(|(index, point)| number(&point.value).map(|value| at(x_of(index), height_of(value))))
        .collect();
    for run in places.split(Option::is_none) {
        let run: Vec<Point> = run.iter().copied().flatten().collect();
        match run.as_slice() {
            [] => {}
            [alone] => drawing.push(Element::circle("g-dot", *alone, 2.5)),
            _ => drawing.push(Element::polyline(class, &run)),
        }
    }
    if let Some(last) = places.iter().copied().flatten().next_back() {
        drawing.push(Element::circle("g-dot", last, 3.5));
    }
    drawing
}

fn number(value: &Value) -> Option<Decimal> {
    value.quantity().map(|quantity| quantity.number)
}

fn description(words: &Words, spark: &Sparkline) -> String {
    let mut known = spark.points.iter().filter(|point| point.value.quantity().is_some());
    let Some(first) = known.next() else { return words.text("chart-empty") };
    let last = known.next_back().unwrap_or(first);
    let value = |point: &SparkPoint| format::value(words.language, &point.value);
    let mut text = words.with(
        "chart-from-to",
        &[
            ("first", value(first).into()),
            ("first_period", (&first.label).into()),
            ("last", value(last).into()),
            ("last_period", (&last.label).into()),
        ],
    );
    if let Some(target) = &spark.target {
        let printed = format::quantity(words.language, target);
        text.push(' ');
        text.push_str(&words.with("chart-target-is", &[("target", printed.into())]));
    }
    text
}

fn table(words: &Words, spark: &Sparkline) -> ChartTable {
    let columns = vec![
        words.column("chart-column-period", ColumnKind::Words),
        words.column("chart-column-outcome", ColumnKind::Figures),
    ];
    let row = |point: &SparkPoint| ChartRow {
        name: point.label.clone(),
        cells: vec![words.cell(Some(&point.value))],
    };
    ChartTable { columns, rows: spark.points.iter().map(row).collect() }
}
