//! What the council and the committees say of a year, one thing at a time.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use sqlx::FromRow;
use tertial_domain::ids::{AuthorityId, PrincipalId, UnitId};
use tertial_domain::organisation::OrgLevel;
use tertial_domain::period::OperatingYear;
use tertial_domain::target::CouncilTargetScope;
use tertial_domain::year::book::{Audience, Word, YearEntry};

use super::Speaker;
use crate::cell::{Cell, cells};
use crate::error::StoreError;
use crate::insert::Table;
use crate::row::Place;
use crate::session::{ReadSession, WriteSession};
use crate::statement::Statement;

/// A thing to be said of a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEntry {
    /// What.
    pub word: Word,
    /// For whom.
    pub audience: Audience,
}

/// A thing that was said of a year, with who said it when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredEntry {
    /// The thing.
    pub entry: YearEntry,
    /// The authority of the place that says it.
    pub authority: AuthorityId,
    /// Who.
    pub said_by: PrincipalId,
    /// When.
    pub said_at: Timestamp,
}

const ENTRIES: &str = "\
    select e.place_id, e.turn, e.authority_id, e.level, e.kind, e.goal_id, e.indicator_id, \
        e.activity_id, e.words, e.scope, e.decision, e.valid_from, e.is_for_all, e.said_by, \
        e.said_at \
    from year_entry e \
    join planning_year y on y.year = e.year and y.round = e.round and y.undone_at is null \
    where {directed e $1} and e.year = $2 order by e.place_id, e.turn";

const AUDIENCE: &str = "\
    select p.place_id, p.turn, p.unit_id from year_entry_unit p \
    join year_entry e on e.year = p.year and e.round = p.round and e.place_id = p.place_id \
        and e.turn = p.turn \
    join planning_year y on y.year = e.year and y.round = e.round and y.undone_at is null \
    where {directed e $1} and e.year = $2";

const LAST_TURN: &str = "\
    select count(*) from year_entry e where e.year = $1 and e.round = $2 and e.place_id = $3";

static ENTRY: Table = Table {
    name: "year_entry",
    columns: &[
        "year",
        "round",
        "place_id",
        "turn",
        "authority_id",
        "level",
        "kind",
        "goal_id",
        "indicator_id",
        "activity_id",
        "words",
        "scope",
        "decision",
        "valid_from",
        "is_for_all",
        "said_by",
        "said_at",
    ],
};

static ENTRY_UNIT: Table =
    Table { name: "year_entry_unit", columns: &["year", "round", "place_id", "turn", "unit_id"] };

#[derive(FromRow)]
struct EntryRow {
    place_id: String,
    turn: i64,
    authority_id: String,
    level: String,
    kind: String,
    goal_id: Option<String>,
    indicator_id: Option<String>,
    activity_id: Option<String>,
    words: Option<String>,
    scope: Option<String>,
    decision: Option<String>,
    valid_from: Option<String>,
    is_for_all: bool,
    said_by: String,
    said_at: String,
}

impl EntryRow {
    fn read(self, units: Option<BTreeSet<UnitId>>) -> Result<StoredEntry, StoreError> {
        let row = Place { table: "year_entry", id: &self.place_id };
        Ok(StoredEntry {
            authority: row.parse("authority_id", &self.authority_id)?,
            said_by: row.parse("said_by", &self.said_by)?,
            said_at: row.instant("said_at", &self.said_at)?,
            entry: YearEntry {
                place: row.parse("place_id", &self.place_id)?,
                level: row.code("level", &self.level, OrgLevel::from_code)?,
                turn: row.count("turn", self.turn)?,
                audience: if self.is_for_all {
                    Audience::All
                } else {
                    Audience::Places(units.unwrap_or_default())
                },
                word: self.word(row)?,
            },
        })
    }

    fn word(&self, row: Place<'_>) -> Result<Word, StoreError> {
        let goal = || match &self.goal_id {
            Some(id) => row.parse("goal_id", id),
            None => Err(row.broken("goal_id")),
        };
        let indicator = || match &self.indicator_id {
            Some(id) => row.parse("indicator_id", id),
            None => Err(row.broken("indicator_id")),
        };
        let activity = || match &self.activity_id {
            Some(id) => row.parse("activity_id", id),
            None => Err(row.broken("activity_id")),
        };
        let decision = self.decision.clone();
        Ok(match self.kind.as_str() {
            "goal" => Word::Goal { goal: goal()?, wording: self.words.clone(), decision },
            "goal_ended" => Word::GoalEnded { goal: goal()?, decision },
            "target" => Word::Target {
                goal: goal()?,
                indicator: indicator()?,
                printed: self.words.clone().unwrap_or_default(),
                scope: row.code_optional("scope", self.scope.as_deref(), scope_from)?,
                valid_from: row.date_optional("valid_from", self.valid_from.as_deref())?,
                decision,
            },
            "target_ended" => {
                Word::TargetEnded { goal: goal()?, indicator: indicator()?, decision }
            }
            "activity" => Word::Activity {
                activity: activity()?,
                goal: row.parse_optional("goal_id", self.goal_id.as_deref())?,
                decision,
            },
            "activity_ended" => Word::ActivityEnded { activity: activity()?, decision },
            _ => return Err(row.broken("kind")),
        })
    }
}

