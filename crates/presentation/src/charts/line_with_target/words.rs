//! What the chart over time says in words, and its table.

use rust_decimal::Decimal;
use tertial_domain::period::YearPart;
use tertial_domain::quantity::Value;

use super::{LinePeriod, STEPS, accrual, number, timeline, values_of};
use crate::charts::axis::{Axis, Zero};
use crate::charts::{ChartRow, ChartTable, ColumnKind, Words, common_unit};
use crate::format;
use crate::wording::{absent_value, uncapitalized};

/// A period with its outcome.
type Known<'a> = (&'a LinePeriod, &'a Value);

/// From where to where, the extremes, women and men, forecast, target, gaps.
pub(super) fn description(
    words: &Words,
    periods: &[&LinePeriod],
    open: Option<YearPart>,
) -> String {
    let (so_far, known): (Vec<Known<'_>>, Vec<Known<'_>>) = periods
        .iter()
        .filter_map(|period| Some((*period, period.outcome.total.as_ref()?)))
        .filter(|(_, value)| value.quantity().is_some())
        .partition(|(period, _)| Some(period.part) == open);
    let mut sentences = Vec::new();
    match known.as_slice() {
        [] if so_far.is_empty() => sentences.push(words.text("chart-no-outcome")),
        [] => {}
        [only] => sentences.push(sentence(words, "chart-only", *only)),
        [first, .., last] => {
            sentences.push(from_to(words, *first, *last));
            sentences.extend(extremes(words, &known));
        }
    }
    sentences.extend(said_so_far(words, &so_far));
    sentences.extend(latest_by_sex(words, periods));
    if let Some((year, _)) = timeline::open_forecast(periods) {
        let made = periods.iter().rev().find_map(|period| period.forecast.as_ref());
        let value = made.map(|value| format::value(words.language, value)).unwrap_or_default();
        let arguments = [("value", value.into()), ("year", year.to_string().into())];
        sentences.push(words.with("chart-forecast-is", &arguments));
    }
    if let Some(target) = periods.last().and_then(|period| period.target.as_ref()) {
        let printed = uncapitalized(&format::target(words.language, target));
        sentences.push(words.with("chart-target-is", &[("target", printed.into())]));
    }
    let gaps = periods.iter().filter(|period| is_gap(period)).count();
    if gaps > 0 {
        sentences.push(words.with("chart-gaps", &[("count", gaps.into())]));
    }
    sentences.extend(axis_begins(words, periods));
    sentences.join(" ")
}

fn is_gap(period: &LinePeriod) -> bool {
    period.outcome.total.as_ref().is_some_and(|value| absent_value(value).is_some())
}

fn from_to(words: &Words, first: (&LinePeriod, &Value), last: (&LinePeriod, &Value)) -> String {
    words.with(
        "chart-from-to",
        &[
            ("first", format::value(words.language, first.1).into()),
            ("first_period", name(words, first.0).into()),
            ("last", format::value(words.language, last.1).into()),
            ("last_period", name(words, last.0).into()),
        ],
    )
}

