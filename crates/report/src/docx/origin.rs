//! What a Word file that may come back was made of: facts of its own among the document's, which
//! Word and other programs keep.

use std::fmt::Write;

use super::markup::{DECLARATION, words};

/// Which data a file was made of.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Origin {
    /// The report's identity, where it is kept in a database.
    pub report: Option<String>,
    /// The version's number, where it is kept.
    pub version: Option<u32>,
    /// The SHA-256 of the Report JSON, hexadecimal.
    pub digest: String,
    /// The one place that was sent out; none for the whole report.
    pub place: Option<String>,
    /// Who publishes it, and the code of why it is not the adopted one: with these the same file
    /// can be made again.
    pub frame: (Option<String>, Option<String>),
}

/// What marks a fact of a file's own (ECMA-376 part 1, 22.3).
const FORMAT: &str = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";

impl Origin {
    /// The part `custom.xml`.
    pub(super) fn facts(&self) -> String {
        let mut text = format!(
            "{DECLARATION}<Properties \
             xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" \
             xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\">"
        );
        let version = self.version.map(|number| number.to_string());
        let facts = [
            ("TertialReport", self.report.as_deref()),
            ("TertialVersion", version.as_deref()),
            ("TertialDigest", Some(self.digest.as_str())),
            ("TertialPlace", self.place.as_deref()),
            ("TertialPublisher", self.frame.0.as_deref()),
            ("TertialCaution", self.frame.1.as_deref()),
        ];
        let told = facts.into_iter().filter_map(|(name, fact)| Some((name, fact?)));
        // The first two numbers belong to others.
        for ((name, fact), number) in told.zip(2..) {
            let _ = write!(
                text,
                "<property fmtid=\"{FORMAT}\" pid=\"{number}\" name=\"{name}\">\
                 <vt:lpwstr>{}</vt:lpwstr></property>",
                words(fact)
            );
        }
        text.push_str("</Properties>");
        text
    }
}
