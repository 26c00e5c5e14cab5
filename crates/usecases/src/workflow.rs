//! The way of a report from draft to decision: steps one by one or many at once, what is still
//! missing, questions, what was adopted and its files, and what has changed since.
//!
//! The rules are `domain/workflow.rs`'s. Each step is one write: who may, which version they saw,
//! what it does and the event that tells of it stand or fall together.

pub mod adopted;
mod applying;
pub mod changes;
mod deciding;
pub(crate) mod manifest;
pub mod missing;
pub mod questions;
pub mod standing;

use tertial_domain::ids::{IdempotencyKey, ReportId};
use tertial_domain::permission::Scope;
use tertial_domain::problem::Problem;
use tertial_domain::report::ReportState;
use tertial_domain::workflow::Step;
pub use tertial_store::fingerprint::Fingerprint;
pub use tertial_store::workflow::Decision;

use crate::context::Context;
use crate::failure::{Failure, OrNotFound};
use crate::once::{NamedWrite, Turn, take_turn};
use applying::apply;
use deciding::{Decided, decide, standing_of};
pub use missing::GapReason;
pub use questions::AskedQuestion;

/// Steps that one call takes at most: they are one write, and a write has its time.
pub const STEPS_MAX: usize = 100;
/// The longest reason, in characters.
pub const REASON_LENGTH_MAX: usize = 1_000;
/// The longest reason for leaving something that is missing, in characters.
pub const GAP_REASON_LENGTH_MAX: usize = 300;
/// Reasons that are given with one step at most.
pub const GAP_REASONS_MAX: usize = 100;
/// The longest register number, in characters.
pub const REGISTER_NUMBER_LENGTH_MAX: usize = 100;

/// A step that somebody asks for, about the version that they looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepOrder {
    /// The report.
    pub report: ReportId,
    /// The number of the version that was looked at.
    pub seen: u32,
    /// The step, with what it takes.
    pub asked: AskedStep,
}

/// A step, with what it takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AskedStep {
    /// The unit says that it is ready.
    HandIn,
    /// The same, with why things that are missing are left so.
    HandInWithGaps(Vec<GapReason>),
    /// The unit takes it back.
    TakeBack,
    /// The reviewer sends it back.
    SendBack(SentBack),
    /// The reviewer did not mean to.
    UndoSendBack,
    /// The reviewer lets it pass.
    Review,
    /// The reviewer takes that back.
    UndoReview,
    /// The approver sends it back.
    Decline(SentBack),
    /// The approver did not mean to.
    UndoDecline,
    /// The approver adopts it.
    Adopt {
        /// The SHA-256 of the version that was read.
        sha256: Fingerprint,
        /// The decision.
        decision: Decision,
    },
    /// A correction is begun.
    Correct {
        /// Why.
        reason: String,
    },
    /// The correction is given up.
    Abandon,
}

/// Why a report is sent back: words, questions, or both.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SentBack {
    /// In the sender's own words.
    pub reason: Option<String>,
    /// About places.
    pub questions: Vec<AskedQuestion>,
}

impl AskedStep {
    /// Which step.
    pub const fn step(&self) -> Step {
        match self {
            Self::HandIn | Self::HandInWithGaps(_) => Step::HandIn,
            Self::TakeBack => Step::TakeBack,
            Self::SendBack(_) => Step::SendBack,
            Self::UndoSendBack => Step::UndoSendBack,
            Self::Review => Step::Review,
            Self::UndoReview => Step::UndoReview,
            Self::Decline(_) => Step::Decline,
            Self::UndoDecline => Step::UndoDecline,
            Self::Adopt { .. } => Step::Adopt,
            Self::Correct { .. } => Step::Correct,
            Self::Abandon => Step::Abandon,
        }
    }
}

/// A step that was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StepDone {
    /// The report.
    pub report: ReportId,
    /// The step.
    pub step: Step,
    /// How far what is worked on has come.
    pub state: ReportState,
    /// Its number.
    pub number: u32,
    /// Whether it was taken before, and this was sent again.
    pub is_again: bool,
}

/// What became of many steps that were asked for at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ManyDone {
    /// All were taken.
    All(Vec<StepDone>),
    /// None was taken, because of these.
    None(Vec<RefusedStep>),
}

/// Why one of many steps could not be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedStep {
    /// The report.
    pub report: ReportId,
    /// Why.
    pub failure: Failure,
}

/// Takes a step.
///
/// Errors: `NotFound`; `Forbidden` where no role at the place allows it; `Refused` where the rules
/// do not: `step-on-another-version` names the number that was seen and the one now.
pub async fn take(
    context: &Context,
    scope: &Scope,
    key: IdempotencyKey,
    order: &StepOrder,
) -> Result<StepDone, Failure> {
    match take_many(context, scope, key, std::slice::from_ref(order)).await? {
        ManyDone::All(done) => done.into_iter().next().or_not_found(),
        ManyDone::None(refused) => {
            Err(refused.into_iter().next().map_or(Failure::NotFound, |one| one.failure))
        }
    }
}

