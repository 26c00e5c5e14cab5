//! A very small Ekstad: a council, two committees, three units of which two merge, two goal sets.

use jiff::civil::date;
use rust_decimal::Decimal;
use tertial_domain::activity::{Activity, ActivityState};
use tertial_domain::assessment::{Assessment, AssessmentTense, GradeCode};
use tertial_domain::goal::{Goal, GoalLevel, GoalSet};
use tertial_domain::ids::{
    ActivityId, AuthorityId, GoalId, GoalSetId, IndicatorId, OutcomeId, ReportId, ReportVersionId,
    TargetId, UnitId,
};
use tertial_domain::indicator::{Aggregation, Indicator, Polarity};
use tertial_domain::organisation::{OrgLevel, OrgUnit, OrgUnitPeriod, Succession, SuccessionKind};
use tertial_domain::outcome::BySex;
use tertial_domain::period::{OperatingYear, Periodicity, Validity, YearPart};
use tertial_domain::quantity::{Quantity, Value};
use tertial_domain::report::{ReportKind, ReportState};
use tertial_domain::slug::Slug;
use tertial_domain::target::{Target, TargetOwner};
use tertial_store::activities::{NewActivity, NewAnswer};
use tertial_store::assessments::NewAssessment;
use tertial_store::events::NewEvent;
use tertial_store::goals::NewGoal;
use tertial_store::indicators::NewIndicator;
use tertial_store::organisation::{Authority, NewOrgUnit};
use tertial_store::outcomes::NewOutcome;
use tertial_store::provenance::Provenance;
use tertial_store::report_facts::{FactPlace, FactSubject, ReportFacts};
use tertial_store::reports::{NewReport, NewVersion};
use tertial_store::search::SearchText;
use tertial_store::targets::NewTarget;
use tertial_store::{Store, WriteSession};

use crate::clock;
use crate::databases::operator;
use crate::ids::Ids;

/// The small city's identities; everything else is asked of the store.
#[derive(Debug, Clone)]
pub struct Ekstad {
    /// More identities for the test's own things.
    pub ids: Ids,
    /// The council's authority.
    pub council_authority: AuthorityId,
    /// *Äldrenämnden*, an authority of its own.
    pub care_authority: AuthorityId,
    /// *Skolnämnden*, another.
    pub school_authority: AuthorityId,
    /// *Kommunfullmäktige*
    pub council: UnitId,
    /// *Äldrenämnden*
    pub care: UnitId,
    /// *Skolnämnden*
    pub school: UnitId,
    /// *Ekbackens dagcenter*, until it merged in 2024.
    pub north: UnitId,
    /// *Åsens dagcenter*, called *Ekstads dagcenter* since *Ekbackens* came along.
    pub south: UnitId,
    /// *Biblioteket*, below the school committee.
    pub library: UnitId,
    /// "Budget 2023"
    pub goal_set: GoalSetId,
    /// "Ekstad är tryggt att åldras i", the council's focus goal.
    pub focus: GoalId,
    /// "Omsorgen håller hög kvalitet", its area goal.
    pub area: GoalId,
    /// "Vardagen är meningsfull", the care committee's goal.
    pub committee_goal: GoalId,
    /// "Varje gäst väljer sin dag", the southern unit's goal.
    pub unit_goal: GoalId,
    /// "Nöjda gäster", in per cent.
    pub indicator: IndicatorId,
    /// "Starta trädgårdsgrupp", of the southern unit.
    pub activity: ActivityId,
}

/// The year of most of the small city's reports.
pub fn year() -> OperatingYear {
    OperatingYear::new(2025).unwrap()
}

impl Ekstad {
    /// Writes the small city into an empty store, with one event.
    pub async fn build(store: &Store) -> Self {
        let ekstad = Self::named();
        let mut session = store.bulk(&operator()).await.unwrap();
        ekstad.write_organisation(&mut session).await;
        ekstad.write_goals(&mut session).await;
        session.log(event("city-founded", "unit", &ekstad.council.to_string())).unwrap();
        session.commit().await.unwrap();
        ekstad
    }

    fn named() -> Self {
        let mut ids = Ids::new(1);
        Self {
            council_authority: AuthorityId::from_bits(ids.bits()),
            care_authority: AuthorityId::from_bits(ids.bits()),
            school_authority: AuthorityId::from_bits(ids.bits()),
            council: ids.unit(),
            care: ids.unit(),
            school: ids.unit(),
            north: ids.unit(),
            south: ids.unit(),
            library: ids.unit(),
            goal_set: GoalSetId::from_bits(ids.bits()),
            focus: GoalId::from_bits(ids.bits()),
            area: GoalId::from_bits(ids.bits()),
            committee_goal: GoalId::from_bits(ids.bits()),
            unit_goal: GoalId::from_bits(ids.bits()),
            indicator: IndicatorId::from_bits(ids.bits()),
            activity: ActivityId::from_bits(ids.bits()),
            ids,
        }
    }

