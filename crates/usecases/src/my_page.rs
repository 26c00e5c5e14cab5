//! A person's own page (*min sida*): what to do in the order of need, what happened since they were
//! here, and the dates of their places. As many questions to the store however large the city is.

mod dates;
pub mod subscription;
mod tasks;

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};
use tertial_domain::annual_wheel::AnnualWheel;
use tertial_domain::ids::{ReportId, UnitId};
use tertial_domain::period::OperatingYear;
use tertial_domain::permission::{Act, Scope};
use tertial_domain::report::{ReportKind, ReportState};
use tertial_domain::role::Role;
use tertial_domain::workflow::Step;
pub use tertial_domain::year::book::{ChangeKind, WordKind};
use tertial_store::error::StoreError;
pub use tertial_store::my_page::NewsLine;
use tertial_store::my_page::{Visit, WorkLine};
use tertial_store::workflow::StoredStep;

use crate::context::Context;
use crate::failure::{Failure, permit};
use dates::Surroundings;

/// The most places of one person that are looked at; what is below them comes besides.
pub const PLACES_MAX: usize = 200;
/// The most reports that are shown of those that wait for one person.
pub const WAITING_MAX: u32 = 20;
/// The most things that are shown of what happened since somebody was here.
pub const HAPPENED_MAX: usize = 12;

/// The most things that are shown of what was said above somebody.
pub const NEWS_MAX: u32 = 12;

/// Somebody who was never here is told what was said for so long.
const FIRST_NEWS: SignedDuration = SignedDuration::from_hours(30 * 24);
/// Somebody who has not been seen for so long comes back: what happened meanwhile is new to them.
const AWAY: SignedDuration = SignedDuration::from_mins(60);
/// That somebody is here is noted so often, and not at every page.
const NOTED_EVERY: SignedDuration = SignedDuration::from_mins(5);

/// A person's own page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MyPage {
    /// Their places, in the order of the organisation's levels.
    pub places: Vec<MyPlace>,
    /// What to do, in the order of need.
    pub tasks: Vec<Task>,
    /// Reports that wait for them besides those that are shown.
    pub waiting_besides: u64,
    /// When they were here the time before.
    pub since: Option<Timestamp>,
    /// What others did with their places' reports since then, the last first.
    pub happened: Vec<Happened>,
    /// What was said above them of open years since then, the last first.
    pub news: Vec<News>,
    /// The year of their places.
    pub wheel: AnnualWheel,
}

/// A place at which a person has roles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MyPlace {
    /// The place.
    pub id: UnitId,
    /// Its name today.
    pub name: String,
    /// The roles there.
    pub roles: Vec<Role>,
    /// The names and places above it, the nearest first.
    pub above: Vec<(UnitId, String)>,
}

/// A report that something is to be done with, or the one that is to be begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The report; none until it is begun.
    pub report: Option<ReportId>,
    /// Whose.
    pub place: UnitId,
    /// The place's name today.
    pub place_name: String,
    /// The year that it is about.
    pub year: OperatingYear,
    /// Which of the year's documents.
    pub kind: ReportKind,
    /// How far it has come.
    pub state: Option<ReportState>,
    /// Whether an adopted version stands beside it.
    pub is_correction: bool,
}

/// How much something is needed, what is needed most first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Need {
    /// It was sent back, and questions wait for an answer.
    SentBack,
    /// Its last day is over.
    Late,
    /// It was sent back, and nothing is asked any more.
    ToHandInAgain,
    /// Its last day is near.
    DueSoon,
    /// It is ready, to be reviewed.
    ToReview,
    /// It is reviewed, to be adopted.
    ToAdopt,
    /// It goes its way, and a question about it waits for an answer.
    Asked,
    /// There is time.
    Later,
}

impl Need {
    /// Every need, what is needed most first.
    pub const ALL: [Self; 8] = [
        Self::SentBack,
        Self::Late,
        Self::ToHandInAgain,
        Self::DueSoon,
        Self::ToReview,
        Self::ToAdopt,
        Self::Asked,
        Self::Later,
    ];
}

/// Something to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// How much it is needed.
    pub need: Need,
    /// With what.
    pub document: Document,
    /// The last day, where there is one.
    pub due_on: Option<jiff::civil::Date>,
    /// Questions that wait for an answer.
    pub questions: usize,
    /// The last step that was taken with it, when, and why, where that was said.
    pub last: Option<(Step, Timestamp, Option<String>)>,
}

/// Something that somebody else did with a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Happened {
    /// With what.
    pub document: Document,
    /// What.
    pub step: Step,
    /// When.
    pub at: Timestamp,
    /// Why, where that was said.
    pub reason: Option<String>,
}

/// Something that was said above somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct News {
    /// What.
    pub line: NewsLine,
    /// The name of who said it.
    pub place_name: String,
}

