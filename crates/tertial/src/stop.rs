//! Why the program ends before it is done: the kind decides the exit code, the key the words.

use tertial_domain::problem::Problem;
use tertial_presentation::localizer::Argument;

/// Whose turn it is when the program stops.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StopKind {
    /// The person asked for something that cannot be done as asked.
    User,
    /// The set-up does not fit: an address, a database, a missing capability.
    Configuration,
    /// Something needed is not there now; trying again may help.
    Unavailable,
    /// What was asked for is done but for a part, or a check is done and something does not hold.
    Incomplete,
    /// A fault of ours.
    Internal,
    /// What was asked for is done, and something was found: the output says it.
    Found,
    /// Nothing is wrong: the reader of our output has gone, or help was all that was asked.
    Quiet,
}

impl StopKind {
    /// The exit code.
    pub const fn code(self) -> u8 {
        match self {
            Self::User | Self::Found => 1,
            Self::Configuration => 2,
            Self::Unavailable => 3,
            Self::Incomplete => 4,
            Self::Internal => 70,
            Self::Quiet => 0,
        }
    }
}

/// A stop: its kind, what to say, and what to do next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop {
    kind: StopKind,
    words: Words,
    hint: Option<String>,
}

/// What is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Words {
    /// Nothing.
    Silence,
    /// The message of a key, told its arguments.
    Message {
        /// The message's key.
        key: String,
        /// Named values for the words.
        arguments: Vec<(String, String)>,
    },
    /// Text that is already in the user's language.
    Ready(String),
}

impl Stop {
    /// A stop with the message `cli-<code>`, and the hint `cli-<code>-hint` where there is one.
    pub fn new(kind: StopKind, code: &str) -> Self {
        let key = format!("cli-{code}");
        let hint = Some(format!("{key}-hint"));
        Self { kind, words: Words::Message { key, arguments: Vec::new() }, hint }
    }

    /// A stop with text that is already in the user's language.
    pub const fn ready(kind: StopKind, text: String) -> Self {
        Self { kind, words: Words::Ready(text), hint: None }
    }

    /// An end with nothing to say.
    pub const fn quiet() -> Self {
        Self { kind: StopKind::Quiet, words: Words::Silence, hint: None }
    }

    /// An end after findings that the output has told.
    pub const fn found() -> Self {
        Self { kind: StopKind::Found, words: Words::Silence, hint: None }
    }

    /// A refusal of another room, with the words that every page gives it.
    pub fn problem(kind: StopKind, problem: Problem) -> Self {
        let arguments = problem.arguments.into_iter();
        Self {
            kind,
            words: Words::Message {
                key: format!("problem-{}", problem.code),
                arguments: arguments.map(|(name, value)| (name.into_owned(), value)).collect(),
            },
            hint: problem.hint.map(|code| format!("hint-{code}")),
        }
    }

    /// Adds a named value for the words.
    #[must_use]
    pub fn with(mut self, name: &str, value: &impl ToString) -> Self {
        if let Words::Message { arguments, .. } = &mut self.words {
            arguments.push((name.to_owned(), value.to_string()));
        }
        self
    }

    /// Whose turn it is.
    pub const fn kind(&self) -> StopKind {
        self.kind
    }

    /// What is said.
    pub const fn words(&self) -> &Words {
        &self.words
    }

    /// The key of what to do next, if such a message exists.
    pub fn hint(&self) -> Option<&str> {
        self.hint.as_deref()
    }
}

/// Named values in the form that messages are told.
pub fn told(arguments: &[(String, String)]) -> Vec<(&str, Argument<'_>)> {
    arguments.iter().map(|(name, value)| (name.as_str(), value.into())).collect()
}
