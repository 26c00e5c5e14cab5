//! The figures of a part of a year beside those of the same part of earlier years.

use std::collections::{BTreeMap, HashMap};

use tertial_domain::ids::IndicatorId;
use tertial_domain::period::{OperatingYear, YearPart};
use tertial_domain::quantity::Value;
use tertial_store::ReadSession;
use tertial_store::reports::StoredReport;

use crate::failure::Failure;
use crate::indicators::shown;

/// An indicator's outcomes of one part of the year, year by year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SamePart {
    /// The indicator.
    pub indicator: IndicatorId,
    /// The part.
    pub part: YearPart,
    /// The report's year first, then earlier ones; never one year alone.
    pub figures: Vec<(OperatingYear, Value)>,
}

/// Years that a figure is shown with, its own counted.
const YEARS: usize = 3;

/// What a report's indicators were in the part of the year that it is about, with earlier years;
/// nothing for a plan, and nothing for a whole year, whose table names the year before itself.
pub(super) async fn figures(
    session: &mut ReadSession,
    stored: &StoredReport,
    indicators: Vec<IndicatorId>,
) -> Result<Vec<SamePart>, Failure> {
    let part = stored.kind.year_part().filter(|part| *part != YearPart::FullYear);
    let Some(part) = part.filter(|_| !indicators.is_empty()) else { return Ok(Vec::new()) };
    let mut years: HashMap<IndicatorId, BTreeMap<OperatingYear, Value>> = HashMap::new();
    for found in session.outcomes_of_unit(stored.unit, None).await? {
        let outcome = &found.outcome;
        if outcome.part == part && outcome.year <= stored.year {
            let of_indicator = years.entry(outcome.indicator).or_default();
            if let Some(value) = shown(&found).total {
                of_indicator.insert(outcome.year, value);
            }
        }
    }
    let of_indicator = |indicator| {
        let years = years.remove(&indicator)?.into_iter().rev().take(YEARS);
        let figures: Vec<(OperatingYear, Value)> = years.collect();
        let has_own = figures.first().is_some_and(|(year, _)| *year == stored.year);
        (has_own && figures.len() > 1).then_some(SamePart { indicator, part, figures })
    };
    Ok(indicators.into_iter().filter_map(of_indicator).collect())
}
