//! Full-text search in reports, with Swedish stems made here so that both databases find alike.
//!
//! The one file with two dialects: FTS5 in SQLite, `tsvector` in PostgreSQL. What a person types is
//! cut into words of letters and digits before it reaches either, so it can never be syntax.

mod excerpt;
mod names;
mod stems;

use sqlx::FromRow;
use tertial_domain::ids::{ReportId, ReportVersionId, UnitId};
use tertial_domain::period::OperatingYear;
use tertial_domain::report::ReportKind;

use crate::cell::{Cell, cells};
use crate::error::StoreError;
use crate::insert::Table;
use crate::page::PageRequest;
use crate::row::Place;
use crate::session::{ReadSession, WriteSession};
use crate::statement::Statement;
pub use excerpt::Piece;
use excerpt::excerpt;
pub use names::{NameRank, NameWords, plain};
pub(crate) use stems::Stemmer;
use stems::vector_text;
pub use stems::{QUERY_LENGTH_MAX, QUERY_WORDS_MAX, SearchWords};

/// Bytes of text in one row at most; longer texts take several.
const TEXT_MAX: usize = 16_384;

/// Hits are counted up to this many.
pub const HITS_COUNTED_MAX: u64 = 1_000;

/// A text that can be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchText {
    /// Its place in the document's page, such as "goal-3".
    pub anchor: String,
    /// The heading or goal under which it stands.
    pub heading: String,
    /// The text.
    pub words: String,
}

/// A place in a report where all words stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchHit {
    /// The report.
    pub report: ReportId,
    /// Its version.
    pub report_version: ReportVersionId,
    /// The report's title.
    pub title: String,
    /// Whose.
    pub unit: UnitId,
    /// Its year.
    pub year: OperatingYear,
    /// Its kind.
    pub kind: ReportKind,
    /// The place in the document's page.
    pub anchor: String,
    /// The heading under which it stands.
    pub heading: String,
    /// The text around the first hit.
    pub excerpt: Vec<Piece>,
}

/// One page of hits.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SearchHits {
    /// Hits of this page, the newest year first and in it the best.
    pub hits: Vec<SearchHit>,
    /// Hits in all, counted up to [`HITS_COUNTED_MAX`].
    pub total: u64,
    /// Whether there may be more than `total`.
    pub more: bool,
}

// All words stand in every hit, so all are about equally good: the newest report comes first, and
// of the year's reports of one kind the place that says the words most often among few others.
const SQLITE_HITS: &str = "\
    with found as ( \
        select t.id, round(bm25(search_index), 1) as place, r.year, \
            case r.kind when 'annual_report' then 1 when 'tertial_report_2' then 2 \
                when 'tertial_report_1' then 3 else 4 end as turn \
        from search_index join search_text t on t.id = search_index.rowid \
        join report r on r.id = t.report_id \
        where search_index match $1 and {report r $2} \
          and (cast($3 as bigint) is null or r.year = $3) \
        order by r.year desc, turn, place, t.id limit $4 offset $5 \
    ) \
    select t.report_id, t.report_version_id, t.anchor, t.heading, t.words, \
        r.title, r.unit_id, r.year, r.kind \
    from found join search_text t on t.id = found.id join report r on r.id = t.report_id \
    order by found.year desc, found.turn, found.place, found.id";

const POSTGRES_HITS: &str = "\
    with found as ( \
        select t.id, round(cast(ts_rank(t.stems, cast($1 as tsquery)) as numeric), 2) as place, \
            r.year, \
            case r.kind when 'annual_report' then 1 when 'tertial_report_2' then 2 \
                when 'tertial_report_1' then 3 else 4 end as turn \
        from search_text t join report r on r.id = t.report_id \
        where t.stems @@ cast($1 as tsquery) \
          and {report r $2} \
          and (cast($3 as bigint) is null or r.year = $3) \
        order by r.year desc, turn, place desc, t.id limit $4 offset $5 \
    ) \
    select t.report_id, t.report_version_id, t.anchor, t.heading, t.words, \
        r.title, r.unit_id, r.year, r.kind \
    from found join search_text t on t.id = found.id join report r on r.id = t.report_id \
    order by found.year desc, found.turn, found.place desc, found.id";

const SQLITE_COUNT: &str = "\
    select count(*) from (select t.id \
        from search_index join search_text t on t.id = search_index.rowid \
        join report r on r.id = t.report_id \
        where search_index match $1 and {report r $2} \
          and (cast($3 as bigint) is null or r.year = $3) \
        limit $4) as found";

const POSTGRES_COUNT: &str = "\
    select count(*) from (select t.id from search_text t join report r on r.id = t.report_id \
        where t.stems @@ cast($1 as tsquery) \
          and {report r $2} \
          and (cast($3 as bigint) is null or r.year = $3) \
        limit $4) as found";

const LAST_ID: &str = "select coalesce(max(id), 0) from search_text";

const GATHER_INDEX: &str = "insert into search_index (search_index, rank) values ('hashsize', $1)";

const FORGET_INDEX: &str = "\
    delete from search_index where rowid in (select id from search_text where report_id = $1)";

const FORGET_TEXTS: &str = "delete from search_text where report_id = $1";

static SQLITE_TEXT: Table = Table {
    name: "search_text",
    columns: &["report_version_id", "report_id", "anchor", "heading", "words", "id"],
};

static SQLITE_INDEX: Table = Table { name: "search_index", columns: &["rowid", "stems"] };

static POSTGRES_TEXT: Table = Table {
    name: "search_text",
    columns: &["report_version_id", "report_id", "anchor", "heading", "words", "stems::tsvector"],
};

