//! The review of reports in the database: made once for a version, kept beside it, answered by people.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::Timestamp;
use tertial_domain::ids::{FindingAnswerId, ReportId, ReportVersionId};
use tertial_domain::organisation::OrgLevel;
use tertial_domain::permission::{Act, Scope};
use tertial_domain::problem::Problem;
use tertial_domain::report::{Report, ReportKind};
use tertial_presentation::localizer::Localizer;
use tertial_review::suppression::Motive;
use tertial_review::{Facts, Finding, History, Review, Severity, check};
use tertial_store::ReadSession;
use tertial_store::events::NewEvent;
use tertial_store::reports::StoredReport;
use tertial_store::reviews::{FindingAnswer, NewReview, ReviewCounts, StoredReview};

use crate::context::Context;
use crate::directory::Directory;
use crate::failure::{Failure, OrNotFound, permit};
use crate::reports::read_body;
use crate::review::kept;
use crate::review::told::{ToldFinding, need_key, rule_name, told};

/// What the review says of one report version, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportReview {
    /// Findings that wait, heaviest first.
    pub open: Vec<ToldFinding>,
    /// Findings that a person has answered.
    pub answered: Vec<(ToldFinding, ToldAnswer)>,
    /// Rules that could not speak, with what they would need.
    pub silent: Vec<(String, String)>,
}

/// A person's answer to a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToldAnswer {
    /// The answer.
    pub id: FindingAnswerId,
    /// Why the finding stands.
    pub motive: String,
    /// When it was given.
    pub answered_at: Timestamp,
}

impl ReportReview {
    /// How many findings of a weight wait.
    pub fn count(&self, severity: Severity) -> usize {
        self.open.iter().filter(|finding| finding.severity == severity).count()
    }
}

/// The review of a report; the latest version unless another is given.
pub async fn of_report(
    context: &Context,
    scope: &Scope,
    id: ReportId,
    version: Option<ReportVersionId>,
    localizer: &Localizer,
) -> Result<ReportReview, Failure> {
    let mut session = context.store.read(scope).await?;
    let stored = session.report(id).await?.or_not_found()?;
    permit(scope, Act::ReadReport, Some(stored.state))?;
    let version = version.unwrap_or(stored.latest);
    let body = session.report_body(version).await?.or_not_found()?;
    let report = read_body(&body)?;
    let kept = session.review(version).await?;
    let review = match kept.filter(|kept| kept.edition == context.rulebook.edition()) {
        Some(kept) => kept::read(&kept.body)?,
        None => {
            let directory = Directory::load(&mut session).await?;
            let mut histories = Histories::new(directory);
            reviewed(context, &mut session, &mut histories, (&stored, &report)).await?
        }
    };
    let answers = session.finding_answers(id).await?;
    let mut open = Vec::new();
    let mut answered = Vec::new();
    for finding in &review.findings {
        let words = told(finding, &report, localizer);
        match answers.iter().find(|answer| is_answer(answer, finding)) {
            Some(answer) => answered.push((words, told_answer(answer))),
            None => open.push(words),
        }
    }
    let silent = review.silent.iter().map(|(rule, need)| {
        (rule_name(*rule, localizer), localizer.text(need_key(*need)).into_owned())
    });
    Ok(ReportReview { open, answered, silent: silent.collect() })
}

fn told_answer(answer: &FindingAnswer) -> ToldAnswer {
    ToldAnswer { id: answer.id, motive: answer.motive.clone(), answered_at: answer.answered_at }
}

fn is_answer(answer: &FindingAnswer, finding: &Finding) -> bool {
    answer.rule == finding.rule.code()
        && answer.fingerprint == fingerprint_text(finding.fingerprint())
}

/// A finding's fingerprint as text, for forms and rows.
pub fn fingerprint_text(fingerprint: u64) -> String {
    format!("{fingerprint:016x}")
}

