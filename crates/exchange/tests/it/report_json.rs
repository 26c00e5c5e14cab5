//! What is written is read back; what a person writes by hand is read with patience.

use proptest::prelude::*;
use tertial_domain::report::OutlineEntry::{Goals, Section, Table};
use tertial_domain::report::Report;
use tertial_domain::rich_text::{Block, RichText, plain_text};
use tertial_exchange::report_json::{
    LedgerSummary, ReadLimits, ReportJsonError, UnplacedLine, WriteOptions, read, write,
};

use crate::reports::reports;

const LIMITS: ReadLimits = ReadLimits::DEFAULT;

proptest! {
    #[test]
    fn a_report_comes_back_as_it_was(report in reports(), pretty in any::<bool>()) {
        let options = WriteOptions { pretty, ..WriteOptions::default() };
        let json = write(&report, &options);
        prop_assert!(serde_json::from_slice::<serde_json::Value>(&json).is_ok());
        let back = read(&json, &LIMITS);
        prop_assert_eq!(back.as_ref(), Ok(&report), "{}", String::from_utf8_lossy(&json));
    }
}

fn read_text(json: &str) -> Result<Report, ReportJsonError> {
    read(json.as_bytes(), &LIMITS)
}

#[test]
fn the_keys_stand_in_their_order_with_values_beside_the_print() {
    let json = r#"{"kind":"annual_report","year":2024,"sections":[{"heading":"Analys","text":"Gott år."}],
        "goals":[{"level":"unit","number":"2.1","title":"Trygg vardag","grade":"partly_met",
        "texts":{"analysis":"Det går framåt."},
        "indicators":[{"name":"Nöjda","outcome":"87,5 %","target":"minst 90 %"}],
        "activities":[{"name":"Ny rutin","start":"2024-01-01","state":"ongoing"}]}]}"#;
    let report = read_text(json).unwrap();
    let ledger = LedgerSummary {
        lines: 9,
        placed: 8,
        unplaced: 1,
        unplaced_lines: vec![UnplacedLine {
            line: 4,
            text: "≈≈".to_owned(),
            reason: "no-words".to_owned(),
        }],
        ..LedgerSummary::default()
    };
    let options = WriteOptions { file: Some("vb.txt"), ledger: Some(&ledger), pretty: false };
    let written = String::from_utf8(write(&report, &options)).unwrap();
    let expected = concat!(
        r#"{"schema":"tertial-report/1","file":"vb.txt","kind":"annual_report","year":2024,"#,
        r#""title":null,"unit":null,"committee":null,"register_number":null,"date":null,"#,
        r#""case_officer":null,"recipient":null,"head":{"administration":null,"addresses":[],"#,
        r#""phone":null,"meeting_date":null,"signatories":[],"related_register_numbers":[]},"#,
        r#""proposed_decisions":[],"outline":["section/0","goals"],"#,
        r#""sections":[{"heading":"Analys","level":1,"text":"Gott år.","blocks":[{"p":"Gott år."}]}],"#,
        r#""goals":[{"level":"unit","number":"2.1","title":"Trygg vardag","grade":"partly_met","#,
        r#""texts":{"analysis":"Det går framåt."},"blocks":{"analysis":[{"p":"Det går framåt."}]},"#,
        r#""indicators":[{"name":"Nöjda","outcome":"87,5 %","outcome_men":null,"#,
        r#""outcome_women":null,"previous":null,"forecast":null,"target":"minst 90 %","#,
        r#""council_target":null,"period":null,"periodicity":null,"analysis":null,"comment":null,"#,
        r#""values":{"outcome":{"number":"87.5","unit":"%"},"#,
        r#""target":{"rule":"at_least","number":"90","unit":"%"}},"uncertain":[]}],"#,
        r#""activities":[{"name":"Ny rutin","start":"2024-01-01","end":null,"deviation":null,"#,
        r#""state":"ongoing","analysis":null,"uncertain":[]}],"goals":[]}],"tables":[],"#,
        r#""ledger":{"lines":9,"placed":8,"furniture":0,"contents":0,"unplaced":1,"#,
        r#""unplaced_lines":[{"line":4,"text":"≈≈","reason":"no-words"}]}}"#,
    );
    assert_eq!(written, expected);
}

