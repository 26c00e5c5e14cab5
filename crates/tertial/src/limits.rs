//! The one table of limits: everything that a stranger can send, make or ask for has an end here.
//! `tertial limits` prints it.

use std::time::Duration;

use tertial_exchange::report_json::ReadLimits;

use crate::worker::frame::FrameLimits;
use crate::worker::pool::PoolLimits;

const MEGABYTE: usize = 1 << 20;

/// A document from anybody.
pub const DOCUMENT: tertial_extract::Limits = tertial_extract::Limits::DOCUMENT;

/// Report JSON from anybody.
pub const REPORT_JSON: ReadLimits = ReadLimits::DEFAULT;

/// A Word file that comes back, from anybody.
pub const WORD_BACK: tertial_exchange::word_back::Limits =
    tertial_exchange::word_back::Limits::DOCUMENT;

/// Address space of a child that reads a document of [`DOCUMENT`]'s size.
pub const PARSE_MEMORY_BYTES: u64 = 512 << 20;

/// Address space of a child that makes a PDF of a city's report.
pub const RENDER_MEMORY_BYTES: u64 = 4 << 30;

/// Time to read one document.
pub const PARSE_TIME: Duration = Duration::from_secs(20);

/// Time to make one PDF.
pub const RENDER_TIME: Duration = Duration::from_mins(1);

/// Time for a child to say that it is ready.
pub const WORKER_START_TIME: Duration = Duration::from_secs(10);

/// Children of one trade at the same time.
pub const WORKERS: usize = 2;

/// Documents that one command makes at the same time.
pub const RENDER_JOBS: i64 = 64;

/// Report JSON in one volume of many reports, some 850 pages. What is too long all the same is
/// parted again.
pub const VOLUME_BYTES: usize = 5 << 19;

/// Jobs after which a child is replaced.
pub const JOBS_PER_WORKER: u32 = 500;

/// What a child accepts as an order.
pub const ORDER: FrameLimits = FrameLimits { head_bytes_max: 4 << 20, body_bytes_max: 1 << 30 };

/// What a parent accepts as an answer.
pub const ANSWER: FrameLimits =
    FrameLimits { head_bytes_max: 128 << 20, body_bytes_max: 512 << 20 };

/// Files that one import may name, folders followed.
pub const IMPORT_FILES: usize = 100_000;

/// Bytes of a file with a city's choices for the review.
pub const RULES_BYTES: usize = 1 << 20;

/// Bytes of a file with the order to open a year.
pub const YEAR_BYTES: usize = 1 << 20;

/// Bytes of a city's template, and of the logo beside it.
pub const TEMPLATE_BYTES: usize = tertial_report::template::BYTES_MAX;

/// How deep an import follows folders.
pub const IMPORT_FOLDER_DEPTH: usize = 32;

/// How many times the usual size a demonstration city may be.
pub const DEMO_SCALE: u16 = 100;

/// The limits of the children that read documents.
pub const PARSE_POOL: PoolLimits = PoolLimits {
    workers_max: WORKERS,
    start_time_max: WORKER_START_TIME,
    job_time_max: PARSE_TIME,
    answer: ANSWER,
    jobs_per_worker_max: JOBS_PER_WORKER,
    is_confinement_required: false,
};

/// The limits of the children that make PDF files.
pub const RENDER_POOL: PoolLimits = PoolLimits { job_time_max: RENDER_TIME, ..PARSE_POOL };

/// What a limit counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LimitUnit {
    /// Bytes.
    Bytes,
    /// Seconds.
    Seconds,
    /// Things.
    Count,
}

impl LimitUnit {
    /// The unit's name in the table.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Bytes => "bytes",
            Self::Seconds => "seconds",
            Self::Count => "count",
        }
    }
}

/// A row of the table. What it means stands under `cli-limit-<name>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// Its stable name.
    pub name: &'static str,
    /// The largest value that is still accepted.
    pub value: u64,
    /// What it counts.
    pub unit: LimitUnit,
}

