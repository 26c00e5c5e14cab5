//! The controller's board: a row for each place that should report, with how far its report has
//! come, what is missing in it, what the review says and which figures it holds.
//!
//! However many rows there are, they take the same number of questions to the store.

pub mod bulk;
mod gathering;
mod listing;
mod ordering;
mod said;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use tertial_domain::ids::{IdempotencyKey, ReportId, ReportVersionId, UnitId};
use tertial_domain::organisation::OrgLevel;
use tertial_domain::period::OperatingYear;
use tertial_domain::permission::{Act, Scope};
use tertial_domain::quantity::{MoneyScale, Quantity};
use tertial_domain::report::{ReportKind, ReportState};
use tertial_domain::workflow::Step;
use tertial_presentation::localizer::Localizer;
pub use tertial_store::reviews::ReviewCounts;

use crate::context::Context;
use crate::failure::{Failure, permit};
use crate::overview::GradeCounts;
pub use crate::review::first_looks::FirstLook;
use crate::review::first_looks::first_looks;
use gathering::{Gathered, gather};
pub use listing::{Listing, csv, xlsx};
pub use ordering::BoardOrder;
pub use said::BoardMemory;

/// Days after which a report that waits for somebody counts as one that nobody has touched.
pub const UNTOUCHED_DAYS: i32 = 14;
/// Rows a page.
const PAGE_SIZE: usize = 100;

/// What the board is asked to show.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BoardQuestion {
    /// A committee with everything below; all that the asker follows unless given.
    pub committee: Option<UnitId>,
    /// Year; the latest with a report unless given.
    pub year: Option<OperatingYear>,
    /// Which of the year's documents; the latest that somebody has begun unless given.
    pub kind: Option<ReportKind>,
    /// Whose reports.
    pub level: BoardLevel,
    /// Only rows of this part.
    pub part: BoardPart,
    /// In which order.
    pub order: BoardOrder,
    /// Whether the order is turned round.
    pub is_turned: bool,
    /// Page, from 1.
    pub page: u32,
}

/// Whose reports the board shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum BoardLevel {
    /// Units'.
    #[default]
    Units,
    /// Committees' own.
    Committees,
}

impl BoardLevel {
    /// Every level, the usual first.
    pub const ALL: [Self; 2] = [Self::Units, Self::Committees];

    /// The stable code for addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Units => "units",
            Self::Committees => "committees",
        }
    }

    /// Reads [`Self::code`] back.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.code() == code)
    }

    const fn level(self) -> OrgLevel {
        match self {
            Self::Units => OrgLevel::Unit,
            Self::Committees => OrgLevel::Committee,
        }
    }
}

/// A part of the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum BoardPart {
    /// All.
    #[default]
    All,
    /// Past the last day and not handed in.
    Late,
    /// Not adopted, and nobody has done anything with it for two weeks.
    Untouched,
    /// No report that the asker may know of.
    NotBegun,
    /// Drafts that were not sent back.
    Draft,
    /// Sent back, and not handed in since.
    SentBack,
    /// Handed in: to be reviewed.
    Ready,
    /// Reviewed: to be adopted.
    Reviewed,
    /// Adopted.
    Adopted,
}

impl BoardPart {
    /// Every part, all first.
    pub const ALL: [Self; 9] = [
        Self::All,
        Self::Late,
        Self::Untouched,
        Self::NotBegun,
        Self::Draft,
        Self::SentBack,
        Self::Ready,
        Self::Reviewed,
        Self::Adopted,
    ];

    /// The stable code for addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Late => "late",
            Self::Untouched => "untouched",
            Self::NotBegun => "not-begun",
            Self::Draft => "draft",
            Self::SentBack => "sent-back",
            Self::Ready => "ready",
            Self::Reviewed => "reviewed",
            Self::Adopted => "adopted",
        }
    }

    /// Reads [`Self::code`] back.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.code() == code)
    }

    /// Whether a row belongs to the part.
    pub fn holds(self, row: &BoardRow) -> bool {
        match self {
            Self::All => true,
            Self::Late => row.is_late(),
            Self::Untouched => row.is_untouched(),
            stage => row.stage() == stage,
        }
    }
}

/// A place that should report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoardRow {
    /// The place.
    pub unit: UnitId,
    /// Its name then.
    pub name: String,
    /// Its committee, where that is another place.
    pub committee: Option<String>,
    /// Whether a report that is only begun would be seen: else a draft may stand where none is shown.
    pub sees_drafts: bool,
    /// Its report, if there is one that the asker may know of.
    pub report: Option<BoardReport>,
    /// The last day to hand it in.
    pub due: Option<Date>,
    /// Days until then, below zero when it has passed; for what is not handed in.
    pub days_left: Option<i32>,
    /// Days since somebody did something with it, where that is known.
    pub days_untouched: Option<i32>,
    /// Whether the asker may review its reports.
    pub may_review: bool,
    /// Whether the asker may ask about its reports.
    pub may_ask: bool,
}

