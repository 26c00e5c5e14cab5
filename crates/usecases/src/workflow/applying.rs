//! What a step does, in the write that decided it.

use jiff::Timestamp;
use tertial_domain::ids::StepId;
use tertial_domain::report::ReportState;
use tertial_domain::workflow::{Leads, Pinned, Step, Taken};
use tertial_store::WriteSession;
use tertial_store::events::NewEvent;
use tertial_store::fingerprint::Fingerprint;
use tertial_store::provenance::RowVersion;
use tertial_store::reports::ReportProgress;
use tertial_store::search::SearchText;
use tertial_store::workflow::{Decision, NewCorrection, StoredStep};

use super::deciding::Decided;
use super::{AskedStep, StepDone, manifest, missing, questions};
use crate::context::Context;
use crate::failure::{Failure, OrNotFound};
use crate::passages::passages;
use crate::read_in::{Changed, forget_reviews};
use crate::reports::read_body;
use crate::reports::word_back::facts::new_version;

/// Takes a step that was decided, and tells of it.
pub(super) async fn apply(
    context: &Context,
    session: &mut WriteSession,
    decided: &Decided<'_>,
    now: Timestamp,
) -> Result<StepDone, Failure> {
    let Decided { order, stored, .. } = decided;
    let (id, base) = (stored.id, stored.row_version);
    let step = order.asked.step();
    let turn = match decided.leads {
        Leads::To(ReportState::Adopted) => adopt(context, session, decided, now).await?,
        Leads::To(state) => {
            // Whoever hands a report in stands for it.
            let confirmed = stored.confirmed || step == Step::HandIn;
            let progress = ReportProgress { state, confirmed, at: now };
            session.move_report(id, base, progress).await?
        }
        Leads::Opens => correct(context, session, decided, now).await?,
        Leads::Closes => session.close_correction(id, base).await?,
        Leads::Nowhere => return Err(Failure::Internal("a step that leads nowhere".to_owned())),
    };
    if let AskedStep::SendBack(why) | AskedStep::Decline(why) = &order.asked {
        questions::keep(context, session, stored, &why.questions).await?;
    }
    let after = session.working_report(id).await?.or_not_found()?;
    // A correction is noted as what it begins as; every other step as what it was taken with.
    let version = match decided.leads {
        Leads::Opens => {
            let line = session.report_version(after.latest).await?.or_not_found()?;
            (line.id, Pinned { number: line.number, hash: line.sha256 })
        }
        Leads::To(_) | Leads::Closes | Leads::Nowhere => (stored.latest, decided.working),
    };
    let noted = StoredStep {
        id: StepId::from_bits(context.ids.next()),
        report: id,
        authority: stored.authority,
        turn,
        taken: Taken { step, by: session.scope().principal(), at: now, version: version.1 },
        version: version.0,
        reason: reason(&order.asked),
        decision: decision(&order.asked),
    };
    session.note_step(&noted).await?;
    session.log(event(decided, &noted, after.state))?;
    Ok(StepDone {
        report: id,
        step,
        state: after.state,
        number: after.latest_number,
        is_again: false,
    })
}

/// Freezes what was reviewed, and lets it count.
async fn adopt(
    context: &Context,
    session: &mut WriteSession,
    decided: &Decided<'_>,
    now: Timestamp,
) -> Result<RowVersion, Failure> {
    let stored = &decided.stored;
    let Some(decision) = decision(&decided.order.asked) else {
        return Err(Failure::Internal("an adoption without a decision".to_owned()));
    };
    let snapshot = manifest::frozen(context, session, decided, (decision, now)).await?;
    session.keep_snapshot(&snapshot).await?;
    let body = session.report_body(stored.latest).await?.or_not_found()?;
    let report = read_body(&body)?;
    let texts: Vec<SearchText> = passages(&report)
        .into_iter()
        .map(|passage| SearchText {
            anchor: passage.anchor,
            heading: passage.heading,
            words: passage.text,
        })
        .collect();
    let turn = session.adopt_report(stored.id, stored.row_version, (&texts, now)).await?;
    if decided.is_correction {
        // What counts says something else from now on.
        forget_reviews(session, &Changed::from(stored)).await?;
    }
    Ok(turn)
}

/// Begins a correction with the words of the adopted version.
async fn correct(
    context: &Context,
    session: &mut WriteSession,
    decided: &Decided<'_>,
    now: Timestamp,
) -> Result<RowVersion, Failure> {
    let stored = &decided.stored;
    let AskedStep::Correct { reason } = &decided.order.asked else {
        return Err(Failure::Internal("a correction without a reason".to_owned()));
    };
    let body = session.report_body(stored.latest).await?.or_not_found()?;
    let version = new_version(context, session, stored, read_body(&body)?).await?;
    let new = NewCorrection { version: &version, reason: reason.trim(), at: now };
    Ok(session.open_correction(stored.id, stored.row_version, &new).await?)
}

fn reason(asked: &AskedStep) -> Option<String> {
    let words = match asked {
        AskedStep::SendBack(why) | AskedStep::Decline(why) => why.reason.as_deref()?,
        AskedStep::Correct { reason } => reason,
        AskedStep::HandInWithGaps(reasons) => {
            return Some(missing::kept(reasons)).filter(|words| !words.is_empty());
        }
        AskedStep::HandIn
        | AskedStep::TakeBack
        | AskedStep::UndoSendBack
        | AskedStep::Review
        | AskedStep::UndoReview
        | AskedStep::UndoDecline
        | AskedStep::Adopt { .. }
        | AskedStep::Abandon => return None,
    };
    Some(words.trim().to_owned()).filter(|words| !words.is_empty())
}

fn decision(asked: &AskedStep) -> Option<Decision> {
    match asked {
        AskedStep::Adopt { decision, .. } => Some(Decision {
            register_number: decision.register_number.trim().to_owned(),
            decided_on: decision.decided_on,
        }),
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
    }
}

/// The event's code.
const fn action(step: Step) -> &'static str {
    match step {
        Step::HandIn => "report-handed-in",
        Step::TakeBack => "report-taken-back",
        Step::SendBack => "report-sent-back",
        Step::UndoSendBack => "report-sending-back-undone",
        Step::Review => "report-reviewed",
        Step::UndoReview => "report-review-undone",
        Step::Decline => "report-declined",
        Step::UndoDecline => "report-declining-undone",
        Step::Adopt => "report-adopted",
        Step::Correct => "report-correction-begun",
        Step::Abandon => "report-correction-abandoned",
    }
}

fn event(decided: &Decided<'_>, noted: &StoredStep, after: ReportState) -> NewEvent {
    let Pinned { number, hash } = noted.taken.version;
    let (register_number, day) = noted.decision.as_ref().map_or_else(Default::default, |known| {
        (known.register_number.clone(), known.decided_on.to_string())
    });
    let payload = [
        decided.stored.state.code().to_owned(),
        after.code().to_owned(),
        Fingerprint::to_string(&hash),
        register_number,
        day,
        noted.reason.clone().unwrap_or_default(),
    ];
    NewEvent {
        authority: Some(noted.authority),
        at: noted.taken.at,
        action: action(noted.taken.step),
        object_kind: "report",
        object_id: noted.report.to_string(),
        object_version: Some(i64::from(number)),
        payload: payload.join("\n").into_bytes(),
    }
}
