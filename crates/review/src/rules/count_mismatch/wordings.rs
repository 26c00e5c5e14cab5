//! Ways in which counts of one thing come apart.

use super::*;
use crate::rules::example::{found, report_beside, table};

fn says(text: &str) -> bool {
    let rows = [
        "Badhuset | 48 200 | 62",
        "Ishallen | 31 500 | 24",
        "Sporthallen | 20 300 | 40",
        "Summa | 100 000 | 126",
    ];
    let table = table("Anläggning | Besök | Arrangemang", &rows);
    !found(SPEC.rule, &report_beside("Verksamhet", text, table)).is_empty()
}

#[test]
fn counts_that_differ_are_seen_in_many_words() {
    let missed: Vec<&str> = [
        "Ishallen hade 35 100 besök under säsongen.",
        "Sammanlagt gjordes 110 000 besök på anläggningarna.",
        "I badhuset hölls 26 arrangemang och i sporthallen 40.",
        "Flest besök hade badhuset med 84 200.",
        "Under året ordnades totalt 162 arrangemang.",
        "Vi har 14 medarbetare, nio i badhuset och fyra i ishallen.",
        "Tre tillbud rapporterades, ett i mars och ett i maj.",
        "Åtta föreningar sökte bidrag: fem idrottsföreningar och två kulturföreningar.",
        "Kommunens fyra badplatser (Näset, Viken, Udden) är öppna från juni.",
        "Det kom in 30 felanmälningar. Av dem gällde 18 belysning och 9 värme.",
        "Skolan har 310 elever: 98 i förskoleklass till årskurs 3, 92 i årskurs 4 till 6 och 110 i årskurs 7 till 9.",
        "Vi stödde 60 klubbar: 30 med bollar, 14 med hästar och övriga djur samt 11 med båtar.",
        "Det kom in 90 brev, jämfört med 70 året före. Av dem rör 50 badet, 20 isen och 12 hallen.",
        "Året gav 118 anmälningar. De kom från skolor (60), grannar (30) och övriga (18).",
        "Vi har rustat 17 hallar, sex i Åsen, fyra i Täppan, tre i norr och två vid ån.",
        "Av de 64 som anställdes i somras var 40 elever, 14 pensionärer och 8 lärare.",
        "Fem klagomål och tre beröm kom in. Tillsammans är det nio synpunkter.",
        "Under året kom det 99 000 besök till anläggningarna.",
    ]
    .into_iter()
    .filter(|text| !says(text))
    .collect();
    assert_eq!(missed, [""; 0]);
}

#[test]
fn counts_that_agree_are_left_alone_in_many_words() {
    let wrong: Vec<&str> = [
        "Ishallen hade drygt 31 000 besök.",
        "Badhuset tog emot 12 skolklasser i veckan.",
        "Antalet besök i ishallen ökade med 1 500.",
        "Förra året hade badhuset 45 000 besök.",
        "Vi har 14 medarbetare, nio i badhuset, fyra i ishallen och en i sporthallen.",
        "Av 126 arrangemang var 70 för barn.",
        "Under året kom det 100 000 besök till anläggningarna.",
        "Vi stödde 60 klubbar: bland andra 30 med bollar och 14 med hästar.",
        "Fem klagomål och tre beröm kom in. Tillsammans är det åtta synpunkter.",
    ]
    .into_iter()
    .filter(|text| says(text))
    .collect();
    assert_eq!(wrong, [""; 0]);
}