impl BoardRow {
    /// Whether the last day has passed and it is not handed in.
    pub fn is_late(&self) -> bool {
        self.days_left.is_some_and(|days| days < 0)
    }

    /// Whether it waits for somebody, and nobody has touched it for two weeks.
    pub fn is_untouched(&self) -> bool {
        let state = self.report.as_ref().map(|report| report.state);
        let is_open = state.is_some_and(|state| state != ReportState::Adopted);
        is_open && self.days_untouched.is_some_and(|days| days >= UNTOUCHED_DAYS)
    }

    /// How far it has come.
    pub fn stage(&self) -> BoardPart {
        let Some(report) = &self.report else { return BoardPart::NotBegun };
        match report.state {
            ReportState::Draft if report.is_sent_back => BoardPart::SentBack,
            ReportState::Draft => BoardPart::Draft,
            ReportState::Ready => BoardPart::Ready,
            ReportState::Reviewed => BoardPart::Reviewed,
            ReportState::Adopted => BoardPart::Adopted,
        }
    }

    /// Whether something can be done with it here.
    pub fn may_be_chosen(&self) -> bool {
        let state = self.report.as_ref().map(|report| report.state);
        let is_open = state.is_some_and(|state| state != ReportState::Adopted);
        is_open && (self.may_review || self.may_ask)
    }
}

/// A report on the board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoardReport {
    /// The report.
    pub id: ReportId,
    /// The version that is worked on.
    pub version: ReportVersionId,
    /// Its number.
    pub number: u32,
    /// How far it has come.
    pub state: ReportState,
    /// Whether an adopted version stands beside it.
    pub is_correction: bool,
    /// Whether it was sent back and has not been handed in since.
    pub is_sent_back: bool,
    /// Whether a person stands for it, where it was read in.
    pub confirmed: bool,
    /// The steps behind it that still hold, with when and by whom.
    pub steps: Vec<BoardStep>,
    /// What waits in its review; none until it is made.
    pub findings: Option<ReviewCounts>,
    /// How its own goals are graded.
    pub grades: GradeCounts,
    /// How much of what its template asks for is there.
    pub completeness: Option<Completeness>,
    /// Sick leave, where the report holds it.
    pub sick_leave: Option<SickLeave>,
    /// The year's deviation from the budget, where the report holds it.
    pub budget: Option<BudgetGap>,
    /// Questions that wait for an answer.
    pub questions: usize,
    /// When somebody last did something with it.
    pub touched: Option<Touched>,
}

impl BoardReport {
    /// When it was handed in and by whom.
    pub fn handed_in(&self) -> Option<&BoardStep> {
        self.steps.iter().find(|step| step.step == Step::HandIn)
    }
}

/// A step that still holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoardStep {
    /// Which.
    pub step: Step,
    /// When.
    pub at: Timestamp,
    /// By whom, where the name is still known.
    pub by: Option<String>,
}

/// How much of what is asked for is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Completeness {
    /// Sections that the city's template asks for; none where it has no template.
    pub asked: u32,
    /// Those of them that hold something.
    pub filled: u32,
    /// What is missing in all: sections, grades and outcomes.
    pub missing: u32,
}

/// Sick leave of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SickLeave {
    /// Now.
    pub now: Quantity,
    /// In the same part of the year before.
    pub before: Option<Quantity>,
}

/// How far the year's result ends from the budget.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BudgetGap {
    /// In öre; below zero is a deficit.
    pub ore: i64,
    /// The scale that it is printed in.
    pub scale: MoneyScale,
}

/// When somebody last did something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Touched {
    /// When.
    pub at: Timestamp,
    /// Who, where the name is known.
    pub by: Option<String>,
}

