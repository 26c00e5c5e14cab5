//! One indicator by the city's rule: strong, weak or the wrong way.

use rust_decimal::Decimal;
use tertial_domain::indicator::Polarity;
use tertial_domain::quantity::{Quantity, UnitOfMeasure};
use tertial_domain::report::{IndicatorField, ReportKind};
use tertial_domain::target::{CouncilTargetScope, Target};
use tertial_rollup::indicator_status::meets;

use crate::facts::{Facts, IndicatorFacts};
use crate::rule::Rule;

/// Which way evidence points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Away from the target, or far from it.
    Wrong,
    /// The right way, but short of the target.
    Weak,
    /// The target is met, or the forecast meets it.
    Strong,
}

/// How an outcome moved since the year before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moved {
    /// To the better.
    RightWay,
    /// Hardly.
    NotAtAll,
    /// To the worse.
    WrongWay,
}

/// An indicator held against its target and its last year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// Which way it points.
    pub standing: Standing,
    /// Whether it meets its target; `None` without one.
    pub meets_target: Option<bool>,
    /// How it moved; `None` without an earlier outcome.
    pub moved: Option<Moved>,
    /// The figure that was judged: the forecast where a tertial report has one.
    pub field: IndicatorField,
    /// Which target it was held against.
    pub target_field: Option<IndicatorField>,
}

/// A city's limits for the suggestion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// So many per cent of the evidence must be strong for "fully".
    pub fully_percent: i64,
    /// So many per cent must point the wrong way for "not".
    pub not_percent: i64,
    /// A miss by so many per cent of the target is the wrong way when no earlier outcome is known.
    pub far_percent: i64,
    /// A move of at most so many thousandths is none.
    pub unchanged_permille: i64,
    /// So many per cent of the activities undone speak against "fully".
    pub undone_percent: i64,
}

impl Limits {
    /// The limits that a city has chosen.
    pub fn of(facts: &Facts<'_>) -> Self {
        let limit = |name| facts.settings.parameter(Rule::GradeDisagreesWithSuggestion, name);
        Self {
            fully_percent: limit("fully_strong_min_percent"),
            not_percent: limit("not_wrong_min_percent"),
            far_percent: limit("far_from_target_min_percent"),
            unchanged_permille: limit("unchanged_max_permille"),
            undone_percent: limit("undone_activities_min_percent"),
        }
    }
}

/// Which way is better: what is known of the name, else what the targets' words say.
pub fn polarity(indicator: &IndicatorFacts<'_>) -> Option<Polarity> {
    let of_target = |target: &Option<Target>| match target.as_ref()? {
        Target::AtLeast(_) | Target::Increase => Some(Polarity::HigherIsBetter),
        Target::AtMost(_) | Target::Decrease => Some(Polarity::LowerIsBetter),
        Target::Exactly(_) | Target::Between(..) | Target::SetByCommittee | Target::None => None,
    };
    indicator
        .known
        .and_then(|known| known.polarity)
        .or_else(|| of_target(&indicator.target))
        .or_else(|| of_target(&indicator.council_target))
        .or_else(|| strives_for_more(indicator))
        .or_else(|| is_wished(&indicator.row.name).then_some(Polarity::HigherIsBetter))
        .or_else(|| strives_for_most(indicator))
}

/// A share of people who are content or safe: nobody wants fewer of them.
fn is_wished(name: &str) -> bool {
    const WISHED: &[&str] = &["nöjd", "trygg", "delaktig"];
    const TURNED: &[&str] =
        &["inte", "ej", "mindre", "missnöjd", "otrygg", "skillnad", "kostnad", "saknar"];
    let name = name.to_lowercase();
    let has = |stems: &[&str]| {
        name.split_whitespace().any(|word| stems.iter().any(|stem| word.starts_with(stem)))
    };
    name.starts_with("andel") && has(WISHED) && !has(TURNED)
}

