//! Past its end date, neither done nor deviating nor explained.
//!
//! Means: an activity's last day lies within what the report accounts for, it bears no mark, and
//! the answer says that it was not done without saying why, or only that it is in hand, or there is
//! no answer. Why: what is neither done nor given up is forgotten.
//!
//! Fires: "Nya handdatorer införs", to 31 December, answered "Vi har inte infört handdatorer ännu."
//! Silent: "Enhetschefen gör detta."; a deviation's mark; any reason ("på grund av", "eftersom").

use tertial_domain::activity::ActivityState;
use tertial_domain::goal::{GoalLevel, GoalText};

use crate::facts::{ActivityFacts, Facts, GoalFacts, Passage};
use crate::finding::{Finding, Findings};
use crate::place::{GoalPart, Place};
use crate::rule::{Rule, Severity, Spec};
use crate::suggest::evidence::{answer_passage, deviation};
use crate::swedish::carried_out::{Asked, Heard, Hearing};
use crate::swedish::event::{happened, is_denial};
use crate::swedish::fulfilment::{Answer, Verdict, answer};
use crate::swedish::half_done::half_done;
use crate::swedish::open_answer::{is_lasting, left_open};
use crate::swedish::paragraph::Paragraph;
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
                && let Some(Said { reason, words, place: told_at }) = said(facts, goal, row)
            {
                let place = goal.place(GoalPart::Activity(row, None));
                let end = activity.row.end.as_deref().unwrap_or_default().trim();
                let mut finding = Finding::new(SPEC.rule, reason, place.clone())
                    .with("activity", activity.row.name.trim())
                    .with("end", end)
                    .with("words", words.trim().trim_end_matches('.'));
                if let Some(told_at) = told_at {
                    finding = finding.quote(told_at.clone(), words);
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

/// Why an activity counts as overdue, with the place and the words that say so.
fn said<'f>(facts: &'f Facts<'_>, goal: &'f GoalFacts<'_>, row: usize) -> Option<Said<'f>> {
    let activity = goal.activities.get(row)?;
    let silent = Said { reason: "silent", words: "", place: None };
    let asked = Asked::of(&activity.row.name);
    let Some(passage) = answer_to(facts, goal, row) else { return Some(silent) };
    let answer = answer(&passage.paragraphs);
    if answer.verdict == Verdict::Blank {
        return Some(silent);
    }
    let (reason, words) =
        if let Some(words) = phase_out::still_in_use(&activity.row.name, &passage.paragraphs) {
            ("still-there", words)
        } else if let Some(words) = half_done(&activity.row.name, &passage.paragraphs) {
            ("open", words)
        } else {
            of_answer(facts, activity, passage, &answer).or_else(|| not_done(&asked, passage))?
        };
    let is_explained = || passage.paragraphs.iter().any(|own| asked.is_explained_in(own));
    if passage.paragraphs.first().is_some_and(is_all_done)
        || is_explained()
        || was_moved(&passage.paragraphs)
        || was_not_enough(words)
    {
        return None;
    }
    Some(Said { reason, words, place: Some(&passage.place) })
}

/// "Det hjälpte men räckte inte": what was not enough was done.
fn was_not_enough(words: &str) -> bool {
    let paragraph = Paragraph::new(words);
    (0..paragraph.words.len()).any(|at| {
        matches!(paragraph.word(at), "räckte" | "räckt" | "hjälpte" | "hjälpt")
            && is_denial(paragraph.word(at + 1))
    })
}

/// "Slutdatumet har flyttats. Nämnden vill …": put off by those who may.
fn was_moved(paragraphs: &[Paragraph<'_>]) -> bool {
    let has = |stems: &[&str]| {
        paragraphs.iter().any(|own| {
            (0..own.words.len()).any(|at| stems.iter().any(|stem| own.word(at).starts_with(stem)))
        })
    };
    has(&["slutdat", "sluttid"])
        && has(&["flytt", "förläng", "senarelag", "ändra"])
        && has(&["nämnd", "chef", "förvaltning", "ledning", "uppdragsgiv", "styrgrupp", "beslut"])
}

/// "Allt är bytt sedan vecka 20.": what is denied after that is of something else.
fn is_all_done(paragraph: &Paragraph<'_>) -> bool {
    let Some(first) = paragraph.sentences.first() else { return false };
    // "Avbockad, allt som skulle göras är gjort."
    let opens = |at: usize| at == first.start || !paragraph.between(at - 1).trim().is_empty();
    let is_all = first
        .clone()
        .any(|at| opens(at) && matches!(paragraph.word(at), "allt" | "alla" | "samtliga"));
    let is_cut = first.clone().any(|at| {
        let word = paragraph.word(at);
        is_denial(word) || matches!(word, "men" | "utom" | "förutom" | "ska" | "dock")
    });
    is_all && !is_cut && happened(paragraph, first).is_some()
}

/// A reason's name with the words that say it and where they stand.
struct Said<'f> {
    reason: &'static str,
    words: &'f str,
    place: Option<&'f Place>,
}

/// The answer to an activity: under its row, or in the text of a goal that is not assessed and has
/// nothing but this activity to account for.
fn answer_to<'f, 'a>(
    facts: &'f Facts<'a>,
    goal: &'f GoalFacts<'_>,
    row: usize,
) -> Option<&'f Passage<'a>> {
    let is_alone = goal.activities.len() == 1
        && goal.level() == GoalLevel::Committee
        && goal.indicators.is_empty()
        && goal.activities.iter().all(|activity| activity.row.state.is_none())
        && goal.node.assessment.grade().is_none();
    let is_account = |passage: &&Passage<'_>| {
        let label = matches!(
            &passage.place,
            Place::Goal(_, GoalPart::Text(GoalText::Analysis | GoalText::Body))
        );
        label && passage.word_count() <= EXPLAINED_WORDS
    };
    let own = || goal.passages.iter().filter_map(|&at| facts.passages.get(at)).find(is_account);
    answer_passage(facts, goal, row).or_else(|| if is_alone { own() } else { None })
}

/// What the answer's own words say of doing, whatever was asked.
fn of_answer<'f>(
    facts: &Facts<'_>,
    activity: &ActivityFacts<'_>,
    passage: &'f Passage<'_>,
    answer: &Answer<'f>,
) -> Option<(&'static str, &'f str)> {
    let is_brief = is_short(passage.word_count());
    match answer.verdict {
        Verdict::Undone => Some(("undone", answer.quote)),
        Verdict::Partly if is_brief && !answer.is_done => Some(("undone", answer.quote)),
        Verdict::Begun if is_brief => Some(("begun", answer.quote)),
        Verdict::Begun | Verdict::Blank | Verdict::Done | Verdict::Partly | Verdict::Unclear => {
            let is_over = activity.end_on < facts.cut_off_on || !is_lasting(&activity.row.name);
            let words = left_open(&passage.paragraphs).filter(|_| is_over)?;
            Some(("open", words))
        }
    }
}

