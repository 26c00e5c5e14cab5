//! Goal sets, goals and lineages.
//!
//! Goal sets and the council's focus and area goals are everybody's; other goals are their
//! authority's own.

use jiff::Timestamp;
use sqlx::FromRow;
use tertial_domain::goal::{Goal, GoalLevel, GoalSet};
use tertial_domain::ids::{AuthorityId, GoalId, GoalSetId, LineageId};

use crate::cell::cells;
use crate::error::StoreError;
use crate::insert::Table;
use crate::organisation::provenance_cells;
use crate::provenance::{Provenance, RowVersion, Versioned};
use crate::row::Place;
use crate::session::{ReadSession, WriteSession};
use crate::statement::Statement;
use tertial_domain::name_key::name_key;

/// A goal to be stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewGoal {
    /// The goal.
    pub goal: Goal,
    /// The authority of its owner.
    pub authority: AuthorityId,
    /// Where it came from.
    pub provenance: Provenance,
}

// A goal set that was made as a year was opened counts no more once that is undone.
const GOAL_SETS: &str = "\
    select id, name, valid_from, valid_until from goal_set \
    where not exists (select 1 from planning_year y where y.goal_set_id = goal_set.id \
        and y.is_set_new and y.undone_at is not null) \
    order by valid_from, id";

const GOALS: &str = "\
    select id, goal_set_id, level, parent_id, owner_id, number, title, lineage_id, \
        import_id, source_line, confirmed, row_version \
    from goal \
    where {goal goal $1} ";

const CHANGE_GOAL: &str = "\
    update goal set level = $1, parent_id = $2, owner_id = $3, number = $4, title = $5, \
        title_key = $6, lineage_id = $7, confirmed = $8, row_version = $9 \
    where id = $10 and row_version = $11 \
      and {owned goal $12}";

const JOIN_LINEAGE: &str = "\
    update goal set lineage_id = $1, row_version = row_version + 1 \
    where id = $2 and lineage_id is null and {mine goal $3}";

static GOAL_SET: Table =
    Table { name: "goal_set", columns: &["id", "name", "valid_from", "valid_until"] };

static LINEAGE: Table = Table { name: "lineage", columns: &["id", "decided_by", "decided_at"] };

static GOAL: Table = Table {
    name: "goal",
    columns: &[
        "id",
        "goal_set_id",
        "level",
        "parent_id",
        "owner_id",
        "authority_id",
        "number",
        "title",
        "title_key",
        "lineage_id",
        "import_id",
        "source_line",
        "confirmed",
        "row_version",
    ],
};

#[derive(FromRow)]
struct GoalSetRow {
    id: String,
    name: String,
    valid_from: String,
    valid_until: Option<String>,
}

#[derive(FromRow)]
struct GoalRow {
    id: String,
    goal_set_id: String,
    level: String,
    parent_id: Option<String>,
    owner_id: String,
    number: Option<String>,
    title: String,
    lineage_id: Option<String>,
    import_id: Option<String>,
    source_line: Option<i64>,
    confirmed: bool,
    row_version: i64,
}

impl GoalSetRow {
    fn read(self) -> Result<GoalSet, StoreError> {
        let place = Place { table: "goal_set", id: &self.id };
        Ok(GoalSet {
            id: place.parse("id", &self.id)?,
            validity: place.validity(&self.valid_from, self.valid_until.as_deref())?,
            name: self.name,
        })
    }
}

impl GoalRow {
    fn read(self) -> Result<Versioned<Goal>, StoreError> {
        let place = Place { table: "goal", id: &self.id };
        Ok(Versioned {
            row_version: place.version(self.row_version)?,
            provenance: place.provenance(
                self.import_id.as_deref(),
                self.source_line,
                self.confirmed,
            )?,
            value: Goal {
                id: place.parse("id", &self.id)?,
                goal_set: place.parse("goal_set_id", &self.goal_set_id)?,
                level: place.code("level", &self.level, GoalLevel::from_code)?,
                parent: place.parse_optional("parent_id", self.parent_id.as_deref())?,
                owner: place.parse("owner_id", &self.owner_id)?,
                lineage: place.parse_optional("lineage_id", self.lineage_id.as_deref())?,
                number: self.number,
                title: self.title,
            },
        })
    }
}

