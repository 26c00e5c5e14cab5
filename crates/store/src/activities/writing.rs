//! Storing activities and the answers about them.

use jiff::civil::Date;
use tertial_domain::activity::{Activity, ActivityState};

use super::{NewActivity, NewAnswer};
use crate::cell::{Cell, cells};
use crate::error::StoreError;
use crate::insert::Table;
use crate::organisation::provenance_cells;
use crate::provenance::RowVersion;
use crate::reports::StoredVersion;
use crate::session::WriteSession;
use crate::statement::Statement;
use tertial_domain::name_key::name_key;

const CHANGE: &str = "\
    update activity set owner_id = $1, goal_id = $2, name = $3, name_key = $4, start_on = $5, \
        end_on = $6, confirmed = $7, row_version = $8 \
    where id = $9 and row_version = $10 and {owned activity $11}";

static ACTIVITY: Table = Table {
    name: "activity",
    columns: &[
        "id",
        "authority_id",
        "owner_id",
        "goal_id",
        "name",
        "name_key",
        "start_on",
        "end_on",
        "import_id",
        "source_line",
        "confirmed",
        "row_version",
    ],
};

pub(crate) static ANSWER: Table = Table {
    name: "activity_answer",
    columns: &[
        "report_version_id",
        "path",
        "activity_id",
        "authority_id",
        "year",
        "kind",
        "state",
        "deviation",
        "analysis",
    ],
};

impl WriteSession {
    /// Stores new activities.
    pub async fn create_activities(&mut self, new: &[NewActivity]) -> Result<(), StoreError> {
        new.iter().try_for_each(|new| self.permit(Some(new.authority)))?;
        let rows = new.iter().map(|NewActivity { activity, authority, provenance }| {
            let mut row = cells![
                activity.id,
                *authority,
                activity.owner,
                activity.goal,
                &activity.name,
                name_key(&activity.name),
                activity.start,
                activity.end,
            ];
            row.extend(provenance_cells(provenance));
            row.push(RowVersion::FIRST.into());
            row
        });
        self.insert(&ACTIVITY, rows.collect()).await
    }

    /// Writes an activity as it is now, confirmed by whoever does it. Errors: `Stale`.
    pub async fn change_activity(
        &mut self,
        activity: &Activity,
        base: RowVersion,
    ) -> Result<RowVersion, StoreError> {
        let next = base.next();
        let (start, end): (Option<Date>, Option<Date>) = (activity.start, activity.end);
        let cells = cells![
            activity.owner,
            activity.goal,
            &activity.name,
            name_key(&activity.name),
            start,
            end,
            true,
            next,
            activity.id,
            base,
            self.reach(),
        ];
        self.change(Statement::new(CHANGE, cells)).await?;
        Ok(next)
    }
}

/// An answer as a row of its table.
pub(crate) fn answer_row(version: &StoredVersion, new: &NewAnswer) -> Vec<Cell> {
    cells![
        version.id.clone(),
        &new.path,
        new.activity,
        version.authority.clone(),
        version.year.clone(),
        version.kind.clone(),
        new.state.map(ActivityState::code),
        &new.deviation,
        &new.analysis,
    ]
}
