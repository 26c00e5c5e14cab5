//! Sums, counts, scales and signs: tables and the text beside them.

use rust_decimal::prelude::ToPrimitive;
use tertial_domain::quantity::Quantity;
use tertial_domain::report::{PlainTable, Report, ReportKind};
use tertial_domain::rich_text::Block;

use crate::faults::hand::{Done, Hand};
use crate::faults::numbers::{money_forms, money_out_of_scale};
use crate::faults::spots::replace_first;
use crate::figures::grouped;
use crate::voice::in_words;

/// A cell as a whole number.
pub(in crate::faults) fn number_of(cell: &str) -> Option<i64> {
    let quantity = Quantity::read(cell.trim_start_matches('+'))?;
    quantity.number.is_integer().then(|| quantity.number.to_i64()).flatten()
}

/// A number printed as its cell was.
pub(in crate::faults) fn print_like(cell: &str, number: i64) -> String {
    let sign = match (number < 0, cell.starts_with('+')) {
        (true, _) => "−",
        (false, true) => "+",
        (false, false) => "",
    };
    format!("{sign}{}", grouped(number.abs()))
}

/// The money table: its place, and the column of the year's result.
pub(in crate::faults) fn money_at(report: &Report) -> Option<(usize, usize)> {
    let at = report.tables.iter().position(|table| table.scale.is_some())?;
    let header = &report.tables.get(at)?.header;
    let wanted = |name: &str| header.iter().position(|cell| cell.starts_with(name));
    let column = wanted("Prognos").or_else(|| wanted("Utfall")).or_else(|| wanted("Budget"))?;
    Some((at, column))
}

/// The feedback table's place.
pub(in crate::faults) fn feedback_at(report: &Report) -> Option<usize> {
    let is_it = |table: &PlainTable| {
        table.scale.is_none() && table.rows.iter().any(|row| first(row) == "Vad gällde det?")
    };
    report.tables.iter().position(is_it)
}

fn first(row: &[String]) -> &str {
    row.first().map_or("", String::as_str)
}

/// The place of the section that a table stands in.
pub(in crate::faults) fn section_of(report: &Report, table: usize) -> Option<usize> {
    report.sections.iter().position(|section| section.blocks.contains(&Block::Table(table)))
}

/// A printed sum is off by more than rounding.
pub(super) fn sum(hand: &mut Hand<'_>) -> Option<Done> {
    let (table_at, _) = money_at(&hand.case.report)?;
    let table = hand.case.report.tables.get(table_at)?;
    let mut fit = Vec::new();
    let mut above = 0_i64;
    for (row_at, row) in table.rows.iter().enumerate() {
        if first(row).starts_with("Summa") {
            let columns = row.iter().enumerate().skip(1);
            let plain = columns.filter(|(column, cell)| {
                let head = table.header.get(*column).map_or("", String::as_str);
                !head.starts_with("Avvikelse") && number_of(cell).is_some()
            });
            fit.extend(plain.map(|(column, _)| (row_at, column, above)));
            above = 0;
        } else {
            above += 1;
        }
    }
    let (row, column, above) = hand.pick(&fit)?;
    let cell = hand.case.report.tables.get(table_at)?.rows.get(row)?.get(column)?.clone();
    let now = number_of(&cell)?;
    let beyond = above / 2 + 2;
    let off = match hand.random.below(10) {
        0 | 1 => beyond,
        2..5 => hand.random.between(beyond, beyond + 20),
        5..8 => hand.random.between(beyond, (now.abs() / 15).max(beyond + 1)),
        8 => 1_000,
        _ => now.abs() * 9,
    };
    let new = if hand.random.chance(50) && off < now.abs() { now - off } else { now + off };
    let printed = print_like(&cell, new);
    let note = format!("{cell} became {printed}");
    let rows = &mut hand.case.report.tables.get_mut(table_at)?.rows;
    *rows.get_mut(row)?.get_mut(column)? = printed;
    Some(Done::at(format!("tables/{table_at}/rows/{row}"), note))
}

