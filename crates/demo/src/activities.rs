//! Activities of units, committees and the council: from a month to five years, over goal sets.

use jiff::civil::{Date, date};
use tertial_domain::activity::{Activity, ActivityState};
use tertial_domain::ids::ActivityId;
use tertial_domain::period::YearPart;

use crate::climate::{climate, deviations_percent};
use crate::goals::{Goals, ThemeKind, set_of};
use crate::organisation::{Organisation, Reporter, capitalised};
use crate::phrase::Action;
use crate::random::Key;
use crate::voice::Doing;
use crate::words::Words;

/// An activity with what it was made from.
#[derive(Debug, Clone)]
pub(crate) struct PlannedActivity {
    pub(crate) id: ActivityId,
    pub(crate) key: Key,
    pub(crate) theme: ThemeKind,
    pub(crate) action: Action,
    pub(crate) name: String,
    pub(crate) start: Date,
    pub(crate) end: Date,
    /// How many of a hundred such activities leave their plan, each year from 2019 on.
    off_plan: [u64; 8],
}

impl PlannedActivity {
    /// Whether some of it lies in a year.
    pub(crate) fn is_in(&self, year: i16) -> bool {
        self.start.year() <= year && year <= self.end.year()
    }

    /// Whether it goes otherwise than planned in a year.
    fn deviates_in(&self, year: i16) -> bool {
        let at = usize::try_from(year - 2019).unwrap_or(0);
        let percent = self.off_plan.get(at).copied().unwrap_or(12);
        self.key.named("deviates").year(year).chance(percent)
    }

    /// How it stands at the end of a part of a year.
    pub(crate) fn state(&self, year: i16, part: YearPart) -> ActivityState {
        let day = last_day(year, part);
        let known_from = self.key.named("seen").year(year).below(3);
        if self.start > day {
            ActivityState::NotStarted
        } else if self.deviates_in(year) && known_from <= part as u64 {
            ActivityState::Deviating
        } else if self.end <= day {
            ActivityState::Done
        } else {
            ActivityState::Ongoing
        }
    }
}

impl PlannedActivity {
    /// What a report of a part of a year, or a plan, tells of it.
    pub(crate) fn doing(&self, year: i16, part: Option<YearPart>) -> Doing {
        let state = part.map_or(ActivityState::NotStarted, |part| self.state(year, part));
        Doing { action: self.action, start: self.start, end: self.end, state }
    }
}

/// The last day of a part of a year.
pub(crate) fn last_day(year: i16, part: YearPart) -> Date {
    match part {
        YearPart::Tertial1 => date(year, 4, 30),
        YearPart::Tertial2 => date(year, 8, 31),
        YearPart::FullYear => date(year, 12, 31),
    }
}

/// The activities of every unit, in the order of [`Organisation::units`].
pub(crate) fn plan_activities(
    organisation: &Organisation,
    goals: &Goals,
    words: &Words,
) -> Vec<Vec<PlannedActivity>> {
    let none = Vec::new();
    organisation
        .units
        .iter()
        .enumerate()
        .map(|(at, unit)| {
            let own = goals.unit.get(at).unwrap_or(&none);
            let mut planned = Vec::new();
            for theme in ThemeKind::ALL {
                let Some(last) = own.iter().rev().find(|goal| goal.theme == theme) else {
                    continue;
                };
                let first = if last.set == 1 && !own.iter().any(|g| g.theme == theme && g.set == 0)
                {
                    2023
                } else {
                    2017
                };
                plan_theme(unit, theme, (first, words), &mut planned);
            }
            planned
        })
        .collect()
}

fn plan_theme(
    unit: &Reporter,
    theme: ThemeKind,
    (first, words): (i16, &Words),
    planned: &mut Vec<PlannedActivity>,
) {
    let Some(trade) = unit.trade else { return };
    let actions = &theme.words(words, trade).0.actions;
    let offset = unit.key.named("action").at(theme as u64).below(actions.len() as u64);
    let mut number = offset;
    let off_plan = std::array::from_fn(|at| {
        let year = 2019 + i16::try_from(at).unwrap_or(0);
        deviations_percent(climate(unit, theme, year))
    });
    let from = unit.org.periods.first().map_or(2019, |period| period.validity.from().year());
    for year in first.max(if from > 2019 { from } else { 2017 })..=2026 {
        for turn in 0..2_u64 {
            let key = unit.key.named("activity").at(theme as u64).year(year).at(turn);
            if turn == 1 && key.chance(35) {
                continue;
            }
            number += 1;
            let at = usize::try_from(number % actions.len().max(1) as u64).unwrap_or(0);
            let Some(&action) = actions.get(at) else { continue };
            let (start, end) = stretch(key, year);
            let name = capitalised(&format!("{} {}", action.verb.infinitive, action.rest));
            let busy = planned.iter().any(|known| known.name == name && known.end >= start);
            // What began before the records is only kept when it reaches into them.
            if busy || end.year() < 2019 {
                continue;
            }
            let id = ActivityId::from_bits(key.id_bits());
            planned.push(PlannedActivity { id, key, theme, action, name, start, end, off_plan });
        }
    }
}

fn stretch(key: Key, year: i16) -> (Date, Date) {
    let mut random = key.named("stretch").random();
    let month = |number: i64| i8::try_from(number.clamp(1, 12)).unwrap_or(1);
    let first = random.between(1, 10);
    let start = date(year, month(first), 1);
    let long = random.below(100);
    let (end_year, end_month) = if long < 66 {
        (year, random.between(first, 12))
    } else if long < 86 {
        (year + 1, random.between(1, 12))
    } else {
        (year + i16::try_from(random.between(2, 4)).unwrap_or(2), random.between(1, 12))
    };
    let end = date(end_year, month(end_month), 1).last_of_month();
    (start, end)
}

