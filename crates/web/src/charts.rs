//! From a page's figures to the charts of `presentation`.

use rust_decimal::Decimal;
use tertial_domain::period::OperatingYear;
use tertial_domain::quantity::{Quantity, UnitOfMeasure, Value};
use tertial_presentation::charts::{
    Chart, ChartContext, SparkPoint, Sparkline, sparkline as draw_sparkline,
};
use tertial_presentation::language::Language;

use crate::markup::Markup;

/// A chart on a page.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Figure {
    /// The drawing.
    pub(crate) picture: Markup,
    /// The drawing in words.
    pub(crate) description: String,
}

impl From<&Chart> for Figure {
    fn from(chart: &Chart) -> Self {
        Self { picture: Markup::of_picture(chart.html()), description: chart.description.clone() }
    }
}

/// A series of years as a word-sized line.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Series<'a> {
    /// The place on the page, unique.
    pub(crate) place: usize,
    /// What it shows.
    pub(crate) name: &'a str,
    /// Year and outcome, oldest first.
    pub(crate) years: &'a [(OperatingYear, Option<Decimal>)],
    /// What it is measured in.
    pub(crate) unit: Option<&'a UnitOfMeasure>,
    /// The target as a number.
    pub(crate) target: Option<Decimal>,
}

/// The small picture of a series.
pub(crate) fn spark(language: Language, series: &Series<'_>) -> Markup {
    let unit = series.unit.cloned().unwrap_or(UnitOfMeasure::Plain);
    let quantity = |number: Decimal| Quantity {
        printed: number.to_string(),
        number,
        unit: unit.clone(),
        share: None,
    };
    let points = series
        .years
        .iter()
        .map(|(year, number)| SparkPoint {
            label: year.to_string(),
            value: number.map_or(Value::Missing, |number| Value::Number(quantity(number))),
        })
        .collect();
    let spark =
        Sparkline { points, target: series.target.map(quantity), scale: None, is_own: false };
    let id = format!("spark-{}", series.place);
    let context = ChartContext { language, id: &id, title: series.name };
    Markup::of_picture(draw_sparkline(&context, &spark).html())
}
