//! A year from opening to answers, with the people whose it is, on both databases.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

use std::collections::BTreeMap;

use jiff::civil::date;
use tertial_domain::goal::GoalLevel;
use tertial_domain::ids::{PrincipalId, ReportId, UnitId};
use tertial_domain::organisation::OrgLevel;
use tertial_domain::period::OperatingYear;
use tertial_domain::permission::Scope;
use tertial_domain::report::{IndicatorField, Report, ReportKind, ReportState};
use tertial_domain::role::Role;
use tertial_domain::year::book::{Answer, Audience, ChangeKind};
use tertial_domain::year::plan::Choice;
use tertial_domain::year::usual_deadline;
use tertial_testkit::{Database, on_both_backends};
use tertial_usecases::context::Context;
use tertial_usecases::failure::Failure;
use tertial_usecases::once::NamedWrite;
use tertial_usecases::reports;
use tertial_usecases::year::answering::{self, AnswerOrder};
use tertial_usecases::year::beginning::{self, BeginOrder};
use tertial_usecases::year::deadlines::{self, DeadlineOrder};
use tertial_usecases::year::opening::{self, GoalSetOrder, OpeningOrder};
use tertial_usecases::year::part::{
    self, ActivityName, ActivityOrder, GoalName, GoalOrder, IndicatorName, Part, TargetOrder,
};
use tertial_usecases::year::{proposal, showing};

use crate::workflow::Town;

fn coming() -> OperatingYear {
    OperatingYear::new(2027).unwrap()
}

/// The small city with its city office, and a committee's own.
struct Office {
    town: Town,
    dagny: PrincipalId,
    erik: PrincipalId,
}

impl Office {
    async fn build(database: &Database) -> Self {
        let town = Town::build(database).await;
        let dagny = town.somebody("Dagny Falk", Role::CityOffice, town.ekstad.council).await;
        let erik = town.somebody("Erik Gran", Role::Reporter, town.ekstad.care).await;
        Self { town, dagny, erik }
    }

    fn context(&self) -> &Context {
        &self.town.context
    }

    fn write(&self) -> NamedWrite {
        NamedWrite::fresh(self.context().ids.next())
    }

    /// Somebody's scope, as sign-in makes it.
    async fn scope(&self, person: PrincipalId) -> Scope {
        let scope = self.town.scope(person).await;
        let ekstad = &self.town.ekstad;
        let overseen = if person == self.dagny {
            vec![ekstad.care_authority, ekstad.school_authority]
        } else {
            Vec::new()
        };
        scope.overseeing(overseen)
    }

    /// What Dagny opens the year by: all goals go on, one indicator and one activity.
    async fn order(&self) -> OpeningOrder {
        let scope = self.scope(self.dagny).await;
        let found = proposal::of_council(self.context(), &scope, coming()).await.unwrap();
        assert_eq!((found.level, found.is_open), (OrgLevel::Council, false));
        let goals = found.goals.iter();
        let goals = goals.map(|goal| GoalOrder::GoesOn { goal: goal.id, wording: None }).collect();
        let area = found.goals.iter().find(|goal| goal.level == GoalLevel::Area).unwrap().id;
        let target = target(area, "minst 92 %");
        let activity = ActivityOrder {
            activity: ActivityName::New {
                name: "Alla övar kontinuitetsplanen".to_owned(),
                start: Some(date(2027, 2, 1)),
                end: None,
            },
            goal: Some(GoalName::Known(area)),
            audience: Audience::All,
        };
        let part = Part {
            goals,
            targets: vec![target],
            activities: vec![activity],
            decision: Some("KF 2026/310".to_owned()),
            ..Part::default()
        };
        let deadlines = ReportKind::ALL.map(|kind| (kind, usual_deadline(coming(), kind)));
        OpeningOrder {
            year: coming(),
            goal_set: GoalSetOrder::Standing,
            template: None,
            part,
            deadlines: deadlines.into(),
            deadlines_of: BTreeMap::new(),
        }
    }