fn scope_from(code: &str) -> Option<CouncilTargetScope> {
    match code {
        "unit" => Some(CouncilTargetScope::Unit),
        "total" => Some(CouncilTargetScope::Total),
        _ => None,
    }
}

const fn scope_code(scope: CouncilTargetScope) -> &'static str {
    match scope {
        CouncilTargetScope::Unit => "unit",
        CouncilTargetScope::Total => "total",
    }
}

/// `kind` to `valid_from` of a word.
fn word_cells(word: &Word) -> Vec<Cell> {
    let none = || Cell::Text(None);
    let kind = Cell::from(word.kind().code());
    match word {
        Word::Goal { goal, wording, decision } => {
            vec![
                kind,
                (*goal).into(),
                none(),
                none(),
                wording.into(),
                none(),
                decision.into(),
                none(),
            ]
        }
        Word::GoalEnded { goal, decision } => {
            vec![kind, (*goal).into(), none(), none(), none(), none(), decision.into(), none()]
        }
        Word::Target { goal, indicator, printed, scope, valid_from, decision } => vec![
            kind,
            (*goal).into(),
            (*indicator).into(),
            none(),
            printed.into(),
            scope.map(scope_code).into(),
            decision.into(),
            (*valid_from).into(),
        ],
        Word::TargetEnded { goal, indicator, decision } => {
            let indicator = Cell::from(*indicator);
            vec![kind, (*goal).into(), indicator, none(), none(), none(), decision.into(), none()]
        }
        Word::Activity { activity, goal, decision } => {
            let activity = Cell::from(*activity);
            vec![kind, (*goal).into(), none(), activity, none(), none(), decision.into(), none()]
        }
        Word::ActivityEnded { activity, decision } => {
            let activity = Cell::from(*activity);
            vec![kind, none(), none(), activity, none(), none(), decision.into(), none()]
        }
    }
}

impl ReadSession {
    /// What is said of a year that is open, as far as the asker may know: the council's word, and
    /// those of committees of their own authority.
    pub async fn year_entries(
        &mut self,
        year: OperatingYear,
    ) -> Result<Vec<StoredEntry>, StoreError> {
        let cells = cells![self.reach(), year];
        let named: Vec<(String, i64, String)> =
            self.all(Statement::new(AUDIENCE, cells.clone())).await?;
        let mut units: BTreeMap<(String, i64), BTreeSet<UnitId>> = BTreeMap::new();
        for (place, turn, unit) in named {
            let row = Place { table: "year_entry_unit", id: &place };
            let unit = row.parse("unit_id", &unit)?;
            units.entry((place, turn)).or_default().insert(unit);
        }
        let rows: Vec<EntryRow> = self.all(Statement::new(ENTRIES, cells)).await?;
        let entries = rows.into_iter().map(|row| {
            let audience = units.remove(&(row.place_id.clone(), row.turn));
            row.read(audience)
        });
        entries.collect()
    }
}

impl WriteSession {
    /// Says things of a year that is open, each in the place's next turn; gives the last turn.
    ///
    /// Errors: `OutOfScope`, `Stale` where the year is not open, `Conflict(YearTurn)` where
    /// somebody else spoke for the same place at once.
    pub async fn say_of_year(
        &mut self,
        (year, speaker): (OperatingYear, Speaker),
        said: &[NewEntry],
        at: Timestamp,
    ) -> Result<u32, StoreError> {
        let round = self.round_to_write(year, speaker).await?;
        let cells = cells![year, round, speaker.place];
        let before = self.count(Statement::new(LAST_TURN, cells)).await?;
        let mut turn = u32::try_from(before).unwrap_or(u32::MAX);
        let (mut rows, mut units) = (Vec::with_capacity(said.len()), Vec::new());
        for new in said {
            turn = turn.saturating_add(1);
            let mut row =
                cells![year, round, speaker.place, turn, speaker.authority, speaker.level.code(),];
            row.extend(word_cells(&new.word));
            row.extend(cells![matches!(new.audience, Audience::All), self.scope().principal(), at]);
            rows.push(row);
            if let Audience::Places(places) = &new.audience {
                let places = places.iter();
                units.extend(places.map(|unit| cells![year, round, speaker.place, turn, *unit]));
            }
        }
        self.insert(&ENTRY, rows).await?;
        self.insert(&ENTRY_UNIT, units).await?;
        Ok(turn)
    }
}
