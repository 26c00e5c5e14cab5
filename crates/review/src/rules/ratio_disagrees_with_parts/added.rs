//! A count held against the parts that its note lists or divides it into.

use rust_decimal::Decimal;
use tertial_domain::quantity::Quantity;
use tertial_domain::report::IndicatorField;

use crate::comparing::{UnitKind, half_unit, is_plausible, kind_of};
use crate::facts::{GoalFacts, IndicatorFacts, Passage};
use crate::finding::Finding;
use crate::place::GoalPart;
use crate::rules::sum_mismatch::shown;
use crate::swedish::divided::divided_alone;
use crate::swedish::parts::Part;

use super::{SPEC, fitting};

/// A count that the parts listed in its note do not add up to: too much, or not enough where the
/// note says that it is divided.
pub(super) fn added(
    goal: &GoalFacts<'_>,
    (at, own): (usize, &IndicatorFacts<'_>),
    whole: &Quantity,
    note: &Passage<'_>,
) -> Option<Finding> {
    let Some(mut all) = fitting(whole, note).filter(|_| is_plausible(whole.number)) else {
        return divided(goal, (at, own), whole, note);
    };
    // "Våra 84 gäster fördelar sig på ...": the whole is none of its parts.
    all.retain(|part| part.number != whole.number);
    if all.len() < 2 {
        return None;
    }
    let sum: Decimal = all.iter().map(|part| part.number).sum();
    let slack: Decimal = all.iter().map(|part| half_unit(part.number)).sum();
    let is_exact = whole.number.scale() == 0 && kind_of(&whole.unit).0 == UnitKind::Bare;
    let slack = if is_exact { Decimal::ZERO } else { slack + half_unit(whole.number) };
    let is_divided = are_all(note, &all);
    let is_wrong = sum > whole.number + slack || is_divided && sum + slack < whole.number;
    let names_twice = all
        .iter()
        .enumerate()
        .any(|(at, part)| all.iter().skip(at + 1).any(|other| other.name == part.name));
    if !is_wrong || names_twice {
        return None;
    }
    let cell = goal.place(GoalPart::Indicator(at, Some(IndicatorField::Outcome)));
    let finding = Finding::new(SPEC.rule, "sum", goal.place(GoalPart::Indicator(at, None)))
        .with("indicator", own.row.name.clone())
        .with("whole", whole.printed.clone())
        .with("sum", shown(sum))
        .quote(cell, whole.printed.clone());
    let quoted = |finding: Finding, part: &Part<'_>| finding.quote(note.place.clone(), part.words);
    Some(all.iter().fold(finding, quoted))
}

/// Parts of words that say that the parts are all there are.
const ALL: &[&str] = &[
    "arbetsplats",
    "uppdel",
    "fördel",
    "nedbrut",
    "brutit",
    "delat",
    "delresultat",
    "samtliga",
    "varje",
    "räknat",
    "räknar vi ihop",
    "summa",
    "total",
    "tillsamman",
    "sammanlag",
    "ingår",
    "består",
    "utgörs",
    "utgör",
    "underlag",
    "statistik",
    "siffror",
    "antalen",
    "listor",
    "förteckning",
    "följande",
    "så här",
    "var för sig",
    "hela utfallet",
    "hela antalet",
    "hela summan",
    "hela enheten",
    "alltihop",
    "ingen del",
    "inget annat",
    "alla arb",
    "arb.pl",
    "alla delar",
    "alla poster",
    "komplett",
    "fullständig",
    "uttömmande",
    "beståndsdel",
    "adder",
    "mer än så finns",
    "fler än så finns",
    "slår man samman",
    "slår vi samman",
    "slår man ihop",
    "gemensamt",
    "per grupp",
    "per enhet",
    "per avdelning",
    "per hus",
    "per område",
    "grupperna",
    "enheterna",
    "avdelningarna",
    "verksamheterna",
    "skolorna",
    "husen",
    "områdena",
    "teamen",
    "distrikten",
];
/// Words that say that more than those named were counted.
const SOME: &[&str] = &[
    "bland annat",
    "bl.a",
    "t.ex",
    "till exempel",
    "exempelvis",
    "främst",
    "framför allt",
    "framförallt",
    "särskilt",
    "varav",
    "mest",
    "övriga",
    "resten",
    "några",
    "flest",
];

/// Whether listed parts are all of the whole: the note says so, or is nothing but a list of three.
fn are_all(note: &Passage<'_>, parts: &[Part<'_>]) -> bool {
    let says = |stems: &[&str]| {
        note.paragraphs.iter().any(|own| stems.iter().any(|stem| own.lower.contains(stem)))
    };
    if says(SOME) {
        return false;
    }
    let words: usize = note.paragraphs.iter().map(|own| own.words.len()).sum();
    let listed: usize = parts.iter().map(|part| part.words.split_whitespace().count()).sum();
    says(ALL) || parts.len() >= 3 && words <= listed + parts.len() + 4
}

/// "De fördelar sig på idrott 24, kultur 17 och friluftsliv 15": a count that its note divides.
fn divided(
    goal: &GoalFacts<'_>,
    (at, own): (usize, &IndicatorFacts<'_>),
    whole: &Quantity,
    note: &Passage<'_>,
) -> Option<Finding> {
    note.paragraphs.iter().find_map(|paragraph| {
        let (parts, words) = divided_alone(paragraph)?;
        let sum: Decimal = parts.iter().copied().sum();
        let apart = (sum - whole.number).abs();
        let is_like = is_plausible(whole.number) && apart * Decimal::from(4) <= whole.number;
        if apart.is_zero() || !is_like {
            return None;
        }
        let cell = goal.place(GoalPart::Indicator(at, Some(IndicatorField::Outcome)));
        Some(
            Finding::new(SPEC.rule, "sum", goal.place(GoalPart::Indicator(at, None)))
                .with("indicator", own.row.name.clone())
                .with("whole", whole.printed.clone())
                .with("sum", shown(sum))
                .quote(cell, whole.printed.clone())
                .quote(note.place.clone(), words),
        )
    })
}
