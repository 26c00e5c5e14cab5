//! Wholes held against the places and groups that running text gives figures for.

use rust_decimal::Decimal;
use tertial_domain::quantity::UnitOfMeasure;
use tertial_domain::report::IndicatorField;

use crate::comparing::{UnitKind, half_unit, is_plausible, kind_of};
use crate::facts::{Facts, GoalFacts, IndicatorFacts, Passage};
use crate::finding::{Finding, Findings};
use crate::place::{GoalPart, Place};
use crate::rules::sum_mismatch::shown;
use crate::swedish::figures::{Figure, FigureKind};
use crate::swedish::listed_values::{Tagged, percent, tagged};
use crate::swedish::paragraph::Paragraph;
use crate::swedish::scope::{Role, Time, scope};
use crate::swedish::tie::KeyWords;

use super::shares::{range_of_all, share_of_all, shares_in_turn, told_share};
use super::{SPEC, is_inside};

/// A whole that the groups of its text cannot give.
pub(super) fn groups(
    facts: &Facts<'_>,
    goal: &GoalFacts<'_>,
    (at, own): (usize, &IndicatorFacts<'_>),
    note: &Passage<'_>,
) -> Option<Finding> {
    let whole = own.outcome.as_ref().filter(|whole| is_plausible(whole.number))?;
    let kind = kind_of(&whole.unit).0;
    let margin = Decimal::from(facts.settings.parameter(SPEC.rule, "margin_min_points"));
    let parts: Vec<Tagged<'_>> = note
        .paragraphs
        .iter()
        .flat_map(|paragraph| parts_of(paragraph, &kind, facts.year))
        // "nattfasta under elva timmar": one of the row's own name.
        .filter(|part| is_plausible(part.number) && !is_of_name(note, part, &own.row.name))
        .collect();
    let place = goal.place(GoalPart::Indicator(at, None));
    let cell = goal.place(GoalPart::Indicator(at, Some(IndicatorField::Outcome)));
    let finding = |reason: &'static str, mean: Decimal, count: usize| {
        Finding::new(SPEC.rule, reason, place.clone())
            .with("indicator", own.row.name.clone())
            .with("whole", whole.printed.clone())
            .with("mean", shown(mean))
            .with("count", count.to_string())
            .quote(cell.clone(), whole.printed.clone())
    };
    let quoted = |finding: Finding| {
        parts.iter().fold(finding, |finding, part| finding.quote(note.place.clone(), part.words))
    };
    if kind == UnitKind::Percent {
        if let Some(share) = weighted(note, &parts) {
            let is_wrong = (share - whole.number).abs() > margin;
            return is_wrong.then(|| quoted(finding("weighted", share, parts.len())));
        }
        let turns = note.paragraphs.iter().find_map(|own| shares_in_turn(own, facts.year));
        if let Some((share, words)) = turns {
            let is_wrong = (share - whole.number).abs() > margin;
            let finding = finding("weighted", share, 1).quote(note.place.clone(), words);
            return is_wrong.then_some(finding);
        }
        if let Some((least, most, words)) = note.paragraphs.iter().find_map(range_of_all) {
            let is_outside = !is_inside(whole.number, [least, most].into_iter())?;
            let finding = finding("outside", most, 2)
                .with("least", shown(least))
                .with("most", shown(most))
                .quote(note.place.clone(), words);
            return is_outside.then_some(finding);
        }
        let told = note.paragraphs.iter().find_map(|own| told_share(own, facts.year));
        if let Some((share, words)) = note.paragraphs.iter().find_map(|note| {
            let name = KeyWords::new(&own.row.name);
            share_of_all(note, &name, facts.year)
        }) {
            let rest = Decimal::ONE_HUNDRED - share;
            let is_far = |share: Decimal| (share - whole.number).abs() > Decimal::TWO;
            let finding = finding("weighted", share, 1).quote(note.place.clone(), words);
            return (is_far(share) && is_far(rest)).then_some(finding);
        }
        if let Some((share, words)) = told {
            let is_wrong = (share - whole.number).abs() > margin;
            let finding = finding("weighted", share, 1).quote(note.place.clone(), words);
            return is_wrong.then_some(finding);
        }
    }
    let (least, most) = range_of(note, &parts, whole.number, &kind)?;
    // "Bemötandet får 71 procent, utbudet 66 och maten 62": questions, and no groups.
    if parts.iter().any(|part| !part.is_named && is_aspect(&part.tag)) {
        return None;
    }
    // "minst E i alla ämnen" can be fewer than in each of them.
    let asks_for_all =
        own.row.name.split(' ').any(|word| matches!(word, "alla" | "samtliga" | "båda"));
    // Classes and houses do not come together as subjects do.
    let are_named = parts.iter().all(|part| part.is_named);
    if asks_for_all && !are_named && whole.number < least {
        return None;
    }
    Some(quoted(
        finding("outside", most, parts.len()).with("least", shown(least)).with("most", shown(most)),
    ))
}

