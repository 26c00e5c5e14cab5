//! Reading a file: the child turns bytes into a draft, the parent checks that it is one.

use tertial_domain::problem::Problem;
use tertial_exchange::report_json::{self, ReadLimits, WriteOptions};
use tertial_exchange::stratml::{self, StratmlLimits};
use tertial_extract::{ExtractError, Limits, read_source};
use tertial_import::draft::{Draft, GoalLines, LineSpan, Notice, NoticeKind, Provenance};
use tertial_import::ledger::Ledger;
use tertial_import::read_report;
use tertial_import::source_text::TextEncoding;

use super::child::{json, refusal};
use super::frame::Frame;
use super::wire::{Answer, DraftHead, ParseOrder, UnsoundAnswer};

/// What the parent accepts as the report of one document.
const REPORT_LIMITS: ReadLimits = ReadLimits {
    size_bytes_max: 512 << 20,
    objects_max: 1_500_000,
    values_max: 12_000_000,
    ..ReadLimits::DEFAULT
};

/// The order for a file; the parent's side.
pub fn order(name: &str, bytes: Vec<u8>, limits: &Limits) -> Frame {
    let order = ParseOrder {
        name: name.to_owned(),
        file_bytes_max: limits.file_bytes,
        lines_max: limits.lines,
        line_bytes_max: limits.line_bytes,
    };
    Frame { head: json(&order), body: bytes }
}

/// Does the job; the child's side.
pub(super) fn answer(order: Frame) -> Frame {
    let Ok(head) = serde_json::from_slice::<ParseOrder>(&order.head) else {
        return refusal(Problem::new("worker-order-unsound"));
    };
    let limits = Limits {
        file_bytes: head.file_bytes_max,
        lines: head.lines_max,
        line_bytes: head.line_bytes_max,
    };
    let draft = match draft(&order.body, &head.name, &limits) {
        Ok(draft) => draft,
        Err(problem) => return refusal(problem),
    };
    drop(order);
    Frame {
        head: json(&Answer::Done(DraftHead::of(&draft))),
        body: report_json::write(&draft.report, &WriteOptions::default()),
    }
}

/// Reads a file's bytes as a draft, in this process.
pub fn draft(bytes: &[u8], name: &str, limits: &Limits) -> Result<Draft, Problem> {
    if stratml::is_stratml(bytes) {
        return stratml_draft(bytes, limits);
    }
    let source = read_source(bytes, Some(name), limits).map_err(|error| extract_problem(&error))?;
    let mut draft = read_report(&source);
    let is_noted = |notice: &Notice| notice.kind == NoticeKind::ReadAsWindows1252;
    if source.encoding() == TextEncoding::Windows1252 && !draft.notices.iter().any(is_noted) {
        draft.notices.push(Notice { kind: NoticeKind::ReadAsWindows1252, line: 1 });
    }
    Ok(draft)
}

/// Reads StratML as a draft. Its elements have no lines of their own: all is of the whole file.
fn stratml_draft(bytes: &[u8], limits: &Limits) -> Result<Draft, Problem> {
    let size_bytes_max = limits.file_bytes.min(StratmlLimits::DEFAULT.size_bytes_max);
    let limits = StratmlLimits { size_bytes_max, ..StratmlLimits::DEFAULT };
    let report = stratml::read(bytes, &limits)
        .map_err(|error| Problem::new(error.code()).with("reason", error.to_string()))?;
    let filled = bytes.split(|byte| *byte == b'\n').filter(|line| !line.trim_ascii().is_empty());
    let lines = u32::try_from(filled.count()).unwrap_or(u32::MAX);
    let last = bytes.split(|byte| *byte == b'\n').count();
    let whole = LineSpan { first: 1, last: u32::try_from(last).unwrap_or(u32::MAX) };
    let goals = report.walk_goals().map(|goal| GoalLines {
        span: whole,
        indicators: vec![whole; goal.indicators.len()],
        activities: vec![whole; goal.activities.len()],
    });
    let provenance = Provenance {
        head: Some(whole),
        sections: vec![whole; report.sections.len()],
        goals: goals.collect(),
        tables: vec![whole; report.tables.len()],
    };
    let mut ledger = Ledger::default();
    (ledger.lines, ledger.placed) = (lines, lines);
    Ok(Draft { report, provenance, notices: Vec::new(), ledger })
}

/// Believes an answer, or says why not; the parent's side.
pub fn believe(answer: &Frame) -> Result<Result<Draft, Problem>, UnsoundAnswer> {
    let head = serde_json::from_slice(&answer.head)
        .map_err(|error| UnsoundAnswer::Head(error.to_string()))?;
    match head {
        Answer::Refused(problem) => Ok(Err(problem.into())),
        Answer::Done(head) => {
            let head: DraftHead = head;
            let report = report_json::read(&answer.body, &REPORT_LIMITS)?;
            head.into_draft(report).map(Ok)
        }
    }
}

/// Why a file is no text, as a refusal with a code.
fn extract_problem(error: &ExtractError) -> Problem {
    match error {
        ExtractError::Empty => Problem::new("file-empty"),
        ExtractError::TooLarge { bytes, limit } => Problem::new("file-too-large")
            .with("bytes", bytes.to_string())
            .with("limit", limit.to_string())
            .hint("file-too-large"),
        ExtractError::TooManyLines { limit } => {
            Problem::new("file-too-many-lines").with("limit", limit.to_string())
        }
        ExtractError::LineTooLong { line, limit } => Problem::new("file-line-too-long")
            .with("line", line.to_string())
            .with("limit", limit.to_string()),
        ExtractError::NotText(media_type) => {
            Problem::new("file-not-text").with("type", media_type.code()).hint("file-not-text")
        }
        ExtractError::BrokenEncoding { at, problem } => Problem::new("file-broken-encoding")
            .with("at", at.to_string())
            .with("problem", problem.code())
            .hint("file-broken-encoding"),
    }
}