/// A share whose target asks for most of them and lies above last year's outcome.
fn strives_for_most(indicator: &IndicatorFacts<'_>) -> Option<Polarity> {
    const MOST_PERCENT: Decimal = Decimal::from_parts(60, 0, 0, false, 0);
    let target = indicator.target.as_ref().and_then(number_of)?;
    let previous = indicator.previous.as_ref()?;
    let is_share = indicator.row.name.to_lowercase().starts_with("andel")
        && target.unit == UnitOfMeasure::Percent
        && previous.unit == UnitOfMeasure::Percent;
    let asks_for_more = target.number >= MOST_PERCENT && target.number > previous.number;
    (is_share && asks_for_more).then_some(Polarity::HigherIsBetter)
}

/// A count of what a unit offers or is visited for, whose target lies above last year's outcome.
fn strives_for_more(indicator: &IndicatorFacts<'_>) -> Option<Polarity> {
    const OFFERED: &[&str] = &[
        "program",
        "besök",
        "arrangemang",
        "evenemang",
        "aktivitet",
        "utlån",
        "medlem",
        "kurs",
        "utbild",
        "träff",
        "förestäl",
        "visning",
        "workshop",
        "konsert",
        "deltag",
        "genomförd",
        "läsfrämj",
        "sommarlov",
        "bokprat",
        "sagostund",
    ];
    let name = indicator.row.name.to_lowercase();
    let is_count = name.starts_with("antal ");
    let is_offered =
        name.split_whitespace().any(|word| OFFERED.iter().any(|o| word.starts_with(o)));
    let is_cost =
        ["per ", "avbok", "inställ", "avbrut", "kostnad"].iter().any(|w| name.contains(w));
    let target = indicator.target.as_ref().and_then(number_of)?;
    let is_above = indicator.previous.as_ref().is_some_and(|p| target.number > p.number);
    (is_count && is_offered && !is_cost && is_above).then_some(Polarity::HigherIsBetter)
}

/// Judges an indicator; `None` where outcome, target or direction are not known for certain.
///
/// `promised` is the direction that the goal's expected result asks for: it goes before the name's.
pub fn judge(
    indicator: &IndicatorFacts<'_>,
    kind: Option<ReportKind>,
    limits: Limits,
    promised: Option<Polarity>,
) -> Option<Judged> {
    let polarity =
        promised.or_else(|| polarity(indicator)).filter(|polarity| *polarity != Polarity::Neutral);
    let certain = |field| !indicator.row.uncertain.contains(&field);
    let previous = indicator.previous.as_ref().filter(|_| certain(IndicatorField::Previous));
    let (target, target_field) = target(indicator, certain);
    let (value, field) = value(indicator, kind, certain, polarity, target)?;
    let value = with_unit_of(value, target.and_then(number_of).or(previous));
    let previous = previous.map(|previous| with_unit_of(previous, Some(&value)));
    if is_unmeasured(&value, previous.as_ref(), target) {
        return None;
    }
    let target_with_unit = target.map(|target| target_in(target, &value));
    let meets_target = target_with_unit
        .as_ref()
        .and_then(|target| meets(&value, target, polarity, previous.as_ref()));
    let moved = previous.as_ref().and_then(|p| moved(&value, p, polarity?, limits));
    let standing = match (meets_target, moved) {
        (Some(true), _) => Standing::Strong,
        (Some(false) | None, Some(Moved::WrongWay)) => Standing::Wrong,
        (Some(false), Some(Moved::RightWay | Moved::NotAtAll)) => Standing::Weak,
        (Some(false), None) => {
            let is_far = target_with_unit.as_ref().is_some_and(|t| is_far(&value, t, limits));
            if is_far { Standing::Wrong } else { Standing::Weak }
        }
        (None, Some(Moved::RightWay | Moved::NotAtAll) | None) => return None,
    };
    let target_field = target_field.filter(|_| meets_target.is_some());
    Some(Judged { standing, meets_target, moved, field, target_field })
}

