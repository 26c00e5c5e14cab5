//! A committee's report compiled from its units': shown with choices, and stored as a draft.

mod gather;
mod kept;

use std::collections::BTreeSet;

use tertial_domain::ids::{GoalId, IdempotencyKey, ReportId, TargetId, UnitId};
use tertial_domain::organisation::OrgLevel;
use tertial_domain::period::OperatingYear;
use tertial_domain::permission::{Act, Scope};
use tertial_domain::problem::Problem;
use tertial_domain::report::{Report, ReportKind, ReportState};
use tertial_domain::target::YearTarget;
use tertial_exchange::report_json::{self, WriteOptions};
use tertial_presentation::language::Language;
use tertial_presentation::localizer::Localizer;
pub use tertial_report::compilation::{
    AbsentUnit, CompiledGoal, Difference, QuotableText, TextName,
};
use tertial_report::compilation::{Choices, CompilationFacts, Compiled, compile};
use tertial_store::events::NewEvent;
use tertial_store::fingerprint::Fingerprint;
use tertial_store::page::PageRequest;
use tertial_store::reports::{ReportFilter, StoredReport};
use tertial_store::{ReadSession, WriteSession};

use crate::context::{Context, RenderOrder};
use crate::directory::Directory;
use crate::failure::{Failure, OrNotFound, permit, permit_at};
use crate::once::{NamedWrite, Turn, form_key, take_turn};
use crate::report_facts::{Figures, GoalLinks, ReportOrder};
use crate::reports::city_name;
use crate::reports::files::{Form, template_of_compilation};
use gather::{Gathered, gather};
pub(crate) use gather::{asked_on, expected_units};
pub(crate) use kept::is_compiled;

/// Which compilation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CompilationQuestion {
    /// The committee.
    pub committee: UnitId,
    /// The year.
    pub year: OperatingYear,
    /// Which of the year's documents.
    pub kind: ReportKind,
    /// Whether units' drafts are taken in too; else a unit with a draft has not reported.
    pub with_drafts: bool,
}

/// What a person has chosen on the page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CompilationChoices {
    /// The texts to quote; `None` leaves it to the rule.
    pub texts: Option<BTreeSet<TextName>>,
    /// Goals whose suggested grade is taken.
    pub grades: BTreeSet<GoalId>,
}

/// A compilation as its page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompilationPage {
    /// What was asked for.
    pub question: CompilationQuestion,
    /// The committee's name.
    pub committee_name: String,
    /// Years to choose from, latest first.
    pub years: Vec<OperatingYear>,
    /// The city that publishes it.
    pub organisation: Option<String>,
    /// Units that are compiled.
    pub reported: usize,
    /// Units that are not.
    pub absent: Vec<AbsentUnit>,
    /// The draft.
    pub report: Report,
    /// What the draft's goals are, with texts and grades to choose.
    pub goals: Vec<CompiledGoal>,
    /// Where the committee's own figures differ.
    pub differences: Vec<Difference>,
    /// The committee's report of the same kind and year, with its state and its latest version.
    pub own: Option<(ReportId, ReportState, u32)>,
    /// What it is made from: it changes when any of the reports does.
    pub basis: String,
    /// The name of the write that this page's form asks for.
    pub key: IdempotencyKey,
}

impl CompilationPage {
    /// Whether it may be stored: over nothing, or over a draft.
    pub fn is_storable(&self) -> bool {
        self.reported > 0 && self.own.is_none_or(|(_, state, _)| state == ReportState::Draft)
    }
}

/// A compilation as its page shows it. Nothing is stored.
pub async fn show(
    context: &Context,
    scope: &Scope,
    question: CompilationQuestion,
    choices: &CompilationChoices,
) -> Result<CompilationPage, Failure> {
    permit(scope, Act::ReadReport)?;
    let mut session = context.store.read(scope).await?;
    let directory = Directory::load(&mut session).await?;
    let gathered = gather(context, &mut session, &directory, question).await?;
    let basis = basis(&gathered);
    let own = gathered.own.as_ref();
    let organisation = city_name(&mut session, &directory).await?;
    let years = session.report_years().await?;
    let page_of = |compiled: Compiled, facts: &CompilationFacts| CompilationPage {
        question,
        committee_name: facts.committee_name.clone(),
        years,
        organisation,
        reported: facts.units.len(),
        absent: facts.absent.clone(),
        report: compiled.report,
        goals: compiled.goals,
        differences: compiled.differences,
        own: own.map(|own| (own.id, own.state, own.latest_number)),
        key: form_key(&["compile", &question_name(question), &basis]),
        basis,
    };
    let compiled = compiled(&gathered.facts, choices);
    Ok(page_of(compiled, &gathered.facts))
}