impl ReadSession {
    /// Every goal set, oldest first.
    pub async fn goal_sets(&mut self) -> Result<Vec<GoalSet>, StoreError> {
        let rows: Vec<GoalSetRow> = self.all(Statement::new(GOAL_SETS, cells![])).await?;
        rows.into_iter().map(GoalSetRow::read).collect()
    }

    /// Every goal of a goal set in reach, from the top level down.
    pub async fn goals_of_set(&mut self, goal_set: GoalSetId) -> Result<Vec<Goal>, StoreError> {
        let mut statement = self.goals_in_reach();
        statement.push("and goal_set_id = ").push_value(goal_set).push(" order by id");
        let mut goals = self.goals_by(statement).await?;
        goals.sort_by_key(|goal| goal.level);
        Ok(goals)
    }

    /// Goals of a goal set that a document was the first to name and no person has confirmed.
    pub async fn unconfirmed_goals(
        &mut self,
        goal_set: GoalSetId,
    ) -> Result<Vec<GoalId>, StoreError> {
        let mut statement = self.goals_in_reach();
        statement.push("and goal_set_id = ").push_value(goal_set).push(" and not confirmed");
        Ok(self.goals_by(statement).await?.into_iter().map(|goal| goal.id).collect())
    }

    /// One goal, with what a change of it needs.
    pub async fn goal(&mut self, id: GoalId) -> Result<Option<Versioned<Goal>>, StoreError> {
        let mut statement = self.goals_in_reach();
        statement.push("and id = ").push_value(id);
        let row: Option<GoalRow> = self.one(statement).await?;
        row.map(GoalRow::read).transpose()
    }

    /// Goals by identity, in no order; those that are not there or out of reach are left out.
    pub async fn goals(&mut self, ids: &[GoalId]) -> Result<Vec<Goal>, StoreError> {
        let mut statement = self.goals_in_reach();
        statement.push("and id in ").push_list(ids)?;
        self.goals_by(statement).await
    }

    /// Goals right below a goal.
    pub async fn goals_below(&mut self, parent: GoalId) -> Result<Vec<Goal>, StoreError> {
        let mut statement = self.goals_in_reach();
        statement.push("and parent_id = ").push_value(parent).push(" order by id");
        self.goals_by(statement).await
    }

    /// Goals of a goal set and level whose title has the same [`name_key`] as this one.
    pub async fn goals_by_title(
        &mut self,
        goal_set: GoalSetId,
        level: GoalLevel,
        title: &str,
    ) -> Result<Vec<Goal>, StoreError> {
        let mut statement = self.goals_in_reach();
        statement.push("and goal_set_id = ").push_value(goal_set);
        statement.push(" and level = ").push_value(level.code());
        statement.push(" and title_key = ").push_value(name_key(title)).push(" order by id");
        self.goals_by(statement).await
    }

    /// Goals of a goal set whose title holds every one of these words in some spelling, with this
    /// number where one is given; at most `most`, the council's first. A letter that a person may
    /// have typed without its dots or ring stands for any, so the caller holds the titles against
    /// the words once more.
    pub async fn goals_like(
        &mut self,
        goal_set: GoalSetId,
        number: Option<&str>,
        words: &[String],
        most: u16,
    ) -> Result<Vec<Goal>, StoreError> {
        let mut statement = self.goals_in_reach();
        statement.push("and goal_set_id = ").push_value(goal_set);
        if let Some(number) = number {
            statement.push(" and number = ").push_value(number);
        }
        // A folded key holds letters, digits and blanks alone, so nothing else is a wildcard.
        for word in words {
            let any: String =
                name_key(word)
                    .chars()
                    .map(|letter| {
                        if matches!(letter, 'a' | 'å' | 'ä' | 'o' | 'ö') { '_' } else { letter }
                    })
                    .collect();
            statement.push(" and title_key like ").push_value(format!("%{any}%"));
        }
        statement.push(
            " order by case level when 'focus' then 1 when 'area' then 2 \
             when 'committee' then 3 else 4 end, id limit ",
        );
        statement.push_value(i64::from(most));
        self.goals_by(statement).await
    }

