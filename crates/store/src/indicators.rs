//! Indicators and the other names they go by. They are everybody's.

use sqlx::FromRow;
use tertial_domain::ids::IndicatorId;
use tertial_domain::indicator::{Aggregation, Indicator, Polarity};
use tertial_domain::period::Periodicity;
use tertial_domain::target::{CouncilTargetScope, TargetOwner};

use crate::cell::{Cell, cells};
use crate::error::StoreError;
use crate::insert::Table;
use crate::organisation::provenance_cells;
use crate::provenance::{Provenance, RowVersion, Versioned};
use crate::row::Place;
use crate::session::{ReadSession, WriteSession};
use crate::statement::Statement;
use tertial_domain::name_key::name_key;

/// An indicator to be stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewIndicator {
    /// The indicator.
    pub indicator: Indicator,
    /// Where it came from.
    pub provenance: Provenance,
}

/// Another name that an indicator goes by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndicatorAlias {
    /// The indicator.
    pub indicator: IndicatorId,
    /// The name, as met.
    pub name: String,
}

const INDICATORS: &str = "\
    select id, name, owner, unit_word, polarity, aggregation, individual_based, \
        council_target_scope, periodicity, import_id, source_line, confirmed, row_version \
    from indicator where cast($1 as text) is null or id = $1 order by id";

const INDICATORS_BY_KEY: &str = "\
    select id, name, owner, unit_word, polarity, aggregation, individual_based, \
        council_target_scope, periodicity, import_id, source_line, confirmed, row_version \
    from indicator where name_key = $1 \
        or id in (select indicator_id from indicator_alias where name_key = $1) order by id";

const ALIASES: &str = "select indicator_id, name from indicator_alias order by indicator_id, name";

const CHANGE_INDICATOR: &str = "\
    update indicator set name = $1, name_key = $2, owner = $3, unit_word = $4, polarity = $5, \
        aggregation = $6, individual_based = $7, council_target_scope = $8, periodicity = $9, \
        confirmed = $10, row_version = $11 \
    where id = $12 and row_version = $13";

static INDICATOR: Table = Table {
    name: "indicator",
    columns: &[
        "id",
        "name",
        "name_key",
        "owner",
        "unit_word",
        "polarity",
        "aggregation",
        "individual_based",
        "council_target_scope",
        "periodicity",
        "import_id",
        "source_line",
        "confirmed",
        "row_version",
    ],
};

static ALIAS: Table =
    Table { name: "indicator_alias", columns: &["name_key", "indicator_id", "name"] };

#[derive(FromRow)]
struct IndicatorRow {
    id: String,
    name: String,
    owner: Option<String>,
    unit_word: Option<String>,
    polarity: Option<String>,
    aggregation: Option<String>,
    individual_based: Option<String>,
    council_target_scope: Option<String>,
    periodicity: Option<String>,
    import_id: Option<String>,
    source_line: Option<i64>,
    confirmed: bool,
    row_version: i64,
}

#[derive(FromRow)]
struct AliasRow {
    indicator_id: String,
    name: String,
}

const fn scope_code(scope: CouncilTargetScope) -> &'static str {
    match scope {
        CouncilTargetScope::Unit => "unit",
        CouncilTargetScope::Total => "total",
    }
}

fn scope_from_code(code: &str) -> Option<CouncilTargetScope> {
    [CouncilTargetScope::Unit, CouncilTargetScope::Total]
        .into_iter()
        .find(|scope| scope_code(*scope) == code)
}

impl IndicatorRow {
    fn read(self) -> Result<Versioned<Indicator>, StoreError> {
        let place = Place { table: "indicator", id: &self.id };
        let code = |text: &Option<String>| text.as_deref().map(str::to_owned);
        Ok(Versioned {
            row_version: place.version(self.row_version)?,
            provenance: place.provenance(
                self.import_id.as_deref(),
                self.source_line,
                self.confirmed,
            )?,
            value: Indicator {
                id: place.parse("id", &self.id)?,
                name: self.name.clone(),
                owner: place.code_optional(
                    "owner",
                    self.owner.as_deref(),
                    TargetOwner::from_code,
                )?,
                unit: code(&self.unit_word),
                polarity: place.code_optional(
                    "polarity",
                    self.polarity.as_deref(),
                    Polarity::from_code,
                )?,
                aggregation: place.code_optional(
                    "aggregation",
                    self.aggregation.as_deref(),
                    Aggregation::from_code,
                )?,
                individual_based: place
                    .truth_optional("individual_based", self.individual_based.as_deref())?,
                council_target_scope: place.code_optional(
                    "council_target_scope",
                    self.council_target_scope.as_deref(),
                    scope_from_code,
                )?,
                periodicity: place.code_optional(
                    "periodicity",
                    self.periodicity.as_deref(),
                    Periodicity::from_code,
                )?,
            },
        })
    }
}

