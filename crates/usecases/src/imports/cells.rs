//! Cells of a document that was read in whose column could not be told for certain.

use std::collections::HashMap;

use tertial_domain::report::{ActivityField, ActivityRow, IndicatorField, Report};
use tertial_store::ReadSession;
use tertial_store::imports::StoredImport;

use crate::failure::Failure;
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
    /// The row's place in the report: "goal/3/indicator/1".
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

/// The uncertain cells of the version that a document became, in document order.
pub(super) async fn uncertain(
    session: &mut ReadSession,
    import: &StoredImport,
) -> Result<Vec<UncertainCell>, Failure> {
    let Some(report) = import.report else { return Ok(Vec::new()) };
    let versions = session.report_versions(report).await?;
    let Some(version) = versions.iter().find(|version| version.import == Some(import.id)) else {
        return Ok(Vec::new());
    };
    let Some(body) = session.report_body(version.id).await? else { return Ok(Vec::new()) };
    let mut cells = of_report(&read_body(&body)?);
    if !cells.is_empty() {
        let places = session.fact_places(version.id).await?.into_iter();
        let lines: HashMap<String, Option<u32>> =
            places.map(|place| (place.path, place.first_line)).collect();
        for cell in &mut cells {
            cell.line = lines.get(&cell.place).copied().flatten();
        }
    }
    Ok(cells)
}

fn of_report(report: &Report) -> Vec<UncertainCell> {
    let mut cells = Vec::new();
    for (goal, node) in report.walk_goals().enumerate() {
        for (row, indicator) in node.indicators.iter().enumerate() {
            cells.extend(indicator.uncertain.iter().map(|&field| UncertainCell {
                row: indicator.name.clone(),
                field: CellField::Indicator(field),
                printed: indicator.cell(field).map(str::to_owned),
                line: None,
                place: format!("goal/{goal}/indicator/{row}"),
            }));
        }
        for (row, activity) in node.activities.iter().enumerate() {
            cells.extend(activity.uncertain.iter().map(|&field| UncertainCell {
                row: activity.name.clone(),
                field: CellField::Activity(field),
                printed: printed(activity, field).map(str::to_owned),
                line: None,
                place: format!("goal/{goal}/activity/{row}"),
            }));
        }
    }
    cells
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
    use tertial_domain::report::{GoalNode, IndicatorRow};

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
        let cells = of_report(&Report { goals: vec![goal], ..Report::default() });
        let told: Vec<(&str, CellField, Option<&str>)> = cells
            .iter()
            .map(|cell| (cell.place.as_str(), cell.field, cell.printed.as_deref()))
            .collect();
        let column = CellField::Indicator;
        assert_eq!(
            told,
            [
                ("goal/0/indicator/1", column(IndicatorField::Outcome), Some("7,1 %")),
                ("goal/0/indicator/1", column(IndicatorField::Previous), None),
                ("goal/0/activity/0", CellField::Activity(ActivityField::End), Some("2020-12-31")),
            ]
        );
    }
}
