//! Figures that a text gives for an indicator in its own words: by the words of its name wherever they
//! stand in the sentence, by how it moved ("en uppgång till 76 %"), as "tio av tolv" or "var femte".

mod name;
mod of_row;

use std::borrow::Cow;
use std::ops::Range;

use rust_decimal::Decimal;
use tertial_domain::quantity::UnitOfMeasure;

use crate::comparing::{UnitKind, kind_of};
use crate::swedish::figures::{Figure, FigureKind};
use crate::swedish::lexicon::key;
use crate::swedish::listed_values::{opens_a_row, percent, share, tagged};
use crate::swedish::paragraph::Paragraph;
use crate::swedish::scope::{Role, Time, clause, leaves_out, scope};

use super::claim::{Claim, Subject, is_of_men, is_of_women};
pub(super) use name::Name;
pub(super) use of_row::is_of;

/// How close a text stands to the row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Nearness {
    /// The row's own note.
    Note,
    /// The analysis of a goal that has this row alone.
    OnlyRow,
    /// Anywhere else: the name must stand there.
    Elsewhere,
}

/// A figure of a text that may be an indicator's, whatever its name is.
#[derive(Debug, Clone)]
pub(super) struct Candidate<'p> {
    pub figure: Cow<'p, Figure>,
    pub subject: Subject,
    /// What it counts.
    pub kind: UnitKind,
    /// Per cent, where it is told as a share ("tio av tolv"), and whether that is only about so.
    pub share: Option<(Decimal, bool)>,
    sentence: usize,
    /// The words of its clause.
    clause: Range<usize>,
    /// Where the thing that a share is of stands: the word after "tio av tolv".
    noun: Option<usize>,
}

/// Every figure of a paragraph that is a level or a forecast of the report's own time and whole unit.
pub(super) fn candidates<'p>(
    paragraph: &'p Paragraph<'_>,
    year: Option<i16>,
    month: &str,
) -> Vec<Candidate<'p>> {
    let mut found = Vec::new();
    let each = [key(b"var"), key(b"vart")];
    let says_each = paragraph.words.iter().any(|word| each.contains(&word.key));
    if paragraph.figures.is_empty() && !says_each {
        return found;
    }
    for (sentence, range) in paragraph.sentences.iter().enumerate() {
        let figures: Vec<&Figure> = paragraph.figures_in(sentence).collect();
        for (place, figure) in figures.iter().enumerate() {
            let next = figures.get(place + 1);
            let counts = next.and_then(|all| share(paragraph, figure, all));
            let share = counts.and_then(|(some, all)| percent(some, all)).map(|own| (own, false));
            let share = share.or_else(|| fraction(paragraph, figure));
            let when = (year, month);
            let mut candidate = candidate(paragraph, (sentence, range), figure, share, when);
            if let (Some(own), Some(_), Some(all)) = (&mut candidate, counts, next) {
                own.noun = Some(all.word_end).filter(|at| own.clause.contains(at));
            }
            found.extend(candidate);
        }
        if says_each {
            found.extend(range.clone().filter_map(|at| one_in(paragraph, (sentence, range), at)));
        }
    }
    if !found.is_empty() && paragraph.figures.len() > 1 {
        leave_out_listed(paragraph, year, &mut found);
    }
    found
}

/// Takes away the figures of places and groups; where groups are told, a figure is of all only when
/// it says so.
fn leave_out_listed(
    paragraph: &Paragraph<'_>,
    year: Option<i16>,
    candidates: &mut Vec<Candidate<'_>>,
) {
    let listed = tagged(paragraph, year);
    let is_grouped = listed.iter().filter(|own| own.is_named).count() > 1 || listed.len() > 2;
    let in_one_list = listed.len() > 1 && paragraph.text.contains("; ");
    candidates.retain(|own| {
        // "Berga 14, Hagen 13": each is of a place.
        let is_list =
            in_one_list || listed.iter().filter(|part| part.sentence == own.sentence).count() > 1;
        let is_part = listed.iter().any(|part| is_list && part.figure.word == own.figure.word);
        let says_all = own.clause.clone().any(|at| is_of_all(paragraph.word(at)))
            || !listed.iter().any(|part| part.kind == own.kind);
        let is_lent = own.noun.is_some() && own.share.is_some_and(|(_, is_about)| is_about);
        let sentence = paragraph.sentences.get(own.sentence).cloned().unwrap_or_default();
        let is_first = opens_a_row(paragraph, &sentence, &own.figure);
        is_lent || !is_part && !is_first && (!is_grouped || says_all)
    });
}

