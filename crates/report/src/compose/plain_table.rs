//! Tables in the document's own words: money, complaints and all others.

use tertial_domain::quantity::{MoneyScale, Quantity, UnitOfMeasure};
use tertial_domain::report::PlainTable;
use tertial_presentation::localizer::{Argument, Localizer};

use super::check_sums;
use crate::document::{Alignment, Cell, Column, RowRole, Table};

/// First words of a row that adds up others, in small letters, as documents print them.
const SUM_WORDS: [&str; 6] = ["summa", "totalt", "total", "sum", "delsumma", "resultat"];

/// Composes one table. A column in which most cells are figures stands to the right.
pub(super) fn compose(source: &PlainTable, place: String, localizer: &Localizer) -> Table {
    let rows = source.rows.iter().map(Vec::len);
    let width = rows.chain([source.header.len()]).max().unwrap_or(0);
    let alignments: Vec<Alignment> = (0..width).map(|column| alignment(source, column)).collect();
    let columns = alignments
        .iter()
        .enumerate()
        .map(|(at, &alignment)| Column {
            heading: source.header.get(at).cloned().unwrap_or_default(),
            alignment,
        })
        .collect();
    let mut table = Table::new(caption(source, localizer), columns);
    for (at_row, row) in source.rows.iter().enumerate() {
        let cells = row.iter().zip(&alignments).enumerate();
        let cells = cells.map(|(at, (words, &alignment))| cell(at, words, alignment)).collect();
        table.push_row(role(row), cells);
        table.place_last_row(format!("{place}/rows/{at_row}"));
    }
    let checked = check_sums::notes(source, localizer);
    table.measured_in(amounts(source, localizer)).noted(checked).at(place)
}

fn caption(source: &PlainTable, localizer: &Localizer) -> String {
    match source.under.as_deref().filter(|under| !under.trim().is_empty()) {
        Some(under) => {
            localizer.text_with("document-table-under", &[("heading", Argument::from(under))])
        }
        None => localizer.text("document-table").into_owned(),
    }
}

/// What the amounts are counted in, where the report knows it and no heading says it.
fn amounts(source: &PlainTable, localizer: &Localizer) -> Option<String> {
    let unit = match source.scale? {
        MoneyScale::Krona => UnitOfMeasure::Krona,
        MoneyScale::ThousandKrona => UnitOfMeasure::ThousandKrona,
        MoneyScale::MillionKrona => UnitOfMeasure::MillionKrona,
    };
    let mut headings = source.header.iter().chain(&source.under);
    let is_said = headings.any(|heading| {
        let words = heading.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(UnitOfMeasure::from_word).any(|word| word == unit)
    });
    let told = [("unit", Argument::from(unit.symbol()))];
    (!is_said).then(|| localizer.text_with("document-amounts", &told))
}

fn is_figure(words: &str) -> bool {
    matches!(words.trim(), "-" | "–" | "−" | "—") || Quantity::read(words).is_some()
}

fn alignment(source: &PlainTable, column: usize) -> Alignment {
    if column == 0 {
        return Alignment::Text;
    }
    let cells = source.rows.iter().filter_map(|row| row.get(column));
    let (mut figures, mut others) = (0_usize, 0_usize);
    for words in cells.filter(|words| !words.trim().is_empty()) {
        if is_figure(words) {
            figures += 1;
        } else {
            others += 1;
        }
    }
    if figures > others { Alignment::Number } else { Alignment::Text }
}

fn cell(at: usize, words: &str, alignment: Alignment) -> Cell {
    match alignment {
        Alignment::Text if at == 0 => Cell::row_header(words),
        Alignment::Number if is_figure(words) => Cell::number(words),
        Alignment::Text | Alignment::Number => Cell::words(words),
    }
}

fn role(row: &[String]) -> RowRole {
    if is_sum(row) { RowRole::Sum } else { RowRole::Plain }
}

/// A sum has a word for it and at least one figure.
pub(super) fn is_sum(row: &[String]) -> bool {
    let first = row.first().and_then(|cell| cell.split_whitespace().next()).unwrap_or_default();
    let word = first.trim_end_matches([':', ',']).to_lowercase();
    SUM_WORDS.contains(&word.as_str()) && row.iter().skip(1).any(|c| is_figure(c))
}
