//! The tables of a document as one file for a spreadsheet or a program: one line a cell, values as
//! they are printed.
//!
//! Semicolons, quotes where they are needed, a byte order mark, decimal commas as printed, as Excel
//! in Swedish expects. The columns are [`COLUMNS`]; what each holds stands in the guide.

use tertial_domain::quantity::Quantity;

use crate::document::{Cell, CellRole, Document, Inline, Row, RowRole, Table};

/// The names of the columns, in order.
pub const COLUMNS: [&str; 8] =
    ["table", "name", "row", "role", "label", "column", "heading", "value"];

/// Names of tables, rows and columns stand again on every line, and end here.
const NAME_CHARACTERS_MAX: usize = 120;

/// Every cell with something in it of every table, in reading order.
pub fn tables_csv(document: &Document) -> String {
    let mut text = String::from('\u{feff}');
    line(&mut text, &COLUMNS);
    for (table, number) in document.tables().zip(1_usize..) {
        write_table(&mut text, table, number);
    }
    text
}

fn write_table(text: &mut String, table: &Table, number: usize) {
    let name = match table.measure() {
        Some(measure) => shortened(&format!("{}. {measure}", table.caption())),
        None => shortened(table.caption()),
    };
    let headings: Vec<String> =
        table.columns().iter().map(|column| shortened(&column.heading)).collect();
    let number = number.to_string();
    let mut label = String::new();
    for (row, at) in table.rows().iter().zip(1_usize..) {
        let at = at.to_string();
        match row {
            Row::Cells { role, cells } => {
                let role = match role {
                    RowRole::Plain => "plain",
                    RowRole::Sum => "sum",
                };
                label = cells.iter().find_map(header).unwrap_or_default();
                for ((cell, heading), column) in cells.iter().zip(&headings).zip(1_usize..) {
                    let value = value(cell);
                    if !value.is_empty() {
                        let column = column.to_string();
                        line(text, &[&number, &name, &at, role, &label, &column, heading, &value]);
                    }
                }
            }
            Row::Full { label: heading, paragraphs } => {
                let heading = shortened(heading.as_deref().unwrap_or_default());
                let value: Vec<String> = paragraphs.iter().map(|text| words(text)).collect();
                let value = value.join("\n");
                line(text, &[&number, &name, &at, "text", &label, "", &heading, &value]);
            }
        }
    }
}

fn header(cell: &Cell) -> Option<String> {
    (cell.role == CellRole::RowHeader).then(|| shortened(&value(cell)))
}

/// A cell's words, its sign's word first, its doubt last.
fn value(cell: &Cell) -> String {
    let sign = cell.mark.as_ref().map(|mark| mark.word.clone());
    let own = Some(words(&cell.text)).filter(|words| !words.is_empty());
    let doubt = cell.doubt.as_ref().map(|mark| format!("({})", mark.word));
    [sign, own, doubt].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn words(text: &[Inline]) -> String {
    let words = text.iter().map(|inline| match inline {
        Inline::Run(run) => run.text.as_str(),
        Inline::Break => "\n",
    });
    words.collect::<String>().trim().to_owned()
}

fn shortened(name: &str) -> String {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    match name.char_indices().nth(NAME_CHARACTERS_MAX) {
        Some((end, _)) => format!("{}…", name.get(..end).unwrap_or_default()),
        None => name,
    }
}

fn line(text: &mut String, cells: &[&str; COLUMNS.len()]) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            text.push(';');
        }
        push_quoted(text, cell);
    }
    text.push_str("\r\n");
}

/// A cell in quotes where it needs them, and one that no spreadsheet takes for a formula. A figure
/// with its sign before it stays a figure.
fn push_quoted(text: &mut String, cell: &str) {
    let is_command = cell.starts_with(['=', '@', '\t', '\r']);
    let is_signed = cell.starts_with(['+', '-']) && cell.len() > 1;
    let is_formula = is_command || is_signed && Quantity::read(cell).is_none();
    let is_quoted = cell.contains([';', '"', '\n', '\r']);
    if is_quoted {
        text.push('"');
    }
    if is_formula {
        text.push('\'');
    }
    if is_quoted {
        text.push_str(&cell.replace('"', "\"\""));
        text.push('"');
    } else {
        text.push_str(cell);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cell: &str, expected: &str) {
        let mut text = String::new();
        push_quoted(&mut text, cell);
        assert_eq!(text, expected);
    }

    #[test]
    fn a_cell_is_neither_a_formula_nor_two_cells() {
        check("-223", "-223");
        check("−1\u{a0}234,5 tkr", "−1\u{a0}234,5 tkr");
        check("-", "-");
        check("=1+1", "'=1+1");
        check("-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0");
        check("@SUM(A1)", "'@SUM(A1)");
        check("a;\"b\"\nc", "\"a;\"\"b\"\"\nc\"");
        check("=1;2", "\"'=1;2\"");
        check("", "");
    }
}