    /// Goals that continue each other, as a person has said.
    pub async fn goals_in_lineage(&mut self, lineage: LineageId) -> Result<Vec<Goal>, StoreError> {
        let mut statement = self.goals_in_reach();
        statement.push("and lineage_id = ").push_value(lineage).push(" order by id");
        self.goals_by(statement).await
    }

    fn goals_in_reach(&self) -> Statement {
        Statement::new(GOALS, cells![self.reach()])
    }

    async fn goals_by(&mut self, statement: Statement) -> Result<Vec<Goal>, StoreError> {
        let rows: Vec<GoalRow> = self.all(statement).await?;
        rows.into_iter().map(|row| row.read().map(|goal| goal.value)).collect()
    }
}

impl WriteSession {
    /// Stores goal sets; they are everybody's, so only a scope of the whole installation may.
    pub async fn create_goal_sets(&mut self, new: &[GoalSet]) -> Result<(), StoreError> {
        self.permit(None)?;
        let rows = new
            .iter()
            .map(|set| cells![set.id, &set.name, set.validity.from(), set.validity.until()]);
        self.insert(&GOAL_SET, rows.collect()).await
    }

    /// Records that goals will be said to continue each other; the session's principal says so.
    pub async fn create_lineage(
        &mut self,
        lineage: LineageId,
        decided_at: Timestamp,
    ) -> Result<(), StoreError> {
        let row = cells![lineage, self.scope().principal(), decided_at];
        self.insert(&LINEAGE, vec![row]).await
    }

    /// Stores new goals; a parent stands before its children or is there already.
    pub async fn create_goals(&mut self, new: &[NewGoal]) -> Result<(), StoreError> {
        new.iter().try_for_each(|new| self.permit(Some(new.authority)))?;
        let rows = new.iter().map(|NewGoal { goal, authority, provenance }| {
            let mut row = cells![
                goal.id,
                goal.goal_set,
                goal.level.code(),
                goal.parent,
                goal.owner,
                *authority,
                &goal.number,
                &goal.title,
                name_key(&goal.title),
                goal.lineage,
            ];
            row.extend(provenance_cells(provenance));
            row.push(RowVersion::FIRST.into());
            row
        });
        self.insert(&GOAL, rows.collect()).await
    }

    /// Writes a goal as it is now, confirmed by whoever does it. Errors: `Stale`.
    pub async fn change_goal(
        &mut self,
        goal: &Goal,
        base: RowVersion,
    ) -> Result<RowVersion, StoreError> {
        let next = base.next();
        let cells = cells![
            goal.level.code(),
            goal.parent,
            goal.owner,
            &goal.number,
            &goal.title,
            name_key(&goal.title),
            goal.lineage,
            true,
            next,
            goal.id,
            base,
            self.reach(),
        ];
        self.change(Statement::new(CHANGE_GOAL, cells)).await?;
        Ok(next)
    }

    /// Says of a goal that continues or is continued by others which ones, where nobody has said so.
    /// Whoever works at the goal's owner says it. Errors: `Stale`.
    pub async fn join_lineage(
        &mut self,
        goal: GoalId,
        lineage: LineageId,
    ) -> Result<(), StoreError> {
        let cells = cells![lineage, goal, self.reach()];
        self.change(Statement::new(JOIN_LINEAGE, cells)).await
    }
}