/// The year and kind of the newest report that a unit of the committee has written.
pub async fn newest(
    context: &Context,
    scope: &Scope,
    committee: UnitId,
) -> Result<(OperatingYear, ReportKind), Failure> {
    permit(scope, Act::ReadFacts)?;
    let mut session = context.store.read(scope).await?;
    let directory = Directory::load(&mut session).await?;
    directory.get(committee).filter(|place| place.level == OrgLevel::Committee).or_not_found()?;
    let mut units = directory.within(committee);
    units.retain(|unit| directory.get(*unit).is_some_and(|unit| unit.level == OrgLevel::Unit));
    let filter = ReportFilter { units: Some(units), year: None, kind: None };
    let newest = session.reports(&filter, PageRequest::new(1, 1)).await?;
    let own = OperatingYear::new(context.clock.today().year());
    match newest.rows.first() {
        Some(report) => Ok((report.year, report.kind)),
        None => Ok((own.or_not_found()?, ReportKind::AnnualReport)),
    }
}

/// A compilation as Report JSON.
pub async fn json(
    context: &Context,
    scope: &Scope,
    question: CompilationQuestion,
) -> Result<Vec<u8>, Failure> {
    let page = show(context, scope, question, &CompilationChoices::default()).await?;
    Ok(report_json::write(&page.report, &WriteOptions::default()))
}

/// A compilation as a document of a form; it says that it is a draft.
pub async fn document(
    context: &Context,
    scope: &Scope,
    question: CompilationQuestion,
    form: Form,
) -> Result<Vec<u8>, Failure> {
    let page = show(context, scope, question, &CompilationChoices::default()).await?;
    let report_json = report_json::write(&page.report, &WriteOptions::default());
    let order = RenderOrder {
        organisation: page.organisation,
        template: template_of_compilation(context, question.kind, question.year),
        caution: tertial_report::document::Caution::of(ReportState::Draft, true),
        ..RenderOrder::of(report_json, form, context.clock.now())
    };
    (context.render)(order).await.map_err(Failure::refused)
}

/// Stores a compilation as a draft of the committee's: a new report, or the next version of its
/// draft. The versions before stay. The same form sent twice stores once.
///
/// Errors: [`Failure::Stale`] where any of the reports has changed since the page was shown;
/// `compilation-no-reports`, and `compilation-not-draft` where the committee's report has come
/// further than a draft.
pub async fn store(
    context: &Context,
    scope: &Scope,
    (question, key, shown): (CompilationQuestion, IdempotencyKey, &str),
    choices: &CompilationChoices,
) -> Result<ReportId, Failure> {
    permit(scope, Act::CompileReport)?;
    let mut session = context.store.write(scope).await?;
    let directory = Directory::load(&mut session).await?;
    let write = named_write(key, question, shown, choices);
    let now = context.clock.now();
    if take_turn(&mut session, &write, now).await? == Turn::Again {
        let (unit, year, kind) = (question.committee, question.year, question.kind);
        let stored = session.report_of(unit, year, kind).await?;
        return stored.map(|stored| stored.id).or_not_found();
    }
    let gathered = gather(context, &mut session, &directory, question).await?;
    if basis(&gathered) != shown {
        return Err(Failure::Stale);
    }
    if gathered.facts.units.is_empty() {
        return Err(Failure::refused(Problem::new("compilation-no-reports")));
    }
    if gathered.own.as_ref().is_some_and(|own| own.state != ReportState::Draft) {
        return Err(Failure::refused(Problem::new("compilation-not-draft")));
    }
    let state = gathered.own.as_ref().map(|own| own.state);
    permit_at(&mut session, (question.committee, state), Act::CompileReport).await?;
    let compiled = compiled(&gathered.facts, choices);
    let order = order(context, &gathered, compiled);
    let (id, version) = save(context, &mut session, &order, gathered.own.as_ref()).await?;
    session.log(NewEvent {
        authority: Some(order.authority),
        at: now,
        action: kept::COMPILED,
        object_kind: "report",
        object_id: id.to_string(),
        object_version: Some(version),
        payload: shown.as_bytes().to_vec(),
    })?;
    session.commit().await?;
    Ok(id)
}

