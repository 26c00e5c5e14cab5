//! Activities with filters.

use askama::Template;
use axum::response::Response;
use tertial_domain::activity::ActivityState;
use tertial_presentation::language::Language;
use tertial_presentation::localizer::Localizer;
use tertial_presentation::wording;
use tertial_usecases::activities::{self, ActivityFilter, ActivityLine, ActivityList};

use crate::asked::Asked;
use crate::fault::Fault;
use crate::filters;
use crate::frame::{Frame, Section};
use crate::pages::parts::Pages;
use crate::reader::Reader;

/// Lists activities.
pub(crate) async fn list(reader: Reader, asked: Asked) -> Result<Response, Fault> {
    let filter = ActivityFilter {
        year: asked.year()?,
        committee: asked.value("committee")?,
        state: asked.code("state", ActivityState::from_code)?,
        words: asked.words("words")?,
        page: asked.page()?,
    };
    let list = activities::list(reader.context(), reader.scope(), &filter).await?;
    let frame = reader.frame(Some(Section::Activities));
    reader.answer(&ActivitiesPage::new(frame, filter, list))
}

/// The list of activities.
#[derive(Debug, Template)]
#[template(path = "activities/list.html")]
pub struct ActivitiesPage {
    frame: Frame,
    filter: ActivityFilter,
    list: ActivityList,
    pages: Pages,
}

impl ActivitiesPage {
    /// The page of a list.
    pub fn new(frame: Frame, filter: ActivityFilter, list: ActivityList) -> Self {
        let query = vec![
            ("words", filter.words.clone()),
            ("committee", filter.committee.map(|id| id.to_string())),
            ("year", filter.year.map(|year| year.to_string())),
            ("state", filter.state.map(|state| state.code().to_owned())),
        ];
        let size = (list.page_size, list.total);
        let pages = Pages::new("/activities", query, filter.page, size);
        Self { frame, filter, list, pages }
    }

    /// What was written in the column, unless it only says again that there is a deviation.
    fn deviation(activity: &ActivityLine) -> Option<&str> {
        let written = activity.deviation.as_deref()?;
        let word = Localizer::of(Language::Swedish).text(wording::activity_state(activity.state));
        (!written.eq_ignore_ascii_case(&word)).then_some(written)
    }

    fn is_narrowed(&self) -> bool {
        let every = ActivityFilter { page: self.filter.page, ..ActivityFilter::default() };
        self.filter != every
    }
}
