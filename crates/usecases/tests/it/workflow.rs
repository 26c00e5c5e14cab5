//! The way of a report from draft to decision: who takes which step, what is refused, what is kept.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may fail loudly")]

mod adopting;
mod beside;
mod board;
mod correcting;
mod random;
mod returning;

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::{Date, date};
use tertial_domain::assessment::{Assessment, AssessmentTense, GradeCode};
use tertial_domain::goal::{GoalLevel, GoalText};
use tertial_domain::ids::{IdempotencyKey, PrincipalId, ReportId, ReportVersionId, UnitId};
use tertial_domain::period::{OperatingYear, Validity};
use tertial_domain::permission::{Purpose, Scope};
use tertial_domain::report::{
    GoalNode, IndicatorField, IndicatorRow, OutlineEntry, Report, ReportKind, ReportState, Section,
};
use tertial_domain::rich_text::{Block, RichText};
use tertial_domain::role::Role;
use tertial_exchange::report_json::{self, WriteOptions};
use tertial_store::fingerprint::Fingerprint;
use tertial_store::report_facts::ReportFacts;
use tertial_store::reports::{NewVersion, StoredReport};
use tertial_testkit::clock::TestClock;
use tertial_testkit::databases::principal;
use tertial_testkit::ekstad::event;
use tertial_testkit::{Database, Ekstad};
use tertial_usecases::context::{Clock, Context};
use tertial_usecases::failure::Failure;
use tertial_usecases::founding::Founding;
use tertial_usecases::people::{RoleOrder, enter, give};
use tertial_usecases::report_facts::{Figures, GoalLinks, ReportOrder};
use tertial_usecases::workflow::{AskedStep, Decision, StepDone, StepOrder, take};

use crate::setting;

/// A clock that a test moves, in the city's own day.
struct Moved(TestClock);

impl Clock for Moved {
    fn now(&self) -> Timestamp {
        self.0.now()
    }

    fn today(&self) -> Date {
        tertial_testkit::clock::today()
    }
}

/// A city with people, whose reports are written by hand.
pub(crate) struct Town {
    pub(crate) context: Context,
    pub(crate) ekstad: Ekstad,
    clock: TestClock,
    /// The unit's manager.
    pub(crate) astrid: PrincipalId,
    /// The committee's controller.
    pub(crate) bo: PrincipalId,
    /// Who decides for the committee.
    pub(crate) cecilia: PrincipalId,
}

fn owner() -> Scope {
    Scope::operator(principal(), Purpose::Write)
}

fn paragraph(words: &str) -> Block {
    Block::Paragraph(RichText::plain(words.to_owned()))
}

/// A report that says a word in its one section.
pub(crate) fn report(word: &str) -> Report {
    let mut indicator = IndicatorRow::new("Nöjda gäster".to_owned());
    indicator.set_cell(IndicatorField::Outcome, Some("92 %".to_owned()));
    indicator.set_cell(IndicatorField::Target, Some("minst 90 %".to_owned()));
    let mut goal = GoalNode::new(GoalLevel::Unit, None, "Varje gäst väljer sin dag".to_owned());
    goal.add_text(GoalText::Analysis, vec![paragraph("Gästerna odlar och fler är nöjda.")]);
    goal.indicators.push(indicator);
    goal.assessment =
        Assessment::Graded { grade: GradeCode::FULLY_MET, tense: AssessmentTense::Final };
    Report {
        kind: Some(ReportKind::AnnualReport),
        year: OperatingYear::new(2025),
        title: Some("Verksamhetsberättelse 2025".to_owned()),
        unit: Some("Ekstads dagcenter".to_owned()),
        outline: vec![OutlineEntry::Section(0), OutlineEntry::Goals],
        sections: vec![Section {
            heading: "Sammanfattning".to_owned(),
            level: 1,
            blocks: vec![paragraph(&format!("Dagcentret odlade {word}."))],
        }],
        goals: vec![goal],
        ..Report::default()
    }
}

impl Town {
    pub(crate) async fn build(database: &Database) -> Self {
        let clock = TestClock::default();
        let mut context = setting::context(database);
        context.clock = Arc::new(Moved(clock.clone()));
        context.render = Arc::new(|order| {
            // What a file says depends on the order and on nothing else.
            Box::pin(async move { Ok(format!("{order:?}").into_bytes()) })
        });
        let ekstad = Ekstad::build(database.store()).await;
        let place = (ekstad.south, ekstad.care);
        let nobody = PrincipalId::from_bits(0);
        let (astrid, bo, cecilia) = (nobody, nobody, nobody);
        let mut town = Self { context, ekstad, clock, astrid, bo, cecilia };
        town.astrid = town.somebody("Astrid Ek", Role::Reporter, place.0).await;
        town.bo = town.somebody("Bo Åkesson", Role::Reviewer, place.1).await;
        town.cecilia = town.somebody("Cecilia Dal", Role::Approver, place.1).await;
        town
    }

    pub(crate) async fn somebody(&self, name: &str, role: Role, place: UnitId) -> PrincipalId {
        let person = enter(&self.context, &owner(), (name, None)).await.unwrap();
        self.give(person, role, place).await;
        person
    }

