//! The way of a report: a correction beside what counts, steps, questions, and what was adopted.

use jiff::Timestamp;
use jiff::civil::date;
use tertial_domain::ids::{PrincipalId, QuestionId, ReportVersionId, StepId};
use tertial_domain::report::{ReportKind, ReportState};
use tertial_domain::workflow::{Pinned, Step, Taken};
use tertial_store::error::ConstraintName;
use tertial_store::fingerprint::Fingerprint;
use tertial_store::page::PageRequest;
use tertial_store::provenance::RowVersion;
use tertial_store::reports::{NewReport, NewVersion, ReportProgress};
use tertial_store::search::{SearchText, SearchWords};
use tertial_store::workflow::{
    Decision, KeptFile, NewCorrection, NewQuestion, NewSnapshot, QuestionKind, QuestionState,
    Snapshot, StoredStep,
};
use tertial_store::{ReadSession, StoreError, WriteSession};
use tertial_testkit::clock::now;
use tertial_testkit::databases::{operator, principal};
use tertial_testkit::ekstad::{event, year};
use tertial_testkit::{Database, Ekstad, on_both_backends};

/// A city with an adopted annual report of the southern unit.
async fn city(database: &Database) -> (Ekstad, NewReport) {
    let mut ekstad = Ekstad::build(database.store()).await;
    let report = ekstad.report(ReportKind::AnnualReport, year(), "88");
    let mut session = writing(database).await;
    session.create_reports(std::slice::from_ref(&report)).await.unwrap();
    close(session).await;
    (ekstad, report)
}

async fn writing(database: &Database) -> WriteSession {
    database.store().write(&operator()).await.unwrap()
}

async fn reading(database: &Database) -> ReadSession {
    database.store().read(&operator()).await.unwrap()
}

async fn close(mut session: WriteSession) {
    session.log(event("tested", "report", "x")).unwrap();
    session.commit().await.unwrap();
}

/// A version that says a word that no other does, with another outcome.
fn saying(ekstad: &mut Ekstad, word: &str) -> NewVersion {
    let mut version = ekstad.version(ReportKind::AnnualReport, year(), "71");
    version.title = format!("Rapport om {word}");
    version.body = format!("{{\"word\":\"{word}\"}}").into_bytes();
    version.facts.texts = texts(word);
    version
}

fn texts(word: &str) -> Vec<SearchText> {
    vec![SearchText {
        anchor: "goal-0".to_owned(),
        heading: "Varje gäst väljer sin dag".to_owned(),
        words: format!("Gästerna odlar {word}."),
    }]
}

async fn found(session: &mut ReadSession, word: &str) -> usize {
    let asked = SearchWords::read(word).unwrap();
    session.search(&asked, None, PageRequest::new(1, 50)).await.unwrap().hits.len()
}

async fn counted(session: &mut ReadSession) -> Vec<String> {
    let outcomes = session.outcomes_of_year(year()).await.unwrap();
    outcomes.iter().map(|outcome| format!("{:?}", outcome.outcome.values.total)).collect()
}

