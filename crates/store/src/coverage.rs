//! How widely each indicator is reported.

use sqlx::FromRow;
use tertial_domain::ids::IndicatorId;
use tertial_domain::period::OperatingYear;

use crate::cell::{Cell, cells};
use crate::error::StoreError;
use crate::row::Place;
use crate::session::ReadSession;
use crate::statement::Statement;

/// How many units have reported an indicator, and over which years.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IndicatorCoverage {
    /// The indicator.
    pub indicator: IndicatorId,
    /// Units with any outcome of it.
    pub unit_count: u32,
    /// The first year with an outcome.
    pub first: OperatingYear,
    /// The last year with an outcome.
    pub last: OperatingYear,
}

const COVERAGE: &str = "\
    select o.indicator_id, count(distinct o.unit_id) as unit_count, \
      min(o.year) as first_year, max(o.year) as last_year \
    from outcome o join report r on r.latest_version_id = o.report_version_id \
    where {report r $1} \
      and o.measure = 'outcome' and o.sex = 'total' and o.state = 'number' \
    group by o.indicator_id order by o.indicator_id";

#[derive(FromRow)]
struct CoverageRow {
    indicator_id: String,
    unit_count: i64,
    first_year: i64,
    last_year: i64,
}

impl ReadSession {
    /// How widely each indicator is reported; an indicator without any outcome is left out.
    pub async fn indicator_coverage(&mut self) -> Result<Vec<IndicatorCoverage>, StoreError> {
        let cells: Vec<Cell> = cells![self.reach()];
        let rows: Vec<CoverageRow> = self.all(Statement::new(COVERAGE, cells)).await?;
        rows.into_iter()
            .map(|row| {
                let place = Place { table: "outcome", id: &row.indicator_id };
                Ok(IndicatorCoverage {
                    indicator: place.parse("indicator_id", &row.indicator_id)?,
                    unit_count: place.count("unit_id", row.unit_count)?,
                    first: place.year("year", row.first_year)?,
                    last: place.year("year", row.last_year)?,
                })
            })
            .collect()
    }
}
