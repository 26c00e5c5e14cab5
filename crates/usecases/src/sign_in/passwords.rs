//! Hashing passwords: slowly, a few at a time, and as slowly where there is nothing to compare with.

use std::sync::OnceLock;
use std::time::Duration;

use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::{Semaphore, SemaphorePermit};

use crate::context::Context;
use crate::failure::Failure;

/// Hashes at the same time: each takes 19 MiB and a processor for some hundredths of a second.
const AT_ONCE_MAX: usize = 2;
/// How long somebody may wait for their turn.
const WAIT_MAX: Duration = Duration::from_secs(5);
const SALT_BYTES: usize = 16;

static TURNS: Semaphore = Semaphore::const_new(AT_ONCE_MAX);

/// A turn to hash.
pub(super) type Turn = SemaphorePermit<'static>;

/// Waits for a turn. Errors: `Unavailable` where too many wait.
pub(super) async fn turn() -> Result<Turn, Failure> {
    match tokio::time::timeout(WAIT_MAX, TURNS.acquire()).await {
        Ok(Ok(turn)) => Ok(turn),
        Ok(Err(_)) | Err(_) => Err(Failure::Unavailable("too many sign in at once".to_owned())),
    }
}

/// The cost that OWASP names first for argon2id: 19 MiB, twice over, one lane.
fn argon() -> Result<Argon2<'static>, Failure> {
    let params = Params::new(19 * 1_024, 2, 1, None).map_err(broken)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn broken(error: impl std::fmt::Display) -> Failure {
    Failure::Internal(format!("a password could not be hashed: {error}"))
}

/// Hashes a new password with a salt of its own.
pub(super) async fn hashed(context: &Context, password: String) -> Result<String, Failure> {
    let turn = turn().await?;
    let secret = context.secret()?;
    apart(turn, move || {
        let salt = secret.get(..SALT_BYTES).unwrap_or(&secret);
        hash(&password, salt)
    })
    .await
}

fn hash(password: &str, salt: &[u8]) -> Result<String, Failure> {
    let hash = argon()?.hash_password_with_salt(password.as_bytes(), salt).map_err(broken)?;
    Ok(hash.to_string())
}

/// Whether a password is the one of a hash. Where there is no hash, it is as slow to say no.
pub(super) async fn is_right(
    turn: Turn,
    password: String,
    stored: Option<String>,
) -> Result<bool, Failure> {
    apart(turn, move || {
        let argon = argon()?;
        let Some(stored) = stored else {
            let _ = argon.verify_password(password.as_bytes(), nobodys()?);
            return Ok(false);
        };
        Ok(argon.verify_password(password.as_bytes(), stored.as_str()).is_ok())
    })
    .await
}

/// The hash of a password that nobody has.
fn nobodys() -> Result<&'static str, Failure> {
    static NOBODYS: OnceLock<String> = OnceLock::new();
    if let Some(hash) = NOBODYS.get() {
        return Ok(hash);
    }
    let made = hash("nobody's password", &[7; SALT_BYTES])?;
    Ok(NOBODYS.get_or_init(|| made))
}

/// Runs it beside the pages, and gives the turn back when it is done.
async fn apart<T: Send + 'static>(
    turn: Turn,
    work: impl FnOnce() -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    tokio::task::spawn_blocking(move || {
        let done = work();
        drop(turn);
        done
    })
    .await
    .map_err(broken)?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_says_its_own_cost_and_is_read_back() {
        let stored = hash("tre blå cyklar", &[1; SALT_BYTES]).unwrap();
        assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{stored}");
        let argon = argon().unwrap();
        assert!(argon.verify_password("tre blå cyklar".as_bytes(), stored.as_str()).is_ok());
        for wrong in ["tre blå cykla", "Tre blå cyklar", ""] {
            assert!(argon.verify_password(wrong.as_bytes(), stored.as_str()).is_err(), "{wrong}");
        }
        assert_ne!(stored, hash("tre blå cyklar", &[2; SALT_BYTES]).unwrap());
    }
}
