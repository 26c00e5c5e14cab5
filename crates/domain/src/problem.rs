//! What a rule says when it refuses: a code with arguments, for the words to be found elsewhere.

use std::borrow::Cow;

/// A refusal that a person can act on. The words stand under `problem-<code>` in the locales.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The stable code.
    pub code: Cow<'static, str>,
    /// Named values for the words.
    pub arguments: Vec<(Cow<'static, str>, String)>,
    /// The code of what to do next, under `hint-<code>`.
    pub hint: Option<Cow<'static, str>>,
}

impl Problem {
    /// A refusal without arguments.
    pub fn new(code: impl Into<Cow<'static, str>>) -> Self {
        Self { code: code.into(), arguments: Vec::new(), hint: None }
    }

    /// Adds a named value.
    #[must_use]
    pub fn with(mut self, name: impl Into<Cow<'static, str>>, value: impl Into<String>) -> Self {
        self.arguments.push((name.into(), value.into()));
        self
    }

    /// Adds what to do next.
    #[must_use]
    pub fn hint(mut self, code: impl Into<Cow<'static, str>>) -> Self {
        self.hint = Some(code.into());
        self
    }
}
