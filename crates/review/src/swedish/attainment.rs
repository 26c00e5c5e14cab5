//! Whether a text says that its goal was reached, partly or not, and whether it argues for a grade.

use std::ops::Range;

use crate::swedish::fulfilment::{Said, statements};
use crate::swedish::paragraph::Paragraph;
use crate::swedish::substance::telling_words;

/// What a text says of the goal itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Attained {
    /// "Målet har inte uppnåtts."
    Not,
    /// "Målet uppfylls delvis."
    Partly,
    /// "Enhetsmålet är uppnått."
    Fully,
}

/// The goal itself; an indicator's *årsmål* is something else.
const GOAL: &[&str] = &[
    "målet",
    "enhetsmålet",
    "nämndmålet",
    "målsättningen",
    "åtagandet",
    "verksamhetsmålet",
    "målen",
    "enhetsmålen",
];

/// Verbs of reaching, in forms that state and do not wish.
const REACHED: &[&str] = &[
    "nått",
    "nåtts",
    "nåddes",
    "nådde",
    "når",
    "nås",
    "uppnått",
    "uppnåtts",
    "uppnås",
    "uppnåddes",
    "uppnår",
    "uppnådde",
    "uppnådd",
    "uppnådda",
    "uppfyllt",
    "uppfyllts",
    "uppfylls",
    "uppfylldes",
    "uppfyller",
    "uppfyllde",
    "uppfylld",
    "uppfyllda",
    "uppfyllas",
    "infriats",
    "infrias",
];

/// What a text says of its goal, with the sentence; the lowest where it says several things.
pub fn attained(paragraph: &Paragraph<'_>) -> Option<(Attained, usize)> {
    (0..paragraph.sentences.len())
        .filter_map(|at| Some((of_sentence(paragraph, paragraph.sentences.get(at)?)?, at)))
        .min_by_key(|(attained, _)| *attained)
}

