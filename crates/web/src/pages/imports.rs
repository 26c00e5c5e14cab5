//! Documents that were read in: the list, and one with its lines and names.

use askama::Template;
use axum::response::Response;
use tertial_domain::ids::ImportId;
use tertial_presentation::localizer::Localizer;
use tertial_usecases::document::anchor_of;
use tertial_usecases::imports::{
    self, ImportLine, ImportList, ImportPage, MatchLine, MatchMethod, UncertainCell, is_uncertain,
};

use crate::asked::Id;
use crate::fault::Fault;
use crate::filters;
use crate::frame::{Frame, Section};
use crate::links;
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
            .with("names", sum(|line| line.uncertain_names))
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

    /// The names that were not linked letter for letter: those that are only like something first.
    fn uncertain(&self) -> Vec<&MatchLine> {
        let mut rows: Vec<&MatchLine> = self.names(true).collect();
        rows.sort_by_key(|row| match row.method {
            MatchMethod::Uncertain => 0,
            MatchMethod::Folded | MatchMethod::Exact | MatchMethod::New => 1,
        });
        rows
    }

    /// The other names: links first, then what is new.
    fn matches(&self) -> Vec<&MatchLine> {
        let mut rows: Vec<&MatchLine> = self.names(false).collect();
        rows.sort_by_key(|row| match row.method {
            MatchMethod::Exact | MatchMethod::Folded | MatchMethod::Uncertain => 0,
            MatchMethod::New => 1,
        });
        rows
    }

    fn names(&self, uncertain: bool) -> impl Iterator<Item = &MatchLine> {
        self.page.matches.iter().filter(move |row| is_uncertain(row.method) == uncertain)
    }

    /// The name that a row was linked to; what was made new is linked to nothing but itself.
    fn linked(row: &MatchLine) -> Option<&str> {
        let is_new = matches!(row.method, MatchMethod::New | MatchMethod::Uncertain);
        row.linked_to.as_deref().filter(|_| !is_new)
    }

    fn count(&self, method: MatchMethod) -> usize {
        self.page.matches.iter().filter(|row| row.method == method).count()
    }

    fn uncertain_counts(&self) -> Message {
        Message::new("imports-uncertain-counts")
            .with("like", self.count(MatchMethod::Uncertain))
            .with("folded", self.count(MatchMethod::Folded))
    }

    fn match_counts(&self) -> Message {
        Message::new("imports-match-counts")
            .with("linked", self.count(MatchMethod::Exact))
            .with("new", self.count(MatchMethod::New))
    }

    /// Where the row of an uncertain cell stands in the report.
    fn place(&self, cell: &UncertainCell) -> Option<String> {
        let report = self.page.line.report?;
        Some(links::version_place(&report, cell.version, &anchor_of(&cell.place)))
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
