//! A template: what a city decides of its documents, as data. Which sections, in which order, with
//! which words, columns, colours and signs. There are no expressions in it, and every list of what
//! can be said is closed: what is not known is refused with its line and column.
//!
//! Start in [`Template::read`]. It is read as a tree that keeps the place of every key and value
//! (`toml`'s own `DeTable`, in the house for the review's settings already), not through derived
//! types: those name a place for some faults and not for others.

mod built_in;
mod colour;
mod error;
mod head;
pub mod keys;
mod logo;
mod look;
mod reader;
mod section;
mod sections;
mod symbols;
mod words;

use tertial_domain::assessment::GradingScale;
use tertial_domain::period::OperatingYear;
use tertial_domain::report::ReportKind;
use tertial_presentation::language::Language;
use tertial_presentation::localizer::Localizer;

use crate::document::Caution;

pub use self::built_in::{BUILT_IN, BuiltIn};
pub use self::colour::Colour;
pub use self::error::TemplateError;
pub use self::logo::Logo;
pub use self::look::{FontFamily, Fonts, Look};
pub use self::section::{
    ActivityColumn, ChartKind, GoalPart, GoalsShape, Section, TableChoice, TextSection,
};
pub use self::symbols::Symbols;

/// More characters than this are no template: it holds headings and guidance, not a report.
pub const BYTES_MAX: usize = 64 << 10;

/// A template with more sections than this is refused.
pub const SECTIONS_MAX: usize = 200;

/// What makes a template: its text, and the drawing that it names.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TemplateSource {
    /// The TOML.
    pub text: String,
    /// The SVG file that the text names as the logo.
    pub logo: Option<String>,
}

/// A document's template (*mall*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// Its name, as a person chooses it.
    pub name: String,
    /// Which document it makes.
    pub document: DocumentKind,
    /// Whose documents it makes.
    pub audience: Audience,
    /// The years that it holds for.
    pub years: Years,
    /// The language of its labels.
    pub language: Language,
    /// Colours, fonts and logo.
    pub look: Look,
    /// Signs and words of the grades.
    pub symbols: Symbols,
    /// The sections in order.
    pub sections: Vec<Section>,
    words: Vec<(&'static str, String)>,
}

/// Which document a template makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DocumentKind {
    /// *Verksamhetsplan*
    AnnualPlan,
    /// *Tertialrapport 1*
    TertialReport1,
    /// *Tertialrapport 2*
    TertialReport2,
    /// *Verksamhetsberättelse*
    AnnualReport,
    /// *Sammanställning*: a committee's report from its units' reports.
    CommitteeCompilation,
    /// *Internkontrollplan*
    InternalControlPlan,
    /// *Sammanfattning*: one page for politicians.
    Summary,
    /// *Ledningsrapport*
    MonthlyReport,
}

/// Whose documents a template makes (`for`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Audience {
    /// A unit's.
    Unit,
    /// A committee's.
    Committee,
    /// The whole city's.
    City,
    /// Anybody's.
    Any,
}

/// The years that a template holds for, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Years {
    /// The first; none is all before.
    pub first: Option<OperatingYear>,
    /// The last; none is until further notice.
    pub last: Option<OperatingYear>,
}

/// Whether a document is still written on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stage {
    /// A draft shows what is still to be written.
    Writing,
    /// An adopted document says only what was written.
    Settled,
}

impl DocumentKind {
    /// Every kind with its code.
    pub const ALL: [(&'static str, Self); 8] = [
        ("annual_plan", Self::AnnualPlan),
        ("tertial_report_1", Self::TertialReport1),
        ("tertial_report_2", Self::TertialReport2),
        ("annual_report", Self::AnnualReport),
        ("committee_compilation", Self::CommitteeCompilation),
        ("internal_control_plan", Self::InternalControlPlan),
        ("summary", Self::Summary),
        ("monthly_report", Self::MonthlyReport),
    ];

    /// The stable code.
    pub fn code(self) -> &'static str {
        code_in(&Self::ALL, self)
    }
}

impl Audience {
    /// Every audience with its code.
    pub const ALL: [(&'static str, Self); 4] = [
        ("unit", Self::Unit),
        ("committee", Self::Committee),
        ("city", Self::City),
        ("any", Self::Any),
    ];

    /// The stable code.
    pub fn code(self) -> &'static str {
        code_in(&Self::ALL, self)
    }
}

impl Stage {
    /// The stage of a document that says this on every page. What was read in and what says
    /// nothing is history: nobody is asked to write more of it.
    pub const fn of(caution: Option<Caution>) -> Self {
        match caution {
            Some(Caution::Draft | Caution::Ready | Caution::Reviewed) => Self::Writing,
            Some(Caution::Unconfirmed) | None => Self::Settled,
        }
    }
}

impl From<ReportKind> for DocumentKind {
    fn from(kind: ReportKind) -> Self {
        match kind {
            ReportKind::AnnualPlan => Self::AnnualPlan,
            ReportKind::TertialReport1 => Self::TertialReport1,
            ReportKind::TertialReport2 => Self::TertialReport2,
            ReportKind::AnnualReport => Self::AnnualReport,
        }
    }
}

impl Years {
    /// Whether a year is among them.
    pub fn hold(self, year: OperatingYear) -> bool {
        self.first.is_none_or(|first| first <= year) && self.last.is_none_or(|last| year <= last)
    }
}

/// The code of a value in a closed list.
fn code_in<T: Copy + PartialEq>(all: &[(&'static str, T)], value: T) -> &'static str {
    all.iter().find(|(_, known)| *known == value).map_or("", |(code, _)| code)
}

impl Template {
    /// Reads a template. The first fault of the text is told with its place.
    pub fn read(source: &TemplateSource) -> Result<Self, TemplateError> {
        head::read(source)
    }

    /// The name of the drawing that a text names as its logo, as far as it can be read.
    pub fn logo_file(text: &str) -> Option<String> {
        head::logo_file(text)
    }

    /// Whether it makes this document, of this year, for these.
    pub fn is_for(&self, document: DocumentKind, audience: Audience, year: OperatingYear) -> bool {
        self.document == document
            && (self.audience == Audience::Any || self.audience == audience)
            && self.years.hold(year)
    }

    /// Of several templates the one that makes this document: one made for these before one for
    /// anybody, then the one that holds since last.
    pub fn chosen<'a>(
        templates: impl IntoIterator<Item = &'a Self>,
        (document, audience): (DocumentKind, Audience),
        year: OperatingYear,
    ) -> Option<&'a Self> {
        let fitting = templates.into_iter().filter(|it| it.is_for(document, audience, year));
        // Of two that are alike in this the first counts.
        fitting.min_by_key(|it| (it.audience == Audience::Any, std::cmp::Reverse(it.years.first)))
    }

    /// The product's words with the template's own before them.
    pub fn localizer(&self) -> Localizer {
        let words = self.words.iter().map(|(key, word)| (*key, word.clone()));
        let grades = self.symbols.words();
        Localizer::of(self.language).with_words(words.chain(grades))
    }

    /// A scale with the template's signs.
    pub fn scale(&self, scale: &GradingScale) -> GradingScale {
        self.symbols.on(scale)
    }
}
