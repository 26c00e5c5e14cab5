//! What a goal's own analysis says against its grade.

use std::ops::Range;

use tertial_domain::assessment::GradeCode;
use tertial_domain::goal::GoalText;

use crate::facts::{Facts, GoalFacts};
use crate::finding::Finding;
use crate::rules::grade_above_evidence::{ACCOUNTS, SPEC, at_grade, unstopped};
use crate::suggest::evidence::own_texts;
use crate::swedish::attainment::{Attained, attained};
use crate::swedish::dates::years;
use crate::swedish::figures::FigureKind;
use crate::swedish::fulfilment::{Said, statements};
use crate::swedish::paragraph::Paragraph;
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
pub(super) fn setbacks(facts: &Facts<'_>, goal: &GoalFacts<'_>) -> Option<Finding> {
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
    if told.len() < least && told.len() * 2 <= sentences {
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
            for (at, range) in expected.sentences.iter().enumerate() {
                if !matches!(expected.word(range.start), "alla" | "samtliga" | "varje") {
                    continue;
                }
                let subject = subject(expected, range);
                let told = own_texts(facts, goal, ACCOUNTS).find_map(|passage| {
                    passage.paragraphs.iter().find_map(|paragraph| {
                        let sentence = only_some(paragraph, &subject)?;
                        Some((&passage.place, paragraph.sentence(sentence)))
                    })
                });
                if let Some((place, words)) = told {
                    let wanted = expected.sentence(at);
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

/// The telling words of a promise about all.
fn subject(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> KeyWords {
    KeyWords::of_words(paragraph, sentence.clone(), |at| {
        matches!(paragraph.word(at), "alla" | "samtliga" | "varje")
    })
}

/// A sentence about the same thing that says "nine of eleven" or "half of".
fn only_some(paragraph: &Paragraph<'_>, subject: &KeyWords) -> Option<usize> {
    (0..paragraph.sentences.len()).find(|&sentence| {
        let range = paragraph.sentences.get(sentence).cloned().unwrap_or_default();
        let figures: Vec<_> = paragraph
            .figures_in(sentence)
            .filter(|figure| matches!(figure.kind, FigureKind::Amount | FigureKind::Spelled))
            .collect();
        let is_part = figures.windows(2).any(|pair| {
            let &[part, whole] = pair else { return false };
            paragraph.word(part.word_end) == "av"
                && whole.word == part.word_end + 1
                && part.number < whole.number
        });
        let is_half = range.clone().any(|at| matches!(paragraph.word(at), "hälften"));
        (is_part || is_half) && subject.tie(paragraph, range).matched > 0
    })
}
