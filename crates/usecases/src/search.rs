//! Search: first the things that bear the name, then the places in reports where the words stand.

mod names;

use tertial_domain::ids::{ReportId, UnitId};
use tertial_domain::period::OperatingYear;
use tertial_domain::permission::{Act, Scope};
use tertial_domain::report::ReportKind;
use tertial_domain::report_title::shown_title;
use tertial_store::ReadSession;
use tertial_store::page::PageRequest;
use tertial_store::search::{SearchHit, SearchHits, SearchWords};

use crate::context::Context;
use crate::directory::Directory;
use crate::failure::{Failure, permit};
pub use names::{NAMES_MAX, NameHit, NameHits, NameSubject};

/// What is searched for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SearchQuestion {
    /// The words as typed.
    pub words: String,
    /// Whether a year among the words is a word like any other.
    pub every_year: bool,
    /// The page, from 1.
    pub page: u32,
}

/// One page of what was found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SearchPage {
    /// The words asked for, as typed.
    pub words: String,
    /// Names that answer, by sort; on the first page alone.
    pub names: Vec<NameHits>,
    /// The year that the hits were narrowed to, for it stood among the words.
    pub year: Option<OperatingYear>,
    /// The words with those that no name has replaced by like ones; where nothing was found.
    pub meant: Option<String>,
    /// Hits of this page, the newest first.
    pub hits: Vec<HitGroup>,
    /// Hits in all, counted up to a limit.
    pub total: u64,
    /// Whether there may be more than `total`.
    pub more: bool,
    /// Whether there are more than [`HITS_SHOWN_MAX`], of which the newest are shown.
    pub is_cut: bool,
    /// Groups of hits on all pages.
    pub groups: u64,
    /// Groups a page.
    pub page_size: u32,
}

/// Hits under the same heading in the same year's reports of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HitGroup {
    /// The best of them.
    pub first: Hit,
    /// The others, most of which say much the same.
    pub others: Vec<Hit>,
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

/// Groups of hits on a page.
pub const PAGE_SIZE: u32 = 20;
/// Hits that are gathered into groups and shown.
pub const HITS_SHOWN_MAX: u32 = 500;

/// A page of what was found: names first, then texts, the newest year first. No words find nothing.
pub async fn find(
    context: &Context,
    scope: &Scope,
    question: &SearchQuestion,
) -> Result<SearchPage, Failure> {
    permit(scope, Act::ReadFacts)?;
    let mut session = context.store.read(scope).await?;
    let words = question.words.clone();
    let nothing = SearchPage { words, page_size: PAGE_SIZE, ..SearchPage::default() };
    if SearchWords::read(&question.words).is_none() {
        return Ok(nothing);
    }
    let directory = Directory::load(&mut session).await?;
    let years = session.report_years().await?;
    let page = PageRequest::new(1, HITS_SHOWN_MAX);
    let (typed, year) = if question.every_year {
        (question.words.clone(), None)
    } else {
        year_among(&question.words, &years)
    };
    let (found, year) = match in_texts(&mut session, (&typed, year), page).await? {
        // The year may be a word of the text itself.
        none if none.total == 0 && year.is_some() => {
            (in_texts(&mut session, (&question.words, None), page).await?, None)
        }
        found => (found, year),
    };
    let names = if question.page <= 1 {
        names::named(&mut session, &directory, (&typed, years.first().copied())).await?
    } else {
        Vec::new()
    };
    let meant = if found.total == 0 && names.is_empty() {
        names::meant(&mut session, &directory, &question.words).await?
    } else {
        None
    };
    let hits = found.hits.into_iter().map(|hit| told(&directory, hit)).collect();
    let (total, more) = (found.total, found.more);
    let all = grouped(hits);
    let groups = u64::try_from(all.len()).unwrap_or(u64::MAX);
    Ok(SearchPage {
        names,
        year,
        meant,
        hits: of_page(all, question.page),
        total,
        more,
        is_cut: total > u64::from(HITS_SHOWN_MAX),
        groups,
        ..nothing
    })
}

/// Where all words stand: as typed, else as they would be with their dots and rings.
async fn in_texts(
    session: &mut ReadSession,
    (typed, year): (&str, Option<OperatingYear>),
    page: PageRequest,
) -> Result<SearchHits, Failure> {
    let mut found = SearchHits::default();
    for read in [SearchWords::read, SearchWords::read_without_marks] {
        if found.total == 0
            && let Some(wanted) = read(typed)
        {
            found = session.search(&wanted, year, page).await?;
        }
    }
    Ok(found)
}

/// The words without a year that reports are about, and the year; a lone year is a word.
fn year_among(typed: &str, years: &[OperatingYear]) -> (String, Option<OperatingYear>) {
    let is_year = |word: &str| {
        let year = word.parse().ok().and_then(OperatingYear::new)?;
        years.contains(&year).then_some(year)
    };
    let words: Vec<&str> = typed.split_whitespace().collect();
    let mut found = words.iter().filter_map(|word| is_year(word));
    match (found.next(), found.next()) {
        (Some(year), None) if words.len() > 1 => {
            let rest: Vec<&str> =
                words.into_iter().filter(|word| is_year(word).is_none()).collect();
            (rest.join(" "), Some(year))
        }
        _ => (typed.to_owned(), None),
    }
}

fn told(directory: &Directory, hit: SearchHit) -> Hit {
    Hit {
        report: hit.report,
        title: shown_title(&hit.title).into_owned(),
        kind: hit.kind,
        year: hit.year,
        unit: hit.unit,
        unit_name: directory.name_in(hit.unit, hit.year),
        heading: hit.heading,
        anchor: hit.anchor,
        excerpt: hit.excerpt.into_iter().map(|piece| (piece.text, piece.is_hit)).collect(),
    }
}

/// The groups of a page; of the last where there are not so many.
fn of_page(all: Vec<HitGroup>, page: u32) -> Vec<HitGroup> {
    let size = usize::try_from(PAGE_SIZE).unwrap_or(usize::MAX);
    let last = all.len().div_ceil(size).max(1);
    let before = usize::try_from(page.max(1)).unwrap_or(usize::MAX).min(last) - 1;
    all.into_iter().skip(before.saturating_mul(size)).take(size).collect()
}

/// The same hits, those of a heading, year and kind together.
fn grouped(hits: Vec<Hit>) -> Vec<HitGroup> {
    let mut groups: Vec<HitGroup> = Vec::new();
    for hit in hits {
        let same = |group: &&mut HitGroup| {
            let (year, kind) = (group.first.year, group.first.kind);
            (year, kind) == (hit.year, hit.kind) && group.first.heading == hit.heading
        };
        match groups.iter_mut().find(same) {
            Some(group) => group.others.push(hit),
            None => groups.push(HitGroup { first: hit, others: Vec::new() }),
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_among_the_words_is_told_from_them() {
        let years: Vec<OperatingYear> = (2024..=2026).filter_map(OperatingYear::new).collect();
        let read = |typed| {
            let (words, year) = year_among(typed, &years);
            (words, year.map(OperatingYear::number))
        };
        assert_eq!(read("sjukfrånvaro 2026"), ("sjukfrånvaro".to_owned(), Some(2026)));
        assert_eq!(read("2025 lediga platser"), ("lediga platser".to_owned(), Some(2025)));
        for whole in ["2026", "mål 2040", "2024 2025 jämfört", "2024 2025"] {
            assert_eq!(read(whole), (whole.to_owned(), None));
        }
    }
}
