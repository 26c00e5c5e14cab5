//! Every cell of the table, and what holds however people press.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;
use crate::role::Role;

/// The page of the documentation that shows the tables.
const PAGE: &str = include_str!("../../../../docs/domain/workflow.md");

fn cell(leads: Leads) -> &'static str {
    match leads {
        Leads::To(state) => state.code(),
        Leads::Opens => "draft beside it",
        Leads::Closes => "the adopted version",
        Leads::Nowhere => "–",
    }
}

#[test]
fn every_cell_stands_in_the_documentation() {
    let mut table = String::from("| step | draft | ready | reviewed | adopted | role |\n");
    table.push_str("|---|---|---|---|---|---|\n");
    for step in Step::ALL {
        write!(table, "| {} |", step.code()).unwrap();
        for state in ReportState::ALL {
            write!(table, " {} |", cell(step.leads(state))).unwrap();
        }
        let roles = Role::ALL.into_iter().filter(|role| role.allows(step.act()));
        let roles: Vec<&str> = roles.map(Role::code).collect();
        writeln!(table, " {} |", roles.join(", ")).unwrap();
    }
    assert!(PAGE.contains(&table), "docs/domain/workflow.md does not hold this table:\n{table}");
}

#[test]
fn every_pair_of_duties_that_are_kept_apart_stands_in_the_documentation() {
    let mut table = String::from("| step | wrote it | handed it in | reviewed it |\n");
    table.push_str("|---|---|---|---|\n");
    for step in Step::ALL {
        write!(table, "| {} |", step.code()).unwrap();
        for hand in [Hand::Wrote, Hand::HandedIn, Hand::Reviewed] {
            let word = if step.is_barred_by(hand) { "may not" } else { "may" };
            write!(table, " {word} |").unwrap();
        }
        table.push('\n');
    }
    assert!(PAGE.contains(&table), "docs/domain/workflow.md does not hold this table:\n{table}");
}

#[test]
fn codes_are_read_back_and_no_two_are_alike() {
    for step in Step::ALL {
        assert_eq!(Step::from_code(step.code()), Some(step));
    }
    assert_eq!(Step::from_code("publish"), None);
}

#[test]
fn an_act_is_open_exactly_where_one_of_its_steps_leads_somewhere() {
    for state in ReportState::ALL {
        for act in Step::ALL.map(Step::act) {
            let leads = Step::ALL
                .into_iter()
                .any(|step| step.act() == act && step.leads(state) != Leads::Nowhere);
            assert_eq!(act.is_open_in(Some(state)), leads, "{act:?} in {state:?}");
            assert!(!act.is_open_in(None), "{act:?} without a report");
        }
    }
}

#[test]
fn what_undoes_a_step_leads_back_to_where_it_was_taken_and_nothing_undoes_adopting() {
    for step in Step::ALL {
        let Some(undoing) = step.undone_by() else { continue };
        for from in ReportState::ALL {
            match step.leads(from) {
                Leads::To(to) => assert_eq!(undoing.leads(to), Leads::To(from), "{step:?}"),
                Leads::Opens => assert_eq!(undoing.leads(ReportState::Draft), Leads::Closes),
                Leads::Closes | Leads::Nowhere => {}
            }
        }
        assert_eq!(step.act(), undoing.act(), "whoever may take it may undo it");
    }
    assert_eq!(Step::Adopt.undone_by(), None);
}

#[test]
fn nothing_but_adopting_leads_to_an_adopted_version() {
    for step in Step::ALL {
        for from in ReportState::ALL {
            let adopts = step.leads(from) == Leads::To(ReportState::Adopted);
            assert_eq!(adopts, step == Step::Adopt && from == ReportState::Reviewed);
        }
    }
}

fn person(number: u8) -> PrincipalId {
    PrincipalId::from_bits(u128::from(number) + 1)
}

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_800_000_000 + second).unwrap()
}

/// What somebody does: a step as they saw the report, or another version stored.
#[derive(Debug, Clone, Copy)]
enum Move {
    Step { step: Step, by: u8, is_late: bool, knows_hash: bool },
    Write { by: u8 },
    Wait { seconds: i64 },
}

fn moves() -> impl Strategy<Value = Vec<Move>> {
    let step = (0..Step::ALL.len(), 0..4_u8, prop::bool::weighted(0.1), prop::bool::weighted(0.9));
    let step = step.prop_map(|(step, by, is_late, knows_hash)| Move::Step {
        step: Step::ALL[step],
        by,
        is_late,
        knows_hash,
    });
    let one = prop_oneof![
        8 => step,
        1 => (0..4_u8).prop_map(|by| Move::Write { by }),
        1 => (0..30_i64).prop_map(|seconds| Move::Wait { seconds }),
    ];
    prop::collection::vec(one, 1..60)
}

/// A report that moves are made on, and what was adopted with whose hands in it.
struct Model {
    standing: Standing<u32>,
    second: i64,
    adopted: Vec<u32>,
}

impl Model {
    fn new() -> Self {
        let standing = Standing {
            state: ReportState::Draft,
            is_correction: false,
            working: Pinned { number: 1, hash: 1 },
            taken: Vec::new(),
            writers: BTreeSet::new(),
        };
        Self { standing, second: 0, adopted: Vec::new() }
    }

