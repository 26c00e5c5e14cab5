//! Past its end date, neither done nor deviating nor explained.
//!
//! Means: an activity's last day lies within what the report accounts for, it bears no mark, and
//! the answer says that it was not done without saying why, or only that it is in hand, or there is
//! no answer. Why: what is neither done nor given up is forgotten.
//!
//! Fires: "Nya handdatorer införs", to 31 December, answered "Vi har inte infört handdatorer ännu."
//! Silent: "Enhetschefen gör detta."; a deviation's mark; any reason ("på grund av", "eftersom").

use tertial_domain::activity::ActivityState;

use crate::facts::{ActivityFacts, Facts, GoalFacts};
use crate::finding::{Finding, Findings};
use crate::place::GoalPart;
use crate::rule::{Rule, Severity, Spec};
use crate::suggest::evidence::{answer_passage, deviation};
use crate::swedish::fulfilment::{Verdict, answer};
use crate::swedish::open_answer::{is_lasting, left_open};
use crate::swedish::phase_out;

/// `overdue-activity`
pub const SPEC: Spec =
    Spec { rule: Rule::OverdueActivity, severity: Severity::Warning, parameters: &[], check };

fn check(facts: &Facts<'_>, out: &mut Findings) {
    if !facts.is_follow_up() || !answers_activities(facts) {
        return;
    }
    for goal in &facts.goals {
        for (row, activity) in goal.activities.iter().enumerate() {
            if is_due(facts, activity)
                && let Some((reason, words)) = said(facts, goal, row)
            {
                let place = goal.place(GoalPart::Activity(row, None));
                let end = activity.row.end.as_deref().unwrap_or_default().trim();
                let mut finding = Finding::new(SPEC.rule, reason, place.clone())
                    .with("activity", activity.row.name.trim())
                    .with("end", end)
                    .with("words", words.trim().trim_end_matches('.'));
                if !words.is_empty() {
                    finding = finding.quote(goal.place(GoalPart::ActivityNote(row)), words);
                }
                out.push(finding.quote(place, format!("{} ({end})", activity.row.name.trim())));
            }
        }
    }
}

/// Whether an activity should be done by the report's last day and bears no mark.
fn is_due(facts: &Facts<'_>, activity: &ActivityFacts<'_>) -> bool {
    let is_past =
        activity.end_on.zip(facts.cut_off_on).is_some_and(|(end, cut_off)| end <= cut_off);
    let end_is_certain =
        !activity.row.uncertain.contains(&tertial_domain::report::ActivityField::End);
    let is_done = activity.row.state == Some(ActivityState::Done);
    is_past && end_is_certain && !is_done && deviation(activity).is_none()
}

/// Whether the document accounts for its activities at all: a long list without one answer, mark or
/// sign has lost them, or has no room for them.
fn answers_activities(facts: &Facts<'_>) -> bool {
    const FEW: usize = 3;
    let mut rows = 0;
    let has_any = facts.goals.iter().flat_map(|goal| &goal.activities).any(|activity| {
        rows += 1;
        let row = activity.row;
        !row.analysis.is_empty() || row.state.is_some() || deviation(activity).is_some()
    });
    has_any || rows <= FEW
}

/// Why an activity counts as overdue, with the words that say so.
fn said<'f>(
    facts: &'f Facts<'_>,
    goal: &GoalFacts<'_>,
    row: usize,
) -> Option<(&'static str, &'f str)> {
    let activity = goal.activities.get(row)?;
    let Some(passage) = answer_passage(facts, goal, row) else { return Some(("silent", "")) };
    let answer = answer(&passage.paragraphs);
    if answer.verdict == Verdict::Blank {
        return Some(("silent", ""));
    }
    if answer.is_explained {
        return None;
    }
    if let Some(words) = phase_out::still_in_use(&activity.row.name, &passage.paragraphs) {
        return Some(("still-there", words));
    }
    match answer.verdict {
        Verdict::Undone => Some(("undone", answer.quote)),
        Verdict::Partly if is_short(passage.word_count()) && !answer.is_done => {
            Some(("undone", answer.quote))
        }
        Verdict::Begun if is_short(passage.word_count()) => Some(("begun", answer.quote)),
        Verdict::Begun | Verdict::Blank | Verdict::Done | Verdict::Partly | Verdict::Unclear => {
            let is_over = activity.end_on < facts.cut_off_on || !is_lasting(&activity.row.name);
            let words = left_open(&passage.paragraphs).filter(|_| is_over)?;
            Some(("open", words))
        }
    }
}

