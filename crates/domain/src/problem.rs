//! What a rule says when it refuses: a code with arguments, for the words to be found elsewhere.

/// A refusal that a person can act on. The words stand under `problem-<code>` in the locales.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The stable code.
    pub code: &'static str,
    /// Named values for the words.
    pub arguments: Vec<(&'static str, String)>,
    /// The code of what to do next, under `hint-<code>`.
    pub hint: Option<&'static str>,
}

impl Problem {
    /// A refusal without arguments.
    pub const fn new(code: &'static str) -> Self {
        Self { code, arguments: Vec::new(), hint: None }
    }

    /// Adds a named value.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.arguments.push((name, value.into()));
        self
    }

    /// Adds what to do next.
    #[must_use]
    pub const fn hint(mut self, code: &'static str) -> Self {
        self.hint = Some(code);
        self
    }
}
