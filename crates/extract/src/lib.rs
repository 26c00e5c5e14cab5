//! Files to source text: media types, encodings, limits.
//!
//! Start in [`read::read_source`]. Whatever the bytes are, the answer is text or a typed error
//! that says what stood in the way.

mod characters;
pub mod limits;
mod markdown;
pub mod media_type;
mod plain_text;
pub mod read;

pub use limits::Limits;
pub use read::{ExtractError, read_source};
