//! Planning years and their deadlines; what is said of a year, and what units make of it, is in the
//! parts.

mod entries;
mod starts;

use jiff::Timestamp;
use jiff::civil::Date;
use sqlx::FromRow;
use tertial_domain::ids::{AuthorityId, PrincipalId, UnitId};
use tertial_domain::organisation::OrgLevel;
use tertial_domain::period::OperatingYear;
use tertial_domain::permission::{Act, Reach};
use tertial_domain::report::ReportKind;
use tertial_domain::role::Role;
use tertial_domain::year::{Deadline, PlanningYear};

use crate::cell::cells;
use crate::error::StoreError;
use crate::fingerprint::Fingerprint;
use crate::insert::Table;
use crate::provenance::RowVersion;
use crate::row::Place;
use crate::session::{ReadSession, WriteSession};
use crate::statement::Statement;
pub use entries::{NewEntry, StoredEntry};
pub use starts::{NewStart, Planner, ReportStart, StoredAnswer};

/// An opened year with who opened it when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredYear {
    /// The year.
    pub year: PlanningYear,
    /// The order that it was opened by: the same again is nothing new.
    pub order: Fingerprint,
    /// Who.
    pub opened_by: PrincipalId,
    /// When.
    pub opened_at: Timestamp,
    /// The version that a change starts from.
    pub row_version: RowVersion,
}

/// A place that speaks of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Speaker {
    /// The place.
    pub place: UnitId,
    /// Its authority.
    pub authority: AuthorityId,
    /// Its level: the council's or a committee's.
    pub level: OrgLevel,
}

const YEARS: &str = "\
    select year, round, goal_set_id, is_set_new, template, order_hash, opened_by, opened_at, \
        row_version \
    from planning_year where undone_at is null ";

const ROUNDS: &str = "select count(*) from planning_year where year = $1";

const UNDO: &str = "\
    update planning_year set undone_by = $1, undone_at = $2, row_version = $3 \
    where year = $4 and row_version = $5 and undone_at is null";

const DEADLINES: &str = "\
    select d.year, d.kind, d.place_id, d.due_on from year_deadline d \
    join planning_year y on y.year = d.year and y.round = d.round and y.undone_at is null \
    where {deadline d $1} ";

const FORGET_DEADLINE: &str = "\
    delete from year_deadline where year = $1 and round = $2 and place_id = $3 and kind = $4";

const HELD_AT: &str = "\
    select distinct h.role, \
        cast(case when u.authority_id = h.authority_id then 1 else 0 end as bigint) as is_own \
    from ({held $1}) h join org_unit u on u.id = h.place_id where h.place_id = $2";

static PLANNING_YEAR: Table = Table {
    name: "planning_year",
    columns: &[
        "year",
        "round",
        "goal_set_id",
        "is_set_new",
        "template",
        "order_hash",
        "opened_by",
        "opened_at",
        "row_version",
    ],
};

static DEADLINE: Table = Table {
    name: "year_deadline",
    columns: &[
        "year",
        "round",
        "place_id",
        "kind",
        "authority_id",
        "level",
        "due_on",
        "set_by",
        "set_at",
        "row_version",
    ],
};

#[derive(FromRow)]
struct YearRow {
    year: i64,
    round: i64,
    goal_set_id: String,
    is_set_new: bool,
    template: Option<String>,
    order_hash: String,
    opened_by: String,
    opened_at: String,
    row_version: i64,
}

impl YearRow {
    fn read(self) -> Result<StoredYear, StoreError> {
        let id = self.year.to_string();
        let place = Place { table: "planning_year", id: &id };
        Ok(StoredYear {
            year: PlanningYear {
                year: place.year("year", self.year)?,
                round: place.count("round", self.round)?,
                goal_set: place.parse("goal_set_id", &self.goal_set_id)?,
                is_set_new: self.is_set_new,
                template: self.template,
            },
            order: place.code("order_hash", &self.order_hash, Fingerprint::read)?,
            opened_by: place.parse("opened_by", &self.opened_by)?,
            opened_at: place.instant("opened_at", &self.opened_at)?,
            row_version: place.version(self.row_version)?,
        })
    }
}

#[derive(FromRow)]
struct DeadlineRow {
    year: i64,
    kind: String,
    place_id: String,
    due_on: String,
}

impl DeadlineRow {
    fn read(self) -> Result<Deadline, StoreError> {
        let place = Place { table: "year_deadline", id: &self.place_id };
        Ok(Deadline {
            year: place.year("year", self.year)?,
            kind: place.code("kind", &self.kind, ReportKind::from_code)?,
            place: place.parse("place_id", &self.place_id)?,
            due_on: place.parse("due_on", &self.due_on)?,
        })
    }
}

