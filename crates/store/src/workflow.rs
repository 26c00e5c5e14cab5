//! The way of reports from draft to decision: the version that is worked on beside the one that
//! counts, the steps that were taken, questions, and what was adopted as it was then.

mod corrections;
mod moving;
mod questions;
mod snapshots;

use jiff::Timestamp;
use jiff::civil::Date;
use sqlx::FromRow;
use tertial_domain::ids::{AuthorityId, PrincipalId, ReportId, ReportVersionId, StepId};
use tertial_domain::workflow::{Pinned, Step, Taken};

use crate::cell::cells;
use crate::error::StoreError;
use crate::fingerprint::Fingerprint;
use crate::insert::Table;
use crate::provenance::RowVersion;
use crate::row::Place;
use crate::session::{ReadSession, WriteSession};
use crate::statement::Statement;
pub use corrections::{Correction, NewCorrection};
pub use questions::{NewQuestion, Question, QuestionKind, QuestionState};
pub use snapshots::{KeptFile, NewSnapshot, Snapshot, SnapshotFile};

/// A decision that adopted a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// *Diarienummer*, as printed.
    pub register_number: String,
    /// The day of the decision.
    pub decided_on: Date,
}

/// A step that was taken with a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredStep {
    /// The step's identity.
    pub id: StepId,
    /// The report.
    pub report: ReportId,
    /// Its authority.
    pub authority: AuthorityId,
    /// The report's row after it: later steps have greater ones.
    pub turn: RowVersion,
    /// Which step, by whom, when, of which version.
    pub taken: Taken<Fingerprint>,
    /// The version's identity.
    pub version: ReportVersionId,
    /// Why, where that was said.
    pub reason: Option<String>,
    /// The decision, where the step adopted the report.
    pub decision: Option<Decision>,
}

const STEPS: &str = "\
    select s.id, s.report_id, s.authority_id, s.turn, s.step, s.version_id, s.number, s.sha256, \
        s.taken_by, s.taken_at, s.reason, s.register_number, s.decided_on \
    from workflow_step s where {review s $1} and s.report_id ";

const WRITERS: &str = "\
    select distinct v.stored_by \
    from report_version v join report r on r.id = v.report_id \
    where {version v r $1} and v.report_id = $2 and v.number > $3 and v.stored_by is not null \
    order by v.stored_by";

// A row that is written is kept from other writers until the commit, on both databases.
const HOLD: &str = "\
    update report set row_version = row_version where id = $1 and {working report $2}";

static STEP: Table = Table {
    name: "workflow_step",
    columns: &[
        "id",
        "report_id",
        "authority_id",
        "turn",
        "step",
        "version_id",
        "number",
        "sha256",
        "taken_by",
        "taken_at",
        "reason",
        "register_number",
        "decided_on",
    ],
};

#[derive(FromRow)]
struct StepRow {
    id: String,
    report_id: String,
    authority_id: String,
    turn: i64,
    step: String,
    version_id: String,
    number: i64,
    sha256: String,
    taken_by: String,
    taken_at: String,
    reason: Option<String>,
    register_number: Option<String>,
    decided_on: Option<String>,
}

impl StepRow {
    fn read(self) -> Result<StoredStep, StoreError> {
        let place = Place { table: "workflow_step", id: &self.id };
        let decided_on = place.date_optional("decided_on", self.decided_on.as_deref())?;
        let decision = self.register_number.zip(decided_on);
        Ok(StoredStep {
            id: place.parse("id", &self.id)?,
            report: place.parse("report_id", &self.report_id)?,
            authority: place.parse("authority_id", &self.authority_id)?,
            turn: place.version(self.turn)?,
            taken: Taken {
                step: place.code("step", &self.step, Step::from_code)?,
                by: place.parse("taken_by", &self.taken_by)?,
                at: place.instant("taken_at", &self.taken_at)?,
                version: Pinned {
                    number: place.count("number", self.number)?,
                    hash: place.code("sha256", &self.sha256, Fingerprint::read)?,
                },
            },
            version: place.parse("version_id", &self.version_id)?,
            reason: self.reason,
            decision: decision
                .map(|(register_number, decided_on)| Decision { register_number, decided_on }),
        })
    }
}

impl ReadSession {
    /// The steps that were taken with a report, the first first; for those who see its drafts.
    pub async fn steps_of(&mut self, report: ReportId) -> Result<Vec<StoredStep>, StoreError> {
        self.steps_of_reports(&[report]).await
    }

    /// The steps that were taken with some reports, in the order of reports and turns.
    pub async fn steps_of_reports(
        &mut self,
        reports: &[ReportId],
    ) -> Result<Vec<StoredStep>, StoreError> {
        let mut statement = Statement::new(STEPS, cells![self.reach()]);
        statement.push("in ").push_list(reports)?.push(" order by s.report_id, s.turn");
        let rows: Vec<StepRow> = self.all(statement).await?;
        rows.into_iter().map(StepRow::read).collect()
    }

    /// Who stored versions of a report after one with this number.
    pub async fn writers_since(
        &mut self,
        report: ReportId,
        number: u32,
    ) -> Result<Vec<PrincipalId>, StoreError> {
        let cells = cells![self.reach(), report, number];
        let rows: Vec<(String,)> = self.all(Statement::new(WRITERS, cells)).await?;
        let id = report.to_string();
        let place = Place { table: "report_version", id: &id };
        rows.iter().map(|(who,)| place.parse("stored_by", who)).collect()
    }
}

impl WriteSession {
    /// Keeps other writers of a report out until the commit, so that what is read of it and of its
    /// questions holds. Errors: `Stale` where the asker does not work on it.
    pub async fn hold_report(&mut self, report: ReportId) -> Result<(), StoreError> {
        let cells = cells![report, self.reach()];
        self.change(Statement::new(HOLD, cells)).await
    }

    /// Notes a step beside what it did.
    pub async fn note_step(&mut self, step: &StoredStep) -> Result<(), StoreError> {
        self.permit(Some(step.authority))?;
        let StoredStep { taken, decision, .. } = step;
        let row = cells![
            step.id,
            step.report,
            step.authority,
            step.turn,
            taken.step.code(),
            step.version,
            taken.version.number,
            taken.version.hash,
            taken.by,
            taken.at,
            &step.reason,
            decision.as_ref().map(|decision| decision.register_number.as_str()),
            decision.as_ref().map(|decision| decision.decided_on),
        ];
        self.insert(&STEP, vec![row]).await
    }
}

/// When something was done and by whom: what most rows of the workflow hold.
fn done(
    place: Place<'_>,
    (by, at): (Option<&str>, Option<&str>),
    columns: (&'static str, &'static str),
) -> Result<Option<(PrincipalId, Timestamp)>, StoreError> {
    match (by, at) {
        (None, None) => Ok(None),
        (Some(by), Some(at)) => {
            Ok(Some((place.parse(columns.0, by)?, place.instant(columns.1, at)?)))
        }
        (Some(_), None) | (None, Some(_)) => Err(place.broken(columns.0)),
    }
}