    pub(crate) async fn give(&self, person: PrincipalId, role: Role, place: UnitId) {
        let validity = Validity::since(date(2026, 1, 1));
        let order = RoleOrder { person, role, place, validity, as_deputy: false };
        give(&self.context, &owner(), order).await.unwrap();
    }

    /// The scope of what a person asks now.
    pub(crate) async fn scope(&self, person: PrincipalId) -> Scope {
        let today = self.context.clock.today();
        let mut session = self.context.store.read(&owner()).await.unwrap();
        Scope::person(person, today, session.held(person, today).await.unwrap()).proved()
    }

    /// Stores a draft of the southern unit for a year, by the owner of the database.
    pub(crate) async fn draft(&self, year: i16, state: ReportState) -> ReportId {
        self.stored(self.ekstad.south, year, state).await
    }

    /// Stores a draft of another place of the same committee.
    pub(crate) async fn draft_of(&self, unit: UnitId, year: i16) -> ReportId {
        self.stored(unit, year, ReportState::Draft).await
    }

    async fn stored(&self, unit: UnitId, year: i16, state: ReportState) -> ReportId {
        let id = ReportId::from_bits(self.context.ids.next());
        let order = ReportOrder {
            id,
            unit,
            authority: self.ekstad.care_authority,
            year: OperatingYear::new(year).unwrap(),
            kind: ReportKind::AnnualReport,
            state,
            confirmed: true,
            report: report("rabarber"),
            links: vec![GoalLinks {
                goal: Some(self.ekstad.unit_goal),
                indicators: vec![Some(self.ekstad.indicator)],
                activities: Vec::new(),
            }],
            figures: Figures::Printed,
        };
        let prepared = order.prepare(self.context.ids.as_ref(), self.context.clock.now());
        let mut founding = Founding::begin(&self.context, &owner()).await.unwrap();
        founding.reports(vec![prepared]).await.unwrap();
        founding.finish().await.unwrap();
        id
    }

    /// A person writes another version of what is worked on.
    pub(crate) async fn write(&self, person: PrincipalId, id: ReportId, word: &str) {
        let scope = self.scope(person).await;
        let stored = self.working(id).await;
        let mut session = self.context.store.write(&scope).await.unwrap();
        let version = self.version(word);
        session.add_working_version(id, stored.row_version, &version).await.unwrap();
        let told = tertial_store::events::NewEvent {
            authority: Some(self.ekstad.care_authority),
            ..event("report-written", "report", &id.to_string())
        };
        session.log(told).unwrap();
        session.commit().await.unwrap();
    }

    pub(crate) fn version(&self, word: &str) -> NewVersion {
        NewVersion {
            id: ReportVersionId::from_bits(self.context.ids.next()),
            stored_at: self.context.clock.now(),
            title: "Verksamhetsberättelse 2025".to_owned(),
            printed_date: None,
            body: report_json::write(&report(word), &WriteOptions::default()),
            import: None,
            facts: ReportFacts::default(),
        }
    }

    pub(crate) async fn working(&self, id: ReportId) -> StoredReport {
        let mut session = self.context.store.read(&owner()).await.unwrap();
        session.working_report(id).await.unwrap().unwrap()
    }

    /// The SHA-256 of what is worked on.
    pub(crate) async fn hash(&self, id: ReportId) -> Fingerprint {
        let latest = self.working(id).await.latest;
        let mut session = self.context.store.read(&owner()).await.unwrap();
        session.report_version(latest).await.unwrap().unwrap().sha256
    }

    pub(crate) fn key(&self) -> IdempotencyKey {
        IdempotencyKey::from_bits(self.context.ids.next())
    }

    /// A person takes a step with what is worked on now.
    pub(crate) async fn take(
        &self,
        person: PrincipalId,
        report: ReportId,
        asked: AskedStep,
    ) -> Result<StepDone, Failure> {
        let seen = self.working(report).await.latest_number;
        let order = StepOrder { report, seen, asked };
        take(&self.context, &self.scope(person).await, self.key(), &order).await
    }

    pub(crate) async fn adopt(
        &self,
        person: PrincipalId,
        report: ReportId,
    ) -> Result<StepDone, Failure> {
        let sha256 = self.hash(report).await;
        self.take(person, report, AskedStep::Adopt { sha256, decision: decision() }).await
    }

    /// Hands in, reviews and adopts, each by whose it is.
    pub(crate) async fn whole_way(&self, id: ReportId) {
        self.take(self.astrid, id, AskedStep::HandIn).await.unwrap();
        self.take(self.bo, id, AskedStep::Review).await.unwrap();
        self.adopt(self.cecilia, id).await.unwrap();
    }

    pub(crate) fn wait(&self, seconds: u64) {
        self.clock.advance(Duration::from_secs(seconds));
    }
}

pub(crate) fn decision() -> Decision {
    Decision { register_number: "ÄN 2026/71".to_owned(), decided_on: date(2026, 11, 2) }
}

/// The code of the one problem of a refusal.
pub(crate) fn code<T: std::fmt::Debug>(told: Result<T, Failure>) -> String {
    match told {
        Err(Failure::Refused(problems)) => problems[0].code.clone().into_owned(),
        other => panic!("not refused: {other:?}"),
    }
}
