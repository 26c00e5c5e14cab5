//! Full-text search.

use askama::Template;
use axum::response::Response;
use tertial_usecases::search::{self, SearchPage};

use crate::asked::Asked;
use crate::fault::Fault;
use crate::filters;
use crate::frame::Frame;
use crate::pages::parts::Pages;
use crate::reader::Reader;
use crate::words::Message;

/// Shows what was found.
pub(crate) async fn show(reader: Reader, asked: Asked) -> Result<Response, Fault> {
    let (words, page) = (asked.words("q")?.unwrap_or_default(), asked.page()?);
    let found = search::find(reader.context(), reader.scope(), &words, page).await?;
    reader.answer(&FoundPage::new(reader.frame(None), found, page))
}

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
