//! The tables outside the goal tree: money and feedback.

use tertial_domain::quantity::MoneyScale;
use tertial_domain::report::{PlainTable, ReportKind};

use crate::feedback::{FeedbackTable, OUTCOMES, SENDERS, SUBJECTS};
use crate::money::{MoneyTable, print_amount, print_variance};
use crate::phrase::Slot;
use crate::voice::Voice;

/// The first column of a money table; it says the scale of the others.
const ITEM: &str = "Post, belopp i tkr";

/// The money table in the columns of a kind of report, in thousands of kronor.
pub(crate) fn money_table(money: &MoneyTable, (year, kind): (i16, ReportKind)) -> PlainTable {
    let header = match kind {
        ReportKind::AnnualPlan => vec![ITEM.to_owned(), format!("Budget {year}")],
        ReportKind::TertialReport1 | ReportKind::TertialReport2 => {
            let months = if kind == ReportKind::TertialReport1 { "jan–apr" } else { "jan–aug" };
            vec![
                ITEM.to_owned(),
                "Budget helår".to_owned(),
                format!("Utfall {months}"),
                "Prognos helår".to_owned(),
                "Avvikelse".to_owned(),
            ]
        }
        ReportKind::AnnualReport => {
            [ITEM, "Budget", "Utfall", "Avvikelse"].map(str::to_owned).to_vec()
        }
    };
    let mut rows: Vec<Vec<String>> = Vec::with_capacity(money.rows.len() + 2);
    for row in &money.rows {
        let mut cells = vec![row.label.to_owned(), print_amount(row.budget)];
        match kind {
            ReportKind::AnnualPlan => {}
            ReportKind::TertialReport1 | ReportKind::TertialReport2 => {
                cells.push(print_amount(row.actual));
                cells.push(print_amount(row.forecast));
                cells.push(print_variance(row.variance()));
            }
            ReportKind::AnnualReport => {
                cells.push(print_amount(row.actual));
                cells.push(print_variance(row.variance()));
            }
        }
        rows.push(cells);
    }
    if kind == ReportKind::AnnualReport {
        let fund = money.fund_before;
        let after = fund + money.result();
        for (label, amount) in
            [(format!("I fond från {}", year - 1), fund), ("Efter resultatfond".to_owned(), after)]
        {
            rows.push(vec![label, String::new(), print_amount(amount), String::new()]);
        }
    }
    PlainTable { header, rows, scale: Some(MoneyScale::ThousandKrona), ..PlainTable::default() }
}

/// The city's feedback table with sums and measures.
pub(crate) fn feedback_table(table: &FeedbackTable, voice: &mut Voice<'_, '_>) -> PlainTable {
    let header = ["Kategori", "T1", "T2", "VB", "Totalt ack.", "Sammanfattning och åtgärder"]
        .map(str::to_owned)
        .to_vec();
    let cell = |count: Option<i64>| count.map_or_else(|| "–".to_owned(), |n| n.to_string());
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut group = "";
    let mut sums = [None::<i64>; 3];
    let sum_row = |group: &str, sums: [Option<i64>; 3]| -> Option<Vec<String>> {
        (group == SENDERS || group == SUBJECTS).then(|| {
            let total: i64 = sums.iter().flatten().sum();
            let [first, second, third] = sums.map(cell);
            vec!["Summa".to_owned(), first, second, third, total.to_string(), String::new()]
        })
    };
    for row in &table.rows {
        if row.group != group {
            rows.extend(sum_row(group, sums));
            group = row.group;
            sums = [None; 3];
            let mut heading = vec![group.to_owned()];
            heading.resize(6, String::new());
            rows.push(heading);
        }
        for (sum, count) in sums.iter_mut().zip(row.tertials) {
            if let Some(count) = count {
                *sum = Some(sum.unwrap_or(0) + count);
            }
        }
        let mut measures = String::new();
        if row.total() > 1 && !row.measures.is_empty() {
            let words = voice.about.words;
            voice.say(words.feedback.of(row.measures), &mut measures);
        }
        let [first, second, third] = row.tertials.map(cell);
        rows.push(vec![
            row.category.to_owned(),
            first,
            second,
            third,
            row.total().to_string(),
            measures,
        ]);
    }
    debug_assert!(group == OUTCOMES || group.is_empty(), "the last group has no sum");
    PlainTable { header, rows, scale: None, ..PlainTable::default() }
}

/// Tells the voice the money.
pub(crate) fn know_money(voice: &mut Voice<'_, '_>, money: &MoneyTable) {
    let (result, turnover) = (money.result(), money.turnover());
    voice.know(Slot::Turnover, print_amount(turnover));
    voice.know(Slot::Result, print_amount(result));
    voice.know(Slot::Amount, print_amount(result.abs()));
    let tenths = if turnover > 0 { result.abs() * 1_000 / turnover } else { 0 };
    voice.know(Slot::Percent, format!("{},{}", tenths / 10, tenths % 10));
    let booked = match result.signum() {
        1 => "förs till resultatfonden",
        -1 => "täcks inom förvaltningen",
        _ => "motsvarar budgeten",
    };
    voice.know(Slot::BookedAs, booked.to_owned());
}
