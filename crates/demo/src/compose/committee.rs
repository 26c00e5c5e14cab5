//! The reports of committees and of the council: what the units have said, added up.

use std::collections::HashSet;

use tertial_domain::assessment::Assessment;
use tertial_domain::goal::{GoalLevel, GoalText};
use tertial_domain::ids::{GoalId, OutcomeId};
use tertial_domain::outcome::Outcome;
use tertial_domain::period::OperatingYear;
use tertial_domain::report::{GoalNode, IndicatorField, IndicatorRow, ReportKind};
use tertial_domain::rich_text::Block;
use tertial_domain::target::TargetOwner;

use super::aggregate::{Grades, Tally};
use super::goal_section::not_assessed;
use super::results::{know_figure, say_sex};
use super::rows::{period, set_outcome};
use super::tables::{know_money, money_table};
use super::{DemoReport, Draft, GoalGrade, node, paragraph, reference_day};
use crate::city::City;
use crate::figures::{Figure, Number, print, values};
use crate::goals::{CommitteeGoal, CouncilGoal, ThemeKind, set_of};
use crate::indicators::{CouncilTarget, Definition};
use crate::money::{MoneyTable, add_up};
use crate::organisation::{COUNCIL_PLAN, Reporter};
use crate::phrase::Slot;
use crate::trade::Trade;
use crate::voice::{Speaker, Voice, in_words};

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
    let units: Vec<String> = match scene.committee {
        Some(at) => tally.units.get(&at).cloned().unwrap_or_default(),
        None => organisation
            .committees
            .iter()
            .map(|c| c.name_on(reference_day(year, kind)))
            .filter(|name| !name.is_empty())
            .map(str::to_owned)
            .collect(),
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
    let count = i64::try_from(units.len()).unwrap_or(0);
    voice.know(Slot::UnitCount, in_words(count));
    let mut tree = Tree { scene, tally, units, draft: Draft::begin(scene.who, plan, (year, kind)) };
    if scene.committee.is_some() {
        tree.draft.report.committee = Some(plan.name.to_owned());
        tree.draft.report.recipient = Some(plan.name.to_owned());
    }
    tree.decisions();
    tree.write(&mut voice, &money);
    let money = scene.committee.is_some().then_some(money);
    Some(tree.draft.finish(scene.who, (scene.year, kind), (money, None)))
}

struct Tree<'a> {
    scene: AboveScene<'a>,
    tally: &'a Tally,
    units: Vec<String>,
    draft: Draft,
}

