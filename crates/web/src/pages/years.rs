//! The year: what is open and what it holds, for everybody; opening and undoing, for the city office;
//! a place's plan and the changes above it, for whoever plans there.

pub(crate) mod changes;
pub(crate) mod opening;
pub(crate) mod planning;

use askama::Template;
use axum::response::{IntoResponse, Redirect, Response};
use tertial_domain::ids::IdempotencyKey;
use tertial_domain::period::OperatingYear;
use tertial_presentation::wording::ProblemText;
use tertial_usecases::failure::Failure;
use tertial_usecases::once::NamedWrite;
use tertial_usecases::year::opening as year_opening;
use tertial_usecases::year::showing::{self, YearList, YearPage};

use crate::asked::Id;
use crate::fault::Fault;
use crate::filters;
use crate::frame::{Frame, Section};
use crate::pages::parts::Step;
use crate::pages::sign_in::{dressed, told};
use crate::reader::Reader;
use crate::sent::{Sent, read};
use crate::words::Message;

const HOME: &str = "/years";

/// The address of a year.
pub(crate) fn address(year: impl std::fmt::Display) -> String {
    format!("{HOME}/{year}")
}

/// A year in an address; another number is a page that does not exist.
fn year_of(number: i16) -> Result<OperatingYear, Fault> {
    OperatingYear::new(number).ok_or(Fault::NotFound)
}

/// The years above a page of one.
fn trail(reader: &Reader, year: Option<OperatingYear>) -> Vec<Step> {
    let words = reader.localizer().text("years-title").into_owned();
    let mut steps = vec![Step { href: HOME.to_owned(), words }];
    steps.extend(year.map(|year| Step { href: address(year), words: year.to_string() }));
    steps
}

/// Lists the years that are open.
pub(crate) async fn list(reader: Reader) -> Result<Response, Fault> {
    let list = showing::list(reader.context(), reader.scope()).await?;
    let frame = Frame { here: HOME.to_owned(), ..reader.frame(Some(Section::Years)) };
    reader.answer(&ListPage { frame, list })
}

/// Shows a year.
pub(crate) async fn show(reader: Reader, Id(number): Id<i16>) -> Result<Response, Fault> {
    reader.answer(&page(&reader, year_of(number)?).await?)
}

async fn page(reader: &Reader, year: OperatingYear) -> Result<ShowPage, Fault> {
    let page = showing::show(reader.context(), reader.scope(), year).await?;
    Ok(ShowPage {
        frame: Frame { here: address(year), ..reader.frame(Some(Section::Years)) },
        trail: trail(reader, None),
        key: IdempotencyKey::from_bits(reader.context().ids.next()),
        problems: Vec::new(),
        page,
    })
}

/// Undoes the opening of a year.
pub(crate) async fn undo(
    reader: Reader,
    Id(number): Id<i16>,
    sent: Sent,
) -> Result<Response, Fault> {
    let year = year_of(number)?;
    let [key] = sent.only(["key"])?;
    let write = NamedWrite::new(read(key)?, "undo-year", &[&year.to_string()]);
    match year_opening::undo(reader.context(), reader.scope(), &write, year).await {
        Ok(()) => Ok(Redirect::to(HOME).into_response()),
        Err(Failure::Refused(problems)) => {
            let mut page = page(&reader, year).await?;
            page.problems = told(&reader, &problems);
            dressed(&reader, &page)
        }
        Err(failure) => Err(failure.into()),
    }
}

/// The years that are open.
#[derive(Debug, Template)]
#[template(path = "years/list.html")]
pub struct ListPage {
    frame: Frame,
    list: YearList,
}

/// One year.
#[derive(Debug, Template)]
#[template(path = "years/show.html")]
pub struct ShowPage {
    frame: Frame,
    trail: Vec<Step>,
    key: IdempotencyKey,
    problems: Vec<ProblemText>,
    page: YearPage,
}

impl ShowPage {
    fn title(&self) -> Message {
        Message::new("year-title").with("year", self.page.line.year)
    }

    /// Whether the opening can be undone now.
    fn can_undo(&self) -> bool {
        self.page.undo.is_some_and(|written| !written.is_any())
    }
}
