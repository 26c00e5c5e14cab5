//! Tables that add up and tables that do not.

use super::*;
use crate::rules::example::{findings, found, report, table};
use tertial_domain::report::{PlainTable, Report, ReportKind};

fn report_of(table: PlainTable) -> Report {
    Report { tables: vec![table], ..report(ReportKind::AnnualReport, 2021) }
}

fn check(header: &str, rows: &[&str], expected: &[&str]) {
    let expected: Vec<String> =
        expected.iter().map(|rest| format!("tables/0/rows/{rest}")).collect();
    assert_eq!(found(SPEC.rule, &report_of(table(header, rows))), expected, "{rows:?}");
}

#[test]
fn rows_that_do_not_give_their_sum_are_said() {
    check("Post | Tkr", &["Mat | 300", "Hyra | 150", "El | 50", "Summa | 520"], &["3 down"]);
    let rows =
        ["Enheten | ", "* personal | 300", "* hyra | 100", "* it | ", "Mat | 50", "SUMMA | 500"];
    check("Post | Tkr", &rows, &["5 down-blank"]);
    let all = findings(SPEC.rule, &report_of(table("Post | Tkr", &rows)));
    let blank = all[0].arguments.iter().find(|(name, _)| *name == "blank");
    assert_eq!(blank.map(|(_, value)| value.as_str()), Some("* it"));
}

#[test]
fn a_sum_of_costs_leaves_income_above_it_out() {
    let rows = |sum: &'static str| {
        ["Intäkter | 14 350", "Personalkostnader | 11 480", "Lokalkostnader | 2 300", sum]
    };
    check("Post | Utfall", &rows("Summa kostnader | 13 780"), &[]);
    check("Post | Utfall", &rows("Summa kostnader | 13 990"), &["3 down"]);
}

#[test]
fn a_result_is_income_less_costs() {
    let rows = |result: &'static str| {
        [
            "Intäkter |",
            "Bidrag | 900",
            "Summa intäkter | 900",
            "Kostnader |",
            "Lön | 800",
            "Hyra | 250",
            "Summa kostnader | 1 050",
            result,
            "I fond från 2020 | 40",
            "Resultat efter resultatdisposition | -110",
        ]
    };
    check(" | Utfall 2021", &rows("Resultat netto | -150"), &[]);
    check(" | Utfall 2021", &rows("Resultat netto | -510"), &["7 result"]);
    check("Post | Budget", &["Intäkter | 80", "Kostnader | -90", "Resultat | -10"], &[]);
    check("Post | Budget", &["Kostnader | 90", "Intäkter | 80", "Nettokostnad | 10"], &[]);
}

#[test]
fn blank_rows_sub_totals_and_parts_are_understood() {
    check("Post | Tkr", &["Mat | 300", "Övrigt |", "Hyra | 150", "Summa | 450"], &[]);
    check(
        "Post | Tkr",
        &[
            "Mat | 300",
            "Kött | 200",
            "Summa mat | 500",
            "El | 40",
            "Gas | 60",
            "Summa drift | 100",
            "Hyra | 70",
            "Totalt | 670",
        ],
        &[],
    );
    check("Post | Tkr", &["Personal | 300", "* chefer | 100", "Mat | 50", "Summa | 350"], &[]);
    check("Projekt | Mnkr", &["Parken | 4,0", "Summa | 4,5"], &[]);
}

#[test]
fn half_a_printed_unit_a_row_is_forgiven() {
    check("Post | Mnkr", &["Mat | 1,1", "Hyra | 2,2", "El | 0,7", "Summa | 4,2"], &[]);
    check("Post | Mnkr", &["Mat | 1,1", "Hyra | 2,2", "El | 0,7", "Summa | 4,3"], &["3 down"]);
}

#[test]
fn sums_along_a_row_are_added_up() {
    let header = "Grupp | T1 | T2 | VB | Totalt ack. | Åtgärder";
    check(header, &["Mat | 1 | 2 | 3 | 6 | Samtal.", "Bemötande | 2 | | 1 | 3 |"], &[]);
    check(header, &["Mat | 1 | 2 | 3 | 7 |", "Totalt | 1 | 2 | 3 | 7 |"], &["0 across"]);
    check(header, &["Mat | 1 | 2 | 6 | 6 |"], &[]);
    let header = "Tkr | Budget | Utfall | Avvikelse";
    check(header, &["Lön | 100 | 90 | 10", "Mat | 40 | 50 | -10"], &[]);
    check(header, &["Lön | 100 | 90 | 20"], &["0 variance"]);
}

#[test]
fn counts_are_exact() {
    let header = "Grupp | T1 | T2";
    check(header, &["Mat | 1 | 2", "Bemötande | 2 | 4", "Totalt | 3 | 7"], &["2 down"]);
}

#[test]
fn figures_are_shown_as_tables_print_them() {
    for (number, expected) in [("1234567.5", "1\u{a0}234\u{a0}567,5"), ("-410", "-410"), ("0", "0")]
    {
        assert_eq!(shown(number.parse().unwrap()), expected);
    }
}

#[test]
fn a_row_that_is_not_called_a_cost_is_one_beside_costs() {
    let rows = |result: &'static str| {
        ["Intäkter | 3 200", "Personalkostnader | 18 940", "Växter och material | 2 630", result]
    };
    check("Post | Utfall", &rows("Resultat netto | -18 370"), &[]);
    check("Post | Utfall", &rows("Resultat netto | -18 730"), &["3 result"]);
}
