//! Words beside an earlier year that call it the one that the document is about.

use std::ops::Range;

use super::signs::{compares_years, named_kinds};
use crate::swedish::months::is_month;
use crate::swedish::paragraph::Paragraph;

/// Words that call an earlier year the current one.
pub(super) struct Current {
    /// The words, the year among them.
    pub words: Range<usize>,
    /// Whether they can mean nothing else, also in the past tense.
    pub is_sure: bool,
}

/// Words beside an earlier year that call it the current one: "i år, 2020", "årets enkät 2020",
/// "denna rapport … 2020", "hittills under 2020", "nu när 2020 är slut".
pub(super) fn called_current(
    paragraph: &Paragraph<'_>,
    sentence: &Range<usize>,
    at: usize,
) -> Option<Current> {
    let from = at.saturating_sub(5).max(sentence.start);
    for before in (from..at).rev() {
        // "årets utfall är bättre än 2020", "förra året, 2020"
        if matches!(
            paragraph.word(before),
            "än" | "mot" | "från" | "sedan" | "med" | "förra" | "föregående" | "fjolåret"
        ) {
            break;
        }
        let (one, two) = (paragraph.word(before), paragraph.word(before + 1));
        let gone = paragraph.word(before + 2).starts_with("gå")
            || paragraph.word(before + 2) == "har" && paragraph.word(before + 3).starts_with("gå");
        let is_sure = match (one, two) {
            ("i", "år") | ("detta" | "det", "år" | "verksamhetsår") => {
                (before + 2..at).all(|between| is_that_is(paragraph.word(between)))
            }
            ("år" | "året", "som") => gone,
            ("här", "året")
            | ("innevarande" | "årets" | "pågående" | "gångna", _)
            | ("löpande", "året" | "år" | "verksamhetsåret") => true,
            _ if is_document_s_year(one) => before + 1 == at,
            ("verksamhetsåret" | "året", _) => before + 1 == at && before <= sentence.start + 1,
            _ => false,
        };
        let is_likely = match one {
            "hittills" | "resten" | "återstoden" | "hela" | "nu" | "kommande" | "dagsläget" => {
                true
            }
            "långt" => two == "in" || before + 1 == at,
            "här" => two == "i",
            "skrivande" => two == "stund",
            "verksamhetsåret" | "budgetåret" | "kalenderåret" | "arbetsåret" => {
                before + 1 == at
            }
            _ => false,
        };
        let before_that = before.checked_sub(1).map(|at| paragraph.word(at)).unwrap_or_default();
        let is_last_year = matches!(before_that, "förra" | "föregående" | "tidigare");
        if (is_sure || is_likely) && !is_last_year {
            return Some(Current { words: before..at + 1, is_sure });
        }
    }
    // "Tidigare redovisning, i VB 2020, rättas härmed."
    if (sentence.start..at).any(|at| matches!(paragraph.word(at), "tidigare" | "dåvarande")) {
        return None;
    }
    if let Some(sure) = (sentence.start..sentence.end).find(|&word| means_here(paragraph, word)) {
        let is_sure = !compares_years(paragraph, sentence);
        return Some(Current { words: sure.min(at)..sure.max(at) + 1, is_sure });
    }
    let points_here = sentence.clone().find(|&word| points_here(paragraph, word))?;
    let words = points_here.min(at)..points_here.max(at) + 1;
    (words.len() <= 16).then_some(Current { words, is_sure: false })
}

/// "alltså", "det vill säga"
fn is_that_is(word: &str) -> bool {
    matches!(
        word,
        "alltså" | "dvs" | "d.v.s" | "det" | "vill" | "säga" | "till" | "och" | "med" | "t.o.m"
    ) || is_month(word)
}

