//! A few children kept warm; each has one job at a time, and a faulty one is replaced.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::{ExitStatus, Stdio};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::io::BufReader;
use tokio::process::{Child, ChildStdin, ChildStdout, Command};
use tokio::sync::Semaphore;
use tokio::time::timeout;

use super::confine::Confinement;
use super::frame::{self, Frame, FrameError, FrameLimits};
use super::wire::Hello;

/// How a child is started.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Program {
    /// The program file.
    pub path: PathBuf,
    /// What it is told.
    pub arguments: Vec<OsString>,
}

/// How many children, and how long and how much each may.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PoolLimits {
    /// Children at the same time.
    pub workers_max: usize,
    /// From the start of a child until it says that it is ready.
    pub start_time_max: Duration,
    /// From the order until the whole answer.
    pub job_time_max: Duration,
    /// The largest answer.
    pub answer: FrameLimits,
    /// Jobs after which a child is replaced, so that nothing it forgot to free stays.
    pub jobs_per_worker_max: u32,
    /// Whether a kernel that cannot confine a child in full is too little.
    pub is_confinement_required: bool,
}

/// Why there is no answer. The order may be given again; a document that does this twice is the
/// reason itself.
#[derive(Debug, thiserror::Error)]
pub enum WorkerError {
    /// No child could be started.
    #[error("a worker cannot be started: {0}")]
    NotStarted(String),
    /// The child took too long and was killed.
    #[error("the worker took longer than {} s", time_max.as_secs_f32())]
    TimedOut {
        /// The limit.
        time_max: Duration,
    },
    /// The child ended before it answered: a crash, or its memory did not suffice.
    #[error("the worker died: {}", describe(*.status))]
    Died {
        /// How it ended, where that is known.
        status: Option<ExitStatus>,
    },
    /// The child's answer is larger than any answer may be.
    #[error("the worker answers with {bytes} bytes, more than {bytes_max}")]
    AnswerTooLarge {
        /// What it promised.
        bytes: u64,
        /// The limit.
        bytes_max: u64,
    },
    /// The child said something that is no answer.
    #[error("the worker's answer is unsound: {0}")]
    Unsound(String),
    /// The kernel cannot confine a child in full, and the configuration asks for it.
    #[error("the kernel cannot confine workers, and the configuration requires it")]
    NotConfined,
}

impl WorkerError {
    /// The stable code.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotStarted(_) => "worker-not-started",
            Self::TimedOut { .. } => "worker-timed-out",
            Self::Died { .. } => "worker-died",
            Self::AnswerTooLarge { .. } => "worker-answer-too-large",
            Self::Unsound(_) => "worker-answer-unsound",
            Self::NotConfined => "worker-not-confined",
        }
    }
}

fn describe(status: Option<ExitStatus>) -> String {
    status.map_or_else(|| "unknown how".to_owned(), |status| status.to_string())
}

/// A few children of one trade.
#[derive(Debug)]
pub struct WorkerPool {
    program: Program,
    limits: PoolLimits,
    places: Semaphore,
    idle: Mutex<Vec<Worker>>,
}

/// A child that waits for an order.
#[derive(Debug)]
struct Worker {
    child: Child,
    orders: ChildStdin,
    answers: BufReader<ChildStdout>,
    jobs_done: u32,
    confinement: Confinement,
}

impl WorkerPool {
    /// A pool that starts its first child at the first job, or at [`Self::warm_up`].
    pub fn new(program: Program, limits: PoolLimits) -> Self {
        Self { program, limits, places: Semaphore::new(limits.workers_max), idle: Mutex::default() }
    }

    /// Starts one child ahead of the first job and tells how it could be confined.
    pub async fn warm_up(&self) -> Result<Confinement, WorkerError> {
        let _place = self.place().await?;
        let worker = self.ready_worker().await?;
        let confinement = worker.confinement.clone();
        self.put_back(worker);
        Ok(confinement)
    }

