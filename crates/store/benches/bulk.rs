//! How long a demonstration city takes to write, and how long the heaviest questions take then.
//!
//! 5,200 reports of about 10 KB with 40 places, 10 grades, 36 outcome values, 12 targets, 8 answers
//! and 20 findable texts each. `cargo bench -p tertial-store --bench bulk`.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a measurement reads the clock, prints, and fails loudly"
)]

use std::fmt::Write as _;
use std::time::Instant;

use tertial_domain::activity::{Activity, ActivityState};
use tertial_domain::assessment::{Assessment, AssessmentTense, GradeCode};
use tertial_domain::goal::{Goal, GoalLevel};
use tertial_domain::ids::{
    ActivityId, GoalId, IndicatorId, OutcomeId, ReportId, ReportVersionId, TargetId, UnitId,
};
use tertial_domain::indicator::Indicator;
use tertial_domain::organisation::{OrgLevel, OrgUnit, OrgUnitPeriod};
use tertial_domain::outcome::BySex;
use tertial_domain::period::{OperatingYear, Validity, YearPart};
use tertial_domain::quantity::{Quantity, Value};
use tertial_domain::report::{ReportKind, ReportState};
use tertial_domain::slug::Slug;
use tertial_domain::target::{Target, TargetOwner};
use tertial_store::activities::{ActivityFilter, NewActivity, NewAnswer};
use tertial_store::assessments::NewAssessment;
use tertial_store::founding::FoundingSession;
use tertial_store::goals::NewGoal;
use tertial_store::indicators::NewIndicator;
use tertial_store::organisation::NewOrgUnit;
use tertial_store::outcomes::NewOutcome;
use tertial_store::page::PageRequest;
use tertial_store::provenance::Provenance;
use tertial_store::report_facts::{FactPlace, FactSubject, ReportFacts};
use tertial_store::reports::{NewReport, NewVersion, ReportFilter, RowMaker};
use tertial_store::search::{SearchText, SearchWords};
use tertial_store::targets::NewTarget;
use tertial_store::{Store, WriteSession};
use tertial_testkit::clock::{now, today};
use tertial_testkit::databases::operator;
use tertial_testkit::ekstad::event;
use tertial_testkit::{Database, Ekstad};

const UNITS: usize = 163;
const GOALS: usize = 10;
const INDICATORS: usize = 12;
const ACTIVITIES: usize = 8;
const TEXTS: usize = 20;
/// Reports in one call.
const CHUNK: usize = 64;

fn main() {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let database = Database::sqlite().await;
        measure("sqlite", &database).await;
        database.remove().await;
        let Some(database) = Database::postgres().await else { return };
        measure("postgres", &database).await;
        database.remove().await;
    });
}

async fn measure(engine: &str, database: &Database) {
    let mut city = City::new(Ekstad::build(database.store()).await);
    let session = database.store().bulk(&operator()).await.unwrap();
    let mut session = FoundingSession::begin(session).await.unwrap();
    let mut maker = RowMaker::new();
    city.write_structure(&mut session).await;
    let (mut making, mut writing, mut bytes, mut count) = (0.0, 0.0, 0_usize, 0_usize);
    let begun_all = Instant::now();
    let mut wanted = Vec::new();
    for year in 2019..=2026 {
        for kind in ReportKind::ALL {
            wanted.extend((0..UNITS).map(|unit| (year, kind, unit)));
        }
    }
    for chunk in wanted.chunks(CHUNK) {
        let begun = Instant::now();
        let reports: Vec<NewReport> =
            chunk.iter().map(|&(year, kind, unit)| city.report(year, kind, unit)).collect();
        bytes += reports.iter().map(|report| report.version.body.len()).sum::<usize>();
        count += reports.len();
        let rows = maker.rows(&reports);
        making += begun.elapsed().as_secs_f64();
        let begun = Instant::now();
        session.insert_reports(rows).await.unwrap();
        for report in &reports {
            session.log(event("report-made", "report", &report.id.to_string())).unwrap();
        }
        writing += begun.elapsed().as_secs_f64();
    }
    let begun = Instant::now();
    session.commit().await.unwrap();
    let committing = begun.elapsed().as_secs_f64();
    println!(
        "{engine:8} {count} reports, {} MB of JSON: {:.1} s in the store ({writing:.1} s writing, \
         {committing:.1} s commit), {making:.1} s making them, {:.1} s in all",
        bytes / 1_000_000,
        writing + committing,
        begun_all.elapsed().as_secs_f64(),
    );
    ask(engine, database.store(), &city).await;
}

