//! How wide the columns of a table are: by what stands in them, before any page is laid out.

use tertial_report::document::{Alignment, Cell, Inline, Row, Table};

use crate::printable::ZERO_WIDTH_SPACE;

/// Characters that a line holds over the whole width, at the usual size.
const LINE_CHARACTERS: usize = 100;

/// Words longer than this are broken with a hyphen rather than given room.
const WORD_CHARACTERS_MAX: usize = 15;

/// A column gains nothing from more room than this.
const COLUMN_CHARACTERS_MAX: usize = 70;

/// Blank characters between two columns.
const GAP_CHARACTERS: usize = 3;

/// The share of the width that each column gets, in parts of one whole.
///
/// Every column gets room for its longest word; what is left goes to those who have more to say,
/// and if all is said, to the columns of words before those of figures.
pub(crate) fn shares(table: &Table) -> Vec<usize> {
    let measured: Vec<Measure> =
        (0..table.columns().len()).map(|at| Measure::of(table, at)).collect();
    let least: usize = measured.iter().map(|m| m.least).sum();
    let wanted: usize = measured.iter().map(|m| m.wanted - m.least).sum();
    let spare = LINE_CHARACTERS.saturating_sub(least);
    let texts = measured.iter().filter(|m| m.alignment == Alignment::Text).count();
    let left_over = spare.saturating_sub(wanted);
    measured
        .iter()
        .map(|m| {
            let more = m.wanted - m.least;
            let given = if wanted <= spare { more } else { more * spare / wanted.max(1) };
            let bonus = match m.alignment {
                Alignment::Text => left_over / texts.max(1),
                Alignment::Number if texts == 0 => left_over / measured.len().max(1),
                Alignment::Number => 0,
            };
            m.least + given + bonus
        })
        .collect()
}

struct Measure {
    alignment: Alignment,
    /// Characters of the longest piece that cannot be broken.
    least: usize,
    /// Characters of the longest cell, as far as it counts. Never less than `least`.
    wanted: usize,
}

impl Measure {
    fn of(table: &Table, at: usize) -> Self {
        let column = table.columns().get(at);
        let alignment = column.map_or(Alignment::Text, |column| column.alignment);
        let heading = column.map_or("", |column| column.heading.as_str());
        let mut least = longest_word(heading);
        let mut wanted = least;
        for row in table.rows() {
            let Row::Cells { cells, .. } = row else { continue };
            let Some(cell) = cells.get(at) else { continue };
            let characters = cell_characters(cell);
            let unbroken = if cell.unbroken || cell.mark.is_some() {
                characters
            } else {
                cell.text.iter().map(|inline| longest_word(inline.words())).max().unwrap_or(0)
            };
            least = least.max(unbroken.min(COLUMN_CHARACTERS_MAX / 2));
            wanted = wanted.max(characters.min(COLUMN_CHARACTERS_MAX));
        }
        let least = least + GAP_CHARACTERS;
        Self { alignment, least, wanted: (wanted + GAP_CHARACTERS).max(least) }
    }
}

/// A heading whose words may be broken after a stroke: "män/pojkar".
pub(crate) fn breakable(heading: &str) -> String {
    heading.replace('/', &format!("/{ZERO_WIDTH_SPACE}"))
}

fn longest_word(text: &str) -> usize {
    let words = text.split_whitespace().flat_map(|word| word.split_inclusive('/'));
    let lengths = words.map(|word| word.chars().count());
    lengths.max().unwrap_or(0).min(WORD_CHARACTERS_MAX)
}

/// How many characters a cell holds, its sign counted as two.
pub(crate) fn cell_characters(cell: &Cell) -> usize {
    const SIGN_CHARACTERS: usize = 3;
    let sign = cell.mark.as_ref().map_or(0, |mark| SIGN_CHARACTERS + mark.word.chars().count());
    sign + cell.text.iter().map(Inline::words).map(|words| words.chars().count()).sum::<usize>()
}

#[cfg(test)]
mod tests {
    use super::*;
    use tertial_report::document::{Column, RowRole};

    #[test]
    fn figures_get_what_they_need_and_words_the_rest() {
        let mut table = Table::new("T", vec![Column::text("Post"), Column::number("Utfall")]);
        table.push_row(RowRole::Plain, vec![Cell::row_header("Intäkter"), Cell::number("14 554")]);
        let shares = shares(&table);
        assert_eq!(shares.len(), 2);
        assert!(shares[1] == 9 && 80 < shares[0], "{shares:?}");
    }

    #[test]
    fn a_crowded_table_still_has_room_for_every_word() {
        let names = ["Indikator", "Periodens utfall", "Kvinnor/ flickor", "Utfall VB 2025"];
        let columns = names.iter().cycle().take(20).map(|&name| Column::number(name)).collect();
        let mut table = Table::new("T", columns);
        table.push_row(RowRole::Plain, vec![Cell::words("ord ".repeat(90)); 20]);
        assert!(shares(&table).iter().all(|&share| 0 < share));
    }
}
