//! Rows of one goal that are the same indicator printed more than once, taken together.

use tertial_domain::name_key::name_key;
use tertial_domain::report::{IndicatorField, IndicatorRow};

use crate::facts::{Facts, GoalFacts, IndicatorFacts, Passage};
use crate::finding::Finding;
use crate::place::{GoalPart, Note};

/// The places of rows that are one indicator, in document order; mostly just one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copies {
    /// Places in the goal's indicators.
    pub rows: Vec<usize>,
    /// The row that says most; the first of equals.
    pub fullest: usize,
}

/// Every indicator of a goal with its copies. The same name for two periods is two indicators.
pub fn copies(goal: &GoalFacts<'_>) -> Vec<Copies> {
    let mut keys: Vec<(String, String)> = Vec::with_capacity(goal.indicators.len());
    let mut found: Vec<Copies> = Vec::with_capacity(goal.indicators.len());
    for (at, facts) in goal.indicators.iter().enumerate() {
        let key = key_of(facts.row);
        let same = keys.iter().position(|(name, period)| {
            *name == key.0 && (*period == key.1 || period.is_empty() || key.1.is_empty())
        });
        match same.and_then(|place| found.get_mut(place)) {
            Some(copies) if !key.0.is_empty() => {
                copies.rows.push(at);
                let count =
                    |row: usize| goal.indicators.get(row).map_or(0, |facts| cell_count(facts.row));
                if count(at) > count(copies.fullest) {
                    copies.fullest = at;
                }
            }
            Some(_) | None => {
                keys.push(key);
                found.push(Copies { rows: vec![at], fullest: at });
            }
        }
    }
    found
}

/// The name without what differs between printings, and the period.
fn key_of(row: &IndicatorRow) -> (String, String) {
    let period = row.cell(IndicatorField::Period).map(name_key).unwrap_or_default();
    (name_key(&row.name), period)
}

/// How many cells have something of their own: the period and the council's word are the same in
/// every printing.
fn cell_count(row: &IndicatorRow) -> usize {
    IndicatorField::ALL.into_iter().filter(|&field| row.cell(field).is_some()).count()
}

impl Copies {
    /// The rows themselves.
    pub fn all<'f, 'a>(
        &'f self,
        goal: &'f GoalFacts<'a>,
    ) -> impl Iterator<Item = &'f IndicatorFacts<'a>> + use<'f, 'a> {
        self.rows.iter().filter_map(|&row| goal.indicators.get(row))
    }

    /// The row that says most.
    pub fn fullest<'f, 'a>(&self, goal: &'f GoalFacts<'a>) -> Option<&'f IndicatorFacts<'a>> {
        goal.indicators.get(self.fullest)
    }

    /// The first of the copies whose cell is filled.
    pub fn cell<'f>(&self, goal: &'f GoalFacts<'_>, field: IndicatorField) -> Option<&'f str> {
        self.filled(goal, field).map(|(_, cell)| cell)
    }

    /// The first row whose cell is filled, with the cell.
    pub fn filled<'f>(
        &self,
        goal: &'f GoalFacts<'_>,
        field: IndicatorField,
    ) -> Option<(usize, &'f str)> {
        self.rows.iter().find_map(|&row| Some((row, goal.indicators.get(row)?.row.cell(field)?)))
    }

    /// A finding with a cell quoted where it stands, when any copy has it.
    pub fn quote(&self, goal: &GoalFacts<'_>, field: IndicatorField, finding: Finding) -> Finding {
        match self.filled(goal, field) {
            Some((row, cell)) => {
                finding.quote(goal.place(GoalPart::Indicator(row, Some(field))), cell)
            }
            None => finding,
        }
    }
}

/// The notes under a row: its analysis and its comment.
pub fn notes<'f, 'a>(
    facts: &'f Facts<'a>,
    goal: &'f GoalFacts<'a>,
    row: usize,
) -> impl Iterator<Item = &'f Passage<'a>> + use<'f, 'a> {
    let own = [
        goal.place(GoalPart::IndicatorNote(row, Note::Analysis)),
        goal.place(GoalPart::IndicatorNote(row, Note::Comment)),
    ];
    goal.passages
        .iter()
        .filter_map(|&at| facts.passages.get(at))
        .filter(move |passage| own.contains(&passage.place))
}
