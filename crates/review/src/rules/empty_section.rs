//! A bare heading.
//!
//! Means: the template asks for a text, the heading stands there, and nothing under it; or, in
//! a plan, one goal lacks a text that most of the others have. Why: the reader cannot tell "nothing
//! to say" from "not written yet".
//!
//! Fires: "Investeringar" followed by the next heading. Silent: a heading with parts or a table
//! under it, the heading over the goals, "Förslag till beslut"; "Övrigt" where a city says so.

use tertial_domain::goal::{GoalLevel, GoalText};
use tertial_domain::name_key::name_key;
use tertial_domain::report::{OutlineEntry, ReportKind};
use tertial_domain::rich_text::Block;

use crate::facts::{Facts, texts};
use crate::finding::{Finding, Findings};
use crate::place::{GoalPart, Place};
use crate::rule::{Parameter, Rule, Severity, Spec};
use crate::suggest::evidence::title_of;

/// `empty-section`
pub const SPEC: Spec = Spec {
    rule: Rule::EmptySection,
    severity: Severity::Hint,
    parameters: &[
        // A goal's text is asked for where more than so many per cent of the unit goals have it.
        Parameter { name: "usual_min_percent", default: 50, allowed: (10, 100) },
        // Whether "Övrigt" with nothing under it is told too.
        Parameter { name: "other_matters_flag", default: 1, allowed: (0, 1) },
    ],
    check,
};

/// Headings that are often and rightly empty.
const OFTEN_EMPTY: &[&str] = &["förslag till beslut", "bilagor"];

/// The heading for what has no other place.
const OTHER_MATTERS: &[&str] = &["övrigt", "övriga frågor"];

/// The texts that a plan's unit goals are asked for, beside the expected result.
const ASKED_FOR: [GoalText; 4] =
    [GoalText::WorkingMethod, GoalText::ResourceUse, GoalText::FollowUp, GoalText::Development];

fn check(facts: &Facts<'_>, out: &mut Findings) {
    let tells_other_matters = facts.settings.parameter(SPEC.rule, "other_matters_flag") != 0;
    for (at, section) in facts.report.sections.iter().enumerate() {
        let heading = section.heading.trim();
        let key = name_key(heading);
        let is_other = OTHER_MATTERS.contains(&key.as_str());
        let is_asked_for =
            !OFTEN_EMPTY.contains(&key.as_str()) && (!is_other || tells_other_matters);
        let is_heading = !heading.is_empty() && !is_table_header(&key);
        if is_asked_for && is_heading && is_bare(facts, at) {
            let place = Place::Section(at);
            let reason = if is_other { "other-matters" } else { "heading" };
            let finding = Finding::new(SPEC.rule, reason, place.clone());
            out.push(finding.with("heading", heading).quote(place, heading));
        }
    }
    match facts.kind {
        Some(ReportKind::AnnualPlan) => absent_texts(facts, out),
        Some(
            ReportKind::TertialReport1 | ReportKind::TertialReport2 | ReportKind::AnnualReport,
        )
        | None => {}
    }
}

/// A table's header or row that was printed on a line of its own: "Budget 2021 Utfall 2021".
fn is_table_header(key: &str) -> bool {
    const COLUMNS: &[&str] =
        &["budget", "utfall", "prognos", "avvikelse", "bokslut", "diff", "differens", "ack"];
    let words = || key.split(' ');
    let is_figure = |word: &&str| word.chars().all(|c| c.is_ascii_digit());
    let columns = words().filter(|word| COLUMNS.contains(word)).count();
    let figures = words().filter(is_figure).count();
    let last_is_figure = words().next_back().is_some_and(|word| is_figure(&word));
    columns >= 2 || (last_is_figure && figures >= 2)
}

