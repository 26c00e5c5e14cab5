//! `tertial worker`: a confined child. Nobody starts it by hand.

use crate::cli::{TradeName, Worker};
use crate::limits;
use crate::stop::{Stop, StopKind};
use crate::worker::child::{self, End, Trade};
use crate::worker::confine::Share;

/// Takes jobs until there are no more.
pub(super) fn run(order: &Worker) -> Result<(), Stop> {
    let (trade, usual_memory, usual_time) = match order.trade {
        TradeName::Parse => (Trade::Parse, limits::PARSE_MEMORY_BYTES, limits::PARSE_TIME),
        TradeName::Probe => (Trade::Probe, limits::PARSE_MEMORY_BYTES, limits::PARSE_TIME),
        TradeName::Render => (Trade::Render, limits::RENDER_MEMORY_BYTES, limits::RENDER_TIME),
    };
    let share = Share {
        memory_bytes_max: order.memory.unwrap_or(usual_memory),
        job_seconds_max: order.seconds.unwrap_or(usual_time.as_secs()),
        may_make_threads: false,
    };
    match child::live(trade, &share, &limits::ORDER) {
        End::NoMoreJobs => Ok(()),
        End::ParentGone => Err(Stop::quiet()),
        End::Fault => Err(Stop::new(StopKind::Internal, "worker-fault")),
    }
}
