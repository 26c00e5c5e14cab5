//! Planted faults, what looks like them, and the reports without either.

use std::collections::HashSet;
use std::sync::OnceLock;

use tertial_demo::faults::{
    CaseFile, FaultKind, Wordings, clean_cases, decoy, decoy_worded, differences, faulty_cases,
    place_exists, plant, wording_count,
};
use tertial_domain::activity::ActivityState;
use tertial_domain::assessment::GradeCode;
use tertial_domain::goal::{GoalLevel, GoalText};
use tertial_domain::quantity::Quantity;
use tertial_domain::report::{IndicatorField, OutlineEntry, Report, ReportKind};
use tertial_domain::rich_text::{Block, plain_text};

fn cases() -> &'static [CaseFile] {
    static CASES: OnceLock<Vec<CaseFile>> = OnceLock::new();
    CASES.get_or_init(|| clean_cases(11, 60).collect())
}

/// Reports in which a fault of the kind could stand at all.
fn is_possible(case: &CaseFile, kind: FaultKind) -> bool {
    let report = case.report.kind.unwrap();
    let rows: Vec<_> = case.report.walk_goals().flat_map(|goal| &goal.indicators).collect();
    match kind {
        FaultKind::FutureTense => report == ReportKind::AnnualReport,
        FaultKind::CountMismatch => {
            matches!(report, ReportKind::AnnualReport | ReportKind::TertialReport2)
        }
        FaultKind::DuplicateIndicator
        | FaultKind::EmptySection
        | FaultKind::GoalWithoutUnitGoal
        | FaultKind::MissingExpectedResult
        | FaultKind::PersonalData
        | FaultKind::RepeatedText
        | FaultKind::StalePeriod
        | FaultKind::SumMismatch
        | FaultKind::UnambitiousTarget => true,
        FaultKind::CouncilTargetNotComparable => rows.iter().any(|row| {
            row.cell(IndicatorField::Outcome)
                .is_some_and(|cell| cell.ends_with("st") || cell.ends_with("MWh"))
        }),
        FaultKind::MissingSexSplit => rows
            .iter()
            .any(|r| r.cell(IndicatorField::OutcomeWomen).is_some() && r.analysis.is_empty()),
        _ => report != ReportKind::AnnualPlan,
    }
}

#[test]
fn a_fault_changes_its_place_and_nothing_else() {
    for kind in FaultKind::ALL {
        let (mut possible, mut planted) = (0, 0);
        for (seed, case) in (0_u64..).zip(cases()).filter(|(_, case)| is_possible(case, kind)) {
            for wordings in [Wordings::Open, Wordings::Kept] {
                possible += 1;
                let mut changed = case.clone();
                let Some(done) = plant(&mut changed, kind, wordings, seed) else {
                    assert_eq!(&changed, case, "{kind:?} changed what it gave up");
                    continue;
                };
                planted += 1;
                assert_eq!(done.kind, kind);
                assert!(place_exists(&changed.report, &done.place), "{kind:?} {}", done.place);
                let found = differences(&case.report, &changed.report);
                assert!(!found.is_empty(), "{kind:?} {} {}", done.place, done.note);
                for path in found {
                    let inside = done
                        .touched
                        .iter()
                        .any(|t| path == *t || path.starts_with(&format!("{t}/")));
                    assert!(inside, "{kind:?}: {path} outside {:?}", done.touched);
                }
                assert_eq!(case.earlier, changed.earlier);
                assert_eq!(case.above, changed.above);
                assert!(!format!("{:?}", changed.report).contains("{?}"), "{kind:?} {}", done.note);
                let again = &mut case.clone();
                assert_eq!(plant(again, kind, wordings, seed), Some(done));
                assert_eq!(again, &changed);
            }
        }
        assert!(possible > 20, "{kind:?} {possible}");
        assert!(planted * 100 >= possible * 95, "{kind:?} {planted} of {possible}");
    }
}