    async fn write_organisation(&self, session: &mut WriteSession) {
        let authorities = [
            (self.council_authority, "Ekstads kommun"),
            (self.care_authority, "Äldrenämnden"),
            (self.school_authority, "Skolnämnden"),
        ];
        let authorities = authorities.map(|(id, name)| Authority { id, name: name.to_owned() });
        session.create_authorities(&authorities).await.unwrap();
        let (council, care, school) =
            (self.council_authority, self.care_authority, self.school_authority);
        let units = [
            place(self.council, council, OrgLevel::Council, "Kommunfullmäktige", None),
            place(self.care, care, OrgLevel::Committee, "Äldrenämnden", Some(self.council)),
            place(self.school, school, OrgLevel::Committee, "Skolnämnden", Some(self.council)),
            self.north(),
            self.south(),
            place(self.library, school, OrgLevel::Unit, "Biblioteket", Some(self.school)),
        ];
        let units = units.map(|unit| NewOrgUnit { unit, provenance: Provenance::Entered });
        session.create_org_units(&units).await.unwrap();
        let merger = Succession {
            from: self.north,
            to: self.south,
            kind: SuccessionKind::MergedInto,
            on: date(2024, 1, 1),
            share: Decimal::ONE,
        };
        session.create_successions(&[merger]).await.unwrap();
    }

    fn north(&self) -> OrgUnit {
        let parent = Some(self.care);
        let name = "Ekbackens dagcenter";
        let mut unit = place(self.north, self.care_authority, OrgLevel::Unit, name, parent);
        let until = Some(date(2024, 1, 1));
        unit.periods.first_mut().unwrap().validity =
            Validity::new(date(2019, 1, 1), until).unwrap();
        unit
    }

    fn south(&self) -> OrgUnit {
        let parent = Some(self.care);
        let name = "Åsens dagcenter";
        let mut unit = place(self.south, self.care_authority, OrgLevel::Unit, name, parent);
        let merged = date(2024, 1, 1);
        unit.periods.first_mut().unwrap().validity =
            Validity::new(date(2019, 1, 1), Some(merged)).unwrap();
        unit.periods.push(OrgUnitPeriod {
            validity: Validity::since(merged),
            name: "Ekstads dagcenter".to_owned(),
            parent,
        });
        unit
    }

    async fn write_goals(&self, session: &mut WriteSession) {
        let validity = Validity::since(date(2023, 1, 1));
        let goal_set = GoalSet { id: self.goal_set, name: "Budget 2023".to_owned(), validity };
        session.create_goal_sets(&[goal_set]).await.unwrap();
        let goals = [
            self.goal(self.focus, GoalLevel::Focus, "1", "Ekstad är tryggt att åldras i"),
            self.goal(self.area, GoalLevel::Area, "1.1", "Omsorgen håller hög kvalitet"),
            self.goal(
                self.committee_goal,
                GoalLevel::Committee,
                "1.1.1",
                "Vardagen är meningsfull",
            ),
            self.goal(self.unit_goal, GoalLevel::Unit, "1.1.1.1", "Varje gäst väljer sin dag"),
        ];
        session.create_goals(&goals).await.unwrap();
        let indicator = NewIndicator {
            indicator: Indicator {
                id: self.indicator,
                name: "Nöjda gäster".to_owned(),
                owner: Some(TargetOwner::Committee),
                unit: Some("%".to_owned()),
                polarity: Some(Polarity::HigherIsBetter),
                aggregation: Some(Aggregation::RatioOfSums),
                individual_based: Some(true),
                council_target_scope: None,
                periodicity: Some(Periodicity::Year),
            },
            provenance: Provenance::Entered,
        };
        session.create_indicators(&[indicator]).await.unwrap();
        let activity = NewActivity {
            activity: Activity {
                id: self.activity,
                name: "Starta trädgårdsgrupp".to_owned(),
                goal: Some(self.unit_goal),
                owner: self.south,
                start: Some(date(2025, 3, 1)),
                end: Some(date(2025, 9, 30)),
            },
            authority: self.care_authority,
            provenance: Provenance::Entered,
        };
        session.create_activities(&[activity]).await.unwrap();
    }

    fn goal(&self, id: GoalId, level: GoalLevel, number: &str, title: &str) -> NewGoal {
        let (parent, owner, authority) = match level {
            GoalLevel::Focus => (None, self.council, self.council_authority),
            GoalLevel::Area => (Some(self.focus), self.council, self.council_authority),
            GoalLevel::Committee => (Some(self.area), self.care, self.care_authority),
            GoalLevel::Unit => (Some(self.committee_goal), self.south, self.care_authority),
        };
        NewGoal {
            goal: Goal {
                id,
                goal_set: self.goal_set,
                level,
                parent,
                owner,
                number: Some(number.to_owned()),
                title: title.to_owned(),
                lineage: None,
            },
            authority,
            provenance: Provenance::Entered,
        }
    }

