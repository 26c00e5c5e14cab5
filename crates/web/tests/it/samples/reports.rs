//! Reports of Ekstad, and the start page built on them.

use tertial_domain::goal::GoalLevel;
use tertial_domain::ids::{ImportId, IndicatorId, ReportId, ReportVersionId};
use tertial_domain::period::YearPart;
use tertial_domain::quantity::Quantity;
use tertial_domain::report::{GoalNode, IndicatorRow, Report, ReportKind, ReportState};
use tertial_domain::target::Target;
use tertial_usecases::figures::{Binding, KeyFigure, Latest};
use tertial_usecases::follow_up::Forecast;
use tertial_usecases::overview::{AreaGoal, CityStart, FocusGoal, GradeCounts};
use tertial_usecases::reports::{
    ReportLine, ReportList, ReportPage, ReportSource, ReportVersion, SamePart,
};
use tertial_usecases::review::overview::ReviewCounts;

use super::goals::{AREAS, FOCUS, counts, goal_id};
use super::{committees, grade, unit_id, value, year, years};

fn report_id(number: u128) -> ReportId {
    ReportId::from_bits(0x0197_0000_0000_7000_8000_0002_0000_0000 + number)
}

/// A row: number, kind, year, unit, committee.
pub fn line(number: u128, kind: ReportKind, of: i16, unit: &str, committee: &str) -> ReportLine {
    ReportLine {
        id: report_id(number),
        title: format!("{unit} {of}"),
        kind,
        year: year(of),
        unit: unit_id(number),
        unit_name: unit.to_owned(),
        committee_name: Some(committee.to_owned()),
        state: ReportState::Adopted,
        confirmed: true,
        date: Some(format!("{}-03-19", of + 1)),
        counts: counts([3, 1, 1, 0]),
        review: Some(ReviewCounts { errors: 1, warnings: 3, hints: 4, answered: 1 }),
    }
}

pub fn lines() -> Vec<ReportLine> {
    let soc = "Socialnämnden";
    let mut lines = vec![
        line(1, ReportKind::AnnualReport, 2025, soc, soc),
        line(2, ReportKind::AnnualReport, 2025, "Almgårdens dagliga verksamhet", soc),
        line(3, ReportKind::TertialReport1, 2026, "Äldrenämnden", "Äldrenämnden"),
        line(4, ReportKind::AnnualPlan, 2026, "Utbildningsnämnden", "Utbildningsnämnden"),
        line(5, ReportKind::TertialReport2, 2026, "Boendestöd Norra", soc),
        line(6, ReportKind::AnnualReport, 2018, "Kvarnbackens stödboende", soc),
    ];
    lines[0].counts = counts([24, 9, 2, 3]);
    lines[2].counts = counts([4, 1, 0, 0]);
    lines[3].counts = GradeCounts::default();
    lines[3].review = Some(ReviewCounts::default());
    lines[5].review = None;
    lines[4].state = ReportState::Draft;
    lines[4].date = None;
    lines[5].confirmed = false;
    lines[5].date = Some("13 februari 2019".to_owned());
    lines
}

pub fn list() -> ReportList {
    ReportList {
        reports: lines(),
        total: 212,
        page_size: 50,
        committees: committees(),
        years: years(),
    }
}

pub fn empty_list() -> ReportList {
    ReportList { reports: Vec::new(), total: 0, ..list() }
}

fn figure(number: u128, name: &str, series: [&str; 6], latest: &str, target: &str) -> KeyFigure {
    let number_of = |text: &str| text.parse().ok();
    KeyFigure {
        id: IndicatorId::from_bits(number),
        name: name.to_owned(),
        series: (2020..=2025).map(year).zip(series.map(number_of)).collect(),
        latest: Some(Latest {
            year: year(2025),
            part: YearPart::FullYear,
            quantity: Quantity::read(latest).unwrap(),
        }),
        target: Some(Binding {
            printed: target.replace('.', ","),
            target: Target::read(&target.replace('.', ",")),
            met: Some(latest.starts_with("88")),
        }),
    }
}

