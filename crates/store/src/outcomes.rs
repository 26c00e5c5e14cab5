//! Outcomes by sex with their forecasts: a row for each value.

use sqlx::FromRow;
use tertial_domain::ids::{IndicatorId, OutcomeId, ReportId, ReportVersionId, UnitId};
use tertial_domain::outcome::{BySex, Outcome, Standing};
use tertial_domain::period::{OperatingYear, YearPart};
use tertial_domain::quantity::Value;
use tertial_domain::report::{ReportKind, ReportState};

use crate::cell::{Cell, cells};
use crate::error::StoreError;
use crate::insert::Table;
use crate::reports::StoredVersion;
use crate::row::Place;
use crate::session::ReadSession;
use crate::statement::Statement;
use crate::values::{ValueColumns, value_cells};

/// An outcome as a report prints it; unit and authority are the report's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewOutcome {
    /// Its identity.
    pub id: OutcomeId,
    /// The indicator that was measured.
    pub indicator: IndicatorId,
    /// The year it is about: the report's, or the one before for a figure of last year.
    pub year: OperatingYear,
    /// How much of the year it covers.
    pub part: YearPart,
    /// The outcome by sex.
    pub values: BySex<Option<Value>>,
    /// The forecast for the whole year.
    pub forecast: Option<Value>,
    /// Persons behind the total, when known.
    pub persons: Option<u32>,
    /// What the report says under the row.
    pub analysis: Option<String>,
    /// The line in the source.
    pub source_line: Option<u32>,
}

/// An outcome with the report that it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredOutcome {
    /// The outcome.
    pub outcome: Outcome,
    /// The report.
    pub report: ReportId,
    /// Which of the year's documents that is.
    pub kind: ReportKind,
    /// Whether it may still change.
    pub standing: Standing,
    /// Its version.
    pub report_version: ReportVersionId,
    /// What the report says under the row.
    pub analysis: Option<String>,
    /// The line in the source.
    pub source_line: Option<u32>,
}

const OUTCOMES: &str = "\
    select o.id, o.measure, o.sex, o.indicator_id, o.unit_id, o.year, o.part, o.state, o.printed, \
        o.number, o.unit_word, o.numerator, o.denominator, o.persons, o.analysis, \
        o.report_version_id, o.source_line, r.id as report_id, r.kind, r.state as report_state \
    from outcome o join report r on r.latest_version_id = o.report_version_id \
    where {report r $1} ";

const OF_VERSION: &str = "\
    select o.id, o.measure, o.sex, o.indicator_id, o.unit_id, o.year, o.part, o.state, o.printed, \
        o.number, o.unit_word, o.numerator, o.denominator, o.persons, o.analysis, \
        o.report_version_id, o.source_line, r.id as report_id, r.kind, r.state as report_state \
    from outcome o join report_version v on v.id = o.report_version_id \
    join report r on r.id = v.report_id \
    where {version v r $1} and v.id = ";

const ORDER: &str = " order by o.year, o.id, o.measure, o.sex";

pub(crate) static OUTCOME: Table = Table {
    name: "outcome",
    columns: &[
        "id",
        "measure",
        "sex",
        "indicator_id",
        "unit_id",
        "authority_id",
        "year",
        "part",
        "state",
        "printed",
        "number",
        "unit_word",
        "numerator",
        "denominator",
        "persons",
        "analysis",
        "report_version_id",
        "source_line",
    ],
};

#[derive(FromRow)]
struct OutcomeRow {
    id: String,
    measure: String,
    sex: String,
    indicator_id: String,
    unit_id: String,
    year: i64,
    part: String,
    #[sqlx(flatten)]
    columns: ValueColumns,
    persons: Option<i64>,
    analysis: Option<String>,
    report_version_id: String,
    source_line: Option<i64>,
    report_id: String,
    kind: String,
    report_state: String,
}

impl OutcomeRow {
    /// Everything but the values.
    fn frame(&self) -> Result<StoredOutcome, StoreError> {
        let place = Place { table: "outcome", id: &self.id };
        Ok(StoredOutcome {
            outcome: Outcome {
                id: place.parse("id", &self.id)?,
                indicator: place.parse("indicator_id", &self.indicator_id)?,
                unit: place.parse("unit_id", &self.unit_id)?,
                year: place.year("year", self.year)?,
                part: place.code("part", &self.part, YearPart::from_code)?,
                values: BySex::default(),
                forecast: None,
                persons: None,
            },
            report: place.parse("report_id", &self.report_id)?,
            kind: place.code("kind", &self.kind, ReportKind::from_code)?,
            standing: Standing::of(self.state(place)?, None),
            report_version: place.parse("report_version_id", &self.report_version_id)?,
            analysis: None,
            source_line: None,
        })
    }

    fn state(&self, place: Place<'_>) -> Result<ReportState, StoreError> {
        place.code("report_state", &self.report_state, ReportState::from_code)
    }

    /// Adds this row's value to the outcome it is part of.
    fn add_to(self, stored: &mut StoredOutcome) -> Result<(), StoreError> {
        let place = Place { table: "outcome", id: &self.id };
        let state = self.state(place)?;
        let outcome = &mut stored.outcome;
        let cell = match (self.measure.as_str(), self.sex.as_str()) {
            ("forecast", "total") => &mut outcome.forecast,
            ("outcome", "total") => &mut outcome.values.total,
            ("outcome", "women") => &mut outcome.values.women,
            ("outcome", "men") => &mut outcome.values.men,
            ("outcome", "other") => &mut outcome.values.other,
            _ => return Err(place.broken("measure")),
        };
        *cell = Some(self.columns.read(place)?);
        stored.standing = Standing::of(state, outcome.values.total.as_ref());
        if let Some(persons) = place.count_optional("persons", self.persons)? {
            outcome.persons = Some(persons);
        }
        stored.analysis = stored.analysis.take().or(self.analysis);
        if let Some(line) = place.count_optional("source_line", self.source_line)? {
            stored.source_line = Some(line);
        }
        Ok(())
    }
}

