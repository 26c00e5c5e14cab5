//! A grade with no outcome and no analysis behind it.
//!
//! Means: a goal is graded, and neither an analysis, an indicator's outcome, an answered activity
//! nor a graded goal below says on what. Why: nobody can weigh or repeat such a grade.
//!
//! Fires: Ekstad's kitchen grades "Maten lagas nära gästen" fully, and nothing else stands there.
//! "Målet är uppfyllt" is no analysis either: it has no figure, no act and no result.
//! Silent: a short analysis is an analysis; a goal from above that rests on the goals below it.

use tertial_domain::goal::{GoalLevel, GoalText};

use crate::facts::{Facts, GoalFacts};
use crate::finding::{Finding, Findings};
use crate::indicator_copies::notes;
use crate::place::{GoalPart, Place};
use crate::rule::{Rule, Severity, Spec};
use crate::suggest::evidence::{answer_passage, gather, own_texts, title_of};
use crate::swedish::attainment::attained;
use crate::swedish::event::happened;
use crate::swedish::figures::{Figure, FigureKind};
use crate::swedish::fulfilment::says_nothing;
use crate::swedish::paragraph::Paragraph;
use crate::swedish::substance::empty_phrase;

/// `grade-without-evidence`
pub const SPEC: Spec =
    Spec { rule: Rule::GradeWithoutEvidence, severity: Severity::Warning, parameters: &[], check };

fn check(facts: &Facts<'_>, out: &mut Findings) {
    if !facts.is_follow_up() {
        return;
    }
    for goal in &facts.goals {
        if let Some(grade) = goal.node.assessment.grade()
            && is_bare(facts, goal)
        {
            let title = title_of(goal);
            let phrase = phrase(facts, goal);
            let reason = if phrase.is_some() { "phrase" } else { "bare" };
            let mut finding = Finding::new(SPEC.rule, reason, goal.place(GoalPart::Grade))
                .with("grade", grade.as_str())
                .with("goal", title);
            if let Some((place, words)) = phrase {
                let unstopped = words.trim().trim_end_matches('.');
                finding = finding.with("words", unstopped).quote(place.clone(), words);
            }
            out.push(finding.quote(goal.place(GoalPart::Whole), title));
        }
    }
}

/// Whether nothing at all stands behind a goal's grade.
pub(super) fn is_bare(facts: &Facts<'_>, goal: &GoalFacts<'_>) -> bool {
    if has_account(facts, goal) {
        return false;
    }
    let evidence = gather(facts, goal);
    let rests_on_goals_below = evidence.below.all() > 0 && goal.level() != GoalLevel::Unit;
    let has_outcome = evidence.indicators.iter().any(|one| one.facts.outcome.is_some());
    let has_answer = evidence.activities.iter().any(|one| {
        answer_passage(facts, one.goal, one.row)
            .is_some_and(|passage| passage.paragraphs.iter().any(|p| !says_nothing(p.text)))
    });
    !(rests_on_goals_below || has_outcome || has_answer)
}

/// Whether a goal is accounted for in words; how it is worked with is no account of what came out.
pub(super) fn has_account(facts: &Facts<'_>, goal: &GoalFacts<'_>) -> bool {
    let is_written = own_texts(facts, goal, ACCOUNTS)
        .flat_map(|passage| &passage.paragraphs)
        .any(|paragraph| !says_nothing(paragraph.text));
    if is_written && phrase(facts, goal).is_none() {
        return true;
    }
    is_told_under_another_label(facts, goal)
        || has_commented_rows(facts, goal)
        || is_told_above(facts, goal)
}

/// Whether what came out stands where something else is asked for: after the expected result as a
/// paragraph of its own, or where it is asked how the goal is followed up.
fn is_told_under_another_label(facts: &Facts<'_>, goal: &GoalFacts<'_>) -> bool {
    let paragraphs = |label| own_texts(facts, goal, label).flat_map(|passage| &passage.paragraphs);
    paragraphs(&[GoalText::ExpectedResult]).skip(1).any(tells_what_came_out)
        || paragraphs(&[GoalText::FollowUp]).any(|own| counts_what_came_out(own, goal))
}

/// Whether a paragraph tells in figures what came of it, and not how it is worked or followed up.
fn counts_what_came_out(paragraph: &Paragraph<'_>, goal: &GoalFacts<'_>) -> bool {
    const WAYS: &[&str] = &[
        "följ",
        "uppfölj",
        "utvärder",
        "mät",
        "enkät",
        "avstäm",
        "stäm",
        "kontroll",
        "redovis",
        "rapport",
        "gransk",
    ];
    paragraph.sentences.iter().enumerate().any(|(at, sentence)| {
        let is_way =
            sentence.clone().any(|at| WAYS.iter().any(|stem| paragraph.word(at).starts_with(stem)));
        let counts = |figure: &Figure| {
            matches!(figure.kind, FigureKind::Amount | FigureKind::Spelled)
                && !is_time(paragraph.word(figure.word_end))
                && !is_planned(paragraph, figure, goal)
        };
        !is_way && paragraph.figures_in(at).any(counts) && happened(paragraph, sentence).is_some()
    })
}

/// Whether a word counts how often or how long: "gånger", "omgångar", "eftermiddagar".
fn is_time(word: &str) -> bool {
    word.contains("gång")
        || word.starts_with("tillfäll")
        || word.starts_with("termin")
        || [
            "dag", "dagar", "dygn", "vecka", "veckor", "månad", "månader", "timme", "timmar",
            "minuter",
        ]
        .iter()
        .any(|end| word.ends_with(end))
}

