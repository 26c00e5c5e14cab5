//! What a figure in running text is of: which time, whether a level, a change or a target, and whose.
//!
//! A figure is read with the words of its own clause, and with the words of time and place that open its
//! sentence ("I januari, med två vakanser, var det 81 procent"), until another time or clause takes over.

mod words;

use std::ops::Range;

use rust_decimal::Decimal;
use tertial_domain::quantity::UnitOfMeasure;

use crate::swedish::clauses::{Opening, clauses};
use crate::swedish::figures::{Figure, FigureKind};
use crate::swedish::lexicon::{self, Hints};
use crate::swedish::months::MONTHS;
use crate::swedish::paragraph::Paragraph;
use crate::swedish::tense::Tense;
use words::{
    AIMS, BEFORE, BEYOND_COMMITTEE, MEASURES, MOVES, NOW, OTHERS, PARTS_OF_YEAR, SUPPOSED,
};

/// What a figure is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scope {
    /// Of which time.
    pub time: Time,
    /// A level, a change or something wished for.
    pub role: Role,
    /// Of another body than the unit that reports.
    pub is_of_others: bool,
    /// That body is a committee or its administration: none other where the committee reports.
    pub is_of_committee: bool,
}

/// The time that a figure is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Time {
    /// The report's period, or nothing else is told.
    Now,
    /// The year before.
    Before,
    /// A month, a season, a part of the year, yet another year, or what was believed earlier.
    Other,
}

/// How a figure is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// How much or how many it is.
    Level,
    /// How far it went, or how far it is from something.
    Change,
    /// What is aimed at.
    Target,
    /// What is feared, hoped, or would be.
    Supposed,
}

/// A month's name, from 1.
pub fn month_name(month: i8) -> &'static str {
    usize::try_from(month - 1).ok().and_then(|at| MONTHS.get(at)).copied().unwrap_or_default()
}

/// The scope of a figure of a sentence. `year` is the report's.
pub fn scope(paragraph: &Paragraph<'_>, figure: &Figure, year: Option<i16>) -> Scope {
    let sentence = paragraph
        .sentence_of(figure.word)
        .and_then(|at| paragraph.sentences.get(at))
        .cloned()
        .unwrap_or(figure.word..figure.word_end);
    let clause = clause(paragraph, &sentence, figure);
    let is_of_others = |others| speaks_of(paragraph, &sentence, &clause, others);
    let is_of_any = is_of_others(OTHERS);
    Scope {
        time: time(paragraph, &sentence, &clause, figure, year),
        role: role(paragraph, &clause, figure),
        is_of_others: is_of_any,
        is_of_committee: is_of_any && !is_of_others(BEYOND_COMMITTEE),
    }
}

/// The words around a figure up to the next mark or joining word.
pub fn clause(paragraph: &Paragraph<'_>, sentence: &Range<usize>, figure: &Figure) -> Range<usize> {
    let joins = |at: usize| {
        matches!(
            paragraph.word(at),
            "och"
                | "men"
                | "medan"
                | "samt"
                | "jämfört"
                | "mot"
                | "vilket"
                | "där"
                | "varav"
                | "att"
                | "som"
                | "fast"
                | "trots"
        )
    };
    let breaks = |at: usize| {
        let between = paragraph.between(at);
        between.contains([',', ';', '(', ')', '–', ':'])
    };
    let mut first = figure.word;
    while first > sentence.start && !breaks(first - 1) && !joins(first - 1) {
        first -= 1;
    }
    let mut end = figure.word_end.max(figure.word + 1);
    let is_apart = |at: usize| paragraph.between(at).contains(" - ");
    while end < sentence.end && !breaks(end - 1) && !is_apart(end - 1) && !joins(end) {
        end += 1;
    }
    first..end
}