/// Whether a word names something that is asked about, not those who are asked.
fn is_aspect(word: &str) -> bool {
    const ASPECTS: &[&str] = &[
        "bemöt",
        "trygg",
        "utbud",
        "sköts",
        "skötsel",
        "information",
        "inflyt",
        "delaktig",
        "tillgäng",
        "städ",
        "maten",
        "måltid",
        "miljö",
        "lokal",
        "fråga",
        "påstå",
        "kvalitet",
        "service",
        "innehåll",
        "helhet",
        "trivsel",
        "kontinuitet",
        "punktlig",
    ];
    ASPECTS.iter().any(|stem| word.starts_with(stem))
}

/// Whether a figure is one of the row's name, in digits or letters.
fn is_of_name(note: &Passage<'_>, part: &Tagged<'_>, name: &str) -> bool {
    let paragraph = note
        .paragraphs
        .iter()
        .find(|own| own.figures.iter().any(|figure| std::ptr::eq(figure, part.figure)));
    paragraph.is_some_and(|own| {
        let printed = own.word(part.figure.word);
        part.figure.unit == UnitOfMeasure::Plain
            && name.to_lowercase().split(' ').any(|word| word == printed)
    })
}

/// The smallest and largest part, when the parts are enough and the whole lies outside them.
pub(super) fn range_of(
    note: &Passage<'_>,
    parts: &[Tagged<'_>],
    whole: Decimal,
    kind: &UnitKind,
) -> Option<(Decimal, Decimal)> {
    let numbers = || parts.iter().map(|part| part.number);
    let (least, most) = (numbers().min()?, numbers().max()?);
    let is_enough = parts.len() >= 3 || parts.len() == 2 && tells_two(note);
    // Shares of one whole add up to it, and are no shares of each.
    let sum: Decimal = numbers().sum();
    let is_spread =
        (sum - Decimal::ONE_HUNDRED).abs() <= Decimal::ONE && *kind == UnitKind::Percent;
    let three = Decimal::from(3);
    let is_far = *kind != UnitKind::Percent && (most > whole * three || least * three < whole);
    // Of three or more not all can be rounded to the same side.
    let slack = half_unit(whole);
    let is_outside = if parts.len() >= 3 {
        whole < least - slack || whole > most + slack
    } else {
        !is_inside(whole, numbers())?
    };
    let is_some = note.paragraphs.iter().any(|own| tells_some(own) || names_others(own));
    (is_enough && is_outside && !is_spread && !is_far && !is_some).then_some((least, most))
}

/// Whether a text says that two parts are all.
fn tells_two(note: &Passage<'_>) -> bool {
    note.paragraphs.iter().any(|paragraph| {
        (0..paragraph.words.len())
            .any(|at| matches!(paragraph.word(at), "båda" | "bägge" | "två" | "respektive"))
            // "Andra försäljningsställen finns inte."
            || paragraph.sentences.iter().any(|range| {
                paragraph.word(range.start) == "andra" && range.clone().any(|at| paragraph.word(at) == "inte")
            })
    })
}

/// "Särskilt Caféet (100 %) ... De andra två har lite kvar": those that are named are not all.
pub(super) fn names_others(paragraph: &Paragraph<'_>) -> bool {
    let of_figures = |at: usize| {
        let sentence = paragraph.sentence_of(at);
        sentence.is_none_or(|sentence| paragraph.figures_in(sentence).next().is_some())
    };
    (0..paragraph.words.len()).any(|at| {
        matches!(paragraph.word(at), "särskilt" | "framförallt") && of_figures(at)
            || paragraph.word(at) == "de"
                && matches!(paragraph.word(at + 1), "andra" | "övriga")
                // "på den egna arbetsplatsen och på alla de andra"
                && !(at > 0 && matches!(paragraph.word(at - 1), "alla" | "samtliga"))
    })
}

/// Whether a text tells only some: "lägst", "bland annat".
fn tells_some(paragraph: &Paragraph<'_>) -> bool {
    (0..paragraph.words.len()).any(|at| {
        matches!(
            paragraph.word(at),
            "exempelvis" | "t.ex" | "bl.a" | "exempel" | "övriga" | "resten" | "några"
        ) || paragraph.word(at).contains("delfråg")
            || paragraph.word(at) == "bland" && paragraph.word(at + 1) == "annat"
    })
}

/// The tagged figures of one kind, one a tag; none where a tag has two.
pub(super) fn parts_of<'p>(
    paragraph: &'p Paragraph<'_>,
    kind: &UnitKind,
    year: Option<i16>,
) -> Vec<Tagged<'p>> {
    let mut parts: Vec<Tagged<'p>> = tagged(paragraph, year);
    // "ner från 8,9", "mot 3,0": what it is held against.
    let is_held_against = |part: &Tagged<'_>| {
        let before = part.figure.word.checked_sub(1).map_or("", |at| paragraph.word(at));
        matches!(before, "från" | "mot" | "än")
    };
    // "Almen nådde 79 procent. Björken kom till 83.": the unit was said in the sentence before.
    let mut shares: Vec<usize> = paragraph
        .figures
        .iter()
        .filter(|figure| figure.unit == UnitOfMeasure::Percent)
        .filter_map(|figure| paragraph.sentence_of(figure.word))
        .collect();
    for part in parts.iter_mut().filter(|part| part.kind == UnitKind::Bare) {
        let is_near = shares.iter().any(|at| *at == part.sentence || at + 1 == part.sentence);
        // "Björken har 12 gäster, Eken 14": a number with a noun tells what the others are of.
        let is_bare = paragraph
            .figures_in(part.sentence)
            .filter(|figure| kind_of(&figure.unit).0 == UnitKind::Bare)
            .all(|figure| is_without_noun(paragraph, figure));
        if is_near && is_bare {
            part.kind = UnitKind::Percent;
            shares.push(part.sentence);
        }
    }
    parts.retain(|part| part.kind == *kind && !is_held_against(part));
    let is_twice = parts
        .iter()
        .enumerate()
        .any(|(at, part)| parts.iter().skip(at + 1).any(|other| other.tag == part.tag));
    if is_twice { Vec::new() } else { parts }
}