impl<'a> Tree<'a> {
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
        let open = format!("open.{tense}");
        let units = self.units.clone();
        let words = voice.about.words;
        let opening = voice.paragraph(|voice, out| {
            tell_examples(voice, &units);
            voice.say(words.committee.of(&open), out);
            voice.fact(out);
            voice.effect(out);
        });
        let second = voice.paragraph(|voice, out| {
            tell_examples(voice, &units);
            voice.draw_effect();
            if tense != "plan" {
                voice.say(words.committee.of(&format!("best.{tense}")), out);
                voice.draw_effect();
                voice.say(words.committee.of(&format!("worse.{tense}")), out);
            } else {
                voice.say(words.committee.of("desc.plan"), out);
                voice.obstacle(out);
            }
        });
        let heading = if tense == "plan" { "Inledning" } else { "Sammanfattande analys" };
        self.draft.section(heading, 1, vec![paragraph(opening), paragraph(second)]);
        self.draft.section("Uppföljning av kommunfullmäktiges inriktningsmål", 1, Vec::new());
        self.draft.goals_here();
        self.tree(voice, &goals);
        self.economy(voice, money);
        self.draft.section("Övrigt", 1, Vec::new());
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
                out.push_str(&format!("{name} {what} {turnover} tkr i kostnader under {year}."));
            } else {
                out.push_str(&format!("{name} {what} ett {result} på {amount} tkr för {year}."));
                voice.part("money.act", out);
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
                    counts.add(below.sum());
                }
            }
            let assessment = self.council_grade(focus.id, counts);
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
    fn council_grade(&mut self, goal: GoalId, counts: Grades) -> Assessment {
        if self.scene.committee.is_some() || counts.count() == 0 {
            return not_assessed(self.scene.kind);
        }
        self.grade(goal, counts)
    }

    fn grade(&mut self, goal: GoalId, counts: Grades) -> Assessment {
        let Some(tense) = self.scene.kind.assessment_tense() else { return Assessment::Missing };
        if counts.count() == 0 {
            return Assessment::NotAssessed;
        }
        let assessment = counts.sum().assessment(tense);
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
        let assessment = self.council_grade(area.id, counts);
        let label = (Some(area.number), area.title);
        let mut top = node(GoalLevel::Area, label, assessment, Vec::new());
        let themes = themes_of(area);
        for (definition, figure, former) in self.tally.figures(self.scene.committee, themes) {
            if definition.owner == TargetOwner::Unit || !serves_area(definition, area) {
                continue;
            }
            let row = self.row(voice, definition, (&figure, former));
            top.indicators.push(row);
        }
        if self.scene.committee.is_none() {
            let blocks = self.analysis(voice, counts);
            if !blocks.is_empty() {
                top.texts.push((GoalText::Analysis, blocks));
            }
            return top;
        }
        for (at, goal) in goals.iter().filter(|(_, goal)| goal.area == area.number) {
            let counts = self.tally.goals.get(at).copied().unwrap_or_default();
            self.draft.links.goals.push(goal.id);
            let assessment = self.grade(goal.id, counts);
            let expected = vec![paragraph(goal.words.expected.to_owned())];
            let mut texts = vec![(GoalText::ExpectedResult, expected)];
            if self.scene.kind == ReportKind::AnnualPlan {
                let words = voice.about.words;
                let said = voice.paragraph(|voice, out| {
                    voice.say(words.committee.of("desc.plan"), out);
                    voice.say(words.committee.of("desc.plan"), out);
                    voice.effect(out);
                });
                texts.push((GoalText::Description, vec![paragraph(said)]));
            } else {
                texts.push((GoalText::Analysis, self.analysis(voice, counts)));
            }
            let label = (None, goal.words.title);
            top.goals.push(node(GoalLevel::Committee, label, assessment, texts));
        }
        top
    }

    fn analysis(&self, voice: &mut Voice<'a, '_>, counts: Grades) -> Vec<Block> {
        let Some(tense) = self.scene.kind.assessment_tense() else { return Vec::new() };
        let word = tense_word(self.scene.kind);
        let words = voice.about.words;
        let number = |count: i64| if count == 0 { "inget".to_owned() } else { in_words(count) };
        voice.know(Slot::UnitGoals, in_words(counts.count()));
        voice.know(Slot::Fully, number(counts.fully));
        voice.know(Slot::Partly, number(counts.partly));
        voice.know(Slot::Not, number(counts.not));
        let units = &self.units;
        let said = voice.paragraph(|voice, out| {
            tell_examples(voice, units);
            if counts.count() > 0 {
                voice.say(words.committee.of(&format!("goal.{word}")), out);
            }
            voice.draw_effect();
            let core = &voice.about.trade.core;
            let [first, _] = core;
            voice.draw_action(&first.actions);
            voice.say(words.committee.of(&format!("best.{word}")), out);
            if counts.not + counts.partly > 0 {
                voice.say(words.committee.of(&format!("worse.{word}")), out);
            }
        });
        let mut blocks = vec![paragraph(said)];
        if counts.count() > 0 && self.scene.committee.is_some() {
            let list = counts.sum().list(tense);
            let mut out = String::new();
            voice.say(words.committee.of(list), &mut out);
            if out.chars().count() >= crate::voice::SHORT_PARAGRAPH {
                out = voice.paragraph(|voice, out| {
                    voice.say(words.committee.of(list), out);
                    voice.effect(out);
                });
            }
            blocks.push(paragraph(out));
        }
        blocks
    }

    fn row(
        &mut self,
        voice: &mut Voice<'a, '_>,
        definition: &'static Definition,
        (figure, former): (&Figure, Number),
    ) -> IndicatorRow {
        let (city, year, kind) = (self.scene.city, self.scene.year, self.scene.kind);
        let mut row = IndicatorRow::new(definition.name.to_owned());
        self.draft.links.indicators.push(definition.id(city.plan.seed));
        set_outcome(&mut row, definition, figure);
        row.set_cell(IndicatorField::Previous, Some(print(definition, former.hundredths)));
        row.set_cell(IndicatorField::Period, Some(period(definition, year.number(), kind)));
        let council = crate::targets::print_council_target(definition);
        if let (None, CouncilTarget::Number(_) | CouncilTarget::Total(_)) =
            (self.scene.committee, definition.council)
        {
            row.set_cell(IndicatorField::Target, council.clone());
        }
        row.set_cell(IndicatorField::CouncilTarget, council);
        if let Some(part) = kind.year_part() {
            let key = self.scene.who.key.named("outcome").named(definition.code);
            let id = OutcomeId::from_bits(key.year(year.number()).at(part as u64).id_bits());
            self.draft.outcomes.push(Outcome {
                id,
                indicator: definition.id(city.plan.seed),
                unit: self.scene.who.org.id,
                year,
                part,
                values: values(definition, figure),
                forecast: None,
                persons: figure.persons.and_then(|(persons, _)| u32::try_from(persons).ok()),
            });
        }
        if figure.women.is_some() && kind == ReportKind::AnnualReport {
            know_figure(voice, definition, figure);
            voice.know(Slot::Women, "kvinnor eller flickor".to_owned());
            voice.know(Slot::Men, "män eller pojkar".to_owned());
            let said = voice.paragraph(|voice, out| {
                say_sex(voice, out, figure);
                voice.fact(out);
            });
            row.analysis = vec![paragraph(said)];
        }
        row
    }
}