/// The board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Board {
    /// What is shown, with year and kind as they were found.
    pub question: BoardQuestion,
    /// The year.
    pub year: OperatingYear,
    /// The kind.
    pub kind: ReportKind,
    /// The name of the one committee that is shown.
    pub committee: Option<String>,
    /// The rows of this page.
    pub rows: Vec<BoardRow>,
    /// Rows a page.
    pub page_size: u32,
    /// Rows on all pages.
    pub total: u64,
    /// How many rows of each part there are, narrowed to none.
    pub counts: Vec<(BoardPart, u32)>,
    /// The rows of all pages together.
    pub sums: BoardSums,
    /// Where grade and figures point in different ways, the plainest first.
    pub first_looks: Vec<FirstLook>,
    /// Years to choose from, latest first.
    pub years: Vec<OperatingYear>,
    /// Committees to choose from, Swedish order.
    pub committees: Vec<(UnitId, String)>,
    /// The name of the write that this page's form asks for.
    pub key: IdempotencyKey,
}

impl Board {
    /// How many rows a part has.
    pub fn count(&self, part: BoardPart) -> u32 {
        let found = self.counts.iter().find(|(found, _)| *found == part);
        found.map_or(0, |(_, count)| *count)
    }

    /// Rows that are handed in or have come further.
    pub fn handed_in(&self) -> u32 {
        [BoardPart::Ready, BoardPart::Reviewed, BoardPart::Adopted]
            .into_iter()
            .map(|part| self.count(part))
            .sum()
    }

    /// Whether anything on this page can be chosen.
    pub fn may_choose(&self) -> bool {
        self.rows.iter().any(BoardRow::may_be_chosen)
    }
}

/// Rows together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct BoardSums {
    /// Sections that are asked for.
    pub asked: u32,
    /// Those that hold something.
    pub filled: u32,
    /// Questions that wait.
    pub questions: usize,
    /// The deviations from the budget added up, with how many rows have one; in öre.
    pub budget: Option<(i64, MoneyScale, u32)>,
}

/// The board as it is asked for.
pub async fn show(
    context: &Context,
    scope: &Scope,
    question: &BoardQuestion,
    localizer: &Localizer,
) -> Result<Board, Failure> {
    permit(scope, Act::FollowReports)?;
    let mut session = context.store.read(scope).await?;
    let gathered = gather(context, &mut session, question).await?;
    let seen: Vec<(&str, &BoardReport)> = gathered
        .rows
        .iter()
        .filter_map(|row| Some((row.name.as_str(), row.report.as_ref()?)))
        .collect();
    let first_looks = first_looks(context, &mut session, &seen, localizer).await?;
    let counted = |part: BoardPart| {
        let count = gathered.rows.iter().filter(|row| part.holds(row)).count();
        (part, u32::try_from(count).unwrap_or(u32::MAX))
    };
    let counts = BoardPart::ALL.map(counted).into();
    let Gathered { rows, year, kind, committee, years, committees } = gathered;
    let rows = ordering::listed(rows, question);
    let sums = sums(&rows);
    let total = rows.len();
    let last = total.div_ceil(PAGE_SIZE).max(1);
    let page = usize::try_from(question.page).unwrap_or(1).clamp(1, last);
    Ok(Board {
        question: BoardQuestion { page: u32::try_from(page).unwrap_or(1), ..question.clone() },
        year,
        kind,
        committee,
        rows: rows.into_iter().skip((page - 1) * PAGE_SIZE).take(PAGE_SIZE).collect(),
        page_size: u32::try_from(PAGE_SIZE).unwrap_or(u32::MAX),
        total: u64::try_from(total).unwrap_or(u64::MAX),
        counts,
        sums,
        first_looks,
        years,
        committees,
        key: IdempotencyKey::from_bits(context.ids.next()),
    })
}

/// Every row of the board, narrowed and in the order that is asked for.
async fn everything(
    context: &Context,
    scope: &Scope,
    question: &BoardQuestion,
) -> Result<(Vec<BoardRow>, OperatingYear, ReportKind), Failure> {
    permit(scope, Act::FollowReports)?;
    let mut session = context.store.read(scope).await?;
    let gathered = gather(context, &mut session, question).await?;
    Ok((ordering::listed(gathered.rows, question), gathered.year, gathered.kind))
}

/// The day of an instant, as the pages write them all: UTC.
pub fn day_of(at: Timestamp) -> Date {
    at.to_zoned(TimeZone::UTC).date()
}

fn sums(rows: &[BoardRow]) -> BoardSums {
    let mut sums = BoardSums::default();
    for report in rows.iter().filter_map(|row| row.report.as_ref()) {
        sums.questions += report.questions;
        if let Some(completeness) = report.completeness {
            sums.asked += completeness.asked;
            sums.filled += completeness.filled;
        }
        if let Some(gap) = report.budget {
            let (ore, scale, count) = sums.budget.unwrap_or((0, gap.scale, 0));
            sums.budget = Some((ore.saturating_add(gap.ore), scale.max(gap.scale), count + 1));
        }
    }
    sums
}
