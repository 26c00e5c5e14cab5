//! Charts in Word files: both forms of each picture are there, and its words.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::{Cursor, Read};

use roxmltree::Document as Xml;
use tertial_domain::assessment::GradingScale;
use tertial_presentation::language::Language;
use tertial_presentation::localizer::Localizer;
use tertial_report::compose::Setting;
use tertial_report::document::{Block, Document, Figure};
use tertial_report::docx::docx;
use tertial_report::sheet;
use tertial_report::template::Stage;

use crate::docx::stamp;
use crate::templated::{by, rich_report, template};

const KINDS: [&str; 5] = ["goal_status", "target_bars", "women_men", "trend", "budget_waterfall"];

/// A report with every kind of chart that a template knows.
pub(crate) fn charts() -> Document {
    let mut sections = String::new();
    for kind in KINDS {
        let _ = writeln!(sections, "[[section]]\nkind = \"chart\"\nchart = \"{kind}\"\nmost = 1");
    }
    by(&template(&sections), &rich_report(), Stage::Settled)
}

/// A committee's page, with the goals as a heat map.
pub(crate) fn summary() -> Document {
    let scale = GradingScale::stockholm();
    let localizer = Localizer::of(Language::Swedish);
    let setting = Setting { localizer, organisation: Some("Ekstads stad"), scale: &scale };
    let sheet = sheet::summary(&crate::sheet::facts(12, 4, 6), localizer);
    sheet::document(&sheet, &setting)
}

/// The parts of a Word file by name.
fn parts(bytes: &[u8]) -> HashMap<String, Vec<u8>> {
    let mut container = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let parts = (0..container.len()).map(|at| {
        let mut part = container.by_index(at).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        (part.name().to_owned(), bytes)
    });
    parts.collect()
}

fn figures(document: &Document) -> Vec<&Figure> {
    let blocks = document.blocks.iter();
    let figures = blocks.filter_map(|block| match block {
        Block::Figure(figure) => Some(figure),
        _ => None,
    });
    figures.collect()
}

/// What the descriptions of all pictures say, in order.
fn descriptions(text: &str) -> Vec<String> {
    let xml = Xml::parse(text).unwrap();
    let told = xml.descendants().filter(|node| node.tag_name().name() == "docPr");
    told.map(|node| node.attribute("descr").unwrap().to_owned()).collect()
}

#[test]
fn every_chart_is_a_picture_in_two_forms_with_its_words() {
    for (document, expected) in [(charts(), KINDS.len()), (summary(), 3)] {
        let bytes = docx(&document, &stamp()).unwrap();
        assert_eq!(bytes, docx(&document, &stamp()).unwrap());
        let parts = parts(&bytes);
        let text = |name: &str| String::from_utf8(parts[name].clone()).unwrap();
        let figures = figures(&document);
        assert_eq!(figures.len(), expected);
        let words: Vec<String> = figures.iter().map(|figure| figure.alternative()).collect();
        assert_eq!(descriptions(&text("word/document.xml")), words);
        for (number, figure) in (1..).zip(&figures) {
            let svg = text(&format!("word/media/chart{number}.svg"));
            assert!(svg.contains("<path") && !svg.contains("<text"), "letters are outlines");
            assert!(!svg.contains("var(") && !svg.contains("class="), "colours are their own");
            let png = &parts[&format!("word/media/chart{number}.png")];
            assert_eq!(png[..8], *b"\x89PNG\r\n\x1a\n");
            let width = u32::from_be_bytes(png[16..20].try_into().unwrap());
            assert!((f64::from(width) - 2.0 * figure.width_px()).abs() <= 1.0, "{width}");
            if let Some(caption) = figure.caption() {
                assert!(text("word/document.xml").contains(caption));
            }
        }
        let relations = text("word/_rels/document.xml.rels");
        assert_eq!(relations.matches("relationships/image\"").count(), 2 * expected);
        for target in relations.split("Target=\"media/").skip(1) {
            let name = target.split('"').next().unwrap();
            assert!(parts.contains_key(&format!("word/media/{name}")), "{name}");
        }
    }
}

#[test]
fn words_of_a_chart_that_look_like_markup_are_words() {
    let mut report = rich_report();
    let hostile = "</wp:inline> \"&amp; <script>\u{1}";
    report.goals[0].goals[1].indicators[0].name = hostile.to_owned();
    let template = template("[[section]]\nkind = \"chart\"\nchart = \"target_bars\"\n");
    let bytes = docx(&by(&template, &report, Stage::Settled), &stamp()).unwrap();
    let parts = parts(&bytes);
    let text = String::from_utf8(parts["word/document.xml"].clone()).unwrap();
    assert!(descriptions(&text)[0].contains("<script>"));
}
