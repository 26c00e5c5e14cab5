//! What units make of a year: reports that were begun in it, how far they had read, and what they
//! answer to what changed above them.

use std::collections::BTreeMap;

use jiff::Timestamp;
use sqlx::FromRow;
use tertial_domain::ids::{AuthorityId, PrincipalId, ReportId, ReportVersionId, UnitId};
use tertial_domain::period::OperatingYear;
use tertial_domain::year::book::{Answer, EntryName, Seen};

use crate::cell::cells;
use crate::error::StoreError;
use crate::insert::Table;
use crate::provenance::RowVersion;
use crate::row::Place;
use crate::session::{ReadSession, WriteSession};
use crate::statement::Statement;

/// A unit that plans a year, in a round of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Planner {
    /// The year.
    pub year: OperatingYear,
    /// Its round.
    pub round: u32,
    /// The unit.
    pub unit: UnitId,
    /// The unit's authority.
    pub authority: AuthorityId,
}

/// A report that was begun with what was known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewStart {
    /// The report.
    pub report: ReportId,
    /// The version that was made.
    pub version: ReportVersionId,
    /// When.
    pub at: Timestamp,
}

/// A report that was begun in a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportStart {
    /// The report.
    pub report: ReportId,
    /// Whose.
    pub unit: UnitId,
    /// Whether nobody has written in it since.
    pub is_untouched: bool,
    /// Who began it.
    pub begun_by: PrincipalId,
    /// When.
    pub begun_at: Timestamp,
}

/// What a unit answers to a change above it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredAnswer {
    /// The unit.
    pub unit: UnitId,
    /// What it answers to.
    pub entry: EntryName,
    /// The answer.
    pub answer: Answer,
    /// Who.
    pub answered_by: PrincipalId,
    /// When.
    pub answered_at: Timestamp,
    /// The version that a change starts from.
    pub row_version: RowVersion,
}

const STARTS: &str = "\
    select s.report_id, s.unit_id, s.begun_by, s.begun_at, \
        cast(case when r.latest_version_id = s.version_id then 1 else 0 end as bigint) \
            as is_untouched \
    from report_start s join report r on r.id = s.report_id \
    join planning_year y on y.year = s.year and y.round = s.round and y.undone_at is null \
    where {working s $1} and {working r $1} and s.year = $2 order by s.begun_at, s.report_id";

const SEEN: &str = "\
    select s.place_id, s.turn from year_seen s \
    join planning_year y on y.year = s.year and y.round = s.round and y.undone_at is null \
    where {working s $1} and s.year = $2 and s.unit_id = $3";

const ANSWERS: &str = "\
    select a.unit_id, a.place_id, a.turn, a.answer, a.words, a.answered_by, a.answered_at, \
        a.row_version \
    from change_answer a \
    join planning_year y on y.year = a.year and y.round = a.round and y.undone_at is null \
    where {working a $1} and a.year = $2 ";

const MAKE_START: &str = "\
    insert into report_start (report_id, year, round, unit_id, authority_id, version_id, \
        begun_by, begun_at) \
    values ($1, $2, $3, $4, $5, $6, $7, $8) \
    on conflict (report_id) do update set year = excluded.year, round = excluded.round, \
        version_id = excluded.version_id, begun_by = excluded.begun_by, \
        begun_at = excluded.begun_at";

const MARK_SEEN: &str = "\
    insert into year_seen (year, round, unit_id, authority_id, place_id, turn) \
    values ($1, $2, $3, $4, $5, $6) \
    on conflict (year, round, unit_id, place_id) do update set turn = excluded.turn";

const CHANGE_ANSWER: &str = "\
    update change_answer set answer = $1, words = $2, answered_by = $3, answered_at = $4, \
        row_version = $5 \
    where year = $6 and round = $7 and unit_id = $8 and place_id = $9 and turn = $10 \
      and row_version = $11 and {working change_answer $12}";

static ANSWER: Table = Table {
    name: "change_answer",
    columns: &[
        "year",
        "round",
        "unit_id",
        "authority_id",
        "place_id",
        "turn",
        "answer",
        "words",
        "answered_by",
        "answered_at",
        "row_version",
    ],
};

#[derive(FromRow)]
struct StartRow {
    report_id: String,
    unit_id: String,
    begun_by: String,
    begun_at: String,
    is_untouched: i64,
}

#[derive(FromRow)]
struct AnswerRow {
    unit_id: String,
    place_id: String,
    turn: i64,
    answer: String,
    words: Option<String>,
    answered_by: String,
    answered_at: String,
    row_version: i64,
}

