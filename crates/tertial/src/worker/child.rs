//! The child's life: give up, say ready, then one job after the other until there are no more.

use std::io::{self, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

use serde::Serialize;
use tertial_domain::problem::Problem;

use super::confine::{Share, confine};
use super::frame::{self, Frame, FrameError, FrameLimits};
use super::probe::{self, EarlierThread};
use super::wire::{Answer, Hello};
use super::{parse, render, word_back};

/// What a child is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trade {
    /// Reads documents of unknown origin.
    Parse,
    /// Makes PDF files.
    Render,
    /// Tries what a child must not be able to do.
    Probe,
}

/// A trade with what it made while it still could.
enum Tools {
    Parse,
    Render,
    Probe(EarlierThread),
}

impl Tools {
    fn prepare(trade: Trade) -> Self {
        match trade {
            Trade::Parse => Self::Parse,
            Trade::Render => {
                // Fonts are read and threads made while both are still allowed.
                render::warm_up();
                Self::Render
            }
            Trade::Probe => Self::Probe(EarlierThread::start()),
        }
    }

    fn answer(&self, order: Frame) -> Frame {
        match self {
            Self::Parse => match word_back::asked(&order) {
                Some(asked) => word_back::answer(asked, &order),
                None => parse::answer(order),
            },
            Self::Render => render::answer(&order),
            Self::Probe(earlier) => probe::answer(&order, earlier),
        }
    }
}

/// How a life ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// There were no more jobs.
    NoMoreJobs,
    /// The parent went away, or spoke what is not ours.
    ParentGone,
    /// A job went wrong in a way that should not be: another child takes the next.
    Fault,
}

/// Lives on standard input and output.
pub fn live(trade: Trade, share: &Share, frames: &FrameLimits) -> End {
    // What a fault says may hold words of the document; the parent learns that there was one.
    std::panic::set_hook(Box::new(|_| {}));
    let tools = Tools::prepare(trade);
    let hello = Frame { head: json(&Hello { confinement: confine(share) }), body: Vec::new() };
    work((&tools, share, hello), frames, &mut io::stdin().lock(), &mut io::stdout().lock())
}

fn work(
    (tools, share, hello): (&Tools, &Share, Frame),
    limits: &FrameLimits,
    source: &mut impl Read,
    target: &mut impl Write,
) -> End {
    if frame::write(target, &hello).is_err() {
        return End::ParentGone;
    }
    for job_number in 1_u64.. {
        let order = match frame::read(source, limits) {
            Ok(order) => order,
            Err(FrameError::Closed) => return End::NoMoreJobs,
            Err(_) => return End::ParentGone,
        };
        // The parent's clock ends a job that takes too long; this ends it where the parent is gone.
        share.allow_job(job_number);
        let job = || tools.answer(order);
        let (answer, end) = match catch_unwind(AssertUnwindSafe(job)) {
            Ok(answer) => (answer, None),
            Err(_) => (refusal(Problem::new("worker-fault")), Some(End::Fault)),
        };
        if frame::write(target, &answer).is_err() {
            return End::ParentGone;
        }
        if let Some(end) = end {
            return end;
        }
    }
    End::NoMoreJobs
}

/// An answer that says why not.
pub(super) fn refusal(problem: Problem) -> Frame {
    Frame { head: json(&Answer::<()>::Refused(problem.into())), body: Vec::new() }
}

/// A value as JSON; what cannot be written is an empty head, which no parent believes.
pub(super) fn json(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).unwrap_or_default()
}
