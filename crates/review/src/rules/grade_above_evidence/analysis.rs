//! What a goal's own analysis says against its grade.

use std::ops::Range;

use tertial_domain::assessment::GradeCode;
use tertial_domain::goal::GoalText;
use tertial_domain::quantity::UnitOfMeasure;

use crate::facts::{Facts, GoalFacts};
use crate::finding::Finding;
use crate::place::Place;
use crate::rules::grade_above_evidence::{ACCOUNTS, SPEC, at_grade, unstopped};
use crate::suggest::evidence::{GoalEvidence, is_population, own_texts};
use crate::swedish::attainment::{Attained, attained};
use crate::swedish::carried_out::{Asked, Heard};
use crate::swedish::dates::years;
use crate::swedish::direction::{Direction, Promise, promises};
use crate::swedish::event::is_denial;
use crate::swedish::figures::FigureKind;
use crate::swedish::fulfilment::{Said, statements};
use crate::swedish::paragraph::Paragraph;
use crate::swedish::related::related;
use crate::swedish::tie::KeyWords;

/// The analysis says itself that the goal is not, or only partly, met.
pub(super) fn denies(facts: &Facts<'_>, goal: &GoalFacts<'_>) -> Option<Finding> {
    let is_partly = goal.node.assessment.grade() == Some(&GradeCode::PARTLY_MET);
    own_texts(facts, goal, ACCOUNTS).find_map(|passage| {
        passage.paragraphs.iter().find_map(|paragraph| {
            let (attained, sentence) = attained(paragraph)?;
            let reason = match attained {
                Attained::Not => "denied",
                Attained::Partly if !is_partly => "denied-partly",
                Attained::Partly | Attained::Fully => return None,
            };
            let words = paragraph.sentence(sentence);
            // "Vi nådde inte målet" leaves room for partly; "uppfylls inte" does not.
            if is_partly && !words.to_lowercase().contains("uppfyll") {
                return None;
            }
            let finding = at_grade(goal, reason).with("words", unstopped(words));
            Some(finding.quote(passage.place.clone(), words))
        })
    })
}

/// The analysis tells of many setbacks, or of little else.
pub(super) fn setbacks(
    facts: &Facts<'_>,
    goal: &GoalFacts<'_>,
    evidence: &GoalEvidence<'_, '_>,
) -> Option<Finding> {
    // A figure that reaches its target bears a setback or two.
    let is_supported = evidence
        .indicators
        .iter()
        .any(|one| one.judged.as_ref().is_some_and(|judged| judged.meets_target == Some(true)));
    let least = facts.settings.parameter(SPEC.rule, "setbacks_min_sentences");
    let least = usize::try_from(least).unwrap_or(usize::MAX);
    let mut sentences = 0;
    let mut told = Vec::new();
    for passage in own_texts(facts, goal, ACCOUNTS) {
        for paragraph in &passage.paragraphs {
            sentences += paragraph.sentences.len();
            let mut last = None;
            for statement in statements(paragraph) {
                if statement.said >= Said::Hampered && last != Some(statement.sentence) {
                    last = Some(statement.sentence);
                    told.push((&passage.place, paragraph.sentence(statement.sentence)));
                }
            }
        }
    }
    let (_, first) = told.first()?;
    let is_most = told.len() * 2 > sentences && !is_supported;
    if told.len() < least && !is_most {
        return None;
    }
    let mut finding = at_grade(goal, "setbacks")
        .with("count", told.len().to_string())
        .with("words", unstopped(first));
    for (place, words) in told {
        finding = finding.quote(place.clone(), words);
    }
    Some(finding)
}

/// A deficit told under a goal about the economy that is fully met.
pub(super) fn deficit(facts: &Facts<'_>, goal: &GoalFacts<'_>) -> Option<Finding> {
    if !is_on_economy(goal) {
        return None;
    }
    own_texts(facts, goal, ACCOUNTS).find_map(|passage| {
        passage.paragraphs.iter().find_map(|paragraph| {
            let sentence = (0..paragraph.sentences.len())
                .find(|&sentence| tells_deficit(facts, paragraph, sentence))?;
            let words = paragraph.sentence(sentence);
            let finding = at_grade(goal, "deficit").with("words", unstopped(words));
            Some(finding.quote(passage.place.clone(), words))
        })
    })
}

