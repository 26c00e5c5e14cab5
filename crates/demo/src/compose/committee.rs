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

use super::aggregate::{Contribution, Grades, Tally};
use super::evidence::Grade;
use super::goal_section::not_assessed;
use super::results::{know_figure, say_sex};
use super::rows::{period, set_outcome};
use super::tables::{know_money, money_table};
use super::{DemoReport, Draft, GoalGrade, node, paragraph, reference_day, title};
use crate::city::City;
use crate::figures::{Figure, Number, print, values};
use crate::goals::{CommitteeGoal, CouncilGoal, ThemeKind, set_of};
use crate::indicators::{CouncilTarget, Definition};
use crate::money::{MoneyTable, add_up};
use crate::organisation::{COUNCIL_PLAN, Reporter};
use crate::phrase::Slot;
use crate::targets::{committee_target, print_council_target, print_target};
use crate::trade::Trade;
use crate::voice::{SHORT_PARAGRAPH, Speaker, Voice, in_words};

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
            for (slot, list) in [(Slot::Example, "best"), (Slot::CounterExample, "worse")] {
                let Some(one) = voice.random.pick(&all).copied() else { continue };
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
            let at: Vec<usize> = goals
                .iter()
                .filter(|(_, goal)| goal.area == area.number)
                .map(|(at, _)| *at)
                .collect();
            let label = match self.scene.kind {
                ReportKind::AnnualPlan => GoalText::Description,
                _ => GoalText::Analysis,
            };
            let blocks = match self.scene.kind {
                ReportKind::AnnualPlan => city_description(voice),
                _ => self.analysis(voice, (counts, &at)),
            };
            top.texts.push((label, blocks));
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
                self.speak_for(voice, *at);
                let said = voice.paragraph(|voice, out| {
                    voice.say(words.committee.of("desc.plan"), out);
                    voice.say(words.committee.of("desc.plan"), out);
                    voice.effect(out);
                });
                texts.push((GoalText::Description, vec![paragraph(said)]));
            } else {
                texts.push((GoalText::Analysis, self.analysis(voice, (counts, &[*at]))));
            }
            let label = (None, goal.words.title);
            top.goals.push(node(GoalLevel::Committee, label, assessment, texts));
        }
        top
    }

    /// Lets the voice speak with the words of a unit under a committee goal.
    fn speak_for(&self, voice: &mut Voice<'a, '_>, goal: usize) {
        let below = self.tally.below.get(&goal).map(Vec::as_slice).unwrap_or_default();
        if let Some(one) = voice.random.pick(below).copied() {
            self.speak_as(voice, one);
        }
    }

    /// Lets the voice speak with a unit's words; gives the unit's name.
    fn speak_as(&self, voice: &mut Voice<'a, '_>, one: Contribution) -> Option<&'a str> {
        let city = self.scene.city;
        let unit = city.organisation.units.get(one.unit)?;
        let trade = unit.trade?;
        voice.about.trade = city.words.trade(trade);
        let (theme, lore) = one.theme.words(&city.words, trade);
        voice.lore = lore;
        voice.draw_action(&theme.actions);
        voice.draw_effect();
        let own = voice.about.trade;
        let staff = one.theme == ThemeKind::Staff;
        let (women, men) = if staff { ("kvinnor", "män") } else { (own.women, own.men) };
        voice.know(Slot::Women, women.to_owned());
        voice.know(Slot::Men, men.to_owned());
        Some(unit.name_on(reference_day(self.scene.year.number(), self.scene.kind)))
    }

    fn analysis(
        &self,
        voice: &mut Voice<'a, '_>,
        (counts, goals): (Grades, &[usize]),
    ) -> Vec<Block> {
        let Some(tense) = self.scene.kind.assessment_tense() else { return Vec::new() };
        let word = tense_word(self.scene.kind);
        let words = voice.about.words;
        let number = |count: i64| if count == 0 { "inget".to_owned() } else { in_words(count) };
        voice.know(Slot::UnitGoals, in_words(counts.count()));
        voice.know(Slot::Fully, number(counts.fully));
        voice.know(Slot::Partly, number(counts.partly));
        voice.know(Slot::Not, number(counts.not));
        let below = goals.iter().filter_map(|goal| self.tally.below.get(goal)).flatten();
        let (good, bad): (Vec<Contribution>, Vec<Contribution>) =
            below.copied().partition(|one| one.grade == Some(Grade::Fully));
        let list = match (counts.count(), counts.not, self.scene.committee) {
            (0, ..) => String::new(),
            (_, _, None) => format!("city.goal.{word}"),
            (1, ..) => format!("one.{word}"),
            (_, 0, _) => format!("clean.{word}"),
            _ => format!("goal.{word}"),
        };
        let said = voice.paragraph(|voice, out| {
            voice.say(words.committee.of(&list), out);
            if let Some(one) = voice.random.pick(&good).copied() {
                let name = self.speak_as(voice, one).unwrap_or_default().to_owned();
                voice.know(Slot::Example, name);
                voice.say(words.committee.of(&format!("best.{word}")), out);
            }
            if let Some(one) = voice.random.pick(&bad).copied() {
                let name = self.speak_as(voice, one).unwrap_or_default().to_owned();
                voice.know(Slot::CounterExample, name);
                voice.say(words.committee.of(&format!("worse.{word}")), out);
            }
        });
        let mut blocks = vec![paragraph(said)];
        if counts.count() > 0 && self.scene.committee.is_some() {
            let list = counts.sum().list(tense);
            let said = voice.paragraph(|voice, out| {
                voice.say(words.committee.of(list), out);
                if out.chars().count() >= SHORT_PARAGRAPH {
                    voice.effect(out);
                }
            });
            blocks.push(paragraph(said));
        }
        blocks
    }

    /// The rows of a plan: what will be measured, and against what.
    fn planned_rows(&mut self, area: &CouncilGoal) -> Vec<IndicatorRow> {
        let themes = themes_of(area);
        let mut last = "";
        let mut planned: Vec<(&'static str, &'static Definition)> = self
            .tally
            .planned
            .iter()
            .filter(|((at, _), _)| self.scene.committee.is_none_or(|own| own == *at))
            .map(|((_, code), definition)| (*code, *definition))
            .collect();
        planned.sort_by_key(|(code, _)| *code);
        let mut rows = Vec::new();
        for (code, definition) in planned {
            let doubled = std::mem::replace(&mut last, code) == code || self.shown.contains(&code);
            let below = definition.owner == TargetOwner::Unit
                || (self.scene.committee.is_none() && definition.owner != TargetOwner::Council);
            if doubled
                || below
                || !themes.contains(&definition.theme)
                || !serves_area(definition, area)
            {
                continue;
            }
            self.shown.push(code);
            let mut row = IndicatorRow::new(definition.name.to_owned());
            self.draft.links.indicators.push(definition.id(self.scene.city.plan.seed));
            if self.scene.committee.is_some() && definition.is_committees_to_set() {
                let day = self.scene.year.first_day();
                let target = committee_target(definition, self.scene.who, day);
                row.set_cell(IndicatorField::Target, Some(print_target(definition, target)));
            }
            row.set_cell(IndicatorField::CouncilTarget, print_council_target(definition));
            let word = if definition.is_measured_in_tertials() { "Tertial" } else { "År" };
            row.set_cell(IndicatorField::Periodicity, Some(word.to_owned()));
            rows.push(row);
        }
        rows
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
        let council = print_council_target(definition);
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
        (0, b"2.2") | (1, b"2.1" | b"2.2") => {
            &[ThemeKind::Environment, ThemeKind::Core, ThemeKind::SecondCore]
        }
        (0, b"3.3") | (1, b"3.1") => &[ThemeKind::Money, ThemeKind::Core, ThemeKind::SecondCore],
        (_, b"3.2") => &[ThemeKind::Staff],
        (1, b"3.4") => &[ThemeKind::Crisis, ThemeKind::Core, ThemeKind::SecondCore],
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

/// What the council says of a goal in its budget.
fn city_description(voice: &mut Voice<'_, '_>) -> Vec<Block> {
    let words = voice.about.words;
    voice.know(Slot::Women, "kvinnor".to_owned());
    voice.know(Slot::Men, "män".to_owned());
    vec![paragraph(voice.paragraph(|voice, out| {
        voice.say(words.committee.of("city.desc.plan"), out);
        voice.say(words.committee.of("city.desc.plan"), out);
        voice.effect(out);
    }))]
}
