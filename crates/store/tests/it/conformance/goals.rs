//! Goal sets, goals, lineages.

use jiff::civil::date;
use tertial_domain::goal::{Goal, GoalLevel, GoalSet};
use tertial_domain::ids::{GoalId, GoalSetId, ImportId, LineageId};
use tertial_domain::period::Validity;
use tertial_store::StoreError;
use tertial_store::goals::NewGoal;
use tertial_store::provenance::{Provenance, RowVersion};
use tertial_testkit::clock::now;
use tertial_testkit::databases::operator;
use tertial_testkit::ekstad::event;
use tertial_testkit::{Ekstad, on_both_backends};

#[test]
fn goals_are_found_by_set_level_title_and_place_in_the_chain() {
    on_both_backends(async |database| {
        let ekstad = Ekstad::build(database.store()).await;
        let mut session = database.store().read(&operator()).await.unwrap();
        let sets = session.goal_sets().await.unwrap();
        assert_eq!((sets.len(), sets[0].id), (1, ekstad.goal_set));
        let goals = session.goals_of_set(ekstad.goal_set).await.unwrap();
        let levels: Vec<GoalLevel> = goals.iter().map(|goal| goal.level).collect();
        assert_eq!(levels, GoalLevel::ALL);
        let found = session
            .goals_by_title(ekstad.goal_set, GoalLevel::Unit, "  VARJE gäst — väljer sin dag.")
            .await
            .unwrap();
        assert_eq!(found[0].id, ekstad.unit_goal);
        let wrong_level =
            session.goals_by_title(ekstad.goal_set, GoalLevel::Area, &found[0].title).await;
        assert_eq!(wrong_level.unwrap(), []);
        let below = session.goals_below(ekstad.area).await.unwrap();
        assert_eq!(below[0].id, ekstad.committee_goal);
        let unknown = GoalId::from_bits(7);
        let some = session.goals(&[ekstad.focus, unknown, ekstad.area]).await.unwrap();
        assert_eq!(some.len(), 2);
        assert_eq!(session.goals(&[]).await.unwrap(), []);
        assert_eq!(session.unconfirmed_goals(ekstad.goal_set).await.unwrap(), []);
        assert_eq!(session.goal(unknown).await.unwrap(), None);
    });
}

#[test]
fn goals_are_found_by_words_of_their_title_and_by_number() {
    on_both_backends(async |database| {
        let ekstad = Ekstad::build(database.store()).await;
        let mut session = database.store().read(&operator()).await.unwrap();
        let cases = [
            (None, &["haller", "omsorg"][..], vec![ekstad.area]),
            (None, &["gast"], vec![ekstad.unit_goal]),
            (None, &["%"], GOALS.map(|goal| goal(&ekstad)).to_vec()),
            (None, &["gast", "omsorg"], Vec::new()),
            (Some("1.1"), &[], vec![ekstad.area]),
            (Some("1.1"), &["gast"], Vec::new()),
        ];
        for (number, words, expected) in cases {
            let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
            let found = session.goals_like(ekstad.goal_set, number, &words, 10).await.unwrap();
            let found: Vec<GoalId> = found.iter().map(|goal| goal.id).collect();
            assert_eq!(found, expected, "{number:?} {words:?}");
        }
        assert_eq!(session.goals_like(ekstad.goal_set, None, &[], 2).await.unwrap().len(), 2);
    });
}

const GOALS: [fn(&Ekstad) -> GoalId; 4] =
    [|it| it.focus, |it| it.area, |it| it.committee_goal, |it| it.unit_goal];

#[test]
fn a_goal_that_was_read_in_is_confirmed_by_a_change_and_joins_a_lineage() {
    on_both_backends(async |database| {
        let mut ekstad = Ekstad::build(database.store()).await;
        let mut session = database.store().write(&operator()).await.unwrap();
        let set = GoalSet {
            id: GoalSetId::from_bits(ekstad.ids.bits()),
            name: "Budget 2027".to_owned(),
            validity: Validity::new(date(2027, 1, 1), Some(date(2031, 1, 1))).unwrap(),
        };
        session.create_goal_sets(std::slice::from_ref(&set)).await.unwrap();
        let lineage = LineageId::from_bits(ekstad.ids.bits());
        session.create_lineage(lineage, now()).await.unwrap();
        let goal = Goal {
            id: GoalId::from_bits(ekstad.ids.bits()),
            goal_set: set.id,
            level: GoalLevel::Focus,
            parent: None,
            owner: ekstad.council,
            number: None,
            title: "Åldras tryggt".to_owned(),
            lineage: None,
        };
        let import = ImportId::from_bits(ekstad.ids.bits());
        let provenance = Provenance::ReadIn { import, line: Some(7), confirmed: false };
        let authority = ekstad.council_authority;
        let new = NewGoal { goal: goal.clone(), authority, provenance: provenance.clone() };
        session.create_goals(&[new]).await.unwrap();
        let found = session.goal(goal.id).await.unwrap().unwrap();
        assert_eq!((&found.value, found.provenance), (&goal, provenance));
        let joined = Goal { lineage: Some(lineage), ..goal };
        let next = session.change_goal(&joined, RowVersion::FIRST).await.unwrap();
        let older = session.goal(ekstad.focus).await.unwrap().unwrap();
        let older = Goal { lineage: Some(lineage), ..older.value };
        session.change_goal(&older, RowVersion::FIRST).await.unwrap();
        let late = session.change_goal(&joined, RowVersion::FIRST).await;
        assert!(matches!(late, Err(StoreError::Stale)));
        session.log(event("goal-joined", "goal", &joined.id.to_string())).unwrap();
        session.commit().await.unwrap();

        let mut session = database.store().read(&operator()).await.unwrap();
        let found = session.goal(joined.id).await.unwrap().unwrap();
        assert!(found.provenance.is_confirmed() && found.row_version == next);
        let related = session.goals_in_lineage(lineage).await.unwrap();
        assert_eq!(
            related.iter().map(|goal| goal.id).collect::<Vec<_>>(),
            [ekstad.focus, joined.id]
        );
        assert_eq!(session.goal_sets().await.unwrap()[1], set);
    });
}
