//! Check sums under tables of money: what the rows give, held against the sum that is printed.
//!
//! Only where a row is a sum and every figure above it can be read; else nothing is said.

use tertial_domain::figure_table::{ColumnKind, FigureTable, Row, RowKind};
use tertial_domain::quantity::{Quantity, UnitOfMeasure};
use tertial_domain::report::PlainTable;
use tertial_presentation::format;
use tertial_presentation::localizer::{Argument, Localizer};
use tertial_rollup::adding_up::{Held, held, ways_down};

/// A table with more to add up is left alone, lest one report keep a printer busy.
const WORK_MAX: usize = 400_000;

/// More sums than this that agree are counted, not told one by one.
const TOLD_MAX: usize = 4;

/// Names of rows and columns end here.
const NAME_CHARACTERS_MAX: usize = 60;

/// What stands under the table, a line each.
pub(super) fn notes(plain: &PlainTable, localizer: &Localizer) -> Vec<String> {
    let table = FigureTable::new(plain);
    let sums = table.rows.iter().filter(|row| is_sum(row)).count();
    let rows = table.rows.len();
    let work = sums.saturating_mul(table.columns.len()).saturating_mul(rows).saturating_mul(rows);
    if !table.is_money(plain) || WORK_MAX < work {
        return Vec::new();
    }
    let mut agreeing = Vec::new();
    let mut differing = Vec::new();
    for (at, row) in table.rows.iter().enumerate().filter(|(_, row)| is_sum(row)) {
        let checked: Vec<(usize, Held)> = (0..table.columns.len())
            .filter_map(|column| Some((column, check(plain, &table, at, column)?)))
            .collect();
        let (right, wrong): (Vec<_>, Vec<_>) = checked.into_iter().partition(|(_, it)| it.agrees);
        let told = Told { plain, table: &table, row, localizer };
        if wrong.is_empty() && !right.is_empty() {
            agreeing.push(told.agreement(&right));
        }
        differing.extend(wrong.iter().map(|(column, it)| told.difference(*column, it)));
    }
    let more = agreeing.len().saturating_sub(TOLD_MAX);
    agreeing.truncate(TOLD_MAX);
    if more > 0 {
        let told = [("count", Argument::from(more))];
        agreeing.push(format!("= {}", localizer.text_with("document-sums-more", &told)));
    }
    differing.into_iter().chain(agreeing).collect()
}

const fn is_sum(row: &Row) -> bool {
    match row.kind {
        RowKind::Sum | RowKind::Result => true,
        RowKind::Heading | RowKind::Item | RowKind::Part | RowKind::Fund | RowKind::AfterFund => {
            false
        }
    }
}

/// One printed sum held against the rows above it. The review does the same, and calls a result
/// whose sign alone is wrong by another name: here nothing is said of it.
fn check(plain: &PlainTable, table: &FigureTable, at: usize, column: usize) -> Option<Held> {
    let row = table.rows.get(at)?;
    let own = table.columns.get(column)?;
    if own.kind == ColumnKind::Variance && row.kind == RowKind::Result {
        return None;
    }
    let printed = row.figure(column)?;
    let ways = ways_down(table, at, column);
    let is_turned =
        ways.iter().any(|way| printed.checked_add(way.sum).is_some_and(|s| s.is_zero()));
    let found = held(table, printed, ways)?;
    if !found.agrees && (row.kind == RowKind::Result && is_turned) {
        return None;
    }
    let first = found.way.rows.first().and_then(|(first, _)| table.rows.get(*first))?;
    let between = plain.rows.get(first.at..=row.at)?;
    let mut cells = between.iter().map(|row| row.get(own.at).map_or("", String::as_str));
    cells.all(is_understood).then_some(found)
}

/// Nothing, the dash that stands for it, or an amount. A figure with a strange word after it may
/// have been misprinted.
fn is_understood(words: &str) -> bool {
    let is_amount = |unit: &UnitOfMeasure| match unit {
        UnitOfMeasure::Plain
        | UnitOfMeasure::Krona
        | UnitOfMeasure::ThousandKrona
        | UnitOfMeasure::MillionKrona => true,
        UnitOfMeasure::Pieces
        | UnitOfMeasure::Percent
        | UnitOfMeasure::PercentagePoints
        | UnitOfMeasure::Other(_) => false,
    };
    matches!(words.trim(), "" | "-" | "–" | "−" | "—")
        || Quantity::read(words).is_some_and(|quantity| is_amount(&quantity.unit))
}

/// A sum's row with what its words need.
struct Told<'a> {
    plain: &'a PlainTable,
    table: &'a FigureTable,
    row: &'a Row,
    localizer: &'a Localizer,
}