/// What the answer says of the very thing that was asked for: denied, or anything but done.
fn not_done<'f>(asked: &Asked, passage: &'f Passage<'_>) -> Option<(&'static str, &'f str)> {
    if passage.word_count() > EXPLAINED_WORDS {
        return None;
    }
    let heard: Vec<(Hearing, &'f str)> = passage
        .paragraphs
        .iter()
        .flat_map(|paragraph| {
            let heard = asked.heard_in(paragraph).into_iter();
            heard.map(|hearing| {
                let words = paragraph.sentence(hearing.sentence);
                (hearing, words)
            })
        })
        .collect();
    let denied = heard.iter().find(|(one, _)| one.heard == Heard::Denied);
    if let Some((_, words)) = denied {
        return Some(("undone", words));
    }
    let is_lasting = is_lasting(asked.name());
    let (gravest, words) = heard.iter().max_by_key(|(one, _)| (one.heard, one.is_tied))?;
    // What is stuck by its own name is not done, whatever else is.
    let is_own = gravest.is_tied && gravest.heard >= Heard::AsBefore;
    let is_done = heard.iter().any(|(one, _)| one.heard == Heard::Done && (one.is_tied || !is_own));
    let goes_on = is_lasting && gravest.heard < Heard::Stuck;
    (!is_done && !goes_on).then_some(("open", *words))
}

/// A longer answer explains, whatever its words.
const EXPLAINED_WORDS: usize = 60;

/// A long answer explains; a short one that only says "begun" does not.
const fn is_short(words: usize) -> bool {
    words <= 12
}

#[cfg(test)]
mod tests;
