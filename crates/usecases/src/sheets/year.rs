//! What a summary is made from: goals, figures against targets and money of one place.

use rust_decimal::Decimal;
use tertial_domain::ids::UnitId;
use tertial_domain::name_key::name_key;
use tertial_domain::organisation::OrgLevel;
use tertial_domain::period::OperatingYear;
use tertial_domain::quantity::{Quantity, Value};
use tertial_domain::report::{PlainTable, Report, ReportKind, ReportState};
use tertial_domain::sheet::SheetBar;
use tertial_domain::target::{Target, TargetOwner};
use tertial_report::sheet::{MoneyOutlook, SummaryFacts};
use tertial_rollup::lines::{AddedTable, LineKind, add_tables};
use tertial_store::ReadSession;
use tertial_store::outcomes::StoredOutcome;
use tertial_store::reports::StoredReport;
use tertial_store::targets::StoredTarget;

use super::standing::View;
use crate::directory::Directory;
use crate::failure::{Failure, OrNotFound};
use crate::figures::key_figure;
use crate::goals::{goal_set_of, goals_standing};
use crate::indicators::shown;
use crate::reports::read_body;

pub(super) async fn facts(
    session: &mut ReadSession,
    directory: &Directory,
    (place, year, kind): (UnitId, OperatingYear, ReportKind),
) -> Result<SummaryFacts, Failure> {
    let level = directory.get(place).or_not_found()?.level;
    let assessments = session.assessments_of_year(year).await?;
    let goals = match goal_set_of(session, year).await? {
        Some(set) => goals_standing(session, set.id, &assessments).await?,
        None => Vec::new(),
    };
    let view = View { directory, goals: &goals, place, level };
    let standing = view.standing(&assessments, kind);
    let before = match before(year, kind) {
        Some((earlier, kind_before)) => {
            let said = session.assessments_of_year(earlier).await?;
            let moves = view.moves((&said, &assessments), (earlier, kind_before, kind));
            Some(moves).filter(|moves| moves.compared > 0)
        }
        None => None,
    };
    let answerers = standing.answerers;
    let reports = session.reports_of_year(year).await?;
    let is_used = |report: &&StoredReport| {
        report.kind == kind
            && (report.unit == place || answerers.iter().any(|(unit, _)| *unit == report.unit))
    };
    let used: Vec<&StoredReport> = reports.iter().filter(is_used).collect();
    let open = used.iter().filter(|report| report.state != ReportState::Adopted).count();
    let named = |(unit, cells)| (directory.name_in(unit, year), cells);
    let mut answerers: Vec<_> = answerers.into_iter().map(named).collect();
    tertial_presentation::sorting::sort_by_name(
        tertial_presentation::language::Language::Swedish,
        &mut answerers,
        |(name, _)| name.as_str(),
    );
    Ok(SummaryFacts {
        place: directory.name_in(place, year),
        year,
        kind,
        reports: (used.len(), open),
        goals: standing.goals,
        answerers,
        figures: figures(session, (place, level), (year, kind)).await?,
        money: money(session, place, (year, kind)).await?,
        before,
    })
}

/// The follow-up before: what this one is held against.
pub(super) fn before(year: OperatingYear, kind: ReportKind) -> Option<(OperatingYear, ReportKind)> {
    match kind {
        ReportKind::AnnualPlan => None,
        ReportKind::TertialReport1 => Some((year.previous()?, ReportKind::AnnualReport)),
        ReportKind::TertialReport2 => Some((year, ReportKind::TertialReport1)),
        ReportKind::AnnualReport => Some((year, ReportKind::TertialReport2)),
    }
}