/// Reviews up to `most` reports that no review of this edition is kept for. Gives how many.
pub async fn catch_up(context: &Context, scope: &Scope, most: u32) -> Result<usize, Failure> {
    let mut session = context.store.read(scope).await?;
    let edition = context.rulebook.edition();
    let waiting = session.unreviewed(edition, most).await?;
    if waiting.is_empty() {
        return Ok(0);
    }
    let directory = Directory::load(&mut session).await?;
    let mut histories = Histories::new(directory);
    let mut new = Vec::with_capacity(waiting.len());
    for stored in &waiting {
        let report = histories.body(&mut session, stored.latest).await?;
        let review = reviewed(context, &mut session, &mut histories, (stored, &report)).await?;
        let answers = session.finding_answers(stored.id).await?;
        new.push(row(context, stored, &review, &answers)?);
    }
    drop(session);
    let mut session = context.store.bulk(scope).await?;
    session.keep_reviews(&new).await?;
    session.log(NewEvent {
        authority: None,
        at: context.clock.now(),
        action: "reports-reviewed",
        object_kind: "review",
        object_id: edition.to_owned(),
        object_version: None,
        payload: new.len().to_string().into_bytes(),
    })?;
    session.commit().await?;
    Ok(new.len())
}

/// How many reports still wait for a review of this edition, up to a bound.
pub async fn waiting(context: &Context, scope: &Scope, most: u32) -> Result<usize, Failure> {
    let mut session = context.store.read(scope).await?;
    Ok(session.unreviewed(context.rulebook.edition(), most).await?.len())
}

/// A finding as a form names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingName {
    /// The rule's code.
    pub rule: String,
    /// The fingerprint as text.
    pub fingerprint: String,
}

/// Answers a finding with a motive. Answering the same finding twice keeps the first answer.
pub async fn answer(
    context: &Context,
    scope: &Scope,
    id: ReportId,
    name: &FindingName,
    motive: &str,
) -> Result<(), Failure> {
    permit(scope, Act::AnswerFinding, None)?;
    let motive = Motive::new(motive).ok_or_else(|| {
        let limit = Motive::LENGTH_MAX_CHARACTERS.to_string();
        Failure::refused(Problem::new("finding-motive-unusable").with("limit", limit))
    })?;
    let mut session = context.store.write(scope).await?;
    let stored = session.report(id).await?.or_not_found()?;
    let review = current(context, &mut session, &stored).await?;
    let is_named = |finding: &&Finding| {
        finding.rule.code() == name.rule
            && fingerprint_text(finding.fingerprint()) == name.fingerprint
    };
    // The words behind it have changed since the page was shown: the answer would be to something else.
    let finding = review.findings.iter().find(is_named).ok_or(Failure::Stale)?;
    let mut answers = session.finding_answers(id).await?;
    if answers.iter().any(|known| is_answer(known, finding)) {
        return Ok(());
    }
    let now = context.clock.now();
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
    session.keep_reviews(&[row(context, &stored, &review, &answers)?]).await?;
    session.commit().await.map_err(Failure::from)
}

