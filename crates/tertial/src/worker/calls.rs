//! The fence around system calls: a confined child may compute, keep memory, and speak over the
//! pipes that it has. Whatever else it asks of the kernel, on any of its threads, is refused.

use std::collections::BTreeMap;

use libc::c_long;
use seccompiler::{
    BackendError, BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition,
    SeccompFilter, SeccompRule, TargetArch,
};

/// What a call that is not allowed answers with: as a file without permission does.
const REFUSED: u32 = libc::EPERM.unsigned_abs();

/// Calls without conditions. None opens a path or a socket, makes a process, or looks at another.
const ALLOWED: [c_long; 38] = [
    // The pipes, and files that are open already.
    libc::SYS_read,
    libc::SYS_readv,
    libc::SYS_write,
    libc::SYS_writev,
    libc::SYS_close,
    libc::SYS_fstat,
    libc::SYS_lseek,
    libc::SYS_fcntl,
    libc::SYS_ppoll,
    // Memory.
    libc::SYS_brk,
    libc::SYS_munmap,
    libc::SYS_mremap,
    libc::SYS_madvise,
    libc::SYS_membarrier,
    // Threads that are there already, and their end.
    libc::SYS_futex,
    libc::SYS_sched_yield,
    libc::SYS_sched_getaffinity,
    libc::SYS_set_robust_list,
    libc::SYS_rseq,
    libc::SYS_gettid,
    libc::SYS_getpid,
    libc::SYS_exit,
    libc::SYS_exit_group,
    // Signals of its own.
    libc::SYS_rt_sigaction,
    libc::SYS_rt_sigprocmask,
    libc::SYS_rt_sigreturn,
    libc::SYS_sigaltstack,
    libc::SYS_restart_syscall,
    // Time, chance, and how much the machine has.
    libc::SYS_clock_gettime,
    libc::SYS_clock_getres,
    libc::SYS_clock_nanosleep,
    libc::SYS_nanosleep,
    libc::SYS_gettimeofday,
    libc::SYS_getrandom,
    libc::SYS_getrusage,
    libc::SYS_sysinfo,
    libc::SYS_getrlimit,
    libc::SYS_setrlimit,
];

/// Why there is no fence.
#[derive(Debug, thiserror::Error)]
pub(super) enum NoFence {
    #[error("no filter for this processor: {0}")]
    Filter(#[from] BackendError),
    #[error("the kernel takes no filter: {0}")]
    Kernel(#[from] seccompiler::Error),
}

/// Puts up the fence, for this thread and every other of the process. There is no way back.
pub(super) fn fence() -> Result<(), NoFence> {
    let architecture = TargetArch::try_from(std::env::consts::ARCH)?;
    let filter = SeccompFilter::new(
        rules()?,
        SeccompAction::Errno(REFUSED),
        SeccompAction::Allow,
        architecture,
    )?;
    let program = BpfProgram::try_from(filter)?;
    Ok(seccompiler::apply_filter_all_threads(&program)?)
}

fn rules() -> Result<BTreeMap<c_long, Vec<SeccompRule>>, BackendError> {
    let mut rules: BTreeMap<c_long, Vec<SeccompRule>> =
        ALLOWED.into_iter().map(|call| (call, Vec::new())).collect();
    // Memory that holds data is never run.
    let executable = u64::from(libc::PROT_EXEC.unsigned_abs());
    let not_executable = SeccompCmpOp::MaskedEq(executable);
    for call in [libc::SYS_mmap, libc::SYS_mprotect] {
        rules.insert(call, only_where(2, not_executable.clone(), 0)?);
    }
    // Its own limits, and signals to itself: how a program ends after a fault.
    rules.insert(libc::SYS_prlimit64, only_where(0, SeccompCmpOp::Eq, 0)?);
    let own = u64::from(std::process::id());
    rules.insert(libc::SYS_tgkill, only_where(0, SeccompCmpOp::Eq, own)?);
    Ok(rules)
}

/// A rule about one argument, counted from 0.
fn only_where(
    argument: u8,
    compared: SeccompCmpOp,
    value: u64,
) -> Result<Vec<SeccompRule>, BackendError> {
    let condition = SeccompCondition::new(argument, SeccompCmpArgLen::Dword, compared, value)?;
    Ok(vec![SeccompRule::new(vec![condition])?])
}
