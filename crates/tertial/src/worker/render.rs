//! Writing a document: the child turns Report JSON into a file of the form that is asked for, the
//! parent checks that such a file came.

use jiff::Timestamp;
use jiff::civil::date;
use jiff::tz::TimeZone;
use tertial_domain::assessment::GradingScale;
use tertial_domain::problem::Problem;
use tertial_domain::report::Report;
use tertial_exchange::report_json::{self, ReadLimits, ReportJsonError};
use tertial_presentation::language::Language;
use tertial_presentation::localizer::Localizer;
use tertial_report::compose::{Setting, cautioned, compose};
use tertial_report::document::Caution;
use tertial_report::docx::{Origin, returnable};
use tertial_report::form::Form;
use tertial_report::html::page;
use tertial_report::narrow::narrowed;
use tertial_typeset::{CHARACTERS_MAX, PAGES_MAX, Stamp, TypesetError, typeset};

use super::child::{json, refusal};
use super::frame::Frame;
use super::wire::{Answer, PrintOrder, UnsoundAnswer};

/// The order for a report; the parent's side.
pub fn order(order: &PrintOrder, report_json: Vec<u8>) -> Frame {
    Frame { head: json(order), body: report_json }
}

/// Does the job; the child's side.
pub(super) fn answer(order: &Frame) -> Frame {
    let head = serde_json::from_slice::<PrintOrder>(&order.head).ok();
    let job = head.and_then(|head| {
        let form = Form::from_code(&head.form)?;
        let language = Language::from_code(&head.language)?;
        let issued: Timestamp = head.issued.parse().ok()?;
        let stamp = Stamp { issued: universal(issued), identity: head.identity };
        let caution = match head.caution {
            Some(code) => Some(Caution::from_code(&code)?),
            None => None,
        };
        let (digest, version) = match stamp.identity.split_once(';') {
            Some((digest, version)) => (digest.to_owned(), version.parse().ok()),
            None => (stamp.identity.clone(), None),
        };
        let organisation = head.organisation;
        let told = (organisation.clone(), caution.map(|caution| caution.code().to_owned()));
        let (report, place) = (head.report, head.place);
        let origin = Origin { report, version, digest, place, frame: told };
        let frame = PrintFrame { form, language, organisation, caution, origin };
        Some((frame, stamp))
    });
    let Some((frame, stamp)) = job else {
        return refusal(Problem::new("worker-order-unsound"));
    };
    let report = match report_json::read(&order.body, &ReadLimits::DEFAULT) {
        Ok(report) => report,
        Err(error) => return refusal(report_problem(&error)),
    };
    match print(&report, &frame, &stamp) {
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
    origin: Origin,
}

fn print(report: &Report, frame: &PrintFrame, stamp: &Stamp) -> Result<Vec<u8>, Problem> {
    let scale = GradingScale::stockholm();
    let localizer = Localizer::of(frame.language);
    let organisation = frame.organisation.as_deref();
    let document = compose(report, &Setting { localizer, organisation, scale: &scale });
    let document = match &frame.origin.place {
        Some(place) => narrowed(&document, place)
            .ok_or_else(|| Problem::new("document-no-place").with("place", place.clone()))?,
        None => document,
    };
    let document = cautioned(document, frame.caution, localizer);
    let characters = document.characters();
    if CHARACTERS_MAX < characters {
        return Err(too_long(characters));
    }
    match frame.form {
        Form::Pdf => typeset(&document, stamp).map_err(|error| typeset_problem(&error)),
        Form::Word => returnable(&document, stamp, &frame.origin)
            .map_err(|error| Problem::new("document-refused").with("reason", error.to_string())),
        Form::WebPage => Ok(page(&document, stamp).into_bytes()),
    }
}

/// Makes a small document, so that fonts are read and threads stand ready.
pub(super) fn warm_up() {
    let stamp = Stamp { issued: date(2000, 1, 1).at(0, 0, 0, 0), identity: "warm-up".to_owned() };
    // What is wrong shows at the first job, where somebody can be told.
    let (form, language) = (Form::Pdf, Language::Swedish);
    let origin = Origin::default();
    let frame = PrintFrame { form, language, organisation: None, caution: None, origin };
    let _ = print(&Report::default(), &frame, &stamp);
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
