//! What reports say: assessments, outcomes, targets, and where each stands.

use tertial_domain::assessment::{Assessment, AssessmentTense, GradeCode};
use tertial_domain::ids::{IndicatorId, OutcomeId, TargetId};
use tertial_domain::outcome::BySex;
use tertial_domain::period::{OperatingYear, YearPart};
use tertial_domain::quantity::{Quantity, Share, Value};
use tertial_domain::report::ReportKind;
use tertial_domain::target::{Target, TargetOwner};
use tertial_store::outcomes::NewOutcome;
use tertial_store::report_facts::FactSubject;
use tertial_store::targets::NewTarget;
use tertial_testkit::databases::operator;
use tertial_testkit::ekstad::{event, year};
use tertial_testkit::{Database, Ekstad, on_both_backends};

async fn with_annual_report(database: &Database) -> Ekstad {
    let mut ekstad = Ekstad::build(database.store()).await;
    let new = ekstad.report(ReportKind::AnnualReport, year(), "88,5");
    let mut session = database.store().write(&operator()).await.unwrap();
    session.create_reports(&[new]).await.unwrap();
    session.log(event("report-stored", "report", "x")).unwrap();
    session.commit().await.unwrap();
    ekstad
}

#[test]
fn an_assessment_comes_back_with_suggestion_and_motive() {
    on_both_backends(async |database| {
        let ekstad = with_annual_report(database).await;
        let mut session = database.store().read(&operator()).await.unwrap();
        let found = session.assessments_of_year(year()).await.unwrap();
        let expected =
            Assessment::Graded { grade: GradeCode::FULLY_MET, tense: AssessmentTense::Final };
        assert_eq!((found.len(), &found[0].assessment), (1, &expected));
        assert_eq!((found[0].goal, found[0].unit), (ekstad.unit_goal, ekstad.south));
        assert_eq!(found[0].kind, ReportKind::AnnualReport);
        assert_eq!(found[0].suggestion, Some(GradeCode::PARTLY_MET));
        assert_eq!(found[0].motive.as_deref(), Some("Gästerna trivs"));
        assert_eq!(session.assessments_of_goals(&[ekstad.unit_goal]).await.unwrap(), found);
        assert_eq!(session.assessments_of_unit(ekstad.south).await.unwrap(), found);
        let other = year().previous().unwrap();
        assert_eq!(session.assessments_of_year(other).await.unwrap(), []);
    });
}

#[test]
fn an_outcome_comes_back_by_sex_with_its_forecast() {
    on_both_backends(async |database| {
        let ekstad = with_annual_report(database).await;
        let mut session = database.store().read(&operator()).await.unwrap();
        let found = session.outcomes_of_indicator(ekstad.indicator, Some(ekstad.south)).await;
        let found = found.unwrap();
        assert_eq!(found.len(), 1);
        let outcome = &found[0].outcome;
        let percent = |text: &str| Quantity::read(text).map(Value::Number);
        assert_eq!(outcome.values.total, percent("88,5 %"));
        assert_eq!(outcome.values.women, percent("91,5 %"));
        assert_eq!(outcome.values.men, Some(Value::Suppressed));
        assert_eq!(outcome.values.other, None);
        assert_eq!(outcome.forecast, percent("92 %"));
        assert_eq!((outcome.persons, outcome.part), (Some(48), YearPart::FullYear));
        assert_eq!(found[0].analysis.as_deref(), Some("Fler svarade än i fjol"));
        assert_eq!(found[0].source_line, Some(11));
        assert_eq!(session.outcomes_of_unit(ekstad.south, None).await.unwrap(), found);
        assert_eq!(session.outcomes_of_unit(ekstad.south, Some(year())).await.unwrap(), found);
        assert_eq!(session.outcomes_of_year(year()).await.unwrap(), found);
        let whole = session.full_year_totals(&[ekstad.indicator]).await.unwrap();
        assert_eq!((whole.len(), whole[0].outcome.values.total.clone()), (1, percent("88,5 %")));
        assert_eq!(
            (whole[0].outcome.values.women.as_ref(), whole[0].outcome.persons),
            (None, Some(48))
        );
        assert_eq!(session.full_year_totals(&[]).await.unwrap(), []);
        assert_eq!(session.outcomes_of_unit(ekstad.north, None).await.unwrap(), []);
        let coverage = session.indicator_coverage().await.unwrap();
        let found = &coverage[0];
        assert_eq!((found.indicator, found.unit_count), (ekstad.indicator, 1));
        assert_eq!((coverage.len(), found.first, found.last), (1, year(), year()));
    });
}

