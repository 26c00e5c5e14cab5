//! "inte", "ej" and "inga" before or after what was to be done.

use std::ops::Range;

use crate::swedish::fulfilment::words::{AUXILIARY, is_past, is_supine};
use crate::swedish::paragraph::Paragraph;

/// Words after "inte" that take its edge off.
const NOT_ONLY: &[&str] = &["bara", "minst", "enbart", "endast", "längre", "heller"];

/// What is good or nothing at all when it does not happen.
const WELCOME: &[&str] = &[
    "krävs",
    "krävts",
    "krävdes",
    "nödvändig",
    "nödvändiga",
    "nödvändigt",
    "ytterligare",
    "fler",
    "framkommit",
    "framkom",
    "inkommit",
    "inkom",
    "funnits",
    "fanns",
    "uppstått",
    "uppstod",
    "förekommit",
    "förekom",
    "drabbats",
    "behövt",
    "behövts",
    "behövde",
    "behövdes",
    "upplevt",
    "märkt",
    "märkts",
    "inträffat",
    "inträffade",
    "påverkats",
    "påverkat",
    "ändrats",
    "förändrats",
    "hittades",
    "hittat",
    "hittats",
    "noterats",
    "upptäcktes",
    "upptäckts",
    "rapporterats",
    "registrerats",
    "överskridit",
    "överskridits",
    "ökat",
    "ökade",
    "minskat",
    "minskade",
    "försämrats",
    "motsagt",
    "anmälts",
    "aktuellt",
    "aktuell",
    "visat",
    "visats",
    "innebar",
    "inneburit",
];

/// Beginnings of words for what one would rather be without.
const TROUBLE: &[&str] = &[
    "klagomål",
    "synpunkt",
    "avvikelse",
    "brist",
    "incident",
    "olyck",
    "problem",
    "indikation",
    "underskott",
    "sjukskriv",
    "missnöj",
    "anmälning",
    "avhopp",
    "kränk",
    "diskriminer",
    "vite",
    "förelägg",
    "smitt",
    "konflikt",
    "kritik",
    "skador",
    "felaktig",
];

/// Whole words of the same sort.
const TROUBLE_WORDS: &[&str] = &["fel", "hot", "våld", "risk", "risker", "skada", "kö", "köer"];

/// Things that are done: "inga insatser", "ingen utbildning".
const DOINGS: &[&str] = &[
    "insats",
    "åtgärd",
    "aktivitet",
    "arbete",
    "utbildning",
    "kurs",
    "möte",
    "träff",
    "genomgång",
    "översyn",
    "samarbete",
    "deltagande",
    "mätning",
    "uppföljning",
    "handlingsplan",
    "kartläggning",
    "inventering",
];

/// Words that with "inte" say that a thing is not ready.
const READY: &[&str] = &[
    "framtagen",
    "framtaget",
    "framtagna",
    "upprättad",
    "upprättat",
    "startat",
    "bytta",
    "bytt",
    "klar",
    "klart",
    "klara",
    "färdig",
    "färdigt",
    "färdiga",
    "genomförd",
    "genomfört",
    "genomförda",
    "påbörjad",
    "påbörjat",
    "påbörjade",
    "införd",
    "infört",
    "införda",
    "igång",
    "avslutad",
    "avslutat",
    "uppfyllt",
    "uppfylld",
    "uppnått",
    "uppnådd",
    "möjligt",
    "möjlig",
    "utförd",
    "utfört",
    "plats",
    "slutförd",
    "slutfört",
];

/// Present tenses that with "inte" say that a thing is not done.
const PRESENT: &[&str] = &[
    "deltar",
    "genomför",
    "genomförs",
    "används",
    "använder",
    "når",
    "nås",
    "uppfyller",
    "uppfylls",
    "följs",
    "erbjuds",
    "erbjuder",
    "sker",
    "görs",
    "gör",
    "hinner",
    "klarar",
    "fungerar",
    "efterlevs",
    "tillämpas",
];

/// Words that open a clause of circumstance: what stands in it is not the answer.
const SUBORDINATE: &[&str] = &["som", "då", "eftersom", "om", "när", "innan", "huruvida", "ifall"];

