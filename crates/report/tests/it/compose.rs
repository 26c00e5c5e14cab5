//! What stands in a composed document, and in which order.

use tertial_domain::quantity::MoneyScale;
use tertial_domain::report::{IndicatorField, OutlineEntry, PlainTable, Report, ReportKind};
use tertial_domain::rich_text::Block as Rich;
use tertial_presentation::language::Language;
use tertial_report::document::{Alignment, Block, Document, Inline, PagePart, Row, RowRole, Table};

use crate::ekstad::{composed, paragraph, report};

pub(crate) fn words(inlines: &[Inline]) -> String {
    inlines.iter().map(Inline::words).collect()
}

/// One line a block: what it is, its level, its first words.
pub(crate) fn lines(document: &Document) -> Vec<String> {
    let line = |block: &Block| match block {
        Block::Heading(heading) => format!("h{} {}", heading.level.number(), words(&heading.text)),
        Block::Goal(goal) => {
            let number = goal.number.as_deref().unwrap_or("-");
            let status = goal.status.as_ref().map_or("", |mark| &mark.word);
            let level = goal.level.number();
            format!("g{level} {} {number} {} ({status})", goal.kind, words(&goal.text))
        }
        Block::Label(label) => format!("l{} {}", label.level.number(), label.text),
        Block::Paragraph(text) => format!("p {}", words(text)),
        Block::List(list) => format!("list of {}", list.items.len()),
        Block::Table(table) => format!("table {}", table.caption()),
        Block::Figure(figure) => format!("figure {}", figure.alternative()),
    };
    document.blocks.iter().map(line).collect()
}

fn tables(document: &Document) -> Vec<&Table> {
    fn table(block: &Block) -> Option<&Table> {
        if let Block::Table(table) = block { Some(table) } else { None }
    }
    document.blocks.iter().filter_map(table).collect()
}

