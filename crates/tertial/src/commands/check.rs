//! `tertial check`: reports against their own evidence, for a person or for a program.

mod csv;
mod html;
mod json;
mod reading;
mod sarif;
mod sheet;
mod stored;
mod text;

use tertial_review::Severity;

use crate::cli::{Check, CheckFormat};
use crate::rules_file;
use crate::stop::{Stop, StopKind};
use crate::terminal::Terminal;
use sheet::Sheet;

/// Reads everything, holds it against the rules, prints, and ends with 1 where something weighs
/// as much as is denied.
pub(super) async fn run(order: &Check, terminal: &Terminal) -> Result<(), Stop> {
    let rulebook = rules_file::rulebook(order.rules.as_deref())?;
    let sheet = if let Some(address) = &order.database {
        stored::sheet(order, address, rulebook, terminal).await?
    } else {
        let set = reading::read(order, terminal).await?;
        let mut sheet = Sheet::of(set, &rulebook, terminal.localizer());
        sheet.narrow(order.unit.as_deref(), order.year);
        let lapsed = sheet.answer(&rules_file::answers(order.answers.as_deref())?);
        if lapsed > 0 {
            terminal.note(&terminal.localizer().count("cli-check-lapsed", lapsed));
        }
        sheet
    };
    let printed = match order.format {
        CheckFormat::Text => text::print(&sheet, terminal).into_bytes(),
        CheckFormat::Json => json::print(&sheet)?,
        CheckFormat::Sarif => sarif::print(&sheet, terminal.localizer())?,
        CheckFormat::Csv => csv::print(&sheet, terminal.localizer())?,
        CheckFormat::Html => html::print(&sheet, terminal.localizer())?,
    };
    terminal.output(&printed)?;
    let denied = Severity::from(order.deny);
    if sheet.heaviest().is_some_and(|heaviest| heaviest >= denied) {
        return Err(Stop::found());
    }
    match (sheet.documents.is_empty(), sheet.refused.is_empty()) {
        (true, false) => Err(Stop::new(StopKind::User, "check-all-refused")),
        (true, true) => Err(Stop::new(StopKind::User, "check-none-selected")),
        (false, _) => Ok(()),
    }
}
