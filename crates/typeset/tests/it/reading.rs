//! Reads a PDF back: its text, its headings, and what an independent validator says.

use jiff::civil::datetime;
use lopdf::{Dictionary, Document as Pdf, Object};
use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};
use tertial_report::document::Document;
use tertial_report::stamp::DataDigest;
use tertial_typeset::{Stamp, typeset};

pub(crate) fn stamp() -> Stamp {
    Stamp {
        issued: datetime(2026, 2, 9, 12, 30, 0, 0),
        identity: "ekstad/1".to_owned(),
        version: Some(1),
        digest: Some(DataDigest::new([0x4f; 32])),
    }
}

pub(crate) fn pdf(document: &Document) -> Vec<u8> {
    typeset(document, &stamp()).unwrap_or_else(|error| panic!("{error}"))
}

/// Holds a file against both standards.
pub(crate) fn assert_valid(pdf: &[u8]) {
    assert_valid_as(pdf, ValidationProfile::PdfA2a);
}

/// Holds a file with its data attached against both standards.
pub(crate) fn assert_valid_with_data(pdf: &[u8]) {
    assert_valid_as(pdf, ValidationProfile::PdfA3a);
}

fn assert_valid_as(pdf: &[u8], archive: ValidationProfile) {
    for profile in [ValidationProfile::PdfUa1, archive] {
        let options = ValidationOptions::default().profile(profile);
        let report = validate_pdf_bytes(pdf, &options).unwrap();
        let failures: Vec<String> = report
            .failures
            .iter()
            .map(|failure| format!("{}: {}", failure.rule_id, failure.message))
            .collect();
        assert_eq!(failures, Vec::<String>::new(), "{}", profile.as_str());
        assert!(report.is_compliant && report.rules.failed == 0);
        assert!(90 < report.rules.total, "{} rules", report.rules.total);
    }
}

/// A file that is attached to another.
#[derive(Debug)]
pub(crate) struct Attached {
    pub(crate) name: String,
    pub(crate) relation: String,
    pub(crate) media_type: String,
    pub(crate) bytes: Vec<u8>,
}

/// The attached files, by name.
pub(crate) fn attached(pdf: &[u8]) -> Vec<Attached> {
    let pdf = Pdf::load_mem(pdf).unwrap();
    let name = |object: &Object| String::from_utf8_lossy(object.as_name().unwrap()).into_owned();
    let files = pdf.objects.values().filter_map(|object| object.as_dict().ok());
    let files = files.filter(|it| it.has_type(b"Filespec"));
    let mut found: Vec<Attached> = files
        .map(|file| {
            let streams = pdf.dereference(file.get(b"EF").unwrap()).unwrap().1.as_dict().unwrap();
            let stream = pdf.dereference(streams.get(b"F").unwrap()).unwrap().1;
            let stream = stream.as_stream().unwrap();
            let own = file.get(b"F").unwrap().as_str().unwrap();
            Attached {
                name: String::from_utf8_lossy(own).into_owned(),
                relation: name(file.get(b"AFRelationship").unwrap()),
                media_type: name(stream.dict.get(b"Subtype").unwrap()),
                bytes: stream.decompressed_content().unwrap_or_else(|_| stream.content.clone()),
            }
        })
        .collect();
    found.sort_by(|one, other| one.name.cmp(&other.name));
    found
}

/// The letters of the whole file, without the blanks and hyphens that lines bring.
pub(crate) fn letters(pdf: &[u8]) -> String {
    let pdf = Pdf::load_mem(pdf).unwrap();
    let pages: Vec<u32> = pdf.get_pages().keys().copied().collect();
    folded(&pdf.extract_text(&pages).unwrap())
}

/// The letters of each page, in order.
pub(crate) fn pages(pdf: &[u8]) -> Vec<String> {
    let pdf = Pdf::load_mem(pdf).unwrap();
    let pages = pdf.get_pages();
    pages.keys().map(|page| folded(&pdf.extract_text(&[*page]).unwrap())).collect()
}

/// Words as [`letters`] gives them.
pub(crate) fn folded(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '\u{ad}' | '‐')).collect()
}

/// The levels of the headings in the structure tree, in reading order.
pub(crate) fn heading_levels(pdf: &[u8]) -> Vec<u8> {
    let pdf = Pdf::load_mem(pdf).unwrap();
    let root = pdf.catalog().unwrap().get(b"StructTreeRoot").unwrap();
    let mut levels = Vec::new();
    walk(&pdf, root, &mut levels);
    levels
}

fn walk(pdf: &Pdf, object: &Object, levels: &mut Vec<u8>) {
    match object {
        Object::Reference(id) => walk(pdf, pdf.get_object(*id).unwrap(), levels),
        Object::Array(children) => children.iter().for_each(|child| walk(pdf, child, levels)),
        Object::Dictionary(element) => {
            levels.extend(heading_level(element));
            if let Ok(children) = element.get(b"K") {
                walk(pdf, children, levels);
            }
        }
        _ => {}
    }
}

fn heading_level(element: &Dictionary) -> Option<u8> {
    match element.get(b"S").and_then(Object::as_name).ok()? {
        [b'H', digit @ b'1'..=b'6'] => Some(digit - b'0'),
        _ => None,
    }
}
