//! Whether a figure that a text tells is of a row: by the words of its name, its unit and its place.

use std::ops::Range;

use rust_decimal::Decimal;
use tertial_domain::quantity::{Quantity, UnitOfMeasure};

use crate::comparing::UnitKind;
use crate::swedish::figures::{Figure, FigureKind};
use crate::swedish::paragraph::Paragraph;
use crate::swedish::related::{related, stem};

use super::{Candidate, Name, Nearness, moves};
use crate::rules::value_disagrees_with_text::claim::Subject;

/// Whether a candidate is told of the indicator with this name.
pub(in crate::rules::value_disagrees_with_text) fn is_of(
    candidate: &Candidate<'_>,
    paragraph: &Paragraph<'_>,
    (name, value): (&Name, &Quantity),
    nearness: Nearness,
) -> bool {
    let own = paragraph.sentences.get(candidate.sentence).cloned().unwrap_or_default();
    if candidate.share.is_none() && is_of_name(paragraph, &candidate.figure, name) {
        return false;
    }
    if is_of_other_absence(paragraph, &own, &name.printed) {
        return false;
    }
    // "åtta av tolv enhetsmål": a share of something else.
    let is_of_another = candidate.noun.is_some_and(|at| {
        (at..at + 2).all(|at| !name.words.iter().any(|own| related(own, paragraph.word(at))))
    });
    if is_of_another && nearness != Nearness::Note {
        return false;
    }
    let before = candidate.sentence.checked_sub(1).and_then(|at| paragraph.sentences.get(at));
    let both = before.map_or(own.start, |before| before.start)..own.end;
    let (letters, all, words) = name.weight(paragraph, &own);
    let (letters_both, _, words_both) = name.weight(paragraph, &both);
    if candidate.kind == UnitKind::Percent {
        let is_told =
            matches!(candidate.subject, Subject::Forecast | Subject::Women | Subject::Men);
        if nearness == Nearness::Note && is_told {
            return words_both >= 1
                || candidate.subject != Subject::Forecast
                || is_plain_forecast(paragraph, &candidate.clause);
        }
        let tells_outcome = candidate.clause.clone().any(|at| is_outcome(paragraph.word(at)));
        let surveys = own.clone().any(|at| is_survey(paragraph.word(at)));
        let moved = moves(paragraph, &candidate.clause, &candidate.figure)
            && candidate.figure.word > 0
            && paragraph.word(candidate.figure.word - 1) == "till";
        let is_slip = candidate.share.is_none() && is_slip(value.number, candidate.figure.number);
        let leans_back = is_slip || refers_back(paragraph, &own);
        return match nearness {
            Nearness::Note => {
                words >= 1
                    || words_both >= 1 && (tells_outcome || moved || leans_back)
                    || moved && surveys
            }
            Nearness::OnlyRow => {
                words >= 2 || words >= 1 && (letters_both * 3 >= all || is_slip) || moved && surveys
            }
            Nearness::Elsewhere => {
                words >= 1
                    && letters_both * 2 >= all
                    && (words_both >= 2 || letters * 2 >= all || is_slip)
            }
        };
    }
    // "Hittills har 212 anmälningar kommit. Prognosen för hela året är 360."
    let is_forecast = candidate.subject == Subject::Forecast
        && matches!(nearness, Nearness::Note)
        && words_both >= 1
        && (candidate.figure.word_end >= own.end
            || paragraph.between(candidate.figure.word_end - 1).contains([',', '.']));
    is_forecast
        || nearness == Nearness::Note && is_measured(candidate, paragraph, (name, value), words)
        || counts_the_thing(candidate, paragraph, (name, value), (letters_both, all), nearness)
}

/// "väntat sexton dagar på beslut" under "Antal dagar till beslut": a figure in the name's own unit in
/// the row's own note, the only one of its sentence, tied by a word more, by being a mean, or by
/// having the cell's digits in another order.
fn is_measured(
    candidate: &Candidate<'_>,
    paragraph: &Paragraph<'_>,
    (name, value): (&Name, &Quantity),
    words: usize,
) -> bool {
    let figure = &candidate.figure;
    let in_unit = |own: &Figure| name.is_in_its_unit(paragraph, own);
    let others = paragraph.figures_in(candidate.sentence).filter(|own| in_unit(own)).count();
    let is_mean = candidate.clause.clone().any(|at| {
        matches!(paragraph.word(at), "snitt" | "genomsnitt" | "medeltal" | "genomsnittlig")
    });
    // The unit itself is often one of the name's words.
    let unit_words = usize::from(name.words.iter().any(|own| Some(own) == name.measure.as_ref()));
    let is_tied = words > unit_words || is_mean || is_slip(value.number, figure.number);
    let is_limit = figure.word.checked_sub(1).is_some_and(|at| {
        matches!(paragraph.word(at), "inom" | "efter" | "på" | "under" | "om" | "minst" | "högst")
    });
    let sentence = paragraph.sentences.get(candidate.sentence).cloned().unwrap_or_default();
    // "Av elen har 124 MWh sålts": some of it.
    let is_some = paragraph.word(sentence.start) == "av";
    in_unit(figure) && others == 1 && is_tied && !is_some && (is_mean || !is_limit)
}

/// Whether two figures have the same digits in another order: 1 340 and 1 430, 67 and 76.
fn is_slip(one: Decimal, other: Decimal) -> bool {
    let digits = |number: Decimal| {
        let mut digits: Vec<char> = number.mantissa().unsigned_abs().to_string().chars().collect();
        digits.sort_unstable();
        digits
    };
    one != other && one.scale() == other.scale() && {
        let own = digits(one);
        own.len() >= 2 && own == digits(other)
    }
}

