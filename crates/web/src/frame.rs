//! What stands around every page: the language, where the reader is, and how to come back.

use tertial_presentation::language::Language;

/// The entries of the main menu, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// The city's start page.
    Start,
    /// Reports.
    Reports,
    /// The goal chain.
    Goals,
    /// Indicators.
    Indicators,
    /// Activities.
    Activities,
    /// The organisation.
    Units,
    /// The review.
    Review,
    /// Documents that were read in.
    Imports,
}

impl Section {
    /// Every entry.
    pub const ALL: [Self; 8] = [
        Self::Start,
        Self::Reports,
        Self::Goals,
        Self::Indicators,
        Self::Activities,
        Self::Units,
        Self::Review,
        Self::Imports,
    ];

    /// The message of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Start => "menu-start",
            Self::Reports => "menu-reports",
            Self::Goals => "menu-goals",
            Self::Indicators => "menu-indicators",
            Self::Activities => "menu-activities",
            Self::Units => "menu-units",
            Self::Review => "menu-review",
            Self::Imports => "menu-imports",
        }
    }

    /// Its address.
    pub const fn href(self) -> &'static str {
        match self {
            Self::Start => "/",
            Self::Reports => "/reports",
            Self::Goals => "/goals",
            Self::Indicators => "/indicators",
            Self::Activities => "/activities",
            Self::Units => "/units",
            Self::Review => "/review",
            Self::Imports => "/imports",
        }
    }
}

/// What stands around a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    /// The language of the page.
    pub language: Language,
    /// The menu's entry that the page belongs to.
    pub section: Option<Section>,
    /// Path and query of the page, to come back to after a change of language.
    pub here: String,
}
