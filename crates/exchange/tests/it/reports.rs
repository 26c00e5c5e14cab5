//! Arbitrary reports that obey the rules of the model: references point at something, marks of a
//! kind stand apart.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use tertial_domain::activity::ActivityState;
use tertial_domain::assessment::{Assessment, AssessmentTense, GradeCode};
use tertial_domain::goal::{GoalLevel, GoalText};
use tertial_domain::period::OperatingYear;
use tertial_domain::quantity::MoneyScale;
use tertial_domain::report::{
    ActivityField, ActivityRow, GoalNode, Head, IndicatorField, IndicatorRow, OutlineEntry,
    PlainTable, Report, ReportKind, Section,
};
use tertial_domain::rich_text::{Block, LanguageTag, LinkTarget, MarkKind, RichText};

/// Words with everything in them that could be taken for something else.
fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-zåäö ,.]{0,60}",
        2 => r#"[ *\\\[\](){}"/a-cå\t\n–\u{a0}\u{1}\u{feff}]{0,24}"#,
        1 => any::<String>(),
    ]
}

fn mark_kinds() -> impl Strategy<Value = MarkKind> {
    let address = select(vec![
        "https://ekstad.example/",
        "http://ekstad.example/a_(b)[c]\\*d",
        "mailto:registrator@ekstad.example",
    ]);
    prop_oneof![
        Just(MarkKind::Bold),
        Just(MarkKind::Italic),
        address.prop_map(|address| MarkKind::Link(LinkTarget::new(address).unwrap())),
        select(vec!["fr", "en-GB", "sr-Latn-RS"])
            .prop_map(|tag| MarkKind::Language(LanguageTag::new(tag).unwrap())),
    ]
}

fn rich_text() -> impl Strategy<Value = RichText> {
    (words(), vec((any::<Index>(), any::<Index>(), mark_kinds()), 0..5)).prop_map(
        |(words, wishes)| {
            let edges: Vec<usize> =
                words.char_indices().map(|(at, _)| at).chain([words.len()]).collect();
            let mut marks: Vec<(usize, usize, MarkKind)> = Vec::new();
            for (a, b, kind) in wishes {
                let (a, b) = (edges[a.index(edges.len())], edges[b.index(edges.len())]);
                let (start, end) = (a.min(b), a.max(b));
                let stands_apart = |other: &(usize, usize, MarkKind)| {
                    std::mem::discriminant(&other.2) != std::mem::discriminant(&kind)
                        || end < other.0
                        || other.1 < start
                };
                if start < end && marks.iter().all(stands_apart) {
                    marks.push((start, end, kind));
                }
            }
            // Of marks that begin together, emphasis is told before what it holds.
            marks.sort_by_key(|(start, _, kind)| (*start, *kind == MarkKind::Italic));
            let mut text = RichText::plain(words);
            for (start, end, kind) in marks {
                assert!(text.mark(start, end, kind));
            }
            text
        },
    )
}

fn blocks(tables: usize) -> impl Strategy<Value = Vec<Block>> {
    let block = prop_oneof![
        4 => rich_text().prop_map(Block::Paragraph),
        1 => vec(rich_text(), 0..4).prop_map(Block::BulletList),
        1 => vec(rich_text(), 0..4).prop_map(Block::NumberedList),
        1 => any::<Index>().prop_map(move |at| Block::Table(at.index(tables.max(1)))),
    ];
    vec(block, 0..4).prop_map(move |mut blocks| {
        blocks.retain(|block| tables > 0 || !matches!(block, Block::Table(_)));
        blocks
    })
}

fn assessments() -> impl Strategy<Value = Assessment> {
    let grade = select(vec!["fully_met", "partly_met", "not_met", "a_citys_own_4"]);
    let tense = select(vec![AssessmentTense::Forecast, AssessmentTense::Final]);
    prop_oneof![
        Just(Assessment::Missing),
        Just(Assessment::NotAssessed),
        (grade, tense).prop_map(|(grade, tense)| Assessment::Graded {
            grade: GradeCode::new(grade).unwrap(),
            tense
        }),
    ]
}

fn cells() -> impl Strategy<Value = Option<String>> {
    let printed = vec![
        "7,1 %",
        "1 820",
        "-",
        "öka",
        "minst 90 %",
        "90-95 %",
        "tas fram av nämnden",
        "VB 2018",
    ];
    option::of(prop_oneof![select(printed).prop_map(str::to_owned), words()])
}

