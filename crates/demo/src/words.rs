//! Every word file, read once into lists that a voice can pick from.

use std::collections::HashMap;

use tertial_domain::report::ReportKind;

use crate::phrase::{Action, Frame, Happening, WordFile};
use crate::trade::Trade;

macro_rules! word_file {
    ($name:literal) => {
        include_str!(concat!("words/", $name, ".txt"))
    };
}

/// The word files that no trade owns.
pub(crate) const COMMON_FILES: [&str; 9] = [
    word_file!("frames"),
    word_file!("results"),
    word_file!("sections"),
    word_file!("committee"),
    word_file!("feedback"),
    word_file!("personal"),
    word_file!("ekonomi"),
    word_file!("miljo"),
    word_file!("kris"),
];

/// A trade's word file.
pub(crate) const fn trade_file(trade: Trade) -> &'static str {
    match trade {
        Trade::Preschool => word_file!("forskola"),
        Trade::School => word_file!("grundskola"),
        Trade::HomeCare => word_file!("hemtjanst"),
        Trade::NursingHome => word_file!("aldreboende"),
        Trade::DayCentre => word_file!("daglig_verksamhet"),
        Trade::SupportedHousing => word_file!("lss_boende"),
        Trade::Assistance => word_file!("assistans"),
        Trade::NeedsAssessment => word_file!("bistand"),
        Trade::ChildWelfare => word_file!("barn_unga"),
        Trade::IncomeSupport => word_file!("ekonomiskt_bistand"),
        Trade::Library => word_file!("bibliotek"),
        Trade::Sports => word_file!("idrott"),
        Trade::ParksAndStreets => word_file!("park_gata"),
        Trade::EnvironmentalControl => word_file!("miljotillsyn"),
        Trade::CityPlanning => word_file!("stadsbyggnad"),
        Trade::Property => word_file!("fastighet"),
        Trade::WasteAndWater => word_file!("avfall_vatten"),
        Trade::LabourMarket => word_file!("arbetsmarknad"),
        Trade::Administration => word_file!("stab"),
        Trade::Rescue => word_file!("raddning"),
    }
}

/// Frames by name.
pub(crate) struct Lists(HashMap<&'static str, Vec<Frame>>);

impl Lists {
    fn read(text: &'static str) -> Self {
        let file = WordFile::read(text);
        Self(file.names().map(|name| (name, file.frames(name))).collect())
    }

    /// A list by its name; an unknown name is an empty list.
    pub(crate) fn of(&self, name: &str) -> &[Frame] {
        self.0.get(name).map(Vec::as_slice).unwrap_or_default()
    }
}

/// A time of the year in words, with the months (from 0) that it is true of.
pub(crate) struct TimeFrame {
    pub(crate) frame: Frame,
    pub(crate) months: (i64, i64),
}

impl TimeFrame {
    /// Reads "under våren | 2-4"; a time without months names its own.
    fn read_all(file: &WordFile, name: &str) -> Vec<Self> {
        let read = |cells: Vec<&'static str>| {
            let whole = cells.get(1).and_then(|months| months.split_once('-'));
            let months = whole.and_then(|(from, to)| from.parse().ok().zip(to.parse().ok()));
            let frame = Frame::read(cells.first().copied().unwrap_or_default());
            Self { frame, months: months.unwrap_or((0, 11)) }
        };
        file.cells(name).into_iter().map(read).collect()
    }
}

/// Frames for what was, what is going on, and what is planned.
pub(crate) struct Tensed {
    past: Vec<Frame>,
    now: Vec<Frame>,
    plan: Vec<Frame>,
}

impl Tensed {
    fn read(file: &WordFile, name: &str) -> Self {
        let list = |tense| file.frames(&format!("{name}.{tense}"));
        Self { past: list("past"), now: list("now"), plan: list("plan") }
    }

    /// The frames that suit a kind of report.
    pub(crate) fn of(&self, kind: ReportKind) -> &[Frame] {
        match kind {
            ReportKind::AnnualPlan => &self.plan,
            ReportKind::TertialReport1 | ReportKind::TertialReport2 => &self.now,
            ReportKind::AnnualReport => &self.past,
        }
    }
}

/// A goal's title and what is expected of it, in words.
#[derive(Debug, Clone, Copy)]
pub(crate) struct GoalWords {
    pub(crate) title: &'static str,
    pub(crate) expected: &'static str,
}