impl ReadSession {
    /// Every year that is open, latest first.
    pub async fn planning_years(&mut self) -> Result<Vec<StoredYear>, StoreError> {
        let mut statement = Statement::new(YEARS, cells![]);
        statement.push("order by year desc");
        let rows: Vec<YearRow> = self.all(statement).await?;
        rows.into_iter().map(YearRow::read).collect()
    }

    /// A year that is open.
    pub async fn planning_year(
        &mut self,
        year: OperatingYear,
    ) -> Result<Option<StoredYear>, StoreError> {
        let mut statement = Statement::new(YEARS, cells![]);
        statement.push("and year = ").push_value(year);
        let row: Option<YearRow> = self.one(statement).await?;
        row.map(YearRow::read).transpose()
    }

    /// How many times a year has been opened.
    pub async fn rounds_of_year(&mut self, year: OperatingYear) -> Result<u32, StoreError> {
        let count = self.count(Statement::new(ROUNDS, cells![year])).await?;
        Ok(u32::try_from(count).unwrap_or(u32::MAX))
    }

    /// The deadlines of all years that are open, by year, document and place. There are four for
    /// each place that has set its own.
    pub async fn year_deadlines(&mut self) -> Result<Vec<Deadline>, StoreError> {
        let mut statement = Statement::new(DEADLINES, cells![self.reach()]);
        statement.push("order by d.year, d.due_on, d.kind, d.place_id");
        let rows: Vec<DeadlineRow> = self.all(statement).await?;
        rows.into_iter().map(DeadlineRow::read).collect()
    }

    /// Whether the asker may speak of a year for a place: the city office for all that is below it,
    /// whoever directs a committee's part for that committee.
    pub async fn may_speak_for(&mut self, speaker: Speaker) -> Result<bool, StoreError> {
        match self.scope().reach() {
            Reach::Installation => return Ok(true),
            Reach::Authority { authority, .. } => return Ok(*authority == speaker.authority),
            Reach::Person { held, .. } if held.is_empty() => return Ok(false),
            Reach::Person { .. } => {}
        }
        let cells = cells![self.reach(), speaker.place];
        let rows: Vec<(String, i64)> = self.all(Statement::new(HELD_AT, cells)).await?;
        let id = speaker.place.to_string();
        let row = Place { table: "access_grant", id: &id };
        for (role, is_own) in rows {
            let role = row.code("role", &role, Role::from_code)?;
            let is_own = is_own == 1 && speaker.level != OrgLevel::Council;
            if role.allows(Act::OpenYear) || (is_own && role.allows(Act::DirectYear)) {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

impl WriteSession {
    /// Opens a year, in a round of its own.
    ///
    /// Errors: `Conflict(OpenYear)` where it is open, `OutOfScope`.
    pub async fn open_year(&mut self, new: &StoredYear) -> Result<(), StoreError> {
        self.permit(None)?;
        let year = &new.year;
        let row = cells![
            year.year,
            year.round,
            year.goal_set,
            year.is_set_new,
            &year.template,
            new.order,
            self.scope().principal(),
            new.opened_at,
            RowVersion::FIRST,
        ];
        self.insert(&PLANNING_YEAR, vec![row]).await
    }

    /// Undoes the opening of a year; what was said of it stays where it is. Errors: `Stale`.
    pub async fn undo_year(
        &mut self,
        year: OperatingYear,
        base: RowVersion,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        self.permit(None)?;
        let cells = cells![self.scope().principal(), at, base.next(), year, base];
        self.change(Statement::new(UNDO, cells)).await
    }

    /// Sets a place's deadlines in a year that is open; none takes the place's own away, so that
    /// the one above counts again.
    ///
    /// Errors: `OutOfScope`, `Stale` where the year is not open.
    pub async fn set_deadlines(
        &mut self,
        (year, speaker): (OperatingYear, Speaker),
        set: &[(ReportKind, Option<Date>)],
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let round = self.round_to_write(year, speaker).await?;
        let mut rows = Vec::with_capacity(set.len());
        for (kind, due_on) in set {
            let cells = cells![year, round, speaker.place, kind.code()];
            self.run(Statement::new(FORGET_DEADLINE, cells)).await?;
            let Some(due_on) = due_on else { continue };
            rows.push(cells![
                year,
                round,
                speaker.place,
                kind.code(),
                speaker.authority,
                speaker.level.code(),
                *due_on,
                self.scope().principal(),
                at,
                RowVersion::FIRST,
            ]);
        }
        self.insert(&DEADLINE, rows).await
    }

    /// The round of a year that is open, for somebody who may speak of it for a place.
    async fn round_to_write(
        &mut self,
        year: OperatingYear,
        speaker: Speaker,
    ) -> Result<u32, StoreError> {
        if !self.may_speak_for(speaker).await? {
            return Err(StoreError::OutOfScope { authority: Some(speaker.authority) });
        }
        let open = self.planning_year(year).await?;
        open.map(|open| open.year.round).ok_or(StoreError::Stale)
    }
}
