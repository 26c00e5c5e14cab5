//! People's answers to findings: given with a motive, kept, withdrawn.

use jiff::Timestamp;
use tertial_domain::ids::{FindingAnswerId, IdempotencyKey, ReportId};
use tertial_domain::permission::{Act, Scope};
use tertial_domain::problem::Problem;
use tertial_review::Finding;
use tertial_review::suppression::Motive;
use tertial_store::events::NewEvent;
use tertial_store::reports::StoredReport;
use tertial_store::reviews::FindingAnswer;

use crate::context::Context;
use crate::failure::{Failure, OrNotFound, permit, permit_at};
use crate::once::{NamedWrite, Turn, take_turn};
use crate::review::making::{current, is_answer, row};
use crate::review::told::fingerprint_text;

/// A finding as a form names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingName {
    /// The rule's code.
    pub rule: String,
    /// The fingerprint as text.
    pub fingerprint: String,
}

/// Answers a finding with a motive. Answering the same finding twice keeps the first answer, and
/// the same form sent twice answers once, even where its answer was withdrawn in between.
pub async fn answer(
    context: &Context,
    scope: &Scope,
    (id, key): (ReportId, IdempotencyKey),
    name: &FindingName,
    motive: &str,
) -> Result<(), Failure> {
    permit(scope, Act::AnswerFinding)?;
    let motive = Motive::new(motive).ok_or_else(|| {
        let limit = Motive::LENGTH_MAX_CHARACTERS.to_string();
        Failure::refused(Problem::new("finding-motive-unusable").with("limit", limit))
    })?;
    let mut session = context.store.write(scope).await?;
    let stored = session.report(id).await?.or_not_found()?;
    permit_at(&mut session, (stored.unit, Some(stored.state)), Act::AnswerFinding).await?;
    let fields = [id.to_string(), name.rule.clone(), name.fingerprint.clone()];
    let [report, rule, fingerprint] = fields.each_ref().map(String::as_str);
    let fields = [report, rule, fingerprint, motive.as_str()];
    let write = NamedWrite::new(key, "answer-finding", &fields);
    let now = context.clock.now();
    if take_turn(&mut session, &write, now).await? == Turn::Again {
        return Ok(());
    }
    let made = current(context, &mut session, &stored).await?;
    let is_named = |finding: &&Finding| {
        finding.rule.code() == name.rule
            && fingerprint_text(finding.fingerprint()) == name.fingerprint
    };
    // The words behind it have changed since the page was shown: the answer would be to something else.
    let finding = made.review.findings.iter().find(is_named).ok_or(Failure::Stale)?;
    let mut answers = session.finding_answers(id).await?;
    if answers.iter().any(|known| is_answer(known, finding)) {
        return Ok(());
    }
    let answer = FindingAnswer {
        id: FindingAnswerId::from_bits(context.ids.next()),
        report: id,
        authority: stored.authority,
        rule: name.rule.clone(),
        place: finding.place.to_string(),
        fingerprint: name.fingerprint.clone(),
        motive: motive.as_str().to_owned(),
        principal: scope.principal(),
        answered_at: now,
    };
    session.answer_finding(&answer).await?;
    session.log(event(&stored, "finding-answered", &answer, now))?;
    answers.push(answer);
    session.keep_reviews(&[row(context, &stored, &made, &answers)?]).await?;
    session.commit().await.map_err(Failure::from)
}

/// Withdraws an answer; the finding waits again. What has been withdrawn before stays so.
pub async fn withdraw(
    context: &Context,
    scope: &Scope,
    (id, key): (ReportId, IdempotencyKey),
    answer: FindingAnswerId,
) -> Result<(), Failure> {
    permit(scope, Act::AnswerFinding)?;
    let mut session = context.store.write(scope).await?;
    let stored = session.report(id).await?.or_not_found()?;
    permit_at(&mut session, (stored.unit, Some(stored.state)), Act::AnswerFinding).await?;
    let fields = [id.to_string(), answer.to_string()];
    let fields = fields.each_ref().map(String::as_str);
    let write = NamedWrite::new(key, "withdraw-answer", &fields);
    let now = context.clock.now();
    if take_turn(&mut session, &write, now).await? == Turn::Again {
        return Ok(());
    }
    let mut answers = session.finding_answers(id).await?;
    let Some(place) = answers.iter().position(|known| known.id == answer) else {
        return Ok(());
    };
    let withdrawn = answers.remove(place);
    session.withdraw_finding_answer(answer, now).await?;
    session.log(event(&stored, "finding-answer-withdrawn", &withdrawn, now))?;
    let made = current(context, &mut session, &stored).await?;
    session.keep_reviews(&[row(context, &stored, &made, &answers)?]).await?;
    session.commit().await.map_err(Failure::from)
}

fn event(
    stored: &StoredReport,
    action: &'static str,
    answer: &FindingAnswer,
    at: Timestamp,
) -> NewEvent {
    let payload = format!("{}\n{}\n{}", answer.rule, answer.place, answer.motive);
    NewEvent {
        authority: Some(stored.authority),
        at,
        action,
        object_kind: "finding-answer",
        object_id: answer.id.to_string(),
        object_version: None,
        payload: payload.into_bytes(),
    }
}