/// A name, the first and last month, and the area goals of 2019 and 2023.
type SharedRow = (&'static str, (i16, i8), (i16, i8), &'static str, &'static str);

/// The activities that the council or a committee gives to all below.
const SHARED: [SharedRow; 14] = [
    (
        "Alla enheter gör en handlingsplan utifrån medarbetarenkäten",
        (2019, 3),
        (2022, 12),
        "3.2",
        "",
    ),
    ("Heltid ska erbjudas vid alla nya anställningar", (2018, 1), (2021, 12), "3.2", ""),
    (
        "Enheterna redovisar sina inköp utanför avtal varje tertial",
        (2020, 1),
        (2022, 12),
        "3.3",
        "",
    ),
    ("Fossilfria transporter prövas i alla verksamheter", (2019, 6), (2024, 5), "2.2", "2.1"),
    ("Barnets bästa prövas i alla beslut som rör barn", (2020, 1), (2022, 12), "1.3", "1.2"),
    ("Gemensam ingång för synpunkter införs", (2021, 3), (2022, 9), "3.4", "3.1"),
    ("Skolor och förskolor gör en plan för övergångar", (2019, 1), (2020, 12), "1.2", "1.1"),
    ("Alla enheter tar fram och övar en kontinuitetsplan", (2023, 2), (2026, 12), "", "3.4"),
    ("Möbler ska i första hand hämtas från återbrukslagret", (2023, 1), (2026, 12), "", "2.2"),
    ("Elmätare sätts upp i alla större lokaler", (2024, 3), (2026, 6), "", "2.1"),
    (
        "Sjukfrånvaron följs upp med rehabiliteringsmöten inom en vecka",
        (2023, 1),
        (2025, 12),
        "",
        "3.2",
    ),
    ("Lokaler öppnas för föreningar på kvällar och helger", (2026, 8), (2026, 12), "", "1.4"),
    ("Äldre får välja tid för minst en insats", (2024, 1), (2026, 12), "", "1.3"),
    ("Matchning mot arbetsgivare samlas hos ett team", (2023, 9), (2025, 3), "", "3.3"),
];

/// An activity from above, with the area goals (of 2019 and 2023) that it stands under.
#[derive(Debug, Clone)]
pub(crate) struct SharedActivity {
    pub(crate) id: ActivityId,
    pub(crate) key: Key,
    pub(crate) name: &'static str,
    pub(crate) start: Date,
    pub(crate) end: Date,
    areas: [&'static str; 2],
}

impl SharedActivity {
    /// Whether it runs in a year and stands under an area goal of that year's set.
    pub(crate) fn stands_under(&self, area: &str, year: i16) -> bool {
        self.areas.get(set_of(year)).is_some_and(|own| *own == area)
            && self.start.year() <= year
            && year <= self.end.year()
    }

    /// What it is about in a year.
    pub(crate) fn theme(&self, year: i16) -> ThemeKind {
        match (set_of(year), self.areas.get(set_of(year)).copied().unwrap_or_default()) {
            (_, "3.2") => ThemeKind::Staff,
            (0, "3.3") | (1, "3.1") => ThemeKind::Money,
            (0, "2.2") | (1, "2.1" | "2.2") => ThemeKind::Environment,
            (1, "3.4") => ThemeKind::Crisis,
            _ => ThemeKind::Core,
        }
    }

    /// How one unit stands with it at the end of a part of a year.
    pub(crate) fn state(&self, unit: &Reporter, year: i16, part: YearPart) -> ActivityState {
        let day = last_day(year, part);
        if self.start > day {
            ActivityState::NotStarted
        } else if unit.key.named(self.name).year(year).chance(7) {
            ActivityState::Deviating
        } else if self.end <= day {
            ActivityState::Done
        } else {
            ActivityState::Ongoing
        }
    }
}

/// The council's activities.
pub(crate) fn shared_activities(seed: u64) -> Vec<SharedActivity> {
    SHARED
        .iter()
        .map(|&(name, (from, first), (until, last), old, new)| {
            let key = Key::root(seed).named("shared activity").named(name);
            SharedActivity {
                id: ActivityId::from_bits(key.id_bits()),
                key,
                name,
                start: date(from, first, 1),
                end: date(until, last, 1).last_of_month(),
                areas: [old, new],
            }
        })
        .collect()
}

/// Every activity as the domain knows it.
pub(crate) fn records(
    organisation: &Organisation,
    goals: &Goals,
    (own, shared): (&[Vec<PlannedActivity>], &[SharedActivity]),
) -> Vec<Activity> {
    let mut records = Vec::new();
    for activity in shared {
        let area = activity.areas.iter().enumerate().rev().find(|(_, area)| !area.is_empty());
        let goal = area.and_then(|(set, number)| {
            goals.areas.iter().find(|goal| goal.set == set && goal.number == *number)
        });
        records.push(Activity {
            id: activity.id,
            name: activity.name.to_owned(),
            goal: goal.map(|goal| goal.id),
            owner: organisation.council.org.id,
            start: Some(activity.start),
            end: Some(activity.end),
        });
    }
    for ((unit, planned), unit_goals) in organisation.units.iter().zip(own).zip(&goals.unit) {
        for activity in planned {
            let set = set_of(activity.end.year().min(2026));
            let goal = unit_goals
                .iter()
                .find(|goal| goal.theme == activity.theme && goal.set == set)
                .or_else(|| unit_goals.iter().find(|goal| goal.theme == activity.theme));
            records.push(Activity {
                id: activity.id,
                name: activity.name.clone(),
                goal: goal.map(|goal| goal.ids.1),
                owner: unit.org.id,
                start: Some(activity.start),
                end: Some(activity.end),
            });
        }
    }
    records
}
