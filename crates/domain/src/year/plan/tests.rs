//! Plans that are begun lose nothing, and take changes in once.

use proptest::prelude::*;

use super::*;
use crate::goal::GoalText;
use crate::ids::UnitId;
use crate::organisation::OrgLevel;
use crate::rich_text::Block;
use crate::year::book::{Audience, Word, YearEntry};

fn year() -> OperatingYear {
    OperatingYear::new(2027).unwrap()
}

fn goal(bits: u128) -> GoalId {
    GoalId::from_bits(bits)
}

/// Goals from above with parents among those before them, some of which continue goals 101, 102 …
fn aboves() -> impl Strategy<Value = Above> {
    let one = (any::<prop::sample::Index>(), any::<bool>(), any::<bool>(), 0..3_usize);
    proptest::collection::vec(one, 0..8).prop_map(|chosen| {
        let mut goals: Vec<GoalAbove> = Vec::new();
        for (at, (parent, is_top, continues, targets)) in chosen.into_iter().enumerate() {
            let parent = (!is_top && at > 0).then(|| goals[parent.index(at)].id);
            let id = goal(at as u128 + 1);
            let continues = if continues { vec![goal(at as u128 + 101)] } else { Vec::new() };
            let targets = (0..targets).map(|target| target_above(at * 10 + target)).collect();
            let title = format!("Mål {at}");
            let level = if parent.is_none() { GoalLevel::Focus } else { GoalLevel::Area };
            goals.push(GoalAbove { id, level, parent, number: None, title, continues, targets });
        }
        let activities = goals.iter().map(|goal| ActivityAbove {
            id: ActivityId::from_bits(goal.id.bits()),
            name: format!("Aktivitet {}", goal.title),
            goal: Some(goal.id),
            start: None,
            end: None,
        });
        let activities = activities.collect();
        Above { goals, activities }
    })
}

fn target_above(bits: usize) -> TargetAbove {
    TargetAbove {
        indicator: IndicatorId::from_bits(bits as u128),
        name: format!("Indikator {bits}"),
        printed: "90 %".to_owned(),
        periodicity: None,
    }
}

fn own_goal(bits: u128, served: Vec<GoalId>, choice: Choice) -> OwnGoal {
    let mut node = GoalNode::new(GoalLevel::Unit, None, format!("Eget {bits}"));
    node.add_text(GoalText::ExpectedResult, vec![paragraph("Fler trivs.")]);
    node.add_text(GoalText::Analysis, vec![paragraph("Det gick bra.")]);
    let mut row = IndicatorRow::new("Trivsel".to_owned());
    row.set_cell(IndicatorField::Target, Some("85 %".to_owned()));
    row.set_cell(IndicatorField::Outcome, Some("83 %".to_owned()));
    node.indicators.push(row);
    for (name, end) in
        [("Pågår", Some("2028-06-30")), ("Slut", Some("2026-12-31")), ("Tills vidare", None)]
    {
        let (name, end) = (name.to_owned(), end.map(str::to_owned));
        node.activities.push(ActivityRow { name, end, ..ActivityRow::default() });
    }
    let mut goal = LinkedGoal::new(node, Some(goal(bits)));
    goal.links.indicators.push(Some(IndicatorId::from_bits(900)));
    goal.links.activities = vec![None; 3];
    OwnGoal { served, goal, choice }
}

fn owns() -> impl Strategy<Value = Vec<OwnGoal>> {
    let choice = prop_oneof![
        Just(Choice::Keep),
        Just(Choice::Change("Nya ord".to_owned())),
        Just(Choice::End)
    ];
    proptest::collection::vec((prop_oneof![1..10_u128, 100..110_u128], choice), 0..6).prop_map(
        |all| {
            let all = all.into_iter().enumerate();
            all.map(|(at, (served, choice))| own_goal(500 + at as u128, vec![goal(served)], choice))
                .collect()
        },
    )
}

fn facts(above: Above, own: Vec<OwnGoal>) -> PlanFacts {
    PlanFacts {
        year: year(),
        unit: "Almgården".to_owned(),
        committee: None,
        title: "Plan".to_owned(),
        above,
        own,
        outcomes: BTreeMap::from([(IndicatorId::from_bits(900), "83 %".to_owned())]),
        done: BTreeSet::new(),
        headings: vec![("Inledning".to_owned(), 1)],
    }
}

fn count(begun: &Begun, id: GoalId) -> usize {
    begun.links.iter().filter(|links| links.goal == Some(id)).count()
}

fn holds_together(begun: &Begun) {
    assert_eq!(begun.report.walk_goals().count(), begun.links.len());
    for (node, links) in begun.report.walk_goals().zip(&begun.links) {
        assert_eq!(node.indicators.len(), links.indicators.len());
        assert_eq!(node.activities.len(), links.activities.len());
    }
    let tree = linked(&begun.report, &begun.links);
    let mut again = begun.report.clone();
    assert_eq!(unlinked(&mut again, tree), begun.links);
    assert_eq!(again, begun.report);
}

