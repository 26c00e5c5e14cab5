//! Reports of every shape: words of reports in any mix, cells right and wrong, and damaged texts.

use proptest::prelude::*;
use tertial_demo::faults::{CaseFile, clean_cases};
use tertial_domain::assessment::{Assessment, AssessmentTense, GradeCode};
use tertial_domain::goal::{GoalLevel, GoalText};
use tertial_domain::period::OperatingYear;
use tertial_domain::report::{
    ActivityField, ActivityRow, GoalNode, IndicatorField, IndicatorRow, PlainTable, Report,
    ReportKind, Section,
};
use tertial_domain::rich_text::{Block, RichText};

const SENTENCES: &[&str] = &[
    "Under 2021 kommer enheten att starta en kör på Åsens gård.",
    "Under T2 fortsätter rekryteringen.",
    "Sjukfrånvaron ökade från 5,7 % till 7,1 % under året.",
    "Brukaren (811228-9874) nås på 070-174 06 58 och bor på Solvägen 3.",
    "Målet nåddes inte på grund av att kursen ställdes in.",
    "Kören har övat varje torsdag under året och sjungit för gästerna i Ekstad.",
    "Resultatet blev ett underskott om -2 163 tkr, 1,8 mnkr sämre än budget.",
    "Almen: 20%, Åsen: 59%, Dalen: 39 %.",
    "Tre klagomål har kommit in, varav två om bemötandet.",
    "Minst 90 procent av gästerna är trygga; högst fyra väntar.",
    "Nämnden godkänner verksamhetsberättelsen för 2020.",
    "1.820 milj kr, 14\u{a0}554 kr – 7.17 % (t.ex. 3–4 st) m.m.",
];
const CELLS: &[&str] = &[
    "7,1 %",
    "92",
    "92 %",
    "öka",
    "minska",
    "tas fram av nämnden",
    "1945 GWh",
    "0",
    "-",
    "3,3",
    "14 554 tkr",
    "VB 2021",
    "VB 2020",
    "2021",
    "T2 2021",
    "minst 90 %",
    "År",
    "Tertial",
    "−2",
];
const NAMES: &[&str] = &[
    "Sjukfrånvaro",
    "Andel nöjda brukare",
    "Antal besök",
    "Elanvändning (GWh)",
    "Aktivt medskapandeindex",
    "Summa",
    "Kostnader",
    "Intäkter",
    "Resultat netto",
    "Ekstads körer",
];

fn one_of(words: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop::sample::select(words).prop_map(str::to_owned)
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => prop::collection::vec(one_of(SENTENCES), 1..5).prop_map(|all| all.join(" ")),
        1 => ".{0,60}",
        1 => "[0-9åäöÅ %,.:/–-]{0,40}",
    ]
}

fn blocks() -> impl Strategy<Value = Vec<Block>> {
    let plain = || words().prop_map(RichText::plain);
    let block = prop_oneof![
        plain().prop_map(Block::Paragraph),
        prop::collection::vec(plain(), 0..3).prop_map(Block::BulletList),
        prop::collection::vec(plain(), 0..3).prop_map(Block::NumberedList),
        (0_usize..3).prop_map(Block::Table),
    ];
    prop::collection::vec(block, 0..3)
}

fn name() -> impl Strategy<Value = String> {
    // A title is never blank: there would be nothing to quote.
    let any = ".{0,20}".prop_filter("blank", |text: &String| !text.trim().is_empty());
    prop_oneof![5 => one_of(NAMES), 1 => any]
}

fn cell() -> impl Strategy<Value = Option<String>> {
    prop::option::of(prop_oneof![6 => one_of(CELLS), 1 => ".{0,12}"])
}

fn indicator() -> impl Strategy<Value = IndicatorRow> {
    let cells = prop::collection::vec(cell(), IndicatorField::ALL.len());
    let uncertain = prop::sample::subsequence(IndicatorField::ALL.to_vec(), 0..3);
    (name(), cells, blocks(), blocks(), uncertain).prop_map(
        |(name, cells, analysis, comment, uncertain)| {
            let mut row = IndicatorRow::new(name);
            for (field, cell) in IndicatorField::ALL.into_iter().zip(cells) {
                row.set_cell(field, cell);
            }
            row.analysis = analysis;
            row.comment = comment;
            row.uncertain = uncertain;
            row
        },
    )
}

fn activity() -> impl Strategy<Value = ActivityRow> {
    let day = || prop::option::of(prop_oneof!["20(20|21|22)-1[012]-[0-3][0-9]", ".{0,8}"]);
    let deviation = prop::option::of(Just("Avvikelse".to_owned()));
    let uncertain =
        prop::sample::subsequence(vec![ActivityField::Start, ActivityField::Deviation], 0..=2);
    (words(), day(), day(), deviation, blocks(), uncertain).prop_map(
        |(name, start, end, deviation, analysis, uncertain)| ActivityRow {
            name,
            start,
            end,
            deviation,
            analysis,
            uncertain,
            ..ActivityRow::default()
        },
    )
}