/// The questions of the heaviest pages.
async fn ask(engine: &str, store: &Store, city: &City) {
    let year = OperatingYear::new(2025).unwrap();
    let mut session = store.read(&operator()).await.unwrap();
    let page = PageRequest::new(1, 50);
    let told = |what: &str, begun: Instant, rows: usize| {
        let milliseconds = begun.elapsed().as_secs_f64() * 1_000.0;
        println!("{engine:8}   {what:34} {milliseconds:8.1} ms, {rows} rows");
    };
    let begun = Instant::now();
    told("org_units", begun, session.org_units().await.unwrap().len());
    let begun = Instant::now();
    told("assessments_of_year", begun, session.assessments_of_year(year).await.unwrap().len());
    let begun = Instant::now();
    let indicator = *city.indicators.first().unwrap();
    let outcomes = session.outcomes_of_indicator(indicator, None).await.unwrap();
    told("outcomes_of_indicator", begun, outcomes.len());
    let begun = Instant::now();
    told("indicator_coverage", begun, session.indicator_coverage().await.unwrap().len());
    let begun = Instant::now();
    let reports = session.reports(&ReportFilter::default(), page).await.unwrap();
    told("reports, page 1", begun, reports.rows.len());
    let begun = Instant::now();
    told("latest_reports", begun, session.latest_reports().await.unwrap().len());
    for (what, filter) in [
        ("activities, page 1", ActivityFilter::default()),
        (
            "activities of a year, page 1",
            ActivityFilter {
                year: Some(year),
                state: Some(ActivityState::Deviating),
                ..ActivityFilter::default()
            },
        ),
    ] {
        let begun = Instant::now();
        told(
            what,
            begun,
            session
                .activities(&filter, jiff::civil::date(2026, 9, 8), page)
                .await
                .unwrap()
                .rows
                .len(),
        );
    }
    for typed in ["trädgårdens", "ord17 ord18", "gästernas vardag", "or"] {
        let begun = Instant::now();
        let asked = SearchWords::read(typed).unwrap();
        let hits = session.search(&asked, None, PageRequest::new(1, 20)).await.unwrap();
        told(&format!("search {typed:?}"), begun, usize::try_from(hits.total).unwrap());
    }
    let begun = Instant::now();
    let checks = session.verify_events().await.unwrap();
    told("verify_events", begun, usize::try_from(checks.first().unwrap().event_count).unwrap());
}

struct City {
    ekstad: Ekstad,
    units: Vec<UnitId>,
    goals: Vec<GoalId>,
    indicators: Vec<IndicatorId>,
    /// By unit.
    activities: Vec<Vec<ActivityId>>,
    /// A small generator of its own: the same city every time.
    state: u64,
}

impl City {
    fn new(ekstad: Ekstad) -> Self {
        Self {
            ekstad,
            units: Vec::new(),
            goals: Vec::new(),
            indicators: Vec::new(),
            activities: Vec::new(),
            state: 7,
        }
    }

