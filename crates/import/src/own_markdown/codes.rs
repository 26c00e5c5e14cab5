//! A comment of codes.

/// The codes of a comment line, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Codes<'s> {
    words: Vec<&'s str>,
}

impl<'s> Codes<'s> {
    /// Reads a line that is a comment and nothing else.
    pub(super) fn read(line: &'s str) -> Option<Self> {
        let body = line.trim_matches([' ', '\t']).strip_prefix("<!--")?.strip_suffix("-->")?;
        Some(Self { words: body.split_ascii_whitespace().collect() })
    }

    /// What the comment is about.
    pub(super) fn name(&self) -> &'s str {
        self.words.first().copied().unwrap_or_default()
    }

    /// The codes after the name.
    pub(super) fn rest(&self) -> &[&'s str] {
        self.words.get(1..).unwrap_or_default()
    }

    /// A code after the name, counted from 0.
    pub(super) fn at(&self, at: usize) -> Option<&'s str> {
        self.rest().get(at).copied()
    }

    /// Whether a code is there.
    pub(super) fn has(&self, code: &str) -> bool {
        self.rest().contains(&code)
    }

    /// What follows the sign of equality in a code.
    pub(super) fn value(&self, key: &str) -> Option<&'s str> {
        self.rest().iter().find_map(|code| code.strip_prefix(key)?.strip_prefix('='))
    }
}
