//! Writing a document: the child turns Report JSON into a file of the form that is asked for, the
//! parent checks that such a file came.

use jiff::Timestamp;
use jiff::civil::date;
use jiff::tz::TimeZone;
use sha2::{Digest, Sha256};
use tertial_domain::assessment::GradingScale;
use tertial_domain::problem::Problem;
use tertial_domain::report::Report;
use tertial_exchange::report_json::{self, ReadLimits, ReportJsonError, WriteOptions};
use tertial_exchange::{sheet_json, stratml};
use tertial_presentation::language::Language;
use tertial_presentation::localizer::Localizer;
use tertial_report::compose::{
    Binding, Chapter, Setting, cautioned, compose, compose_by, gathered, imprinted, sealed,
};
use tertial_report::document::{Caution, Document};
use tertial_report::docx::{Origin, docx, returnable};
use tertial_report::form::Form;
use tertial_report::html::page;
use tertial_report::markdown::{markdown, plain_markdown};
use tertial_report::narrow::narrowed;
use tertial_report::sheet;
use tertial_report::stamp::{DataDigest, LogHead};
use tertial_report::template::{Stage, Template, TemplateError, TemplateSource};
use tertial_typeset::{CHARACTERS_MAX, PAGES_MAX, Stamp, TypesetError, typeset, typeset_with_data};

use super::child::{json, refusal};
use super::frame::Frame;
use super::wire::{Answer, Gathering, PrintOrder, UnsoundAnswer};
use crate::children;

/// The order for a report; the parent's side.
pub fn order(order: &PrintOrder, report_json: Vec<u8>) -> Frame {
    Frame { head: json(order), body: report_json }
}

/// Does the job; the child's side.
pub(super) fn answer(order: &Frame) -> Frame {
    let head = serde_json::from_slice::<PrintOrder>(&order.head).ok();
    let Some((frame, gathering)) = head.and_then(|head| PrintFrame::of(head, &order.body)) else {
        return refusal(Problem::new("worker-order-unsound"));
    };
    let written = match gathering {
        Some(gathering) => of_many(&frame, &gathering, &order.body),
        None if sheet_json::is_sheet(&order.body) => of_sheet(&frame, &order.body),
        None => of_report(&frame, &order.body),
    };
    match written {
        Ok(file) => Frame { head: json(&Answer::Done(())), body: file },
        Err(problem) => refusal(problem),
    }
}

/// What a printed report says besides its own words.
struct PrintFrame {
    form: Form,
    language: Language,
    organisation: Option<String>,
    caution: Option<Caution>,
    attach_data: bool,
    template: Option<TemplateSource>,
    origin: Origin,
    stamp: Stamp,
    log: Option<LogHead>,
}

impl PrintFrame {
    /// Reads an order; one with a code that nobody knows is none.
    fn of(order: PrintOrder, body: &[u8]) -> Option<(Self, Option<Gathering>)> {
        let issued: Timestamp = order.issued.parse().ok()?;
        let digest = Sha256::digest(body);
        let origin = Origin {
            report: order.report,
            version: order.version,
            digest: children::identity(&digest, None),
            place: order.place,
            frame: (order.organisation.clone(), order.caution.clone()),
        };
        let stamp = Stamp {
            issued: TimeZone::UTC.to_datetime(issued),
            identity: order.identity,
            version: order.version,
            digest: Some(DataDigest::new(digest.into())),
        };
        let log = match order.log {
            Some((number, digest)) => Some(LogHead { number, digest: DataDigest::read(&digest)? }),
            None => None,
        };
        let logo = order.logo;
        let frame = Self {
            form: Form::from_code(&order.form)?,
            language: Language::from_code(&order.language)?,
            organisation: order.organisation,
            caution: caution(order.caution.as_deref()).ok()?,
            attach_data: order.attach_data,
            template: order.template.map(|text| TemplateSource { text, logo }),
            origin,
            stamp,
            log,
        };
        Some((frame, order.gathering))
    }

    fn localizer(&self) -> &'static Localizer {
        Localizer::of(self.language)
    }

    fn setting<'a>(&'a self, scale: &'a GradingScale) -> Setting<'a> {
        let organisation = self.organisation.as_deref();
        Setting { localizer: self.localizer(), organisation, scale }
    }
}

/// A caution by its code, if there is one.
fn caution(code: Option<&str>) -> Result<Option<Caution>, Problem> {
    let known = |code| Caution::from_code(code).ok_or_else(|| Problem::new("worker-order-unsound"));
    code.map(known).transpose()
}

