//! Documents as Markdown: the golden file, and a document that no report stands behind.

use tertial_domain::report::Report;
use tertial_presentation::language::Language;
use tertial_report::document::{Block, Cell, Column, Inline, RowRole, Table};
use tertial_report::form::Form;
use tertial_report::markdown::{markdown, what_markdown_holds};

use crate::ekstad::{composed, report};

#[test]
fn a_report_as_markdown() {
    insta::assert_snapshot!(markdown(&composed(&report(), Language::Swedish), &report()));
}

#[test]
fn what_is_held_is_held_again() {
    let held = what_markdown_holds(&report());
    assert_eq!(what_markdown_holds(&held), held);
    // Only the order of the two texts is another: what was expected stands before the tables.
    let mut report = report();
    report.goals[0].goals[0].texts.reverse();
    assert_eq!(held, report);
}

#[test]
fn a_document_without_its_report_is_whole_all_the_same() {
    let mut document = composed(&report(), Language::Swedish);
    let mut table = Table::new("T", vec![Column::text("A | B"), Column::number("C")]);
    table.push_row(RowRole::Plain, vec![Cell::words("*x*"), Cell::number("1")]);
    table.push_full(Some("Analys".to_owned()), vec![vec![Inline::strong("Bra.")]]);
    document.blocks.push(Block::Table(table));
    let text = markdown(&document, &Report::default());
    assert!(Form::Markdown.begins(text.as_bytes()), "{text}");
    for part in ["# Tertialrapport 2 för Lindens bibliotek", "| A \\| B | C |", "| \\*x\\* | 1 |"]
    {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(text.contains("| Analys <strong>Bra.</strong> | |"), "{text}");
    for goal in report().walk_goals() {
        assert!(text.contains(&goal.title), "{}: {text}", goal.title);
    }
}