fn candidate<'p>(
    paragraph: &Paragraph<'_>,
    (sentence, range): (usize, &Range<usize>),
    figure: &'p Figure,
    share: Option<(Decimal, bool)>,
    (year, month): (Option<i16>, &str),
) -> Option<Candidate<'p>> {
    let is_amount = matches!(figure.kind, FigureKind::Amount | FigureKind::Spelled);
    if !is_amount || figure.until.is_some() || figure.number.is_sign_negative() {
        return None;
    }
    let scope = scope(paragraph, figure, year);
    // "Fram till sista april har vi ...": the month that the report ends with is its own.
    let is_cut_off = || range.clone().any(|at| paragraph.word(at) == month) && !month.is_empty();
    let is_now = scope.time == Time::Now || scope.time == Time::Other && is_cut_off();
    let is_level = is_now && scope.role == Role::Level && !scope.is_of_others;
    if !is_level || leaves_out(paragraph, range) {
        return None;
    }
    let clause = clause(paragraph, range, figure);
    // "Kurs B har en egen mätning och där klarade 63 procent sig": of where that is.
    if clause.start > range.start && paragraph.word(clause.start - 1) == "där"
        || clause.start < figure.word && paragraph.word(clause.start) == "där"
    {
        return None;
    }
    let words = || clause.clone().filter(|at| !(figure.word..figure.word_end).contains(at));
    let is_other = words().any(|at| is_of_something_else(paragraph, range, at));
    let begins = |stems: &[&str]| {
        words().any(|at| stems.iter().any(|stem| paragraph.word(at).starts_with(stem)))
    };
    let previous = figure.word.checked_sub(1).map_or("", |at| paragraph.word(at));
    let women = begins(&["kvinn", "flick"]) || is_of_women(previous);
    let men = words().any(|at| is_of_men(paragraph.word(at)) || paragraph.word(at) == "männens")
        || is_of_men(previous);
    // "88 resp. 84 procent": two figures for two named before.
    let is_paired = (figure.word.saturating_sub(2)..figure.word_end + 2)
        .any(|at| matches!(paragraph.word(at), "resp" | "respektive"));
    if is_paired {
        return None;
    }
    let subject = match (begins(&["prognos", "helårsprognos"]), women, men) {
        (true, false, false) => Subject::Forecast,
        (false, true, false) => Subject::Women,
        (false, false, true) => Subject::Men,
        (false, false, false) => Subject::Now,
        _ => return None,
    };
    // "Männen är tre fjärdedelar av de anställda": who they are, not how they fare.
    let is_makeup = (women || men)
        && (figure.word_end..clause.end.min(figure.word_end + 5)).any(|at| {
            ["anställda", "personal", "medarbetar", "arbetsgrupp", "svarande"]
                .iter()
                .any(|stem| paragraph.word(at).starts_with(stem))
        })
        && (figure.word_end..figure.word_end + 2).any(|at| paragraph.word(at) == "av");
    let is_change = is_change(paragraph, figure, &clause) || is_makeup;
    let is_bare = matches!(figure.unit, UnitOfMeasure::Plain | UnitOfMeasure::Pieces);
    // "till 84 procent", "stigit till 12": where it went; "till 30 gäster": for whom.
    let is_aside = matches!(previous, "av" | "än" | "från")
        || previous == "till" && is_bare && !moves(paragraph, &clause, figure);
    if is_other || is_change || is_aside {
        return None;
    }
    let kind = if share.is_some() { UnitKind::Percent } else { kind_of(&figure.unit).0 };
    let figure = Cow::Borrowed(figure);
    Some(Candidate { figure, subject, kind, share, sentence, clause, noun: None })
}

/// Whether a word says that a figure is of all.
fn is_of_all(word: &str) -> bool {
    matches!(
        word,
        "totalt" | "sammantaget" | "sammanlagt" | "snitt" | "alltså" | "tillsammans" | "genomsnitt"
    ) || word.starts_with("utfall")
        || word.starts_with("resultat")
}

/// "en ökning på 5 %", "steg med 3 %": how far, not how much.
fn is_change(paragraph: &Paragraph<'_>, figure: &Figure, clause: &Range<usize>) -> bool {
    let previous = figure.word.checked_sub(1).map_or("", |at| paragraph.word(at));
    let noun = (clause.start..figure.word).any(|at| {
        ["ökning", "minskning", "uppgång", "nedgång", "skillnad", "förbättring", "försämring"]
            .iter()
            .any(|stem| paragraph.word(at).starts_with(stem))
    });
    noun && matches!(previous, "på" | "om" | "med" | "är" | "var")
}