impl AnswerRow {
    fn read(self) -> Result<StoredAnswer, StoreError> {
        let row = Place { table: "change_answer", id: &self.unit_id };
        let words = self.words.unwrap_or_default();
        let answer = Answer::read(&self.answer, words).ok_or_else(|| row.broken("answer"))?;
        Ok(StoredAnswer {
            unit: row.parse("unit_id", &self.unit_id)?,
            entry: EntryName {
                place: row.parse("place_id", &self.place_id)?,
                turn: row.count("turn", self.turn)?,
            },
            answer,
            answered_by: row.parse("answered_by", &self.answered_by)?,
            answered_at: row.instant("answered_at", &self.answered_at)?,
            row_version: row.version(self.row_version)?,
        })
    }
}

impl ReadSession {
    /// The reports that were begun in a year that is open, where the asker sees drafts.
    pub async fn report_starts(
        &mut self,
        year: OperatingYear,
    ) -> Result<Vec<ReportStart>, StoreError> {
        let rows: Vec<StartRow> =
            self.all(Statement::new(STARTS, cells![self.reach(), year])).await?;
        let starts = rows.into_iter().map(|start| {
            let row = Place { table: "report_start", id: &start.report_id };
            Ok(ReportStart {
                report: row.parse("report_id", &start.report_id)?,
                unit: row.parse("unit_id", &start.unit_id)?,
                is_untouched: start.is_untouched == 1,
                begun_by: row.parse("begun_by", &start.begun_by)?,
                begun_at: row.instant("begun_at", &start.begun_at)?,
            })
        });
        starts.collect()
    }

    /// How far a unit's plan had read of what is said above it, where the asker sees its drafts.
    pub async fn year_seen(
        &mut self,
        year: OperatingYear,
        unit: UnitId,
    ) -> Result<Seen, StoreError> {
        let cells = cells![self.reach(), year, unit];
        let rows: Vec<(String, i64)> = self.all(Statement::new(SEEN, cells)).await?;
        let mut seen = BTreeMap::new();
        for (place, turn) in rows {
            let row = Place { table: "year_seen", id: &place };
            seen.insert(row.parse("place_id", &place)?, row.count("turn", turn)?);
        }
        Ok(Seen(seen))
    }

    /// What a unit has answered to changes in a year; every unit whose drafts the asker sees, where
    /// none is named.
    pub async fn change_answers(
        &mut self,
        year: OperatingYear,
        unit: Option<UnitId>,
    ) -> Result<Vec<StoredAnswer>, StoreError> {
        let mut statement = Statement::new(ANSWERS, cells![self.reach(), year]);
        if let Some(unit) = unit {
            statement.push("and a.unit_id = ").push_value(unit).push(" ");
        }
        statement.push("order by a.unit_id, a.place_id, a.turn");
        let rows: Vec<AnswerRow> = self.all(statement).await?;
        rows.into_iter().map(AnswerRow::read).collect()
    }
}

impl WriteSession {
    /// Notes that a report was begun in a year; where it was begun in an earlier round, in this one.
    pub async fn note_start(&mut self, planner: Planner, new: &NewStart) -> Result<(), StoreError> {
        self.permit(Some(planner.authority))?;
        let cells = cells![
            new.report,
            planner.year,
            planner.round,
            planner.unit,
            planner.authority,
            new.version,
            self.scope().principal(),
            new.at,
        ];
        self.run(Statement::new(MAKE_START, cells)).await.map(|_| ())
    }

    /// Notes how far a unit's plan has read of what is said above it.
    pub async fn mark_seen(&mut self, planner: Planner, seen: &Seen) -> Result<(), StoreError> {
        self.permit(Some(planner.authority))?;
        for (place, turn) in &seen.0 {
            let cells =
                cells![planner.year, planner.round, planner.unit, planner.authority, *place, *turn];
            self.run(Statement::new(MARK_SEEN, cells)).await?;
        }
        Ok(())
    }

    /// Answers a change, or answers it anew where the base is that of the answer before.
    ///
    /// Errors: `Stale`; `Conflict(ChangeAnswer)` where it is answered already.
    pub async fn answer_change(
        &mut self,
        planner: Planner,
        (entry, base): (EntryName, Option<RowVersion>),
        (answer, at): (&Answer, Timestamp),
    ) -> Result<(), StoreError> {
        self.permit(Some(planner.authority))?;
        let who = self.scope().principal();
        let Planner { year, round, unit, authority } = planner;
        let (code, words) = (answer.code(), answer.words());
        let EntryName { place, turn } = entry;
        if let Some(base) = base {
            let cells = cells![
                code,
                words,
                who,
                at,
                base.next(),
                year,
                round,
                unit,
                place,
                turn,
                base,
                self.reach(),
            ];
            return self.change(Statement::new(CHANGE_ANSWER, cells)).await;
        }
        let first = RowVersion::FIRST;
        let row = cells![year, round, unit, authority, place, turn, code, words, who, at, first];
        self.insert(&ANSWER, vec![row]).await
    }
}
