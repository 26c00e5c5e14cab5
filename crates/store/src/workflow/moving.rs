//! How far what is worked on has come, and the moment at which it counts.

use jiff::Timestamp;
use tertial_domain::ids::{AuthorityId, ReportId};
use tertial_domain::report::ReportState;

use crate::cell::cells;
use crate::error::{ConstraintName, StoreError};
use crate::events::chain_of;
use crate::fingerprint::Fingerprint;
use crate::provenance::RowVersion;
use crate::reports::ReportProgress;
use crate::row::Place;
use crate::search::SearchText;
use crate::session::WriteSession;
use crate::statement::Statement;

const TOUCH: &str = "\
    update report set row_version = $1 \
    where id = $2 and row_version = $3 and {working report $4}";

const COUNT_CORRECTION: &str = "\
    update report set latest_version_id = $1, latest_number = $2, title = $3, printed_date = $4, \
        state = $5, confirmed = $6, row_version = $7 \
    where id = $8 and row_version = $9 and {working report $10}";

// What the chain's next event will follow. It is not locked: others may be first.
const HEAD: &str = "select seq, hash from event_head where chain = $1";

impl WriteSession {
    /// Writes how far what is worked on has come, short of adoption. Errors: `Stale`.
    pub async fn move_report(
        &mut self,
        report: ReportId,
        base: RowVersion,
        progress: ReportProgress,
    ) -> Result<RowVersion, StoreError> {
        if progress.state == ReportState::Adopted {
            // Adopting takes what is to be found by search: it has a function of its own.
            return Err(StoreError::Conflict(ConstraintName::Check));
        }
        if self.correction(report).await?.is_none() {
            return self.change_report_state(report, base, progress).await;
        }
        let next = self.touch_report(report, base).await?;
        self.move_correction(report, progress.state).await?;
        Ok(next)
    }

    /// Adopts what is worked on: from the commit on it counts, and search finds these texts in it.
    /// Errors: `Stale`.
    pub async fn adopt_report(
        &mut self,
        report: ReportId,
        base: RowVersion,
        (texts, at): (&[SearchText], Timestamp),
    ) -> Result<RowVersion, StoreError> {
        let Some(correction) = self.correction(report).await? else {
            let state = ReportState::Adopted;
            let progress = ReportProgress { state, confirmed: true, at };
            return self.change_report_state(report, base, progress).await;
        };
        let next = base.next();
        let cells = cells![
            correction.version,
            correction.number,
            &correction.title,
            &correction.printed_date,
            ReportState::Adopted.code(),
            true,
            next,
            report,
            base,
            self.reach(),
        ];
        self.change(Statement::new(COUNT_CORRECTION, cells)).await?;
        self.note_adoption(report, at).await?;
        self.end_correction(report).await?;
        self.forget_texts(report).await?;
        self.insert_texts_of(correction.version, report, texts).await?;
        Ok(next)
    }

    /// The last event of an authority's chain and its number, for a document to print; `None`
    /// where nothing has happened yet.
    pub async fn log_head(
        &mut self,
        authority: AuthorityId,
    ) -> Result<Option<(u64, Fingerprint)>, StoreError> {
        self.permit(Some(authority))?;
        let chain = chain_of(Some(authority));
        let row: Option<(i64, String)> =
            self.one(Statement::new(HEAD, cells![chain.as_str()])).await?;
        let place = Place { table: "event_head", id: &chain };
        row.filter(|(seq, _)| *seq > 0)
            .map(|(seq, hash)| {
                let seq = u64::try_from(seq).map_err(|_| place.broken("seq"))?;
                Ok((seq, place.code("hash", &hash, Fingerprint::read)?))
            })
            .transpose()
    }

    /// The report's row has another version from here on: whoever started from this one is late.
    pub(super) async fn touch_report(
        &mut self,
        report: ReportId,
        base: RowVersion,
    ) -> Result<RowVersion, StoreError> {
        let next = base.next();
        let cells = cells![next, report, base, self.reach()];
        self.change(Statement::new(TOUCH, cells)).await?;
        Ok(next)
    }
}
