//! Documents that were read in.

use tertial_domain::ids::ImportId;
use tertial_domain::report::ReportKind;
use tertial_store::StoreError;
use tertial_store::error::ConstraintName;
use tertial_store::fingerprint::Fingerprint;
use tertial_store::imports::{
    ImportMatch, LineCounts, MatchCount, MatchMethod, MatchSubject, NewImport, UnplacedLine,
};
use tertial_testkit::clock::now;
use tertial_testkit::databases::operator;
use tertial_testkit::ekstad::{event, year};
use tertial_testkit::{Ekstad, on_both_backends};

fn import(ekstad: &mut Ekstad) -> NewImport {
    NewImport {
        id: ImportId::from_bits(ekstad.ids.bits()),
        authority: Some(ekstad.care_authority),
        file_name: "dagcenter-2025.txt".to_owned(),
        sha256: Fingerprint::of(b"dagcenter"),
        read_at: now(),
        lines: LineCounts { lines: 40, placed: 36, furniture: 2, contents: 1, unplaced: 1 },
        matches: vec![ImportMatch {
            subject: MatchSubject::Unit,
            printed: "Ekstads  Dagcenter".to_owned(),
            line: Some(3),
            linked: Some(ekstad.south.to_string()),
            method: MatchMethod::Folded,
            alternatives: vec!["\"Ekbackens\"\ndagcenter".to_owned(), "Åsens".to_owned()],
        }],
        unplaced: vec![UnplacedLine {
            line: 17,
            words: "= = =".to_owned(),
            reason: "ornament".to_owned(),
        }],
    }
}

#[test]
fn an_import_comes_back_with_matches_lines_and_its_report() {
    on_both_backends(async |database| {
        let mut ekstad = Ekstad::build(database.store()).await;
        let new = import(&mut ekstad);
        let mut report = ekstad.report(ReportKind::AnnualReport, year(), "90");
        report.version.import = Some(new.id);
        report.confirmed = false;
        let mut session = database.store().write(&operator()).await.unwrap();
        session.create_import(&new).await.unwrap();
        assert_eq!(session.import(new.id).await.unwrap().unwrap().report, None);
        session.create_reports(std::slice::from_ref(&report)).await.unwrap();
        session.log(event("document-read-in", "import", &new.id.to_string())).unwrap();
        session.commit().await.unwrap();

        let mut session = database.store().read(&operator()).await.unwrap();
        let found = session.import_of_file(new.sha256).await.unwrap().unwrap();
        assert_eq!((found.report, found.confirmed), (Some(report.id), false));
        assert_eq!((found.lines, found.read_at), (new.lines, new.read_at));
        assert_eq!(session.imports().await.unwrap(), [found]);
        assert_eq!(session.import_matches(new.id).await.unwrap(), new.matches);
        let folded = MatchCount { import: new.id, method: MatchMethod::Folded, count: 1 };
        assert_eq!(session.import_match_counts().await.unwrap(), [folded]);
        assert_eq!(session.import_unplaced(new.id).await.unwrap(), new.unplaced);
        assert_eq!(session.import_of_file(Fingerprint::of(b"other")).await.unwrap(), None);
    });
}

#[test]
fn the_same_file_is_read_in_once() {
    on_both_backends(async |database| {
        let mut ekstad = Ekstad::build(database.store()).await;
        let first = import(&mut ekstad);
        let again = import(&mut ekstad);
        let mut session = database.store().write(&operator()).await.unwrap();
        session.create_import(&first).await.unwrap();
        let twice = session.create_import(&again).await;
        assert!(matches!(twice, Err(StoreError::Conflict(ConstraintName::ImportFile))));
    });
}
