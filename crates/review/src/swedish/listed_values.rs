//! Figures of one kind that a text gives for several places or groups: "Berga 14, Hagen 13 och Sjötorp 12".
//!
//! Each figure is read with the words up to the mark before the next one; its tag is the name, class,
//! floor or group among them. A unit said once holds for the bare numbers beside it.

mod tags;

use std::ops::Range;

use rust_decimal::Decimal;
use tertial_domain::quantity::UnitOfMeasure;

use crate::comparing::UnitKind;
use crate::swedish::figures::{Figure, FigureKind};
use crate::swedish::paragraph::Paragraph;
use crate::swedish::scope::{Role, Scope, Time, scope, segment};
use tags::{is_class, tag};

/// A figure with what it is of.
#[derive(Debug, Clone, PartialEq)]
pub struct Tagged<'p> {
    /// The place or group, in small letters.
    pub tag: String,
    /// The number; per cent for "17 av 24".
    pub number: Decimal,
    /// Whether the tag is a name, a class, a group or a place, not only the nearest word.
    pub is_named: bool,
    /// What it counts.
    pub kind: UnitKind,
    /// How many of how many, for "17 av 24".
    pub counts: Option<(Decimal, Decimal)>,
    /// Its figure.
    pub figure: &'p Figure,
    /// The sentence.
    pub sentence: usize,
    /// The words as they stand.
    pub words: &'p str,
}

/// Every tagged figure of a paragraph that is a level of the report's own time.
pub fn tagged<'p>(paragraph: &'p Paragraph<'_>, year: Option<i16>) -> Vec<Tagged<'p>> {
    let mut found = Vec::new();
    for (sentence, range) in paragraph.sentences.iter().enumerate() {
        let figures: Vec<&Figure> =
            paragraph.figures_in(sentence).filter(|figure| is_value(paragraph, figure)).collect();
        if figures.is_empty() {
            continue;
        }
        let scopes: Vec<Scope> =
            figures.iter().map(|figure| scope(paragraph, figure, year)).collect();
        // "Målet för lågstadiet är 97 procent, för mellanstadiet 95": one target makes all targets.
        if scopes.iter().any(|own| matches!(own.role, Role::Target | Role::Supposed)) {
            continue;
        }
        let mut skip = false;
        for (place, figure) in figures.iter().enumerate() {
            if std::mem::take(&mut skip) {
                continue;
            }
            let counted = figures.get(place + 1).and_then(|whole| share(paragraph, figure, whole));
            // "Nio av tio" is a saying, not two values.
            let is_pair = figures.get(place + 1).is_some_and(|next| {
                paragraph.word(figure.word_end) == "av" && next.word <= figure.word_end + 2
            });
            skip = is_pair;
            if is_pair && counted.is_none() {
                continue;
            }
            let is_level_now = scopes.get(place).is_some_and(|own| {
                own.time == Time::Now && own.role == Role::Level && !own.is_of_others
            });
            if !is_level_now {
                continue;
            }
            let last = if counted.is_some() { place + 1 } else { place };
            let words = own_words(paragraph, range, &figures, (place, last));
            let Some((tag, is_named)) = tag(paragraph, range, &words, figure) else { continue };
            let kind = if counted.is_some() { UnitKind::Percent } else { kind(&figures, place) };
            let number = match counted {
                Some((some, all)) => percent(some, all),
                None => Some(figure.number),
            };
            let Some(number) = number else { continue };
            let words = paragraph.quote(words);
            found.push(Tagged {
                tag,
                is_named,
                number,
                kind,
                counts: counted,
                figure,
                sentence,
                words,
            });
        }
    }
    found
}

/// What some of all is in per cent, to a tenth.
pub fn percent(some: Decimal, all: Decimal) -> Option<Decimal> {
    let share = some.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(all)?;
    Some(share.round_dp(1).normalize())
}

/// "17 av 24 elever", "105 av skolans 512": how many of how many. "Nio av tio" is a saying.
pub fn share(paragraph: &Paragraph<'_>, some: &Figure, all: &Figure) -> Option<(Decimal, Decimal)> {
    let is_count = |figure: &Figure| {
        matches!(figure.unit, UnitOfMeasure::Plain | UnitOfMeasure::Pieces)
            && figure.number.fract().is_zero()
            && figure.until.is_none()
    };
    let between = some.word_end..all.word;
    let of = between.clone().find(|&at| paragraph.word(at) == "av")?;
    let is_near = between.len() <= 3 && of <= some.word_end + 1 && all.word <= of + 2;
    let is_saying = all.number <= Decimal::TEN && all.kind == FigureKind::Spelled;
    (is_near
        && !is_saying
        && is_count(some)
        && is_count(all)
        && some.number <= all.number
        && all.number > Decimal::TWO)
        .then_some((some.number, all.number))
}

