//! Documents as Word files: the golden text, well-formed parts, and words that look like markup.

use std::io::{Cursor, Read};

use jiff::civil::date;
use roxmltree::{Document as Xml, Node};
use tertial_domain::report::Report;
use tertial_domain::rich_text::{Block as RichBlock, LanguageTag, MarkKind, RichText};
use tertial_presentation::language::Language;
use tertial_presentation::localizer::Localizer;
use tertial_report::compose::{imprinted, sealed};
use tertial_report::document::{Block, Cell, Column, Document, Inline, RowRole, Table};
use tertial_report::docx::docx;
use tertial_report::html::html;
use tertial_report::markdown::markdown;
use tertial_report::stamp::{DataDigest, LogHead, Stamp};

use crate::ekstad::{composed, report};

pub(crate) const fn head() -> LogHead {
    LogHead { number: 1_204, digest: DataDigest::new([0xe1; 32]) }
}

pub(crate) fn stamp() -> Stamp {
    Stamp {
        issued: date(2025, 9, 16).at(8, 30, 0, 0),
        identity: "ekstad/linden/t2".to_owned(),
        version: Some(2),
        digest: Some(DataDigest::new([0x4f; 32])),
    }
}

fn parts(document: &Document) -> Vec<(String, String)> {
    let bytes = docx(document, &stamp()).unwrap();
    let mut container = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..container.len())
        .map(|at| {
            let mut part = container.by_index(at).unwrap();
            let mut text = String::new();
            part.read_to_string(&mut text).unwrap();
            (part.name().to_owned(), text)
        })
        .collect()
}

fn part(document: &Document, name: &str) -> String {
    parts(document).into_iter().find(|(own, _)| own == name).unwrap().1
}

/// One line a paragraph, cell and row.
fn lined(text: &str) -> String {
    ["<w:p>", "<w:tbl>", "<w:tr>", "<w:tc>", "<w:sdt>", "<w:sectPr>", "</w:tbl>"]
        .iter()
        .fold(text.to_owned(), |text, tag| text.replace(tag, &format!("\n{tag}")))
}

fn is_word(node: &Node<'_, '_>, name: &str) -> bool {
    node.tag_name().name() == name
}

#[test]
fn a_report_as_a_word_file() {
    let document = composed(&report(), Language::Swedish);
    insta::assert_snapshot!(lined(&part(&document, "word/document.xml")));
}

#[test]
fn every_part_is_xml_and_the_same_document_gives_the_same_bytes() {
    for document in [
        composed(&report(), Language::Swedish),
        composed(&report(), Language::English),
        composed(&Report::default(), Language::Swedish),
    ] {
        for (name, text) in parts(&document) {
            Xml::parse(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        }
        assert_eq!(docx(&document, &stamp()).unwrap(), docx(&document, &stamp()).unwrap());
    }
}

#[test]
fn every_page_says_which_version_it_is_and_what_it_was_made_from() {
    let document = composed(&report(), Language::Swedish);
    assert!(!part(&document, "word/footer1.xml").contains("SHA"));
    let document = imprinted(document, &stamp(), Localizer::of(Language::Swedish));
    let foot = part(&document, "word/footer1.xml");
    assert!(foot.contains("Version 2 · SHA-256 4f4f\u{a0}4f4f\u{a0}4f4f<"), "{foot}");
    let document = sealed(document, Some(head()), Localizer::of(Language::Swedish));
    let foot = part(&document, "word/footer1.xml");
    assert!(foot.contains("4f4f · händelse 1204, e1e1\u{a0}e1e1\u{a0}e1e1<"), "{foot}");
}

#[test]
fn tables_repeat_their_heads_and_headings_are_in_the_contents() {
    let text = part(&composed(&report(), Language::Swedish), "word/document.xml");
    let xml = Xml::parse(&text).unwrap();
    for table in xml.descendants().filter(|node| is_word(node, "tbl")) {
        let first = table.children().find(|node| is_word(node, "tr")).unwrap();
        assert!(first.descendants().any(|node| is_word(&node, "tblHeader")));
        let columns = table.descendants().filter(|node| is_word(node, "gridCol")).count();
        for row in table.children().filter(|node| is_word(node, "tr")) {
            let cells = row.children().filter(|node| is_word(node, "tc")).count();
            assert!(cells == columns || cells == 1);
        }
    }
    let named: Vec<_> = (xml.descendants())
        .filter(|node| is_word(node, "bookmarkStart"))
        .filter_map(|node| node.attributes().find(|own| own.name() == "name"))
        .map(|name| name.value().to_owned())
        .collect();
    let led_to: Vec<_> = (xml.descendants())
        .filter(|node| is_word(node, "hyperlink"))
        .filter_map(|node| node.attributes().find(|own| own.name() == "anchor"))
        .map(|anchor| anchor.value().to_owned())
        .collect();
    assert_eq!(named.len(), 5);
    assert_eq!(led_to, named);
}

#[test]
fn a_table_that_word_cannot_hold_is_written_as_text() {
    let mut document = composed(&Report::default(), Language::Swedish);
    for columns in [0, 1, 63, 64] {
        let heads = (0..columns).map(|at| Column::text(format!("Kolumn {at}"))).collect();
        let mut table = Table::new("Bred", heads);
        if columns > 0 {
            let cells = (0..columns).map(|at| Cell::words(format!("cell {at} av {columns}")));
            table.push_row(RowRole::Plain, cells.collect());
        }
        document.blocks.push(Block::Table(table));
    }
    let text = part(&document, "word/document.xml");
    let xml = Xml::parse(&text).unwrap();
    let tables: Vec<usize> = xml
        .descendants()
        .filter(|node| is_word(node, "tbl"))
        .map(|table| table.descendants().filter(|node| is_word(node, "gridCol")).count())
        .collect();
    assert_eq!(tables, [1, 63]);
    assert!(text.contains("Kolumn 63: cell 63 av 64"));
}

#[test]
fn each_link_leads_where_its_relation_says() {
    let document = composed(&report(), Language::Swedish);
    let text = part(&document, "word/document.xml");
    let relations = part(&document, "word/_rels/document.xml.rels");
    for used in text.split("r:id=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(relations.contains(&format!("Id=\"{used}\"")), "{used}");
    }
    assert!(relations.contains("Target=\"https://ekstad.example/linden\" TargetMode=\"External\""));
}