/// Counts of feedback differ: between text and table, or between senders and subjects.
pub(super) fn count(hand: &mut Hand<'_>) -> Option<Done> {
    let table = feedback_at(&hand.case.report)?;
    match hand.random.below(10) {
        0..3 => count_between_groups(hand, table),
        3..7 => count_total(hand, table),
        _ => count_subject(hand, table).or_else(|| count_total(hand, table)),
    }
}

/// The rows of the group of subjects: each with its count, and the row of their sum.
pub(in crate::faults) fn subjects(table: &PlainTable) -> Option<(Vec<(usize, i64)>, usize)> {
    let start = table.rows.iter().position(|row| first(row) == "Vad gällde det?")?;
    let mut found = Vec::new();
    for (at, row) in table.rows.iter().enumerate().skip(start + 1) {
        let count = row.get(4).and_then(|cell| number_of(cell))?;
        if first(row) == "Summa" {
            return Some((found, at));
        }
        found.push((at, count));
    }
    None
}

fn spelled(hand: &mut Hand<'_>, count: i64) -> String {
    if (2..=12).contains(&count) && hand.random.chance(50) {
        in_words(count)
    } else {
        count.to_string()
    }
}

/// Another count, from one off to many.
fn other_count(hand: &mut Hand<'_>, count: i64) -> i64 {
    let off = match hand.random.below(3) {
        0 => 1,
        1 => hand.random.between(1, 4),
        _ => hand.random.between(3, count.max(6)),
    };
    if count - off >= 2 && hand.random.chance(50) {
        count - off
    } else {
        count + off.max(2 - count)
    }
}

fn tell(hand: &mut Hand<'_>, table: usize, (says, note): (String, String)) -> Option<Done> {
    let section = section_of(&hand.case.report, table)?;
    replace_first(&mut hand.case.report.sections.get_mut(section)?.blocks, says);
    Some(Done::at(format!("sections/{section}"), note))
}

fn count_total(hand: &mut Hand<'_>, table: usize) -> Option<Done> {
    let (rows, _) = subjects(hand.case.report.tables.get(table)?)?;
    let right: i64 = rows.iter().map(|(_, count)| count).sum();
    let wrong = other_count(hand, right);
    let word = spelled(hand, wrong);
    let says = hand.wording("count-mismatch.total", &[("fel", word)])?;
    tell(hand, table, (says, format!("{wrong} for {right}")))
}

fn count_subject(hand: &mut Hand<'_>, table: usize) -> Option<Done> {
    let found = hand.case.report.tables.get(table)?;
    let (rows, _) = subjects(found)?;
    let rows: Vec<(String, i64)> = rows
        .into_iter()
        .filter(|(_, count)| *count > 1)
        .filter_map(|(at, count)| Some((first(found.rows.get(at)?).to_lowercase(), count)))
        .collect();
    let (subject, right) = hand.pick(&rows)?;
    let wrong = other_count(hand, right);
    let word = spelled(hand, wrong);
    let slots = [("fel", word), ("ämne", subject.clone())];
    let says = hand.wording("count-mismatch.subject", &slots)?;
    tell(hand, table, (says, format!("{wrong} for {right} about {subject}")))
}

/// One subject gets more than there were, and its group's sum with it.
fn count_between_groups(hand: &mut Hand<'_>, table: usize) -> Option<Done> {
    let (rows, sum) = subjects(hand.case.report.tables.get(table)?)?;
    let (row, _) = hand.pick(&rows)?;
    let more = hand.random.between(1, 5);
    let found = hand.case.report.tables.get_mut(table)?;
    // The latest tertial that has a figure.
    let column = (1..=3).rev().find(|column| {
        found.rows.get(row).and_then(|r| r.get(*column)).is_some_and(|c| number_of(c).is_some())
    })?;
    for at in [row, sum] {
        for column in [column, 4] {
            let cell = found.rows.get_mut(at)?.get_mut(column)?;
            *cell = (number_of(cell)? + more).to_string();
        }
    }
    let place = |at: usize| format!("tables/{table}/rows/{at}");
    Some(Done::at(place(sum), format!("{more} more by subject than by sender")).also([place(row)]))
}

