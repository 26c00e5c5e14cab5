//! What a writer plans, expects, hopes for or holds likely: said with a verb, a noun or a participle.

use std::ops::Range;

use super::verbs::SHORT_INFINITIVES;
use super::{ADVERBS, Future, FutureKind, infinitive_near, is_infinitive};
use crate::swedish::months::is_month;
use crate::swedish::paragraph::Paragraph;
use crate::swedish::word_set::WordSet;

/// Participles of what is set for a day, after "är" or as the first word of an answer.
static SET: WordSet = WordSet::new(
    "\
    planerad planerat planerade tänkt tänkta inplanerad inplanerat inplanerade bokad bokat bokade
    inbokad inbokat inbokade schemalagd schemalagt schemalagda tidsatt tidsatta beräknad beräknat
    beräknade aviserad aviserat aviserade utsatt utsatta uppskjuten uppskjutet uppskjutna
    framflyttad framflyttat framflyttade senarelagd senarelagt senarelagda preliminär preliminärt
    preliminära beställd beställt beställda inlagd inlagt inlagda vikt vikta reserverad reserverat
    reserverade utlyst utlysta spikad spikat spikade insatt insatta framskjuten framskjutet
    framskjutna avsatt avsatta",
);
/// Verbs for what is meant to be done, with what is done in the infinitive.
static MEANING_TO: WordSet = WordSet::new(
    "planerar avser ämnar tänker siktar räknar satsar avsikt ambition planer lovar utlovar",
);
/// Verbs for what is expected, with what is expected in the infinitive.
static EXPECTED_TO: WordSet =
    WordSet::new("beräknas väntas förväntas bedöms hoppas prognostiseras");
/// Verbs for what is expected, with a clause: "hoppas att …", "räknar med att …".
static EXPECTING_THAT: WordSet = WordSet::new(
    "hoppas tror räknar förväntar förutsätter beräknar prognostiserar förutser förutspår siktar
    planerar bedömer pekar",
);
/// Nouns for what is meant, before "är att".
static MEANT: WordSet = WordSet::new(
    "planen tanken avsikten ambitionen förhoppningen målsättningen intentionen idén plan tanke
    strävan prognosen bedömningen förväntan förväntningen",
);
/// Those of them that say what the writer is to do, not what is foreseen.
static AIMED: WordSet = WordSet::new(
    "planen tanken avsikten ambitionen målsättningen intentionen idén plan tanke strävan",
);
/// The same after "det är vår …".
static OUR_AIM: WordSet =
    WordSet::new("förhoppning ambition avsikt målsättning plan tanke strävan intention önskan");
/// How sure something is that has not been seen yet, after "är".
static LIKELY: WordSet = WordSet::new(
    "troligt sannolikt osannolikt osäkert oklart tveksamt otroligt trolig sannolik osäker oviss
    ovisst",
);

/// What is said to come at a word, in other ways than with "ska" and "kommer".
pub(super) fn outlook_at(
    paragraph: &Paragraph<'_>,
    at: usize,
    sentence: &Range<usize>,
) -> Option<Future> {
    let made = |end: usize, kind| Some(Future { words: at..end.min(sentence.end), kind });
    let word = paragraph.word(at);
    let next = paragraph.word(at + 1);
    if matches!(word, "planeras" | "förbereds") && !matches!(next, "och" | "samt") {
        return made(at + 1, FutureKind::Planned);
    }
    // "I november 2019 väntar monteringen av …": the time opens the sentence, and the verb follows.
    let after_time = || {
        let before = at.checked_sub(1).map_or("", |at| paragraph.word(at));
        is_month(before) || before.len() == 4 && before.starts_with("20")
    };
    if word == "väntar" && after_time() && !matches!(next, "på" | "vi" | "in") {
        return made(at + 1, FutureKind::Expected);
    }
    if SET.contains(word) && is_set(paragraph, at, sentence) {
        return made(at + 1, FutureKind::Planned);
    }
    // "Planerat datum: 13 december 2021."
    if SET.contains(word) && at == sentence.start {
        return made(at + 2, FutureKind::Hoped);
    }
    // "Beslut är att vänta i oktober"
    if word == "att"
        && matches!(next, "vänta" | "emotse")
        && at > sentence.start
        && paragraph.word(at - 1) == "är"
    {
        return made(at + 2, FutureKind::Expected);
    }
    // "Vi har bokat in en uppföljning i oktober": what is set, where the time is.
    let has_set = matches!(word, "planerat" | "bokat" | "lagt" | "beställt" | "kallat")
        && matches!(next, "in" | "till")
        && (at.saturating_sub(4).max(sentence.start)..at).any(|at| paragraph.word(at) == "har");
    if has_set {
        return made(at + 2, FutureKind::Hoped);
    }
    // "Leverantören har lovat att montera …"
    let has_promised = word == "lovat" && at > sentence.start && paragraph.word(at - 1) == "har";
    let means = MEANING_TO.contains(word)
        || has_promised
        || word == "vill" && is_we(paragraph, at, sentence);
    if means && let Some(verb) = infinitive_near(paragraph, at, sentence) {
        return made(verb + 1, FutureKind::Planned);
    }
    if matches!(word, "återstår" | "kvarstår") {
        return made(infinitive_near(paragraph, at, sentence)? + 1, FutureKind::Planned);
    }
    if EXPECTED_TO.contains(word)
        && let Some(verb) = infinitive_near(paragraph, at, sentence)
    {
        return made(verb + 1, FutureKind::Expected);
    }
    hoped_at(paragraph, at, sentence)
}

