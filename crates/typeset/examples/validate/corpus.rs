//! Reports of every kind to hold against the standards: those of several demo cities, and odd ones
//! with generated words in every place. The same number gives the same reports.

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use tertial_demo::city::city;
use tertial_demo::plan::{CityPlan, Scale};
use tertial_domain::activity::ActivityState;
use tertial_domain::assessment::Assessment;
use tertial_domain::goal::{GoalLevel, GoalText};
use tertial_domain::quantity::MoneyScale;
use tertial_domain::report::{
    ActivityRow, GoalNode, IndicatorField, IndicatorRow, OutlineEntry, PlainTable, Report,
    ReportKind, Section,
};
use tertial_domain::rich_text::{Block, MarkKind, RichText};

/// A report with a name to speak of it.
pub(crate) struct Specimen {
    pub(crate) name: String,
    pub(crate) report: Report,
}

/// So many reports: four fifths of demo cities, a fifth generated.
pub(crate) fn corpus(count: usize) -> Vec<Specimen> {
    let odd = count / 5;
    let mut specimens = demo(count - odd);
    specimens.extend(generated(odd));
    specimens
}

/// Reports of three cities, spread evenly over years, kinds and writers.
fn demo(count: usize) -> Vec<Specimen> {
    const FEW: usize = 50;
    let plans = [(2026, Scale::small()), (7, Scale::small()), (11, Scale::times(1))];
    let plans = if count < FEW { &plans[..1] } else { &plans[..] };
    let mut specimens = Vec::with_capacity(count);
    for (at, (seed, scale)) in plans.iter().copied().enumerate() {
        let wanted = (count - specimens.len()) / (plans.len() - at);
        let city = city(CityPlan { seed, scale });
        let all = city.reports().count();
        // A prime scatters the places over all years, kinds and writers.
        let chosen = city.reports().enumerate().filter(|(place, _)| place * 7_919 % all < wanted);
        specimens.extend(chosen.take(wanted).map(|(place, written)| Specimen {
            name: format!("city-{seed}-{place}-{}", kind(written.report.kind)),
            report: written.report,
        }));
    }
    specimens
}

const fn kind(kind: Option<ReportKind>) -> &'static str {
    match kind {
        Some(kind) => kind.code(),
        None => "none",
    }
}

/// Reports whose every word is generated, with shapes that no city would write.
fn generated(count: usize) -> Vec<Specimen> {
    let seed = TestRng::from_seed(RngAlgorithm::ChaCha, &[26; 32]);
    let mut runner = TestRunner::new_with_rng(Config::default(), seed);
    let strategy = report();
    let drawn = (0..count).filter_map(|at| {
        let report = strategy.new_tree(&mut runner).ok()?.current();
        Some(Specimen { name: format!("odd-{at}-{}", kind(report.kind)), report })
    });
    drawn.collect()
}

/// Words of all sorts: plain Swedish, markup, other scripts, endless, none.
fn words() -> impl Strategy<Value = String> + Clone {
    proptest::prop_oneof![
        4 => "[A-ZÅÄÖ][a-zåäö]{2,12}( [a-zåäö]{1,14}){0,30}[.!?]?",
        2 => "\\PC{0,60}",
        1 => "[#$*_=<>@`\\\\\\[\\]{}()/~\"'& \n-]{0,40}",
        1 => "[a-zåäö]{150,250}",
        1 => "[\u{5d0}-\u{5ea}\u{627}-\u{64a} ]{1,40}",
        1 => "(👩‍🚒|🎉|✓|≈|\u{301}|漢){1,12}",
        1 => " ?",
    ]
}

fn figure() -> impl Strategy<Value = String> + Clone {
    proptest::prop_oneof![
        "-?[0-9]{1,3}([  \u{a0}][0-9]{3}){0,2}(,[0-9]{1,2})?( %| tkr| mnkr)?",
        "[-–]?",
        "tas fram av nämnden",
        words(),
    ]
}

fn some<S: Strategy<Value = String> + Clone>(words: S) -> impl Strategy<Value = Option<String>> {
    proptest::option::of(words)
}