#[test]
fn words_are_words_wherever_they_stand() {
    const HOSTILE: &str = "</w:t><w:instrText> DDEAUTO calc \u{0}\u{b}]]> &amp; {PAGE} \u{fffe}";
    let mut report = report();
    report.title = Some(HOSTILE.to_owned());
    report.unit = Some(HOSTILE.to_owned());
    report.case_officer = Some(HOSTILE.to_owned());
    report.proposed_decisions = vec![HOSTILE.to_owned()];
    report.sections[0].heading = HOSTILE.to_owned();
    report.goals[0].number = Some(HOSTILE.to_owned());
    report.goals[0].goals[0].indicators[0].name = HOSTILE.to_owned();
    report.tables[0].header[1] = HOSTILE.to_owned();
    let mut document = composed(&report, Language::Swedish);
    document.caution = Some(HOSTILE.to_owned());
    let mut table = Table::new(HOSTILE, vec![Column::text(HOSTILE)]);
    table.push_row(RowRole::Plain, vec![Cell::words(HOSTILE)]);
    table.push_full(Some(HOSTILE.to_owned()), vec![vec![Inline::strong(HOSTILE)]]);
    document.blocks.push(Block::Table(table));
    let mut told = 0;
    for (name, text) in parts(&document) {
        let xml = Xml::parse(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        let fields = xml.descendants().filter(|node| is_word(node, "instrText"));
        assert!(fields.filter_map(|node| node.text()).all(|own| !own.contains("DDEAUTO")));
        told += text.matches("DDEAUTO").count();
    }
    assert!(15 < told, "{told}");
}

#[test]
fn a_citys_word_for_tables_is_no_instruction() {
    let mut document = composed(&report(), Language::Swedish);
    document.frame.table = "Tabell & \" QUOTE \"diagram".to_owned();
    let text = part(&document, "word/document.xml");
    let xml = Xml::parse(&text).unwrap();
    let fields = xml.descendants().filter(|node| is_word(node, "fldSimple"));
    let instructions: Vec<_> =
        fields.flat_map(|field| field.attributes().map(|own| own.value())).collect();
    assert!(!instructions.is_empty());
    assert!(instructions.iter().all(|own| !own.contains("QUOTE")), "{instructions:?}");
}

#[test]
fn words_in_another_language_say_so() {
    let mut report = report();
    let mut text = RichText::plain("De sa: nous avons gagné.".to_owned());
    assert!(text.mark(7, 24, MarkKind::Language(LanguageTag::new("fr").unwrap())));
    report.sections[0].blocks.push(RichBlock::Paragraph(text));
    let document = composed(&report, Language::Swedish);
    let word = part(&document, "word/document.xml");
    assert!(word.contains("<w:lang w:val=\"fr\"/></w:rPr><w:t xml:space=\"preserve\">nous"));
    let told = "<span lang=\"fr\">nous avons gagné</span>";
    assert!(html(&document).contains(told));
    assert!(markdown(&document, &report).contains(told));
}
