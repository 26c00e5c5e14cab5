//! Ekstad's organisation 2019 to 2026: committees, departments, units, workplaces, and what
//! happened to them.

use jiff::civil::{Date, date};
use rust_decimal::Decimal;
use tertial_domain::ids::{AuthorityId, UnitId};
use tertial_domain::organisation::{OrgLevel, OrgUnit, OrgUnitPeriod, Succession, SuccessionKind};
use tertial_domain::period::Validity;

use crate::almgarden;
use crate::places::{PlaceNumbers, fill};
use crate::plan::CityPlan;
use crate::random::Key;
use crate::trade::Trade;
use crate::words::Words;

mod committees;

use committees::{COMMITTEES, Group, MERGED};
pub(crate) use committees::{COUNCIL_PLAN, CommitteePlan};

/// The first day of the city's records.
pub(crate) const BEGINNING: Date = date(2019, 1, 1);
/// The day when two district committees became one.
pub(crate) const MERGER: Date = date(2020, 7, 1);
/// The day when a unit was split.
const SPLIT: Date = date(2023, 1, 1);
/// The day when a unit was renamed.
const RENAMING: Date = date(2022, 1, 1);

/// A place that writes reports, with what the city knows about it.
#[derive(Debug, Clone)]
pub struct Reporter {
    /// The place in the organisation; its periods say what it was called and where it stood.
    pub org: OrgUnit,
    /// What it does; none for a committee or the council.
    pub trade: Option<Trade>,
    pub(crate) key: Key,
    /// The committee it belongs to, by its place in [`Organisation::committees`], before and after
    /// the merger.
    pub(crate) committees: (usize, usize),
    pub(crate) places: Vec<(String, &'static str)>,
    pub(crate) people: i64,
    pub(crate) staff: i64,
    /// Whether it is the unit whose history is told figure by figure.
    pub(crate) is_almgarden: bool,
}

impl Reporter {
    /// Its name on a day; empty when it was not there.
    pub fn name_on(&self, day: Date) -> &str {
        self.org.on(day).map_or("", |period| &period.name)
    }

    /// Its committee's place in the list on a day.
    pub(crate) fn committee_on(&self, day: Date) -> usize {
        if day < MERGER { self.committees.0 } else { self.committees.1 }
    }

    /// Whether it was there on a day.
    pub fn stood_on(&self, day: Date) -> bool {
        self.org.on(day).is_some()
    }
}

/// The whole organisation.
#[derive(Debug, Clone)]
pub struct Organisation {
    /// *Kommunfullmäktige*
    pub council: Reporter,
    /// *Nämnder*, those that were merged included.
    pub committees: Vec<Reporter>,
    /// *Avdelningar*
    pub departments: Vec<OrgUnit>,
    /// *Enheter*
    pub units: Vec<Reporter>,
    /// *Arbetsplatser*
    pub workplaces: Vec<OrgUnit>,
    /// Mergers, splits, moves and renamings. A move or renaming goes from a place to itself.
    pub successions: Vec<Succession>,
    pub(crate) plans: Vec<&'static CommitteePlan>,
}

impl Organisation {
    /// Every place, parents before what is part of them.
    pub fn org_units(&self) -> impl Iterator<Item = &OrgUnit> {
        std::iter::once(&self.council.org)
            .chain(self.committees.iter().map(|committee| &committee.org))
            .chain(&self.departments)
            .chain(self.units.iter().map(|unit| &unit.org))
            .chain(&self.workplaces)
    }
}

/// Makes the organisation of a plan.
pub(crate) fn organise(plan: CityPlan, words: &Words) -> Organisation {
    let key = Key::root(plan.seed).named("organisation");
    let plans: Vec<&'static CommitteePlan> =
        COMMITTEES.iter().filter(|c| !plan.scale.is_small() || c.in_small).collect();
    let council = council(key);
    let council_id = council.org.id;
    let mut builder = Builder {
        plan,
        words,
        key,
        council_id,
        places: Trade::ALL
            .into_iter()
            .map(|trade| PlaceNumbers::new(key.named("place").at(trade as u64)))
            .collect(),
        made: Organisation {
            council,
            committees: Vec::new(),
            departments: Vec::new(),
            units: Vec::new(),
            workplaces: Vec::new(),
            successions: Vec::new(),
            plans,
        },
    };
    builder.build();
    builder.made
}

fn council(key: Key) -> Reporter {
    let key = key.named("council");
    Reporter {
        org: OrgUnit {
            id: UnitId::from_bits(key.id_bits()),
            level: OrgLevel::Council,
            authority: AuthorityId::from_bits(key.named("authority").id_bits()),
            periods: vec![OrgUnitPeriod {
                validity: Validity::since(BEGINNING),
                name: "Kommunfullmäktige".to_owned(),
                parent: None,
            }],
        },
        trade: None,
        key,
        committees: (0, 0),
        places: Vec::new(),
        people: 0,
        staff: 0,
        is_almgarden: false,
    }
}

/// Days from one up to another; since the first where the order is wrong.
fn between(from: Date, until: Option<Date>) -> Validity {
    Validity::new(from, until).unwrap_or(Validity::since(from))
}

struct Builder<'a> {
    plan: CityPlan,
    words: &'a Words,
    key: Key,
    council_id: UnitId,
    places: Vec<PlaceNumbers>,
    made: Organisation,
}

