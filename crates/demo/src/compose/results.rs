//! Sentences that say what the figures say: direction, target, sexes.

use tertial_domain::assessment::AssessmentTense;
use tertial_domain::indicator::Polarity;
use tertial_domain::report::ReportKind;

use super::evidence::Seen;
use crate::figures::{BUDGET, Figure, grouped, print};
use crate::indicators::{Definition, Shape};
use crate::phrase::Slot;
use crate::targets::{Standing, print_target, standing};
use crate::voice::Voice;

/// A difference with its unit in running text.
fn difference(definition: &Definition, hundredths: i64) -> String {
    let number = crate::figures::print_number(hundredths.abs(), definition.decimals);
    let one = hundredths.abs() == 100;
    match (definition.unit, one) {
        ("%", true) => format!("{number} procentenhet"),
        ("%", false) => format!("{number} procentenheter"),
        ("", true) => format!("{number} enhet"),
        ("", false) => format!("{number} enheter"),
        ("dagar", true) => format!("{number} dag"),
        ("veckor", true) => format!("{number} vecka"),
        ("minuter", true) => format!("{number} minut"),
        ("personer", _) => number,
        (unit, _) => format!("{number} {unit}"),
    }
}

/// Tells the voice the figures of an indicator.
pub(crate) fn know_result(voice: &mut Voice<'_, '_>, seen: &Seen) {
    let definition = seen.definition;
    voice.know(Slot::Indicator, definition.phrase.to_owned());
    let former = if seen.now.is_some() { &seen.former } else { &seen.last_year };
    voice.know(Slot::Former, print(definition, former.total.hundredths));
    if let Some(target) = seen.target {
        voice.know(Slot::Target, print_target(definition, target.hundredths));
    }
    if let Some(forecast) = seen.forecast {
        voice.know(Slot::Forecast, print(definition, forecast));
    }
    let Some(now) = &seen.now else { return };
    know_figure(voice, definition, now);
    let change = now.total.hundredths - former.total.hundredths;
    voice.know(Slot::Difference, difference(definition, change));
}

/// Tells the voice one figure with its parts and sexes.
pub(crate) fn know_figure(voice: &mut Voice<'_, '_>, definition: &Definition, now: &Figure) {
    voice.know(Slot::Outcome, print(definition, now.total.hundredths));
    if let Some((part, whole)) = now.total.parts {
        voice.know(Slot::Numerator, grouped(part.abs()));
        voice.know(Slot::Denominator, grouped(whole));
    }
    if let (Some(women), Some(men)) = (now.women, now.men) {
        voice.know(Slot::WomensOutcome, print(definition, women.hundredths));
        voice.know(Slot::MensOutcome, print(definition, men.hundredths));
        voice.know(Slot::Gap, difference(definition, women.hundredths - men.hundredths));
    }
}

/// Adds a sentence about women and men.
pub(crate) fn say_sex(voice: &mut Voice<'_, '_>, out: &mut String, now: &Figure) {
    let results = &voice.about.words.results;
    let name = match (now.women, now.men) {
        (Some(women), Some(men)) if now.may_be_split() => {
            match women.hundredths.cmp(&men.hundredths) {
                std::cmp::Ordering::Greater => "sex.women",
                std::cmp::Ordering::Less => "sex.men",
                std::cmp::Ordering::Equal => "sex.same",
            }
        }
        _ => "sex.small",
    };
    voice.say(results.of(name), out);
}

/// Whether last year's outcome already meets the target.
fn is_held(seen: &Seen) -> bool {
    let before = seen.last_year.total.hundredths;
    seen.target.is_some_and(|target| {
        standing(seen.definition, (before, before), target.hundredths) == Standing::Met
    })
}

/// Whether last year's outcome cannot be better.
fn is_at_its_end(seen: &Seen) -> bool {
    seen.definition.unit == "%" && seen.last_year.total.hundredths >= 10_000
}

/// Adds what one indicator says: the change, the target, and at times the sexes or the parts.
pub(crate) fn say_result(voice: &mut Voice<'_, '_>, out: &mut String, seen: &Seen) {
    let results = &voice.about.words.results;
    let Some(now) = &seen.now else {
        match voice.about.kind {
            ReportKind::AnnualPlan if seen.target.is_some() => {
                let list = match (is_held(seen), seen.definition.polarity) {
                    (_, Polarity::Neutral) => "budget.plan",
                    (true, _) if is_at_its_end(seen) => "keep.plan",
                    (true, _) => "hold.plan",
                    (false, _) => "aim.plan",
                };
                voice.say(results.of(list), out);
            }
            ReportKind::AnnualPlan => {}
            _ => voice.say(results.of("unmeasured"), out),
        }
        return;
    };
    let tense = voice.about.kind.assessment_tense().unwrap_or(AssessmentTense::Final);
    let change = now.total.hundredths.cmp(&seen.former.total.hundredths);
    let past = tense == AssessmentTense::Final;
    voice.say(results.of(direction(change, past)), out);
    if let Some(standing) = seen.standing {
        voice.say(results.of(verdict(standing, past)), out);
    }
    let is_share = matches!(seen.definition.shape, Shape::PersonShare | Shape::CaseShare);
    // What the money comes to is told in kronor elsewhere.
    let shares = is_share && seen.definition.code != BUDGET;
    if now.women.is_some() && voice.random.chance(55) {
        say_sex(voice, out, now);
    } else if shares && voice.random.chance(45) {
        voice.say(results.of("base"), out);
    }
}

const fn direction(change: std::cmp::Ordering, past: bool) -> &'static str {
    match (change, past) {
        (std::cmp::Ordering::Greater, true) => "up.past",
        (std::cmp::Ordering::Less, true) => "down.past",
        (std::cmp::Ordering::Equal, true) => "same.past",
        (std::cmp::Ordering::Greater, false) => "up.now",
        (std::cmp::Ordering::Less, false) => "down.now",
        (std::cmp::Ordering::Equal, false) => "same.now",
    }
}

const fn verdict(standing: Standing, past: bool) -> &'static str {
    match (standing, past) {
        (Standing::Met, true) => "met.past",
        (Standing::Closer, true) => "close.past",
        (Standing::Flat, true) => "flat.past",
        (Standing::Away, true) => "miss.past",
        (Standing::Met, false) => "met.now",
        (Standing::Closer, false) => "close.now",
        (Standing::Flat, false) => "flat.now",
        (Standing::Away, false) => "miss.now",
    }
}
