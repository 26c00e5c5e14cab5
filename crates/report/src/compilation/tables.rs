//! The tables of a compilation: grades by unit, differences, money and complaints, sources.

use rust_decimal::Decimal;
use tertial_domain::goal::GoalLevel;
use tertial_domain::ids::GoalId;
use tertial_domain::name_key::name_key;
use tertial_domain::quantity::Money;
use tertial_domain::report::PlainTable;
use tertial_presentation::format;
use tertial_rollup::grade_count::GradeCounts;
use tertial_rollup::lines::{AddedLine, AddedTable, LineKind, add_tables, same_columns};

use super::differences::Difference;
use super::placing::Placed;
use super::words::Words;
use super::{CompilationFacts, goals};

/// Goals side by side at most: more become a table of their own.
const GOALS_WIDE: usize = 5;

/// Tables of the units with the same columns, added up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Added {
    pub(super) table: AddedTable,
    /// The heading that the first stands under.
    pub(super) heading: String,
    /// The units that have it, by their places.
    pub(super) units: Vec<usize>,
}

/// Units by goals: each cell the unit's grades under the goal, a sign with its word.
pub(super) fn grades(
    facts: &CompilationFacts,
    placed: &Placed<'_>,
    words: &Words<'_>,
) -> Vec<PlainTable> {
    if facts.kind.assessment_tense().is_none() {
        return Vec::new();
    }
    let has_goals = |id: &GoalId| placed.under.get(id).is_some_and(|u| !u.unit_goals.is_empty());
    let columns: Vec<_> = facts
        .goals
        .iter()
        .filter(|goal| goal.level != GoalLevel::Unit)
        .filter(|goal| goals::is_own(facts, goal) || has_goals(&goal.id))
        .collect();
    let chunks = columns.chunks(GOALS_WIDE);
    let table = |goals: &[&tertial_domain::goal::Goal]| {
        let mut header = vec![words.text("compilation-unit")];
        header.extend(goals.iter().map(|goal| match &goal.number {
            Some(number) => format!("{number} {}", goal.title),
            None => goal.title.clone(),
        }));
        let rows = facts.units.iter().enumerate().map(|(at, unit)| {
            let cell = |id: &GoalId| {
                let under = placed.under.get(id).into_iter().flat_map(|under| &under.unit_goals);
                let own = under.filter(|goal| goal.unit == at).map(|goal| &goal.node.assessment);
                words.grades(GradeCounts::of(own))
            };
            let mut row = vec![unit.name.clone()];
            row.extend(goals.iter().map(|goal| cell(&goal.id)));
            row
        });
        PlainTable { rows: rows.collect(), header, ..PlainTable::default() }
    };
    if facts.units.is_empty() { Vec::new() } else { chunks.map(table).collect() }
}

/// What differs, with both figures and why.
pub(super) fn differences(found: &[Difference], words: &Words<'_>) -> Vec<PlainTable> {
    if found.is_empty() {
        return Vec::new();
    }
    let header = [
        "compilation-figure",
        "compilation-from-units",
        "compilation-printed",
        "compilation-gap",
        "compilation-why",
    ];
    let rows = found.iter().map(|difference| {
        // Figures counted in different units have no gap, nor have such that no number holds.
        let (compiled, printed) = (&difference.compiled, &difference.printed);
        let gap = (compiled.unit == printed.unit)
            .then(|| compiled.number.checked_sub(printed.number))
            .flatten();
        vec![
            words.figure_name(difference),
            words.quantity(&difference.compiled),
            words.quantity(&difference.printed),
            gap.map_or_else(String::new, |gap| format::signed(words.language(), gap.normalize())),
            words.causes(&difference.causes),
        ]
    });
    vec![PlainTable {
        header: header.iter().map(|key| words.text(key)).collect(),
        rows: rows.collect(),
        ..PlainTable::default()
    }]
}

/// Money and complaints, each with its heading and what is said of its sums.
pub(super) fn added(
    facts: &CompilationFacts,
    words: &Words<'_>,
) -> Vec<(String, String, PlainTable)> {
    let all = of_units(facts).into_iter();
    all.map(|added| {
        let note = words.added(&added, facts.units.len());
        (added.heading.clone(), note, printed(&added.table, words))
    })
    .collect()
}

