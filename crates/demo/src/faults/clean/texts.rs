//! The labelled texts of a unit goal.

use tertial_domain::activity::ActivityState;
use tertial_domain::goal::GoalText;
use tertial_domain::indicator::Polarity;
use tertial_domain::report::ReportKind;
use tertial_domain::rich_text::Block;

use super::Scene;
use super::facts::{GoalFacts, Standing};
use super::sentences::{at_times_a_fact, grade_list, say, say_row, told};
use super::tree::is_councils;
use crate::compose::{bullets, paragraph};
use crate::voice::Voice;

/// The expected result: the same words in the plan and in all reports of its year.
fn expected<'a>(scene: Scene<'a>, facts: &GoalFacts, voice: &mut Voice<'a, '_>) -> Block {
    let key = scene.key.named("expected").named(facts.title).year(scene.year);
    let own = std::mem::replace(&mut voice.random, key.random());
    let said = std::mem::take(&mut voice.said);
    let mut out = String::new();
    for row in facts.rows.iter().filter(|row| !(facts.lends_to_area && is_councils(row))) {
        let list = match (row.definition.polarity, row.bare) {
            (Polarity::LowerIsBetter, false) => "expected.lower",
            (Polarity::LowerIsBetter, true) => "expected.falls",
            (Polarity::HigherIsBetter | Polarity::Neutral, false) => "expected.higher",
            (Polarity::HigherIsBetter | Polarity::Neutral, true) => "expected.rises",
        };
        let slots = [
            ("I", row.definition.phrase.to_owned()),
            ("m", told(voice, row.definition, row.target)),
            ("år", scene.year.to_string()),
        ];
        say(voice, &mut out, list, &slots);
    }
    if out.is_empty() {
        // The first may deviate, and which one it is may change from report to report.
        let words =
            facts.activities.last().map(|one| (one.action.verb.infinitive, one.action.rest));
        let (verb, rest) = words.unwrap_or(("utveckla", "rutinerna"));
        let slots = [("akt", format!("{verb} {rest}")), ("år", scene.year.to_string())];
        say(voice, &mut out, "expected.none", &slots);
    }
    voice.random = own;
    voice.said = said;
    paragraph(out)
}

type Texts = Vec<(GoalText, Vec<Block>)>;

/// The labelled texts of a unit goal in a kind of report.
pub(super) fn texts<'a>(scene: Scene<'a>, facts: &GoalFacts, voice: &mut Voice<'a, '_>) -> Texts {
    let expected = expected(scene, facts, voice);
    let mut texts = vec![(GoalText::ExpectedResult, vec![expected])];
    if scene.kind == ReportKind::AnnualPlan {
        plan_texts(scene, facts, voice, &mut texts);
        return texts;
    }
    if scene.kind == ReportKind::AnnualReport {
        let method = voice.paragraph(|voice, out| {
            for activity in facts.activities.iter().filter(|one| !one.deviates).take(2) {
                voice.act(activity.action, out);
            }
            at_times_a_fact(voice, out);
        });
        texts.push((GoalText::WorkingMethod, vec![paragraph(method)]));
        for (label, list) in
            [(GoalText::ResourceUse, "resource.final"), (GoalText::FollowUp, "follow.final")]
        {
            let text = voice.paragraph(|voice, out| {
                say(voice, out, list, &[]);
                let going: Vec<_> = facts.activities.iter().filter(|one| !one.deviates).collect();
                if let Some(activity) = voice.random.pick(&going) {
                    voice.act(activity.action, out);
                }
            });
            texts.push((label, vec![paragraph(text)]));
        }
    }
    texts.push((GoalText::Analysis, analysis(scene, facts, voice)));
    if scene.kind == ReportKind::AnnualReport && voice.random.chance(40) {
        let ahead = voice.paragraph(|voice, out| {
            voice.part("develop.past", out);
            say(voice, out, "ahead", &[("nästa", (scene.year + 1).to_string())]);
        });
        texts.push((GoalText::Development, vec![paragraph(ahead)]));
    }
    texts
}

fn plan_texts<'a>(
    scene: Scene<'a>,
    facts: &GoalFacts,
    voice: &mut Voice<'a, '_>,
    texts: &mut Texts,
) {
    let own = facts.rows.iter().filter(|row| !(facts.lends_to_area && is_councils(row)));
    if let (Some(row), Some((_, expected))) = (own.into_iter().next(), texts.first_mut()) {
        expected.push(paragraph(voice.paragraph(|voice, out| {
            let slots = [
                ("f", told(voice, row.definition, row.before)),
                ("m", told(voice, row.definition, row.target)),
                ("år", scene.year.to_string()),
                ("förra", (scene.year - 1).to_string()),
            ];
            say(voice, out, if row.bare { "aim.bare" } else { "aim" }, &slots);
            voice.effect(out);
        })));
    }
    let mut method = vec![paragraph(voice.paragraph(|voice, out| {
        for activity in facts.activities.iter().take(2) {
            voice.act(activity.action, out);
        }
        if facts.activities.is_empty() {
            voice.fact(out);
        }
        voice.effect(out);
    }))];
    if voice.random.chance(40) {
        let items = facts.activities.iter().map(|activity| {
            voice.paragraph(|voice, out| {
                voice.act(activity.action, out);
                at_times_a_fact(voice, out);
            })
        });
        method.push(bullets(items.collect()));
    }
    texts.push((GoalText::WorkingMethod, method));
    for (label, list) in [
        (GoalText::ResourceUse, "resource.plan"),
        (GoalText::FollowUp, "follow.plan"),
        (GoalText::Development, "develop.plan"),
    ] {
        let text = voice.paragraph(|voice, out| {
            voice.part(list, out);
            voice.part(list, out);
        });
        texts.push((label, vec![paragraph(text)]));
    }
}

fn analysis<'a>(scene: Scene<'a>, facts: &GoalFacts, voice: &mut Voice<'a, '_>) -> Vec<Block> {
    let grade = facts.grade(scene.kind);
    let mut blocks = Vec::with_capacity(4);
    if facts.measured(scene.kind).next().is_some() {
        blocks.push(paragraph(voice.paragraph(|voice, out| {
            for row in facts.measured(scene.kind).take(2) {
                say_row(voice, out, (scene, row));
            }
            at_times_a_fact(voice, out);
        })));
    }
    blocks.push(paragraph(voice.paragraph(|voice, out| {
        let done = facts.activities.iter().find(|one| {
            let state = one.state(scene.year, scene.kind);
            matches!(state, ActivityState::Done | ActivityState::Ongoing)
        });
        match done {
            Some(activity) => voice.act(activity.action, out),
            None => voice.fact(out),
        }
        match grade {
            Standing::Met => voice.effect(out),
            Standing::Short | Standing::Away => voice.obstacle(out),
        }
        at_times_a_fact(voice, out);
    })));
    blocks.push(paragraph(voice.paragraph(|voice, out| {
        say(voice, out, grade_list(grade, scene.kind), &[]);
        match grade {
            Standing::Met => voice.effect(out),
            Standing::Short | Standing::Away => voice.obstacle(out),
        }
    })));
    blocks
}
