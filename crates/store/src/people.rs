//! People and the roles they are given at places.

use jiff::Timestamp;
use jiff::civil::Date;
use sqlx::FromRow;
use tertial_domain::grant::{Grant, GrantStatus};
use tertial_domain::ids::{AuthorityId, GrantId, PrincipalId, UnitId};
use tertial_domain::name_key::name_key;
use tertial_domain::permission::{Act, Held};
use tertial_domain::role::Role;

use crate::cell::{Cell, cells};
use crate::error::StoreError;
use crate::insert::Table;
use crate::provenance::RowVersion;
use crate::row::Place;
use crate::session::{ReadSession, WriteSession};
use crate::statement::Statement;

/// A person who may sign in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Who.
    pub id: PrincipalId,
    /// What others see.
    pub name: String,
    /// Where reminders go.
    pub email: Option<String>,
    /// Since when known here.
    pub created_at: Timestamp,
    /// When the person was shut out; nothing of theirs counts from then on.
    pub disabled_at: Option<Timestamp>,
    /// The version that a change starts from.
    pub row_version: RowVersion,
}

/// A grant with who gave it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredGrant {
    /// The grant.
    pub grant: Grant,
    /// Who gave it.
    pub given_by: PrincipalId,
    /// When.
    pub given_at: Timestamp,
    /// The version that a change starts from.
    pub row_version: RowVersion,
}

const PEOPLE: &str = "\
    select id, name, email, created_at, disabled_at, row_version from person \
    where {shared person $1} ";

const GRANTS: &str = "\
    select g.id, g.person_id, g.role, g.place_id, g.valid_from, g.valid_until, g.deputy_for, \
        g.status, g.given_by, g.given_at, g.row_version \
    from access_grant g join org_unit u on u.id = g.place_id \
    where {shared u $1} ";

// Whoever signs in has no scope yet, so this asks for a person and not by one.
const HELD: &str = "\
    select g.role, g.place_id, u.authority_id \
    from access_grant g join org_unit u on u.id = g.place_id \
    join person p on p.id = g.person_id and p.disabled_at is null \
    where g.person_id = $1 and g.status = 'active' and g.valid_from <= $2 \
      and (g.valid_until is null or g.valid_until > $2) \
    order by g.role, g.place_id";

const ROLES_AT: &str = "\
    select distinct h.role from ({held $1}) h join org_unit u on u.id = h.place_id \
    where h.place_id = $2 and u.authority_id = h.authority_id order by h.role";

const BELOW: &str = "\
    select distinct u.authority_id, h.role from ({held $1}) h \
    join org_unit u on u.id = h.place_id where u.authority_id <> h.authority_id \
    order by u.authority_id, h.role";

const CHANGE_STATUS: &str = "\
    update access_grant set status = $1, row_version = $2 where id = $3 and row_version = $4";

const DISABLE: &str = "\
    update person set disabled_at = $1, row_version = $2 where id = $3 and row_version = $4";

static PERSON: Table = Table {
    name: "person",
    columns: &["id", "name", "name_key", "email", "created_at", "disabled_at", "row_version"],
};

static GRANT: Table = Table {
    name: "access_grant",
    columns: &[
        "id",
        "person_id",
        "role",
        "place_id",
        "valid_from",
        "valid_until",
        "deputy_for",
        "status",
        "given_by",
        "given_at",
        "row_version",
    ],
};

#[derive(FromRow)]
struct PersonRow {
    id: String,
    name: String,
    email: Option<String>,
    created_at: String,
    disabled_at: Option<String>,
    row_version: i64,
}

#[derive(FromRow)]
struct GrantRow {
    id: String,
    person_id: String,
    role: String,
    place_id: String,
    valid_from: String,
    valid_until: Option<String>,
    deputy_for: Option<String>,
    status: String,
    given_by: String,
    given_at: String,
    row_version: i64,
}

