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
    ]
    .into_iter()
    .filter(|text| says(text))
    .collect();
    assert_eq!(wrong, [""; 0]);
}
