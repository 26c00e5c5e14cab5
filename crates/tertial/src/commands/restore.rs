//! `tertial restore`: a back-up verified, brought up to date, noted in its log, and then put in the
//! database's place.

use tertial_domain::permission::Scope;
use tertial_store::StoreOptions;
use tertial_store::address::StoreAddress;
use tertial_store::backup::{KnownSum, RestoreOrder, Restoring};
use tertial_usecases::audit::{ChainHead, Epoch, note_restore};

use crate::cli::Restore;
use crate::clock::SystemClock;
use crate::database;
use crate::stop::Stop;
use crate::terminal::Terminal;
use crate::wiring::{self, Children};

use super::audit::{operator, say_epoch, sent_heads};
use super::backup::{explained, file_of, say_contents};

/// Puts it back, or leaves everything as it was.
pub(super) async fn run(order: &Restore, terminal: &Terminal) -> Result<(), Stop> {
    let path = file_of(&order.database, "restore-postgres")?;
    let sent = sent_heads(order.head.as_deref(), order.public_key.as_deref())?;
    let sum = match (order.sha256, order.without_sum) {
        (Some(sum), _) => KnownSum::Given(sum),
        (None, true) => KnownSum::Lost,
        (None, false) => KnownSum::Noted,
    };
    let clock = SystemClock::new();
    let options = StoreOptions::new(clock.instant());
    let asked = RestoreOrder { from: &order.from, database: &path, replaces: order.replace, sum };
    let begun = Restoring::begin(asked, (&options, &operator())).await;
    let restoring = begun.map_err(|fault| explained(fault, "restore", terminal))?;
    say_contents(restoring.verified(), terminal)?;
    let epoch = note(&restoring, &operator(), (&order.reason, &sent)).await?;
    let placed = restoring.put_in_place(clock.instant()).await;
    let kept = placed.map_err(|fault| explained(fault, "restore", terminal))?;
    let localizer = terminal.localizer();
    let told = [("path", path.display().to_string().into())];
    terminal.line(&localizer.text_with("cli-restore-done", &told))?;
    if let Some(kept) = kept {
        let told = [("path", kept.display().to_string().into())];
        terminal.line(&localizer.text_with("cli-restore-kept", &told))?;
    }
    say_epoch(&epoch, terminal)?;
    terminal.line(&localizer.text("cli-restore-then"))
}

/// Brings the copy's schema up to date and begins an epoch in its log.
async fn note(
    restoring: &Restoring,
    scope: &Scope,
    (reason, sent): (&str, &[ChainHead]),
) -> Result<Epoch, Stop> {
    let store = database::open(&StoreAddress::Sqlite(restoring.copy())).await?;
    let context = wiring::context(store.clone(), &Children::new());
    let noted = note_restore(&context, scope, reason, sent).await;
    drop(context);
    store.close().await;
    noted.map_err(wiring::stop)
}
