//! The event log is computed again when the server has begun to answer, and once a day from then
//! on. Nobody waits for it; a chain that does not hold is told here, by `/healthz` and on the page
//! of the log.

use std::time::Duration;

use tertial_domain::permission::{Purpose, Scope};
use tertial_usecases::audit::{ChainFault, LogState, check_log};
use tertial_usecases::context::Context;

use crate::clock::Stopwatch;
use crate::ids::OPERATOR;
use crate::logging::{Level, Log};

const PAUSE: Duration = Duration::from_hours(24);
/// After a failure: the database may be away.
const PAUSE_AFTER_FAILURE: Duration = Duration::from_mins(10);

/// Sees to it until the program ends.
pub async fn keep_up(context: Context, log: Log) {
    let scope = Scope::operator(OPERATOR, Purpose::Maintenance);
    loop {
        let watch = Stopwatch::start();
        match check_log(&context, &scope).await {
            Ok(state) => {
                say(&state, watch.elapsed(), &log);
                tokio::time::sleep(PAUSE).await;
            }
            Err(error) => {
                log.line(Level::Error, "event-log-not-checked", &[("reason", &error)]);
                tokio::time::sleep(PAUSE_AFTER_FAILURE).await;
            }
        }
    }
}

fn say(state: &LogState, took: Duration, log: &Log) {
    for chain in state.broken() {
        let name = chain.authority.map_or_else(|| "installation".to_owned(), |id| id.to_string());
        let (what, seq) = match chain.fault {
            Some(ChainFault::Gap { seq }) => ("gap", seq),
            Some(ChainFault::Changed { seq }) => ("changed", seq),
            Some(ChainFault::PayloadChanged { seq }) => ("payload-changed", seq),
            Some(ChainFault::PayloadGone { seq }) => ("payload-gone", seq),
            Some(ChainFault::Head) | None => ("head", chain.event_count),
        };
        log.line(
            Level::Error,
            "event-log-broken",
            &[("chain", &name), ("what", &what), ("event", &seq)],
        );
    }
    if state.broken().next().is_none() {
        let events: u64 = state.chains.iter().map(|chain| chain.event_count).sum();
        let removed: u64 = state.chains.iter().map(|chain| chain.removed_count).sum();
        log.line(
            Level::Info,
            "event-log-holds",
            &[
                ("chains", &state.chains.len()),
                ("events", &events),
                ("removed", &removed),
                ("took_ms", &took.as_millis()),
            ],
        );
    }
}
