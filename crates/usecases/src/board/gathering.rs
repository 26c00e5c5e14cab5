//! The rows of the board, all of them, from as many questions to the store as there are kinds of
//! facts.

use std::collections::{BTreeSet, HashMap, HashSet};

use jiff::Timestamp;
use jiff::civil::Date;
use tertial_domain::goal::GoalLevel;
use tertial_domain::ids::{PrincipalId, ReportId, ReportVersionId, UnitId};
use tertial_domain::organisation::OrgLevel;
use tertial_domain::period::OperatingYear;
use tertial_domain::permission::{Act, Asker};
use tertial_domain::report::{ReportKind, ReportState};
use tertial_domain::role::{Relation, Sight};
use tertial_domain::workflow::Step;
use tertial_domain::year::{Deadline, nearest};
use tertial_presentation::language::Language;
use tertial_presentation::sorting::sort_by_name;
use tertial_store::ReadSession;
use tertial_store::board::VersionStamp;
use tertial_store::outcomes::StoredOutcome;
use tertial_store::reports::{GradeCount, StoredReport};
use tertial_store::reviews::ReviewCounts;
use tertial_store::workflow::{Correction, Question, StoredStep};

use super::said::{Said, said};
use crate::board::{BoardQuestion, BoardReport, BoardRow, BoardStep, SickLeave, Touched, day_of};
use crate::compilation::asked_on;
use crate::context::Context;
use crate::directory::Directory;
use crate::failure::{Failure, OrNotFound};
use crate::indicators::shown;
use crate::overview::GradeCounts;
use crate::workflow::standing::is_sent_back;
use tertial_review::vocabulary::Measure;

/// All rows, with what they can be narrowed to.
pub(super) struct Gathered {
    pub(super) rows: Vec<BoardRow>,
    pub(super) year: OperatingYear,
    pub(super) kind: ReportKind,
    pub(super) committee: Option<String>,
    pub(super) years: Vec<OperatingYear>,
    pub(super) committees: Vec<(UnitId, String)>,
}

/// What the asker may at a place.
#[expect(clippy::struct_excessive_bools, reason = "one for each act that the row is asked about")]
#[derive(Debug, Clone, Copy, Default)]
struct May {
    follow: bool,
    work: bool,
    review: bool,
    ask: bool,
}

/// What the asker may at every place.
enum Rights {
    /// Sees everything and takes no step: whoever sits at this machine, or owns it.
    Everywhere,
    /// A person's, by place.
    At(HashMap<UnitId, May>),
}

impl Rights {
    async fn of(session: &mut ReadSession) -> Result<Self, Failure> {
        match session.scope().asker() {
            Asker::LocalReader | Asker::Operator => return Ok(Self::Everywhere),
            Asker::Person | Asker::Door => {}
        }
        let mut rights: HashMap<UnitId, May> = HashMap::new();
        for reached in session.reached_places().await? {
            let may = rights.entry(reached.place).or_default();
            let relation = if reached.is_across { Relation::BelowAcross } else { Relation::Below };
            let is_here = !reached.is_across;
            may.follow |= reached.role.allows(Act::FollowReports);
            may.work |= reached.role.sight(relation) == Sight::Work;
            may.review |= is_here && reached.role.allows(Act::ReviewReport);
            may.ask |= is_here && reached.role.allows(Act::AskQuestion);
        }
        Ok(Self::At(rights))
    }

    fn at(&self, place: UnitId) -> May {
        match self {
            Self::Everywhere => May { follow: true, work: true, review: false, ask: false },
            Self::At(rights) => rights.get(&place).copied().unwrap_or_default(),
        }
    }
}

/// Facts of many reports, each found once.
struct Facts {
    corrections: HashMap<ReportId, Correction>,
    steps: HashMap<ReportId, Vec<StoredStep>>,
    questions: HashMap<ReportId, Vec<Question>>,
    stamps: HashMap<ReportVersionId, VersionStamp>,
    names: HashMap<PrincipalId, String>,
    grades: HashMap<ReportVersionId, Vec<GradeCount>>,
    reviews: HashMap<ReportId, ReviewCounts>,
    said: HashMap<ReportVersionId, Said>,
    sick_leave: HashMap<(UnitId, OperatingYear), StoredOutcome>,
}