/// Gathers rows that stand after each other into outcomes.
fn gather(rows: Vec<OutcomeRow>) -> Result<Vec<StoredOutcome>, StoreError> {
    let mut found: Vec<StoredOutcome> = Vec::new();
    let mut last_id = String::new();
    for row in rows {
        if row.id != last_id {
            last_id.clone_from(&row.id);
            found.push(row.frame()?);
        }
        if let Some(stored) = found.last_mut() {
            row.add_to(stored)?;
        }
    }
    Ok(found)
}

impl ReadSession {
    /// Outcomes of an indicator in the latest version of each report, for one unit or for all, in
    /// order of years.
    pub async fn outcomes_of_indicator(
        &mut self,
        indicator: IndicatorId,
        unit: Option<UnitId>,
    ) -> Result<Vec<StoredOutcome>, StoreError> {
        let mut statement = Statement::new(OUTCOMES, cells![self.reach()]);
        statement.push("and o.indicator_id = ").push_value(indicator);
        if let Some(unit) = unit {
            statement.push(" and o.unit_id = ").push_value(unit);
        }
        self.outcomes_by(statement).await
    }

    /// Outcomes of a unit, for one year or for all.
    pub async fn outcomes_of_unit(
        &mut self,
        unit: UnitId,
        year: Option<OperatingYear>,
    ) -> Result<Vec<StoredOutcome>, StoreError> {
        let mut statement = Statement::new(OUTCOMES, cells![self.reach()]);
        statement.push("and o.unit_id = ").push_value(unit);
        if let Some(year) = year {
            statement.push(" and o.year = ").push_value(year);
        }
        self.outcomes_by(statement).await
    }

    /// The totals of whole years of some indicators, whatever unit.
    pub async fn full_year_totals(
        &mut self,
        indicators: &[IndicatorId],
    ) -> Result<Vec<StoredOutcome>, StoreError> {
        let mut statement = Statement::new(OUTCOMES, cells![self.reach()]);
        statement.push("and o.part = 'full_year' and o.measure = 'outcome' and o.sex = 'total' ");
        statement.push("and o.indicator_id in ").push_list(indicators)?;
        self.outcomes_by(statement).await
    }

    /// The totals of some indicators in some years, whatever unit and part of the year.
    pub async fn totals_of_years(
        &mut self,
        indicators: &[IndicatorId],
        years: &[OperatingYear],
    ) -> Result<Vec<StoredOutcome>, StoreError> {
        if indicators.is_empty() || years.is_empty() {
            return Ok(Vec::new());
        }
        let mut statement = Statement::new(OUTCOMES, cells![self.reach()]);
        statement.push("and o.measure = 'outcome' and o.sex = 'total' and o.indicator_id in ");
        statement.push_list(indicators)?.push(" and o.year in ").push_list(years)?;
        self.outcomes_by(statement).await
    }

    /// Every outcome of a year, whatever unit and indicator.
    pub async fn outcomes_of_year(
        &mut self,
        year: OperatingYear,
    ) -> Result<Vec<StoredOutcome>, StoreError> {
        let mut statement = Statement::new(OUTCOMES, cells![self.reach()]);
        statement.push("and o.year = ").push_value(year);
        self.outcomes_by(statement).await
    }

    /// Every outcome that a version says, whether the version counts or not.
    pub async fn outcomes_of_version(
        &mut self,
        version: ReportVersionId,
    ) -> Result<Vec<StoredOutcome>, StoreError> {
        let mut statement = Statement::new(OF_VERSION, cells![self.reach()]);
        statement.push_value(version);
        self.outcomes_by(statement).await
    }

    async fn outcomes_by(
        &mut self,
        mut statement: Statement,
    ) -> Result<Vec<StoredOutcome>, StoreError> {
        statement.push(ORDER);
        gather(self.all(statement).await?)
    }
}

/// A row for each value; the first one carries persons, analysis and line.
pub(crate) fn outcome_rows(version: &StoredVersion, new: &NewOutcome) -> Vec<Vec<Cell>> {
    let cells_with_values = [
        ("outcome", "total", &new.values.total),
        ("outcome", "women", &new.values.women),
        ("outcome", "men", &new.values.men),
        ("outcome", "other", &new.values.other),
        ("forecast", "total", &new.forecast),
    ];
    let mut rows = Vec::with_capacity(5);
    for (measure, sex, value) in cells_with_values {
        let Some(value) = value else { continue };
        let is_first = rows.is_empty();
        let mut row = cells![
            new.id,
            measure,
            sex,
            new.indicator,
            version.unit.clone(),
            version.authority.clone(),
            new.year,
            new.part.code(),
        ];
        row.extend(value_cells(value));
        row.extend(cells![
            new.persons.filter(|_| is_first),
            new.analysis.as_ref().filter(|_| is_first).cloned(),
            version.id.clone(),
            new.source_line.filter(|_| is_first),
        ]);
        rows.push(row);
    }
    rows
}