#[test]
fn a_correction_is_worked_on_beside_what_counts_until_it_is_adopted() {
    on_both_backends(async |database| {
        let (mut ekstad, report) = city(database).await;
        let id = report.id;
        let (first, second) = (saying(&mut ekstad, "rabarber"), saying(&mut ekstad, "kvitten"));
        let mut session = writing(database).await;
        let before = counted(&mut session).await;
        let begun = NewCorrection { version: &first, reason: "Fel utfall", at: now() };
        let base = session.open_correction(id, RowVersion::FIRST, &begun).await.unwrap();
        let again = session.open_correction(id, base, &begun).await;
        assert!(matches!(again, Err(StoreError::Stale)), "one at a time");
        let base = session.add_working_version(id, base, &second).await.unwrap();
        let late = session.add_working_version(id, RowVersion::FIRST, &first).await;
        assert!(matches!(late, Err(StoreError::Stale)));
        let past = session.add_report_version(id, base, &first).await;
        assert!(matches!(past, Err(StoreError::Stale)), "nothing is written past a correction");
        close(session).await;

        let mut session = reading(database).await;
        let (counting, working) = both(&mut session, id).await;
        assert_eq!((counting.latest, counting.latest_number), (report.version.id, 1));
        assert_eq!(
            (counting.state, &counting.title),
            (ReportState::Adopted, &report.version.title)
        );
        assert_eq!((working.latest, working.latest_number), (second.id, 3));
        assert_eq!((working.state, &working.title), (ReportState::Draft, &second.title));
        assert_eq!(counting.row_version, working.row_version);
        let correction = session.correction(id).await.unwrap().unwrap();
        assert_eq!(session.corrections().await.unwrap(), std::slice::from_ref(&correction));
        assert!(session.is_adopted(report.version.id).await.unwrap());
        assert!(!session.is_adopted(second.id).await.unwrap());
        assert_eq!((correction.corrects, correction.opened_number), (report.version.id, 2));
        assert_eq!((correction.reason.as_str(), correction.opened_by), ("Fel utfall", principal()));
        assert_eq!(session.writers_since(id, 2).await.unwrap(), [principal()]);
        assert_eq!(session.writers_since(id, 3).await.unwrap(), []);
        assert_eq!(counted(&mut session).await, before, "a figure of the correction counts");
        assert_eq!(session.outcomes_of_version(second.id).await.unwrap().len(), 1);
        assert_eq!(session.targets_of_version(second.id).await.unwrap().len(), 1);
        for word in ["rabarber", "kvitten"] {
            assert_eq!(found(&mut session, word).await, 0, "{word}");
        }
        assert_eq!(found(&mut session, "böcker").await, 1);
        drop(session);

        let mut session = writing(database).await;
        let state = ReportState::Reviewed;
        let progress = ReportProgress { state, confirmed: true, at: now() };
        let base = session.move_report(id, base, progress).await.unwrap();
        let (counting, working) = both(&mut session, id).await;
        assert_eq!((counting.state, working.state), (ReportState::Adopted, state));
        let adopted = ReportProgress { state: ReportState::Adopted, ..progress };
        let refused = session.move_report(id, base, adopted).await;
        assert!(matches!(refused, Err(StoreError::Conflict(ConstraintName::Check))));
        let texts = texts("kvitten");
        session.adopt_report(id, base, (&texts, now())).await.unwrap();
        close(session).await;

        let mut session = reading(database).await;
        let (counting, working) = both(&mut session, id).await;
        assert_eq!(counting, working);
        assert_eq!((counting.latest, counting.latest_number), (second.id, 3));
        assert_eq!(session.correction(id).await.unwrap(), None);
        assert!(session.is_adopted(second.id).await.unwrap());
        assert!(!session.is_adopted(first.id).await.unwrap());
        assert_ne!(counted(&mut session).await, before);
        for (word, hits) in [("rabarber", 0), ("kvitten", 1), ("böcker", 0)] {
            assert_eq!(found(&mut session, word).await, hits, "{word}");
        }
    });
}

async fn both(
    session: &mut ReadSession,
    id: tertial_domain::ids::ReportId,
) -> (tertial_store::reports::StoredReport, tertial_store::reports::StoredReport) {
    let counting = session.report(id).await.unwrap().unwrap();
    (counting, session.working_report(id).await.unwrap().unwrap())
}

#[test]
fn only_what_is_adopted_is_corrected() {
    on_both_backends(async |database| {
        let mut ekstad = Ekstad::build(database.store()).await;
        let mut report = ekstad.report(ReportKind::AnnualReport, year(), "88");
        report.state = ReportState::Reviewed;
        let first = saying(&mut ekstad, "rabarber");
        let mut session = writing(database).await;
        session.create_reports(std::slice::from_ref(&report)).await.unwrap();
        let begun = NewCorrection { version: &first, reason: "Fel utfall", at: now() };
        let told = session.open_correction(report.id, RowVersion::FIRST, &begun).await;
        assert!(matches!(told, Err(StoreError::Stale)));
    });
}

