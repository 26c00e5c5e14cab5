//! The decoded text of one document, with what its reader knows about its form.

/// The form that a document's text is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SourceForm {
    /// Words and line ends; tables with tabs, or a PDF's raw text.
    PlainText,
    /// Markdown with `#` headings, emphasis, lists, links and pipe tables.
    Markdown,
}

/// How the bytes of a document were read as characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TextEncoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16 with a byte order mark, least significant byte first.
    Utf16LittleEndian,
    /// UTF-16 with a byte order mark, most significant byte first.
    Utf16BigEndian,
    /// Windows-1252, taken because the bytes are no UTF-8.
    Windows1252,
}

impl TextEncoding {
    /// The stable code for storage and data files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Utf8 => "utf_8",
            Self::Utf16LittleEndian => "utf_16_le",
            Self::Utf16BigEndian => "utf_16_be",
            Self::Windows1252 => "windows_1252",
        }
    }
}

/// A document's text, decoded, with line ends as `\n` or `\r\n`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceText {
    text: String,
    form: SourceForm,
    encoding: TextEncoding,
}

impl SourceText {
    /// Takes decoded text.
    pub const fn new(text: String, form: SourceForm, encoding: TextEncoding) -> Self {
        Self { text, form, encoding }
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The form it is written in.
    pub const fn form(&self) -> SourceForm {
        self.form
    }

    /// How it was decoded.
    pub const fn encoding(&self) -> TextEncoding {
        self.encoding
    }
}
