//! A Word file that came back: what people did in it, and a new version with what is chosen of
//! that. Nothing is kept of a file until somebody has chosen; the form carries it until then.

pub(crate) mod facts;
mod words;

use std::collections::BTreeSet;

use tertial_domain::ids::{IdempotencyKey, ReportId};
use tertial_domain::permission::{Act, Scope};
use tertial_domain::problem::Problem;
use tertial_domain::report::{Report, ReportState};
use tertial_domain::role::Role;
use tertial_domain::text_place::TextPlace;
use tertial_exchange::word_back::{self, Content, Limits, Origin, Returned, accept, compare};
use tertial_report::document::Caution;
use tertial_report::form::Form;
use tertial_store::ReadSession;
use tertial_store::events::NewEvent;
use tertial_store::fingerprint::Fingerprint;
use tertial_store::reports::{StoredReport, VersionLine};

use super::{ReportLine, read_body};
use crate::context::{Context, RenderOrder, SourceFile};
use crate::directory::Upward;
use crate::failure::{Failure, OrNotFound, permit};
use crate::once::{NamedWrite, Turn, take_turn};
use crate::read_in::{Changed, forget_reviews};

pub use tertial_exchange::word_back::{
    Comparison, Difference, DifferenceKind, FixedChange, Note, Segment, SegmentKind, plain,
};
pub use words::{note_words, place_name};

/// A report that Word files may come back to, or may not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordPage {
    /// The row of the report.
    pub line: ReportLine,
    /// Its latest version's number.
    pub latest: u32,
    /// Why nothing can be taken in, if it cannot.
    pub refusal: Option<Problem>,
    /// The places that may be sent out one by one: address and name.
    pub sections: Vec<(String, String)>,
}

/// What people did in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordDifferences {
    /// The row of the report.
    pub line: ReportLine,
    /// The report as it is now.
    pub report: Report,
    /// The number of the version that it is.
    pub latest: u32,
    /// The number of the version that the file was made of.
    pub exported: u32,
    /// What is not as it was.
    pub comparison: Comparison,
    /// What a person should know.
    pub notes: Vec<Note>,
    /// The file's SHA-256, hexadecimal.
    pub sha256: String,
}

/// What is to become of the differences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordChoice {
    /// The write's name.
    pub key: IdempotencyKey,
    /// The version that the differences were shown against.
    pub base: u32,
    /// The addresses of the places that are taken.
    pub places: BTreeSet<String>,
}

/// What became of a choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WordOutcome {
    /// A new version is stored.
    Stored {
        /// Its number.
        version: u32,
    },
    /// The report has changed since the differences were shown: here they are anew.
    Stale(Box<WordDifferences>),
}

/// The report that a file may come back to.
pub async fn page(context: &Context, scope: &Scope, id: ReportId) -> Result<WordPage, Failure> {
    let working = working_number(context, scope, id).await?;
    let mut shown = super::show(context, scope, id, Some(working.0)).await?;
    shown.line.state = working.1;
    let roles = context.store.read(scope).await?.roles_at(shown.line.unit).await?;
    let sections = shown.report.sections.iter().enumerate();
    let named = sections.filter(|(_, section)| !section.heading.trim().is_empty());
    Ok(WordPage {
        latest: shown.version.number,
        refusal: refusal((scope, &roles), shown.line.state, shown.line.confirmed),
        sections: named
            .map(|(at, section)| (format!("sections/{at}"), section.heading.clone()))
            .collect(),
        line: shown.line,
    })
}

/// The version that words are written in, and how far it has come.
async fn working_number(
    context: &Context,
    scope: &Scope,
    id: ReportId,
) -> Result<(u32, ReportState), Failure> {
    let mut session = context.store.read(scope).await?;
    let stored = session.working_report(id).await?.or_not_found()?;
    Ok((stored.latest_number, stored.state))
}