/// When a place's report is to be handed in, where somebody has said so of the year.
fn due(
    deadlines: &[Deadline],
    directory: &Directory,
    (unit, day): (UnitId, Date),
    asked: (OperatingYear, ReportKind),
) -> Option<Date> {
    let mut way_up = vec![unit];
    way_up.extend(directory.above(unit, day));
    nearest(deadlines, &way_up, asked).map(|deadline| deadline.due_on)
}

/// Every row that the asker follows.
pub(super) async fn gather(
    context: &Context,
    session: &mut ReadSession,
    question: &BoardQuestion,
) -> Result<Gathered, Failure> {
    let directory = Directory::load(session).await?;
    let rights = Rights::of(session).await?;
    let years = session.report_years().await?;
    let this_year = OperatingYear::new(context.clock.today().year());
    let year = question.year.or_else(|| years.first().copied()).or(this_year).or_not_found()?;
    let of_year = session.reports_of_year(year).await?;
    let followed = |report: &&StoredReport| rights.at(report.unit).follow;
    let latest = of_year.iter().filter(followed).map(|report| report.kind).max();
    let kind = question.kind.or(latest).unwrap_or(ReportKind::AnnualPlan);
    let mut reports: HashMap<UnitId, &StoredReport> = HashMap::new();
    reports.extend(of_year.iter().filter(|one| one.kind == kind).map(|one| (one.unit, one)));
    let within = question.committee.map(|committee| directory.within(committee));
    let day = asked_on(kind, year);
    let places: Vec<(UnitId, OrgLevel)> = directory
        .units()
        .iter()
        .filter(|unit| unit.level == question.level.level())
        .filter(|unit| rights.at(unit.id).follow)
        .filter(|unit| within.as_ref().is_none_or(|all| all.binary_search(&unit.id).is_ok()))
        .filter(|unit| unit.on(day).is_some() || reports.contains_key(&unit.id))
        .map(|unit| (unit.id, unit.level))
        .collect();
    let own: Vec<(&StoredReport, OrgLevel)> =
        places.iter().filter_map(|(unit, level)| Some((*reports.get(unit)?, *level))).collect();
    let facts = facts(context, session, &own, (year, kind)).await?;
    let deadlines = session.year_deadlines().await?;
    let today = context.clock.today();
    let row = |(unit, level): &(UnitId, OrgLevel)| {
        let may = rights.at(*unit);
        let report = reports.get(unit).map(|report| facts.report(report, (*level, year)));
        let due = due(&deadlines, &directory, (*unit, day), (year, kind));
        let is_waited_for = report.as_ref().is_none_or(|one| one.state == ReportState::Draft);
        let committee = directory.committee_of(*unit, day).filter(|above| above != unit);
        BoardRow {
            unit: *unit,
            name: directory.name(*unit, day),
            committee: committee.map(|committee| directory.name(committee, day)),
            sees_drafts: may.work,
            days_untouched: report
                .as_ref()
                .and_then(|one| one.touched.as_ref())
                .map(|touched| days_between(day_of(touched.at), today)),
            report,
            due,
            days_left: due.filter(|_| is_waited_for).map(|due| days_between(today, due)),
            may_review: may.review,
            may_ask: may.ask,
        }
    };
    let mut rows: Vec<BoardRow> = places.iter().map(row).collect();
    sort_by_name(Language::Swedish, &mut rows, |row| row.name.as_str());
    let mut committees = directory.committees();
    committees.retain(|(committee, _)| rights.at(*committee).follow);
    let committee = question.committee.map(|committee| directory.name(committee, day));
    Ok(Gathered { rows, year, kind, committee, years, committees })
}

fn days_between(from: Date, until: Date) -> i32 {
    from.until(until).map_or(0, |span| span.get_days())
}