/// The words of a sentence that belong to a figure: from the mark after the figure before it to the
/// mark before the next.
pub fn segment(
    paragraph: &Paragraph<'_>,
    sentence: &Range<usize>,
    figures: &[&Figure],
    place: usize,
) -> Range<usize> {
    let own = figures.get(place).map_or(sentence.start, |figure| figure.word);
    let before = place.checked_sub(1).and_then(|at| figures.get(at)).map(|own| own.word_end);
    let after = figures.get(place + 1).map(|own| own.word);
    // "från 21 på våren till 18 på hösten"
    let goes_from = sentence.clone().any(|at| paragraph.word(at) == "från");
    let parts = |at: usize| {
        paragraph.between(at).contains([',', ';', ')'])
            || matches!(paragraph.word(at + 1), "och" | "samt" | "medan" | "men")
            || paragraph.word(at + 1) == "till" && goes_from
    };
    let start = before.map_or(sentence.start, |first| {
        (first.saturating_sub(1)..own).rev().find(|&at| parts(at)).map_or(first, |at| at + 1)
    });
    let end = after
        .map_or(sentence.end, |last| (own..last).find(|&at| parts(at)).map_or(last, |at| at + 1));
    start..end
}

fn time(
    paragraph: &Paragraph<'_>,
    sentence: &Range<usize>,
    clause: &Range<usize>,
    figure: &Figure,
    year: Option<i16>,
) -> Time {
    let has_year = || paragraph.figures.iter().any(|own| own.kind == FigureKind::Year);
    if !paragraph.hints.has(Hints::TIME) && !has_year() {
        return Time::Now;
    }
    // "varav 41 deltog förra året då vi hade 59": the time stands before the clause.
    let leans_back = paragraph.word(clause.start) == "då"
        || (clause.start..figure.word).any(|at| paragraph.word(at) == "då");
    // Backwards from the figure to the first word of time, then forwards in the clause.
    let before = (sentence.start..figure.word).rev();
    let after = figure.word_end..clause.end;
    for at in before.filter(|&at| can_be_time(paragraph, at)) {
        // Words of time that stand with another figure are that one's.
        let has_own = !leans_back
            && at < clause.start
            && paragraph.figures.iter().any(|other| {
                is_amount(other) && (other.word_end..other.word_end + 3).contains(&at)
            });
        if has_own {
            continue;
        }
        if let Some(time) = time_word(paragraph, at, year) {
            return time;
        }
    }
    let mut after = after.filter(|&at| can_be_time(paragraph, at));
    after.find_map(|at| time_word(paragraph, at, year)).unwrap_or(Time::Now)
}

/// Whether a word is listed as one of time, or can be a year: most are neither.
fn can_be_time(paragraph: &Paragraph<'_>, at: usize) -> bool {
    let Some(word) = paragraph.words.get(at) else { return false };
    lexicon::hints(word.key).has(Hints::TIME)
        || paragraph.word(at).starts_with(|c: char| c.is_ascii_digit())
}

fn is_amount(figure: &Figure) -> bool {
    matches!(figure.kind, FigureKind::Amount | FigureKind::Spelled)
}

/// What a word says of time.
fn time_word(paragraph: &Paragraph<'_>, at: usize, year: Option<i16>) -> Option<Time> {
    let word = paragraph.word(at);
    let previous = |back: usize| at.checked_sub(back).map_or("", |at| paragraph.word(at));
    // "Året innan hämtades 92 ton"
    if word == "året" && matches!(paragraph.word(at + 1), "innan" | "före" | "dessförinnan") {
        return Some(Time::Before);
    }
    if NOW.contains(&word) && !BEFORE.contains(&previous(1)) {
        return Some(Time::Now);
    }
    // "jämfört med", "än": what it is held against does not say when.
    if BEFORE.contains(&word) {
        return (!matches!(previous(1), "med" | "än" | "från" | "mot" | "sedan"))
            .then_some(Time::Before);
    }
    if MONTHS.contains(&word) {
        let measure = previous(2);
        let is_measured = MEASURES.iter().any(|stem| measure.starts_with(stem));
        let is_until = matches!(previous(1), "med") && previous(2) == "och";
        return (!is_measured && !is_until && previous(1) != "per").then_some(Time::Other);
    }
    if PARTS_OF_YEAR.contains(&word) {
        return Some(Time::Other);
    }
    let named =
        paragraph.figures.iter().find(|own| own.word == at && own.kind == FigureKind::Year)?;
    // "för vi med oss in i 2024": where it goes, not when it was.
    if previous(1) == "i" && previous(2) == "in" {
        return None;
    }
    let year = year.map(Decimal::from)?;
    if named.number == year {
        Some(Time::Now)
    } else if named.number == year - Decimal::ONE {
        Some(Time::Before)
    } else {
        Some(Time::Other)
    }
}

