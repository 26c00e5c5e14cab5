//! Reports: the list, and one report as a document.

pub mod files;
pub mod printing;
mod same_part;
pub mod word_back;

use std::collections::HashMap;

use tertial_domain::goal::GoalLevel;
use tertial_domain::ids::{GoalId, ImportId, IndicatorId, ReportId, ReportVersionId, UnitId};
use tertial_domain::organisation::OrgLevel;
use tertial_domain::period::OperatingYear;
use tertial_domain::permission::{Act, Scope};
use tertial_domain::report::{Report, ReportKind, ReportState};
use tertial_domain::report_title::shown_title;
use tertial_domain::slug::Slug;
use tertial_exchange::report_json::{self, ReadLimits};
use tertial_store::ReadSession;
use tertial_store::page::PageRequest;
use tertial_store::report_facts::FactSubject;
use tertial_store::reports::{GradeCount, StoredReport, VersionLine};
use tertial_store::reviews::{ReviewCounts, ReviewLine};

use crate::context::Context;
use crate::directory::{Directory, Narrowing, Upward};
use crate::failure::{Failure, OrNotFound, permit};
use crate::overview::GradeCounts;
pub use same_part::SamePart;

/// A row in a list of reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportLine {
    /// The report.
    pub id: ReportId,
    /// Its title.
    pub title: String,
    /// Which document.
    pub kind: ReportKind,
    /// Which year.
    pub year: OperatingYear,
    /// Whose.
    pub unit: UnitId,
    /// The unit's name then.
    pub unit_name: String,
    /// The committee that the unit was part of, if any.
    pub committee_name: Option<String>,
    /// State.
    pub state: ReportState,
    /// Whether a person has confirmed it, where it was read in.
    pub confirmed: bool,
    /// Its date as printed.
    pub date: Option<String>,
    /// How its unit goals (for a committee: committee goals) are graded.
    pub counts: GradeCounts,
    /// What waits in its review; `None` until it has been made.
    pub review: Option<ReviewCounts>,
}

/// What a list of reports is narrowed to; `None` is no narrowing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReportFilter {
    /// Committee with everything below.
    pub committee: Option<UnitId>,
    /// One unit.
    pub unit: Option<UnitId>,
    /// Words of the unit's name.
    pub unit_words: Option<String>,
    /// Year.
    pub year: Option<OperatingYear>,
    /// Kind.
    pub kind: Option<ReportKind>,
    /// Page, from 1.
    pub page: u32,
}

/// One page of a list of reports with the choices for its filters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportList {
    /// The rows of this page.
    pub reports: Vec<ReportLine>,
    /// Rows in all.
    pub total: u64,
    /// Rows a page.
    pub page_size: u32,
    /// Committees to choose from, Swedish order.
    pub committees: Vec<(UnitId, String)>,
    /// Years to choose from, latest first.
    pub years: Vec<OperatingYear>,
}

/// One report as its page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportPage {
    /// The row of it.
    pub line: ReportLine,
    /// The city that publishes it.
    pub organisation: Option<String>,
    /// Its public name, if it was given one.
    pub slug: Option<Slug>,
    /// The version shown.
    pub version: ReportVersion,
    /// Every version, latest first.
    pub versions: Vec<ReportVersion>,
    /// The document.
    pub report: Report,
    /// Goals in `report.walk_goals()` order: the stored goal each was linked to, if any.
    pub goal_links: Vec<Option<tertial_domain::ids::GoalId>>,
    /// Indicators by goal (depth-first) and row: the stored indicator each was linked to.
    pub indicator_links: Vec<Vec<Option<tertial_domain::ids::IndicatorId>>>,
    /// In the latest version of a report of a part of a year: what its indicators were then and in
    /// the same part of earlier years, in the order of the report.
    pub same_part: Vec<SamePart>,
    /// Where it was read from, if it was.
    pub source: Option<ReportSource>,
    /// The same unit's reports of the same year, and of the years beside.
    pub siblings: Vec<ReportLine>,
}

/// A version of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportVersion {
    /// The version.
    pub id: ReportVersionId,
    /// Its number, from 1.
    pub number: u32,
    /// When it was stored, UTC.
    pub stored_at: jiff::Timestamp,
    /// The SHA-256 of its Report JSON, hexadecimal.
    pub sha256: String,
}

/// The file that a report was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportSource {
    /// The import.
    pub import: ImportId,
    /// The file's name.
    pub file: String,
    /// The SHA-256 of the file, hexadecimal.
    pub sha256: String,
    /// Non-blank lines of the source and how many of them found no place.
    pub lines: u32,
    /// Lines without a place.
    pub unplaced: u32,
}