/// Whether a goal is about keeping to the budget.
pub(super) fn is_on_economy(goal: &GoalFacts<'_>) -> bool {
    let title = goal.node.title.to_lowercase();
    let expected = goal.words(GoalText::ExpectedResult).to_lowercase();
    ["ekonomi", "budget", "resultatet", "ramen"]
        .iter()
        .any(|word| title.contains(word) || expected.contains(word))
}

/// Whether a sentence tells of a deficit of the reported year.
fn tells_deficit(facts: &Facts<'_>, paragraph: &Paragraph<'_>, sentence: usize) -> bool {
    const ANOTHER: &[&str] = &[
        "föregående",
        "förra",
        "tidigare",
        "inget",
        "inga",
        "inte",
        "undvika",
        "vända",
        "vänt",
        "minska",
        "minskat",
        "minskade",
        "hämta",
        "risk",
        "möta",
        "hade",
        "utan",
        "fjolårets",
        "befarade",
        "befarat",
    ];
    let range = paragraph.sentences.get(sentence).cloned().unwrap_or_default();
    let has_deficit = range.clone().any(|at| {
        let (word, next) = (paragraph.word(at), paragraph.word(at + 1));
        word.starts_with("underskott")
            || matches!(word, "minusresultat" | "budgetöverskridande" | "överskrider")
            || (word == "negativt" && next == "resultat")
            || (matches!(word, "går" | "gick" | "gått") && matches!(next, "back" | "minus"))
            || (word == "på" && next == "minus")
            || (word == "röda" && next == "siffror")
            || (matches!(word, "dragit" | "drog" | "drar") && next == "över")
    });
    let is_another = range.clone().any(|at| ANOTHER.contains(&paragraph.word(at)));
    let named = years(paragraph);
    let is_other_year = named
        .iter()
        .filter(|named| range.contains(&named.word))
        .any(|named| facts.year.is_some_and(|year| named.year != year));
    has_deficit && !is_another && !is_other_year && !is_forecast(facts, paragraph, &range)
}

/// What was once foreseen is no result: an annual report's "prognosen var ett underskott". In
/// mid-year the own forecast is the result, but not the one of an earlier report.
fn is_forecast(facts: &Facts<'_>, paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> bool {
    sentence.clone().any(|at| {
        let word = paragraph.word(at);
        let is_earlier = word.starts_with("tertial")
            || matches!(word, "t1" | "t2" | "räknade" | "trodde" | "befarades" | "väntades");
        let is_foreseen =
            ["prognos", "förvänta", "beräkna", "vänta"].iter().any(|stem| word.starts_with(stem))
                || matches!(word, "räknat" | "såg");
        is_earlier || (is_foreseen && !facts.is_tertial())
    })
}

/// The expected result says all, the analysis tells of some.
pub(super) fn not_all(facts: &Facts<'_>, goal: &GoalFacts<'_>) -> Option<Finding> {
    for promise in own_texts(facts, goal, &[GoalText::ExpectedResult]) {
        for expected in &promise.paragraphs {
            let directions = promises(expected);
            for (at, range) in expected.sentences.iter().enumerate() {
                let wanted = expected.sentence(at);
                // "Färre anmäls", "Ingen tur ställs in": to deny that is to keep it.
                let is_turned = directions
                    .iter()
                    .filter(|promise| promise.sentence == at)
                    .any(|promise| !is_times_for_all(expected, range, promise))
                    || range.clone().any(|at| is_denial(expected.word(at)));
                let told = if is_turned {
                    None
                } else if range.clone().any(|at| is_of_all(expected.word(at))) {
                    told_of_some(facts, goal, &subject(expected, range))
                        .or_else(|| told_undone(facts, goal, wanted, true))
                } else {
                    told_undone(facts, goal, wanted, false)
                };
                if let Some((place, words)) = told.filter(|(_, words)| !denies_fault(words)) {
                    return Some(
                        at_grade(goal, "not-all")
                            .with("promise", unstopped(wanted))
                            .with("words", unstopped(words))
                            .quote(promise.place.clone(), wanted)
                            .quote(place.clone(), words),
                    );
                }
            }
        }
    }
    None
}