/// Whether nothing stands under a heading: no words, no table, no parts, no goals.
fn is_bare(facts: &Facts<'_>, at: usize) -> bool {
    let sections = &facts.report.sections;
    let Some(section) = sections.get(at) else { return false };
    let has_own = texts(&section.blocks).next().is_some()
        || section.blocks.iter().any(|block| matches!(block, Block::Table(_)))
        || facts.report.tables.iter().any(|table| table.section == Some(at));
    let has_parts = sections.get(at + 1).is_some_and(|next| next.level > section.level);
    let outline = &facts.report.outline;
    let own = outline.iter().position(|entry| *entry == OutlineEntry::Section(at));
    let next = own.and_then(|own| outline.get(own + 1));
    let holds_next = matches!(next, Some(OutlineEntry::Goals | OutlineEntry::Table(_)));
    let holds_decisions =
        at == 0 && !facts.report.proposed_decisions.is_empty() && section.blocks.is_empty();
    !(has_own || has_parts || holds_next || holds_decisions)
}

/// Texts that one unit goal lacks and most have.
fn absent_texts(facts: &Facts<'_>, out: &mut Findings) {
    const FEWEST_GOALS: usize = 3;
    let goals = || facts.goals.iter().filter(|goal| goal.level() == GoalLevel::Unit);
    let all = goals().count();
    if all < FEWEST_GOALS {
        return;
    }
    let limit = facts.settings.parameter(SPEC.rule, "usual_min_percent");
    for label in ASKED_FOR {
        let has = |goal: &&crate::facts::GoalFacts<'_>| !goal.words(label).trim().is_empty();
        let with = goals().filter(has).count();
        if crate::suggest::share(with, all) <= limit {
            continue;
        }
        for goal in goals().filter(|goal| !has(goal)) {
            let title = title_of(goal);
            let finding = Finding::new(SPEC.rule, "goal-text", goal.place(GoalPart::Text(label)))
                .with("label", label.code())
                .with("goal", title)
                .with("with", with.to_string())
                .with("all_count", all.to_string());
            out.push(finding.quote(goal.place(GoalPart::Whole), title));
        }
    }
}

#[cfg(test)]
mod tests {
    use tertial_domain::report::Report;

    use super::*;
    use crate::rules::example::{found, goal_with, report, section, table};

    #[test]
    fn a_heading_with_nothing_under_it() {
        let mut parent = section("Uppföljning av ekonomi", &[]);
        let mut child = section("Investeringar", &[]);
        let mut with_table = section("Lokaler", &[]);
        (parent.level, child.level, with_table.level) = (1, 2, 2);
        with_table.blocks = vec![Block::Table(0)];
        let sections = vec![
            section("Uppföljning av målen", &[]),
            parent,
            child,
            with_table,
            section("Kvalitetsarbete", &["Egenkontroll görs i maj."]),
            section("Övrigt", &[]),
        ];
        let outline = [OutlineEntry::Section(0), OutlineEntry::Goals]
            .into_iter()
            .chain((1..6).map(OutlineEntry::Section))
            .collect();
        let tables = vec![table("Lokal | Hyra", &["Näset | 12"])];
        let report = Report { sections, outline, tables, ..report(ReportKind::AnnualReport, 2021) };
        assert_eq!(found(SPEC.rule, &report), ["sections/2 heading", "sections/5 other-matters"]);
    }

    #[test]
    fn a_goal_that_lacks_what_the_others_have() {
        let full = [(GoalText::FollowUp, "Varje månad."), (GoalText::Development, "En ny ugn.")];
        let goals = vec![
            goal_with(GoalLevel::Unit, "Brödet är färskt", &full),
            goal_with(GoalLevel::Unit, "Soppan är het", &full),
            goal_with(GoalLevel::Unit, "Salladen är grön", &full[..1]),
        ];
        let plan = Report { goals, ..report(ReportKind::AnnualPlan, 2022) };
        assert_eq!(found(SPEC.rule, &plan), ["goals/2/texts/development goal-text"]);
        let two = Report { goals: plan.goals[1..].to_vec(), ..plan };
        assert!(found(SPEC.rule, &two).is_empty());
    }
}
