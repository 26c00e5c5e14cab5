//! Authorities, places with their periods, and successions.
//!
//! A scope that is narrowed to one authority sees its own places and the council.

use sqlx::FromRow;
use tertial_domain::ids::{AuthorityId, UnitId};
use tertial_domain::organisation::{OrgLevel, OrgUnit, OrgUnitPeriod, Succession, SuccessionKind};
use tertial_domain::permission::Reach;

use crate::cell::{Cell, cells};
use crate::error::StoreError;
use crate::insert::Table;
use crate::provenance::{Provenance, RowVersion, Versioned};
use crate::row::Place;
use crate::session::{ReadSession, WriteSession};
use crate::statement::Statement;
use tertial_domain::name_key::name_key;

/// An authority (*myndighet*) by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authority {
    /// Its identity.
    pub id: AuthorityId,
    /// Its name.
    pub name: String,
}

/// A place to be stored, with where it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewOrgUnit {
    /// The place with its periods.
    pub unit: OrgUnit,
    /// Where it came from.
    pub provenance: Provenance,
}

const AUTHORITIES: &str = "\
    select id, name from (select id, name, id as authority_id from authority) as a \
    where {shared a $1} order by id";

const UNITS: &str = "\
    select id, authority_id, level, import_id, source_line, confirmed, row_version \
    from org_unit \
    where {place org_unit $1} \
      and (cast($2 as text) is null or id = $2) \
    order by id";

const PERIODS: &str = "\
    select p.unit_id, p.valid_from, p.valid_until, p.name, p.parent_id \
    from org_unit_period p join org_unit u on u.id = p.unit_id \
    where {place u $1} \
      and (cast($2 as text) is null or p.unit_id = $2) \
    order by p.unit_id, p.valid_from";

/// Begins a statement with the places of a list and whatever has ever stood above them.
const AROUND: &str = "\
    with recursive around(id) as (\
        select id from org_unit where id in ";

const AROUND_UP: &str = " \
        union \
        select p.parent_id from org_unit_period p join around a on a.id = p.unit_id \
        where p.parent_id is not null) ";

const UNITS_AROUND: &str = "\
    select id, authority_id, level, import_id, source_line, confirmed, row_version \
    from org_unit \
    where {place org_unit $1} and id in (select id from around) \
    order by id";

const PERIODS_AROUND: &str = "\
    select p.unit_id, p.valid_from, p.valid_until, p.name, p.parent_id \
    from org_unit_period p join org_unit u on u.id = p.unit_id \
    where {place u $1} and p.unit_id in (select id from around) \
    order by p.unit_id, p.valid_from";

const SUCCESSIONS: &str = "\
    select s.from_id, s.to_id, s.kind, s.on_day, s.share \
    from succession s join org_unit f on f.id = s.from_id join org_unit t on t.id = s.to_id \
    where {shared f $1} or {shared t $1} \
    order by s.on_day, s.from_id, s.to_id";

const CHANGE_UNIT: &str = "\
    update org_unit set level = $1, confirmed = $2, row_version = $3 \
    where id = $4 and row_version = $5 \
      and {owned org_unit $6}";

const FORGET_PERIODS: &str = "\
    delete from org_unit_period where unit_id = $1 and unit_id in (\
        select id from org_unit where {owned org_unit $2})";

static AUTHORITY: Table = Table { name: "authority", columns: &["id", "name"] };

static UNIT: Table = Table {
    name: "org_unit",
    columns: &[
        "id",
        "authority_id",
        "level",
        "import_id",
        "source_line",
        "confirmed",
        "row_version",
    ],
};

static PERIOD: Table = Table {
    name: "org_unit_period",
    columns: &["unit_id", "valid_from", "valid_until", "name", "name_key", "parent_id"],
};

static SUCCESSION: Table =
    Table { name: "succession", columns: &["from_id", "to_id", "kind", "on_day", "share"] };

#[derive(FromRow)]
struct AuthorityRow {
    id: String,
    name: String,
}

#[derive(FromRow)]
struct UnitRow {
    id: String,
    authority_id: String,
    level: String,
    import_id: Option<String>,
    source_line: Option<i64>,
    confirmed: bool,
    row_version: i64,
}

