//! The hand that changes a case: chance, wordings and what the sentences' slots hold.

use tertial_domain::period::OperatingYear;
use tertial_domain::report::{IndicatorRow, ReportKind};

use super::wordings::{Wordings, decoy, fault, fill};
use super::{CaseFile, place};
use crate::indicators::{Definition, catalogue};
use crate::random::Random;

/// Where and how a case was changed.
pub(super) struct Done {
    pub(super) place: String,
    pub(super) touched: Vec<String>,
    pub(super) note: String,
}

impl Done {
    /// Only the place itself was changed.
    pub(super) fn at(place: String, note: impl Into<String>) -> Self {
        Self { touched: vec![place.clone()], place, note: note.into() }
    }

    /// Other paths were changed too.
    pub(super) fn also(mut self, more: impl IntoIterator<Item = String>) -> Self {
        self.touched.extend(more);
        self
    }
}

/// Changes one case.
pub(super) struct Hand<'a> {
    pub(super) case: &'a mut CaseFile,
    pub(super) wordings: Wordings,
    pub(super) random: Random,
}

/// Names of workplaces that no unit of the city has.
const WORKPLACES: [&str; 16] = [
    "Almen",
    "Björken",
    "Cedern",
    "Doppingen",
    "Eken",
    "Fyren",
    "Gullvivan",
    "Hasseln",
    "Iden",
    "Jasminen",
    "Klövern",
    "Lärkan",
    "Mården",
    "Näktergalen",
    "Oxeln",
    "Pilen",
];

const MONTHS: [&str; 8] =
    ["januari", "februari", "mars", "april", "maj", "juni", "september", "oktober"];

impl<'a> Hand<'a> {
    pub(super) fn new(case: &'a mut CaseFile, wordings: Wordings, random: Random) -> Self {
        Self { case, wordings, random }
    }

    /// One of a list.
    pub(super) fn pick<T: Clone>(&mut self, list: &[T]) -> Option<T> {
        self.random.pick(list).cloned()
    }

    /// The year of the report.
    pub(super) fn year(&self) -> i16 {
        self.case.report.year.map_or(2022, OperatingYear::number)
    }

    /// Whether the report follows up, as opposed to plans.
    pub(super) fn follows_up(&self) -> bool {
        self.case.report.kind.is_some_and(|kind| kind != ReportKind::AnnualPlan)
    }

    /// A sentence of a fault.
    pub(super) fn wording(&mut self, list: &str, more: &[(&str, String)]) -> Option<String> {
        let line = fault(list, self.wordings, &mut self.random)?;
        Some(self.filled(line, more))
    }

    /// A sentence of a decoy.
    pub(super) fn decoy_wording(&mut self, list: &str, more: &[(&str, String)]) -> Option<String> {
        let line = decoy(list, self.wordings, &mut self.random)?;
        Some(self.filled(line, more))
    }

    fn filled(&mut self, line: &str, more: &[(&str, String)]) -> String {
        let year = self.year();
        let mut slots: Vec<(&str, String)> = more.to_vec();
        slots.extend([
            ("enhet", self.case.report.unit.clone().unwrap_or_else(|| "Enheten".to_owned())),
            ("år", year.to_string()),
            ("förra", (year - 1).to_string()),
            ("förrförra", (year - 2).to_string()),
            ("nästa", (year + 1).to_string()),
            ("månad", self.pick(&MONTHS).unwrap_or("maj").to_owned()),
            ("plats", self.pick(&WORKPLACES).unwrap_or("Almen").to_owned()),
            ("akt", self.activity()),
        ]);
        fill(line, &slots)
    }

    /// Something that the unit does, as an infinitive.
    fn activity(&mut self) -> String {
        let goals = self.case.report.walk_goals();
        let names: Vec<String> =
            goals.flat_map(|goal| &goal.activities).map(|row| row.name.clone()).collect();
        let name = self.pick(&names).unwrap_or_else(|| "Utveckla rutinerna".to_owned());
        let mut letters = name.chars();
        letters
            .next()
            .map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
    }

    /// So many different workplaces.
    pub(super) fn workplaces(&mut self, count: usize) -> Vec<&'static str> {
        let first = usize::try_from(self.random.below(WORKPLACES.len() as u64)).unwrap_or(0);
        WORKPLACES.iter().cycle().skip(first).take(count).copied().collect()
    }

    /// Every indicator row with its goal's place.
    pub(super) fn rows(&self) -> Vec<(place::Path, usize)> {
        let report = &self.case.report;
        let mut rows = Vec::new();
        for path in place::goal_paths(report) {
            let count = place::goal_at(report, &path).map_or(0, |goal| goal.indicators.len());
            rows.extend((0..count).map(|at| (path.clone(), at)));
        }
        rows
    }

    /// One of the indicator rows that fit, with its goal's place.
    pub(super) fn pick_row(
        &mut self,
        fits: impl Fn(&IndicatorRow) -> bool,
    ) -> Option<(place::Path, usize)> {
        let rows: Vec<(place::Path, usize)> = self
            .rows()
            .into_iter()
            .filter(|(path, at)| self.row(path, *at).is_some_and(&fits))
            .collect();
        self.pick(&rows)
    }

    /// An indicator row.
    pub(super) fn row(&self, path: &[usize], at: usize) -> Option<&IndicatorRow> {
        place::goal_at(&self.case.report, path)?.indicators.get(at)
    }

    /// An indicator row, to be changed.
    pub(super) fn row_mut(&mut self, path: &[usize], at: usize) -> Option<&mut IndicatorRow> {
        place::goal_at_mut(&mut self.case.report, path)?.indicators.get_mut(at)
    }
}

/// "goals/0/goals/1/indicators/0"
pub(super) fn row_place(path: &[usize], at: usize) -> String {
    format!("{}/indicators/{at}", place::goal_place(path))
}

/// What the city knows of an indicator of this name.
pub(super) fn definition(name: &str) -> Option<&'static Definition> {
    catalogue().find(|definition| definition.name == name)
}
