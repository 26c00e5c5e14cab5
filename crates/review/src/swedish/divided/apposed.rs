//! Parts set beside their whole with a comma: "nio möten, fem på våren och fyra på hösten".

use std::ops::Range;

use rust_decimal::Decimal;

use crate::swedish::figures::Figure;
use crate::swedish::paragraph::Paragraph;
use crate::swedish::related::stem;

use super::{
    AFTER_PART, BEFORE_PART, Division, OF_A_LIST, OTHER_COUNTS, division, is_count, items,
};

/// Words that open what a part is of.
const OPENERS: &[&str] =
    &["på", "i", "om", "från", "hos", "vid", "inom", "med", "för", "till", "under"];

/// A whole whose parts follow after a comma, all of them in one form: the same preposition, or
/// compounds of the whole's own word ("40 ärenden, 26 barnärenden och 14 vuxenärenden").
pub(super) fn apposed<'p>(paragraph: &'p Paragraph<'_>, at: usize) -> Option<Division<'p>> {
    let sentence = paragraph.sentences.get(at)?.clone();
    let whole = paragraph.figures_in(at).find(|own| is_count(own) && own.until.is_none())?;
    let noun = paragraph.word(whole.word_end);
    let is_other = OTHER_COUNTS.iter().chain(OF_A_LIST).any(|other| noun.starts_with(other));
    // "25 från Berga, 22 från Hagen": the first is a part as well.
    // "17 handlar om väntan, 8 om svaren och 6 om annat": as well.
    let is_part = OPENERS.contains(&noun)
        || AFTER_PART.contains(&noun)
        || BEFORE_PART.contains(&noun)
        || paragraph.word(sentence.start) == "av";
    if is_other || is_part || noun == "av" || whole.number < Decimal::TWO {
        return None;
    }
    let comma = (whole.word_end..(whole.word_end + 8).min(sentence.end)).find(|&word| {
        let between = paragraph.between(word);
        between.contains(',') || between.contains(" – ")
    })?;
    // Another count or a colon between opens another list.
    let is_broken = (whole.word_end..=comma).any(|word| {
        paragraph.figures.iter().any(|own| own.word == word)
            || word < comma && paragraph.between(word).contains([':', '('])
    });
    if is_broken {
        return None;
    }
    let range = comma + 1..sentence.end;
    let is_one_form = form_of_items(paragraph, &range, noun)?;
    let items = items(paragraph, range)?;
    let own = division(whole, items, paragraph.sentence(at));
    let (sum, number) = (own.sum(), whole.number);
    (is_one_form && sum + sum > number && sum < number + number).then_some(own)
}

/// Whether all parts have one form; none where there are fewer than two.
fn form_of_items(paragraph: &Paragraph<'_>, range: &Range<usize>, noun: &str) -> Option<bool> {
    let figures: Vec<&Figure> =
        paragraph.figures.iter().filter(|own| range.contains(&own.word)).collect();
    let counts = figures.iter().map(|own| own.word_end);
    let ones = range.clone().filter(|&at| {
        matches!(paragraph.word(at), "en" | "ett") && OPENERS.contains(&paragraph.word(at + 1))
    });
    let nexts: Vec<&str> =
        counts.chain(ones.map(|at| at + 1)).map(|at| paragraph.word(at)).collect();
    let first = nexts.first().filter(|_| nexts.len() >= 2)?;
    let is_compound = |word: &str| {
        word.len() > noun.len()
            && stem(noun).chars().count() >= 4
            && stem(word).ends_with(stem(noun))
    };
    let same_opener = OPENERS.contains(first) && nexts.iter().all(|word| word == first);
    // "sex i Åsen, fyra i Täppan och två vid ån".
    let are_places = nexts.len() >= 3
        && nexts.iter().all(|word| matches!(*word, "i" | "på" | "vid" | "hos" | "inom"));
    // "sju kvinnor och sex män".
    let are_sexes = nexts.len() == 2
        && nexts.iter().all(|word| crate::swedish::sexes::sex_of(word).is_some())
        && first != nexts.last()?;
    Some(same_opener || are_places || are_sexes || nexts.iter().all(|word| is_compound(word)))
}
