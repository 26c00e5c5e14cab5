//! One report of a unit, from its facts.

use std::collections::HashSet;

use tertial_domain::report::{Report, ReportKind};

use super::Scene;
use super::facts::{GoalFacts, Standing, goals};
use super::sections::write_sections;
use super::tree::write_tree;
use crate::compose::{Draft, know_money, reference_day};
use crate::figures::crowd;
use crate::indicators::Crowd;
use crate::money::money;
use crate::phrase::Slot;
use crate::voice::{Speaker, Voice, in_words};

/// Writes a report; no paragraph in it is among those already seen.
pub(super) fn write(scene: Scene<'_>, seen: &mut HashSet<u64>) -> Option<Report> {
    let maker = scene.maker;
    let unit = maker.organisation.units.get(scene.unit)?;
    let trade = maker.words.trade(unit.trade?);
    let plan = maker.organisation.plans.get(unit.committees.1)?;
    let total = |crowd_of| {
        let (women, men) = crowd(unit, crowd_of, scene.year);
        women + men
    };
    let speaker = Speaker {
        words: &maker.words,
        trade,
        name: unit.name_on(reference_day(scene.year, scene.kind)),
        places: &unit.places,
        staff: total(Crowd::Staff),
        people: total(Crowd::People(100)),
        year: scene.year,
        kind: scene.kind,
    };
    let random = scene.key.named("text").year(scene.year).named(scene.kind.code()).random();
    let mut voice = Voice::new(speaker, random, seen);
    let money = money(unit, scene.year, scene.kind.year_part());
    know_money(&mut voice, &money);
    voice.know(Slot::Women, trade.women.to_owned());
    voice.know(Slot::Men, trade.men.to_owned());
    let facts = goals(scene);
    know_counts(&mut voice, &facts, scene.kind);
    let tree = write_tree(scene, &facts, &mut voice);
    let mut draft = Draft::begin(unit, plan, (scene.year, scene.kind));
    write_sections(scene, (&facts, &money), &mut voice, &mut draft);
    draft.report.goals = tree;
    Some(draft.report)
}

/// Tells the voice how many goals there are, and how many of each grade.
fn know_counts(voice: &mut Voice<'_, '_>, facts: &[GoalFacts], kind: ReportKind) {
    let word = |count: usize| match i64::try_from(count).unwrap_or(0) {
        0 => "inget".to_owned(),
        count => in_words(count),
    };
    let of = |grade| facts.iter().filter(|goal| goal.grade(kind) == grade).count();
    voice.know(Slot::GoalCount, word(facts.len()));
    voice.know(Slot::Fully, word(of(Standing::Met)));
    voice.know(Slot::Partly, word(of(Standing::Short)));
    voice.know(Slot::Not, word(of(Standing::Away)));
}
