//! The verb that a day or a month belongs to: what is done then, done already, or merely so.

use std::ops::Range;

use super::verbs::EVENTS;
use super::{Tense, is_supine, tense_of};
use crate::swedish::paragraph::Paragraph;

/// Where the verb stands that tells, in the present, what is done at a named time: "driftsätts den
/// 2 oktober", "i mars görs nästa enkät". None where it was done, and where something only is so.
pub fn done_at(
    paragraph: &Paragraph<'_>,
    sentence: &Range<usize>,
    time: &Range<usize>,
) -> Option<usize> {
    let follows_and = time.start > sentence.start && paragraph.word(time.start - 1) == "och";
    let first =
        if follows_and { time.start } else { clause_start(paragraph, sentence, time.start) };
    let after = time.end..clause_end(paragraph, sentence, time.end);
    // "I mars görs …": nothing but the time stands before the verb.
    let verb = (first..time.start)
        .rev()
        .find(|&at| is_verb(paragraph, at, sentence))
        .or_else(|| after.clone().take(6).find(|&at| is_verb(paragraph, at, sentence)))
        // "… startar efter sommaren, troligen i september": what the comma parts belongs together.
        .or_else(|| {
            let earlier = clause_start(paragraph, sentence, first.checked_sub(1)?);
            (earlier..first).rev().find(|&at| is_verb(paragraph, at, sentence))
        })?;
    // "Sedan flytten i maj …": the time is where something began.
    let is_since = (first..time.start)
        .filter(|at| *at > verb || verb >= time.end)
        // "skjuts till efter bokslutet i augusti": that is where it is put.
        .filter(|at| *at == first || paragraph.word(*at - 1) != "till")
        .any(|at| matches!(paragraph.word(at), "sedan" | "efter" | "alltsedan" | "från"));
    if is_since {
        return None;
    }
    let word = paragraph.word(verb);
    let is_present = || tense_of(paragraph, verb, sentence) == Some(Tense::Present);
    let is_awaited = || is_awaited(paragraph, first..after.end, time);
    (is_event(word) || (is_present() && is_awaited())).then_some(verb)
}

/// Verbs in -era that tell how something is, or what is merely said.
const STATES: &[&str] = &[
    "fungera",
    "resultera",
    "existera",
    "basera",
    "dominera",
    "variera",
    "indikera",
    "refererar",
    "redovisa",
    "rapportera",
    "konstatera",
    "motivera",
    "definiera",
    "notera",
    "relatera",
    "passera",
    "accepterar",
    "karaktärisera",
    "finansiera",
    "prioritera",
    "respektera",
    "garantera",
];

/// Whether a word is a verb in the present for what is done on a day. Those in -era all are made
/// alike: "kontrollerar", "kontrolleras".
pub fn is_event(word: &str) -> bool {
    let is_made = |ending| word.strip_suffix(ending).is_some_and(|stem| stem.chars().count() > 4);
    EVENTS.contains(word)
        || ((is_made("erar") || is_made("eras"))
            && !STATES.iter().any(|state| word.starts_with(state)))
}

/// "finns först i december", "nästa träff är den 18 november": also what only is may be to come.
fn is_awaited(paragraph: &Paragraph<'_>, clause: Range<usize>, time: &Range<usize>) -> bool {
    let from = time.start.saturating_sub(5).max(clause.start);
    (from..time.start).any(|at| paragraph.word(at) == "först")
        || paragraph.word(clause.start) == "först"
        || clause
            .take_while(|at| *at < time.start)
            .any(|at| matches!(paragraph.word(at), "nästa" | "kommande" | "stundande" | "dags"))
}

/// Whether what happens at a named time is told as done: a past verb or a supine in its clause.
pub fn is_done_at(paragraph: &Paragraph<'_>, sentence: &Range<usize>, time: &Range<usize>) -> bool {
    let clause =
        clause_start(paragraph, sentence, time.start)..clause_end(paragraph, sentence, time.end);
    clause.filter(|at| !time.contains(at)).any(|at| {
        matches!(tense_of(paragraph, at, sentence), Some(Tense::Past | Tense::Perfect))
            // "de insatser som gjorts i maj"
            || at > sentence.start && paragraph.word(at - 1) == "som" && is_supine(paragraph.word(at))
    })
}

fn is_verb(paragraph: &Paragraph<'_>, at: usize, sentence: &Range<usize>) -> bool {
    // After "ska" and "att" the same form is no verb of its own.
    let before = at.checked_sub(1).filter(|at| *at >= sentence.start).map(|at| paragraph.word(at));
    let is_bound = || {
        matches!(
            before,
            Some("att" | "ska" | "kan" | "kunna" | "kunde" | "skulle" | "bör" | "måste" | "får")
        )
    };
    tense_of(paragraph, at, sentence).is_some() || (is_event(paragraph.word(at)) && !is_bound())
}

/// The first word of the clause that a word stands in.
fn clause_start(paragraph: &Paragraph<'_>, sentence: &Range<usize>, at: usize) -> usize {
    // "…, i november 2021, …" belongs to what stands before it.
    let from = if is_border(paragraph, at) && at > sentence.start { at } else { at + 1 };
    (sentence.start + 1..from).rev().find(|&at| is_border(paragraph, at)).unwrap_or(sentence.start)
}

/// The word after the last of the clause that a word stands in.
fn clause_end(paragraph: &Paragraph<'_>, sentence: &Range<usize>, at: usize) -> usize {
    let from = if is_border(paragraph, at) { at + 1 } else { at };
    (from..sentence.end).find(|&at| is_border(paragraph, at)).unwrap_or(sentence.end)
}

/// Whether a clause ends before a word: a comma, a stroke, or a word that begins another.
fn is_border(paragraph: &Paragraph<'_>, at: usize) -> bool {
    let between = at.checked_sub(1).and_then(|before| {
        let (before, here) = (paragraph.words.get(before)?, paragraph.words.get(at)?);
        paragraph.text.get(before.end..here.start)
    });
    between.is_some_and(|between| between.contains([',', ';', '(', ')', ':', '–']))
        || matches!(
            paragraph.word(at),
            "som" | "vilket" | "eftersom" | "medan" | "men" | "utan" | "när" | "så"
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::swedish::time_words::{Time, named_times};

    fn verb(text: &str) -> Option<String> {
        let paragraph = Paragraph::new(text);
        let all = 0..paragraph.words.len();
        let times = named_times(&paragraph, &all, 2021);
        let time = times.into_iter().find(|named| named.time == Time::PointOfOwnYear)?;
        done_at(&paragraph, &all, &time.words).map(|at| paragraph.word(at).to_owned())
    }

    #[test]
    fn the_verb_beside_the_day_decides() {
        for (text, expected) in [
            ("Systemet driftsätts den 2 oktober 2021.", Some("driftsätts")),
            ("I mars 2021 görs nästa enkät.", Some("görs")),
            ("Startar i augusti 2021.", Some("startar")),
            ("Kursen började i maj och slutar i oktober 2021.", Some("slutar")),
            ("I december 2021 är kön kort.", None),
            ("Kursen som hölls i maj 2021 fortsätter.", None),
            ("Vi har i maj 2021 startat en kör.", None),
            ("Kursen hölls i april och i maj 2021 startar nästa.", Some("startar")),
            ("I maj 2021 genomfördes en enkät som följs upp.", None),
            ("Sedan maj 2021 görs kontroller.", None),
            ("Från och med den 1 maj 2021 hålls möten.", None),
        ] {
            assert_eq!(verb(text).as_deref(), expected, "{text}");
        }
    }
}
