//! The reports of committees and of the council: what the units have said, added up.

use std::collections::HashSet;

use tertial_domain::assessment::Assessment;
use tertial_domain::goal::{GoalLevel, GoalText};
use tertial_domain::ids::GoalId;
use tertial_domain::period::OperatingYear;
use tertial_domain::report::{GoalNode, ReportKind};
use tertial_domain::target::TargetOwner;

use super::aggregate::{Contribution, Grades, Tally};
use super::evidence::Grade;
use super::goal_section::not_assessed;
use super::tables::{know_money, money_table};
use super::{DemoReport, Draft, GoalGrade, node, paragraph, reference_day, title};
use crate::city::City;
use crate::goals::{CommitteeGoal, CouncilGoal, ThemeKind, set_of};
use crate::money::{MoneyTable, add_up};
use crate::organisation::{COUNCIL_PLAN, Reporter};
use crate::phrase::Slot;
use crate::trade::Trade;
use crate::voice::{Speaker, Voice, in_words};

mod annexes;
mod rows;
mod texts;
mod verdict;

use rows::{serves_area, themes_of};
use texts::{city_description, examples};

/// A committee's report in the making; the council's where there is no committee.
#[derive(Clone, Copy)]
pub(crate) struct AboveScene<'a> {
    pub(crate) city: &'a City,
    pub(crate) committee: Option<usize>,
    pub(crate) who: &'a Reporter,
    pub(crate) year: OperatingYear,
    pub(crate) kind: ReportKind,
}

/// Writes one report of a committee or of the council.
pub(crate) fn compose_above(
    scene: AboveScene<'_>,
    seen: &mut HashSet<u64>,
    tally: &Tally,
) -> Option<DemoReport> {
    let (year, kind) = (scene.year.number(), scene.kind);
    let organisation = &scene.city.organisation;
    let plan = match scene.committee {
        Some(at) => *organisation.plans.get(at)?,
        None => &COUNCIL_PLAN,
    };
    let trade = plan.groups.first().map_or_else(
        || organisation.units.iter().find(|u| Some(u.committees.1) == scene.committee)?.trade,
        |group| Some(group.trade),
    );
    let places = [
        ("Förvaltningen", "i förvaltningen"),
        ("Ledningsgruppen", "i ledningsgruppen"),
        ("Samverkansgruppen", "i samverkansgruppen"),
        ("Enheterna", "ute på enheterna"),
    ]
    .map(|(name, located)| (name.to_owned(), located));
    let count = if let Some(at) = scene.committee {
        tally.units.get(&at).copied().unwrap_or(0)
    } else {
        let day = reference_day(year, kind);
        let standing = organisation.committees.iter().filter(|one| one.stood_on(day));
        i64::try_from(standing.count()).unwrap_or(0)
    };
    let tables: Vec<MoneyTable> = match scene.committee {
        Some(at) => tally.money.get(&at).cloned().unwrap_or_default(),
        None => tally.money.values().flatten().cloned().collect(),
    };
    let speaker = Speaker {
        words: &scene.city.words,
        trade: scene.city.words.trade(trade.unwrap_or(Trade::Administration)),
        name: scene.who.name_on(reference_day(year, kind)),
        places: &places,
        staff: 40,
        people: 1_000,
        year,
        kind,
    };
    let random = scene.who.key.named("text").year(year).at(kind as u64).random();
    let mut voice = Voice::new(speaker, random, seen);
    let money = add_up(&tables);
    know_money(&mut voice, &money);
    voice.know(Slot::UnitCount, in_words(count));
    let mut tree = Tree {
        scene,
        tally,
        draft: Draft::begin(scene.who, plan, (year, kind)),
        shown: Vec::new(),
        is_in_deficit: money.result() < 0,
    };
    if scene.committee.is_some() {
        tree.draft.report.committee = Some(plan.name.to_owned());
        tree.draft.report.recipient = Some(plan.name.to_owned());
    }
    if scene.committee.is_none() {
        tree.name_city();
    }
    tree.decisions();
    tree.write(&mut voice, &money);
    let money = scene.committee.is_some().then_some(money);
    Some(tree.draft.finish(scene.who, (scene.year, kind), (money, None)))
}

