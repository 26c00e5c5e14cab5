//! What a child gives up before it sees a document: memory beyond its share, new files, new
//! processes, every path and port, and every system call that its work does not need.

use landlock::{
    ABI, Access, AccessFs, AccessNet, CompatLevel, Compatible, Ruleset, RulesetAttr, RulesetError,
    RulesetStatus,
};
use rlimit::Resource;
use serde::{Deserialize, Serialize};

use super::calls;

/// Standard input, output and error, and a few for the runtime.
const OPEN_FILES_MAX: u64 = 16;

/// What a child gives up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// Bytes of address space.
    pub memory_bytes_max: u64,
    /// Seconds of one processor that a job may use.
    pub job_seconds_max: u64,
    /// Whether it needs threads that do not exist yet; else it makes no thread and no process.
    pub may_make_threads: bool,
}

/// How much of it the system could promise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confinement {
    /// Paths and ports.
    pub landlock: LandlockStatus,
    /// System calls.
    pub system_calls: CallStatus,
    /// Limits that the system refused to set, by name.
    pub refused_limits: Vec<String>,
}

/// What landlock, the kernel's own fence around paths and ports, could promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LandlockStatus {
    /// No path and no port can be opened.
    Full,
    /// An older kernel: most ways are closed.
    Partial,
    /// The kernel has no landlock.
    Absent,
}

impl LandlockStatus {
    /// The code for a log line.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Partial => "partial",
            Self::Absent => "absent",
        }
    }
}

/// Whether the kernel took the filter of system calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CallStatus {
    /// Whatever the work does not need is refused, on every thread.
    Fenced,
    /// The kernel takes no filter, or this program knows none for the processor.
    Absent,
}

impl CallStatus {
    /// The code for a log line.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Fenced => "fenced",
            Self::Absent => "absent",
        }
    }
}

impl Confinement {
    /// Whether both fences stand. Either alone closes most ways; both are asked for where
    /// confinement is required.
    pub const fn is_whole(&self) -> bool {
        let landlock = matches!(self.landlock, LandlockStatus::Full | LandlockStatus::Partial);
        landlock && matches!(self.system_calls, CallStatus::Fenced)
    }
}

/// Processors that a job's threads may use at once, as far as the limit on its time is concerned.
const THREADS_AT_WORK: u64 = 4;

impl Share {
    /// Lets this process use so much processor time in all that one more job has its share.
    ///
    /// Earlier jobs have used at most theirs: the system ends the process where a job uses more.
    pub fn allow_job(&self, job_number: u64) {
        let seconds = self
            .job_seconds_max
            .saturating_mul(job_number.saturating_add(1))
            .saturating_mul(THREADS_AT_WORK);
        // Where the system refuses, the parent's clock is the only one.
        let _ = Resource::CPU.set(seconds, rlimit::INFINITY);
    }
}

/// Gives up what this process does not need. There is no way back.
pub fn confine(share: &Share) -> Confinement {
    // First the fence: it needs a file of its own for a moment.
    let landlock = fence().unwrap_or(LandlockStatus::Absent);
    let limits = [
        (Resource::AS, "memory", share.memory_bytes_max),
        (Resource::CORE, "core", 0),
        (Resource::FSIZE, "file_size", 0),
        (Resource::NOFILE, "open_files", OPEN_FILES_MAX),
    ];
    let no_threads = (!share.may_make_threads).then_some((Resource::NPROC, "processes", 0));
    let refused = |(resource, name, limit): (Resource, &str, u64)| {
        resource.set(limit, limit).is_err().then(|| name.to_owned())
    };
    let refused_limits = limits.into_iter().chain(no_threads).filter_map(refused).collect();
    // Last: what stands above asks for calls that are refused from here on.
    let system_calls = calls::fence().map_or(CallStatus::Absent, |()| CallStatus::Fenced);
    Confinement { landlock, system_calls, refused_limits }
}

fn fence() -> Result<LandlockStatus, RulesetError> {
    let newest = ABI::V6;
    let rules = Ruleset::default()
        .set_compatibility(CompatLevel::BestEffort)
        .handle_access(AccessFs::from_all(newest))?
        .handle_access(AccessNet::from_all(newest))?;
    // No rule is added: what is handled and not allowed is forbidden.
    let status = rules.create()?.restrict_self()?;
    Ok(match status.ruleset {
        RulesetStatus::FullyEnforced => LandlockStatus::Full,
        RulesetStatus::PartiallyEnforced => LandlockStatus::Partial,
        RulesetStatus::NotEnforced => LandlockStatus::Absent,
    })
}