/// What is only hoped for or held likely: by itself it may be a view of what has been.
fn hoped_at(paragraph: &Paragraph<'_>, at: usize, sentence: &Range<usize>) -> Option<Future> {
    let made = |end: usize| {
        let words = at..end.min(sentence.end);
        Some(Future { words, kind: FutureKind::Hoped })
    };
    let word = paragraph.word(at);
    let next = paragraph.word(at + 1);
    let near = |wanted: &str, reach: usize| {
        (at + 1..(at + 1 + reach).min(sentence.end)).find(|&at| paragraph.word(at) == wanted)
    };
    if EXPECTING_THAT.contains(word) {
        return made(near("att", 4)? + 1);
    }
    if OUR_AIM.contains(word) && next == "att" {
        let from = at.saturating_sub(3).max(sentence.start);
        let is_ours = (from..at).any(|at| paragraph.word(at) == "är");
        let verb = aimed_at(paragraph, at + 1, sentence).filter(|_| is_ours)?;
        return Some(Future { words: at..verb + 1, kind: FutureKind::Planned });
    }
    // "Vi har som mål att bygga om": what the writer is to do.
    if word == "mål" && next == "att" && at > sentence.start {
        let is_held = paragraph.word(at - 1) == "som"
            && (at.saturating_sub(4).max(sentence.start)..at).any(|at| paragraph.word(at) == "har");
        let verb = infinitive_near(paragraph, at, sentence).filter(|_| is_held)?;
        return Some(Future { words: at..verb + 1, kind: FutureKind::Planned });
    }
    // "Under innevarande år är avsikten att bygga om"
    if let Some(verb) = aimed_inverted(paragraph, at, sentence) {
        return Some(Future { words: at..verb + 1, kind: FutureKind::Planned });
    }
    if MEANT.contains(word) {
        let is = near("är", 2)?;
        let that = near("att", 5);
        // "Tanken är att under hösten bygga om": what the writer is to do.
        let own = that.filter(|_| AIMED.contains(word));
        if let Some(verb) = own.and_then(|that| aimed_at(paragraph, that, sentence)) {
            return Some(Future { words: at..verb + 1, kind: FutureKind::Planned });
        }
        return made(that.unwrap_or(is) + 1);
    }
    if LIKELY.contains(word) {
        let mut before = at.saturating_sub(4).max(sentence.start)..at;
        return before.find(|&at| paragraph.word(at) == "är").and_then(|_| made(at + 1));
    }
    match word {
        "ser" if near("ut", 2).is_some() && near("att", 5).is_some() => made(near("att", 5)? + 1),
        "ser" if next == "fram" && matches!(paragraph.word(at + 2), "emot" | "mot") => made(at + 3),
        "för" if next == "tidigt" => made(at + 2),
        "förhoppningsvis" => made(at + 1),
        // "som vi ännu inte vet"
        "vet"
            if (at.saturating_sub(3).max(sentence.start)..at + 4)
                .any(|at| matches!(paragraph.word(at), "ännu" | "än"))
                && (at.saturating_sub(2).max(sentence.start)..at + 4)
                    .any(|at| matches!(paragraph.word(at), "inte" | "ej")) =>
        {
            made(at + 1)
        }
        "återkommer" if !matches!(next, "varje" | "ofta") => made(at + 1),
        "torde" => guessed(paragraph, at, sentence),
        "lär" | "bör" | "hinner" => {
            let verb = (at + 1..(at + 5).min(sentence.end))
                .find(|&next| !ADVERBS.contains(paragraph.word(next)))?;
            let subjects = ["vi", "den", "det", "enheten", "alla"];
            let verb = verb + usize::from(subjects.contains(&paragraph.word(verb)));
            let found = paragraph.word(verb);
            let is_verb = SHORT_INFINITIVES.contains(found)
                || matches!(found, "vara" | "hinna" | "kunna" | "klara" | "öka" | "minska")
                || word == "lär" && is_infinitive(found) && found != "känna";
            if is_verb { made(verb + 1) } else { None }
        }
        _ => None,
    }
}