    /// A report of the southern unit that says one thing of each kind. `outcome` is in per cent.
    pub fn report(&mut self, kind: ReportKind, year: OperatingYear, outcome: &str) -> NewReport {
        let id = ReportId::from_bits(self.ids.bits());
        NewReport {
            id,
            slug: Slug::of_report(kind, year, "Ekstads dagcenter", id),
            unit: self.south,
            authority: self.care_authority,
            year,
            kind,
            state: ReportState::Adopted,
            confirmed: true,
            version: self.version(kind, year, outcome),
        }
    }

    /// A version of such a report.
    pub fn version(&mut self, kind: ReportKind, year: OperatingYear, outcome: &str) -> NewVersion {
        NewVersion {
            id: ReportVersionId::from_bits(self.ids.bits()),
            stored_at: clock::now(),
            title: format!("Rapport {year} för Ekstads dagcenter"),
            printed_date: Some(format!("{year}-12-01")),
            body: format!("{{\"outcome\":\"{outcome}\"}}").into_bytes(),
            import: None,
            facts: self.facts(kind, year, outcome),
        }
    }

    fn facts(&mut self, kind: ReportKind, year: OperatingYear, outcome: &str) -> ReportFacts {
        let subjects = [
            ("goal/0", FactSubject::Goal(Some(self.unit_goal)), None),
            ("goal/0/indicator/0", FactSubject::Indicator(Some(self.indicator)), Some(())),
            ("goal/0/activity/0", FactSubject::Activity(Some(self.activity)), Some(())),
        ];
        let places = subjects.map(|(path, subject, under)| FactPlace {
            path: path.to_owned(),
            subject,
            goal: under.map(|()| self.unit_goal),
            first_line: Some(10),
            last_line: Some(12),
        });
        let assessment = kind.assessment_tense().map_or(Assessment::Missing, |tense| {
            let grade = match tense {
                AssessmentTense::Forecast => GradeCode::PARTLY_MET,
                AssessmentTense::Final => GradeCode::FULLY_MET,
            };
            Assessment::Graded { grade, tense }
        });
        ReportFacts {
            places: places.to_vec(),
            assessments: vec![NewAssessment {
                path: "goal/0".to_owned(),
                goal: self.unit_goal,
                assessment,
                suggestion: Some(GradeCode::PARTLY_MET),
                motive: Some("Gästerna trivs".to_owned()),
            }],
            outcomes: vec![self.outcome(
                kind.year_part().unwrap_or(YearPart::FullYear),
                year,
                outcome,
            )],
            targets: vec![NewTarget {
                id: TargetId::from_bits(self.ids.bits()),
                indicator: self.indicator,
                owner: TargetOwner::Unit,
                target: Target::read("minst 90 %"),
                printed: "minst 90 %".to_owned(),
                valid_from: year.first_day(),
                decision: Some("ÄN 2024/12".to_owned()),
                source_line: Some(11),
            }],
            answers: vec![NewAnswer {
                path: "goal/0/activity/0".to_owned(),
                activity: self.activity,
                state: Some(ActivityState::Ongoing),
                deviation: None,
                analysis: Some("Gruppen träffas varje vecka".to_owned()),
            }],
            texts: vec![SearchText {
                anchor: "goal-0".to_owned(),
                heading: "Varje gäst väljer sin dag".to_owned(),
                words: "Gästerna lånar böcker och odlar i trädgården.".to_owned(),
            }],
        }
    }

    fn outcome(&mut self, part: YearPart, year: OperatingYear, printed: &str) -> NewOutcome {
        let percent = |text: &str| Quantity::read(&format!("{text} %")).map(Value::Number);
        NewOutcome {
            id: OutcomeId::from_bits(self.ids.bits()),
            indicator: self.indicator,
            year,
            part,
            values: BySex {
                total: percent(printed),
                women: percent("91,5"),
                men: Some(Value::Suppressed),
                other: None,
            },
            forecast: percent("92"),
            persons: Some(48),
            analysis: Some("Fler svarade än i fjol".to_owned()),
            source_line: Some(11),
        }
    }
}

/// A place with one period since 2019.
fn place(
    id: UnitId,
    authority: AuthorityId,
    level: OrgLevel,
    name: &str,
    parent: Option<UnitId>,
) -> OrgUnit {
    let validity = Validity::since(date(2019, 1, 1));
    let periods = vec![OrgUnitPeriod { validity, name: name.to_owned(), parent }];
    OrgUnit { id, level, authority, periods }
}

/// An event in the installation's chain, for writes that need one.
pub fn event(action: &'static str, object_kind: &'static str, object_id: &str) -> NewEvent {
    NewEvent {
        authority: None,
        at: clock::now(),
        action,
        object_kind,
        object_id: object_id.to_owned(),
        object_version: None,
        payload: action.as_bytes().to_vec(),
    }
}
