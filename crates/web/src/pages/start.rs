//! The city's start page: did it become what the city promised?

use askama::Template;
use axum::response::Response;
use tertial_domain::report::ReportKind;
use tertial_presentation::localizer::Localizer;
use tertial_usecases::overview::{self, AreaGoal, CityStart};

use crate::asked::Asked;
use crate::cards::Card;
use crate::fault::Fault;
use crate::filters;
use crate::frame::{Frame, Section};
use crate::links;
use crate::pages::my_page;
use crate::pages::parts::{self, Tally};
use crate::reader::Reader;
use crate::words::{Message, ReportName};

/// Shows whoever has signed in their own page, and everybody else the city's.
pub(crate) async fn home(reader: Reader, asked: Asked) -> Result<Response, Fault> {
    if reader.frame(None).name().is_some() {
        my_page::show(&reader).await
    } else {
        show(reader, asked).await
    }
}

/// Shows a year of the city.
pub(crate) async fn show(reader: Reader, asked: Asked) -> Result<Response, Fault> {
    let city = overview::city_start(reader.context(), reader.scope(), asked.year()?).await?;
    reader.answer(&StartPage::new(reader.frame(Some(Section::Start)), city))
}

/// The start page.
#[derive(Debug, Template)]
#[template(path = "start/show.html")]
pub struct StartPage {
    frame: Frame,
    city: CityStart,
    cards: Vec<Card>,
}

impl StartPage {
    /// The page of a year.
    pub fn new(frame: Frame, city: CityStart) -> Self {
        let cards = city
            .figures
            .iter()
            .enumerate()
            .map(|(place, figure)| {
                Card::new(frame.language, (place, links::indicator(&figure.id)), figure)
            })
            .collect();
        Self { frame, city, cards }
    }

    /// Whether nothing at all has been read in.
    const fn is_empty(&self) -> bool {
        self.city.document_count == 0
    }

    /// The page's name with the city's, where it has one.
    fn title(&self) -> String {
        let title = Localizer::of(self.frame.language).text("start-title");
        if self.city.city.is_empty() {
            title.into_owned()
        } else {
            format!("{title}, {}", self.city.city)
        }
    }

    fn tallies(&self) -> Vec<Tally> {
        parts::tallies(&self.city.counts)
    }

    fn tally_name(&self) -> Message {
        let key = if self.city.forecast.is_some() { "start-tally-forecast" } else { "start-tally" };
        Message::new(key).with("year", self.city.year)
    }

    fn forecast(&self) -> Option<Message> {
        self.city.forecast.as_ref().map(|it| parts::forecast(self.frame.language, it))
    }

    fn answer(&self) -> Message {
        let counts = &self.city.counts;
        let key = match (counts.graded(), self.city.graded_by) {
            (0, _) => "start-answer-none",
            (_, Some(ReportKind::TertialReport1 | ReportKind::TertialReport2)) => {
                "start-answer-forecast"
            }
            (_, Some(ReportKind::AnnualPlan | ReportKind::AnnualReport) | None) => {
                "start-answer-final"
            }
        };
        Message::new(key)
            .with("total", counts.total())
            .with("fully", counts.fully_met)
            .with("partly", counts.partly_met)
            .with("not", counts.not_met)
            .with("year", self.city.year)
    }

    fn basis(&self) -> Message {
        match self.city.graded_by {
            Some(kind) => {
                Message::new("start-basis").with("report", ReportName(kind, self.city.year))
            }
            None => Message::new("start-basis-none").with("year", self.city.year),
        }
    }

    fn committees_say(area: &AreaGoal) -> Message {
        let key = match (area.counts.graded(), area.is_foretold) {
            (0, _) => "start-committees-silent",
            (_, true) => "start-committees-foretell",
            (_, false) => "start-committees-say",
        };
        Message::new(key).with("fully", area.counts.fully_met).with("all", area.counts.total())
    }

    fn figure_years(&self) -> Message {
        let mut years =
            self.city.figures.iter().flat_map(|figure| figure.series.iter().map(|(year, _)| *year));
        let first = years.clone().min().unwrap_or(self.city.year);
        let last = years.by_ref().max().unwrap_or(self.city.year);
        Message::new("start-figure-years").with("first", first).with("last", last)
    }

    fn documents_since(&self) -> Message {
        match self.city.first_year {
            Some(first) => Message::new("start-documents-since")
                .with("count", self.city.document_count)
                .with("year", first),
            None => Message::new("count-documents").with("count", self.city.document_count),
        }
    }
}