struct Tree<'a> {
    scene: AboveScene<'a>,
    tally: &'a Tally,
    draft: Draft,
    shown: Vec<&'static str>,
    is_in_deficit: bool,
}

impl<'a> Tree<'a> {
    /// The council's documents are the city's.
    fn name_city(&mut self) {
        let year = self.scene.year.number();
        let name = match self.scene.kind {
            ReportKind::AnnualPlan => format!("Budget {year} med mål"),
            kind => title(year, kind),
        };
        self.draft.report.title = Some(format!("{name} för Ekstads stad"));
        self.draft.report.committee = Some("Kommunfullmäktige".to_owned());
    }

    fn decisions(&mut self) {
        let name = &self.draft.report.recipient.clone().unwrap_or_default();
        let year = self.scene.year;
        let mut decisions = match self.scene.kind {
            ReportKind::AnnualPlan => {
                vec![format!("{name} fastställer verksamhetsplanen för {year}.")]
            }
            ReportKind::TertialReport1 => {
                vec![format!("{name} godkänner tertialrapport 1 för {year}.")]
            }
            ReportKind::TertialReport2 => {
                vec![format!("{name} godkänner tertialrapport 2 för {year}.")]
            }
            ReportKind::AnnualReport => {
                vec![format!("{name} godkänner verksamhetsberättelsen för {year}.")]
            }
        };
        if self.scene.committee.is_some() {
            decisions.push("Ärendet överlämnas till kommunstyrelsen.".to_owned());
        }
        self.draft.report.proposed_decisions = decisions;
    }

    /// The committee goals of the year that belong here: a committee's own, or all of the city's.
    fn goals(&self) -> Vec<(usize, &'a CommitteeGoal)> {
        let set = set_of(self.scene.year.number());
        let all = self.scene.city.goals.committee.iter().enumerate();
        all.filter(|(_, goal)| {
            goal.set == set && self.scene.committee.is_none_or(|own| own == goal.committee)
        })
        .collect()
    }

    fn write(&mut self, voice: &mut Voice<'a, '_>, money: &MoneyTable) {
        let goals = self.goals();
        let count = if self.scene.committee.is_some() { goals.len() } else { 11 };
        voice.know(Slot::GoalCount, in_words(i64::try_from(count).unwrap_or(0)));
        let tense = tense_word(self.scene.kind);
        let city = if self.scene.committee.is_some() { "" } else { "city." };
        let open = format!("{city}open.{tense}");
        let words = voice.about.words;
        let all: Vec<Contribution> = {
            let keys = goals.iter().filter_map(|(at, _)| self.tally.below.get(at));
            keys.flatten().copied().filter(|one| one.theme == ThemeKind::Core).collect()
        };
        let opening = voice.paragraph(|voice, out| {
            voice.say(words.committee.of(&open), out);
            if let Some(one) = voice.random.pick(&all).copied() {
                self.speak_as(voice, one);
            }
            voice.effect(out);
        });
        let second = voice.paragraph(|voice, out| {
            if tense == "plan" {
                let list =
                    if self.scene.committee.is_some() { "desc.plan" } else { "city.desc.plan" };
                voice.say(words.committee.of(list), out);
                voice.obstacle(out);
                return;
            }
            let (best, worst) = examples(voice, &all);
            let told = [(Slot::Example, "best", best), (Slot::CounterExample, "worse", worst)];
            for (slot, list, one) in told {
                let Some(one) = one else { continue };
                let name = self.speak_as(voice, one).unwrap_or_default().to_owned();
                voice.know(slot, name);
                voice.say(words.committee.of(&format!("{list}.{tense}")), out);
            }
        });
        let heading = if tense == "plan" { "Inledning" } else { "Sammanfattande analys" };
        self.draft.section(heading, 1, vec![paragraph(opening), paragraph(second)]);
        self.draft.section("Uppföljning av kommunfullmäktiges inriktningsmål", 1, Vec::new());
        self.draft.goals_here();
        self.tree(voice, &goals);
        self.economy(voice, money);
        let list = if tense == "plan" { "other.plan" } else { "other" };
        let said = voice.paragraph(|voice, out| voice.say(words.committee.of(list), out));
        self.draft.section("Övrigt", 1, vec![paragraph(said)]);
        if self.scene.committee.is_some() && self.scene.kind == ReportKind::AnnualPlan {
            self.annexes(voice);
        }
    }