/// What people did in a file, held against what was sent and what holds now. Keeps nothing.
pub async fn differences(
    context: &Context,
    scope: &Scope,
    id: ReportId,
    file: SourceFile,
) -> Result<WordDifferences, Failure> {
    let sha256 = Fingerprint::of(&file.bytes).to_string();
    let name = file.name.clone();
    let found = stand(context, scope, id).await?;
    let asker = (scope, found.roles.as_slice());
    if let Some(problem) = refusal(asker, found.stored.state, found.stored.confirmed) {
        return Err(Failure::refused(problem));
    }
    let back = (context.read_word)(file).await.map_err(Failure::refused)?;
    let exported = found.version_of(&back.origin, &name)?.clone();
    let sent = sent_out(context, scope, &exported, &back.origin).await?;
    let now = match &back.origin.place {
        None if exported.number == found.stored.latest_number => sent.clone(),
        None | Some(_) => sent_out(context, scope, &found.latest, &Origin::default()).await?,
    };
    let mut comparison = compare(&sent, &back, &now);
    if exported.number != found.stored.latest_number {
        let then = body(context, scope, &exported).await?;
        if shape(&read_body(&then)?) != shape(&found.report) {
            comparison.doubt();
        }
    }
    Ok(WordDifferences {
        line: found.line,
        report: found.report,
        latest: found.latest.number,
        exported: exported.number,
        comparison,
        notes: back.notes,
        sha256,
    })
}

/// Stores a new version with the places that were chosen.
pub async fn take(
    context: &Context,
    scope: &Scope,
    (id, file): (ReportId, SourceFile),
    choice: &WordChoice,
) -> Result<WordOutcome, Failure> {
    let found = differences(context, scope, id, file).await?;
    if found.latest != choice.base {
        let is_done = was_done(context, scope, (id, &found), choice).await?;
        return Ok(if is_done {
            WordOutcome::Stored { version: found.latest }
        } else {
            WordOutcome::Stale(Box::new(found))
        });
    }
    let chosen = chosen(&found, choice)?;
    let mut report = found.report.clone();
    accept(&mut report, &chosen);
    let mut session = context.store.write(scope).await?;
    let stored = session.working_report(id).await?.or_not_found()?;
    let write = named(id, &found.sha256, choice);
    let now = context.clock.now();
    if take_turn(&mut session, &write, now).await? == Turn::Again {
        return Ok(WordOutcome::Stored { version: stored.latest_number });
    }
    // What was permitted a moment ago is asked again of the report as it stands under the turn.
    let roles = session.roles_at(stored.unit).await?;
    if let Some(problem) = refusal((scope, &roles), stored.state, stored.confirmed) {
        return Err(Failure::refused(problem));
    }
    if stored.latest_number != found.latest {
        drop(session);
        return Ok(WordOutcome::Stale(Box::new(found)));
    }
    let version = facts::new_version(context, &mut session, &stored, report).await?;
    session.add_working_version(id, stored.row_version, &version).await?;
    let number = session.working_report(id).await?.or_not_found()?.latest_number;
    forget_reviews(&mut session, &Changed::from(&stored)).await?;
    let taken: Vec<&str> = choice.places.iter().map(String::as_str).collect();
    session.log(NewEvent {
        authority: Some(stored.authority),
        at: now,
        action: "report-words-returned",
        object_kind: "report",
        object_id: id.to_string(),
        object_version: Some(i64::from(number)),
        payload: format!("{}\n{}", found.sha256, taken.join("\n")).into_bytes(),
    })?;
    session.commit().await?;
    Ok(WordOutcome::Stored { version: number })
}

fn named(id: ReportId, sha256: &str, choice: &WordChoice) -> NamedWrite {
    let (id, base) = (id.to_string(), choice.base.to_string());
    let mut fields: Vec<&str> = vec![&id, sha256, &base];
    fields.extend(choice.places.iter().map(String::as_str));
    NamedWrite::new(choice.key, "take-words", &fields)
}

/// Whether this very choice was stored before: its form was sent twice.
async fn was_done(
    context: &Context,
    scope: &Scope,
    (id, found): (ReportId, &WordDifferences),
    choice: &WordChoice,
) -> Result<bool, Failure> {
    let mut session = context.store.write(scope).await?;
    let turn =
        take_turn(&mut session, &named(id, &found.sha256, choice), context.clock.now()).await;
    // Dropped, the turn is not taken.
    Ok(matches!(turn, Ok(Turn::Again)))
}

/// The chosen places with what is to stand in them.
fn chosen(
    found: &WordDifferences,
    choice: &WordChoice,
) -> Result<Vec<(TextPlace, Content)>, Failure> {
    let wanted = found.comparison.differences.iter().filter(|difference| {
        difference.kind.may_be_taken() && choice.places.contains(&difference.place.to_string())
    });
    let chosen: Vec<_> =
        wanted.map(|difference| (difference.place.clone(), difference.content())).collect();
    if chosen.is_empty() {
        return Err(Failure::refused(Problem::new("word-back-none-chosen")));
    }
    Ok(chosen)
}

