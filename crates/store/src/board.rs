//! What a board of many reports asks at once: one question each, however many there are.

use jiff::Timestamp;
use sqlx::FromRow;
use tertial_domain::ids::{PrincipalId, ReportVersionId, UnitId};
use tertial_domain::role::Role;

use crate::cell::cells;
use crate::error::StoreError;
use crate::row::Place;
use crate::session::ReadSession;
use crate::statement::Statement;

/// When a version was stored and by whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VersionStamp {
    /// The version.
    pub version: ReportVersionId,
    /// When.
    pub at: Timestamp,
    /// By whom; nobody where it was read in before that was noted.
    pub by: Option<PrincipalId>,
}

/// A role of the asker's that reaches a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReachedPlace {
    /// The place.
    pub place: UnitId,
    /// The role, held there or above.
    pub role: Role,
    /// Whether an authority's border lies between.
    pub is_across: bool,
}

/// How many findings of a rule wait in a version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleCount {
    /// The version.
    pub version: ReportVersionId,
    /// The rule's code.
    pub rule: String,
    /// How many.
    pub count: u32,
}

const STAMPS: &str = "\
    select v.id, v.stored_at, v.stored_by \
    from report_version v join report r on r.id = v.report_id \
    where {working r $1} and v.id in ";

const BODIES: &str = "\
    select v.id, v.body from report_version v join report r on r.id = v.report_id \
    where {version v r $1} and v.id in ";

const REACHED: &str = "\
    select distinct h.place_id, h.role, h.authority_id <> u.authority_id as is_across \
    from ({held $1}) h join org_unit u on u.id = h.place_id \
    order by h.place_id, h.role, is_across";

const RULES: &str = "\
    select c.report_version_id, c.rule, c.open_count \
    from review_count c join report r on r.latest_version_id = c.report_version_id \
    where {working r $1} and c.open_count > 0 and c.report_version_id in ";

const NAMES: &str = "select id, name from person where {shared person $1} and id in ";

#[derive(FromRow)]
struct StampRow {
    id: String,
    stored_at: String,
    stored_by: Option<String>,
}

#[derive(FromRow)]
struct ReachedRow {
    place_id: String,
    role: String,
    is_across: bool,
}

#[derive(FromRow)]
struct RuleRow {
    report_version_id: String,
    rule: String,
    open_count: i64,
}

impl ReadSession {
    /// When these versions were stored and by whom; for those who see the reports' drafts.
    pub async fn version_stamps(
        &mut self,
        versions: &[ReportVersionId],
    ) -> Result<Vec<VersionStamp>, StoreError> {
        let mut statement = Statement::new(STAMPS, cells![self.reach()]);
        statement.push_list(versions)?.push(" order by v.id");
        let rows: Vec<StampRow> = self.all(statement).await?;
        let stamp = |row: &StampRow| {
            let place = Place { table: "report_version", id: &row.id };
            Ok(VersionStamp {
                version: place.parse("id", &row.id)?,
                at: place.instant("stored_at", &row.stored_at)?,
                by: place.parse_optional("stored_by", row.stored_by.as_deref())?,
            })
        };
        rows.iter().map(stamp).collect()
    }

    /// The bodies of these versions, byte for byte as they were stored.
    pub async fn report_bodies(
        &mut self,
        versions: &[ReportVersionId],
    ) -> Result<Vec<(ReportVersionId, Vec<u8>)>, StoreError> {
        if versions.is_empty() {
            return Ok(Vec::new());
        }
        let mut statement = Statement::new(BODIES, cells![self.reach()]);
        statement.push_list(versions)?.push(" order by v.id");
        let rows: Vec<(String, Vec<u8>)> = self.all(statement).await?;
        rows.into_iter()
            .map(|(id, body)| {
                Ok((Place { table: "report_version", id: &id }.parse("id", &id)?, body))
            })
            .collect()
    }

    /// The places that the asker's roles reach, with the roles; nobody but a person has any.
    pub async fn reached_places(&mut self) -> Result<Vec<ReachedPlace>, StoreError> {
        if self.scope().held().is_empty() {
            return Ok(Vec::new());
        }
        let rows: Vec<ReachedRow> = self.all(Statement::new(REACHED, cells![self.reach()])).await?;
        let reached = |row: &ReachedRow| {
            let place = Place { table: "access_grant", id: &row.place_id };
            Ok(ReachedPlace {
                place: place.parse("place_id", &row.place_id)?,
                role: place.code("role", &row.role, Role::from_code)?,
                is_across: row.is_across,
            })
        };
        rows.iter().map(reached).collect()
    }

    /// Findings of these rules that wait in these versions; for those who see the reports' drafts.
    pub async fn rule_counts(
        &mut self,
        versions: &[ReportVersionId],
        rules: &[&str],
    ) -> Result<Vec<RuleCount>, StoreError> {
        let mut statement = Statement::new(RULES, cells![self.reach()]);
        statement.push_list(versions)?.push(" and c.rule in ").push_list(rules)?;
        statement.push(" order by c.report_version_id, c.rule");
        let rows: Vec<RuleRow> = self.all(statement).await?;
        let count = |row: RuleRow| {
            let place = Place { table: "review_count", id: &row.report_version_id };
            Ok(RuleCount {
                version: place.parse("report_version_id", &row.report_version_id)?,
                count: place.count("open_count", row.open_count)?,
                rule: row.rule,
            })
        };
        rows.into_iter().map(count).collect()
    }

    /// The names of people.
    pub async fn people_named(
        &mut self,
        people: &[PrincipalId],
    ) -> Result<Vec<(PrincipalId, String)>, StoreError> {
        if people.is_empty() {
            return Ok(Vec::new());
        }
        let mut statement = Statement::new(NAMES, cells![self.reach()]);
        statement.push_list(people)?.push(" order by id");
        let rows: Vec<(String, String)> = self.all(statement).await?;
        rows.into_iter()
            .map(|(id, name)| Ok((Place { table: "person", id: &id }.parse("id", &id)?, name)))
            .collect()
    }
}
