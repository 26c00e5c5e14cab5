//! Activity tables: text, start, end, state and deviation.
//!
//! The days come right after the text, as in the cities' own tables, and the state beside the
//! deviation that it may tell of. So no word of a head stands where it reads as one with the first.

use tertial_domain::activity::ActivityState;
use tertial_domain::report::{ActivityField, ActivityRow, Report, ReportKind};
use tertial_presentation::localizer::Localizer;
use tertial_presentation::{status_mark, wording};

use super::{text, words};
use crate::document::{Cell, Column, RowRole, StatusMark, Table};
use crate::template::ActivityColumn;

/// The table of a goal's activities, with these columns first.
pub(super) fn ordered(
    rows: &[ActivityRow],
    (caption, place): (String, String),
    report: &Report,
    localizer: &Localizer,
    listed: Option<&[ActivityColumn]>,
) -> Table {
    let shown = columns(rows, report, listed);
    let mut headings = vec![Column::text(localizer.text("activity-name"))];
    headings.extend(shown.iter().map(|column| {
        Column::text(localizer.text(match column {
            ActivityColumn::Field(field) => wording::activity_field(*field),
            ActivityColumn::State => "activity-state",
        }))
    }));
    let codes = shown.iter().map(|column| match column {
        ActivityColumn::Field(ActivityField::Start) => "start",
        ActivityColumn::Field(ActivityField::End) => "end",
        ActivityColumn::Field(ActivityField::Deviation) => "deviation",
        ActivityColumn::State => "state",
    });
    let mut table = Table::new(caption, headings);
    for (at, row) in rows.iter().enumerate() {
        let mut cells = vec![Cell::row_header(row.name.as_str())];
        cells.extend(shown.iter().map(|column| cell(*column, row, localizer)));
        table.push_row(RowRole::Plain, cells);
        table.place_last_row(format!("{place}/{at}"));
        let analysis = text::paragraphs(&row.analysis);
        if !analysis.is_empty() {
            let label = localizer.text("indicator-analysis").into_owned();
            table.push_full(Some(label), analysis);
            table.place_last_row(format!("{place}/{at}/analysis"));
        }
    }
    table.coded(codes.collect()).at(place)
}

/// The columns that stand: those that say something, and those that must be seen empty.
fn columns(
    rows: &[ActivityRow],
    report: &Report,
    listed: Option<&[ActivityColumn]>,
) -> Vec<ActivityColumn> {
    let follows_up = report.kind.is_some_and(|kind| kind != ReportKind::AnnualPlan);
    let is_usual = |column: ActivityColumn| match column {
        ActivityColumn::Field(ActivityField::Start | ActivityField::End) => {
            listed.is_none_or(|listed| listed.contains(&column))
        }
        ActivityColumn::Field(ActivityField::Deviation) => follows_up,
        ActivityColumn::State => false,
    };
    let says = |row: &ActivityRow, column: ActivityColumn| match column {
        ActivityColumn::State => row.state.is_some(),
        ActivityColumn::Field(field) => {
            printed(row, field).is_some() || row.uncertain.contains(&field)
        }
    };
    let first = listed.unwrap_or_default();
    let all = ActivityColumn::ALL.into_iter().map(|(_, column)| column);
    let others = all.filter(|column| !first.contains(column));
    let shown =
        |column: &ActivityColumn| is_usual(*column) || rows.iter().any(|row| says(row, *column));
    first.iter().copied().chain(others).filter(shown).collect()
}

fn printed(row: &ActivityRow, field: ActivityField) -> Option<&str> {
    match field {
        ActivityField::Start => row.start.as_deref(),
        ActivityField::End => row.end.as_deref(),
        ActivityField::Deviation => row.deviation.as_deref(),
    }
}

fn cell(column: ActivityColumn, row: &ActivityRow, localizer: &Localizer) -> Cell {
    let field = match column {
        ActivityColumn::Field(field) => field,
        ActivityColumn::State => {
            return row
                .state
                .map_or_else(Cell::default, |state| Cell::status(mark(state, localizer)));
        }
    };
    let cell = match field {
        ActivityField::Start | ActivityField::End => day(printed(row, field)),
        ActivityField::Deviation => Cell::words(printed(row, field).unwrap_or_default()),
    };
    cell.doubted(row.uncertain.contains(&field).then(|| words::uncertain(localizer)))
}

/// A day as printed; a short one keeps to one line.
fn day(printed: Option<&str>) -> Cell {
    const DAY_CHARACTERS: usize = 10;
    let printed = printed.unwrap_or_default();
    if printed.chars().count() <= DAY_CHARACTERS {
        Cell::unbroken(printed)
    } else {
        Cell::words(printed)
    }
}

/// The sign of an activity's state.
fn mark(state: ActivityState, localizer: &Localizer) -> StatusMark {
    let mark = status_mark::StatusMark::of_activity(Some(state));
    StatusMark { sign: mark.sign(), word: mark.word(localizer).into_owned() }
}
