//! Server-made pictures with title, description and the table behind them.

pub mod svg;
