//! Reading a Word file that came back: the child turns bytes into what stands in its places, the
//! parent checks that the answer is that.

use serde::{Deserialize, Serialize};
use tertial_domain::problem::Problem;
use tertial_exchange::word_back::{self, Limits, Returned, WordBackError};

use super::child::{json, refusal};
use super::frame::Frame;
use super::wire::{Answer, UnsoundAnswer};

/// An order to read a Word file; its bytes are the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct WordOrder {
    /// Bytes of the file. The name tells this order from one for another kind of file.
    word_bytes_max: usize,
}

/// The order for a file; the parent's side.
pub fn order(bytes: Vec<u8>, limits: &Limits) -> Frame {
    Frame { head: json(&WordOrder { word_bytes_max: limits.file_bytes_max }), body: bytes }
}

/// The order, if it is one for a Word file.
pub(super) fn asked(order: &Frame) -> Option<WordOrder> {
    serde_json::from_slice(&order.head).ok()
}

/// Does the job; the child's side.
pub(super) fn answer(asked: WordOrder, order: &Frame) -> Frame {
    let limits = Limits { file_bytes_max: asked.word_bytes_max, ..Limits::DOCUMENT };
    match word_back::read(&order.body, &limits) {
        Ok(returned) => {
            Frame { head: json(&Answer::Done(())), body: word_back::to_json(&returned) }
        }
        Err(error) => refusal(problem(&error)),
    }
}

/// Believes an answer, or says why not; the parent's side.
pub fn believe(answer: &Frame) -> Result<Result<Returned, Problem>, UnsoundAnswer> {
    let head = serde_json::from_slice(&answer.head)
        .map_err(|error| UnsoundAnswer::Head(error.to_string()))?;
    match head {
        Answer::Refused(problem) => Ok(Err(problem.into())),
        Answer::Done(()) => match word_back::from_json(&answer.body) {
            Ok(returned) => Ok(Ok(returned)),
            Err(error) => Err(UnsoundAnswer::Head(error.to_string())),
        },
    }
}

/// Why a file is not taken, as a refusal with a code.
fn problem(error: &WordBackError) -> Problem {
    let problem = Problem::new(error.code());
    match error {
        WordBackError::TooLarge { what, limit } => {
            problem.with("what", *what).with("limit", limit.to_string())
        }
        WordBackError::BrokenPart { part, at } => {
            problem.with("part", part.clone()).with("at", at.to_string())
        }
        WordBackError::NoOrigin => problem.hint("word-back-no-origin"),
        WordBackError::NotWord => problem.hint("word-back-not-word"),
        WordBackError::Wire(reason) => problem.with("reason", reason.clone()),
    }
}
