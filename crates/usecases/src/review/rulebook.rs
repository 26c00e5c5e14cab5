//! What this city reviews by: its settings, its words for indicators, and the edition of both.

use tertial_presentation::localizer::Localizer;
use tertial_review::catalogue::{EDITION, catalogue};
use tertial_review::rule::Spec;
use tertial_review::{Rule, Settings, Severity, Vocabulary};
use tertial_store::fingerprint::Fingerprint;

use crate::review::kept::FORM;
use crate::review::told::rule_name;
use crate::workflow::missing::GapKind;

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
    /// With what a report cannot be handed in.
    stops: Vec<GapKind>,
}

/// Where a city says nothing else, a question alone keeps a report from being handed in.
const STOPS: [GapKind; 1] = [GapKind::QuestionOpen];

impl Default for Rulebook {
    fn default() -> Self {
        Self {
            settings: Settings::default(),
            vocabulary: Vocabulary::built_in().clone(),
            edition: edition(""),
            stops: STOPS.to_vec(),
        }
    }
}

impl Rulebook {
    /// A city's choices; `text` is what they were read from.
    pub fn new(settings: Settings, vocabulary: Vocabulary, text: &str) -> Self {
        Self { settings, vocabulary, edition: edition(text), stops: STOPS.to_vec() }
    }

    /// The same with other things that keep a report from being handed in.
    #[must_use]
    pub fn stopped_by(mut self, stops: Vec<GapKind>) -> Self {
        self.stops = stops;
        self
    }

    /// Whether a report cannot be handed in with such a thing missing.
    pub fn stops(&self, kind: GapKind) -> bool {
        self.stops.contains(&kind)
    }

    /// The edition.
    pub fn edition(&self) -> &str {
        &self.edition
    }
}

/// A rule as the catalogue tells it, as this city has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleEntry {
    /// The rule.
    pub rule: Rule,
    /// Its name.
    pub name: String,
    /// What it weighs here.
    pub severity: Severity,
    /// Whether the city has it on.
    pub is_on: bool,
    /// What it finds.
    pub meaning: String,
    /// Why that matters.
    pub why: String,
    /// How to act on it.
    pub act: String,
    /// An example of what it finds.
    pub fires: String,
    /// What it leaves alone.
    pub silent: String,
    /// Figures that a city can change.
    pub parameters: Vec<ParameterEntry>,
}

/// A figure of a rule that a city can change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParameterEntry {
    /// Its name in the settings, with the unit last.
    pub name: &'static str,
    /// What it is here.
    pub value: i64,
    /// What it is unless a city says otherwise.
    pub default: i64,
    /// The least and the most that it may be.
    pub allowed: (i64, i64),
}

impl Rulebook {
    /// Every rule in words, in the order of the catalogue.
    pub fn entries(&self, localizer: &Localizer) -> Vec<RuleEntry> {
        catalogue().map(|spec| self.entry(spec, localizer)).collect()
    }

    fn entry(&self, spec: &Spec, localizer: &Localizer) -> RuleEntry {
        let text = |part| localizer.text(&format!("rule-{}-{part}", spec.rule.code())).into_owned();
        let parameters = spec.parameters.iter().map(|parameter| ParameterEntry {
            name: parameter.name,
            value: self.settings.parameter(spec.rule, parameter.name),
            default: parameter.default,
            allowed: parameter.allowed,
        });
        RuleEntry {
            rule: spec.rule,
            name: rule_name(spec.rule, localizer),
            severity: self.settings.severity(spec),
            is_on: self.settings.is_on(spec.rule),
            meaning: text("meaning"),
            why: text("why"),
            act: text("act"),
            fires: text("fires"),
            silent: text("silent"),
            parameters: parameters.collect(),
        }
    }
}

fn edition(text: &str) -> String {
    let own = Fingerprint::of(text.as_bytes()).to_string();
    let own = own.get(..12).unwrap_or(&own);
    format!("{}+{EDITION}.{FORM}+{own}", env!("CARGO_PKG_VERSION"))
}
