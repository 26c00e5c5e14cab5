//! Which stored reports a review is asked of: a unit's, a year's, or all.

use tertial_domain::ids::{ReportId, UnitId};
use tertial_domain::name_key::name_key;
use tertial_domain::period::OperatingYear;
use tertial_domain::permission::{Act, Scope};
use tertial_domain::report::ReportKind;
use tertial_domain::report_title::shown_title;
use tertial_store::page::{PAGE_SIZE_MAX, PageRequest};
use tertial_store::reports::{ReportFilter, StoredReport};

use crate::context::Context;
use crate::directory::Directory;
use crate::failure::{Failure, permit};

/// A stored report by its names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SelectedReport {
    /// The report.
    pub id: ReportId,
    /// Its title.
    pub title: String,
    /// The unit's name then.
    pub unit_name: String,
    /// Which year.
    pub year: OperatingYear,
    /// Which document.
    pub kind: ReportKind,
}

/// The reports of the units that have had a name, and of a year, latest first. `None` is no
/// narrowing. Upper and lower case are one, and marks do not count.
pub async fn selected(
    context: &Context,
    scope: &Scope,
    unit: Option<&str>,
    year: Option<OperatingYear>,
) -> Result<Vec<SelectedReport>, Failure> {
    permit(scope, Act::ReadFacts)?;
    let mut session = context.store.read(scope).await?;
    let directory = Directory::load(&mut session).await?;
    let units = unit.map(|name| named(&directory, name));
    let filter = ReportFilter { units, year, kind: None };
    let mut found: Vec<StoredReport> = Vec::new();
    for number in 1.. {
        let page = session.reports(&filter, PageRequest::new(number, PAGE_SIZE_MAX)).await?;
        let is_last = page.rows.is_empty();
        found.extend(page.rows);
        if is_last {
            break;
        }
    }
    Ok(found
        .into_iter()
        .map(|report| SelectedReport {
            unit_name: directory.name_in(report.unit, report.year),
            id: report.id,
            title: shown_title(&report.title).into_owned(),
            year: report.year,
            kind: report.kind,
        })
        .collect())
}

fn named(directory: &Directory, name: &str) -> Vec<UnitId> {
    let key = name_key(name);
    let has_had_it = |unit: &&tertial_domain::organisation::OrgUnit| {
        unit.periods.iter().any(|period| name_key(&period.name) == key)
    };
    directory.units().iter().filter(has_had_it).map(|unit| unit.id).collect()
}