/// What has come of a year that is not over is held against the same time of the year before it.
fn said_so_far(words: &Words, so_far: &[Known<'_>]) -> Option<String> {
    let (latest, earlier) = so_far.split_last()?;
    let value = |known: &Known<'_>| format::value(words.language, known.1);
    let mut told = vec![
        ("until", words.text(accrual::until(latest.0.part)).into()),
        ("year", latest.0.year.to_string().into()),
        ("value", value(latest).into()),
    ];
    let Some(before) = earlier.last() else {
        return Some(words.with("chart-so-far", &told));
    };
    told.push(("before_year", before.0.year.to_string().into()));
    told.push(("before", value(before).into()));
    Some(words.with("chart-so-far-like", &told))
}

fn extremes(words: &Words, known: &[(&LinePeriod, &Value)]) -> Option<String> {
    let by_number = |pair: &&(&LinePeriod, &Value)| number(pair.1);
    let highest = known.iter().rev().max_by_key(by_number)?;
    let lowest = known.iter().min_by_key(by_number)?;
    let arguments = [
        ("highest", format::value(words.language, highest.1).into()),
        ("highest_period", name(words, highest.0).into()),
        ("lowest", format::value(words.language, lowest.1).into()),
        ("lowest_period", name(words, lowest.0).into()),
    ];
    (number(highest.1) != number(lowest.1)).then(|| words.with("chart-extremes", &arguments))
}

fn latest_by_sex(words: &Words, periods: &[&LinePeriod]) -> Option<String> {
    let (period, women, men) = periods.iter().rev().find_map(|period| {
        let (women, men) = (period.outcome.women.as_ref()?, period.outcome.men.as_ref()?);
        (women.quantity().is_some() && men.quantity().is_some()).then_some((*period, women, men))
    })?;
    let arguments = [
        ("women", format::value(words.language, women).into()),
        ("men", format::value(words.language, men).into()),
        ("period", name(words, period).into()),
    ];
    Some(words.with("chart-women-and-men", &arguments))
}

/// A scale that does not begin at zero is said, since the eye takes heights for sizes.
fn axis_begins(words: &Words, periods: &[&LinePeriod]) -> Option<String> {
    let numbers: Vec<Decimal> = periods.iter().flat_map(|it| super::numbers_of(it)).collect();
    let lowest = Axis::covering(&numbers, Zero::Free, STEPS).lowest();
    let unit = common_unit(periods.iter().flat_map(|it| values_of(it)));
    let printed = format::with_unit(words.language, &words.label(lowest), &unit);
    let is_cut = !numbers.is_empty() && !lowest.is_zero();
    is_cut.then(|| words.with("chart-axis-begins", &[("value", printed.into())]))
}

fn sentence(words: &Words, key: &str, (period, value): (&LinePeriod, &Value)) -> String {
    let value = format::value(words.language, value);
    words.with(key, &[("value", value.into()), ("period", name(words, period).into())])
}

/// A period inside a sentence; a whole year is its number.
fn name(words: &Words, period: &LinePeriod) -> String {
    match period.part {
        YearPart::FullYear => period.year.to_string(),
        YearPart::Tertial1 | YearPart::Tertial2 => {
            format::period_short(words.language, period.year, period.part)
        }
    }
}

/// A row a period; columns that no period fills are left out.
pub(super) fn table(words: &Words, periods: &[&LinePeriod]) -> ChartTable {
    type Cell = fn(&LinePeriod) -> Option<&Value>;
    let values: [(&str, Cell); 5] = [
        ("chart-column-outcome", |period| period.outcome.total.as_ref()),
        ("sex-women", |period| period.outcome.women.as_ref()),
        ("sex-men", |period| period.outcome.men.as_ref()),
        ("sex-other", |period| period.outcome.other.as_ref()),
        ("chart-column-forecast", |period| period.forecast.as_ref()),
    ];
    let is_used = |(_, cell): &&(&str, Cell)| periods.iter().any(|period| cell(period).is_some());
    let used: Vec<&(&str, Cell)> = values.iter().filter(is_used).collect();
    let has_targets = periods.iter().any(|period| period.target.is_some());
    let whole_years = periods.iter().all(|period| period.part == YearPart::FullYear);
    let mut columns = vec![words.column("chart-column-period", ColumnKind::Words)];
    columns.extend(used.iter().map(|(key, _)| words.column(key, ColumnKind::Figures)));
    if has_targets {
        columns.push(words.column("chart-column-target", ColumnKind::Figures));
    }
    let row =
        |period: &&LinePeriod| {
            let mut cells: Vec<String> =
                used.iter().map(|(_, cell)| words.cell(cell(period))).collect();
            if has_targets {
                let target = period.target.as_ref();
                cells.push(target.map_or_else(
                    || "–".to_owned(),
                    |target| format::target(words.language, target),
                ));
            }
            let name = if whole_years {
                period.year.to_string()
            } else {
                format::period_short(words.language, period.year, period.part)
            };
            ChartRow { name, cells }
        };
    ChartTable { columns, rows: periods.iter().map(row).collect() }
}