impl PersonRow {
    fn read(self) -> Result<Person, StoreError> {
        let place = Place { table: "person", id: &self.id };
        let disabled_at = self.disabled_at.as_deref();
        Ok(Person {
            id: place.parse("id", &self.id)?,
            created_at: place.instant("created_at", &self.created_at)?,
            disabled_at: disabled_at.map(|at| place.instant("disabled_at", at)).transpose()?,
            row_version: place.version(self.row_version)?,
            name: self.name,
            email: self.email,
        })
    }
}

impl GrantRow {
    fn read(self) -> Result<StoredGrant, StoreError> {
        let place = Place { table: "access_grant", id: &self.id };
        Ok(StoredGrant {
            grant: Grant {
                id: place.parse("id", &self.id)?,
                person: place.parse("person_id", &self.person_id)?,
                role: place.code("role", &self.role, Role::from_code)?,
                place: place.parse("place_id", &self.place_id)?,
                validity: place.validity(&self.valid_from, self.valid_until.as_deref())?,
                deputy_for: place.parse_optional("deputy_for", self.deputy_for.as_deref())?,
                status: place.code("status", &self.status, GrantStatus::from_code)?,
            },
            given_by: place.parse("given_by", &self.given_by)?,
            given_at: place.instant("given_at", &self.given_at)?,
            row_version: place.version(self.row_version)?,
        })
    }
}

impl ReadSession {
    /// Everybody who may sign in, by when they were entered.
    pub async fn people(&mut self) -> Result<Vec<Person>, StoreError> {
        let mut statement = Statement::new(PEOPLE, cells![self.reach()]);
        statement.push("order by created_at, id");
        let rows: Vec<PersonRow> = self.all(statement).await?;
        rows.into_iter().map(PersonRow::read).collect()
    }

    /// One person.
    pub async fn person(&mut self, id: PrincipalId) -> Result<Option<Person>, StoreError> {
        let mut statement = Statement::new(PEOPLE, cells![self.reach()]);
        statement.push("and id = ").push_value(id);
        let row: Option<PersonRow> = self.one(statement).await?;
        row.map(PersonRow::read).transpose()
    }

    /// Every role that a person was given, the first first, whether it counts or not.
    pub async fn grants_of(&mut self, person: PrincipalId) -> Result<Vec<StoredGrant>, StoreError> {
        let mut statement = Statement::new(GRANTS, cells![self.reach()]);
        statement.push("and g.person_id = ").push_value(person);
        self.grants_by(statement).await
    }

    /// One grant.
    pub async fn grant(&mut self, id: GrantId) -> Result<Option<StoredGrant>, StoreError> {
        let mut statement = Statement::new(GRANTS, cells![self.reach()]);
        statement.push("and g.id = ").push_value(id);
        Ok(self.grants_by(statement).await?.pop())
    }

    /// Every role that was given at a place, the first first, whether it counts or not.
    pub async fn grants_at(&mut self, place: UnitId) -> Result<Vec<StoredGrant>, StoreError> {
        let mut statement = Statement::new(GRANTS, cells![self.reach()]);
        statement.push("and g.place_id = ").push_value(place);
        self.grants_by(statement).await
    }

    /// The roles that a person has on a day, for the scope of what they ask; none for somebody
    /// who is shut out. Needs the whole installation in reach.
    pub async fn held(
        &mut self,
        person: PrincipalId,
        today: Date,
    ) -> Result<Vec<Held>, StoreError> {
        let statement = Statement::new(HELD, cells![person, today]);
        let rows: Vec<(String, String, String)> = self.all(statement).await?;
        let id = person.to_string();
        let row = Place { table: "access_grant", id: &id };
        rows.iter()
            .map(|(role, place, authority)| {
                Ok(Held {
                    role: row.code("role", role, Role::from_code)?,
                    place: row.parse("place_id", place)?,
                    authority: row.parse("authority_id", authority)?,
                })
            })
            .collect()
    }