impl Builder<'_> {
    fn build(&mut self) {
        let plans = self.made.plans.clone();
        for plan in &plans {
            let validity = match plan.merges_into {
                Some(_) => between(BEGINNING, Some(MERGER)),
                None if plan.name == MERGED => Validity::since(MERGER),
                None => Validity::since(BEGINNING),
            };
            self.committee(plan, validity);
        }
        let merged = plans.iter().position(|plan| plan.name == MERGED);
        for (at, plan) in plans.iter().enumerate() {
            let after = plan.merges_into.and(merged).unwrap_or(at);
            if after != at {
                self.succeed((at, after));
            }
            for group in plan.groups {
                self.group(group, (at, after));
            }
        }
    }

    fn committee(&mut self, plan: &'static CommitteePlan, validity: Validity) {
        let key = self.key.named(plan.name);
        self.made.committees.push(Reporter {
            org: OrgUnit {
                id: UnitId::from_bits(key.id_bits()),
                level: OrgLevel::Committee,
                authority: AuthorityId::from_bits(key.named("authority").id_bits()),
                periods: vec![OrgUnitPeriod {
                    validity,
                    name: plan.name.to_owned(),
                    parent: Some(self.council_id),
                }],
            },
            trade: None,
            key,
            committees: (0, 0),
            places: Vec::new(),
            people: 0,
            staff: 0,
            is_almgarden: false,
        });
    }

    /// Records that one committee was merged into another.
    fn succeed(&mut self, (from, to): (usize, usize)) {
        let id = |at: usize| self.made.committees.get(at).map(|c| c.org.id);
        if let (Some(from), Some(to)) = (id(from), id(to)) {
            self.made.successions.push(Succession {
                from,
                to,
                kind: SuccessionKind::MergedInto,
                on: MERGER,
                share: Decimal::ONE,
            });
        }
    }

    /// The department of a group under one committee; makes it at first need.
    fn department(&mut self, group: &Group, at: usize, validity: Validity) -> UnitId {
        let Some(committee) = self.made.committees.get(at) else { return self.council_id };
        let key = committee.key.named(group.department);
        let id = UnitId::from_bits(key.id_bits());
        if !self.made.departments.iter().any(|known| known.id == id) {
            self.made.departments.push(OrgUnit {
                id,
                level: OrgLevel::Department,
                authority: committee.org.authority,
                periods: vec![OrgUnitPeriod {
                    validity,
                    name: group.department.to_owned(),
                    parent: Some(committee.org.id),
                }],
            });
        }
        id
    }

    fn group(&mut self, group: &'static Group, committees: (usize, usize)) {
        let moves = committees.0 != committees.1;
        let first =
            if moves { between(BEGINNING, Some(MERGER)) } else { Validity::since(BEGINNING) };
        let before = self.department(group, committees.0, first);
        let after = if moves {
            let after = self.department(group, committees.1, Validity::since(MERGER));
            let became = Succession {
                from: before,
                to: after,
                kind: SuccessionKind::MergedInto,
                on: MERGER,
                share: Decimal::ONE,
            };
            // Several groups may share a department, which became another once.
            if !self.made.successions.contains(&became) {
                self.made.successions.push(became);
            }
            after
        } else {
            before
        };
        let usual = group.fixed.len() + group.more;
        let splits = group.fixed.contains(&committees::SPLIT_UNIT);
        // A split unit never stands without its parts.
        let count = self.plan.scale.units(usual).max(if splits { 3 } else { 1 });
        for number in 0..count {
            let name = match group.fixed.get(number) {
                Some(name) => (*name).to_owned(),
                None => self.new_name(group.trade, number),
            };
            self.unit(&name, group.trade, committees, (before, after));
        }
    }

    fn new_name(&mut self, trade: Trade, number: usize) -> String {
        let patterns = &self.words.trade(trade).unit_names;
        let pattern = patterns.get(number % patterns.len().max(1)).copied().unwrap_or("{ort}");
        loop {
            let Some(places) = self.places.get_mut(trade as usize) else {
                return pattern.to_owned();
            };
            let name = fill(pattern, places.take());
            if !self.made.units.iter().any(|unit| unit.org.periods.iter().any(|p| p.name == name)) {
                return name;
            }
        }
    }

    fn unit(
        &mut self,
        name: &str,
        trade: Trade,
        committees: (usize, usize),
        (before, after): (UnitId, UnitId),
    ) {
        let key = self.key.named("unit").named(name);
        let id = UnitId::from_bits(key.id_bits());
        let mut periods = Vec::new();
        let period = |validity, name: &str, parent| OrgUnitPeriod {
            validity,
            name: name.to_owned(),
            parent: Some(parent),
        };
        if before != after {
            periods.push(period(between(BEGINNING, Some(MERGER)), name, before));
            periods.push(period(Validity::since(MERGER), name, after));
            self.record(id, id, (SuccessionKind::Moved, MERGER, Decimal::ONE));
        } else if name == committees::RENAMED.0 {
            periods.push(period(between(BEGINNING, Some(RENAMING)), name, before));
            periods.push(period(Validity::since(RENAMING), committees::RENAMED.1, before));
            self.record(id, id, (SuccessionKind::Renamed, RENAMING, Decimal::ONE));
        } else if name == committees::SPLIT_UNIT {
            periods.push(period(between(BEGINNING, Some(SPLIT)), name, before));
        } else if let Some((_, percent)) = committees::SPLIT_PARTS.iter().find(|p| p.0 == name) {
            periods.push(period(Validity::since(SPLIT), name, before));
            let from = self.key.named("unit").named(committees::SPLIT_UNIT).id_bits();
            let share = Decimal::new(*percent, 2);
            self.record(UnitId::from_bits(from), id, (SuccessionKind::SplitInto, SPLIT, share));
        } else {
            periods.push(period(Validity::since(BEGINNING), name, before));
        }
        self.finish_unit(key, trade, committees, periods);
    }

    fn record(
        &mut self,
        from: UnitId,
        to: UnitId,
        (kind, on, share): (SuccessionKind, Date, Decimal),
    ) {
        self.made.successions.push(Succession { from, to, kind, on, share });
    }

    fn finish_unit(
        &mut self,
        key: Key,
        trade: Trade,
        committees: (usize, usize),
        periods: Vec<OrgUnitPeriod>,
    ) {
        let id = UnitId::from_bits(key.id_bits());
        let authority = self
            .made
            .committees
            .get(committees.1)
            .map_or_else(|| self.made.council.org.authority, |committee| committee.org.authority);
        let (people, staff) = trade.usual_size();
        let sized = |usual: i64, name| usual * (100 + key.named(name).noise(55)) / 100;
        let validity = periods
            .first()
            .zip(periods.last())
            .map_or(Validity::since(BEGINNING), |(first, last)| {
                between(first.validity.from(), last.validity.until())
            });
        let known = &self.words.trade(trade).places;
        let start = usize::try_from(key.named("places").below(known.len() as u64)).unwrap_or(0);
        let count = 3 + usize::try_from(key.named("place count").below(3)).unwrap_or(0);
        let places: Vec<(String, &'static str)> = known
            .iter()
            .cycle()
            .skip(start)
            .take(count.min(known.len()))
            .map(|(name, located)| (capitalised(name), *located))
            .collect();
        for (name, _) in &places {
            self.made.workplaces.push(OrgUnit {
                id: UnitId::from_bits(key.named("workplace").named(name).id_bits()),
                level: OrgLevel::Workplace,
                authority,
                periods: vec![OrgUnitPeriod { validity, name: name.clone(), parent: Some(id) }],
            });
        }
        let almgarden = periods.first().is_some_and(|p| p.name == committees::ALMGARDEN);
        self.made.units.push(Reporter {
            org: OrgUnit { id, level: OrgLevel::Unit, authority, periods },
            trade: Some(trade),
            key,
            committees,
            places,
            people: if almgarden { almgarden::PEOPLE } else { sized(people, "people") },
            staff: if almgarden { almgarden::STAFF } else { sized(staff, "staff") },
            is_almgarden: almgarden,
        });
    }
}

/// The text with a capital first letter.
pub(crate) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