/// The target that binds: the unit's own, else the council's where it is meant for each unit.
fn target<'a>(
    indicator: &'a IndicatorFacts<'_>,
    certain: impl Fn(IndicatorField) -> bool,
) -> (Option<&'a Target>, Option<IndicatorField>) {
    let own = indicator.target.as_ref().filter(|t| **t != Target::SetByCommittee);
    if let Some(own) = own {
        let field = IndicatorField::Target;
        return if certain(field) { (Some(own), Some(field)) } else { (None, None) };
    }
    let field = IndicatorField::CouncilTarget;
    let scope = indicator.known.and_then(|known| known.council_target_scope);
    let binds = |target: &&Target| match target {
        Target::Increase | Target::Decrease => true,
        Target::AtLeast(_) | Target::AtMost(_) | Target::Exactly(_) | Target::Between(..) => {
            scope == Some(CouncilTargetScope::Unit)
        }
        Target::SetByCommittee | Target::None => false,
    };
    match indicator.council_target.as_ref().filter(binds) {
        Some(target) if certain(field) => (Some(target), Some(field)),
        Some(_) | None => (None, None),
    }
}

/// The figure to judge. In mid-year a count so far says little: the forecast speaks, or a share.
fn value<'a>(
    indicator: &'a IndicatorFacts<'_>,
    kind: Option<ReportKind>,
    certain: impl Fn(IndicatorField) -> bool,
    polarity: Option<Polarity>,
    target: Option<&Target>,
) -> Option<(&'a Quantity, IndicatorField)> {
    let outcome = indicator
        .outcome
        .as_ref()
        .filter(|_| certain(IndicatorField::Outcome))
        .map(|outcome| (outcome, IndicatorField::Outcome));
    match kind? {
        ReportKind::AnnualReport => outcome,
        ReportKind::TertialReport1 | ReportKind::TertialReport2 => {
            let forecast = indicator
                .forecast
                .as_ref()
                .filter(|_| certain(IndicatorField::Forecast))
                .map(|forecast| (forecast, IndicatorField::Forecast));
            forecast.or_else(|| {
                outcome.filter(|(outcome, _)| {
                    let is_met_already = polarity == Some(Polarity::HigherIsBetter)
                        && target.and_then(number_of).is_some_and(|t| outcome.number >= t.number);
                    outcome.unit == UnitOfMeasure::Percent || is_met_already
                })
            })
        }
        ReportKind::AnnualPlan => None,
    }
}

/// "22,85" beside "60 %" means per cent; the missing sign is another rule's finding.
fn with_unit_of(quantity: &Quantity, other: Option<&Quantity>) -> Quantity {
    let mut same = quantity.clone();
    if let Some(other) = other
        && same.unit == UnitOfMeasure::Plain
    {
        same.unit = other.unit.clone();
    }
    same
}

fn target_in(target: &Target, value: &Quantity) -> Target {
    let same = |quantity: &Quantity| {
        let mut same = with_unit_of(quantity, Some(value));
        // "360 st" beside "368": a count and pieces are one thing.
        if value.unit == UnitOfMeasure::Plain {
            same.unit = UnitOfMeasure::Plain;
        }
        same
    };
    match target {
        Target::AtLeast(least) => Target::AtLeast(same(least)),
        Target::AtMost(most) => Target::AtMost(same(most)),
        Target::Exactly(exact) => Target::Exactly(same(exact)),
        Target::Between(low, high) => Target::Between(same(low), same(high)),
        Target::Increase => Target::Increase,
        Target::Decrease => Target::Decrease,
        Target::SetByCommittee => Target::SetByCommittee,
        Target::None => Target::None,
    }
}

pub(crate) const fn number_of(target: &Target) -> Option<&Quantity> {
    match target {
        Target::AtLeast(number) | Target::AtMost(number) | Target::Exactly(number) => Some(number),
        Target::Between(..)
        | Target::Increase
        | Target::Decrease
        | Target::SetByCommittee
        | Target::None => None,
    }
}

