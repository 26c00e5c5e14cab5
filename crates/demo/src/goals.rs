//! The council's two goal sets, the committees' goals under them and the units' goals under those.

use jiff::civil::date;
use tertial_domain::goal::{Goal, GoalLevel, GoalSet};
use tertial_domain::ids::{GoalId, GoalSetId, LineageId};
use tertial_domain::period::Validity;

use crate::organisation::{Organisation, Reporter};
use crate::random::Key;
use crate::trade::Trade;
use crate::words::{GoalWords, Lore, Theme, Words};

/// What a unit's goal is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum ThemeKind {
    Core,
    SecondCore,
    Environment,
    Money,
    Staff,
    Crisis,
}

impl ThemeKind {
    pub(crate) const ALL: [Self; 6] =
        [Self::Core, Self::SecondCore, Self::Environment, Self::Money, Self::Staff, Self::Crisis];

    /// The goals and actions of the theme in a trade, with what is known around it.
    pub(crate) fn words(self, words: &Words, trade: Trade) -> (&Theme, &Lore) {
        let own = words.trade(trade);
        let [first, second] = &own.core;
        match self {
            Self::Core => (first, &own.lore),
            Self::SecondCore => (second, &own.lore),
            Self::Environment => (&words.environment.theme, &words.environment.lore),
            Self::Money => (&words.money.theme, &words.money.lore),
            Self::Staff => (&words.staff.theme, &words.staff.lore),
            Self::Crisis => (&words.crisis.theme, &words.crisis.lore),
        }
    }

    /// The printed number of the area goal that a unit's goal stands under in a goal set.
    pub(crate) fn area_for(
        self,
        unit: &Reporter,
        trade: Trade,
        set: usize,
    ) -> Option<&'static str> {
        if unit.is_almgarden && (self, set) == (Self::Environment, 1) {
            return Some("2.2");
        }
        let own = unit.key.named("goal").at(set as u64).at(self as u64);
        self.area(trade, set, own)
    }

    /// The area goal's printed number in a goal set; none where the set has no such goal.
    fn area(self, trade: Trade, set: usize, key: Key) -> Option<&'static str> {
        let (old, new) = trade.core_areas();
        match (self, set) {
            (Self::Core, 0) => Some(old),
            (Self::Core, _) => Some(new),
            (Self::SecondCore, 0) => Some(match trade {
                Trade::ParksAndStreets => "1.5",
                _ => old,
            }),
            (Self::SecondCore, _) => Some(match trade {
                Trade::Property => "2.2",
                _ => new,
            }),
            (Self::Environment, 0) => Some("2.2"),
            (Self::Environment, _) => Some(if key.chance(50) { "2.1" } else { "2.2" }),
            (Self::Money, 0) => Some("3.3"),
            (Self::Money, _) => Some("3.1"),
            (Self::Staff, _) => Some("3.2"),
            (Self::Crisis, 0) => None,
            (Self::Crisis, _) => Some("3.4"),
        }
    }
}

/// A goal of the council.
#[derive(Debug, Clone)]
pub(crate) struct CouncilGoal {
    pub(crate) set: usize,
    pub(crate) number: &'static str,
    pub(crate) title: &'static str,
    pub(crate) id: GoalId,
}

/// A goal of a committee under one area goal.
#[derive(Debug, Clone)]
pub(crate) struct CommitteeGoal {
    pub(crate) committee: usize,
    pub(crate) set: usize,
    pub(crate) area: &'static str,
    pub(crate) words: GoalWords,
    pub(crate) id: GoalId,
}

/// A goal of a unit; before and after the merger it serves different committees' goals.
#[derive(Debug, Clone)]
pub(crate) struct UnitGoal {
    pub(crate) set: usize,
    pub(crate) theme: ThemeKind,
    pub(crate) area: &'static str,
    pub(crate) words: GoalWords,
    /// Places in [`Goals::committee`].
    pub(crate) serves: (usize, usize),
    pub(crate) ids: (GoalId, GoalId),
}

/// All goals, in a form that reports are written from.
pub(crate) struct Goals {
    pub(crate) focus: Vec<CouncilGoal>,
    pub(crate) areas: Vec<CouncilGoal>,
    pub(crate) committee: Vec<CommitteeGoal>,
    /// For each unit in the order of [`Organisation::units`].
    pub(crate) unit: Vec<Vec<UnitGoal>>,
    pub(crate) sets: Vec<GoalSet>,
    pub(crate) records: Vec<Goal>,
}

/// Which goal set a year belongs to.
pub(crate) const fn set_of(year: i16) -> usize {
    if year < 2023 { 0 } else { 1 }
}

