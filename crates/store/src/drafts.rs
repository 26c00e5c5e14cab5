//! Text that is not ready, or that came too late: nothing that was written is thrown away.

use jiff::Timestamp;
use sqlx::FromRow;
use tertial_domain::ids::AuthorityId;

use crate::cell::cells;
use crate::error::StoreError;
use crate::provenance::RowVersion;
use crate::row::Place;
use crate::session::{ReadSession, WriteSession};
use crate::statement::Statement;

/// A text of the scope's principal beside what is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The authority whose row it is about.
    pub authority: AuthorityId,
    /// The row, as "kind/identity".
    pub node: String,
    /// The field's code.
    pub field: String,
    /// The version that the text started from.
    pub base: RowVersion,
    /// When it was last written.
    pub saved_at: Timestamp,
    /// The text.
    pub words: String,
}

const DRAFTS: &str = "\
    select authority_id, node, field, base_version, saved_at, words from draft \
    where {draft draft $1} and principal_id = $2 and node = $3 \
    order by field, base_version";

const KEEP: &str = "\
    insert into draft (principal_id, authority_id, node, field, base_version, saved_at, words) \
    values ($1, $2, $3, $4, $5, $6, $7) \
    on conflict (principal_id, node, field, base_version) \
    do update set saved_at = excluded.saved_at, words = excluded.words";

const DISCARD: &str = "\
    delete from draft where {draft draft $1} \
      and principal_id = $2 and node = $3 and field = $4 and base_version = $5";

#[derive(FromRow)]
struct DraftRow {
    authority_id: String,
    node: String,
    field: String,
    base_version: i64,
    saved_at: String,
    words: String,
}

impl ReadSession {
    /// The principal's own drafts of a row.
    pub async fn drafts(&mut self, node: &str) -> Result<Vec<Draft>, StoreError> {
        let cells = cells![self.reach(), self.scope().principal(), node];
        let rows: Vec<DraftRow> = self.all(Statement::new(DRAFTS, cells)).await?;
        rows.into_iter()
            .map(|row| {
                let place = Place { table: "draft", id: &row.node };
                Ok(Draft {
                    authority: place.parse("authority_id", &row.authority_id)?,
                    base: place.version(row.base_version)?,
                    saved_at: place.instant("saved_at", &row.saved_at)?,
                    node: row.node,
                    field: row.field,
                    words: row.words,
                })
            })
            .collect()
    }
}

impl WriteSession {
    /// Keeps a text; the same principal's text of the same field and base is written over.
    pub async fn keep_draft(&mut self, draft: &Draft) -> Result<(), StoreError> {
        self.permit(Some(draft.authority))?;
        let cells = cells![
            self.scope().principal(),
            draft.authority,
            &draft.node,
            &draft.field,
            draft.base,
            draft.saved_at,
            &draft.words,
        ];
        self.run(Statement::new(KEEP, cells)).await.map(|_| ())
    }

    /// Discards a text that has found its place; whether there was one.
    pub async fn discard_draft(
        &mut self,
        node: &str,
        field: &str,
        base: RowVersion,
    ) -> Result<bool, StoreError> {
        let cells = cells![self.reach(), self.scope().principal(), node, field, base];
        Ok(self.run(Statement::new(DISCARD, cells)).await? > 0)
    }
}
