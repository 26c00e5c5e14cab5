//! Known indicators: which way is better, what they count, how they add up. None of it is printed in the documents.
//!
//! Data, extendable by a city. Where a name is unknown, every rule about it stays silent.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use tertial_domain::indicator::{Aggregation, Polarity};
use tertial_domain::name_key::name_key;
use tertial_domain::target::CouncilTargetScope;
use toml::{Table, Value};

use crate::settings::SettingsError;

/// What an indicator measures, where the product itself shows it by what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    /// The staff's sick leave, short and long together (*sjukfrånvaro*).
    SickLeave,
}

impl Measure {
    /// Every measure.
    pub const ALL: [Self; 1] = [Self::SickLeave];

    /// The stable code for data files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::SickLeave => "sick_leave",
        }
    }

    /// Reads [`Self::code`] back.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|measure| measure.code() == code)
    }
}

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
    /// What it measures, where the product shows it by what it is.
    pub measure: Option<Measure>,
}

/// Names and what is known of them; earlier entries go before later ones.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Vocabulary {
    entries: Vec<Entry>,
    /// Which entries have a name whose first word begins with these two letters.
    by_first_letters: BTreeMap<[char; 2], Vec<usize>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    /// Each alternative: beginnings of words that must all stand in the name, in this order. Up to
    /// three letters are whole words.
    names: Vec<Vec<String>>,
    /// Beginnings of words of which none may stand in the name; up to four letters are whole words.
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
        Self::of(self.entries)
    }

    fn of(entries: Vec<Entry>) -> Self {
        let mut by_first_letters: BTreeMap<[char; 2], Vec<usize>> = BTreeMap::new();
        for (at, entry) in entries.iter().enumerate() {
            for letters in entry.names.iter().filter_map(|name| first_letters(name.first()?)) {
                let known = by_first_letters.entry(letters).or_default();
                if known.last() != Some(&at) {
                    known.push(at);
                }
            }
        }
        Self { entries, by_first_letters }
    }

    /// How many entries there are.
    pub const fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether nothing is known.
    pub const fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// What is known of an indicator.
    pub fn find(&self, indicator: &str) -> Option<&Known> {
        let key = name_key(indicator);
        let words: Vec<&str> = key.split(' ').collect();
        let mut candidates: Vec<usize> = words
            .iter()
            .filter_map(|word| self.by_first_letters.get(&first_letters(word)?))
            .flatten()
            .copied()
            .collect();
        candidates.sort_unstable();
        candidates.dedup();
        let entry = candidates
            .into_iter()
            .filter_map(|at| self.entries.get(at))
            .find(|entry| entry.is_about(&words));
        entry.map(|entry| &entry.known)
    }

    /// Reads TOML: `[[indicator]]` with `names`, `without`, `polarity`, `unit`, `aggregation`,
    /// `individual_based`, `council_target_scope` ("unit" or "total"), `measure`.
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
        Ok(Self::of(entries))
    }
}

impl Entry {
    fn is_about(&self, words: &[&str]) -> bool {
        self.names.iter().any(|name| stands_in(name, words))
            && !self.without.iter().any(|not| words.iter().any(|word| begins(word, not, 4)))
    }
}

/// Whether beginnings of words stand among words, in the same order.
fn stands_in(name: &[String], words: &[&str]) -> bool {
    let mut words = words.iter();
    name.iter().all(|beginning| words.any(|word| begins(word, beginning, 3)))
}

/// Whether a word begins so; a beginning of no more letters than `whole` must be the whole word.
fn begins(word: &str, beginning: &str, whole: usize) -> bool {
    word.starts_with(beginning)
        && (word.len() == beginning.len() || beginning.chars().count() > whole)
}

/// The first two letters of a word, by which names are found; one letter stands with a blank.
fn first_letters(word: &str) -> Option<[char; 2]> {
    let mut letters = word.chars();
    Some([letters.next()?, letters.next().unwrap_or(' ')])
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
            ("measure", Value::String(code)) => {
                entry.known.measure = Some(Measure::from_code(code).ok_or_else(|| code.clone())?);
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

    /// Polarity as +1, -1 or 0, and 9 for an unknown one.
    fn polarity(name: &str) -> i8 {
        match Vocabulary::built_in().find(name).and_then(|known| known.polarity) {
            Some(Polarity::HigherIsBetter) => 1,
            Some(Polarity::LowerIsBetter) => -1,
            Some(Polarity::Neutral) => 0,
            None => 9,
        }
    }

    #[test]
    fn the_built_in_names_are_read() {
        assert!(Vocabulary::built_in().len() >= 150);
        for (name, expected) in [
            ("Sjukfrånvaro dag 1-14", -1),
            ("Aktivt Medskapandeindex", 1),
            ("AMI", 1),
            ("Nämndens budgetföljsamhet efter resultatöverföringar", 0),
            ("Andel elektroniska inköp", 1),
            ("Totalt köpt energi i stadens verksamheter", -1),
            ("Elanvändning per kvadratmeter (alla nämnder)", -1),
            ("Andel elever som är behöriga till gymnasiet", 1),
            ("Väntetid i dagar från beslut till plats", -1),
            ("Andel besök som inleds på utsatt tid", 1),
            ("Personalomsättning", -1),
            ("Andel elever med frånvaro över 15 %", -1),
            ("Andel boende som känner sig otrygga", -1),
            ("Andel brukare som inte upplever diskriminering", 1),
            ("Andel brukare som upplever diskriminering", -1),
            ("Antal fallolyckor per plats", -1),
            ("Antal klagomål", -1),
            ("Andel klagomål som besvarats inom fem dagar", 1),
            ("Personalkontinuitet, antal personal en hemtjänsttagare möter", -1),
            ("Antal fikaraster", 9),
        ] {
            assert_eq!(polarity(name), expected, "{name}");
        }
    }

    #[test]
    fn a_short_beginning_is_a_whole_word() {
        assert_eq!(polarity("Amiralens hälsning"), 9);
        assert_eq!(polarity("Andel nöjda med interna möten"), 1);
    }

    #[test]
    fn a_city_total_is_told_from_a_threshold() {
        let scope =
            |name| Vocabulary::built_in().find(name).and_then(|known| known.council_target_scope);
        assert_eq!(
            scope("Antal tillhandahållna platser för feriejobb"),
            Some(CouncilTargetScope::Total)
        );
        assert_eq!(scope("Sjukfrånvaro"), Some(CouncilTargetScope::Unit));
    }

    #[test]
    fn sick_leave_is_the_whole_of_it_and_no_part() {
        let measure = |name| Vocabulary::built_in().find(name).and_then(|known| known.measure);
        for name in ["Sjukfrånvaro", "Total sjukfrånvaro", "Sjuktal"] {
            assert_eq!(measure(name), Some(Measure::SickLeave), "{name}");
        }
        let others = [
            "Sjukfrånvaro dag 1–14",
            "Långtidssjukfrånvaro",
            "Elevers sjukfrånvaro",
            "Frisknärvaro",
        ];
        for name in others {
            assert_eq!(measure(name), None, "{name}");
        }
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
