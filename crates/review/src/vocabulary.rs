//! Known indicators: which way is better, what they count, how they add up. None of it is printed in the documents.
//!
//! Data, extendable by a city. Where a name is unknown, every rule about it stays silent.

use std::sync::LazyLock;

use tertial_domain::indicator::{Aggregation, Polarity};
use tertial_domain::name_key::name_key;
use tertial_domain::target::CouncilTargetScope;
use toml::{Table, Value};

use crate::settings::SettingsError;

/// What is known of an indicator by its name. `None` where it is not known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Known {
    /// The entry's name, to say which words decided.
    pub name: String,
    /// Which way is better.
    pub polarity: Option<Polarity>,
    /// The unit as a printed word.
    pub unit: Option<String>,
    /// How units' outcomes add up.
    pub aggregation: Option<Aggregation>,
    /// Whether persons stand behind it.
    pub individual_based: Option<bool>,
    /// What the council's target counts.
    pub council_target_scope: Option<CouncilTargetScope>,
}

/// Names and what is known of them; earlier entries go before later ones.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Vocabulary {
    entries: Vec<Entry>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    /// Each alternative: beginnings of words that must all stand in the name, in this order.
    names: Vec<Vec<String>>,
    /// Beginnings of words of which none may stand in the name.
    without: Vec<String>,
    known: Known,
}

/// The names that the product knows from the start.
static BUILT_IN: LazyLock<Vocabulary> = LazyLock::new(|| {
    Vocabulary::read(include_str!("../vocabularies/indicators.toml")).unwrap_or_default()
});

impl Vocabulary {
    /// The names that the product knows from the start.
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }

    /// A city's own names before these.
    #[must_use]
    pub fn before(mut self, other: &Self) -> Self {
        self.entries.extend(other.entries.iter().cloned());
        self
    }

    /// What is known of an indicator.
    pub fn find(&self, indicator: &str) -> Option<&Known> {
        let key = name_key(indicator);
        let words: Vec<&str> = key.split(' ').collect();
        let entry = self.entries.iter().find(|entry| {
            entry.names.iter().any(|name| stands_in(name, &words))
                && !entry
                    .without
                    .iter()
                    .any(|not| words.iter().any(|word| word.starts_with(&**not)))
        });
        entry.map(|entry| &entry.known)
    }

    /// Reads TOML: `[[indicator]]` with `names`, `without`, `polarity`, `unit`, `aggregation`,
    /// `individual_based`, `council_target_scope` ("unit" or "total").
    pub fn read(text: &str) -> Result<Self, SettingsError> {
        let refuse = |code, argument: &str| SettingsError {
            code,
            argument: argument.to_owned(),
            line: text
                .find(argument)
                .map(|at| text.get(..at).unwrap_or_default().matches('\n').count() + 1),
        };
        let table: Table = text
            .parse()
            .map_err(|error: toml::de::Error| refuse("settings-not-toml", error.message()))?;
        let Some(Value::Array(indicators)) = table.get("indicator") else {
            return Ok(Self::default());
        };
        let mut entries = Vec::with_capacity(indicators.len());
        for indicator in indicators {
            let Value::Table(indicator) = indicator else {
                return Err(refuse("settings-no-table", "indicator"));
            };
            entries.push(
                read_entry(indicator).map_err(|key| refuse("settings-not-understood", &key))?,
            );
        }
        Ok(Self { entries })
    }
}

/// Whether beginnings of words stand among words, in the same order.
fn stands_in(name: &[String], words: &[&str]) -> bool {
    let mut words = words.iter();
    name.iter().all(|beginning| words.any(|word| word.starts_with(&**beginning)))
}

/// One entry; gives the key or value that is not understood.
fn read_entry(table: &Table) -> Result<Entry, String> {
    let mut entry = Entry { names: Vec::new(), without: Vec::new(), known: Known::default() };
    for (key, value) in table {
        match (key.as_str(), value) {
            ("names", Value::Array(names)) => {
                for name in names {
                    let name = name.as_str().ok_or_else(|| key.clone())?;
                    let words = name_key(name).split(' ').map(str::to_owned).collect();
                    entry.names.push(words);
                    if entry.known.name.is_empty() {
                        name.clone_into(&mut entry.known.name);
                    }
                }
            }
            ("without", Value::Array(words)) => {
                for word in words {
                    entry.without.push(name_key(word.as_str().ok_or_else(|| key.clone())?));
                }
            }
            ("polarity", Value::String(code)) => {
                entry.known.polarity = Some(Polarity::from_code(code).ok_or_else(|| code.clone())?);
            }
            ("aggregation", Value::String(code)) => {
                entry.known.aggregation =
                    Some(Aggregation::from_code(code).ok_or_else(|| code.clone())?);
            }
            ("unit", Value::String(unit)) => entry.known.unit = Some(unit.clone()),
            ("individual_based", Value::Boolean(is)) => entry.known.individual_based = Some(*is),
            ("council_target_scope", Value::String(scope)) => {
                entry.known.council_target_scope = Some(match scope.as_str() {
                    "unit" => CouncilTargetScope::Unit,
                    "total" => CouncilTargetScope::Total,
                    _ => return Err(scope.clone()),
                });
            }
            _ => return Err(key.clone()),
        }
    }
    if entry.names.is_empty() { Err("names".to_owned()) } else { Ok(entry) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_names_are_read() {
        assert!(!Vocabulary::built_in().entries.is_empty());
        let known = Vocabulary::built_in().find("Sjukfrånvaro dag 1-14").unwrap();
        assert_eq!(known.polarity, Some(Polarity::LowerIsBetter));
    }

    #[test]
    fn a_city_s_own_words_go_first_and_an_unknown_name_is_unknown() {
        let own = "[[indicator]]\nnames = [\"sjukfrånvaro\"]\npolarity = \"neutral\"\n";
        let both = Vocabulary::read(own).unwrap().before(Vocabulary::built_in());
        assert_eq!(both.find("Sjukfrånvaro").unwrap().polarity, Some(Polarity::Neutral));
        assert_eq!(both.find("Antal glada åkerspöken"), None);
        let faulty = "\n[[indicator]]\nnames = [\"x\"]\npolarity = \"upp\"\n";
        assert_eq!(Vocabulary::read(faulty).unwrap_err().line, Some(4));
    }
}
