//! A place begins its plan of a year, and its follow-ups.

use std::collections::BTreeMap;

use askama::Template;
use axum::response::{IntoResponse, Redirect, Response};
use tertial_domain::ids::{IdempotencyKey, UnitId};
use tertial_domain::report::ReportKind;
use tertial_domain::year::plan::Choice;
use tertial_presentation::wording::ProblemText;
use tertial_usecases::failure::Failure;
use tertial_usecases::once::NamedWrite;
use tertial_usecases::year::beginning::{self, BeginOrder, BeginPage};

use super::{trail, year_of};
use crate::asked::Ids;
use crate::fault::Fault;
use crate::filters;
use crate::frame::{Frame, Section};
use crate::links;
use crate::pages::parts::Step;
use crate::pages::sign_in::{dressed, told};
use crate::reader::Reader;
use crate::sent::{Sent, read};
use crate::words::Message;

/// Shows what a plan begins with.
pub(crate) async fn show(
    reader: Reader,
    Ids(unit, number): Ids<UnitId, i16>,
) -> Result<Response, Fault> {
    reader.answer(&page(&reader, (unit, number)).await?)
}

async fn page(reader: &Reader, (unit, number): (UnitId, i16)) -> Result<PlanPage, Fault> {
    let year = year_of(number)?;
    let page = beginning::page(reader.context(), reader.scope(), (unit, year)).await?;
    let here = format!("{}/years/{year}", links::unit(&unit));
    Ok(PlanPage {
        frame: Frame { here, ..reader.frame(Some(Section::Years)) },
        trail: trail(reader, Some(year)),
        key: IdempotencyKey::from_bits(reader.context().ids.next()),
        problems: Vec::new(),
        page,
    })
}

/// Begins a plan or a follow-up, and goes there.
pub(crate) async fn begin(
    reader: Reader,
    Ids(unit, number): Ids<UnitId, i16>,
    sent: Sent,
) -> Result<Response, Fault> {
    let year = year_of(number)?;
    let kind = ReportKind::from_code(sent.one("kind")?).ok_or(Fault::BadAddress)?;
    let mut choices = BTreeMap::new();
    let mut fields = vec![unit.to_string(), year.to_string(), kind.code().to_owned()];
    for (name, value) in sent.all() {
        let Some(at) = name.strip_prefix("own-") else { continue };
        let place: usize = read(at)?;
        let title = sent.one(&format!("title-{at}"))?.trim().to_owned();
        let choice = match value.as_str() {
            "keep" => Choice::Keep,
            "change" => Choice::Change(title.clone()),
            "end" => Choice::End,
            _ => return Err(Fault::BadAddress),
        };
        fields.extend([at.to_owned(), value.clone(), title]);
        choices.insert(place, choice);
    }
    let fields: Vec<&str> = fields.iter().map(String::as_str).collect();
    let write = NamedWrite::new(read(sent.one("key")?)?, "begin-report", &fields);
    let order = BeginOrder { unit, year, kind, choices };
    match beginning::begin(reader.context(), reader.scope(), &write, &order).await {
        Ok(begun) => Ok(Redirect::to(&links::report(&begun.report)).into_response()),
        Err(Failure::Refused(problems)) => {
            let mut page = page(&reader, (unit, number)).await?;
            page.problems = told(&reader, &problems);
            dressed(&reader, &page)
        }
        Err(failure) => Err(failure.into()),
    }
}

/// What a plan begins with.
#[derive(Debug, Template)]
#[template(path = "years/plan.html")]
pub(crate) struct PlanPage {
    frame: Frame,
    trail: Vec<Step>,
    key: IdempotencyKey,
    problems: Vec<ProblemText>,
    page: BeginPage,
}

impl PlanPage {
    fn title(&self) -> Message {
        Message::new("plan-title").with("year", self.page.year)
    }

    /// The year's documents with the one that is there.
    fn documents(&self) -> Vec<(ReportKind, Option<String>)> {
        let there = |kind| self.page.begun.get(&kind).map(links::report);
        ReportKind::ALL.into_iter().map(|kind| (kind, there(kind))).collect()
    }

    fn has_plan(&self) -> bool {
        self.page.begun.contains_key(&ReportKind::AnnualPlan)
    }
}
