//! The goal tree of a unit's report: levels, tables, texts, and what they link to.

use tertial_domain::activity::ActivityState;
use tertial_domain::assessment::{Assessment, AssessmentTense};
use tertial_domain::goal::{GoalLevel, GoalText};
use tertial_domain::ids::GoalId;
use tertial_domain::period::{OperatingYear, YearPart};
use tertial_domain::report::{GoalNode, ReportKind};
use tertial_domain::rich_text::Block;
use tertial_domain::target::TargetOwner;

use super::aggregate::{Contribution, Grades, Tally};
use super::evidence::{Grade, Seen, any_deviates, grade, seen};
use super::results::{know_result, say_result};
use super::rows::{indicator_row, own_row, shared_row};
use super::{Draft, Flaw, GoalGrade, bullets, node, paragraph, reference_day};
use crate::activities::{PlannedActivity, last_day};
use crate::city::City;
use crate::goals::{ThemeKind, UnitGoal, set_of};
use crate::organisation::Reporter;
use crate::phrase::{Action, Slot};
use crate::voice::Voice;

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
}

/// Writes the goal tree; gives how many goals are met fully, partly and not.
pub(crate) fn write_tree<'a>(
    scene: Scene<'a>,
    draft: &mut Draft,
    voice: &mut Voice<'a, '_>,
    tally: &mut Tally,
) -> Grades {
    let mut counts = Grades::default();
    let weighed: Vec<Weighed<'a>> =
        scene.goals().into_iter().map(|goal| weigh(scene, goal, draft)).collect();
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
                tally.add_figure(place, seen.definition, (now, &seen.former));
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

fn weigh<'a>(scene: Scene<'a>, goal: &'a UnitGoal, draft: &mut Draft) -> Weighed<'a> {
    let year = scene.year.number();
    let seen = seen((scene.unit, &scene.city.organisation), goal.theme, (year, scene.part()));
    let activities = scene.activities(goal.theme);
    let grade = scene.part().map(|part| {
        let supported = grade(&seen, any_deviates(&activities, (year, part)));
        let key = scene.unit.key.named("flaw").year(year).at(goal.theme as u64);
        let flawed = key.at(scene.kind as u64).chance(4) && supported != Grade::Fully;
        if flawed {
            draft.flaws.push(Flaw::GradeAboveEvidence(goal_id(scene, goal)));
            supported.better()
        } else {
            supported
        }
    });
    Weighed { goal, seen, activities, grade }
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

/// The labelled texts of a unit goal.
fn texts<'a>(
    scene: Scene<'a>,
    one: &Weighed<'a>,
    voice: &mut Voice<'a, '_>,
) -> Vec<(GoalText, Vec<Block>)> {
    let mut expected = vec![paragraph(one.goal.words.expected.to_owned())];
    match scene.kind {
        ReportKind::AnnualPlan => {
            expected.push(aim(one, voice));
            plan_texts(scene, one, voice, expected)
        }
        ReportKind::TertialReport1 | ReportKind::TertialReport2 => vec![
            (GoalText::ExpectedResult, expected),
            (GoalText::Analysis, analysis(one, voice, AssessmentTense::Forecast)),
        ],
        ReportKind::AnnualReport => {
            let mut texts = vec![
                (GoalText::ExpectedResult, expected),
                (GoalText::Analysis, analysis(one, voice, AssessmentTense::Final)),
            ];
            if voice.random.chance(40) {
                let left = unfinished(one, voice);
                let text = voice.paragraph(|voice, out| {
                    voice.part("develop.past", out);
                    say_next(&left, voice, out);
                });
                texts.push((GoalText::Development, vec![paragraph(text)]));
            }
            texts
        }
    }
}

fn aim<'a>(one: &Weighed<'a>, voice: &mut Voice<'a, '_>) -> Block {
    paragraph(voice.paragraph(|voice, out| {
        for seen in one.seen.iter().take(2) {
            know_result(voice, seen);
            say_result(voice, out, seen);
        }
        voice.effect(out);
    }))
}