    async fn open(&self) {
        let (scope, order) = (self.scope(self.dagny).await, self.order().await);
        opening::open(self.context(), &scope, &self.write(), &order).await.unwrap();
    }

    async fn begin(&self, kind: ReportKind, choices: BTreeMap<usize, Choice>) -> ReportId {
        let (unit, year) = (self.town.ekstad.south, coming());
        let order = BeginOrder { unit, year, kind, choices };
        let scope = self.scope(self.town.astrid).await;
        let begun = beginning::begin(self.context(), &scope, &self.write(), &order).await;
        begun.unwrap().report
    }

    async fn body(&self, report: ReportId) -> Report {
        let scope = self.scope(self.town.astrid).await;
        let file = reports::files::json(self.context(), &scope, report, None).await.unwrap();
        let limits = tertial_exchange::report_json::ReadLimits::default();
        tertial_exchange::report_json::read(&file.bytes, &limits).unwrap()
    }
}

fn target(goal: tertial_domain::ids::GoalId, printed: &str) -> TargetOrder {
    TargetOrder {
        goal: GoalName::Known(goal),
        indicator: IndicatorName::Named("Nöjda gäster".to_owned()),
        printed: printed.to_owned(),
        scope: None,
        decision: None,
        valid_from: None,
        audience: Audience::All,
    }
}

#[test]
fn the_city_office_opens_a_year_once_and_undoes_it() {
    on_both_backends(async |database| {
        let office = Office::build(database).await;
        let (context, order) = (office.context(), office.order().await);
        for somebody in [office.town.astrid, office.erik, office.town.bo] {
            let scope = office.scope(somebody).await;
            let refused = opening::open(context, &scope, &office.write(), &order).await;
            assert_eq!(refused, Err(Failure::Forbidden));
        }
        let scope = office.scope(office.dagny).await;
        let before = showing::list(context, &scope).await.unwrap();
        assert!(before.years.is_empty());
        let opened = opening::open(context, &scope, &office.write(), &order).await.unwrap();
        assert!(!opened.is_again);
        let once = showing::show(context, &scope, coming()).await.unwrap();
        let again = opening::open(context, &scope, &office.write(), &order).await.unwrap();
        assert!(again.is_again);
        assert_eq!(showing::show(context, &scope, coming()).await.unwrap(), once);
        let other = OpeningOrder { template: Some("plan".to_owned()), ..order.clone() };
        let refused = opening::open(context, &scope, &office.write(), &other).await;
        assert!(matches!(refused, Err(Failure::Refused(_))));
        opening::undo(context, &scope, &office.write(), coming()).await.unwrap();
        assert_eq!(showing::list(context, &scope).await.unwrap(), before, "undo gives back");
        assert_eq!(showing::show(context, &scope, coming()).await, Err(Failure::NotFound));
        let anew = opening::open(context, &scope, &office.write(), &other).await.unwrap();
        assert!(!anew.is_again);
    });
}

