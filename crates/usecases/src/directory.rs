//! The organisation in memory for one question: names, places above and below, on a day.

use std::collections::{HashMap, HashSet};
use std::ops::Deref;

use jiff::civil::Date;
use tertial_domain::ids::UnitId;
use tertial_domain::organisation::{OrgLevel, OrgUnit, OrgUnitPeriod};
use tertial_domain::period::OperatingYear;
use tertial_domain::role::Relation;
use tertial_presentation::language::Language;
use tertial_presentation::sorting;
use tertial_store::page::IDS_MAX;
use tertial_store::search::NameWords;
use tertial_store::{ReadSession, StoreError};

/// How far up a chain of parents is followed; deeper is a broken organisation.
const DEPTH_MAX: usize = 32;

/// What a list of things that places own is narrowed to.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Narrowing<'a> {
    /// One place.
    pub(crate) unit: Option<UnitId>,
    /// A committee with everything below.
    pub(crate) committee: Option<UnitId>,
    /// Words of a name, now or before.
    pub(crate) name: Option<&'a str>,
}

/// Some places with their history, and every place above them: what each is called and where it
/// belongs. What stands below or beside is not here, and cannot be asked for.
pub(crate) struct Upward {
    units: Vec<OrgUnit>,
    places: HashMap<UnitId, usize>,
}

/// Every place that the scope reaches, with its history.
pub(crate) struct Directory {
    all: Upward,
}

impl Deref for Directory {
    type Target = Upward;

    fn deref(&self) -> &Upward {
        &self.all
    }
}

impl AsRef<Upward> for Directory {
    fn as_ref(&self) -> &Upward {
        self
    }
}

impl AsRef<Self> for Upward {
    fn as_ref(&self) -> &Self {
        self
    }
}

impl Upward {
    /// Some places and those above them. A page about a few of them need not read a whole city.
    pub(crate) async fn around(
        session: &mut ReadSession,
        ids: &[UnitId],
    ) -> Result<Self, StoreError> {
        Ok(Self::new(session.org_units_around(ids).await?))
    }

    fn new(units: Vec<OrgUnit>) -> Self {
        let places = units.iter().enumerate().map(|(place, unit)| (unit.id, place)).collect();
        Self { units, places }
    }

    pub(crate) fn get(&self, id: UnitId) -> Option<&OrgUnit> {
        self.places.get(&id).and_then(|&place| self.units.get(place))
    }

    /// How a place was on a day, else as it was last known.
    pub(crate) fn period(&self, id: UnitId, day: Date) -> Option<&OrgUnitPeriod> {
        let unit = self.get(id)?;
        unit.on(day).or_else(|| unit.latest())
    }

    /// The name on a day, else the last one.
    pub(crate) fn name(&self, id: UnitId, day: Date) -> String {
        self.period(id, day).map(|period| period.name.clone()).unwrap_or_default()
    }

    /// The name at the end of a year, else as it was last in that year, else the last one.
    pub(crate) fn name_in(&self, id: UnitId, year: OperatingYear) -> String {
        self.name(id, self.day_in(id, year))
    }

    /// The last day of the year on which the place was there; 31 December when it never was.
    pub(crate) fn day_in(&self, id: UnitId, year: OperatingYear) -> Date {
        let last = year.end().yesterday().unwrap_or_else(|_| year.first_day());
        let Some(unit) = self.get(id) else { return last };
        if unit.on(last).is_some() {
            return last;
        }
        unit.periods
            .iter()
            .rev()
            .filter_map(|period| period.validity.until()?.yesterday().ok())
            .find(|day| year.first_day() <= *day && *day < year.end())
            .unwrap_or(last)
    }

    /// The places above, nearest first.
    pub(crate) fn above(&self, id: UnitId, day: Date) -> Vec<UnitId> {
        let mut above = Vec::new();
        let mut at = self.period(id, day).and_then(|period| period.parent);
        while let Some(parent) = at {
            if above.len() >= DEPTH_MAX || above.contains(&parent) {
                break;
            }
            above.push(parent);
            at = self.period(parent, day).and_then(|period| period.parent);
        }
        above
    }