    fn make(&mut self, one: Move) {
        match one {
            Move::Wait { seconds } => self.second += seconds,
            Move::Write { by } => {
                let state = Some(self.standing.state);
                if Act::ChangeReport.is_open_in(state) {
                    self.next_version();
                    self.standing.writers.insert(person(by));
                }
            }
            Move::Step { step, by, is_late, knows_hash } => {
                let working = self.standing.working;
                let wanted = Wanted {
                    step,
                    by: person(by),
                    at: at(self.second),
                    number: working.number - u32::from(is_late),
                    hash: knows_hash.then_some(working.hash),
                };
                let told = self.standing.decide(&wanted);
                assert!(!is_late || told.is_err(), "a late step was taken");
                if let Ok(leads) = told {
                    self.take(&wanted, leads);
                }
            }
        }
    }

    fn next_version(&mut self) {
        let number = self.standing.working.number + 1;
        self.standing.working = Pinned { number, hash: number };
    }

    fn take(&mut self, wanted: &Wanted<u32>, leads: Leads) {
        let version = self.standing.working;
        let was = self.standing.state;
        match leads {
            Leads::To(ReportState::Adopted) => {
                self.holds_at_adoption(wanted);
                self.adopted.push(version.number);
                self.standing.state = ReportState::Adopted;
                self.standing.is_correction = false;
                self.standing.taken.clear();
                self.standing.writers.clear();
                return;
            }
            Leads::To(state) => self.standing.state = state,
            Leads::Opens => {
                assert_eq!(was, ReportState::Adopted);
                self.next_version();
                self.standing.state = ReportState::Draft;
                self.standing.is_correction = true;
                self.standing.taken.clear();
            }
            Leads::Closes => {
                assert!(self.standing.is_correction, "there was nothing to give up");
                self.standing.state = ReportState::Adopted;
                self.standing.is_correction = false;
                self.standing.taken.clear();
                self.standing.writers.clear();
                return;
            }
            Leads::Nowhere => panic!("a step that leads nowhere was taken"),
        }
        let version = self.standing.working;
        let taken = Taken { step: wanted.step, by: wanted.by, at: wanted.at, version };
        self.standing.taken.push(taken);
    }

    /// Handed in, reviewed and adopted by three persons who wrote nothing of it that they judged.
    fn holds_at_adoption(&self, wanted: &Wanted<u32>) {
        let of = |step| self.standing.taken.iter().filter(move |taken| taken.step == step);
        let review = self.standing.review().unwrap();
        assert_eq!(review.version, self.standing.working, "another version than was reviewed");
        assert_eq!(wanted.hash, Some(review.version.hash));
        let handed_in: Vec<PrincipalId> = of(Step::HandIn).map(|taken| taken.by).collect();
        assert!(!handed_in.is_empty(), "adopted without being handed in");
        for judge in [review.by, wanted.by] {
            assert!(!handed_in.contains(&judge), "judged by whoever handed it in");
            assert!(!self.standing.writers.contains(&judge), "judged by whoever wrote it");
        }
        assert_ne!(review.by, wanted.by, "adopted by whoever reviewed it");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(5_000))]

    #[test]
    fn nothing_is_adopted_but_by_three_hands_and_as_it_was_reviewed(moves in moves()) {
        let mut model = Model::new();
        for one in moves {
            model.make(one);
        }
        prop_assert!(model.adopted.is_sorted(), "a version was adopted twice or backwards");
    }

    #[test]
    fn a_report_that_is_handed_in_changes_no_words(moves in moves()) {
        let mut model = Model::new();
        for one in moves {
            let (before, version) = (model.standing.state, model.standing.working);
            model.make(one);
            let may_change = matches!(before, ReportState::Draft | ReportState::Adopted);
            prop_assert!(may_change || model.standing.working == version);
        }
    }

    #[test]
    fn undo_is_the_own_last_step_within_ten_seconds(moves in moves(), by in 0..4_u8) {
        let mut model = Model::new();
        for one in moves {
            model.make(one);
        }
        let now = at(model.second);
        if let Some((undone, undoing)) = model.standing.undo(person(by), now) {
            let last = model.standing.taken.last().unwrap();
            prop_assert_eq!((last.step, last.by), (undone, person(by)));
            prop_assert!(now.duration_since(last.at) <= UNDO_LASTS);
            let wanted = Wanted {
                step: undoing,
                by: person(by),
                at: now,
                number: model.standing.working.number,
                hash: None,
            };
            prop_assert!(model.standing.decide(&wanted).is_ok(), "{undoing:?} was refused");
            let late = at(model.second + 11);
            prop_assert_eq!(model.standing.undo(person(by), late), None);
        }
    }
}

