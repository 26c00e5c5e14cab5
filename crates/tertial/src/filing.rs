//! Makes the files of what was adopted, soon after each adoption and after a start.

use std::time::Duration;

use tertial_domain::permission::{Purpose, Scope};
use tertial_usecases::context::Context;
use tertial_usecases::workflow::adopted::make_files;

use crate::ids::OPERATOR;
use crate::logging::{Level, Log};

/// Of each form at a time: few enough that whoever asks for a document does not wait long.
const AT_ONCE: u32 = 4;
/// Between two looks for what was adopted.
const PAUSE: Duration = Duration::from_secs(5);
/// After a failure: the database may be away, or a file cannot be made.
const PAUSE_AFTER_FAILURE: Duration = Duration::from_mins(5);

/// Keeps up with what is adopted, until the program ends.
pub async fn keep_up(context: Context, log: Log) {
    let scope = Scope::operator(OPERATOR, Purpose::Maintenance);
    loop {
        match make_files(&context, &scope, AT_ONCE).await {
            Ok(0) => tokio::time::sleep(PAUSE).await,
            Ok(made) => log.line(Level::Info, "adopted-files-made", &[("count", &made)]),
            Err(error) => {
                log.line(Level::Error, "adopted-files-failed", &[("reason", &error)]);
                tokio::time::sleep(PAUSE_AFTER_FAILURE).await;
            }
        }
    }
}
