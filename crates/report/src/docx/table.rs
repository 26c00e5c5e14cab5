//! Tables: a head that repeats on every page, rows that stay whole, a name and a mark for
//! assistive technology, and columns as wide as their words need.

use super::body::{Body, mark};
use super::markup::words;
use super::styles::{CELL, CHECK, FIGURE_CELL, HEAD_CELL};
use crate::document::{
    Alignment, Cell, CellRole, Column, Document, Inline, Row, RowRole, Table, words_of,
};

/// The look of all tables: lines between rows, a heavier one under the head, which is set off.
pub(super) const TABLE_STYLE: &str = concat!(
    "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"Normaltabell\">",
    "<w:name w:val=\"Normal Table\"/><w:uiPriority w:val=\"99\"/><w:semiHidden/><w:tblPr>",
    "<w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/>",
    "<w:left w:w=\"85\" w:type=\"dxa\"/><w:bottom w:w=\"0\" w:type=\"dxa\"/>",
    "<w:right w:w=\"85\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>",
    "<w:style w:type=\"table\" w:customStyle=\"1\" w:styleId=\"Rapporttabell\">",
    "<w:name w:val=\"Rapporttabell\"/><w:basedOn w:val=\"Normaltabell\"/><w:tblPr><w:tblBorders>",
    "<w:top w:val=\"single\" w:sz=\"8\" w:space=\"0\" w:color=\"454B54\"/>",
    "<w:bottom w:val=\"single\" w:sz=\"8\" w:space=\"0\" w:color=\"454B54\"/>",
    "<w:insideH w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"C3C8CF\"/>",
    "</w:tblBorders></w:tblPr><w:tblStylePr w:type=\"firstRow\"><w:rPr><w:b/></w:rPr><w:tcPr>",
    "<w:tcBorders><w:bottom w:val=\"single\" w:sz=\"8\" w:space=\"0\" w:color=\"454B54\"/>",
    "</w:tcBorders><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"EEF0F3\"/></w:tcPr>",
    "</w:tblStylePr></w:style>"
);

/// The width of the text on a page, in twentieths of a point.
const WIDTH: usize = 9_070;
/// About how wide a letter of a table is, and a cell's margins.
const LETTER: usize = 112;
/// See [`LETTER`].
const MARGINS: usize = 190;

/// Word opens no table with more columns.
const COLUMNS_MAX: usize = 63;
/// A head with longer words is not repeated: it would leave no room for the rows.
const REPEATED_CHARACTERS_MAX: usize = 160;

/// Writes a table; one that Word cannot hold is written as text.
pub(super) fn write(table: &Table, body: &mut Body) {
    let is_empty = table.rows().is_empty() && !table.has_header();
    if is_empty || !(1..=COLUMNS_MAX).contains(&table.columns().len()) {
        as_text(table, body);
    } else {
        as_table(table, body);
    }
    for note in table.notes() {
        body.words(CHECK, note);
    }
    if !table.notes().is_empty() {
        body.gap(CELL);
    }
}