/// The asker's own page. That they were here is noted.
pub async fn of(context: &Context, scope: &Scope) -> Result<MyPage, Failure> {
    permit(scope, Act::ReadFacts)?;
    let (now, today) = (context.clock.now(), context.clock.today());
    let since = here(context, scope, now).await?;
    let held = held_places(scope);
    let mut session = context.store.read(scope).await?;
    let surroundings = Surroundings::load(&mut session, &held, today).await?;
    let wheel = surroundings.wheel(&held, today);
    let from = OperatingYear::new(today.year().saturating_sub(1));
    let work = match from {
        Some(from) => session.work_at(&held, from).await?,
        None => Vec::new(),
    };
    let reports: Vec<ReportId> = work.iter().map(|line| line.id).collect();
    let steps = session.steps_of_reports(&reports).await?;
    let questions = session.questions_of_reports(&reports).await?;
    let waiting = session.waiting(today, WAITING_MAX).await?;
    let news_since = since.unwrap_or_else(|| now.saturating_sub(FIRST_NEWS).unwrap_or(now));
    let above = surroundings.all();
    let news = session.year_news(&above, (news_since, NEWS_MAX)).await?;
    drop(session);
    let news =
        news.into_iter().map(|line| News { place_name: surroundings.name(line.place), line });
    let waiting_besides =
        waiting.total.saturating_sub(u64::try_from(waiting.rows.len()).unwrap_or(u64::MAX));
    let known = tasks::Known { surroundings: &surroundings, steps: &steps, questions: &questions };
    let happened = match since {
        Some(since) => happened(&known, &work, (scope, since)),
        None => Vec::new(),
    };
    Ok(MyPage {
        places: places(scope, &held, &surroundings),
        tasks: tasks::in_order(scope, &known, (&work, waiting.rows), today),
        waiting_besides,
        since,
        happened,
        news: news.collect(),
        wheel,
    })
}

/// The places at which a person has roles themselves.
fn held_places(scope: &Scope) -> Vec<UnitId> {
    let places: BTreeSet<UnitId> = scope.held().iter().map(|held| held.place).collect();
    places.into_iter().take(PLACES_MAX).collect()
}

fn places(scope: &Scope, held: &[UnitId], surroundings: &Surroundings) -> Vec<MyPlace> {
    let mut places: Vec<(_, MyPlace)> = held
        .iter()
        .filter_map(|id| {
            let place = surroundings.get(*id)?;
            let roles: BTreeSet<Role> = scope
                .held()
                .iter()
                .filter(|held| held.place == *id)
                .map(|held| held.role)
                .collect();
            let above = surroundings.way_up(*id).into_iter().skip(1);
            let above = above.map(|above| (above, surroundings.name(above))).collect();
            let roles = roles.into_iter().collect();
            Some((place.level, MyPlace { id: *id, name: place.name.clone(), roles, above }))
        })
        .collect();
    places.sort_by_key(|(level, place)| (*level, place.id));
    places.into_iter().map(|(_, place)| place).collect()
}

fn happened(
    known: &tasks::Known<'_>,
    work: &[WorkLine],
    (scope, since): (&Scope, Timestamp),
) -> Vec<Happened> {
    let is_news = |step: &&StoredStep| step.taken.at > since && step.taken.by != scope.principal();
    let mut happened: Vec<Happened> = known
        .steps
        .iter()
        .filter(is_news)
        .filter_map(|step| {
            let line = work.iter().find(|line| line.id == step.report)?;
            Some(Happened {
                document: known.document(line),
                step: step.taken.step,
                at: step.taken.at,
                reason: step.reason.clone(),
            })
        })
        .collect();
    happened.sort_by_key(|one| std::cmp::Reverse(one.at));
    happened.truncate(HAPPENED_MAX);
    happened
}

/// Since when things are new to the asker; that they are here is noted.
async fn here(
    context: &Context,
    scope: &Scope,
    now: Timestamp,
) -> Result<Option<Timestamp>, Failure> {
    let person = scope.principal();
    let door = Scope::door(person);
    let stored = context.store.read(&door).await?.visit_of(person).await?;
    let (since, noted) = visiting(stored, now);
    if let Some(noted) = noted {
        let noted = context.store.note_visit(&door, (person, noted)).await;
        // The page is shown where nothing can be written, too.
        if !matches!(noted, Ok(()) | Err(StoreError::Unavailable(_) | StoreError::WriterEnded)) {
            noted?;
        }
    }
    Ok(since)
}

/// Since when things are new to somebody who is here now, and what is noted of that.
fn visiting(stored: Option<Visit>, now: Timestamp) -> (Option<Timestamp>, Option<Visit>) {
    match stored {
        None => (None, Some(Visit { seen_at: now, before_at: None })),
        Some(visit) => {
            let gone = now.duration_since(visit.seen_at);
            let before_at = if gone > AWAY { Some(visit.seen_at) } else { visit.before_at };
            let noted = (gone > NOTED_EVERY).then_some(Visit { seen_at: now, before_at });
            (before_at, noted)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_stays_sees_the_same_news_and_whoever_comes_back_sees_what_is_new() {
        let at = |minutes| Timestamp::UNIX_EPOCH + SignedDuration::from_mins(minutes);
        let (since, noted) = visiting(None, at(0));
        assert_eq!(since, None);
        let first = noted.unwrap();
        assert_eq!(visiting(Some(first), at(4)), (None, None));
        let (since, noted) = visiting(Some(first), at(50));
        assert_eq!((since, noted.unwrap().seen_at), (None, at(50)));
        let (since, noted) = visiting(noted, at(200));
        assert_eq!(since, Some(at(50)));
        let back = noted.unwrap();
        assert_eq!(visiting(Some(back), at(201)).0, Some(at(50)), "the same page again");
        assert_eq!(visiting(Some(back), at(230)).0, Some(at(50)));
        assert_eq!(visiting(Some(back), at(10)), (Some(at(50)), None), "a clock set back");
    }
}
