//! Small reports for the tests of the rules.

use tertial_domain::goal::{GoalLevel, GoalText};
use tertial_domain::period::OperatingYear;
use tertial_domain::quantity::MoneyScale;
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

/// An annual report of 2021 with one section: a text, and a table under it.
pub(crate) fn report_beside(heading: &str, text: &str, table: PlainTable) -> Report {
    let under = PlainTable { under: Some(heading.to_owned()), section: Some(0), ..table };
    Report {
        sections: vec![section(heading, &[text])],
        tables: vec![under],
        ..report(ReportKind::AnnualReport, 2021)
    }
}

/// The same with the operating budget of a unit, in thousands, that ends below zero.
pub(crate) fn report_on_budget(text: &str) -> Report {
    let rows = [
        "Avgifter | 4 200 | 4 510 | 310",
        "Personalkostnader | 31 000 | 31 740 | -740",
        "Livsmedel | 2 600 | 2 480 | 120",
        "Hyror | 6 400 | 6 465 | -65",
        "Resultat | 0 | -375 | -375",
    ];
    let budget = PlainTable {
        scale: Some(MoneyScale::ThousandKrona),
        ..table("Tkr | Budget | Utfall | Avvikelse", &rows)
    };
    report_beside("Uppföljning av driftbudget", text, budget)
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
