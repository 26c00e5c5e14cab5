//! Documents that were read in: what was found, what it was linked to, what is not confirmed.

mod cells;

use std::collections::HashMap;
use std::str::FromStr;

use tertial_domain::ids::{ActivityId, GoalId, ImportId, ReportId};
use tertial_domain::permission::{Act, Scope};
use tertial_store::ReadSession;
use tertial_store::imports::{ImportMatch, MatchCount, StoredImport};

pub use cells::{CellField, UncertainCell};
pub use tertial_store::imports::{MatchMethod, MatchSubject};

use crate::context::Context;
use crate::directory::Directory;
use crate::failure::{Failure, OrNotFound, permit};

/// The list of what was read in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportList {
    /// Rows, latest first.
    pub imports: Vec<ImportLine>,
}

/// One document that was read in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportLine {
    /// The import.
    pub id: ImportId,
    /// The file's name.
    pub file: String,
    /// The file's SHA-256, hexadecimal.
    pub sha256: String,
    /// When.
    pub read_at: jiff::Timestamp,
    /// The report that it became.
    pub report: Option<ReportId>,
    /// Whether a person has confirmed it.
    pub confirmed: bool,
    /// Non-blank lines.
    pub lines: u32,
    /// Lines that found a place.
    pub placed: u32,
    /// Lines of page furniture.
    pub furniture: u32,
    /// Lines of the contents list.
    pub contents: u32,
    /// Lines without a place.
    pub unplaced: u32,
    /// Names that were not linked letter for letter to something that was there, or new.
    pub uncertain_names: u32,
}

/// One import with its matches, its uncertain cells and its lines without a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportPage {
    /// The row of it.
    pub line: ImportLine,
    /// What names were linked to.
    pub matches: Vec<MatchLine>,
    /// Cells whose column could not be told for certain, in document order.
    pub uncertain_cells: Vec<UncertainCell>,
    /// Line number, text and reason code of every line without a place.
    pub unplaced: Vec<(u32, String, String)>,
}

/// A name in a document and what it was linked to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatchLine {
    /// What kind of thing.
    pub subject: MatchSubject,
    /// The name as printed.
    pub printed: String,
    /// The line where it first stands.
    pub line: Option<u32>,
    /// The name of what it was linked to, if it was.
    pub linked_to: Option<String>,
    /// How it was matched.
    pub method: MatchMethod,
    /// Other things with a like name, that a person should look at.
    pub alternatives: Vec<String>,
}

/// Whether a person should see whether a name was rightly understood: it was linked to something
/// that is written otherwise, or is like something that it was not linked to.
pub const fn is_uncertain(method: MatchMethod) -> bool {
    match method {
        MatchMethod::Folded | MatchMethod::Uncertain => true,
        MatchMethod::Exact | MatchMethod::New => false,
    }
}

/// Everything that was read in, latest first.
pub async fn list(context: &Context, scope: &Scope) -> Result<ImportList, Failure> {
    permit(scope, Act::ReadFacts)?;
    let mut session = context.store.read(scope).await?;
    let stored = session.imports().await?;
    let mut uncertain: HashMap<ImportId, u32> = HashMap::new();
    for MatchCount { import, method, count } in session.import_match_counts().await? {
        if is_uncertain(method) {
            *uncertain.entry(import).or_default() += count;
        }
    }
    let names = |id| uncertain.get(&id).copied().unwrap_or(0);
    Ok(ImportList { imports: stored.into_iter().map(|found| line(&found, names)).collect() })
}

/// One document that was read in, with what a person should look at.
pub async fn show(context: &Context, scope: &Scope, id: ImportId) -> Result<ImportPage, Failure> {
    permit(scope, Act::ReadFacts)?;
    let mut session = context.store.read(scope).await?;
    let found = session.import(id).await?.or_not_found()?;
    let matches = session.import_matches(id).await?;
    let names = Names::load(&mut session, &matches, context).await?;
    let unplaced = session.import_unplaced(id).await?;
    let count = matches.iter().filter(|found| is_uncertain(found.method)).count();
    Ok(ImportPage {
        uncertain_cells: cells::uncertain(&mut session, scope, &found).await?,
        line: line(&found, |_| u32::try_from(count).unwrap_or(u32::MAX)),
        matches: matches.into_iter().map(|found| names.line(found)).collect(),
        unplaced: unplaced.into_iter().map(|row| (row.line, row.words, row.reason)).collect(),
    })
}

fn line(stored: &StoredImport, uncertain_names: impl Fn(ImportId) -> u32) -> ImportLine {
    ImportLine {
        id: stored.id,
        file: stored.file_name.clone(),
        sha256: stored.sha256.to_string(),
        read_at: stored.read_at,
        report: stored.report,
        confirmed: stored.confirmed,
        lines: stored.lines.lines,
        placed: stored.lines.placed,
        furniture: stored.lines.furniture,
        contents: stored.lines.contents,
        unplaced: stored.lines.unplaced,
        uncertain_names: uncertain_names(stored.id),
    }
}

/// The names of what matches were linked to, by identity.
struct Names(HashMap<String, String>);

impl Names {
    async fn load(
        session: &mut ReadSession,
        matches: &[ImportMatch],
        context: &Context,
    ) -> Result<Self, Failure> {
        let directory = Directory::load(session).await?;
        let today = context.clock.today();
        let mut names: HashMap<String, String> = HashMap::new();
        for unit in directory.units() {
            names.insert(unit.id.to_string(), directory.name(unit.id, today));
        }
        for indicator in session.indicators().await? {
            names.insert(indicator.id.to_string(), indicator.name);
        }
        for goal in session.goals(&linked::<GoalId>(matches, MatchSubject::Goal)).await? {
            names.insert(goal.id.to_string(), goal.title);
        }
        let activities = linked::<ActivityId>(matches, MatchSubject::Activity);
        for activity in session.activities_by_ids(&activities).await? {
            names.insert(activity.id.to_string(), activity.name);
        }
        Ok(Self(names))
    }

    fn line(&self, found: ImportMatch) -> MatchLine {
        MatchLine {
            subject: found.subject,
            printed: found.printed,
            line: found.line,
            linked_to: found.linked.and_then(|id| self.0.get(&id).cloned()),
            method: found.method,
            alternatives: found.alternatives,
        }
    }
}

fn linked<I: FromStr>(matches: &[ImportMatch], subject: MatchSubject) -> Vec<I> {
    let of_subject = matches.iter().filter(|found| found.subject == subject);
    of_subject.filter_map(|found| found.linked.as_deref()?.parse().ok()).collect()
}
