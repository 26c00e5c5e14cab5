//! Bytes to text: what a file is, how it is encoded, whether it keeps the limits.

use thiserror::Error;

use tertial_import::own_markdown;
use tertial_import::source_text::{SourceForm, SourceText};

use crate::limits::Limits;
use crate::media_type::MediaType;
use crate::{characters, markdown, media_type, plain_text};

/// Why a file cannot be read as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ExtractError {
    /// The file has no bytes, or nothing but blanks.
    #[error("the file is empty")]
    Empty,
    /// The file has more bytes than the limit.
    #[error("the file has {bytes} bytes, more than {limit}")]
    TooLarge {
        /// Its size.
        bytes: usize,
        /// The limit.
        limit: usize,
    },
    /// The text has more lines than the limit.
    #[error("the text has more than {limit} lines")]
    TooManyLines {
        /// The limit.
        limit: usize,
    },
    /// A line is longer than the limit.
    #[error("line {line} is longer than {limit} bytes")]
    LineTooLong {
        /// The line, counted from 1.
        line: usize,
        /// The limit in bytes.
        limit: usize,
    },
    /// The file is recognised as something that is not read as text.
    #[error("the file is of the type {}, not text", .0.code())]
    NotText(MediaType),
    /// The bytes are in no encoding that is read; the place is the first byte that shows it.
    #[error("the text is broken at byte {at}: {problem}")]
    BrokenEncoding {
        /// The byte, counted from 0.
        at: usize,
        /// What is wrong there.
        problem: EncodingProblem,
    },
}

/// What is wrong with an encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum EncodingProblem {
    /// UTF-16 with half a unit at its end.
    #[error("UTF-16 ends within a unit")]
    OddLength,
    /// UTF-16 with half a surrogate pair.
    #[error("a surrogate stands alone")]
    UnpairedSurrogate,
    /// Neither UTF-8 nor plausible Windows-1252.
    #[error("neither UTF-8 nor Windows-1252")]
    NoKnownEncoding,
    /// UTF-32, which is not read.
    #[error("UTF-32 is not read")]
    Utf32,
    /// Control characters that text does not hold.
    #[error("control characters")]
    Controls,
}

impl EncodingProblem {
    /// The stable code for messages and data files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::OddLength => "odd_length",
            Self::UnpairedSurrogate => "unpaired_surrogate",
            Self::NoKnownEncoding => "no_known_encoding",
            Self::Utf32 => "utf_32",
            Self::Controls => "controls",
        }
    }
}

impl ExtractError {
    /// The stable code for messages and data files.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLarge { .. } => "too_large",
            Self::TooManyLines { .. } => "too_many_lines",
            Self::LineTooLong { .. } => "line_too_long",
            Self::NotText(_) => "not_text",
            Self::BrokenEncoding { .. } => "broken_encoding",
        }
    }
}

/// Reads a file's bytes as text. The name helps where the content leaves the form open.
pub fn read_source(
    bytes: &[u8],
    name: Option<&str>,
    limits: &Limits,
) -> Result<SourceText, ExtractError> {
    if bytes.len() > limits.file_bytes {
        return Err(ExtractError::TooLarge { bytes: bytes.len(), limit: limits.file_bytes });
    }
    if bytes.is_empty() {
        return Err(ExtractError::Empty);
    }
    if let Some(media_type) = media_type::not_text(bytes) {
        return Err(ExtractError::NotText(media_type));
    }
    let (text, encoding) = plain_text::decode(bytes)?;
    plain_text::check_lines(&text, limits)?;
    if own_markdown::is_own(&text) {
        // The product's own files are exact: their characters stay as they are.
        return Ok(SourceText::new(text, SourceForm::Markdown, encoding));
    }
    let text = characters::in_one_form(text);
    let form = markdown::form_of(&text, name);
    let text = if form == SourceForm::Markdown { markdown::in_one_dialect(text) } else { text };
    Ok(SourceText::new(text, form, encoding))
}
