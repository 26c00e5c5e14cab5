//! The one door by which ready markup enters a page; everything else is escaped by the templates.
//!
//! Three makers may pass: signs and charts from `presentation`, and documents from `report`. Each
//! escapes what a person wrote in one function of its own. A test sees to it that no template
//! uses the `safe` filter.

use std::fmt;

use askama::FastWritable;
use askama::filters::HtmlSafe;
use tertial_presentation::charts;
use tertial_presentation::localizer::Localizer;
use tertial_presentation::status_mark::{Sign, StatusMark};

/// Markup that one of our own renderers made.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Markup(String);

impl Markup {
    /// A sign with its word.
    pub(crate) fn of_mark(mark: &StatusMark, localizer: &Localizer) -> Self {
        Self(mark.html(localizer))
    }

    /// A sign with its short word.
    pub(crate) fn of_short_mark(mark: &StatusMark, localizer: &Localizer) -> Self {
        Self(mark.html_short(localizer))
    }

    /// A sign whose word stands beside it in the template.
    pub(crate) fn of_sign(sign: Sign) -> Self {
        Self(sign.svg())
    }

    /// The picture of a chart.
    pub(crate) fn of_picture(svg: String) -> Self {
        Self(svg)
    }

    /// A report's document, as the report room rendered it.
    pub const fn of_document(html: String) -> Self {
        Self(html)
    }
}

/// The patterns that hatched bars refer to; once on every page.
pub(crate) fn patterns() -> Markup {
    Markup(charts::PATTERNS.to_owned())
}

impl fmt::Display for Markup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FastWritable for Markup {
    fn write_into(&self, dest: &mut dyn fmt::Write, _: &dyn askama::Values) -> askama::Result<()> {
        dest.write_str(&self.0)?;
        Ok(())
    }
}

impl HtmlSafe for Markup {}
