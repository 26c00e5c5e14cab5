//! Activities with filters.

use askama::Template;
use tertial_usecases::activities::{ActivityFilter, ActivityList};

use crate::filters;
use crate::frame::Frame;
use crate::pages::parts::Pages;

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
            ("deviating", filter.deviating.then(|| "1".to_owned())),
        ];
        let size = (list.page_size, list.total);
        let pages = Pages::new("/activities", query, filter.page, size);
        Self { frame, filter, list, pages }
    }

    fn is_narrowed(&self) -> bool {
        let every = ActivityFilter { page: self.filter.page, ..ActivityFilter::default() };
        self.filter != every
    }
}
