//! Answers to writes that may be sent again: the same key is the same write.

use jiff::Timestamp;
use sqlx::FromRow;
use tertial_domain::ids::IdempotencyKey;
use tertial_domain::permission::Reach;

use crate::cell::cells;
use crate::error::StoreError;
use crate::fingerprint::Fingerprint;
use crate::insert::Table;
use crate::row::Place;
use crate::session::{ReadSession, WriteSession};
use crate::statement::Statement;

/// What was answered when a key was first seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredResponse {
    /// The fingerprint of what was asked: another question under the same key is a mistake.
    pub request: Fingerprint,
    /// When.
    pub stored_at: Timestamp,
    /// The answer, in the caller's own form.
    pub response: String,
}

const RESPONSE: &str = "\
    select request_hash, stored_at, response from idempotency \
    where principal_id = $1 and key = $2";

const FORGET: &str = "\
    delete from idempotency \
    where (cast($1 as text) is null or principal_id = $1) and stored_at < $2";

static IDEMPOTENCY: Table = Table {
    name: "idempotency",
    columns: &["principal_id", "key", "request_hash", "stored_at", "response"],
};

#[derive(FromRow)]
struct ResponseRow {
    request_hash: String,
    stored_at: String,
    response: String,
}

impl ReadSession {
    /// The answer that the scope's principal got for this key, if it was used.
    pub async fn response(
        &mut self,
        key: IdempotencyKey,
    ) -> Result<Option<StoredResponse>, StoreError> {
        let cells = cells![self.scope().principal(), key];
        let row: Option<ResponseRow> = self.one(Statement::new(RESPONSE, cells)).await?;
        row.map(|row| {
            let id = key.to_string();
            let place = Place { table: "idempotency", id: &id };
            Ok(StoredResponse {
                request: place.code("request_hash", &row.request_hash, Fingerprint::read)?,
                stored_at: place.instant("stored_at", &row.stored_at)?,
                response: row.response,
            })
        })
        .transpose()
    }
}

impl WriteSession {
    /// Keeps the answer together with the write that it answers.
    ///
    /// Errors: `Conflict(IdempotencyKey)` where another request with the same key came first.
    pub async fn keep_response(
        &mut self,
        key: IdempotencyKey,
        response: &StoredResponse,
    ) -> Result<(), StoreError> {
        let row = cells![
            self.scope().principal(),
            key,
            response.request,
            response.stored_at,
            &response.response,
        ];
        self.insert(&IDEMPOTENCY, vec![row]).await
    }

    /// Forgets answers from before an instant: everybody's where the whole installation is in
    /// reach, else the principal's own. Gives how many there were.
    pub async fn forget_responses(&mut self, before: Timestamp) -> Result<u64, StoreError> {
        let own = match self.scope().reach() {
            Reach::Installation => None,
            Reach::Authority { .. } | Reach::Person { .. } => Some(self.scope().principal()),
        };
        let cells = cells![own, before];
        self.run(Statement::new(FORGET, cells)).await
    }
}
