//! How a report stands on its way: the version that is worked on, the one that counts, what was
//! done, and what the asker may do now.

use std::collections::HashMap;

use jiff::Timestamp;
use tertial_domain::ids::{PrincipalId, ReportId};
use tertial_domain::permission::{Act, Scope};
use tertial_domain::problem::Problem;
use tertial_domain::report::ReportState;
use tertial_domain::workflow::{Leads, Step, UNDO_LASTS, Wanted};
use tertial_store::ReadSession;
use tertial_store::fingerprint::Fingerprint;
use tertial_store::reports::StoredReport;
use tertial_store::workflow::{Decision, Question, StoredStep};

use super::adopted::{self, AdoptedVersion};
use super::deciding::{open_state, standing_of, told};
use super::missing::{GapReason, read_kept};
use crate::context::Context;
use crate::failure::{Failure, OrNotFound, permit};

/// A report on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportStanding {
    /// The version that is worked on, as the asker may know of it.
    pub working: WorkingVersion,
    /// The number of the version that counts.
    pub counting: u32,
    /// The adopted versions, the latest first.
    pub adopted: Vec<AdoptedVersion>,
    /// What was done, the last first; for those who see the report's drafts.
    pub history: Vec<StepLine>,
    /// What was asked, the first first; for those who see the report's drafts.
    pub questions: Vec<Question>,
    /// Steps that lead somewhere from here and that the asker's roles allow, with why one cannot be
    /// taken.
    pub steps: Vec<(Step, Option<Problem>)>,
    /// The asker's own last step, as long as it may be undone.
    pub undo: Option<UndoOffer>,
    /// What the asker may say about places of what is worked on.
    pub talk: Talk,
    /// The names of those who asked and answered, where they are still known.
    pub names: HashMap<PrincipalId, String>,
}

/// What somebody may say about places of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Talk {
    /// Ask, advise, and be content with an answer.
    pub may_ask: bool,
    /// Answer.
    pub may_answer: bool,
}

/// The version that is worked on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkingVersion {
    /// Its number.
    pub number: u32,
    /// The SHA-256 of its data: what an adoption names.
    pub sha256: Fingerprint,
    /// How far it has come.
    pub state: ReportState,
    /// Whether it was sent back and has not been handed in since (*återsänd*).
    pub is_sent_back: bool,
    /// Why it corrects an adopted version, if it does.
    pub correction: Option<String>,
}

/// A step that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepLine {
    /// Which.
    pub step: Step,
    /// Who.
    pub by: PrincipalId,
    /// Their name, where it is still known.
    pub by_name: Option<String>,
    /// When.
    pub at: Timestamp,
    /// The number of the version.
    pub number: u32,
    /// Why, where that was said.
    pub reason: Option<String>,
    /// Why it was handed in with things missing.
    pub gaps: Vec<GapReason>,
    /// The decision of an adoption.
    pub decision: Option<Decision>,
}

/// A step that may still be undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UndoOffer {
    /// What was done.
    pub step: Step,
    /// Until when.
    pub until: Timestamp,
}

/// How a report stands.
pub async fn standing(
    context: &Context,
    scope: &Scope,
    report: ReportId,
) -> Result<ReportStanding, Failure> {
    permit(scope, Act::ReadReport)?;
    let adopted = adopted::versions(context, scope, report).await?;
    let mut session = context.store.read(scope).await?;
    let counting = session.report(report).await?.or_not_found()?.latest_number;
    let stored = session.working_report(report).await?.or_not_found()?;
    let roles = session.roles_at(stored.unit).await?;
    let standing = standing_of(&mut session, &stored).await?;
    let correction = session.correction(report).await?;
    let steps = session.steps_of(report).await?;
    let now = context.clock.now();
    let by = scope.principal();
    let wanted = |step| Wanted {
        step,
        by,
        at: now,
        number: standing.working.number,
        hash: Some(standing.working.hash),
    };
    let is_open = |step: &Step| {
        step.leads(stored.state) != Leads::Nowhere
            && scope.may_about(step.act(), open_state(*step), &roles)
    };
    let open = Step::ALL.into_iter().filter(is_open).map(|step| {
        let refusal = standing.decide(&wanted(step)).err();
        (step, refusal.map(told))
    });
    let open: Vec<(Step, Option<Problem>)> = open.collect();
    let undo = standing.undo(by, now).and_then(|(step, _)| {
        let until = standing.taken.last()?.at.checked_add(UNDO_LASTS).ok()?;
        Some(UndoOffer { step, until })
    });
    let may = |act| scope.may_about(act, Some(stored.state), &roles);
    let talk = Talk { may_ask: may(Act::AskQuestion), may_answer: may(Act::AnswerQuestion) };
    let questions = session.questions_of(report).await?;
    Ok(ReportStanding {
        working: WorkingVersion {
            number: standing.working.number,
            sha256: standing.working.hash,
            state: stored.state,
            is_sent_back: stored.state == ReportState::Draft && is_sent_back(&steps),
            correction: correction.map(|correction| correction.reason),
        },
        counting,
        adopted,
        steps: open,
        undo,
        talk,
        names: names(&mut session, &questions).await?,
        questions,
        history: history(&mut session, steps).await?,
    })
}