/// One report, or one place of it.
fn of_report(frame: &PrintFrame, report_json: &[u8]) -> Result<Vec<u8>, Problem> {
    let report = read(report_json)?;
    let document = document(frame, &report)?;
    within_limits(&document)?;
    let stamp = &frame.stamp;
    match frame.form {
        Form::Json => Ok(report_json::write(&report, &WriteOptions::default())),
        Form::StratMl => Ok(stratml::write(&report, Some(&stamp.identity)).xml),
        Form::Markdown => Ok(markdown(&document, &report).into_bytes()),
        Form::Pdf if frame.attach_data => typeset_with_data(&document, stamp, report_json)
            .map_err(|error| typeset_problem(&error)),
        // What stands in a template's order does not come back.
        Form::Word if frame.template.is_none() => {
            returnable(&document, stamp, &frame.origin).map_err(|error| refused(&error))
        }
        Form::Pdf | Form::Word | Form::WebPage => drawn(&document, frame),
    }
}

fn document(frame: &PrintFrame, report: &Report) -> Result<Document, Problem> {
    let scale = GradingScale::stockholm();
    let setting = frame.setting(&scale);
    let document = match &frame.template {
        // Markdown is data too: what a template adds or moves would be read back as the report's.
        Some(source) if frame.form != Form::Markdown => {
            let template = Template::read(source).map_err(|error| template_problem(&error))?;
            compose_by(&template, report, &setting, Stage::of(frame.caution))
        }
        Some(_) | None => compose(report, &setting),
    };
    let document = match &frame.origin.place {
        Some(place) => narrowed(&document, place)
            .ok_or_else(|| Problem::new("document-no-place").with("place", place.clone()))?,
        None => document,
    };
    let document = cautioned(document, frame.caution, setting.localizer);
    let document = imprinted(document, &frame.stamp, setting.localizer);
    Ok(sealed(document, frame.log, setting.localizer))
}

/// A short account of many reports.
fn of_sheet(frame: &PrintFrame, body: &[u8]) -> Result<Vec<u8>, Problem> {
    let scale = GradingScale::stockholm();
    let sheet = sheet_json::read(body)
        .map_err(|error| Problem::new("report-json-malformed").with("reason", error.to_string()))?;
    let setting = frame.setting(&scale);
    let document = match &frame.template {
        Some(source) => {
            let template = Template::read(source).map_err(|error| template_problem(&error))?;
            sheet::document_by(&template, &sheet, &setting)
        }
        None => sheet::document(&sheet, &setting),
    };
    drawn(&document, frame)
}

/// Several reports, a chapter each.
fn of_many(frame: &PrintFrame, gathering: &Gathering, body: &[u8]) -> Result<Vec<u8>, Problem> {
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
    let scale = GradingScale::stockholm();
    drawn(&gathered(&binding, &chapters, &frame.setting(&scale)), frame)
}

fn read(report_json: &[u8]) -> Result<Report, Problem> {
    report_json::read(report_json, &ReadLimits::DEFAULT).map_err(|error| report_problem(&error))
}

fn within_limits(document: &Document) -> Result<(), Problem> {
    let characters = document.characters();
    if CHARACTERS_MAX < characters { Err(too_long(characters)) } else { Ok(()) }
}

/// A document that is no single report's: what it says stands in it alone.
fn drawn(document: &Document, frame: &PrintFrame) -> Result<Vec<u8>, Problem> {
    within_limits(document)?;
    let stamp = &frame.stamp;
    match frame.form {
        Form::Pdf => typeset(document, stamp).map_err(|error| typeset_problem(&error)),
        Form::Word => docx(document, stamp).map_err(|error| refused(&error)),
        Form::WebPage => Ok(page(document, stamp).into_bytes()),
        Form::Markdown => Ok(plain_markdown(document).into_bytes()),
        Form::StratMl | Form::Json => {
            Err(Problem::new("document-form-unfit").with("form", frame.form.code()))
        }
    }
}

/// Makes a small document, so that fonts are read and threads stand ready.
pub(super) fn warm_up() {
    let issued = date(2000, 1, 1).at(0, 0, 0, 0);
    let stamp = Stamp { issued, identity: "warm-up".to_owned(), version: None, digest: None };
    let scale = GradingScale::stockholm();
    let localizer = Localizer::of(Language::Swedish);
    let setting = Setting { localizer, organisation: None, scale: &scale };
    // What is wrong shows at the first job, where somebody can be told.
    let _ = typeset(&compose(&Report::default(), &setting), &stamp);
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

fn refused(error: &impl ToString) -> Problem {
    Problem::new("document-refused").with("reason", error.to_string())
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
