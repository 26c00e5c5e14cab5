//! Public names of reports: the latest counts, and an earlier one leads to it.

use jiff::Timestamp;
use tertial_domain::ids::ReportId;
use tertial_domain::slug::Slug;

use crate::cell::cells;
use crate::error::StoreError;
use crate::insert::Table;
use crate::row::Place;
use crate::session::{ReadSession, WriteSession};
use crate::statement::Statement;

const REPORT_OF_SLUG: &str = "\
    select a.report_id from report_address a join report r on r.id = a.report_id \
    where {report r $1} and a.slug = $2";

const SLUGS: &str = "\
    select a.slug from report_address a join report r on r.id = a.report_id \
    where {report r $1} and a.report_id = $2 \
    order by a.number desc";

pub(super) static REPORT_ADDRESS: Table =
    Table { name: "report_address", columns: &["slug", "report_id", "number", "given_at"] };

impl ReadSession {
    /// The report that a public name was given to.
    pub async fn report_of_slug(&mut self, slug: &Slug) -> Result<Option<ReportId>, StoreError> {
        let cells = cells![self.reach(), slug.as_str()];
        let row: Option<(String,)> = self.one(Statement::new(REPORT_OF_SLUG, cells)).await?;
        let place = Place { table: "report_address", id: slug.as_str() };
        row.map(|(id,)| place.parse("report_id", &id)).transpose()
    }

    /// The public names of a report, the one that counts first.
    pub async fn report_slugs(&mut self, report: ReportId) -> Result<Vec<Slug>, StoreError> {
        let cells = cells![self.reach(), report];
        let rows: Vec<(String,)> = self.all(Statement::new(SLUGS, cells)).await?;
        let id = report.to_string();
        let place = Place { table: "report_address", id: &id };
        rows.iter().map(|(slug,)| place.parse("slug", slug)).collect()
    }
}

impl WriteSession {
    /// Gives a report a further public name, which counts from now on; the earlier ones stay its own.
    ///
    /// Errors: `Conflict(ReportSlug)` where the name was given before; `Stale` where there is no
    /// such report in reach.
    pub async fn give_report_slug(
        &mut self,
        report: ReportId,
        slug: &Slug,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        if self.report(report).await?.is_none() {
            return Err(StoreError::Stale);
        }
        let given = self.report_slugs(report).await?.len();
        let number = i64::try_from(given).unwrap_or(i64::MAX).saturating_add(1);
        self.insert(&REPORT_ADDRESS, vec![cells![slug.as_str(), report, number, at]]).await
    }
}
