//! The goal tree of a unit's report: levels, tables, texts, and what they link to.

use tertial_domain::assessment::Assessment;
use tertial_domain::goal::GoalLevel;
use tertial_domain::ids::GoalId;
use tertial_domain::period::{OperatingYear, YearPart};
use tertial_domain::report::{GoalNode, ReportKind};
use tertial_domain::target::TargetOwner;

use super::aggregate::{Contribution, Grades, Tally};
use super::evidence::{Grade, Seen, any_deviates, grade, seen};
use super::flaws::{Flaw, FlawKind, planned_flaw};
use super::rows::{indicator_row, own_row, shared_row};
use super::{Draft, GoalGrade, node, reference_day};
use crate::activities::PlannedActivity;
use crate::city::City;
use crate::goals::{ThemeKind, UnitGoal, set_of};
use crate::organisation::Reporter;
use crate::phrase::Slot;
use crate::trade::Trade;
use crate::voice::Voice;

mod texts;

use texts::texts;

/// One unit's report in the making: who, when, which document.
#[derive(Clone, Copy)]
pub(crate) struct Scene<'a> {
    pub(crate) city: &'a City,
    pub(crate) at: usize,
    pub(crate) unit: &'a Reporter,
    pub(crate) year: OperatingYear,
    pub(crate) kind: ReportKind,
}

impl<'a> Scene<'a> {
    pub(crate) fn part(&self) -> Option<YearPart> {
        self.kind.year_part()
    }

    pub(crate) fn committee(&self) -> usize {
        self.unit.committee_on(reference_day(self.year.number(), self.kind))
    }

    /// The unit's goals of the year, in the order of the council's goals.
    fn goals(&self) -> Vec<&'a UnitGoal> {
        let set = set_of(self.year.number());
        let all = self.city.goals.unit.get(self.at).map(Vec::as_slice).unwrap_or_default();
        let mut goals: Vec<&UnitGoal> = all.iter().filter(|goal| goal.set == set).collect();
        goals.sort_by_key(|goal| (goal.area, self.serves(goal), goal.theme));
        goals
    }

    fn is_after_merger(&self) -> bool {
        self.committee() == self.unit.committees.1
    }

    fn serves(&self, goal: &UnitGoal) -> usize {
        if self.is_after_merger() { goal.serves.1 } else { goal.serves.0 }
    }

    /// The unit's own activities of a theme in the year.
    pub(crate) fn activities(&self, theme: ThemeKind) -> Vec<&'a PlannedActivity> {
        let all = self.city.planned.get(self.at).map(Vec::as_slice).unwrap_or_default();
        let year = self.year.number();
        all.iter().filter(|activity| activity.theme == theme && activity.is_in(year)).collect()
    }
}

/// A unit goal with its evidence.
struct Weighed<'a> {
    goal: &'a UnitGoal,
    seen: Vec<Seen>,
    activities: Vec<&'a PlannedActivity>,
    grade: Option<Grade>,
    /// Whether its analysis is to give another figure than its table.
    misquotes: bool,
}

