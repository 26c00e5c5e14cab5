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

/// The table of a goal's activities.
pub(super) fn table(
    rows: &[ActivityRow],
    (caption, place): (String, String),
    report: &Report,
    localizer: &Localizer,
) -> Table {
    let follows_up = report.kind.is_some_and(|kind| kind != ReportKind::AnnualPlan);
    let with_state = rows.iter().any(|row| row.state.is_some());
    let is_told = |row: &ActivityRow| {
        row.deviation.is_some() || row.uncertain.contains(&ActivityField::Deviation)
    };
    let with_deviation = follows_up || rows.iter().any(is_told);
    let codes = ["start", "end"]
        .into_iter()
        .chain(with_state.then_some("state"))
        .chain(with_deviation.then_some("deviation"));
    let heading = |key: &str| Column::text(localizer.text(key));
    let mut columns = vec![heading("activity-name")];
    columns.extend(
        [ActivityField::Start, ActivityField::End]
            .map(|field| heading(wording::activity_field(field))),
    );
    if with_state {
        columns.push(heading("activity-state"));
    }
    if with_deviation {
        columns.push(heading(wording::activity_field(ActivityField::Deviation)));
    }
    let mut table = Table::new(caption, columns);
    for (at, row) in rows.iter().enumerate() {
        let mut cells = vec![Cell::row_header(row.name.as_str())];
        let doubt = |field: ActivityField| {
            row.uncertain.contains(&field).then(|| words::uncertain(localizer))
        };
        cells.push(day(row.start.as_deref()).doubted(doubt(ActivityField::Start)));
        cells.push(day(row.end.as_deref()).doubted(doubt(ActivityField::End)));
        if with_state {
            cells.push(
                row.state.map_or_else(Cell::default, |state| Cell::status(mark(state, localizer))),
            );
        }
        if with_deviation {
            let deviation = Cell::words(row.deviation.as_deref().unwrap_or_default());
            cells.push(deviation.doubted(doubt(ActivityField::Deviation)));
        }
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