/// Rows on a page of the list.
pub const PAGE_SIZE: u32 = 50;

/// A page of the list of reports, newest first.
pub async fn list(
    context: &Context,
    scope: &Scope,
    filter: &ReportFilter,
) -> Result<ReportList, Failure> {
    permit(scope, Act::ReadFacts)?;
    let mut session = context.store.read(scope).await?;
    let directory = Directory::load(&mut session).await?;
    let units = directory.narrowed(&Narrowing {
        unit: filter.unit,
        committee: filter.committee,
        name: filter.unit_words.as_deref(),
    });
    let wanted =
        tertial_store::reports::ReportFilter { units, year: filter.year, kind: filter.kind };
    let page = session.reports(&wanted, PageRequest::new(filter.page, PAGE_SIZE)).await?;
    let reports = lines(&mut session, &directory, &page.rows).await?;
    Ok(ReportList {
        reports,
        total: page.total,
        page_size: PAGE_SIZE,
        committees: directory.committees(),
        years: session.report_years().await?,
    })
}

/// One report as its page shows it; the latest version unless another number is asked for.
pub async fn show(
    context: &Context,
    scope: &Scope,
    id: ReportId,
    version: Option<u32>,
) -> Result<ReportPage, Failure> {
    let mut session = context.store.read(scope).await?;
    let stored = session.report(id).await?.or_not_found()?;
    permit(scope, Act::ReadReport)?;
    let versions = session.report_versions(id).await?;
    let shown = chosen(&versions, (version, stored.latest)).or_not_found()?.clone();
    let body = session.report_body(shown.id).await?.or_not_found()?;
    let report = read_body(&body)?;
    let directory = Upward::around(&mut session, &[stored.unit]).await?;
    let of_unit = session.reports_of_unit(stored.unit).await?;
    let near = |other: &&StoredReport| {
        other.id != id && (other.year.number() - stored.year.number()).abs() <= 1
    };
    let siblings: Vec<StoredReport> = of_unit.iter().filter(near).cloned().collect();
    let siblings = lines(&mut session, &directory, &siblings).await?;
    let line = lines(&mut session, &directory, std::slice::from_ref(&stored)).await?.pop();
    let (goal_links, indicator_links) = links(&mut session, shown.id, &report).await?;
    let same_part = if shown.id == stored.latest {
        same_part::figures(&mut session, &stored, (&report, &indicator_links)).await?
    } else {
        Vec::new()
    };
    Ok(ReportPage {
        organisation: city_name(&mut session, &directory).await?,
        slug: session.report_slugs(id).await?.into_iter().next(),
        line: line.or_not_found()?,
        same_part,
        source: source(&mut session, shown.import).await?,
        version: version_of(&shown),
        versions: versions.iter().map(version_of).collect(),
        report,
        goal_links,
        indicator_links,
        siblings,
    })
}

/// Where a public name leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedReport {
    /// The report.
    pub id: ReportId,
    /// The name that counts now; an earlier one leads to it.
    pub slug: Slug,
    /// The latest version's number.
    pub latest: u32,
}

/// The report that a public name was given to.
pub async fn named(context: &Context, scope: &Scope, slug: &Slug) -> Result<NamedReport, Failure> {
    let mut session = context.store.read(scope).await?;
    let id = session.report_of_slug(slug).await?.or_not_found()?;
    let stored = session.report(id).await?.or_not_found()?;
    permit(scope, Act::ReadReport)?;
    let slugs = session.report_slugs(id).await?;
    let slug = slugs.into_iter().next().or_not_found()?;
    Ok(NamedReport { id, slug, latest: stored.latest_number })
}

/// The name of the city: that of the authority at the top of the organisation.
pub(crate) async fn city_name(
    session: &mut ReadSession,
    directory: &Upward,
) -> Result<Option<String>, Failure> {
    let Some(top) = directory.top() else { return Ok(None) };
    let authorities = session.authorities().await?;
    let own = authorities.into_iter().find(|authority| authority.id == top.authority);
    Ok(own.map(|authority| authority.name))
}

pub(crate) fn read_body(body: &[u8]) -> Result<Report, Failure> {
    report_json::read(body, &ReadLimits::default())
        .map_err(|error| Failure::Internal(format!("a stored report cannot be read: {error}")))
}

