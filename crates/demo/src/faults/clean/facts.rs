//! What is true of a unit in a year: goals with their indicators, activities and grades in line.

use jiff::civil::{Date, date};
use tertial_domain::activity::ActivityState;
use tertial_domain::indicator::Polarity;
use tertial_domain::period::YearPart;
use tertial_domain::report::ReportKind;

use super::Scene;
use crate::compose::reference_day;
use crate::figures::rounded;
use crate::goals::{ThemeKind, set_of};
use crate::indicators::{CouncilTarget, Definition, Shape, of_theme};
use crate::money::money;
use crate::organisation::capitalised;
use crate::phrase::Action;
use crate::random::{Key, Random};

/// How an indicator ends its year, and so how its goal is graded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Standing {
    /// Worse than before.
    Away,
    /// Better than before, short of the target.
    Short,
    /// The target is met.
    Met,
}

/// An indicator in a year, in hundredths.
#[derive(Debug, Clone, Copy)]
pub(super) struct RowFacts {
    pub(super) definition: &'static Definition,
    pub(super) before: i64,
    pub(super) outcome: i64,
    pub(super) target: i64,
    pub(super) standing: Standing,
    /// No target is set: the expected result only says which way it should go.
    pub(super) bare: bool,
    pub(super) key: Key,
}

/// An activity.
#[derive(Debug, Clone)]
pub(super) struct ActivityFacts {
    pub(super) action: Action,
    pub(super) name: String,
    pub(super) start: Date,
    pub(super) end: Date,
    pub(super) deviates: bool,
}

/// A unit's goal in a year.
pub(super) struct GoalFacts {
    pub(super) theme: ThemeKind,
    pub(super) area: &'static str,
    /// The committee's goal that it answers, by its place in the city's list.
    pub(super) serves: usize,
    pub(super) title: &'static str,
    /// Whether its council indicators stand under the area goal.
    pub(super) lends_to_area: bool,
    pub(super) rows: Vec<RowFacts>,
    pub(super) activities: Vec<ActivityFacts>,
}

impl GoalFacts {
    /// The rows that a kind of report shows.
    pub(super) fn measured(&self, kind: ReportKind) -> impl Iterator<Item = &RowFacts> {
        let tertial = matches!(kind, ReportKind::TertialReport1 | ReportKind::TertialReport2);
        self.rows.iter().filter(move |row| !tertial || row.definition.is_measured_in_tertials())
    }

    /// The grade that the rows and activities of a kind of report support.
    pub(super) fn grade(&self, kind: ReportKind) -> Standing {
        let worst = self.measured(kind).map(|row| row.standing).min();
        let deviates = self.activities.iter().any(|activity| activity.deviates);
        match (worst, deviates) {
            (Some(Standing::Met) | None, true) => Standing::Short,
            (None, false) => Standing::Met,
            (Some(worst), _) => worst,
        }
    }
}

impl ActivityFacts {
    /// How it stands at the end of what a report speaks of.
    pub(super) fn state(&self, year: i16, kind: ReportKind) -> ActivityState {
        let day = reference_day(year, kind);
        if self.deviates {
            ActivityState::Deviating
        } else if self.end <= day {
            ActivityState::Done
        } else if self.start > day {
            ActivityState::NotStarted
        } else {
            ActivityState::Ongoing
        }
    }
}

/// The smallest printed step of an indicator, in hundredths.
const fn resolution(definition: &Definition) -> i64 {
    match definition.decimals {
        0 => 100,
        1 => 10,
        _ => 1,
    }
}

/// How far an indicator moves at once, in hundredths.
fn stride(definition: &Definition) -> i64 {
    let least = resolution(definition);
    rounded(definition.spread / 12, definition.decimals).max(least)
}

impl RowFacts {
    /// The outcome at the end of what a report speaks of.
    pub(super) fn at(&self, kind: ReportKind) -> i64 {
        let part = match kind.year_part() {
            Some(YearPart::Tertial1) => 1,
            Some(YearPart::Tertial2) => 2,
            Some(YearPart::FullYear) | None => return self.outcome,
        };
        let decimals = self.definition.decimals;
        if self.definition.is_cumulative() {
            return rounded(self.outcome * part / 3, decimals);
        }
        let moved = rounded(self.before + (self.outcome - self.before) * part / 3, decimals);
        if moved == self.before {
            self.before + (self.outcome - self.before).signum() * resolution(self.definition)
        } else {
            moved
        }
    }

