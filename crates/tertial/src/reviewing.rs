//! Reviews reports that no review is kept for, a few at a time, while the pages are shown.

use std::time::Duration;

use tertial_domain::permission::{Purpose, Scope};
use tertial_usecases::context::Context;
use tertial_usecases::review::beside::SiblingMemory;
use tertial_usecases::review::stored::catch_up;

use crate::ids::OPERATOR;
use crate::logging::{Level, Log};

/// Reports between two commits: small enough that somebody who saves does not notice.
const REPORTS_AT_ONCE: u32 = 32;
/// Between two looks for reports that wait.
const PAUSE: Duration = Duration::from_secs(5);
/// After a failure: the database may be away.
const PAUSE_AFTER_FAILURE: Duration = Duration::from_mins(1);

/// Keeps up with what is read in and saved, until the program ends.
pub async fn keep_up(context: Context, log: Log) {
    let scope = Scope::operator(OPERATOR, Purpose::Maintenance);
    let mut memory = SiblingMemory::default();
    loop {
        match catch_up(&context, &scope, REPORTS_AT_ONCE, &mut memory).await {
            Ok(0) => {
                memory = SiblingMemory::default();
                tokio::time::sleep(PAUSE).await;
            }
            Ok(_) => tokio::task::yield_now().await,
            Err(error) => {
                log.line(Level::Error, "review-failed", &[("reason", &error)]);
                tokio::time::sleep(PAUSE_AFTER_FAILURE).await;
            }
        }
    }
}
