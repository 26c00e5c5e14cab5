//! The organisation of Ekstad, a search in its texts, and what was read in.

use jiff::civil::date;
use tertial_domain::goal::GoalLevel;
use tertial_domain::ids::{GoalId, ImportId, IndicatorId, ReportId};
use tertial_domain::organisation::{OrgLevel, SuccessionKind};
use tertial_domain::period::YearPart;
use tertial_domain::quantity::Quantity;
use tertial_domain::report::{IndicatorField, ReportKind};
use tertial_domain::target::Target;
use tertial_usecases::figures::{Binding, KeyFigure, Latest};
use tertial_usecases::imports::{
    CellField, ImportLine, ImportList, ImportPage, MatchLine, MatchMethod, MatchSubject,
    UncertainCell,
};
use tertial_usecases::organisation::{UnitNode, UnitPage, UnitSuccession, UnitTree};
use tertial_usecases::search::{Hit, HitGroup, NameHit, NameHits, NameSubject, SearchPage};

use super::reports::{line, lines};
use super::{COMMITTEES, decimal, goals, unit_id, year};

fn node(number: u128, name: &str, level: OrgLevel, children: Vec<UnitNode>) -> UnitNode {
    UnitNode {
        id: unit_id(number),
        name: name.to_owned(),
        level,
        latest: (level >= OrgLevel::Committee && level != OrgLevel::Department)
            .then(|| line(number, ReportKind::AnnualReport, 2025, name, "Socialnämnden")),
        children,
    }
}

pub fn tree() -> UnitTree {
    let units = [
        "Almgårdens dagliga verksamhet",
        "Biståndsenheten",
        "Boendestöd Norra",
        "Boendestöd Södra",
        "Kvarnbackens stödboende",
        "Råsens korttidsboende",
        "Ungdomsmottagningen",
    ];
    let committees = COMMITTEES
        .iter()
        .zip(100_u128..)
        .map(|(name, number)| {
            let units = units
                .iter()
                .zip(number * 10..)
                .map(|(unit, number)| node(number, unit, OrgLevel::Unit, Vec::new()))
                .collect();
            let department = node(number * 100, "Stöd och omsorg", OrgLevel::Department, units);
            let below = if *name == "Socialnämnden" { vec![department] } else { Vec::new() };
            node(number, name, OrgLevel::Committee, below)
        })
        .collect();
    UnitTree {
        day: date(2026, 9, 8),
        roots: vec![node(1, "Ekstads stad", OrgLevel::Council, committees)],
        is_unknown: false,
        counts: vec![
            (OrgLevel::Council, 1),
            (OrgLevel::Committee, 9),
            (OrgLevel::Department, 1),
            (OrgLevel::Unit, 7),
        ],
    }
}

pub fn empty_tree() -> UnitTree {
    UnitTree { day: date(1999, 1, 1), roots: Vec::new(), is_unknown: true, counts: Vec::new() }
}

fn figure(number: u128, name: &str, latest: &str, target: &str) -> KeyFigure {
    KeyFigure {
        id: IndicatorId::from_bits(number),
        name: name.to_owned(),
        series: (2020..=2025)
            .map(year)
            .zip(["72", "74", "74", "78", "80", "86"].map(|text| Some(decimal(text))))
            .collect(),
        latest: Some(Latest {
            year: year(2025),
            part: YearPart::FullYear,
            quantity: Quantity::read(latest).unwrap(),
        }),
        target: Some(Binding {
            printed: target.to_owned(),
            target: Target::read(target),
            met: (target != "öka").then_some(false),
        }),
    }
}

pub fn page() -> UnitPage {
    let name = "Almgårdens dagliga verksamhet";
    let mut own = goals::page().goal.goals;
    own.truncate(4);
    UnitPage {
        id: unit_id(7),
        name: name.to_owned(),
        level: OrgLevel::Unit,
        above: vec![
            (unit_id(1), "Ekstads stad".to_owned()),
            (unit_id(104), "Socialnämnden".to_owned()),
            (unit_id(10), "Stöd och omsorg".to_owned()),
        ],
        children: vec![
            (unit_id(71), "Kaféet".to_owned(), OrgLevel::Workplace),
            (unit_id(72), "Snickeriet".to_owned(), OrgLevel::Workplace),
        ],
        periods: vec![
            (date(2021, 7, 1), None, name.to_owned(), Some("Stöd och omsorg".to_owned())),
            (
                date(2015, 1, 1),
                Some(date(2021, 7, 1)),
                "Almgårdens dagcenter".to_owned(),
                Some("Ekdalens stadsdelsnämnd".to_owned()),
            ),
        ],
        successions: vec![UnitSuccession {
            on: date(2021, 7, 1),
            kind: SuccessionKind::MergedInto,
            other: unit_id(8),
            other_name: "Lindens dagcenter".to_owned(),
            other_is_before: true,
        }],
        reports: lines().split_off(1),
        goals_in: Some((ReportKind::TertialReport2, year(2026))),
        goals: own,
        indicators: vec![
            figure(1, "Aktuell genomförandeplan", "86 %", "90 %"),
            figure(2, "Får välja arbetsuppgifter", "77 %", "78 %"),
            figure(3, "Närvaro", "83 %", "öka"),
        ],
    }
}

