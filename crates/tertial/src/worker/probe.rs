//! What a confined child tries in order to see that it is confined; each must be refused.

#![expect(clippy::disallowed_methods, reason = "tries what a child must not be able to do")]

use std::fs;
use std::io;
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use serde::{Deserialize, Serialize};

use super::child::{json, refusal};
use super::frame::Frame;
use super::wire::Answer;
use tertial_domain::problem::Problem;

/// What to try it on: all of it must be there, so that only the fence can say no.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProbeOrder {
    /// A database file.
    pub database: PathBuf,
    /// Where somebody listens.
    pub address: SocketAddr,
    /// A folder that anybody may write to.
    pub folder: PathBuf,
    /// A program that anybody may start.
    pub program: PathBuf,
}

/// An act that a child must not be capable of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ForbiddenAct {
    /// Read a file of the system.
    ReadSystemFile,
    /// Open the database.
    OpenDatabase,
    /// Speak to somebody over the network.
    Connect,
    /// Start a process.
    StartProcess,
    /// Write a file.
    WriteFile,
}

/// How a try ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attempt {
    /// The act.
    pub act: ForbiddenAct,
    /// Why it was refused; none where it was done.
    pub refused: Option<String>,
}

/// A thread that stood before the fence did: the fence must hold for it too.
pub(super) struct EarlierThread {
    orders: Sender<ProbeOrder>,
    attempts: Receiver<Vec<Attempt>>,
}

impl EarlierThread {
    pub(super) fn start() -> Self {
        let (orders, ordered) = channel::<ProbeOrder>();
        let (tried, attempts) = channel();
        thread::spawn(move || {
            for order in ordered {
                if tried.send(attempt_all(&order)).is_err() {
                    break;
                }
            }
        });
        Self { orders, attempts }
    }

    fn attempt_all(&self, order: &ProbeOrder) -> Vec<Attempt> {
        let told = self.orders.send(order.clone());
        told.ok().and_then(|()| self.attempts.recv().ok()).unwrap_or_default()
    }
}

/// Tries everything, first on this thread and then on the earlier one.
pub(super) fn answer(order: &Frame, earlier: &EarlierThread) -> Frame {
    let Ok(order) = serde_json::from_slice::<ProbeOrder>(&order.head) else {
        return refusal(Problem::new("worker-order-unsound"));
    };
    let mut attempts = attempt_all(&order);
    attempts.extend(earlier.attempt_all(&order));
    Frame { head: json(&Answer::Done(attempts)), body: Vec::new() }
}

/// What a child found out; none where its answer is no answer.
pub fn attempts(answer: &Frame) -> Option<Vec<Attempt>> {
    match serde_json::from_slice(&answer.head) {
        Ok(Answer::Done(attempts)) => Some(attempts),
        Ok(Answer::Refused(_)) | Err(_) => None,
    }
}

fn attempt_all(order: &ProbeOrder) -> Vec<Attempt> {
    use ForbiddenAct::{Connect, OpenDatabase, ReadSystemFile, StartProcess, WriteFile};
    [ReadSystemFile, OpenDatabase, Connect, StartProcess, WriteFile]
        .into_iter()
        .map(|act| Attempt { act, refused: attempt(act, order).err().map(|it| it.to_string()) })
        .collect()
}

fn attempt(act: ForbiddenAct, order: &ProbeOrder) -> io::Result<()> {
    match act {
        ForbiddenAct::ReadSystemFile => fs::read(Path::new("/etc/passwd")).map(drop),
        ForbiddenAct::OpenDatabase => {
            fs::OpenOptions::new().read(true).write(true).open(&order.database).map(drop)
        }
        ForbiddenAct::Connect => TcpStream::connect(order.address).map(drop),
        ForbiddenAct::StartProcess => Command::new(&order.program).spawn().map(drop),
        ForbiddenAct::WriteFile => fs::write(order.folder.join("written"), b"out"),
    }
}