fn of_sentence(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> Option<Attained> {
    let goal = sentence.clone().find(|&at| GOAL.contains(&paragraph.word(at)))?;
    let near = goal.saturating_sub(6).max(sentence.start)..sentence.end.min(goal + 10);
    let verb = near.clone().find(|&at| REACHED.contains(&paragraph.word(at)))?;
    let between = goal.min(verb)..goal.max(verb);
    let is_wish =
        between.clone().chain(goal.saturating_sub(3).max(sentence.start)..goal).any(|at| {
            matches!(
                paragraph.word(at),
                "ska" | "skall" | "skulle" | "om" | "för" | "när" | "tills"
            ) && !(paragraph.word(at) == "för" && at > goal)
        });
    if is_wish {
        return None;
    }
    let around =
        goal.min(verb).saturating_sub(3).max(sentence.start)..sentence.end.min(goal.max(verb) + 4);
    let has = |words: &[&str]| around.clone().any(|at| words.contains(&paragraph.word(at)));
    // "sju uppfyllas helt och inget delvis" counts goals and grades none.
    let is_count = sentence.clone().any(|at| {
        paragraph.word(at) == "delvis"
            && at.checked_sub(1).is_some_and(|before| {
                matches!(paragraph.word(before), "inget" | "inga" | "ingen" | "noll")
            })
    });
    if is_count {
        return None;
    }
    let is_denied = has(&["inte", "ej", "inget"]);
    let is_whole = has(&["helt", "fullt", "fullo", "alla", "samtliga"]);
    if has(&["delvis"]) || (is_denied && is_whole) || has(&["nästan"]) {
        return Some(Attained::Partly);
    }
    Some(if is_denied { Attained::Not } else { Attained::Fully })
}

/// Whether a text argues for a grade that its figures do not give: "trots ... bedöms målet ändå",
/// "vi gör en annan bedömning". A plain "målet uppfylls, eftersom" argues against nothing.
pub fn gives_motive(paragraph: &Paragraph<'_>) -> bool {
    paragraph.sentences.iter().enumerate().any(|(at, sentence)| {
        let has = |test: &dyn Fn(&str) -> bool| sentence.clone().any(|at| test(paragraph.word(at)));
        let turns = has(&|word| matches!(word, "trots" | "ändå" | "likväl" | "oavsett" | "även"))
            && sentence
                .clone()
                .all(|at| paragraph.word(at) != "även" || paragraph.word(at + 1) == "om");
        let grades =
            || has(&|word| word.starts_with("bedöm")) || of_sentence(paragraph, sentence).is_some();
        let departs = || {
            has(&|word| {
                matches!(
                    word,
                    "annan"
                        | "lägre"
                        | "högre"
                        | "väger"
                        | "vägs"
                        | "vägt"
                        | "hänsyn"
                        | "avviker"
                        | "skiljer"
                        | "stannar"
                        | "bredare"
                        | "försiktig"
                        | "försiktigare"
                        | "ner"
                ) || word.starts_with("motiver")
            })
        };
        // "frångår förslaget, då …", "att vi inte följer förslaget beror på …"
        let leaves_proposal = || {
            let of_proposal = sentence.clone().any(|at| {
                ["förslag", "betyg", "bedömning"]
                    .iter()
                    .any(|stem| paragraph.word(at).starts_with(stem))
            });
            let leaves = sentence.clone().any(|at| {
                let next = paragraph.word(at + 1);
                match paragraph.word(at) {
                    "frångår" | "frångått" | "frångicks" | "avvikande" | "missvisande" => true,
                    "håller" | "hållit" => next == "igen",
                    "inte" => next.starts_with("följ") || matches!(next, "enbart" | "bara"),
                    "följer" => next == "inte",
                    _ => false,
                }
            });
            of_proposal && leaves && says_why(paragraph, sentence)
        };
        if answers_why(paragraph, at)
            || leaves_proposal()
            || judges_by_more_than_figures(paragraph, at, sentence)
        {
            return true;
        }
        // "och därför stannar vi vid delvis"
        let stays = sentence.clone().any(|at| {
            matches!(paragraph.word(at), "stannar" | "stannat" | "landar" | "nöjer")
                && (at + 1..(at + 5).min(sentence.end))
                    .any(|near| matches!(paragraph.word(near), "delvis" | "inte"))
        });
        if stays && has(&|word| matches!(word, "därför" | "eftersom" | "då" | "men")) {
            return true;
        }
        // "Därför delvis." after what came short.
        let concludes = matches!(paragraph.word(sentence.start), "därför" | "därav" | "alltså")
            && has(&|word| word == "delvis")
            && at > 0;
        if concludes {
            return true;
        }
        let argues = (turns && grades()) || (has(&|word| word.contains("bedömning")) && departs());
        // "... ändå uppfyllt, eftersom vi har gjort vad vi kunnat" has the form alone.
        argues && (telling_words(paragraph, sentence.clone()) > 1 || next_says_why(paragraph, at))
    })
}

/// "Vi har medvetet varit stränga, eftersom …", "förslaget delas inte av enheten, då …", "brukarnas
/// röster har fått väga tyngre": who judges tells that the figures are not all, and why.
fn judges_by_more_than_figures(
    paragraph: &Paragraph<'_>,
    at: usize,
    sentence: &Range<usize>,
) -> bool {
    const JUDGES: &[&str] = &[
        "bedöm",
        "betyg",
        "förslag",
        "föreslå",
        "grader",
        "måluppfyllels",
        "medvetet",
        "medveten",
        "omdöme",
        "värder",
        "sätter",
        "satt",
        "valt",
        "väljer",
    ];
    const HARD: &[&str] = &[
        "sträng",
        "hård",
        "försiktig",
        "återhåll",
        "restriktiv",
        "självkritisk",
        "kritisk",
        "ödmjuk",
    ];
    let has = |test: &dyn Fn(usize) -> bool| sentence.clone().any(test);
    let judges = has(&|at| JUDGES.iter().any(|stem| paragraph.word(at).starts_with(stem)));
    let departs = has(&|at| {
        let (word, next) = (paragraph.word(at), paragraph.word(at + 1));
        HARD.iter().any(|stem| word.starts_with(stem))
            || matches!(word, "tyngre" | "lägre" | "lågt" | "nedåt" | "under")
                && (word != "under" || next.starts_with("förslag"))
            || matches!((word, next), ("delas" | "delar", "inte") | ("inte", "delar"))
            || matches!((word, next), ("instämmer" | "håller", "inte"))
            || matches!(word, "annat" | "annan" | "annorlunda")
            // "vi sätter ändå delvis", "drar ned helheten till delvis"
            || word == "delvis"
                && (at.saturating_sub(3).max(sentence.start)..at).any(|near| {
                    matches!(paragraph.word(near), "sätter" | "satt" | "väljer" | "valt" | "till")
                })
            || matches!((word, next), ("drar" | "dra" | "drog", "ned" | "ner"))
    });
    let gives = says_why(paragraph, sentence)
        || next_says_why(paragraph, at)
        || has(&|at| {
            matches!(
                paragraph.word(at),
                "men" | "varför" | "därav" | "tack" | "grund" | "pga" | "p.g.a" | "utöver" | "fast"
            )
                // "…, för det finns mycket kvar att göra"
                || at > sentence.start
                    && paragraph.word(at) == "för"
                    && paragraph.between(at - 1).contains(',')
        }) && telling_words(paragraph, sentence.clone()) > 1;
    // "Trots goda siffror är vi inte nöjda, bemanningen har varit för svag."
    let is_discontent =
        has(&|at| {
            matches!((paragraph.word(at), paragraph.word(at + 1)), ("inte", "nöjda" | "nöjd"))
        }) && has(&|at| matches!(paragraph.word(at), "trots" | "siffror" | "siffrorna"));
    judges && departs && gives || is_discontent && telling_words(paragraph, sentence.clone()) > 2
}

/// "Varför inte helt? Därför att kvaliteten skiftar": the writer's own question on the grade, answered.
fn answers_why(paragraph: &Paragraph<'_>, at: usize) -> bool {
    let asked = at.checked_sub(1).and_then(|at| paragraph.sentences.get(at));
    let (Some(asked), Some(own)) = (asked, paragraph.sentences.get(at)) else { return false };
    let mark = asked.end.checked_sub(1).map_or("", |last| paragraph.between(last));
    let of_grade = asked.clone().any(|at| {
        let word = paragraph.word(at);
        matches!(word, "helt" | "delvis" | "fullt" | "lägre" | "högre")
            || word.starts_with("betyg")
            || word.starts_with("bedöm")
    });
    let asks_why = asked.clone().take(2).any(|at| matches!(paragraph.word(at), "varför" | "hur"));
    mark.contains('?') && of_grade && asks_why && telling_words(paragraph, own.clone()) > 1
}

/// Whether a sentence holds a reason: "eftersom …", "då …", "beror på …", "motiv: …".
fn says_why(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> bool {
    let gives = sentence.clone().any(|at| {
        let word = paragraph.word(at);
        matches!(word, "eftersom" | "då" | "därför" | "utifrån" | "som" | "ty")
            || ["beror", "motiv", "skäl", "orsak", "anledning", "förklar"]
                .iter()
                .any(|stem| word.starts_with(stem))
    });
    gives && telling_words(paragraph, sentence.clone()) > 1
}

/// Whether the next sentence gives the reason: "Skälet är ...", "Det beror på ...".
fn next_says_why(paragraph: &Paragraph<'_>, sentence: usize) -> bool {
    paragraph.sentences.get(sentence + 1).is_some_and(|next| {
        let gives_reason = next.clone().take(4).any(|at| {
            let word = paragraph.word(at);
            ["skäl", "anledning", "orsak", "beror", "förklar", "motiver"]
                .iter()
                .any(|stem| word.starts_with(stem))
        });
        gives_reason && telling_words(paragraph, next.clone()) > 1
    })
}

/// Whether a text says that something of its matter came to nothing or fell short.
pub fn speaks_of_shortfall(paragraph: &Paragraph<'_>) -> bool {
    match attained(paragraph) {
        Some((attained, _)) => attained < Attained::Fully,
        None => statements(paragraph).iter().any(|one| one.said >= Said::Hampered),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<Attained> {
        attained(&Paragraph::new(text)).map(|(attained, _)| attained)
    }

    #[test]
    fn a_text_may_grade_itself() {
        assert_eq!(read("Målet har inte uppnåtts."), Some(Attained::Not));
        assert_eq!(read("Vi når inte målet i år."), Some(Attained::Not));
        assert_eq!(read("Sammantaget uppfylls målet inte."), Some(Attained::Not));
        assert_eq!(read("Målet bedöms inte uppfyllas vid årets slut."), Some(Attained::Not));
        assert_eq!(read("Enhetsmålet uppfylls delvis."), Some(Attained::Partly));
        assert_eq!(read("Målet är inte helt uppfyllt."), Some(Attained::Partly));
        assert_eq!(
            read("Enhetsmålet är uppnått så till vida att alla har en plan."),
            Some(Attained::Fully)
        );
        assert_eq!(read("Vi arbetar för att målet ska uppnås."), None);
        assert_eq!(read("Årsmålet nåddes inte."), None);
        assert_eq!(read("Av målen väntas sju uppfyllas helt och inget delvis."), None);
    }

    #[test]
    fn an_argued_grade_is_heard() {
        let motive = |text| gives_motive(&Paragraph::new(text));
        assert!(motive("Trots att sjukfrånvaron ökade bedöms målet som uppfyllt."));
        assert!(motive("Även om köerna är långa bedömer enheten att målet nås."));
        assert!(motive("Vi motiverar den lägre bedömningen med att insatsen var tillfällig."));
        assert!(motive("Enheten gör en annan bedömning, eftersom målet är bredare."));
        assert!(motive("Vi bedömer ändå målet som uppfyllt. Skälet är att två hus brann."));
        for form in [
            "Vi anser ändå att målet är uppfyllt eftersom vi gjort det vi kunnat.",
            "Trots detta bedöms målet som helt uppfyllt.",
            "Enheten bedömer ändå att målet har nåtts utifrån våra förutsättningar.",
            "Målet bedöms likväl uppfyllt, för alla har verkligen kämpat.",
        ] {
            assert!(!motive(form), "{form}");
        }
        assert!(motive("En maskin kommer först nästa år. Därför delvis."));
        assert!(motive("Prognosen slog fel. Därför bedöms målet som delvis uppfyllt."));
        assert!(!motive("Vi kan ändå se att fler kom."));
        assert!(!motive("Målet bedöms som uppfyllt."));
        assert!(!motive("Det är bättre, även om årsmålet inte är uppnått."));
        assert!(!motive("Sammantaget uppfylls målet helt, eftersom det planerade är gjort."));
    }
}
