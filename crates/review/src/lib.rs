//! Rules that hold a report against its own evidence.