#[derive(FromRow)]
struct PeriodRow {
    unit_id: String,
    valid_from: String,
    valid_until: Option<String>,
    name: String,
    parent_id: Option<String>,
}

#[derive(FromRow)]
struct SuccessionRow {
    from_id: String,
    to_id: String,
    kind: String,
    on_day: String,
    share: String,
}

impl UnitRow {
    fn read(self, periods: Vec<OrgUnitPeriod>) -> Result<Versioned<OrgUnit>, StoreError> {
        let place = Place { table: "org_unit", id: &self.id };
        Ok(Versioned {
            value: OrgUnit {
                id: place.parse("id", &self.id)?,
                level: place.code("level", &self.level, OrgLevel::from_code)?,
                authority: place.parse("authority_id", &self.authority_id)?,
                periods,
            },
            row_version: place.version(self.row_version)?,
            provenance: place.provenance(
                self.import_id.as_deref(),
                self.source_line,
                self.confirmed,
            )?,
        })
    }
}

impl PeriodRow {
    fn read(self) -> Result<OrgUnitPeriod, StoreError> {
        let place = Place { table: "org_unit_period", id: &self.unit_id };
        Ok(OrgUnitPeriod {
            validity: place.validity(&self.valid_from, self.valid_until.as_deref())?,
            parent: place.parse_optional("parent_id", self.parent_id.as_deref())?,
            name: self.name,
        })
    }
}

impl SuccessionRow {
    fn read(self) -> Result<Succession, StoreError> {
        let place = Place { table: "succession", id: &self.from_id };
        Ok(Succession {
            from: place.parse("from_id", &self.from_id)?,
            to: place.parse("to_id", &self.to_id)?,
            kind: place.code("kind", &self.kind, SuccessionKind::from_code)?,
            on: place.parse("on_day", &self.on_day)?,
            share: place.parse("share", &self.share)?,
        })
    }
}

/// Each place with its periods; both are in the order of the places' identities.
fn with_periods(
    units: Vec<UnitRow>,
    periods: Vec<PeriodRow>,
) -> Result<Vec<Versioned<OrgUnit>>, StoreError> {
    let mut periods = periods.into_iter().peekable();
    let mut found = Vec::with_capacity(units.len());
    for unit in units {
        let mut own = Vec::new();
        while let Some(period) = periods.next_if(|period| period.unit_id == unit.id) {
            own.push(period.read()?);
        }
        found.push(unit.read(own)?);
    }
    Ok(found)
}

impl ReadSession {
    /// Every authority in reach.
    pub async fn authorities(&mut self) -> Result<Vec<Authority>, StoreError> {
        let cells = cells![self.reach()];
        let rows: Vec<AuthorityRow> = self.all(Statement::new(AUTHORITIES, cells)).await?;
        rows.into_iter()
            .map(|row| {
                let place = Place { table: "authority", id: &row.id };
                Ok(Authority { id: place.parse("id", &row.id)?, name: row.name })
            })
            .collect()
    }

    /// Every place in reach with all its periods: the organisation as it was, is and will be.
    pub async fn org_units(&mut self) -> Result<Vec<OrgUnit>, StoreError> {
        let units = self.versioned_units(None).await?;
        Ok(units.into_iter().map(|unit| unit.value).collect())
    }

    /// Some places and whatever has ever stood above them, with all their periods: enough to name
    /// them and to tell where they belong.
    pub async fn org_units_around(&mut self, ids: &[UnitId]) -> Result<Vec<OrgUnit>, StoreError> {
        let units: Vec<UnitRow> = self.all(self.around(ids, UNITS_AROUND)?).await?;
        let periods: Vec<PeriodRow> = self.all(self.around(ids, PERIODS_AROUND)?).await?;
        Ok(with_periods(units, periods)?.into_iter().map(|unit| unit.value).collect())
    }

    fn around(&self, ids: &[UnitId], asked: &'static str) -> Result<Statement, StoreError> {
        let mut statement = Statement::new(AROUND, cells![self.reach()]);
        statement.push_list(ids)?.push(AROUND_UP).push(asked);
        Ok(statement)
    }

    /// One place, with what a change of it needs.
    pub async fn org_unit(&mut self, id: UnitId) -> Result<Option<Versioned<OrgUnit>>, StoreError> {
        Ok(self.versioned_units(Some(id)).await?.pop())
    }

