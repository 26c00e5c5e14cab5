//! Small reports for the tests of the rules.

use tertial_domain::goal::{GoalLevel, GoalText};
use tertial_domain::period::OperatingYear;
use tertial_domain::report::{
    GoalNode, IndicatorField, IndicatorRow, PlainTable, Report, ReportKind, Section,
};
use tertial_domain::rich_text::{Block, RichText};

use crate::facts::{Facts, History};
use crate::finding::Finding;
use crate::rule::Rule;
use crate::settings::Settings;
use crate::vocabulary::Vocabulary;

/// An empty report of a kind and year.
pub(crate) fn report(kind: ReportKind, year: i16) -> Report {
    Report { kind: Some(kind), year: OperatingYear::new(year), ..Report::default() }
}

/// An annual report of 2021 with one area goal that has these indicators.
pub(crate) fn report_with(indicators: Vec<IndicatorRow>) -> Report {
    let mut area = goal(GoalLevel::Area, "Ekstad tar hand om varandra");
    area.indicators = indicators;
    Report { goals: vec![area], ..report(ReportKind::AnnualReport, 2021) }
}

/// A goal with nothing in it.
pub(crate) fn goal(level: GoalLevel, title: &str) -> GoalNode {
    GoalNode::new(level, None, title.to_owned())
}

/// A goal with labelled texts, one paragraph each.
pub(crate) fn goal_with(level: GoalLevel, title: &str, texts: &[(GoalText, &str)]) -> GoalNode {
    let mut goal = goal(level, title);
    for (label, words) in texts {
        goal.add_text(*label, paragraphs(&[words]));
    }
    goal
}

/// An indicator's row with cells.
pub(crate) fn indicator(name: &str, cells: &[(IndicatorField, &str)]) -> IndicatorRow {
    let mut row = IndicatorRow::new(name.to_owned());
    for (field, printed) in cells {
        row.set_cell(*field, Some((*printed).to_owned()));
    }
    row
}

/// One block a paragraph.
pub(crate) fn paragraphs(texts: &[&str]) -> Vec<Block> {
    texts.iter().map(|text| Block::Paragraph(RichText::plain((*text).to_owned()))).collect()
}

/// A section with paragraphs.
pub(crate) fn section(heading: &str, texts: &[&str]) -> Section {
    Section { heading: heading.to_owned(), level: 1, blocks: paragraphs(texts) }
}

/// A table whose cells are parted by "|".
pub(crate) fn table(header: &str, rows: &[&str]) -> PlainTable {
    let cells = |row: &str| row.split('|').map(|cell| cell.trim().to_owned()).collect();
    PlainTable {
        header: cells(header),
        rows: rows.iter().map(|row| cells(row)).collect(),
        ..PlainTable::default()
    }
}

/// What one rule says of a report.
pub(crate) fn findings(rule: Rule, report: &Report) -> Vec<Finding> {
    let settings = Settings::default();
    let facts = Facts::new(report, History::default(), Vocabulary::built_in(), &settings);
    let found = crate::check(&facts).findings;
    found.into_iter().filter(|finding| finding.rule == rule).collect()
}

/// What one rule says of a report: its places and reasons, as text.
pub(crate) fn found(rule: Rule, report: &Report) -> Vec<String> {
    let all = findings(rule, report);
    assert!(all.iter().all(|finding| !finding.evidence.is_empty()), "every finding quotes");
    all.iter().map(|finding| format!("{} {}", finding.place, finding.reason)).collect()
}
