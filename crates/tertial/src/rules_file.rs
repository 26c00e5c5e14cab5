//! The file with a city's choices for the review.

use std::path::Path;

use tertial_review::settings::SettingsError;
use tertial_review::suppression::Answers;
use tertial_review::{Settings, Vocabulary};
use tertial_usecases::review::rulebook::Rulebook;

use crate::stop::{Stop, StopKind};
use crate::{files, limits};

/// Reads the choices; without a file they are the product's own.
pub fn rulebook(path: Option<&Path>) -> Result<Rulebook, Stop> {
    let Some(path) = path else { return Ok(Rulebook::default()) };
    let bytes = files::read(path, limits::RULES_BYTES)?;
    let text = String::from_utf8_lossy(&bytes);
    let refused = |error| refused(path, &error);
    let settings = Settings::read(&text).map_err(refused)?;
    let own = Vocabulary::read(&text).map_err(refused)?;
    Ok(Rulebook::new(settings, own.before(Vocabulary::built_in()), &text))
}

/// Reads answers to findings; without a file there are none.
pub fn answers(path: Option<&Path>) -> Result<Answers, Stop> {
    let Some(path) = path else { return Ok(Answers::default()) };
    let bytes = files::read(path, limits::RULES_BYTES)?;
    Answers::read(&String::from_utf8_lossy(&bytes)).map_err(|error| refused(path, &error))
}

fn refused(path: &Path, error: &SettingsError) -> Stop {
    Stop::new(StopKind::Configuration, error.code)
        .with("path", &path.display())
        .with("line", &error.line.map_or_else(|| "?".to_owned(), |line| line.to_string()))
        .with("argument", &error.argument)
}
