//! How wide the columns of a table are: by what stands in them, before any page is laid out.

use tertial_report::document::{Alignment, Cell, Inline, Row, Table};

use crate::printable::ZERO_WIDTH_SPACE;

/// A column gains nothing from more room than this.
const COLUMN_CHARACTERS_MAX: usize = 70;

/// The first column names its rows: it gets this much before the others get more than they need.
const NAME_CHARACTERS_LEAST: usize = 22;

/// Rows of more lines than this may be broken over pages; others stay whole.
const UNBROKEN_LINES_MAX: usize = 22;

/// How a table is laid out: the size of its letters, and the share of the width of each column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Layout {
    pub(crate) size: Size,
    pub(crate) shares: Vec<usize>,
}

/// The size of the letters in a table: crowded tables have smaller ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Size {
    Usual,
    Small,
    Smallest,
}

impl Size {
    const fn of(column_count: usize) -> Self {
        match column_count {
            0..=9 => Self::Usual,
            10..=13 => Self::Small,
            _ => Self::Smallest,
        }
    }

    /// Tenths of a point.
    pub(crate) const fn decipoints(self) -> usize {
        match self {
            Self::Usual => 85,
            Self::Small => 75,
            Self::Smallest => 65,
        }
    }

    /// Characters that a line holds over the whole width.
    const fn line_characters(self) -> usize {
        match self {
            Self::Usual => 104,
            Self::Small => 118,
            Self::Smallest => 136,
        }
    }

    /// Blank characters between two columns.
    const fn gap_characters(self) -> usize {
        match self {
            Self::Usual => 3,
            Self::Small | Self::Smallest => 2,
        }
    }

    /// Words longer than this are broken with a hyphen rather than given room.
    const fn word_characters_max(self) -> usize {
        match self {
            Self::Usual => 15,
            Self::Small => 11,
            Self::Smallest => 9,
        }
    }
}

impl Layout {
    /// Every column gets room for its longest word; what is left goes to those who have more to
    /// say, and if all is said, to the columns of words before those of figures.
    pub(crate) fn of(table: &Table) -> Self {
        let size = Size::of(table.columns().len());
        let mut measured: Vec<Measure> =
            (0..table.columns().len()).map(|at| Measure::of(table, at, size)).collect();
        let least: usize = measured.iter().map(|m| m.least).sum();
        if let Some(name) = measured.first_mut() {
            let enough = name.wanted.min(NAME_CHARACTERS_LEAST).max(name.least);
            name.least = enough.min(name.least + size.line_characters().saturating_sub(least));
        }
        let least: usize = measured.iter().map(|m| m.least).sum();
        let wanted: usize = measured.iter().map(|m| m.wanted - m.least).sum();
        let spare = size.line_characters().saturating_sub(least);
        let texts = measured.iter().filter(|m| m.alignment == Alignment::Text).count();
        let left_over = spare.saturating_sub(wanted);
        let share = |m: &Measure| {
            let more = m.wanted - m.least;
            let given = if wanted <= spare { more } else { more * spare / wanted.max(1) };
            let bonus = match m.alignment {
                Alignment::Text => left_over / texts.max(1),
                Alignment::Number if texts == 0 => left_over / measured.len().max(1),
                Alignment::Number => 0,
            };
            m.least + given + bonus
        };
        let shares = measured.iter().map(share).collect();
        Self { size, shares }
    }

    /// Whether a row, with the texts under it, is so high that it may be broken over pages.
    pub(crate) fn is_breakable(&self, cells: &[Cell], under: &[Row]) -> bool {
        let gap = self.size.gap_characters();
        let lines = cells
            .iter()
            .zip(&self.shares)
            .map(|(cell, share)| cell_characters(cell) / share.saturating_sub(gap).max(1));
        let beside_name = self.shares.iter().skip(1).sum::<usize>();
        let wide = if beside_name == 0 { self.size.line_characters() } else { beside_name };
        let below = under.iter().map(|row| lines_of_text(row, wide.saturating_sub(gap).max(1)));
        UNBROKEN_LINES_MAX < lines.max().unwrap_or(0) + below.sum::<usize>()
    }
}

struct Measure {
    alignment: Alignment,
    /// Characters of the longest piece that cannot be broken.
    least: usize,
    /// Characters of the longest cell, as far as it counts. Never less than `least`.
    wanted: usize,
}

impl Measure {
    fn of(table: &Table, at: usize, size: Size) -> Self {
        let word_max = size.word_characters_max();
        let column = table.columns().get(at);
        let alignment = column.map_or(Alignment::Text, |column| column.alignment);
        let heading = column.map_or("", |column| column.heading.as_str());
        let mut least = longest_word(heading).min(word_max);
        let mut wanted = least;
        for row in table.rows() {
            let Row::Cells { cells, .. } = row else { continue };
            let Some(cell) = cells.get(at) else { continue };
            let characters = cell_characters(cell);
            let unbroken = if cell.unbroken || cell.mark.is_some() {
                // Figures and capitals are wider than letters are on the whole.
                characters + characters / 6
            } else {
                let words = cell.text.iter().map(|inline| longest_word(inline.words()));
                words.max().unwrap_or(0).min(word_max)
            };
            let doubt = cell.doubt.as_ref().map_or(0, |mark| longest_word(&mark.word));
            let unbroken = unbroken.max(doubt);
            least = least.max(unbroken.min(COLUMN_CHARACTERS_MAX / 2));
            wanted = wanted.max(characters.min(COLUMN_CHARACTERS_MAX));
        }
        let least = least + size.gap_characters();
        Self { alignment, least, wanted: (wanted + size.gap_characters()).max(least) }
    }
}

/// A heading whose words may be broken after a stroke: "män/pojkar".
pub(crate) fn breakable(heading: &str) -> String {
    heading.replace('/', &format!("/{ZERO_WIDTH_SPACE}"))
}

fn longest_word(text: &str) -> usize {
    let words = text.split_whitespace().flat_map(|word| word.split_inclusive('/'));
    let lengths = words.map(|word| word.chars().count());
    lengths.max().unwrap_or(0)
}

/// How many lines a text under a row takes, at most.
fn lines_of_text(row: &Row, line_characters: usize) -> usize {
    let Row::Full { label, paragraphs } = row else { return 0 };
    let label = label.as_ref().map_or(0, |label| label.chars().count());
    let lines = paragraphs.iter().map(|paragraph| {
        let breaks = paragraph.iter().filter(|inline| matches!(inline, Inline::Break)).count();
        let words = paragraph.iter().map(Inline::words).map(|words| words.chars().count());
        2 + breaks + words.sum::<usize>() / line_characters
    });
    label / line_characters + lines.sum::<usize>()
}

/// How many characters a cell holds, its sign counted as two.
fn cell_characters(cell: &Cell) -> usize {
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
        let Layout { size, shares } = Layout::of(&table);
        assert_eq!((size, shares.len()), (Size::Usual, 2));
        assert!(shares[1] == 10 && 80 < shares[0], "{shares:?}");
    }

    #[test]
    fn a_crowded_table_still_has_room_for_every_word() {
        let names = ["Indikator", "Periodens utfall", "Kvinnor/ flickor", "Utfall VB 2025"];
        let columns = names.iter().cycle().take(20).map(|&name| Column::number(name)).collect();
        let mut table = Table::new("T", columns);
        table.push_row(RowRole::Plain, vec![Cell::words("ord ".repeat(90)); 20]);
        assert!(Layout::of(&table).shares.iter().all(|&share| 0 < share));
    }
}
