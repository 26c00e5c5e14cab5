//! Short accounts of many reports: a summary on one page, and the month's report.

use askama::Template;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use tertial_domain::ids::UnitId;
use tertial_domain::period::OperatingYear;
use tertial_domain::report::ReportKind;
use tertial_usecases::reports::files::Form;
use tertial_usecases::sheets::{self, MadeSheet};

use crate::asked::{Asked, Id};
use crate::fault::Fault;
use crate::filters;
use crate::frame::{Frame, Section};
use crate::links;
use crate::markup::Markup;
use crate::pages::parts::Step;
use crate::pages::reports::files::disposition;
use crate::reader::Reader;

/// Shows a summary.
pub(crate) async fn summary(
    reader: Reader,
    Id(place): Id<UnitId>,
    asked: Asked,
) -> Result<Response, Fault> {
    let (made, part) = made_summary(&reader, place, &asked).await?;
    let frame = reader.frame(Some(Section::Units));
    reader.answer(&SheetPage::new(frame, &made, Choice::Report(part.0, part.1)))
}

/// A summary as a file to keep.
pub(crate) async fn summary_file(
    reader: Reader,
    OfForm(place, form): OfForm,
    asked: Asked,
) -> Result<Response, Fault> {
    let (made, _) = made_summary(&reader, place, &asked).await?;
    kept(&reader, &made, form).await
}

/// Shows a month's report.
pub(crate) async fn monthly(
    reader: Reader,
    Id(place): Id<UnitId>,
    asked: Asked,
) -> Result<Response, Fault> {
    let month = month(&reader, &asked)?;
    let made = sheets::monthly(reader.context(), reader.scope(), Some(place), month).await?;
    let frame = reader.frame(Some(Section::Units));
    reader.answer(&SheetPage::new(frame, &made, Choice::Month(month)))
}

/// A month's report as a file to keep.
pub(crate) async fn monthly_file(
    reader: Reader,
    OfForm(place, form): OfForm,
    asked: Asked,
) -> Result<Response, Fault> {
    let month = month(&reader, &asked)?;
    let made = sheets::monthly(reader.context(), reader.scope(), Some(place), month).await?;
    kept(&reader, &made, form).await
}

async fn made_summary(
    reader: &Reader,
    place: UnitId,
    asked: &Asked,
) -> Result<(MadeSheet, (OperatingYear, ReportKind)), Fault> {
    let (year, kind) = (asked.year()?, asked.code("kind", ReportKind::from_code)?);
    let part = match (year, kind) {
        (Some(year), Some(kind)) => (year, kind),
        (year, kind) => {
            let newest = sheets::newest(reader.context(), reader.scope(), place).await?;
            (year.unwrap_or(newest.0), kind.unwrap_or(newest.1))
        }
    };
    let made = sheets::summary(reader.context(), reader.scope(), Some(place), part).await?;
    Ok((made, part))
}

/// The first day of the month that is asked for, else of this month.
fn month(reader: &Reader, asked: &Asked) -> Result<Date, Fault> {
    let read = |text: &str| {
        let day: Date = format!("{text}-01").parse().ok()?;
        OperatingYear::new(day.year()).map(|_| day)
    };
    let asked = asked.code("month", read)?;
    Ok(asked.unwrap_or_else(|| reader.context().clock.today().first_of_month()))
}

/// A place and a form of file in a path.
pub(crate) struct OfForm(UnitId, Form);

impl<S: Send + Sync> axum::extract::FromRequestParts<S> for OfForm {
    type Rejection = Fault;

    async fn from_request_parts(
        parts: &mut axum::http::request::Parts,
        state: &S,
    ) -> Result<Self, Fault> {
        let path = axum::extract::Path::<(String, String)>::from_request_parts(parts, state);
        let axum::extract::Path((place, form)) = path.await.map_err(|_| Fault::NotFound)?;
        match (place.parse(), Form::from_code(&form)) {
            (Ok(place), Some(form)) => Ok(Self(place, form)),
            _ => Err(Fault::NotFound),
        }
    }
}

async fn kept(reader: &Reader, made: &MadeSheet, form: Form) -> Result<Response, Fault> {
    let file = made.file(reader.context(), form).await?;
    let name = format!("{} {}", made.sheet.title, made.place_name);
    let headers = [
        (header::CONTENT_TYPE, form.media_type().to_owned()),
        (header::CONTENT_DISPOSITION, disposition(&name, form.code())),
    ];
    Ok((headers, file).into_response())
}

/// What a sheet is about, as its page lets it be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// A report of a year.
    Report(OperatingYear, ReportKind),
    /// The first day of a month.
    Month(Date),
}

/// A sheet on a page.
#[derive(Debug, Template)]
#[template(path = "units/sheet.html")]
pub struct SheetPage {
    frame: Frame,
    place: UnitId,
    place_name: String,
    title: String,
    document: Markup,
    choice: Choice,
}

impl SheetPage {
    /// The page of a sheet.
    pub fn new(frame: Frame, made: &MadeSheet, choice: Choice) -> Self {
        Self {
            frame,
            place: made.place,
            place_name: made.place_name.clone(),
            title: made.sheet.title.clone(),
            document: Markup::of_document(made.markup()),
            choice,
        }
    }

    fn trail(&self) -> Vec<Step> {
        let words = self.place_name.clone();
        vec![Step { href: links::unit(&self.place), words }]
    }

    fn path(&self) -> String {
        match self.choice {
            Choice::Report(..) => links::summary(&self.place),
            Choice::Month(_) => links::monthly(&self.place),
        }
    }

    fn file(&self, form: &str) -> String {
        let query = match self.choice {
            Choice::Report(year, kind) => {
                [("year", Some(year.to_string())), ("kind", Some(kind.code().to_owned()))]
            }
            Choice::Month(_) => [("month", Some(self.month())), ("", None)],
        };
        links::with_query(&format!("{}/{form}", self.path()), &query)
    }

    /// "2026-09"
    fn month(&self) -> String {
        match self.choice {
            Choice::Month(day) => format!("{:04}-{:02}", day.year(), day.month()),
            Choice::Report(..) => String::new(),
        }
    }

    const fn report(&self) -> Option<(OperatingYear, ReportKind)> {
        match self.choice {
            Choice::Report(year, kind) => Some((year, kind)),
            Choice::Month(_) => None,
        }
    }
}