/// A printed 0 of something physical (energy, kilos) beside real amounts is not measured.
fn is_unmeasured(value: &Quantity, previous: Option<&Quantity>, target: Option<&Target>) -> bool {
    let others = [previous, target.and_then(number_of)];
    let is_physical = matches!(value.unit, UnitOfMeasure::Other(_));
    let beside_amounts = others.into_iter().flatten().any(|other| !other.number.is_zero());
    value.number.is_zero() && is_physical && beside_amounts
}

fn moved(
    value: &Quantity,
    previous: &Quantity,
    polarity: Polarity,
    limits: Limits,
) -> Option<Moved> {
    if value.unit != previous.unit {
        return None;
    }
    let change = value.number - previous.number;
    let least = (previous.number.abs() * Decimal::new(limits.unchanged_permille, 3)).abs();
    if change.is_zero() || change.abs() <= least {
        return Some(Moved::NotAtAll);
    }
    let is_up = change > Decimal::ZERO;
    match polarity {
        Polarity::HigherIsBetter if is_up => Some(Moved::RightWay),
        Polarity::LowerIsBetter if !is_up => Some(Moved::RightWay),
        Polarity::HigherIsBetter | Polarity::LowerIsBetter => Some(Moved::WrongWay),
        Polarity::Neutral => None,
    }
}

fn is_far(value: &Quantity, target: &Target, limits: Limits) -> bool {
    number_of(target).is_some_and(|target| {
        let miss = (value.number - target.number).abs();
        miss >= target.number.abs() * Decimal::new(limits.far_percent, 2)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::History;
    use crate::rules::example::{indicator, report_with};
    use crate::settings::Settings;
    use crate::vocabulary::Vocabulary;

    fn standing(name: &str, cells: &[(IndicatorField, &str)]) -> Option<Standing> {
        let report = report_with(vec![indicator(name, cells)]);
        let settings = Settings::default();
        let facts = Facts::new(&report, History::default(), Vocabulary::built_in(), &settings);
        let row = &facts.goals[0].indicators[0];
        judge(row, facts.kind, Limits::of(&facts), None).map(|judged| judged.standing)
    }

    use IndicatorField::{CouncilTarget, Outcome, Previous, Target as Own};

    #[test]
    fn the_city_s_rule_in_three_steps() {
        let sick = "Sjukfrånvaro";
        let strong = [(Outcome, "5,9 %"), (Previous, "5,0 %"), (Own, "6 %")];
        assert_eq!(standing(sick, &strong), Some(Standing::Strong));
        let weak = [(Outcome, "6,4 %"), (Previous, "7,0 %"), (Own, "6 %")];
        assert_eq!(standing(sick, &weak), Some(Standing::Weak));
        let wrong = [(Outcome, "7,4 %"), (Previous, "7,0 %"), (Own, "6 %")];
        assert_eq!(standing(sick, &wrong), Some(Standing::Wrong));
        let no_target = [(Outcome, "7,4 %"), (Previous, "7,0 %")];
        assert_eq!(standing(sick, &no_target), Some(Standing::Wrong));
    }

    #[test]
    fn what_is_not_known_is_not_judged() {
        let unknown = [(Outcome, "7"), (Previous, "9"), (Own, "8")];
        assert_eq!(standing("Antal gröna dörrar", &unknown), None);
        let energy = [(Outcome, "0 GWh"), (Previous, "3 GWh"), (Own, "högst 3 GWh")];
        assert_eq!(standing("Köpt energi", &energy), None);
    }

    #[test]
    fn words_in_the_targets_say_which_way_is_better() {
        let cells = [(Outcome, "7"), (Previous, "9"), (Own, "8"), (CouncilTarget, "öka")];
        assert_eq!(standing("Antal gröna dörrar", &cells), Some(Standing::Wrong));
        let far = [(Outcome, "22,85"), (Own, "minst 60 %")];
        assert_eq!(standing("Andel gröna dörrar", &far), Some(Standing::Wrong));
    }
}