    fn economy(&mut self, voice: &mut Voice<'a, '_>, money: &MoneyTable) {
        if money.rows.is_empty() {
            return;
        }
        let (year, kind) = (self.scene.year.number(), self.scene.kind);
        self.draft.section("Uppföljning av ekonomi", 1, Vec::new());
        let heading = "Uppföljning av driftbudget";
        let table = self.draft.table(heading, money_table(money, (year, kind)));
        let mut blocks = vec![table];
        let name = voice.about.name.to_owned();
        let (what, result) = match (kind, money.result().signum()) {
            (ReportKind::AnnualPlan, _) => ("budgeterar för", "noll"),
            (ReportKind::AnnualReport, 1) => ("redovisar", "överskott"),
            (ReportKind::AnnualReport, -1) => ("redovisar", "underskott"),
            (_, 1) => ("räknar med", "överskott"),
            (_, -1) => ("räknar med", "underskott"),
            _ => ("redovisar", "resultat"),
        };
        let amount = crate::money::print_amount(money.result().abs());
        let said = voice.paragraph(|voice, out| {
            if kind == ReportKind::AnnualPlan {
                let turnover = crate::money::print_amount(money.turnover());
                let said = format!("{name} {what} {turnover} tkr i kostnader under {year}.");
                out.push_str(&said);
            } else {
                let said = format!("{name} {what} ett {result} på {amount} tkr för {year}.");
                out.push_str(&said);
                let words = voice.about.words;
                voice.say(words.committee.of("money.act"), out);
            }
        });
        blocks.push(paragraph(said));
        self.draft.section(heading, 2, blocks);
    }

