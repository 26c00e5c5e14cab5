//! Whether a note says that something is not measured, comes later, or does not concern the unit.

use crate::swedish::dates::years;
use crate::swedish::months::number_of_month;
use crate::swedish::paragraph::Paragraph;

/// Beginnings of words for what is measured or told.
const MEASURED: &[&str] = &[
    "mät",
    "enkät",
    "undersökning",
    "brukarundersökning",
    "indikator",
    "utfall",
    "resultat",
    "statistik",
    "värde",
    "uppgift",
    "siffr",
    "data",
    "underlag",
    "svar",
    "publicer",
    "rapport",
    "nyckeltal",
    "register",
    "filen",
];
/// Words that deny.
const DENIED: &[&str] = &["inte", "ej", "ingen", "inget", "inga", "saknas"];
/// Beginnings of words for telling.
const TOLD: &[&str] = &[
    "mät",
    "genomför",
    "redovisa",
    "presenter",
    "publicer",
    "finns",
    "aktuell",
    "tillämp",
    "gjord",
    "gjort",
    "görs",
    "tillgäng",
    "tagits",
    "tas",
    "kommit",
    "klar",
    "delta",
    "ställ",
    "möjlig",
    "relevan",
    "följ",
    "besvara",
    "fått",
    "fanns",
    "ingår",
    "omfatta",
    "berör",
    "visa",
    "lever",
    "kom",
    "samlats",
    "samlat",
    "hämta",
    "går",
    "gått",
];
/// Words that put the telling later.
const LATER: &[&str] = &[
    "först",
    "senare",
    "inväntas",
    "väntas",
    "dröjer",
    "våren",
    "hösten",
    "nästkommande",
    "kommande",
    "nästa",
];
/// Words for telling that may come later.
const TO_COME: &[&str] = &[
    "redovisas",
    "presenteras",
    "publiceras",
    "kommer",
    "levereras",
    "mäts",
    "ges",
    "klart",
    "klara",
];
/// Words by which figures were lost, put off or stopped.
const LOST: &[&str] = &[
    "förlor",
    "förlust",
    "haver",
    "krasch",
    "rader",
    "skjut",
    "skjöts",
    "sköts",
    "försen",
    "inställ",
    "vilande",
    "vilar",
    "pausa",
    "väntan",
    "avbr",
    "tappa",
    "understeg",
    "understiger",
    "borttag",
    "nedlagd",
    "upphör",
    "saknar",
    "framflytt",
    "senarelag",
    "stopp",
];
/// Whole turns of phrase.
const TURNS: &[&str] = &[
    "inte aktuell",
    "ej aktuell",
    "inte tillämplig",
    "ej tillämplig",
    "ej relevant",
    "inte relevant",
    "mäts ej",
    "mäts inte",
    "ej mätt",
    "inte mätt",
    "ej mätbar",
    "inte mätbar",
    "vartannat",
    "lagt ner",
    "lagts ner",
    "lades ner",
    "lagt ned",
    "vart tredje år",
    "för få svar",
    "sekretess",
    "färre än fem",
    "av hänsyn till",
    "för få personer",
    "ställdes in",
    "har ställts in",
    "ingen mätning",
    "saknar målgrupp",
    "berör inte",
    "berör ej",
    "avser inte",
    "gäller inte",
    "inte denna typ av",
    "har ingen sådan",
    "har inga sådana",
];

/// Whether a paragraph says why a figure is not there.
pub fn says_unmeasured(paragraph: &Paragraph<'_>, year: Option<i16>) -> bool {
    if TURNS.iter().any(|turn| paragraph.lower.contains(turn)) {
        return true;
    }
    // "därav den tomma rutan"
    let is_empty_told = (0..paragraph.words.len()).any(|at| {
        matches!(paragraph.word(at), "tom" | "tomt" | "tomma" | "blank" | "blankt")
            && ["ruta", "fält", "cell", "rad", "kolumn"]
                .iter()
                .any(|stem| paragraph.word(at + 1).starts_with(stem))
            // "varför rutan är tom", "fältet lämnas tomt"
            || matches!(paragraph.word(at), "tom" | "tomt" | "tomma" | "blank" | "blankt")
                && ["ruta", "fält", "cell", "rad", "kolumn"].iter().any(|stem| {
                    (at.saturating_sub(4)..at).any(|near| {
                        let word = paragraph.word(near);
                        word.starts_with(stem) || word.contains("ruta") || word.ends_with("fältet")
                    })
                })
    });
    if is_empty_told {
        return true;
    }
    let named = year.map(|_| years(paragraph)).unwrap_or_default();
    paragraph.sentences.iter().any(|range| {
        let words = || range.clone().map(|at| paragraph.word(at));
        let denied = || {
            range.clone().any(|at| {
                let word = paragraph.word(at);
                matches!(word, "utgår" | "utgått" | "utgick" | "uteblev" | "uteblivit")
                    || DENIED.contains(&word)
                        && (at.saturating_sub(3)..at + 4)
                            .any(|near| range.contains(&near) && begins(paragraph.word(near), TOLD))
            })
        };
        let speaks_of_it = words().any(|word| begins(word, MEASURED));
        let comes_later = words().any(|word| TO_COME.contains(&word))
            && (words().any(is_later)
                || named.iter().any(|own| range.contains(&own.word) && Some(own.year) > year));
        let comes_next_year = words().any(|word| word == "först")
            && (paragraph.lower.contains("nästa år") || comes_later);
        let is_lost = || {
            words().any(|word| begins(word, LOST)) && range.len() <= 24
                || words().any(|word| matches!(word, "mättillfälle" | "mättillfället"))
                    && words().any(|word| word == "nästa")
        };
        (speaks_of_it && (denied() || comes_later || is_lost())) || comes_next_year
    })
}

/// Figures that come after the report come in the first half of a year.
fn is_later(word: &str) -> bool {
    LATER.contains(&word) || number_of_month(word).is_some_and(|month| month <= 6)
}

fn begins(word: &str, beginnings: &[&str]) -> bool {
    beginnings.iter().any(|beginning| word.starts_with(beginning))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_for_an_empty_cell_are_known() {
        for (text, expected) in [
            ("Indikatorn mäts inte under året.", true),
            ("Mätningen har inte genomförts.", true),
            ("Utfallet redovisas i mars.", true),
            ("Enkäten utgick i år.", true),
            ("Resultat finns ännu inte.", true),
            ("Ingen undersökning har gjorts.", true),
            ("Undersökningen görs vartannat år.", true),
            ("Utbildningen ges först nästa år.", true),
            ("Enheten har inga sådana platser.", true),
            ("Statistiken publiceras under 2022.", true),
            ("Underlaget gick förlorat vid ett haveri.", true),
            ("Publiceringen har skjutits upp.", true),
            ("Utfallsrutan är tom eftersom enkäten har lagts ner.", true),
            ("Data har inte levererats från systemet.", true),
            ("Undersökningen visar att gästerna trivs.", false),
            ("Många aktiviteter har inte kunnat genomföras.", false),
            ("Enheten har inte tagit emot någon.", false),
            ("Undersökningen gjordes under hösten och resultatet spreds.", false),
        ] {
            assert_eq!(says_unmeasured(&Paragraph::new(text), Some(2021)), expected, "{text}");
        }
    }
}
