//! What every use case is given: the store, the clock, new identities and the heavy machinery.

use std::sync::Arc;

use futures_util::future::BoxFuture;
use jiff::Timestamp;
use jiff::civil::Date;
use tertial_domain::ids::ReportId;
use tertial_domain::problem::Problem;
use tertial_exchange::word_back::Returned;
use tertial_import::draft::Draft;
use tertial_presentation::language::Language;
use tertial_report::document::Caution;
use tertial_report::form::Form;
use tertial_report::stamp::LogHead;
use tertial_report::template::{Template, TemplateSource};
use tertial_store::session::Store;

use crate::audit::LogWatch;
use crate::failure::Failure;
use crate::review::rulebook::Rulebook;

/// What every use case is given. Cheap to clone.
#[derive(Clone)]
pub struct Context {
    /// Rows.
    pub store: Store,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// New identities.
    pub ids: Arc<dyn NewIds>,
    /// What nobody can guess.
    pub secrets: NewSecret,
    /// What this city reviews by.
    pub rulebook: Arc<Rulebook>,
    /// The city's own templates for documents.
    pub templates: Arc<[CityTemplate]>,
    /// What the last check of the event log found.
    pub log_watch: Arc<LogWatch>,
    /// Reads an untrusted file in a limited child process.
    pub parse: Parse,
    /// Writes a document in a limited child process.
    pub render: Render,
    /// Reads a Word file that came back in a limited child process.
    pub read_word: ReadWord,
}

impl Context {
    /// 32 bytes that nobody can guess. Errors: `Unavailable` where the system has none to give.
    pub(crate) fn secret(&self) -> Result<[u8; 32], Failure> {
        (self.secrets)().ok_or_else(|| Failure::Unavailable("no chance to be had".to_owned()))
    }

    /// The same with another rulebook.
    #[must_use]
    pub fn with_rulebook(mut self, rulebook: Rulebook) -> Self {
        self.rulebook = Arc::new(rulebook);
        self
    }

    /// The same with these templates.
    #[must_use]
    pub fn with_templates(mut self, templates: Vec<CityTemplate>) -> Self {
        self.templates = templates.into();
        self
    }
}

/// A city's template: what it says, and what it is made of, for the one who writes by it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CityTemplate {
    /// What it says.
    pub template: Template,
    /// What it is made of.
    pub source: TemplateSource,
}

/// The time, handed in so that a test can say what it is.
pub trait Clock: Send + Sync {
    /// This instant, UTC.
    fn now(&self) -> Timestamp;
    /// The calendar day in the city's own time zone.
    fn today(&self) -> Date;
}

/// New identities, handed in so that a test can say what they are.
pub trait NewIds: Send + Sync {
    /// 128 new bits in the form of a UUID, later ones greater than earlier ones.
    fn next(&self) -> u128;
}

/// 32 bytes that nobody can guess; none where the system has no chance to give.
pub type NewSecret = Arc<dyn Fn() -> Option<[u8; 32]> + Send + Sync>;

/// Reads one file into a draft report.
pub type Parse =
    Arc<dyn Fn(SourceFile) -> BoxFuture<'static, Result<Draft, Problem>> + Send + Sync>;

/// Writes one document.
pub type Render =
    Arc<dyn Fn(RenderOrder) -> BoxFuture<'static, Result<Vec<u8>, Problem>> + Send + Sync>;

/// Reads one Word file that came back.
pub type ReadWord =
    Arc<dyn Fn(SourceFile) -> BoxFuture<'static, Result<Box<Returned>, Problem>> + Send + Sync>;

/// A file as it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// Its name without folders; a hint of its kind and nothing else.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A report to be written as a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenderOrder {
    /// The report as Report JSON.
    pub report_json: Vec<u8>,
    /// The form of the file.
    pub form: Form,
    /// Whether the data is attached, where the form can carry it.
    pub attach_data: bool,
    /// The language of labels; the report's own words stay as they are.
    pub language: Language,
    /// What the document says of its own making; the same order gives the same bytes.
    pub issued: Timestamp,
    /// The footer's version, such as "2", when it is a stored version.
    pub version: Option<u32>,
    /// The city or body that publishes it.
    pub organisation: Option<String>,
    /// Why it is not to be taken for the adopted one, if it is not.
    pub caution: Option<Caution>,
    /// The template that it is made by; none is the report's own order.
    pub template: Option<TemplateSource>,
    /// Which report it is, for a Word file that comes back.
    pub report: Option<ReportId>,
    /// The one place of the report that is wanted; none for all of it.
    pub place: Option<String>,
    /// Where the log of events stood when it was adopted, if it was.
    pub log: Option<LogHead>,
}

impl RenderOrder {
    /// The document of Report JSON in Swedish, and nothing said of it besides.
    pub const fn of(report_json: Vec<u8>, form: Form, issued: Timestamp) -> Self {
        Self {
            report_json,
            form,
            attach_data: false,
            language: Language::Swedish,
            issued,
            version: None,
            organisation: None,
            caution: None,
            template: None,
            report: None,
            place: None,
            log: None,
        }
    }
}
