//! A promise held against the figures in the analysis: what it was then and is now, and how long it
//! took against the time that was promised.

use std::ops::Range;

use rust_decimal::Decimal;
use tertial_domain::goal::GoalText;

use crate::facts::{Facts, GoalFacts, Passage};
use crate::finding::Finding;
use crate::rules::grade_above_evidence::{ACCOUNTS, at_grade, unstopped};
use crate::suggest::evidence::{GoalEvidence, own_texts};
use crate::swedish::carried_out::Asked;
use crate::swedish::direction::{Direction, promises};
use crate::swedish::event::is_denial;
use crate::swedish::figures::FigureKind;
use crate::swedish::movement::Way;
use crate::swedish::paragraph::Paragraph;
use crate::swedish::then_and_now::changes;
use crate::swedish::tie::same_word;

/// A finding where the analysis gives figures that go against the promise.
pub(super) fn told(
    facts: &Facts<'_>,
    goal: &GoalFacts<'_>,
    evidence: &GoalEvidence<'_, '_>,
) -> Option<Finding> {
    // Where the figures stand in rows, an unnamed pair in the text may be of any of them.
    let has_rows = !evidence.indicators.is_empty();
    for promise in own_texts(facts, goal, &[GoalText::ExpectedResult]) {
        for expected in &promise.paragraphs {
            for (at, range) in expected.sentences.iter().enumerate() {
                let told = changed(facts, goal, (expected, at), has_rows)
                    .or_else(|| too_late(facts, goal, expected, range));
                if let Some((passage, words)) = told {
                    let wanted = expected.sentence(at);
                    return Some(
                        at_grade(goal, "words")
                            .with("promise", unstopped(wanted))
                            .with("words", unstopped(words))
                            .quote(promise.place.clone(), wanted)
                            .quote(passage.place.clone(), words),
                    );
                }
            }
        }
    }
    None
}

