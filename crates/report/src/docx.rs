//! A document as a Word file (Office Open XML, ECMA-376) that a person can go on editing: real
//! styles, an updatable contents field, repeated table heads, the document's language.
//!
//! Start in [`docx`]. Its parts: `styles.rs` names the looks, `body.rs` writes the text,
//! `table.rs` the tables, `picture.rs` the charts, `contents.rs` the contents list, `frame.rs`
//! head, foot and facts, and `package.rs` puts the parts in their container. A person's words are only ever text. A file that
//! may come back has its places marked by `marks.rs` and says in `origin.rs` what it was made of.

mod body;
mod contents;
mod cover;
mod fonts;
mod frame;
mod lists;
mod marks;
mod markup;
mod origin;
mod package;
mod picture;
mod styles;
mod table;

use tertial_domain::text_place::MarkNames;

use crate::document::Document;
use crate::stamp::Stamp;

pub use self::origin::Origin;
pub use self::package::DocxError;
use self::package::Part;
use self::picture::Kind;

/// Writes a document as a Word file.
///
/// Errors: a part is larger than the container can hold.
pub fn docx(document: &Document, stamp: &Stamp) -> Result<Vec<u8>, DocxError> {
    write(document, stamp, None)
}

/// Writes a document as a Word file that may come back: the places of its report are marked, and
/// it says which report it was made of.
///
/// Errors: as [`docx`].
pub fn returnable(
    document: &Document,
    stamp: &Stamp,
    origin: &Origin,
) -> Result<Vec<u8>, DocxError> {
    write(document, stamp, Some(origin))
}

fn write(
    document: &Document,
    stamp: &Stamp,
    origin: Option<&Origin>,
) -> Result<Vec<u8>, DocxError> {
    let names = origin.and_then(|origin| MarkNames::of_digest(&origin.digest));
    let written = body::write(document, names);
    let relations = frame::document_relations(&written.links, written.pictures.len());
    let mut parts = vec![
        Part::text("[Content_Types].xml", frame::content_types(origin.is_some())),
        Part::text("_rels/.rels", frame::package_relations(origin.is_some())),
        Part::text("docProps/core.xml", frame::core_facts(document, stamp)),
        Part::text("docProps/app.xml", frame::application_facts()),
        Part::text("word/document.xml", written.text),
        Part::text("word/styles.xml", styles::write(document.language)),
        Part::text("word/numbering.xml", written.lists.definitions()),
        Part::text("word/fontTable.xml", fonts::table()),
        Part::text("word/theme/theme1.xml", fonts::theme()),
        Part::text("word/settings.xml", frame::settings(document.language)),
        Part::text("word/header1.xml", frame::page_head(document)),
        Part::text("word/footer1.xml", frame::page_foot(document)),
        Part::text("word/_rels/document.xml.rels", relations),
    ];
    if let Some(origin) = origin {
        parts.push(Part::text("docProps/custom.xml", origin.facts()));
    }
    for (picture, number) in written.pictures.into_iter().zip(1..) {
        let name = |kind| format!("word/{}", picture::file(number, kind));
        parts.push(Part::points(name(Kind::Points), picture.png));
        parts.push(Part::text(name(Kind::Shapes), picture.svg));
    }
    package::write(&parts)
}
