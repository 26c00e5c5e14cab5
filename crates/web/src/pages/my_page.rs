//! A person's own page (*min sida*): what to do in the order of need, what is new, and the year.

use askama::Template;
use axum::response::Response;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use tertial_domain::annual_wheel::{Nearness, WheelDay};
use tertial_domain::report::ReportState;
use tertial_presentation::charts::{ChartContext, Wheel, WheelMark, annual_wheel, nearness_key};
use tertial_presentation::format;
use tertial_presentation::localizer::Localizer;
use tertial_usecases::my_page::{
    self, ChangeKind, Document, Happened, MyPage, Need, News, Task, WordKind,
};

use crate::charts::Figure;
use crate::fault::Fault;
use crate::filters;
use crate::frame::{Frame, Section};
use crate::links;
use crate::markup::Markup;
use crate::reader::Reader;
use crate::words::{Message, ReportName};

/// Shows the reader their own page.
pub(crate) async fn show(reader: &Reader) -> Result<Response, Fault> {
    let today = reader.context().clock.today();
    let page = my_page::of(reader.context(), reader.scope()).await?;
    reader.answer(&HomePage::new(reader.frame(Some(Section::MyPage)), page, today))
}

/// A person's own page.
#[derive(Debug, Template)]
#[template(path = "my_page/show.html")]
pub struct HomePage {
    frame: Frame,
    page: MyPage,
    today: Date,
    next: Option<Task>,
    wheel: Figure,
    dates: Vec<DateLine>,
}

/// A line of the list under the wheel.
#[derive(Debug)]
struct DateLine {
    number: usize,
    on: Date,
    what: String,
    places: String,
    nearness: Nearness,
}

impl HomePage {
    /// The page of a day.
    pub fn new(frame: Frame, mut page: MyPage, today: Date) -> Self {
        let has_next = page.tasks.first().is_some_and(|task| task.need != Need::Later);
        let next = has_next.then(|| page.tasks.remove(0));
        let (wheel, dates) = drawn(&frame, &page);
        Self { frame, page, today, next, wheel, dates }
    }

    /// "Måndag 23 november 2026, vecka 48. Du svarar för …"
    fn lede(&self) -> Message {
        let names: Vec<&str> = self.page.places.iter().map(|place| place.name.as_str()).collect();
        let named = names.get(..NAMED_MAX).unwrap_or(&names);
        let besides = names.len().saturating_sub(named.len());
        let key = if besides > 0 { "my-page-lede-many" } else { "my-page-lede" };
        let weekday = usize::try_from(self.today.weekday().to_monday_zero_offset()).unwrap_or(0);
        Message::new(key)
            .with("weekday", Message::new(WEEKDAYS.get(weekday).copied().unwrap_or("weekday-1")))
            .with("day", format::date(self.frame.language, self.today))
            .with("week", self.today.iso_week_date().week().to_string())
            .with("places", format::list(self.frame.language, named))
            .with("count", besides)
    }

    /// The places above the first of the person's own, the city first.
    fn trail(&self) -> Vec<(String, &str)> {
        let first = self.page.places.first();
        let above = first.into_iter().flat_map(|place| place.above.iter().rev());
        above.map(|(id, name)| (links::unit(id), name.as_str())).collect()
    }

    fn report_name(document: &Document) -> ReportName {
        ReportName(document.kind, document.year)
    }

    /// What is to be done, as a call.
    fn call(task: &Task) -> Message {
        let is_begun = task.document.report.is_some();
        let key = match task.need {
            Need::SentBack | Need::Asked => "my-page-answer",
            Need::Late | Need::DueSoon | Need::Later if !is_begun => "my-page-begin",
            Need::Late | Need::DueSoon => "my-page-hand-in",
            Need::ToHandInAgain => "my-page-hand-in-again",
            Need::ToReview => "my-page-review",
            Need::ToAdopt => "my-page-adopt",
            Need::Later => "my-page-write",
        };
        Message::new(key).with("report", Self::report_name(&task.document))
    }

    /// How it stands.
    fn standing(task: &Task) -> Message {
        let key = match (task.need, task.document.state) {
            (Need::SentBack, _) => "my-page-stands-sent-back",
            (Need::ToHandInAgain, _) => "my-page-stands-to-hand-in-again",
            (Need::Asked, _) => "my-page-stands-asked",
            (_, None) => "my-page-stands-not-begun",
            (_, Some(ReportState::Draft)) if task.document.is_correction => {
                "my-page-stands-correction"
            }
            (_, Some(ReportState::Draft)) => "my-page-stands-draft",
            (_, Some(ReportState::Ready)) => "my-page-stands-ready",
            (_, Some(ReportState::Reviewed | ReportState::Adopted)) => "my-page-stands-reviewed",
        };
        Message::new(key).with("count", task.questions)
    }

    /// Why the last step was taken, where that was said.
    fn reason(task: &Task) -> Option<&str> {
        let (_, _, reason) = task.last.as_ref()?;
        match task.need {
            Need::SentBack | Need::ToHandInAgain => reason.as_deref(),
            Need::Late
            | Need::DueSoon
            | Need::ToReview
            | Need::ToAdopt
            | Need::Asked
            | Need::Later => None,
        }
    }

    /// When, in words that stand alone: days that are left or gone.
    fn when(&self, task: &Task) -> Option<Message> {
        let due = task.due_on?;
        let days = due.since(self.today).map_or(0, |span| span.get_days());
        let count = days.unsigned_abs();
        let key = match days {
            ..0 => "my-page-late",
            0 => "my-page-today",
            1.. => "my-page-left",
        };
        Some(Message::new(key).with("days", count).with("day", due))
    }

    const fn is_late(task: &Task) -> bool {
        matches!(task.need, Need::Late)
    }

