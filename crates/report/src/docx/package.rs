//! The container: parts in a ZIP file, the same bytes for the same parts.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Why a Word file cannot be written.
#[derive(Debug, thiserror::Error)]
#[error("the part {part} does not fit into the container")]
pub struct DocxError {
    /// The part's name.
    pub part: &'static str,
    /// What the container's writer says.
    #[source]
    pub source: zip::result::ZipError,
}

/// Puts parts into a container, in their order.
pub(super) fn write(parts: &[(&'static str, String)]) -> Result<Vec<u8>, DocxError> {
    // The container's own days say nothing: the document's is in its facts.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut container = ZipWriter::new(Cursor::new(Vec::new()));
    for &(part, ref text) in parts {
        let refuse = |source| DocxError { part, source };
        container.start_file(part, options).map_err(refuse)?;
        container.write_all(text.as_bytes()).map_err(|error| refuse(error.into()))?;
    }
    let written = container.finish().map_err(|source| DocxError { part: "directory", source })?;
    Ok(written.into_inner())
}
