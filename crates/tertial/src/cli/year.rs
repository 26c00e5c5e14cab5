//! `tertial year`: opens a year by an order in a file, undoes that, and shows what it holds.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use tertial_domain::period::OperatingYear;
use tertial_store::address::StoreAddress;

use super::read_year;

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Year {
    /// Opens a year.
    Open(YearOpen),
    /// Undoes the opening of a year.
    Undo(YearNamed),
    /// Shows what a year holds.
    Show(YearNamed),
}

/// `tertial year open`
#[derive(Debug, Args)]
pub struct YearOpen {
    /// The order.
    pub order: PathBuf,
    /// The database.
    #[arg(long)]
    pub database: StoreAddress,
    /// Begin the plan of every unit too.
    #[arg(long)]
    pub begin_plans: bool,
}

/// `tertial year undo` and `tertial year show`
#[derive(Debug, Args)]
pub struct YearNamed {
    /// The year.
    #[arg(value_parser = read_year)]
    pub year: OperatingYear,
    /// The database.
    #[arg(long)]
    pub database: StoreAddress,
}