#[test]
fn blocks_stand_in_reading_order() {
    let document = composed(&report(), Language::Swedish);
    insta::assert_snapshot!(lines(&document).join("\n"), @r"
    h1 Sammanfattning
    p Läs mer på Lindens sida.
    list of 2
    h1 Uppföljning av mål
    g2 KF:s inriktningsmål 2. Ekstad läser (Ingen bedömning)
    g3 Enhetsmål - Alla barn hittar en bok (Uppfylls delvis)
    l4 Förväntat resultat
    p Fler barn lånar.
    table Indikatorer: Alla barn hittar en bok
    table Aktiviteter: Alla barn hittar en bok
    l4 Analys
    p Sommaren gav många nya låntagare.
    h1 Ekonomi
    p Ett <litet> underskott & en plan.
    table Tabell: Ekonomi
    ");
}

#[test]
fn what_the_outline_leaves_out_stands_last_and_nothing_stands_twice() {
    let mut report = report();
    report.outline =
        vec![OutlineEntry::Section(2), OutlineEntry::Section(2), OutlineEntry::Table(9)];
    let document = composed(&report, Language::Swedish);
    let headings: Vec<String> =
        lines(&document).into_iter().filter(|line| line.starts_with("h1")).collect();
    assert_eq!(headings, ["h1 Ekonomi", "h1 Sammanfattning", "h1 Uppföljning av mål"]);
    assert_eq!(tables(&document).len(), 3);
}

#[test]
fn a_table_inside_a_text_stands_there_and_only_there() {
    let mut report = report();
    report.sections[0].blocks = vec![paragraph("Före."), Rich::Table(0), paragraph("Efter.")];
    let document = composed(&report, Language::Swedish);
    let lines = lines(&document);
    let place = lines.iter().position(|line| line == "p Före.").unwrap();
    assert_eq!(&lines[place + 1..place + 3], ["table Tabell: Ekonomi", "p Efter."]);
    assert_eq!(lines.iter().filter(|line| line.starts_with("table Tabell")).count(), 1);
}

#[test]
fn an_indicator_table_has_the_columns_that_say_something() {
    let document = composed(&report(), Language::Swedish);
    let table = tables(&document)[0];
    let headings: Vec<&str> =
        table.columns().iter().map(|column| column.heading.as_str()).collect();
    assert_eq!(
        headings,
        ["Indikator", "Periodens utfall", "Utfall VB 2024", "Årsmål", "KF:s årsmål"]
    );
    let Row::Cells { cells, .. } = &table.rows()[0] else { panic!("a full row comes first") };
    let aligned: Vec<(String, Alignment)> =
        cells.iter().map(|cell| (words(&cell.text), cell.alignment)).collect();
    assert_eq!(aligned[1], ("11,4".to_owned(), Alignment::Number));
    assert_eq!(aligned[3], ("–".to_owned(), Alignment::Number));
    assert_eq!(aligned[4], ("tas fram av nämnden".to_owned(), Alignment::Text));
    assert!(matches!(&table.rows()[1], Row::Full { label: Some(label), .. } if label == "Analys"));
}

#[test]
fn a_plan_has_no_outcomes() {
    let mut report = report();
    report.kind = Some(ReportKind::AnnualPlan);
    let row = &mut report.goals[0].goals[0].indicators[0];
    for field in [IndicatorField::Outcome, IndicatorField::Previous] {
        row.set_cell(field, None);
    }
    let document = composed(&report, Language::Swedish);
    let headings: Vec<&str> =
        tables(&document)[0].columns().iter().map(|column| column.heading.as_str()).collect();
    assert_eq!(headings, ["Indikator", "Årsmål", "KF:s årsmål"]);
}

#[test]
fn money_stands_to_the_right_and_sums_are_known() {
    let document = composed(&report(), Language::Swedish);
    let table = tables(&document)[2];
    assert_eq!(table.columns()[1].alignment, Alignment::Number);
    assert!(matches!(&table.rows()[1], Row::Cells { role: RowRole::Sum, .. }));
}

#[test]
fn a_ragged_table_loses_no_cell() {
    let mut report = Report::default();
    let rows = [vec!["a"], vec!["b", "1", "x", "y"], vec![]];
    report.tables.push(PlainTable {
        header: vec!["H".to_owned()],
        rows: rows.iter().map(|row| row.iter().map(|&cell| cell.to_owned()).collect()).collect(),
        ..PlainTable::default()
    });
    let document = composed(&report, Language::Swedish);
    assert_eq!(tables(&document)[0].columns().len(), 4);
}

#[test]
fn the_legend_explains_the_signs_that_are_used() {
    let document = composed(&report(), Language::Swedish);
    let words: Vec<&str> = document.legend.iter().map(|entry| entry.mark.word.as_str()).collect();
    assert_eq!(words.len(), 5, "{words:?}");
    assert_eq!(words[..3], ["Uppfylls helt", "Uppfylls delvis", "Uppfylls ej"]);
    assert!(composed(&Report::default(), Language::Swedish).legend.is_empty());
}

#[test]
fn a_title_says_its_kind_once() {
    let title = Some("Verksamhetsberättelse VB 2020 för Lindens bibliotek".to_owned());
    let report = Report { title, ..Report::default() };
    let shown = composed(&report, Language::Swedish).title;
    assert_eq!(shown.as_str(), "Verksamhetsberättelse 2020 för Lindens bibliotek");
}

#[test]
fn an_empty_report_still_has_a_title() {
    for (kind, year, title) in [
        (None, None, "Rapport"),
        (Some(ReportKind::AnnualPlan), None, "Verksamhetsplan"),
        (Some(ReportKind::AnnualReport), Some(2025), "Verksamhetsberättelse 2025"),
    ] {
        let year = year.and_then(tertial_domain::period::OperatingYear::new);
        let report = Report { kind, year, title: Some(" ".to_owned()), ..Report::default() };
        assert_eq!(composed(&report, Language::Swedish).title.as_str(), title);
    }
}

#[test]
fn the_page_phrase_is_cut_where_the_numbers_stand() {
    let page = composed(&Report::default(), Language::Swedish).frame.page;
    let expected = [
        PagePart::Words("Sid ".to_owned()),
        PagePart::Number,
        PagePart::Words(" (".to_owned()),
        PagePart::Total,
        PagePart::Words(")".to_owned()),
    ];
    assert_eq!(page.0, expected);
}

#[test]
fn every_message_of_a_document_is_there_in_both_languages() {
    for language in Language::ALL {
        let document = composed(&report(), language);
        let all = format!("{document:?}");
        assert!(!all.contains('⟦'), "{all}");
    }
}

#[test]
fn a_table_of_money_says_its_scale_once() {
    let measure = |first: &str, scale| {
        let mut report = report();
        report.tables[0].header[0] = first.to_owned();
        report.tables[0].scale = scale;
        let document = composed(&report, Language::Swedish);
        tables(&document)[2].measure().map(str::to_owned)
    };
    let thousand = Some(MoneyScale::ThousandKrona);
    assert_eq!(measure("Konto", thousand).as_deref(), Some("Belopp i tkr"));
    assert_eq!(measure("Konto", Some(MoneyScale::MillionKrona)).as_deref(), Some("Belopp i mnkr"));
    assert_eq!(measure("Tkr", thousand), None, "the heading says it");
    assert_eq!(measure("Konto (tkr)", thousand), None, "the heading says it");
    assert_eq!(measure("Konto", None), None, "nobody knows");
}