/// The words that say that a thing was not done, if a clause says so.
pub(super) fn undone(paragraph: &Paragraph<'_>, clause: &Range<usize>) -> Option<Range<usize>> {
    clause.clone().find_map(|at| match paragraph.word(at) {
        "inte" | "ej" | "aldrig" | "icke" => negated(paragraph, clause, at),
        "ingen" | "inget" | "inga" | "ingenting" => nothing_done(paragraph, clause, at),
        _ => None,
    })
}

fn negated(paragraph: &Paragraph<'_>, clause: &Range<usize>, at: usize) -> Option<Range<usize>> {
    let before = |back: usize| {
        at.checked_sub(back).filter(|at| clause.contains(at)).map_or("", |at| paragraph.word(at))
    };
    if NOT_ONLY.contains(&paragraph.word(at + 1)) {
        return None;
    }
    if before(1) == "att" {
        let chose = ["valt", "valde", "beslutat", "beslutades", "beslutats", "beslutade"];
        return chose.contains(&before(2)).then(|| at - 2..at + 1);
    }
    let after = at + 1..clause.end.min(at + 7);
    if is_subordinate(paragraph, clause, at) || is_welcome(paragraph, after.clone()) {
        return None;
    }
    let has_auxiliary = (clause.start..after.end)
        .any(|near| AUXILIARY.contains(&paragraph.word(near)))
        || at <= clause.start + 1;
    let forward = after.clone().take(5).find(|&next| {
        let word = paragraph.word(next);
        READY.contains(&word) || (has_auxiliary && is_supine(word))
    });
    if let Some(verb) = forward {
        return Some(at.saturating_sub(1).max(clause.start)..verb + 1);
    }
    (1..=3)
        .find(|&back| {
            let word = before(back);
            (is_past(word) || PRESENT.contains(&word)) && !WELCOME.contains(&word)
        })
        .map(|back| at - back..at + 1)
}

fn nothing_done(
    paragraph: &Paragraph<'_>,
    clause: &Range<usize>,
    at: usize,
) -> Option<Range<usize>> {
    let after = at + 1..clause.end.min(at + 8);
    if is_subordinate(paragraph, clause, at) || is_welcome(paragraph, after.clone()) {
        return None;
    }
    // "Inget har gjorts."
    let happened = after.clone().take(2).find(|&next| {
        matches!(paragraph.word(next), "gjorts" | "hänt" | "skett" | "gjort" | "hände" | "gjordes")
    });
    if let Some(verb) = happened {
        return Some(at..verb + 1);
    }
    let doing = after.clone().take(3).find(|&next| {
        let word = paragraph.word(next);
        DOINGS.iter().any(|stem| word.starts_with(stem))
    })?;
    Some(at..doing + 1)
}

/// Whether what follows is better absent.
fn is_welcome(paragraph: &Paragraph<'_>, mut words: Range<usize>) -> bool {
    words.any(|at| {
        let word = paragraph.word(at);
        WELCOME.contains(&word)
            || TROUBLE_WORDS.contains(&word)
            // "Inga A-fel", "inga mätfel".
            || word.ends_with("fel")
            || TROUBLE.iter().any(|stem| word.starts_with(stem))
    })
}

/// Whether a word stands in a clause that only tells a circumstance.
fn is_subordinate(paragraph: &Paragraph<'_>, clause: &Range<usize>, at: usize) -> bool {
    for back in (clause.start.max(at.saturating_sub(6))..at).rev() {
        if SUBORDINATE.contains(&paragraph.word(back)) {
            // "Då lokalen brann har vi inte kunnat": the main clause comes after.
            let opens = back == clause.start && at - back > 4;
            return !opens;
        }
        let (Some(word), Some(next)) = (paragraph.words.get(back), paragraph.words.get(back + 1))
        else {
            return false;
        };
        let between = paragraph.text.get(word.end..next.start).unwrap_or_default();
        if between.contains([',', ':', '(']) {
            return false;
        }
    }
    false
}