#[test]
fn a_plan_is_begun_with_all_that_is_above_and_all_that_was_its_own() {
    on_both_backends(async |database| {
        let office = Office::build(database).await;
        office.town.draft(2026, ReportState::Adopted).await;
        office.open().await;
        let scope = office.scope(office.town.astrid).await;
        let place = (office.town.ekstad.south, coming());
        let page = beginning::page(office.context(), &scope, place).await.unwrap();
        assert!(page.may_begin && page.begun.is_empty());
        assert_eq!(page.own.len(), 1);
        // The committee's goal stands in no report that the city office sees: it is the committee's to say.
        assert_eq!(page.above.len(), 2, "focus and area");
        let plan = office.begin(ReportKind::AnnualPlan, BTreeMap::new()).await;
        assert_eq!(office.begin(ReportKind::AnnualPlan, BTreeMap::new()).await, plan);
        let body = office.body(plan).await;
        let titles: Vec<&str> = body.walk_goals().map(|goal| goal.title.as_str()).collect();
        assert!(titles.contains(&"Varje gäst väljer sin dag"), "{titles:?}");
        assert!(titles.contains(&"Omsorgen håller hög kvalitet"), "{titles:?}");
        let row = body.walk_goals().flat_map(|goal| &goal.indicators).next().unwrap();
        assert_eq!(row.cell(IndicatorField::CouncilTarget), Some("minst 92 %"));
        assert_eq!(row.cell(IndicatorField::Previous), Some("92 %"));
        for stranger in [office.town.bo, office.dagny] {
            let scope = office.scope(stranger).await;
            let (unit, kind) = (office.town.ekstad.south, ReportKind::AnnualPlan);
            let order = BeginOrder { unit, year: coming(), kind, choices: BTreeMap::new() };
            let refused = beginning::begin(office.context(), &scope, &office.write(), &order).await;
            assert_eq!(refused, Err(Failure::Forbidden));
        }
        // Untouched, so it keeps nobody from undoing; and it is taken up again afterwards.
        let dagny = office.scope(office.dagny).await;
        opening::undo(office.context(), &dagny, &office.write(), coming()).await.unwrap();
        office.open().await;
        assert_eq!(office.begin(ReportKind::AnnualPlan, BTreeMap::new()).await, plan);
        office.town.write(office.town.astrid, plan, "lök").await;
        let refused = opening::undo(office.context(), &dagny, &office.write(), coming()).await;
        let Err(Failure::Refused(problems)) = refused else { panic!("{refused:?}") };
        assert_eq!(problems[0].code, "year-has-reports");
    });
}

#[test]
fn what_changes_above_is_answered_and_taken_in() {
    on_both_backends(async |database| {
        let office = Office::build(database).await;
        office.town.draft(2026, ReportState::Adopted).await;
        office.open().await;
        let plan = office.begin(ReportKind::AnnualPlan, BTreeMap::new()).await;
        let ekstad = &office.town.ekstad;
        let place = (ekstad.south, coming());
        let context = office.context();
        let erik = office.scope(office.erik).await;
        let goal = GoalOrder::New {
            parent: Some(GoalName::Known(ekstad.area)),
            number: None,
            title: "Färre ramlar".to_owned(),
            continues: None,
        };
        let cares = Part { goals: vec![goal], ..Part::default() };
        part::say(context, &erik, &office.write(), (coming(), ekstad.care, &cares)).await.unwrap();
        let refused =
            part::say(context, &erik, &office.write(), (coming(), ekstad.council, &cares)).await;
        assert_eq!(refused, Err(Failure::Forbidden));
        let dagny = office.scope(office.dagny).await;
        let council = Part { targets: vec![target(ekstad.area, "95 %")], ..Part::default() };
        let said = (coming(), ekstad.council, &council);
        part::say(context, &dagny, &office.write(), said).await.unwrap();

        let astrid = office.scope(office.town.astrid).await;
        let page = answering::changes(context, &astrid, place).await.unwrap();
        assert_eq!((page.changes.len(), page.open, page.may_answer), (2, 2, true));
        assert_eq!(page.changes[0].kind, ChangeKind::Changed);
        assert_eq!(page.changes[0].before.as_deref(), Some("minst 92 %"));
        assert_eq!(page.changes[1].kind, ChangeKind::New);
        let answer = |at: usize, answer: Answer| AnswerOrder {
            unit: ekstad.south,
            year: coming(),
            change: page.changes[at].name,
            answer,
            base: None,
        };
        let wordless = answer(1, Answer::NotOurs(" ".to_owned()));
        let refused = answering::answer(context, &astrid, &office.write(), &wordless).await;
        assert!(matches!(refused, Err(Failure::Refused(_))));
        let own = answer(1, Answer::Taken(Some("Alla går tryggt".to_owned())));
        answering::answer(context, &astrid, &office.write(), &own).await.unwrap();
        let twice = answering::answer(context, &astrid, &office.write(), &own).await;
        assert_eq!(twice, Err(Failure::Stale));
        let taken = answer(0, Answer::Taken(None));
        answering::answer(context, &astrid, &office.write(), &taken).await.unwrap();
        assert_eq!(answering::changes(context, &astrid, place).await.unwrap().open, 0);
        let body = office.body(plan).await;
        let titles: Vec<&str> = body.walk_goals().map(|goal| goal.title.as_str()).collect();
        assert!(titles.contains(&"Färre ramlar") && titles.contains(&"Alla går tryggt"));
        let row = body.walk_goals().flat_map(|goal| &goal.indicators).next().unwrap();
        assert_eq!(row.cell(IndicatorField::CouncilTarget), Some("95 %"));
        let first = office.begin(ReportKind::TertialReport1, BTreeMap::new()).await;
        let followed = office.body(first).await;
        assert_eq!(followed.walk_goals().count(), body.walk_goals().count());
        let library = showing::show(context, &astrid, coming()).await.unwrap();
        assert!(library.goals.iter().any(|goal| goal.title == "Färre ramlar"));
        let other = office.town.somebody("Hanna Ivarsson", Role::Reporter, ekstad.library).await;
        let other = office.scope(other).await;
        let seen = showing::show(context, &other, coming()).await.unwrap();
        assert!(!seen.goals.iter().any(|goal| goal.title == "Färre ramlar"), "crossed the border");
    });
}

