//! Whether what stands in a cell for deviations says that there is none: that all goes as planned, or
//! that nothing came in the way.

use std::ops::Range;

use crate::swedish::paragraph::Paragraph;

/// Beginnings of words for what may come in the way.
const TROUBLE: &[&str] =
    &["avvik", "försen", "förskjut", "fördröj", "hinder", "problem", "ändr", "störning", "avsteg"];
/// Beginnings of words for what was meant.
const MEANT: &[&str] = &[
    "plan",
    "tidplan",
    "tidsplan",
    "tänkt",
    "förvänt",
    "schema",
    "beslut",
    "avsett",
    "verksamhetsplan",
    "budget",
    "tidsram",
    "tiden",
    "ramarna",
];
/// Words by which a thing goes as meant.
const GOES: &[&str] = &[
    "följer",
    "följt",
    "följs",
    "löper",
    "löpt",
    "går",
    "gått",
    "pågår",
    "håller",
    "hållit",
    "enligt",
    "som",
    "genomförs",
    "fortskrider",
    "fortlöper",
    "rullar",
];
/// Words by which it does not.
const FAILS: &[&str] = &[
    "inte", "ej", "ingen", "inga", "inget", "aldrig", "men", "dock", "delvis", "trots", "efter",
    "senare", "utom", "förutom", "knappt",
];

/// Whether the words of a cell for deviations tell none.
pub fn tells_no_deviation(words: &str) -> bool {
    let paragraph = Paragraph::new(words);
    let Some(first) = paragraph.sentences.first().cloned() else { return false };
    let all = paragraph.sentences.iter();
    let tells_trouble = |range: &Range<usize>| {
        range.clone().any(|at| is_trouble(&paragraph, at) && !is_denied(&paragraph, range, at))
    };
    !all.clone().any(tells_trouble)
        && (goes_as_meant(&paragraph, &first)
            || denies_trouble(&paragraph, &first)
            || is_through(&paragraph, &first)
            || says_none_at_once(&paragraph, &first))
}

fn is_trouble(paragraph: &Paragraph<'_>, at: usize) -> bool {
    TROUBLE.iter().any(|stem| paragraph.word(at).starts_with(stem))
}

/// "Ingen avvikelse", "avviker inte", "avvikelse finns ej", "varken tid eller innehåll har ändrats",
/// "vi befarade förseningar, men några sådana har inte uppstått".
fn is_denied(paragraph: &Paragraph<'_>, sentence: &Range<usize>, at: usize) -> bool {
    let denies = |at: usize| {
        matches!(
            paragraph.word(at),
            "inga"
                | "ingen"
                | "inget"
                | "inte"
                | "ej"
                | "utan"
                | "aldrig"
                | "noll"
                | "0"
                | "saknas"
                | "saknades"
                | "uteblivit"
                | "uteblev"
        )
    };
    let before = at.saturating_sub(3).max(sentence.start)..at;
    let neither = (sentence.start..at).any(|at| paragraph.word(at) == "varken");
    let right_after = (at + 1..(at + 3).min(sentence.end))
        .any(|near| denies(near) && (at..near).all(|between| paragraph.between(between) == " "));
    let is_feared = (at.saturating_sub(3).max(sentence.start)..at).any(|near| {
        ["befara", "risk", "oro", "väntade"]
            .iter()
            .any(|stem| paragraph.word(near).starts_with(stem))
    }) && (at + 1..sentence.end).any(denies);
    before.into_iter().any(denies) || neither || right_after || is_feared
}