    fn random(&mut self, below: u64) -> u64 {
        self.state = self
            .state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.state >> 33) % below
    }

    async fn write_structure(&mut self, session: &mut WriteSession) {
        for number in 0..UNITS {
            let id = self.ekstad.ids.unit();
            self.units.push(id);
            let unit = OrgUnit {
                id,
                level: OrgLevel::Unit,
                authority: self.ekstad.care_authority,
                periods: vec![OrgUnitPeriod {
                    validity: Validity::since(today()),
                    name: format!("Enhet {number}"),
                    parent: Some(self.ekstad.care),
                }],
            };
            let new = NewOrgUnit { unit, provenance: Provenance::Entered };
            session.create_org_units(&[new]).await.unwrap();
            let activities: Vec<NewActivity> = (0..ACTIVITIES)
                .map(|which| NewActivity {
                    activity: Activity {
                        id: ActivityId::from_bits(self.ekstad.ids.bits()),
                        name: format!("Aktivitet {which} för enhet {number}"),
                        goal: Some(self.ekstad.unit_goal),
                        owner: id,
                        start: None,
                        end: Some(today()),
                    },
                    authority: self.ekstad.care_authority,
                    provenance: Provenance::Entered,
                })
                .collect();
            self.activities.push(activities.iter().map(|new| new.activity.id).collect());
            session.create_activities(&activities).await.unwrap();
        }
        for number in 0..GOALS {
            let id = GoalId::from_bits(self.ekstad.ids.bits());
            self.goals.push(id);
            let goal = Goal {
                id,
                goal_set: self.ekstad.goal_set,
                level: GoalLevel::Unit,
                parent: Some(self.ekstad.committee_goal),
                owner: self.ekstad.south,
                number: None,
                title: format!("Mål {number}"),
                lineage: None,
            };
            let authority = self.ekstad.care_authority;
            let new = NewGoal { goal, authority, provenance: Provenance::Entered };
            session.create_goals(&[new]).await.unwrap();
        }
        for number in 0..INDICATORS {
            let id = IndicatorId::from_bits(self.ekstad.ids.bits());
            self.indicators.push(id);
            let indicator = Indicator {
                id,
                name: format!("Indikator {number}"),
                owner: None,
                unit: None,
                polarity: None,
                aggregation: None,
                individual_based: None,
                council_target_scope: None,
                periodicity: None,
            };
            let new = NewIndicator { indicator, provenance: Provenance::Entered };
            session.create_indicators(&[new]).await.unwrap();
        }
    }

    fn report(&mut self, year: i16, kind: ReportKind, unit: usize) -> NewReport {
        let year = OperatingYear::new(year).unwrap();
        let facts = self.facts(year, unit);
        let mut body = String::from("{");
        facts.texts.iter().for_each(|text| body.push_str(&text.words));
        let id = ReportId::from_bits(self.ekstad.ids.bits());
        NewReport {
            id,
            slug: Slug::of_report(kind, year, &format!("Enhet {unit}"), id),
            unit: *self.units.get(unit).unwrap(),
            authority: self.ekstad.care_authority,
            year,
            kind,
            state: ReportState::Adopted,
            confirmed: true,
            version: NewVersion {
                id: ReportVersionId::from_bits(self.ekstad.ids.bits()),
                stored_at: now(),
                title: format!("Rapport {year} för enhet {unit}"),
                printed_date: None,
                body: body.into_bytes(),
                import: None,
                facts,
            },
        }
    }

    fn facts(&mut self, year: OperatingYear, unit: usize) -> ReportFacts {
        let goals = self.goals.clone();
        let indicators = self.indicators.clone();
        let activities = self.activities.get(unit).unwrap().clone();
        let place = |path: String, subject, goal| FactPlace {
            path,
            subject,
            goal,
            first_line: Some(10),
            last_line: Some(12),
        };
        let goal = goals.first().copied();
        let numbered = |what: &str, number: usize| format!("{what}/{number}");
        let mut places = Vec::new();
        for (number, id) in goals.iter().enumerate() {
            places.push(place(numbered("goal", number), FactSubject::Goal(Some(*id)), None));
            places.push(place(numbered("section", number), FactSubject::Section, None));
        }
        for (number, id) in indicators.iter().enumerate() {
            let subject = FactSubject::Indicator(Some(*id));
            places.push(place(numbered("goal/0/indicator", number), subject, goal));
        }
        for (number, id) in activities.iter().enumerate() {
            let subject = FactSubject::Activity(Some(*id));
            places.push(place(numbered("goal/0/activity", number), subject, goal));
        }
        let assessments = goals.iter().enumerate().map(|(number, id)| NewAssessment {
            path: numbered("goal", number),
            goal: *id,
            assessment: Assessment::Graded {
                grade: GradeCode::FULLY_MET,
                tense: AssessmentTense::Final,
            },
            suggestion: None,
            motive: None,
        });
        let answers = activities.iter().enumerate().map(|(number, id)| NewAnswer {
            path: numbered("goal/0/activity", number),
            activity: *id,
            state: ActivityState::ALL.get(number % 4).copied(),
            deviation: None,
            analysis: Some("Gruppen träffas varje vecka och växer".to_owned()),
        });
        ReportFacts {
            assessments: assessments.collect(),
            answers: answers.collect(),
            outcomes: indicators.iter().map(|id| self.outcome(*id, year)).collect(),
            targets: indicators.iter().map(|id| self.target(*id, year)).collect(),
            texts: (0..TEXTS).map(|number| self.text(number)).collect(),
            places,
        }
    }

    fn outcome(&mut self, indicator: IndicatorId, year: OperatingYear) -> NewOutcome {
        let printed = format!("{},{} %", 50 + self.random(50), self.random(10));
        let value = Quantity::read(&printed).map(Value::Number);
        NewOutcome {
            id: OutcomeId::from_bits(self.ekstad.ids.bits()),
            indicator,
            year,
            part: YearPart::FullYear,
            values: BySex { total: value.clone(), women: value.clone(), men: value, other: None },
            forecast: None,
            persons: Some(48),
            analysis: None,
            source_line: Some(11),
        }
    }

    fn target(&mut self, indicator: IndicatorId, year: OperatingYear) -> NewTarget {
        NewTarget {
            id: TargetId::from_bits(self.ekstad.ids.bits()),
            indicator,
            owner: TargetOwner::Unit,
            target: Target::read("minst 90 %"),
            printed: "minst 90 %".to_owned(),
            valid_from: year.first_day(),
            decision: None,
            source_line: Some(11),
        }
    }

    /// About 460 bytes of words, common and rare ones mixed.
    fn text(&mut self, number: usize) -> SearchText {
        const COMMON: [&str; 12] = [
            "och",
            "att",
            "verksamheten",
            "gästernas",
            "vardagen",
            "personalen",
            "trädgården",
            "under",
            "utvecklades",
            "enheten",
            "fler",
            "tillsammans",
        ];
        let mut words = String::new();
        while words.len() < 460 {
            if self.random(3) == 0 {
                let rare = self.random(9_000);
                let _ = write!(words, "ord{rare} ");
            } else {
                let which = usize::try_from(self.random(12)).unwrap();
                words.push_str(COMMON.get(which).unwrap());
                words.push(' ');
            }
        }
        SearchText { anchor: format!("goal-{number}"), heading: format!("Mål {number}"), words }
    }
}
