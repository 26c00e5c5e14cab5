//! Indicators and activities of Ekstad.

use jiff::civil::date;
use tertial_domain::activity::ActivityState;
use tertial_domain::ids::{ActivityId, GoalId, IndicatorId, ReportId};
use tertial_domain::indicator::{Aggregation, Indicator, Polarity};
use tertial_domain::outcome::{BySex, Standing};
use tertial_domain::period::{Periodicity, YearPart};
use tertial_domain::quantity::{Quantity, Value};
use tertial_domain::target::{CouncilTargetScope, Target, TargetOwner};
use tertial_usecases::activities::{ActivityLine, ActivityList};
use tertial_usecases::figures::Latest;
use tertial_usecases::indicators::{
    IndicatorLine, IndicatorList, IndicatorPage, IndicatorPoint, PointTarget, Rollup,
};

use super::{committees, decimal, unit_id, value, year, years};

fn indicator(number: u128, name: &str, polarity: Option<Polarity>) -> Indicator {
    Indicator {
        id: IndicatorId::from_bits(number),
        name: name.to_owned(),
        owner: Some(TargetOwner::Council),
        unit: Some("%".to_owned()),
        polarity,
        aggregation: Some(Aggregation::RatioOfSums),
        individual_based: Some(true),
        council_target_scope: Some(CouncilTargetScope::Unit),
        periodicity: Some(Periodicity::Tertial),
    }
}

fn row(number: u128, name: &str, polarity: Option<Polarity>, latest: &str) -> IndicatorLine {
    IndicatorLine {
        indicator: indicator(number, name, polarity),
        unit_count: 12,
        years: Some((year(2021), year(2026))),
        latest: Some(Latest {
            year: year(2026),
            part: YearPart::Tertial2,
            quantity: Quantity::read(latest).unwrap(),
        }),
        added_from: (number == 3).then_some(7),
        series: (2021..=2026)
            .zip(["9.1", "9.2", "8.7", "", "8.2", "7.9"])
            .map(|(number, text)| (year(number), text.parse().ok()))
            .collect(),
    }
}

pub fn list() -> IndicatorList {
    let higher = Some(Polarity::HigherIsBetter);
    IndicatorList {
        indicators: vec![
            row(1, "Aktuell genomförandeplan", higher, "86 %"),
            row(2, "Får välja arbetsuppgifter", higher, "77 %"),
            row(3, "Närvaro", None, "83 %"),
            row(4, "Sjukfrånvaro", Some(Polarity::LowerIsBetter), "7,9 %"),
        ],
    }
}

pub fn empty_list() -> IndicatorList {
    IndicatorList { indicators: Vec::new() }
}

fn target(printed: &str, day: jiff::civil::Date) -> PointTarget {
    PointTarget { printed: printed.to_owned(), target: Target::read(printed), valid_from: day }
}

fn point(number: i16, total: &str, women: &str, men: &str, aim: &str) -> IndicatorPoint {
    IndicatorPoint {
        standing: Standing::Final,
        year: year(number),
        part: YearPart::FullYear,
        values: BySex {
            total: Some(value(total)),
            women: Some(value(women)),
            men: Some(value(men)),
            other: None,
        },
        forecast: None,
        targets: vec![target(aim, date(number, 1, 1))],
        council_target: Some("tas fram av nämnden".to_owned()),
        report: Some(ReportId::from_bits(1)),
        analysis: None,
    }
}

fn part(point: IndicatorPoint) -> IndicatorPoint {
    IndicatorPoint { part: YearPart::Tertial2, ..point }
}