/// The cells from `name` to `periodicity`.
fn definition_cells(indicator: &Indicator) -> Vec<Cell> {
    cells![
        &indicator.name,
        name_key(&indicator.name),
        indicator.owner.map(TargetOwner::code),
        &indicator.unit,
        indicator.polarity.map(Polarity::code),
        indicator.aggregation.map(Aggregation::code),
        indicator.individual_based,
        indicator.council_target_scope.map(scope_code),
        indicator.periodicity.map(Periodicity::code),
    ]
}

impl ReadSession {
    /// Every indicator.
    pub async fn indicators(&mut self) -> Result<Vec<Indicator>, StoreError> {
        let statement = Statement::new(INDICATORS, vec![Cell::Text(None)]);
        let rows: Vec<IndicatorRow> = self.all(statement).await?;
        rows.into_iter().map(|row| row.read().map(|indicator| indicator.value)).collect()
    }

    /// One indicator, with what a change of it needs.
    pub async fn indicator(
        &mut self,
        id: IndicatorId,
    ) -> Result<Option<Versioned<Indicator>>, StoreError> {
        let row: Option<IndicatorRow> = self.one(Statement::new(INDICATORS, cells![id])).await?;
        row.map(IndicatorRow::read).transpose()
    }

    /// Indicators whose name, or another name they go by, has the same [`name_key`] as this one.
    pub async fn indicators_by_name(&mut self, name: &str) -> Result<Vec<Indicator>, StoreError> {
        let statement = Statement::new(INDICATORS_BY_KEY, cells![name_key(name)]);
        let rows: Vec<IndicatorRow> = self.all(statement).await?;
        rows.into_iter().map(|row| row.read().map(|indicator| indicator.value)).collect()
    }

    /// The other names of every indicator.
    pub async fn indicator_aliases(&mut self) -> Result<Vec<IndicatorAlias>, StoreError> {
        let rows: Vec<AliasRow> = self.all(Statement::new(ALIASES, cells![])).await?;
        rows.into_iter()
            .map(|row| {
                let place = Place { table: "indicator_alias", id: &row.indicator_id };
                let indicator = place.parse("indicator_id", &row.indicator_id)?;
                Ok(IndicatorAlias { indicator, name: row.name })
            })
            .collect()
    }
}

impl WriteSession {
    /// Stores new indicators.
    pub async fn create_indicators(&mut self, new: &[NewIndicator]) -> Result<(), StoreError> {
        let rows = new.iter().map(|NewIndicator { indicator, provenance }| {
            let mut row = cells![indicator.id];
            row.extend(definition_cells(indicator));
            row.extend(provenance_cells(provenance));
            row.push(RowVersion::FIRST.into());
            row
        });
        self.insert(&INDICATOR, rows.collect()).await
    }

    /// Writes an indicator as it is now; it is everybody's. Errors: `Stale`, `OutOfScope`.
    pub async fn change_indicator(
        &mut self,
        indicator: &Indicator,
        base: RowVersion,
    ) -> Result<RowVersion, StoreError> {
        self.permit(None)?;
        let next = base.next();
        let mut cells = definition_cells(indicator);
        cells.extend(cells![true, next, indicator.id, base]);
        self.change(Statement::new(CHANGE_INDICATOR, cells)).await?;
        Ok(next)
    }

    /// Stores other names of indicators. Errors: `Conflict(IndicatorAlias)`.
    pub async fn create_indicator_aliases(
        &mut self,
        new: &[IndicatorAlias],
    ) -> Result<(), StoreError> {
        self.permit(None)?;
        let rows = new.iter().map(|new| cells![name_key(&new.name), new.indicator, &new.name]);
        self.insert(&ALIAS, rows.collect()).await
    }
}