fn indicators(tables: usize) -> impl Strategy<Value = IndicatorRow> {
    let uncertain = vec(select(IndicatorField::ALL.to_vec()), 0..3);
    let texts = (blocks(tables), blocks(tables));
    (words(), vec(cells(), 9), texts, uncertain).prop_map(
        |(name, cells, (analysis, comment), uncertain)| {
            let mut row = IndicatorRow::new(name);
            (row.analysis, row.comment, row.uncertain) = (analysis, comment, uncertain);
            for (field, cell) in IndicatorField::ALL.into_iter().zip(cells) {
                row.set_cell(field, cell);
            }
            row
        },
    )
}

fn activities(tables: usize) -> impl Strategy<Value = ActivityRow> {
    let cells = (option::of(words()), option::of(words()), option::of(words()));
    let state = option::of(select(ActivityState::ALL.to_vec()));
    let uncertain = vec(select(ActivityField::ALL.to_vec()), 0..2);
    (words(), cells, state, blocks(tables), uncertain).prop_map(
        |(name, (start, end, deviation), state, analysis, uncertain)| ActivityRow {
            name,
            start,
            end,
            deviation,
            state,
            analysis,
            uncertain,
        },
    )
}

fn lone_goal(tables: usize) -> impl Strategy<Value = GoalNode> {
    let head = (select(GoalLevel::ALL.to_vec()), option::of(words()), words(), assessments());
    let texts = vec((select(GoalText::ALL.to_vec()), blocks(tables)), 0..3);
    let rows = (vec(indicators(tables), 0..2), vec(activities(tables), 0..2));
    (head, texts, rows).prop_map(
        |((level, number, title, assessment), texts, (indicators, activities))| {
            let mut goal = GoalNode::new(level, number, title);
            for (label, blocks) in texts {
                goal.add_text(label, blocks);
            }
            GoalNode { assessment, indicators, activities, ..goal }
        },
    )
}

fn goals(tables: usize) -> impl Strategy<Value = GoalNode> {
    lone_goal(tables).prop_recursive(3, 8, 3, move |below| {
        (lone_goal(tables), vec(below, 0..3)).prop_map(|(goal, goals)| GoalNode { goals, ..goal })
    })
}

fn heads() -> impl Strategy<Value = Head> {
    let lists = (vec(words(), 0..2), vec(words(), 0..2), vec(words(), 0..2));
    (option::of(words()), option::of(words()), option::of(words()), lists).prop_map(
        |(administration, phone, meeting_date, (addresses, signatories, related))| Head {
            administration,
            addresses,
            phone,
            meeting_date,
            signatories,
            related_register_numbers: related,
        },
    )
}

fn body(
    sections: usize,
    tables: usize,
) -> impl Strategy<Value = (Vec<Section>, Vec<GoalNode>, Vec<PlainTable>, Vec<OutlineEntry>)> {
    let section = (words(), 1..=9_u8, blocks(tables))
        .prop_map(|(heading, level, blocks)| Section { heading, level, blocks });
    let rows = vec(vec(words(), 0..3), 0..3);
    let place =
        any::<Index>().prop_map(move |at| (sections > 0).then(|| at.index(sections.max(1))));
    let scale = option::of(select(MoneyScale::ALL.to_vec()));
    let table = (option::of(words()), place, vec(words(), 0..3), rows, scale).prop_map(
        |(under, section, header, rows, scale)| PlainTable { under, section, header, rows, scale },
    );
    let entries: Vec<OutlineEntry> = (0..sections)
        .map(OutlineEntry::Section)
        .chain((0..tables).map(OutlineEntry::Table))
        .chain([OutlineEntry::Goals])
        .collect();
    let outline = Just(entries).prop_shuffle();
    (vec(section, sections), vec(goals(tables), 0..3), vec(table, tables), outline)
}

/// Any report that keeps the rules.
pub(crate) fn reports() -> impl Strategy<Value = Report> {
    let kind = option::of(select(ReportKind::ALL.to_vec()));
    let year = option::of((1900..2200_i16).prop_map(|year| OperatingYear::new(year).unwrap()));
    let printed = vec(option::of(words()), 7);
    let body = (0..3_usize, 0..3_usize).prop_flat_map(|(sections, tables)| body(sections, tables));
    ((kind, year, printed), heads(), vec(words(), 0..3), body).prop_map(
        |((kind, year, printed), head, decisions, (sections, goals, tables, outline))| {
            let mut printed = printed.into_iter();
            let mut next = || printed.next().unwrap();
            Report {
                kind,
                year,
                title: next(),
                unit: next(),
                committee: next(),
                register_number: next(),
                date: next(),
                case_officer: next(),
                recipient: next(),
                head,
                proposed_decisions: decisions,
                outline,
                sections,
                goals,
                tables,
            }
        },
    )
}
