//! Figures of a month: of the right document, and small groups hidden.

use tertial_domain::ids::{IndicatorId, OutcomeId, ReportId, ReportVersionId};
use tertial_domain::indicator::Aggregation;
use tertial_domain::outcome::{BySex, Outcome};
use tertial_domain::period::YearPart;
use tertial_domain::quantity::Value;

use super::*;

const INDICATOR: IndicatorId = IndicatorId::from_bits(1);
const PLACE: UnitId = UnitId::from_bits(2);

fn indicator() -> Indicator {
    Indicator {
        id: INDICATOR,
        name: "Sjukfr\u{e5}nvaro".to_owned(),
        owner: None,
        unit: None,
        polarity: None,
        aggregation: Some(Aggregation::WeightedMean),
        individual_based: None,
        council_target_scope: None,
        periodicity: Some(Periodicity::Month),
    }
}

fn said(kind: ReportKind, part: YearPart, (printed, persons): (&str, u32)) -> StoredOutcome {
    let total = Quantity::read(printed).map(Value::Number);
    StoredOutcome {
        outcome: Outcome {
            id: OutcomeId::from_bits(3),
            indicator: INDICATOR,
            unit: PLACE,
            year: OperatingYear::new(2025).unwrap(),
            part,
            values: BySex { total, ..BySex::default() },
            forecast: None,
            persons: Some(persons),
        },
        report: ReportId::from_bits(4),
        kind,
        standing: tertial_domain::outcome::Standing::Final,
        report_version: ReportVersionId::from_bits(5),
        analysis: None,
        source_line: None,
    }
}

#[test]
fn sick_leave_is_of_the_follow_up_and_of_no_small_group() {
    let when = (OperatingYear::new(2025).unwrap(), ReportKind::AnnualReport);
    let told = |persons| {
        [
            said(ReportKind::AnnualPlan, YearPart::FullYear, ("9 %", 80)),
            said(ReportKind::AnnualReport, YearPart::FullYear, ("6 %", persons)),
        ]
    };
    let found = sick_leave(&[indicator()], &told(80), when).unwrap();
    assert_eq!(found.printed, "6 %");
    assert_eq!(sick_leave(&[indicator()], &told(3), when), None);
}

#[test]
fn what_has_moved_is_of_no_small_group() {
    let when = (OperatingYear::new(2025).unwrap(), ReportKind::AnnualReport);
    let moved = |persons| {
        let told = [
            said(ReportKind::TertialReport2, YearPart::Tertial2, ("5 %", 80)),
            said(ReportKind::AnnualReport, YearPart::FullYear, ("6 %", persons)),
        ];
        moves(&[indicator()], &told, (PLACE, "Ekstads dagcenter"), when).len()
    };
    assert_eq!((moved(80), moved(3)), (1, 0));
}
