//! Short answers that neither finish a thing nor say why it is not finished.
//!
//! "Arbetet pågår", "Frågan finns kvar på listan", "Delvis": the thing is in hand, and no more.

use crate::swedish::dates::years;
use crate::swedish::figures::FigureKind;
use crate::swedish::months::is_month;
use crate::swedish::paragraph::Paragraph;

/// A longer answer explains.
const LENGTH_MAX_WORDS: usize = 14;

/// Words that say that a thing is in hand, or waits; a star stands for any ending.
const OPEN: &[&str] = &[
    "pågår",
    "pågående",
    "fortgår",
    "fortlöper",
    "fortsätter",
    "kvarstår",
    "återstår",
    "delvis",
    "diskuter*",
    "diskussion*",
    "utreds",
    "utreder",
    "utredning",
    "undersök*",
    "överväg*",
    "funder*",
    "bereds",
    "bevakas",
    "bevakar",
    "planeras",
    "planering",
    "påbörj*",
    "uppstart*",
    "vilar",
    "vilande",
    "återkommer",
    "senare",
    "framöver",
    "halvvägs",
    "igång",
    "lyfts",
    "lyfter",
    "dialog",
    "samtal",
    "försen*",
    "dröjer",
    "behöver",
    "bordet",
    "planeringsstadiet",
    "vänta",
    "vänt",
    "stannat",
    "stannade",
    "trögt",
    "långsamt",
    "sakta",
    "liggande",
    "remiss",
    "ansvarar",
    "inbokat",
    "inbokad",
    "inbokade",
    "börjat",
    "börjar",
    "arbetas",
    "inlett",
    "inledd",
    "inletts",
    "startat",
    "startats",
    "skjuts",
    "flyttas",
];

/// The same in pairs of words, the second soon after the first.
const OPEN_PAIRS: &[(&[&str], &[&str])] = &[
    (&["utkast", "förslag", "skiss", "idéer", "tankar", "planer"], &["finns"]),
    (&["håller"], &["i", "på"]),
    (&["dragit", "drar", "drog"], &["ut"]),
    (&["stå", "stått", "står"], &["tillbaka"]),
    (&["bit", "mycket", "del", "arbete"], &["kvar", "återstår"]),
    (&["arbetsgrupp", "grupp", "projektgrupp"], &["tillsatt", "utsedd", "bildats", "tillsatts"]),
    (&["fått", "har"], &["uppdrag", "ansvar", "ansvaret"]),
    (&["tittar", "titta", "tittas", "kikar"], &["på"]),
    (&["ser", "se", "ses"], &["över"]),
    (&["på"], &["gång", "väg", "listan", "agendan", "dagordningen", "bordet", "tapeten"]),
    (&["i"], &["startgroparna", "process", "planeringsfas", "startfasen"]),
    (
        &["under"],
        &["arbete", "framtagande", "utveckling", "uppbyggnad", "beredning", "bearbetning"],
    ),
    (&["finns", "ligger", "står", "är"], &["kvar"]),
    (
        &["jobbar", "arbetar", "arbetas", "jobbas"],
        &["vidare", "på", "frågan", "saken", "detta", "det"],
    ),
    (&["tas", "tar", "ta"], &["upp", "tag"]),
    (
        &["nästan", "snart", "inte", "ej"],
        &["klar", "klart", "klara", "färdig", "färdigt", "slutfört"],
    ),
    (&["till"], &["del"]),
    (&["ska"], &["göras", "ske", "genomföras", "tas", "börja", "påbörjas", "läggas"]),
    (&["kommer"], &["att"]),
    (&["har"], &["frågan"]),
    (&["tagits", "togs", "tagit"], &["upp"]),
    (&["räknar"], &["med"]),
];

/// Words that settle the matter; a star stands for any ending.
const SETTLED: &[&str] = &[
    "klar",
    "klart",
    "klara",
    "klarad*",
    "färdig*",
    "genomför*",
    "genomgång*",
    "avslut*",
    "slutför*",
    "infört",
    "införd*",
    "införts",
    "infördes",
    "drift",
    "plats",
    "finns",
    "löpande",
    "kontinuerlig*",
    "regelbund*",
    "varje",
    "varannan",
    "alla",
    "samtliga",
    "årlig*",
    "ja",
    "gjort",
    "gjorts",
    "utfört",
    "utförts",
    "deltagit",
    "deltog",
    "hölls",
    "hållits",
    "invig*",
    "antog*",
    "antagits",
    "beslutades",
    "fastställ*",
    "inför",
    "används",
    "tillämpas",
    "månad*",
    "vecka",
    "uppfyll*",
];

/// What an activity is called that has no end of its own: "arbeta för", "fortsätta utveckla".
const LASTING: &[&str] = &[
    "arbeta",
    "arbetar",
    "fortsätt*",
    "fortsatt*",
    "utveckla",
    "utvecklar",
    "utvecklas",
    "löpande",
    "kontinuerlig*",
    "verka",
    "verkar",
    "samverka*",
    "främja*",
    "stärk*",
    "delta",
    "deltar",
    "följa",
    "följer",
    "bedriv*",
    "erbjud*",
    "öka*",
    "minska*",
    "förbättr*",
    "aktivt",
];

