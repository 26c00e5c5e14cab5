//! The controller's list as a table for a spreadsheet: semicolons and a byte order mark, as Excel
//! in Swedish expects.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use tertial_presentation::localizer::Localizer;
use tertial_usecases::review::overview::{self, OverviewLine};

use super::filter;
use crate::asked::Asked;
use crate::fault::Fault;
use crate::links;
use crate::reader::Reader;
use crate::words::Say;

/// The columns, by the keys of their words.
const COLUMNS: [&str; 9] = [
    "reports-unit",
    "filter-committee",
    "filter-year",
    "reports-document",
    "review-severity-error",
    "review-severity-warning",
    "review-severity-hint",
    "review-answered",
    "review-address",
];

/// The list as a file.
pub(crate) async fn show(reader: Reader, asked: Asked) -> Result<Response, Fault> {
    let lines = overview::everything(reader.context(), reader.scope(), &filter(&asked)?).await?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"tertial-granskning.csv\""),
    ];
    Ok((headers, table(&lines, reader.localizer())).into_response())
}

fn table(lines: &[OverviewLine], localizer: &Localizer) -> String {
    let mut text = String::from('\u{feff}');
    add_row(&mut text, COLUMNS.map(|key| localizer.text(key).into_owned()));
    for OverviewLine { report, counts } in lines {
        let row = [
            report.unit_name.clone(),
            report.committee_name.clone().unwrap_or_default(),
            report.year.to_string(),
            report.kind.say(localizer),
            counts.errors.to_string(),
            counts.warnings.to_string(),
            counts.hints.to_string(),
            counts.answered.to_string(),
            links::report(&report.id),
        ];
        add_row(&mut text, row);
    }
    text
}

fn add_row<const N: usize>(text: &mut String, cells: [String; N]) {
    text.push_str(&cells.map(|cell| quoted(&cell)).join(";"));
    text.push_str("\r\n");
}

/// A cell in quotes where it needs them, and one that no spreadsheet takes for a formula.
fn quoted(cell: &str) -> String {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let harmless = if is_formula { format!("'{cell}") } else { cell.to_owned() };
    if harmless.contains([';', '"', '\n', '\r']) {
        format!("\"{}\"", harmless.replace('"', "\"\""))
    } else {
        harmless
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_neither_a_formula_nor_two_cells() {
        assert_eq!(quoted("Ekstad"), "Ekstad");
        assert_eq!(quoted("=1;2"), "\"'=1;2\"");
        assert_eq!(quoted("a \"b\""), "\"a \"\"b\"\"\"");
    }
}
