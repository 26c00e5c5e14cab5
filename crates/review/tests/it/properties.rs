//! What holds for any report: no panic, places that exist, quotes that stand there, the same again.

use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use tertial_domain::report::Report;
use tertial_review::place::{GoalPart, Place};
use tertial_review::{Facts, Finding, History, Review, Settings, Vocabulary, check};

use crate::any_report::{any_report, damaged_case};
use crate::standing;

fn review(report: &Report, history: History<'_>) -> Review {
    let settings = Settings::default();
    check(&Facts::new(report, history, Vocabulary::built_in(), &settings))
}

/// Everything that holds for the findings of one report.
fn holds(report: &Report, history: History<'_>) -> Result<(), TestCaseError> {
    let found = review(report, history);
    prop_assert_eq!(&found, &review(report, history), "the same report, the same findings");
    let key = |finding: &Finding| {
        (std::cmp::Reverse(finding.severity), finding.place.clone(), finding.rule)
    };
    prop_assert!(
        found.findings.windows(2).all(|pair| match pair {
            [one, next] => key(one) <= key(next),
            _ => true,
        }),
        "findings are sorted"
    );
    for finding in &found.findings {
        let says = format!("{} {}", finding.rule.code(), finding.place);
        prop_assert!(standing::exists(report, &finding.place), "no such place: {}", says);
        let is_blank =
            standing::at(report, &finding.place).iter().all(|text| text.trim().is_empty());
        prop_assert!(is_blank || !finding.evidence.is_empty(), "nothing is quoted: {}", says);
        let read = Place::read(&finding.place.to_string());
        prop_assert_eq!(read.as_ref(), Some(&finding.place), "an address is read back");
        for evidence in &finding.evidence {
            prop_assert!(standing::exists(report, &evidence.place), "no such quote: {}", says);
            prop_assert!(
                is_printed(report, &evidence.place, &evidence.quote),
                "{}: {:?} does not stand at {}",
                says,
                evidence.quote,
                evidence.place
            );
        }
    }
    Ok(())
}

/// Whether a quote stands at a place: as it is in a text, word for word in the cells of a row. A grade
/// is a sign in the source: its words are the reader's.
fn is_printed(report: &Report, place: &Place, quote: &str) -> bool {
    let fold = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let quote = fold(quote);
    let there: Vec<String> = standing::at(report, place).iter().map(|text| fold(text)).collect();
    let word_for_word = || {
        let words = quote.split(' ').map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
        words.into_iter().all(|word| there.iter().any(|text| text.contains(word)))
    };
    match place {
        Place::Goal(_, GoalPart::Grade) => true,
        Place::Goal(_, GoalPart::Indicator(..) | GoalPart::Activity(..)) | Place::Table { .. } => {
            word_for_word()
        }
        _ => there.iter().any(|text| text.contains(&quote)),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_report_is_reviewed_soundly(report in any_report()) {
        holds(&report, History::default())?;
    }

    #[test]
    fn any_history_is_reviewed_soundly(
        report in any_report(),
        earlier in any_report(),
        above in any_report(),
    ) {
        let history = History { earlier: &[&earlier], above: Some(&above), siblings: None };
        holds(&report, history)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn a_damaged_text_is_reviewed_soundly(case in damaged_case()) {
        let earlier: Vec<&Report> = case.earlier.iter().collect();
        let history =
            History { earlier: &earlier, above: case.above.as_ref(), siblings: None };
        holds(&case.report, history)?;
    }
}

#[test]
fn a_rule_that_is_off_is_silent_and_severities_follow_the_settings() {
    let report = Report {
        proposed_decisions: vec!["Brukaren 811228-9874 informeras.".to_owned()],
        ..Report::default()
    };
    let with = |text: &str| {
        let settings = Settings::read(text).unwrap_or_default();
        let facts = Facts::new(&report, History::default(), Vocabulary::built_in(), &settings);
        check(&facts).findings.iter().map(|one| one.severity.code()).collect::<Vec<_>>()
    };
    assert_eq!(with(""), ["error"]);
    assert_eq!(with("[rules.personal-data]\nseverity = \"hint\"\n"), ["hint"]);
    assert_eq!(with("[rules.personal-data]\non = false\n"), Vec::<&str>::new());
}