/// The sentence by which an answer leaves its activity open.
pub fn left_open<'p>(answer: &'p [Paragraph<'p>]) -> Option<&'p str> {
    let words = answer.iter().map(|paragraph| paragraph.words.len()).sum::<usize>();
    // "Underlag har hämtats från samtliga, och analysen pågår.": the last word is what counts.
    if words <= LENGTH_MAX_WORDS
        && let Some(last) = answer.last().filter(|last| ends_open(last))
    {
        return Some(last.sentence(last.sentences.len().saturating_sub(1)));
    }
    if words > LENGTH_MAX_WORDS || answer.iter().any(is_settled) {
        return None;
    }
    answer.iter().find_map(|paragraph| {
        let at = (0..paragraph.words.len()).find(|&at| is_open(paragraph, at))?;
        Some(paragraph.sentence(paragraph.sentence_of(at)?))
    })
}

/// Whether an activity's name asks for something that goes on and on.
pub fn is_lasting(activity: &str) -> bool {
    let name = Paragraph::new(activity);
    (0..name.words.len()).any(|at| is_listed(name.word(at), LASTING))
}

/// Whether a word says by itself that a matter is settled.
pub(super) fn is_settled_word(word: &str) -> bool {
    is_listed(word, SETTLED)
}

fn is_listed(word: &str, list: &[&str]) -> bool {
    list.iter().any(|own| own.strip_suffix('*').map_or(word == *own, |stem| word.starts_with(stem)))
}

fn is_open(paragraph: &Paragraph<'_>, at: usize) -> bool {
    is_listed(paragraph.word(at), OPEN) || opens_pair(paragraph, at).is_some()
}

/// Where the second word of a pair stands.
fn opens_pair(paragraph: &Paragraph<'_>, at: usize) -> Option<usize> {
    let word = paragraph.word(at);
    let until = paragraph.words.len().min(at + 4);
    OPEN_PAIRS.iter().filter(|(first, _)| first.contains(&word)).find_map(|(_, second)| {
        (at + 1..until).find(|&next| second.contains(&paragraph.word(next)))
    })
}

/// "…, och analysen pågår": a joined clause that ends with what is not finished.
fn ends_open(paragraph: &Paragraph<'_>) -> bool {
    let Some(last) = paragraph.words.len().checked_sub(1).filter(|last| *last >= 4) else {
        return false;
    };
    matches!(paragraph.word(last), "pågår" | "återstår" | "kvarstår")
        && matches!(paragraph.word(last - 2), "och" | "men" | "medan")
        && !matches!(
            paragraph.word(last - 1),
            "arbetet" | "uppföljningen" | "uppföljning" | "resten"
        )
}

/// Done, always done, so many done, or done by a day that is named.
fn is_settled(paragraph: &Paragraph<'_>) -> bool {
    let has_amount = paragraph
        .figures
        .iter()
        .any(|figure| matches!(figure.kind, FigureKind::Amount | FigureKind::Spelled));
    let names_time = !years(paragraph).is_empty()
        || (0..paragraph.words.len()).any(|at| {
            let word = paragraph.word(at);
            is_month(word) || word == "årsskiftet"
        });
    let of_plan = (0..paragraph.words.len()).any(|at| {
        paragraph.word(at) == "planenligt"
            || (paragraph.word(at) == "enligt" && paragraph.word(at + 1).contains("plan"))
    });
    let is_partly = (0..paragraph.words.len()).any(|at| paragraph.word(at) == "delvis");
    let is_done = !is_partly
        && (0..paragraph.words.len()).any(|at| {
            // "finns kvar", "inte klart", "snart färdigt", "ska genomföras"
            let is_of_pair = (at.saturating_sub(3)..=at).any(|first| {
                opens_pair(paragraph, first).is_some_and(|second| (first..=second).contains(&at))
            });
            !is_of_pair && is_listed(paragraph.word(at), SETTLED)
        });
    has_amount || names_time || of_plan || is_done
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_left_open(text: &str) -> bool {
        left_open(&[Paragraph::new(text)]).is_some()
    }

    #[test]
    fn in_hand_and_no_more() {
        for text in [
            "Arbetet pågår.",
            "Arbetet pågår i arbetslagen.",
            "Samordnarna tittar på frågan.",
            "Ligger kvar på listan.",
            "Punkten står kvar på dagordningen.",
            "Är på gång.",
            "Frågan diskuteras i ledningsgruppen.",
            "Vi jobbar vidare med det.",
            "Vi arbetar på det.",
            "Under framtagande.",
            "Ses över.",
            "Delvis.",
            "Delvis genomfört.",
            "Till viss del.",
            "Nästan klart.",
            "Är inte riktigt klart än.",
            "Tas upp framöver.",
            "Detta ska göras.",
            "Vi återkommer i frågan.",
            "Arbetet fortsätter.",
            "I startgroparna.",
            "Flyttas fram.",
            "Vi är halvvägs.",
            "Dialog förs med hyresvärden.",
            "Husvärden håller i det.",
            "Utkast finns.",
            "Har dragit ut på tiden.",
            "Har fått stå tillbaka.",
            "Det är en bit kvar.",
            "En arbetsgrupp är tillsatt.",
            "Ett möte är inbokat.",
        ] {
            assert!(is_left_open(text), "{text}");
        }
    }

    #[test]
    fn done_going_on_for_ever_or_told_when() {
        for text in [
            "Enhetschefen gör detta.",
            "Klart.",
            "Rutinen finns.",
            "Pågår löpande.",
            "Pågår enligt plan.",
            "Genomfört. Uppföljning pågår.",
            "Sju av tio är bytta, resten pågår.",
            "Arbetet pågår och blir klart i mars.",
            "Samtalen uppskattas.",
            "Alla är igång.",
            "Systemet är i drift.",
        ] {
            assert!(!is_left_open(text), "{text}");
        }
        assert!(is_lasting("Fortsätta utveckla samverkan med skolan"));
        assert!(!is_lasting("En rutin för nycklar tas fram"));
    }
}
