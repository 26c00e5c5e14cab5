//! Tables in HTML: caption, scopes, and a frame that scrolls when the page is narrow.

use super::text::{Markup, attribute, inlines, status, words};
use crate::document::{Alignment, Cell, CellRole, Row, RowRole, StatusMark, Table};

/// Writes a table.
pub(super) fn write(table: &Table, out: &mut Markup) {
    let name = attribute(table.caption());
    let class = if table.columns().len() > 3 { " class=\"w38\"" } else { "" };
    out.put(format_args!("<div class=\"scroll\" tabindex=\"0\" role=\"group\" {name}>"));
    let caption = words(table.caption());
    out.put(format_args!("<table{class}><caption class=\"vh\">{caption}</caption>\n"));
    if table.has_header() {
        write_header(table, out);
    }
    out.add("<tbody>\n");
    for (at, row) in table.rows().iter().enumerate() {
        let id = table.row_place(at).map(|place| out.id(place)).unwrap_or_default();
        match row {
            Row::Cells { role, cells } => write_row(*role, cells, &id, out),
            Row::Full { label, paragraphs } => {
                let width = table.columns().len().max(1);
                out.put(format_args!("<tr class=\"said\"{id}><td colspan=\"{width}\"><div>"));
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
}

/// A column without a heading gets an empty data cell: an empty heading would be read aloud.
fn write_header(table: &Table, out: &mut Markup) {
    out.add("<thead><tr>");
    for column in table.columns() {
        let class = number_class(column.alignment);
        if column.heading.is_empty() {
            out.add("<td></td>");
        } else {
            out.put(format_args!("<th scope=\"col\"{class}>{}</th>", words(&column.heading)));
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

fn write_row(role: RowRole, cells: &[Cell], id: &str, out: &mut Markup) {
    let class = match role {
        RowRole::Plain => "",
        RowRole::Sum => " class=\"sum\"",
    };
    out.put(format_args!("<tr{class}{id}>"));
    for cell in cells {
        let class = match cell.alignment {
            Alignment::Text if cell.unbroken => " class=\"nowrap\"",
            Alignment::Text | Alignment::Number => number_class(cell.alignment),
        };
        let sign = cell.mark.as_ref().map(status).unwrap_or_default();
        let doubt = cell.doubt.as_ref().map(doubt).unwrap_or_default();
        let inner = format!("{sign}{}{doubt}", inlines(&cell.text));
        match cell.role {
            CellRole::RowHeader if !inner.is_empty() => {
                out.put(format_args!("<th scope=\"row\"{class}>{inner}</th>"));
            }
            CellRole::RowHeader | CellRole::Data => {
                out.put(format_args!("<td{class}>{inner}</td>"));
            }
        }
    }
    out.add("</tr>\n");
}