/// Writes the goal tree; gives how many goals are met fully, partly and not.
pub(crate) fn write_tree<'a>(
    scene: Scene<'a>,
    draft: &mut Draft,
    voice: &mut Voice<'a, '_>,
    tally: &mut Tally,
) -> Grades {
    let mut counts = Grades::default();
    let mut weighed: Vec<Weighed<'a>> =
        scene.goals().into_iter().map(|goal| weigh(scene, goal)).collect();
    weigh_houses(scene, &mut weighed);
    draft.flaws.extend(spoil(scene, &mut weighed));
    for one in &weighed {
        let (unit, theme, grade) = (scene.at, one.goal.theme, one.grade);
        let below = tally.below.entry(scene.serves(one.goal)).or_default();
        below.push(Contribution { unit, theme, grade });
        if let Some(grade) = one.grade {
            counts.add(grade);
            tally.goals.entry(scene.serves(one.goal)).or_default().add(grade);
        }
        for seen in &one.seen {
            let definition = seen.definition;
            tally.planned.insert((scene.committee(), definition.code), definition);
            if let Some(now) = &seen.now {
                let place = (scene.committee(), scene.unit);
                tally.add_figure(place, definition, (now, seen.previous()));
            }
        }
    }
    let set = set_of(scene.year.number());
    for focus in scene.city.goals.focus.iter().filter(|focus| focus.set == set) {
        let below: Vec<&Weighed<'a>> = weighed
            .iter()
            .filter(|one| one.goal.area.split('.').next() == Some(focus.number))
            .collect();
        if below.is_empty() {
            continue;
        }
        draft.links.goals.push(focus.id);
        let label = (Some(focus.number), focus.title);
        let mut top = node(GoalLevel::Focus, label, not_assessed(scene.kind), Vec::new());
        let mut rest = below.as_slice();
        while let Some(first) = rest.first() {
            let same = rest.iter().take_while(|one| one.goal.area == first.goal.area).count();
            let (area, after) = rest.split_at(same);
            top.goals.extend(area_node(scene, area, draft, voice));
            rest = after;
        }
        draft.report.goals.push(top);
    }
    counts
}

/// "Ingen" in a report; nothing in a plan.
pub(crate) const fn not_assessed(kind: ReportKind) -> Assessment {
    match kind {
        ReportKind::AnnualPlan => Assessment::Missing,
        ReportKind::TertialReport1 | ReportKind::TertialReport2 | ReportKind::AnnualReport => {
            Assessment::NotAssessed
        }
    }
}

fn weigh<'a>(scene: Scene<'a>, goal: &'a UnitGoal) -> Weighed<'a> {
    let year = scene.year.number();
    let seen = seen((scene.unit, &scene.city.organisation), goal.theme, (year, scene.part()));
    let activities = scene.activities(goal.theme);
    let grade = scene.part().map(|part| grade(&seen, any_deviates(&activities, (year, part))));
    Weighed { goal, seen, activities, grade, misquotes: false }
}

/// A unit that runs houses answers for their energy in its core goals too.
fn weigh_houses(scene: Scene<'_>, weighed: &mut [Weighed<'_>]) {
    if scene.unit.trade != Some(Trade::Property) {
        return;
    }
    let is_energy = |one: &&Weighed<'_>| one.goal.theme == ThemeKind::Environment;
    let Some(energy) = weighed.iter().find(is_energy) else { return };
    let area = energy.goal.area;
    if energy.grade.is_none_or(|grade| grade == Grade::Fully) {
        return;
    }
    for one in weighed.iter_mut().filter(|one| one.goal.area == area) {
        one.grade = one.grade.map(|grade| grade.min(Grade::Partly));
    }
}

/// Puts a contradiction into one of the goals of a report that is to have one there.
fn spoil(scene: Scene<'_>, weighed: &mut [Weighed<'_>]) -> Option<Flaw> {
    let kind = planned_flaw(scene)?;
    let fits = |one: &&mut Weighed<'_>| match kind {
        FlawKind::Grade => one.grade.is_some_and(|grade| grade != Grade::Fully),
        FlawKind::Figure => one.seen.iter().any(|seen| seen.now.is_some()),
        FlawKind::Sign | FlawKind::Future | FlawKind::Stale | FlawKind::Count => false,
    };
    let mut fit: Vec<&mut Weighed<'_>> = weighed.iter_mut().filter(fits).collect();
    let key = scene.unit.key.named("spoilt").year(scene.year.number());
    let at = usize::try_from(key.at(scene.kind as u64).below(fit.len() as u64)).ok()?;
    let one = fit.get_mut(at)?;
    let id = goal_id(scene, one.goal);
    if kind == FlawKind::Figure {
        one.misquotes = true;
        return Some(Flaw::FigureInText(id));
    }
    one.grade = one.grade.map(Grade::better);
    Some(Flaw::GradeAboveEvidence(id))
}

