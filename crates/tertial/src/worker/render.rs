//! Writing a document: the child turns Report JSON into a file of the form that is asked for, the
//! parent checks that such a file came.

use jiff::Timestamp;
use jiff::civil::date;
use jiff::tz::TimeZone;
use sha2::{Digest, Sha256};
use tertial_domain::assessment::GradingScale;
use tertial_domain::problem::Problem;
use tertial_domain::report::Report;
use tertial_exchange::report_json::{self, ReadLimits, ReportJsonError};
use tertial_exchange::sheet_json;
use tertial_presentation::language::Language;
use tertial_presentation::localizer::Localizer;
use tertial_report::compose::{Binding, Chapter, Setting, cautioned, compose, gathered};
use tertial_report::document::{Caution, Document};
use tertial_report::docx::docx;
use tertial_report::form::Form;
use tertial_report::html::page;
use tertial_report::stamp::DataDigest;
use tertial_typeset::{CHARACTERS_MAX, PAGES_MAX, Stamp, TypesetError, typeset, typeset_with_data};

use super::child::{json, refusal};
use super::frame::Frame;
use super::wire::{Answer, Gathering, PrintOrder, UnsoundAnswer};

/// The order for a report; the parent's side.
pub fn order(order: &PrintOrder, report_json: Vec<u8>) -> Frame {
    Frame { head: json(order), body: report_json }
}

/// Does the job; the child's side.
pub(super) fn answer(order: &Frame) -> Frame {
    let head = serde_json::from_slice::<PrintOrder>(&order.head).ok();
    let Some((frame, gathering)) = head.and_then(PrintFrame::of) else {
        return refusal(Problem::new("worker-order-unsound"));
    };
    let written = document(&frame, gathering.as_ref(), &order.body)
        .and_then(|document| write(&document, frame.form, &frame.stamp));
    match written {
        Ok(file) => Frame { head: json(&Answer::Done(())), body: file },
        Err(problem) => refusal(problem),
    }
}

/// A short account of many reports instead of one report.
fn sheet(body: &[u8], frame: &PrintFrame, stamp: &Stamp) -> Frame {
    let scale = GradingScale::stockholm();
    let localizer = Localizer::of(frame.language);
    let setting = Setting { localizer, organisation: frame.organisation.as_deref(), scale: &scale };
    let printed = sheet_json::read(body)
        .map_err(|error| Problem::new("report-json-malformed").with("reason", error.to_string()))
        .and_then(|sheet| written(document(&sheet, &setting), frame, stamp));
    match printed {
        Ok(file) => Frame { head: json(&Answer::Done(())), body: file },
        Err(problem) => refusal(problem),
    }
}

/// The instant as a civil moment in universal time, as a PDF carries it.
fn universal(instant: Timestamp) -> jiff::civil::DateTime {
    TimeZone::UTC.to_datetime(instant)
}

/// What a printed report says besides its own words.
struct PrintFrame {
    form: Form,
    language: Language,
    organisation: Option<String>,
    caution: Option<Caution>,
    stamp: Stamp,
}

impl PrintFrame {
    /// Reads an order; one with a code that nobody knows is none.
    fn of(order: PrintOrder) -> Option<(Self, Option<Gathering>)> {
        let issued: Timestamp = order.issued.parse().ok()?;
        let frame = Self {
            form: Form::from_code(&order.form)?,
            language: Language::from_code(&order.language)?,
            organisation: order.organisation,
            caution: caution(order.caution.as_deref()).ok()?,
            stamp: Stamp { issued: universal(issued), identity: order.identity },
        };
        Some((frame, order.gathering))
    }
}

/// A caution by its code, if there is one.
fn caution(code: Option<&str>) -> Result<Option<Caution>, Problem> {
    let known = |code| Caution::from_code(code).ok_or_else(|| Problem::new("worker-order-unsound"));
    code.map(known).transpose()
}

/// The document of a report, or of several.
fn document(
    frame: &PrintFrame,
    gathering: Option<&Gathering>,
    body: &[u8],
) -> Result<Document, Problem> {
    let scale = GradingScale::stockholm();
    let localizer = Localizer::of(frame.language);
    let setting = Setting { localizer, organisation: frame.organisation.as_deref(), scale: &scale };
    match gathering {
        None => {
            let document = compose(&read(body)?, &setting);
            Ok(cautioned(document, frame.caution, localizer))
        }
        Some(gathering) => bound(gathering, body, &setting),
    }
}

