//! The figures of a part of a year beside those of the same part of earlier years.

use std::collections::{BTreeMap, HashMap};

use tertial_domain::ids::IndicatorId;
use tertial_domain::period::{OperatingYear, YearPart};
use tertial_domain::quantity::Value;
use tertial_domain::report::{GoalNode, Report};
use tertial_store::ReadSession;
use tertial_store::reports::StoredReport;

use crate::failure::Failure;
use crate::indicators::shown;

/// An indicator's outcomes of one part of the year, year by year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SamePart {
    /// The place of the table that it stands in: "goals/0/goals/2/indicators".
    pub table: String,
    /// The indicator.
    pub indicator: IndicatorId,
    /// Its name in the report.
    pub name: String,
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
    (report, links): (&Report, &[Vec<Option<IndicatorId>>]),
) -> Result<Vec<SamePart>, Failure> {
    let part = stored.kind.year_part().filter(|part| *part != YearPart::FullYear);
    let Some(part) = part else { return Ok(Vec::new()) };
    let mut rows = Vec::new();
    add_rows(&report.goals, "goals", &mut links.iter(), &mut rows);
    if rows.is_empty() {
        return Ok(Vec::new());
    }
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
    let of_row = |row: Row<'_>| {
        let years = years.get(&row.indicator)?.iter().rev().take(YEARS);
        let figures: Vec<(OperatingYear, Value)> =
            years.map(|(year, value)| (*year, value.clone())).collect();
        let has_own = figures.first().is_some_and(|(year, _)| *year == stored.year);
        let Row { table, indicator, name } = row;
        let name = name.to_owned();
        (has_own && figures.len() > 1).then_some(SamePart { table, indicator, name, part, figures })
    };
    Ok(rows.into_iter().filter_map(of_row).collect())
}

/// A row of an indicator table that is linked to an indicator.
struct Row<'a> {
    table: String,
    indicator: IndicatorId,
    name: &'a str,
}

/// Adds the rows of goals and of those below them; the links come in the same order.
fn add_rows<'a>(
    goals: &'a [GoalNode],
    place: &str,
    links: &mut std::slice::Iter<'_, Vec<Option<IndicatorId>>>,
    rows: &mut Vec<Row<'a>>,
) {
    for (at, goal) in goals.iter().enumerate() {
        let place = format!("{place}/{at}");
        let of_goal = links.next().map(Vec::as_slice).unwrap_or_default();
        rows.extend(goal.indicators.iter().zip(of_goal).filter_map(|(row, link)| {
            let table = format!("{place}/indicators");
            link.map(|indicator| Row { table, indicator, name: &row.name })
        }));
        add_rows(&goal.goals, &format!("{place}/goals"), links, rows);
    }
}
