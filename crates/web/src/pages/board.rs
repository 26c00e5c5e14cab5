//! The controller's board: a row for each place that should report, with what can be done with
//! many of them at once.

pub(crate) mod acts;
pub(crate) mod files;

use askama::Template;
use axum::response::Response;
use rust_decimal::Decimal;
use tertial_domain::quantity::{Money, MoneyScale, Value};
use tertial_domain::report::{ReportKind, ReportState};
use tertial_domain::workflow::Step;
use tertial_presentation::format;
use tertial_presentation::localizer::Localizer;
use tertial_presentation::wording::ProblemText;
use tertial_usecases::board::bulk::BulkTold;
use tertial_usecases::board::{
    self, Board, BoardLevel, BoardOrder, BoardPart, BoardQuestion, BoardReport, BoardRow,
    BudgetGap, Completeness, FirstLook, day_of,
};
use tertial_usecases::failure::Failure;

use crate::asked::Asked;
use crate::fault::Fault;
use crate::filters;
use crate::frame::{Frame, Section};
use crate::links;
use crate::pages::parts::Pages;
use crate::pages::sign_in::told;
use crate::reader::Reader;
use crate::words::{Message, ReportName, Say};

const HOME: &str = "/board";

/// Shows the board.
pub(crate) async fn show(reader: Reader, asked: Asked) -> Result<Response, Fault> {
    let question = question(&asked)?;
    let page = page(&reader, &question).await?;
    reader.answer(&page)
}

async fn page(reader: &Reader, question: &BoardQuestion) -> Result<BoardPage, Fault> {
    let board = board::show(reader.context(), reader.scope(), question, reader.localizer()).await?;
    let here = links::with_query(HOME, &query(&board.question, board.question.part));
    let frame = Frame { here, ..reader.frame(Some(Section::Board)) };
    Ok(BoardPage::new(frame, board))
}

/// What an address or a form asks for.
fn question(asked: &Asked) -> Result<BoardQuestion, Fault> {
    Ok(BoardQuestion {
        committee: asked.value("committee")?,
        year: asked.year()?,
        kind: asked.code("kind", ReportKind::from_code)?,
        level: asked.code("level", BoardLevel::from_code)?.unwrap_or_default(),
        part: asked.code("part", BoardPart::from_code)?.unwrap_or_default(),
        order: asked.code("order", BoardOrder::from_code)?.unwrap_or_default(),
        is_turned: asked.is_ticked("turned"),
        page: asked.page()?,
    })
}

/// What an address of the board asks for, with one part or all.
fn query(question: &BoardQuestion, part: BoardPart) -> Vec<(&'static str, Option<String>)> {
    let unusual = |is: bool, code: &str| is.then(|| code.to_owned());
    vec![
        ("committee", question.committee.map(|id| id.to_string())),
        ("year", question.year.map(|year| year.to_string())),
        ("kind", question.kind.map(|kind| kind.code().to_owned())),
        ("level", unusual(question.level != BoardLevel::default(), question.level.code())),
        ("part", unusual(part != BoardPart::All, part.code())),
        ("order", unusual(question.order != BoardOrder::default(), question.order.code())),
        ("turned", unusual(question.is_turned, "yes")),
    ]
}

/// A column of the table, by which the rows can be put in order.
pub(crate) struct Heading {
    key: &'static str,
    href: String,
    is_number: bool,
    /// Which way the rows go, where they are in this order.
    sorted: Option<&'static str>,
}

/// The columns: their order, the message of their name, whether they hold numbers.
const COLUMNS: [(BoardOrder, &str, bool); 9] = [
    (BoardOrder::Name, "board-unit", false),
    (BoardOrder::Stage, "board-stage", false),
    (BoardOrder::Due, "board-time", false),
    (BoardOrder::Missing, "board-sections", false),
    (BoardOrder::Findings, "board-findings", false),
    (BoardOrder::Grades, "board-grades", false),
    (BoardOrder::SickLeave, "board-sick-leave", true),
    (BoardOrder::Budget, "board-budget-tkr", true),
    (BoardOrder::Questions, "board-questions", true),
];

/// The controller's board.
#[derive(Debug, Template)]
#[template(path = "board/list.html")]
pub struct BoardPage {
    frame: Frame,
    board: Board,
    pages: Pages,
    acted: Vec<BulkTold>,
    problems: Vec<ProblemText>,
}

impl BoardPage {
    /// The page of a board.
    pub fn new(frame: Frame, board: Board) -> Self {
        let query = query(&board.question, board.question.part);
        let pages = Pages::new(HOME, query, board.question.page, (board.page_size, board.total));
        Self { frame, board, pages, acted: Vec::new(), problems: Vec::new() }
    }

    /// The page after something was done with many reports.
    #[must_use]
    pub fn after(mut self, acted: Vec<BulkTold>) -> Self {
        self.acted = acted;
        self
    }

