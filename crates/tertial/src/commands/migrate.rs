//! `tertial migrate`: the schema brought up to date by whoever owns it, and nothing else.

use crate::cli::Migrate;
use crate::database;
use crate::stop::Stop;
use crate::terminal::Terminal;

/// Opens and closes the database.
pub(super) async fn run(order: &Migrate, terminal: &Terminal) -> Result<(), Stop> {
    database::open(&order.database).await?.close().await;
    terminal.line(&terminal.localizer().text("cli-migrate-done"))
}