/// Whether nothing that could be counted follows a number of at most a hundred: it ends its clause,
/// or a place follows.
fn is_without_noun(paragraph: &Paragraph<'_>, figure: &Figure) -> bool {
    let after = paragraph.text.get(figure.end..).unwrap_or_default();
    figure.number <= Decimal::ONE_HUNDRED
        && (after.is_empty()
            || after.starts_with(['.', ',', ';'])
            || matches!(paragraph.word(figure.word_end), "på" | "i" | "hos" | "bland" | "och"))
}

/// What groups told as "17 av 24" give together, with "alla 18" as all of them.
fn weighted(note: &Passage<'_>, parts: &[Tagged<'_>]) -> Option<Decimal> {
    let counted: Vec<(Decimal, Decimal)> = parts.iter().filter_map(|part| part.counts).collect();
    if counted.len() < 2 || counted.len() < parts.len() {
        return None;
    }
    let all = note.paragraphs.iter().flat_map(all_of).collect::<Vec<_>>();
    let counts = counted.iter().copied().chain(all.into_iter().map(|all| (all, all)));
    let (some, all) = counts.fold((Decimal::ZERO, Decimal::ZERO), |(some, all), own| {
        (some.saturating_add(own.0), all.saturating_add(own.1))
    });
    percent(some, all)
}

/// "alla 18 boende": a group in which all are counted.
fn all_of(paragraph: &Paragraph<'_>) -> Vec<Decimal> {
    let is_all = |figure: &&Figure| {
        let before = figure.word.checked_sub(1).map_or("", |at| paragraph.word(at));
        figure.kind == FigureKind::Amount
            && matches!(before, "alla" | "samtliga")
            && figure.number.fract().is_zero()
            && paragraph.word(figure.word_end) != "av"
    };
    paragraph.figures.iter().filter(is_all).map(|figure| figure.number).collect()
}

/// Wholes that a text itself gives beside its parts: "betyget 4,6 i snitt. Almen fick 4,2 ...".
pub(super) fn within_texts(facts: &Facts<'_>, out: &mut Findings) {
    for passage in &facts.passages {
        if matches!(passage.place, Place::Goal(_, GoalPart::IndicatorNote(..))) {
            continue;
        }
        let found =
            passage.paragraphs.iter().find_map(|paragraph| within(facts, passage, paragraph));
        out.extend(found);
    }
}