fn goal_id(scene: Scene<'_>, goal: &UnitGoal) -> GoalId {
    if scene.is_after_merger() { goal.ids.1 } else { goal.ids.0 }
}

fn area_node<'a>(
    scene: Scene<'a>,
    below: &[&Weighed<'a>],
    draft: &mut Draft,
    voice: &mut Voice<'a, '_>,
) -> Option<GoalNode> {
    let set = set_of(scene.year.number());
    let first = below.first()?;
    let area =
        scene.city.goals.areas.iter().find(|g| g.set == set && g.number == first.goal.area)?;
    draft.links.goals.push(area.id);
    let label = (Some(area.number), area.title);
    let mut top = node(GoalLevel::Area, label, not_assessed(scene.kind), Vec::new());
    for one in below {
        let council = one.seen.iter().filter(|s| s.definition.owner == TargetOwner::Council);
        for seen in council {
            let row = indicator_row(scene, (seen, one.goal.theme), draft, voice);
            top.indicators.push(row);
        }
    }
    for shared in &scene.city.shared {
        if shared.stands_under(area.number, scene.year.number()) {
            top.activities.push(shared_row(scene, shared, draft, voice));
        }
    }
    let mut rest = below;
    while let Some(first) = rest.first() {
        let serves = scene.serves(first.goal);
        let same = rest.iter().take_while(|one| scene.serves(one.goal) == serves).count();
        let (group, after) = rest.split_at(same);
        if let Some(committee) = scene.city.goals.committee.get(serves) {
            draft.links.goals.push(committee.id);
            let label = (None, committee.words.title);
            let none = not_assessed(scene.kind);
            let mut middle = node(GoalLevel::Committee, label, none, Vec::new());
            middle.goals = group.iter().map(|one| unit_node(scene, one, draft, voice)).collect();
            top.goals.push(middle);
        }
        rest = after;
    }
    Some(top)
}

fn unit_node<'a>(
    scene: Scene<'a>,
    one: &Weighed<'a>,
    draft: &mut Draft,
    voice: &mut Voice<'a, '_>,
) -> GoalNode {
    let id = goal_id(scene, one.goal);
    draft.links.goals.push(id);
    let assessment = one.grade.zip(scene.kind.assessment_tense()).map_or(
        Assessment::Missing,
        |(grade, tense)| {
            let assessment = grade.assessment(tense);
            draft.grades.push(GoalGrade { goal: id, assessment: assessment.clone() });
            assessment
        },
    );
    let label = (None, one.goal.words.title);
    let mut own = node(GoalLevel::Unit, label, assessment, Vec::new());
    for seen in one.seen.iter().filter(|s| s.definition.owner != TargetOwner::Council) {
        own.indicators.push(indicator_row(scene, (seen, one.goal.theme), draft, voice));
    }
    for activity in &one.activities {
        own.activities.push(own_row(scene, activity, draft, voice));
    }
    own.texts = enter_theme(scene, one.goal.theme, voice, |voice| texts(scene, one, voice));
    own
}

/// Lets the voice speak of a theme for a while.
pub(crate) fn enter_theme<'a, T>(
    scene: Scene<'a>,
    theme: ThemeKind,
    voice: &mut Voice<'a, '_>,
    speak: impl FnOnce(&mut Voice<'a, '_>) -> T,
) -> T {
    let Some(trade) = scene.unit.trade else { return speak(voice) };
    let usual = voice.lore;
    voice.lore = theme.words(&scene.city.words, trade).1;
    let (women, men) = match theme {
        ThemeKind::Staff => ("kvinnor", "män"),
        _ => (voice.about.trade.women, voice.about.trade.men),
    };
    voice.know(Slot::Women, women.to_owned());
    voice.know(Slot::Men, men.to_owned());
    let said = speak(voice);
    voice.lore = usual;
    said
}
