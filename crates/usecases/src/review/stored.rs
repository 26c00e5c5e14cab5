//! The review of reports in the database: made once for a version and kept beside it.

use jiff::Timestamp;
use tertial_domain::ids::{FindingAnswerId, ReportId, ReportVersionId};
use tertial_domain::permission::{Act, Scope};
use tertial_domain::report::Report;
use tertial_presentation::localizer::Localizer;
use tertial_review::Severity;
use tertial_store::ReadSession;
use tertial_store::events::NewEvent;
use tertial_store::reports::StoredReport;
use tertial_store::reviews::FindingAnswer;

use crate::context::Context;
use crate::directory::Directory;
use crate::failure::{Failure, OrNotFound, permit};
use crate::reports::{ReportPage, read_body};
use crate::review::beside::SiblingMemory;
use crate::review::kept;
use crate::review::making::{Histories, is_answer, reviewed, row};
use crate::review::suggested::ToldSuggestion;
use crate::review::told::{ToldFinding, need_key, rule_name, told};

/// What the review says of one report version, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportReview {
    /// The report.
    pub report: ReportId,
    /// Findings that wait, heaviest first.
    pub open: Vec<ToldFinding>,
    /// Findings that a person has answered.
    pub answered: Vec<(ToldFinding, ToldAnswer)>,
    /// Grades that the evidence points to, in document order.
    pub suggestions: Vec<ToldSuggestion>,
    /// Rules that could not speak, with what they would need.
    pub silent: Vec<(String, String)>,
    /// How many answers the report was ever given: a form that is shown after one is another form.
    pub answer_count: u64,
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

/// The review of a report's latest version, one of many.
pub async fn of_report(
    context: &Context,
    scope: &Scope,
    id: ReportId,
    memory: &mut SiblingMemory,
    localizer: &Localizer,
) -> Result<ReportReview, Failure> {
    let mut session = context.store.read(scope).await?;
    let stored = session.report(id).await?.or_not_found()?;
    permit(scope, Act::ReadReport)?;
    let body = session.report_body(stored.latest).await?.or_not_found()?;
    let report = read_body(&body)?;
    let shown = (&stored, stored.latest, &report);
    in_words(context, &mut session, shown, (memory, localizer)).await
}

/// The review of a report that its page shows, read once.
pub async fn of_page(
    context: &Context,
    scope: &Scope,
    page: &ReportPage,
    localizer: &Localizer,
) -> Result<ReportReview, Failure> {
    let mut session = context.store.read(scope).await?;
    let stored = session.report(page.line.id).await?.or_not_found()?;
    permit(scope, Act::ReadReport)?;
    let shown = (&stored, page.version.id, &page.report);
    let mut memory = SiblingMemory::default();
    in_words(context, &mut session, shown, (&mut memory, localizer)).await
}

async fn in_words(
    context: &Context,
    session: &mut ReadSession,
    (stored, version, report): (&StoredReport, ReportVersionId, &Report),
    (memory, localizer): (&mut SiblingMemory, &Localizer),
) -> Result<ReportReview, Failure> {
    let kept = session.review(version).await?;
    let kept = kept.filter(|kept| kept.edition == context.rulebook.edition());
    let made = if let Some(kept) = kept {
        kept::read(&kept.body)?
    } else {
        let mut histories = Histories::new(Directory::load(session).await?, memory);
        reviewed(context, session, &mut histories, (stored, report)).await?
    };
    let answers = session.finding_answers(stored.id).await?;
    let mut open = Vec::new();
    let mut answered = Vec::new();
    for finding in &made.review.findings {
        let words = told(finding, report, localizer);
        match answers.iter().find(|answer| is_answer(answer, finding)) {
            Some(answer) => answered.push((words, told_answer(answer))),
            None => open.push(words),
        }
    }
    let silent = made.review.silent.iter().map(|(rule, need)| {
        (rule_name(*rule, localizer), localizer.text(need_key(*need)).into_owned())
    });
    let suggestions = made.suggestions.iter().filter_map(|one| one.told(report, localizer));
    Ok(ReportReview {
        report: stored.id,
        open,
        answered,
        suggestions: suggestions.collect(),
        silent: silent.collect(),
        answer_count: session.finding_answer_count(stored.id).await?,
    })
}

fn told_answer(answer: &FindingAnswer) -> ToldAnswer {
    ToldAnswer { id: answer.id, motive: answer.motive.clone(), answered_at: answer.answered_at }
}

/// Reviews up to `most` reports that no review of this edition is kept for. Gives how many.
pub async fn catch_up(
    context: &Context,
    scope: &Scope,
    most: u32,
    memory: &mut SiblingMemory,
) -> Result<usize, Failure> {
    let mut session = context.store.read(scope).await?;
    let edition = context.rulebook.edition();
    let waiting = session.unreviewed(edition, most).await?;
    if waiting.is_empty() {
        return Ok(0);
    }
    let directory = Directory::load(&mut session).await?;
    let mut histories = Histories::new(directory, memory);
    let mut new = Vec::with_capacity(waiting.len());
    for stored in &waiting {
        let report = histories.body(&mut session, stored.latest).await?;
        let made = reviewed(context, &mut session, &mut histories, (stored, &report)).await?;
        let answers = session.finding_answers(stored.id).await?;
        new.push(row(context, stored, &made, &answers)?);
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
