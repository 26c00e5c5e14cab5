//! Bytes that want to do harm: an answer comes, it is an error or a report, and it comes soon.

use proptest::prelude::*;
use tertial_exchange::report_json::{ReadLimits, ReportJsonError, WriteOptions, read, write};

use crate::reports::reports;

const LIMITS: ReadLimits = ReadLimits::DEFAULT;

proptest! {
    #[test]
    fn noise_never_panics(bytes in any::<Vec<u8>>()) {
        let _ = read(&bytes, &LIMITS);
    }

    #[test]
    fn almost_json_never_panics(text in r#"[\[\]{}:,"0-9a-z\\ ]{0,200}"#) {
        let _ = read(text.as_bytes(), &LIMITS);
    }

    #[test]
    fn a_damaged_report_never_panics(
        report in reports(),
        damage in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
    ) {
        let mut json = write(&report, &WriteOptions::default());
        for (at, byte) in damage {
            let at = at.index(json.len());
            json[at] = byte;
        }
        if let Ok(report) = read(&json, &LIMITS) {
            let again = read(&write(&report, &WriteOptions::default()), &LIMITS);
            prop_assert!(again.is_ok(), "{:?}", again);
        }
    }

    #[test]
    fn signs_never_panic(text in r"[*\\\[\]()a:/ ]{0,60}") {
        let json = serde_json::json!({"sections": [{"blocks": [{"p": text}]}]}).to_string();
        let report = read(json.as_bytes(), &LIMITS).unwrap();
        let back = read(&write(&report, &WriteOptions::default()), &LIMITS).unwrap();
        prop_assert_eq!(back.sections[0].blocks[0].clone(), report.sections[0].blocks[0].clone());
    }
}

#[test]
fn depth_is_bounded() {
    let nested = |depth: usize| {
        let open = r#"{"goals":[{"level":"unit","#.to_owned()
            + &r#""goals":[{"level":"unit","#.repeat(depth - 1);
        open.trim_end_matches(',').to_owned() + &"}]".repeat(depth) + "}"
    };
    assert!(read(nested(32).as_bytes(), &LIMITS).is_ok());
    let fault = read(nested(33).as_bytes(), &LIMITS).unwrap_err();
    assert!(matches!(fault, ReportJsonError::GoalsTooDeep { depth_max: 32, .. }), "{fault}");
    let fault = read(nested(10_000).as_bytes(), &LIMITS).unwrap_err();
    assert!(matches!(fault, ReportJsonError::TooDeep { line: 1, .. }), "{fault}");
    let fault = read("[".repeat(1_000_000).as_bytes(), &LIMITS).unwrap_err();
    assert!(matches!(fault, ReportJsonError::TooDeep { .. }), "{fault}");
}

#[test]
fn many_small_things_are_refused_before_they_are_built() {
    let goals = format!(r#"{{"goals":[{}{{}}]}}"#, "{},".repeat(600_000));
    let fault = read(goals.as_bytes(), &LIMITS).unwrap_err();
    assert!(matches!(fault, ReportJsonError::TooMany { what: "objects", .. }), "{fault}");
    let cells = format!(r#"{{"tables":[{{"rows":[{}[]]}}]}}"#, "[],".repeat(4_000_000));
    let fault = read(cells.as_bytes(), &LIMITS).unwrap_err();
    assert!(matches!(fault, ReportJsonError::TooMany { what: "values", .. }), "{fault}");
}

#[test]
fn signs_in_a_long_row_take_no_long_time() {
    for sign in ["[", "](", "*", "**", "a](https://b", "\\", "[a](https://b.example)", "* ** "] {
        let words = sign.repeat(200_000);
        let json = serde_json::json!({"sections": [{"blocks": [{"p": words}]}]}).to_string();
        assert!(read(json.as_bytes(), &LIMITS).is_ok(), "{sign}");
    }
}