pub fn bare_page() -> UnitPage {
    UnitPage {
        above: Vec::new(),
        children: Vec::new(),
        successions: Vec::new(),
        reports: Vec::new(),
        goals: Vec::new(),
        indicators: Vec::new(),
        ..page()
    }
}

pub fn found() -> SearchPage {
    let hit = |number: u128, heading: &str, before: &str, word: &str, after: &str| Hit {
        report: ReportId::from_bits(number),
        title: "Verksamhetsberättelse 2025".to_owned(),
        kind: ReportKind::AnnualReport,
        year: year(2025),
        unit: unit_id(7),
        unit_name: "Almgårdens dagliga verksamhet".to_owned(),
        heading: heading.to_owned(),
        anchor: "part-4".to_owned(),
        excerpt: vec![
            (before.to_owned(), false),
            (word.to_owned(), true),
            (after.to_owned(), false),
        ],
    };
    SearchPage {
        words: "genomförandeplan".to_owned(),
        names: vec![
            NameHits {
                names: vec![NameHit {
                    subject: NameSubject::Indicator(IndicatorId::from_bits(1)),
                    name: "Andel med aktuell genomförandeplan".to_owned(),
                    place: None,
                }],
                total: 1,
            },
            NameHits {
                names: vec![NameHit {
                    subject: NameSubject::Goal(GoalId::from_bits(4), GoalLevel::Unit),
                    name: "Genomförandeplaner som <används>".to_owned(),
                    place: Some("Almgårdens dagliga verksamhet".to_owned()),
                }],
                total: 7,
            },
        ],
        year: Some(year(2025)),
        meant: None,
        hits: groups(&[
            hit(
                1,
                "Sammanfattande analys",
                "… och hälften av ",
                "genomförandeplanerna",
                " skrevs om tillsammans med deltagarna.",
            ),
            hit(
                2,
                "Deltagarna väljer själva vad de arbetar med",
                "Varje deltagare har en aktuell ",
                "genomförandeplan",
                " <b>som den själv har läst</b> & skrivit på.",
            ),
        ]),
        total: 61,
        more: false,
        is_cut: true,
        groups: 61,
        page_size: 20,
    }
}

/// The first hit with the others under its heading, and the others once more by themselves.
fn groups(hits: &[Hit]) -> Vec<HitGroup> {
    let others = hits[1..].to_vec();
    let alone = |hit: Hit| HitGroup { first: hit, others: Vec::new() };
    let mut groups = vec![HitGroup { first: hits[0].clone(), others: others.clone() }];
    groups.extend(others.into_iter().map(alone));
    groups
}

pub fn not_found() -> SearchPage {
    SearchPage {
        words: "skjutts".to_owned(),
        meant: Some("skjuts".to_owned()),
        page_size: 20,
        ..SearchPage::default()
    }
}

fn import_line(number: u128, file: &str, unplaced: u32) -> ImportLine {
    ImportLine {
        id: ImportId::from_bits(number),
        file: file.to_owned(),
        sha256: "0c11aa90b2d94e7781aa3c5d6e7f80912b3c4d5e6f7081929f2c4b7a1d60e833".to_owned(),
        read_at: "2026-09-07T05:10:00Z".parse().unwrap(),
        report: Some(ReportId::from_bits(number)),
        confirmed: false,
        lines: 620,
        placed: 561 - unplaced,
        furniture: 43,
        contents: 16,
        unplaced,
        uncertain_names: u32::from(unplaced > 0) * 2,
    }
}

pub fn imports() -> ImportList {
    ImportList {
        imports: vec![
            import_line(1, "Kvarnbackens stödboende VB 2018.pdf", 8),
            import_line(2, "Almgården VP 2020.docx", 0),
        ],
    }
}

pub fn no_imports() -> ImportList {
    ImportList { imports: Vec::new() }
}

pub fn import() -> ImportPage {
    let matched = |printed: &str, subject, method, alternatives: &[&str]| MatchLine {
        subject,
        printed: printed.to_owned(),
        line: Some(12),
        linked_to: Some(printed.to_owned()),
        method,
        alternatives: alternatives.iter().map(|&name| name.to_owned()).collect(),
    };
    ImportPage {
        line: import_line(1, "Kvarnbackens stödboende VB 2018.pdf", 8),
        matches: vec![
            matched("Kvarnbackens stödboende", MatchSubject::Unit, MatchMethod::Exact, &[]),
            matched("Ekstad är en bra arbetsgivare", MatchSubject::Goal, MatchMethod::Folded, &[]),
            matched(
                "Sjukfrånvaro dag 1–14",
                MatchSubject::Indicator,
                MatchMethod::Uncertain,
                &["Sjukfrånvaro", "Sjukfrånvaro, korttid"],
            ),
        ],
        uncertain_cells: vec![UncertainCell {
            row: "Sjukfrånvaro dag 1–14".to_owned(),
            field: CellField::Indicator(IndicatorField::Previous),
            printed: Some("2,2 %".to_owned()),
            line: Some(230),
            version: 1,
            place: "goals/0/goals/1/indicators/0".to_owned(),
        }],
        unplaced: vec![
            (96, "Bilaga 2".to_owned(), "before_first_heading".to_owned()),
            (231, "Korttid 1,9 % 2,2 %".to_owned(), "outside_row".to_owned()),
            (232, "2018".to_owned(), "outside_row".to_owned()),
        ],
    }
}
