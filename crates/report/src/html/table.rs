//! Tables in HTML: caption, scopes, and a frame that scrolls when the page is narrow. Wide ones
//! say in every cell what column it stands in, so that a phone can show each row as a card.

use super::text::{Markup, attribute, inlines, status, words};
use crate::document::{Alignment, Cell, CellRole, Row, RowRole, StatusMark, Table};

/// A table this wide becomes one card a row where there is no room for it beside itself.
const CARD_COLUMNS_MIN: usize = 3;

/// Writes a table.
pub(super) fn write(table: &Table, out: &mut Markup) {
    let name = attribute(table.caption());
    out.put(format_args!("<div class=\"scroll\" tabindex=\"0\" role=\"group\" {name}>"));
    out.put(format_args!("<table{}{}>", class(table), role(table, "table")));
    let caption = words(table.caption());
    match table.measure() {
        Some(measure) => out.put(format_args!(
            "<caption><span class=\"vh\">{caption}. </span>{}</caption>\n",
            words(measure)
        )),
        None => out.put(format_args!("<caption class=\"vh\">{caption}</caption>\n")),
    }
    if table.has_header() {
        write_header(table, out);
    }
    let (group, line) = (role(table, "rowgroup"), role(table, "row"));
    out.put(format_args!("<tbody{group}>\n"));
    for (at, row) in table.rows().iter().enumerate() {
        let id = table.row_place(at).map(|place| out.id(place)).unwrap_or_default();
        match row {
            Row::Cells { role: kind, cells } => write_row(table, (*kind, cells), &id, out),
            Row::Full { label, paragraphs } => {
                let width = table.columns().len().max(1);
                let cell = role(table, "cell");
                out.put(format_args!("<tr class=\"said\"{line}{id}>"));
                out.put(format_args!("<td{cell} colspan=\"{width}\"><div>"));
                if let Some(label) = label {
                    out.put(format_args!("<strong>{}</strong> ", words(label)));
                }
                let paragraphs: Vec<_> = paragraphs.iter().map(|text| inlines(text)).collect();
                out.add(&paragraphs.join("<br>"));
                out.add("</div></td></tr>\n");
            }
        }
    }
    out.add("</tbody></table></div>\n");
    if !table.notes().is_empty() {
        let notes: Vec<String> = table.notes().iter().map(|note| words(note)).collect();
        out.put(format_args!("<p class=\"hint\">{}</p>\n", notes.join("<br>")));
    }
}

fn is_cards(table: &Table) -> bool {
    table.has_header() && CARD_COLUMNS_MIN <= table.columns().len()
}

fn class(table: &Table) -> &'static str {
    match (is_cards(table), table.columns().len()) {
        (true, CARD_COLUMNS_MIN) => " class=\"cards\"",
        (true, _) => " class=\"w38 cards\"",
        (false, 0..=3) => "",
        (false, _) => " class=\"w38\"",
    }
}

/// The role of a part, written out where a card takes away what the element says by itself.
fn role(table: &Table, role: &str) -> String {
    if is_cards(table) { format!(" role=\"{role}\"") } else { String::new() }
}

/// A column without a heading gets an empty data cell: an empty heading would be read aloud.
fn write_header(table: &Table, out: &mut Markup) {
    let (group, line) = (role(table, "rowgroup"), role(table, "row"));
    let (head, cell) = (role(table, "columnheader"), role(table, "cell"));
    out.put(format_args!("<thead{group}><tr{line}>"));
    for column in table.columns() {
        let class = number_class(column.alignment);
        if column.heading.is_empty() {
            out.put(format_args!("<td{cell}></td>"));
        } else {
            let heading = words(&column.heading);
            out.put(format_args!("<th scope=\"col\"{head}{class}>{heading}</th>"));
        }
    }
    out.add("</tr></thead>\n");
}

/// What stands under words whose reading is not certain.
fn doubt(mark: &StatusMark) -> String {
    format!("<span class=\"doubt\">{}</span>", status(mark))
}

const fn number_class(alignment: Alignment) -> &'static str {
    match alignment {
        Alignment::Text => "",
        Alignment::Number => " class=\"n\"",
    }
}

fn write_row(table: &Table, (kind, cells): (RowRole, &[Cell]), id: &str, out: &mut Markup) {
    let class = match kind {
        RowRole::Plain => "",
        RowRole::Sum => " class=\"sum\"",
    };
    let (line, head, data) = (role(table, "row"), role(table, "rowheader"), role(table, "cell"));
    out.put(format_args!("<tr{class}{line}{id}>"));
    for (cell, column) in cells.iter().zip(table.columns()) {
        let class = match cell.alignment {
            Alignment::Text if cell.unbroken => " class=\"nowrap\"",
            Alignment::Text | Alignment::Number => number_class(cell.alignment),
        };
        let sign = cell.mark.as_ref().map(status).unwrap_or_default();
        let doubt = cell.doubt.as_ref().map(doubt).unwrap_or_default();
        let inner = format!("{sign}{}{doubt}", inlines(&cell.text));
        let label = if is_cards(table) && !column.heading.is_empty() {
            format!(" data-l=\"{}\"", words(&column.heading))
        } else {
            String::new()
        };
        match cell.role {
            CellRole::RowHeader if !inner.is_empty() => {
                out.put(format_args!("<th scope=\"row\"{head}{class}>{inner}</th>"));
            }
            CellRole::RowHeader | CellRole::Data => {
                out.put(format_args!("<td{data}{class}{label}>{inner}</td>"));
            }
        }
    }
    out.add("</tr>\n");
}