fn as_table(table: &Table, body: &mut Body) {
    let widths = widths(table);
    begin(table, &widths, body);
    body.enter_table();
    if table.has_header() {
        body.mark_head(table.place());
        header(table.columns(), &widths, body);
    }
    for (at, row) in table.rows().iter().enumerate() {
        match row {
            Row::Cells { role, cells } => {
                body.mark_row(table.place(), at);
                body.out.add("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
                for ((cell, width), column) in cells.iter().zip(&widths).zip(table.columns()) {
                    value(cell, *role, (*width, column.alignment), body);
                }
                body.out.add("</w:tr>");
            }
            Row::Full { label, paragraphs } => {
                let place = table.row_place(at);
                full(label.as_deref(), (paragraphs, place), widths.len(), body);
            }
        }
    }
    body.leave_table();
    body.out.add("</w:tbl>");
    // Two tables that touch would become one.
    if table.notes().is_empty() {
        body.gap(CELL);
    }
}

/// The legend of the symbols.
pub(super) fn legend(document: &Document, body: &mut Body) {
    let frame = &document.frame;
    let columns = [&frame.legend_sign, &frame.legend_meaning].map(Column::text);
    let mut table = Table::new(frame.legend.clone(), columns.to_vec());
    for entry in &document.legend {
        let sign = Cell { mark: Some(entry.mark.clone()), ..Cell::row_header("") };
        table.push_row(RowRole::Plain, vec![sign, Cell::words(entry.meaning.clone())]);
    }
    write(&table, body);
}

/// One paragraph a row: "Rad: 12; Utfall: 3".
fn as_text(table: &Table, body: &mut Body) {
    for row in table.rows() {
        match row {
            Row::Cells { cells, .. } => {
                let told = cells.iter().zip(table.columns()).map(|(cell, column)| {
                    let sign = cell.mark.as_ref().map(mark).unwrap_or_default();
                    let gap = if column.heading.is_empty() { "" } else { ": " };
                    format!("{}{gap}{sign}{}", column.heading, words_of(&cell.text))
                });
                body.fix_next();
                body.words(CELL, &told.collect::<Vec<_>>().join("; "));
            }
            Row::Full { label, paragraphs } => {
                if let Some(label) = label {
                    body.fix_next();
                    body.words(HEAD_CELL, label);
                }
                for text in paragraphs {
                    body.fix_next();
                    body.paragraph(CELL, text);
                }
            }
        }
    }
}

fn begin(table: &Table, widths: &[usize], body: &mut Body) {
    let (first_row, first_column) = (table.has_header(), has_row_headers(table));
    // The same choices once more, as older programs read them.
    let look = 0x0400 + if first_row { 0x20 } else { 0 } + if first_column { 0x80 } else { 0 };
    let (first_row, first_column) = (u8::from(first_row), u8::from(first_column));
    body.out.put(format_args!(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"Rapporttabell\"/><w:tblW w:w=\"5000\" \
         w:type=\"pct\"/><w:tblLook w:val=\"{look:04X}\" w:firstRow=\"{first_row}\" \
         w:lastRow=\"0\" w:firstColumn=\"{first_column}\" w:lastColumn=\"0\" w:noHBand=\"0\" \
         w:noVBand=\"1\"/><w:tblCaption w:val=\"{}\"/></w:tblPr><w:tblGrid>",
        words(table.caption())
    ));
    for width in widths {
        body.out.put(format_args!("<w:gridCol w:w=\"{width}\"/>"));
    }
    body.out.add("</w:tblGrid>");
}

fn header(columns: &[Column], widths: &[usize], body: &mut Body) {
    let length: usize = columns.iter().map(|column| column.heading.chars().count()).sum();
    let repeated = if length <= REPEATED_CHARACTERS_MAX { "<w:tblHeader/>" } else { "" };
    body.out.put(format_args!("<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>"));
    for (column, width) in columns.iter().zip(widths) {
        let jc = match column.alignment {
            Alignment::Text => "",
            Alignment::Number => "<w:jc w:val=\"right\"/>",
        };
        body.out.put(format_args!(
            "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr><w:p><w:pPr>\
             <w:pStyle w:val=\"{HEAD_CELL}\"/>{jc}</w:pPr>"
        ));
        body.marked_here();
        body.run(&column.heading, "");
        body.out.add("</w:p></w:tc>");
    }
    body.out.add("</w:tr>");
}

fn value(cell: &Cell, role: RowRole, (width, column): (usize, Alignment), body: &mut Body) {
    let no_wrap = if cell.unbroken { "<w:noWrap/>" } else { "" };
    body.out.put(format_args!(
        "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{no_wrap}</w:tcPr>"
    ));
    let style = match (cell.alignment, column) {
        (Alignment::Number, Alignment::Number | Alignment::Text) => FIGURE_CELL,
        (Alignment::Text, Alignment::Number | Alignment::Text) => CELL,
    };
    body.begin(style);
    if let Some(status) = &cell.mark {
        let gap = if cell.text.is_empty() { "" } else { " " };
        body.run(&format!("{}{gap}", mark(status)), "");
    }
    match (role, cell.role) {
        (RowRole::Sum, CellRole::Data | CellRole::RowHeader) => body.inlines(&strong(&cell.text)),
        (RowRole::Plain, CellRole::Data | CellRole::RowHeader) => body.inlines(&cell.text),
    }
    if let Some(doubt) = &cell.doubt {
        body.out.add("<w:r><w:br/></w:r>");
        body.run(&mark(doubt), "<w:i/>");
    }
    body.end();
    body.out.add("</w:tc>");
}

fn full(
    label: Option<&str>,
    (paragraphs, place): (&[Vec<Inline>], Option<&str>),
    columns: usize,
    body: &mut Body,
) {
    body.out.put(format_args!(
        "<w:tr><w:tc><w:tcPr><w:tcW w:w=\"{WIDTH}\" w:type=\"dxa\"/>\
         <w:gridSpan w:val=\"{columns}\"/></w:tcPr>"
    ));
    if let Some(label) = label {
        body.label_of(place, HEAD_CELL, label);
    }
    for text in paragraphs {
        body.paragraph(CELL, text);
    }
    body.end_of(place);
    // A cell without a paragraph is no cell to Word.
    if label.is_none() && paragraphs.is_empty() {
        body.words(CELL, "");
    }
    body.out.add("</w:tc></w:tr>");
}

fn strong(text: &[Inline]) -> Vec<Inline> {
    let mut strong = text.to_vec();
    for inline in &mut strong {
        if let Inline::Run(run) = inline {
            run.strong = true;
        }
    }
    strong
}

fn has_row_headers(table: &Table) -> bool {
    table.rows().iter().any(|row| {
        matches!(row, Row::Cells { cells, .. }
            if cells.first().is_some_and(|cell| cell.role == CellRole::RowHeader))
    })
}

/// Each column's width: its longest word fits where that can be, and what is left goes to those
/// with most to say.
fn widths(table: &Table) -> Vec<usize> {
    let mut needs: Vec<Need> =
        table.columns().iter().map(|column| Need::of_heading(&column.heading)).collect();
    for row in table.rows() {
        let Row::Cells { cells, .. } = row else { continue };
        for (need, cell) in needs.iter_mut().zip(cells) {
            let sign = cell.mark.as_ref().map(mark).unwrap_or_default();
            let own = Need::of(&format!("{sign} {}", words_of(&cell.text)), cell.unbroken);
            *need = Need { least: need.least.max(own.least), most: need.most.max(own.most) };
        }
    }
    let least: usize = needs.iter().map(|need| need.least).sum();
    let more: usize = needs.iter().map(|need| need.most - need.least).sum();
    let shared = |need: &Need| {
        if least >= WIDTH {
            return need.least * WIDTH / least.max(1);
        }
        let over = (WIDTH - least) * (need.most - need.least);
        let even = (WIDTH - least) / needs.len().max(1);
        need.least + over.checked_div(more).unwrap_or(even)
    };
    needs.iter().map(shared).collect()
}

/// How wide a column would be with its longest word on a line, and with all its words on one.
struct Need {
    least: usize,
    most: usize,
}

impl Need {
    /// A very long word is broken, and a very long text takes no more than a long one.
    const LETTERS_MAX: usize = 24;
    const TEXT_MAX: usize = 60;

    /// Headings are bold, and a tenth wider for that.
    fn of_heading(text: &str) -> Self {
        let Self { least, most } = Self::of(text, false);
        Self { least: least + least / 10, most: most + most / 10 }
    }

    fn of(text: &str, unbroken: bool) -> Self {
        let length = text.trim().chars().count();
        let longest = text.split([' ', '-', '/']).map(|word| word.chars().count()).max();
        let least = if unbroken { length } else { longest.unwrap_or(0) };
        let wide = |letters: usize| letters * LETTER + MARGINS;
        let least = wide(least.min(Self::LETTERS_MAX));
        Self { least, most: wide(length.min(Self::TEXT_MAX)).max(least) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_fill_the_page_and_no_more() {
        let mut table = Table::new("T", vec![Column::text("Indikator"), Column::number("Utfall")]);
        table.push_row(
            RowRole::Plain,
            vec![
                Cell::row_header("Andel brukare som är nöjda med bemötandet"),
                Cell::number("87,5 %"),
            ],
        );
        let widths = widths(&table);
        assert!(widths[0] > widths[1] && widths[1] > 6 * LETTER, "{widths:?}");
        assert!((WIDTH - 2..=WIDTH).contains(&widths.iter().sum()), "{widths:?}");
        let many = Table::new("T", vec![Column::text("Sjukfrånvaroutveckling"); 20]);
        assert!(super::widths(&many).iter().sum::<usize>() <= WIDTH);
    }
}
