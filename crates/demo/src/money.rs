//! A unit's money: budget, outcome and forecast in rows whose sums agree.

use tertial_domain::period::YearPart;

use crate::almgarden;
use crate::climate::{climate, thrift_permille};
use crate::figures::grouped;
use crate::goals::ThemeKind;
use crate::organisation::Reporter;
use crate::random::Key;

/// One row of a money table, in thousands of kronor; costs are below zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MoneyRow {
    /// What it is, as printed.
    pub label: &'static str,
    /// Whether it is the sum of the rows above it, up to the sum before.
    pub is_sum: bool,
    /// The whole year's budget.
    pub budget: i64,
    /// The outcome so far; the whole year's in an annual report.
    pub actual: i64,
    /// The forecast for the whole year; the outcome in an annual report.
    pub forecast: i64,
}

impl MoneyRow {
    /// Forecast less budget: above zero is better.
    pub const fn variance(&self) -> i64 {
        self.forecast - self.budget
    }
}

/// A unit's money in a year (*driftbudget*), with the fund that it brings along (*resultatfond*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MoneyTable {
    /// The rows in print order, the result (*resultat, netto*) last.
    pub rows: Vec<MoneyRow>,
    /// What came from last year's fund.
    pub fund_before: i64,
}

impl MoneyTable {
    /// The result: forecast or outcome of the whole year.
    pub fn result(&self) -> i64 {
        self.rows.last().map_or(0, |row| row.forecast)
    }

    /// What the whole costs, from zero up.
    pub fn turnover(&self) -> i64 {
        self.rows.iter().find(|row| row.label == COST_SUM).map_or(0, |row| row.budget.abs())
    }
}

const COST_SUM: &str = "Summa kostnader";

/// Share of the costs in thousandths.
const COSTS: [(&str, i64); 5] = [
    ("Personal", 721),
    ("Övriga personalkostnader", 12),
    ("Lokaler", 160),
    ("Köp av verksamhet och transporter", 60),
    ("Övriga kostnader", 47),
];

const INCOME: [(&str, i64); 3] =
    [("Ersättning och anslag", 962), ("Bidrag", 24), ("Övriga intäkter", 14)];

/// The money of a unit: so far for a part of the year, or the plan where there is no part.
pub(crate) fn money(unit: &Reporter, year: i16, part: Option<YearPart>) -> MoneyTable {
    let before = rows_of(unit, year - 1, Some(YearPart::FullYear));
    let fund_before = before.last().map_or(0, |row| row.forecast.max(0));
    MoneyTable { rows: rows_of(unit, year, part), fund_before }
}

/// Budget, outcome so far and forecast of one row.
pub(crate) type Line = (i64, i64, i64);

fn rows_of(unit: &Reporter, year: i16, part: Option<YearPart>) -> Vec<MoneyRow> {
    let told = almgarden::money(year, part).filter(|_| unit.is_almgarden);
    if let Some((income, costs)) = told {
        return summed(told_rows(&INCOME, &income), told_rows(&COSTS, &costs));
    }
    let key = unit.key.named("money");
    let years = i64::from(year) - 2018;
    let per_head = 640 + key.named("wage").noise(60);
    let staff = unit.staff.max(3);
    let total = staff * per_head * (1_000 + 28 * years) / 1_000 * 10 / 7;
    let total = (total + 5) / 10 * 10;
    let moment = part.map_or(0, |part| match part {
        YearPart::Tertial1 => 1,
        YearPart::Tertial2 => 2,
        YearPart::FullYear => 3,
    });
    let of_year = key.year(year);
    let thrift = thrift_permille(climate(unit, ThemeKind::Money, year));
    let income = block((&INCOME, thrift), total, 1, (of_year.named("income"), moment));
    let costs = block((&COSTS, 0), total, -1, (of_year.named("costs"), moment));
    summed(income, costs)
}

fn told_rows(labels: &[(&'static str, i64)], lines: &[Line]) -> Vec<MoneyRow> {
    let rows = labels.iter().zip(lines);
    rows.map(|((label, _), (budget, actual, forecast))| MoneyRow {
        label,
        is_sum: false,
        budget: *budget,
        actual: *actual,
        forecast: *forecast,
    })
    .collect()
}

/// Income and costs with their sums, and the result last.
fn summed(income: Vec<MoneyRow>, costs: Vec<MoneyRow>) -> Vec<MoneyRow> {
    let mut rows = Vec::with_capacity(11);
    let income_sum = sum("Summa intäkter", &income);
    let cost_sum = sum(COST_SUM, &costs);
    let result = MoneyRow {
        label: "Resultat, netto",
        is_sum: true,
        budget: income_sum.budget + cost_sum.budget,
        actual: income_sum.actual + cost_sum.actual,
        forecast: income_sum.forecast + cost_sum.forecast,
    };
    rows.extend(income);
    rows.push(income_sum);
    rows.extend(costs);
    rows.push(cost_sum);
    rows.push(result);
    rows
}

/// Rows of one sign whose budget is `total`, and whose outcome is so many thousandths above it by
/// and large; the first row takes what rounding leaves.
fn block(
    (parts, more): (&[(&'static str, i64)], i64),
    total: i64,
    sign: i64,
    (key, moment): (Key, i64),
) -> Vec<MoneyRow> {
    let mut rows: Vec<MoneyRow> = parts
        .iter()
        .map(|&(label, share)| {
            let own = key.named(label);
            let budget = total * share / 1_000;
            let drift = budget * (own.noise(28) + more) / 1_000;
            // Forecasts of the year come closer to the outcome, tertial by tertial.
            let forecast = budget + drift * (moment + 1) / 4;
            let actual = match moment {
                1 => forecast * (332 + own.named("t1").noise(14)) / 1_000,
                2 => forecast * (665 + own.named("t2").noise(14)) / 1_000,
                _ => forecast,
            };
            MoneyRow {
                label,
                is_sum: false,
                budget: sign * budget,
                actual: sign * actual,
                forecast: sign * forecast,
            }
        })
        .collect();
    let left = total - rows.iter().map(|row| row.budget.abs()).sum::<i64>();
    if let Some(first) = rows.first_mut() {
        first.budget += sign * left;
        first.forecast += sign * left;
        if moment == 3 || moment == 0 {
            first.actual += sign * left;
        }
    }
    rows
}

fn sum(label: &'static str, rows: &[MoneyRow]) -> MoneyRow {
    MoneyRow {
        label,
        is_sum: true,
        budget: rows.iter().map(|row| row.budget).sum(),
        actual: rows.iter().map(|row| row.actual).sum(),
        forecast: rows.iter().map(|row| row.forecast).sum(),
    }
}

/// An amount in print: "−22 950", "0", "75".
pub(crate) fn print_amount(amount: i64) -> String {
    let digits = grouped(amount.abs());
    if amount < 0 { format!("−{digits}") } else { digits }
}

/// A variance in print, with its sign.
pub(crate) fn print_variance(amount: i64) -> String {
    if amount > 0 { format!("+{}", grouped(amount)) } else { print_amount(amount) }
}

/// Adds up the money of several units, row by row.
pub(crate) fn add_up(tables: &[MoneyTable]) -> MoneyTable {
    let mut tables = tables.iter();
    let Some(mut total) = tables.next().cloned() else {
        return MoneyTable { rows: Vec::new(), fund_before: 0 };
    };
    for table in tables {
        for (row, other) in total.rows.iter_mut().zip(&table.rows) {
            row.budget += other.budget;
            row.actual += other.actual;
            row.forecast += other.forecast;
        }
        total.fund_before += table.fund_before;
    }
    total
}