#[test]
fn a_correction_that_is_given_up_leaves_its_number_behind() {
    on_both_backends(async |database| {
        let (mut ekstad, report) = city(database).await;
        let id = report.id;
        let first = saying(&mut ekstad, "rabarber");
        let mut session = writing(database).await;
        let begun = NewCorrection { version: &first, reason: "Fel utfall", at: now() };
        let base = session.open_correction(id, RowVersion::FIRST, &begun).await.unwrap();
        let late = session.close_correction(id, RowVersion::FIRST).await;
        assert!(matches!(late, Err(StoreError::Stale)));
        let base = session.close_correction(id, base).await.unwrap();
        let (counting, working) = both(&mut session, id).await;
        assert_eq!((counting.latest, working.latest), (report.version.id, report.version.id));
        let second = saying(&mut ekstad, "kvitten");
        session.add_report_version(id, base, &second).await.unwrap();
        let versions = session.report_versions(id).await.unwrap();
        let numbers: Vec<u32> = versions.iter().map(|version| version.number).collect();
        assert_eq!(numbers, [3, 2, 1]);
        close(session).await;
    });
}

fn step(report: &NewReport, bits: u128, turn: i64, step: Step) -> StoredStep {
    let decision =
        Decision { register_number: "ÄN 2026/7".to_owned(), decided_on: date(2026, 11, 2) };
    StoredStep {
        id: StepId::from_bits(bits),
        report: report.id,
        authority: report.authority,
        turn: RowVersion::new(turn).unwrap(),
        taken: Taken {
            step,
            by: PrincipalId::from_bits(8),
            at: now(),
            version: Pinned { number: 1, hash: Fingerprint::of(&report.version.body) },
        },
        version: report.version.id,
        reason: (step == Step::Correct).then(|| "Fel utfall".to_owned()),
        decision: (step == Step::Adopt).then_some(decision),
    }
}

#[test]
fn steps_are_kept_in_order_and_lose_nothing_but_a_reason() {
    on_both_backends(async |database| {
        let (_, report) = city(database).await;
        let steps = [
            step(&report, 3, 1, Step::HandIn),
            step(&report, 2, 2, Step::Review),
            step(&report, 1, 3, Step::Adopt),
            step(&report, 4, 4, Step::Correct),
        ];
        let mut session = writing(database).await;
        session.hold_report(report.id).await.unwrap();
        for step in &steps {
            session.note_step(step).await.unwrap();
        }
        close(session).await;
        let mut session = reading(database).await;
        assert_eq!(session.steps_of(report.id).await.unwrap(), steps);
        assert_eq!(session.steps_of_reports(&[report.id]).await.unwrap(), steps);
        drop(session);
        let mut session = writing(database).await;
        let twice = session.note_step(&step(&report, 5, 4, Step::Abandon)).await;
        assert!(matches!(twice, Err(StoreError::Conflict(ConstraintName::Identity))), "{twice:?}");
        drop(session);
        for refused in [
            "update workflow_step set taken_by = 'x'",
            "update workflow_step set step = 'review', reason = null",
            "delete from workflow_step",
        ] {
            assert!(database.tamper(refused).await.is_err(), "{refused}");
        }
        database.tamper("update workflow_step set reason = null").await.unwrap();
        let left = reading(database).await.steps_of(report.id).await.unwrap();
        assert!(left.iter().all(|step| step.reason.is_none()) && left.len() == 4);
    });
}

#[test]
fn what_was_done_with_a_report_is_told_in_its_order() {
    on_both_backends(async |database| {
        let (_, report) = city(database).await;
        let mut session = writing(database).await;
        for action in ["report-handed-in", "report-reviewed"] {
            session.log(event(action, "report", &report.id.to_string())).unwrap();
        }
        session.log(event("role-given", "role", &report.id.to_string())).unwrap();
        close(session).await;
        let events = reading(database).await.events_of_report(report.id).await.unwrap();
        let acts: Vec<&str> = events.iter().map(|event| event.action.as_str()).collect();
        assert_eq!(acts, ["report-handed-in", "report-reviewed"]);
    });
}