/// The year's result as the table has it, in tkr, with the section that it stands in.
fn result(hand: &Hand<'_>) -> Option<(i64, usize)> {
    if !hand.follows_up() {
        return None;
    }
    let report = &hand.case.report;
    let (table, column) = money_at(report)?;
    let rows = &report.tables.get(table)?.rows;
    let row = rows.iter().find(|row| first(row).starts_with("Resultat"))?;
    let result = number_of(row.get(column)?)?;
    (result.abs() >= 20).then_some((result, section_of(report, table)?))
}

/// Whether the report's result is a forecast.
fn foretells(hand: &Hand<'_>) -> bool {
    matches!(hand.case.report.kind, Some(ReportKind::TertialReport1 | ReportKind::TertialReport2))
}

/// The text gives an amount of the table with a factor of a thousand too much or too little.
pub(super) fn scale(hand: &mut Hand<'_>) -> Option<Done> {
    if hand.follows_up() && hand.random.chance(30) {
        return scale_of_row(hand);
    }
    let (result, section) = result(hand)?;
    let wrong = money_out_of_scale(result, &mut hand.random);
    let (word, large) =
        if result > 0 { ("överskott", "Överskottet") } else { ("underskott", "Underskottet") };
    let slots =
        [("mnkr_fel", wrong.clone()), ("utfall", word.to_owned()), ("Utfall", large.to_owned())];
    let list = if foretells(hand) { "scale-mismatch.forecast" } else { "scale-mismatch" };
    let says = hand.wording(list, &slots)?;
    replace_first(&mut hand.case.report.sections.get_mut(section)?.blocks, says);
    Some(Done::at(format!("sections/{section}"), format!("{wrong} for {result} tkr")))
}

fn scale_of_row(hand: &mut Hand<'_>) -> Option<Done> {
    let report = &hand.case.report;
    let (table, column) = money_at(report)?;
    let section = section_of(report, table)?;
    let rows = report.tables.get(table)?.rows.iter();
    let fit: Vec<(String, i64)> = rows
        .filter(|row| !first(row).starts_with(['S', 'R', 'E']) && !first(row).starts_with("I fond"))
        .filter_map(|row| Some((first(row).to_lowercase(), number_of(row.get(column)?)?)))
        .filter(|(_, amount)| amount.abs() >= 20)
        .collect();
    let (post, amount) = hand.pick(&fit)?;
    let wrong = money_out_of_scale(amount, &mut hand.random);
    let slots = [("belopp_fel", wrong.clone()), ("post", post.clone())];
    let says = hand.wording("scale-mismatch.row", &slots)?;
    replace_first(&mut hand.case.report.sections.get_mut(section)?.blocks, says);
    Some(Done::at(format!("sections/{section}"), format!("{wrong} for {amount} tkr, {post}")))
}

/// The text calls a deficit a surplus, or a surplus a deficit.
pub(super) fn sign(hand: &mut Hand<'_>) -> Option<Done> {
    let (result, section) = result(hand)?;
    let list = match (result < 0, foretells(hand) && hand.random.chance(70)) {
        (true, false) => "sign-mismatch.deficit",
        (true, true) => "sign-mismatch.deficit.forecast",
        (false, false) => "sign-mismatch.surplus",
        (false, true) => "sign-mismatch.surplus.forecast",
    };
    let amount = hand.pick(&money_forms(result))?;
    let says = hand.wording(list, &[("belopp", amount)])?;
    let note = format!("{result} tkr: {says}");
    replace_first(&mut hand.case.report.sections.get_mut(section)?.blocks, says);
    Some(Done::at(format!("sections/{section}"), note))
}
