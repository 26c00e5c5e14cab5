//! What a person sees: output, explanations, and whether there is a person at all.

use std::io::{self, IsTerminal, Write};

use tertial_presentation::localizer::Localizer;

use crate::environment;
use crate::stop::{Stop, StopKind, Words, told};

/// Standard output and error, in the user's language.
#[derive(Debug)]
pub struct Terminal {
    localizer: &'static Localizer,
}

impl Terminal {
    /// A terminal that speaks one language.
    pub const fn new(localizer: &'static Localizer) -> Self {
        Self { localizer }
    }

    /// The words.
    pub const fn localizer(&self) -> &'static Localizer {
        self.localizer
    }

    /// Whether a person looks at the output.
    pub fn is_output_seen(&self) -> bool {
        io::stdout().is_terminal()
    }

    /// Whether a person looks at what is said beside the output.
    pub fn are_notes_seen(&self) -> bool {
        io::stderr().is_terminal()
    }

    /// Whether a person who looks wants colours.
    pub fn are_colours_wanted(&self) -> bool {
        environment::are_colours_wanted()
    }

    /// Writes bytes to standard output.
    pub fn output(&self, bytes: &[u8]) -> Result<(), Stop> {
        let mut out = io::stdout().lock();
        out.write_all(bytes).and_then(|()| out.flush()).map_err(|error| match error.kind() {
            io::ErrorKind::BrokenPipe => Stop::quiet(),
            _ => Stop::new(StopKind::Unavailable, "output-failed").with("reason", &error),
        })
    }

    /// Writes a line to standard output.
    pub fn line(&self, text: &str) -> Result<(), Stop> {
        self.output(format!("{text}\n").as_bytes())
    }

    /// Says something beside the output. Nobody listening is no fault.
    pub fn note(&self, text: &str) {
        let _ = writeln!(io::stderr().lock(), "{text}");
    }

    /// Says why the program stops, and what to do next.
    pub fn explain(&self, stop: &Stop) {
        let message = match stop.words() {
            Words::Silence => return,
            Words::Ready(text) => text.clone(),
            Words::Message { key, arguments } => {
                let told = told(arguments);
                self.localizer.text_with(key, &told)
            }
        };
        self.note(&format!("{} {message}", self.localizer.text("cli-error")));
        if let Some(hint) = stop.hint().filter(|hint| self.localizer.has(hint)) {
            let arguments = match stop.words() {
                Words::Message { arguments, .. } => told(arguments),
                Words::Silence | Words::Ready(_) => Vec::new(),
            };
            let hint = self.localizer.text_with(hint, &arguments);
            self.note(&format!("{} {hint}", self.localizer.text("cli-hint")));
        }
    }
}
