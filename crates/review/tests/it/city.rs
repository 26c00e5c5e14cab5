//! The demonstration city held against the rules: what is wrong in it was put there.

use std::collections::HashMap;

use tertial_demo::city::{DemoReport, Flaw, city};
use tertial_demo::plan::{CityPlan, Scale};
use tertial_domain::activity::ActivityState;
use tertial_domain::ids::UnitId;
use tertial_domain::report::Report;
use tertial_review::suggest::suggestions;
use tertial_review::{Facts, Finding, History, Rule, Settings, Vocabulary, check};

/// The years that are held against the rules.
const YEARS: std::ops::RangeInclusive<i16> = 2022..=2025;

/// Every report of the years, with what the rules say of it and the goals' counts of activities.
fn reviewed(mut each: impl FnMut(&DemoReport, &Facts<'_>, &[Finding])) {
    let city = city(CityPlan { scale: Scale::small(), ..CityPlan::default() });
    let mut known: HashMap<UnitId, Vec<Report>> = HashMap::new();
    let settings = Settings::default();
    for made in city.reports() {
        let own = known.entry(made.unit).or_default();
        if YEARS.contains(&made.year.number()) {
            let earlier: Vec<&Report> = own.iter().collect();
            let history = History { earlier: &earlier, above: None, siblings: None };
            let facts = Facts::new(&made.report, history, Vocabulary::built_in(), &settings);
            let findings = check(&facts).findings;
            each(&made, &facts, &findings);
        }
        own.insert(0, made.report);
        own.truncate(7);
    }
}

#[test]
fn what_is_wrong_was_put_there() {
    let (mut reports, mut flawed) = (0, 0);
    let mut counts: HashMap<Rule, usize> = HashMap::new();
    reviewed(|made, _, findings| {
        reports += 1;
        flawed += usize::from(!made.flaws.is_empty());
        for finding in findings {
            *counts.entry(finding.rule).or_default() += 1;
        }
        for (rule, flaw) in [
            (Rule::SignMismatch, Flaw::SignInText),
            (Rule::FutureTense, Flaw::FutureTense),
            (Rule::StalePeriod, Flaw::StalePeriod),
        ] {
            let is_planted = made.flaws.contains(&flaw);
            let is_found = findings.iter().any(|finding| finding.rule == rule);
            let title = &made.report.title;
            assert!(is_found <= is_planted, "{title:?}: {rule:?} {findings:?}");
        }
    });
    let of = |rule| counts.get(&rule).copied().unwrap_or(0);
    assert!(reports > 200, "{reports}");
    assert!((reports / 50..=reports / 15).contains(&flawed), "{flawed} of {reports}");
    // Totals of the whole city, and targets that ask for nothing more, are the exception.
    assert!(of(Rule::CouncilTargetNotComparable) * 12 < reports, "{counts:?}");
    assert!(of(Rule::UnambitiousTarget) < reports, "{counts:?}");
    assert!(of(Rule::GradeAboveEvidence) * 20 < reports, "{counts:?}");
}

#[test]
fn the_reason_counts_the_activities_of_the_table() {
    let mut held = 0;
    reviewed(|made, facts, _| {
        for suggestion in suggestions(facts) {
            let Some(goal) = suggestion.goal.find(&made.report) else { continue };
            let told = suggestion.reasons.iter().find(|reason| reason.code == "activity-counts");
            let Some(told) = told else { continue };
            let count = |name: &str| {
                let found = told.arguments.iter().find(|(own, _)| *own == name);
                found.and_then(|(_, value)| value.parse::<usize>().ok()).unwrap_or(0)
            };
            let done = goal.activities.iter().filter(|row| row.state == Some(ActivityState::Done));
            assert_eq!(count("all_count"), goal.activities.len(), "{:?}", made.report.title);
            assert_eq!(count("done_count"), done.count(), "{:?}", made.report.title);
            held += 1;
        }
    });
    assert!(held > 200, "{held}");
}
