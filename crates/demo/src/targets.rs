//! Targets for each unit and year, with who set them; one changes in mid-year.

use jiff::civil::{Date, date};
use rust_decimal::Decimal;
use tertial_domain::ids::{TargetId, UnitId};
use tertial_domain::indicator::Polarity;
use tertial_domain::period::{OperatingYear, YearPart};
use tertial_domain::quantity::{Quantity, UnitOfMeasure};
use tertial_domain::target::{Target, TargetOwner, YearTarget};

use crate::figures::{Figure, figure, plain_quantity, print, year_level};
use crate::goals::ThemeKind;
use crate::indicators::{CATALOGUE, CouncilTarget, Definition, of_theme};
use crate::organisation::{Organisation, Reporter};
use crate::random::Key;

/// The day in 2026 when a committee set a new target for sick leave.
pub(crate) const NEW_TARGET_ON: Date = date(2026, 8, 25);
const NEW_TARGET_COMMITTEE: &str = "Socialnämnden";

/// A target in figures, and as it is printed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct OwnTarget {
    pub(crate) hundredths: i64,
    pub(crate) owner: TargetOwner,
}

/// The number that a unit is held to on a day; none where the year has none.
pub(crate) fn own_target(
    definition: &Definition,
    unit: &Reporter,
    organisation: &Organisation,
    day: Date,
) -> Option<OwnTarget> {
    let year = day.year();
    let committee = organisation.committees.get(unit.committee_on(day))?;
    let by_committee = OwnTarget {
        hundredths: committee_target(definition, committee, day),
        owner: TargetOwner::Committee,
    };
    let by_unit =
        OwnTarget { hundredths: unit_target(definition, unit, year), owner: TargetOwner::Unit };
    match definition.council {
        CouncilTarget::SetByCommittee => Some(by_committee),
        CouncilTarget::Number(hundredths) if definition.theme == ThemeKind::Money => {
            Some(OwnTarget { hundredths, owner: TargetOwner::Council })
        }
        CouncilTarget::Number(hundredths) => {
            // Some units aim at the council's number, others at a step towards it.
            let same = committee.key.named(definition.code).chance(40);
            let own = OwnTarget { hundredths, owner: TargetOwner::Council };
            Some(if same { own } else { by_unit })
        }
        CouncilTarget::Total(_) => unit.key.named(definition.code).chance(70).then_some(by_unit),
        CouncilTarget::None if definition.owner == TargetOwner::Committee => {
            let shared = committee.key.named(definition.code).chance(40);
            Some(if shared { by_committee } else { by_unit })
        }
        CouncilTarget::None | CouncilTarget::Increase | CouncilTarget::Decrease => Some(by_unit),
    }
}

/// One target for all units of a committee.
pub(crate) fn committee_target(definition: &Definition, committee: &Reporter, day: Date) -> i64 {
    let year = day.year();
    let named = committee.org.latest().is_some_and(|p| p.name == NEW_TARGET_COMMITTEE);
    if named && definition.code == "sick-leave" && year == 2026 {
        return if day < NEW_TARGET_ON { 800 } else { 750 };
    }
    let years = i64::from(year) - 2019;
    let noise = committee.key.named("target").named(definition.code).noise(definition.spread / 4);
    let level = definition.base + definition.trend * years + noise;
    let reach = definition.spread / 8;
    to_step(definition, better(definition, level, reach))
}

/// A unit's own target: a step better than the year before.
fn unit_target(definition: &Definition, unit: &Reporter, year: i16) -> i64 {
    let before = year_level(definition, unit, year - 1);
    let reach = definition.spread / 12 + definition.trend.abs() / 3;
    to_step(definition, better(definition, before, reach))
}

const fn better(definition: &Definition, level: i64, reach: i64) -> i64 {
    match definition.polarity {
        Polarity::HigherIsBetter | Polarity::Neutral => level + reach,
        Polarity::LowerIsBetter => level - reach,
    }
}

fn to_step(definition: &Definition, level: i64) -> i64 {
    let step = definition.step.max(1);
    let target = (level + step / 2) / step * step;
    let highest = if definition.unit == "%" { 10_000 } else { i64::MAX };
    target.clamp(step, highest)
}

/// How an outcome stands to its target and to what was before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// The target is met.
    Met,
    /// Better than before, short of the target.
    Closer,
    /// As before, short of the target.
    Flat,
    /// Worse than before, short of the target.
    Away,
}

/// Holds a figure against a target and against the figure before.
pub(crate) const fn standing(
    definition: &Definition,
    (now, before): (i64, i64),
    target: i64,
) -> Standing {
    let short = match definition.polarity {
        Polarity::Neutral => now > target,
        Polarity::HigherIsBetter | Polarity::LowerIsBetter => definition.gain(now, target) < 0,
    };
    if !short {
        return Standing::Met;
    }
    let gain = match definition.polarity {
        Polarity::Neutral => before - now,
        Polarity::HigherIsBetter | Polarity::LowerIsBetter => definition.gain(now, before),
    };
    if gain > 0 {
        Standing::Closer
    } else if gain == 0 {
        Standing::Flat
    } else {
        Standing::Away
    }
}