/// "Inga A-fel hittades", "utan anmärkning": to deny a fault is no shortcoming.
fn denies_fault(words: &str) -> bool {
    const FAULTS: &[&str] = &[
        "fel",
        "felen",
        "anmärkning",
        "anmärkningar",
        "brist",
        "brister",
        "avvikelse",
        "avvikelser",
        "skada",
        "skador",
        "olycka",
        "olyckor",
        "klagomål",
        "tillbud",
        "hinder",
        "problem",
        "incidenter",
        "händelser",
    ];
    let paragraph = Paragraph::new(words);
    (0..paragraph.words.len()).any(|at| {
        matches!(paragraph.word(at), "inga" | "inget" | "ingen" | "utan")
            && (at + 1..at + 3).any(|near| {
                let word = paragraph.word(near);
                FAULTS.iter().any(|fault| word == *fault || word.ends_with(&format!("-{fault}")))
            })
    })
}

/// "Varje förare provar minst två gånger": a number of times for each of them.
fn is_times_for_all(paragraph: &Paragraph<'_>, sentence: &Range<usize>, promise: &Promise) -> bool {
    let is_times = matches!(&promise.direction, Direction::AtLeast(figure)
        if figure.unit == UnitOfMeasure::Plain
            && paragraph.word(figure.word_end.max(figure.word + 1)).starts_with("gång"));
    is_times && (sentence.start..promise.word).any(|at| is_of_all(paragraph.word(at)))
}

fn is_of_all(word: &str) -> bool {
    matches!(word, "alla" | "samtliga" | "samtlig" | "varje" | "allt" | "vardera")
}

/// The sentence that tells of a part of those promised of.
fn told_of_some<'f>(
    facts: &'f Facts<'_>,
    goal: &'f GoalFacts<'_>,
    subject: &KeyWords,
) -> Option<(&'f Place, &'f str)> {
    own_texts(facts, goal, ACCOUNTS).find_map(|passage| {
        passage.paragraphs.iter().find_map(|paragraph| {
            let sentence = only_some(facts, paragraph, subject)?;
            Some((&passage.place, paragraph.sentence(sentence)))
        })
    })
}

/// The sentence that denies the very thing that was promised. Where all were promised, one denial is
/// enough; else nothing of it may be told as done. A long account weighs for itself.
fn told_undone<'f>(
    facts: &'f Facts<'_>,
    goal: &'f GoalFacts<'_>,
    promise: &str,
    is_of_all: bool,
) -> Option<(&'f Place, &'f str)> {
    const LONG_SENTENCES: usize = 8;
    let asked = Asked::of(promise);
    let mut sentences = 0;
    let mut denied = None;
    let mut is_done = false;
    for passage in own_texts(facts, goal, ACCOUNTS) {
        for paragraph in &passage.paragraphs {
            sentences += paragraph.sentences.len();
            for hearing in asked.heard_in(paragraph) {
                let words = || paragraph.sentence(hearing.sentence);
                is_done |= hearing.heard == Heard::Done && hearing.is_tied;
                let sentence = paragraph.sentences.get(hearing.sentence);
                let is_due = !facts.is_tertial()
                    || sentence.is_none_or(|range| !tells_rest(paragraph, range));
                if hearing.heard == Heard::Denied
                    && hearing.is_tied
                    && is_due
                    && !is_set_aside(paragraph, hearing.sentence)
                    && is_of_year(facts, paragraph, hearing.sentence)
                {
                    denied = denied.or_else(|| Some((&passage.place, words())));
                }
            }
        }
    }
    denied.filter(|_| sentences <= LONG_SENTENCES && (is_of_all || !is_done))
}

/// "hör till ett annat mål", "inte en enda är äldre än": no denial of what was promised here.
fn is_set_aside(paragraph: &Paragraph<'_>, sentence: usize) -> bool {
    let range = paragraph.sentences.get(sentence).cloned().unwrap_or_default();
    range.clone().any(|at| {
        let next = paragraph.word(at + 1);
        match paragraph.word(at) {
            "annat" | "andra" => next.starts_with("mål") || next.starts_with("enhetsmål"),
            "äldre" | "längre" | "senare" | "sämre" | "sent" => {
                next == "än" && (range.start..at).any(|before| is_denial(paragraph.word(before)))
            }
            _ => false,
        }
    })
}