/// Set, number, title, and the thread that it continues.
type Row = (usize, &'static str, &'static str, &'static str);

const FOCUS: [Row; 6] = [
    (0, "1", "Ett tryggt Ekstad i alla åldrar", "people"),
    (0, "2", "Ett Ekstad som växer grönt", "green"),
    (0, "3", "Ett Ekstad som hushåller med sina resurser", "resources"),
    (1, "1", "Ett Ekstad att växa upp och åldras i", "people"),
    (1, "2", "Ett Ekstad som klarar klimatet", ""),
    (1, "3", "Ordning på pengarna och bra jobb", "resources"),
];

const AREAS: [Row; 24] = [
    (0, "1.1", "Alla barn får en god start", ""),
    (0, "1.2", "Skolan lyfter varje elev", "school"),
    (0, "1.3", "Stöd ges tidigt och nära", "support"),
    (0, "1.4", "Äldre får en god omsorg", "elderly"),
    (0, "1.5", "Det är tryggt i hela Ekstad", ""),
    (0, "2.1", "Staden bygger för fler", ""),
    (0, "2.2", "Klimatpåverkan halveras till 2030", "climate"),
    (0, "2.3", "Kultur och idrott når hela staden", "culture"),
    (0, "2.4", "Luft, vatten och parker håller hög klass", "nature"),
    (0, "3.1", "Fler kommer i arbete", "work"),
    (0, "3.2", "Staden är en god arbetsgivare", "staff"),
    (0, "3.3", "Skattepengarna används väl", "money"),
    (0, "3.4", "Staden ger god service", ""),
    (1, "1.1", "Skolan ger alla barn samma chans", "school"),
    (1, "1.2", "Den som behöver stöd får det i tid", "support"),
    (1, "1.3", "Äldre bestämmer över sin vardag", "elderly"),
    (1, "1.4", "Kultur och fritid finns nära alla", "culture"),
    (1, "2.1", "Stadens utsläpp minskar varje år", "climate"),
    (1, "2.2", "Staden återbrukar mer och köper mindre", ""),
    (1, "2.3", "Vatten, mark och luft blir renare", "nature"),
    (1, "3.1", "Ekonomin är i balans", "money"),
    (1, "3.2", "Staden är en arbetsplats där man stannar", "staff"),
    (1, "3.3", "Fler försörjer sig själva", "work"),
    (1, "3.4", "Staden klarar kriser", ""),
];

/// Makes every goal.
pub(crate) fn set_goals(seed: u64, organisation: &Organisation, words: &Words) -> Goals {
    let key = Key::root(seed).named("goals");
    let mut maker = Maker { key, organisation, words, goals: council_goals(key, organisation) };
    for at in 0..organisation.units.len() {
        let made = maker.unit_goals(at);
        maker.goals.unit.push(made);
    }
    maker.goals
}

fn set_id(key: Key, set: usize) -> GoalSetId {
    GoalSetId::from_bits(key.named("set").at(set as u64).id_bits())
}

fn council_goals(key: Key, organisation: &Organisation) -> Goals {
    let term = |from: i16| {
        let (from, until) = (date(from, 1, 1), date(from + 4, 1, 1));
        Validity::new(from, Some(until)).unwrap_or(Validity::since(from))
    };
    let mut goals = Goals {
        focus: Vec::new(),
        areas: Vec::new(),
        committee: Vec::new(),
        unit: Vec::new(),
        sets: vec![
            GoalSet {
                id: set_id(key, 0), name: "Mål 2019–2022".to_owned(), validity: term(2019)
            },
            GoalSet {
                id: set_id(key, 1), name: "Mål 2023–2026".to_owned(), validity: term(2023)
            },
        ],
        records: Vec::new(),
    };
    for (level, rows) in [(GoalLevel::Focus, FOCUS.as_slice()), (GoalLevel::Area, &AREAS)] {
        for &(set, number, title, thread) in rows {
            let own = key.named("council").at(set as u64).named(number);
            let id = GoalId::from_bits(own.id_bits());
            let focus = number.split('.').next().unwrap_or(number);
            let parent = goals.focus.iter().find(|f| f.set == set && f.number == focus);
            let lineage = (!thread.is_empty()).then(|| key.named(level.code()).named(thread));
            goals.records.push(Goal {
                id,
                goal_set: set_id(key, set),
                level,
                parent: parent.map(|focus| focus.id),
                owner: organisation.council.org.id,
                number: Some(number.to_owned()),
                title: title.to_owned(),
                lineage: lineage.map(|key| LineageId::from_bits(key.id_bits())),
            });
            let made = CouncilGoal { set, number, title, id };
            match level {
                GoalLevel::Focus => goals.focus.push(made),
                GoalLevel::Area | GoalLevel::Committee | GoalLevel::Unit => goals.areas.push(made),
            }
        }
    }
    goals
}

struct Maker<'a> {
    key: Key,
    organisation: &'a Organisation,
    words: &'a Words,
    goals: Goals,
}