fn role(paragraph: &Paragraph<'_>, clause: &Range<usize>, figure: &Figure) -> Role {
    let word = |at: usize| paragraph.word(at);
    let before = figure.word.checked_sub(1).map_or("", word);
    // What opens the next sentence is not of this figure.
    let next = if figure.word_end < clause.end { word(figure.word_end) } else { "" };
    let after_next = word(figure.word_end + 1);
    let is_far = matches!(next, "från" | "ifrån" | "kvar" | "under" | "över" | "ovanför" | "bort")
        && (after_next.starts_with("mål") || next == "kvar" || after_next == "budget");
    let compared = matches!(next, "fler" | "färre" | "bättre" | "sämre" | "högre" | "lägre" | "mer")
            || matches!(next, "mindre" | "ytterligare")
            // "tre till", not "gick 235 till arbete".
            || next == "till" && figure.word_end + 1 >= clause.end;
    let moves = (clause.start..figure.word).any(|at| {
        MOVES.iter().any(|stem| word(at).starts_with(stem))
            || matches!(word(at), "upp" | "ned" | "ner")
    });
    let is_by = before == "med" && (moves || figure.unit == UnitOfMeasure::PercentagePoints);
    if is_by || is_far || compared && !matches!(before, "är" | "på") {
        return Role::Change;
    }
    let aims = (clause.start..figure.word).any(|at| {
        let word = word(at);
        word.starts_with("mål") && !word.starts_with("måltid") || word.starts_with("årsmål")
    });
    if aims {
        return Role::Target;
    }
    // "en ambition att komma ner till 9": the word before "att" says how it is meant.
    let is_aim = clause.start > 1
        && word(clause.start - 1) == "att"
        && (clause.start.saturating_sub(3)..clause.start - 1)
            .any(|at| AIMS.iter().any(|stem| word(at).starts_with(stem)) || word(at) == "för");
    // "kunde vi konstatera 84 procent": it was so.
    let is_seen = |at: usize| {
        word(at) == "kunde"
            && (at + 1..at + 5).any(|near| {
                ["konstater", "noter", "redovis", "se", "räkna", "nå"]
                    .iter()
                    .any(|stem| word(near).starts_with(stem))
            })
    };
    // "det vill säga 84 procent"
    let is_that_is = |at: usize| word(at) == "vill" && word(at + 1) == "säga";
    let is_supposed =
        clause.clone().any(|at| SUPPOSED.contains(&word(at)) && !is_seen(at) && !is_that_is(at))
            || is_aim
            || word(clause.start) == "om" && !is_after_condition(paragraph, clause, figure)
            || clause.start > 0 && word(clause.start - 1) == "att" && word(clause.start) == "nå";
    if is_supposed { Role::Supposed } else { Role::Level }
}

/// "Om inget oförutsett inträffar slutar året med 3 mnkr": what is told, not the condition.
fn is_after_condition(paragraph: &Paragraph<'_>, clause: &Range<usize>, figure: &Figure) -> bool {
    let parts = clauses(paragraph, clause);
    let own = parts.iter().find(|part| part.words.contains(&figure.word));
    own.is_some_and(|own| {
        own.words.start > clause.start
            && own.opening == Opening::Main
            && own.verb.is_some_and(|verb| verb.tense == Tense::Present)
    })
}

