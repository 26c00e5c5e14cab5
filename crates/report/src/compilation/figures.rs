//! Indicators added up over the units, with who stands behind each figure.

use tertial_domain::ids::{GoalId, IndicatorId};
use tertial_domain::indicator::{Aggregation, Indicator};
use tertial_domain::quantity::Value;
use tertial_rollup::coverage::{AddRule, Added, PlaceFigures, add_up};

use super::CompilationFacts;
use super::placing::Placed;

/// An indicator of the units together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompiledFigure {
    /// The indicator.
    pub indicator: IndicatorId,
    /// The goal that it stands under.
    pub goal: GoalId,
    /// Its name.
    pub name: String,
    /// The rule by which it is added up, where one is known.
    pub rule: Option<Aggregation>,
    /// The figure; `None` where nothing can be added.
    pub added: Option<Added>,
    /// Whether any unit has given a number.
    pub has_numbers: bool,
    /// The units that have the indicator, by their places; the order of [`Added::left_out`].
    pub units: Vec<usize>,
}

/// Adds up every indicator that any unit has, once each.
pub(super) fn compile(facts: &CompilationFacts, placed: &Placed<'_>) -> Vec<CompiledFigure> {
    let all = placed.under.iter().flat_map(|(goal, under)| {
        under.indicators.iter().map(move |(indicator, _)| (*goal, *indicator))
    });
    let compiled = all.filter_map(|(goal, id)| {
        let indicator = facts.indicators.iter().find(|indicator| indicator.id == id)?;
        Some(one(facts, goal, indicator))
    });
    compiled.collect()
}

fn one(facts: &CompilationFacts, goal: GoalId, indicator: &Indicator) -> CompiledFigure {
    let id = indicator.id;
    let of_unit = |(at, unit): (usize, &super::UnitReport)| {
        let own = unit.figures.iter().find(|(found, _)| *found == id).map(|(_, own)| own.clone());
        let has_row = unit.links.indicators.iter().flatten().flatten().any(|found| *found == id);
        match own {
            Some(own) => Some((at, own)),
            None if has_row => Some((at, nothing())),
            None => None,
        }
    };
    let said = facts.units.iter().enumerate().filter_map(of_unit);
    let (units, figures): (Vec<usize>, Vec<PlaceFigures>) = said.unzip();
    let limit = facts.small_group_limit;
    let rule = |aggregation| AddRule { aggregation, small_group_limit: limit };
    CompiledFigure {
        indicator: id,
        goal,
        name: indicator.name.clone(),
        rule: indicator.aggregation,
        has_numbers: figures.iter().any(|own| matches!(own.values.total, Some(Value::Number(_)))),
        added: indicator.aggregation.and_then(|found| add_up(rule(found), &figures)),
        units,
    }
}

fn nothing() -> PlaceFigures {
    PlaceFigures {
        values: tertial_domain::outcome::BySex::default(),
        forecast: None,
        persons: None,
    }
}
