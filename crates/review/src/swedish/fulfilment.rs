//! Whether words say that a thing was done, begun, held back or not done, and whether they say why.
//!
//! Read clause by clause: "har inte genomförts", "ställdes in", "skjuts på framtiden". What is good
//! when it does not happen ("inga klagomål har kommit in") is no failure.

use std::ops::Range;

use crate::swedish::paragraph::Paragraph;

mod negation;
mod words;

pub use crate::swedish::placeholder::says_nothing;
use words::{
    AUXILIARY, BEGUN, CANCELLED, CANCELLED_WITH, DECIDERS, DECISIONS, DONE, HAMPERED,
    HAMPERED_STEMS, REASON_PHRASES, REASONS,
};
pub(super) use words::{is_past, is_supine};

/// What a clause says of doing. The later, the graver.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Said {
    /// "har genomförts", "är klart"
    Done,
    /// "har påbörjats", "planeras"
    Begun,
    /// "har avstannat", "har varit svårt", "begränsade möjligheter"
    Hampered,
    /// "har inte genomförts", "ställdes in", "skjuts på framtiden"
    Undone,
}

/// A clause that says something of doing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// What it says.
    pub said: Said,
    /// The sentence it stands in.
    pub sentence: usize,
    /// The words that say it.
    pub words: Range<usize>,
}

/// What an answer to an activity says as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// No words, or words that say nothing ("Ingen kommentar").
    Blank,
    /// Done, without reserve.
    Done,
    /// Some done and some not, or done with difficulty.
    Partly,
    /// Begun, and no more.
    Begun,
    /// Not done.
    Undone,
    /// Words about something else, or that do not say.
    Unclear,
}

/// An answer to an activity, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer<'p> {
    /// What it says.
    pub verdict: Verdict,
    /// The sentence that decided; the first sentence where none did.
    pub quote: &'p str,
    /// Whether anything in it is told as done.
    pub is_done: bool,
}

/// Every clause of a paragraph that says something of doing, the gravest reading of each.
pub fn statements(paragraph: &Paragraph<'_>) -> Vec<Statement> {
    let mut found = Vec::new();
    for (sentence, range) in paragraph.sentences.iter().enumerate() {
        for clause in clauses(paragraph, range) {
            if let Some((said, words)) = read(paragraph, &clause) {
                found.push(Statement { said, sentence, words });
            }
        }
    }
    found
}