/// A long answer explains; a short one that only says "begun" does not.
const fn is_short(words: usize) -> bool {
    words <= 12
}

#[cfg(test)]
mod tests {
    use tertial_domain::goal::GoalLevel;
    use tertial_domain::report::{ActivityRow, Report, ReportKind};

    use super::*;
    use crate::rules::example::{found, goal, paragraphs, report};

    fn garden(name: &str, end: &str, answer: &str) -> Report {
        let mut committee = goal(GoalLevel::Committee, "Ekstad blommar");
        committee.activities = vec![ActivityRow {
            name: name.to_owned(),
            start: Some("2021-01-01".to_owned()),
            end: Some(end.to_owned()),
            analysis: if answer.is_empty() { Vec::new() } else { paragraphs(&[answer]) },
            ..ActivityRow::default()
        }];
        Report { goals: vec![committee], ..report(ReportKind::AnnualReport, 2021) }
    }

    fn fires(name: &str, end: &str, answer: &str) -> Vec<String> {
        found(SPEC.rule, &garden(name, end, answer))
    }

    #[test]
    fn due_and_not_done() {
        for answer in [
            "Vi har inte infört handdatorer ännu.",
            "Enheten har under året inte genomfört några särskilda insatser.",
            "Ej påbörjat.",
            "Handdatorerna har inte köpts in.",
            "Införandet är inte klart.",
            "Införandet är försenat.",
            "Arbetet har avstannat under hösten.",
        ] {
            assert_eq!(
                fires("Handdatorer införs", "2021-12-31", answer),
                ["goals/0/activities/0 undone"],
                "{answer}"
            );
        }
        assert_eq!(fires("Handdatorer införs", "2021-06-30", ""), ["goals/0/activities/0 silent"]);
        assert_eq!(
            fires("Visstidsanställning ska fasas ut", "2021-12-31", "I parken används sådan."),
            ["goals/0/activities/0 still-there"]
        );
        for answer in ["Arbetet pågår.", "Ligger kvar på listan.", "Delvis.", "Vi ser över det."]
        {
            assert_eq!(
                fires("Handdatorer införs", "2021-06-30", answer),
                ["goals/0/activities/0 open"],
                "{answer}"
            );
        }
        assert_eq!(
            fires("Handdatorer införs", "2021-12-31", "Införandet har påbörjats."),
            ["goals/0/activities/0 begun"]
        );
    }

    #[test]
    fn done_explained_marked_or_not_yet_due() {
        for answer in [
            "Enhetschefen gör detta.",
            "Har inte införts på grund av leveransproblem.",
            "Handdatorer har införts i alla lag.",
            "Ej genomfört då upphandlingen överklagades.",
            "Samtalen uppskattas.",
            "Det har varit svårt att få tag i handdatorer.",
        ] {
            assert!(fires("Handdatorer införs", "2021-12-31", answer).is_empty(), "{answer}");
        }
        assert!(fires("Handdatorer införs", "2022-06-30", "Inte infört.").is_empty());
        assert!(fires("Fortsätta arbeta med bin", "2021-12-31", "Arbetet pågår.").is_empty());
        let mut marked = garden("Handdatorer införs", "2021-12-31", "Inte infört.");
        marked.goals[0].activities[0].deviation = Some("Avvikelse".to_owned());
        assert!(found(SPEC.rule, &marked).is_empty());
        let mut done = garden("Handdatorer införs", "2021-12-31", "");
        done.goals[0].activities[0].state = Some(ActivityState::Done);
        assert!(found(SPEC.rule, &done).is_empty());
    }
}
