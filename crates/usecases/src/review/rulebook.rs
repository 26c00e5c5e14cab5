//! What this city reviews by: its settings, its words for indicators, and the edition of both.

use tertial_review::catalogue::EDITION;
use tertial_review::{Settings, Vocabulary};
use tertial_store::fingerprint::Fingerprint;

/// What this city reviews by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rulebook {
    /// Rules on and off, severities and figures.
    pub settings: Settings,
    /// Known indicators, the city's own first.
    pub vocabulary: Vocabulary,
    /// Changes with the rules and with the city's choices: kept reviews of another edition are made
    /// again.
    edition: String,
}

impl Default for Rulebook {
    fn default() -> Self {
        Self {
            settings: Settings::default(),
            vocabulary: Vocabulary::built_in().clone(),
            edition: edition(""),
        }
    }
}

impl Rulebook {
    /// A city's choices; `text` is what they were read from.
    pub fn new(settings: Settings, vocabulary: Vocabulary, text: &str) -> Self {
        Self { settings, vocabulary, edition: edition(text) }
    }

    /// The edition.
    pub fn edition(&self) -> &str {
        &self.edition
    }
}

fn edition(text: &str) -> String {
    let own = Fingerprint::of(text.as_bytes()).to_string();
    let own = own.get(..12).unwrap_or(&own);
    format!("{}+{EDITION}+{own}", env!("CARGO_PKG_VERSION"))
}
