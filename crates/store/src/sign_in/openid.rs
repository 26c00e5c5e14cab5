//! What the city's own sign-in calls people, who may come in without it, and whom it says is gone.

use jiff::Timestamp;
use tertial_domain::ids::PrincipalId;

use crate::cell::cells;
use crate::error::StoreError;
use crate::row::Place;
use crate::session::{ReadSession, WriteSession};
use crate::statement::Statement;

/// What a city's sign-in calls somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// Who says so.
    pub issuer: String,
    /// Whom they mean.
    pub subject: String,
    /// Since when.
    pub added_at: Timestamp,
}

const IDENTITIES_OF: &str = "select issuer, subject, added_at from identity where person_id = $1 order by added_at, subject";

const REMOVE_IDENTITY: &str =
    "delete from identity where issuer = $1 and subject = $2 and person_id = $3";

const MAY_BREAK_GLASS: &str = "select person_id from break_glass where person_id = $1";

const LET_BREAK_GLASS: &str = "\
    insert into break_glass (person_id, set_at) values ($1, $2) on conflict (person_id) do nothing";

const BREAK_NO_GLASS: &str = "delete from break_glass where person_id = $1";

const HEAR: &str = "\
    insert into logout_token (issuer, name, heard_at) values ($1, $2, $3) \
    on conflict (issuer, name) do nothing";

const FORGET_HEARD: &str = "delete from logout_token where heard_at < $1";

const END_OF_ISSUER: &str = "\
    update session set ended_at = $1 where ended_at is null and person_id = $2 and issuer = $3";

impl ReadSession {
    /// What the city's sign-in calls a person, the first connected first.
    pub async fn identities_of(
        &mut self,
        person: PrincipalId,
    ) -> Result<Vec<Identity>, StoreError> {
        let statement = Statement::new(IDENTITIES_OF, cells![person]);
        let rows: Vec<(String, String, String)> = self.all(statement).await?;
        rows.into_iter()
            .map(|(issuer, subject, added_at)| {
                let place = Place { table: "identity", id: &subject };
                let added_at = place.instant("added_at", &added_at)?;
                Ok(Identity { issuer, subject, added_at })
            })
            .collect()
    }

    /// Whether a person may sign in by a password where others may not.
    pub async fn may_break_glass(&mut self, person: PrincipalId) -> Result<bool, StoreError> {
        let row: Option<(String,)> =
            self.one(Statement::new(MAY_BREAK_GLASS, cells![person])).await?;
        Ok(row.is_some())
    }
}

impl WriteSession {
    /// Forgets what the city's sign-in calls a person; whether it did.
    pub async fn remove_identity(
        &mut self,
        (issuer, subject): (&str, &str),
        person: PrincipalId,
    ) -> Result<bool, StoreError> {
        let cells = cells![issuer, subject, person];
        Ok(self.run(Statement::new(REMOVE_IDENTITY, cells)).await? > 0)
    }

    /// Says that a person may sign in by a password where others may not, or may no more (`None`);
    /// whether that is a change.
    pub async fn let_break_glass(
        &mut self,
        person: PrincipalId,
        since: Option<Timestamp>,
    ) -> Result<bool, StoreError> {
        let statement = match since {
            Some(at) => Statement::new(LET_BREAK_GLASS, cells![person, at]),
            None => Statement::new(BREAK_NO_GLASS, cells![person]),
        };
        Ok(self.run(statement).await? > 0)
    }

    /// Notes that an issuer's word by this name was heard; `false` where it was heard before.
    pub async fn hear_logout(
        &mut self,
        (issuer, name): (&str, &str),
        at: Timestamp,
    ) -> Result<bool, StoreError> {
        Ok(self.run(Statement::new(HEAR, cells![issuer, name, at])).await? > 0)
    }

    /// Ends the sessions that an issuer let a person into; gives how many there were.
    pub async fn end_sessions_of_issuer(
        &mut self,
        (person, issuer): (PrincipalId, &str),
        at: Timestamp,
    ) -> Result<u64, StoreError> {
        self.run(Statement::new(END_OF_ISSUER, cells![at, person, issuer])).await
    }

    /// Forgets what was heard before an instant.
    pub(super) async fn forget_heard(&mut self, before: Timestamp) -> Result<u64, StoreError> {
        self.run(Statement::new(FORGET_HEARD, cells![before])).await
    }
}
