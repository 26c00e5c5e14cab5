//! The first filling of a database: indexes for questions are made after the rows.
//!
//! Each row of a report puts entries into half a dozen indexes in no order, and every page of them
//! that a statement touches is kept until it is done. Made at the end, they are sorted once.

use std::ops::{Deref, DerefMut};

use tertial_domain::permission::Reach;

use crate::cell::cells;
use crate::error::StoreError;
use crate::session::WriteSession;
use crate::statement::Statement;

/// Indexes that only make questions fast; what a constraint needs has no text of its own.
const INDEXES: &str =
    "select name, sql from sqlite_schema where type = 'index' and sql is not null order by rowid";

/// Bytes of the search index that are sorted at once: usually, and while a database is founded.
const GATHERED_USUALLY: u32 = 1 << 20;
const GATHERED_FOUNDING: u32 = 16 << 20;

const ANY_REPORT: &str = "select count(*) from (select 1 from report limit 1) as found";

/// A write session that sets the indexes of an empty SQLite database aside until its commit.
///
/// It is one transaction like any other: dropping it rolls back, indexes and all. Where there are
/// reports already, within one authority, and on PostgreSQL the indexes stay as they are.
pub struct FoundingSession {
    session: WriteSession,
    /// The texts that make the indexes again.
    aside: Vec<String>,
}

impl FoundingSession {
    /// Sets the indexes aside where it may.
    pub async fn begin(mut session: WriteSession) -> Result<Self, StoreError> {
        let mut aside = Vec::new();
        let is_whole = matches!(session.scope().reach(), Reach::Installation);
        if session.is_sqlite() && is_whole && session.count(any_report()).await? == 0 {
            let found: Vec<(String, String)> =
                session.all(Statement::new(INDEXES, cells![])).await?;
            for (name, text) in found {
                let sql = format!("drop index \"{name}\"");
                session.run(Statement::composed(sql, cells![])).await?;
                aside.push(text);
            }
            session.gather_index(GATHERED_FOUNDING).await?;
        }
        Ok(Self { session, aside })
    }

    /// Makes the indexes again and the change last, as [`WriteSession::commit`] does.
    pub async fn commit(mut self) -> Result<(), StoreError> {
        if !self.aside.is_empty() {
            self.session.gather_index(GATHERED_USUALLY).await?;
        }
        for text in self.aside {
            self.session.run(Statement::composed(text, cells![])).await?;
        }
        self.session.commit().await
    }
}

fn any_report() -> Statement {
    Statement::new(ANY_REPORT, cells![])
}

impl Deref for FoundingSession {
    type Target = WriteSession;

    fn deref(&self) -> &WriteSession {
        &self.session
    }
}

impl DerefMut for FoundingSession {
    fn deref_mut(&mut self) -> &mut WriteSession {
        &mut self.session
    }
}