    fn localizer(&self) -> &'static Localizer {
        Localizer::of(self.frame.language)
    }

    fn title(&self) -> Message {
        Message::new("board-title-of").with("report", ReportName(self.board.kind, self.board.year))
    }

    /// "24 av 36 klarmarkerade, 3 försenade".
    fn summary(&self) -> Message {
        let late = self.board.count(BoardPart::Late);
        let key = if late == 0 { "board-summary" } else { "board-summary-late" };
        Message::new(key)
            .with("in", self.board.handed_in())
            .with("all", self.board.count(BoardPart::All))
            .with("late", late)
    }

    /// The steps with how many rows have come there and no further.
    fn flow(&self) -> Vec<(ReportState, u32, Option<Message>)> {
        let count = |part| self.board.count(part);
        let told = |key, count: u32| (count > 0).then(|| Message::new(key).with("count", count));
        vec![
            (
                ReportState::Draft,
                count(BoardPart::Draft) + count(BoardPart::SentBack),
                told("board-flow-sent-back", count(BoardPart::SentBack)),
            ),
            (ReportState::Ready, count(BoardPart::Ready), Some(Message::new("board-flow-ready"))),
            (
                ReportState::Reviewed,
                count(BoardPart::Reviewed),
                Some(Message::new("board-flow-reviewed")),
            ),
            (
                ReportState::Adopted,
                count(BoardPart::Adopted),
                Some(Message::new("board-flow-adopted")),
            ),
        ]
    }

    fn chips(&self) -> Vec<(BoardPart, u32, String)> {
        let shown = |(part, count): &(BoardPart, u32)| {
            *count > 0 || *part == BoardPart::All || *part == self.board.question.part
        };
        let chip = |(part, count): &(BoardPart, u32)| {
            (*part, *count, links::with_query(HOME, &query(&self.board.question, *part)))
        };
        self.board.counts.iter().filter(|one| shown(one)).map(chip).collect()
    }

    fn headings(&self) -> Vec<Heading> {
        let question = &self.board.question;
        let heading = |(order, key, is_number): (BoardOrder, &'static str, bool)| {
            let is_current = question.order == order;
            let is_turned = is_current && !question.is_turned;
            let asked = BoardQuestion { order, is_turned, ..question.clone() };
            let goes_up = order_goes_up(order) != question.is_turned;
            let way = if goes_up { "ascending" } else { "descending" };
            Heading {
                key,
                href: format!("{}#rows", links::with_query(HOME, &query(&asked, asked.part))),
                is_number,
                sorted: is_current.then_some(way),
            }
        };
        COLUMNS.into_iter().map(heading).collect()
    }

    fn file(&self, form: &str) -> String {
        let path = format!("{HOME}/{form}");
        links::with_query(&path, &query(&self.board.question, self.board.question.part))
    }

    /// The fields of what is shown, for a form that comes back to it.
    fn fields(&self) -> Vec<(&'static str, String)> {
        let question = &self.board.question;
        let page = ("page", (question.page > 1).then(|| question.page.to_string()));
        let fields = query(question, question.part).into_iter().chain([page]);
        fields.filter_map(|(name, value)| Some((name, value?))).collect()
    }

    fn is_narrowed(&self) -> bool {
        let question = &self.board.question;
        question.committee.is_some() || question.part != BoardPart::All
    }

    fn stage(row: &BoardRow) -> &'static str {
        match row.stage() {
            BoardPart::NotBegun if row.sees_drafts => "board-not-begun",
            BoardPart::NotBegun => "board-not-seen",
            BoardPart::SentBack => "board-sent-back",
            BoardPart::Draft | BoardPart::All | BoardPart::Late | BoardPart::Untouched => {
                "report-state-draft"
            }
            BoardPart::Ready => "report-state-ready",
            BoardPart::Reviewed => "report-state-reviewed",
            BoardPart::Adopted => "report-state-adopted",
        }
    }

    /// What is said of time: how late it is, how long is left, or when the last step was taken.
    fn time(&self, row: &BoardRow) -> Option<Message> {
        if let Some(days) = row.days_left {
            let count = days.unsigned_abs();
            let key = if days < 0 { "board-days-late" } else { "board-days-to-go" };
            return Some(Message::new(key).with("count", count));
        }
        let step = row.report.as_ref()?.steps.last()?;
        let key = match step.step {
            Step::HandIn => "board-ready-on",
            Step::Review => "board-reviewed-day",
            Step::Adopt => "board-adopted-day",
            Step::SendBack | Step::Decline => "board-sent-back-on",
            Step::TakeBack
            | Step::UndoSendBack
            | Step::UndoReview
            | Step::UndoDecline
            | Step::Correct
            | Step::Abandon => return None,
        };
        Some(Message::new(key).with("day", self.day(step.at)))
    }

    fn handed_in_by(report: &BoardReport) -> Option<&str> {
        report.handed_in()?.by.as_deref()
    }

    fn filled(found: &Completeness) -> Message {
        Message::new("board-filled").with("filled", found.filled).with("asked", found.asked)
    }

    /// The width of a meter that is a hundred wide.
    fn share(found: &Completeness) -> u32 {
        (found.filled * 100).checked_div(found.asked).unwrap_or(100)
    }

    fn missing(found: &Completeness) -> Option<Message> {
        (found.missing > 0)
            .then(|| Message::new("board-missing-count").with("count", found.missing))
    }

    fn sick_leave(report: &BoardReport) -> Option<Value> {
        Some(Value::Number(report.sick_leave.as_ref()?.now.clone()))
    }

    fn before(&self, report: &BoardReport) -> Option<Message> {
        let before = report.sick_leave.as_ref()?.before.clone()?;
        let year = self.board.year.previous()?;
        let before = Value::Number(before).say(self.localizer());
        Some(Message::new("board-before").with("year", year).with("figure", before))
    }

    fn thousands(&self, gap: &BudgetGap) -> String {
        let amount = Money { ore: gap.ore, scale: MoneyScale::ThousandKrona };
        let whole: Decimal = format::in_scale(amount).round();
        format::signed(self.frame.language, whole)
    }

    fn budget_sum(&self) -> Option<(String, Message)> {
        let (ore, scale, count) = self.board.sums.budget?;
        let told =
            Message::new("board-of-units").with("count", count).with("all", self.board.total);
        Some((self.thousands(&BudgetGap { ore, scale }), told))
    }

    fn sections_sum(&self) -> Option<Message> {
        let sums = self.board.sums;
        let told =
            Message::new("board-filled").with("filled", sums.filled).with("asked", sums.asked);
        (sums.asked > 0).then_some(told)
    }

    fn day(&self, at: jiff::Timestamp) -> String {
        day_of(at).brief(self.localizer())
    }

    fn touched(&self, row: &BoardRow) -> Option<Message> {
        let touched = row.report.as_ref()?.touched.as_ref()?;
        let key = if touched.by.is_some() { "board-touched-by" } else { "board-touched" };
        let who = touched.by.clone().unwrap_or_default();
        Some(Message::new(key).with("day", self.day(touched.at)).with("who", who))
    }

    fn look_href(look: &FirstLook) -> String {
        links::report_place(&look.report, &look.anchor)
    }

    fn more(look: &FirstLook) -> Option<Message> {
        (look.more > 0).then(|| Message::new("board-look-more").with("count", look.more))
    }

    fn done(&self) -> usize {
        self.acted.iter().filter(|one| one.became.is_ok()).count()
    }

    fn acted_words(&self) -> Message {
        Message::new("board-acted").with("done", self.done()).with("count", self.acted.len())
    }

    fn undoable(&self) -> Vec<&BulkTold> {
        self.acted.iter().filter(|one| one.is_undoable()).collect()
    }

    /// What became of one of many, in words.
    fn became(&self, told: &BulkTold) -> String {
        let localizer = self.localizer();
        match &told.became {
            Ok(Some(step)) => localizer.text(step_key(*step)).into_owned(),
            Ok(None) => localizer.text("board-did-ask").into_owned(),
            Err(failure) => why_not(localizer, failure),
        }
    }
}