#[test]
fn every_kind_of_value_and_target_comes_back_as_it_was() {
    on_both_backends(async |database| {
        let mut ekstad = Ekstad::build(database.store()).await;
        let mut new = ekstad.report(ReportKind::AnnualReport, year(), "1");
        let number = |text: &str| Quantity::read(text).unwrap();
        let share = Quantity { share: Share::new(33.into(), 48.into()), ..number("68,75 %") };
        let values = [
            Value::Number(share),
            Value::Number(number("−1.820 milj kr")),
            Value::Number(number("3,30 GWh")),
            Value::Missing,
            Value::NotApplicable,
            Value::NotMeasured,
        ];
        new.version.facts.outcomes = values
            .iter()
            .map(|value| NewOutcome {
                id: OutcomeId::from_bits(ekstad.ids.bits()),
                indicator: ekstad.indicator,
                year: year(),
                part: YearPart::Tertial2,
                values: BySex { other: Some(value.clone()), ..BySex::default() },
                forecast: None,
                persons: None,
                analysis: None,
                source_line: None,
            })
            .collect();
        let printed =
            ["minst 90 %", "högst 4", "92", "90-95 %", "öka", "minska", "", "enligt plan"];
        new.version.facts.targets = printed
            .iter()
            .map(|printed| NewTarget {
                id: TargetId::from_bits(ekstad.ids.bits()),
                indicator: ekstad.indicator,
                owner: TargetOwner::Council,
                target: Target::read(printed),
                printed: (*printed).to_owned(),
                valid_from: year().first_day(),
                decision: None,
                source_line: None,
            })
            .collect();
        let mut session = database.store().write(&operator()).await.unwrap();
        session.create_reports(&[new]).await.unwrap();
        let outcomes = session.outcomes_of_unit(ekstad.south, None).await.unwrap();
        let found: Vec<Value> =
            outcomes.into_iter().filter_map(|stored| stored.outcome.values.other).collect();
        assert_eq!(found, values);
        let targets = session.targets_of_indicator(ekstad.indicator, None).await.unwrap();
        for (target, printed) in targets.iter().zip(printed) {
            assert_eq!(
                (&target.target, target.printed.as_str()),
                (&unit_of_both(printed), printed)
            );
        }
        assert_eq!(targets.len(), printed.len());
        assert_eq!(session.targets_of_unit(ekstad.south, Some(year())).await.unwrap(), targets);
        let unknown = IndicatorId::from_bits(7);
        assert_eq!(session.targets_of_indicator(unknown, Some(ekstad.south)).await.unwrap(), []);
        let before = OperatingYear::new(2001);
        assert_eq!(session.targets_of_unit(ekstad.south, before).await.unwrap(), []);
    });
}

/// Both ends of a stretch come back in the unit that stands at the last one.
fn unit_of_both(printed: &str) -> Option<Target> {
    match Target::read(printed)? {
        Target::Between(mut low, high) => {
            low.unit.clone_from(&high.unit);
            Some(Target::Between(low, high))
        }
        other => Some(other),
    }
}

#[test]
fn facts_know_their_place_and_what_stands_under_a_goal() {
    on_both_backends(async |database| {
        let ekstad = with_annual_report(database).await;
        let mut session = database.store().read(&operator()).await.unwrap();
        let report = session.reports_of_unit(ekstad.south).await.unwrap().remove(0);
        let places = session.fact_places(report.latest).await.unwrap();
        let subjects: Vec<_> =
            places.iter().map(|place| (place.path.as_str(), place.subject)).collect();
        assert_eq!(
            subjects,
            [
                ("goal/0", FactSubject::Goal(Some(ekstad.unit_goal))),
                ("goal/0/activity/0", FactSubject::Activity(Some(ekstad.activity))),
                ("goal/0/indicator/0", FactSubject::Indicator(Some(ekstad.indicator))),
            ]
        );
        assert_eq!((places[1].first_line, places[1].last_line), (Some(10), Some(12)));
        let indicators = session.indicators_under_goal(ekstad.unit_goal).await.unwrap();
        assert_eq!(indicators, [ekstad.indicator]);
        let activities = session.activities_under_goal(ekstad.unit_goal).await.unwrap();
        assert_eq!(activities, [ekstad.activity]);
        assert_eq!(session.indicators_under_goal(ekstad.focus).await.unwrap(), []);
    });
}