async fn facts(
    context: &Context,
    session: &mut ReadSession,
    own: &[(&StoredReport, OrgLevel)],
    when: (OperatingYear, ReportKind),
) -> Result<Facts, Failure> {
    let ids: Vec<ReportId> = own.iter().map(|(report, _)| report.id).collect();
    let wanted: HashSet<ReportId> = ids.iter().copied().collect();
    let mut corrections: HashMap<ReportId, Correction> = HashMap::new();
    for correction in session.corrections().await? {
        if wanted.contains(&correction.report) {
            corrections.insert(correction.report, correction);
        }
    }
    let working = |report: &StoredReport| {
        corrections.get(&report.id).map_or(report.latest, |correction| correction.version)
    };
    let versions: Vec<(ReportVersionId, OrgLevel)> =
        own.iter().map(|(report, level)| (working(report), *level)).collect();
    let counting: Vec<ReportVersionId> = own.iter().map(|(report, _)| report.latest).collect();
    let of_versions: Vec<ReportVersionId> = versions.iter().map(|(id, _)| *id).collect();
    let steps = session.steps_of_reports(&ids).await?;
    let questions = session.questions_of_reports(&ids).await?;
    let stamps = session.version_stamps(&of_versions).await?;
    let people = people(&steps, &questions, &stamps);
    let reviews = session.review_counts(&counting).await?;
    Ok(Facts {
        names: session.people_named(&people).await?.into_iter().collect(),
        grades: grouped(session.grade_counts(&of_versions).await?, |count| count.version),
        reviews: reviews.into_iter().map(|line| (line.report, line.counts)).collect(),
        said: said(context, session, &versions, when).await?,
        sick_leave: sick_leave(context, session, when).await?,
        steps: grouped(steps, |step| step.report),
        questions: grouped(questions, |question| question.report),
        stamps: stamps.into_iter().map(|stamp| (stamp.version, stamp)).collect(),
        corrections,
    })
}

fn grouped<K: std::hash::Hash + Eq, T>(all: Vec<T>, key: impl Fn(&T) -> K) -> HashMap<K, Vec<T>> {
    let mut groups: HashMap<K, Vec<T>> = HashMap::new();
    for one in all {
        groups.entry(key(&one)).or_default().push(one);
    }
    groups
}

fn people(
    steps: &[StoredStep],
    questions: &[Question],
    stamps: &[VersionStamp],
) -> Vec<PrincipalId> {
    let asked = questions.iter().flat_map(done_about);
    let all: BTreeSet<PrincipalId> = steps
        .iter()
        .map(|step| step.taken.by)
        .chain(asked.map(|(by, _)| by))
        .chain(stamps.iter().filter_map(|stamp| stamp.by))
        .collect();
    all.into_iter().collect()
}

/// Who did what with a question, and when.
fn done_about(question: &Question) -> impl Iterator<Item = (PrincipalId, Timestamp)> {
    [Some(question.asked), question.answered, question.settled].into_iter().flatten()
}

/// The sick leave that each place reports for the same part of this year and the one before. Which
/// indicator that is the vocabulary says; where it knows of none, there is none.
async fn sick_leave(
    context: &Context,
    session: &mut ReadSession,
    (year, kind): (OperatingYear, ReportKind),
) -> Result<HashMap<(UnitId, OperatingYear), StoredOutcome>, Failure> {
    let Some(part) = kind.year_part() else { return Ok(HashMap::new()) };
    let vocabulary = &context.rulebook.vocabulary;
    let is_it = |name: &str| {
        vocabulary.find(name).is_some_and(|known| known.measure == Some(Measure::SickLeave))
    };
    let mut indicators = session.indicators().await?;
    indicators.retain(|indicator| is_it(&indicator.name));
    // Of several in one report, the one with the shortest name is the whole.
    indicators.sort_by_key(|indicator| std::cmp::Reverse(indicator.name.chars().count()));
    let ids: Vec<_> = indicators.iter().map(|indicator| indicator.id).collect();
    let years: Vec<OperatingYear> = std::iter::once(year).chain(year.previous()).collect();
    let mut outcomes = session.totals_of_years(&ids, &years).await?;
    outcomes.retain(|found| found.kind == kind && found.outcome.part == part);
    outcomes.sort_by_key(|found| ids.iter().position(|id| *id == found.outcome.indicator));
    let place = |found: &StoredOutcome| (found.outcome.unit, found.outcome.year);
    Ok(outcomes.into_iter().map(|found| (place(&found), found)).collect())
}

