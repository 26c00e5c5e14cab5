//! Children that misbehave, each a real process: whatever they do, an error with a name comes back
//! soon, and the next job is done.

use std::path::Path;
use std::time::Duration;

use tertial::limits;
use tertial::worker::frame::{self, Frame, FrameLimits};
use tertial::worker::parse;
use tertial::worker::pool::{PoolLimits, Program, WorkerError, WorkerPool};
use tertial::worker::probe::{self, ProbeOrder};
use tertial_extract::Limits;

const FRAMES: FrameLimits = FrameLimits { head_bytes_max: 1 << 20, body_bytes_max: 1 << 24 };
const LIMITS: PoolLimits = PoolLimits {
    workers_max: 2,
    start_time_max: Duration::from_secs(30),
    job_time_max: Duration::from_secs(30),
    answer: FRAMES,
    jobs_per_worker_max: 3,
    is_confinement_required: false,
};

fn reader(memory_bytes: u64) -> Program {
    let arguments = ["worker", "parse", "--memory", &memory_bytes.to_string()];
    Program {
        path: env!("CARGO_BIN_EXE_tertial").into(),
        arguments: arguments.into_iter().map(Into::into).collect(),
    }
}

/// A child that says that it is ready and then does what the script says.
fn rogue(folder: &Path, script: &str) -> Program {
    claiming(folder, "fenced", script)
}

/// The same, with a word of its own about the fence around system calls.
fn claiming(folder: &Path, system_calls: &str, script: &str) -> Program {
    let head = format!(
        r#"{{"confinement":{{"landlock":"full","system_calls":"{system_calls}","refused_limits":[]}}}}"#
    )
    .into_bytes();
    let mut hello = Vec::new();
    frame::write(&mut hello, &Frame { head, body: Vec::new() }).unwrap();
    std::fs::write(folder.join("hello"), hello).unwrap();
    let script = format!("cd {}; /bin/cat hello; {script}", folder.display());
    Program { path: "/bin/sh".into(), arguments: vec!["-c".into(), script.into()] }
}

fn order(words: &str) -> Frame {
    parse::order("a.txt", words.as_bytes().to_vec(), &Limits::DOCUMENT)
}

async fn fault_of(script: &str, limits: PoolLimits) -> WorkerError {
    let folder = tempfile::tempdir().unwrap();
    let pool = WorkerPool::new(rogue(folder.path(), script), limits);
    let order = order("Enhetsmål");
    tokio::time::timeout(Duration::from_secs(20), pool.run(&order)).await.unwrap().unwrap_err()
}

#[tokio::test]
async fn a_child_does_job_after_job_and_is_replaced_now_and_then() {
    let pool = WorkerPool::new(reader(limits::PARSE_MEMORY_BYTES), LIMITS);
    let confinement = pool.warm_up().await.unwrap();
    assert_eq!(confinement.refused_limits, [""; 0]);
    println!("landlock: {}", confinement.landlock.code());
    for round in 0..7 {
        let answer = pool.run(&order("Enhetsmål:\nTrygg vardag\n")).await.unwrap();
        let draft = parse::believe(&answer).unwrap().unwrap();
        assert_eq!(draft.ledger.lines, 2, "{round}");
    }
}

#[tokio::test]
async fn a_refusal_comes_back_with_its_code() {
    let pool = WorkerPool::new(reader(limits::PARSE_MEMORY_BYTES), LIMITS);
    let answer = pool.run(&order("%PDF-1.4")).await.unwrap();
    let problem = parse::believe(&answer).unwrap().unwrap_err();
    assert_eq!(problem.code, "file-not-text");
    let nonsense = Frame { head: b"nonsense".to_vec(), body: Vec::new() };
    let answer = pool.run(&nonsense).await.unwrap();
    let problem = parse::believe(&answer).unwrap().unwrap_err();
    assert_eq!(problem.code, "worker-order-unsound");
}

#[tokio::test]
async fn a_killed_child_is_a_typed_error() {
    let fault = fault_of("kill -9 $$", LIMITS).await;
    assert!(matches!(fault, WorkerError::Died { status: Some(_) }), "{fault}");
    assert_eq!(fault.to_string(), "the worker died: signal: 9 (SIGKILL)");
    let fault = fault_of("exit 0", LIMITS).await;
    assert!(matches!(fault, WorkerError::Died { status: Some(_) }), "{fault}");
}

#[tokio::test]
async fn a_hung_child_is_killed() {
    let limits = PoolLimits { job_time_max: Duration::from_millis(300), ..LIMITS };
    let folder = tempfile::tempdir().unwrap();
    let program = rogue(folder.path(), "echo $$ > pid; exec /bin/sleep 60");
    let pool = WorkerPool::new(program, limits);
    let fault = pool.run(&order("x")).await.unwrap_err();
    assert!(matches!(fault, WorkerError::TimedOut { .. }), "{fault}");
    let id = std::fs::read_to_string(folder.path().join("pid")).unwrap();
    assert!(!Path::new("/proc").join(id.trim()).exists(), "the child is gone");
    // A child that never says that it is ready.
    let limits = PoolLimits { start_time_max: Duration::from_millis(300), ..LIMITS };
    let sleep = Program { path: "/bin/sleep".into(), arguments: vec!["60".into()] };
    let fault = WorkerPool::new(sleep, limits).run(&order("x")).await.unwrap_err();
    assert!(matches!(fault, WorkerError::TimedOut { .. }), "{fault}");
}