/// The version with a number, else the one that is said to be the latest.
fn chosen(
    versions: &[VersionLine],
    (number, latest): (Option<u32>, ReportVersionId),
) -> Option<&VersionLine> {
    match number {
        Some(number) => versions.iter().find(|version| version.number == number),
        None => versions.iter().find(|version| version.id == latest),
    }
}

/// How far a version has come, which another version's decision does not change.
pub(crate) async fn state_of(
    session: &mut ReadSession,
    stored: &StoredReport,
    version: ReportVersionId,
) -> Result<ReportState, Failure> {
    if session.is_adopted(version).await? {
        return Ok(ReportState::Adopted);
    }
    let working = session.working_report(stored.id).await?;
    let working = working.filter(|working| working.latest == version);
    Ok(working.map_or(ReportState::Draft, |working| working.state))
}

fn version_of(line: &VersionLine) -> ReportVersion {
    ReportVersion {
        id: line.id,
        number: line.number,
        stored_at: line.stored_at,
        sha256: line.sha256.to_string(),
    }
}

async fn source(
    session: &mut ReadSession,
    import: Option<ImportId>,
) -> Result<Option<ReportSource>, Failure> {
    let Some(import) = import else { return Ok(None) };
    let Some(found) = session.import(import).await? else { return Ok(None) };
    Ok(Some(ReportSource {
        import,
        file: found.file_name.clone(),
        sha256: found.sha256.to_string(),
        lines: found.lines.lines,
        unplaced: found.lines.unplaced,
    }))
}

pub(crate) type Links = (Vec<Option<GoalId>>, Vec<Vec<Option<IndicatorId>>>);

/// What the goals and indicators of a version were linked to, in the report's own order.
pub(crate) async fn links(
    session: &mut ReadSession,
    version: ReportVersionId,
    report: &Report,
) -> Result<Links, Failure> {
    let places = session.fact_places(version).await?;
    let found: HashMap<&str, FactSubject> =
        places.iter().map(|place| (place.path.as_str(), place.subject)).collect();
    let goal_link = |path: &str| match found.get(path) {
        Some(FactSubject::Goal(id)) => *id,
        _ => None,
    };
    let indicator_link = |path: &str| match found.get(path) {
        Some(FactSubject::Indicator(id)) => *id,
        _ => None,
    };
    let mut goals = Vec::new();
    let mut indicators = Vec::new();
    for (place, goal) in report.walk_goals().enumerate() {
        goals.push(goal_link(&format!("goal/{place}")));
        let rows = 0..goal.indicators.len();
        let row_link = |row| indicator_link(&format!("goal/{place}/indicator/{row}"));
        indicators.push(rows.map(row_link).collect());
    }
    Ok((goals, indicators))
}

/// Rows of a list with names, committees, counted grades and counted findings: three statements,
/// however many rows.
pub(crate) async fn lines(
    session: &mut ReadSession,
    directory: &Upward,
    stored: &[StoredReport],
) -> Result<Vec<ReportLine>, Failure> {
    let versions: Vec<ReportVersionId> = stored.iter().map(|report| report.latest).collect();
    let counts = session.grade_counts(&versions).await?;
    let reviews = session.review_counts(&versions).await?;
    Ok(stored.iter().map(|report| line(directory, report, (&counts, &reviews))).collect())
}

fn line(
    directory: &Upward,
    report: &StoredReport,
    (counts, reviews): (&[GradeCount], &[ReviewLine]),
) -> ReportLine {
    let day = directory.day_in(report.unit, report.year);
    let committee = directory.committee_of(report.unit, day).filter(|&c| c != report.unit);
    let level = match directory.get(report.unit).map(|unit| unit.level) {
        Some(OrgLevel::Council) => GoalLevel::Area,
        Some(OrgLevel::Committee | OrgLevel::Department) => GoalLevel::Committee,
        Some(OrgLevel::Unit | OrgLevel::Workplace) | None => GoalLevel::Unit,
    };
    let mut own = GradeCounts::default();
    for count in counts.iter().filter(|c| c.version == report.latest && c.level == level) {
        (0..count.count).for_each(|_| own.add(&count.assessment));
    }
    ReportLine {
        id: report.id,
        title: shown_title(&report.title).into_owned(),
        kind: report.kind,
        year: report.year,
        unit: report.unit,
        unit_name: directory.name(report.unit, day),
        committee_name: committee.map(|committee| directory.name(committee, day)),
        state: report.state,
        confirmed: report.confirmed,
        date: report.printed_date.clone(),
        counts: own,
        review: reviews.iter().find(|line| line.report == report.id).map(|line| line.counts),
    }
}