/// Whether the clause, or the opening of the sentence, speaks of another body.
fn speaks_of(
    paragraph: &Paragraph<'_>,
    sentence: &Range<usize>,
    clause: &Range<usize>,
    others: &[&str],
) -> bool {
    let opening = sentence.start..(sentence.start + 4).min(sentence.end);
    let speaks = |at: usize| {
        let word = paragraph.word(at);
        others.iter().any(|other| word.starts_with(other))
            && !matches!(
                at.checked_sub(1).map_or("", |at| paragraph.word(at)),
                "än" | "med" | "som" | "från" | "till"
            )
            && !is_best_of(paragraph, at)
            && !owns_source(paragraph, at)
    };
    clause.clone().any(speaks) || clause.start < opening.end && opening.clone().any(speaks)
}

/// "Förvaltningens system visar": where it was read, not whose it is.
fn owns_source(paragraph: &Paragraph<'_>, at: usize) -> bool {
    const SOURCES: &[&str] = &[
        "system",
        "register",
        "registret",
        "statistik",
        "enkät",
        "controller",
        "ekonom",
        "mall",
        "rutin",
        "uppföljning",
        "e-tjänst",
        "verktyg",
        "webb",
        "blankett",
        "redovisning",
        "modell",
        "diarium",
        "diariet",
    ];
    let next = paragraph.word(at + 1);
    let is_economy = matches!(next, "ekonomi" | "ekonomin");
    paragraph.word(at).ends_with('s')
        && !is_economy
        && SOURCES.iter().any(|stem| next.starts_with(stem))
}

/// "hör till de friskaste i förvaltningen": of one among them.
fn is_best_of(paragraph: &Paragraph<'_>, at: usize) -> bool {
    let word = |back: usize| at.checked_sub(back).map_or("", |at| paragraph.word(at));
    matches!(word(1), "i" | "inom" | "av")
        && (word(2).ends_with("aste") || matches!(word(2), "bästa" | "lägsta" | "högsta"))
}

/// "Exklusive nyanlända är värdet 229", "räknar vi bort dem är siffran 11": of some, the others left out.
pub fn leaves_out(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> bool {
    sentence.clone().any(|at| {
        let word = paragraph.word(at);
        let counts_off = word.starts_with("räkna")
            && (at + 1..at + 4).any(|near| matches!(paragraph.word(near), "bort" | "från"));
        counts_off
            || ["exkl", "borträkn", "frånräkn", "bortse"].iter().any(|stem| word.starts_with(stem))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn last(text: &str) -> Scope {
        let paragraph = Paragraph::new(text);
        scope(&paragraph, paragraph.figures.last().unwrap(), Some(2021))
    }

    #[test]
    fn every_word_of_time_is_in_the_lexicon() {
        for word in BEFORE.iter().chain(&MONTHS).chain(PARTS_OF_YEAR).chain(NOW) {
            assert!(lexicon::hints(lexicon::key(word.as_bytes())).has(Hints::TIME), "{word}");
        }
    }

    #[test]
    fn a_figure_has_a_time() {
        for (text, time) in [
            ("Andelen blev 84 procent.", Time::Now),
            ("I januari, med två vakanser, var det 81 procent.", Time::Other),
            ("Oktober visar 2,1 % och rullande tolv månader 7,2 %.", Time::Now),
            ("I fjol var Almen nere på 71 %.", Time::Before),
            ("Stickprovet i december visar 78 procent.", Time::Now),
            ("Andelen var 2019 bara 61 procent.", Time::Other),
            ("Jämfört med förra året ökade andelen till 61 procent.", Time::Now),
            ("Året innan hämtades 92 ton.", Time::Before),
            ("I T1 var siffran 61 %.", Time::Other),
        ] {
            assert_eq!(last(text).time, time, "{text}");
        }
    }

    #[test]
    fn a_figure_is_a_level_a_change_or_a_target() {
        for (text, role) in [
            ("Andelen blev 84 procent.", Role::Level),
            ("Andelen ökade med 4 procent.", Role::Change),
            ("Vi är 2 procent från målet.", Role::Change),
            ("Målet är 90 procent.", Role::Target),
            ("Andelen ska vara 90 procent.", Role::Supposed),
        ] {
            assert_eq!(last(text).role, role, "{text}");
        }
        assert!(last("Staden som helhet har 73 procent.").is_of_others);
        assert!(!last("Vi har 73 procent.").is_of_others);
    }
}
