//! Shares and spans that a text states of all: "alltså 105 av 512", "samtliga låg mellan 58 och 76 procent".

use rust_decimal::Decimal;
use tertial_domain::quantity::UnitOfMeasure;

use crate::comparing::{UnitKind, kind_of};
use crate::swedish::figures::{Figure, FigureKind};
use crate::swedish::listed_values::{percent, share};
use crate::swedish::paragraph::Paragraph;
use crate::swedish::related::related;
use crate::swedish::scope::{Role, Time, scope};
use crate::swedish::tie::KeyWords;

/// "alltså 105 av skolans 512 elever": the share that a text works out.
pub(super) fn told_share<'p>(
    paragraph: &'p Paragraph<'_>,
    year: Option<i16>,
) -> Option<(Decimal, &'p str)> {
    paragraph.figures.windows(2).find_map(|pair| {
        let [some, all] = pair else { return None };
        let counts = share(paragraph, some, all)?;
        let near = some.word.saturating_sub(3)..some.word;
        let is_result = near.into_iter().any(|at| {
            matches!(
                paragraph.word(at),
                "alltså" | "totalt" | "sammanlagt" | "tillsammans" | "dvs" | "d.v.s"
            )
        });
        let scope = scope(paragraph, some, year);
        let is_now = scope.time == Time::Now && scope.role == Role::Level;
        let words = paragraph.sentence(paragraph.sentence_of(some.word)?);
        (is_result && is_now).then_some((percent(counts.0, counts.1)?, words))
    })
}

/// "Samtliga fyra hus låg mellan 58 och 76 procent": the least and the most of all parts.
pub(super) fn range_of_all<'p>(
    paragraph: &'p Paragraph<'_>,
) -> Option<(Decimal, Decimal, &'p str)> {
    paragraph.sentences.iter().enumerate().find_map(|(at, range)| {
        let is_all =
            |at: usize| matches!(paragraph.word(at), "samtliga" | "alla" | "varje" | "ingen");
        let figures: Vec<&Figure> = paragraph.figures_in(at).collect();
        let between = range.clone().find(|&at| paragraph.word(at) == "mellan")?;
        let pair = figures.windows(2).find_map(|pair| {
            let &[least, most] = pair else { return None };
            let is_pair = least.word == between + 1
                && most.word == least.word_end + 1
                && paragraph.word(least.word_end) == "och"
                && most.unit == UnitOfMeasure::Percent
                && least.number < most.number;
            is_pair.then_some((least.number, most.number))
        });
        let (least, most) = pair.filter(|_| (range.start..between).any(is_all))?;
        let is_of_now = !range.clone().any(|at| {
            matches!(paragraph.word(at), "förra" | "föregående" | "målet" | "mål" | "fjol")
        });
        is_of_now.then(|| (least, most, paragraph.sentence(at)))
    })
}

/// "Av Norras 210 har 150 en plan, av Södras 90 har 72": groups told one after another, each with
/// how many of how many; what they give together.
pub(super) fn shares_in_turn<'p>(
    paragraph: &'p Paragraph<'_>,
    year: Option<i16>,
) -> Option<(Decimal, &'p str)> {
    paragraph.sentences.iter().enumerate().find_map(|(at, range)| {
        let figures: Vec<&Figure> = paragraph
            .figures_in(at)
            .filter(|own| matches!(own.kind, FigureKind::Amount | FigureKind::Spelled))
            .collect();
        let (pairs, rest) = figures.as_chunks::<2>();
        if pairs.len() < 2 || !rest.is_empty() {
            return None;
        }
        let mut from = range.start;
        let (mut some, mut all) = (Decimal::ZERO, Decimal::ZERO);
        for [whole, part] in pairs {
            let is_of = |at: usize| paragraph.word(at) == "av";
            let opens = (from.max(whole.word.saturating_sub(3))..whole.word).any(is_of);
            let counts = |own: &Figure| {
                kind_of(&own.unit).0 == UnitKind::Bare
                    && own.until.is_none()
                    && own.number.fract().is_zero()
            };
            let follows = !(whole.word_end..part.word).any(is_of);
            let scope = scope(paragraph, part, year);
            let is_now = scope.time == Time::Now && scope.role == Role::Level;
            let fits = counts(whole) && counts(part) && part.number <= whole.number;
            if !(opens && follows && fits && is_now) {
                return None;
            }
            from = part.word_end;
            some = some.checked_add(part.number)?;
            all = all.checked_add(whole.number)?;
        }
        Some((percent(some, all)?, paragraph.sentence(at)))
    })
}

/// "Av 640 anmälda hål lagades 493": how many of all did what the row's name says.
pub(super) fn share_of_all<'p>(
    paragraph: &'p Paragraph<'_>,
    name: &KeyWords,
    year: Option<i16>,
) -> Option<(Decimal, &'p str)> {
    paragraph.sentences.iter().enumerate().find_map(|(at, range)| {
        if paragraph.word(range.start) != "av" {
            return None;
        }
        let is_time = |figure: &Figure| {
            let next = paragraph.word(figure.word_end);
            ["dag", "veck", "månad", "timm", "minut"].iter().any(|stem| next.contains(stem))
        };
        let counted: Vec<&Figure> = paragraph
            .figures_in(at)
            .filter(|own| matches!(own.kind, FigureKind::Amount | FigureKind::Spelled))
            .filter(|own| !is_time(own))
            .collect();
        let [all, some] = counted.as_slice() else { return None };
        let counts = |own: &Figure| {
            kind_of(&own.unit).0 == UnitKind::Bare
                && own.until.is_none()
                && !own.is_about
                && own.number.fract().is_zero()
        };
        let opens = all.word <= range.start + 3;
        let fits = counts(all) && counts(some) && some.number < all.number;
        // What the row's name says of them must stand after all of them are named.
        let does = (all.word_end + 2..range.end)
            .any(|at| name.words().iter().any(|own| related(own, paragraph.word(at))));
        let scope = scope(paragraph, some, year);
        // "Av de 212 som fick stöd under 2018 har 36 kommit tillbaka": the year tells which they are.
        let tells_which = paragraph.word(all.word_end + 1) == "som"
            && some.word.checked_sub(1).is_some_and(|at| paragraph.word(at) == "har");
        let is_now = (scope.time == Time::Now || scope.time == Time::Before && tells_which)
            && scope.role == Role::Level
            && (!scope.is_of_others || scope.is_of_committee);
        let share = percent(some.number, all.number)?;
        (opens && fits && does && is_now && all.number >= Decimal::TEN)
            .then(|| (share, paragraph.sentence(at)))
    })
}
