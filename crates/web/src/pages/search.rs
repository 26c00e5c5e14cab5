//! Full-text search.

use askama::Template;
use tertial_usecases::search::SearchPage;

use crate::filters;
use crate::frame::Frame;
use crate::pages::parts::Pages;
use crate::words::Message;

/// The hits of a search.
#[derive(Debug, Template)]
#[template(path = "search/show.html")]
pub struct FoundPage {
    frame: Frame,
    found: SearchPage,
    pages: Pages,
}

impl FoundPage {
    /// One page of hits.
    pub fn new(frame: Frame, found: SearchPage, page: u32) -> Self {
        let query = vec![("q", Some(found.words.clone()))];
        let pages = Pages::new("/search", query, page, (found.page_size, found.total));
        Self { frame, found, pages }
    }

    fn nothing(&self) -> Message {
        Message::new("search-nothing").with("words", &self.found.words)
    }
}
