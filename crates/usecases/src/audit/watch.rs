//! What the last check of the log found, for everybody who asks between two checks.

use std::sync::{Mutex, PoisonError};

use jiff::Timestamp;
use tertial_domain::permission::Scope;

use super::{ChainCheck, verify_log};
use crate::context::Context;
use crate::failure::Failure;

/// What a check of the log found, and when it was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogState {
    /// When.
    pub at: Timestamp,
    /// Every chain.
    pub chains: Vec<ChainCheck>,
}

impl LogState {
    /// The chains that do not hold.
    pub fn broken(&self) -> impl Iterator<Item = &ChainCheck> {
        self.chains.iter().filter(|chain| chain.fault.is_some())
    }
}

/// The last check; none before the first is done.
#[derive(Debug, Default)]
pub struct LogWatch(Mutex<Option<LogState>>);

impl LogWatch {
    /// What the last check found.
    pub fn state(&self) -> Option<LogState> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Whether the last check found a chain that does not hold.
    pub fn is_broken(&self) -> bool {
        let state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        state.as_ref().is_some_and(|state| state.broken().next().is_some())
    }

    fn keep(&self, state: LogState) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(state);
    }
}

/// Computes every chain again and keeps what was found. Needs the whole installation in reach.
pub async fn check_log(context: &Context, scope: &Scope) -> Result<LogState, Failure> {
    let chains = verify_log(context, scope).await?;
    let state = LogState { at: context.clock.now(), chains };
    context.log_watch.keep(state.clone());
    Ok(state)
}