/// Whether a clause tells a movement before the figure ("har sjunkit till").
fn moves(paragraph: &Paragraph<'_>, clause: &Range<usize>, figure: &Figure) -> bool {
    const STEMS: &[&str] = &[
        "öka",
        "minska",
        "sjunk",
        "sjönk",
        "stig",
        "steg",
        "stigit",
        "höj",
        "sänk",
        "förbättra",
        "försämra",
        "uppgång",
        "nedgång",
        "ökning",
        "minskning",
        "gått",
        "gick",
        "växt",
        "landa",
        "kom",
        "mäts",
        "uppgå",
        "uppgick",
        "ned",
        "upp",
        "nått",
        "nådde",
    ];
    (clause.start..figure.word)
        .any(|at| STEMS.iter().any(|stem| paragraph.word(at).starts_with(stem)))
}

/// Words in a figure's clause that make it of a part, of another thing or of only some.
fn is_of_something_else(paragraph: &Paragraph<'_>, sentence: &Range<usize>, at: usize) -> bool {
    const STEMS: &[&str] = &[
        "svarsfrekvens",
        "varav",
        "dessa",
        "budget",
        "korttid",
        "långtid",
        "grupp",
        "avdelning",
        "arbetsplats",
        "lågstadi",
        "mellanstadi",
        "högstadi",
        "årskurs",
        "åring",
        "våning",
        "natt",
        "dagtid",
        "gräns",
        "återstå",
        "saknar",
        "längst",
        "kortast",
        "snabbast",
        "enstaka",
        "maximalt",
        "flest",
        "högst",
        "lägst",
        "ytterligare",
        "intervall",
        "skala",
        "maxvärde",
        "delfråg",
    ];
    let word = paragraph.word(at);
    let previous = at.checked_sub(1).map_or("", |at| paragraph.word(at));
    if matches!(previous, "alla" | "samtliga") {
        return false;
    }
    let is_name = at > sentence.start
        && paragraph.printed_word(at).starts_with(|c: char| c.is_uppercase())
        && !paragraph.between(at - 1).contains(['.', ':']);
    // "tolv väntar": those who are left; not "den som väntar".
    let waits = word == "väntar" && !matches!(previous, "som" | "man" | "vi");
    is_name
        || waits
        || STEMS.iter().any(|stem| word.starts_with(stem))
        || word == "av" && matches!(paragraph.word(at + 1), "dem" | "dessa" | "vilka")
        || matches!(word, "inte" | "ej")
}

/// "hälften", "två tredjedelar": told as a part of one, without a figure of its own.
fn fraction(paragraph: &Paragraph<'_>, figure: &Figure) -> Option<(Decimal, bool)> {
    let next = paragraph.word(figure.word_end);
    let of = [("tredjedel", 3), ("fjärdedel", 4), ("femtedel", 5), ("tiondel", 10)]
        .iter()
        .find(|(stem, _)| next.starts_with(stem))
        .map(|(_, of)| Decimal::from(*of))?;
    percent(figure.number, of).map(|share| (share, true))
}

/// "var femte elev": one in five.
fn one_in<'p>(
    paragraph: &'p Paragraph<'_>,
    (sentence, range): (usize, &Range<usize>),
    at: usize,
) -> Option<Candidate<'p>> {
    const ORDINALS: [&str; 8] =
        ["tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde", "nionde", "tionde"];
    if !matches!(paragraph.word(at), "var" | "vart") {
        return None;
    }
    let place = ORDINALS.iter().position(|own| *own == paragraph.word(at + 1))?;
    let noun = at + 2;
    let is_time = ["år", "vecka", "månad", "dag", "timme", "gång", "kvartal", "minut"]
        .contains(&paragraph.word(noun));
    let share = percent(Decimal::ONE, Decimal::from(place + 3))?;
    let (first, last) = (paragraph.words.get(at)?, paragraph.words.get(at + 1)?);
    let figure = Figure {
        start: first.start,
        end: last.end,
        word: at,
        word_end: noun,
        number: share,
        until: None,
        is_about: true,
        unit: UnitOfMeasure::Percent,
        kind: FigureKind::Spelled,
    };
    (!is_time).then(|| Candidate {
        figure: Cow::Owned(figure),
        subject: Subject::Now,
        kind: UnitKind::Percent,
        share: Some((share, true)),
        sentence,
        clause: range.clone(),
        noun: Some(noun),
    })
}

/// A candidate as a claim.
pub(super) fn claim<'p>(candidate: &'p Candidate<'_>, paragraph: &'p Paragraph<'_>) -> Claim<'p> {
    Claim {
        figure: &candidate.figure,
        subject: candidate.subject,
        share: candidate.share,
        words: paragraph.sentence(candidate.sentence),
        named_before: None,
    }
}
