//! `tertial audit`: whether the event log holds, and its heads signed, to be kept elsewhere.

use std::path::Path;

use ed25519_dalek::{SigningKey, VerifyingKey};
use tertial_domain::ids::AuthorityId;
use tertial_domain::permission::{Purpose, Scope};
use tertial_usecases::audit::{
    ChainCheck, ChainFault, ChainHead, Epoch, HeadFate, compare_heads, epochs, note_restore,
    remove_payload, verify_log,
};
use tertial_usecases::context::Context;

use crate::cli::{Audit, AuditHead, AuditKey, AuditRedact, AuditRestored, AuditVerify};
use crate::clock::SystemClock;
use crate::ids::OPERATOR;
use crate::signed_head::{self, HeadFault};
use crate::stop::{Stop, StopKind};
use crate::terminal::Terminal;
use crate::wiring::{self, Children};
use crate::{database, files, ids};

/// A key's file is this long at most.
const KEY_BYTES_MAX: usize = 1_024;

/// Does what the word after `audit` says.
pub(super) async fn run(order: &Audit, terminal: &Terminal) -> Result<(), Stop> {
    match order {
        Audit::Verify(order) => verify(order, terminal).await,
        Audit::Head(order) => head(order, terminal).await,
        Audit::Key(order) => key(order, terminal),
        Audit::Restored(order) => restored(order, terminal).await,
        Audit::Redact(order) => redact(order, terminal).await,
    }
}

pub(super) fn operator() -> Scope {
    Scope::operator(OPERATOR, Purpose::Maintenance)
}

async fn verify(order: &AuditVerify, terminal: &Terminal) -> Result<(), Stop> {
    let sent = sent_heads(order.head.as_deref(), order.public_key.as_deref())?;
    let store = database::open_to_read(&order.database).await?;
    let context = wiring::context(store.clone(), &Children::new());
    let checks = verify_log(&context, &operator()).await.map_err(wiring::stop)?;
    let mut faults = 0;
    for check in &checks {
        faults += usize::from(check.fault.is_some());
        say_chain(check, terminal)?;
    }
    for epoch in epochs(&context, &operator()).await.map_err(wiring::stop)? {
        say_epoch(&epoch, terminal)?;
    }
    let compared = compare_heads(&context, &operator(), &sent).await.map_err(wiring::stop)?;
    for (head, fate) in compared {
        faults += usize::from(matches!(fate, HeadFate::Shorter | HeadFate::Rewritten));
        say_fate(&head, fate, terminal)?;
    }
    store.close().await;
    match faults {
        0 => terminal.line(&terminal.localizer().text("cli-audit-holds")),
        count => Err(Stop::new(StopKind::Incomplete, "audit-broken").with("count", &count)),
    }
}

/// The heads of a file that was signed with a key; none where none is named.
pub(super) fn sent_heads(path: Option<&Path>, key: Option<&str>) -> Result<Vec<ChainHead>, Stop> {
    let (Some(path), Some(key)) = (path, key) else { return Ok(Vec::new()) };
    let told = |code: &str| Stop::new(StopKind::User, code).with("path", &path.display());
    let public = signed_head::bytes(key).and_then(|key| VerifyingKey::from_bytes(&key).ok());
    let public = public.ok_or_else(|| told("audit-key-unusable"))?;
    let bytes = files::read(path, signed_head::BYTES_MAX)?;
    let text = String::from_utf8(bytes).map_err(|_| told("audit-head-unusable"))?;
    signed_head::read(&text, &public).map_err(|fault| match fault {
        HeadFault::Form => told("audit-head-unusable"),
        HeadFault::Key => told("audit-head-other-key"),
        HeadFault::Signature => told("audit-head-changed"),
    })
}

async fn head(order: &AuditHead, terminal: &Terminal) -> Result<(), Stop> {
    let key = signing_key(&order.key)?;
    let store = database::open_to_read(&order.database).await?;
    let context: Context = wiring::context(store.clone(), &Children::new());
    let checks = verify_log(&context, &operator()).await.map_err(wiring::stop)?;
    store.close().await;
    let mut heads = Vec::with_capacity(checks.len());
    for check in checks {
        // A head of a chain that does not hold would vouch for what was done to it.
        let (None, Some(hash)) = (check.fault, check.head) else {
            say_chain(&check, terminal)?;
            return Err(Stop::new(StopKind::Incomplete, "audit-broken").with("count", &1));
        };
        heads.push(ChainHead { authority: check.authority, seq: check.event_count, hash });
    }
    let text = signed_head::sign(&heads, SystemClock::new().instant(), &key);
    terminal.output(text.as_bytes())
}