#[test]
fn a_decoy_leaves_the_report_well_formed() {
    for kind in FaultKind::ALL {
        for (seed, case) in (0_u64..).zip(cases()) {
            let wordings = if seed % 2 == 0 { Wordings::Open } else { Wordings::Kept };
            let mut changed = case.clone();
            let Some(done) = decoy_worded(&mut changed, kind, wordings, seed) else { continue };
            assert!(place_exists(&changed.report, &done.place), "{kind:?} {}", done.place);
            assert!(!format!("{:?}", changed.report).contains("{?}"), "{kind:?} {}", done.note);
            well_formed(&changed.report);
            for path in differences(&case.report, &changed.report) {
                let inside = done.touched.iter().any(|touched| path.starts_with(touched));
                assert!(inside, "{kind:?}: {path} outside {:?}", done.touched);
            }
        }
    }
}

fn well_formed(report: &Report) {
    let sections: Vec<usize> = report
        .outline
        .iter()
        .filter_map(|entry| match entry {
            OutlineEntry::Section(at) => Some(*at),
            OutlineEntry::Goals | OutlineEntry::Table(_) => None,
        })
        .collect();
    assert_eq!(sections, (0..report.sections.len()).collect::<Vec<_>>());
    for table in &report.tables {
        assert!(table.rows.iter().all(|row| row.len() == table.header.len()), "{table:?}");
    }
    for goal in report.walk_goals() {
        let labels: HashSet<_> = goal.texts.iter().map(|(label, _)| label).collect();
        assert_eq!(labels.len(), goal.texts.len());
    }
}

#[test]
fn every_textual_kind_has_twenty_open_wordings_and_ten_decoys() {
    for kind in [
        FaultKind::DeviationUnderMetGoal,
        FaultKind::ValueDisagreesWithText,
        FaultKind::RatioDisagreesWithParts,
        FaultKind::CountMismatch,
        FaultKind::FutureTense,
        FaultKind::StalePeriod,
        FaultKind::ScaleMismatch,
        FaultKind::SignMismatch,
        FaultKind::PersonalData,
    ] {
        let count = wording_count(kind);
        assert!(count.open >= 20, "{kind:?} {count:?}");
        assert!(count.kept >= 2, "{kind:?} {count:?}");
        assert!(count.decoys >= 10, "{kind:?} {count:?}");
        assert!(count.kept_decoys >= 3, "{kind:?} {count:?}");
    }
}

#[test]
fn kept_wordings_are_not_met_before_the_end() {
    let case = cases().iter().find(|c| c.report.kind == Some(ReportKind::AnnualReport)).unwrap();
    let says = |wordings| -> HashSet<String> {
        let plant = |seed| plant(&mut case.clone(), FaultKind::FutureTense, wordings, seed);
        (0..400).filter_map(|seed| plant(seed).map(|done| done.note)).collect()
    };
    let (open, kept) = (says(Wordings::Open), says(Wordings::Kept));
    assert!(open.is_disjoint(&kept));
    assert!(!kept.is_empty());
}

#[test]
fn kept_decoys_are_not_met_before_the_end() {
    let says = |wordings| -> HashSet<String> {
        let change = |kind, seed| decoy_worded(&mut cases()[0].clone(), kind, wordings, seed);
        let kinds = [FaultKind::PersonalData, FaultKind::StalePeriod];
        let notes = kinds.into_iter().flat_map(|kind| (0..200).map(move |seed| (kind, seed)));
        notes.filter_map(|(kind, seed)| change(kind, seed).map(|done| done.note)).collect()
    };
    let (open, kept) = (says(Wordings::Open), says(Wordings::Kept));
    assert!(open.is_disjoint(&kept));
    assert!(!kept.is_empty());
    let alone = decoy(&mut cases()[0].clone(), FaultKind::StalePeriod, 7).unwrap();
    assert!(open.contains(&alone.note));
}

