//! `tertial word-back`: what people did in a Word file, and the report with it.

mod json;
mod text;

use std::path::Path;

use jiff::Timestamp;
use sha2::{Digest, Sha256};
use tertial_domain::report::Report;
use tertial_domain::text_place::TextPlace;
use tertial_exchange::report_json::{self, ReadLimits, WriteOptions};
use tertial_exchange::word_back::{
    self, Comparison, Content, Difference, DifferenceKind, Limits, Note, Origin, Returned,
};
use tertial_report::form::Form;

use crate::cli::{WordBack, WordBackFormat};
use crate::stop::{Stop, StopKind};
use crate::terminal::Terminal;
use crate::worker::wire::PrintOrder;
use crate::worker::{render, word_back as reading};
use crate::{children, files, limits};

/// What is printed.
struct Sheet {
    report: Report,
    comparison: Comparison,
    notes: Vec<Note>,
    /// Whether each difference is in the report that is written; none where none is.
    taken: Option<Vec<bool>>,
}

/// Reads the file in a confined child, tells the differences, and writes the report where asked.
pub(super) async fn run(order: &WordBack, terminal: &Terminal) -> Result<(), Stop> {
    let name = files::name(&order.file);
    let back = returned(order, &name).await?;
    let now_json = files::read(&order.report, limits::REPORT_JSON.size_bytes_max)?;
    let sent_json = match &order.exported {
        Some(path) => files::read(path, limits::REPORT_JSON.size_bytes_max)?,
        None => now_json.clone(),
    };
    let digest = children::identity(&Sha256::digest(&sent_json), None);
    if digest != back.origin.digest {
        return Err(Stop::new(StopKind::User, "word-back-other-version")
            .with("file", &name)
            .with("made", &shortened(&back.origin.digest))
            .with("given", &shortened(&digest)));
    }
    let is_same = sent_json == now_json;
    let report = report_json::read(&now_json, &ReadLimits::DEFAULT).map_err(|error| {
        let problem = tertial_domain::problem::Problem::new(error.code());
        children::refused(problem.with("reason", error.to_string()), &files::name(&order.report))
    })?;
    let sent = sent_out(order, sent_json, &back.origin).await?;
    let now = match (is_same, &back.origin.place) {
        (true, None) => sent.clone(),
        (true, Some(_)) | (false, _) => sent_out(order, now_json, &Origin::default()).await?,
    };
    let comparison = word_back::compare(&sent, &back, &now);
    let mut sheet = Sheet { report, comparison, notes: back.notes, taken: None };
    if let Some(output) = &order.output {
        write(order, &mut sheet, output)?;
    }
    let printed = match order.format {
        WordBackFormat::Text => text::print(&sheet, terminal).into_bytes(),
        WordBackFormat::Json => json::print(&sheet, terminal.localizer())?,
    };
    terminal.output(&printed)?;
    ending(&sheet)
}

/// What stands in the file.
async fn returned(order: &WordBack, name: &str) -> Result<Returned, Stop> {
    let bytes = files::read(&order.file, limits::WORD_BACK.file_bytes_max)?;
    let pool_limits = children::isolated(limits::PARSE_POOL, order.isolation);
    let pool = children::parsers(limits::PARSE_MEMORY_BYTES, pool_limits);
    let job = reading::order(bytes, &limits::WORD_BACK);
    let answer = pool.run(&job).await.map_err(|error| children::stop(&error))?;
    reading::believe(&answer)
        .map_err(|unsound| children::unsound(&unsound))?
        .map_err(|problem| children::refused(problem, name))
}

/// What the file held when it was made: it is made again and read the same way.
async fn sent_out(
    order: &WordBack,
    report_json: Vec<u8>,
    origin: &Origin,
) -> Result<Returned, Stop> {
    let identity = children::identity(&Sha256::digest(&report_json), None);
    let print = PrintOrder {
        organisation: origin.publisher.clone(),
        place: origin.place.clone(),
        caution: origin.caution.clone(),
        ..PrintOrder::of(Form::Word, Timestamp::UNIX_EPOCH, identity)
    };
    let pool = children::renderers(children::isolated(limits::RENDER_POOL, order.isolation));
    let job = render::order(&print, report_json);
    let answer = pool.run(&job).await.map_err(|error| children::stop(&error))?;
    let file = render::believe(answer, Form::Word)
        .map_err(|unsound| children::unsound(&unsound))?
        .map_err(|problem| children::refused(problem, &files::name(&order.report)))?;
    // It was made here a moment ago.
    word_back::read(&file, &Limits { elements_max: usize::MAX, ..limits::WORD_BACK })
        .map_err(|error| Stop::new(StopKind::Internal, "fault").with("reason", &error))
}

/// Writes the report with the differences that are taken.
fn write(order: &WordBack, sheet: &mut Sheet, output: &Path) -> Result<(), Stop> {
    let (take, leave) = (places(&order.take)?, places(&order.leave)?);
    let differences = &sheet.comparison.differences;
    let named = take.iter().chain(&leave);
    for place in named {
        if differences.iter().all(|difference| difference.place != *place) {
            return Err(Stop::new(StopKind::User, "word-back-no-difference").with("place", place));
        }
    }
    let is_taken = |difference: &Difference| {
        let asked = take.contains(&difference.place) && difference.kind.may_be_taken();
        (difference.kind.is_taken_unasked() || asked) && !leave.contains(&difference.place)
    };
    let taken: Vec<bool> = differences.iter().map(is_taken).collect();
    let chosen: Vec<(TextPlace, Content)> = differences
        .iter()
        .zip(&taken)
        .filter(|(_, is_taken)| **is_taken)
        .map(|(difference, _)| (difference.place.clone(), difference.content()))
        .collect();
    let mut report = sheet.report.clone();
    word_back::accept(&mut report, &chosen);
    files::write(output, &report_json::write(&report, &WriteOptions::default()))?;
    sheet.taken = Some(taken);
    Ok(())
}

fn places(named: &[String]) -> Result<Vec<TextPlace>, Stop> {
    let read = |name: &String| {
        let unknown = || Stop::new(StopKind::User, "word-back-no-place").with("place", name);
        TextPlace::read(name).ok_or_else(unknown)
    };
    named.iter().map(read).collect()
}

/// 0 where there is nothing to do or all was done, 1 where there are differences, 4 where some of
/// them are not in what was written.
fn ending(sheet: &Sheet) -> Result<(), Stop> {
    let Comparison { differences, fixed, .. } = &sheet.comparison;
    let unplaced = sheet.notes.iter().any(|note| matches!(note, Note::Unplaced { .. }));
    match &sheet.taken {
        None if differences.is_empty() && fixed.is_empty() && !unplaced => Ok(()),
        None => Err(Stop::found()),
        Some(taken) if taken.iter().all(|is_taken| *is_taken) && fixed.is_empty() && !unplaced => {
            Ok(())
        }
        Some(taken) => {
            let left = taken.iter().filter(|is_taken| !**is_taken).count();
            Err(Stop::new(StopKind::Incomplete, "word-back-incomplete").with("count", &left))
        }
    }
}

/// The beginning of a hash, as documents print it.
fn shortened(digest: &str) -> String {
    digest.chars().take(12).collect()
}

/// The message that names what became of a place.
const fn kind_key(kind: DifferenceKind) -> &'static str {
    match kind {
        DifferenceKind::Changed => "word-back-changed",
        DifferenceKind::Removed => "word-back-removed",
        DifferenceKind::Conflict => "word-back-conflict",
        DifferenceKind::NotSent => "word-back-not-sent",
    }
}
