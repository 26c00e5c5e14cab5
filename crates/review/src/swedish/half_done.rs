//! Answers that tell how far a thing has come, and that it is not all the way: half of it, five of eight,
//! a first meeting.

use rust_decimal::Decimal;
use tertial_domain::quantity::UnitOfMeasure;

use crate::swedish::figures::{Figure, FigureKind};
use crate::swedish::months::is_month;
use crate::swedish::paragraph::Paragraph;
use crate::swedish::related::related;

/// A longer answer explains.
const LENGTH_MAX_WORDS: usize = 16;

/// Words that open a first step.
const FIRST: &[&str] = &["första", "inledande", "förberedande"];
/// Beginnings of the words for first steps.
const STEPS: &[&str] = &[
    "möte",
    "träff",
    "kontakt",
    "samtal",
    "genomgång",
    "steg",
    "workshop",
    "diskussion",
    "utkast",
];

/// The sentence by which an answer says that a thing is done in part; none where it says when the rest
/// comes, or where all is done.
pub fn half_done<'p>(asked: &str, answer: &'p [Paragraph<'p>]) -> Option<&'p str> {
    let words = answer.iter().map(|paragraph| paragraph.words.len()).sum::<usize>();
    if words > LENGTH_MAX_WORDS || answer.iter().any(tells_the_rest) {
        return None;
    }
    let asked = Paragraph::new(asked);
    answer.iter().find_map(|paragraph| {
        paragraph.sentences.iter().enumerate().find_map(|(at, _)| {
            let is_part = is_a_share(paragraph, at)
                || is_fewer(&asked, paragraph, at)
                || is_some_of(&asked, paragraph, at)
                || is_of_so_many(&asked, paragraph, at)
                || is_done_in_some(paragraph, at)
                || words <= 10 && is_first_step(&asked, paragraph, at);
            is_part.then(|| paragraph.sentence(at))
        })
    })
}

/// Whether a text says that all is done, or when the rest will be.
fn tells_the_rest(paragraph: &Paragraph<'_>) -> bool {
    (0..paragraph.words.len()).any(|at| {
        let word = paragraph.word(at);
        matches!(
            word,
            "alla"
                | "samtliga"
                | "allt"
                | "helt"
                | "resten"
                | "övriga"
                | "avslutad"
                | "avslutat"
                | "slutförd"
                | "slutfört"
                | "nästa"
                | "årsskiftet"
                | "klar"
                | "klart"
                | "färdig"
                | "färdigt"
        ) || is_month(word)
            || word.starts_with("löpande")
    })
}

/// "Hälften av akterna är genomgångna", "en tredjedel är bytt".
fn is_a_share(paragraph: &Paragraph<'_>, sentence: usize) -> bool {
    let Some(range) = paragraph.sentences.get(sentence) else { return false };
    let opens = range.start..(range.start + 4).min(range.end);
    let share = opens.into_iter().find(|&at| {
        let word = paragraph.word(at);
        matches!(word, "hälften" | "halva" | "halvparten")
            || ["tredjedel", "fjärdedel", "femtedel", "tiondel"]
                .iter()
                .any(|stem| word.starts_with(stem))
    });
    share.is_some_and(|at| has_verb(paragraph, at + 1, range.end))
}

/// "Fem korsningar är bytta" where eight were to be.
fn is_fewer(asked: &Paragraph<'_>, paragraph: &Paragraph<'_>, sentence: usize) -> bool {
    let Some(range) = paragraph.sentences.get(sentence) else { return false };
    let Some(done) = paragraph.figures_in(sentence).find(|own| is_count(paragraph, own)) else {
        return false;
    };
    let ten = Decimal::TEN;
    asked.figures.iter().filter(|own| is_count(asked, own)).any(|all| {
        let thing = asked.word(all.word_end);
        let noun = paragraph.word(done.word_end);
        let is_of_them = related(thing, noun)
            || (0..asked.words.len()).any(|at| related(asked.word(at), noun))
            || matches!(noun, "är" | "har" | "av")
            || is_participle(noun);
        // One of the last is soon accounted for; half and more is not.
        let is_fewer = done.number * ten <= all.number * Decimal::from(9);
        let rest = all.number - done.number;
        is_fewer
            && is_of_them
            && !is_accounted_for(paragraph, done, rest)
            && has_verb(paragraph, done.word_end, range.end)
    })
}

/// "Fyra av elva föreningar har skrivit på" of what was asked for.
fn is_some_of(asked: &Paragraph<'_>, paragraph: &Paragraph<'_>, sentence: usize) -> bool {
    let Some(range) = paragraph.sentences.get(sentence) else { return false };
    let figures: Vec<&Figure> = paragraph.figures_in(sentence).collect();
    figures.windows(2).any(|pair| {
        let [some, all] = pair else { return false };
        let is_pair = paragraph.word(some.word_end) == "av" && all.word <= some.word_end + 2;
        let thing = paragraph.word(all.word_end);
        let is_asked = (0..asked.words.len()).any(|at| related(asked.word(at), thing));
        // "140 av 180 anhöriga ville ha en": those who wanted have got theirs.
        let is_chosen = range.clone().any(|at| {
            ["ville", "önska", "tacka", "behöv", "ansök", "svara", "delt"]
                .iter()
                .any(|stem| paragraph.word(at).starts_with(stem))
        });
        is_pair
            && is_asked
            && !is_chosen
            && is_count(paragraph, some)
            && is_count(paragraph, all)
            && some.number * Decimal::TEN <= all.number * Decimal::from(9)
            && !is_accounted_for(paragraph, some, all.number - some.number)
            && has_verb(paragraph, all.word_end, range.end)
    })
}

/// "Av 340 armaturer är 210 bytta", where they were to be changed.
fn is_of_so_many(asked: &Paragraph<'_>, paragraph: &Paragraph<'_>, sentence: usize) -> bool {
    let Some(range) = paragraph.sentences.get(sentence) else { return false };
    let figures: Vec<&Figure> = paragraph.figures_in(sentence).collect();
    let [all, some] = figures.as_slice() else { return false };
    let is_asked = |at: usize| {
        (0..asked.words.len()).any(|word| related(asked.word(word), paragraph.word(at)))
    };
    let is_done = (some.word_end..range.end).any(|at| {
        let word = paragraph.word(at);
        // "Byta", "bytta": the verb that the activity opens with.
        let verb = asked.word(0).strip_suffix('a').filter(|verb| verb.chars().count() >= 3);
        is_participle(word) && (is_asked(at) || verb.is_some_and(|verb| word.starts_with(verb)))
    });
    paragraph.word(range.start) == "av"
        && all.word <= range.start + 2
        && is_count(paragraph, all)
        && is_count(paragraph, some)
        && some.number * Decimal::TEN <= all.number * Decimal::from(9)
        && !is_accounted_for(paragraph, some, all.number - some.number)
        && (is_done || is_asked(all.word_end) && has_verb(paragraph, all.word_end, range.end))
}

/// "Bedömningen är gjord i nio av arton grupper": done in some of the places there are.
fn is_done_in_some(paragraph: &Paragraph<'_>, sentence: usize) -> bool {
    let Some(range) = paragraph.sentences.get(sentence) else { return false };
    let figures: Vec<&Figure> = paragraph.figures_in(sentence).collect();
    let [some, all] = figures.as_slice() else { return false };
    let is_pair = paragraph.word(some.word_end) == "av" && all.word <= some.word_end + 2;
    let link = some.word.checked_sub(1).filter(|at| *at > range.start);
    let is_done = link.is_some_and(|at| {
        let done = paragraph.word(at - 1);
        matches!(paragraph.word(at), "i" | "på" | "vid" | "hos" | "för")
            && (matches!(done, "gjord" | "gjort" | "gjorda" | "klar" | "införd" | "infört")
                || is_participle(done)
                || done.starts_with("genomför"))
    });
    is_pair
        && is_done
        && all.word_end + 1 >= range.end
        && is_count(paragraph, all)
        && some.number < all.number
        && !is_accounted_for(paragraph, some, all.number - some.number)
}

/// "Ett första möte har hållits", where no meeting was asked for.
fn is_first_step(asked: &Paragraph<'_>, paragraph: &Paragraph<'_>, sentence: usize) -> bool {
    let Some(range) = paragraph.sentences.get(sentence) else { return false };
    range.clone().any(|at| {
        let step = paragraph.word(at + 1);
        FIRST.contains(&paragraph.word(at))
            && STEPS.iter().any(|stem| step.starts_with(stem))
            && !(0..asked.words.len()).any(|word| related(asked.word(word), step))
    })
}

/// "Sex målades och tre revs": the rest is told, and does not wait.
fn is_accounted_for(paragraph: &Paragraph<'_>, done: &Figure, rest: Decimal) -> bool {
    let waits = (0..paragraph.words.len())
        .any(|at| matches!(paragraph.word(at), "återstår" | "kvar" | "kvarstår" | "väntar"));
    !waits && paragraph.figures.iter().any(|own| own.number == rest && own.word != done.word)
}

/// Whether a verb of being or having been done follows.
fn has_verb(paragraph: &Paragraph<'_>, from: usize, end: usize) -> bool {
    (from..end).any(|at| {
        let word = paragraph.word(at);
        matches!(word, "är" | "har" | "blev" | "hann") || is_participle(word)
    })
}

fn is_participle(word: &str) -> bool {
    word.chars().count() > 4
        && ["ades", "ats", "ade", "ad", "da", "ta"].iter().any(|e| word.ends_with(e))
}

/// Whether a figure counts things: no year, time or share.
fn is_count(paragraph: &Paragraph<'_>, figure: &Figure) -> bool {
    let next = paragraph.word(figure.word_end);
    let is_time =
        ["år", "dag", "veck", "månad", "timm", "minut", "gång", "procent", "kron", "meter"]
            .iter()
            .any(|stem| next.starts_with(stem));
    matches!(figure.kind, FigureKind::Amount | FigureKind::Spelled)
        && matches!(figure.unit, UnitOfMeasure::Plain | UnitOfMeasure::Pieces)
        && figure.until.is_none()
        && figure.number.fract().is_zero()
        && figure.number > Decimal::ONE
        && !is_time
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_half_done(asked: &str, text: &str) -> bool {
        half_done(asked, &[Paragraph::new(text)]).is_some()
    }

    #[test]
    fn so_many_of_all_is_a_part() {
        let told = |answer: &str| {
            let answer = [Paragraph::new(answer)];
            half_done("Byta lampor i hamnen", &answer).is_some()
        };
        assert!(told("Av 340 armaturer är 210 bytta."));
        assert!(!told("Av 340 armaturer är 340 bytta."));
        assert!(!told("Av 340 personer har 210 svarat."));
    }

    #[test]
    fn a_part_is_no_whole() {
        for (asked, text) in [
            ("Byta tolv belysningsstolpar på torget", "Sju stolpar är bytta."),
            ("Rensa arkivet i källaren", "Hälften av hyllorna är rensade."),
            ("Se över avtalen för snöröjning", "Ett första möte har hållits med upphandlingen."),
            ("Utbilda 40 vikarier", "25 har gått utbildningen."),
            ("Måla nio lekplatser", "Fyra är målade, fem återstår."),
            ("Byta dörrarna i huset", "Två tredjedelar är bytta."),
        ] {
            assert!(is_half_done(asked, text), "{asked}: {text}");
        }
    }

    #[test]
    fn a_whole_a_rest_that_is_told_or_another_count_is_left_alone() {
        for (asked, text) in [
            ("Byta tolv belysningsstolpar på torget", "Tolv stolpar är bytta."),
            ("Byta tolv belysningsstolpar på torget", "Sju är bytta, resten tas i maj."),
            ("Rensa arkivet i källaren", "Klart, och hälften av hyllorna är borta."),
            ("Utbilda 40 vikarier", "Alla är utbildade, 12 av dem på distans."),
            ("Hålla första möte med föreningarna", "Ett första möte har hållits."),
            ("Måla nio lekplatser", "Sex målades och tre revs."),
        ] {
            assert!(!is_half_done(asked, text), "{asked}: {text}");
        }
    }
}