pub fn page() -> IndicatorPage {
    let mut points = vec![
        point(2021, "9,1 %", "9,9 %", "7,0 %", "9,0 %"),
        point(2022, "9,2 %", "10,0 %", "7,1 %", "9,0 %"),
        point(2023, "8,7 %", "9,4 %", "6,8 %", "8,5 %"),
        point(2024, "8,5 %", "9,2 %", "6,6 %", "8,5 %"),
        point(2025, "8,2 %", "8,9 %", "6,4 %", "8,0 %"),
        point(2026, "7,9 %", "8,6 %", "6,1 %", "8,0 %"),
    ];
    points[3].values.men = Some(Value::Suppressed);
    points[5].part = YearPart::Tertial2;
    points[5].forecast = Some(value("7,6 %"));
    points[5].targets.push(target("7,5 %", date(2026, 8, 25)));
    points[5].analysis = Some(
        "Korttidsfrånvaron är låg. Den långa frånvaron gäller få personer och är inte arbetsrelaterad."
            .to_owned(),
    );
    let places = [
        ("Råsens korttidsboende", "5,8 %"),
        ("Ungdomsmottagningen", "5,9 %"),
        ("Boendestöd Norra", "6,6 %"),
        ("Biståndsenheten", "6,9 %"),
        ("Hamngatans servicebostad", "7,4 %"),
        ("Björkdalens gruppbostad", "7,5 %"),
        ("Almgårdens dagliga verksamhet", "7,9 %"),
        ("Boendestöd Södra", "8,1 %"),
        ("Kvarnbackens stödboende", "8,6 %"),
        ("Vuxenenheten", "10,3 %"),
    ];
    let compared: Vec<_> = places
        .iter()
        .zip(1..)
        .map(|((name, text), number)| (unit_id(number), (*name).to_owned(), Some(value(text))))
        .collect();
    IndicatorPage {
        indicator: indicator(4, "Sjukfrånvaro", Some(Polarity::LowerIsBetter)),
        unit: unit_id(7),
        unit_name: "Almgårdens dagliga verksamhet".to_owned(),
        units: compared.iter().map(|(id, name, _)| (*id, name.clone())).collect(),
        points,
        same_part: vec![
            part(point(2024, "8,3 %", "9,0 %", "6,5 %", "8,5 %")),
            part(point(2025, "8,1 %", "8,8 %", "6,3 %", "8,0 %")),
        ],
        compared,
        rollup: Some(Rollup {
            value: decimal("8.1"),
            rule: Aggregation::RatioOfSums,
            reporting: 11,
            expected: 12,
        }),
    }
}

/// A measure that grows until the year is over, in a year that is not.
pub fn visits() -> IndicatorPage {
    let totals = ["517715", "529402", "541870", "568038", "383381"];
    let mut points: Vec<IndicatorPoint> = (2022..)
        .zip(totals)
        .map(|(number, total)| point(number, &format!("{total} st"), "1 st", "2 st", "560 000 st"))
        .collect();
    points[4].part = YearPart::Tertial2;
    let mut indicator = indicator(10, "Antal besök", Some(Polarity::HigherIsBetter));
    indicator.aggregation = Some(Aggregation::Sum);
    let same_part = vec![part(point(2025, "371204 st", "1 st", "2 st", "560 000 st"))];
    IndicatorPage { indicator, points, same_part, compared: Vec::new(), rollup: None, ..page() }
}

pub fn bare_page() -> IndicatorPage {
    let mut indicator = indicator(9, "Något <nytt>", None);
    indicator.aggregation = None;
    indicator.individual_based = None;
    IndicatorPage {
        indicator,
        points: Vec::new(),
        same_part: Vec::new(),
        compared: Vec::new(),
        rollup: None,
        ..page()
    }
}

fn activity(number: u128, name: &str, state: Option<ActivityState>) -> ActivityLine {
    ActivityLine {
        id: ActivityId::from_bits(number),
        name: name.to_owned(),
        unit: unit_id(7),
        unit_name: "Almgårdens dagliga verksamhet".to_owned(),
        start: Some(date(2025, 2, 1)),
        end: Some(date(2025, 6, 30)),
        state,
        deviation: None,
        goal: Some((
            GoalId::from_bits(1),
            "Deltagarna väljer själva vad de arbetar med".to_owned(),
        )),
        report: Some(ReportId::from_bits(1)),
        analysis: None,
    }
}

pub fn activities() -> ActivityList {
    let mut rows = vec![
        activity(1, "Rita om verkstäderna så att arbetet syns", Some(ActivityState::Done)),
        activity(2, "Skriva om alla genomförandeplaner", Some(ActivityState::Deviating)),
        activity(3, "Lagningshörna i snickeriet", Some(ActivityState::Ongoing)),
        activity(4, "Öva ett strömavbrott på tre dygn", Some(ActivityState::NotStarted)),
        activity(5, "Träffa anhöriga två gånger om året", None),
    ];
    rows[1].deviation = Some("Avvikelse".to_owned());
    rows[1].analysis =
        Some("Hälften är skrivna med bildstöd. Resten blir klara till april.".to_owned());
    rows[3].end = None;
    rows[3].report = None;
    ActivityList {
        activities: rows,
        total: 5,
        page_size: 50,
        committees: committees(),
        years: years(),
    }
}

pub fn no_activities() -> ActivityList {
    ActivityList { activities: Vec::new(), total: 0, ..activities() }
}