/// Takes many steps, each asked for by itself, all of them or none. No report twice.
pub async fn take_many(
    context: &Context,
    scope: &Scope,
    key: IdempotencyKey,
    orders: &[StepOrder],
) -> Result<ManyDone, Failure> {
    let mut orders: Vec<&StepOrder> = orders.iter().collect();
    // In one order for everybody, so that nobody waits for somebody who waits for them.
    orders.sort_by_key(|order| order.report);
    if orders.len() > STEPS_MAX || orders.windows(2).any(is_same) {
        let limit = STEPS_MAX.to_string();
        return Err(Failure::refused(Problem::new("steps-unusable").with("limit", limit)));
    }
    let mut session = context.store.write(scope).await?;
    let now = context.clock.now();
    if take_turn(&mut session, &named(key, &orders), now).await? == Turn::Again {
        drop(session);
        return again(context, scope, &orders).await.map(ManyDone::All);
    }
    let mut decided: Vec<Decided<'_>> = Vec::with_capacity(orders.len());
    let mut refused = Vec::new();
    for &order in &orders {
        match decide(context, &mut session, order, now).await {
            Ok(one) => decided.push(one),
            Err(failure @ (Failure::Unavailable(_) | Failure::Internal(_))) => return Err(failure),
            Err(failure) => refused.push(RefusedStep { report: order.report, failure }),
        }
    }
    if !refused.is_empty() {
        return Ok(ManyDone::None(refused));
    }
    let mut done = Vec::with_capacity(decided.len());
    for one in &decided {
        done.push(apply(context, &mut session, one, now).await?);
    }
    session.commit().await?;
    Ok(ManyDone::All(done))
}

fn is_same(two: &[&StepOrder]) -> bool {
    matches!(two, [one, next] if one.report == next.report)
}

/// Undoes the asker's own last step with a report, within ten seconds and where nothing has
/// happened since. What is adopted stays so.
pub async fn undo(
    context: &Context,
    scope: &Scope,
    key: IdempotencyKey,
    report: ReportId,
) -> Result<StepDone, Failure> {
    let mut session = context.store.read(scope).await?;
    let stored = session.working_report(report).await?.or_not_found()?;
    let standing = standing_of(&mut session, &stored).await?;
    drop(session);
    let undoing = standing.undo(scope.principal(), context.clock.now());
    let asked = undoing.and_then(|(_, undoing)| asked_undo(undoing));
    let asked = asked.ok_or_else(|| Failure::refused(Problem::new("step-too-late-to-undo")))?;
    let order = StepOrder { report, seen: stored.latest_number, asked };
    take(context, scope, key, &order).await
}

/// A step that undoes another, which takes nothing but itself.
const fn asked_undo(step: Step) -> Option<AskedStep> {
    match step {
        Step::TakeBack => Some(AskedStep::TakeBack),
        Step::UndoSendBack => Some(AskedStep::UndoSendBack),
        Step::UndoReview => Some(AskedStep::UndoReview),
        Step::UndoDecline => Some(AskedStep::UndoDecline),
        Step::Abandon => Some(AskedStep::Abandon),
        Step::HandIn
        | Step::SendBack
        | Step::Review
        | Step::Decline
        | Step::Adopt
        | Step::Correct => None,
    }
}

/// What the steps come to when they are asked for again: they were taken, and this is how it stands.
async fn again(
    context: &Context,
    scope: &Scope,
    orders: &[&StepOrder],
) -> Result<Vec<StepDone>, Failure> {
    let mut session = context.store.read(scope).await?;
    let mut done = Vec::with_capacity(orders.len());
    for order in orders {
        let stored = session.working_report(order.report).await?.or_not_found()?;
        let (state, number) = (stored.state, stored.latest_number);
        let step = order.asked.step();
        done.push(StepDone { report: order.report, step, state, number, is_again: true });
    }
    Ok(done)
}

/// The write's name: all that is asked for.
fn named(key: IdempotencyKey, orders: &[&StepOrder]) -> NamedWrite {
    let mut fields = Vec::new();
    for order in orders {
        fields.push(order.report.to_string());
        fields.push(order.seen.to_string());
        fields.push(order.asked.step().code().to_owned());
        match &order.asked {
            AskedStep::SendBack(why) | AskedStep::Decline(why) => {
                fields.push(why.reason.clone().unwrap_or_default());
                fields.extend(why.questions.iter().flat_map(AskedQuestion::fields));
            }
            AskedStep::Adopt { sha256, decision } => {
                fields.push(sha256.to_string());
                fields.push(decision.register_number.clone());
                fields.push(decision.decided_on.to_string());
            }
            AskedStep::Correct { reason } => fields.push(reason.clone()),
            AskedStep::HandInWithGaps(reasons) => fields.push(missing::kept(reasons)),
            AskedStep::HandIn
            | AskedStep::TakeBack
            | AskedStep::UndoSendBack
            | AskedStep::Review
            | AskedStep::UndoReview
            | AskedStep::UndoDecline
            | AskedStep::Abandon => {}
        }
    }
    let fields: Vec<&str> = fields.iter().map(String::as_str).collect();
    NamedWrite::new(key, "take-steps", &fields)
}
