//! Many steps by people who press anything: what is stored is what the rules alone come to.

use std::collections::BTreeSet;

use tertial_domain::permission::Act;
use tertial_domain::workflow::{Leads, Pinned, Standing, Step, Taken, Wanted};
use tertial_testkit::Database;
use tertial_usecases::workflow::SentBack;
use tertial_usecases::workflow::adopted::versions;

use super::*;

/// A row of numbers that is the same each time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most
    }
}

fn asked(step: Step, sha256: Fingerprint) -> AskedStep {
    let why = SentBack { reason: Some("Läs om.".to_owned()), questions: Vec::new() };
    match step {
        Step::HandIn => AskedStep::HandIn,
        Step::TakeBack => AskedStep::TakeBack,
        Step::SendBack => AskedStep::SendBack(why),
        Step::UndoSendBack => AskedStep::UndoSendBack,
        Step::Review => AskedStep::Review,
        Step::UndoReview => AskedStep::UndoReview,
        Step::Decline => AskedStep::Decline(why),
        Step::UndoDecline => AskedStep::UndoDecline,
        Step::Adopt => AskedStep::Adopt { sha256, decision: decision() },
        Step::Correct => AskedStep::Correct { reason: "Fel utfall".to_owned() },
        Step::Abandon => AskedStep::Abandon,
    }
}

/// The rules in memory, without a store.
struct Model {
    standing: Standing<Fingerprint>,
    adopted: Vec<u32>,
}

impl Model {
    fn take(&mut self, wanted: &Wanted<Fingerprint>, leads: Leads, after: Pinned<Fingerprint>) {
        let standing = &mut self.standing;
        let (step, by, at) = (wanted.step, wanted.by, wanted.at);
        match leads {
            Leads::To(ReportState::Adopted) => {
                self.adopted.insert(0, standing.working.number);
                standing.state = ReportState::Adopted;
            }
            Leads::To(state) => {
                standing.state = state;
                standing.taken.push(Taken { step, by, at, version: standing.working });
                return;
            }
            Leads::Opens => {
                standing.state = ReportState::Draft;
                standing.is_correction = true;
                standing.working = after;
                standing.taken = vec![Taken { step, by, at, version: after }];
                standing.writers.clear();
                return;
            }
            Leads::Closes => {
                standing.state = ReportState::Adopted;
                standing.working = after;
            }
            Leads::Nowhere => panic!("{step:?} leads nowhere"),
        }
        standing.is_correction = false;
        standing.taken.clear();
        standing.writers.clear();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_stored_after_any_steps_is_what_the_rules_come_to() {
    let database = Database::sqlite().await;
    let town = Town::build(&database).await;
    let mut people = vec![(town.astrid, vec![Role::Reporter])];
    for (name, roles) in [
        ("David Ek", vec![Role::Reporter, Role::Reviewer]),
        ("Eva Lind", vec![Role::Reviewer, Role::Approver]),
        ("Fatima Sjö", vec![Role::Approver, Role::Contributor]),
        ("Gun Ask", vec![Role::Reviewer]),
    ] {
        let person = town.somebody(name, roles[0], town.ekstad.south).await;
        for role in roles.iter().skip(1) {
            town.give(person, *role, town.ekstad.south).await;
        }
        people.push((person, roles));
    }
    let mut numbers = Numbers(20_261_123);
    let mut adopted_count = 0;
    for round in 0..6 {
        let id = town.draft(2000 + round, ReportState::Draft).await;
        let working = Pinned { number: 1, hash: town.hash(id).await };
        let standing = Standing {
            state: ReportState::Draft,
            is_correction: false,
            working,
            taken: Vec::new(),
            writers: BTreeSet::new(),
        };
        let mut model = Model { standing, adopted: Vec::new() };
        for _ in 0..120 {
            let (person, roles) = &people[numbers.below(people.len())];
            let may = |act: Act| roles.iter().any(|role| role.allows(act));
            match numbers.below(12) {
                0 => town.wait(u64::try_from(numbers.below(15)).unwrap()),
                1 if model.standing.state == ReportState::Draft && may(Act::ChangeReport) => {
                    town.write(*person, id, &format!("ord {}", numbers.below(9_999))).await;
                    let number = town.working(id).await.latest_number;
                    model.standing.working = Pinned { number, hash: town.hash(id).await };
                    model.standing.writers.insert(*person);
                }
                _ => {
                    let step = Step::ALL[numbers.below(Step::ALL.len())];
                    one_step(&town, &mut model, (id, *person), (step, may(step.act()))).await;
                }
            }
            let stored = town.working(id).await;
            assert_eq!(stored.state, model.standing.state);
            assert_eq!(stored.latest_number, model.standing.working.number);
        }
        let scope = town.scope(town.astrid).await;
        let kept = versions(&town.context, &scope, id).await.unwrap();
        let kept: Vec<u32> = kept.iter().map(|version| version.number).collect();
        assert_eq!(kept, model.adopted);
        adopted_count += kept.len();
    }
    assert!(adopted_count > 0, "nobody came to a decision: the test says nothing");
    let mut session = town.context.store.read(&owner()).await.unwrap();
    let checks = session.verify_events().await.unwrap();
    assert!(checks.iter().all(|check| check.fault.is_none()), "{checks:?}");
}

async fn one_step(
    town: &Town,
    model: &mut Model,
    (id, person): (ReportId, PrincipalId),
    (step, is_let): (Step, bool),
) {
    let working = model.standing.working;
    let wanted = Wanted {
        step,
        by: person,
        at: town.context.clock.now(),
        number: working.number,
        hash: (step == Step::Adopt).then_some(working.hash),
    };
    let told = town.take(person, id, asked(step, working.hash)).await;
    match model.standing.decide(&wanted) {
        Ok(leads) if is_let => {
            told.unwrap();
            let number = town.working(id).await.latest_number;
            let after = Pinned { number, hash: town.hash(id).await };
            model.take(&wanted, leads, after);
        }
        Ok(_) => assert_eq!(told, Err(Failure::Forbidden), "{step:?}"),
        Err(_) if !is_let => assert_eq!(told, Err(Failure::Forbidden), "{step:?}"),
        Err(refusal) => {
            assert!(matches!(told, Err(Failure::Refused(_))), "{step:?} {refusal:?}: {told:?}");
        }
    }
}