    /// The other authorities below places where the asker sees to roles or structure, for
    /// [`Scope::overseeing`](tertial_domain::permission::Scope::overseeing).
    pub async fn overseen_authorities(&mut self) -> Result<Vec<AuthorityId>, StoreError> {
        let oversees =
            |role: Role| role.allows(Act::ManagePeople) || role.allows(Act::WriteStructure);
        if !self.scope().held().iter().any(|held| oversees(held.role)) {
            return Ok(Vec::new());
        }
        let rows: Vec<(String, String)> =
            self.all(Statement::new(BELOW, cells![self.reach()])).await?;
        let mut overseen = Vec::new();
        for (authority, role) in &rows {
            let row = Place { table: "org_unit", id: authority };
            if oversees(row.code("role", role, Role::from_code)?) {
                overseen.push(row.parse("authority_id", authority)?);
            }
        }
        overseen.sort_unstable();
        overseen.dedup();
        Ok(overseen)
    }

    /// The roles that the asker has at a place or above it in its authority; nobody but a person
    /// has any.
    pub async fn roles_at(&mut self, place: UnitId) -> Result<Vec<Role>, StoreError> {
        if self.scope().held().is_empty() {
            return Ok(Vec::new());
        }
        let statement = Statement::new(ROLES_AT, cells![self.reach(), place]);
        let rows: Vec<(String,)> = self.all(statement).await?;
        let id = place.to_string();
        let row = Place { table: "access_grant", id: &id };
        rows.iter().map(|(role,)| row.code("role", role, Role::from_code)).collect()
    }

    async fn grants_by(
        &mut self,
        mut statement: Statement,
    ) -> Result<Vec<StoredGrant>, StoreError> {
        statement.push(" order by g.given_at, g.id");
        let rows: Vec<GrantRow> = self.all(statement).await?;
        rows.into_iter().map(GrantRow::read).collect()
    }
}

impl WriteSession {
    /// Enters people.
    pub async fn create_people(&mut self, new: &[Person]) -> Result<(), StoreError> {
        let rows = new.iter().map(|person| {
            cells![
                person.id,
                &person.name,
                name_key(&person.name),
                &person.email,
                person.created_at,
                person.disabled_at.map_or(Cell::Text(None), Cell::from),
                RowVersion::FIRST,
            ]
        });
        self.insert(&PERSON, rows.collect()).await
    }

    /// Shuts a person out from an instant on, or lets them in again. Errors: `Stale`.
    pub async fn disable_person(
        &mut self,
        person: PrincipalId,
        base: RowVersion,
        at: Option<Timestamp>,
    ) -> Result<RowVersion, StoreError> {
        let next = base.next();
        let at = at.map_or(Cell::Text(None), Cell::from);
        self.change(Statement::new(DISABLE, cells![at, next, person, base])).await?;
        Ok(next)
    }

    /// Gives roles. Whether the giver may is [`tertial_domain::grant::may_give`]'s to say.
    pub async fn give_roles(
        &mut self,
        new: &[Grant],
        given_at: Timestamp,
    ) -> Result<(), StoreError> {
        let given_by = self.scope().principal();
        let rows = new.iter().map(|grant| {
            cells![
                grant.id,
                grant.person,
                grant.role.code(),
                grant.place,
                grant.validity.from(),
                grant.validity.until(),
                grant.deputy_for,
                grant.status.code(),
                given_by,
                given_at,
                RowVersion::FIRST,
            ]
        });
        self.insert(&GRANT, rows.collect()).await
    }

    /// Confirms a role that was offered, or ends one. Errors: `Stale`.
    pub async fn change_grant_status(
        &mut self,
        grant: GrantId,
        base: RowVersion,
        status: GrantStatus,
    ) -> Result<RowVersion, StoreError> {
        let next = base.next();
        let cells = cells![status.code(), next, grant, base];
        self.change(Statement::new(CHANGE_STATUS, cells)).await?;
        Ok(next)
    }
}