fn signing_key(path: &Path) -> Result<SigningKey, Stop> {
    let text = String::from_utf8(files::read(path, KEY_BYTES_MAX)?).unwrap_or_default();
    let seed = signed_head::bytes(text.trim()).ok_or_else(|| {
        Stop::new(StopKind::User, "audit-key-unusable").with("path", &path.display())
    })?;
    Ok(SigningKey::from_bytes(&seed))
}

fn key(order: &AuditKey, terminal: &Terminal) -> Result<(), Stop> {
    let seed = ids::secret()
        .map_err(|error| Stop::new(StopKind::Unavailable, "unavailable").with("reason", &error))?;
    let text = format!("{}\n", signed_head::hexadecimal(&seed));
    files::write_secret(&order.file, text.as_bytes())?;
    let public = SigningKey::from_bytes(&seed).verifying_key();
    let public = signed_head::hexadecimal(public.as_bytes());
    terminal.line(&terminal.localizer().text_with("cli-audit-key-made", &[("key", public.into())]))
}

/// What a chain is called.
pub(super) fn chain_name(authority: Option<AuthorityId>, terminal: &Terminal) -> String {
    authority.map_or_else(
        || terminal.localizer().text("cli-audit-installation").into_owned(),
        |authority| authority.to_string(),
    )
}

fn say_chain(check: &ChainCheck, terminal: &Terminal) -> Result<(), Stop> {
    terminal.line(&chain_line(check, terminal))
}

/// What a check of a chain found, in a sentence.
pub(super) fn chain_line(check: &ChainCheck, terminal: &Terminal) -> String {
    let (key, seq) = match check.fault {
        None if check.removed_count > 0 => ("cli-audit-chain-holds-removed", check.event_count),
        None => ("cli-audit-chain-holds", check.event_count),
        Some(ChainFault::Gap { seq }) => ("cli-audit-chain-gap", seq),
        Some(ChainFault::Changed { seq }) => ("cli-audit-chain-changed", seq),
        Some(ChainFault::PayloadChanged { seq }) => ("cli-audit-chain-payload", seq),
        Some(ChainFault::PayloadGone { seq }) => ("cli-audit-chain-payload-gone", seq),
        Some(ChainFault::Head) => ("cli-audit-chain-head", check.event_count),
    };
    let told = [
        ("chain", chain_name(check.authority, terminal).into()),
        ("seq", seq.to_string().into()),
        ("removed", check.removed_count.to_string().into()),
    ];
    terminal.localizer().text_with(key, &told)
}

fn say_fate(head: &ChainHead, fate: HeadFate, terminal: &Terminal) -> Result<(), Stop> {
    let (key, epoch) = match fate {
        HeadFate::Holds => ("cli-audit-sent-holds", 0),
        HeadFate::Shorter => ("cli-audit-sent-shorter", 0),
        HeadFate::Rewritten => ("cli-audit-sent-rewritten", 0),
        HeadFate::GivenUp { epoch } => ("cli-audit-sent-given-up", epoch),
    };
    let told = [
        ("chain", chain_name(head.authority, terminal).into()),
        ("seq", head.seq.to_string().into()),
        ("epoch", epoch.to_string().into()),
    ];
    terminal.line(&terminal.localizer().text_with(key, &told))
}

/// "Epok 2 sedan 2026-11-22T08:15:00Z: disken gick sönder. Ändar som är borta: 1."
pub(super) fn say_epoch(epoch: &Epoch, terminal: &Terminal) -> Result<(), Stop> {
    let told = [
        ("epoch", epoch.number.to_string().into()),
        ("at", epoch.at.to_string().into()),
        ("reason", epoch.reason.clone().into()),
        ("lost", epoch.lost.len().to_string().into()),
    ];
    terminal.line(&terminal.localizer().text_with("cli-audit-epoch", &told))
}

async fn restored(order: &AuditRestored, terminal: &Terminal) -> Result<(), Stop> {
    let sent = sent_heads(order.head.as_deref(), order.public_key.as_deref())?;
    let store = database::open_present(&order.database).await?;
    let context = wiring::context(store.clone(), &Children::new());
    let noted = note_restore(&context, &operator(), &order.reason, &sent).await;
    store.close().await;
    say_epoch(&noted.map_err(wiring::stop)?, terminal)
}

/// Removes what an event tells, from the gaps of the file too.
async fn redact(order: &AuditRedact, terminal: &Terminal) -> Result<(), Stop> {
    let store = database::open_present(&order.database).await?;
    let context = wiring::context(store.clone(), &Children::new());
    let removed = remove_payload(&context, &operator(), order.event, &order.decision).await;
    let rewritten = if removed.is_ok() { store.rewrite().await } else { Ok(()) };
    store.close().await;
    let told = [("count", removed.map_err(wiring::stop)?.to_string().into())];
    terminal.line(&terminal.localizer().text_with("cli-audit-redact-done", &told))?;
    rewritten.map_err(|error| database::stop(&error))
}