    /// Women's and men's outcome beside a total, where persons stand behind it.
    pub(super) fn by_sex(&self, total: i64) -> Option<(i64, i64)> {
        let definition = self.definition;
        if !definition.shape.is_individual() {
            return None;
        }
        let mut random = self.key.named("sex").random();
        if definition.shape == Shape::PersonCount {
            let women = rounded(total * random.between(35, 65) / 100, 0);
            return Some((women, total - women));
        }
        let reach = definition.gap.abs().max(resolution(definition) * 2);
        let share = random.between(30, 70);
        let gap = random.between(0, reach) * if definition.gap < 0 { -1 } else { 1 };
        let highest = if definition.unit == "%" { 10_000 } else { i64::MAX };
        let women = rounded(total + gap * (100 - share) / 100, definition.decimals);
        let men = rounded(total - gap * share / 100, definition.decimals);
        Some((women.clamp(0, highest), men.clamp(0, highest)))
    }
}

/// The goals of a unit in a year.
pub(super) fn goals(scene: Scene<'_>) -> Vec<GoalFacts> {
    let maker = scene.maker;
    let Some(unit) = maker.organisation.units.get(scene.unit) else { return Vec::new() };
    let Some(trade) = unit.trade else { return Vec::new() };
    let set = set_of(scene.year);
    let own = maker.goals.unit.get(scene.unit).map(Vec::as_slice).unwrap_or_default();
    let mut made = Vec::new();
    for goal in own.iter().filter(|goal| goal.set == set) {
        let theme = goal.theme.words(&maker.words, trade).0;
        // Not by goal set: an indicator goes on when the council sets new goals.
        let key = scene.key.named("goal").at(goal.theme as u64);
        let wanted = match goal.theme {
            ThemeKind::Core => 3,
            ThemeKind::Crisis => 1,
            ThemeKind::SecondCore | ThemeKind::Environment | ThemeKind::Staff => 2,
            ThemeKind::Money => 1 + usize::from(key.chance(50)),
        };
        let definitions: Vec<&'static Definition> = of_theme(trade, goal.theme)
            .filter(|definition| definition.polarity != Polarity::Neutral)
            .collect();
        let mut actions = turned(&theme.actions, key.named("action").year(scene.year));
        let titles =
            turned(&theme.goals, key.named("title").at(set as u64)).into_iter().take(wanted);
        for (at, words) in titles.enumerate() {
            let key = key.named("one").at(at as u64);
            let rows = definitions.iter().skip(at).step_by(wanted).copied();
            let mut rows = walk(key, &rows.collect::<Vec<_>>(), scene.year);
            bare(&mut rows);
            let taken: Vec<Action> = actions.drain(..actions.len().min(3 - at.min(1))).collect();
            let mut facts = GoalFacts {
                theme: goal.theme,
                area: goal.area,
                serves: goal.serves.1,
                title: words.title,
                lends_to_area: false,
                activities: activities(key.year(scene.year), scene.year, taken),
                rows,
            };
            settle(scene, &mut facts, key.year(scene.year));
            made.push(facts);
        }
    }
    lend(&mut made, scene);
    made.sort_by_key(|goal| (goal.area, goal.serves));
    made
}

/// A list that begins somewhere else, by a key.
fn turned<T: Copy>(list: &[T], key: Key) -> Vec<T> {
    let first = usize::try_from(key.below(list.len() as u64)).unwrap_or(0);
    list.iter().cycle().skip(first).take(list.len()).copied().collect()
}

/// Lets an activity deviate where the goal's standing goes with it.
fn settle(scene: Scene<'_>, goal: &mut GoalFacts, key: Key) {
    let worst = goal.rows.iter().map(|row| row.standing).min();
    let in_deficit = || {
        let unit = scene.maker.organisation.units.get(scene.unit);
        let part = Some(scene.kind.year_part().unwrap_or(YearPart::FullYear));
        unit.is_some_and(|unit| money(unit, scene.year, part).result() < 0)
    };
    let deviates = match (worst, goal.theme) {
        (Some(Standing::Met) | None, ThemeKind::Money) => in_deficit(),
        (Some(Standing::Met), _) => false,
        (Some(Standing::Short), _) => key.chance(35),
        (Some(Standing::Away), _) => key.chance(60),
        (None, _) => key.chance(30),
    };
    if deviates && let Some(first) = goal.activities.first_mut() {
        first.deviates = true;
    }
}

