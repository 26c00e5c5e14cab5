//! Documents as HTML: the golden page, and words that look like markup.

use tertial_domain::report::Report;
use tertial_presentation::language::Language;
use tertial_presentation::localizer::Localizer;
use tertial_report::compose::{imprinted, sealed};
use tertial_report::document::{Block, Cell, Column, Inline, RowRole, Table};
use tertial_report::html::{html, page};

use crate::ekstad::{composed, report};

#[test]
fn a_report_as_a_page() {
    insta::assert_snapshot!(html(&composed(&report(), Language::Swedish)));
}

#[test]
fn a_page_of_its_own_fetches_nothing_and_says_what_it_is() {
    let mut document = composed(&report(), Language::Swedish);
    document.caution = Some("Utkast <b>".to_owned());
    let stamp = crate::docx::stamp();
    let document = imprinted(document, &stamp, Localizer::of(Language::Swedish));
    let whole = page(&document, &stamp);
    assert!(whole.starts_with("<!doctype html>\n<html lang=\"sv-SE\">"), "{whole}");
    assert!(whole.contains("<title>Tertialrapport 2 för Lindens bibliotek</title>"));
    assert!(whole.contains("<p class=\"caution\" role=\"note\">Utkast &lt;b&gt;</p>"));
    assert!(whole.contains("content=\"ekstad/linden/t2\"") && whole.contains("2025-09-16T08:30"));
    let imprint = "Version 2 · SHA-256 4f4f\u{a0}4f4f\u{a0}4f4f";
    assert!(whole.contains(&format!("<footer><p class=\"hint\">{imprint}</p></footer>")));
    assert!(whole.contains(&html(&document)));
    let sealed = sealed(document, Some(crate::docx::head()), Localizer::of(Language::English));
    assert!(page(&sealed, &stamp).contains(" · event 1204, e1e1\u{a0}e1e1\u{a0}e1e1</p>"));
    for fetched in ["<script", "<link", "src=", "@import", "url("] {
        assert!(!whole.contains(fetched), "{fetched}");
    }
}

#[test]
fn an_empty_report_is_a_page_with_a_title() {
    let page = html(&composed(&Report::default(), Language::English));
    assert!(page.contains("<article class=\"document\" lang=\"en\""), "{page}");
    assert!(page.contains("<h1 id=\"document-title\">Report</h1>"), "{page}");
}

#[test]
fn words_are_words_wherever_they_stand() {
    const HOSTILE: &str = "<script>alert(1)</script>\" onclick='x' &amp; \u{0} </h2>";
    let mut report = report();
    report.title = Some(HOSTILE.to_owned());
    report.unit = Some(HOSTILE.to_owned());
    report.case_officer = Some(HOSTILE.to_owned());
    report.head.addresses = vec![HOSTILE.to_owned()];
    report.proposed_decisions = vec![HOSTILE.to_owned()];
    report.sections[0].heading = HOSTILE.to_owned();
    report.goals[0].title = HOSTILE.to_owned();
    report.goals[0].number = Some(HOSTILE.to_owned());
    report.goals[0].goals[0].indicators[0].name = HOSTILE.to_owned();
    report.goals[0].goals[0].activities[0].name = HOSTILE.to_owned();
    report.tables[0].header[1] = HOSTILE.to_owned();
    let mut document = composed(&report, Language::Swedish);
    let mut table = Table::new(HOSTILE, vec![Column::text(HOSTILE)]);
    table.push_row(RowRole::Plain, vec![Cell::words(HOSTILE)]);
    table.push_full(Some(HOSTILE.to_owned()), vec![vec![Inline::strong(HOSTILE)]]);
    document.blocks.push(Block::Table(table));
    let page = html(&document);
    assert!(!page.contains("<script"), "{page}");
    assert!(!page.contains("onclick='"), "{page}");
    assert!(!page.contains('\u{0}'));
    assert!(15 < page.matches("&lt;script&gt;").count());
    assert!(!page.contains("style="));
}