/// The themes whose indicators stand under an area goal.
const fn themes_of(area: &CouncilGoal) -> &'static [ThemeKind] {
    match (area.set, area.number.as_bytes()) {
        (0, b"2.2") | (1, b"2.1" | b"2.2") => &[ThemeKind::Environment],
        (0, b"3.3") | (1, b"3.1") => &[ThemeKind::Money],
        (_, b"3.2") => &[ThemeKind::Staff],
        (1, b"3.4") => &[ThemeKind::Crisis],
        _ => &[ThemeKind::Core, ThemeKind::SecondCore],
    }
}

/// Whether an indicator of a core theme belongs to the area goal of its trades.
fn serves_area(definition: &Definition, area: &CouncilGoal) -> bool {
    match definition.theme {
        ThemeKind::Core | ThemeKind::SecondCore => definition.trades.iter().any(|trade| {
            let (old, new) = trade.core_areas();
            area.number == if area.set == 0 { old } else { new }
        }),
        ThemeKind::Environment if area.set == 1 => {
            (definition.code == "reused-furniture") == (area.number == "2.2")
        }
        ThemeKind::Environment | ThemeKind::Money | ThemeKind::Staff | ThemeKind::Crisis => true,
    }
}

const fn tense_word(kind: ReportKind) -> &'static str {
    match kind {
        ReportKind::AnnualPlan => "plan",
        ReportKind::TertialReport1 | ReportKind::TertialReport2 => "now",
        ReportKind::AnnualReport => "past",
    }
}

/// Chooses two units for the sentences that name examples.
fn tell_examples(voice: &mut Voice<'_, '_>, units: &[String]) {
    let first = voice.random.pick(units).cloned().unwrap_or_default();
    let others: Vec<&String> = units.iter().filter(|name| **name != first).collect();
    let second = voice.random.pick(&others).map_or_else(|| first.clone(), |name| (*name).clone());
    voice.know(Slot::Example, first);
    voice.know(Slot::CounterExample, second);
}