fn denies_trouble(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> bool {
    sentence.clone().any(|at| is_trouble(paragraph, at))
}

/// "Ingen, allt blev gjort i tid", "tidplan ok, budget ok", "gick som det skulle".
fn says_none_at_once(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> bool {
    let first = paragraph.word(sentence.start);
    let is_none = matches!(first, "ingen" | "inga" | "inget" | "ingenting" | "nej" | "noll")
        && paragraph.between(sentence.start).contains([',', '.', ':', '–', '-'])
        && sentence.len() <= 12;
    let rest = (sentence.start + usize::from(is_none))..sentence.end;
    let fails =
        rest.clone().any(|at| FAILS.contains(&paragraph.word(at)) && paragraph.word(at) != "som");
    let is_ok = rest.clone().any(|at| {
        matches!(paragraph.word(at), "ok" | "okej" | "okay")
            || paragraph.word(at) == "som"
                && matches!(
                    (paragraph.word(at + 1), paragraph.word(at + 2)),
                    ("smort" | "tänkt" | "planerat" | "väntat" | "vanligt" | "avsett", _)
                        | ("det", "skulle" | "var" | "ska")
                )
    });
    (is_none || is_ok) && !fails && sentence.len() <= 14
}

/// "Allt är gjort i rätt tid", "I mål", "Har kunnat fullföljas": a short cell that only tells that it
/// is done, or goes well.
fn is_through(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> bool {
    const DONE: &[&str] = &[
        "genomför",
        "klar",
        "färdig",
        "avsluta",
        "slutför",
        "gjord",
        "gjort",
        "avklara",
        "fullfölj",
        "utför",
        "verkställ",
        "avbocka",
        "avprick",
        "uppfyll",
        "uppnå",
        "bra",
        "fint",
        "smidigt",
        "fas",
    ];
    let is_done = sentence.clone().any(|at| {
        DONE.iter().any(|stem| paragraph.word(at).starts_with(stem))
            || matches!((paragraph.word(at), paragraph.word(at + 1)), ("i", "mål" | "hamn"))
    });
    let fails = sentence.clone().any(|at| {
        let word = paragraph.word(at);
        FAILS.contains(&word) && word != "trots"
            || matches!(word, "ska" | "skulle" | "kunde" | "till" | "sent" | "halva" | "hälften" | "endast" | "bara"
                    | "några" | "vissa" | "merparten" | "flera" | "delar" | "flesta")
            // "på en av fyra arbetsplatser"
            || word == "av" && paragraph.figures.iter().any(|own| own.word == at + 1)
            || ["sena", "flytt", "skjut", "sköt", "inställ", "vänta", "först", "påbörja"]
                .iter()
                .any(|stem| word.starts_with(stem))
    });
    is_done && !fails && sentence.len() <= 14 && paragraph.sentences.len() == 1
}

/// "Följer tidplanen i alla delar", "Löper på som tänkt", "Genomförs enligt plan".
fn goes_as_meant(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> bool {
    let is_meant = |at: usize| MEANT.iter().any(|stem| paragraph.word(at).starts_with(stem));
    let goes = sentence.clone().any(|at| {
        GOES.contains(&paragraph.word(at))
            && (at + 1..(at + 5).min(sentence.end))
                .any(|near| is_meant(near) || paragraph.word(near) == "tid")
    });
    let fails = sentence.clone().any(|at| {
        FAILS.contains(&paragraph.word(at))
            // "Löper som tänkt, inga hinder."
            && !(at + 1..(at + 4).min(sentence.end)).any(|near| is_trouble(paragraph, near))
    });
    goes && !fails
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_may_say_that_all_goes_well() {
        for text in [
            "Går som planerat.",
            "Tidplanen hålls, inga förseningar.",
            "Har löpt enligt schemat.",
            "Några avvikelser har inte noterats.",
            "Inga problem under perioden.",
            "Varken start eller slut har förskjutits.",
            "Vi befarade störningar i leveransen, men det blev inga.",
            "Fortskrider som tänkt. Gruppen ses en gång i månaden.",
            "Noll avvikelser.",
            "Avvikelser saknas.",
            "Vi håller både tid och budget.",
            "Avklarat.",
            "Allt gick som det skulle.",
            "Ingen, allt blev gjort i tid.",
        ] {
            assert!(tells_no_deviation(text), "{text}");
        }
    }

    #[test]
    fn what_came_in_the_way_is_heard() {
        for text in [
            "Försenad, entreprenören har inte levererat.",
            "Inte påbörjad enligt plan.",
            "Följer planen till hälften men stannade i maj.",
            "Går inte som tänkt.",
            "Hinder i upphandlingen.",
            "Planen ändrades.",
            "Kunde inte slutföras.",
            "Ligger efter tidplanen.",
            "Startade senare än planerat.",
            "Genomförd på en av fyra arbetsplatser.",
            "Bara halva gruppen blev klar.",
            "Klar först nästa år.",
        ] {
            assert!(!tells_no_deviation(text), "{text}");
        }
    }
}
