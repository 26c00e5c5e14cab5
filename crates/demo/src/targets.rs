//! Targets for each unit and year, with who set them; one changes in mid-year.

use jiff::civil::{Date, date};
use rust_decimal::Decimal;
use tertial_domain::ids::{TargetId, UnitId};
use tertial_domain::indicator::Polarity;
use tertial_domain::period::{OperatingYear, YearPart};
use tertial_domain::quantity::{Quantity, UnitOfMeasure};
use tertial_domain::target::{Target, TargetOwner, YearTarget};

use crate::almgarden;
use crate::climate::{Climate, climate, reach_percent};
use crate::figures::{Figure, figure, plain_quantity, print};
use crate::goals::{Goals, ThemeKind, UnitGoal, set_of};
use crate::indicators::{CouncilTarget, Definition, catalogue, of_theme};
use crate::organisation::{Organisation, Reporter};
use crate::random::Key;
use crate::trade::Trade;

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
    let told = almgarden::target(definition.code, year).filter(|_| unit.is_almgarden);
    if let Some(hundredths) = told {
        return Some(OwnTarget { hundredths, owner: TargetOwner::Unit });
    }
    let is_fair = climate(unit, definition.theme, year) == Climate::Fair;
    let committee = organisation.committees.get(unit.committee_on(day))?;
    let best = best_of_last_year(definition, unit, year);
    let own = |hundredths| OwnTarget { hundredths, owner: TargetOwner::Unit };
    // Now and then a unit is content with what it has.
    let key = unit.key.named("modest target").named(definition.code).year(year);
    if key.chance(MODEST_PERCENT) && definition.polarity != Polarity::Neutral {
        return Some(own(best));
    }
    let by_unit = own(unit_target(definition, unit, (year, best)));
    let shared = |hundredths, owner| {
        // Beyond reach it is a step towards it that binds.
        let is_near = definition.gain(hundredths, best) <= definition.spread / 2;
        let is_named = sets_by_name(definition, committee);
        if asks_more(definition, hundredths, best) && (is_near || is_named) {
            OwnTarget { hundredths, owner }
        } else {
            by_unit
        }
    };
    let from_committee = || {
        let hundredths = committee_target(definition, committee, day);
        shared(hundredths, TargetOwner::Committee)
    };
    match definition.council {
        CouncilTarget::SetByCommittee if sets_by_name(definition, committee) => {
            Some(from_committee())
        }
        CouncilTarget::Number(hundredths) if definition.theme == ThemeKind::Money => {
            Some(OwnTarget { hundredths, owner: TargetOwner::Council })
        }
        CouncilTarget::Number(hundredths) => {
            // Some units aim at the council's number, others at a step towards it.
            let same = committee.key.named(definition.code).chance(40);
            Some(if same && !is_fair { shared(hundredths, TargetOwner::Council) } else { by_unit })
        }
        CouncilTarget::Total(_) => unit.key.named(definition.code).chance(70).then_some(by_unit),
        CouncilTarget::None | CouncilTarget::SetByCommittee
            if definition.is_committees_to_set() =>
        {
            let same = committee.key.named(definition.code).chance(40);
            Some(if same && !is_fair { from_committee() } else { by_unit })
        }
        CouncilTarget::None
        | CouncilTarget::SetByCommittee
        | CouncilTarget::Increase
        | CouncilTarget::Decrease => Some(by_unit),
    }
}

/// So many of a hundred targets ask for no more than the year before.
const MODEST_PERCENT: u64 = 4;

/// The best printed outcome of the year before; a figure that grows over the year has only its last.
fn best_of_last_year(definition: &Definition, unit: &Reporter, year: i16) -> i64 {
    let outcome = |part| figure(definition, unit, (year - 1, part)).total.hundredths;
    let parts = match (definition.is_measured_in_tertials(), definition.is_cumulative()) {
        (true, false) => [YearPart::Tertial1, YearPart::Tertial2].as_slice(),
        (false, _) | (_, true) => &[],
    };
    parts.iter().fold(outcome(YearPart::FullYear), |best, part| {
        let other = outcome(*part);
        if definition.gain(other, best) > 0 { other } else { best }
    })
}

/// Whether a target is better than what has been reached, or as good as can be.
fn asks_more(definition: &Definition, target: i64, reached: i64) -> bool {
    let is_end = definition.unit == "%" && target >= 10_000 && definition.gain(1, 0) > 0;
    definition.gain(target, reached) > 0 || is_end
}

/// Whether a committee has set one target by name for all of its units.
fn sets_by_name(definition: &Definition, committee: &Reporter) -> bool {
    let named = committee.org.latest().is_some_and(|p| p.name == NEW_TARGET_COMMITTEE);
    named && definition.code == "sick-leave"
}

/// One target for all units of a committee.
pub(crate) fn committee_target(definition: &Definition, committee: &Reporter, day: Date) -> i64 {
    let year = day.year();
    if sets_by_name(definition, committee) {
        return match year {
            ..=2022 => 900,
            2023 | 2024 => 850,
            2025 => 800,
            _ if day < NEW_TARGET_ON => 800,
            _ => 750,
        };
    }
    let years = i64::from(year) - 2019;
    let noise = committee.key.named("target").named(definition.code).noise(definition.spread / 4);
    let level = definition.base + definition.trend * years + noise;
    let reach = definition.spread / 4;
    to_step(definition, better(definition, level, reach))
}