#[test]
fn what_is_absent_is_empty_and_what_is_unknown_is_passed_over() {
    assert_eq!(read_text("{}"), Ok(Report::default()));
    assert_eq!(read_text(r#"{"title":null,"goals":null,"mood":["good"]}"#), Ok(Report::default()));
}

#[test]
fn without_an_outline_tables_follow_their_sections() {
    let report = read_text(
        r#"{"sections":[{"heading":"A","blocks":[{"table":2}]},{"heading":"B"}],
            "goals":[{"level":"focus"}],"tables":[{},{"section":0},{"section":0}]}"#,
    )
    .unwrap();
    assert_eq!(report.outline, [Section(0), Table(1), Section(1), Goals, Table(0)]);
}

#[test]
fn marks_are_signs_in_blocks_and_nothing_in_words() {
    let report = read_text(
        r#"{"sections":[{"text":"x","blocks":[{"p":"Vi **växer** i [Ekstad](https://ekstad.example)"}]}]}"#,
    )
    .unwrap();
    let [Block::Paragraph(text)] = report.sections[0].blocks.as_slice() else { panic!() };
    assert_eq!(text.text(), "Vi växer i Ekstad");
    assert_eq!(text.marks().len(), 2);
    assert_eq!(plain_text(&report.sections[0].blocks), "Vi växer i Ekstad");
    let stars = read_text(r#"{"sections":[{"text":"2 * 3 * 4"}]}"#).unwrap();
    assert_eq!(
        stars.sections[0].blocks,
        [Block::Paragraph(RichText::plain("2 * 3 * 4".to_owned()))]
    );
}

#[test]
fn a_fault_names_its_place() {
    for (json, place, line) in [
        ("{\n\"goals\": [\n{\"level\": \"unit\", \"title\": 3}]}", "goals[0].title", Some(3)),
        ("{\"kind\": \"yearly\"}", "kind", Some(1)),
        ("{\"year\": 1066}", "year", Some(1)),
        ("{\"goals\":[{\"title\":\"x\"}]}", "goals[0]", Some(1)),
        ("{\"goals\":[{\"level\":\"unit\",\"grade\":\"OK!\"}]}", "goals[0].grade", Some(1)),
        ("{\"outline\":[\"section/0\"]}", "outline[0]", None),
        ("{\"outline\":[\"sections\"]}", "outline[0]", None),
        ("{\"tables\":[{\"section\":1}]}", "tables[0].section", None),
        ("{\"sections\":[{\"blocks\":[{\"table\":0}]}]}", "sections[0].blocks[0]", None),
        ("{\"schema\":\"tertial-report/2\"}", "schema", None),
        ("{} x", ".", Some(1)),
        ("", ".", Some(1)),
    ] {
        let fault = read_text(json).unwrap_err();
        assert_eq!(fault.path(), Some(place), "{json}: {fault}");
        assert_eq!(fault.line(), line, "{json}: {fault}");
    }
    let fault = read_text("{\"goals\":[{\"level\":\"unit\",\n\"title\":3}]}").unwrap_err();
    assert_eq!(
        fault.to_string(),
        "line 2, column 9, at goals[0].title: invalid type: integer `3`, expected a string"
    );
}

/// Documents labelled by hand stand outside the project: their folder is named by the caller.
#[test]
#[expect(clippy::disallowed_methods, reason = "the folder is given by the environment")]
fn documents_labelled_by_hand_are_read() {
    let Some(folder) = std::env::var_os("TERTIAL_GOLDEN_REPORTS") else { return };
    let mut count = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|ending| ending != "json") {
            continue;
        }
        let report = read(&std::fs::read(&path).unwrap(), &LIMITS)
            .unwrap_or_else(|fault| panic!("{}: {fault}", path.display()));
        let back = read(&write(&report, &WriteOptions::default()), &LIMITS);
        assert_eq!(back, Ok(report), "{}", path.display());
        count += 1;
    }
    println!("read {count} documents");
}