#[derive(FromRow)]
struct HitRow {
    report_id: String,
    report_version_id: String,
    anchor: String,
    heading: String,
    words: String,
    title: String,
    unit_id: String,
    year: i64,
    kind: String,
}

impl HitRow {
    fn read(self, excerpt: Vec<Piece>) -> Result<SearchHit, StoreError> {
        let place = Place { table: "search_text", id: &self.report_version_id };
        Ok(SearchHit {
            report: place.parse("report_id", &self.report_id)?,
            report_version: place.parse("report_version_id", &self.report_version_id)?,
            unit: place.parse("unit_id", &self.unit_id)?,
            year: place.year("year", self.year)?,
            kind: place.code("kind", &self.kind, ReportKind::from_code)?,
            title: self.title,
            anchor: self.anchor,
            heading: self.heading,
            excerpt,
        })
    }
}

impl ReadSession {
    /// A page of the places in the latest versions of reports where all words stand; those of one
    /// year alone, where one is named.
    pub async fn search(
        &mut self,
        asked: &SearchWords,
        year: Option<OperatingYear>,
        page: PageRequest,
    ) -> Result<SearchHits, StoreError> {
        let (count, hits, question) = if self.is_sqlite() {
            (SQLITE_COUNT, SQLITE_HITS, asked.for_sqlite())
        } else {
            (POSTGRES_COUNT, POSTGRES_HITS, asked.for_postgres())
        };
        let counted_max = i64::try_from(HITS_COUNTED_MAX + 1).unwrap_or(i64::MAX);
        let cells = cells![&question, self.reach(), year, counted_max];
        let counted = self.count(Statement::new(count, cells)).await?;
        let page = page.within(counted.min(HITS_COUNTED_MAX));
        let cells = cells![question, self.reach(), year, page.limit(), page.offset()];
        let rows: Vec<HitRow> = self.all(Statement::new(hits, cells)).await?;
        let mut stemmer = Stemmer::new();
        let hits = rows
            .into_iter()
            .map(|row| {
                let around = excerpt(&row.words, asked, &mut stemmer);
                row.read(around)
            })
            .collect::<Result<_, _>>()?;
        Ok(SearchHits {
            hits,
            total: counted.min(HITS_COUNTED_MAX),
            more: counted > HITS_COUNTED_MAX,
        })
    }
}

impl WriteSession {
    /// Makes texts findable. They belong to the versions that were stored just before.
    pub(crate) async fn insert_texts(&mut self, new: Vec<TextRow>) -> Result<(), StoreError> {
        if !self.is_sqlite() {
            let rows = new.into_iter().map(|TextRow { mut cells, stems }| {
                cells.push(vector_text(&stems).into());
                cells
            });
            return self.insert(&POSTGRES_TEXT, rows.collect()).await;
        }
        let last: Option<(i64,)> = self.one(Statement::new(LAST_ID, cells![])).await?;
        let mut id = last.map_or(0, |(id,)| id);
        let (mut texts, mut index): (Vec<Vec<Cell>>, Vec<Vec<Cell>>) = (Vec::new(), Vec::new());
        for TextRow { mut cells, stems } in new {
            id += 1;
            cells.push(id.into());
            texts.push(cells);
            index.push(cells![id, stems]);
        }
        self.insert(&SQLITE_TEXT, texts).await?;
        self.insert(&SQLITE_INDEX, index).await
    }

    /// Sets how many bytes of its index SQLite gathers before it sorts them into the file.
    pub(crate) async fn gather_index(&mut self, bytes: u32) -> Result<(), StoreError> {
        self.run(Statement::new(GATHER_INDEX, cells![bytes])).await.map(|_| ())
    }

    /// Takes a report's texts out, before its next version's are put in.
    pub(crate) async fn forget_texts(&mut self, report: ReportId) -> Result<(), StoreError> {
        if self.is_sqlite() {
            self.run(Statement::new(FORGET_INDEX, cells![report])).await?;
        }
        self.run(Statement::new(FORGET_TEXTS, cells![report])).await.map(|_| ())
    }
}

/// A part of a text as a row, but for its number, with its stems.
pub(crate) struct TextRow {
    cells: Vec<Cell>,
    stems: String,
}

/// The rows of a text of a version, and of the report that it belongs to.
pub(crate) fn text_rows(
    (version, report): &(Cell, Cell),
    text: &SearchText,
    stemmer: &mut Stemmer,
) -> Vec<TextRow> {
    parts(&text.words)
        .map(|words| TextRow {
            cells: cells![version.clone(), report.clone(), &text.anchor, &text.heading, words],
            stems: stemmer.stems([&text.heading, words]),
        })
        .collect()
}

/// The text in parts of at most [`TEXT_MAX`] bytes, cut at blanks where there are any.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest.take()?;
        if text.len() <= TEXT_MAX {
            return Some(text);
        }
        let boundary = (0..=TEXT_MAX).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        let head = text.get(..boundary)?;
        let cut = head.rfind(' ').filter(|at| *at > 0).unwrap_or(boundary);
        let (head, tail) = text.split_at_checked(cut)?;
        rest = Some(tail);
        Some(head)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_and_nothing_is_lost() {
        for text in [String::new(), "ord ".repeat(20_000), "å".repeat(40_000)] {
            let cut: Vec<&str> = parts(&text).collect();
            assert_eq!(cut.concat(), text);
            assert!(cut.iter().all(|part| part.len() <= TEXT_MAX));
        }
    }
}
