//! Pages that stand still: how the city is steered, and how the pages can be used by everyone.

use askama::Template;

use crate::filters;
use crate::frame::Frame;

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