/// "Prognosen för helåret är 95 procent": of nothing else than the row.
fn is_plain_forecast(paragraph: &Paragraph<'_>, clause: &Range<usize>) -> bool {
    let next = paragraph.word(clause.start + 1);
    let of = paragraph.word(clause.start + 2);
    match paragraph.word(clause.start) {
        "helårsprognosen" => matches!(next, "är" | "ligger" | "blir"),
        "prognosen" => {
            matches!(next, "är" | "ligger" | "blir")
                || next == "för" && matches!(of, "helåret" | "året" | "hela")
        }
        _ => false,
    }
}

/// "I år är det 67 procent som gör det": a sentence that means what the one before it names.
fn refers_back(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> bool {
    sentence.clone().any(|at| {
        let next = paragraph.word(at + 1);
        matches!(paragraph.word(at), "gör" | "gjorde" | "tycker" | "anser" | "uppger")
            && matches!(next, "det" | "så" | "detta")
            || matches!(paragraph.word(at), "år" | "nu")
                && next == "är"
                && paragraph.word(at + 2) == "det"
    })
}

/// Sick leave, short sick leave and pupils' absence are three things that share a word.
fn is_of_other_absence(paragraph: &Paragraph<'_>, sentence: &Range<usize>, name: &str) -> bool {
    if !name.contains("frånvaro") {
        return false;
    }
    let says = |begins: &str| {
        sentence.clone().any(|at| {
            paragraph.word(at).starts_with(begins) && paragraph.word(at).contains("frånvaro")
        })
    };
    let is_short = name.contains("dag 1") || name.contains("kort");
    let (short, sick) = (says("kort"), says("sjuk"));
    short && !is_short
        || sick && !name.contains("sjuk")
        || is_short && sick && !short && !sentence.clone().any(|at| paragraph.word(at) == "dag")
}

/// Whether a bare number counts what the name counts: its noun is one of the name's.
fn counts_the_thing(
    candidate: &Candidate<'_>,
    paragraph: &Paragraph<'_>,
    (name, value): (&Name, &Quantity),
    (letters, all): (usize, usize),
    nearness: Nearness,
) -> bool {
    let figure = &candidate.figure;
    let own = paragraph.sentences.get(candidate.sentence).cloned().unwrap_or_default();
    let after = figure.word_end..(figure.word_end + 3).min(candidate.clause.end);
    let noun =
        after.into_iter().any(|at| name.heads.iter().any(|own| related(own, paragraph.word(at))));
    let is_total = |at: usize| {
        matches!(
            paragraph.word(at),
            "alltså" | "totalt" | "sammanlagt" | "tillsammans" | "dvs" | "d.v.s" | "sammantaget"
        )
    };
    let in_clause = candidate.clause.clone().any(is_total);
    let elsewhere = own.clone().any(is_total) && !in_clause;
    let counts = |other: &&Figure| {
        matches!(other.kind, FigureKind::Amount | FigureKind::Spelled)
            && matches!(other.unit, UnitOfMeasure::Plain | UnitOfMeasure::Pieces)
            && !is_time(paragraph.word(other.word_end))
            && !is_of_name(paragraph, other, name)
    };
    let is_alone = paragraph
        .figures_in(candidate.sentence)
        .filter(counts)
        .all(|other| other.word == figure.word || is_held_against(paragraph, other));
    let divides =
        paragraph.word(own.start) == "av" || paragraph.word(candidate.clause.start) == "av";
    let pairs = paragraph.word(figure.word_end) == "av";
    // "Sammanlagt har 421 träd kommit i jorden" in the note of "Antal planterade träd".
    let is_own = is_slip(value.number, figure.number) || nearness == Nearness::Note && in_clause;
    let least = match nearness {
        Nearness::Note => letters * 2 >= all || is_own,
        Nearness::OnlyRow => letters * 2 >= all,
        Nearness::Elsewhere => letters * 2 >= all && (letters > 6 || is_own && letters > 4),
    };
    noun && least && !elsewhere && !divides && !pairs && (is_alone || in_clause)
}

/// "klar förbättring mot tretton": what is compared with, not a count of its own.
fn is_held_against(paragraph: &Paragraph<'_>, figure: &Figure) -> bool {
    let previous = figure.word.checked_sub(1).map_or("", |at| paragraph.word(at));
    matches!(previous, "mot" | "från" | "än" | "med")
}

fn is_time(word: &str) -> bool {
    ["veck", "månad", "år", "timm", "minut", "gång"].iter().any(|stem| word.starts_with(stem))
}

fn is_outcome(word: &str) -> bool {
    ["utfall", "resultat", "siffra", "mätning", "andelen", "nivån", "värdet"]
        .iter()
        .any(|stem| word.starts_with(stem))
}

fn is_survey(word: &str) -> bool {
    ["undersökning", "enkät", "mätning", "panel", "utfall", "resultat"]
        .iter()
        .any(|stem| word.contains(stem))
}

/// Whether a figure is one of the name's own, with what follows it ("14 dagar", "20 procent").
fn is_of_name(paragraph: &Paragraph<'_>, figure: &Figure, name: &Name) -> bool {
    let printed = paragraph.text.get(figure.start..figure.end).unwrap_or_default();
    let digits = printed.split([' ', '\u{a0}', '%']).next().unwrap_or_default();
    let mut words = name.printed.split([' ', '\u{a0}', ',']).peekable();
    while let Some(word) = words.next() {
        let follows = words.peek().copied().unwrap_or_default();
        let next = paragraph.word(figure.word_end);
        let is_same = follows.is_empty()
            || figure.unit == UnitOfMeasure::Percent
            || !follows.is_empty() && next.starts_with(stem(follows));
        if word == digits && is_same {
            return true;
        }
    }
    false
}
