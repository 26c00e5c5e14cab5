//! What concerns one person: their places and those above, the reports they work on, what waits for
//! them, and when they were here. Few rows, however large the city is.

mod news;

use jiff::Timestamp;
use jiff::civil::Date;
use sqlx::FromRow;
use tertial_domain::ids::{AuthorityId, PrincipalId, ReportId, UnitId};
use tertial_domain::organisation::OrgLevel;
use tertial_domain::period::OperatingYear;
use tertial_domain::permission::Scope;
use tertial_domain::report::{ReportKind, ReportState};

use crate::cell::cells;
use crate::error::StoreError;
use crate::fingerprint::Fingerprint;
use crate::insert::Table;
use crate::row::{Place, total};
use crate::session::{ReadSession, Store, WriteSession};
use crate::statement::Statement;
pub use news::NewsLine;

/// A place as it is on a day, with the one above it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceToday {
    /// The place.
    pub id: UnitId,
    /// Its level.
    pub level: OrgLevel,
    /// Its authority.
    pub authority: AuthorityId,
    /// Its name on the day.
    pub name: String,
    /// The place above it.
    pub parent: Option<UnitId>,
}

/// A report as it is worked on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkLine {
    /// The report.
    pub id: ReportId,
    /// Whose.
    pub unit: UnitId,
    /// The unit's name on the day.
    pub unit_name: String,
    /// The year that it is about.
    pub year: OperatingYear,
    /// Which of the year's documents.
    pub kind: ReportKind,
    /// How far the version that is worked on has come.
    pub state: ReportState,
    /// Whether an adopted version stands beside it.
    pub is_correction: bool,
}

/// What waits for a person, with how much there is in all.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Waiting {
    /// The first of it, what has waited longest first.
    pub rows: Vec<WorkLine>,
    /// All of it.
    pub total: u64,
}

/// When a person was here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Visit {
    /// When they were last seen.
    pub seen_at: Timestamp,
    /// When they were last seen the time before.
    pub before_at: Option<Timestamp>,
}

const UP_FROM: &str = "\
    with recursive up(id) as (\
        select u.id from org_unit u where {place u $1} and u.id in ";

const UP_TO: &str = " \
        union \
        select p.parent_id from up join org_unit_period p on p.unit_id = up.id \
        where p.parent_id is not null and p.valid_from <= $2 \
          and (p.valid_until is null or p.valid_until > $2)) \
    select u.id, u.level, u.authority_id, p.name, p.parent_id \
    from up join org_unit u on u.id = up.id join org_unit_period p on p.unit_id = u.id \
    where p.valid_from <= $2 and (p.valid_until is null or p.valid_until > $2) \
    order by u.level, u.id";

const OWN: &str = "\
    select r.id, r.unit_id, '' as unit_name, r.year, r.kind, r.state, c.state as correction, \
        cast(0 as bigint) as total \
    from report r left join correction c on c.report_id = r.id and {correction c $1} \
    where {report r $1} and r.year >= $2 and r.unit_id in ";

// Whoever handed a report in does not judge it, and whoever reviewed it does not adopt it.
const WAITING: &str = "\
    with under_way(id, unit_id, year, kind, state, correction) as (\
        select r.id, r.unit_id, r.year, r.kind, r.state, cast(null as text) from report r \
        where r.state in ('ready', 'reviewed') and {report r $1} \
        union all \
        select r.id, r.unit_id, r.year, r.kind, r.state, c.state \
        from correction c join report r on r.id = c.report_id \
        where c.state in ('ready', 'reviewed') and {correction c $1}), \
    mine(id) as (\
        select distinct w.id from under_way w join org_unit u on u.id = w.unit_id \
        join ({held $1}) h on h.place_id = w.unit_id and h.authority_id = u.authority_id \
          and h.role = case coalesce(w.correction, w.state) \
            when 'ready' then 'reviewer' else 'approver' end \
        where not exists (\
            select 1 from workflow_step s where s.report_id = w.id and s.taken_by = $2 \
              and (s.step = 'hand_in' or (s.step = 'review' \
                and coalesce(w.correction, w.state) = 'reviewed')) \
              and s.turn > coalesce((select max(a.turn) from workflow_step a \
                where a.report_id = w.id and a.step = 'adopt'), 0))) \
    select w.id, w.unit_id, p.name as unit_name, w.year, w.kind, w.state, w.correction, \
        count(*) over () as total \
    from under_way w join mine m on m.id = w.id \
    join org_unit_period p on p.unit_id = w.unit_id \
      and p.valid_from <= $3 and (p.valid_until is null or p.valid_until > $3) \
    order by (select max(s.taken_at) from workflow_step s where s.report_id = w.id), w.id \
    limit $4";

const VISIT: &str = "select seen_at, before_at from visit where person_id = $1";

const NOTE: &str = "\
    insert into visit (person_id, seen_at, before_at) values ($1, $2, $3) \
    on conflict (person_id) do update set seen_at = excluded.seen_at, \
        before_at = excluded.before_at";

const ADDRESS_OF: &str = "select made_at from calendar_address where person_id = $1";

const ADDRESSEE: &str = "select person_id from calendar_address where token_hash = $1";

const WITHDRAW: &str = "delete from calendar_address where person_id = $1";

static ADDRESS: Table =
    Table { name: "calendar_address", columns: &["token_hash", "person_id", "made_at"] };

#[derive(FromRow)]
struct PlaceRow {
    id: String,
    level: String,
    authority_id: String,
    name: String,
    parent_id: Option<String>,
}

#[derive(FromRow)]
struct WorkRow {
    id: String,
    unit_id: String,
    unit_name: String,
    year: i64,
    kind: String,
    state: String,
    correction: Option<String>,
    total: i64,
}

