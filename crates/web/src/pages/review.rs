//! The review: the controller's list of reports by the weight of what it says, and its rules.

pub mod answers;
pub(crate) mod csv;
pub mod rules;

use askama::Template;
use axum::response::Response;
use tertial_domain::report::ReportKind;
use tertial_review::Rule;
use tertial_usecases::review::overview::{
    self, Overview, OverviewFilter, OverviewLine, OverviewOrder,
};

use crate::asked::Asked;
use crate::fault::Fault;
use crate::filters;
use crate::frame::{Frame, Section};
use crate::links;
use crate::pages::parts::{Pages, count_key, weights};
use crate::reader::Reader;
use crate::words::Message;

/// Lists reports, those with the heaviest findings first.
pub(crate) async fn list(reader: Reader, asked: Asked) -> Result<Response, Fault> {
    let filter = filter(&asked)?;
    let (context, scope) = (reader.context(), reader.scope());
    let list = overview::overview(context, scope, &filter, reader.localizer()).await?;
    reader.answer(&ReviewPage::new(reader.frame(Some(Section::Review)), filter, list))
}

fn filter(asked: &Asked) -> Result<OverviewFilter, Fault> {
    Ok(OverviewFilter {
        committee: asked.value("committee")?,
        unit: asked.value("unit")?,
        unit_words: asked.words("unit_words")?,
        year: asked.year()?,
        kind: asked.code("kind", ReportKind::from_code)?,
        rule: asked.code("rule", Rule::from_code)?,
        order: asked.code("order", OverviewOrder::from_code)?.unwrap_or_default(),
        page: asked.page()?,
    })
}

/// The controller's list.
#[derive(Debug, Template)]
#[template(path = "review/list.html")]
pub struct ReviewPage {
    frame: Frame,
    filter: OverviewFilter,
    list: Overview,
    pages: Pages,
}

impl ReviewPage {
    /// The page of a list.
    pub fn new(frame: Frame, filter: OverviewFilter, list: Overview) -> Self {
        let query = query(&filter, filter.rule);
        let pages = Pages::new("/review", query, filter.page, (list.page_size, list.total));
        Self { frame, filter, list, pages }
    }

    fn is_narrowed(&self) -> bool {
        let Self { filter: OverviewFilter { page, order, .. }, .. } = *self;
        let every = OverviewFilter { page, order, ..OverviewFilter::default() };
        self.filter != every
    }

    fn of_rule(&self, rule: Option<Rule>) -> String {
        links::with_query("/review", &query(&self.filter, rule))
    }

    /// The report, narrowed as the list is.
    fn of_report(&self, line: &OverviewLine) -> String {
        let query = [("rule", self.filter.rule.map(|rule| rule.code().to_owned()))];
        format!("{}#review", links::with_query(&links::report(&line.report.id), &query))
    }

    fn csv(&self) -> String {
        links::with_query("/review/csv", &query(&self.filter, self.filter.rule))
    }

    fn is_by_weight(&self) -> bool {
        self.filter.order == OverviewOrder::Weight
    }

    fn waiting(&self) -> Message {
        Message::new("review-waiting").with("count", self.list.waiting)
    }

    fn sums(&self) -> Vec<(tertial_review::Severity, Message)> {
        let counted = |(severity, count)| {
            (severity, Message::new(count_key(severity)).with("count", u64::from(count)))
        };
        weights(&self.list.sum).into_iter().map(counted).collect()
    }

    fn answered(&self) -> Message {
        Message::new("review-count-answered").with("count", self.list.sum.answered)
    }
}

/// What an address of the list asks for, with one rule or all.
fn query(filter: &OverviewFilter, rule: Option<Rule>) -> Vec<(&'static str, Option<String>)> {
    vec![
        ("committee", filter.committee.map(|id| id.to_string())),
        ("unit", filter.unit.map(|id| id.to_string())),
        ("unit_words", filter.unit_words.clone()),
        ("year", filter.year.map(|year| year.to_string())),
        ("kind", filter.kind.map(|kind| kind.code().to_owned())),
        ("rule", rule.map(|rule| rule.code().to_owned())),
        (
            "order",
            (filter.order != OverviewOrder::default()).then(|| filter.order.code().to_owned()),
        ),
    ]
}