/// Council indicators that are met may stand under the area goal, unless a goal below failed.
fn lend(goals: &mut [GoalFacts], scene: Scene<'_>) {
    let failed: Vec<&'static str> = goals
        .iter()
        .filter(|goal| goal.rows.iter().any(|row| row.standing == Standing::Away))
        .map(|goal| goal.area)
        .collect();
    for goal in goals {
        let met = goal.rows.iter().all(|row| row.standing == Standing::Met);
        let key = scene.key.named("lend").named(goal.title);
        goal.lends_to_area = met && !failed.contains(&goal.area) && key.chance(40);
    }
}

/// The indicators of a goal year by year: all of a year's rows go the way that its grade says.
fn walk(key: Key, definitions: &[&'static Definition], until: i16) -> Vec<RowFacts> {
    let mut rows: Vec<RowFacts> = definitions
        .iter()
        .map(|definition| {
            let key = key.named(definition.code);
            let level = definition.base + key.named("start").noise(definition.spread / 2);
            let level = rounded(level, definition.decimals);
            RowFacts {
                definition,
                before: level,
                outcome: level,
                target: level,
                standing: Standing::Met,
                bare: false,
                key,
            }
        })
        .collect();
    for year in 2017..=until {
        let crowded = rows.iter().any(|row| !has_room(row));
        let wanted = match key.named("grade").year(year).below(100) {
            _ if crowded => Standing::Away,
            0..45 => Standing::Met,
            45..80 => Standing::Short,
            _ => Standing::Away,
        };
        for (at, row) in rows.iter_mut().enumerate() {
            row.key = key.named(row.definition.code).year(year);
            let mut random = row.key.named("step").random();
            let standing = match wanted {
                Standing::Short if at > 0 && random.chance(50) => Standing::Met,
                other => other,
            };
            move_on(row, standing, &mut random);
        }
    }
    rows
}

/// Lets a goal's only indicator go without a target, where nobody above asks for one.
fn bare(rows: &mut [RowFacts]) {
    if let [row] = rows {
        let asked = row.definition.council != CouncilTarget::None;
        let clear = row.standing != Standing::Short;
        row.bare = clear && !asked && row.key.named("bare").chance(25);
    }
}

/// Whether an indicator can still be improved for a year.
fn has_room(row: &RowFacts) -> bool {
    let reach = stride(row.definition) * 10;
    match row.definition.polarity {
        Polarity::LowerIsBetter => row.outcome - reach > row.definition.base / 4,
        Polarity::HigherIsBetter | Polarity::Neutral => {
            row.definition.unit != "%" || row.outcome + reach < 9_900
        }
    }
}

/// The next year of an indicator.
fn move_on(row: &mut RowFacts, standing: Standing, random: &mut Random) {
    let better = match row.definition.polarity {
        Polarity::LowerIsBetter => -stride(row.definition),
        Polarity::HigherIsBetter | Polarity::Neutral => stride(row.definition),
    };
    row.before = row.outcome;
    row.standing = standing;
    let by = random.between(2, 5);
    match standing {
        Standing::Met => {
            row.outcome = row.before + better * by;
            row.target = row.before + better * random.between(1, by);
        }
        Standing::Short => {
            row.outcome = row.before + better * by;
            row.target = row.outcome + better * random.between(1, 3);
        }
        Standing::Away => {
            row.outcome = row.before - better * (by + 2);
            row.target = row.before + better * random.between(1, 3);
        }
    }
}

fn activities(key: Key, year: i16, actions: Vec<Action>) -> Vec<ActivityFacts> {
    let made = actions.into_iter().enumerate().map(|(at, action)| {
        let mut random = key.named("activity").at(at as u64).random();
        let month = |number: i64| i8::try_from(number.clamp(1, 12)).unwrap_or(1);
        let first = random.between(1, 9);
        let (start_year, end_year, last) = match random.below(10) {
            0..5 => (year, year, random.between(first, 12)),
            5 | 6 => (year - 1, year, random.between(2, 12)),
            7 | 8 => (year, year + 1, random.between(1, 12)),
            _ => (year - 1, year + 2, random.between(1, 12)),
        };
        ActivityFacts {
            name: capitalised(&format!("{} {}", action.verb.infinitive, action.rest)),
            action,
            start: date(start_year, month(first), 1),
            end: date(end_year, month(last), 1).last_of_month(),
            deviates: false,
        }
    });
    made.collect()
}
