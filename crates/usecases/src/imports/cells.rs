//! Cells of a document that was read in whose column could not be told for certain.

use std::collections::HashMap;

use tertial_domain::permission::{Act, Scope};
use tertial_domain::report::{ActivityField, ActivityRow, GoalNode, IndicatorField, Report};
use tertial_store::ReadSession;
use tertial_store::imports::StoredImport;

use crate::failure::{Failure, permit};
use crate::reports::read_body;

/// A cell whose column could not be told for certain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UncertainCell {
    /// The name of the row that it stands in.
    pub row: String,
    /// The column that it was read as.
    pub field: CellField,
    /// What was read there; `None` where the cell was left empty.
    pub printed: Option<String>,
    /// The line of the source where the row begins.
    pub line: Option<u32>,
    /// The version of the report that the document became.
    pub version: u32,
    /// The row's place in the report, as the document names it: "goals/0/goals/2/indicators/1".
    pub place: String,
}

/// A column of one of the tables under a goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellField {
    /// Of an indicator table.
    Indicator(IndicatorField),
    /// Of an activity table.
    Activity(ActivityField),
}

/// The uncertain cells of the version that a document became, in document order; none for who may
/// not read the report.
pub(super) async fn uncertain(
    session: &mut ReadSession,
    scope: &Scope,
    import: &StoredImport,
) -> Result<Vec<UncertainCell>, Failure> {
    let Some(report) = import.report else { return Ok(Vec::new()) };
    if session.report(report).await?.is_none() || permit(scope, Act::ReadReport).is_err() {
        return Ok(Vec::new());
    }
    let versions = session.report_versions(report).await?;
    let Some(version) = versions.iter().find(|version| version.import == Some(import.id)) else {
        return Ok(Vec::new());
    };
    let Some(body) = session.report_body(version.id).await? else { return Ok(Vec::new()) };
    let cells = of_report(&read_body(&body)?);
    if cells.is_empty() {
        return Ok(Vec::new());
    }
    let places = session.fact_places(version.id).await?.into_iter();
    let lines: HashMap<String, Option<u32>> =
        places.map(|place| (place.path, place.first_line)).collect();
    let line = |fact: &String| lines.get(fact).copied().flatten();
    let version = version.number;
    let with_line = |(fact, cell)| UncertainCell { line: line(&fact), version, ..cell };
    Ok(cells.into_iter().map(with_line).collect())
}

/// A cell, and where the store keeps the lines of its row.
type Found = (String, UncertainCell);

fn of_report(report: &Report) -> Vec<Found> {
    let mut cells = Vec::new();
    let mut count = 0;
    of_goals(&report.goals, "goals", &mut count, &mut cells);
    cells
}

/// Adds the cells of goals and of those below them, as `Report::walk_goals` counts goals.
fn of_goals(goals: &[GoalNode], place: &str, count: &mut usize, cells: &mut Vec<Found>) {
    for (at, goal) in goals.iter().enumerate() {
        let place = format!("{place}/{at}");
        let number = *count;
        *count += 1;
        for (row, indicator) in goal.indicators.iter().enumerate() {
            let fact = format!("goal/{number}/indicator/{row}");
            cells.extend(indicator.uncertain.iter().map(|&field| {
                let cell = UncertainCell {
                    row: indicator.name.clone(),
                    field: CellField::Indicator(field),
                    printed: indicator.cell(field).map(str::to_owned),
                    line: None,
                    version: 0,
                    place: format!("{place}/indicators/{row}"),
                };
                (fact.clone(), cell)
            }));
        }
        for (row, activity) in goal.activities.iter().enumerate() {
            let fact = format!("goal/{number}/activity/{row}");
            cells.extend(activity.uncertain.iter().map(|&field| {
                let cell = UncertainCell {
                    row: activity.name.clone(),
                    field: CellField::Activity(field),
                    printed: printed(activity, field).map(str::to_owned),
                    line: None,
                    version: 0,
                    place: format!("{place}/activities/{row}"),
                };
                (fact.clone(), cell)
            }));
        }
        of_goals(&goal.goals, &format!("{place}/goals"), count, cells);
    }
}

fn printed(row: &ActivityRow, field: ActivityField) -> Option<&str> {
    match field {
        ActivityField::Start => row.start.as_deref(),
        ActivityField::End => row.end.as_deref(),
        ActivityField::Deviation => row.deviation.as_deref(),
    }
}

#[cfg(test)]
mod tests {
    use tertial_domain::goal::GoalLevel;
    use tertial_domain::report::IndicatorRow;

    use super::*;

    #[test]
    fn a_cell_is_told_with_its_row_its_column_and_its_place() {
        let mut row = IndicatorRow::new("Sjukfrånvaro".to_owned());
        row.set_cell(IndicatorField::Outcome, Some("7,1 %".to_owned()));
        row.uncertain = vec![IndicatorField::Outcome, IndicatorField::Previous];
        let activity = ActivityRow {
            name: "Bygga vindskydd".to_owned(),
            end: Some("2020-12-31".to_owned()),
            uncertain: vec![ActivityField::End],
            ..ActivityRow::default()
        };
        let title = "Ekstad är en bra arbetsgivare".to_owned();
        let mut goal = GoalNode::new(GoalLevel::Unit, None, title);
        goal.indicators = vec![IndicatorRow::new("Nöjda".to_owned()), row];
        goal.activities = vec![activity];
        let area = GoalNode::new(GoalLevel::Area, None, "Ett Ekstad i balans".to_owned());
        let above = GoalNode { goals: vec![goal], ..area };
        let cells = of_report(&Report { goals: vec![above], ..Report::default() });
        let told: Vec<(&str, &str, CellField, Option<&str>)> = cells
            .iter()
            .map(|(fact, cell)| {
                (fact.as_str(), cell.place.as_str(), cell.field, cell.printed.as_deref())
            })
            .collect();
        let column = CellField::Indicator;
        let of_row = ("goal/1/indicator/1", "goals/0/goals/0/indicators/1");
        let of_activity = ("goal/1/activity/0", "goals/0/goals/0/activities/0");
        let end = CellField::Activity(ActivityField::End);
        assert_eq!(
            told,
            [
                (of_row.0, of_row.1, column(IndicatorField::Outcome), Some("7,1 %")),
                (of_row.0, of_row.1, column(IndicatorField::Previous), None),
                (of_activity.0, of_activity.1, end, Some("2020-12-31")),
            ]
        );
    }
}
