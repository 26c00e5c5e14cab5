//! The children as the commands use them: this same program, started again with less.

use std::ffi::OsString;
use std::fmt::Write as _;
use std::path::PathBuf;

use tertial_domain::problem::Problem;
use tertial_report::template::TemplateSource;

use crate::cli::Isolation;
use crate::limits;
use crate::stop::{Stop, StopKind};
use crate::templates;
use crate::worker::pool::{PoolLimits, Program, WorkerError, WorkerPool};
use crate::worker::wire::UnsoundAnswer;

/// The same limits, for a person who may ask for confinement in full or for nothing.
pub const fn isolated(limits: PoolLimits, isolation: Isolation) -> PoolLimits {
    let is_confinement_required = matches!(isolation, Isolation::Required);
    PoolLimits { is_confinement_required, ..limits }
}

/// Children that read documents, each with so much memory.
pub fn parsers(memory_bytes_max: u64, limits: PoolLimits) -> WorkerPool {
    WorkerPool::new(this_program("parse", memory_bytes_max, &limits), limits)
}

/// Children that make PDF files.
pub fn renderers(limits: PoolLimits) -> WorkerPool {
    WorkerPool::new(this_program("render", limits::RENDER_MEMORY_BYTES, &limits), limits)
}

fn this_program(trade: &str, memory_bytes_max: u64, limits: &PoolLimits) -> Program {
    let memory = memory_bytes_max.to_string();
    let seconds = limits.job_time_max.as_secs().to_string();
    let arguments = ["worker", trade, "--memory", &memory, "--seconds", &seconds];
    Program {
        // The system's own name of the file that runs: it holds also after an upgrade replaced it.
        path: PathBuf::from("/proc/self/exe"),
        arguments: arguments.into_iter().map(OsString::from).collect(),
    }
}

/// What identifies a printed document: its data's hash and its version.
pub fn identity(sha256: &[u8], version: Option<u32>) -> String {
    let mut identity = String::with_capacity(80);
    for byte in sha256 {
        let _ = write!(identity, "{byte:02x}");
    }
    if let Some(version) = version {
        let _ = write!(identity, ";{version}");
    }
    identity
}

/// The same for a document that was made by a template: with another it is another.
pub fn identity_by(
    sha256: &[u8],
    version: Option<u32>,
    template: Option<&TemplateSource>,
) -> String {
    let mut identity = identity(sha256, version);
    if let Some(source) = template {
        let _ = write!(identity, ";template=");
        for byte in templates::digest(source) {
            let _ = write!(identity, "{byte:02x}");
        }
    }
    identity
}

/// A child that gave no answer, as a stop.
pub fn stop(error: &WorkerError) -> Stop {
    match error {
        WorkerError::NotStarted(_) => {
            Stop::new(StopKind::Unavailable, error.code()).with("reason", &error)
        }
        WorkerError::TimedOut { time_max } => {
            Stop::new(StopKind::User, error.code()).with("seconds", &time_max.as_secs())
        }
        WorkerError::Died { .. } => Stop::new(StopKind::User, error.code()).with("reason", &error),
        WorkerError::NotConfined => Stop::new(StopKind::Configuration, error.code()),
        WorkerError::AnswerTooLarge { .. } | WorkerError::Unsound(_) => {
            Stop::new(StopKind::Internal, error.code()).with("reason", &error)
        }
    }
}

/// An answer that was not believed, as a stop.
pub fn unsound(unsound: &UnsoundAnswer) -> Stop {
    Stop::new(StopKind::Internal, "worker-answer-unsound").with("reason", &unsound)
}

/// A document that was refused, as a stop.
pub fn refused(problem: Problem, file: &str) -> Stop {
    let kind = match problem.code.as_ref() {
        "worker-fault" | "worker-order-unsound" | "document-refused" => StopKind::Internal,
        _ => StopKind::User,
    };
    Stop::problem(kind, problem.with("file", file))
}