#[test]
fn a_decoy_can_be_told_in_either_wording() {
    for kind in FaultKind::ALL {
        let open = wording_count(kind).decoys;
        assert_eq!(open == 0, wording_count(kind).kept_decoys == 0, "{kind:?}");
        let made = |wordings| {
            let numbered = (0_u64..).zip(cases());
            let change = |(seed, case): (u64, &CaseFile)| {
                decoy_worded(&mut case.clone(), kind, wordings, seed).is_some()
            };
            numbered.filter(|one| change(*one)).count()
        };
        assert_eq!(made(Wordings::Open), made(Wordings::Kept), "{kind:?}");
    }
}

fn is_better(row_name: &str, now: &Quantity, than: &Quantity) -> bool {
    let lower = [
        "Sjukfrånvaro",
        "Andel timmar",
        "Elanvändning",
        "Matsvinn",
        "Andel tjänsteresor",
        "Andel elever med frånvaro",
        "Personalkontinuitet",
        "Väntetid",
        "Hushållsavfall",
        "Insatstid",
        "Handläggningstid",
    ];
    if lower.iter().any(|name| row_name.starts_with(name)) {
        now.number < than.number
    } else {
        now.number > than.number
    }
}

#[test]
fn clean_reports_hold_what_they_promise() {
    for case in cases() {
        let report = &case.report;
        well_formed(report);
        assert!(!format!("{case:?}").contains("{?}"));
        let plan = report.kind == Some(ReportKind::AnnualPlan);
        let mut unit_goals = 0;
        for goal in report.walk_goals() {
            match goal.level {
                GoalLevel::Unit => {
                    unit_goals += 1;
                    assert!(goal.text(GoalText::ExpectedResult).is_some());
                    assert_eq!(goal.text(GoalText::Analysis).is_some(), !plan);
                    assert_eq!(goal.assessment.grade().is_some(), !plan);
                }
                GoalLevel::Committee => {
                    assert!(!goal.goals.is_empty() || goal.text(GoalText::Body).is_some());
                }
                GoalLevel::Focus | GoalLevel::Area => {}
            }
            let deviates =
                goal.activities.iter().any(|row| row.state == Some(ActivityState::Deviating));
            assert!(!deviates || goal.assessment.grade() != Some(&GradeCode::FULLY_MET));
            for row in &goal.indicators {
                assert_eq!(row.cell(IndicatorField::Outcome).is_some(), !plan);
                let Some(target) = row.cell(IndicatorField::Target) else {
                    assert_eq!(row.cell(IndicatorField::CouncilTarget), None);
                    continue;
                };
                let number = target.trim_start_matches(|c: char| !c.is_ascii_digit());
                let target = Quantity::read(number).unwrap();
                if let Some(before) = row.quantity(IndicatorField::Previous) {
                    assert!(is_better(&row.name, &target, &before), "{row:?}");
                }
            }
        }
        let committee = |report: &Report| -> Vec<String> {
            let goals = report.walk_goals().filter(|goal| goal.level == GoalLevel::Committee);
            let mut titles: Vec<String> = goals.map(|goal| goal.title.clone()).collect();
            titles.sort();
            titles
        };
        assert_eq!(committee(report), committee(case.above.as_ref().unwrap()));
        let years: Vec<_> = case.earlier.iter().map(|r| (r.year, r.kind)).collect();
        assert!(years.is_sorted_by(|later, earlier| later >= earlier), "{years:?}");
        assert!((5..=13).contains(&unit_goals), "{unit_goals}");
        check_sums(report);
    }
}

fn check_sums(report: &Report) {
    let table = report.tables.iter().find(|table| table.scale.is_some()).unwrap();
    let number = |cell: &str| Quantity::read(cell.trim_start_matches('+')).unwrap().number;
    for column in 1..table.header.len() {
        let mut sum = rust_decimal::Decimal::ZERO;
        for row in &table.rows {
            if row[0].starts_with("Summa") {
                assert_eq!(number(&row[column]), sum, "{table:?}");
                sum = rust_decimal::Decimal::ZERO;
            } else if row[0].starts_with("Resultat") {
                break;
            } else {
                sum += number(&row[column]);
            }
        }
    }
}

