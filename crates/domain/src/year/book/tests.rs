//! What stands and what changed, for any words in any order.

use proptest::prelude::*;

use super::*;

const COUNCIL: UnitId = UnitId::from_bits(1);
const COMMITTEE: UnitId = UnitId::from_bits(2);
const UNIT: UnitId = UnitId::from_bits(3);
const OTHER: UnitId = UnitId::from_bits(4);
const WAY_UP: [UnitId; 3] = [UNIT, COMMITTEE, COUNCIL];

fn word(kind: u8, thing: u128, words: u8) -> Word {
    let (goal, indicator) = (GoalId::from_bits(thing), IndicatorId::from_bits(thing));
    let activity = ActivityId::from_bits(thing);
    let decision = None;
    match kind {
        0 => Word::Goal { goal, wording: Some(words.to_string()), decision },
        1 => Word::GoalEnded { goal, decision },
        2 => Word::Target {
            goal,
            indicator,
            printed: words.to_string(),
            scope: None,
            valid_from: None,
            decision,
        },
        3 => Word::TargetEnded { goal, indicator, decision },
        4 => Word::Activity { activity, goal: None, decision },
        _ => Word::ActivityEnded { activity, decision },
    }
}

/// Words of the council and a committee about few things, so that they meet, for all or for some.
fn books() -> impl Strategy<Value = YearBook> {
    let entry = (any::<bool>(), 0..6_u8, 0..3_u128, 0..2_u8, 0..3_u8);
    proptest::collection::vec(entry, 0..24).prop_map(|said| {
        let mut turns = [0_u32; 2];
        let entries = said.into_iter().map(|(is_councils, kind, thing, words, audience)| {
            let (place, level, at) = if is_councils {
                (COUNCIL, OrgLevel::Council, 0)
            } else {
                (COMMITTEE, OrgLevel::Committee, 1)
            };
            turns[at] += 1;
            let audience = match audience {
                0 => Audience::All,
                1 => Audience::Places(BTreeSet::from([UNIT])),
                _ => Audience::Places(BTreeSet::from([OTHER])),
            };
            YearEntry { place, level, turn: turns[at], word: word(kind, thing, words), audience }
        });
        YearBook::new(entries.collect())
    })
}

proptest! {
    #[test]
    fn whoever_has_read_to_the_end_has_nothing_to_answer(book in books()) {
        prop_assert_eq!(book.changes(&WAY_UP, &book.read_to_the_end(&WAY_UP)), Vec::new());
    }

    #[test]
    fn what_stood_and_what_changed_since_come_to_what_stands(
        book in books(), council in 0..12_u32, committee in 0..12_u32,
    ) {
        let seen = Seen(BTreeMap::from([(COUNCIL, council), (COMMITTEE, committee)]));
        let known = book.entries().iter().filter(|entry| seen.holds(entry.name())).cloned();
        let before = YearBook::new(known.collect());
        let mut words: BTreeMap<(UnitId, Subject), Word> = before
            .standing(&WAY_UP)
            .into_iter()
            .map(|entry| ((entry.place, entry.word.subject()), entry.word.clone()))
            .collect();
        for change in book.changes(&WAY_UP, &seen) {
            let name = (change.now.place, change.now.word.subject());
            prop_assert!(!seen.holds(change.now.name()), "what was read is no change");
            let before = match change.kind {
                ChangeKind::Ended => words.remove(&name),
                ChangeKind::New | ChangeKind::Changed => {
                    words.insert(name, change.now.word.clone())
                }
            };
            prop_assert_eq!(before.is_some(), change.kind != ChangeKind::New);
            prop_assert_eq!(before.as_ref(), change.before.map(|entry| &entry.word));
        }
        let now: BTreeMap<(UnitId, Subject), Word> = book
            .standing(&WAY_UP)
            .into_iter()
            .map(|entry| ((entry.place, entry.word.subject()), entry.word.clone()))
            .collect();
        prop_assert_eq!(words, now);
    }

    #[test]
    fn answers_cover_each_change_exactly_once(book in books(), settled in any::<bool>()) {
        let nothing = Seen::default();
        let changes = book.changes(&WAY_UP, &nothing);
        let names: BTreeSet<EntryName> = changes.iter().map(|change| change.now.name()).collect();
        prop_assert_eq!(names.len(), changes.len(), "each change has a name of its own");
        let subjects: BTreeSet<(UnitId, Subject)> =
            changes.iter().map(|one| (one.now.place, one.now.word.subject())).collect();
        prop_assert_eq!(subjects.len(), changes.len(), "and each thing changes once");
        let mut answers = BTreeMap::new();
        for (at, name) in names.iter().enumerate() {
            prop_assert_eq!(unanswered(&changes, &answers).len(), changes.len() - if settled { at } else { 0 });
            let answer = if settled { Answer::Taken(None) } else { Answer::Asked("?".to_owned()) };
            answers.insert(*name, answer);
        }
        let left = unanswered(&changes, &answers).len();
        prop_assert_eq!(left, if settled { 0 } else { changes.len() });
    }

    #[test]
    fn what_is_for_somebody_else_is_no_concern(book in books()) {
        for entry in book.standing(&WAY_UP) {
            prop_assert!(entry.is_for(&WAY_UP) && !entry.word.is_end());
        }
        let for_other = |entry: &&YearEntry| match &entry.audience {
            Audience::All => false,
            Audience::Places(places) => places.contains(&OTHER),
        };
        prop_assert!(!book.standing(&WAY_UP).iter().any(for_other));
        prop_assert!(book.standing_anywhere().len() >= book.standing(&WAY_UP).len());
    }
}

#[test]
fn an_answer_reads_what_it_writes_and_words_are_needed_where_they_are() {
    for answer in [
        Answer::Taken(None),
        Answer::Taken(Some("Eget".to_owned())),
        Answer::NotOurs("Vi har inga barn".to_owned()),
        Answer::Asked("Alla?".to_owned()),
    ] {
        let words = answer.words().unwrap_or_default().to_owned();
        assert_eq!(Answer::read(answer.code(), words), Some(answer));
    }
    assert_eq!(Answer::read("not_ours", "  ".to_owned()), None);
    assert_eq!(Answer::read("asked", String::new()), None);
    assert_eq!(Answer::read("yes", String::new()), None);
}
