//! Reports out and back: the reports, and the way through each form. The example `roundtrip` counts
//! thousands of them.

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use tertial_demo::city::city;
use tertial_demo::plan::{CityPlan, Scale};
use tertial_domain::assessment::GradingScale;
use tertial_domain::report::{IndicatorField, OutlineEntry, Report};
use tertial_exchange::report_json::{self, ReadLimits, WriteOptions};
use tertial_exchange::stratml::{self, StratmlLimits};
use tertial_extract::{Limits, read_source};
use tertial_import::read_report;
use tertial_presentation::language::Language;
use tertial_presentation::localizer::Localizer;
use tertial_report::compose::{Setting, cautioned, compose};
use tertial_report::document::Caution;
use tertial_report::markdown::{markdown, what_markdown_holds};

use crate::reports::reports;

/// Reports of Ekstad, every kind from units, committees and the council, of several cities, and
/// odd ones; a third of all are odd.
pub(crate) fn many_reports(count: usize) -> Vec<Report> {
    const CITIES: usize = 4;
    let odd = count / 3;
    let each = (count - odd).div_ceil(CITIES);
    let mut all = Vec::with_capacity(count);
    for seed in 0..CITIES {
        let plan = CityPlan { seed: 7 + seed as u64, scale: Scale::small() };
        let city = city(plan);
        // Every so manieth, so that all kinds and writers have their turn.
        let step = (city.reports().size_hint().1.unwrap_or(each) / each).max(1);
        let written = city.reports().step_by(step).map(|written| written.report);
        all.extend(written.take(each.min(count - odd - all.len())));
    }
    all.extend(odd_reports(count - all.len()));
    all
}

/// Reports that nobody would write: words of signs and controls, places in any order.
pub(crate) fn odd_reports(count: usize) -> impl Iterator<Item = Report> {
    let strategy = reports();
    let mut runner = TestRunner::deterministic();
    (0..count).map(move |_| strategy.new_tree(&mut runner).unwrap().current())
}

/// A report as its Markdown.
pub(crate) fn as_markdown(report: &Report, language: Language) -> String {
    let scale = GradingScale::stockholm();
    let localizer = Localizer::of(language);
    let setting = Setting { localizer, organisation: Some("Ekstads stad"), scale: &scale };
    let document = cautioned(compose(report, &setting), Some(Caution::Draft), localizer);
    markdown(&document, report)
}

/// What is read of Markdown.
pub(crate) fn read_markdown(text: &str) -> Report {
    let source = read_source(text.as_bytes(), Some("rapport.md"), &Limits::DOCUMENT).unwrap();
    let draft = read_report(&source);
    assert!(draft.ledger.unplaced.is_empty(), "{:?}", draft.ledger.unplaced);
    draft.report
}

/// The first part that came back from Markdown as another, with the Markdown.
pub(crate) fn lost_in_markdown(report: &Report) -> Option<String> {
    [Language::Swedish, Language::English].into_iter().find_map(|language| {
        let text = as_markdown(report, language);
        difference(&what_markdown_holds(report), &read_markdown(&text))
            .map(|difference| format!("{difference}\n{text}"))
    })
}

/// The first part that came back from Report JSON as another.
pub(crate) fn lost_in_json(report: &Report) -> Option<String> {
    let json = report_json::write(report, &WriteOptions::default());
    let back = match report_json::read(&json, &ReadLimits::DEFAULT) {
        Ok(back) => back,
        Err(error) => return Some(error.to_string()),
    };
    let again = report_json::write(&back, &WriteOptions::default());
    difference(report, &back).or_else(|| (again != json).then(|| "other bytes".to_owned()))
}

/// The first part that came back from StratML as another, of those that it holds whole: goals,
/// grades, indicators with targets and results, activities, the head, the headings of sections.
pub(crate) fn lost_in_stratml(report: &Report) -> Option<String> {
    let written = stratml::write(report, None);
    match stratml::read(&written.xml, &StratmlLimits::DEFAULT) {
        Ok(back) => difference(&plain_facts(report), &plain_facts(&back))
            .map(|difference| format!("{difference}\n{}", String::from_utf8_lossy(&written.xml))),
        Err(error) => Some(error.to_string()),
    }
}

/// A report without the shape of its texts and without tables in its own words.
fn plain_facts(report: &Report) -> Report {
    let mut facts = what_markdown_holds(report);
    facts.tables.clear();
    facts.outline.retain(|entry| !matches!(entry, OutlineEntry::Table(_)));
    for section in &mut facts.sections {
        section.heading = held(&section.heading);
        section.blocks.clear();
    }
    let printed = [
        &mut facts.title,
        &mut facts.unit,
        &mut facts.committee,
        &mut facts.register_number,
        &mut facts.date,
        &mut facts.case_officer,
        &mut facts.recipient,
        &mut facts.head.administration,
        &mut facts.head.phone,
        &mut facts.head.meeting_date,
    ];
    printed.into_iter().for_each(hold);
    for list in [
        &mut facts.proposed_decisions,
        &mut facts.head.addresses,
        &mut facts.head.signatories,
        &mut facts.head.related_register_numbers,
    ] {
        list.retain(|words| !words.is_empty());
        for words in list {
            *words = held(words);
        }
    }
    let mut goals: Vec<_> = facts.goals.iter_mut().collect();
    while let Some(goal) = goals.pop() {
        goal.texts.clear();
        goal.title = held(&goal.title);
        hold(&mut goal.number);
        for row in &mut goal.indicators {
            row.name = held(&row.name);
            for field in IndicatorField::ALL {
                row.set_cell(field, row.cell(field).map(held));
            }
            row.analysis.clear();
            row.comment.clear();
        }
        for row in &mut goal.activities {
            row.name = held(&row.name);
            row.analysis.clear();
            [&mut row.start, &mut row.end, &mut row.deviation].into_iter().for_each(hold);
        }
        goals.extend(goal.goals.iter_mut());
    }
    facts
}

/// Words as XML holds them.
fn held(words: &str) -> String {
    let sign = char::REPLACEMENT_CHARACTER;
    words.chars().map(|c| if stratml::is_xml_character(c) { c } else { sign }).collect()
}

fn hold(words: &mut Option<String>) {
    *words = words.take().filter(|words| !words.is_empty()).map(|words| held(&words));
}

fn difference(sent: &Report, back: &Report) -> Option<String> {
    if sent == back {
        return None;
    }
    let lines = |report: &Report| format!("{report:#?}").lines().map(str::to_owned).collect();
    let (sent, back): (Vec<String>, Vec<String>) = (lines(sent), lines(back));
    let at = sent.iter().zip(&back).take_while(|(sent, back)| sent == back).count();
    let around = |lines: &[String]| {
        lines.iter().skip(at.saturating_sub(6)).take(14).cloned().collect::<Vec<_>>().join("\n")
    };
    Some(format!("sent:\n{}\nback:\n{}", around(&sent), around(&back)))
}