fn within(facts: &Facts<'_>, passage: &Passage<'_>, paragraph: &Paragraph<'_>) -> Option<Finding> {
    if paragraph.figures.len() < 4 {
        return None;
    }
    let is_all = |at: usize| is_of_all(paragraph.word(at));
    let said = (0..paragraph.words.len()).any(is_all).then(|| {
        let all = tagged(paragraph, facts.year);
        paragraph.figures.iter().find(|figure| is_told_whole(paragraph, figure, &all))
    });
    let taken_up =
        || (0..paragraph.sentences.len()).find_map(|at| taken_up_again(paragraph, at, facts.year));
    let (whole, is_taken_up) = match said.flatten() {
        Some(whole) => (whole, false),
        None => (taken_up()?, true),
    };
    let sentence = paragraph.sentence_of(whole.word)?;
    let kind = kind_of(&whole.unit).0;
    let is_beside = |part: &Tagged<'_>| {
        let is_after = part.sentence == sentence + 1;
        is_after || !is_taken_up && part.sentence.abs_diff(sentence) <= 1
    };
    let parts: Vec<Tagged<'_>> = parts_of(paragraph, &kind, facts.year)
        .into_iter()
        .filter(|part| is_beside(part) && !std::ptr::eq(part.figure, whole))
        .filter(|part| kind == UnitKind::Percent || part.number.scale() > 0)
        .collect();
    if parts.len() < 3 {
        return None;
    }
    let (least, most) = range_of(passage, &parts, whole.number, &kind)?;
    let words = paragraph.text.get(whole.start..whole.end).unwrap_or_default();
    let finding = Finding::new(SPEC.rule, "told", passage.place.clone())
        .with("whole", words)
        .with("least", shown(least))
        .with("most", shown(most))
        .with("count", parts.len().to_string())
        .quote(passage.place.clone(), paragraph.sentence(sentence));
    Some(
        parts
            .iter()
            .fold(finding, |finding, part| finding.quote(passage.place.clone(), part.words)),
    )
}

/// "Frånvaron var 3,1 procent. Bland kockarna var den 4,0, bland ...": the only figure of a sentence,
/// a share, that the next one takes up again by a pronoun.
fn taken_up_again<'p>(
    paragraph: &'p Paragraph<'_>,
    sentence: usize,
    year: Option<i16>,
) -> Option<&'p Figure> {
    let next = paragraph.sentences.get(sentence + 1)?;
    let takes_up = next
        .clone()
        .take(6)
        .any(|at| matches!(paragraph.word(at), "den" | "siffran" | "andelen" | "värdet" | "nivån"));
    let mut figures = paragraph.figures_in(sentence);
    let (figure, None) = (figures.next()?, figures.next()) else { return None };
    let scope = scope(paragraph, figure, year);
    let is_level = scope.time == Time::Now && scope.role == Role::Level && !scope.is_of_others;
    let is_share = figure.unit == UnitOfMeasure::Percent && figure.kind == FigureKind::Amount;
    (takes_up && is_share && is_level && figure.until.is_none()).then_some(figure)
}

fn is_of_all(word: &str) -> bool {
    matches!(
        word,
        "totalt"
            | "sammantaget"
            | "sammanlagt"
            | "snitt"
            | "genomsnitt"
            | "medeltal"
            | "tillsammans"
    )
}

/// Whether a figure is said to be of all: "totalt", "i snitt", "sammantaget". A count is none.
fn is_told_whole(paragraph: &Paragraph<'_>, figure: &Figure, tagged: &[Tagged<'_>]) -> bool {
    let kind = kind_of(&figure.unit).0;
    let is_mean = kind == UnitKind::Percent || kind == UnitKind::Bare && figure.number.scale() > 0;
    let Some(sentence) =
        paragraph.sentence_of(figure.word).and_then(|at| paragraph.sentences.get(at))
    else {
        return false;
    };
    let near =
        figure.word.saturating_sub(6).max(sentence.start)..(figure.word_end + 6).min(sentence.end);
    let is_all = near.into_iter().any(|at| is_of_all(paragraph.word(at)));
    let only_figure = tagged.iter().all(|own| {
        !std::ptr::eq(own.figure, figure)
            || Some(&own.tag) == Some(&paragraph.word(sentence.start).to_owned())
    });
    figure.kind == FigureKind::Amount && is_mean && is_all && only_figure
}
