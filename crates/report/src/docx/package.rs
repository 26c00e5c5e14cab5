//! The container: parts in a ZIP file, the same bytes for the same parts.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Why a Word file cannot be written.
#[derive(Debug, thiserror::Error)]
#[error("the part {part} does not fit into the container")]
pub struct DocxError {
    /// The part's name.
    pub part: String,
    /// What the container's writer says.
    #[source]
    pub source: zip::result::ZipError,
}

/// A file inside the container.
pub(super) struct Part {
    name: String,
    bytes: Vec<u8>,
    method: CompressionMethod,
}

impl Part {
    /// Text, which the container makes smaller.
    pub(super) fn text(name: impl Into<String>, text: String) -> Self {
        let method = CompressionMethod::Deflated;
        Self { name: name.into(), bytes: text.into_bytes(), method }
    }

    /// A picture of points, which is as small as it gets.
    pub(super) const fn points(name: String, bytes: Vec<u8>) -> Self {
        Self { name, bytes, method: CompressionMethod::Stored }
    }
}

/// Puts parts into a container, in their order.
pub(super) fn write(parts: &[Part]) -> Result<Vec<u8>, DocxError> {
    // The container's own days say nothing: the document's is in its facts.
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
    let mut container = ZipWriter::new(Cursor::new(Vec::new()));
    for Part { name, bytes, method } in parts {
        let refuse = |source| DocxError { part: name.clone(), source };
        let options = options.compression_method(*method);
        container.start_file(name.as_str(), options).map_err(refuse)?;
        container.write_all(bytes).map_err(|error| refuse(error.into()))?;
    }
    let directory = |source| DocxError { part: "directory".to_owned(), source };
    Ok(container.finish().map_err(directory)?.into_inner())
}
