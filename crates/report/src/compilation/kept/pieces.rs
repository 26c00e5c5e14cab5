//! What earlier compilations wrote into a report, piece by piece: what is not among it is the
//! committee's own.

use std::collections::{BTreeSet, HashSet};

use tertial_domain::goal::{GoalLevel, GoalText};
use tertial_domain::name_key::name_key;
use tertial_domain::report::{GoalNode, IndicatorField, IndicatorRow, OutlineEntry, PlainTable};
use tertial_domain::report::{Report, Section};
use tertial_domain::rich_text::{Block, RichText};

/// Where a piece stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Spot {
    /// In a section, by the key of its heading.
    Section(String),
    /// Outside sections and goals.
    Loose,
    /// A goal's text, by the goal's level and the key of its title.
    Text(GoalLevel, String, GoalText),
    /// A goal itself.
    Goal(GoalLevel, String),
    /// An indicator's row itself, by the key of its name.
    Row(String),
    /// What is said under a row.
    UnderRow(String),
    /// A row's cell.
    Cell(String, IndicatorField),
}

impl Spot {
    pub(super) fn section(section: &Section) -> Self {
        Self::Section(name_key(&section.heading))
    }

    pub(super) fn goal(goal: &GoalNode) -> Self {
        Self::Goal(goal.level, name_key(&goal.title))
    }

    pub(super) fn text(goal: &GoalNode, label: GoalText) -> Self {
        Self::Text(goal.level, name_key(&goal.title), label)
    }

    pub(super) fn row(row: &IndicatorRow) -> Self {
        Self::Row(name_key(&row.name))
    }

    pub(super) fn under_row(row: &IndicatorRow) -> Self {
        Self::UnderRow(name_key(&row.name))
    }

    pub(super) fn cell(row: &IndicatorRow, field: IndicatorField) -> Self {
        Self::Cell(name_key(&row.name), field)
    }
}

/// Everything that compilations have written into the versions of one report.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Written(BTreeSet<(Spot, String)>);

impl Written {
    /// Adds what a compilation wrote: what its version says and the version before it does not.
    pub fn add(&mut self, before: Option<&Report>, compiled: &Report) {
        let said = before.map(pieces).unwrap_or_default();
        // Words may have moved; a cell is its row's and no other's.
        let words: HashSet<&str> = said.iter().map(|(_, words)| words.as_str()).collect();
        let is_new = |piece: &(Spot, String)| match piece.0 {
            Spot::Cell(..) | Spot::Row(_) | Spot::Goal(..) => !said.contains(piece),
            Spot::Section(_) | Spot::Loose | Spot::Text(..) | Spot::UnderRow(_) => {
                !said.contains(piece) && (piece.1.is_empty() || !words.contains(piece.1.as_str()))
            }
        };
        self.0.extend(pieces(compiled).into_iter().filter(is_new));
    }

    /// Whether a compilation wrote these words there; empty words ask for the place itself.
    pub(super) fn has(&self, spot: &Spot, words: &str) -> bool {
        self.0.contains(&(spot.clone(), words.to_owned()))
    }
}

/// The words of a block, blanks folded; a table's with their cells told apart.
pub(super) fn words_of(block: &Block, tables: &[PlainTable]) -> String {
    let folded = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let list = |items: &[RichText]| {
        let items = items.iter().map(|item| folded(item.text()));
        items.collect::<Vec<String>>().join("\n")
    };
    match block {
        Block::Paragraph(text) => folded(text.text()),
        Block::BulletList(items) | Block::NumberedList(items) => list(items),
        Block::Table(at) => tables.get(*at).map(table_words).unwrap_or_default(),
    }
}

pub(super) fn table_words(table: &PlainTable) -> String {
    let rows = std::iter::once(&table.header).chain(&table.rows);
    rows.map(|row| row.join("\t")).collect::<Vec<String>>().join("\n")
}

fn pieces(report: &Report) -> BTreeSet<(Spot, String)> {
    let mut found = BTreeSet::new();
    let tables = &report.tables;
    for section in &report.sections {
        found.insert((Spot::section(section), String::new()));
        found.extend(of_blocks(&Spot::section(section), &section.blocks, tables));
    }
    for entry in &report.outline {
        if let OutlineEntry::Table(at) = entry {
            found.extend(of_blocks(&Spot::Loose, &[Block::Table(*at)], tables));
        }
    }
    for goal in report.walk_goals() {
        found.insert((Spot::goal(goal), String::new()));
        for (label, blocks) in &goal.texts {
            found.extend(of_blocks(&Spot::text(goal, *label), blocks, tables));
        }
        for row in &goal.indicators {
            found.insert((Spot::row(row), String::new()));
            let said = [&row.analysis, &row.comment];
            let spot = Spot::under_row(row);
            found.extend(said.iter().flat_map(|blocks| of_blocks(&spot, blocks, tables)));
            let cells = IndicatorField::ALL.into_iter();
            found.extend(
                cells.filter_map(|field| {
                    Some((Spot::cell(row, field), row.cell(field)?.to_owned()))
                }),
            );
        }
    }
    found
}

fn of_blocks(spot: &Spot, blocks: &[Block], tables: &[PlainTable]) -> Vec<(Spot, String)> {
    let words = blocks.iter().map(|block| words_of(block, tables));
    words.filter(|words| !words.is_empty()).map(|words| (spot.clone(), words)).collect()
}
