//! One file a verb.

mod audit;
mod backup;
mod check;
mod compile;
mod demo;
mod extract;
mod import;
mod limits;
mod migrate;
mod person;
mod render;
mod restore;
mod rules;
mod serve;
mod sheets;
mod templates;
mod word_back;
mod worker;
mod year;

use std::future::Future;

use tokio::runtime::Builder;

use crate::cli::Command;
use crate::stop::{Stop, StopKind};
use crate::terminal::Terminal;

/// Does what the command line says.
pub fn run(command: Command, terminal: &Terminal) -> Result<(), Stop> {
    match command {
        Command::Extract(order) => wait_for(extract::run(&order, terminal)),
        Command::Check(order) => with_threads(check::run(&order, terminal)),
        Command::Rules(order) => rules::run(&order, terminal),
        Command::Import(order) => with_threads(import::run(&order, terminal)),
        Command::Serve(order) => with_threads(serve::run(&order, terminal)),
        Command::Migrate(order) => wait_for(migrate::run(&order, terminal)),
        Command::Backup(order) => with_threads(backup::run(&order, terminal)),
        Command::Restore(order) => with_threads(restore::run(&order, terminal)),
        Command::Audit(order) => with_threads(audit::run(&order, terminal)),
        Command::Year(order) => with_threads(year::run(&order, terminal)),
        Command::Person(order) => with_threads(person::run(&order, terminal)),
        Command::Demo(order) => with_threads(demo::run(order, terminal)),
        Command::Render(order) => with_threads(render::run(&order, terminal)),
        Command::Templates(order) => templates::run(&order, terminal),
        Command::Compile(order) => with_threads(compile::run(&order, terminal)),
        Command::Summary(order) => with_threads(sheets::summary(&order, terminal)),
        Command::Monthly(order) => with_threads(sheets::monthly(&order, terminal)),
        Command::WordBack(order) => with_threads(word_back::run(&order, terminal)),
        Command::Limits => limits::run(terminal),
        Command::Worker(order) => worker::run(&order),
    }
}

/// Waits for a task of one command on this thread.
fn wait_for(task: impl Future<Output = Result<(), Stop>>) -> Result<(), Stop> {
    block_on(&mut Builder::new_current_thread(), task)
}

/// Waits for a task that does many things at once.
fn with_threads(task: impl Future<Output = Result<(), Stop>>) -> Result<(), Stop> {
    block_on(&mut Builder::new_multi_thread(), task)
}

fn block_on(
    threads: &mut Builder,
    task: impl Future<Output = Result<(), Stop>>,
) -> Result<(), Stop> {
    threads
        .enable_all()
        .build()
        .map_err(|error| Stop::new(StopKind::Unavailable, "no-runtime").with("reason", &error))?
        .block_on(task)
}