/// Withdraws an answer; the finding waits again.
pub async fn withdraw(
    context: &Context,
    scope: &Scope,
    id: ReportId,
    answer: FindingAnswerId,
) -> Result<(), Failure> {
    permit(scope, Act::AnswerFinding, None)?;
    let mut session = context.store.write(scope).await?;
    let stored = session.report(id).await?.or_not_found()?;
    let mut answers = session.finding_answers(id).await?;
    let place = answers.iter().position(|known| known.id == answer).or_not_found()?;
    let withdrawn = answers.remove(place);
    let now = context.clock.now();
    session.withdraw_finding_answer(answer, now).await?;
    session.log(event(&stored, "finding-answer-withdrawn", &withdrawn, now))?;
    let review = current(context, &mut session, &stored).await?;
    session.keep_reviews(&[row(context, &stored, &review, &answers)?]).await?;
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

/// The review of a report's latest version, kept or made now.
async fn current(
    context: &Context,
    session: &mut ReadSession,
    stored: &StoredReport,
) -> Result<Review, Failure> {
    let kept = session.review(stored.latest).await?;
    if let Some(kept) = kept.filter(|kept| kept.edition == context.rulebook.edition()) {
        return kept::read(&kept.body);
    }
    let mut histories = Histories::new(Directory::load(session).await?);
    let report = histories.body(session, stored.latest).await?;
    reviewed(context, session, &mut histories, (stored, &report)).await
}

async fn reviewed(
    context: &Context,
    session: &mut ReadSession,
    histories: &mut Histories,
    (stored, report): (&StoredReport, &Report),
) -> Result<Review, Failure> {
    let earlier = histories.earlier(session, stored).await?;
    let above = histories.above(session, stored).await?;
    let earlier: Vec<&Report> = earlier.iter().map(Arc::as_ref).collect();
    let history = History { earlier: &earlier, above: above.as_deref(), siblings: &[] };
    let rulebook = &context.rulebook;
    let facts = Facts::new(report, history, &rulebook.vocabulary, &rulebook.settings);
    Ok(check(&facts))
}

/// The row of a review, its findings counted against the answers.
fn row(
    context: &Context,
    stored: &StoredReport,
    review: &Review,
    answers: &[FindingAnswer],
) -> Result<NewReview, Failure> {
    let mut counts = ReviewCounts::default();
    let mut by_rule: HashMap<&'static str, u32> = HashMap::new();
    for finding in &review.findings {
        if answers.iter().any(|answer| is_answer(answer, finding)) {
            counts.answered += 1;
            continue;
        }
        *by_rule.entry(finding.rule.code()).or_default() += 1;
        match finding.severity {
            Severity::Error => counts.errors += 1,
            Severity::Warning => counts.warnings += 1,
            Severity::Hint => counts.hints += 1,
        }
    }
    let mut by_rule: Vec<(String, u32)> =
        by_rule.into_iter().map(|(rule, count)| (rule.to_owned(), count)).collect();
    by_rule.sort_unstable();
    Ok(NewReview {
        review: StoredReview {
            version: stored.latest,
            report: stored.id,
            authority: stored.authority,
            edition: context.rulebook.edition().to_owned(),
            reviewed_at: context.clock.now(),
            counts,
            body: kept::write(review)?,
        },
        by_rule,
    })
}

/// Bodies that were read for one question, and whose history is whose.
struct Histories {
    directory: Directory,
    bodies: HashMap<ReportVersionId, Arc<Report>>,
}

impl Histories {
    /// Bodies kept at most; a unit's reports come one after another.
    const BODIES_MAX: usize = 256;

    fn new(directory: Directory) -> Self {
        Self { directory, bodies: HashMap::new() }
    }

    async fn body(
        &mut self,
        session: &mut ReadSession,
        version: ReportVersionId,
    ) -> Result<Arc<Report>, Failure> {
        if let Some(known) = self.bodies.get(&version) {
            return Ok(Arc::clone(known));
        }
        let body = session.report_body(version).await?.or_not_found()?;
        let report = Arc::new(read_body(&body)?);
        if self.bodies.len() >= Self::BODIES_MAX {
            self.bodies.clear();
        }
        self.bodies.insert(version, Arc::clone(&report));
        Ok(report)
    }

    /// The unit's own plan and reports before this one, of this year and the last, latest first.
    async fn earlier(
        &mut self,
        session: &mut ReadSession,
        stored: &StoredReport,
    ) -> Result<Vec<Arc<Report>>, Failure> {
        let mut before: Vec<StoredReport> = session.reports_of_unit(stored.unit).await?;
        let own = (stored.year, stored.kind);
        before.retain(|other| {
            (other.year, other.kind) < own && stored.year.number() - other.year.number() <= 1
        });
        before.sort_by_key(|other| std::cmp::Reverse((other.year, other.kind)));
        let mut reports = Vec::with_capacity(before.len());
        for other in before {
            reports.push(self.body(session, other.latest).await?);
        }
        Ok(reports)
    }

    /// The plan of the committee that the unit was under, for the same year.
    async fn above(
        &mut self,
        session: &mut ReadSession,
        stored: &StoredReport,
    ) -> Result<Option<Arc<Report>>, Failure> {
        let day = self.directory.day_in(stored.unit, stored.year);
        let committee = self.directory.above(stored.unit, day).into_iter().find(|&place| {
            let level = self.directory.get(place).map(|unit| unit.level);
            level == Some(OrgLevel::Committee)
        });
        let Some(committee) = committee else { return Ok(None) };
        let plan = session.report_of(committee, stored.year, ReportKind::AnnualPlan).await?;
        let Some(plan) = plan else { return Ok(None) };
        Ok(Some(self.body(session, plan.latest).await?))
    }
}
