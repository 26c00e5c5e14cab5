//! Documents that were read in: the list, and one with its lines and names.

use askama::Template;
use axum::response::Response;
use tertial_domain::ids::ImportId;
use tertial_presentation::localizer::Localizer;
use tertial_usecases::imports::{self, ImportLine, ImportList, ImportPage, MatchLine, MatchMethod};

use crate::asked::Id;
use crate::fault::Fault;
use crate::filters;
use crate::frame::{Frame, Section};
use crate::pages::parts::Step;
use crate::reader::Reader;
use crate::words::{Message, Reason};

/// Lists what was read in.
pub(crate) async fn list(reader: Reader) -> Result<Response, Fault> {
    let list = imports::list(reader.context(), reader.scope()).await?;
    reader.answer(&ImportsPage::new(reader.frame(Some(Section::Imports)), list))
}

/// Shows a document that was read in.
pub(crate) async fn show(reader: Reader, Id(id): Id<ImportId>) -> Result<Response, Fault> {
    let page = imports::show(reader.context(), reader.scope(), id).await?;
    reader.answer(&OneImportPage::new(reader.frame(Some(Section::Imports)), page))
}

/// The list of what was read in.
#[derive(Debug, Template)]
#[template(path = "imports/list.html")]
pub struct ImportsPage {
    frame: Frame,
    list: ImportList,
}

impl ImportsPage {
    /// The page of a list.
    pub const fn new(frame: Frame, list: ImportList) -> Self {
        Self { frame, list }
    }

    fn sum(&self) -> Message {
        let sum = |count: fn(&ImportLine) -> u32| -> u64 {
            self.list.imports.iter().map(|line| u64::from(count(line))).sum()
        };
        Message::new("imports-sum")
            .with("lines", sum(|line| line.lines))
            .with("unplaced", sum(|line| line.unplaced))
    }
}

/// One document that was read in.
#[derive(Debug, Template)]
#[template(path = "imports/show.html")]
pub struct OneImportPage {
    frame: Frame,
    page: ImportPage,
}

/// A part of the strip that stands for all lines, in thousandths of its width.
#[derive(Debug, PartialEq, Eq)]
struct Part {
    class: &'static str,
    start: u64,
    width: u64,
}

impl OneImportPage {
    /// The page of an import.
    pub const fn new(frame: Frame, page: ImportPage) -> Self {
        Self { frame, page }
    }

    fn trail(&self) -> Vec<Step> {
        let words = Localizer::of(self.frame.language).text("imports-title").into_owned();
        vec![Step { href: "/imports".to_owned(), words }]
    }

    fn lede(&self) -> Message {
        let day = self.page.line.read_at.to_zoned(jiff::tz::TimeZone::UTC).date();
        Message::new("imports-lede-one").with("day", day)
    }

    fn accounted(&self) -> Message {
        let line = &self.page.line;
        let accounted = line.placed + line.furniture + line.contents + line.unplaced;
        Message::new("imports-accounted").with("accounted", accounted).with("lines", line.lines)
    }

    fn fates(&self) -> Message {
        let line = &self.page.line;
        Message::new("imports-fates")
            .with("placed", line.placed)
            .with("furniture", line.furniture)
            .with("contents", line.contents)
            .with("unplaced", line.unplaced)
    }

    /// What a person should look at first: doubts, then links, then what is new.
    fn matches(&self) -> Vec<&MatchLine> {
        let mut rows: Vec<&MatchLine> = self.page.matches.iter().collect();
        rows.sort_by_key(|row| match row.method {
            MatchMethod::Uncertain => 0,
            MatchMethod::Exact | MatchMethod::Folded => 1,
            MatchMethod::New => 2,
        });
        rows
    }

    /// The name that a row was linked to; what is new is linked to nothing but itself.
    fn linked(row: &MatchLine) -> Option<&str> {
        row.linked_to.as_deref().filter(|_| row.method != MatchMethod::New)
    }

    fn match_counts(&self) -> Message {
        let count = |wanted: &[MatchMethod]| {
            self.page.matches.iter().filter(|row| wanted.contains(&row.method)).count()
        };
        Message::new("imports-match-counts")
            .with("linked", count(&[MatchMethod::Exact, MatchMethod::Folded]))
            .with("new", count(&[MatchMethod::New]))
            .with("uncertain", count(&[MatchMethod::Uncertain]))
    }

    fn reason(code: &str) -> Reason {
        Reason(code.to_owned())
    }

    fn parts(&self) -> Vec<Part> {
        parts(&self.page.line)
    }
}

/// The strip's parts, one after another; a fate with lines is never too thin to be seen.
fn parts(line: &ImportLine) -> Vec<Part> {
    const WIDTH: u64 = 1_000;
    const WIDTH_MIN: u64 = 4;
    let counts = [
        ("f-helt-well", line.placed),
        ("f-furn", line.furniture),
        ("f-past", line.contents),
        ("g-thread", line.unplaced),
    ];
    let all: u64 = counts.iter().map(|(_, count)| u64::from(*count)).sum();
    let mut start = 0;
    counts
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(class, count)| {
            let width = (u64::from(count) * WIDTH / all.max(1)).max(WIDTH_MIN);
            let part = Part { class, start: start.min(WIDTH - WIDTH_MIN), width };
            start += width;
            part
        })
        .collect()
}
