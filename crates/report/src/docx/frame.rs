//! What stands around the text: the head and foot of every page, the document's facts, and the
//! parts that tie the others together.

use std::fmt::Write;

use tertial_presentation::language::Language;

use super::markup::{DECLARATION, Markup, words};
use super::picture::{self, KINDS};
use super::styles::{PAGE_FOOT, PAGE_HEAD};
use crate::document::{Document, PagePart};
use crate::stamp::Stamp;

/// Namespace of the text's elements and of relations.
pub(super) const NAMESPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
     xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

const TYPES: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/";

/// The relation of the page's head and foot, as the text names them.
pub(super) const HEAD_RELATION: &str = "rId4";
/// See [`HEAD_RELATION`].
pub(super) const FOOT_RELATION: &str = "rId5";

/// What kind of thing each part is.
pub(super) fn content_types(says_origin: bool) -> String {
    let mut text = format!(
        "{DECLARATION}<Types xmlns=\"{PACKAGE}content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.\
         relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Default Extension=\"png\" ContentType=\"image/png\"/>\
         <Default Extension=\"svg\" ContentType=\"image/svg+xml\"/>"
    );
    let parts = [
        ("document", "document.main"),
        ("styles", "styles"),
        ("numbering", "numbering"),
        ("settings", "settings"),
        ("header1", "header"),
        ("footer1", "footer"),
        ("fontTable", "fontTable"),
    ];
    for (part, kind) in parts {
        let _ = write!(
            text,
            "<Override PartName=\"/word/{part}.xml\" ContentType=\"{TYPES}{kind}+xml\"/>"
        );
    }
    text.push_str(
        "<Override PartName=\"/docProps/core.xml\" \
         ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>\
         <Override PartName=\"/docProps/app.xml\" ContentType=\"application/vnd.openxmlformats-\
         officedocument.extended-properties+xml\"/>\
         <Override PartName=\"/word/theme/theme1.xml\" ContentType=\"application/vnd.\
         openxmlformats-officedocument.theme+xml\"/>",
    );
    if says_origin {
        text.push_str(
            "<Override PartName=\"/docProps/custom.xml\" ContentType=\"application/\
             vnd.openxmlformats-officedocument.custom-properties+xml\"/>",
        );
    }
    text.push_str("</Types>");
    text
}

/// Where the package begins.
pub(super) fn package_relations(says_origin: bool) -> String {
    let origin = if says_origin {
        format!(
            "<Relationship Id=\"rId4\" Type=\"{RELATIONS}custom-properties\" \
             Target=\"docProps/custom.xml\"/>"
        )
    } else {
        String::new()
    };
    format!(
        "{DECLARATION}<Relationships xmlns=\"{PACKAGE}relationships\">\
         <Relationship Id=\"rId1\" Type=\"{RELATIONS}officeDocument\" Target=\"word/document.xml\"/>\
         <Relationship Id=\"rId2\" Type=\"{PACKAGE}relationships/metadata/core-properties\" \
         Target=\"docProps/core.xml\"/>\
         <Relationship Id=\"rId3\" Type=\"{RELATIONS}extended-properties\" \
         Target=\"docProps/app.xml\"/>{origin}</Relationships>"
    )
}

/// What the text refers to: its other parts, the addresses that its links lead to, its pictures.
pub(super) fn document_relations(links: &[String], pictures: usize) -> String {
    let mut text = format!("{DECLARATION}<Relationships xmlns=\"{PACKAGE}relationships\">");
    let parts = [
        ("rId1", "styles", "styles.xml"),
        ("rId2", "numbering", "numbering.xml"),
        ("rId3", "settings", "settings.xml"),
        (HEAD_RELATION, "header", "header1.xml"),
        (FOOT_RELATION, "footer", "footer1.xml"),
        ("rId6", "fontTable", "fontTable.xml"),
        ("rId7", "theme", "theme/theme1.xml"),
    ];
    for (id, kind, target) in parts {
        let _ = write!(
            text,
            "<Relationship Id=\"{id}\" Type=\"{RELATIONS}{kind}\" Target=\"{target}\"/>"
        );
    }
    for (at, address) in links.iter().enumerate() {
        let _ = write!(
            text,
            "<Relationship Id=\"{}\" Type=\"{RELATIONS}hyperlink\" Target=\"{}\" \
             TargetMode=\"External\"/>",
            link_relation(at),
            words(address)
        );
    }
    for (number, kind) in (1..=pictures).flat_map(|number| KINDS.map(|kind| (number, kind))) {
        let (id, target) = (picture::relation(number, kind), picture::file(number, kind));
        let _ = write!(
            text,
            "<Relationship Id=\"{id}\" Type=\"{RELATIONS}image\" Target=\"{target}\"/>"
        );
    }
    text.push_str("</Relationships>");
    text
}