/// Reads an answer as a whole.
pub fn answer<'p>(paragraphs: &'p [Paragraph<'p>]) -> Answer<'p> {
    let is_blank = paragraphs.iter().all(|paragraph| says_nothing(paragraph.text));
    let mut gravest: Option<(Said, &str)> = None;
    let mut is_done = false;
    for paragraph in paragraphs {
        for statement in statements(paragraph) {
            is_done |= statement.said == Said::Done;
            if gravest.is_none_or(|(said, _)| statement.said > said) {
                gravest = Some((statement.said, paragraph.sentence(statement.sentence)));
            }
        }
    }
    let verdict = match gravest.map(|(said, _)| said) {
        _ if is_blank => Verdict::Blank,
        None => Verdict::Unclear,
        Some(Said::Done) => Verdict::Done,
        Some(Said::Begun) if is_done => Verdict::Done,
        Some(Said::Begun) => Verdict::Begun,
        Some(Said::Hampered) => Verdict::Partly,
        Some(Said::Undone) if is_done => Verdict::Partly,
        Some(Said::Undone) => Verdict::Undone,
    };
    let quote = gravest.map_or_else(
        || paragraphs.last().map(|paragraph| paragraph.sentence(0)).unwrap_or_default(),
        |(_, sentence)| sentence,
    );
    Answer { verdict, quote, is_done }
}

/// Whether a text gives a reason for something.
pub fn gives_a_reason(paragraph: &Paragraph<'_>) -> bool {
    gives_a_reason_besides(paragraph, |_| false)
}

/// Whether a text gives a reason, words that are no reason here left out.
pub fn gives_a_reason_besides(paragraph: &Paragraph<'_>, is_none: impl Fn(usize) -> bool) -> bool {
    let is_reason_at = |at: usize| {
        let word = paragraph.word(at);
        let now_and_then = word == "då"
            && (paragraph.word(at + 1) == "och"
                || at.checked_sub(1).is_some_and(|at| paragraph.word(at) == "och"));
        let is_reason = REASONS.iter().any(|reason| {
            reason.strip_suffix('*').map_or(word == *reason, |s| word.starts_with(s))
        });
        let is_phrase = || {
            REASON_PHRASES
                .iter()
                .any(|phrase| phrase.iter().zip(at..).all(|(own, i)| paragraph.word(i) == *own))
        };
        (is_reason && !now_and_then) || is_phrase()
    };
    (0..paragraph.words.len()).any(|at| is_reason_at(at) && !is_none(at))
        || paragraph.sentences.iter().any(|sentence| is_decided(paragraph, sentence))
}

/// "Nämnden beslutade", "stoppades av ledningen": someone who may has decided so.
fn is_decided(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> bool {
    let starts =
        |at: usize, stems: &[&str]| stems.iter().any(|stem| paragraph.word(at).starts_with(stem));
    let Some(who) = sentence
        .clone()
        .find(|&at| starts(at, DECIDERS) || paragraph.word(at).ends_with("ledningen"))
    else {
        return false;
    };
    let is_by = who.checked_sub(1).is_some_and(|at| paragraph.word(at) == "av");
    is_by || sentence.clone().any(|at| starts(at, DECISIONS))
}

/// A sentence cut where the wind turns: "men", "dock", "däremot".
fn clauses(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::with_capacity(1);
    let mut first = sentence.start;
    for at in sentence.start + 1..sentence.end {
        if matches!(paragraph.word(at), "men" | "däremot" | "utan") && at > first + 1 {
            found.push(first..at);
            first = at;
        }
    }
    found.push(first..sentence.end);
    found
}

/// The gravest thing that a clause says.
fn read(paragraph: &Paragraph<'_>, clause: &Range<usize>) -> Option<(Said, Range<usize>)> {
    negation::undone(paragraph, clause)
        .or_else(|| cancelled(paragraph, clause))
        .map(|words| (Said::Undone, words))
        .or_else(|| hampered(paragraph, clause).map(|words| (Said::Hampered, words)))
        .or_else(|| begun(paragraph, clause).map(|words| (Said::Begun, words)))
        .or_else(|| done(paragraph, clause).map(|words| (Said::Done, words)))
}

fn cancelled(paragraph: &Paragraph<'_>, clause: &Range<usize>) -> Option<Range<usize>> {
    // "Ingen tur ställdes in."
    let denies = |at: usize| {
        matches!(paragraph.word(at), "ingen" | "inget" | "inga" | "inte" | "aldrig" | "undvika")
    };
    if clause.clone().any(denies) {
        return None;
    }
    clause.clone().find_map(|at| {
        let word = paragraph.word(at);
        if CANCELLED.contains(&word) {
            return Some(at..at + 1);
        }
        let (_, particles) = CANCELLED_WITH.iter().find(|(verbs, _)| verbs.contains(&word))?;
        let until = clause.end.min(at + 5);
        (at + 1..until)
            .find(|&next| particles.contains(&paragraph.word(next)))
            .map(|next| at..next + 1)
    })
}

fn hampered(paragraph: &Paragraph<'_>, clause: &Range<usize>) -> Option<Range<usize>> {
    clause.clone().find_map(|at| {
        let word = paragraph.word(at);
        let next = paragraph.word(at + 1);
        let is_limit_of_number = word.starts_with("begränsa") && matches!(next, "antal" | "till");
        let is_hampered =
            HAMPERED.contains(&word) || HAMPERED_STEMS.iter().any(|stem| word.starts_with(stem));
        if is_hampered && !is_limit_of_number {
            let before = at.checked_sub(1).map(|at| paragraph.word(at)).unwrap_or_default();
            let is_circumstance =
                matches!(before, "inte" | "ej" | "utan" | "inga" | "ingen" | "som");
            return (!is_circumstance).then_some(at..at + 1);
        }
        is_affected(paragraph, clause, at).then_some(at..at + 1)
    })
}

/// "har i stor utsträckning påverkats av pandemin", "påverkades negativt".
fn is_affected(paragraph: &Paragraph<'_>, clause: &Range<usize>, at: usize) -> bool {
    if !matches!(
        paragraph.word(at),
        "påverkats" | "påverkades" | "påverkas" | "påverkat" | "påverkade" | "drabbats"
    ) {
        return false;
    }
    let near = at.saturating_sub(6).max(clause.start)..clause.end.min(at + 12);
    near.into_iter().any(|near| {
        let word = paragraph.word(near);
        word == "negativt"
            || word == "utsträckning"
            || word == "kraftigt"
            || word.starts_with("pandemi")
            || word.contains("pandemi")
            || word.starts_with("covid")
    })
}

fn begun(paragraph: &Paragraph<'_>, clause: &Range<usize>) -> Option<Range<usize>> {
    // "Ingen ytterligare åtgärd planeras."
    if clause.clone().any(|at| matches!(paragraph.word(at), "ingen" | "inget" | "inga")) {
        return None;
    }
    clause.clone().find_map(|at| {
        let word = paragraph.word(at);
        let is_begun = BEGUN.contains(&word)
            || (word == "under" && matches!(paragraph.word(at + 1), "framtagande" | "uppbyggnad"))
            || (word == "kommer" && paragraph.word(at + 1) == "att");
        is_begun.then_some(at..at + 1)
    })
}

fn done(paragraph: &Paragraph<'_>, clause: &Range<usize>) -> Option<Range<usize>> {
    clause.clone().find_map(|at| {
        let word = paragraph.word(at);
        if DONE.contains(&word) || (is_past(word) && word.ends_with('s')) {
            return Some(at..at + 1);
        }
        if !AUXILIARY.contains(&word) {
            return None;
        }
        let until = clause.end.min(at + 7);
        (at + 1..until).find(|&next| is_supine(paragraph.word(next))).map(|next| at..next + 1)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(text: &str) -> (Verdict, bool) {
        let paragraphs = [Paragraph::new(text)];
        let answer = answer(&paragraphs);
        (answer.verdict, paragraphs.iter().any(gives_a_reason))
    }

    #[test]
    fn what_was_not_done_is_read_in_its_many_forms() {
        for text in [
            "Enheten har inte deltagit.",
            "Vi har inte infört handdatorer ännu.",
            "Har ej genomförts.",
            "Ej genomfört.",
            "Utbildningen genomfördes inte.",
            "Översynen har ännu inte påbörjats.",
            "Enheten har under året inte genomfört några särskilda insatser.",
            "Inga insatser har gjorts under året.",
            "Ingen utbildning har hållits.",
            "Arbetet är inte klart.",
            "Kursen ställdes in.",
            "Mässan blev inte av.",
            "Bytet har skjutits upp.",
            "Flytten är framflyttad.",
            "Samrådet uteblev.",
            "Vi hann inte med någon genomgång.",
            "Arbetsgruppen kom aldrig igång.",
            "Ramavtalet används inte.",
            "Inköpet läggs på is tills vidare.",
            "Lekplatsen har senarelagts.",
            "Arbetslaget valde att inte göra någon plan.",
            "Aktiviteten har inte kunnat genomföras som planerat.",
            "Någon uppföljning har inte skett.",
            "Enheten har inte hunnit påbörja arbetet.",
            "Arbetet har inte kommit igång.",
            "Planen är ej framtagen.",
            "Vi har ännu inte tagit fram någon plan.",
            "Inget har gjorts under perioden.",
            "Detta har vi inte arbetat med i år.",
            "Aktiviteten kvarstår till nästa år.",
        ] {
            assert_eq!(verdict(text).0, Verdict::Undone, "{text}");
        }
    }

    #[test]
    fn what_was_done_is_not_taken_for_undone() {
        for text in [
            "Enhetschefen gör detta.",
            "Har genomförts.",
            "Planen är klar och följs upp varje månad.",
            "Kursen hölls i maj och inte bara för nyanställda.",
            "Alla lag har gått utbildningen. Inga klagomål har kommit in.",
            "Vi har infört rutinen så att larm inte missas.",
            "Samtalen genomfördes i april.",
            "Ja.",
            "Samtliga medarbetare har gått utbildningen.",
            "Pågår löpande.",
            "Aktiviteten är avslutad och ingen ytterligare åtgärd planeras.",
            "Utbildningen har inte bara nått chefer utan har även hållits för vikarier.",
            "Genomfört. Det har inte varit några problem med införandet.",
            "Alla utom två har gått kursen. Inga åtgärder har krävts.",
        ] {
            assert_eq!(verdict(text).0, Verdict::Done, "{text}");
        }
        for text in ["Det har inte kommit in några klagomål.", "Inga avvikelser har rapporterats."]
        {
            assert_ne!(verdict(text).0, Verdict::Undone, "{text}");
        }
    }

    #[test]
    fn in_between_is_in_between() {
        assert_eq!(verdict("Två möten hölls men det tredje ställdes in.").0, Verdict::Partly);
        assert_eq!(verdict("Arbetet har avstannat.").0, Verdict::Partly);
        assert_eq!(verdict("Arbetet har påbörjats.").0, Verdict::Begun);
        assert_eq!(verdict("Gården ligger i Ekstad.").0, Verdict::Unclear);
        assert_eq!(verdict("Ingen kommentar").0, Verdict::Blank);
        assert_eq!(verdict("-").0, Verdict::Blank);
    }

    #[test]
    fn a_reason_is_heard() {
        for text in [
            "Kursen har inte hållits på grund av sjukdom.",
            "Pga flytten har enheten inte deltagit.",
            "Enheten har inte deltagit eftersom inbjudan kom för sent.",
            "Har inte genomförts då hyresvärden inte svarat.",
            "Ej genomfört, väntar på besked från nämnden.",
        ] {
            assert_eq!(verdict(text), (Verdict::Undone, true), "{text}");
        }
        assert!(!verdict("Enheten har inte deltagit.").1);
        assert!(!verdict("Det görs då och då.").1);
    }
}
