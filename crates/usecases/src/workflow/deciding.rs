//! Whether a step is taken: what the asker may, what they saw, what they did before, and what the
//! step takes besides.

use jiff::Timestamp;
use tertial_domain::permission::Act;
use tertial_domain::problem::Problem;
use tertial_domain::report::ReportState;
use tertial_domain::workflow::{Hand, Leads, Pinned, Refusal, Standing, Step, Wanted};
use tertial_review::swedish::identity_numbers::identity_numbers;
use tertial_store::fingerprint::Fingerprint;
use tertial_store::reports::StoredReport;
use tertial_store::workflow::{Decision, Question, StoredStep};
use tertial_store::{ReadSession, WriteSession};

use super::{
    AskedStep, GAP_REASON_LENGTH_MAX, GAP_REASONS_MAX, GapReason, REASON_LENGTH_MAX,
    REGISTER_NUMBER_LENGTH_MAX, SentBack, StepOrder, missing,
};
use crate::context::Context;
use crate::failure::{Failure, OrNotFound, permit_at, permit_proved};
use crate::workflow::questions;

/// A step that is to be taken.
pub(super) struct Decided<'a> {
    pub(super) order: &'a StepOrder,
    /// The report as it is worked on.
    pub(super) stored: StoredReport,
    /// The version that is worked on.
    pub(super) working: Pinned<Fingerprint>,
    pub(super) leads: Leads,
    /// The version that was reviewed, for a step that adopts it.
    pub(super) is_correction: bool,
}

/// Asks everything that a step must answer to; changes nothing but keeps others out of the report.
pub(super) async fn decide<'a>(
    context: &Context,
    session: &mut WriteSession,
    order: &'a StepOrder,
    now: Timestamp,
) -> Result<Decided<'a>, Failure> {
    let seen = session.working_report(order.report).await?.or_not_found()?;
    permit_step(session, &seen, order.asked.step()).await?;
    // What is asked from here on holds until the commit.
    session.hold_report(order.report).await?;
    let stored = session.working_report(order.report).await?.or_not_found()?;
    let standing = standing_of(session, &stored).await?;
    let wanted = Wanted {
        step: order.asked.step(),
        by: session.scope().principal(),
        at: now,
        number: order.seen,
        hash: match &order.asked {
            AskedStep::Adopt { sha256, .. } => Some(*sha256),
            AskedStep::HandIn
            | AskedStep::HandInWithGaps(_)
            | AskedStep::TakeBack
            | AskedStep::SendBack(_)
            | AskedStep::UndoSendBack
            | AskedStep::Review
            | AskedStep::UndoReview
            | AskedStep::Decline(_)
            | AskedStep::UndoDecline
            | AskedStep::Correct { .. }
            | AskedStep::Abandon => None,
        },
    };
    let leads = standing.decide(&wanted).map_err(|refusal| Failure::refused(told(refusal)))?;
    let problems = takes(context, session, order, &stored).await?;
    if !problems.is_empty() {
        return Err(Failure::Refused(problems));
    }
    let (working, is_correction) = (standing.working, standing.is_correction);
    Ok(Decided { order, stored, working, leads, is_correction })
}

/// Lets whoever has a role for the step pass. Whether the report's state allows it is the step's
/// own to say, so that one who comes late learns what has happened.
async fn permit_step(
    session: &mut ReadSession,
    stored: &StoredReport,
    step: Step,
) -> Result<(), Failure> {
    permit_at(session, (stored.unit, open_state(step)), step.act()).await
}

/// A state from which the step leads somewhere.
pub(super) fn open_state(step: Step) -> Option<ReportState> {
    ReportState::ALL.into_iter().find(|state| step.leads(*state) != Leads::Nowhere)
}

/// How what is worked on stands.
pub(super) async fn standing_of(
    session: &mut ReadSession,
    stored: &StoredReport,
) -> Result<Standing<Fingerprint>, Failure> {
    let version = session.report_version(stored.latest).await?.or_not_found()?;
    let correction = session.correction(stored.id).await?;
    let since = correction.as_ref().map_or(0, |correction| correction.opened_number);
    let writers = session.writers_since(stored.id, since).await?;
    let steps = session.steps_of(stored.id).await?;
    Ok(Standing {
        state: stored.state,
        is_correction: correction.is_some(),
        working: Pinned { number: version.number, hash: version.sha256 },
        taken: since_adoption(&steps).iter().map(|step| step.taken).collect(),
        writers: writers.into_iter().collect(),
    })
}

/// The steps after the last one that ended in an adopted version.
fn since_adoption(steps: &[StoredStep]) -> &[StoredStep] {
    let ends = |step: &StoredStep| matches!(step.taken.step, Step::Adopt | Step::Abandon);
    let from = steps.iter().rposition(ends).map_or(0, |last| last + 1);
    steps.get(from..).unwrap_or_default()
}

