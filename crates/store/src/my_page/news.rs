//! What places above somebody have said of open years lately.

use jiff::Timestamp;
use sqlx::FromRow;
use tertial_domain::ids::{GoalId, IndicatorId, UnitId};
use tertial_domain::period::OperatingYear;
use tertial_domain::year::book::{ChangeKind, WordKind};

use crate::cell::cells;
use crate::error::StoreError;
use crate::row::Place;
use crate::session::ReadSession;
use crate::statement::Statement;

/// A word that was said of an open year, with the names of what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewsLine {
    /// Whether it came, changed or ended.
    pub change: ChangeKind,
    /// What kind of word it is.
    pub kind: WordKind,
    /// The year.
    pub year: OperatingYear,
    /// Who said it.
    pub place: UnitId,
    /// The goal that it is about.
    pub goal: Option<(GoalId, String)>,
    /// The indicator that it is about.
    pub indicator: Option<(IndicatorId, String)>,
    /// The name of the activity that it is about.
    pub activity: Option<String>,
    /// What it says: a wording or a target.
    pub words: Option<String>,
    /// What the same place said of the same thing before.
    pub before: Option<String>,
    /// The decision that it leans on.
    pub decision: Option<String>,
    /// When.
    pub said_at: Timestamp,
}

// Goals, indicators and activities named by a word of somebody's own year are theirs to read.
const NEWS: &str = "\
    select e.kind, e.year, e.place_id, e.goal_id, g.title, e.indicator_id, i.name as indicator, \
        a.name as activity, e.words, e.decision, e.said_at, \
        (select count(*) from year_entry b where b.year = e.year and b.round = e.round \
            and b.place_id = e.place_id and b.turn < e.turn \
            and b.goal_id is not distinct from e.goal_id \
            and b.indicator_id is not distinct from e.indicator_id \
            and b.activity_id is not distinct from e.activity_id) as earlier, \
        (select b.words from year_entry b where b.year = e.year and b.round = e.round \
            and b.place_id = e.place_id and b.turn < e.turn \
            and b.goal_id is not distinct from e.goal_id \
            and b.indicator_id is not distinct from e.indicator_id \
            and b.activity_id is not distinct from e.activity_id \
            order by b.turn desc limit 1) as was \
    from year_entry e \
    join planning_year y on y.year = e.year and y.round = e.round and y.undone_at is null \
    left join goal g on g.id = e.goal_id \
    left join indicator i on i.id = e.indicator_id \
    left join activity a on a.id = e.activity_id \
    where {directed e $1} and e.said_at > $2 and e.place_id in ";

const FOR_THEM: &str = " \
    and (e.is_for_all or exists (select 1 from year_entry_unit u where u.year = e.year \
        and u.round = e.round and u.place_id = e.place_id and u.turn = e.turn and u.unit_id in ";

#[derive(FromRow)]
struct NewsRow {
    kind: String,
    year: i64,
    place_id: String,
    goal_id: Option<String>,
    title: Option<String>,
    indicator_id: Option<String>,
    indicator: Option<String>,
    activity: Option<String>,
    words: Option<String>,
    decision: Option<String>,
    said_at: String,
    earlier: i64,
    was: Option<String>,
}

impl NewsRow {
    fn read(self) -> Result<NewsLine, StoreError> {
        let row = Place { table: "year_entry", id: &self.place_id };
        let goal: Option<GoalId> = row.parse_optional("goal_id", self.goal_id.as_deref())?;
        let indicator: Option<IndicatorId> =
            row.parse_optional("indicator_id", self.indicator_id.as_deref())?;
        let kind = row.code("kind", &self.kind, kind_of)?;
        let change = match kind {
            WordKind::GoalEnded | WordKind::TargetEnded | WordKind::ActivityEnded => {
                ChangeKind::Ended
            }
            WordKind::Goal | WordKind::Target | WordKind::Activity if self.earlier > 0 => {
                ChangeKind::Changed
            }
            WordKind::Goal | WordKind::Target | WordKind::Activity => ChangeKind::New,
        };
        Ok(NewsLine {
            change,
            kind,
            year: row.year("year", self.year)?,
            place: row.parse("place_id", &self.place_id)?,
            said_at: row.instant("said_at", &self.said_at)?,
            goal: goal.zip(self.title),
            indicator: indicator.zip(self.indicator),
            activity: self.activity,
            words: self.words,
            before: self.was,
            decision: self.decision,
        })
    }
}

fn kind_of(code: &str) -> Option<WordKind> {
    [
        WordKind::Goal,
        WordKind::GoalEnded,
        WordKind::Target,
        WordKind::TargetEnded,
        WordKind::Activity,
        WordKind::ActivityEnded,
    ]
    .into_iter()
    .find(|kind| kind.code() == code)
}

impl ReadSession {
    /// What was said of open years since an instant by some places, and is for all below them or for
    /// one of those: the last first, and so many at most.
    pub async fn year_news(
        &mut self,
        places: &[UnitId],
        (since, most): (Timestamp, u32),
    ) -> Result<Vec<NewsLine>, StoreError> {
        let mut statement = Statement::new(NEWS, cells![self.reach(), since]);
        statement.push_list(places)?.push(FOR_THEM).push_list(places)?;
        statement.push(")) order by e.said_at desc, e.place_id, e.turn desc limit ");
        statement.push_value(most);
        let rows: Vec<NewsRow> = self.all(statement).await?;
        rows.into_iter().map(NewsRow::read).collect()
    }
}
