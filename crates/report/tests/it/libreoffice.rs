//! A Word file in a word processor that is not ours: `LibreOffice` reads it and writes down what
//! it understood. Run by the step `word` of the test command, which says where the program is.

#![expect(
    clippy::disallowed_methods,
    reason = "the step `word` says in the environment where the program is; it reads files"
)]

use std::fs;
use std::path::Path;
use std::process::Command;

use roxmltree::{Document as Xml, Node};
use tertial_presentation::language::Language;
use tertial_report::document::{Block, Document};
use tertial_report::docx::docx;

use crate::docx::stamp;
use crate::ekstad::{composed, report};
use crate::pictures::{charts, summary};

const PROGRAM: &str = "TERTIAL_SOFFICE";

/// What `LibreOffice` understood, as a flat text document; none where it is not to be had.
fn understood(document: &Document) -> Option<String> {
    let program = std::env::var_os(PROGRAM)?;
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("report.docx"), docx(document, &stamp()).unwrap()).unwrap();
    let profile = format!("-env:UserInstallation=file://{}", path("profile").display());
    let output = Command::new(Path::new(&program))
        .args([&profile, "--headless", "--convert-to", "fodt", "--outdir"])
        .arg(folder.path())
        .arg(path("report.docx"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(fs::read_to_string(path("report.fodt")).unwrap())
}

fn named<'a>(xml: &'a Xml<'a>, name: &'a str) -> impl Iterator<Item = Node<'a, 'a>> {
    xml.descendants().filter(move |node| node.tag_name().name() == name)
}

fn attribute<'a>(node: &Node<'a, 'a>, name: &str) -> &'a str {
    node.attributes().find(|own| own.name() == name).map_or("", |own| own.value())
}

#[test]
fn libreoffice_understands_a_word_file() {
    let document = composed(&report(), Language::Swedish);
    let Some(text) = understood(&document) else {
        return println!("NOT RUN: {PROGRAM} does not say where LibreOffice is");
    };
    let xml = Xml::parse(&text).unwrap();
    let levels: Vec<String> =
        named(&xml, "h").map(|heading| attribute(&heading, "outline-level").to_owned()).collect();
    let expected: Vec<String> = (document.blocks.iter())
        .filter_map(Block::level)
        .map(|level| level.number().to_string())
        .collect();
    assert_eq!(levels, expected, "headings");
    // The legend and the tables of the body, each with a head that repeats.
    assert_eq!(named(&xml, "table-header-rows").count(), 4);
    assert_eq!(named(&xml, "table-of-content").count(), 1);
    assert_eq!(named(&xml, "list-item").count(), 3);
    assert!(named(&xml, "page-number").count() > 0 && named(&xml, "page-count").count() > 0);
    assert!(named(&xml, "text-properties").any(|letters| attribute(&letters, "language") == "sv"));
    let words: String = xml.descendants().filter_map(|node| node.text()).collect();
    for own in ["Ett <litet> underskott & en plan.", "Lovlånen drar upp siffran.", "1 240"] {
        assert!(words.contains(own), "{own}");
    }
}

#[test]
fn libreoffice_shows_every_chart_with_its_words() {
    for document in [charts(), summary()] {
        let Some(text) = understood(&document) else {
            return println!("NOT RUN: {PROGRAM} does not say where LibreOffice is");
        };
        let blocks = document.blocks.iter();
        let figures = blocks.filter_map(|block| match block {
            Block::Figure(figure) => Some(figure.alternative()),
            _ => None,
        });
        let xml = Xml::parse(&text).unwrap();
        let told: Vec<&str> = named(&xml, "frame")
            .filter_map(|frame| frame.children().find(|own| own.tag_name().name() == "desc"))
            .filter_map(|own| own.text())
            .collect();
        assert_eq!(told, figures.collect::<Vec<_>>());
        assert!(named(&xml, "image").count() >= told.len());
    }
}