/// Fewer were promised, and the text gives more than before.
fn changed<'f, 'a>(
    facts: &'f Facts<'a>,
    goal: &'f GoalFacts<'a>,
    (expected, sentence): (&Paragraph<'_>, usize),
    has_rows: bool,
) -> Option<(&'f Passage<'a>, &'f str)> {
    let all = promises(expected);
    let mut ways = all.iter().filter(|promise| promise.sentence == sentence).filter_map(
        |promise| match promise.direction {
            Direction::Up => Some(Way::Up),
            Direction::Down => Some(Way::Down),
            Direction::Better | Direction::AtLeast(_) | Direction::AtMost(_) => None,
        },
    );
    let way = ways.next()?;
    let is_only = ways.next().is_none() && all.len() == 1 && !has_rows;
    let asked = Asked::of(expected.sentence(sentence));
    // "Antalet personer per kund": what is counted, however common its name is.
    let counted = expected.sentences.get(sentence).cloned().unwrap_or_default().find_map(|at| {
        matches!(expected.word(at), "antalet" | "antal").then(|| expected.word(at + 1))
    });
    own_texts(facts, goal, ACCOUNTS).find_map(|passage| {
        passage.paragraphs.iter().find_map(|paragraph| {
            let found = changes(paragraph, facts.year, |word| asked.names(word));
            let is_one = is_only && found.len() == 1;
            let against = found.into_iter().find(|change| {
                let words = sentences(paragraph, change.sentence, change.until);
                let is_named = words.clone().any(|at| asked.names(paragraph.word(at)));
                let is_alike = || {
                    (0..paragraph.words.len()).any(|at| {
                        let word = paragraph.word(at);
                        asked.begins_as(word) || counted.is_some_and(|own| same_word(own, word))
                    })
                };
                let is_told = words.clone().any(|at| is_pro_form(paragraph, at));
                change.way != way
                    && !is_other_share(&asked, paragraph, &words)
                    && (is_told && is_one || is_named || (is_one && is_alike()))
                    && !words.clone().any(|at| is_opposite(expected, paragraph.word(at)))
            })?;
            Some((passage, paragraph.sentence(against.sentence)))
        })
    })
}

/// Whether a word is of the very opposite of something promised: less absence is more attendance.
fn is_opposite(expected: &Paragraph<'_>, word: &str) -> bool {
    const PAIRS: &[(&str, &str)] = &[
        ("närvaro", "frånvaro"),
        ("nöjd", "missnöj"),
        ("trygg", "otrygg"),
        ("behörig", "obehörig"),
        ("överskott", "underskott"),
        ("lönsam", "olönsam"),
    ];
    let expects = |stem: &str| {
        expected.words.iter().enumerate().any(|(at, _)| expected.word(at).starts_with(stem))
    };
    PAIRS.iter().any(|(one, other)| {
        (word.starts_with(one) && expects(other)) || (word.starts_with(other) && expects(one))
    })
}

/// What a figure is called when its name has been said: "siffran är 11,8"; "andelen elever" is a name.
fn is_pro_form(paragraph: &Paragraph<'_>, at: usize) -> bool {
    matches!(paragraph.word(at), "siffran" | "andelen" | "summan" | "antalet" | "nivån" | "värdet")
        && matches!(paragraph.word(at + 1), "är" | "var" | "blev" | "för" | "ligger" | "låg" | "nu")
        || (paragraph.word(at) == "siffran" && at > 0 && paragraph.word(at - 1) == "är")
}

/// Whether the words tell of a share that is not the one promised: "andelen resor med egen bil".
fn is_other_share(asked: &Asked, paragraph: &Paragraph<'_>, words: &Range<usize>) -> bool {
    let share = words.clone().find(|&at| {
        matches!(paragraph.word(at), "andelen" | "andel") && !is_pro_form(paragraph, at)
    });
    let is_share_asked = asked.name().to_lowercase().contains("andel");
    let named: Vec<&str> =
        words.clone().map(|at| paragraph.word(at)).filter(|word| asked.names(word)).collect();
    let is_time_alone = !named.is_empty() && named.iter().all(|word| word.contains("tid"));
    (share.is_some() && !is_share_asked) || is_time_alone
}

/// The words from one sentence to another.
fn sentences(paragraph: &Paragraph<'_>, first: usize, last: usize) -> Range<usize> {
    let start = paragraph.sentences.get(first).map_or(0, |range| range.start);
    let end = paragraph.sentences.get(last).map_or(start, |range| range.end);
    start..end
}

/// A time with the beginning of its unit's name.
struct Span {
    number: Decimal,
    unit: &'static str,
}

impl Span {
    /// Whether it is longer than another; working days are held against working days alone.
    fn is_longer_than(&self, other: &Self) -> bool {
        let minutes = |unit: &str| match unit {
            "minut" => Some(1),
            "timm" => Some(60),
            "dag" | "dygn" => Some(1_440),
            "veck" => Some(10_080),
            "månad" => Some(43_200),
            _ => None,
        };
        if self.unit == other.unit {
            return self.number > other.number;
        }
        let pair = minutes(self.unit).zip(minutes(other.unit));
        pair.is_some_and(|(own, of_other)| {
            // A number beyond all days is no time.
            let own = self.number.checked_mul(Decimal::from(own));
            let other = other.number.checked_mul(Decimal::from(of_other));
            own.zip(other).is_some_and(|(own, other)| own > other)
        })
    }
}

const UNITS: &[&str] = &["minut", "timm", "arbetsdag", "dag", "dygn", "veck", "månad"];

/// A time was promised ("inom fyra timmar"), and the text gives longer ones alone.
fn too_late<'f, 'a>(
    facts: &'f Facts<'a>,
    goal: &'f GoalFacts<'a>,
    expected: &Paragraph<'_>,
    range: &Range<usize>,
) -> Option<(&'f Passage<'a>, &'f str)> {
    let bound = range
        .clone()
        .filter(|&at| matches!(expected.word(at), "inom" | "högst" | "max" | "maximalt"))
        .find_map(|at| {
            let told = spans(expected, &(at + 1..range.end.min(at + 4))).into_iter().next();
            told.or_else(|| one_span(expected, at + 1))
        })?;
    let asked = Asked::of(expected.quote(range.clone()));
    own_texts(facts, goal, ACCOUNTS).find_map(|passage| {
        passage.paragraphs.iter().find_map(|paragraph| {
            let late = paragraph.sentences.iter().position(|sentence| {
                let told = spans(paragraph, sentence);
                let is_denied = sentence.clone().any(|at| is_denial(paragraph.word(at)));
                let is_named = sentence.clone().any(|at| asked.names(paragraph.word(at)));
                let is_past = sentence.clone().all(|at| {
                    !matches!(
                        paragraph.word(at),
                        "förra"
                            | "föregående"
                            | "tidigare"
                            | "ska"
                            | "mål"
                            | "redan"
                            | "inom"
                            | "utom"
                            | "varje"
                    )
                });
                let is_longer =
                    !told.is_empty() && told.iter().all(|one| one.is_longer_than(&bound));
                is_longer && is_named && is_past && !is_denied
            })?;
            Some((passage, paragraph.sentence(late)))
        })
    })
}

/// "en vecka", "ett dygn"
fn one_span(paragraph: &Paragraph<'_>, at: usize) -> Option<Span> {
    let unit = UNITS.iter().copied().find(|unit| paragraph.word(at + 1).starts_with(unit))?;
    matches!(paragraph.word(at), "en" | "ett").then_some(Span { number: Decimal::ONE, unit })
}

/// The times in a stretch of words: "sju och elva timmar" are two.
fn spans(paragraph: &Paragraph<'_>, words: &Range<usize>) -> Vec<Span> {
    let unit_at = |at: usize| UNITS.iter().copied().find(|u| paragraph.word(at).starts_with(u));
    let figures: Vec<_> = paragraph
        .figures
        .iter()
        .filter(|figure| words.contains(&figure.word))
        .filter(|figure| matches!(figure.kind, FigureKind::Amount | FigureKind::Spelled))
        .collect();
    let mut found = Vec::new();
    for (at, figure) in figures.iter().enumerate() {
        let of = |word: usize| (word..word + 2).find_map(unit_at);
        let joined = figures.get(at + 1).filter(|next| {
            next.word <= figure.word_end + 2
                && (figure.word_end..next.word)
                    .all(|at| matches!(paragraph.word(at), "och" | "till" | "eller"))
        });
        let unit = of(figure.word_end.saturating_sub(1).max(figure.word + 1))
            .or_else(|| joined.and_then(|next| of(next.word + 1)));
        found.extend(unit.map(|unit| Span { number: figure.number, unit }));
    }
    found
}
