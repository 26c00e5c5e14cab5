//! Full-text search with Swedish stemming and highlighted hits.

use tertial_domain::ids::{ReportId, UnitId};
use tertial_domain::period::OperatingYear;
use tertial_domain::permission::{Act, Scope};
use tertial_domain::report::ReportKind;
use tertial_store::page::PageRequest;
use tertial_store::search::SearchWords;

use crate::context::Context;
use crate::directory::Directory;
use crate::failure::{Failure, permit};

/// One page of hits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchPage {
    /// The words asked for, as typed.
    pub words: String,
    /// Hits of this page, best first.
    pub hits: Vec<Hit>,
    /// Hits in all, counted up to a limit.
    pub total: u64,
    /// Whether there may be more than `total`.
    pub more: bool,
    /// Hits a page.
    pub page_size: u32,
}

/// A place in a report where the words stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The report.
    pub report: ReportId,
    /// The report's title.
    pub title: String,
    /// Kind.
    pub kind: ReportKind,
    /// Year.
    pub year: OperatingYear,
    /// Whose.
    pub unit: UnitId,
    /// Their name.
    pub unit_name: String,
    /// The heading or goal under which it stands.
    pub heading: String,
    /// The fragment of the page to go to (a goal's or section's place in the document).
    pub anchor: String,
    /// Pieces of the text around the hit; `true` marks a hit.
    pub excerpt: Vec<(String, bool)>,
}

/// Hits on a page.
pub const PAGE_SIZE: u32 = 20;

/// A page of hits, best first. No words give no hits.
pub async fn find(
    context: &Context,
    scope: &Scope,
    words: &str,
    page: u32,
) -> Result<SearchPage, Failure> {
    permit(scope, Act::ReadFacts, None)?;
    let mut session = context.store.read(scope).await?;
    let Some(wanted) = SearchWords::read(words) else {
        return Ok(SearchPage {
            words: words.to_owned(),
            hits: Vec::new(),
            total: 0,
            more: false,
            page_size: PAGE_SIZE,
        });
    };
    let found = session.search(&wanted, PageRequest::new(page, PAGE_SIZE)).await?;
    let directory = Directory::load(&mut session).await?;
    let hits = found
        .hits
        .into_iter()
        .map(|hit| Hit {
            report: hit.report,
            title: hit.title,
            kind: hit.kind,
            year: hit.year,
            unit: hit.unit,
            unit_name: directory.name_in(hit.unit, hit.year),
            heading: hit.heading,
            anchor: hit.anchor,
            excerpt: hit.excerpt.into_iter().map(|piece| (piece.text, piece.is_hit)).collect(),
        })
        .collect();
    Ok(SearchPage {
        words: words.to_owned(),
        hits,
        total: found.total,
        more: found.more,
        page_size: PAGE_SIZE,
    })
}