    /// Gives one order and waits for its answer.
    pub async fn run(&self, order: &Frame) -> Result<Frame, WorkerError> {
        let _place = self.place().await?;
        let mut worker = self.ready_worker().await?;
        let time_max = self.limits.job_time_max;
        let exchange = worker.exchange(order, &self.limits.answer);
        let fault = match timeout(time_max, exchange).await {
            Ok(Ok(answer)) => {
                worker.jobs_done += 1;
                self.put_back(worker);
                return Ok(answer);
            }
            Ok(Err(fault)) => Some(fault),
            Err(_) => None,
        };
        Err(match fault {
            None => {
                end(worker.child, Duration::ZERO).await;
                WorkerError::TimedOut { time_max }
            }
            Some(fault) => worker_error(&fault, end(worker.child, LAST_BREATH).await),
        })
    }

    async fn place(&self) -> Result<tokio::sync::SemaphorePermit<'_>, WorkerError> {
        let closed = |_| WorkerError::NotStarted("the pool is closed".to_owned());
        self.places.acquire().await.map_err(closed)
    }

    /// A child that is still alive, or a new one.
    async fn ready_worker(&self) -> Result<Worker, WorkerError> {
        while let Some(mut worker) = self.take() {
            if matches!(worker.child.try_wait(), Ok(None)) {
                return Ok(worker);
            }
        }
        let worker = self.start().await?;
        if self.limits.is_confinement_required && !worker.confinement.is_whole() {
            return Err(WorkerError::NotConfined);
        }
        Ok(worker)
    }

    fn take(&self) -> Option<Worker> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop()
    }

    fn put_back(&self, worker: Worker) {
        if worker.jobs_done < self.limits.jobs_per_worker_max {
            self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(worker);
        }
    }

    async fn start(&self) -> Result<Worker, WorkerError> {
        let not_started = |error: std::io::Error| WorkerError::NotStarted(error.to_string());
        let mut child = Command::new(&self.program.path)
            .args(&self.program.arguments)
            .env_clear()
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .map_err(not_started)?;
        let (Some(orders), Some(answers)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(WorkerError::NotStarted("no pipes".to_owned()));
        };
        let mut answers = BufReader::new(answers);
        let time_max = self.limits.start_time_max;
        let first = timeout(time_max, frame::receive(&mut answers, &self.limits.answer)).await;
        let hello = match first {
            Ok(Ok(hello)) => hello,
            Ok(Err(fault)) => return Err(worker_error(&fault, end(child, LAST_BREATH).await)),
            Err(_) => {
                end(child, Duration::ZERO).await;
                return Err(WorkerError::TimedOut { time_max });
            }
        };
        let Hello { confinement } = serde_json::from_slice(&hello.head)
            .map_err(|error| WorkerError::Unsound(error.to_string()))?;
        Ok(Worker { child, orders, answers, jobs_done: 0, confinement })
    }
}

impl Worker {
    async fn exchange(&mut self, order: &Frame, limits: &FrameLimits) -> Result<Frame, FrameError> {
        frame::send(&mut self.orders, order).await?;
        frame::receive(&mut self.answers, limits).await
    }
}

/// What a child that has failed is given to end by itself, so that it can be told how it ended.
const LAST_BREATH: Duration = Duration::from_millis(200);

/// Ends a child and tells how it had ended by itself, if it had.
async fn end(mut child: Child, patience: Duration) -> Option<ExitStatus> {
    if let Ok(Ok(status)) = timeout(patience, child.wait()).await {
        return Some(status);
    }
    // Killed and waited for, so that no dead child stays in the process table.
    let _ = child.kill().await;
    None
}

fn worker_error(fault: &FrameError, status: Option<ExitStatus>) -> WorkerError {
    match fault {
        FrameError::TooLarge { bytes, bytes_max } => {
            WorkerError::AnswerTooLarge { bytes: *bytes, bytes_max: *bytes_max }
        }
        FrameError::NoMark => WorkerError::Unsound(fault.to_string()),
        FrameError::Closed | FrameError::CutShort | FrameError::Io(_) => {
            WorkerError::Died { status }
        }
    }
}