/// Whether an order's usual way begins with the least.
const fn order_goes_up(order: BoardOrder) -> bool {
    match order {
        BoardOrder::Name
        | BoardOrder::Stage
        | BoardOrder::Due
        | BoardOrder::Budget
        | BoardOrder::Touched => true,
        BoardOrder::Need
        | BoardOrder::Missing
        | BoardOrder::Findings
        | BoardOrder::Grades
        | BoardOrder::SickLeave
        | BoardOrder::Questions => false,
    }
}

const fn step_key(step: Step) -> &'static str {
    match step {
        Step::Review => "board-did-review",
        Step::SendBack | Step::Decline => "board-did-send-back",
        Step::HandIn
        | Step::TakeBack
        | Step::UndoSendBack
        | Step::UndoReview
        | Step::UndoDecline
        | Step::Adopt
        | Step::Correct
        | Step::Abandon => "board-did-undo",
    }
}

fn why_not(localizer: &Localizer, failure: &Failure) -> String {
    let key = match failure {
        Failure::Refused(problems) => {
            let said = problems
                .iter()
                .map(|one| tertial_presentation::wording::problem(localizer, one).message);
            return said.collect::<Vec<_>>().join(" ");
        }
        Failure::NotFound => "error-not-found-what",
        Failure::Forbidden | Failure::ProofNeeded => "error-forbidden-what",
        Failure::Stale => "error-stale-what",
        Failure::Unavailable(_) | Failure::Internal(_) => "error-unavailable-what",
    };
    localizer.text(key).into_owned()
}

impl Say for BoardPart {
    fn say(&self, localizer: &Localizer) -> String {
        let key = match self {
            Self::All => "board-part-all",
            Self::Late => "board-part-late",
            Self::Untouched => "board-part-untouched",
            Self::NotBegun => "board-part-not-begun",
            Self::Draft => "board-part-draft",
            Self::SentBack => "board-part-sent-back",
            Self::Ready => "board-part-ready",
            Self::Reviewed => "board-part-reviewed",
            Self::Adopted => "board-part-adopted",
        };
        localizer.text(key).into_owned()
    }
}

impl Say for BoardLevel {
    fn say(&self, localizer: &Localizer) -> String {
        let key = match self {
            Self::Units => "board-level-units",
            Self::Committees => "board-level-committees",
        };
        localizer.text(key).into_owned()
    }
}