/// Every limit, in the order that a document meets them.
pub fn table() -> Vec<Limit> {
    use LimitUnit::{Bytes, Count, Seconds};
    let row = |name, value: usize, unit| Limit {
        name,
        value: u64::try_from(value).unwrap_or(u64::MAX),
        unit,
    };
    let long = |name, value, unit| Limit { name, value, unit };
    vec![
        row("document-bytes", DOCUMENT.file_bytes, Bytes),
        row("document-lines", DOCUMENT.lines, Count),
        row("document-line-bytes", DOCUMENT.line_bytes, Bytes),
        row("word-bytes", WORD_BACK.file_bytes_max, Bytes),
        row("word-entries", WORD_BACK.entries_max, Count),
        row("word-unpacked-bytes", WORD_BACK.unpacked_bytes_max, Bytes),
        row("word-growth", WORD_BACK.growth_max, Count),
        row("word-elements", WORD_BACK.elements_max, Count),
        row("word-depth", WORD_BACK.depth_max, Count),
        row("import-files", IMPORT_FILES, Count),
        row("rules-bytes", RULES_BYTES, Bytes),
        row("year-bytes", YEAR_BYTES, Bytes),
        row("template-bytes", TEMPLATE_BYTES, Bytes),
        row("import-folder-depth", IMPORT_FOLDER_DEPTH, Count),
        row("demo-scale", DEMO_SCALE.into(), Count),
        row("report-json-bytes", REPORT_JSON.size_bytes_max, Bytes),
        row("report-json-objects", REPORT_JSON.objects_max, Count),
        row("report-json-values", REPORT_JSON.values_max, Count),
        row("report-json-goal-depth", REPORT_JSON.goal_depth_max, Count),
        row("pdf-pages", tertial_typeset::PAGES_MAX, Count),
        row("pdf-characters", tertial_typeset::CHARACTERS_MAX, Count),
        long("parse-memory-bytes", PARSE_MEMORY_BYTES, Bytes),
        long("parse-seconds", PARSE_TIME.as_secs(), Seconds),
        long("render-memory-bytes", RENDER_MEMORY_BYTES, Bytes),
        long("render-seconds", RENDER_TIME.as_secs(), Seconds),
        row("workers", WORKERS, Count),
        row("volume-bytes", VOLUME_BYTES, Bytes),
        long("render-jobs", RENDER_JOBS.unsigned_abs(), Count),
        long("worker-start-seconds", WORKER_START_TIME.as_secs(), Seconds),
        long("worker-jobs", JOBS_PER_WORKER.into(), Count),
        long("worker-answer-bytes", ANSWER.body_bytes_max, Bytes),
    ]
}

/// Memory and time for a document of up to so many bytes: as given for the usual size, and more in
/// proportion where a person has asked for larger documents.
pub fn parse_share(bytes_max: usize) -> (u64, Duration) {
    let usual = DOCUMENT.file_bytes / MEGABYTE;
    let times = u32::try_from((bytes_max / MEGABYTE).div_ceil(usual).max(1)).unwrap_or(u32::MAX);
    (PARSE_MEMORY_BYTES.saturating_mul(times.into()), PARSE_TIME.saturating_mul(times))
}

#[cfg(test)]
mod tests {
    use super::*;
    use tertial_presentation::language::Language;
    use tertial_presentation::localizer::Localizer;

    #[test]
    fn every_limit_is_explained_and_named_once() {
        let table = table();
        for limit in &table {
            for language in Language::ALL {
                let key = format!("cli-limit-{}", limit.name);
                assert!(Localizer::of(language).has(&key), "{key}");
            }
            assert_eq!(table.iter().filter(|other| other.name == limit.name).count(), 1);
        }
    }

    #[test]
    fn larger_documents_get_more_in_proportion() {
        assert_eq!(parse_share(10), (PARSE_MEMORY_BYTES, PARSE_TIME));
        assert_eq!(parse_share(DOCUMENT.file_bytes), (PARSE_MEMORY_BYTES, PARSE_TIME));
        assert_eq!(parse_share(3 * DOCUMENT.file_bytes), (3 * PARSE_MEMORY_BYTES, 3 * PARSE_TIME));
    }
}