/// Why the rules refuse a step, for whoever asked.
pub(super) fn told(refusal: Refusal) -> Problem {
    match refusal {
        Refusal::NotFromHere { state } => {
            Problem::new("step-not-from-here").with("state", state.code())
        }
        Refusal::AnotherVersion { seen, now } => Problem::new("step-on-another-version")
            .with("seen", seen.to_string())
            .with("now", now.to_string())
            .hint("step-on-another-version"),
        Refusal::NotWhatWasReviewed => Problem::new("step-not-what-was-reviewed"),
        Refusal::OwnHand(hand) => Problem::new("step-by-own-hand").with(
            "hand",
            match hand {
                Hand::Wrote => "wrote",
                Hand::HandedIn => "handed-in",
                Hand::Reviewed => "reviewed",
            },
        ),
        Refusal::TooLateToUndo => Problem::new("step-too-late-to-undo"),
    }
}

/// What a step takes besides the right to it.
async fn takes(
    context: &Context,
    session: &mut WriteSession,
    order: &StepOrder,
    stored: &StoredReport,
) -> Result<Vec<Problem>, Failure> {
    Ok(match &order.asked {
        AskedStep::HandIn => missing::blocking(context, session, stored).await?,
        AskedStep::HandInWithGaps(reasons) => {
            let mut problems = missing::blocking(context, session, stored).await?;
            problems.extend(reasons_fault(reasons));
            problems
        }
        AskedStep::Review => {
            let questions = session.questions_of(stored.id).await?;
            let waiting = questions.iter().filter(|question| question.stops()).count();
            let problem = Problem::new("questions-wait").with("count", waiting.to_string());
            if waiting == 0 { Vec::new() } else { vec![problem] }
        }
        AskedStep::SendBack(why) | AskedStep::Decline(why) => {
            // Whoever sends a report back asks about it too.
            if !why.questions.is_empty() {
                let at = (stored.unit, Some(stored.state));
                permit_at(session, at, Act::AskQuestion).await?;
            }
            let asked = session.questions_of(stored.id).await?;
            sent_back_faults(why, asked.iter().any(Question::stops))
        }
        AskedStep::Adopt { decision, .. } => {
            permit_proved(session.scope())?;
            decision_faults(context, decision)
        }
        AskedStep::Correct { reason } => {
            let limit = REASON_LENGTH_MAX;
            let fault = words_fault(reason, ("correction-reason-unusable", limit));
            fault.into_iter().collect()
        }
        AskedStep::TakeBack
        | AskedStep::UndoSendBack
        | AskedStep::UndoReview
        | AskedStep::UndoDecline
        | AskedStep::Abandon => Vec::new(),
    })
}

/// What is wrong with why something that is missing is left so.
fn reasons_fault(reasons: &[GapReason]) -> Option<Problem> {
    let told = ("gap-reason-unusable", GAP_REASON_LENGTH_MAX);
    if reasons.len() > GAP_REASONS_MAX {
        return Some(unusable(told.0, told.1));
    }
    reasons.iter().find_map(|reason| words_fault(&reason.words, told))
}

/// What is wrong with why a report is sent back; a question that waits already is reason enough.
fn sent_back_faults(why: &SentBack, is_asked: bool) -> Vec<Problem> {
    let reason = why.reason.as_deref().map(str::trim).filter(|reason| !reason.is_empty());
    let fault = match reason {
        Some(reason) => words_fault(reason, ("return-reason-unusable", REASON_LENGTH_MAX)),
        None if why.questions.is_empty() && !is_asked => {
            Some(unusable("return-reason-unusable", REASON_LENGTH_MAX))
        }
        None => None,
    };
    fault.into_iter().chain(questions::faults(&why.questions)).collect()
}

fn decision_faults(context: &Context, decision: &Decision) -> Vec<Problem> {
    let mut faults = Vec::new();
    let number = &decision.register_number;
    if !is_usable(number, REGISTER_NUMBER_LENGTH_MAX) || number.contains('\n') {
        faults.push(unusable("register-number-unusable", REGISTER_NUMBER_LENGTH_MAX));
    }
    if decision.decided_on > context.clock.today() {
        let day = decision.decided_on.to_string();
        faults.push(Problem::new("decision-day-in-future").with("day", day));
    }
    faults
}

/// Why somebody's words are not kept, if they are not: what nobody may write here, or the code for
/// words that are none or too many.
pub(super) fn words_fault(
    words: &str,
    (code, characters_max): (&'static str, usize),
) -> Option<Problem> {
    if !is_usable(words, characters_max) {
        return Some(unusable(code, characters_max));
    }
    // The number is not repeated: what refuses it must not spread it.
    let is_personal = identity_numbers(words).iter().any(|number| number.check_digit_fits);
    is_personal.then(|| Problem::new("words-hold-identity-number"))
}

/// Whether words can be kept: some, not too many, and nothing that is no letter.
fn is_usable(words: &str, characters_max: usize) -> bool {
    !words.trim().is_empty()
        && words.chars().count() <= characters_max
        && !words.chars().any(|letter| letter.is_control() && letter != '\n')
}

pub(super) fn unusable(code: &'static str, limit: usize) -> Problem {
    Problem::new(code).with("limit", limit.to_string())
}