impl Maker<'_> {
    /// A committee's goal under an area goal; makes it at first need.
    fn committee_goal(
        &mut self,
        committee: usize,
        set: usize,
        area: &'static str,
        branch: usize,
    ) -> usize {
        let rows = self.words.committee_goals.get(set).map(Vec::as_slice).unwrap_or_default();
        let options: Vec<GoalWords> =
            rows.iter().filter(|row| row.area == area).map(|row| row.words).collect();
        let words = options
            .get(branch % options.len().max(1))
            .copied()
            .unwrap_or(GoalWords {
                title: "Nämnden följer målet", expected: "Läget är känt."
            });
        let known = self.goals.committee.iter().position(|goal| {
            (goal.committee, goal.set, goal.area) == (committee, set, area)
                && goal.words.title == words.title
        });
        if let Some(at) = known {
            return at;
        }
        let Some(owner) = self.organisation.committees.get(committee) else { return 0 };
        let own = owner.key.named("goal").at(set as u64).named(area).named(words.title);
        let id = GoalId::from_bits(own.id_bits());
        let parent = self.goals.areas.iter().find(|g| g.set == set && g.number == area);
        self.goals.records.push(Goal {
            id,
            goal_set: set_id(self.key, set),
            level: GoalLevel::Committee,
            parent: parent.map(|goal| goal.id),
            owner: owner.org.id,
            number: None,
            title: words.title.to_owned(),
            lineage: None,
        });
        self.goals.committee.push(CommitteeGoal { committee, set, area, words, id });
        self.goals.committee.len() - 1
    }

    fn unit_goals(&mut self, at: usize) -> Vec<UnitGoal> {
        let mut made = Vec::new();
        let Some(unit) = self.organisation.units.get(at) else { return made };
        let Some(trade) = unit.trade else { return made };
        let terms = [date(2022, 12, 31), date(2023, 1, 1)];
        for (set, day) in terms.into_iter().enumerate() {
            if !unit.stood_on(day) {
                continue;
            }
            for theme in ThemeKind::ALL {
                let own = unit.key.named("goal").at(set as u64).at(theme as u64);
                let Some(area) = theme.area_for(unit, trade, set) else { continue };
                if theme == ThemeKind::SecondCore && own.named("second").chance(55) {
                    continue;
                }
                if let Some(goal) = self.unit_goal(unit, (set, theme, area), own) {
                    made.push(goal);
                }
            }
        }
        made
    }

    fn unit_goal(
        &mut self,
        unit: &Reporter,
        (set, theme, area): (usize, ThemeKind, &'static str),
        own: Key,
    ) -> Option<UnitGoal> {
        let trade = unit.trade?;
        let list = &theme.words(self.words, trade).0.goals;
        let first = unit.key.named("goal words").at(theme as u64).below(list.len() as u64);
        // The second goal set says it in other words than the first.
        let step =
            if unit.is_almgarden && set == 1 { 0 } else { usize::try_from(first).ok()? + set };
        let words = *list.get(step % list.len().max(1))?;
        let branch = match theme {
            ThemeKind::Core | ThemeKind::SecondCore => trade.branch(),
            _ => usize::try_from(own.named("branch").below(2)).unwrap_or(0),
        };
        let serve =
            |maker: &mut Self, committee| maker.committee_goal(committee, set, area, branch);
        let (before, after) = unit.committees;
        let after_goal = serve(self, after);
        // The second goal set came after the merger.
        let before_goal =
            if before == after || set == 1 { after_goal } else { serve(self, before) };
        let id = |goal: usize| GoalId::from_bits(own.named("serves").at(goal as u64).id_bits());
        let ids = (id(before_goal), id(after_goal));
        let continues = match theme {
            ThemeKind::Staff | ThemeKind::Money => true,
            ThemeKind::Core => unit.key.named("continues").chance(50),
            ThemeKind::SecondCore | ThemeKind::Environment | ThemeKind::Crisis => false,
        };
        let thread = unit.key.named("thread").at(theme as u64);
        let thread = if continues { thread } else { thread.at(set as u64) };
        let moved = ids.0 != ids.1;
        for (goal, serves) in [(ids.0, before_goal), (ids.1, after_goal)] {
            self.goals.records.push(Goal {
                id: goal,
                goal_set: set_id(self.key, set),
                level: GoalLevel::Unit,
                parent: self.goals.committee.get(serves).map(|goal| goal.id),
                owner: unit.org.id,
                number: None,
                title: words.title.to_owned(),
                lineage: (continues || moved).then(|| LineageId::from_bits(thread.id_bits())),
            });
            if !moved {
                break;
            }
        }
        Some(UnitGoal { set, theme, area, words, serves: (before_goal, after_goal), ids })
    }
}