/// What a theme's goals are called and what is done about them.
pub(crate) struct Theme {
    pub(crate) goals: Vec<GoalWords>,
    pub(crate) actions: Vec<Action>,
}

impl Theme {
    fn read(file: &WordFile, goals: &str, actions: &str) -> Self {
        let read = |cells: &Vec<&'static str>| match cells.as_slice() {
            [title, expected] => Some(GoalWords { title, expected }),
            _ => None,
        };
        Self {
            goals: file.cells(goals).iter().filter_map(read).collect(),
            actions: file.actions(actions),
        }
    }
}

/// What is known around a theme: what comes of it, what hinders, with whom, and loose facts.
pub(crate) struct Lore {
    pub(crate) effects: Vec<Happening>,
    pub(crate) obstacles: Vec<Happening>,
    pub(crate) purposes: Vec<&'static str>,
    pub(crate) methods: Vec<&'static str>,
    pub(crate) partners: Vec<&'static str>,
    pub(crate) facts: Tensed,
}

impl Lore {
    fn read(file: &WordFile) -> Self {
        Self {
            effects: file.happenings("eff"),
            obstacles: file.happenings("obs"),
            purposes: file.lines("purp"),
            methods: file.lines("metod"),
            partners: file.lines("partner"),
            facts: Tensed::read(file, "fact"),
        }
    }
}

/// A theme that all trades share.
pub(crate) struct Common {
    pub(crate) theme: Theme,
    pub(crate) lore: Lore,
}

impl Common {
    fn read(text: &'static str) -> Self {
        let file = WordFile::read(text);
        Self { theme: Theme::read(&file, "goal", "act"), lore: Lore::read(&file) }
    }
}

/// The words of one trade.
pub(crate) struct TradeWords {
    /// "deltagare", "deltagarna", "kvinnor", "män".
    pub(crate) people: &'static str,
    pub(crate) the_people: &'static str,
    pub(crate) women: &'static str,
    pub(crate) men: &'static str,
    /// Patterns for a unit's name.
    pub(crate) unit_names: Vec<&'static str>,
    /// Workplaces: the name and where it is ("i snickeriet").
    pub(crate) places: Vec<(&'static str, &'static str)>,
    pub(crate) teams: Vec<&'static str>,
    pub(crate) forums: Vec<&'static str>,
    pub(crate) intro: Vec<Frame>,
    pub(crate) core: [Theme; 2],
    pub(crate) lore: Lore,
}

impl TradeWords {
    fn read(text: &'static str) -> Self {
        let file = WordFile::read(text);
        let folk = file.cells("folk").into_iter().next().unwrap_or_default();
        let word = |at: usize| folk.get(at).copied().unwrap_or_default();
        let place = |cells: &Vec<&'static str>| match cells.as_slice() {
            [name, located] => Some((*name, *located)),
            _ => None,
        };
        Self {
            people: word(2),
            the_people: word(3),
            women: word(4),
            men: word(5),
            unit_names: file.lines("unit"),
            places: file.cells("place").iter().filter_map(place).collect(),
            teams: file.lines("team"),
            forums: file.lines("forum"),
            intro: file.frames("intro"),
            core: [Theme::read(&file, "goal.a", "act.a"), Theme::read(&file, "goal.b", "act.b")],
            lore: Lore::read(&file),
        }
    }
}

/// A committee goal's words, with the number of the area goal it serves.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CommitteeGoalWords {
    pub(crate) area: &'static str,
    pub(crate) words: GoalWords,
}

/// All words.
pub(crate) struct Words {
    pub(crate) times: [Vec<TimeFrame>; 4],
    pub(crate) act: Tensed,
    /// What is said only of what is done, or only of what still goes on.
    pub(crate) act_done: Tensed,
    pub(crate) act_going: Tensed,
    pub(crate) effect: Tensed,
    pub(crate) obstacle: Tensed,
    pub(crate) next: Tensed,
    pub(crate) who: Vec<Frame>,
    pub(crate) results: Lists,
    pub(crate) sections: Lists,
    pub(crate) committee: Lists,
    pub(crate) feedback: Lists,
    pub(crate) committee_goals: [Vec<CommitteeGoalWords>; 2],
    pub(crate) staff: Common,
    pub(crate) money: Common,
    pub(crate) environment: Common,
    pub(crate) crisis: Common,
    trades: Vec<TradeWords>,
    nobody: TradeWords,
}