impl Facts {
    fn report(
        &self,
        report: &StoredReport,
        (level, year): (OrgLevel, OperatingYear),
    ) -> BoardReport {
        let correction = self.corrections.get(&report.id);
        let (version, number, state) = correction
            .map_or((report.latest, report.latest_number, report.state), |correction| {
                (correction.version, correction.number, correction.state)
            });
        let taken = self.steps.get(&report.id).map(Vec::as_slice).unwrap_or_default();
        let asked = self.questions.get(&report.id).map(Vec::as_slice).unwrap_or_default();
        let said = self.said.get(&version);
        BoardReport {
            id: report.id,
            version,
            number,
            state,
            is_correction: correction.is_some(),
            is_sent_back: state == ReportState::Draft && is_sent_back(taken),
            confirmed: report.confirmed,
            steps: self.holding(taken, state),
            findings: self.reviews.get(&report.id).copied(),
            grades: self.graded(version, level),
            completeness: said.and_then(|said| said.completeness),
            sick_leave: self.sick(report.unit, year),
            budget: said.and_then(|said| said.budget),
            questions: asked.iter().filter(|question| question.stops()).count(),
            touched: self.touched(version, taken, asked),
        }
    }

    /// The steps that what is worked on stands on, the first first.
    fn holding(&self, taken: &[StoredStep], state: ReportState) -> Vec<BoardStep> {
        let behind: &[Step] = match state {
            ReportState::Draft => &[],
            ReportState::Ready => &[Step::HandIn],
            ReportState::Reviewed => &[Step::HandIn, Step::Review],
            ReportState::Adopted => &[Step::HandIn, Step::Review, Step::Adopt],
        };
        let last = |step: &Step| taken.iter().rfind(|one| one.taken.step == *step);
        let mut steps: Vec<BoardStep> =
            behind.iter().filter_map(last).map(|one| self.step(one)).collect();
        // What came back says when, too.
        if let Some(back) = taken.last().filter(|_| is_sent_back(taken) && behind.is_empty()) {
            steps.push(self.step(back));
        }
        steps
    }

    fn step(&self, step: &StoredStep) -> BoardStep {
        let by = self.names.get(&step.taken.by).cloned();
        BoardStep { step: step.taken.step, at: step.taken.at, by }
    }

    fn graded(&self, version: ReportVersionId, level: OrgLevel) -> GradeCounts {
        let own = match level {
            OrgLevel::Council => GoalLevel::Area,
            OrgLevel::Committee | OrgLevel::Department => GoalLevel::Committee,
            OrgLevel::Unit | OrgLevel::Workplace => GoalLevel::Unit,
        };
        let mut counts = GradeCounts::default();
        for found in self.grades.get(&version).into_iter().flatten() {
            if found.level == own {
                (0..found.count).for_each(|_| counts.add(&found.assessment));
            }
        }
        counts
    }

    fn sick(&self, unit: UnitId, year: OperatingYear) -> Option<SickLeave> {
        let of = |year| {
            let found = self.sick_leave.get(&(unit, year))?;
            shown(found).total?.quantity().cloned()
        };
        Some(SickLeave { now: of(year)?, before: year.previous().and_then(of) })
    }

    fn touched(
        &self,
        version: ReportVersionId,
        taken: &[StoredStep],
        asked: &[Question],
    ) -> Option<Touched> {
        let stored = self.stamps.get(&version).map(|stamp| (stamp.at, stamp.by));
        let stepped = taken.last().map(|step| (step.taken.at, Some(step.taken.by)));
        let spoken = asked.iter().flat_map(done_about).map(|(by, at)| (at, Some(by)));
        // Of what was done at the same moment, a step comes after the version that it is about.
        let all = stored.into_iter().chain(stepped).chain(spoken);
        let last = all.max_by_key(|(at, _)| *at)?;
        Some(Touched { at: last.0, by: last.1.and_then(|by| self.names.get(&by).cloned()) })
    }
}