    fn short_day(&self, day: Date) -> String {
        format::day_short(self.frame.language, day)
    }

    fn href(document: &Document) -> String {
        match &document.report {
            Some(report) => links::report(report),
            None => links::unit(&document.place),
        }
    }

    /// What the large button says.
    fn act_key(task: &Task) -> &'static str {
        match task.need {
            Need::SentBack | Need::Asked => "my-page-do-answer",
            Need::ToReview => "my-page-do-review",
            Need::ToAdopt => "my-page-do-adopt",
            Need::Late | Need::DueSoon | Need::Later | Need::ToHandInAgain => {
                if task.document.report.is_some() { "my-page-do-write" } else { "my-page-do-unit" }
            }
        }
    }

    fn icon(task: &Task) -> Markup {
        Markup::of_need(task.need)
    }

    /// Which of the four boxes are filled.
    fn boxes(task: &Task) -> [&'static str; 4] {
        let reached = match task.document.state {
            None => 0,
            Some(ReportState::Draft) => 1,
            Some(ReportState::Ready) => 2,
            Some(ReportState::Reviewed) => 3,
            Some(ReportState::Adopted) => 4,
        };
        let is_back = matches!(task.need, Need::SentBack | Need::ToHandInAgain);
        std::array::from_fn(|at| match at {
            0 if is_back => "back",
            at if at < reached => "on",
            _ => "",
        })
    }

    fn nothing(&self) -> Message {
        match self.page.wheel.next() {
            Some(day) => Message::new("my-page-nothing-until")
                .with("day", day.on)
                .with("what", format::occasion(self.frame.language, &day.what)),
            None => Message::new("my-page-nothing"),
        }
    }

    fn since(&self) -> Message {
        match self.page.since {
            Some(at) => Message::new("my-page-since").with("at", day_of(at)),
            None => Message::new("my-page-since-first"),
        }
    }

    const fn is_quiet(&self) -> bool {
        self.page.happened.is_empty() && self.page.news.is_empty()
    }

    fn step(happened: &Happened) -> Message {
        Message::new("my-page-step").with("step", happened.step.code())
    }

    fn tag(news: &News) -> Message {
        let kind = match news.line.kind {
            WordKind::Goal | WordKind::GoalEnded => "goal",
            WordKind::Target | WordKind::TargetEnded => "target",
            WordKind::Activity | WordKind::ActivityEnded => "activity",
        };
        Message::new("my-page-news").with("kind", kind).with("change", news.line.change.code())
    }

    const fn is_new(news: &News) -> bool {
        matches!(news.line.change, ChangeKind::New)
    }

    /// What a change above is about: the nearest name.
    fn subject(news: &News) -> &str {
        let line = &news.line;
        let goal = line.goal.as_ref().map(|(_, title)| title.as_str());
        let indicator = line.indicator.as_ref().map(|(_, name)| name.as_str());
        indicator.or(line.activity.as_deref()).or(goal).unwrap_or_default()
    }

    fn subject_href(news: &News) -> Option<String> {
        let line = &news.line;
        let indicator = line.indicator.as_ref().map(|(id, _)| links::indicator(id));
        indicator.or_else(|| line.goal.as_ref().map(|(id, _)| links::goal(id)))
    }

    fn said(news: &News) -> Message {
        let line = &news.line;
        let key = if line.decision.is_some() { "my-page-said-by-decision" } else { "my-page-said" };
        Message::new(key)
            .with("place", news.place_name.as_str())
            .with("year", line.year)
            .with("at", day_of(line.said_at))
            .with("decision", line.decision.clone().unwrap_or_default())
    }

    fn nearness_class(line: &DateLine) -> &'static str {
        match line.nearness {
            Nearness::Past => "past",
            Nearness::Next => "now",
            Nearness::Coming => "",
        }
    }

    fn nearness_key(line: &DateLine) -> &'static str {
        nearness_key(line.nearness)
    }
}

/// The day of an instant, as every page says it.
fn day_of(at: Timestamp) -> Date {
    at.to_zoned(TimeZone::UTC).date()
}

/// So many places are named in the page's first line.
const NAMED_MAX: usize = 3;

const WEEKDAYS: [&str; 7] =
    ["weekday-1", "weekday-2", "weekday-3", "weekday-4", "weekday-5", "weekday-6", "weekday-7"];

/// The wheel as a picture, and the same days as a list.
fn drawn(frame: &Frame, page: &MyPage) -> (Figure, Vec<DateLine>) {
    let language = frame.language;
    let mark = |day: &WheelDay| WheelMark {
        on: day.on,
        name: format::occasion(language, &day.what),
        nearness: page.wheel.nearness(day.on),
    };
    let wheel = Wheel {
        from: page.wheel.from,
        today: page.wheel.today,
        marks: page.wheel.days.iter().map(mark).collect(),
    };
    let title = Localizer::of(language).text("my-page-wheel");
    let context = ChartContext { language, id: "wheel", title: &title };
    let figure = Figure::from(&annual_wheel(&context, &wheel));
    let is_several = page.places.len() > 1;
    let names = |day: &WheelDay| {
        // A day that is for all of one's places needs no names.
        if !is_several || day.places.len() == page.places.len() {
            return String::new();
        }
        let named = page.places.iter().filter(|place| day.places.contains(&place.id));
        let names: Vec<&str> = named.map(|place| place.name.as_str()).collect();
        format::list(language, &names)
    };
    let numbered = wheel.numbered();
    let line = |((number, mark), day): (&(usize, &WheelMark), &WheelDay)| DateLine {
        number: *number,
        on: mark.on,
        what: mark.name.clone(),
        places: names(day),
        nearness: mark.nearness,
    };
    let dates = numbered.iter().zip(&page.wheel.days).map(line).collect();
    (figure, dates)
}
