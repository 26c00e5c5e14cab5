//! Untrusted parsing and all rendering, in child processes of this same program.
//!
//! The parent's side is [`pool`]: it keeps a few children warm, gives each one job at a time,
//! believes nothing that they answer until it has been checked, and kills what takes too long. The
//! child's side is [`child`]: it first gives up what it does not need ([`confine`]), then reads
//! jobs from its standard input until that ends.

mod calls;
pub mod child;
pub mod confine;
pub mod frame;
pub mod parse;
pub mod pool;
pub mod probe;
pub mod render;
pub mod wire;
pub mod word_back;