/// The printed target of a unit, with "minst" or "högst" where the city prints it.
pub(crate) fn print_target(definition: &Definition, hundredths: i64) -> String {
    let number = print(definition, hundredths);
    match (definition.bounded, definition.polarity) {
        (true, Polarity::HigherIsBetter) => format!("minst {number}"),
        (true, Polarity::LowerIsBetter) => format!("högst {number}"),
        (true, Polarity::Neutral) | (false, _) => number,
    }
}

/// The printed target of the council.
pub(crate) fn print_council_target(definition: &Definition) -> Option<String> {
    match definition.council {
        CouncilTarget::None => None,
        CouncilTarget::Number(hundredths) => Some(print_target(definition, hundredths)),
        CouncilTarget::Increase => Some("öka".to_owned()),
        CouncilTarget::Decrease => Some("minska".to_owned()),
        CouncilTarget::SetByCommittee => Some("tas fram av nämnden".to_owned()),
        CouncilTarget::Total(hundredths) => {
            let scale = UnitOfMeasure::from_word(definition.unit);
            let number = crate::figures::print_number(hundredths, 0);
            Some(format!("{number} {}", scale.symbol()))
        }
    }
}

/// A target in the domain's words.
fn as_target(definition: &Definition, hundredths: i64) -> Target {
    let quantity: Quantity = plain_quantity(definition, hundredths, None);
    match (definition.bounded, definition.polarity) {
        (true, Polarity::HigherIsBetter) => Target::AtLeast(quantity),
        (true, Polarity::LowerIsBetter) => Target::AtMost(quantity),
        (true, Polarity::Neutral) | (false, _) => Target::Exactly(quantity),
    }
}

fn council_target(definition: &Definition) -> Option<Target> {
    match definition.council {
        CouncilTarget::None => None,
        CouncilTarget::Number(hundredths) => Some(as_target(definition, hundredths)),
        CouncilTarget::Increase => Some(Target::Increase),
        CouncilTarget::Decrease => Some(Target::Decrease),
        CouncilTarget::SetByCommittee => Some(Target::SetByCommittee),
        CouncilTarget::Total(hundredths) => {
            let mut quantity = plain_quantity(definition, hundredths, None);
            quantity.number = Decimal::from(hundredths / 100);
            Some(Target::Exactly(quantity))
        }
    }
}

/// Every target decision of the years.
pub(crate) fn all_targets(seed: u64, organisation: &Organisation) -> Vec<YearTarget> {
    let mut targets = Vec::new();
    let key = Key::root(seed).named("target");
    for year in 2019..=2026_i16 {
        let Some(operating_year) = OperatingYear::new(year) else { continue };
        let mut add = |definition: &Definition,
                       (unit, owner): (UnitId, TargetOwner),
                       (target, printed): (Target, String),
                       from: Date| {
            let own =
                key.named(definition.code).year(year).at(u64::from(from.month().unsigned_abs()));
            let [high, low] = [unit.bits() >> 64, unit.bits() & u128::from(u64::MAX)];
            let fold = u64::try_from(high ^ low).unwrap_or(0);
            let id = TargetId::from_bits(own.at(fold).at(owner as u64).id_bits());
            targets.push(YearTarget {
                id,
                indicator: definition.id(seed),
                unit,
                year: operating_year,
                owner,
                target,
                printed: printed.replace('\u{a0}', " "),
                valid_from: from,
                decision: decision(owner, from),
            });
        };
        let first = operating_year.first_day();
        for definition in &CATALOGUE {
            if let (Some(target), Some(printed)) =
                (council_target(definition), print_council_target(definition))
            {
                let council = (organisation.council.org.id, TargetOwner::Council);
                add(definition, council, (target, printed), first);
            }
        }
        for unit in &organisation.units {
            for (definition, day) in unit_days(unit, year) {
                let Some(own) = own_target(definition, unit, organisation, day) else { continue };
                let printed = print_target(definition, own.hundredths);
                let target = as_target(definition, own.hundredths);
                let from = if day == NEW_TARGET_ON { day } else { first };
                add(definition, (unit.org.id, own.owner), (target, printed), from);
            }
        }
    }
    targets
}

/// The days of a year on which a unit's targets are looked up: the first, and that of a change.
fn unit_days(unit: &Reporter, year: i16) -> Vec<(&'static Definition, Date)> {
    let Some(trade) = unit.trade else { return Vec::new() };
    let first = date(year, 1, 1);
    if !unit.stood_on(first) {
        return Vec::new();
    }
    let mut days = Vec::new();
    for theme in ThemeKind::ALL {
        for definition in of_theme(trade, theme) {
            days.push((definition, first));
            if year == 2026 && definition.code == "sick-leave" {
                days.push((definition, NEW_TARGET_ON));
            }
        }
    }
    days
}

fn decision(owner: TargetOwner, from: Date) -> Option<String> {
    let year = from.year();
    match owner {
        TargetOwner::Council => Some(format!("KS {}/{}", year - 1, 700 + year % 100)),
        TargetOwner::Committee if from == NEW_TARGET_ON => Some("SOC 2026/871".to_owned()),
        TargetOwner::Committee => Some(format!("Verksamhetsplan {year}")),
        TargetOwner::Unit => None,
    }
}

/// The outcome of a part of a year with the one a year before.
pub(crate) fn with_former(
    definition: &Definition,
    unit: &Reporter,
    (year, part): (i16, YearPart),
) -> (Figure, Figure) {
    (figure(definition, unit, (year, part)), figure(definition, unit, (year - 1, part)))
}
