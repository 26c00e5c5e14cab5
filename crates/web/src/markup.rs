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
use tertial_review::Severity;
use tertial_usecases::my_page::Need;

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

    /// The sign of how much a finding weighs: shapes that no grade has.
    pub(crate) fn of_weight(severity: Severity) -> Self {
        let (class, shape) = match severity {
            Severity::Error => (
                "ej",
                r#"<path d="M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1z" fill="currentColor" stroke="none"/><path class="k-paper" d="M8 4.4v4.2M8 11.4v.1" stroke-width="2"/>"#,
            ),
            Severity::Warning => (
                "delvis",
                r#"<circle cx="6.8" cy="6.8" r="4.9" stroke-width="1.9"/><path d="M10.6 10.6l4 4" stroke-width="2.3"/>"#,
            ),
            Severity::Hint => (
                "tip",
                r#"<path d="M5.6 11.2C3.9 10 3.2 8.6 3.2 6.7a4.8 4.8 0 019.6 0c0 1.9-.7 3.3-2.4 4.5z"/><path d="M6.2 14.2h3.6"/>"#,
            ),
        };
        Self(format!(
            r#"<svg class="sym {class}" viewBox="0 0 16 16" aria-hidden="true" focusable="false">{shape}</svg>"#
        ))
    }

    /// The sign of how much something is needed, where the words stand beside it.
    pub(crate) fn of_need(need: Need) -> Self {
        let shape = match need {
            Need::SentBack | Need::ToHandInAgain => {
                r#"<path d="M6 3L2 7l4 4M2.5 7H10a4 4 0 010 8H8"/>"#
            }
            Need::Late | Need::DueSoon => {
                r#"<circle cx="8" cy="8" r="6.3"/><path d="M8 4.3V8l2.6 1.7"/>"#
            }
            Need::ToReview => r#"<circle cx="7" cy="7" r="4.6"/><path d="M10.5 10.5L14 14"/>"#,
            Need::ToAdopt => r#"<path d="M2.5 8.6l3.6 3.9 7.4-9" stroke-width="2.1"/>"#,
            Need::Asked => r#"<path d="M2 3h12v8H7l-3 3v-3H2z"/>"#,
            Need::Later => r#"<path d="M2.5 13.5l.7-3.2L11 2.5l2.5 2.5-7.8 7.8z"/>"#,
        };
        Self(format!(
            r#"<svg class="ico" viewBox="0 0 16 16" aria-hidden="true" focusable="false">{shape}</svg>"#
        ))
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
