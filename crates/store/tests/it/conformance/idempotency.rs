//! The same key is the same write.

use std::time::Duration;

use tertial_domain::ids::{AuthorityId, IdempotencyKey, PrincipalId};
use tertial_domain::permission::{Purpose, Scope};
use tertial_store::error::ConstraintName;
use tertial_store::fingerprint::Fingerprint;
use tertial_store::idempotency::StoredResponse;
use tertial_store::{Store, StoreError};
use tertial_testkit::clock::now;
use tertial_testkit::databases::operator;
use tertial_testkit::ekstad::event;
use tertial_testkit::on_both_backends;

/// A save that asks first whether its key has been seen.
async fn save(store: &Store, key: IdempotencyKey, text: &str) -> Result<String, StoreError> {
    let mut session = store.write(&operator()).await?;
    if let Some(seen) = session.response(key).await? {
        assert_eq!(seen.request, Fingerprint::of(text.as_bytes()));
        return Ok(seen.response);
    }
    let response = StoredResponse {
        request: Fingerprint::of(text.as_bytes()),
        stored_at: now(),
        response: format!("stored {text}"),
    };
    session.keep_response(key, &response).await?;
    session.log(event("text-stored", "text", text))?;
    session.commit().await?;
    Ok(response.response)
}

#[test]
fn a_retry_gets_the_first_answer_and_writes_nothing() {
    on_both_backends(async |database| {
        let key = IdempotencyKey::from_bits(5);
        for _ in 0..3 {
            assert_eq!(save(database.store(), key, "ett").await.unwrap(), "stored ett");
        }
        let mut session = database.store().read(&operator()).await.unwrap();
        assert_eq!(session.events_of("text", "ett").await.unwrap().len(), 1);
    });
}

#[test]
fn retries_at_the_same_time_write_once() {
    on_both_backends(async |database| {
        let tries = (0..40).map(|number| {
            let store = database.store().clone();
            tokio::spawn(async move {
                let key = IdempotencyKey::from_bits(number % 4);
                match save(&store, key, "samma").await {
                    // The other came first; the caller reads its answer.
                    Err(StoreError::Conflict(ConstraintName::IdempotencyKey)) => {
                        save(&store, key, "samma").await
                    }
                    other => other,
                }
            })
        });
        for outcome in tries.collect::<Vec<_>>() {
            assert_eq!(outcome.await.unwrap().unwrap(), "stored samma");
        }
        let mut session = database.store().read(&operator()).await.unwrap();
        assert_eq!(session.events_of("text", "samma").await.unwrap().len(), 4);
    });
}

#[test]
fn a_key_is_its_principals_own_and_is_forgotten_in_time() {
    on_both_backends(async |database| {
        let key = IdempotencyKey::from_bits(6);
        save(database.store(), key, "ett").await.unwrap();
        let other = Scope::operator(PrincipalId::from_bits(1), Purpose::Write);
        let mut session = database.store().read(&other).await.unwrap();
        assert_eq!(session.response(key).await.unwrap(), None);
        drop(session);
        let later = now() + Duration::from_secs(1);
        let narrow = other.within(AuthorityId::from_bits(2), Vec::new());
        let mut session = database.store().write(&narrow).await.unwrap();
        assert_eq!(session.forget_responses(later).await.unwrap(), 0, "another's stays");
        drop(session);
        let mut session = database.store().write(&operator()).await.unwrap();
        assert_eq!(session.forget_responses(now()).await.unwrap(), 0);
        assert_eq!(session.forget_responses(later).await.unwrap(), 1);
        assert_eq!(session.response(key).await.unwrap(), None);
    });
}
