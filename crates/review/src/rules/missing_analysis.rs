//! A goal or an indicator without the analysis that is asked for.
//!
//! Means: a graded goal with figures or activities but no words, an indicator that misses its
//! target without a comment, or an account of the economy that shows a deficit and says nothing.
//! Why: a figure says that something is wrong, only words say why and what is done.
//!
//! Fires: Ekstad's baths close at -2 163 tkr and the section is a table alone. Silent: a target
//! that is met; an analysis on the row's copy or in the goal's own text; a grade with nothing
//! behind it at all, which another rule says.

use tertial_domain::goal::{GoalLevel, GoalText};
use tertial_domain::quantity::Quantity;
use tertial_domain::report::{IndicatorField, PlainTable, ReportKind, Section};
use tertial_domain::rich_text::Block;

use crate::facts::{Facts, GoalFacts, texts};
use crate::finding::{Finding, Findings};
use crate::place::{GoalPart, Place};
use crate::rule::{Rule, Severity, Spec};
use crate::rules::grade_disagrees_with_suggestion::quoted;
use crate::rules::grade_without_evidence::{has_account, phrase};
use crate::suggest::evidence::{own_texts, title_of};
use crate::suggest::standing::{Limits, judge};
use crate::swedish::fulfilment::says_nothing;
use crate::swedish::tie::KeyWords;

/// `missing-analysis`
pub const SPEC: Spec =
    Spec { rule: Rule::MissingAnalysis, severity: Severity::Hint, parameters: &[], check };

fn check(facts: &Facts<'_>, out: &mut Findings) {
    if !facts.is_follow_up() {
        return;
    }
    let limits = Limits::of(facts);
    let committee_explains = explains(facts, GoalLevel::Committee);
    for goal in &facts.goals {
        let is_asked_for = match goal.level() {
            GoalLevel::Unit => true,
            GoalLevel::Committee => committee_explains,
            GoalLevel::Focus | GoalLevel::Area => false,
        };
        if is_asked_for {
            out.found.extend(unexplained_grade(facts, goal));
        }
        unexplained_indicators(facts, goal, limits, out);
    }
    for (at, section) in facts.report.sections.iter().enumerate() {
        out.found.extend(unexplained_deficit(facts, at, section));
    }
}

/// Whether goals of a level carry an analysis in this document.
fn explains(facts: &Facts<'_>, level: GoalLevel) -> bool {
    facts.goals.iter().any(|goal| {
        goal.level() == level && own_texts(facts, goal, &[GoalText::Analysis]).next().is_some()
    })
}

fn unexplained_grade(facts: &Facts<'_>, goal: &GoalFacts<'_>) -> Option<Finding> {
    let grade = goal.node.assessment.grade()?;
    // Where there is no outcome either, the grade is doubted beside this: the one asks for what the
    // template wants, the other for what the grade rests on.
    if has_account(facts, goal) {
        return None;
    }
    let title = title_of(goal);
    let phrase = phrase(facts, goal);
    let reason = if phrase.is_some() { "phrase" } else { "goal" };
    let mut finding = Finding::new(SPEC.rule, reason, goal.place(GoalPart::Whole))
        .with("goal", title)
        .with("grade", grade.as_str());
    if let Some((place, words)) = phrase {
        let unstopped = words.trim().trim_end_matches('.');
        finding = finding.with("words", unstopped).quote(place.clone(), words);
    }
    Some(finding.quote(goal.place(GoalPart::Whole), title))
}

/// Rows that miss their target and are commented nowhere.
fn unexplained_indicators(
    facts: &Facts<'_>,
    goal: &GoalFacts<'_>,
    limits: Limits,
    out: &mut Findings,
) {
    for (row, indicator) in goal.indicators.iter().enumerate() {
        let Some(judged) = judge(indicator, facts.kind, limits, None) else { continue };
        // In mid-year a miss is not yet one, unless it is foreseen for the year.
        let is_of_year = facts.kind == Some(ReportKind::AnnualReport)
            || judged.field == IndicatorField::Forecast;
        let misses = judged.meets_target == Some(false) && is_of_year;
        if !misses || is_commented(facts, goal, row) {
            continue;
        }
        let cell = |field| indicator.row.cell(field).unwrap_or_default();
        let target = judged.target_field.map(cell).unwrap_or_default();
        let place = goal.place(GoalPart::Indicator(row, None));
        let finding = Finding::new(SPEC.rule, "indicator", place.clone())
            .with("indicator", indicator.row.name.trim())
            .with("outcome", cell(judged.field))
            .with("target", target);
        out.push(finding.quote(place, quoted(indicator, &judged)));
    }
}

