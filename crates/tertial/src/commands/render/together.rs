//! Many reports in one document, a chapter each; in volumes where it would be too long for one.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use tertial_domain::problem::Problem;
use tertial_presentation::format;
use tertial_presentation::language::Language;
use tertial_presentation::localizer::Localizer;
use tertial_report::form::Form;
use tertial_usecases::context::RenderOrder;
use tertial_usecases::reports::printing::PrintedReport;

use super::selected::Selected;
use super::{form_of, record};
use crate::cli::Render;
use crate::commands::import::progress;
use crate::stop::{Stop, StopKind};
use crate::terminal::Terminal;
use crate::worker::frame::Frame;
use crate::worker::pool::{WorkerError, WorkerPool};
use crate::worker::render;
use crate::worker::wire::{ChapterOrder, Gathering, PrintOrder};
use crate::{children, files, limits, wiring};

/// A document speaks Swedish, whoever prints it.
const LANGUAGE: Language = Language::Swedish;

/// A report with its order.
struct Chapter<'a> {
    report: &'a PrintedReport,
    order: RenderOrder,
}

/// Makes the document, or its volumes.
pub(super) async fn run(
    order: &Render,
    from: &Selected,
    output: &Path,
    terminal: &Terminal,
) -> Result<(), Stop> {
    let form = form_of(output)?;
    if matches!(form, Form::StratMl | Form::Json) {
        let stop = Stop::new(StopKind::User, "render-together-form");
        return Err(stop.with("path", &output.display()));
    }
    let mut rest = from.printing.reports();
    let bar = progress(rest.len(), "cli-render-progress", terminal);
    let pool = children::renderers(children::isolated(limits::RENDER_POOL, order.isolation));
    let mut written: Vec<(PathBuf, usize)> = Vec::new();
    let mut volume_bytes_max = limits::VOLUME_BYTES;
    while !rest.is_empty() {
        let chapters = filled(from, rest, form, volume_bytes_max).await?;
        let count = chapters.len();
        let is_whole = written.is_empty() && count == rest.len();
        let number = (!is_whole).then_some(written.len() + 1);
        let (print, body) = bound(chapters, form, number);
        let job = render::order(&print, body);
        match answered(&pool, &job, form).await? {
            Answered::Made(bytes) => {
                let path = volume_path(output, number);
                files::write(&path, &bytes)?;
                bar.inc(u64::try_from(count).unwrap_or(u64::MAX));
                written.push((path, bytes.len()));
                rest = rest.get(count..).unwrap_or_default();
            }
            Answered::TooMuch(_) if count > 1 => volume_bytes_max /= 2,
            Answered::TooMuch(stop) => return Err(stop),
        }
    }
    bar.finish_and_clear();
    written.iter().try_for_each(|(path, bytes)| {
        let told = [
            ("path", path.display().to_string().into()),
            ("kilobytes", bytes.div_ceil(1_000).into()),
        ];
        terminal.line(&terminal.localizer().text_with("cli-render-volume-done", &told))
    })
}

/// What a child made of a volume.
enum Answered {
    /// The document.
    Made(Vec<u8>),
    /// It is too long, or wants more time or memory than a child has: parted, it may do.
    TooMuch(Stop),
}

async fn answered(pool: &WorkerPool, job: &Frame, form: Form) -> Result<Answered, Stop> {
    let answer = match pool.run(job).await {
        Ok(answer) => answer,
        Err(error @ (WorkerError::TimedOut { .. } | WorkerError::Died { .. })) => {
            return Ok(Answered::TooMuch(children::stop(&error)));
        }
        Err(error) => return Err(children::stop(&error)),
    };
    match render::believe(answer, form).map_err(|unsound| children::unsound(&unsound))? {
        Ok(bytes) => Ok(Answered::Made(bytes)),
        Err(problem) if is_too_long(&problem) => {
            Ok(Answered::TooMuch(children::refused(problem, form.code())))
        }
        Err(problem) => Err(children::refused(problem, form.code())),
    }
}