fn is_of_year(facts: &Facts<'_>, paragraph: &Paragraph<'_>, sentence: usize) -> bool {
    let range = paragraph.sentences.get(sentence).cloned().unwrap_or_default();
    years(paragraph)
        .iter()
        .filter(|named| range.contains(&named.word))
        .all(|named| facts.year.is_none_or(|year| named.year == year))
}

/// The telling words of a promise about all: what is to be, not whose it is.
fn subject(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> KeyWords {
    KeyWords::of_words(paragraph, sentence.clone(), |at| {
        let word = paragraph.word(at);
        is_of_all(word) || word == "personal" || is_population(word)
    })
}

/// A sentence about the same thing that says "nine of eleven", "of eleven … nine", "half of" or
/// "a few".
fn only_some(facts: &Facts<'_>, paragraph: &Paragraph<'_>, subject: &KeyWords) -> Option<usize> {
    (0..paragraph.sentences.len()).find(|&sentence| {
        let range = paragraph.sentences.get(sentence).cloned().unwrap_or_default();
        let is_named = subject.tie(paragraph, range.clone()).matched > 0
            || subject.words().iter().any(|own| {
                own.chars().count() > 6 && range.clone().any(|at| related(own, paragraph.word(at)))
            });
        if range.clone().any(|at| is_of_basis(paragraph.word(at))) {
            return false;
        }
        // "alla utom två har haft samtal" is of the talks alone.
        let tells_rest = tells_rest(paragraph, &range);
        if tells_rest && facts.is_tertial() {
            return false;
        }
        let is_of_people =
            || !tells_rest && range.clone().any(|at| is_population(paragraph.word(at)));
        let tells_part = tells_part(paragraph, sentence) && (is_named || is_of_people());
        tells_part || (is_named && tells_few(paragraph, &range))
    })
}

/// Whether a sentence tells what remains: in mid-year it is not yet too late for that.
fn tells_rest(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> bool {
    let is_rest = |word: &str| matches!(word, "utom" | "återstår" | "kvarstår" | "kvar");
    sentence.clone().any(|at| is_rest(paragraph.word(at)))
}

/// Words of how many a survey's figure rests on.
fn is_of_basis(word: &str) -> bool {
    matches!(word, "siffran" | "svarat" | "svarade" | "svar" | "enkäten" | "bakom" | "underlaget")
        || word.starts_with("svarsfrekvens")
}

/// "nio av elva", "nio av de elva", "av elva gäster har nio"
fn tells_part(paragraph: &Paragraph<'_>, sentence: usize) -> bool {
    let figures: Vec<_> = paragraph
        .figures_in(sentence)
        .filter(|figure| matches!(figure.kind, FigureKind::Amount | FigureKind::Spelled))
        .collect();
    figures.windows(2).any(|pair| {
        let &[first, second] = pair else { return false };
        let of = |at: usize| paragraph.word(at) == "av";
        let between = first.word_end..second.word;
        let is_part_first =
            between.clone().take(1).any(of) && between.len() <= 3 && first.number < second.number;
        let before = |back: usize| first.word.checked_sub(back).is_some_and(of);
        let is_whole_first =
            (before(1) || before(2)) && second.number < first.number && between.len() <= 6;
        is_part_first || is_whole_first
    })
}

/// "hälften", "ett fåtal", "de flesta har inte"
fn tells_few(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> bool {
    sentence.clone().any(|at| match paragraph.word(at) {
        // "varav hälften gick i pension" is a part of something else.
        "hälften" => at.checked_sub(1).is_none_or(|at| paragraph.word(at) != "varav"),
        "fåtal" | "fåtalet" => true,
        "andra" if at.checked_sub(1).is_some_and(|at| paragraph.word(at) == "de") => {
            (at..sentence.end.min(at + 7)).any(|next| is_denial(paragraph.word(next)))
        }
        "inte" | "ej" => is_of_all(paragraph.word(at + 1)),
        "övriga" | "resterande" | "resten" | "flesta" => {
            (at..sentence.end.min(at + 7)).any(|next| is_denial(paragraph.word(next)))
        }
        _ => false,
    })
}