/// Figures of the report with targets that are numbers: the council's first, then those that miss.
async fn figures(
    session: &mut ReadSession,
    (place, level): (UnitId, OrgLevel),
    (year, kind): (OperatingYear, ReportKind),
) -> Result<Vec<SheetBar>, Failure> {
    let outcomes = session.outcomes_of_unit(place, Some(year)).await?;
    let targets = session.targets_of_unit(place, Some(year)).await?;
    let indicators = session.indicators().await?;
    let mut figures: Vec<(bool, SheetBar)> = Vec::new();
    for indicator in &indicators {
        let of = |found: &&StoredOutcome| {
            found.outcome.indicator == indicator.id
                && found.kind == kind
                && found.outcome.year == year
                && matches!(shown(found).total, Some(Value::Number(_)))
        };
        let own: Vec<&StoredOutcome> = outcomes.iter().filter(of).collect();
        let targets: Vec<&StoredTarget> =
            targets.iter().filter(|target| target.indicator == indicator.id).collect();
        let figure = key_figure(indicator, level, (&own, &targets));
        let (Some(latest), Some(binding)) = (figure.latest, figure.target) else { continue };
        let Some(target) = binding.target.as_ref().and_then(number) else { continue };
        let is_councils = indicator.owner == Some(TargetOwner::Council);
        let (name, value) = (figure.name, latest.quantity);
        let bar = SheetBar { name, value, target: Some(target), is_met: binding.met };
        figures.push((is_councils, bar));
    }
    figures.sort_by_key(|(is_councils, bar)| (!is_councils, bar.is_met != Some(false)));
    Ok(figures.into_iter().map(|(_, bar)| bar).collect())
}

fn number(target: &Target) -> Option<Quantity> {
    match target {
        Target::AtLeast(found) | Target::AtMost(found) | Target::Exactly(found) => {
            Some(found.clone())
        }
        Target::Between(..)
        | Target::Increase
        | Target::Decrease
        | Target::SetByCommittee
        | Target::None => None,
    }
}

/// The money of a place's own report, with its result in the follow-up before.
pub(super) async fn money(
    session: &mut ReadSession,
    place: UnitId,
    (year, kind): (OperatingYear, ReportKind),
) -> Result<Option<MoneyOutlook>, Failure> {
    let Some(report) = body_of(session, place, (year, kind)).await? else { return Ok(None) };
    let Some(mut outlook) = outlook(&report) else { return Ok(None) };
    if let Some((year, kind)) = before(year, kind).filter(|(before, _)| *before == year) {
        let earlier = body_of(session, place, (year, kind)).await?;
        let earlier = earlier.as_ref().and_then(self::outlook);
        outlook.before = earlier.and_then(|earlier| earlier.result).map(|(_, forecast)| forecast);
    }
    Ok(Some(outlook))
}

async fn body_of(
    session: &mut ReadSession,
    place: UnitId,
    (year, kind): (OperatingYear, ReportKind),
) -> Result<Option<Report>, Failure> {
    let Some(stored) = session.report_of(place, year, kind).await? else { return Ok(None) };
    let body = session.report_body(stored.latest).await?.or_not_found()?;
    read_body(&body).map(Some)
}

/// Budget and forecast of the first money table that has both.
pub(crate) fn outlook(report: &Report) -> Option<MoneyOutlook> {
    report.tables.iter().filter(|table| table.scale.is_some()).find_map(of_table)
}

fn of_table(table: &PlainTable) -> Option<MoneyOutlook> {
    let scale = table.scale?;
    let added = add_tables(&[table])?;
    let budget = column(&added, &["budget"])?;
    let forecast = column(&added, &["prognos", "utfall"])?;
    let ore = |number: Decimal| -> Option<i64> {
        number.checked_mul(scale.ore().into())?.round().try_into().ok()
    };
    let lines = added.lines.iter().filter_map(|line| {
        let of = |column: usize| line.sums.get(column).copied().flatten().and_then(ore);
        Some((line.kind, line.name.clone(), of(budget)?, of(forecast)?))
    });
    let lines: Vec<(LineKind, String, i64, i64)> = lines.collect();
    let sums = lines.iter().filter(|line| line.0 == LineKind::Sum);
    let result = lines.iter().find(|line| line.0 == LineKind::Result);
    Some(MoneyOutlook {
        scale,
        sums: sums.map(|(_, name, budget, forecast)| (name.clone(), *budget, *forecast)).collect(),
        result: result.map(|(_, _, budget, forecast)| (*budget, *forecast)),
        before: None,
    })
}

/// The first column whose heading begins with one of the words, the earlier word first.
fn column(table: &AddedTable, words: &[&str]) -> Option<usize> {
    let headings: Vec<String> = table.header.iter().skip(1).map(|text| name_key(text)).collect();
    words.iter().find_map(|word| headings.iter().position(|heading| heading.starts_with(word)))
}
