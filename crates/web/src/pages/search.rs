//! Search: names first, then the places in reports where the words stand.

use askama::Template;
use axum::response::Response;
use tertial_usecases::search::{self, Hit, NameHit, NameHits, NameSubject, SearchPage};
use tertial_usecases::search::{HitGroup, SearchQuestion};

use crate::asked::Asked;
use crate::fault::Fault;
use crate::filters;
use crate::frame::Frame;
use crate::limits::SEARCH_WORDS_CHARACTERS_MAX;
use crate::links;
use crate::pages::parts::Pages;
use crate::reader::Reader;
use crate::words::{Message, ReportName, Say};

/// Shows what was found.
pub(crate) async fn show(reader: Reader, asked: Asked) -> Result<Response, Fault> {
    let typed = match asked.words("q") {
        Ok(words) => words.unwrap_or_default(),
        // Too much to search for is no fault of the page: it says so and keeps the beginning.
        Err(Fault::TooLarge) => {
            let words = asked.beginning("q", SEARCH_WORDS_CHARACTERS_MAX);
            return reader.answer(&FoundPage::too_long(reader.frame(None), words));
        }
        Err(fault) => return Err(fault),
    };
    let question = SearchQuestion {
        words: typed,
        every_year: asked.is_ticked("every_year"),
        page: asked.page()?,
    };
    let found = search::find(reader.context(), reader.scope(), &question).await?;
    reader.answer(&FoundPage::new(reader.frame(None), &question, found))
}

/// What a search found.
#[derive(Debug, Template)]
#[template(path = "search/show.html")]
pub struct FoundPage {
    frame: Frame,
    found: SearchPage,
    pages: Pages,
    is_too_long: bool,
}

impl FoundPage {
    /// One page of what was found.
    pub fn new(frame: Frame, question: &SearchQuestion, found: SearchPage) -> Self {
        let query = vec![
            ("q", Some(found.words.clone())),
            ("every_year", question.every_year.then(|| "1".to_owned())),
        ];
        let pages = Pages::new("/search", query, question.page, (found.page_size, found.groups));
        Self { frame, found, pages, is_too_long: false }
    }

    /// The page of a question that is too long, with as much of it as may be asked.
    pub fn too_long(frame: Frame, words: String) -> Self {
        let found = SearchPage { words, ..SearchPage::default() };
        let pages = Pages::new("/search", Vec::new(), 1, (1, 0));
        Self { frame, found, pages, is_too_long: true }
    }

    const fn is_empty(&self) -> bool {
        self.found.hits.is_empty() && self.found.names.is_empty()
    }

    fn refusal() -> Message {
        Message::new("search-too-long").with("most", SEARCH_WORDS_CHARACTERS_MAX)
    }

    fn cut() -> Message {
        Message::new("search-cut").with("most", search::HITS_SHOWN_MAX)
    }

    fn nothing(&self) -> Message {
        Message::new("search-nothing").with("words", &self.found.words)
    }

    /// The same words, a year among them being a word like any other.
    fn in_every_year(&self) -> String {
        let query = [("q", Some(self.found.words.clone())), ("every_year", Some("1".to_owned()))];
        links::with_query("/search", &query)
    }

    /// "Bara rapporter för 2026.", where a year was among the words.
    fn only(&self) -> Option<Message> {
        Some(Message::new("search-only-year").with("year", self.found.year?))
    }

    fn meant(words: &str) -> String {
        links::with_query("/search", &[("q", Some(words.to_owned()))])
    }

    fn address(hit: &NameHit) -> String {
        match &hit.subject {
            NameSubject::Unit(id, _) => links::unit(id),
            NameSubject::Indicator(id) => links::indicator(id),
            NameSubject::Goal(id, _) => links::goal(id),
        }
    }

    fn left_out(hits: &NameHits) -> usize {
        hits.total.saturating_sub(hits.names.len())
    }

    /// "Almgården, Verksamhetsberättelse 2025".
    fn whose(hit: &Hit) -> Message {
        Message::new("search-hit-of")
            .with("unit", &hit.unit_name)
            .with("report", ReportName(hit.kind, hit.year))
    }
}

impl Say for NameSubject {
    fn say(&self, localizer: &tertial_presentation::localizer::Localizer) -> String {
        match self {
            Self::Unit(_, level) => level.say(localizer),
            Self::Indicator(_) => localizer.text("search-indicator").into_owned(),
            Self::Goal(_, level) => level.say(localizer),
        }
    }
}
