//! What a file is: by its content first, then by its name.

use tertial_import::source_text::SourceForm;

/// A kind of file that is recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MediaType {
    /// Text that can be read, in one of its forms.
    Text(SourceForm),
    /// A PDF document.
    Pdf,
    /// A Word document.
    Docx,
    /// Another file in a ZIP package.
    Zip,
    /// A web page.
    Html,
    /// An older Office document.
    OldOffice,
    /// An RTF document.
    Rtf,
    /// An image.
    Image,
    /// Compressed data, a program or something else that is not text.
    Binary,
}

impl MediaType {
    /// The stable code for messages and data files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Text(SourceForm::PlainText) => "plain_text",
            Self::Text(SourceForm::Markdown) => "markdown",
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Zip => "zip",
            Self::Html => "html",
            Self::OldOffice => "old_office",
            Self::Rtf => "rtf",
            Self::Image => "image",
            Self::Binary => "binary",
        }
    }
}

/// Tells from the first bytes whether a file is something other than text.
pub fn not_text(bytes: &[u8]) -> Option<MediaType> {
    const STARTS: [(&[u8], MediaType); 14] = [
        (b"%PDF-", MediaType::Pdf),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", MediaType::OldOffice),
        (b"{\\rtf", MediaType::Rtf),
        (b"\x89PNG\r\n", MediaType::Image),
        (b"\xff\xd8\xff", MediaType::Image),
        (b"GIF8", MediaType::Image),
        (b"II*\0", MediaType::Image),
        (b"MM\0*", MediaType::Image),
        (b"\x1f\x8b", MediaType::Binary),
        (b"\x7fELF", MediaType::Binary),
        (b"7z\xbc\xaf\x27\x1c", MediaType::Binary),
        (b"Rar!\x1a\x07", MediaType::Binary),
        (b"BZh9", MediaType::Binary),
        (b"SQLite format 3\0", MediaType::Binary),
    ];
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        let start = bytes.get(..bytes.len().min(4_096)).unwrap_or(bytes);
        let word = memchr::memmem::find(start, b"word/").is_some()
            || memchr::memmem::find(bytes, b"word/document.xml").is_some();
        return Some(if word { MediaType::Docx } else { MediaType::Zip });
    }
    let known = STARTS.iter().find(|(start, _)| bytes.starts_with(start));
    if let Some((_, media_type)) = known {
        return Some(*media_type);
    }
    is_html(bytes).then_some(MediaType::Html)
}

fn is_html(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let start = bytes.trim_ascii_start();
    [&b"<!doctype html"[..], b"<html"]
        .iter()
        .any(|tag| start.get(..tag.len()).is_some_and(|found| found.eq_ignore_ascii_case(tag)))
}
