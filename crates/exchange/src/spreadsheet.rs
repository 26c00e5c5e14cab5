//! A list as a spreadsheet: XLSX with numbers and days as such, and CSV as Excel in Swedish expects.
//!
//! What a person wrote is text and never a formula: in XLSX a text cell says so itself, in CSV a
//! cell that a spreadsheet could take for a formula begins with an apostrophe. The same list gives
//! the same bytes.

use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

/// A list with a heading for each column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// What the list is called: the document's title, and as far as it fits the sheet's name.
    pub title: String,
    /// The language of its words, such as "sv".
    pub language: &'static str,
    /// The day that it shows.
    pub day: Date,
    /// The columns, from the left.
    pub columns: Vec<Column>,
    /// The rows; a cell for each column.
    pub rows: Vec<Vec<Cell>>,
}

/// A column of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub heading: String,
    /// How many characters it has room for.
    pub width: u8,
}

/// A cell of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Nothing is known.
    Empty,
    /// Words.
    Text(String),
    /// How many.
    Count(u64),
    /// A number of the tenth, hundredth or whole, as it is known.
    Number(Decimal),
    /// A share in per cent: 7.1 is 7.1 %.
    Percent(Decimal),
    /// A day.
    Day(Date),
}

/// A list that no spreadsheet can hold.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a spreadsheet: {0}")]
pub struct SpreadsheetError(String);

impl From<XlsxError> for SpreadsheetError {
    fn from(error: XlsxError) -> Self {
        Self(error.to_string())
    }
}

/// The longest name of a sheet, in characters.
const SHEET_NAME_CHARACTERS: usize = 31;
/// Letters that no sheet's name may hold.
const NOT_IN_NAMES: [char; 7] = ['[', ']', ':', '*', '?', '/', '\\'];
/// The size of paper that printers here have: A4.
const PAPER_A4: u8 = 9;

/// How cells of each kind look.
struct Looks {
    heading: Format,
    text: Format,
    count: Format,
    number: Format,
    percent: Format,
    day: Format,
}

impl Looks {
    fn new() -> Self {
        let top = || Format::new().set_align(FormatAlign::Top);
        Self {
            heading: top().set_bold().set_text_wrap().set_border_bottom(FormatBorder::Thin),
            text: top(),
            count: top().set_num_format("0"),
            number: top().set_num_format("#,##0.##"),
            percent: top().set_num_format("0.0%"),
            day: top().set_num_format("yyyy-mm-dd"),
        }
    }
}

/// The list as an XLSX file: headings that stay, a filter on each column, ready to be printed.
///
/// Errors: more rows or columns than a spreadsheet has.
pub fn xlsx(sheet: &Sheet) -> Result<Vec<u8>, SpreadsheetError> {
    let mut book = Workbook::new();
    let made = excel_day(sheet.day)?;
    let properties = DocProperties::new()
        .set_title(&sheet.title)
        .set_creation_datetime(&made)
        .set_custom_property("Language", sheet.language);
    book.set_properties(&properties);
    let page = book.add_worksheet();
    page.set_name(sheet_name(&sheet.title))?;
    let looks = Looks::new();
    let mut last_column = 0;
    for (at, column) in (0_u16..).zip(&sheet.columns) {
        page.set_column_width(at, f64::from(column.width))?;
        page.write_string_with_format(0, at, &column.heading, &looks.heading)?;
        last_column = at;
    }
    let mut last_row = 0;
    for (at, cells) in (1_u32..).zip(&sheet.rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            write(page, (at, column), cell, &looks)?;
        }
        last_row = at;
    }
    page.set_freeze_panes(1, 1)?;
    page.autofilter(0, 0, last_row, last_column)?;
    page.set_repeat_rows(0, 0)?;
    page.set_landscape().set_paper_size(PAPER_A4).set_print_fit_to_pages(1, 0);
    Ok(book.save_to_buffer()?)
}

fn write(
    page: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    looks: &Looks,
) -> Result<(), SpreadsheetError> {
    let number = |value: &Decimal| value.to_f64().unwrap_or_default();
    match cell {
        Cell::Empty => return Ok(()),
        Cell::Text(words) => page.write_string_with_format(row, column, words, &looks.text)?,
        Cell::Count(count) => {
            let value = number(&Decimal::from(*count));
            page.write_number_with_format(row, column, value, &looks.count)?
        }
        Cell::Number(value) => {
            page.write_number_with_format(row, column, number(value), &looks.number)?
        }
        Cell::Percent(value) => {
            let share = number(&(value / Decimal::ONE_HUNDRED));
            page.write_number_with_format(row, column, share, &looks.percent)?
        }
        Cell::Day(day) => {
            page.write_datetime_with_format(row, column, excel_day(*day)?, &looks.day)?
        }
    };
    Ok(())
}

fn excel_day(day: Date) -> Result<ExcelDateTime, SpreadsheetError> {
    let part = |number: i8| u8::try_from(number).unwrap_or(1);
    let year = u16::try_from(day.year()).unwrap_or(1900);
    Ok(ExcelDateTime::from_ymd(year, part(day.month()), part(day.day()))?)
}

/// As much of a title as may be a sheet's name.
fn sheet_name(title: &str) -> String {
    let allowed =
        title.chars().map(|letter| if NOT_IN_NAMES.contains(&letter) { ' ' } else { letter });
    let name: String = allowed.take(SHEET_NAME_CHARACTERS).collect();
    name.trim().trim_matches('\'').to_owned()
}

/// The list as CSV: a byte order mark, semicolons, decimal commas.
pub fn csv(sheet: &Sheet) -> String {
    let mut text = String::from('\u{feff}');
    let headings: Vec<String> =
        sheet.columns.iter().map(|column| guarded(&column.heading)).collect();
    add_line(&mut text, &headings);
    for cells in &sheet.rows {
        add_line(&mut text, &cells.iter().map(cell_text).collect::<Vec<_>>());
    }
    text
}

fn add_line(text: &mut String, cells: &[String]) {
    text.push_str(&cells.join(";"));
    text.push_str("\r\n");
}

fn cell_text(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(words) => guarded(words),
        Cell::Count(count) => count.to_string(),
        Cell::Number(value) | Cell::Percent(value) => {
            value.normalize().to_string().replace('.', ",")
        }
        Cell::Day(day) => day.to_string(),
    }
}

/// A cell in quotes where it needs them, and one that no spreadsheet takes for a formula.
fn guarded(words: &str) -> String {
    let is_formula = words.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let harmless = if is_formula { format!("'{words}") } else { words.to_owned() };
    if harmless.contains([';', '"', '\n', '\r']) {
        format!("\"{}\"", harmless.replace('"', "\"\""))
    } else {
        harmless
    }
}

#[cfg(test)]
#[path = "spreadsheet/tests.rs"]
mod tests;