/// Words that only the reported year can bear: "återges som årets utfall", "det år som redovisas",
/// "redovisas i denna rapport".
fn means_here(paragraph: &Paragraph<'_>, at: usize) -> bool {
    let words = [at, at + 1, at + 2].map(|at| paragraph.word(at));
    match words {
        // "Så här många besök hade anläggningarna under 2020": the table that follows.
        // "det år som rapporten handlar om", "perioden som denna plan omfattar"
        ["år" | "året" | "perioden" | "tiden" | "verksamhetsåret", "som", next] => {
            let named =
                if matches!(next, "denna" | "den" | "vår" | "det") { at + 3 } else { at + 2 };
            let named = if paragraph.word(named) == "här" { named + 1 } else { named };
            names_document(paragraph.word(named))
                || matches!(next, "redovisas" | "rapporteras" | "avses")
        }
        // "det år vi nu redovisar"
        ["år" | "året", "vi", next] => {
            let verb = if next == "nu" { paragraph.word(at + 3) } else { next };
            ["redovisa", "planera", "rapportera", "beskriv", "summera"]
                .iter()
                .any(|stem| verb.starts_with(stem))
        }
        ["som", "årets", _]
        | ["så", "här", "många" | "mycket" | "stor" | "stort" | "fördelade" | "fördelas"] => {
            true
        }
        ["redovisas" | "rapporteras" | "beskrivs", "i", "denna"] => {
            names_document(paragraph.word(at + 3))
        }
        _ => false,
    }
}

/// "denna rapport", "den här planen", "redovisas nedan".
fn points_here(paragraph: &Paragraph<'_>, word: usize) -> bool {
    let next = paragraph.word(word + 1);
    let before = word.checked_sub(1).map(|at| paragraph.word(at)).unwrap_or_default();
    match paragraph.word(word) {
        "denna" | "föreliggande" => names_document(next),
        "den" | "det" => next == "här" && names_document(paragraph.word(word + 2)),
        "nedan" | "härmed" => true,
        "här" => matches!(
            before,
            "redovisar" | "redovisas" | "beskriver" | "beskrivs" | "enheten" | "vi"
        ),
        "följande" => before == "det",
        // "Planens aktiviteter genomförs under 2020": the document's own.
        "planens"
        | "rapportens"
        | "berättelsens"
        | "dokumentets"
        | "verksamhetsplanens"
        | "verksamhetsberättelsens"
        | "tertialrapportens" => before.is_empty(),
        "detta" => next == "är" && names_document(paragraph.word(word + 5)),
        _ => false,
    }
}

/// "planåret", "redovisningsperioden": the time that a document is of.
fn is_document_s_year(word: &str) -> bool {
    ["plan", "rapport", "redovisnings", "uppföljnings", "berättelse"]
        .iter()
        .any(|stem| word.starts_with(stem))
        && ["året", "perioden", "tiden"].iter().any(|end| word.ends_with(end))
}

fn names_document(word: &str) -> bool {
    [
        "rapport",
        "plan",
        "berättelse",
        "analys",
        "redovisning",
        "uppföljning",
        "dokument",
        "avstämning",
    ]
    .iter()
    .any(|name| word.contains(name))
}

/// "Rapporten avser 2020", "planen gäller år 2020".
pub(super) fn tells_what_it_is_about(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> bool {
    let opening = sentence.start..(sentence.start + 6).min(sentence.end);
    opening.clone().any(|at| {
        matches!(
            paragraph.word(at),
            "avser"
                | "gäller"
                | "omfattar"
                | "beskriver"
                | "redovisar"
                | "sammanfattar"
                | "speglar"
                | "täcker"
        )
    }) && opening.clone().any(|at| {
        let word = paragraph.word(at);
        let is_definite = word.ends_with('n') && word.len() > 4;
        is_definite && named_kinds(word).is_some()
            || matches!(
                word,
                "rapporten"
                    | "planen"
                    | "berättelsen"
                    | "dokumentet"
                    | "redovisningen"
                    | "uppföljningen"
                    | "verksamhetsplanen"
                    | "verksamhetsberättelsen"
                    | "analysen"
            )
    })
}
