//! What earlier compilations wrote in the committee's draft, told by the log of events, and the
//! figures of a new draft: those of the units, and the committee's own beside them.

use std::collections::HashMap;

use tertial_domain::ids::{ActivityId, OutcomeId, ReportId, ReportVersionId};
use tertial_domain::outcome::Outcome;
use tertial_domain::report::{IndicatorField, Report, ReportState};
use tertial_report::compilation::{CompilationFacts, Compiled, Written};
use tertial_rollup::coverage::PlaceFigures;
use tertial_store::ReadSession;
use tertial_store::report_facts::FactSubject;
use tertial_store::reports::StoredReport;

use crate::context::Context;
use crate::failure::{Failure, OrNotFound};
use crate::reports::read_body;

/// The act of storing a compilation, as the log names it.
pub(super) const COMPILED: &str = "report-compiled";

/// Whether this version, or one before it, was compiled.
pub(crate) async fn is_compiled(
    session: &mut ReadSession,
    report: ReportId,
    version: u32,
) -> Result<bool, Failure> {
    let events = session.events_of_report(report).await?;
    let mut compiled = events.into_iter().filter(|event| event.action == COMPILED);
    Ok(compiled.any(|event| event.object_version.is_some_and(|at| at <= i64::from(version))))
}

/// What compilations have written in a draft; `None` where the report is no draft.
pub(super) async fn written(
    session: &mut ReadSession,
    own: Option<&StoredReport>,
) -> Result<Option<Written>, Failure> {
    let Some(own) = own.filter(|own| own.state == ReportState::Draft) else { return Ok(None) };
    let events = session.events_of_report(own.id).await?;
    let compiled = events.into_iter().filter(|event| event.action == COMPILED);
    let compiled: Vec<u32> = compiled
        .filter_map(|event| event.object_version.and_then(|number| number.try_into().ok()))
        .collect();
    let mut written = Written::default();
    if compiled.is_empty() {
        return Ok(Some(written));
    }
    let versions = session.report_versions(own.id).await?;
    let ids: HashMap<u32, ReportVersionId> =
        versions.iter().map(|version| (version.number, version.id)).collect();
    for number in compiled {
        let Some(id) = ids.get(&number) else { continue };
        let after = body(session, *id).await?;
        let before = match number.checked_sub(1).and_then(|before| ids.get(&before)) {
            Some(id) => Some(body(session, *id).await?),
            None => None,
        };
        written.add(before.as_ref(), &after);
    }
    Ok(Some(written))
}

async fn body(session: &mut ReadSession, version: ReportVersionId) -> Result<Report, Failure> {
    read_body(&session.report_body(version).await?.or_not_found()?)
}

/// What the activity rows of a version are linked to, in the order of `Report::walk_goals`.
pub(super) async fn activities(
    session: &mut ReadSession,
    version: ReportVersionId,
    report: &Report,
) -> Result<Vec<Vec<Option<ActivityId>>>, Failure> {
    let places = session.fact_places(version).await?;
    let found: HashMap<&str, FactSubject> =
        places.iter().map(|place| (place.path.as_str(), place.subject)).collect();
    let link = |goal: usize, row: usize| match found.get(&*format!("goal/{goal}/activity/{row}")) {
        Some(FactSubject::Activity(id)) => *id,
        _ => None,
    };
    let goals = report.walk_goals().enumerate();
    let rows =
        goals.map(|(at, goal)| (0..goal.activities.len()).map(|row| link(at, row)).collect());
    Ok(rows.collect())
}

/// The outcomes of the draft: a figure that no unit gives is the committee's.
pub(super) fn outcomes(
    context: &Context,
    facts: &CompilationFacts,
    compiled: &Compiled,
) -> Vec<Outcome> {
    let Some(part) = facts.kind.year_part() else { return Vec::new() };
    let mut figures: Vec<_> = compiled
        .figures
        .iter()
        .filter_map(|figure| {
            let added = figure.added.as_ref()?;
            let (values, forecast) = (added.values.clone(), added.forecast.clone());
            Some((figure.indicator, PlaceFigures { values, forecast, persons: added.persons }))
        })
        .collect();
    let own = facts.own.iter().flat_map(|own| &own.figures);
    for (indicator, own) in own {
        let kept = compiled.kept.iter().filter(|(id, _)| id == indicator);
        let fields: Vec<IndicatorField> = kept.flat_map(|(_, fields)| fields).copied().collect();
        let is_known = figures.iter().any(|(id, _)| id == indicator);
        if !is_known && fields.iter().any(|field| has(own, *field)) {
            figures.push((*indicator, nothing()));
        }
        if let Some((_, figure)) = figures.iter_mut().find(|(id, _)| id == indicator) {
            for field in fields {
                fill(figure, own, field);
            }
        }
    }
    let outcome = |(indicator, figures): (_, PlaceFigures)| Outcome {
        id: OutcomeId::from_bits(context.ids.next()),
        indicator,
        unit: facts.committee,
        year: facts.year,
        part,
        values: figures.values,
        forecast: figures.forecast,
        persons: figures.persons,
    };
    figures.into_iter().map(outcome).collect()
}

fn nothing() -> PlaceFigures {
    PlaceFigures {
        values: tertial_domain::outcome::BySex::default(),
        forecast: None,
        persons: None,
    }
}

fn has(own: &PlaceFigures, field: IndicatorField) -> bool {
    let mut filled = nothing();
    fill(&mut filled, own, field);
    filled != nothing()
}

/// Fills in one of the committee's figures where there is none.
fn fill(figure: &mut PlaceFigures, own: &PlaceFigures, field: IndicatorField) {
    let (values, said) = (&mut figure.values, &own.values);
    match field {
        IndicatorField::Outcome if values.total.is_none() => {
            values.total.clone_from(&said.total);
            values.other.clone_from(&said.other);
            figure.persons = own.persons;
        }
        IndicatorField::OutcomeWomen if values.women.is_none() => {
            values.women.clone_from(&said.women);
        }
        IndicatorField::OutcomeMen if values.men.is_none() => values.men.clone_from(&said.men),
        IndicatorField::Forecast if figure.forecast.is_none() => {
            figure.forecast.clone_from(&own.forecast);
        }
        IndicatorField::Outcome
        | IndicatorField::OutcomeWomen
        | IndicatorField::OutcomeMen
        | IndicatorField::Forecast
        | IndicatorField::Previous
        | IndicatorField::Target
        | IndicatorField::CouncilTarget
        | IndicatorField::Period
        | IndicatorField::Periodicity => {}
    }
}
