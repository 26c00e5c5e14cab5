//! `tertial check`: reports against their own evidence, for a person or for a program.

mod csv;
mod html;
mod json;
mod reading;
mod sarif;
mod sheet;
mod text;

use tertial_review::{Settings, Severity, Vocabulary};

use crate::cli::{Check, CheckFormat};
use crate::files;
use crate::stop::{Stop, StopKind};
use crate::terminal::Terminal;
use sheet::Sheet;

/// What a city has chosen, from one file.
pub(super) struct Choices {
    /// Rules on and off, severities and figures.
    pub(super) settings: Settings,
    /// The city's own indicators before the built-in ones.
    pub(super) vocabulary: Vocabulary,
}

/// Reads everything, holds it against the rules, prints, and ends with 1 where something weighs
/// as much as is denied.
pub(super) async fn run(order: &Check, terminal: &Terminal) -> Result<(), Stop> {
    let choices = choices(order)?;
    let set = reading::read(order, terminal).await?;
    let sheet = Sheet::of(set, &choices, terminal.localizer());
    let printed = match order.format {
        CheckFormat::Text => text::print(&sheet, terminal).into_bytes(),
        CheckFormat::Json => json::print(&sheet)?,
        CheckFormat::Sarif => sarif::print(&sheet, terminal.localizer())?,
        CheckFormat::Csv => csv::print(&sheet, terminal.localizer())?,
        CheckFormat::Html => html::print(&sheet, terminal.localizer())?,
    };
    terminal.output(&printed)?;
    let denied = Severity::from(order.deny);
    let is_denied = sheet.heaviest().is_some_and(|heaviest| heaviest >= denied);
    if is_denied {
        return Err(Stop::found());
    }
    if sheet.documents.is_empty() {
        return Err(Stop::new(StopKind::User, "check-all-refused"));
    }
    Ok(())
}

fn choices(order: &Check) -> Result<Choices, Stop> {
    let Some(path) = &order.rules else {
        return Ok(Choices {
            settings: Settings::default(),
            vocabulary: Vocabulary::built_in().clone(),
        });
    };
    let bytes = files::read(path, crate::limits::RULES_BYTES)?;
    let text = String::from_utf8_lossy(&bytes);
    let refused = |error: tertial_review::settings::SettingsError| {
        Stop::new(StopKind::Configuration, error.code)
            .with("path", &path.display())
            .with("line", &error.line.map_or_else(|| "?".to_owned(), |line| line.to_string()))
            .with("argument", &error.argument)
    };
    let settings = Settings::read(&text).map_err(refused)?;
    let own = Vocabulary::read(&text).map_err(refused)?;
    Ok(Choices { settings, vocabulary: own.before(Vocabulary::built_in()) })
}
