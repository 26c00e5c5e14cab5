//! The forms in which a document leaves the product.

/// A form of a written document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// PDF/A-2a and PDF/UA-1 in one file: to decide on and to keep.
    Pdf,
    /// Word (Office Open XML): to go on editing.
    Word,
    /// One web page that needs no other file: to send and to publish.
    WebPage,
    /// Markdown: plain text that people read and write and programs read back.
    Markdown,
    /// StratML Part 2 (ISO 17469): goals, indicators and results for programs everywhere.
    StratMl,
    /// Report JSON: the whole report for programs.
    Json,
}

impl Form {
    /// Every form.
    pub const ALL: [Self; 6] =
        [Self::Pdf, Self::Word, Self::WebPage, Self::Markdown, Self::StratMl, Self::Json];

    /// The end of a file's name, and the stable code for messages between processes.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Word => "docx",
            Self::WebPage => "html",
            Self::Markdown => "md",
            Self::StratMl => "xml",
            Self::Json => "json",
        }
    }

    /// Reads [`Self::code`] back.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.code() == code)
    }

    /// The media type by which it is sent.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Word => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::WebPage => "text/html; charset=utf-8",
            Self::Markdown => "text/markdown; charset=utf-8",
            Self::StratMl => "application/xml",
            Self::Json => "application/json",
        }
    }

    /// Whether bytes begin as a file of this form does.
    pub fn begins(self, bytes: &[u8]) -> bool {
        let start: &[u8] = match self {
            Self::Pdf => b"%PDF-",
            Self::Word => b"PK\x03\x04",
            Self::WebPage => b"<!doctype html>",
            Self::Markdown => crate::markdown::START.as_bytes(),
            Self::StratMl => b"<?xml ",
            Self::Json => b"{",
        };
        bytes.starts_with(start)
    }
}
