//! Why a template cannot be used: a code for the words, and the place in the text.

/// A fault of a template.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{code} at {line}:{column}: {found} ({expected})")]
pub struct TemplateError {
    /// The stable code, for the words.
    pub code: &'static str,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// What stands there.
    pub found: String,
    /// What could stand there, in the signs of the file itself.
    pub expected: String,
}

impl TemplateError {
    /// Every code.
    pub const CODES: [&'static str; 14] = [
        "template-not-toml",
        "template-too-long",
        "template-key-unknown",
        "template-key-missing",
        "template-wrong-type",
        "template-value-unknown",
        "template-out-of-range",
        "template-text-empty",
        "template-twice",
        "template-frame-order",
        "template-contrast",
        "template-logo-absent",
        "template-logo-unsafe",
        "template-logo-too-large",
    ];

    /// A fault at a byte of the text.
    pub(super) fn at(
        code: &'static str,
        (text, byte): (&str, usize),
        found: impl Into<String>,
        expected: impl Into<String>,
    ) -> Self {
        const FOUND_CHARACTERS_MAX: usize = 80;
        let before = text.get(..byte).unwrap_or(text);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let found: String = found.into();
        let found = found.chars().filter(|c| !c.is_control()).take(FOUND_CHARACTERS_MAX).collect();
        Self {
            code,
            line: before.matches('\n').count() + 1,
            column: before.get(line_start..).unwrap_or_default().chars().count() + 1,
            found,
            expected: expected.into(),
        }
    }
}