fn rich(tables: usize) -> impl Strategy<Value = Vec<Block>> {
    let text = (words(), 0_usize..60, 0_usize..60, proptest::bool::ANY).prop_map(
        |(words, from, to, bold)| {
            let mut text = RichText::plain(words.clone());
            let ends = |at: usize| {
                (at.min(words.len())..=words.len()).find(|at| words.is_char_boundary(*at))
            };
            if let (Some(from), Some(to)) = (ends(from.min(to)), ends(from.max(to))) {
                text.mark(from, to, if bold { MarkKind::Bold } else { MarkKind::Italic });
            }
            text
        },
    );
    let items = proptest::collection::vec(text.clone(), 0..5);
    let block = proptest::prop_oneof![
        4 => text.prop_map(Block::Paragraph),
        1 => items.clone().prop_map(Block::BulletList),
        1 => items.prop_map(Block::NumberedList),
        1 => (0..tables + 1).prop_map(Block::Table),
    ];
    proptest::collection::vec(block, 0..5)
}

fn table() -> impl Strategy<Value = PlainTable> {
    let cells = proptest::collection::vec(figure(), 0..9);
    let rows = proptest::collection::vec((words(), cells), 0..14);
    (some(words()), proptest::collection::vec(words(), 0..9), rows, proptest::bool::ANY).prop_map(
        |(under, header, rows, is_money)| PlainTable {
            under,
            header,
            rows: rows
                .into_iter()
                .map(|(name, cells)| std::iter::once(name).chain(cells).collect())
                .collect(),
            scale: is_money.then_some(MoneyScale::ThousandKrona),
            ..PlainTable::default()
        },
    )
}

fn goal() -> impl Strategy<Value = GoalNode> {
    let indicators = proptest::collection::vec((words(), figure(), rich(0)), 0..4);
    let activities = proptest::collection::vec((words(), some(words()), rich(0)), 0..4);
    let texts = proptest::collection::vec((0..GoalText::ALL.len(), rich(1)), 0..3);
    let level = 0..GoalLevel::ALL.len();
    (level, some(words()), words(), indicators, activities, texts, proptest::bool::ANY).prop_map(
        |(level, number, title, indicators, activities, texts, unsaid)| {
            let mut goal = GoalNode::new(GoalLevel::ALL[level], number, title);
            goal.assessment = if unsaid { Assessment::Missing } else { Assessment::NotAssessed };
            goal.indicators = indicators.into_iter().map(indicator).collect();
            goal.activities = activities.into_iter().map(activity).collect();
            goal.texts =
                texts.into_iter().map(|(at, blocks)| (GoalText::ALL[at], blocks)).collect();
            goal
        },
    )
}

fn activity((name, deviation, analysis): (String, Option<String>, Vec<Block>)) -> ActivityRow {
    let state = Some(ActivityState::Ongoing);
    ActivityRow { name, deviation, analysis, state, ..ActivityRow::default() }
}

fn indicator((name, printed, analysis): (String, String, Vec<Block>)) -> IndicatorRow {
    let mut row = IndicatorRow::new(name);
    row.analysis = analysis;
    for field in IndicatorField::ALL {
        row.set_cell(field, Some(printed.clone()));
    }
    row
}

fn report() -> impl Strategy<Value = Report> {
    let section = (words(), 0_u8..8, rich(3)).prop_map(|(heading, level, blocks)| Section {
        heading,
        level,
        blocks,
    });
    let head = (some(words()), some(words()), some(words()), some(words()), some(words()));
    let lists =
        (proptest::collection::vec(words(), 0..4), proptest::collection::vec(words(), 0..4));
    let body = (
        proptest::collection::vec(section, 0..5),
        proptest::collection::vec((goal(), proptest::collection::vec(goal(), 0..3)), 0..3),
        proptest::collection::vec(table(), 0..4),
    );
    (proptest::option::of(0..ReportKind::ALL.len()), head, lists, body).prop_map(
        |(kind, (title, unit, number, officer, phone), (decisions, signatories), body)| {
            let (sections, goals, tables) = body;
            let mut report = Report {
                kind: kind.map(|at| ReportKind::ALL[at]),
                title,
                unit,
                register_number: number,
                case_officer: officer,
                proposed_decisions: decisions,
                outline: (0..sections.len()).rev().map(OutlineEntry::Section).collect(),
                sections,
                goals: goals.into_iter().map(|(goal, goals)| GoalNode { goals, ..goal }).collect(),
                tables,
                ..Report::default()
            };
            report.head.phone = phone;
            report.head.signatories = signatories;
            report
        },
    )
}
