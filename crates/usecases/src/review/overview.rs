//! The controller's list: which reports to look at first.

use std::cmp::Reverse;
use std::collections::HashMap;

use tertial_domain::ids::{ReportId, UnitId};
use tertial_domain::period::OperatingYear;
use tertial_domain::permission::{Act, Scope};
use tertial_domain::report::ReportKind;
use tertial_presentation::language::Language;
use tertial_presentation::localizer::Localizer;
use tertial_presentation::sorting::sort_by_name;
use tertial_review::catalogue::catalogue;
use tertial_review::{Rule, Severity};
use tertial_store::ReadSession;
use tertial_store::reports::ReportFilter;
pub use tertial_store::reviews::ReviewCounts;
use tertial_store::reviews::ReviewLine;

use crate::context::Context;
use crate::directory::{Directory, Narrowing};
use crate::failure::{Failure, permit};
use crate::reports::{ReportLine, lines};
use crate::review::told::rule_name;

/// Rows a page.
const PAGE_SIZE: u32 = 50;
/// Rows of the spreadsheet that are read together.
const AT_ONCE: usize = 500;
/// Reports without a review are counted up to here.
const WAITING_MAX: u32 = 1_000;

/// What the list is narrowed to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OverviewFilter {
    /// Committee with everything below.
    pub committee: Option<UnitId>,
    /// One unit.
    pub unit: Option<UnitId>,
    /// Words of the unit's name.
    pub unit_words: Option<String>,
    /// Year; the latest with a report unless given.
    pub year: Option<OperatingYear>,
    /// Kind.
    pub kind: Option<ReportKind>,
    /// Only where this rule has found something.
    pub rule: Option<Rule>,
    /// In which order.
    pub order: OverviewOrder,
    /// Page, from 1.
    pub page: u32,
}

/// What stands first in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum OverviewOrder {
    /// The heaviest findings.
    #[default]
    Weight,
    /// The unit's name, Swedish order.
    Name,
    /// The latest year, and in it the latest document.
    Time,
}

impl OverviewOrder {
    /// Every order.
    pub const ALL: [Self; 3] = [Self::Weight, Self::Name, Self::Time];

    /// The stable code for addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Weight => "weight",
            Self::Name => "name",
            Self::Time => "time",
        }
    }

    /// Reads [`Self::code`] back.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.code() == code)
    }
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
    /// The rule.
    pub rule: Rule,
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
    /// In the order that was asked for.
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
    /// The year that is shown; every year of a single unit unless one is chosen.
    pub year: Option<OperatingYear>,
    /// The one unit that is shown, with its name.
    pub unit: Option<(UnitId, String)>,
    /// Years to choose from, latest first.
    pub years: Vec<OperatingYear>,
    /// Committees to choose from, Swedish order.
    pub committees: Vec<(UnitId, String)>,
}

/// What a report's findings weigh together.
pub(crate) const fn weight(counts: ReviewCounts) -> u64 {
    counts.errors as u64 * 100 + counts.warnings as u64 * 30 + counts.hints as u64
}

/// The list of reports, those with the heaviest findings first unless another order is asked for.
pub async fn overview(
    context: &Context,
    scope: &Scope,
    filter: &OverviewFilter,
    localizer: &Localizer,
) -> Result<Overview, Failure> {
    permit(scope, Act::ReadFacts)?;
    let mut session = context.store.read(scope).await?;
    let directory = Directory::load(&mut session).await?;
    let years = session.report_years().await?;
    let wanted = wanted(filter, &directory, &years);
    let all = ordered(&mut session, &directory, (&wanted, filter)).await?;
    let found = session.review_rules(&wanted).await?;
    let waiting = session.unreviewed(context.rulebook.edition(), WAITING_MAX).await?.len();
    let last = u32::try_from(all.len()).unwrap_or(u32::MAX).div_ceil(PAGE_SIZE);
    let page = filter.page.min(last).max(1);
    let first = usize::try_from((page - 1) * PAGE_SIZE).unwrap_or(usize::MAX);
    let size = usize::try_from(PAGE_SIZE).unwrap_or(usize::MAX);
    let page: Vec<ReviewLine> = all.iter().skip(first).take(size).copied().collect();
    Ok(Overview {
        lines: shown(&mut session, &directory, &page).await?,
        total: u64::try_from(all.len()).unwrap_or(u64::MAX),
        page_size: PAGE_SIZE,
        sum: sum(&all),
        rules: rules(&found, localizer),
        waiting,
        year: wanted.year,
        unit: filter.unit.map(|unit| (unit, directory.name(unit, context.clock.today()))),
        years,
        committees: directory.committees(),
    })
}