/// Whether a figure only repeats what one of the goal's activities is about: "skriva tre brev".
fn is_planned(paragraph: &Paragraph<'_>, figure: &Figure, goal: &GoalFacts<'_>) -> bool {
    let before = |own: &Paragraph<'_>, figure: &Figure| {
        figure.word.checked_sub(1).and_then(|at| own.words.get(at)).map(|word| word.key)
    };
    let after =
        |own: &Paragraph<'_>, figure: &Figure| own.words.get(figure.word_end).map(|word| word.key);
    goal.node.activities.iter().any(|activity| {
        let name = Paragraph::new(&activity.name);
        name.figures.iter().any(|planned| {
            let is_near = |beside: Option<u64>, own: Option<u64>| beside.is_some() && beside == own;
            planned.number == figure.number
                && (is_near(after(&name, planned), after(paragraph, figure))
                    || is_near(before(&name, planned), before(paragraph, figure)))
        })
    })
}

/// Whether a paragraph tells of something that has happened.
fn tells_what_came_out(paragraph: &Paragraph<'_>) -> bool {
    paragraph.words.len() >= ACCOUNT_MIN_WORDS
        && paragraph.sentences.iter().any(|sentence| happened(paragraph, sentence).is_some())
}

/// Whether a comment in the goal's own table accounts for the goal: it says whether the goal
/// is reached. A mere reading of the figures is none.
fn has_commented_rows(facts: &Facts<'_>, goal: &GoalFacts<'_>) -> bool {
    (0..goal.indicators.len())
        .flat_map(|row| notes(facts, goal, row))
        .flat_map(|note| &note.paragraphs)
        .filter(|paragraph| paragraph.words.len() >= COMMENT_MIN_WORDS)
        .any(|paragraph| attained(paragraph).is_some())
}

/// Whether the analysis of the goal above says that it is the unit goals' too.
fn is_told_above(facts: &Facts<'_>, goal: &GoalFacts<'_>) -> bool {
    let Some(above) = goal.parent.and_then(|parent| facts.goals.get(parent)) else { return false };
    own_texts(facts, above, ACCOUNTS).flat_map(|passage| &passage.paragraphs).any(|paragraph| {
        paragraph.sentences.iter().any(|sentence| {
            let has =
                |test: &dyn Fn(&str) -> bool| sentence.clone().any(|at| test(paragraph.word(at)));
            has(&|word| word.starts_with("enhetsmål") || word == "målen")
                && has(&|word| {
                    let is_each =
                        matches!(word, "båda" | "bägge" | "samtliga" | "alla" | "respektive");
                    is_each || matches!(word, "nedan" | "gemensam" | "gemensamt" | "nedanstående")
                })
        })
    })
}

/// A shorter comment on a figure is no account of a goal.
const COMMENT_MIN_WORDS: usize = 8;
/// A shorter text is hardly an account.
const ACCOUNT_MIN_WORDS: usize = 4;

/// The texts that say what came out.
const ACCOUNTS: &[GoalText] = &[GoalText::Analysis, GoalText::Body];

/// An account that is written and tells nothing, with its place.
pub(super) fn phrase<'f>(
    facts: &'f Facts<'_>,
    goal: &'f GoalFacts<'_>,
) -> Option<(&'f Place, &'f str)> {
    let title = Paragraph::new(&goal.node.title);
    let paragraphs = own_texts(facts, goal, ACCOUNTS).flat_map(|passage| passage.paragraphs.iter());
    let words = empty_phrase(paragraphs, &title)?;
    own_texts(facts, goal, ACCOUNTS).next().map(|passage| (&passage.place, words))
}

#[cfg(test)]
mod tests {
    use tertial_domain::assessment::{Assessment, AssessmentTense, GradeCode};
    use tertial_domain::report::IndicatorField::Outcome;
    use tertial_domain::report::{Report, ReportKind};

    use super::*;
    use crate::rules::example::{found, goal, goal_with, indicator, report};

    const GRADED: Assessment =
        Assessment::Graded { grade: GradeCode::FULLY_MET, tense: AssessmentTense::Final };

    fn kitchen(analysis: &str) -> Report {
        let texts = [(GoalText::Analysis, analysis)];
        let mut unit = goal_with(GoalLevel::Unit, "Maten lagas nära gästen", &texts);
        unit.assessment = GRADED;
        let mut committee = goal(GoalLevel::Committee, "Ekstad äter gott");
        committee.assessment = GRADED;
        committee.goals = vec![unit];
        Report { goals: vec![committee], ..report(ReportKind::AnnualReport, 2021) }
    }

    #[test]
    fn a_grade_with_nothing_behind_it() {
        assert_eq!(found(SPEC.rule, &kitchen("")), ["goals/0/goals/0/grade bare"]);
        assert_eq!(found(SPEC.rule, &kitchen("Ingen kommentar.")), ["goals/0/goals/0/grade bare"]);
        assert!(found(SPEC.rule, &kitchen("Alla mål lagas i huset.")).is_empty());
        for phrase in ["Målet är uppfyllt.", "Vi fortsätter arbeta med detta.", "Se ovan."] {
            assert_eq!(
                found(SPEC.rule, &kitchen(phrase)),
                ["goals/0/goals/0/grade phrase"],
                "{phrase}"
            );
        }
    }

    #[test]
    fn an_outcome_is_something() {
        let mut report = kitchen("");
        report.goals[0].goals[0].indicators = vec![indicator("Antal rätter", &[(Outcome, "12")])];
        assert!(found(SPEC.rule, &report).is_empty());
    }
}