/// Those who asked and answered, by their names.
async fn names(
    session: &mut ReadSession,
    questions: &[Question],
) -> Result<HashMap<PrincipalId, String>, Failure> {
    let mut names = HashMap::new();
    for question in questions {
        let asked = Some(question.asked);
        for (who, _) in [asked, question.answered, question.settled].into_iter().flatten() {
            if !names.contains_key(&who)
                && let Some(person) = session.person(who).await?
            {
                names.insert(who, person.name);
            }
        }
    }
    Ok(names)
}

/// Whether the last step that led to a draft sent it back.
pub(crate) fn is_sent_back(steps: &[StoredStep]) -> bool {
    steps.last().is_some_and(|last| match last.taken.step {
        Step::SendBack | Step::Decline => true,
        Step::HandIn
        | Step::TakeBack
        | Step::UndoSendBack
        | Step::Review
        | Step::UndoReview
        | Step::UndoDecline
        | Step::Adopt
        | Step::Correct
        | Step::Abandon => false,
    })
}

async fn history(
    session: &mut ReadSession,
    steps: Vec<StoredStep>,
) -> Result<Vec<StepLine>, Failure> {
    let mut lines = Vec::with_capacity(steps.len());
    for step in steps.into_iter().rev() {
        let by = step.taken.by;
        let (reason, gaps) = match step.taken.step {
            Step::HandIn => (None, step.reason.as_deref().map(read_kept).unwrap_or_default()),
            _ => (step.reason, Vec::new()),
        };
        lines.push(StepLine {
            step: step.taken.step,
            by,
            by_name: session.person(by).await?.map(|person| person.name),
            at: step.taken.at,
            number: step.taken.version.number,
            reason,
            gaps,
            decision: step.decision,
        });
    }
    Ok(lines)
}

/// How one of many reports stands, for a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandingLine {
    /// The report.
    pub report: ReportId,
    /// How far what is worked on has come, as the asker may know of it.
    pub state: ReportState,
    /// Its number.
    pub number: u32,
    /// Whether an adopted version stands beside it.
    pub is_correction: bool,
    /// Whether it was sent back and has not been handed in since.
    pub is_sent_back: bool,
    /// The last step, and when; for those who see the report's drafts.
    pub last: Option<(Step, Timestamp)>,
    /// Questions that stop.
    pub open_questions: usize,
}

/// How many reports stand: four questions to the store, however many they are. Those that the asker
/// may not know of are left out.
pub async fn lines(
    context: &Context,
    scope: &Scope,
    reports: &[ReportId],
) -> Result<Vec<StandingLine>, Failure> {
    permit(scope, Act::ReadReport)?;
    if reports.is_empty() {
        return Ok(Vec::new());
    }
    let mut session = context.store.read(scope).await?;
    let stored = session.reports_named(reports).await?;
    let corrections = session.corrections().await?;
    let steps = session.steps_of_reports(reports).await?;
    let questions = session.questions_of_reports(reports).await?;
    let line = |report: &StoredReport| {
        let correction = corrections.iter().find(|one| one.report == report.id);
        let (state, number) =
            correction.map_or((report.state, report.latest_number), |one| (one.state, one.number));
        let from = steps.partition_point(|step| step.report < report.id);
        let own = steps.get(from..).unwrap_or_default();
        let until = own.partition_point(|step| step.report == report.id);
        let own = own.get(..until).unwrap_or_default();
        let asked = questions.iter().filter(|question| question.report == report.id);
        StandingLine {
            report: report.id,
            state,
            number,
            is_correction: correction.is_some(),
            is_sent_back: state == ReportState::Draft && is_sent_back(own),
            last: own.last().map(|step| (step.taken.step, step.taken.at)),
            open_questions: asked.filter(|question| question.stops()).count(),
        }
    };
    Ok(stored.iter().map(line).collect())
}
