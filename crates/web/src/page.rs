//! From a page struct to HTML.

use std::any::Any;

use askama::{Template, Values};
use tertial_presentation::language::Language;
use tertial_presentation::localizer::Localizer;

use crate::filters::LOCALIZER;

/// What travels beside a template: the localizer.
struct Ambient(&'static Localizer);

impl Values for Ambient {
    fn get_value<'a>(&'a self, key: &str) -> Option<&'a dyn Any> {
        (key == LOCALIZER).then_some(self.0)
    }
}

/// The page in a language.
///
/// Errors: a template that asks for something it was not given, which a test on every page rules
/// out.
pub fn html(page: &impl Template, language: Language) -> Result<String, askama::Error> {
    page.render_with_values(&Ambient(Localizer::of(language)))
}
