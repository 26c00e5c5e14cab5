//! Verbs and the time they speak of: what is, was, has been, and is still to come.

mod event;
mod outlook;
mod verbs;

use std::ops::Range;

use crate::swedish::lexicon::Hints;
use crate::swedish::paragraph::Paragraph;
pub use event::{done_at, is_done_at, is_event};
use outlook::outlook_at;
use verbs::{ADVERBS, EVENTS, NO_INFINITIVES, PAST, PLAIN_INFINITIVES, PRESENT, SHORT_INFINITIVES};

/// The time that a finite verb speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tense {
    /// "arbetar", "är", "genomförs"
    Present,
    /// "arbetade", "var", "genomfördes"
    Past,
    /// "har arbetat", "har varit"
    Perfect,
    /// "ska arbeta", "kommer att arbeta"
    Future,
}

/// Words that say that something is still to come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Future {
    /// The words that say it, from the finite verb to the verb of what will be done.
    pub words: Range<usize>,
    /// How it is said.
    pub kind: FutureKind,
}

/// How something to come is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FutureKind {
    /// "kommer att starta", "kommer medföra"
    Will,
    /// "ska starta"
    Shall,
    /// "planeras", "är planerad", "avser att", "tänker"
    Planned,
    /// "beräknas", "väntas", "hoppas kunna"
    Expected,
    /// "hoppas att …", "ser fram emot", "är inte troligt": to come only where the time is.
    Hoped,
}

/// Words after which "att" begins a purpose or an object, not what will be done.
const BEFORE_OTHER_ATT: &[&str] =
    &["för", "genom", "utan", "om", "till", "med", "av", "på", "i", "efter", "från", "så", "än"];

/// The first finite verb of a range and the time it speaks of.
pub fn first_verb(paragraph: &Paragraph<'_>, range: Range<usize>) -> Option<(usize, Tense)> {
    range.clone().find_map(|at| Some((at, tense_of(paragraph, at, &range)?)))
}

/// The time that a word speaks of, where it is a finite verb.
pub fn tense_of(paragraph: &Paragraph<'_>, at: usize, sentence: &Range<usize>) -> Option<Tense> {
    let word = paragraph.word(at);
    match word {
        "ska" | "skall" => return Some(Tense::Future),
        "kommer" if will(paragraph, at, sentence).is_some() => return Some(Tense::Future),
        "har" => {
            let until = (at + 9).min(sentence.end);
            let has_supine = (at + 1..until).any(|next| is_supine(paragraph.word(next)));
            return Some(if has_supine { Tense::Perfect } else { Tense::Present });
        }
        "hade" => return Some(Tense::Past),
        // "Nästa steg är …": the noun.
        "steg" if at > sentence.start && is_before_noun(paragraph.word(at - 1)) => return None,
        _ => {}
    }
    // "inför 2020" is no verb.
    let is_before_year = word == "inför" && starts_with_digit(paragraph.word(at + 1));
    if (PRESENT.contains(word) || EVENTS.contains(word)) && !is_before_year {
        return Some(Tense::Present);
    }
    if PAST.contains(word) || has_past_ending(word) || has_strong_past(word) {
        return Some(Tense::Past);
    }
    None
}

/// Whether a word stands before a noun of the form of "steg".
fn is_before_noun(word: &str) -> bool {
    const COUNTS: &[&str] = &[
        "ett", "nästa", "första", "andra", "tredje", "sista", "flera", "några", "många", "olika",
        "två", "tre", "fler", "nya", "stora", "små", "viktiga", "dessa", "vårt", "detta",
    ];
    COUNTS.contains(&word) || ["igt", "ort", "ligt"].iter().any(|end| word.ends_with(end))
}