/// Every line of the list at once, for a spreadsheet.
pub async fn everything(
    context: &Context,
    scope: &Scope,
    filter: &OverviewFilter,
) -> Result<Vec<OverviewLine>, Failure> {
    permit(scope, Act::ReadFacts)?;
    let mut session = context.store.read(scope).await?;
    let directory = Directory::load(&mut session).await?;
    let years = session.report_years().await?;
    let wanted = wanted(filter, &directory, &years);
    let all = ordered(&mut session, &directory, (&wanted, filter)).await?;
    let mut lines = Vec::with_capacity(all.len());
    for some in all.chunks(AT_ONCE) {
        lines.extend(shown(&mut session, &directory, some).await?);
    }
    Ok(lines)
}

/// What waits in all of a unit's reports together; `None` where nothing has been reviewed.
pub fn sum_of(lines: &[ReportLine]) -> Option<ReviewCounts> {
    let known = lines.iter().filter_map(|line| line.review);
    known.reduce(plus)
}

fn wanted(filter: &OverviewFilter, directory: &Directory, years: &[OperatingYear]) -> ReportFilter {
    let units = directory.narrowed(&Narrowing {
        unit: filter.unit,
        committee: filter.committee,
        name: filter.unit_words.as_deref(),
    });
    let latest = || years.first().copied().filter(|_| filter.unit.is_none());
    ReportFilter { units, year: filter.year.or_else(latest), kind: filter.kind }
}

async fn ordered(
    session: &mut ReadSession,
    directory: &Directory,
    (wanted, filter): (&ReportFilter, &OverviewFilter),
) -> Result<Vec<ReviewLine>, Failure> {
    let mut all = session.review_lines(wanted, filter.rule.map(Rule::code)).await?;
    let latest = |line: &ReviewLine| Reverse((line.year, line.kind));
    match filter.order {
        OverviewOrder::Weight => {
            all.sort_unstable_by_key(|line| (Reverse(weight(line.counts)), line.report));
            Ok(all)
        }
        OverviewOrder::Name => {
            all.sort_unstable_by_key(|line| (latest(line), line.report));
            Ok(by_name(directory, all))
        }
        OverviewOrder::Time => {
            let mut all = by_name(directory, all);
            all.sort_by_key(latest);
            Ok(all)
        }
    }
}

/// Lines by their units' names; those of one name stay in the order that they had.
fn by_name(directory: &Directory, lines: Vec<ReviewLine>) -> Vec<ReviewLine> {
    let name = |line: &ReviewLine| directory.name_in(line.unit, line.year);
    let mut named: Vec<(String, ReviewLine)> =
        lines.into_iter().map(|line| (name(&line), line)).collect();
    sort_by_name(Language::Swedish, &mut named, |(name, _)| name.as_str());
    named.into_iter().map(|(_, line)| line).collect()
}

/// Lines with names, in the order given.
async fn shown(
    session: &mut ReadSession,
    directory: &Directory,
    some: &[ReviewLine],
) -> Result<Vec<OverviewLine>, Failure> {
    let ids: Vec<ReportId> = some.iter().map(|line| line.report).collect();
    let stored = session.reports_named(&ids).await?;
    let mut named: HashMap<ReportId, ReportLine> =
        lines(session, directory, &stored).await?.into_iter().map(|line| (line.id, line)).collect();
    let line = |line: &ReviewLine| {
        let report = named.remove(&line.report)?;
        Some(OverviewLine { report, counts: line.counts })
    };
    Ok(some.iter().filter_map(line).collect())
}

const fn plus(one: ReviewCounts, other: ReviewCounts) -> ReviewCounts {
    ReviewCounts {
        errors: one.errors + other.errors,
        warnings: one.warnings + other.warnings,
        hints: one.hints + other.hints,
        answered: one.answered + other.answered,
    }
}

fn sum(lines: &[ReviewLine]) -> ReviewCounts {
    lines.iter().map(|line| line.counts).fold(ReviewCounts::default(), plus)
}

fn rules(found: &[(String, u32)], localizer: &Localizer) -> Vec<OverviewRule> {
    let mut rules: Vec<OverviewRule> = catalogue()
        .filter_map(|spec| {
            let (_, count) = found.iter().find(|(rule, _)| rule == spec.rule.code())?;
            Some(OverviewRule {
                rule: spec.rule,
                name: rule_name(spec.rule, localizer),
                severity: spec.severity,
                count: *count,
            })
        })
        .collect();
    rules.sort_by_key(|rule| Reverse((rule.severity, rule.count)));
    rules
}