fn named_write(
    key: IdempotencyKey,
    question: CompilationQuestion,
    basis: &str,
    choices: &CompilationChoices,
) -> NamedWrite {
    let texts = choices
        .texts
        .as_ref()
        .map(|texts| texts.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "));
    let grades: Vec<String> = choices.grades.iter().map(ToString::to_string).collect();
    let (name, texts, grades) =
        (question_name(question), texts.unwrap_or_else(|| "usual".to_owned()), grades.join(" "));
    NamedWrite::new(key, "compile-report", &[&name, basis, &texts, &grades])
}

fn question_name(question: CompilationQuestion) -> String {
    let CompilationQuestion { committee, year, kind, with_drafts } = question;
    format!("{committee} {year} {} {with_drafts}", kind.code())
}

fn compiled(facts: &CompilationFacts, choices: &CompilationChoices) -> Compiled {
    let choices = Choices { texts: choices.texts.clone(), grades: choices.grades.clone() };
    // A report speaks Swedish, whoever compiles it.
    compile(facts, &choices, Localizer::of(Language::Swedish))
}

/// Changes when anything that it is made from does: a unit's report, its state and what it is
/// linked to, the committee's own report and its plan, targets, goals, indicators.
fn basis(gathered: &Gathered) -> String {
    let facts = &gathered.facts;
    let units = facts.units.iter();
    let units = units.map(|unit| {
        let (id, version, hash) = (unit.unit, unit.version, &unit.sha256);
        let (state, confirmed) = (unit.state.code(), unit.confirmed);
        format!("{id} {version} {hash} {state} {confirmed} {:?}", unit.links)
    });
    let absent = facts.absent.iter().map(|unit| format!("{} {:?}", unit.unit, unit.draft));
    let stored = |report: &StoredReport| {
        format!("{} {} {}", report.id, report.latest_number, report.state.code())
    };
    let own = gathered.own.iter().chain(&gathered.plan).map(stored);
    let rest = format!("{:?} {:?} {:?}", facts.targets, facts.goals, facts.indicators);
    let said = units.chain(absent).chain(own).chain([rest]).collect::<Vec<String>>().join("\n");
    Fingerprint::of(said.as_bytes()).to_string()
}

fn order(context: &Context, gathered: &Gathered, compiled: Compiled) -> ReportOrder {
    let facts = &gathered.facts;
    let outcomes = kept::outcomes(context, facts, &compiled);
    let mut rows = compiled.links.indicators.into_iter();
    let mut activities = compiled.links.activities.into_iter();
    let links = compiled.links.goals.into_iter().map(|goal| GoalLinks {
        goal,
        indicators: rows.next().unwrap_or_default(),
        activities: activities.next().unwrap_or_default(),
    });
    // Targets that the version before says hold on: the next says them again.
    let kept = gathered
        .targets
        .iter()
        .map(|target| YearTarget { id: TargetId::from_bits(context.ids.next()), ..target.clone() });
    ReportOrder {
        id: gathered
            .own
            .as_ref()
            .map_or_else(|| ReportId::from_bits(context.ids.next()), |own| own.id),
        unit: facts.committee,
        authority: gathered.authority,
        year: facts.year,
        kind: facts.kind,
        state: ReportState::Draft,
        confirmed: true,
        links: links.collect(),
        figures: Figures::Known { outcomes, targets: kept.collect() },
        report: compiled.report,
    }
}

async fn save(
    context: &Context,
    session: &mut WriteSession,
    order: &ReportOrder,
    own: Option<&StoredReport>,
) -> Result<(ReportId, i64), Failure> {
    let now = context.clock.now();
    let version = if let Some(own) = own {
        let version = order.new_version(context.ids.as_ref(), now, None);
        session.add_working_version(own.id, own.row_version, &version).await?;
        i64::from(session.working_report(own.id).await?.or_not_found()?.latest_number)
    } else {
        let report = order.new_report(context.ids.as_ref(), now, None);
        session.create_reports(&[report]).await?;
        1
    };
    crate::read_in::forget_reviews(session, &order.into()).await?;
    Ok((order.id, version))
}

/// The committee that a person names: by its identity, or by its name in that year.
pub async fn place_named(
    context: &Context,
    scope: &Scope,
    name: &str,
    year: OperatingYear,
) -> Result<(UnitId, OrgLevel), Failure> {
    permit(scope, Act::ReadFacts)?;
    let mut session: ReadSession = context.store.read(scope).await?;
    let directory = Directory::load(&mut session).await?;
    let by_id = name.parse::<UnitId>().ok().and_then(|id| directory.get(id));
    let key = tertial_domain::name_key::name_key(name);
    let answers = |id| tertial_domain::name_key::name_key(&directory.name_in(id, year)) == key;
    let found = by_id.or_else(|| directory.units().iter().find(|unit| answers(unit.id)));
    let found = found.ok_or_else(|| {
        Failure::refused(Problem::new("place-unknown").with("name", name).hint("place-unknown"))
    })?;
    Ok((found.id, found.level))
}
