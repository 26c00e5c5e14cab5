//! Ways in which people say which way the money went.

use super::*;
use crate::rules::example::{found, report_on_budget};

fn says(text: &str) -> bool {
    !found(SPEC.rule, &report_on_budget(text)).is_empty()
}

#[test]
fn the_wrong_way_is_seen_in_many_words() {
    let missed: Vec<&str> = [
        "Lönerna blev 740 tkr lägre än vad som var budgeterat.",
        "Maten kostade 120 tkr mer än vi hade räknat med.",
        "Vi fick in 310 tkr mindre i avgifter än planerat.",
        "Enheten har gått plus med 375 tkr.",
        "Hyrorna understeg budgeten med 65 tkr.",
        "Året gav ett positivt resultat på 375 tkr.",
        "För personalen redovisas ett överskott på 740 tkr.",
        "Livsmedlen drog över med 120 tkr.",
        "När året är slut har vi 375 tkr kvar av budgeten.",
        "Vi landar 375 tkr på plussidan.",
        "Vi hamnar 375 tkr bättre än budget.",
        "Året slutar på rätt sida om strecket, ca 375 tkr.",
        "Enheten lämnar tillbaka 375 tkr.",
        "Av årets budget blir 375 tkr över.",
        "Vi har förbrukat 9,4 mnkr av de 9,0 mnkr som budgeterats, 0,4 mnkr lägre än budget.",
        "Personalen kostade 740 tkr mindre än budget.",
        "Avgifterna gav ett underskott på 310 tkr jämfört med budget.",
    ]
    .into_iter()
    .filter(|text| !says(text))
    .collect();
    assert_eq!(missed, [""; 0]);
}

#[test]
fn the_right_way_is_left_alone_in_many_words() {
    let wrong: Vec<&str> = [
        "Lönerna blev 740 tkr högre än budgeterat.",
        "Maten blev 120 tkr billigare än planerat.",
        "Avgifterna gav 310 tkr mer än budget, medan personalen kostade 740 tkr mer.",
        "Ett befarat underskott på 900 tkr blev till slut 375 tkr.",
        "Utan bidraget skulle enheten ha haft ett överskott.",
        "Vi hamnar 375 tkr sämre än budget.",
        "Vi går back 375 tkr, varav 65 tkr beror på högre hyror.",
    ]
    .into_iter()
    .filter(|text| says(text))
    .collect();
    assert_eq!(wrong, [""; 0]);
}

fn in_the_year(text: &str) -> bool {
    use crate::rules::example::{report_beside, table};
    use tertial_domain::quantity::MoneyScale;
    use tertial_domain::report::{PlainTable, ReportKind};
    let rows = [
        "Badhus | -182,4 | -63,1 | -188,9 | -6,5",
        "Ishallar | -58,6 | -27,5 | -57,8 | 0,8",
        "Summa netto | -241,0 | -90,6 | -246,7 | -5,7",
    ];
    let budget = PlainTable {
        scale: Some(MoneyScale::MillionKrona),
        ..table("Mnkr | Budget | Utfall jan-aug | Prognos helår | Avvikelse", &rows)
    };
    let mut report = report_beside("Uppföljning av driftbudget", text, budget);
    report.kind = Some(ReportKind::TertialReport2);
    !found(SPEC.rule, &report).is_empty()
}

#[test]
fn in_the_year_the_forecast_is_held_against_the_budget() {
    assert!(in_the_year("Prognosen pekar mot ett överskott på 5,7 mnkr gentemot budgeten."));
    assert!(in_the_year("Badhusen går 6,5 mnkr bättre än budget."));
    assert!(in_the_year("Ishallarna överskrider sin ram med 0,8 mnkr."));
    assert!(!in_the_year("Prognosen pekar mot ett underskott på 5,7 mnkr gentemot budgeten."));
    assert!(!in_the_year("Ishallarna lämnar 0,8 mnkr."));
}
