//! Ways in which people tell the parts of a whole.

use super::*;
use crate::rules::example::{found, indicator, paragraphs, report_with};
use IndicatorField::Outcome;

fn says(name: &str, whole: &str, text: &str) -> bool {
    let mut row = indicator(name, &[(Outcome, whole)]);
    row.analysis = paragraphs(&[text]);
    !found(SPEC.rule, &report_with(vec![row])).is_empty()
}

#[test]
fn parts_that_cannot_give_the_whole_are_seen_in_many_words() {
    let nöjda = "Andel nöjda gäster";
    let missed: Vec<&str> = [
        (nöjda, "91 %", "På Almen är 84 procent nöjda, på Björken 79 procent och på Eken 88."),
        (
            nöjda,
            "91 %",
            "Almens gäster är mest nöjda (88 %), följt av Björkens (85 %) och Ekens (80 %).",
        ),
        (nöjda, "60 %", "Lågstadiet ligger på 74 %, mellanstadiet på 69 % och högstadiet på 66 %."),
        (nöjda, "91 %", "Nordost: 82 %. Nordväst: 86 %. Sydost: 80 %. Sydväst: 77 %."),
        (
            nöjda,
            "90 %",
            "På Almen svarade 21 av 30 gäster att de är nöjda och på Björken 14 av 20.",
        ),
        (nöjda, "50 %", "Totalt är 61 av 80 gäster nöjda."),
        (
            "Väntetid i dagar",
            "4",
            "Köerna skiljer sig åt: Norra 7 dagar, Södra 6 dagar och Västra 9 dagar.",
        ),
        (
            nöjda,
            "40 %",
            "Dagverksamheten nådde 55 %, kvällsverksamheten 61 % och helgverksamheten 58 %.",
        ),
        (nöjda, "95 %", "Andelen är 88 % i åk 7, 84 % i åk 8 och 90 % i åk 9."),
        (
            nöjda,
            "70 %",
            "Båda husen klarade målet: Almen med 78 procent och Björken med 81 procent.",
        ),
        (nöjda, "83 %", "Samtliga tre hus låg mellan 58 och 76 procent, lägst på Eken."),
        (nöjda, "40 %", "Alla grupper hamnar mellan 55 och 61 % i år."),
        (
            nöjda,
            "60 %",
            "Av Almens 210 gäster är 150 nöjda, av Björkens 90 är 72 och av Ekens 100 är 78.",
        ),
        (nöjda, "90 %", "På Almen är 74 procent nöjda. Björken nådde 69. Eken kom upp i 80."),
        (
            nöjda,
            "69 %",
            "Bland barnen är 88 procent nöjda, bland föräldrarna 81 och i personalen 77.",
        ),
        (nöjda, "95 %", "Våning ett har 79 procent nöjda gäster, våning två 83 och våning tre 81."),
        (
            nöjda,
            "91 %",
            "I norra huset är 84 procent nöjda, i södra 88, i östra 90 och i västra 86.",
        ),
        (
            nöjda,
            "95 %",
            "I dansen svarar 92 procent ja, i musiken 88, i teatern 89 och i bilden 91.",
        ),
        (nöjda, "47 %", "Av de 618 gäster som svarade var 235 nöjda."),
        ("Kötid i veckor", "12", "Grupp Nord har 14, Grupp Syd 15 och Grupp Väst 13."),
        ("Antal klubbar", "52", "De fördelar sig på idrott 24, kultur 17 och friluftsliv 15."),
    ]
    .into_iter()
    .filter(|(name, whole, text)| !says(name, whole, text))
    .map(|(_, _, text)| text)
    .collect();
    assert_eq!(missed, [""; 0]);
}

#[test]
fn parts_that_can_are_left_alone_in_many_words() {
    let nöjda = "Andel nöjda gäster";
    let wrong: Vec<&str> = [
        (nöjda, "84 %", "På Almen är 84 procent nöjda, på Björken 79 procent och på Eken 88."),
        (
            nöjda,
            "91 %",
            "Förra året låg Almen på 84 procent, Björken på 79 och Eken på 88 procent.",
        ),
        (
            nöjda,
            "70 %",
            "På Almen svarade 21 av 30 gäster att de är nöjda och på Björken 14 av 20.",
        ),
        (nöjda, "91 %", "Av gästerna bor 40 % på Almen, 35 % på Björken och 25 % på Eken."),
        (nöjda, "84 %", "Bemötandet får 71 procent, utbudet 66 och tryggheten 62."),
        (
            "Antal konserter",
            "84",
            "Våra 84 konserter fördelar sig på 37 i huset, 29 i skolor och 18 på torget.",
        ),
        (nöjda, "91 %", "Almen höjde sig med 4 procent, Björken med 6 och Eken med 9 procent."),
        (nöjda, "70 %", "Samtliga tre hus låg mellan 58 och 76 procent, lägst på Eken."),
        (
            nöjda,
            "91 %",
            "Vi lade mellan 58 och 76 procent av tiden på detta i alla hus förra året.",
        ),
        (
            nöjda,
            "75 %",
            "Av Almens 210 gäster är 150 nöjda, av Björkens 90 är 72 och av Ekens 100 är 78.",
        ),
        (nöjda, "91 %", "Almen nådde 89 procent. Björken har 12 gäster, Eken 14 och Lönnen 16."),
        (nöjda, "80 %", "På Almen är 74 procent nöjda. Björken nådde 69. Eken kom upp i 83."),
    ]
    .into_iter()
    .filter(|(name, whole, text)| says(name, whole, text))
    .map(|(_, _, text)| text)
    .collect();
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn a_share_that_the_next_sentence_takes_up_again_is_held_against_its_groups() {
    let told = |text: &str| {
        let mut report = report_with(Vec::new());
        report.sections = vec![crate::rules::example::section("Analys", &[text])];
        found(SPEC.rule, &report).len()
    };
    for text in [
        "Frånvaron i huset var 3,1 procent. Bland kockarna var den 4,0 procent, bland vakterna 5,2 \
         och i ledningen 3,6.",
        "Hela 82 % av gästerna är nöjda med maten. Siffran är 74 på Almen, 69 på Björken och 66 på \
         Eken.",
    ] {
        assert_eq!(told(text), 1, "{text}");
    }
    for text in [
        "Frånvaron i huset var 4,1 procent. Bland kockarna var den 4,0 procent, bland vakterna 5,2 \
         och i ledningen 3,6.",
        "Hela 82 % av gästerna är nöjda med maten. Den lagas av sex kockar på Almen, fem på Björken \
         och fyra på Eken.",
        "Frånvaron sjönk till 3,1 procent. Exempelvis var den 4,0 procent bland kockarna, 5,2 bland \
         vakterna och 3,6 i ledningen.",
    ] {
        assert_eq!(told(text), 0, "{text}");
    }
}

#[test]
fn a_plan_s_comment_is_held_against_its_own_outcome() {
    let says = |text: &str| {
        let mut row = indicator("Andel behöriga lärare", &[(IndicatorField::Target, "46 %")]);
        row.comment = paragraphs(&[text]);
        let mut report = report_with(vec![row]);
        report.kind = Some(tertial_domain::report::ReportKind::AnnualPlan);
        !found(SPEC.rule, &report).is_empty()
    };
    assert!(says("Utfall 2020: 44 %. På Almen 38 %, på Björken 41 % och på Eken 35 %."));
    assert!(!says("Utfall 2020: 38 %. På Almen 38 %, på Björken 41 % och på Eken 35 %."));
}