proptest! {
    #[test]
    fn no_goal_from_above_and_no_own_goal_is_lost(above in aboves(), own in owns()) {
        let facts = facts(above, own);
        let begun = begin(&facts);
        holds_together(&begun);
        for goal in &facts.above.goals {
            prop_assert_eq!(count(&begun, goal.id), 1, "{:?}", goal);
        }
        for own in &facts.own {
            let goes_on = usize::from(own.choice != Choice::End);
            prop_assert_eq!(count(&begun, own.goal.links.goal.unwrap()), goes_on);
        }
        let activities = begun.links.iter().flat_map(|links| &links.activities).flatten();
        let found: BTreeSet<ActivityId> = activities.copied().collect();
        for activity in &facts.above.activities {
            prop_assert!(found.contains(&activity.id));
        }
        let rows = begun.report.walk_goals().flat_map(|goal| &goal.indicators);
        let targets = facts.above.goals.iter().map(|goal| goal.targets.len()).sum::<usize>();
        let kept = facts.own.iter().filter(|own| own.choice != Choice::End).count();
        prop_assert_eq!(rows.count(), targets + kept);
        prop_assert_eq!(begin(&facts), begun, "twice is once");
    }

    #[test]
    fn what_is_taken_in_twice_is_taken_in_once_and_own_words_stay(
        above in aboves(), own in owns(), which in any::<prop::sample::Index>(), kind in 0..6_u8,
    ) {
        prop_assume!(!above.goals.is_empty());
        let chosen = above.goals[which.index(above.goals.len())].clone();
        let mut earlier = above.clone();
        earlier.goals.truncate(earlier.goals.len() / 2);
        let begun = begin(&facts(earlier, own.clone()));
        let entry = entry(&chosen, kind);
        let ended = entry.word.is_end();
        let change = Change {
            kind: if ended { ChangeKind::Ended } else { ChangeKind::New },
            before: None,
            now: &entry,
        };
        let once = take_in(&begun, &change, &above, Some("Vårt eget"));
        holds_together(&once);
        prop_assert_eq!(&take_in(&once, &change, &above, Some("Vårt eget")), &once);
        for own in own.iter().filter(|own| own.choice != Choice::End) {
            prop_assert_eq!(count(&once, own.goal.links.goal.unwrap()), 1);
        }
        let is_activity = matches!(entry.word, Word::Activity { .. });
        if is_activity {
            let activity = Some(ActivityId::from_bits(chosen.id.bits()));
            let rows = once.links.iter().flat_map(|links| &links.activities);
            prop_assert_eq!(rows.filter(|row| **row == activity).count(), 1);
        } else if !ended {
            prop_assert_eq!(count(&once, chosen.id), 1);
        }
    }
}

fn entry(chosen: &GoalAbove, kind: u8) -> YearEntry {
    let (goal, decision) = (chosen.id, None);
    let indicator = chosen.targets.first().map(|target| target.indicator);
    let indicator = indicator.unwrap_or(IndicatorId::from_bits(1));
    let activity = ActivityId::from_bits(goal.bits());
    let word = match kind {
        0 => Word::Goal { goal, wording: None, decision },
        1 => Word::GoalEnded { goal, decision },
        2 => Word::Target {
            goal,
            indicator,
            printed: "95 %".to_owned(),
            scope: None,
            valid_from: None,
            decision,
        },
        3 => Word::TargetEnded { goal, indicator, decision },
        4 => Word::Activity { activity, goal: Some(goal), decision },
        _ => Word::ActivityEnded { activity, decision },
    };
    let (place, level) = (UnitId::from_bits(1), OrgLevel::Council);
    YearEntry { place, level, turn: 1, word, audience: Audience::All }
}

#[test]
fn an_own_goal_goes_on_with_its_words_its_last_outcome_and_what_is_still_to_do() {
    let begun = begin(&facts(Above::default(), vec![own_goal(7, Vec::new(), Choice::Keep)]));
    let own = begun.report.goals.first().unwrap();
    assert_eq!(own.texts.len(), 1, "what was said of how it went is not this year's");
    assert!(own.text(GoalText::ExpectedResult).is_some());
    let row = own.indicators.first().unwrap();
    assert_eq!(row.cell(IndicatorField::Target), Some("85 %"));
    assert_eq!(row.cell(IndicatorField::Previous), Some("83 %"));
    assert_eq!(row.cell(IndicatorField::Outcome), None);
    let names: Vec<&str> = own.activities.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["Pågår", "Tills vidare"]);
}

#[test]
fn an_own_goal_follows_the_goal_that_continues_the_one_it_served() {
    let mut above = Above::default();
    let (level, title) = (GoalLevel::Area, "Nytt".to_owned());
    let (id, continues) = (goal(1), vec![goal(101)]);
    let (parent, number, targets) = (None, None, Vec::new());
    above.goals.push(GoalAbove { id, level, parent, number, title, continues, targets });
    let served = vec![goal(300), goal(101)];
    let begun = begin(&facts(above, vec![own_goal(7, served, Choice::Change("Nu så".to_owned()))]));
    let below = &begun.report.goals[0].goals;
    assert_eq!(below.first().map(|own| own.title.as_str()), Some("Nu så"));
}

fn paragraph(words: &str) -> Block {
    let mut text = crate::rich_text::RichText::default();
    text.push_str(words);
    Block::Paragraph(text)
}