/// Why nothing can be taken into a report, if it cannot: only a draft is written in.
fn refusal(
    (scope, roles): (&Scope, &[Role]),
    state: ReportState,
    is_confirmed: bool,
) -> Option<Problem> {
    match state {
        _ if !is_confirmed => Some(Problem::new("word-back-unconfirmed")),
        ReportState::Adopted => Some(Problem::new("word-back-adopted").hint("word-back-adopted")),
        ReportState::Ready | ReportState::Reviewed => Some(Problem::new("word-back-ready")),
        ReportState::Draft if !scope.may_about(Act::ChangeReport, Some(state), roles) => {
            Some(Problem::new("word-back-forbidden"))
        }
        ReportState::Draft => None,
    }
}

/// How a report stands now.
struct Standing {
    line: ReportLine,
    /// What the asker is at the report's place.
    roles: Vec<Role>,
    stored: StoredReport,
    versions: Vec<VersionLine>,
    latest: VersionLine,
    report: Report,
}

async fn stand(context: &Context, scope: &Scope, id: ReportId) -> Result<Standing, Failure> {
    let mut session = context.store.read(scope).await?;
    let stored = session.working_report(id).await?.or_not_found()?;
    permit(scope, Act::ReadReport)?;
    let versions = session.report_versions(id).await?;
    let latest = super::chosen(&versions, (None, stored.latest)).or_not_found()?.clone();
    let report = read_body(&session.report_body(latest.id).await?.or_not_found()?)?;
    let directory = Upward::around(&mut session, &[stored.unit]).await?;
    let line = super::lines(&mut session, &directory, std::slice::from_ref(&stored)).await?.pop();
    let roles = session.roles_at(stored.unit).await?;
    Ok(Standing { line: line.or_not_found()?, roles, stored, versions, latest, report })
}

impl Standing {
    /// The version that a file was made of: by its hash, whatever the file says besides.
    fn version_of(&self, origin: &Origin, file: &str) -> Result<&VersionLine, Failure> {
        let version = self.versions.iter().find(|own| own.sha256.to_string() == origin.digest);
        version.ok_or_else(|| {
            let problem = Problem::new("word-back-other-report").with("file", file);
            Failure::refused(problem.hint("word-back-other-report"))
        })
    }
}

/// The Report JSON of a version.
async fn body(context: &Context, scope: &Scope, version: &VersionLine) -> Result<Vec<u8>, Failure> {
    let mut session: ReadSession = context.store.read(scope).await?;
    session.report_body(version.id).await?.or_not_found()
}

/// What stands where in a report, by name. A place is an address in it: where it has changed since
/// a file was made, the same address may mean something else.
fn shape(report: &Report) -> Vec<&str> {
    let sections = report.sections.iter().map(|section| section.heading.as_str());
    let goals = report.walk_goals().flat_map(|goal| {
        let indicators = goal.indicators.iter().map(|row| row.name.as_str());
        let activities = goal.activities.iter().map(|row| row.name.as_str());
        std::iter::once(goal.title.as_str()).chain(indicators).chain(activities)
    });
    let tables = report.tables.iter().map(|table| table.under.as_deref().unwrap_or_default());
    sections.chain(goals).chain(tables).collect()
}

/// What a file held when it was made: it is made again and read the same way.
async fn sent_out(
    context: &Context,
    scope: &Scope,
    version: &VersionLine,
    origin: &Origin,
) -> Result<Returned, Failure> {
    let report_json = body(context, scope, version).await?;
    let order = RenderOrder {
        version: Some(version.number),
        organisation: origin.publisher.clone(),
        caution: origin.caution.as_deref().and_then(Caution::from_code),
        report: Some(version.report),
        place: origin.place.clone(),
        ..RenderOrder::of(report_json, Form::Word, version.stored_at)
    };
    let bytes = (context.render)(order).await.map_err(Failure::refused)?;
    // It was made here a moment ago.
    let limits = Limits { elements_max: usize::MAX, ..Limits::DOCUMENT };
    word_back::read(&bytes, &limits)
        .map_err(|error| Failure::Internal(format!("a file of our own cannot be read: {error}")))
}
