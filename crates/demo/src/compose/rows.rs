//! Rows of indicators and activities, each with the fact and the identity that it prints.

use tertial_domain::activity::ActivityState;
use tertial_domain::ids::OutcomeId;
use tertial_domain::outcome::Outcome;
use tertial_domain::period::{Periodicity, YearPart};
use tertial_domain::quantity::Value;
use tertial_domain::report::{ActivityRow, IndicatorField, IndicatorRow, ReportKind};
use tertial_domain::rich_text::Block;
use tertial_domain::target::TargetOwner;

use super::evidence::Seen;
use super::goal_section::{Scene, enter_theme};
use super::results::{know_result, say_sex};
use super::{ActivityStanding, Draft, paragraph};
use crate::activities::{PlannedActivity, SharedActivity};
use crate::figures::{Figure, plain_quantity, print, values};
use crate::goals::ThemeKind;
use crate::indicators::Definition;
use crate::phrase::Action;
use crate::targets::{Standing, print_council_target, print_target};
use crate::voice::{Doing, Voice};

/// The short name of a period ("VB 2025", "T1 2026", "2025" for what is measured once a year).
pub(crate) fn period(definition: &Definition, year: i16, kind: ReportKind) -> String {
    match kind {
        _ if !definition.is_measured_in_tertials() => year.to_string(),
        ReportKind::AnnualPlan | ReportKind::AnnualReport => format!("VB {year}"),
        ReportKind::TertialReport1 => format!("T1 {year}"),
        ReportKind::TertialReport2 => format!("T2 {year}"),
    }
}

/// Sets the cells of an outcome.
pub(crate) fn set_outcome(row: &mut IndicatorRow, definition: &Definition, figure: &Figure) {
    row.set_cell(IndicatorField::Outcome, Some(print(definition, figure.total.hundredths)));
    if figure.may_be_split() {
        let cell = |number: crate::figures::Number| print(definition, number.hundredths);
        row.set_cell(IndicatorField::OutcomeMen, figure.men.map(cell));
        row.set_cell(IndicatorField::OutcomeWomen, figure.women.map(cell));
    }
}

/// The row of an indicator in a unit's table, with its outcome put on record.
pub(crate) fn indicator_row<'a>(
    scene: Scene<'a>,
    (seen, theme): (&Seen, ThemeKind),
    draft: &mut Draft,
    voice: &mut Voice<'a, '_>,
) -> IndicatorRow {
    let definition = seen.definition;
    let year = scene.year.number();
    let mut row = IndicatorRow::new(definition.name.to_owned());
    draft.links.indicators.push(definition.id(scene.city.plan.seed));
    let target = seen.target.map(|target| print_target(definition, target.hundredths));
    row.set_cell(IndicatorField::Target, target);
    row.set_cell(IndicatorField::CouncilTarget, print_council_target(definition));
    let Some(part) = scene.part() else {
        let word = match definition.periodicity {
            Periodicity::Year => "År",
            Periodicity::EverySecondYear => "Vartannat år",
            Periodicity::HalfYear => "Halvår",
            Periodicity::Month => "Månad",
            Periodicity::Tertial => "Tertial",
        };
        row.set_cell(IndicatorField::Periodicity, Some(word.to_owned()));
        return row;
    };
    row.set_cell(IndicatorField::Period, Some(period(definition, year, scene.kind)));
    let previous = seen.previous().total.hundredths;
    row.set_cell(IndicatorField::Previous, Some(print(definition, previous)));
    row.set_cell(IndicatorField::Forecast, seen.forecast.map(|f| print(definition, f)));
    if let Some(now) = &seen.now {
        set_outcome(&mut row, definition, now);
        draft.outcomes.push(outcome(scene, (seen, now), part));
        let key = scene.unit.key.named("row text").named(definition.code).year(year);
        let split = now.women.is_some();
        // A group too small to be told apart is said to be so; a council's target missed is explained.
        let is_hidden = split && !now.may_be_split();
        let is_missed = part == YearPart::FullYear
            && definition.owner == TargetOwner::Council
            && seen.standing.is_some_and(|standing| standing != Standing::Met);
        let told = part != YearPart::Tertial1 && key.at(part as u64).chance(30);
        if told || is_hidden || is_missed {
            row.analysis = enter_theme(scene, theme, voice, |voice| {
                know_result(voice, seen);
                vec![paragraph(voice.paragraph(|voice, out| {
                    if split {
                        say_sex(voice, out, now);
                    }
                    voice.fact(out);
                    voice.obstacle(out);
                }))]
            });
        }
    }
    row
}