impl PlaceRow {
    fn read(self) -> Result<PlaceToday, StoreError> {
        let place = Place { table: "org_unit", id: &self.id };
        Ok(PlaceToday {
            id: place.parse("id", &self.id)?,
            level: place.code("level", &self.level, OrgLevel::from_code)?,
            authority: place.parse("authority_id", &self.authority_id)?,
            parent: place.parse_optional("parent_id", self.parent_id.as_deref())?,
            name: self.name,
        })
    }
}

impl WorkRow {
    fn read(self) -> Result<WorkLine, StoreError> {
        let place = Place { table: "report", id: &self.id };
        let state = self.correction.as_deref().unwrap_or(&self.state);
        Ok(WorkLine {
            id: place.parse("id", &self.id)?,
            unit: place.parse("unit_id", &self.unit_id)?,
            year: place.year("year", self.year)?,
            kind: place.code("kind", &self.kind, ReportKind::from_code)?,
            state: place.code("state", state, ReportState::from_code)?,
            is_correction: self.correction.is_some(),
            unit_name: self.unit_name,
        })
    }
}

impl ReadSession {
    /// Some places and all those above them, as they are on a day; a place that is not there then is
    /// left out.
    pub async fn places_upwards(
        &mut self,
        places: &[UnitId],
        today: Date,
    ) -> Result<Vec<PlaceToday>, StoreError> {
        let mut statement = Statement::new(UP_FROM, cells![self.reach(), today]);
        statement.push_list(places)?.push(UP_TO);
        let rows: Vec<PlaceRow> = self.all(statement).await?;
        rows.into_iter().map(PlaceRow::read).collect()
    }

    /// The reports of some places from a year on, as they are worked on, the latest year first. No
    /// names.
    pub async fn work_at(
        &mut self,
        places: &[UnitId],
        since: OperatingYear,
    ) -> Result<Vec<WorkLine>, StoreError> {
        let mut statement = Statement::new(OWN, cells![self.reach(), since]);
        statement.push_list(places)?.push(" order by r.year desc, r.kind, r.id");
        let rows: Vec<WorkRow> = self.all(statement).await?;
        rows.into_iter().map(WorkRow::read).collect()
    }

    /// What is ready for whoever reviews it and reviewed for whoever adopts it, as far as the asker
    /// may: what has waited longest first. Nobody but a person is waited for.
    pub async fn waiting(&mut self, today: Date, most: u32) -> Result<Waiting, StoreError> {
        if self.scope().held().is_empty() {
            return Ok(Waiting::default());
        }
        let cells = cells![self.reach(), self.scope().principal(), today, most];
        let rows: Vec<WorkRow> = self.all(Statement::new(WAITING, cells)).await?;
        let total = rows.first().map_or(0, |row| total(row.total));
        let rows = rows.into_iter().map(WorkRow::read).collect::<Result<_, _>>()?;
        Ok(Waiting { rows, total })
    }

    /// When a person was here; for the program alone.
    pub async fn visit_of(&mut self, person: PrincipalId) -> Result<Option<Visit>, StoreError> {
        let row: Option<(String, Option<String>)> =
            self.one(Statement::new(VISIT, cells![person])).await?;
        row.map(|(seen_at, before_at)| {
            let id = person.to_string();
            let place = Place { table: "visit", id: &id };
            let before_at = before_at.as_deref();
            Ok(Visit {
                seen_at: place.instant("seen_at", &seen_at)?,
                before_at: before_at.map(|at| place.instant("before_at", at)).transpose()?,
            })
        })
        .transpose()
    }

    /// When a person's calendar address was made, if they have one; for the program alone.
    pub async fn calendar_address_of(
        &mut self,
        person: PrincipalId,
    ) -> Result<Option<Timestamp>, StoreError> {
        let row: Option<(String,)> = self.one(Statement::new(ADDRESS_OF, cells![person])).await?;
        let id = person.to_string();
        let place = Place { table: "calendar_address", id: &id };
        row.map(|(made_at,)| place.instant("made_at", &made_at)).transpose()
    }

    /// Whose dates a calendar address leads to; for the program alone.
    pub async fn person_of_calendar(
        &mut self,
        token: Fingerprint,
    ) -> Result<Option<PrincipalId>, StoreError> {
        let row: Option<(String,)> = self.one(Statement::new(ADDRESSEE, cells![token])).await?;
        let place = Place { table: "calendar_address", id: "" };
        row.map(|(person,)| place.parse("person_id", &person)).transpose()
    }
}

impl WriteSession {
    /// Gives a person a calendar address; the one they had is nobody's any more.
    pub async fn make_calendar_address(
        &mut self,
        person: PrincipalId,
        (token, at): (Fingerprint, Timestamp),
    ) -> Result<(), StoreError> {
        self.withdraw_calendar_address(person).await?;
        self.insert(&ADDRESS, vec![cells![token, person, at]]).await
    }

    /// Withdraws a person's calendar address; whether they had one.
    pub async fn withdraw_calendar_address(
        &mut self,
        person: PrincipalId,
    ) -> Result<bool, StoreError> {
        Ok(self.run(Statement::new(WITHDRAW, cells![person])).await? > 0)
    }
}

impl Store {
    /// Notes that a person is here.
    pub async fn note_visit(
        &self,
        scope: &Scope,
        (person, visit): (PrincipalId, Visit),
    ) -> Result<(), StoreError> {
        let before = visit.before_at.map_or(crate::cell::Cell::Text(None), Into::into);
        let mut writing = self.write(scope).await?;
        writing.run(Statement::new(NOTE, cells![person, visit.seen_at, before])).await?;
        writing.commit_trace().await
    }
}