fn plan_texts<'a>(
    scene: Scene<'a>,
    one: &Weighed<'a>,
    voice: &mut Voice<'a, '_>,
    expected: Vec<Block>,
) -> Vec<(GoalText, Vec<Block>)> {
    let all = scene
        .unit
        .trade
        .map(|trade| one.goal.theme.words(&scene.city.words, trade).0.actions.as_slice())
        .unwrap_or_default();
    let mut method = vec![paragraph(voice.paragraph(|voice, out| {
        for activity in one.activities.iter().take(2) {
            voice.act(activity.action, out);
        }
        voice.effect(out);
    }))];
    if voice.random.chance(35) {
        let items = (0..3).map(|_| {
            voice.paragraph(|voice, out| {
                let action = voice.draw_action(all);
                voice.act(action, out);
            })
        });
        method.push(bullets(items.collect()));
    } else {
        method.push(paragraph(voice.paragraph(|voice, out| {
            let action = voice.draw_action(all);
            voice.act(action, out);
            voice.fact(out);
            voice.obstacle(out);
        })));
    }
    let mut text = |names: [&str; 2]| {
        vec![paragraph(voice.paragraph(|voice, out| {
            voice.draw_action(all);
            for name in names.into_iter().filter(|name| !name.is_empty()) {
                voice.part(name, out);
            }
        }))]
    };
    vec![
        (GoalText::ExpectedResult, expected),
        (GoalText::WorkingMethod, method),
        (GoalText::ResourceUse, text(["resource.plan", ""])),
        (GoalText::FollowUp, text(["follow.plan", "follow.plan"])),
        (GoalText::Development, text(["develop.plan", ""])),
    ]
}

fn analysis<'a>(
    one: &Weighed<'a>,
    voice: &mut Voice<'a, '_>,
    tense: AssessmentTense,
) -> Vec<Block> {
    let mut blocks = Vec::with_capacity(3);
    let measured: Vec<&Seen> = {
        let mut all: Vec<&Seen> = one.seen.iter().collect();
        all.sort_by_key(|seen| seen.now.is_none());
        all
    };
    if !measured.is_empty() {
        blocks.push(paragraph(voice.paragraph(|voice, out| {
            for seen in measured.iter().take(2) {
                know_result(voice, seen);
                say_result(voice, out, seen);
            }
            voice.effect(out);
        })));
    }
    let year = voice.about.year;
    let part = voice.about.kind.year_part().unwrap_or(YearPart::FullYear);
    let done: Vec<&&PlannedActivity> = one
        .activities
        .iter()
        .filter(|activity| {
            matches!(activity.state(year, part), ActivityState::Done | ActivityState::Ongoing)
        })
        .collect();
    blocks.push(paragraph(voice.paragraph(|voice, out| {
        if let Some(activity) = voice.random.pick(&done) {
            voice.act(activity.action, out);
        }
        voice.fact(out);
        match one.grade {
            Some(Grade::Fully) => voice.effect(out),
            _ => voice.obstacle(out),
        }
    })));
    let left = unfinished(one, voice);
    if let Some(grade) = one.grade {
        blocks.push(paragraph(voice.paragraph(|voice, out| {
            let results = &voice.about.words.results;
            voice.say(results.of(grade.list(tense)), out);
            if tense == AssessmentTense::Final || voice.random.chance(50) {
                say_next(&left, voice, out);
            }
        })));
    }
    blocks
}

/// The activities that still go on after what the report speaks of.
fn unfinished(one: &Weighed<'_>, voice: &Voice<'_, '_>) -> Vec<Action> {
    let year = voice.about.year;
    let part = voice.about.kind.year_part().unwrap_or(YearPart::FullYear);
    let going_on = one.activities.iter().filter(|activity| {
        activity.end > last_day(year, part) && activity.state(year, part) != ActivityState::Done
    });
    going_on.map(|activity| activity.action).collect()
}

/// Adds what comes next, when something does.
fn say_next(left: &[Action], voice: &mut Voice<'_, '_>, out: &mut String) {
    if !left.is_empty() {
        voice.draw_action(left);
        voice.next(out);
    }
}
