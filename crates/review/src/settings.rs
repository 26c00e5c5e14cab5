//! What a city changes: rules off, other severities, other figures. Read from TOML.

use std::collections::BTreeMap;

use toml::{Table, Value};

use crate::catalogue::{catalogue, spec};
use crate::rule::{Parameter, Rule, Severity, Spec};

/// A city's choices; what it does not choose has its default.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settings {
    off: Vec<Rule>,
    severities: BTreeMap<Rule, Severity>,
    parameters: BTreeMap<(Rule, &'static str), i64>,
}

/// Why settings could not be read: a code with its argument, and the line where it is known.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{code}: {argument} (line {line:?})")]
pub struct SettingsError {
    /// The stable code, for the words.
    pub code: &'static str,
    /// What it is about.
    pub argument: String,
    /// The line, from 1.
    pub line: Option<usize>,
}

impl Settings {
    /// Whether a rule is on.
    pub fn is_on(&self, rule: Rule) -> bool {
        !self.off.contains(&rule)
    }

    /// What a rule weighs here.
    pub fn severity(&self, spec: &Spec) -> Severity {
        self.severities.get(&spec.rule).copied().unwrap_or(spec.severity)
    }

    /// A figure of a rule; 0 for a name that the rule does not have.
    pub fn parameter(&self, rule: Rule, name: &str) -> i64 {
        let known = spec(rule).parameters.iter().find(|parameter| parameter.name == name);
        known.map_or(0, |parameter| {
            self.parameters.get(&(rule, parameter.name)).copied().unwrap_or(parameter.default)
        })
    }

    /// Reads TOML: a table `[rules.<code>]` with `on`, `severity` and the rule's own figures.
    pub fn read(text: &str) -> Result<Self, SettingsError> {
        let table: Table = text.parse().map_err(|error: toml::de::Error| SettingsError {
            code: "settings-not-toml",
            argument: error.message().to_owned(),
            line: error.span().map(|span| line_of(text, span.start)),
        })?;
        let mut settings = Self::default();
        let refuse = |code, argument: &str| SettingsError {
            code,
            argument: argument.to_owned(),
            line: text.find(argument).map(|at| line_of(text, at)),
        };
        for (key, value) in &table {
            match (key.as_str(), value) {
                ("rules", Value::Table(rules)) => {
                    for (code, choices) in rules {
                        let rule = Rule::from_code(code)
                            .ok_or_else(|| refuse("settings-no-rule", code))?;
                        let Value::Table(choices) = choices else {
                            return Err(refuse("settings-no-table", code));
                        };
                        settings.choose(rule, choices).map_err(|key| SettingsError {
                            code: "settings-not-understood",
                            line: line_below(text, code, &key),
                            argument: key,
                        })?;
                    }
                }
                // The vocabulary is read from the same file.
                ("indicator", _) => {}
                _ => return Err(refuse("settings-not-understood", key)),
            }
        }
        Ok(settings)
    }

    /// Takes one rule's choices; gives the key that could not be taken.
    fn choose(&mut self, rule: Rule, choices: &Table) -> Result<(), String> {
        for (key, value) in choices {
            let own = spec(rule).parameters.iter().find(|parameter| parameter.name == key);
            match (key.as_str(), value, own) {
                ("on", Value::Boolean(on), _) => {
                    if !on {
                        self.off.push(rule);
                    }
                }
                ("severity", Value::String(code), _) => {
                    let severity = Severity::from_code(code).ok_or_else(|| code.clone())?;
                    self.severities.insert(rule, severity);
                }
                (_, Value::Integer(number), Some(Parameter { name, allowed, .. }))
                    if (allowed.0..=allowed.1).contains(number) =>
                {
                    self.parameters.insert((rule, name), *number);
                }
                _ => return Err(key.clone()),
            }
        }
        Ok(())
    }
}

pub(crate) fn line_of(text: &str, at: usize) -> usize {
    text.get(..at).unwrap_or_default().matches('\n').count() + 1
}

/// The line of a key, or of what stands for it, in the table of a rule.
fn line_below(text: &str, table: &str, key: &str) -> Option<usize> {
    let from = text.find(table)?;
    let below = text.get(from..)?.find(key)?;
    Some(line_of(text, from + below))
}

/// Every parameter of every rule, with the rule it belongs to.
pub fn parameters() -> impl Iterator<Item = (Rule, &'static Parameter)> {
    catalogue().flat_map(|spec| spec.parameters.iter().map(|own| (spec.rule, own)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_city_turns_a_rule_off_and_another_up() {
        let text =
            "[rules.future-tense]\non = false\n[rules.empty-section]\nseverity = \"error\"\n";
        let settings = Settings::read(text).unwrap();
        assert!(!settings.is_on(Rule::FutureTense));
        assert!(settings.is_on(Rule::SumMismatch));
        assert_eq!(settings.severity(spec(Rule::EmptySection)), Severity::Error);
    }

    #[test]
    fn what_is_not_understood_is_refused_with_its_line() {
        let error = Settings::read("[rules.future-tense]\nonn = false\n").unwrap_err();
        assert_eq!((error.code, error.line), ("settings-not-understood", Some(2)));
        let two = "[rules.empty-section]\non = true\n[rules.future-tense]\non = 3\n";
        assert_eq!(Settings::read(two).unwrap_err().line, Some(4), "not the other rule's key");
        let error = Settings::read("\n[rules.no-such]\n").unwrap_err();
        assert_eq!((error.code, error.line), ("settings-no-rule", Some(2)));
        assert_eq!(Settings::read("a = = 1").unwrap_err().code, "settings-not-toml");
    }
}