#[tokio::test]
async fn garbage_is_not_believed() {
    let fault = fault_of("printf 'nonsense, nonsense, nonsense'; exec /bin/sleep 60", LIMITS).await;
    assert!(matches!(fault, WorkerError::Unsound(_)), "{fault}");
    let fault = fault_of("exec /bin/cat /dev/zero", LIMITS).await;
    assert!(matches!(fault, WorkerError::Unsound(_)), "{fault}");
    // A frame in order, with a head that is no answer.
    let folder = tempfile::tempdir().unwrap();
    let pool = WorkerPool::new(rogue(folder.path(), "/bin/cat hello; exec /bin/sleep 60"), LIMITS);
    let answer = pool.run(&order("x")).await.unwrap();
    assert!(parse::believe(&answer).is_err());
}

#[tokio::test]
async fn a_huge_answer_is_refused_by_its_promise() {
    let script =
        r"printf 'TWF1\002\000\000\000\000\000\000\100\000\000\000\000{}'; exec cat /dev/zero";
    let fault = fault_of(script, LIMITS).await;
    assert!(
        matches!(fault, WorkerError::AnswerTooLarge { bytes, .. } if bytes == 1 << 30),
        "{fault}"
    );
}

#[tokio::test]
async fn a_document_that_wants_more_memory_than_its_share_ends_its_reader_alone() {
    let pool = WorkerPool::new(reader(256 << 20), LIMITS);
    let heavy = order(&"a".repeat(200 << 20));
    let fault = pool.run(&heavy).await.unwrap_err();
    assert!(matches!(fault, WorkerError::Died { .. }), "{fault}");
    let answer = pool.run(&order("Enhetsmål:\nTrygg vardag\n")).await.unwrap();
    assert!(parse::believe(&answer).unwrap().is_ok(), "the next job is done");
}

#[tokio::test]
async fn a_dead_child_is_replaced() {
    let folder = tempfile::tempdir().unwrap();
    // The first child dies at its first job; those after it are readers in order.
    let script = format!(
        "cd {}; if [ -e met ]; then exec {} worker parse; fi; : > met; exit 7",
        folder.path().display(),
        env!("CARGO_BIN_EXE_tertial")
    );
    let program = Program { path: "/bin/sh".into(), arguments: vec!["-c".into(), script.into()] };
    let pool = WorkerPool::new(program, LIMITS);
    let fault = pool.run(&order("x")).await.unwrap_err();
    assert_eq!(fault.to_string(), "the worker died: exit status: 7");
    assert!(pool.run(&order("x")).await.is_ok());
}

#[tokio::test]
async fn what_cannot_start_says_so() {
    let program = Program { path: "/no/such/program".into(), arguments: Vec::new() };
    let fault = WorkerPool::new(program, LIMITS).run(&order("x")).await.unwrap_err();
    assert!(matches!(fault, WorkerError::NotStarted(_)), "{fault}");
}

#[tokio::test]
async fn a_child_that_is_not_confined_is_refused_where_that_is_required() {
    let folder = tempfile::tempdir().unwrap();
    let program = claiming(folder.path(), "absent", "exec /bin/sleep 60");
    let limits = PoolLimits { is_confinement_required: true, ..LIMITS };
    let fault = WorkerPool::new(program.clone(), limits).run(&order("x")).await.unwrap_err();
    assert!(matches!(fault, WorkerError::NotConfined), "{fault}");
    let confinement = WorkerPool::new(program, LIMITS).warm_up().await.unwrap();
    assert!(!confinement.is_whole(), "else it is told and works on");
}

#[tokio::test]
async fn what_a_child_must_not_do_is_refused_on_each_of_its_threads() {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("city.db");
    std::fs::write(&database, b"a database").unwrap();
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let order = ProbeOrder {
        database,
        address: listener.local_addr().unwrap(),
        folder: folder.path().to_owned(),
        program: "/bin/true".into(),
    };
    let program = Program {
        path: env!("CARGO_BIN_EXE_tertial").into(),
        arguments: ["worker", "probe"].map(Into::into).to_vec(),
    };
    let pool = WorkerPool::new(program, LIMITS);
    assert!(pool.warm_up().await.unwrap().is_whole());
    let order = Frame { head: serde_json::to_vec(&order).unwrap(), body: Vec::new() };
    let attempts = probe::attempts(&pool.run(&order).await.unwrap()).unwrap();
    assert_eq!(attempts.len(), 10, "five acts on two threads");
    for attempt in attempts {
        let reason = attempt.refused.unwrap_or_else(|| panic!("{:?} was done", attempt.act));
        assert!(reason.contains("not permitted"), "{:?}: {reason}", attempt.act);
    }
    assert!(!folder.path().join("written").exists());
}
