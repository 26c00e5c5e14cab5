//! The counts that agree and those that do not.

use super::*;
use crate::rules::example::{found, indicator, report, report_with, section, table};
use tertial_domain::report::{PlainTable, Report, ReportKind};

fn check(text: &str, expected: &[&str]) {
    let report = Report {
        sections: vec![section("Verksamhet", &[text])],
        ..report(ReportKind::AnnualPlan, 2021)
    };
    let expected: Vec<String> =
        expected.iter().map(|reason| format!("sections/0 {reason}")).collect();
    assert_eq!(found(SPEC.rule, &report), expected, "{text}");
}

#[test]
fn a_whole_and_its_parts() {
    check(
        "Enheten har cirka 2412 kunder, uppdelat på hemtjänst 1600 samt dagvård 700.",
        &["parts"],
    );
    check("De 40 gästerna fördelar sig på 25 i norr och 12 i söder.", &["parts"]);
    check("Av 40 gäster, varav 52 kvinnor och 3 barn, kom alla.", &["part"]);
    check("Enheten har 2300 kunder, uppdelat på hemtjänst 1600 samt dagvård 700.", &[]);
    check("Enheten har cirka 50 kunder, uppdelat på hemtjänst 30 samt dagvård 22.", &[]);
    check("Av 45 anställda, varav 30 kvinnor och 20 vårdare, slutade en.", &[]);
    check("De 40 platserna fördelar sig på 60 procent i norr och 40 procent i söder.", &[]);
}

#[test]
fn a_count_before_a_list() {
    check("Enheten består av fyra hus: Almen, Björken och Eken.", &["list"]);
    check("Enheten består av tre hus: Almen, Björken och Eken.", &[]);
    check("Vi har tre mål: att alla trivs, att maten är god och mycket mer, hela tiden.", &[]);
    let list = |count: usize| {
        let items = vec![RichText::plain("maten lagas i huset".to_owned()); count];
        let mut report = report(ReportKind::AnnualPlan, 2021);
        let mut section = section("Verksamhet", &["Vi lovar tre saker:"]);
        section.blocks.push(Block::BulletList(items));
        report.sections.push(section);
        found(SPEC.rule, &report)
    };
    assert_eq!(list(4), ["sections/0 list"]);
    assert_eq!(list(3), [""; 0]);
}

#[test]
fn women_and_men_give_the_total_of_a_count() {
    use IndicatorField::{Outcome, OutcomeMen, OutcomeWomen};
    let check = |name: &str, cells: [&str; 3], expected: usize| {
        let [total, men, women] = cells;
        let cells = [(Outcome, total), (OutcomeMen, men), (OutcomeWomen, women)];
        let report = report_with(vec![indicator(name, &cells)]);
        assert_eq!(found(SPEC.rule, &report).len(), expected, "{name} {cells:?}");
    };
    check("Antal gäster", ["50", "25", "20"], 1);
    check("Antal gäster", ["45", "25", "20"], 0);
    check("Antal olika vårdare per gäst", ["11", "11", "12"], 0);
    check("Andel nöjda gäster", ["80 %", "78 %", "82 %"], 0);
}

fn feedback(text: &str, rows: &[&str]) -> Vec<String> {
    let heading = "Synpunkter och klagomål";
    let table = PlainTable {
        under: Some(heading.to_owned()),
        section: Some(0),
        ..table("Grupp | T1 | T2 | VB | Totalt ack.", rows)
    };
    let report = Report {
        sections: vec![section(heading, &[text])],
        tables: vec![table],
        ..report(ReportKind::AnnualReport, 2021)
    };
    found(SPEC.rule, &report)
}

#[test]
fn the_text_and_the_table_count_the_same_complaints() {
    let rows = ["Beröm | 1 | 1 | 0 | 2", "Mat | 1 | 0 | 2 | 3", "Bemötande | 0 | 1 | 0 | 1"];
    for text in [
        "Tre klagomål kom in under året.",
        "Sammantaget blev det nio synpunkter och klagomål.",
        "Antal klagomål: 5 st.",
        "Fem klagomål gällde mat.",
        "När det gäller bemötande har 2 klagomål registrerats.",
        "Vi fick tre beröm.",
    ] {
        assert_eq!(feedback(text, &rows), ["sections/0 text"], "{text}");
    }
    for text in [
        "Fyra klagomål kom in under året.",
        "Sex synpunkter har kommit in.",
        "Tre klagomål gällde maten.",
        "Två synpunkter och ett klagomål kom in.",
        "Ett tiotal synpunkter kom in.",
        "Klagomålen besvaras inom tio dagar.",
        "Förra året kom nio klagomål.",
        "Vi fick två beröm.",
    ] {
        assert_eq!(feedback(text, &rows), [""; 0], "{text}");
    }
}

#[test]
fn complaints_by_source_and_by_subject_are_the_same() {
    let rows = |last: &'static str| {
        [
            "Från vem |||| ",
            "Brukare | 1 | 1 | 0 | 2",
            "Närstående | 1 | 0 | 0 | 1",
            "Vad det gäller |||| ",
            "Mat | 1 | 1 | 0 | 2",
            last,
        ]
    };
    assert_eq!(feedback("", &rows("Bemötande | 1 | 0 | 1 | 2")), ["tables/0/rows/5 groups"]);
    assert_eq!(feedback("", &rows("Bemötande | 1 | 0 | 0 | 1")), [""; 0]);
}
