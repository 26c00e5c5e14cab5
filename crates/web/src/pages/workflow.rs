//! The way of a report from draft to decision, as pages: where it stands, its steps, what is asked
//! about it, its adoption and what was adopted, and what has changed since.

pub mod adopted;
pub mod adoption;
pub mod changes;
pub mod correction;
pub mod hand_in;
pub mod sending_back;
pub(crate) mod steps;
pub mod talk;
pub mod way;

use tertial_domain::ids::{IdempotencyKey, ReportId};
use tertial_domain::permission::Scope;
use tertial_presentation::localizer::Localizer;
use tertial_usecases::once::form_key;
use tertial_usecases::reports::ReportLine;
use tertial_usecases::workflow::standing::ReportStanding;

use crate::frame::{Frame, Section};
use crate::links;
use crate::pages::parts::Step as Crumb;
use crate::reader::Reader;
use crate::words::Say;

/// A page about a report, under the menu's entry for reports.
fn frame(reader: &Reader, here: String) -> Frame {
    Frame { here, ..reader.frame(Some(Section::Reports)) }
}

/// The way to a page about a report: the list, the unit, the report itself.
fn trail(frame: &Frame, line: &ReportLine) -> Vec<Crumb> {
    let localizer = Localizer::of(frame.language);
    vec![
        Crumb { href: "/reports".to_owned(), words: localizer.text("reports-title").into_owned() },
        Crumb { href: links::unit(&line.unit), words: line.unit_name.clone() },
        Crumb { href: links::report(&line.id), words: line.say(localizer) },
    ]
}

/// The name of what a form writes: another one as soon as somebody has taken a step.
fn step_key(
    report: &ReportId,
    standing: &ReportStanding,
    (scope, act): (&Scope, &str),
) -> IdempotencyKey {
    form_key(&[
        &report.to_string(),
        act,
        &standing.working.number.to_string(),
        &standing.history.len().to_string(),
        &scope.principal().to_string(),
    ])
}
