//! One file a verb.

mod extract;
mod limits;
mod render;
mod worker;

use std::future::Future;

use crate::cli::Command;
use crate::stop::{Stop, StopKind};
use crate::terminal::Terminal;

/// Does what the command line says.
pub fn run(command: Command, terminal: &Terminal) -> Result<(), Stop> {
    match command {
        Command::Extract(order) => wait_for(extract::run(&order, terminal)),
        Command::Render(order) => wait_for(render::run(&order, terminal)),
        Command::Limits => limits::run(terminal),
        Command::Worker(order) => worker::run(&order),
    }
}

/// Waits for a task of one command on this thread.
fn wait_for(task: impl Future<Output = Result<(), Stop>>) -> Result<(), Stop> {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| Stop::new(StopKind::Unavailable, "no-runtime").with("reason", &error))?
        .block_on(task)
}