/// The first reports that have so many bytes together; one at least.
async fn filled<'a>(
    from: &Selected,
    reports: &'a [PrintedReport],
    form: Form,
    bytes_max: usize,
) -> Result<Vec<Chapter<'a>>, Stop> {
    let mut bytes = 0;
    let mut chapters = Vec::new();
    for report in reports {
        let order = from.printing.order(&from.context, &from.scope, report, form).await;
        let order = order.map_err(wiring::stop)?;
        bytes += order.report_json.len();
        if bytes > bytes_max && !chapters.is_empty() {
            break;
        }
        chapters.push(Chapter { report, order });
    }
    Ok(chapters)
}

fn is_too_long(problem: &Problem) -> bool {
    matches!(problem.code.as_ref(), "document-too-long" | "document-too-many-pages")
}

/// The order for a volume, with the chapters' data after each other.
fn bound(chapters: Vec<Chapter<'_>>, form: Form, number: Option<usize>) -> (PrintOrder, Vec<u8>) {
    let first = chapters.first().map(|chapter| chapter.report);
    let all = |same: &dyn Fn(&PrintedReport, &PrintedReport) -> bool| {
        first.filter(|first| chapters.iter().all(|chapter| same(first, chapter.report)))
    };
    let one_document = all(&|a, b| (a.kind, a.year) == (b.kind, b.year));
    let one_unit = all(&|a, b| a.unit_name == b.unit_name);
    let one_committee = all(&|a, b| a.committee_name == b.committee_name);
    let title = title(one_document, number);
    let subtitle = one_unit
        .map(|report| report.unit_name.clone())
        .or_else(|| one_committee.and_then(|report| report.committee_name.clone()));
    let organisation = chapters.first().and_then(|chapter| chapter.order.organisation.clone());
    let issued = chapters.iter().map(|chapter| chapter.order.issued).max();
    let mut body = Vec::new();
    let mut orders = Vec::with_capacity(chapters.len());
    for Chapter { report, order } in chapters {
        orders.push(ChapterOrder {
            name: chapter_name(report, one_document.is_some()),
            bytes: order.report_json.len(),
            caution: order.caution.map(|caution| caution.code().to_owned()),
        });
        body.extend_from_slice(&order.report_json);
    }
    let gathering = Gathering { title, subtitle, chapters: orders };
    let print = PrintOrder {
        organisation,
        gathering: Some(gathering),
        ..PrintOrder::of(
            form,
            issued.unwrap_or(Timestamp::UNIX_EPOCH),
            record::fingerprint(&[&body]),
        )
    };
    (print, body)
}

/// What the whole is called, and which volume of it this is.
fn title(one_document: Option<&PrintedReport>, number: Option<usize>) -> String {
    let words = Localizer::of(LANGUAGE);
    let title = match one_document {
        Some(report) => format::report_name(LANGUAGE, report.kind, report.year),
        None => words.text("document-gathered").into_owned(),
    };
    match number {
        Some(number) => {
            let told = [("title", title.into()), ("number", number.into())];
            words.text_with("document-volume", &told)
        }
        None => title,
    }
}

/// A chapter's name: the unit's, and where the chapters are of several kinds also which it is.
fn chapter_name(report: &PrintedReport, is_of_one_kind: bool) -> String {
    if is_of_one_kind {
        return report.unit_name.clone();
    }
    let document = format::report_name_short(LANGUAGE, report.kind, report.year);
    format!("{}, {document}", report.unit_name)
}

/// "stad.pdf", or "stad-2.pdf" for the second volume.
fn volume_path(output: &Path, number: Option<usize>) -> PathBuf {
    let Some(number) = number else { return output.to_owned() };
    let stem = output.file_stem().unwrap_or_default().to_string_lossy();
    let end = output.extension().unwrap_or_default().to_string_lossy();
    output.with_file_name(format!("{stem}-{number}.{end}"))
}
