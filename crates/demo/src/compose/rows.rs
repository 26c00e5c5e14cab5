//! Rows of indicators and activities, each with the fact and the identity that it prints.

use tertial_domain::activity::ActivityState;
use tertial_domain::ids::OutcomeId;
use tertial_domain::outcome::Outcome;
use tertial_domain::period::{Periodicity, YearPart};
use tertial_domain::quantity::Value;
use tertial_domain::report::{ActivityRow, IndicatorField, IndicatorRow, ReportKind};
use tertial_domain::rich_text::Block;

use super::evidence::Seen;
use super::goal_section::{Scene, enter_theme};
use super::results::{know_result, say_sex};
use super::{ActivityStanding, Draft, paragraph};
use crate::activities::{PlannedActivity, SharedActivity};
use crate::figures::{Figure, plain_quantity, print, values};
use crate::goals::ThemeKind;
use crate::indicators::Definition;
use crate::targets::{print_council_target, print_target};
use crate::voice::Voice;

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
    row.set_cell(IndicatorField::Previous, Some(print(definition, seen.former.total.hundredths)));
    row.set_cell(IndicatorField::Forecast, seen.forecast.map(|f| print(definition, f)));
    if let Some(now) = &seen.now {
        set_outcome(&mut row, definition, now);
        draft.outcomes.push(outcome(scene, (seen, now), part));
        let key = scene.unit.key.named("row text").named(definition.code).year(year);
        if part != YearPart::Tertial1 && key.at(part as u64).chance(30) {
            row.analysis = enter_theme(scene, theme, voice, |voice| {
                know_result(voice, seen);
                let split = now.women.is_some();
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
    let state = activity.state(year, part);
    let told = activity.key.named("told").year(year).at(part as u64).chance(22);
    row.state = Some(state);
    row.deviation = deviation(state, voice);
    if told || state == ActivityState::Deviating {
        row.analysis = enter_theme(scene, activity.theme, voice, |voice| {
            answer(state, voice, Some(activity.action))
        });
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
    row.state = Some(state);
    row.deviation = deviation(state, voice);
    let told = scene.unit.key.at(activity.key.below(1 << 40)).year(year).chance(30);
    if state == ActivityState::Deviating || (told && part == YearPart::FullYear) {
        row.analysis =
            enter_theme(scene, activity.theme(year), voice, |voice| answer(state, voice, None));
    }
    draft.activities.push(ActivityStanding {
        activity: activity.id,
        state,
        deviation: row.deviation.clone(),
    });
    row
}

fn deviation(state: ActivityState, voice: &mut Voice<'_, '_>) -> Option<String> {
    (state == ActivityState::Deviating).then(|| {
        let mut out = String::new();
        voice.part("deviation", &mut out);
        out
    })
}

/// What is said of an activity under its row.
fn answer(
    state: ActivityState,
    voice: &mut Voice<'_, '_>,
    action: Option<crate::phrase::Action>,
) -> Vec<Block> {
    let text = voice.paragraph(|voice, out| match state {
        ActivityState::Deviating => {
            let past = voice.about.kind == ReportKind::AnnualReport;
            voice.part(if past { "activity.dev" } else { "activity.dev.now" }, out);
            voice.obstacle(out);
        }
        ActivityState::Done => {
            voice.part("activity.past", out);
            voice.effect(out);
        }
        ActivityState::NotStarted | ActivityState::Ongoing => {
            voice.part("activity.now", out);
            match action {
                Some(_) => voice.effect(out),
                None => voice.fact(out),
            }
        }
    });
    vec![paragraph(text)]
}
