//! The organisation over time.

use jiff::civil::date;
use tertial_demo::city::city;
use tertial_demo::plan::{CityPlan, Scale};
use tertial_domain::organisation::{OrgLevel, SuccessionKind};
use tertial_domain::report::ReportKind;

use crate::{small, usual};

#[test]
fn the_usual_city_has_its_size() {
    let usual = usual();
    assert_eq!(usual.organisation.units.len(), 160);
    let today = date(2026, 9, 8);
    let committees = usual.organisation.committees.iter().filter(|c| c.stood_on(today));
    assert_eq!(committees.count(), 12);
    let twice = CityPlan { scale: Scale::times(2), ..CityPlan::default() };
    assert_eq!(city(twice).organisation.units.len(), 320);
}

#[test]
fn every_parent_stands_as_long_as_what_is_part_of_it() {
    let org = &usual().organisation;
    for place in org.org_units() {
        for period in &place.periods {
            let Some(parent) = period.parent else { continue };
            let parent = org.org_units().find(|other| other.id == parent).unwrap();
            let on_first_day = parent.on(period.validity.from());
            assert!(on_first_day.is_some(), "{} in {:?}", period.name, parent.periods);
        }
        let overlaps =
            place.periods.windows(2).any(|two| two[0].validity.overlaps(two[1].validity));
        assert!(!overlaps);
    }
}

#[test]
fn names_of_units_are_their_own() {
    let org = &usual().organisation;
    let mut names: Vec<&str> =
        org.units.iter().map(|unit| unit.org.latest().unwrap().name.as_str()).collect();
    names.sort_unstable();
    let count = names.len();
    names.dedup();
    assert_eq!(names.len(), count);
}

#[test]
fn every_kind_of_succession_is_recorded() {
    let (city, _) = small();
    for kind in SuccessionKind::ALL {
        assert!(city.organisation.successions.iter().any(|s| s.kind == kind), "{kind:?}");
    }
    let split: rust_decimal::Decimal = city
        .organisation
        .successions
        .iter()
        .filter(|s| s.kind == SuccessionKind::SplitInto)
        .map(|s| s.share)
        .sum();
    assert_eq!(split, rust_decimal::Decimal::ONE);
}

#[test]
fn each_unit_has_four_reports_a_year_and_three_in_the_last() {
    let (city, reports) = small();
    let unit = &city.organisation.units[0].org;
    assert_eq!(unit.level, OrgLevel::Unit);
    let own: Vec<_> = reports.iter().filter(|made| made.unit == unit.id).collect();
    assert_eq!(own.len(), 31);
    assert_eq!(own.last().unwrap().kind, ReportKind::TertialReport2);
    assert!(own.iter().all(|made| made.report.year == Some(made.year)));
}

#[test]
fn the_merged_committees_report_until_the_merger() {
    let (city, reports) = small();
    let org = &city.organisation;
    let named = |name| org.committees.iter().find(|c| c.org.periods[0].name == name).unwrap();
    let years = |name| -> Vec<(i16, ReportKind)> {
        let id = named(name).org.id;
        let own = reports.iter().filter(|made| made.unit == id);
        own.map(|made| (made.year.number(), made.kind)).collect()
    };
    let before = years("Råsens stadsdelsnämnd");
    assert_eq!(before.last(), Some(&(2020, ReportKind::TertialReport1)));
    let after = years("Hamnstaden-Råsens stadsdelsnämnd");
    assert_eq!(after.first(), Some(&(2020, ReportKind::TertialReport2)));
}
