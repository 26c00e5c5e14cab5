//! Making a review: a report with its history goes in, what the rules and the suggestion say comes
//! out, and becomes the row that is kept.

use std::collections::HashMap;
use std::sync::Arc;

use tertial_domain::ids::ReportVersionId;
use tertial_domain::report::{Report, ReportKind};
use tertial_review::suggest::suggestions;
use tertial_review::{Facts, Finding, History, Severity, Siblings, check};
use tertial_store::ReadSession;
use tertial_store::reports::StoredReport;
use tertial_store::reviews::{FindingAnswer, NewReview, ReviewCounts, StoredReview};

use crate::context::Context;
use crate::directory::Directory;
use crate::failure::{Failure, OrNotFound};
use crate::reports::read_body;
use crate::review::beside::{Beside, SiblingMemory, committee_above};
use crate::review::kept::{self, Made};
use crate::review::suggested::SuggestedGrade;
use crate::review::told::fingerprint_text;

/// Whether an answer is to this finding, unchanged.
pub(super) fn is_answer(answer: &FindingAnswer, finding: &Finding) -> bool {
    answer.rule == finding.rule.code()
        && answer.fingerprint == fingerprint_text(finding.fingerprint())
}

/// The review of a report's latest version, kept or made now.
pub(super) async fn current(
    context: &Context,
    session: &mut ReadSession,
    stored: &StoredReport,
) -> Result<Made, Failure> {
    let kept = session.review(stored.latest).await?;
    if let Some(kept) = kept.filter(|kept| kept.edition == context.rulebook.edition()) {
        return kept::read(&kept.body);
    }
    let mut memory = SiblingMemory::default();
    let mut histories = Histories::new(Directory::load(session).await?, &mut memory);
    let report = histories.body(session, stored.latest).await?;
    reviewed(context, session, &mut histories, (stored, &report)).await
}

/// The findings of a report's latest version that nobody has answered.
pub(crate) async fn unanswered(
    context: &Context,
    session: &mut ReadSession,
    stored: &StoredReport,
) -> Result<Vec<Finding>, Failure> {
    let made = current(context, session, stored).await?;
    let answers = session.finding_answers(stored.id).await?;
    let mut findings = made.review.findings;
    findings.retain(|finding| !answers.iter().any(|answer| is_answer(answer, finding)));
    Ok(findings)
}

pub(super) async fn reviewed(
    context: &Context,
    session: &mut ReadSession,
    histories: &mut Histories<'_>,
    (stored, report): (&StoredReport, &Report),
) -> Result<Made, Failure> {
    let earlier = histories.earlier(session, stored).await?;
    let above = histories.above(session, stored).await?;
    let siblings = histories.siblings(session, stored).await?;
    let earlier: Vec<&Report> = earlier.iter().map(Arc::as_ref).collect();
    let history =
        History { earlier: &earlier, above: above.as_deref(), siblings: siblings.as_deref() };
    let rulebook = &context.rulebook;
    let facts = Facts::new(report, history, &rulebook.vocabulary, &rulebook.settings);
    let suggestions = suggestions(&facts).iter().map(SuggestedGrade::of).collect();
    Ok(Made { review: check(&facts), suggestions })
}

/// The row of a review, its findings counted against the answers.
pub(super) fn row(
    context: &Context,
    stored: &StoredReport,
    made: &Made,
    answers: &[FindingAnswer],
) -> Result<NewReview, Failure> {
    let mut counts = ReviewCounts::default();
    let mut by_rule: HashMap<&'static str, u32> = HashMap::new();
    for finding in &made.review.findings {
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
            body: kept::write(made)?,
        },
        by_rule,
    })
}

/// Bodies that were read for one question, and whose history is whose.
pub(super) struct Histories<'m> {
    directory: Directory,
    bodies: HashMap<ReportVersionId, Arc<Report>>,
    beside: Beside<'m>,
}

impl<'m> Histories<'m> {
    /// Bodies kept at most; a unit's reports come one after another.
    const BODIES_MAX: usize = 256;

    pub(super) fn new(directory: Directory, memory: &'m mut SiblingMemory) -> Self {
        Self { directory, bodies: HashMap::new(), beside: Beside::new(memory) }
    }

    /// What the units beside it wrote.
    async fn siblings(
        &mut self,
        session: &mut ReadSession,
        stored: &StoredReport,
    ) -> Result<Option<Arc<Siblings>>, Failure> {
        self.beside.of(session, &self.directory, stored).await
    }

    pub(super) async fn body(
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
        let committee = committee_above(&self.directory, stored);
        let Some(committee) = committee else { return Ok(None) };
        let plan = session.report_of(committee, stored.year, ReportKind::AnnualPlan).await?;
        let Some(plan) = plan else { return Ok(None) };
        Ok(Some(self.body(session, plan.latest).await?))
    }
}