    async fn versioned_units(
        &mut self,
        id: Option<UnitId>,
    ) -> Result<Vec<Versioned<OrgUnit>>, StoreError> {
        let cells = cells![self.reach(), id];
        let units: Vec<UnitRow> = self.all(Statement::new(UNITS, cells.clone())).await?;
        let periods: Vec<PeriodRow> = self.all(Statement::new(PERIODS, cells)).await?;
        with_periods(units, periods)
    }

    /// Every succession that touches a place in reach, in order of days.
    pub async fn successions(&mut self) -> Result<Vec<Succession>, StoreError> {
        let cells = cells![self.reach()];
        let rows: Vec<SuccessionRow> = self.all(Statement::new(SUCCESSIONS, cells)).await?;
        rows.into_iter().map(SuccessionRow::read).collect()
    }
}

impl WriteSession {
    /// Stores new authorities.
    pub async fn create_authorities(&mut self, new: &[Authority]) -> Result<(), StoreError> {
        new.iter().try_for_each(|authority| self.permit(Some(authority.id)))?;
        let rows = new.iter().map(|authority| cells![authority.id, &authority.name]).collect();
        self.insert(&AUTHORITY, rows).await
    }

    /// Stores new places with their periods; a parent stands before its children or is there.
    pub async fn create_org_units(&mut self, new: &[NewOrgUnit]) -> Result<(), StoreError> {
        new.iter().try_for_each(|new| self.permit(Some(new.unit.authority)))?;
        let rows = new.iter().map(|NewOrgUnit { unit, provenance }| {
            let mut row = cells![unit.id, unit.authority, unit.level.code()];
            row.extend(provenance_cells(provenance));
            row.push(RowVersion::FIRST.into());
            row
        });
        self.insert(&UNIT, rows.collect()).await?;
        let rows = new.iter().flat_map(|new| period_rows(&new.unit)).collect();
        self.insert(&PERIOD, rows).await
    }

    /// Writes a place as it is now, periods and all. Errors: `Stale`.
    pub async fn change_org_unit(
        &mut self,
        unit: &OrgUnit,
        base: RowVersion,
    ) -> Result<RowVersion, StoreError> {
        self.permit(Some(unit.authority))?;
        let next = base.next();
        let cells = cells![unit.level.code(), true, next, unit.id, base, self.reach()];
        self.change(Statement::new(CHANGE_UNIT, cells)).await?;
        let cells = cells![unit.id, self.reach()];
        self.run(Statement::new(FORGET_PERIODS, cells)).await?;
        self.insert(&PERIOD, period_rows(unit)).await?;
        Ok(next)
    }

    /// Stores successions. Both places are in reach, or the scope is the whole installation.
    pub async fn create_successions(&mut self, new: &[Succession]) -> Result<(), StoreError> {
        if !matches!(self.scope().reach(), Reach::Installation) {
            for succession in new {
                for id in [succession.from, succession.to] {
                    let unit = self.org_unit(id).await?;
                    self.permit(unit.map(|unit| unit.value.authority))?;
                }
            }
        }
        let rows = new
            .iter()
            .map(|new| cells![new.from, new.to, new.kind.code(), new.on, new.share.normalize()]);
        self.insert(&SUCCESSION, rows.collect()).await
    }

    /// Runs an update that names the version it starts from; no row touched means it is stale.
    pub(crate) async fn change(&mut self, statement: Statement) -> Result<(), StoreError> {
        match self.run(statement).await? {
            0 => Err(StoreError::Stale),
            _ => Ok(()),
        }
    }
}

/// `import_id`, `source_line`, `confirmed`.
pub(crate) fn provenance_cells(provenance: &Provenance) -> [Cell; 3] {
    match provenance {
        Provenance::Entered => [Cell::Text(None), Cell::Integer(None), true.into()],
        Provenance::ReadIn { import, line, confirmed } => {
            [(*import).into(), (*line).into(), (*confirmed).into()]
        }
    }
}

fn period_rows(unit: &OrgUnit) -> Vec<Vec<Cell>> {
    unit.periods
        .iter()
        .map(|period| {
            let (from, until) = (period.validity.from(), period.validity.until());
            cells![unit.id, from, until, &period.name, name_key(&period.name), period.parent]
        })
        .collect()
}