pub fn city() -> CityStart {
    let area = |place: usize| {
        let (number, title, letter, _) = AREAS[place];
        AreaGoal {
            id: goal_id(100 + place as u128),
            number: Some(number.to_owned()),
            title: title.to_owned(),
            assessment: grade(letter),
            counts: counts([4, 2, 1, 0]),
            is_foretold: false,
        }
    };
    let focus_goals = FOCUS
        .iter()
        .zip(50..)
        .map(|((number, title, summary), id)| FocusGoal {
            id: goal_id(id),
            number: Some((*number).to_owned()),
            title: (*title).to_owned(),
            summary: Some((*summary).to_owned()),
            area_goals: (0..AREAS.len())
                .filter(|place| AREAS[*place].0.starts_with(number))
                .map(area)
                .collect(),
        })
        .collect();
    CityStart {
        city: "Ekstads stad".to_owned(),
        year: year(2025),
        years: years(),
        graded_by: Some(ReportKind::AnnualReport),
        forecast: None,
        counts: counts([6, 4, 1, 0]),
        focus_goals,
        figures: vec![
            figure(
                1,
                "Behöriga till gymnasiet",
                ["81", "82", "82", "84", "85", "86"],
                "86 %",
                "88",
            ),
            figure(2, "Nöjda med hemtjänsten", ["84", "83", "85", "86", "87", "88"], "88 %", "87"),
            figure(
                3,
                "Utsläpp per invånare",
                ["3.9", "3.8", "3.6", "-", "3.4", "3.4"],
                "3,4 ton",
                "3.0",
            ),
            figure(4, "Väntetid till stöd", ["71", "74", "70", "66", "63", "61"], "61 dagar", "60"),
            figure(
                5,
                "Sjukfrånvaro i staden",
                ["9.1", "9.4", "8.8", "8.4", "8.2", "8.0"],
                "8,0 %",
                "8.0",
            ),
            figure(6, "Beredskapsplaner övade", ["20", "22", "31", "40", "48", "55"], "55 %", "80"),
        ],
        documents: lines(),
        document_count: 4_812,
        first_year: Some(year(2007)),
    }
}

/// The city in the middle of a year.
pub fn foretold_city() -> CityStart {
    let mut city = city();
    city.year = year(2026);
    city.graded_by = Some(ReportKind::TertialReport1);
    city.forecast = Some(Forecast {
        kind: ReportKind::TertialReport1,
        year: city.year,
        units: 18,
        expected: 21,
    });
    for area in city.focus_goals.iter_mut().flat_map(|focus| &mut focus.area_goals) {
        area.is_foretold = true;
    }
    city
}

pub fn empty_city() -> CityStart {
    CityStart {
        graded_by: None,
        counts: GradeCounts::default(),
        focus_goals: Vec::new(),
        figures: Vec::new(),
        documents: Vec::new(),
        document_count: 0,
        first_year: None,
        ..city()
    }
}

fn version(number: u32) -> ReportVersion {
    ReportVersion {
        id: ReportVersionId::from_bits(u128::from(number)),
        number,
        stored_at: "2026-03-19T09:42:00Z".parse().unwrap(),
        sha256: "9f2c4b7a1d60e83355a1c0ffb2d94e7781aa3c5d6e7f80912b3c4d5e6f708192".to_owned(),
    }
}

pub fn page() -> ReportPage {
    let own = |title: &str, letter| GoalNode {
        assessment: grade(letter),
        ..GoalNode::new(GoalLevel::Unit, None, title.to_owned())
    };
    let mut first = own("Deltagarna väljer själva vad de arbetar med", 'd');
    first.indicators.push(IndicatorRow::new("Aktuell genomförandeplan".to_owned()));
    first.indicators.push(IndicatorRow::new("Närvaro".to_owned()));
    let goals = vec![
        first,
        own("Vi lagar och återbrukar innan vi köper nytt", 'h'),
        own("Vi håller vår budget", 'h'),
        own("Det är tryggt och roligt att arbeta på Almgården", 'd'),
        own("Vi klarar tre dygn utan el, vatten eller nät", 'e'),
    ];
    let report = Report { goals, ..Report::default() };
    let mut line = lines().remove(1);
    line.confirmed = false;
    ReportPage {
        slug: Some("vb-2025-almgarden-k3f0a7m".parse().unwrap()),
        organisation: Some("Ekstads stad".to_owned()),
        line,
        version: version(2),
        versions: vec![version(2), version(1)],
        report,
        goal_links: vec![Some(goal_id(1)), None, None, None, Some(goal_id(2))],
        indicator_links: vec![
            vec![Some(IndicatorId::from_bits(1)), None],
            Vec::new(),
            Vec::new(),
            Vec::new(),
            Vec::new(),
        ],
        same_part: vec![SamePart {
            table: "goals/0/goals/0/indicators".to_owned(),
            indicator: IndicatorId::from_bits(1),
            name: "Aktuell genomförandeplan".to_owned(),
            part: YearPart::Tertial1,
            figures: vec![(year(2026), value("91 %")), (year(2025), value("88 %"))],
        }],
        source: Some(ReportSource {
            import: ImportId::from_bits(1),
            file: "Almgården VB 2025.docx".to_owned(),
            sha256: "0c11aa90b2d94e7781aa3c5d6e7f80912b3c4d5e6f7081929f2c4b7a1d60e833".to_owned(),
            lines: 612,
            unplaced: 8,
        }),
        siblings: lines().split_off(4),
    }
}