fn bound(gathering: &Gathering, body: &[u8], setting: &Setting<'_>) -> Result<Document, Problem> {
    let unsound = || Problem::new("worker-order-unsound");
    let mut rest = body;
    let mut reports = Vec::with_capacity(gathering.chapters.len());
    for chapter in &gathering.chapters {
        let (own, after) = rest.split_at_checked(chapter.bytes).ok_or_else(unsound)?;
        rest = after;
        let caution = caution(chapter.caution.as_deref())?;
        reports.push((chapter.name.as_str(), read(own)?, caution));
    }
    let chapters: Vec<Chapter<'_>> = reports
        .iter()
        .map(|(name, report, caution)| Chapter { name, report, caution: *caution })
        .collect();
    let binding = Binding { title: &gathering.title, subtitle: gathering.subtitle.as_deref() };
    Ok(gathered(&binding, &chapters, setting))
}

fn read(report_json: &[u8]) -> Result<Report, Problem> {
    report_json::read(report_json, &ReadLimits::DEFAULT).map_err(|error| report_problem(&error))
}

fn write(document: &Document, form: Form, stamp: &Stamp) -> Result<Vec<u8>, Problem> {
    let characters = document.characters();
    if CHARACTERS_MAX < characters {
        return Err(too_long(characters));
    }
    match form {
        Form::Pdf => typeset(document, stamp).map_err(|error| typeset_problem(&error)),
        Form::Word => docx(document, stamp)
            .map_err(|error| Problem::new("document-refused").with("reason", error.to_string())),
        Form::WebPage => Ok(page(document, stamp).into_bytes()),
    }
}

/// Makes a small document, so that fonts are read and threads stand ready.
pub(super) fn warm_up() {
    let stamp = Stamp { issued: date(2000, 1, 1).at(0, 0, 0, 0), identity: "warm-up".to_owned() };
    let scale = GradingScale::stockholm();
    let localizer = Localizer::of(Language::Swedish);
    let setting = Setting { localizer, organisation: None, scale: &scale };
    // What is wrong shows at the first job, where somebody can be told.
    let _ = write(&compose(&Report::default(), &setting), Form::Pdf, &stamp);
}

/// Believes an answer, or says why not; the parent's side.
pub fn believe(answer: Frame, form: Form) -> Result<Result<Vec<u8>, Problem>, UnsoundAnswer> {
    let head = serde_json::from_slice(&answer.head)
        .map_err(|error| UnsoundAnswer::Head(error.to_string()))?;
    match head {
        Answer::Refused(problem) => Ok(Err(problem.into())),
        Answer::Done(()) if form.begins(&answer.body) => Ok(Ok(answer.body)),
        Answer::Done(()) => Err(UnsoundAnswer::NotOfForm { form: form.code() }),
    }
}

/// Why bytes are no report, as a refusal with a code.
fn report_problem(error: &ReportJsonError) -> Problem {
    let problem = Problem::new(error.code()).with("reason", error.to_string());
    match error.path() {
        Some(path) => problem.with("path", path),
        None => problem,
    }
}

/// Who asked has read the template before: what is wrong with it now is told in short.
fn template_problem(error: &TemplateError) -> Problem {
    Problem::new("template-unusable")
        .with("line", error.line.to_string())
        .with("column", error.column.to_string())
        .with("found", error.found.clone())
}

fn too_long(characters: usize) -> Problem {
    Problem::new("document-too-long")
        .with("characters", characters.to_string())
        .hint("document-in-volumes")
}

fn typeset_problem(error: &TypesetError) -> Problem {
    match error {
        TypesetError::TooLong { characters } => too_long(*characters),
        TypesetError::TooManyPages { pages } => Problem::new("document-too-many-pages")
            .with("pages", pages.to_string())
            .with("limit", PAGES_MAX.to_string())
            .hint("document-in-volumes"),
        TypesetError::UnusableStamp { issued } => {
            Problem::new("document-day-unusable").with("day", issued.to_string())
        }
        TypesetError::Refused { reasons } => {
            Problem::new("document-refused").with("reason", reasons.join("; "))
        }
    }
}