#[test]
fn no_paragraph_of_a_clean_report_stands_twice_or_stood_last_year() {
    let paragraphs = |report: &Report| -> Vec<String> {
        let goals = report.walk_goals().flat_map(|goal| {
            let texts = goal.texts.iter().filter(|(label, _)| *label != GoalText::ExpectedResult);
            let texts = texts.map(|(_, blocks)| blocks.as_slice());
            texts
                .chain(goal.indicators.iter().map(|row| row.analysis.as_slice()))
                .chain(goal.activities.iter().map(|row| row.analysis.as_slice()))
                .collect::<Vec<&[Block]>>()
        });
        let sections = report.sections.iter().map(|section| section.blocks.as_slice());
        let blocks = sections.chain(goals).flatten();
        let texts = blocks.map(|block| plain_text(std::slice::from_ref(block)));
        texts.filter(|text| text.chars().count() >= 80 && !text.starts_with("Enhet:")).collect()
    };
    for case in cases() {
        let mut seen = HashSet::new();
        for text in paragraphs(&case.report) {
            assert!(seen.insert(text.clone()), "{text}");
        }
        for earlier in &case.earlier {
            for text in paragraphs(earlier) {
                assert!(!seen.contains(&text), "{text}");
            }
        }
    }
}

#[test]
fn the_same_seed_gives_the_same_cases() {
    let again: Vec<CaseFile> = clean_cases(11, 3).collect();
    assert_eq!(again.as_slice(), &cases()[..3]);
    assert_ne!(clean_cases(12, 1).next().unwrap(), again[0]);
}

/// Whether ten digits are a date, a serial and the right check digit.
fn is_identity_number(ten: &str) -> bool {
    let digits: Vec<u32> = ten.chars().filter_map(|c| c.to_digit(10)).collect();
    let sum: u32 = digits
        .iter()
        .enumerate()
        .map(|(at, digit)| if at % 2 == 0 { digit * 2 } else { *digit })
        .map(|number| number / 10 + number % 10)
        .sum();
    let (month, day) = (digits[2] * 10 + digits[3], digits[4] * 10 + digits[5]);
    sum.is_multiple_of(10) && (1..=12).contains(&month) && (1..=28).contains(&(day % 60))
}

#[test]
fn planted_identity_numbers_pass_their_own_check() {
    let mut numbers = 0;
    for seed in 0..400 {
        let mut case = cases()[0].clone();
        let wordings = if seed % 2 == 0 { Wordings::Open } else { Wordings::Kept };
        let done = plant(&mut case, FaultKind::PersonalData, wordings, seed).unwrap();
        let joined = done.note.replace(['-', '+', ' '], "");
        for word in joined.split(|c: char| !c.is_ascii_digit()) {
            let ten = match word.len() {
                10 if !word.starts_with('0') => word,
                12 => &word[2..],
                _ => continue,
            };
            assert!(is_identity_number(ten), "{}", done.note);
            numbers += 1;
        }
    }
    assert!(numbers > 100, "{numbers}");
}

#[test]
fn decoys_hold_no_identity_number() {
    for seed in 0..400 {
        let mut case = cases()[0].clone();
        let wordings = if seed % 2 == 0 { Wordings::Open } else { Wordings::Kept };
        let done = decoy_worded(&mut case, FaultKind::PersonalData, wordings, seed).unwrap();
        for word in done.note.split(|c: char| !c.is_ascii_digit() && c != '-') {
            let digits = word.replace('-', "");
            let ten = digits.len() == 10 && is_identity_number(&digits);
            let twelve = digits.len() == 12 && is_identity_number(&digits[2..]);
            assert!(!ten && !twelve, "{}", done.note);
        }
    }
}

#[test]
fn every_kind_comes_as_often_as_asked() {
    let mut counts = std::collections::BTreeMap::new();
    for (_, done) in faulty_cases(3, Wordings::Open, 4) {
        *counts.entry(done.kind).or_insert(0) += 1;
    }
    assert_eq!(counts.len(), FaultKind::ALL.len());
    assert!(counts.values().all(|count| *count == 4), "{counts:?}");
}
