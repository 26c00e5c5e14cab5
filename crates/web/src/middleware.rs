//! What every request passes, whichever route it is for.

pub(crate) mod errors;
pub(crate) mod guard;
pub(crate) mod origin;
