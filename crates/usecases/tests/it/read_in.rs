//! The same file changes nothing, a changed file is a new version, names are linked and shown.

use tertial_domain::period::OperatingYear;
use tertial_domain::report::ReportKind;
use tertial_testkit::{Ekstad, on_both_backends};
use tertial_usecases::context::SourceFile;
use tertial_usecases::failure::Failure;
use tertial_usecases::imports::{MatchMethod, MatchSubject};
use tertial_usecases::read_in::{ReadInOptions, ReadInOutcome, read_in};
use tertial_usecases::{goals, imports, reports};

use crate::setting::{annual_report, context, operator, read, reader};

#[test]
fn the_same_file_twice_changes_nothing() {
    on_both_backends(async |database| {
        let context = context(database);
        let text = annual_report(2024, "82 %", "Uppfylls helt");
        let first = read(&context, "vb-2024.txt", &text).await.unwrap();
        assert_eq!(first.outcome, ReadInOutcome::New);
        assert_eq!((first.kind, first.year.number()), (ReportKind::AnnualReport, 2024));
        assert_eq!(first.unplaced, 0);
        let second = read(&context, "another-name.txt", &text).await.unwrap();
        assert_eq!(second.outcome, ReadInOutcome::Unchanged);
        assert_eq!(second.report, first.report);
        assert_eq!(imports::list(&context, &reader()).await.unwrap().imports.len(), 1);
    });
}

#[test]
fn a_changed_file_is_a_new_version_and_the_old_one_stays() {
    on_both_backends(async |database| {
        let context = context(database);
        let old = annual_report(2024, "82 %", "Uppfylls helt");
        let first = read(&context, "vb-2024.txt", &old).await.unwrap();
        let new = annual_report(2024, "83 %", "Uppfylls delvis");
        let second = read(&context, "vb-2024.txt", &new).await.unwrap();
        assert_eq!(second.outcome, ReadInOutcome::NewVersion(2));
        assert_eq!(second.report, first.report);
        let latest = reports::show(&context, &reader(), first.report, None).await.unwrap();
        let before = reports::show(&context, &reader(), first.report, Some(1)).await.unwrap();
        assert_eq!((latest.version.number, before.version.number), (2, 1));
        assert_ne!(latest.report, before.report);
        assert_ne!(latest.version.sha256, before.version.sha256);
        assert!(!latest.line.confirmed, "read in and not yet confirmed");
    });
}

#[test]
fn several_years_are_linked_by_name_and_the_matches_are_kept() {
    on_both_backends(async |database| {
        let context = context(database);
        read(&context, "a.txt", &annual_report(2023, "79 %", "Uppfylls delvis")).await.unwrap();
        let next = annual_report(2024, "82 %", "Uppfylls helt")
            .replace("Andel nöjda vårdnadshavare", "Andel nöjda vårdnadshavara");
        let second = read(&context, "b.txt", &next).await.unwrap();
        let all = imports::list(&context, &reader()).await.unwrap().imports;
        let import = all.iter().find(|import| import.report == Some(second.report)).unwrap();
        let page = imports::show(&context, &reader(), import.id).await.unwrap();
        let found = |subject| page.matches.iter().find(|m| m.subject == subject).unwrap();
        assert_eq!(found(MatchSubject::Unit).method, MatchMethod::Exact);
        let activity = found(MatchSubject::Activity);
        assert_eq!(activity.linked_to.as_deref(), Some("Bygga vindskydd vid sandlådan"));
        let like = found(MatchSubject::Indicator);
        assert_eq!(like.method, MatchMethod::Uncertain, "a like name is never merged silently");
        assert_eq!(like.alternatives, ["Andel nöjda vårdnadshavare"]);
        assert!(like.line.is_some(), "where it stands is known");
        assert_eq!((import.uncertain_names, page.line.uncertain_names), (1, 1));
    });
}

#[test]
fn a_dry_run_leaves_nothing() {
    on_both_backends(async |database| {
        let context = context(database);
        let bytes = annual_report(2024, "82 %", "Uppfylls helt").into_bytes();
        let file = SourceFile { name: "vb.txt".to_owned(), bytes };
        let options = ReadInOptions { dry_run: true, city: "Ekstad".to_owned() };
        let read = read_in(&context, &operator(), file, &options).await.unwrap();
        assert_eq!(read.outcome, ReadInOutcome::New);
        assert!(imports::list(&context, &reader()).await.unwrap().imports.is_empty());
    });
}

#[test]
fn what_cannot_be_placed_in_a_year_is_refused_with_its_name() {
    on_both_backends(async |database| {
        let context = context(database);
        let refused = read(&context, "brev.txt", "Hej!\n\nEtt brev utan huvud.\n").await;
        let Err(Failure::Refused(problems)) = refused else { panic!("{refused:?}") };
        assert_eq!(problems[0].code, "import-no-year");
        assert_eq!(problems[0].arguments, [("file".into(), "brev.txt".to_owned())]);
    });
}

#[test]
fn a_reader_reads_nothing_in() {
    on_both_backends(async |database| {
        let context = context(database);
        let file = SourceFile { name: "vb.txt".to_owned(), bytes: b"x".to_vec() };
        let options = ReadInOptions { dry_run: false, city: "Ekstad".to_owned() };
        let refused = read_in(&context, &reader(), file, &options).await;
        assert_eq!(refused, Err(Failure::Forbidden));
    });
}

#[test]
fn a_goal_that_only_a_document_has_named_stands_in_that_document_s_year() {
    on_both_backends(async |database| {
        Ekstad::build(database.store()).await;
        let context = context(database);
        read(&context, "a.txt", &annual_report(2025, "79 %", "Uppfylls helt")).await.unwrap();
        let titles = async |year| {
            let year = OperatingYear::new(year);
            let chain = goals::chain(&context, &reader(), year, None).await.unwrap();
            chain.focus_goals.into_iter().map(|goal| goal.title).collect::<Vec<_>>()
        };
        let named = "Ett Ekstad att växa upp i".to_owned();
        let (then, after) = (titles(2025).await, titles(2026).await);
        assert!(then.contains(&named) && then.len() == 2, "{then:?}");
        assert!(!after.contains(&named) && after.len() == 1, "{after:?}");
    });
}
