//! One act for many reports of the board: reviewed, sent back or asked about together, and each
//! told what became of it. Adoption is not among them: it is of one version that was read.

use tertial_domain::ids::{IdempotencyKey, ReportId};
use tertial_domain::permission::{Act, Scope};
use tertial_domain::problem::Problem;
use tertial_domain::workflow::Step;

use crate::board::{BoardQuestion, BoardRow, everything};
use crate::context::Context;
use crate::failure::{Failure, permit};
use crate::once::form_key;
use crate::workflow::questions::{QuestionKind, ask};
use crate::workflow::{
    AskedQuestion, AskedStep, ManyDone, STEPS_MAX, SentBack, StepOrder, take, take_many, undo,
};

/// Reports that one question goes to at most.
pub const ASKED_MAX: usize = 500;

/// What is done with many reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BulkAct {
    /// They are reviewed.
    Review,
    /// They are sent back for the same reason.
    SendBack {
        /// In the reviewer's own words.
        reason: String,
    },
    /// They are asked the same.
    Ask {
        /// Whether it stops.
        kind: QuestionKind,
        /// The words.
        words: String,
    },
}

/// With which reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BulkWhom {
    /// Those that were chosen, each with the number of the version that was seen.
    Chosen(Vec<(ReportId, u32)>),
    /// All that the board shows on all its pages, where they are open to it.
    Shown(Box<BoardQuestion>),
}

/// What became of one of many reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BulkTold {
    /// The report.
    pub report: ReportId,
    /// Whose.
    pub unit_name: String,
    /// The step that was taken, none where it was asked about; or why not.
    pub became: Result<Option<Step>, Failure>,
}

impl BulkTold {
    /// Whether its last step may be undone.
    pub const fn is_undoable(&self) -> bool {
        matches!(self.became, Ok(Some(Step::Review | Step::SendBack)))
    }
}

/// Does one thing with many reports. Each stands for itself: what one cannot, the others may.
///
/// Errors: `Refused` where nothing or too much is chosen, or the words cannot be used by any.
pub async fn act(
    context: &Context,
    scope: &Scope,
    (key, shown): (IdempotencyKey, &BoardQuestion),
    (act, whom): (&BulkAct, &BulkWhom),
) -> Result<Vec<BulkTold>, Failure> {
    permit(scope, Act::FollowReports)?;
    let every = BoardQuestion { part: super::BoardPart::All, ..shown.clone() };
    let (rows, _, _) = everything(context, scope, &every).await?;
    let chosen = match whom {
        BulkWhom::Chosen(chosen) => chosen.clone(),
        BulkWhom::Shown(question) => {
            let (rows, _, _) = everything(context, scope, question).await?;
            let open = rows.iter().filter(|row| row.may_be_chosen() && row.may_ask);
            open.filter_map(|row| row.report.as_ref()).map(|one| (one.id, one.number)).collect()
        }
    };
    let most = match act {
        BulkAct::Review | BulkAct::SendBack { .. } => STEPS_MAX,
        BulkAct::Ask { .. } => ASKED_MAX,
    };
    if chosen.is_empty() {
        return Err(Failure::refused(Problem::new("board-nothing-chosen")));
    }
    if chosen.len() > most {
        let limit = most.to_string();
        return Err(Failure::refused(Problem::new("board-too-many-chosen").with("limit", limit)));
    }
    let became = match act {
        BulkAct::Review => step(context, scope, key, (&chosen, &AskedStep::Review)).await?,
        BulkAct::SendBack { reason } => {
            let why = SentBack { reason: Some(reason.clone()), questions: Vec::new() };
            step(context, scope, key, (&chosen, &AskedStep::SendBack(why))).await?
        }
        BulkAct::Ask { kind, words } => {
            let asked =
                AskedQuestion { kind: *kind, place: "report".to_owned(), words: words.clone() };
            asked_of_all(context, scope, key, (&chosen, &asked)).await?
        }
    };
    Ok(became
        .into_iter()
        .map(|(report, became)| BulkTold { report, unit_name: name_of(&rows, report), became })
        .collect())
}

/// Undoes the asker's own last step with each of many reports, where it is not too late.
pub async fn undo_all(
    context: &Context,
    scope: &Scope,
    (key, shown): (IdempotencyKey, &BoardQuestion),
    reports: &[ReportId],
) -> Result<Vec<BulkTold>, Failure> {
    permit(scope, Act::FollowReports)?;
    if reports.is_empty() || reports.len() > STEPS_MAX {
        return Err(Failure::refused(Problem::new("board-nothing-chosen")));
    }
    let mut told = Vec::with_capacity(reports.len());
    for report in reports {
        let done = undo(context, scope, own_key(key, *report), *report).await;
        told.push((*report, passed_on(done.map(|done| Some(done.step)))?));
    }
    // Ten seconds are short: what the reports are called is asked for afterwards.
    let every = BoardQuestion { part: super::BoardPart::All, ..shown.clone() };
    let (rows, _, _) = everything(context, scope, &every).await?;
    Ok(told
        .into_iter()
        .map(|(report, became)| BulkTold { report, unit_name: name_of(&rows, report), became })
        .collect())
}

type Became = (ReportId, Result<Option<Step>, Failure>);

/// All in one write where all can; else each by itself, so that each is told why not.
async fn step(
    context: &Context,
    scope: &Scope,
    key: IdempotencyKey,
    (chosen, asked): (&[(ReportId, u32)], &AskedStep),
) -> Result<Vec<Became>, Failure> {
    let order = |(report, seen): &(ReportId, u32)| StepOrder {
        report: *report,
        seen: *seen,
        asked: asked.clone(),
    };
    let orders: Vec<StepOrder> = chosen.iter().map(order).collect();
    if let ManyDone::All(done) = take_many(context, scope, key, &orders).await? {
        return Ok(done.into_iter().map(|done| (done.report, Ok(Some(done.step)))).collect());
    }
    let mut became = Vec::with_capacity(orders.len());
    for order in &orders {
        let taken = take(context, scope, own_key(key, order.report), order).await;
        became.push((order.report, passed_on(taken.map(|done| Some(done.step)))?));
    }
    Ok(became)
}

async fn asked_of_all(
    context: &Context,
    scope: &Scope,
    key: IdempotencyKey,
    (chosen, asked): (&[(ReportId, u32)], &AskedQuestion),
) -> Result<Vec<Became>, Failure> {
    let mut became = Vec::with_capacity(chosen.len());
    for (report, _) in chosen {
        let about = (*report, own_key(key, *report));
        let done = ask(context, scope, about, std::slice::from_ref(asked)).await;
        became.push((*report, passed_on(done.map(|()| None))?));
    }
    Ok(became)
}

/// What is wrong with the program or the database is wrong with all of it.
fn passed_on<T>(became: Result<T, Failure>) -> Result<Result<T, Failure>, Failure> {
    match became {
        Err(failure @ (Failure::Unavailable(_) | Failure::Internal(_))) => Err(failure),
        became => Ok(became),
    }
}

/// The name of one report's own write: the same form sent again names the same.
fn own_key(key: IdempotencyKey, report: ReportId) -> IdempotencyKey {
    form_key(&["board", &key.to_string(), &report.to_string()])
}

fn name_of(rows: &[BoardRow], report: ReportId) -> String {
    let found = rows.iter().find(|row| row.report.as_ref().is_some_and(|one| one.id == report));
    found.map(|row| row.name.clone()).unwrap_or_default()
}