/// Everything in a sentence that is said to be still to come.
pub fn futures(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> Vec<Future> {
    let mut found: Vec<Future> = Vec::new();
    for at in sentence.clone() {
        if found.last().is_some_and(|last| at < last.words.end) {
            continue;
        }
        found.extend(future_at(paragraph, at, sentence));
    }
    found
}

fn future_at(paragraph: &Paragraph<'_>, at: usize, sentence: &Range<usize>) -> Option<Future> {
    let made = |end: usize, kind| Some(Future { words: at..end.min(sentence.end), kind });
    let word = paragraph.word(at);
    match word {
        "kommer" => made(will(paragraph, at, sentence)? + 1, FutureKind::Will),
        "ska" | "skall" => made(infinitive_after(paragraph, at, sentence)? + 1, FutureKind::Shall),
        // "för tidigt", "att vänta": the second word hints.
        "för" | "att" if paragraph.word_hints(at + 1).has(Hints::OUTLOOK) => {
            outlook_at(paragraph, at, sentence)
        }
        _ if paragraph.word_hints(at).has(Hints::OUTLOOK) => outlook_at(paragraph, at, sentence),
        _ => None,
    }
}

/// Where the verb stands that "kommer" lifts into the future; `None` for one who comes.
fn will(paragraph: &Paragraph<'_>, at: usize, sentence: &Range<usize>) -> Option<usize> {
    let until = (at + 12).min(sentence.end);
    for next in at + 1..until {
        let word = paragraph.word(next);
        if word == "att" {
            let before = paragraph.word(next - 1);
            if next > at + 1 && BEFORE_OTHER_ATT.contains(&before) {
                return None;
            }
            return (next + 1..(next + 5).min(sentence.end))
                .find(|&verb| is_infinitive(paragraph.word(verb)));
        }
        // "kommer kontaktmännen få": the subject stands between.
        let follows_subject = next > at + 1 && is_subject(paragraph.word(next - 1));
        if next <= at + 4 && follows_subject && SHORT_INFINITIVES.contains(word) {
            return Some(next);
        }
        let is_near = next <= at + 5;
        if is_near && (PLAIN_INFINITIVES.contains(word) || is_long_infinitive(word)) {
            return Some(next);
        }
    }
    // "kommer få", "kommer inte bli": only right after, where no noun can stand.
    (at + 1..(at + 4).min(sentence.end))
        .find(|&next| !ADVERBS.contains(paragraph.word(next)))
        .filter(|&next| is_bare_infinitive(paragraph, next))
}

/// Whether a word can be the one who does: a pronoun or a noun in its definite form.
fn is_subject(word: &str) -> bool {
    matches!(word, "vi" | "de" | "man" | "jag")
        || (word.chars().count() > 4
            && ["en", "et", "na"].iter().any(|ending| word.ends_with(ending)))
}

/// Whether a word right after "kommer" can only be a verb: "ligga", not "alla" or "kunderna".
fn is_bare_infinitive(paragraph: &Paragraph<'_>, at: usize) -> bool {
    let word = paragraph.word(at);
    SHORT_INFINITIVES.contains(word)
        || (is_infinitive(word)
            && !is_often_noun(word)
            && !NO_INFINITIVES.contains(word)
            && !word.ends_with("ana")
            && paragraph.printed_word(at).starts_with(char::is_lowercase))
}

/// The first infinitive after a word, within a short clause.
fn infinitive_after(
    paragraph: &Paragraph<'_>,
    at: usize,
    sentence: &Range<usize>,
) -> Option<usize> {
    (at + 1..(at + 10).min(sentence.end)).find(|&next| {
        let word = paragraph.word(next);
        PLAIN_INFINITIVES.contains(word)
            || SHORT_INFINITIVES.contains(word)
            || is_long_infinitive(word)
            || ((next == at + 1 || ADVERBS.contains(paragraph.word(next - 1)))
                && is_infinitive(word))
            || (next > at + 1 && is_infinitive(word) && !is_often_noun(word))
    })
}

/// The infinitive of "att …" or a bare one, a few words away.
fn infinitive_near(paragraph: &Paragraph<'_>, at: usize, sentence: &Range<usize>) -> Option<usize> {
    let until = (at + 8).min(sentence.end);
    (at + 1..until).find_map(|next| {
        let word = paragraph.word(next);
        if word == "att" {
            return (next + 1..(next + 5).min(sentence.end))
                .find(|&verb| is_infinitive(paragraph.word(verb)));
        }
        let is_right_after = next == at + 1 || ADVERBS.contains(paragraph.word(next - 1));
        let is_bare = PLAIN_INFINITIVES.contains(word)
            || is_long_infinitive(word)
            || SHORT_INFINITIVES.contains(word)
            || (is_right_after && is_bare_infinitive(paragraph, next));
        is_bare.then_some(next)
    })
}

/// Whether a word has the form of an infinitive. Plurals have it too: for places where a verb stands.
fn is_infinitive(word: &str) -> bool {
    SHORT_INFINITIVES.contains(word)
        || (word.chars().count() > 2
            && (word.ends_with('a') || word.ends_with("as"))
            && !matches!(word, "alla" | "andra" | "flera" | "sina" | "dessa" | "våra" | "samma"))
}

/// Infinitives whose ending no noun or adjective shares.
fn is_long_infinitive(word: &str) -> bool {
    word.len() > 6 && (word.ends_with("era") || word.ends_with("eras"))
}

/// Endings that plural nouns in -a have.
fn is_often_noun(word: &str) -> bool {
    ["arna", "erna", "orna", "ska", "iska", "liga", "iga", "aste", "ande"]
        .iter()
        .any(|ending| word.ends_with(ending))
        || matches!(word, "alla" | "andra" | "flera" | "sina" | "dessa" | "våra" | "samma" | "nya")
}

/// Whether a word has the form of a supine ("arbetat", "genomförts", "blivit").
pub fn is_supine(word: &str) -> bool {
    word.chars().count() > 3
        && [
            "at", "ats", "it", "its", "rt", "rts", "tt", "tts", "lt", "lts", "nt", "nts", "pt",
            "kt", "kts", "st", "ft",
        ]
        .iter()
        .any(|ending| word.ends_with(ending))
        && !matches!(
            word,
            "inte" | "mycket" | "stort" | "stadigt" | "antalet" | "resultat" | "året"
        )
}

/// Whether a word ends as a past tense does and as few other words do.
fn has_past_ending(word: &str) -> bool {
    let endings = [
        "ades", "rdes", "ndes", "ldes", "ddes", "mdes", "gdes", "vdes", "jdes", "tes", "rde",
        "ade", "mde", "vde", "jde", "gde",
    ];
    word.ends_with(['e', 's'])
        && endings.iter().any(|ending| word.ends_with(ending))
        && !word.ends_with("planerade")
        && word.chars().count() > 5
}

/// Strong verbs with a beginning of their own: "antogs", "tillträdde", "pågick", "förekom".
fn has_strong_past(word: &str) -> bool {
    const ENDINGS: [&str; 24] = [
        "togs", "tog", "sågs", "övs", "revs", "dde", "skrev", "drog", "fanns", "gick", "gicks",
        "hölls", "höll", "kom", "lades", "sattes", "stod", "fick", "blev", "föll", "gjorde",
        "gjordes", "brast", "bröts",
    ];
    word.chars().count() > 4
        && word.ends_with(['s', 'g', 'e', 'v', 'k', 'm', 'l', 'd', 't'])
        && ENDINGS.iter().any(|ending| word.ends_with(ending))
        && !matches!(word, "bredde" | "välkom" | "dessutom")
}

fn starts_with_digit(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<&str> {
        let paragraph = Paragraph::new(text);
        paragraph
            .sentences
            .iter()
            .flat_map(|sentence| futures(&paragraph, sentence))
            .map(|future| paragraph.quote(future.words))
            .collect()
    }

    fn first(text: &str) -> Option<Tense> {
        let paragraph = Paragraph::new(text);
        first_verb(&paragraph, 0..paragraph.words.len()).map(|(_, tense)| tense)
    }

    #[test]
    fn what_is_to_come_is_read_in_its_forms() {
        assert_eq!(read("Under året kommer vi att starta en kör."), ["kommer vi att starta"]);
        assert_eq!(read("Det kommer medföra fler besök."), ["kommer medföra"]);
        assert_eq!(read("Enheten kommer också fortsätta med det."), ["kommer också fortsätta"]);
        assert_eq!(read("En kurs ska påbörjas under hösten."), ["ska påbörjas"]);
        assert_eq!(read("Alla grupper skall få handledning."), ["skall få"]);
        assert_eq!(read("En flytt planeras till maj."), ["planeras"]);
        assert_eq!(read("Flytten är planerad till maj."), ["planerad"]);
        assert_eq!(read("Vi planerar att bygga om köket."), ["planerar att bygga"]);
        assert_eq!(read("Lokalen beräknas bli klar i maj."), ["beräknas bli"]);
        assert_eq!(read("Ombyggnaden väntas vara klar."), ["väntas vara"]);
        assert_eq!(read("Vi hoppas kunna öppna snart."), ["hoppas kunna"]);
        assert_eq!(read("Enheten avser att anställa två."), ["avser att anställa"]);
    }

    #[test]
    fn one_who_comes_is_no_future() {
        for text in [
            "Under senhösten kommer en andra våg.",
            "Brukarna kommer till oss varje dag.",
            "Alla kommer ut varje dag.",
            "Nämnden kommer närmare målet om att minska sitt behov.",
            "Gästerna kommer hit för att äta.",
            "Vi kommer fram till att lokalen är för liten.",
            "De planerade kurserna hölls.",
            "Kurser planeras och genomförs varje vecka.",
        ] {
            assert_eq!(read(text), Vec::<&str>::new(), "{text}");
        }
    }

    #[test]
    fn the_first_finite_verb_decides() {
        assert_eq!(first("Under T2 har vi upprättat planer."), Some(Tense::Perfect));
        assert_eq!(first("Under period två fortsätter arbetet."), Some(Tense::Present));
        assert_eq!(first("Vi såg under T2 en ökning."), Some(Tense::Past));
        assert_eq!(first("Inför 2022 finns behov."), Some(Tense::Present));
        assert_eq!(first("Planerna upprättades i maj."), Some(Tense::Past));
        assert_eq!(first("Under året ska köket byggas."), Some(Tense::Future));
    }
}