#[test]
fn a_question_is_asked_answered_and_settled() {
    on_both_backends(async |database| {
        let (_, report) = city(database).await;
        let asked = |bits: u128, kind| NewQuestion {
            id: QuestionId::from_bits(bits),
            kind,
            place: "goals/0/texts/analysis".to_owned(),
            words: "Vad betyder siffran?".to_owned(),
        };
        let new = [asked(1, QuestionKind::Question), asked(2, QuestionKind::Advice)];
        let mut session = writing(database).await;
        let about = (report.id, report.authority, 1);
        session.ask_questions(about, &new, now()).await.unwrap();
        close(session).await;
        let mut session = writing(database).await;
        let found = session.questions_of(report.id).await.unwrap();
        assert_eq!(found, session.questions_of_reports(&[report.id]).await.unwrap());
        let states: Vec<(QuestionState, bool)> =
            found.iter().map(|question| (question.state(), question.stops())).collect();
        assert_eq!(states, [(QuestionState::Open, true), (QuestionState::Open, false)]);
        assert_eq!(found[0].asked, (principal(), now()));
        let first = (new[0].id, RowVersion::FIRST);
        let next = session.answer_question(first, "Andelen nöjda.", now()).await.unwrap();
        let late = session.answer_question(first, "Annat.", now()).await;
        assert!(matches!(late, Err(StoreError::Stale)));
        let question = session.question(new[0].id).await.unwrap().unwrap();
        assert_eq!(question.answer.as_deref(), Some("Andelen nöjda."));
        assert_eq!((question.state(), question.stops()), (QuestionState::Answered, false));
        session.settle_question((new[0].id, next), now()).await.unwrap();
        let late = session.settle_question((new[0].id, next), now()).await;
        assert!(matches!(late, Err(StoreError::Stale)));
        let question = session.question(new[0].id).await.unwrap().unwrap();
        assert_eq!(question.state(), QuestionState::Settled);
        close(session).await;
        assert!(database.tamper("delete from question").await.is_err());
    });
}

fn snapshot(report: &NewReport, corrects: Option<ReportVersionId>) -> NewSnapshot {
    let manifest = br#"{"format":1}"#.to_vec();
    NewSnapshot {
        snapshot: Snapshot {
            sha256: Fingerprint::of(&manifest),
            version: report.version.id,
            report: report.id,
            authority: report.authority,
            number: 1,
            corrects,
            reason: corrects.map(|_| "Fel utfall".to_owned()),
            decision: Decision {
                register_number: "ÄN 2026/7".to_owned(),
                decided_on: date(2026, 11, 2),
            },
            adopted: (principal(), now()),
        },
        manifest,
    }
}

#[test]
fn what_was_adopted_and_its_files_are_kept_once_and_never_changed() {
    on_both_backends(async |database| {
        let (_, report) = city(database).await;
        let new = snapshot(&report, None);
        let name = new.snapshot.sha256;
        let mut session = writing(database).await;
        assert_eq!(session.log_head(report.authority).await.unwrap(), None);
        assert_eq!(session.keep_snapshot(&new).await.unwrap(), name);
        close(session).await;
        let mut session = reading(database).await;
        let own = std::slice::from_ref(&new.snapshot);
        assert_eq!(session.snapshots_of(report.id).await.unwrap(), own);
        assert_eq!(
            session.snapshot_of(report.version.id).await.unwrap().as_ref(),
            Some(&new.snapshot)
        );
        assert_eq!(session.manifest(name).await.unwrap(), Some(new.manifest.clone()));
        assert_eq!(session.snapshots_without("pdf", 10).await.unwrap(), own);
        drop(session);
        let later: Timestamp = "2026-11-03T11:00:00Z".parse().unwrap();
        let mut session = writing(database).await;
        for (bytes, kept) in [
            (b"one".as_slice(), KeptFile::Kept),
            (b"one".as_slice(), KeptFile::Same),
            (b"two".as_slice(), KeptFile::Refused { kept: Fingerprint::of(b"one") }),
        ] {
            let told = session.keep_snapshot_file(name, ("pdf", bytes), later).await.unwrap();
            assert_eq!(told, kept);
        }
        close(session).await;
        let mut session = reading(database).await;
        let file = session.snapshot_file(name, "pdf").await.unwrap().unwrap();
        assert_eq!((file.bytes.as_slice(), file.made_at), (b"one".as_slice(), later));
        assert_eq!(file.sha256, Fingerprint::of(b"one"));
        let files = session.snapshot_files(name).await.unwrap();
        assert_eq!(files, [("pdf".to_owned(), Fingerprint::of(b"one"))]);
        assert_eq!(session.snapshot_file(name, "docx").await.unwrap(), None);
        assert_eq!(session.snapshots_without("pdf", 10).await.unwrap(), []);
        drop(session);
        for refused in [
            "update snapshot set register_number = 'x'",
            "delete from snapshot",
            "update snapshot_file set form = 'x'",
            "delete from snapshot_file",
        ] {
            assert!(database.tamper(refused).await.is_err(), "{refused}");
        }
    });
}
