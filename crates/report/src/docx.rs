//! A document as a Word file (Office Open XML, ECMA-376) that a person can go on editing: real
//! styles, an updatable contents field, repeated table heads, the document's language.
//!
//! Start in [`docx`]. Its parts: `styles.rs` names the looks, `body.rs` writes the text,
//! `table.rs` the tables, `contents.rs` the contents list, `frame.rs` head, foot and facts, and
//! `package.rs` puts the parts in their container. A person's words are only ever text. A file that
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
mod styles;
mod table;

use tertial_domain::text_place::MarkNames;

use crate::document::Document;
use crate::stamp::Stamp;

pub use self::origin::Origin;
pub use self::package::DocxError;

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
    let mut parts = vec![
        ("[Content_Types].xml", frame::content_types(origin.is_some())),
        ("_rels/.rels", frame::package_relations(origin.is_some())),
        ("docProps/core.xml", frame::core_facts(document, stamp)),
        ("docProps/app.xml", frame::application_facts()),
        ("word/document.xml", written.text),
        ("word/styles.xml", styles::write(document.language)),
        ("word/numbering.xml", written.lists.definitions()),
        ("word/fontTable.xml", fonts::table()),
        ("word/theme/theme1.xml", fonts::theme()),
        ("word/settings.xml", frame::settings(document.language)),
        ("word/header1.xml", frame::page_head(document)),
        ("word/footer1.xml", frame::page_foot(document)),
        ("word/_rels/document.xml.rels", frame::document_relations(&written.links)),
    ];
    if let Some(origin) = origin {
        parts.push(("docProps/custom.xml", origin.facts()));
    }
    package::write(&parts)
}