#[test]
fn the_straight_way_takes_three_persons() {
    let mut model = Model::new();
    let step = |step, by| Move::Step { step, by, is_late: false, knows_hash: true };
    for one in [
        Move::Write { by: 0 },
        step(Step::HandIn, 0),
        step(Step::Review, 0),
        step(Step::Review, 1),
        step(Step::Adopt, 0),
        step(Step::Adopt, 1),
        step(Step::Adopt, 2),
        step(Step::Correct, 0),
        Move::Write { by: 0 },
        step(Step::HandIn, 0),
        step(Step::Review, 1),
        step(Step::Adopt, 2),
    ] {
        model.make(one);
    }
    assert_eq!(model.adopted, [2, 4]);
}

#[test]
fn a_review_that_was_declined_stands_again_when_that_is_undone_at_once() {
    let mut model = Model::new();
    let step = |step, by| Move::Step { step, by, is_late: false, knows_hash: true };
    for one in [step(Step::HandIn, 0), step(Step::Review, 1), step(Step::Decline, 2)] {
        model.make(one);
    }
    assert_eq!(model.standing.review(), None);
    model.make(Move::Wait { seconds: 11 });
    model.make(step(Step::UndoDecline, 2));
    assert_eq!(model.standing.state, ReportState::Draft, "too late");
    for one in [
        step(Step::HandIn, 0),
        step(Step::Review, 1),
        step(Step::Decline, 2),
        step(Step::UndoDecline, 3),
        step(Step::UndoDecline, 2),
    ] {
        model.make(one);
    }
    assert_eq!(model.standing.state, ReportState::Reviewed);
    model.make(step(Step::Adopt, 2));
    assert_eq!(model.adopted, [1]);
}

/// A report that persons 0, 1 handed in and reviewed, at the first second.
fn reviewed() -> Standing<u32> {
    let mut model = Model::new();
    let step = |step, by| Move::Step { step, by, is_late: false, knows_hash: true };
    for one in [step(Step::HandIn, 0), step(Step::Review, 1)] {
        model.make(one);
    }
    model.standing
}

fn wanted(step: Step, by: u8, at: Timestamp) -> Wanted<u32> {
    Wanted { step, by: person(by), at, number: 1, hash: Some(1) }
}

#[test]
fn an_adoption_is_refused_for_other_bytes_and_for_another_review() {
    let standing = reviewed();
    let adopt = wanted(Step::Adopt, 2, at(0));
    assert_eq!(standing.decide(&adopt), Ok(Leads::To(ReportState::Adopted)));
    let another = Err(Refusal::AnotherVersion { seen: 1, now: 1 });
    assert_eq!(standing.decide(&Wanted { hash: Some(2), ..adopt }), another);
    let unnamed = Wanted { hash: None, ..adopt };
    assert_eq!(standing.decide(&unnamed), Err(Refusal::NotWhatWasReviewed));
    // What is worked on was exchanged past the workflow, and the approver names it.
    let working = Pinned { number: 2, hash: 2 };
    let exchanged = Standing { working, ..standing.clone() };
    let named = Wanted { number: 2, hash: Some(2), ..adopt };
    assert_eq!(exchanged.decide(&named), Err(Refusal::NotWhatWasReviewed));
    let unreviewed = Standing { taken: Vec::new(), ..standing };
    assert_eq!(unreviewed.decide(&adopt), Err(Refusal::NotWhatWasReviewed));
}

#[test]
fn a_review_that_is_undone_is_nobodys_hand() {
    let mut standing = reviewed();
    assert!(standing.has_hand(person(1), Hand::Reviewed));
    let version = standing.working;
    let (step, by) = (Step::UndoReview, person(1));
    standing.taken.push(Taken { step, by, at: at(0), version });
    assert_eq!(standing.review(), None);
    assert!(!standing.has_hand(person(1), Hand::Reviewed));
    assert!(standing.has_hand(person(0), Hand::HandedIn));
    assert!(!standing.has_hand(person(1), Hand::HandedIn));
}

#[test]
fn what_was_sent_back_is_taken_back_by_the_same_person_at_once_and_untouched() {
    let mut standing = reviewed();
    standing.taken.pop();
    let version = standing.working;
    let (step, by) = (Step::SendBack, person(1));
    standing.taken.push(Taken { step, by, at: at(0), version });
    standing.state = ReportState::Draft;
    let undo = wanted(Step::UndoSendBack, 1, at(10));
    assert_eq!(standing.decide(&undo), Ok(Leads::To(ReportState::Ready)), "ten whole seconds");
    assert_eq!(standing.undo(person(1), at(10)), Some((Step::SendBack, Step::UndoSendBack)));
    let late = Err(Refusal::TooLateToUndo);
    let a_moment_later = at(10).checked_add(SignedDuration::from_millis(1)).unwrap();
    assert_eq!(standing.decide(&Wanted { at: a_moment_later, ..undo }), late);
    assert_eq!(standing.undo(person(1), a_moment_later), None);
    assert_eq!(standing.decide(&wanted(Step::UndoSendBack, 2, at(1))), late, "somebody else");
    assert_eq!(standing.decide(&wanted(Step::UndoDecline, 1, at(1))), late, "another step");
    let working = Pinned { number: 2, hash: 2 };
    let written = Standing { working, ..standing };
    let undo = Wanted { number: 2, hash: Some(2), ..undo };
    assert_eq!(written.decide(&undo), late, "somebody has written");
}