/// "torde flertalet hinna gå kursen": the subject stands between; "torde ha gått" guesses at the past.
fn guessed(paragraph: &Paragraph<'_>, at: usize, sentence: &Range<usize>) -> Option<Future> {
    let verb = (at + 1..(at + 6).min(sentence.end)).find(|&at| {
        let word = paragraph.word(at);
        SHORT_INFINITIVES.contains(word)
            || matches!(word, "vara" | "hinna" | "kunna" | "klara" | "öka" | "minska")
    })?;
    let is_of_past = matches!(paragraph.word(verb), "ha" | "bero");
    let words = at..verb + 1;
    (!is_of_past).then_some(Future { words, kind: FutureKind::Expected })
}

/// "Under innevarande år är avsikten att bygga om": the verb that the aim leads to.
fn aimed_inverted(paragraph: &Paragraph<'_>, at: usize, sentence: &Range<usize>) -> Option<usize> {
    let is_inverted = AIMED.contains(paragraph.word(at))
        && at > sentence.start
        && paragraph.word(at - 1) == "är"
        && paragraph.word(at + 1) == "att";
    if is_inverted { aimed_at(paragraph, at + 1, sentence) } else { None }
}

/// The infinitive that "att" leads to, with only a time between: "att under innevarande år bygga".
fn aimed_at(paragraph: &Paragraph<'_>, that: usize, sentence: &Range<usize>) -> Option<usize> {
    const TIMES: &[&str] = &[
        "under",
        "i",
        "inom",
        "till",
        "före",
        "innan",
        "på",
        "innevarande",
        "det",
        "detta",
        "den",
        "hösten",
        "våren",
        "sommaren",
        "vintern",
        "året",
        "år",
        "årets",
        "slut",
        "andra",
        "första",
        "halvåret",
        "halvan",
        "av",
        "del",
        "senare",
        "resten",
        "också",
        "även",
        "kunna",
        "hinna",
        "kommande",
        "vår",
        "höst",
        "tertialet",
        "kvartalet",
        "jul",
        "redan",
        "alla",
    ];
    let until = (that + 9).min(sentence.end);
    (that + 1..until)
        .take_while(|&at| {
            let before = if at == that + 1 { "" } else { paragraph.word(at - 1) };
            before.is_empty()
                || TIMES.contains(&before)
                || is_month(before)
                || before.starts_with(|c: char| c.is_ascii_digit())
        })
        .find(|&at| {
            let word = paragraph.word(at);
            is_infinitive(word) && !TIMES.contains(&word)
        })
}

/// "är planerad", "är sedan länge planerat", "Inplanerad till maj."; not "den planerade kursen".
fn is_set(paragraph: &Paragraph<'_>, at: usize, sentence: &Range<usize>) -> bool {
    if at == sentence.start {
        return matches!(paragraph.word(at + 1), "till" | "att" | "i" | "under");
    }
    let from = at.saturating_sub(4).max(sentence.start);
    let is_predicate = (from..at).any(|before| paragraph.word(before) == "är");
    let before = paragraph.word(at - 1);
    let is_attribute = matches!(before, "den" | "de" | "som" | "än")
        || before == "det" && at > from + 1 && paragraph.word(at - 2) != "är";
    is_predicate && !is_attribute
}

/// Whether the unit itself is the one who does: "vi vill", "under året vill enheten".
fn is_we(paragraph: &Paragraph<'_>, at: usize, sentence: &Range<usize>) -> bool {
    let own = |word: &str| matches!(word, "vi" | "enheten" | "verksamheten");
    own(paragraph.word(at + 1)) || (at > sentence.start && own(paragraph.word(at - 1)))
}