impl Words {
    /// Reads every word file.
    pub(crate) fn read() -> Self {
        let [frames, results, sections, committee, feedback, staff, money, environment, crisis] =
            COMMON_FILES;
        let file = WordFile::read(frames);
        let committee_file = WordFile::read(committee);
        let goals = |name| {
            let read = |cells: &Vec<&'static str>| match cells.as_slice() {
                [area, title, expected] => {
                    Some(CommitteeGoalWords { area, words: GoalWords { title, expected } })
                }
                _ => None,
            };
            committee_file.cells(name).iter().filter_map(read).collect()
        };
        Self {
            times: ["time.plan", "time.now1", "time.now2", "time.past"]
                .map(|name| TimeFrame::read_all(&file, name)),
            act: Tensed::read(&file, "act"),
            act_done: Tensed::read(&file, "act.done"),
            act_going: Tensed::read(&file, "act.going"),
            effect: Tensed::read(&file, "eff"),
            obstacle: Tensed::read(&file, "obs"),
            next: Tensed::read(&file, "next"),
            who: file.frames("who"),
            results: Lists::read(results),
            sections: Lists::read(sections),
            committee: Lists::read(committee),
            feedback: Lists::read(feedback),
            committee_goals: [goals("goal.2019"), goals("goal.2023")],
            staff: Common::read(staff),
            money: Common::read(money),
            environment: Common::read(environment),
            crisis: Common::read(crisis),
            trades: Trade::ALL.into_iter().map(|t| TradeWords::read(trade_file(t))).collect(),
            nobody: TradeWords::read(""),
        }
    }

    /// The words of a trade.
    pub(crate) fn trade(&self, trade: Trade) -> &TradeWords {
        self.trades.get(trade as usize).unwrap_or(&self.nobody)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::phrase::Piece;
    use std::collections::HashSet;

    fn every_file() -> impl Iterator<Item = &'static str> {
        COMMON_FILES.into_iter().chain(Trade::ALL.into_iter().map(trade_file))
    }

    #[test]
    fn there_are_at_least_1500_fragments() {
        let lines: HashSet<&str> = every_file()
            .flat_map(str::lines)
            .filter(|line| !line.is_empty() && !line.starts_with(['#', '[']))
            .collect();
        assert!(lines.len() >= 1_500, "{}", lines.len());
    }

    #[test]
    fn every_line_is_understood() {
        for text in every_file() {
            let file = WordFile::read(text);
            for name in file.names() {
                for (frame, line) in file.frames(name).iter().zip(file.lines(name)) {
                    let unknown =
                        frame.0.iter().any(|p| matches!(p, Piece::Text(t) if t.contains('{')));
                    assert!(!unknown || name == "unit", "unknown slot in [{name}] {line}");
                }
                let count = file.lines(name).len();
                if name == "act" || name == "act.a" || name == "act.b" {
                    assert_eq!(file.actions(name).len(), count, "[{name}]");
                }
                if (name == "eff" || name == "obs") && text != COMMON_FILES[0] {
                    assert_eq!(file.happenings(name).len(), count, "[{name}]");
                }
            }
        }
    }

    #[test]
    fn every_trade_has_all_its_lists() {
        let words = Words::read();
        for trade in Trade::ALL {
            let own = words.trade(trade);
            assert!(!own.men.is_empty() && !own.unit_names.is_empty(), "{trade:?}");
            assert!(own.places.len() >= 4 && own.teams.len() >= 3, "{trade:?}");
            assert!(own.core.iter().all(|t| t.goals.len() >= 2 && t.actions.len() >= 8));
            assert!(own.lore.effects.len() >= 5 && own.lore.obstacles.len() >= 5);
        }
    }

    #[test]
    fn an_expected_result_is_short_enough_to_stand_in_every_report() {
        let words = Words::read();
        let trades = Trade::ALL.into_iter().flat_map(|t| words.trade(t).core.iter());
        let common = [&words.staff, &words.money, &words.environment, &words.crisis];
        for theme in trades.chain(common.into_iter().map(|c| &c.theme)) {
            for goal in &theme.goals {
                let count = goal.expected.chars().count();
                assert!(count < 60, "{count}: {}", goal.expected);
            }
        }
        assert_eq!(words.committee_goals[1].first().unwrap().area, "1.1");
    }
}
