//! Once a day, what need not be remembered is forgotten.

use std::time::Duration;

use tertial_domain::permission::{Purpose, Scope};
use tertial_usecases::context::Context;
use tertial_usecases::failure::Failure;
use tertial_usecases::upkeep::{forget_old_sign_in, forget_old_writes};

use crate::ids::OPERATOR;
use crate::logging::{Level, Log};

const PAUSE: Duration = Duration::from_hours(24);
/// After a failure: the database may be away.
const PAUSE_AFTER_FAILURE: Duration = Duration::from_mins(10);

/// Sees to it until the program ends.
pub async fn keep_up(context: Context, log: Log) {
    let scope = Scope::operator(OPERATOR, Purpose::Maintenance);
    loop {
        let forgotten = async {
            let writes = forget_old_writes(&context, &scope).await?;
            Ok::<_, Failure>((writes, forget_old_sign_in(&context, &scope).await?))
        };
        match forgotten.await {
            Ok((writes, sign_in)) => {
                if writes > 0 {
                    log.line(Level::Info, "old-writes-forgotten", &[("count", &writes)]);
                }
                if sign_in > 0 {
                    log.line(Level::Info, "old-sign-in-forgotten", &[("count", &sign_in)]);
                }
                tokio::time::sleep(PAUSE).await;
            }
            Err(error) => {
                log.line(Level::Error, "upkeep-failed", &[("reason", &error)]);
                tokio::time::sleep(PAUSE_AFTER_FAILURE).await;
            }
        }
    }
}
