//! Pages that stand still: how the city is steered, and how the pages can be used by everyone.

use askama::Template;
use axum::response::Response;

use crate::fault::Fault;
use crate::filters;
use crate::frame::Frame;
use crate::reader::Reader;

/// Shows how the city is steered.
pub(crate) async fn show(reader: Reader) -> Result<Response, Fault> {
    reader.answer(&AboutPage::new(reader.frame(None)))
}

/// Shows the statement of accessibility.
pub(crate) async fn accessibility(reader: Reader) -> Result<Response, Fault> {
    reader.answer(&AccessibilityPage::new(reader.frame(None)))
}

/// How the city is steered and how to read the signs.
#[derive(Debug, Template)]
#[template(path = "about/show.html")]
pub struct AboutPage {
    frame: Frame,
}

impl AboutPage {
    /// The page.
    pub const fn new(frame: Frame) -> Self {
        Self { frame }
    }
}

/// The statement of accessibility.
#[derive(Debug, Template)]
#[template(path = "about/accessibility.html")]
pub struct AccessibilityPage {
    frame: Frame,
}

impl AccessibilityPage {
    /// The page.
    pub const fn new(frame: Frame) -> Self {
        Self { frame }
    }
}
