//! A document as a Word file (Office Open XML, ECMA-376) that a person can go on editing: real
//! styles, an updatable contents field, repeated table heads, the document's language.
//!
//! Start in [`docx`]. Its parts: `styles.rs` names the looks, `body.rs` writes the text,
//! `table.rs` the tables, `contents.rs` the contents list, `frame.rs` head, foot and facts, and
//! `package.rs` puts the parts in their container. A person's words are only ever text.

mod body;
mod contents;
mod cover;
mod frame;
mod lists;
mod markup;
mod package;
mod styles;
mod table;

use crate::document::Document;
use crate::stamp::Stamp;

pub use self::package::DocxError;

/// Writes a document as a Word file.
///
/// Errors: a part is larger than the container can hold.
pub fn docx(document: &Document, stamp: &Stamp) -> Result<Vec<u8>, DocxError> {
    let written = body::write(document);
    package::write(&[
        ("[Content_Types].xml", frame::content_types()),
        ("_rels/.rels", frame::package_relations()),
        ("docProps/core.xml", frame::core_facts(document, stamp)),
        ("docProps/app.xml", frame::application_facts()),
        ("word/document.xml", written.text),
        ("word/styles.xml", styles::write(document.language)),
        ("word/numbering.xml", written.lists.definitions()),
        ("word/settings.xml", frame::settings(document.language)),
        ("word/header1.xml", frame::page_head(document)),
        ("word/footer1.xml", frame::page_foot(document)),
        ("word/_rels/document.xml.rels", frame::document_relations(&written.links)),
    ])
}