    /// How a place lies to the place of a role on a day.
    pub(crate) fn relation(&self, (role, place): (UnitId, UnitId), day: Date) -> Relation {
        let authority = |id| self.get(id).map(|unit| unit.authority);
        let is_within = authority(role) == authority(place) && authority(role).is_some();
        if role == place {
            Relation::Own
        } else if self.above(place, day).contains(&role) {
            if is_within { Relation::Below } else { Relation::BelowAcross }
        } else if self.above(role, day).contains(&place) {
            Relation::Above
        } else if is_within {
            Relation::Beside
        } else {
            Relation::Elsewhere
        }
    }

    /// The committee that a place belonged to on a day; a committee belongs to itself.
    pub(crate) fn committee_of(&self, id: UnitId, day: Date) -> Option<UnitId> {
        let is_committee =
            |id: &UnitId| self.get(*id).is_some_and(|unit| unit.level == OrgLevel::Committee);
        std::iter::once(id).chain(self.above(id, day)).find(is_committee)
    }

    /// The top of the organisation: the council, else whatever has nothing above it.
    pub(crate) fn top(&self) -> Option<&OrgUnit> {
        let council = self.units.iter().find(|unit| unit.level == OrgLevel::Council);
        council.or_else(|| {
            self.units.iter().find(|unit| unit.latest().is_some_and(|last| last.parent.is_none()))
        })
    }
}

impl Directory {
    pub(crate) async fn load(session: &mut ReadSession) -> Result<Self, StoreError> {
        Ok(Self::new(session.org_units().await?))
    }

    pub(crate) fn new(units: Vec<OrgUnit>) -> Self {
        Self { all: Upward::new(units) }
    }

    pub(crate) fn units(&self) -> &[OrgUnit] {
        &self.units
    }

    /// Places right below on a day.
    pub(crate) fn children(&self, id: UnitId, day: Date) -> Vec<&OrgUnit> {
        let is_below = |unit: &&OrgUnit| unit.on(day).is_some_and(|p| p.parent == Some(id));
        self.units.iter().filter(is_below).collect()
    }

    /// A place and everything that has ever stood below it.
    pub(crate) fn within(&self, top: UnitId) -> Vec<UnitId> {
        let mut found: HashSet<UnitId> = HashSet::from([top]);
        for _ in 0..DEPTH_MAX {
            let before = found.len();
            for unit in &self.units {
                let below = unit
                    .periods
                    .iter()
                    .any(|period| period.parent.is_some_and(|parent| found.contains(&parent)));
                if below {
                    found.insert(unit.id);
                }
            }
            if found.len() == before {
                break;
            }
        }
        let mut ids: Vec<UnitId> = found.into_iter().collect();
        ids.sort_unstable();
        ids
    }

    /// The places that a list is narrowed to: one, or all below a committee, or all whose name
    /// answers to some words; `None` where it is not narrowed.
    pub(crate) fn narrowed(&self, to: &Narrowing<'_>) -> Option<Vec<UnitId>> {
        let chosen = match (to.unit, to.committee) {
            (Some(unit), _) => Some(vec![unit]),
            (None, Some(committee)) => Some(self.within(committee)),
            (None, None) => None,
        };
        let Some(words) = to.name.and_then(NameWords::read) else { return chosen };
        let answers = |unit: &&OrgUnit| {
            chosen.as_ref().is_none_or(|chosen| chosen.contains(&unit.id))
                && unit.periods.iter().any(|period| words.rank(&period.name).is_some())
        };
        Some(self.units.iter().filter(answers).map(|unit| unit.id).take(IDS_MAX).collect())
    }

    /// Committees to choose from, Swedish order.
    pub(crate) fn committees(&self) -> Vec<(UnitId, String)> {
        let committees = self.units.iter().filter(|unit| unit.level == OrgLevel::Committee);
        let mut named: Vec<(UnitId, String)> =
            committees.filter_map(|unit| Some((unit.id, unit.latest()?.name.clone()))).collect();
        sort_named(&mut named);
        named
    }
}

/// Puts named things in Swedish order.
pub(crate) fn sort_named<I>(named: &mut [(I, String)]) {
    sorting::sort_by_name(Language::Swedish, named, |(_, name)| name.as_str());
}