/// A unit's own target: a step better than the best of the year before.
fn unit_target(definition: &Definition, unit: &Reporter, (year, best): (i16, i64)) -> i64 {
    let reach = definition.spread * reach_percent(climate(unit, definition.theme, year)) / 100;
    let aimed = better(definition, best, reach.max(1));
    let rough = unit.key.named("rough target").named(definition.code).chance(25);
    let finest = if definition.decimals == 0 { 100 } else { 10 };
    let step = if definition.is_cumulative() || (rough && reach * 8 > definition.spread) {
        definition.step
    } else {
        finest
    };
    // Rounded the way that asks for more.
    let target = match definition.polarity {
        Polarity::HigherIsBetter | Polarity::Neutral => (aimed + step - 1) / step * step,
        Polarity::LowerIsBetter => aimed / step * step,
    };
    let highest = if definition.unit == "%" { 10_000 } else { i64::MAX };
    target.clamp(if definition.gain(1, 0) > 0 { step } else { 0 }, highest)
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
pub(crate) fn all_targets(
    seed: u64,
    organisation: &Organisation,
    goals: &Goals,
) -> Vec<YearTarget> {
    let key = Key::root(seed).named("target");
    let mut decisions = Decisions { seed, key, organisation, made: Vec::new() };
    for year in (2019..=2026).filter_map(OperatingYear::new) {
        decisions.of_council(year);
        for (at, committee) in organisation.committees.iter().enumerate() {
            if committee.stood_on(year.first_day()) {
                decisions.of_committee((at, committee), year);
            }
        }
        for (unit, own) in organisation.units.iter().zip(&goals.unit) {
            if unit.stood_on(year.first_day()) {
                decisions.of_unit((unit, own), year);
            }
        }
    }
    decisions.made
}

struct Decisions<'a> {
    seed: u64,
    key: Key,
    organisation: &'a Organisation,
    made: Vec<YearTarget>,
}

impl Decisions<'_> {
    fn of_council(&mut self, year: OperatingYear) {
        let council = (self.organisation.council.org.id, TargetOwner::Council);
        for definition in catalogue() {
            if let (Some(target), Some(printed)) =
                (council_target(definition), print_council_target(definition))
            {
                self.add(definition, council, (target, printed), (year, year.first_day()));
            }
        }
    }

    fn of_committee(&mut self, (at, committee): (usize, &Reporter), year: OperatingYear) {
        let of_unit = |unit: &&Reporter| unit.committees.0 == at || unit.committees.1 == at;
        let units = self.organisation.units.iter().filter(of_unit);
        let trades: Vec<Trade> = units.filter_map(|unit| unit.trade).collect();
        let owner = (committee.org.id, TargetOwner::Committee);
        for definition in catalogue().filter(|definition| definition.is_committees_to_set()) {
            if !trades.iter().any(|trade| definition.concerns(*trade, definition.theme)) {
                continue;
            }
            let mut last = None;
            for day in days_of(definition, year) {
                let target = committee_target(definition, committee, day);
                if last.replace(target) != Some(target) {
                    self.add(definition, owner, in_print(definition, target), (year, day));
                }
            }
        }
    }

    fn of_unit(&mut self, (unit, goals): (&Reporter, &[UnitGoal]), year: OperatingYear) {
        let Some(trade) = unit.trade else { return };
        let set = set_of(year.number());
        for goal in goals.iter().filter(|goal| goal.set == set) {
            for definition in of_theme(trade, goal.theme) {
                let mut last = None;
                for day in days_of(definition, year) {
                    let own = own_target(definition, unit, self.organisation, day);
                    let Some(OwnTarget { hundredths, owner }) = own else { continue };
                    if last.replace(hundredths) != Some(hundredths) {
                        let owner = (unit.org.id, owner);
                        self.add(definition, owner, in_print(definition, hundredths), (year, day));
                    }
                }
            }
        }
    }

    fn add(
        &mut self,
        definition: &Definition,
        (unit, owner): (UnitId, TargetOwner),
        (target, printed): (Target, String),
        (year, day): (OperatingYear, Date),
    ) {
        let own = self.key.named(definition.code).year(year.number());
        let own = own.at(u64::from(day.month().unsigned_abs())).named(&unit.to_string());
        self.made.push(YearTarget {
            id: TargetId::from_bits(own.at(owner as u64).id_bits()),
            indicator: definition.id(self.seed),
            unit,
            year,
            owner,
            target,
            printed: printed.replace('\u{a0}', " "),
            valid_from: day,
            decision: decision(owner, day),
        });
    }
}

fn in_print(definition: &Definition, hundredths: i64) -> (Target, String) {
    (as_target(definition, hundredths), print_target(definition, hundredths))
}

/// The days of a year on which a target may be set: the first, and that of the one change.
fn days_of(definition: &Definition, year: OperatingYear) -> Vec<Date> {
    let mut days = vec![year.first_day()];
    if year.number() == NEW_TARGET_ON.year() && definition.code == "sick-leave" {
        days.push(NEW_TARGET_ON);
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
