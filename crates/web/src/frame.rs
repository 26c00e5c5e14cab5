//! What stands around every page: the language, where the reader is, and how to come back.

use tertial_presentation::language::Language;

/// The entries of the main menu, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// A person's own page.
    MyPage,
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
    /// The controller's board.
    Board,
    /// The years that are open.
    Years,
    /// Documents that were read in.
    Imports,
    /// People and their roles.
    People,
    /// The log of what people did.
    Log,
}

impl Section {
    /// Every entry.
    pub const ALL: [Self; 13] = [
        Self::MyPage,
        Self::Start,
        Self::Reports,
        Self::Goals,
        Self::Indicators,
        Self::Activities,
        Self::Units,
        Self::Review,
        Self::Board,
        Self::Years,
        Self::Imports,
        Self::People,
        Self::Log,
    ];

    /// The message of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::MyPage => "menu-my-page",
            Self::Start => "menu-start",
            Self::Reports => "menu-reports",
            Self::Goals => "menu-goals",
            Self::Indicators => "menu-indicators",
            Self::Activities => "menu-activities",
            Self::Units => "menu-units",
            Self::Review => "menu-review",
            Self::Board => "menu-board",
            Self::Years => "menu-years",
            Self::Imports => "menu-imports",
            Self::People => "menu-people",
            Self::Log => "menu-log",
        }
    }

    /// Its address.
    pub const fn href(self) -> &'static str {
        match self {
            Self::MyPage | Self::Start => "/",
            Self::Reports => "/reports",
            Self::Goals => "/goals",
            Self::Indicators => "/indicators",
            Self::Activities => "/activities",
            Self::Units => "/units",
            Self::Review => "/review",
            Self::Board => "/board",
            Self::Years => "/years",
            Self::Imports => "/imports",
            Self::People => "/people",
            Self::Log => "/log",
        }
    }
}

/// Whom a page is shown to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Who {
    /// Whoever sits at this machine, where there is no sign-in.
    #[default]
    Local,
    /// Nobody that is known.
    Stranger,
    /// Somebody who has signed in.
    Known {
        /// Their name.
        name: String,
        /// Whether they may see to people and roles.
        manages_people: bool,
        /// Whether they may read the log.
        reads_log: bool,
        /// Whether they may follow many places' reports.
        follows_reports: bool,
    },
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
    /// Whom it is shown to.
    pub who: Who,
}

impl Frame {
    /// The entries of the main menu that are open to whom the page is shown.
    pub fn sections(&self) -> impl Iterator<Item = Section> {
        let is_known = self.name().is_some();
        let (is_open, manages, reads_log, follows) = match &self.who {
            Who::Local => (true, false, false, true),
            Who::Stranger => (false, false, false, false),
            Who::Known { manages_people, reads_log, follows_reports, .. } => {
                (true, *manages_people, *reads_log, *follows_reports)
            }
        };
        Section::ALL.into_iter().filter(move |section| match section {
            Section::MyPage => is_known,
            Section::People => manages,
            Section::Log => reads_log,
            Section::Board => follows,
            Section::Start
            | Section::Reports
            | Section::Goals
            | Section::Indicators
            | Section::Activities
            | Section::Units
            | Section::Review
            | Section::Years
            | Section::Imports => is_open,
        })
    }

    /// The city's start page: whoever has signed in begins at their own.
    pub fn start(&self) -> &'static str {
        if self.name().is_some() { "/city" } else { Section::Start.href() }
    }

    /// The address of an entry of the menu.
    pub fn href(&self, section: Section) -> &'static str {
        if section == Section::Start { self.start() } else { section.href() }
    }

    /// The message of an entry's name.
    pub fn key(&self, section: Section) -> &'static str {
        if section == Section::Start && self.name().is_some() { "menu-city" } else { section.key() }
    }

    /// The name of whoever has signed in.
    pub fn name(&self) -> Option<&str> {
        match &self.who {
            Who::Known { name, .. } => Some(name),
            Who::Local | Who::Stranger => None,
        }
    }

    /// Whether the page is shown to nobody that is known.
    pub fn is_strangers(&self) -> bool {
        self.who == Who::Stranger
    }
}