fn assessment() -> impl Strategy<Value = Assessment> {
    let grades = vec![GradeCode::FULLY_MET, GradeCode::PARTLY_MET, GradeCode::NOT_MET];
    let graded = (prop::sample::select(grades), any::<bool>()).prop_map(|(grade, is_final)| {
        let tense = if is_final { AssessmentTense::Final } else { AssessmentTense::Forecast };
        Assessment::Graded { grade, tense }
    });
    prop_oneof![4 => graded, 1 => Just(Assessment::NotAssessed), 1 => Just(Assessment::Missing)]
}

fn goal() -> impl Strategy<Value = GoalNode> {
    let levels = vec![GoalLevel::Focus, GoalLevel::Area, GoalLevel::Committee, GoalLevel::Unit];
    let texts =
        prop::collection::vec((prop::sample::select(GoalText::ALL.to_vec()), blocks()), 0..4);
    let rows = (prop::collection::vec(indicator(), 0..3), prop::collection::vec(activity(), 0..3));
    let leaf = (prop::sample::select(levels), name(), assessment(), texts, rows).prop_map(
        |(level, title, assessment, texts, (indicators, activities))| {
            let mut goal = GoalNode::new(level, Some("1.2".to_owned()), title);
            goal.assessment = assessment;
            for (label, blocks) in texts {
                goal.add_text(label, blocks);
            }
            goal.indicators = indicators;
            goal.activities = activities;
            goal
        },
    );
    leaf.prop_recursive(3, 12, 3, |inner| {
        (inner.clone(), prop::collection::vec(inner, 0..3)).prop_map(|(mut goal, below)| {
            goal.goals = below;
            goal
        })
    })
}

fn table() -> impl Strategy<Value = PlainTable> {
    let cells = || {
        let cell = prop_oneof![2 => one_of(NAMES), 4 => one_of(CELLS), 1 => ".{0,10}"];
        prop::collection::vec(cell, 0..5)
    };
    (cells(), prop::collection::vec(cells(), 0..8)).prop_map(|(header, rows)| PlainTable {
        header,
        rows,
        ..PlainTable::default()
    })
}

/// Any report, also such as no reader would give.
pub(crate) fn any_report() -> impl Strategy<Value = Report> {
    let kind = prop::option::of(prop::sample::select(ReportKind::ALL.to_vec()));
    let year = prop::option::of(2019_i16..2023);
    let section = (prop_oneof![name(), words()], 1_u8..4, blocks())
        .prop_map(|(heading, level, blocks)| Section { heading, level, blocks });
    (
        kind,
        year,
        prop::collection::vec(section, 0..4),
        prop::collection::vec(goal(), 0..3),
        prop::collection::vec(table(), 0..3),
        prop::collection::vec(words(), 0..2),
    )
        .prop_map(|(kind, year, sections, goals, tables, proposed_decisions)| Report {
            kind,
            year: year.and_then(OperatingYear::new),
            sections,
            goals,
            tables,
            proposed_decisions,
            date: Some("2021-02-03".to_owned()),
            ..Report::default()
        })
}

/// A whole report with damage done to its texts: letters taken out, put in, and swapped for others.
pub(crate) fn damaged_case() -> impl Strategy<Value = CaseFile> {
    let damage = prop::collection::vec((any::<usize>(), any::<usize>(), any::<char>()), 1..60);
    (0_u64..6, damage).prop_map(|(seed, damage)| {
        let mut case = clean_cases(seed, 1).next().unwrap_or_else(|| CaseFile {
            report: Report::default(),
            earlier: Vec::new(),
            above: None,
        });
        let count = count_texts(&mut case.report);
        for (which, at, letter) in damage {
            let target = which % count.max(1);
            let mut number = 0;
            every_text(&mut case.report, &mut |text| {
                if number == target {
                    *text = RichText::plain(damaged(text.text(), at, letter));
                }
                number += 1;
            });
        }
        case
    })
}

fn damaged(text: &str, at: usize, letter: char) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    if letters.is_empty() {
        return letter.to_string();
    }
    let place = at % letters.len();
    match at % 3 {
        0 => {
            letters.remove(place);
        }
        1 => letters.insert(place, letter),
        _ => letters.truncate(place),
    }
    letters.into_iter().collect()
}

fn count_texts(report: &mut Report) -> usize {
    let mut count = 0;
    every_text(report, &mut |_| count += 1);
    count
}

fn every_text(report: &mut Report, change: &mut dyn FnMut(&mut RichText)) {
    for section in &mut report.sections {
        in_blocks(&mut section.blocks, change);
    }
    for goal in &mut report.goals {
        in_goal(goal, change);
    }
}

fn in_goal(goal: &mut GoalNode, change: &mut dyn FnMut(&mut RichText)) {
    for (_, blocks) in &mut goal.texts {
        in_blocks(blocks, change);
    }
    for row in &mut goal.indicators {
        in_blocks(&mut row.analysis, change);
        in_blocks(&mut row.comment, change);
    }
    for row in &mut goal.activities {
        in_blocks(&mut row.analysis, change);
    }
    for below in &mut goal.goals {
        in_goal(below, change);
    }
}

fn in_blocks(blocks: &mut [Block], change: &mut dyn FnMut(&mut RichText)) {
    for block in blocks {
        match block {
            Block::Paragraph(text) => change(text),
            Block::BulletList(items) | Block::NumberedList(items) => {
                items.iter_mut().for_each(&mut *change);
            }
            Block::Table(_) => {}
        }
    }
}