impl Told<'_> {
    fn agreement(&self, right: &[(usize, Held)]) -> String {
        let language = self.localizer.language();
        let sums: Vec<String> = right
            .iter()
            .map(|(column, held)| {
                let sum = format::number(language, held.way.sum);
                let name = self.column(*column);
                if name.is_empty() { sum } else { format!("{sum} ({name})") }
            })
            .collect();
        let is_exact = right.iter().all(|(_, held)| held.by.is_zero());
        let key = if is_exact { "document-sum-agrees" } else { "document-sum-rounded" };
        let (row, sums) = (shortened(&self.row.label), sums.join(", "));
        let told = [("row", Argument::from(&row)), ("sums", Argument::from(&sums))];
        format!("= {}", self.localizer.text_with(key, &told))
    }

    fn difference(&self, column: usize, held: &Held) -> String {
        let language = self.localizer.language();
        let row = shortened(&self.row.label);
        let name = self.column(column);
        let place = if name.is_empty() { row } else { format!("{row}, {name}") };
        let sum = format::number(language, held.way.sum);
        let printed = format::number(language, held.printed);
        let difference = format::signed(language, held.by);
        let told = [
            ("place", Argument::from(&place)),
            ("sum", Argument::from(&sum)),
            ("printed", Argument::from(&printed)),
            ("difference", Argument::from(&difference)),
        ];
        format!("≠ {}", self.localizer.text_with("document-sum-differs", &told))
    }

    fn column(&self, column: usize) -> String {
        let at = self.table.columns.get(column).map(|column| column.at);
        let heading = at.and_then(|at| self.plain.header.get(at));
        heading.map(|heading| shortened(heading)).unwrap_or_default()
    }
}

fn shortened(name: &str) -> String {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    match name.char_indices().nth(NAME_CHARACTERS_MAX) {
        Some((end, _)) => format!("{}…", name.get(..end).unwrap_or_default().trim_end()),
        None => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tertial_domain::quantity::MoneyScale;
    use tertial_presentation::language::Language;

    fn check(header: &str, rows: &[&str], expected: &[&str]) {
        let cells = |row: &str| row.split('|').map(|cell| cell.trim().to_owned()).collect();
        let plain = PlainTable {
            header: cells(header),
            rows: rows.iter().map(|row| cells(row)).collect(),
            scale: Some(MoneyScale::ThousandKrona),
            ..PlainTable::default()
        };
        assert_eq!(notes(&plain, Localizer::of(Language::Swedish)), expected, "{rows:?}");
    }

    #[test]
    fn a_sum_that_agrees_says_what_its_rows_give() {
        check(
            "Post | Budget | Utfall",
            &["Mat | 300 | 310", "Hyra | 1 500 | – ", "El | | 5", "Summa | 1 800 | 315"],
            &["= Summa: raderna ger 1\u{a0}800 (Budget), 315 (Utfall), som det står tryckt."],
        );
        check(
            "Post | Mnkr",
            &["Mat | 1,2", "Hyra | 2,3", "Summa | 3,6"],
            &["= Summa: raderna ger 3,5 (Mnkr). Den tryckta summan skiljer inte mer än \
               avrundningen."],
        );
    }

    #[test]
    fn a_sum_that_differs_says_by_how_much() {
        check(
            "Post | Budget | Utfall",
            &["Mat | 300 | 310", "Hyra | 150 | 160", "Summa | 450 | 480"],
            &["≠ Summa, Utfall: raderna ger 470, men tryckt står 480 (skillnad +10)."],
        );
    }

    #[test]
    fn nothing_is_said_where_a_figure_cannot_be_read_or_no_row_is_a_sum() {
        check("Post | Tkr", &["Mat | 300", "Hyra | 15o", "Summa | 450"], &[]);
        check("Post | Tkr", &["Mat | 300", "Hyra | ..", "Summa | 450"], &[]);
        check("Post | Tkr", &["Mat | 300", "Hyra | 150"], &[]);
        check("", &[], &[]);
    }

    #[test]
    fn many_sums_are_counted() {
        let mut rows = Vec::new();
        for _ in 0..6 {
            rows.extend(["Mat | 3", "Hyra | 4", "Summa | 7"]);
        }
        let cells = |row: &&str| row.split('|').map(|cell| cell.trim().to_owned()).collect();
        let plain = PlainTable {
            header: vec!["Post".to_owned(), "Tkr".to_owned()],
            rows: rows.iter().map(cells).collect(),
            scale: Some(MoneyScale::ThousandKrona),
            ..PlainTable::default()
        };
        let notes = notes(&plain, Localizer::of(Language::Swedish));
        assert_eq!(notes.len(), TOLD_MAX + 1, "{notes:?}");
        assert_eq!(notes[TOLD_MAX], "= 2 summor till är vad deras rader ger.");
    }
}
