//! A committee goal that the unit has not answered and not declined.
//!
//! Means: a unit's document answers other committee goals with goals of its own, but under this one
//! there is neither a unit goal nor a word that it does not concern the unit. Why: nobody can tell
//! a goal that was passed over from one that was forgotten.
//!
//! Fires: Ekstad's day centre answers five of six committee goals. Silent: a committee's own
//! report; "Målet berör inte enheten."; area goals, which are answered through committee goals.

use tertial_domain::goal::{GoalLevel, GoalText};

use crate::facts::{Facts, GoalFacts};
use crate::finding::{Finding, Findings};
use crate::place::GoalPart;
use crate::rule::{Rule, Severity, Spec};
use crate::suggest::evidence::{own_texts, title_of};
use crate::swedish::fulfilment::says_nothing;
use crate::swedish::paragraph::Paragraph;

/// `goal-without-unit-goal`
pub const SPEC: Spec =
    Spec { rule: Rule::GoalWithoutUnitGoal, severity: Severity::Hint, parameters: &[], check };

fn check(facts: &Facts<'_>, out: &mut Findings) {
    let answers = |goal: &GoalFacts<'_>| goal.level() == GoalLevel::Unit;
    if !facts.goals.iter().any(answers) {
        return;
    }
    for goal in facts.goals.iter().filter(|goal| goal.level() == GoalLevel::Committee) {
        let is_graded = goal.node.assessment.grade().is_some();
        let account = &[GoalText::Analysis, GoalText::Body];
        let is_accounted_for = own_texts(facts, goal, account)
            .flat_map(|passage| &passage.paragraphs)
            .any(|paragraph| !says_nothing(paragraph.text));
        if goal.children.is_empty() && !is_graded && !is_accounted_for && !declines(facts, goal) {
            let title = title_of(goal);
            let finding = Finding::new(SPEC.rule, "unanswered", goal.place(GoalPart::Whole));
            out.push(finding.with("goal", title).quote(goal.place(GoalPart::Whole), title));
        }
    }
}

/// Whether the unit says that the goal does not concern it.
fn declines(facts: &Facts<'_>, goal: &GoalFacts<'_>) -> bool {
    goal.passages
        .iter()
        .filter_map(|&at| facts.passages.get(at))
        .flat_map(|passage| &passage.paragraphs)
        .any(is_declined)
}

/// "Målet berör inte enheten", "vi avstår från eget mål", "redovisas under ett annat nämndmål".
fn is_declined(paragraph: &Paragraph<'_>) -> bool {
    const NOT_OURS: &[&str] = &[
        "aktuellt",
        "aktuell",
        "tillämpligt",
        "tillämplig",
        "relevant",
        "relevanta",
        "berör",
        "berörs",
        "omfattas",
        "omfattar",
        "gäller",
        "ansvar",
        "avser",
        "tillämpbart",
        "rör",
        "uppdrag",
        "formulerat",
        "satt",
        "tagit",
        "eget",
        "egna",
        "ingår",
    ];
    const ELSEWHERE: &[&str] = &[
        "annat nämndmål",
        "andra nämndmål",
        "andra verksamheter",
        "andra enheter",
        "annan enhet",
        "annan verksamhet",
        "annan nämnd",
        "övriga enheter",
        "utanför enhetens",
        "avstår",
        "valt bort",
        "väljer bort",
        "inga egna mål",
        "inget eget mål",
        "inget enhetsmål",
        "inget eget åtagande",
        "saknar enhetsmål",
        "ingen egen del",
    ];
    let is_denied = (0..paragraph.words.len()).any(|at| {
        let is_denial = matches!(paragraph.word(at), "inte" | "ej" | "inget" | "inga");
        let near = at.saturating_sub(2)..at + 4;
        is_denial && near.into_iter().any(|near| NOT_OURS.contains(&paragraph.word(near)))
    });
    is_denied || ELSEWHERE.iter().any(|words| paragraph.lower.contains(words))
}

#[cfg(test)]
mod tests {
    use tertial_domain::report::{Report, ReportKind};

    use super::*;
    use crate::rules::example::{found, goal, goal_with, report};

    fn day_centre(description: &str) -> Report {
        let mut answered = goal(GoalLevel::Committee, "Ekstad arbetar");
        answered.goals = vec![goal(GoalLevel::Unit, "Deltagarna prövar yrken")];
        let texts = [(GoalText::Description, description)];
        let bare = goal_with(GoalLevel::Committee, "Ekstad hushållar med vatten", &texts);
        Report { goals: vec![answered, bare], ..report(ReportKind::AnnualPlan, 2022) }
    }

    #[test]
    fn a_goal_without_an_answer() {
        let bare = day_centre("Vattnet räcker till alla.");
        assert_eq!(found(SPEC.rule, &bare), ["goals/1 unanswered"]);
        for words in [
            "Målet berör inte enheten.",
            "Ej tillämpligt för vår verksamhet.",
            "Inte aktuellt för enheten.",
            "Enheten har inget eget mål här.",
            "Vi har inte satt något mål.",
            "Enheten avstår från ett eget mål.",
            "Enhetens arbete redovisas under ett annat nämndmål.",
        ] {
            assert!(found(SPEC.rule, &day_centre(words)).is_empty(), "{words}");
        }
    }

    #[test]
    fn a_committee_s_own_report_answers_itself() {
        let mut report = day_centre("");
        report.goals[0].goals.clear();
        assert!(found(SPEC.rule, &report).is_empty());
    }
}