    fn tree(&mut self, voice: &mut Voice<'a, '_>, goals: &[(usize, &'a CommitteeGoal)]) {
        let city = self.scene.city;
        let set = set_of(self.scene.year.number());
        for focus in city.goals.focus.iter().filter(|focus| focus.set == set) {
            let mut areas: Vec<&CouncilGoal> = city.goals.areas.iter().collect();
            areas.retain(|area| {
                area.set == set
                    && area.number.split('.').next() == Some(focus.number)
                    && goals.iter().any(|(_, goal)| goal.area == area.number)
            });
            if areas.is_empty() {
                continue;
            }
            self.draft.links.goals.push(focus.id);
            let mut counts = Grades::default();
            for area in &areas {
                let below = self.counts(goals, area.number);
                if below.count() > 0 {
                    counts.add(self.verdict(area, &places(goals, area), below));
                }
            }
            let assessment = self.council_grade(focus.id, (counts, counts.sum()));
            let label = (Some(focus.number), focus.title);
            let mut top = node(GoalLevel::Focus, label, assessment, Vec::new());
            for area in areas {
                top.goals.push(self.area(voice, goals, area));
            }
            self.draft.report.goals.push(top);
        }
    }

    fn counts(&self, goals: &[(usize, &CommitteeGoal)], area: &str) -> Grades {
        let mut sum = Grades::default();
        for (at, goal) in goals {
            if goal.area != area {
                continue;
            }
            if let Some(grades) = self.tally.goals.get(at) {
                sum.fully += grades.fully;
                sum.partly += grades.partly;
                sum.not += grades.not;
            }
        }
        sum
    }

    /// The council's own grade in its own report; none in a committee's.
    fn council_grade(&mut self, goal: GoalId, weighed: (Grades, Grade)) -> Assessment {
        if self.scene.committee.is_some() || weighed.0.count() == 0 {
            return not_assessed(self.scene.kind);
        }
        self.grade(goal, weighed)
    }

    fn grade(&mut self, goal: GoalId, (counts, verdict): (Grades, Grade)) -> Assessment {
        let Some(tense) = self.scene.kind.assessment_tense() else { return Assessment::Missing };
        if counts.count() == 0 {
            return Assessment::NotAssessed;
        }
        let assessment = verdict.assessment(tense);
        self.draft.grades.push(GoalGrade { goal, assessment: assessment.clone() });
        assessment
    }

    fn area(
        &mut self,
        voice: &mut Voice<'a, '_>,
        goals: &[(usize, &'a CommitteeGoal)],
        area: &CouncilGoal,
    ) -> GoalNode {
        self.draft.links.goals.push(area.id);
        let counts = self.counts(goals, area.number);
        let at = places(goals, area);
        let verdict = self.verdict(area, &at, counts);
        let assessment = self.council_grade(area.id, (counts, verdict));
        let label = (Some(area.number), area.title);
        let mut top = node(GoalLevel::Area, label, assessment, Vec::new());
        let themes = themes_of(area);
        for (definition, figure, former) in self.tally.figures(self.scene.committee, themes) {
            let elsewhere = self.shown.contains(&definition.code);
            let below = definition.owner == TargetOwner::Unit;
            if below || elsewhere || !serves_area(definition, area) {
                continue;
            }
            self.shown.push(definition.code);
            let row = self.row(voice, definition, (&figure, former));
            top.indicators.push(row);
        }
        if self.scene.kind == ReportKind::AnnualPlan {
            top.indicators = self.planned_rows(area);
        }
        if self.scene.committee.is_none() {
            let label = match self.scene.kind {
                ReportKind::AnnualPlan => GoalText::Description,
                _ => GoalText::Analysis,
            };
            let blocks = match self.scene.kind {
                ReportKind::AnnualPlan => {
                    if let Some(goal) = voice.random.pick(&at) {
                        self.speak_for(voice, *goal);
                    }
                    city_description(voice)
                }
                _ => self.analysis(voice, (counts, verdict), &at),
            };
            top.texts.push((label, blocks));
            return top;
        }
        for (at, goal) in goals.iter().filter(|(_, goal)| goal.area == area.number) {
            let counts = self.tally.goals.get(at).copied().unwrap_or_default();
            self.draft.links.goals.push(goal.id);
            let verdict = self.verdict(area, &[*at], counts);
            let assessment = self.grade(goal.id, (counts, verdict));
            let expected = vec![paragraph(goal.words.expected.to_owned())];
            let mut texts = vec![(GoalText::ExpectedResult, expected)];
            if self.scene.kind == ReportKind::AnnualPlan {
                let words = voice.about.words;
                self.speak_for(voice, *at);
                let said = voice.paragraph(|voice, out| {
                    voice.say(words.committee.of("desc.plan"), out);
                    voice.say(words.committee.of("desc.plan"), out);
                    voice.effect(out);
                });
                texts.push((GoalText::Description, vec![paragraph(said)]));
            } else {
                texts.push((GoalText::Analysis, self.analysis(voice, (counts, verdict), &[*at])));
            }
            let label = (None, goal.words.title);
            top.goals.push(node(GoalLevel::Committee, label, assessment, texts));
        }
        top
    }
}

/// The places of the committee goals under an area goal.
fn places(goals: &[(usize, &CommitteeGoal)], area: &CouncilGoal) -> Vec<usize> {
    goals.iter().filter(|(_, goal)| goal.area == area.number).map(|(at, _)| *at).collect()
}

const fn tense_word(kind: ReportKind) -> &'static str {
    match kind {
        ReportKind::AnnualPlan => "plan",
        ReportKind::TertialReport1 | ReportKind::TertialReport2 => "now",
        ReportKind::AnnualReport => "past",
    }
}