/// The units' tables of money, and those under a heading about complaints.
pub(super) fn of_units(facts: &CompilationFacts) -> Vec<Added> {
    let mut groups: Vec<(Vec<usize>, Vec<&PlainTable>, String)> = Vec::new();
    for (at, unit) in facts.units.iter().enumerate() {
        for table in &unit.report.tables {
            let heading = heading_of(table, &unit.report.sections);
            let is_complaints = name_key(&heading).split(' ').any(|word| word == "synpunkter");
            if table.header.len() < 2 || (table.scale.is_none() && !is_complaints) {
                continue;
            }
            let like = |group: &&mut (Vec<usize>, Vec<&PlainTable>, String)| {
                group.1.first().is_some_and(|first| same_columns(first, table))
                    && name_key(&group.2) == name_key(&heading)
            };
            match groups.iter_mut().find(like) {
                Some((units, tables, _)) => {
                    units.push(at);
                    tables.push(table);
                }
                None => groups.push((vec![at], vec![table], heading)),
            }
        }
    }
    let added = |(mut units, tables, heading): (Vec<usize>, Vec<&PlainTable>, String)| {
        let table = add_tables(&tables)?;
        units.dedup();
        Some(Added { table, heading, units })
    };
    groups.into_iter().filter_map(added).collect()
}

fn heading_of(table: &PlainTable, sections: &[tertial_domain::report::Section]) -> String {
    let of_section = table.section.and_then(|at| sections.get(at)).map(|found| &found.heading);
    of_section.or(table.under.as_ref()).cloned().unwrap_or_default()
}

/// The table in print; a column without any figure is left out.
fn printed(table: &AddedTable, words: &Words<'_>) -> PlainTable {
    let width = table.header.len().saturating_sub(1);
    let has =
        |column: &usize| table.lines.iter().any(|l| matches!(l.sums.get(*column), Some(Some(_))));
    let columns: Vec<usize> = (0..width).filter(has).collect();
    let mut header: Vec<String> = table.header.first().cloned().into_iter().collect();
    header.extend(columns.iter().filter_map(|column| table.header.get(column + 1).cloned()));
    let row = |line: &AddedLine| {
        let mut row = vec![line.name.clone()];
        row.extend(columns.iter().map(|column| {
            let sum = line.sums.get(*column).copied().flatten();
            match (sum, line.kind) {
                (Some(sum), _) => amount(sum, table, words),
                (None, LineKind::Group) => String::new(),
                (None, LineKind::Plain | LineKind::Sum | LineKind::Result) => "–".to_owned(),
            }
        }));
        row
    };
    let rows = table.lines.iter().map(row).collect();
    PlainTable { header, rows, scale: table.scale, ..PlainTable::default() }
}

/// An amount of money goes by whole öre; a count by itself.
fn amount(sum: Decimal, table: &AddedTable, words: &Words<'_>) -> String {
    let ore = |scale: tertial_domain::quantity::MoneyScale| {
        let ore: i64 = sum.checked_mul(scale.ore().into())?.round().try_into().ok()?;
        Some(format::money_number(words.language(), Money { ore, scale }))
    };
    let money = table.scale.and_then(ore);
    money.unwrap_or_else(|| format::number(words.language(), sum.normalize()))
}

/// Which report of which unit, which version, how far it has come.
pub(super) fn sources(facts: &CompilationFacts, words: &Words<'_>) -> PlainTable {
    let header = [
        "compilation-unit",
        "compilation-report",
        "compilation-version",
        "compilation-state",
        "compilation-hash",
    ];
    let rows = facts.units.iter().map(|unit| {
        let hash: String = unit.sha256.chars().take(12).collect();
        vec![
            unit.name.clone(),
            words.report_name(),
            unit.version.to_string(),
            words.state(unit),
            hash,
        ]
    });
    PlainTable {
        header: header.iter().map(|key| words.text(key)).collect(),
        rows: rows.collect(),
        ..PlainTable::default()
    }
}
