//! The controller's list: which reports to look at first.

use tertial_domain::ids::{ReportId, UnitId};
use tertial_domain::period::OperatingYear;
use tertial_domain::permission::{Act, Scope};
use tertial_domain::report::ReportKind;
use tertial_presentation::localizer::Localizer;
use tertial_review::Severity;
use tertial_review::catalogue::catalogue;
use tertial_store::reviews::{ReviewCounts, ReviewLine};

use crate::context::Context;
use crate::directory::Directory;
use crate::failure::{Failure, permit};
use crate::reports::{ReportLine, lines};
use crate::review::told::rule_name;

/// Rows a page.
const PAGE_SIZE: u32 = 50;

/// What the list is narrowed to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OverviewFilter {
    /// Committee with everything below.
    pub committee: Option<UnitId>,
    /// One unit.
    pub unit: Option<UnitId>,
    /// Year; the latest with a report unless given.
    pub year: Option<OperatingYear>,
    /// Kind.
    pub kind: Option<ReportKind>,
    /// Only where this rule has found something.
    pub rule: Option<String>,
    /// Page, from 1.
    pub page: u32,
}

/// A report with what waits in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OverviewLine {
    /// The report.
    pub report: ReportLine,
    /// What waits.
    pub counts: ReviewCounts,
}

/// A rule that has found something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OverviewRule {
    /// Its code.
    pub code: &'static str,
    /// Its name.
    pub name: String,
    /// What it weighs.
    pub severity: Severity,
    /// Findings that wait.
    pub count: u32,
}

/// One page of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overview {
    /// Heaviest first.
    pub lines: Vec<OverviewLine>,
    /// Reports on all pages.
    pub total: u64,
    /// Rows a page.
    pub page_size: u32,
    /// What waits in all of them.
    pub sum: ReviewCounts,
    /// The rules that have found something, heaviest and most first.
    pub rules: Vec<OverviewRule>,
    /// Reports whose review is not made yet, up to a thousand.
    pub waiting: usize,
    /// The year that is shown.
    pub year: Option<OperatingYear>,
    /// Years to choose from, latest first.
    pub years: Vec<OperatingYear>,
    /// Committees to choose from, Swedish order.
    pub committees: Vec<(UnitId, String)>,
}

/// What a report's findings weigh together.
const fn weight(counts: ReviewCounts) -> u64 {
    counts.errors as u64 * 100 + counts.warnings as u64 * 30 + counts.hints as u64
}

/// The list of reports by the weight of their findings.
pub async fn overview(
    context: &Context,
    scope: &Scope,
    filter: &OverviewFilter,
    localizer: &Localizer,
) -> Result<Overview, Failure> {
    permit(scope, Act::ReadFacts, None)?;
    let mut session = context.store.read(scope).await?;
    let directory = Directory::load(&mut session).await?;
    let years = session.report_years().await?;
    let year = filter.year.or_else(|| years.first().copied());
    let units = match (filter.unit, filter.committee) {
        (Some(unit), _) => Some(vec![unit]),
        (None, Some(committee)) => Some(directory.within(committee)),
        (None, None) => None,
    };
    let wanted = tertial_store::reports::ReportFilter { units, year, kind: filter.kind };
    let mut all = session.review_lines(&wanted, filter.rule.as_deref()).await?;
    let by_weight = |line: &ReviewLine| (std::cmp::Reverse(weight(line.counts)), line.report);
    all.sort_unstable_by_key(by_weight);
    let found = session.review_rules(&wanted).await?;
    let waiting = session.unreviewed(context.rulebook.edition(), 1_000).await?.len();
    let first = usize::try_from((filter.page.max(1) - 1) * PAGE_SIZE).unwrap_or(usize::MAX);
    let size = usize::try_from(PAGE_SIZE).unwrap_or(usize::MAX);
    let page: Vec<ReviewLine> = all.iter().skip(first).take(size).copied().collect();
    let mut stored = Vec::with_capacity(page.len());
    for line in &page {
        stored.extend(session.report(line.report).await?);
    }
    let mut shown = lines(&mut session, &directory, &stored).await?;
    let order = |id: ReportId| page.iter().position(|line| line.report == id);
    shown.sort_by_key(|line| order(line.id));
    let lines = shown
        .into_iter()
        .filter_map(|report| {
            let counts = page.iter().find(|line| line.report == report.id)?.counts;
            Some(OverviewLine { report, counts })
        })
        .collect();
    Ok(Overview {
        lines,
        total: u64::try_from(all.len()).unwrap_or(u64::MAX),
        page_size: PAGE_SIZE,
        sum: sum(&all),
        rules: rules(&found, localizer),
        waiting,
        year,
        years,
        committees: directory.committees(),
    })
}

fn sum(lines: &[ReviewLine]) -> ReviewCounts {
    lines.iter().fold(ReviewCounts::default(), |sum, line| ReviewCounts {
        errors: sum.errors + line.counts.errors,
        warnings: sum.warnings + line.counts.warnings,
        hints: sum.hints + line.counts.hints,
        answered: sum.answered + line.counts.answered,
    })
}

fn rules(found: &[(String, u32)], localizer: &Localizer) -> Vec<OverviewRule> {
    let mut rules: Vec<OverviewRule> = catalogue()
        .filter_map(|spec| {
            let code = spec.rule.code();
            let (_, count) = found.iter().find(|(rule, _)| rule == code)?;
            Some(OverviewRule {
                code,
                name: rule_name(spec.rule, localizer),
                severity: spec.severity,
                count: *count,
            })
        })
        .collect();
    rules.sort_by_key(|rule| std::cmp::Reverse((rule.severity, rule.count)));
    rules
}
