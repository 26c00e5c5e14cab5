//! `tertial worker`: a confined child. Nobody starts it by hand.

use crate::cli::{TradeName, Worker};
use crate::limits;
use crate::stop::{Stop, StopKind};
use crate::worker::child::{self, End, Trade};

/// Takes jobs until there are no more.
pub(super) fn run(order: &Worker) -> Result<(), Stop> {
    let (trade, usual_memory) = match order.trade {
        TradeName::Parse => (Trade::Parse, limits::PARSE_MEMORY_BYTES),
        TradeName::Render => (Trade::Render, limits::RENDER_MEMORY_BYTES),
    };
    match child::live(trade, order.memory.unwrap_or(usual_memory), &limits::ORDER) {
        End::NoMoreJobs => Ok(()),
        End::ParentGone => Err(Stop::quiet()),
        End::Fault => Err(Stop::new(StopKind::Internal, "worker-fault")),
    }
}