/// "I norr är det 71 procent, i söder 79 och i väster 64": the first of a row of shares that open
/// alike, the rest without the unit. "Utfallet blev 84 procent, i söder 79 och i väster 89" is a whole
/// with its parts.
pub fn opens_a_row(paragraph: &Paragraph<'_>, sentence: &Range<usize>, figure: &Figure) -> bool {
    let opens_with = |start: usize| {
        let is_joined = matches!(paragraph.word(start), "och" | "samt");
        let word = paragraph.word(start + usize::from(is_joined));
        let opens = matches!(word, "i" | "på" | "för" | "hos" | "vid" | "bland" | "inom");
        opens.then(|| word.to_owned())
    };
    let first = (sentence.start..figure.word).rev().find_map(opens_with);
    let rest: Vec<&Figure> = paragraph
        .figures
        .iter()
        .filter(|own| sentence.contains(&own.word) && own.word > figure.word)
        .collect();
    let follows = |own: &&Figure| {
        let start = (figure.word_end..own.word).rev().find(|&at| {
            at.checked_sub(1).is_some_and(|before| paragraph.between(before).contains(','))
                || matches!(paragraph.word(at), "och" | "samt")
        });
        own.kind == FigureKind::Amount
            && own.unit == UnitOfMeasure::Plain
            && own.until.is_none()
            && own.number <= Decimal::ONE_HUNDRED
            && start.is_some_and(|start| first.is_some() && opens_with(start) == first)
    };
    figure.unit == UnitOfMeasure::Percent && rest.len() >= 2 && rest.iter().all(follows)
}

/// Whether a figure can be a value: no date, no sign, no stretch of time told beside it.
fn is_value(paragraph: &Paragraph<'_>, figure: &Figure) -> bool {
    let next = paragraph.word(figure.word_end);
    let previous = figure.word.checked_sub(1).map_or("", |at| paragraph.word(at));
    let is_period = ["veckor", "månader", "år", "åringar", "minuter"].contains(&next);
    // "betyget 4,6 av 5": the end of a scale.
    let is_end = previous == "av"
        && figure.number <= Decimal::TEN
        && figure.unit == UnitOfMeasure::Plain
        && figure.kind == FigureKind::Amount;
    matches!(figure.kind, FigureKind::Amount | FigureKind::Spelled)
        && figure.until.is_none()
        && !figure.number.is_sign_negative()
        && !is_period
        && !is_end
        && !is_class(paragraph, figure.word)
}

/// What a figure counts: a bare number beside per cents is one of them, and so are those in a row
/// with it.
fn kind(figures: &[&Figure], place: usize) -> UnitKind {
    let own = figures.get(place).map(|figure| crate::comparing::kind_of(&figure.unit).0);
    let own = own.unwrap_or(UnitKind::Bare);
    // "84 procent i norr, 88 i söder, 90 i öster": the nearest unit on either side.
    let unit =
        |figure: &&&Figure| !matches!(figure.unit, UnitOfMeasure::Plain | UnitOfMeasure::Pieces);
    let (before, after) = figures.split_at(place.min(figures.len()));
    let nearest = [before.iter().rev().find(unit), after.iter().find(unit)];
    let beside = nearest.into_iter().flatten().any(|near| near.unit == UnitOfMeasure::Percent);
    if own == UnitKind::Bare && beside { UnitKind::Percent } else { own }
}

/// The words of a figure, or of "17 av 24" as one.
fn own_words(
    paragraph: &Paragraph<'_>,
    sentence: &Range<usize>,
    figures: &[&Figure],
    (first, last): (usize, usize),
) -> Range<usize> {
    let start = segment(paragraph, sentence, figures, first).start;
    let end = segment(paragraph, sentence, figures, last).end;
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        let paragraph = Paragraph::new(text);
        tagged(&paragraph, Some(2021))
            .iter()
            .map(|own| format!("{}={}", own.tag, own.number))
            .collect()
    }

    #[test]
    fn figures_are_read_with_what_they_are_of() {
        assert_eq!(
            read("Almen har 52 procent, Björken 33 och Eken 41 procent."),
            ["almen=52", "björken=33", "eken=41"]
        );
        assert_eq!(read("Dag 82 %, natt 76 % och kök 89 %."), ["dag=82", "natt=76", "kök=89"]);
        assert_eq!(
            read("Frånvaron var 6,1 % i F-3, 7,4 % i 4-6 och 9,8 % i 7-9."),
            ["f-3=6.1", "i 4-6=7.4", "i 7-9=9.8"]
        );
        assert_eq!(
            read("Våning 1: 1,6 fall, våning 2: 1,9 och våning 3: 1,4."),
            ["våning 1=1.6", "våning 2=1.9", "våning 3=1.4"]
        );
        assert_eq!(
            read("Bland vakterna är 88 procent nöjda, bland kockarna 81 och i ledningen 77."),
            ["vakterna=88", "kockarna=81", "ledningen=77"]
        );
        assert_eq!(
            read("I 3A klarade 17 av 24 elever provet, i 3B 16 av 25."),
            ["i 3a=70.8", "i 3b=64"]
        );
    }

    #[test]
    fn figures_of_another_time_or_aim_are_left_out() {
        for text in [
            "I fjol var Almen nere på 71 % och Björken på 79 %.",
            "Målet för lågstadiet är 97 procent, för mellanstadiet 95 och för högstadiet 92.",
            "I juli låg Almen på 74, Björken på 79 och Eken på 72 procent.",
            "Nio av tio är nöjda.",
        ] {
            assert_eq!(read(text), [""; 0], "{text}");
        }
    }
}
