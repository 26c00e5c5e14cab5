//! Many reports as documents: a unit's, a committee's or the whole city's, each as the page of it
//! would give it.

use tertial_domain::ids::{ReportId, UnitId};
use tertial_domain::name_key::name_key;
use tertial_domain::organisation::{OrgLevel, OrgUnit};
use tertial_domain::period::OperatingYear;
use tertial_domain::permission::{Act, Scope};
use tertial_domain::report::ReportKind;
use tertial_domain::slug::Slug;
use tertial_presentation::language::Language;
use tertial_presentation::sorting;
use tertial_report::form::Form;
use tertial_store::ReadSession;
use tertial_store::page::{PAGE_SIZE_MAX, PageRequest};
use tertial_store::reports::{ReportFilter, StoredReport};

use super::files::Surroundings;
use crate::context::{Context, RenderOrder};
use crate::directory::Directory;
use crate::failure::{Failure, OrNotFound, permit};
use crate::workflow::adopted;

/// Whose reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whose {
    /// Those of the places that have had this name, or have this identity.
    Unit(String),
    /// Those of a committee and of every place that was part of it then.
    Committee(String),
    /// Everybody's.
    Everybody,
}

/// Which reports are to be printed; `None` is no narrowing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintSelection {
    /// Whose.
    pub whose: Whose,
    /// Of which year.
    pub year: Option<OperatingYear>,
    /// Which of the year's documents.
    pub kind: Option<ReportKind>,
}

/// A report that is to be printed, by its names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedReport {
    /// The report.
    pub id: ReportId,
    /// Its public name: no two reports have the same.
    pub slug: Slug,
    /// The committee that the unit was part of then, if any.
    pub committee_name: Option<String>,
    /// The unit's name then.
    pub unit_name: String,
    /// Which year.
    pub year: OperatingYear,
    /// Which document.
    pub kind: ReportKind,
}

/// The reports of a selection, with what every one of them needs to become a document.
pub struct Printing {
    reports: Vec<PrintedReport>,
    surroundings: Surroundings,
}

impl Printing {
    /// Selects: by committee, by unit, latest year first and in the order of the year's documents.
    pub async fn of(
        context: &Context,
        scope: &Scope,
        selection: &PrintSelection,
    ) -> Result<Self, Failure> {
        permit(scope, Act::ReadFacts)?;
        let mut session = context.store.read(scope).await?;
        let surroundings = Surroundings::load(&mut session).await?;
        let directory = &surroundings.directory;
        let mut reports = Vec::new();
        for stored in found(&mut session, directory, selection).await? {
            let day = directory.day_in(stored.unit, stored.year);
            let committee = directory.committee_of(stored.unit, day);
            let slugs = session.report_slugs(stored.id).await?;
            reports.push(PrintedReport {
                id: stored.id,
                slug: slugs.into_iter().next().or_not_found()?,
                committee_name: committee.map(|id| directory.name_in(id, stored.year)),
                unit_name: directory.name_in(stored.unit, stored.year),
                year: stored.year,
                kind: stored.kind,
            });
        }
        sort(&mut reports);
        Ok(Self { reports, surroundings })
    }

    /// The reports.
    pub fn reports(&self) -> &[PrintedReport] {
        &self.reports
    }

    /// The file that is kept of one of them, byte for byte, where what counts was adopted here.
    pub async fn kept(
        &self,
        context: &Context,
        scope: &Scope,
        report: &PrintedReport,
        form: Form,
    ) -> Result<Option<Vec<u8>>, Failure> {
        adopted::kept_of_latest(context, scope, report.id, form).await
    }

    /// What makes the document of one of them, latest version.
    pub async fn order(
        &self,
        context: &Context,
        scope: &Scope,
        report: &PrintedReport,
        form: Form,
    ) -> Result<RenderOrder, Failure> {
        let mut session = context.store.read(scope).await?;
        let asked = (context, scope);
        let (_, order) =
            self.surroundings.order(asked, &mut session, (report.id, None), form.into()).await?;
        Ok(order)
    }
}

/// The stored reports of a selection.
async fn found(
    session: &mut ReadSession,
    directory: &Directory,
    selection: &PrintSelection,
) -> Result<Vec<StoredReport>, Failure> {
    let units = match &selection.whose {
        Whose::Unit(name) => Some(called(directory, name, |_| true)),
        Whose::Committee(_) | Whose::Everybody => None,
    };
    let committees = match &selection.whose {
        Whose::Committee(name) => {
            Some(called(directory, name, |unit| unit.level == OrgLevel::Committee))
        }
        Whose::Unit(_) | Whose::Everybody => None,
    };
    let filter = ReportFilter { units, year: selection.year, kind: selection.kind };
    let mut found = Vec::new();
    for number in 1.. {
        let page = session.reports(&filter, PageRequest::new(number, PAGE_SIZE_MAX)).await?;
        found.extend(page.rows);
        if u64::from(number) * u64::from(PAGE_SIZE_MAX) >= page.total {
            break;
        }
    }
    if let Some(committees) = committees {
        found.retain(|report: &StoredReport| {
            let day = directory.day_in(report.unit, report.year);
            directory.committee_of(report.unit, day).is_some_and(|id| committees.contains(&id))
        });
    }
    Ok(found)
}

/// The places that have had a name, or have this identity. Upper and lower case are one, and marks
/// do not count.
fn called(directory: &Directory, name: &str, fits: impl Fn(&OrgUnit) -> bool) -> Vec<UnitId> {
    let identity: Option<UnitId> = name.parse().ok();
    let key = name_key(name);
    let is_called = |unit: &&OrgUnit| {
        Some(unit.id) == identity || unit.periods.iter().any(|period| name_key(&period.name) == key)
    };
    directory
        .units()
        .iter()
        .filter(is_called)
        .filter(|unit| fits(unit))
        .map(|unit| unit.id)
        .collect()
}

/// By committee, unit, year and document; a committee's own report stands before its units'.
fn sort(reports: &mut [PrintedReport]) {
    reports.sort_by(|a, b| b.year.cmp(&a.year).then(a.kind.cmp(&b.kind)).then(a.id.cmp(&b.id)));
    sorting::sort_by_name(Language::Swedish, reports, |report| report.unit_name.as_str());
    reports.sort_by_key(|report| report.committee_name.as_deref() != Some(&report.unit_name));
    sorting::sort_by_name(Language::Swedish, reports, |report| {
        report.committee_name.as_deref().unwrap_or_default()
    });
}
