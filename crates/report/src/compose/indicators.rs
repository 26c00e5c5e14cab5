//! Indicator tables: only the columns that say something, and those that must be seen empty.

use tertial_domain::period::OperatingYear;
use tertial_domain::quantity::Quantity;
use tertial_domain::report::{IndicatorField, IndicatorRow, Report, ReportKind};
use tertial_presentation::localizer::{Argument, Localizer};
use tertial_presentation::{format, wording};

use super::{text, words};
use crate::document::{Alignment, Cell, Column, RowRole, Table};

/// The table of a goal's indicators, with these columns first.
pub(super) fn ordered(
    rows: &[IndicatorRow],
    (caption, place): (String, String),
    report: &Report,
    localizer: &Localizer,
    listed: Option<&[IndicatorField]>,
) -> Table {
    let listed = listed.unwrap_or_default();
    let others = IndicatorField::ALL.into_iter().filter(|field| !listed.contains(field));
    let fields: Vec<IndicatorField> = listed
        .iter()
        .copied()
        .chain(others)
        .filter(|&field| {
            is_obligatory(field, report.kind)
                || rows.iter().any(|r| r.cell(field).is_some() || r.uncertain.contains(&field))
        })
        .collect();
    let mut columns = vec![Column::text(localizer.text("document-indicator-name"))];
    columns.extend(fields.iter().map(|&field| column(field, report, localizer)));
    let mut table = Table::new(caption, columns);
    for (at, row) in rows.iter().enumerate() {
        let mut cells = vec![Cell::row_header(row.name.as_str())];
        cells.extend(fields.iter().map(|field| {
            let doubt = row.uncertain.contains(field).then(|| words::uncertain(localizer));
            value(*field, row.cell(*field)).doubted(doubt)
        }));
        table.push_row(RowRole::Plain, cells);
        table.place_last_row(format!("{place}/{at}"));
        for (key, note, blocks) in [
            ("indicator-analysis", "analysis", &row.analysis),
            ("indicator-comment", "comment", &row.comment),
        ] {
            let paragraphs = text::paragraphs(blocks);
            if !paragraphs.is_empty() {
                table.push_full(Some(localizer.text(key).into_owned()), paragraphs);
                table.place_last_row(format!("{place}/{at}/{note}"));
            }
        }
    }
    table.coded(fields.iter().map(|field| field.code()).collect()).at(place)
}

/// An empty outcome or target is itself a message; a plan has no outcomes.
fn is_obligatory(field: IndicatorField, kind: Option<ReportKind>) -> bool {
    match field {
        IndicatorField::Target | IndicatorField::CouncilTarget => true,
        IndicatorField::Outcome => kind != Some(ReportKind::AnnualPlan),
        IndicatorField::OutcomeMen
        | IndicatorField::OutcomeWomen
        | IndicatorField::Previous
        | IndicatorField::Forecast
        | IndicatorField::Period
        | IndicatorField::Periodicity => false,
    }
}

const fn alignment(field: IndicatorField) -> Alignment {
    match field {
        IndicatorField::Period | IndicatorField::Periodicity => Alignment::Text,
        IndicatorField::Outcome
        | IndicatorField::OutcomeMen
        | IndicatorField::OutcomeWomen
        | IndicatorField::Previous
        | IndicatorField::Forecast
        | IndicatorField::Target
        | IndicatorField::CouncilTarget => Alignment::Number,
    }
}

fn column(field: IndicatorField, report: &Report, localizer: &Localizer) -> Column {
    let heading = match field {
        IndicatorField::Previous => previous_heading(report, localizer),
        IndicatorField::Outcome
        | IndicatorField::OutcomeMen
        | IndicatorField::OutcomeWomen
        | IndicatorField::Forecast
        | IndicatorField::Target
        | IndicatorField::CouncilTarget
        | IndicatorField::Period
        | IndicatorField::Periodicity => {
            localizer.text(wording::indicator_field(field)).into_owned()
        }
    };
    Column { heading, alignment: alignment(field) }
}

fn previous_heading(report: &Report, localizer: &Localizer) -> String {
    match report.year.and_then(OperatingYear::previous) {
        Some(year) => {
            let kind = ReportKind::AnnualReport;
            let last = format::report_name_short(localizer.language(), kind, year);
            let told = [("report", Argument::from(&last))];
            localizer.text_with("document-indicator-previous-of", &told)
        }
        None => localizer.text(wording::indicator_field(IndicatorField::Previous)).into_owned(),
    }
}

/// A period this short ("VB 2025") keeps to one line.
const PERIOD_CHARACTERS: usize = 12;

/// A figure stands to the right; words in a column of figures ("tas fram av nämnden") to the left.
fn value(field: IndicatorField, printed: Option<&str>) -> Cell {
    match (printed, alignment(field)) {
        (None, Alignment::Number) => Cell::number("–"),
        (None, Alignment::Text) => Cell::default(),
        (Some(printed), Alignment::Number) if Quantity::read(printed).is_some() => {
            Cell::number(printed)
        }
        (Some(printed), Alignment::Text) if printed.chars().count() <= PERIOD_CHARACTERS => {
            Cell::unbroken(printed)
        }
        (Some(printed), Alignment::Number | Alignment::Text) => Cell::words(printed),
    }
}