fn outcome(scene: Scene<'_>, (seen, now): (&Seen, &Figure), part: YearPart) -> Outcome {
    let definition = seen.definition;
    let key = scene.unit.key.named("outcome").named(definition.code);
    let id = OutcomeId::from_bits(key.year(scene.year.number()).at(part as u64).id_bits());
    let people = now.persons.map_or(scene.unit.people, |(persons, _)| persons);
    Outcome {
        id,
        indicator: definition.id(scene.city.plan.seed),
        unit: scene.unit.org.id,
        year: scene.year,
        part,
        values: values(definition, now),
        forecast: seen
            .forecast
            .map(|hundredths| Value::Number(plain_quantity(definition, hundredths, None))),
        persons: u32::try_from(people).ok(),
    }
}

/// The row of a unit's own activity.
pub(crate) fn own_row<'a>(
    scene: Scene<'a>,
    activity: &PlannedActivity,
    draft: &mut Draft,
    voice: &mut Voice<'a, '_>,
) -> ActivityRow {
    let year = scene.year.number();
    draft.links.activities.push(activity.id);
    let mut row = ActivityRow {
        name: activity.name.clone(),
        start: Some(activity.start.to_string()),
        end: Some(activity.end.to_string()),
        ..ActivityRow::default()
    };
    let Some(part) = scene.part() else { return row };
    let doing = activity.doing(year, Some(part));
    let state = doing.state;
    let told = activity.key.named("told").year(year).at(part as u64).chance(22);
    row.state = Some(state);
    row.deviation = deviation(doing, voice);
    if told || state == ActivityState::Deviating {
        row.analysis = enter_theme(scene, activity.theme, voice, |voice| answer(doing, voice));
    }
    draft.activities.push(ActivityStanding {
        activity: activity.id,
        state,
        deviation: row.deviation.clone(),
    });
    row
}

/// The row of an activity from above, with the unit's answer.
pub(crate) fn shared_row<'a>(
    scene: Scene<'a>,
    activity: &SharedActivity,
    draft: &mut Draft,
    voice: &mut Voice<'a, '_>,
) -> ActivityRow {
    let year = scene.year.number();
    draft.links.activities.push(activity.id);
    let mut row = ActivityRow {
        name: activity.name.to_owned(),
        start: Some(activity.start.to_string()),
        end: Some(activity.end.to_string()),
        ..ActivityRow::default()
    };
    let Some(part) = scene.part() else { return row };
    let state = activity.state(scene.unit, year, part);
    let doing =
        Doing { action: Action::default(), start: activity.start, end: activity.end, state };
    row.state = Some(state);
    row.deviation = deviation(doing, voice);
    let told = scene.unit.key.at(activity.key.below(1 << 40)).year(year).chance(30);
    if state == ActivityState::Deviating || (told && part == YearPart::FullYear) {
        row.analysis =
            enter_theme(scene, activity.theme(year), voice, |voice| answer(doing, voice));
    }
    draft.activities.push(ActivityStanding {
        activity: activity.id,
        state,
        deviation: row.deviation.clone(),
    });
    row
}

fn deviation(doing: Doing, voice: &mut Voice<'_, '_>) -> Option<String> {
    (doing.state == ActivityState::Deviating).then(|| {
        let mut out = String::new();
        voice.know_days(doing);
        voice.part("deviation", &mut out);
        voice.forget_days();
        out
    })
}

/// What is said of an activity under its row.
fn answer(doing: Doing, voice: &mut Voice<'_, '_>) -> Vec<Block> {
    let is_past = voice.about.kind == ReportKind::AnnualReport;
    let list = match (doing.state, is_past) {
        (ActivityState::Deviating, true) if doing.end.year() > voice.about.year => {
            "activity.dev.long"
        }
        (ActivityState::Deviating, true) => "activity.dev.past",
        (ActivityState::Deviating, false) => "activity.dev.now",
        (ActivityState::Done, _) => "activity.done",
        (ActivityState::Ongoing, true) => "activity.going.past",
        (ActivityState::Ongoing, false) => "activity.going.now",
        (ActivityState::NotStarted, _) => "activity.waiting",
    };
    let text = voice.paragraph(|voice, out| {
        voice.know_days(doing);
        voice.part(list, out);
        voice.forget_days();
        match doing.state {
            ActivityState::Deviating => voice.obstacle(out),
            ActivityState::Ongoing if doing.action.rest.is_empty() => voice.fact(out),
            ActivityState::Done | ActivityState::Ongoing => voice.effect(out),
            ActivityState::NotStarted => {}
        }
    });
    vec![paragraph(text)]
}