#[test]
fn a_new_goal_set_is_continued_by_lineage() {
    on_both_backends(async |database| {
        let office = Office::build(database).await;
        office.town.draft(2026, ReportState::Adopted).await;
        let (scope, mut order) = (office.scope(office.dagny).await, office.order().await);
        order.goal_set = GoalSetOrder::New {
            name: "Mål 2027–2030".to_owned(),
            last: OperatingYear::new(2030),
        };
        let context = office.context();
        opening::open(context, &scope, &office.write(), &order).await.unwrap();
        let choices = BTreeMap::from([(0, Choice::Change("Gästen bestämmer".to_owned()))]);
        let plan = office.begin(ReportKind::AnnualPlan, choices).await;
        let body = office.body(plan).await;
        let titles: Vec<&str> = body.walk_goals().map(|goal| goal.title.as_str()).collect();
        assert!(titles.contains(&"Gästen bestämmer"), "{titles:?}");
        let page = showing::show(context, &scope, coming()).await.unwrap();
        assert_eq!(page.line.goal_set.as_deref(), Some("Mål 2027–2030"));
    });
}

#[test]
fn deadlines_of_a_place_are_the_nearest_and_everybodys_to_see() {
    on_both_backends(async |database| {
        let office = Office::build(database).await;
        office.open().await;
        let (context, ekstad) = (office.context(), &office.town.ekstad);
        let set = |place: UnitId, day| DeadlineOrder {
            year: coming(),
            place,
            set: vec![(ReportKind::AnnualPlan, day)],
        };
        let erik = office.scope(office.erik).await;
        let cares = set(ekstad.care, Some(date(2027, 1, 15)));
        deadlines::set(context, &erik, &office.write(), &cares).await.unwrap();
        let councils = set(ekstad.council, Some(date(2027, 1, 15)));
        let refused = deadlines::set(context, &erik, &office.write(), &councils).await;
        assert_eq!(refused, Err(Failure::Forbidden));
        let astrid = office.scope(office.town.astrid).await;
        let days = (date(2027, 1, 1), date(2027, 6, 1));
        let found = deadlines::of_place(context, &astrid, ekstad.south, days).await.unwrap();
        let found: Vec<_> = found.iter().map(|one| (one.kind, one.due_on)).collect();
        let tertial = usual_deadline(coming(), ReportKind::TertialReport1);
        let expected =
            [(ReportKind::AnnualPlan, date(2027, 1, 15)), (ReportKind::TertialReport1, tertial)];
        assert_eq!(found, expected);
        let other = deadlines::of_place(context, &astrid, ekstad.library, days).await.unwrap();
        assert_eq!(other[0].due_on, usual_deadline(coming(), ReportKind::AnnualPlan));
    });
}