/// The relation of a link, by its place among the links.
pub(super) fn link_relation(at: usize) -> String {
    format!("rIdLink{}", at + 1)
}

/// Title, publisher, language, identity and day.
pub(super) fn core_facts(document: &Document, stamp: &Stamp) -> String {
    let issued = stamp.issued.strftime("%Y-%m-%dT%H:%M:%SZ");
    let creator = document.organisation.as_deref().unwrap_or_default();
    let subject = document.subtitle.as_deref().unwrap_or_default();
    format!(
        "{DECLARATION}<cp:coreProperties \
         xmlns:cp=\"{PACKAGE}metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\
         <dc:title>{}</dc:title><dc:subject>{}</dc:subject><dc:creator>{}</dc:creator>\
         <dc:identifier>{}</dc:identifier><dc:language>{}</dc:language>\
         <dcterms:created xsi:type=\"dcterms:W3CDTF\">{issued}</dcterms:created>\
         <dcterms:modified xsi:type=\"dcterms:W3CDTF\">{issued}</dcterms:modified>\
         </cp:coreProperties>",
        words(document.title.as_str()),
        words(subject),
        words(creator),
        words(&stamp.identity),
        document.language.tag(),
    )
}

/// Which program wrote the file.
pub(super) fn application_facts() -> String {
    format!(
        "{DECLARATION}<Properties \
         xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\
         <Application>Tertial</Application></Properties>"
    )
}

/// How Word treats the document.
pub(super) fn settings(language: Language) -> String {
    format!(
        "{DECLARATION}<w:settings {NAMESPACES}><w:defaultTabStop w:val=\"1304\"/>\
         <w:characterSpacingControl w:val=\"doNotCompress\"/><w:compat>\
         <w:compatSetting w:name=\"compatibilityMode\" \
         w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>\
         <w:themeFontLang w:val=\"{}\"/><w:decimalSymbol w:val=\",\"/><w:listSeparator w:val=\";\"/>\
         </w:settings>",
        language.tag()
    )
}

/// Lines of a page's head and foot end here.
const RUNNING_CHARACTERS_MAX: usize = 48;

/// Words for the head or foot of every page, cut where they would take the page's room.
fn running(text: &str) -> String {
    if text.chars().count() <= RUNNING_CHARACTERS_MAX {
        return run(text);
    }
    let cut: String = text.chars().take(RUNNING_CHARACTERS_MAX - 1).collect();
    run(&format!("{}…", cut.trim_end()))
}

/// The head of every page: whose document it is, and what must be known of it.
pub(super) fn page_head(document: &Document) -> String {
    let left = document.organisation.as_deref().unwrap_or_default();
    let right = document.caution.as_deref().unwrap_or_default();
    format!(
        "{DECLARATION}<w:hdr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val=\"{PAGE_HEAD}\"/></w:pPr>\
         {}<w:r><w:tab/></w:r>{}</w:p></w:hdr>",
        running(left),
        running(right)
    )
}

/// The foot of every page: the title, which page of how many, and what the paper was made from.
pub(super) fn page_foot(document: &Document) -> String {
    let mut out = Markup::default();
    out.put(format_args!(
        "{DECLARATION}<w:ftr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val=\"{PAGE_FOOT}\"/></w:pPr>\
         {}<w:r><w:tab/></w:r>",
        running(document.title.as_str())
    ));
    for part in &document.frame.page.0 {
        match part {
            PagePart::Words(words) => out.add(&run(words)),
            PagePart::Number => out.add(&field("PAGE", "1")),
            PagePart::Total => out.add(&field("NUMPAGES", "1")),
        }
    }
    out.add("</w:p>");
    if let Some(imprint) = &document.imprint {
        out.put(format_args!(
            "<w:p><w:pPr><w:pStyle w:val=\"{PAGE_FOOT}\"/></w:pPr>{}</w:p>",
            run(imprint)
        ));
    }
    out.add("</w:ftr>");
    out.text()
}

fn run(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r>", words(text))
}

/// A field with what it shows until Word has counted. The instruction is the program's own.
pub(super) fn field(instruction: &str, shown: &str) -> String {
    format!("<w:fldSimple w:instr=\" {instruction} \">{}</w:fldSimple>", run(shown))
}
