//! The labelled texts of a unit's goal in each kind of report.

use tertial_domain::activity::ActivityState;
use tertial_domain::assessment::AssessmentTense;
use tertial_domain::goal::GoalText;
use tertial_domain::period::YearPart;
use tertial_domain::report::ReportKind;
use tertial_domain::rich_text::Block;

use super::{Scene, Weighed};
use crate::activities::last_day;
use crate::compose::evidence::{Grade, Seen};
use crate::compose::results::{know_result, say_result};
use crate::compose::{bullets, paragraph};
use crate::figures::print;
use crate::phrase::{Action, Slot};
use crate::voice::{Doing, Voice};

/// The labelled texts of a unit goal.
pub(super) fn texts<'a>(
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
            voice.act_of(activity.doing(scene.year.number(), None), out);
        }
        voice.effect(out);
    }))];
    if voice.random.chance(35) {
        let first = usize::try_from(voice.random.below(all.len() as u64)).unwrap_or(0);
        let three: Vec<Action> = all.iter().cycle().skip(first).take(3).copied().collect();
        let items = three.iter().map(|action| {
            voice.paragraph(|voice, out| {
                voice.act(*action, out);
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
            match measured.first().filter(|_| one.misquotes) {
                Some(seen) => misquote(voice, out, seen),
                None => voice.effect(out),
            }
        })));
    }
    let year = voice.about.year;
    let part = voice.about.kind.year_part().unwrap_or(YearPart::FullYear);
    let begun: Vec<Doing> = one
        .activities
        .iter()
        .map(|activity| activity.doing(year, Some(part)))
        .filter(|doing| matches!(doing.state, ActivityState::Done | ActivityState::Ongoing))
        .collect();
    blocks.push(paragraph(voice.paragraph(|voice, out| {
        if let Some(doing) = voice.random.pick(&begun).copied() {
            voice.act_of(doing, out);
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
            // The grade alone would read the same in every report.
            if out.chars().count() < ALONE {
                voice.fact(out);
            }
        })));
    }
    blocks
}

/// Adds a sentence with another figure than the table's.
fn misquote(voice: &mut Voice<'_, '_>, out: &mut String, seen: &Seen) {
    let Some(now) = &seen.now else { return };
    let (definition, right) = (seen.definition, now.total.hundredths);
    let finest = if definition.decimals == 0 { 100 } else { 10 };
    let off = (right / 8).max(finest * 3) / finest * finest;
    let wrong = if right > off { right - off } else { right + off };
    know_result(voice, seen);
    voice.know(Slot::WrongFigure, print(definition, wrong));
    voice.part("flaw.figure", out);
}

/// A shorter paragraph gets one more sentence.
const ALONE: usize = 90;

/// The activities that still go on after what the report speaks of.
fn unfinished(one: &Weighed<'_>, voice: &Voice<'_, '_>) -> Vec<Doing> {
    let year = voice.about.year;
    let part = voice.about.kind.year_part().unwrap_or(YearPart::FullYear);
    let all = one.activities.iter().map(|activity| activity.doing(year, Some(part)));
    let is_left =
        |doing: &Doing| doing.end > last_day(year, part) && doing.state != ActivityState::Done;
    all.filter(is_left).collect()
}

/// Adds what comes next, when something does.
fn say_next(left: &[Doing], voice: &mut Voice<'_, '_>, out: &mut String) {
    if let Some(doing) = voice.random.pick(left).copied() {
        voice.draw_action(&[doing.action]);
        voice.know_days(doing);
        voice.forget_days();
        voice.next(out);
    }
}