/// Whether a row, its copy, the goal's own account or a text of a goal below speaks of an
/// indicator.
fn is_commented(facts: &Facts<'_>, goal: &GoalFacts<'_>, row: usize) -> bool {
    let Some(own) = goal.indicators.get(row) else { return true };
    if has_account(facts, goal) {
        return true;
    }
    let key_words = KeyWords::new(&own.row.name);
    let copies = goal.indicators.iter().filter(|other| KeyWords::new(&other.row.name) == key_words);
    for copy in copies {
        let says = |blocks: &[Block]| texts(blocks).any(|text| !says_nothing(text));
        if says(&copy.row.analysis) || says(&copy.row.comment) {
            return true;
        }
    }
    facts
        .passages
        .iter()
        .filter(|passage| {
            matches!(&passage.place, Place::Goal(path, GoalPart::Text(label))
                if is_under(path, goal) && !matches!(label, GoalText::Description | GoalText::ExpectedResult))
        })
        .flat_map(|passage| &passage.paragraphs)
        .any(|paragraph| {
            (0..paragraph.sentences.len()).any(|at| {
                let range = paragraph.sentences.get(at).cloned().unwrap_or_default();
                key_words.tie(paragraph, range).is_firm()
            })
        })
}

fn is_under(path: &crate::place::GoalPath, goal: &GoalFacts<'_>) -> bool {
    let mut steps = path.steps();
    goal.path.steps().all(|step| steps.next() == Some(step))
}

/// A section on money whose table ends below zero and that says nothing in words.
fn unexplained_deficit(facts: &Facts<'_>, at: usize, section: &Section) -> Option<Finding> {
    let mut tables = section.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => facts.report.tables.get(*table).map(|found| (*table, found)),
        Block::Paragraph(_) | Block::BulletList(_) | Block::NumberedList(_) => None,
    });
    let (table, row, amount) = tables
        .find_map(|(table, found)| deficit_row(found).map(|(row, amount)| (table, row, amount)))?;
    let says_something = texts(&section.blocks).any(|text| !is_about_scale(text));
    let siblings_say = siblings_say(facts, at, section);
    if says_something || siblings_say {
        return None;
    }
    let label = facts.report.tables.get(table)?.rows.get(row)?.first()?.trim();
    let finding = Finding::new(SPEC.rule, "deficit", Place::Section(at))
        .with("section", section.heading.trim())
        .with("row", label)
        .with("amount", amount.as_str());
    Some(finding.quote(Place::Table { table, row: Some(row) }, format!("{label}: {amount}")))
}

/// Whether another part of the same chapter speaks of the result.
fn siblings_say(facts: &Facts<'_>, at: usize, section: &Section) -> bool {
    let sections = &facts.report.sections;
    let parent = (0..at)
        .rev()
        .find(|&above| sections.get(above).is_some_and(|above| above.level < section.level));
    let Some(parent) = parent.filter(|_| section.level > 1) else { return false };
    sections.get(parent).into_iter().flat_map(|parent| texts(&parent.blocks)).any(|text| {
        let lower = text.to_lowercase();
        ["underskott", "resultat", "avvikelse", "överskrid"].iter().any(|word| lower.contains(word))
    })
}

/// "Beloppen anges i tkr": a line on how to read the table, not on what it shows.
fn is_about_scale(text: &str) -> bool {
    let lower = text.to_lowercase();
    let is_short = lower.split_whitespace().count() <= 8;
    is_short && ["tkr", "mnkr", "mkr", "kronor", "belopp"].iter().any(|word| lower.contains(word))
}

/// The row of a result below zero, with its amount.
fn deficit_row(table: &PlainTable) -> Option<(usize, String)> {
    table.rows.iter().enumerate().find_map(|(at, row)| {
        let label = row.first()?.trim().to_lowercase();
        let is_result = label.starts_with("resultat")
            || label.starts_with("årets resultat")
            || label.starts_with("nettoresultat")
            || label.starts_with("periodens resultat");
        let amount = row.get(1..)?.iter().find(|cell| !cell.trim().is_empty())?;
        let is_negative = Quantity::read(amount).is_some_and(|read| read.number.is_sign_negative());
        (is_result && is_negative).then(|| (at, amount.trim().to_owned()))
    })
}

#[cfg(test)]
mod tests;
