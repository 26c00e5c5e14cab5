//! The motive of an answer to a finding (*granskad, motivering*), and lists of answers.

use std::collections::BTreeMap;

use toml::{Table, Value};

use crate::rule::Rule;
use crate::settings::{SettingsError, line_of};

/// A reason in a person's own words: never blank, at most 2,000 characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Motive(String);

impl Motive {
    /// The most characters that are kept.
    pub const LENGTH_MAX_CHARACTERS: usize = 2_000;

    /// Takes a reason; `None` for a blank or too long one.
    pub fn new(words: &str) -> Option<Self> {
        let words = words.trim();
        let fits = !words.is_empty() && words.chars().count() <= Self::LENGTH_MAX_CHARACTERS;
        fits.then(|| Self(words.to_owned()))
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Answers to findings of documents that lie in files: a list beside them.
///
/// An answer holds as long as the words and figures behind its finding: then the fingerprint is
/// another one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answers(BTreeMap<(Rule, u64), Motive>);

impl Answers {
    /// Reads TOML: `[[answer]]` with `rule`, `fingerprint` (as a check prints it) and `motive`.
    pub fn read(text: &str) -> Result<Self, SettingsError> {
        let table: Table = text.parse().map_err(|error: toml::de::Error| SettingsError {
            code: "settings-not-toml",
            argument: error.message().to_owned(),
            line: error.span().map(|span| line_of(text, span.start)),
        })?;
        let refuse = |argument: &str| SettingsError {
            code: "answers-not-understood",
            argument: argument.to_owned(),
            line: text.find(argument).map(|at| line_of(text, at)),
        };
        let mut answers = BTreeMap::new();
        for (key, value) in &table {
            let (true, Value::Array(list)) = (key == "answer", value) else {
                return Err(refuse(key));
            };
            for (number, entry) in list.iter().enumerate() {
                let (named, motive) = answer(entry).map_err(|field| SettingsError {
                    line: nth_line(text, number),
                    ..refuse(field)
                })?;
                answers.insert(named, motive);
            }
        }
        Ok(Self(answers))
    }

    /// Why a finding stands, if somebody has said.
    pub fn of(&self, rule: Rule, fingerprint: u64) -> Option<&Motive> {
        self.0.get(&(rule, fingerprint))
    }

    /// The findings that answers were given to.
    pub fn named(&self) -> impl Iterator<Item = (Rule, u64)> {
        self.0.keys().copied()
    }
}

/// One answer, or the field that is not as it should be.
fn answer(entry: &Value) -> Result<((Rule, u64), Motive), &'static str> {
    let field = |name| entry.get(name).and_then(Value::as_str);
    let rule = field("rule").and_then(Rule::from_code).ok_or("rule")?;
    let digits = field("fingerprint").filter(|digits| digits.len() == 16).ok_or("fingerprint")?;
    let fingerprint = u64::from_str_radix(digits, 16).map_err(|_| "fingerprint")?;
    let motive = field("motive").and_then(Motive::new).ok_or("motive")?;
    Ok(((rule, fingerprint), motive))
}

/// The line on which a table of answers begins.
fn nth_line(text: &str, number: usize) -> Option<usize> {
    text.match_indices("[[answer]]").nth(number).map(|(at, _)| line_of(text, at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_motive_is_never_blank() {
        assert_eq!(Motive::new("  \n"), None);
        assert_eq!(Motive::new(&"x".repeat(2_001)), None);
    }

    #[test]
    fn answers_are_read_and_a_fault_in_one_says_where() {
        let good = "[[answer]]\nrule = \"future-tense\"\nfingerprint = \"969ee3178f21ab98\"\n\
                    motive = \"Gäller nästa år.\"\n";
        let answers = Answers::read(good).unwrap();
        let motive = answers.of(Rule::FutureTense, 0x969e_e317_8f21_ab98);
        assert_eq!(motive.map(Motive::as_str), Some("Gäller nästa år."));
        assert_eq!(answers.of(Rule::StalePeriod, 0x969e_e317_8f21_ab98), None);
        for (from, to, field) in [
            ("future-tense", "no-such", "rule"),
            ("969ee3178f21ab98", "969e", "fingerprint"),
            ("969ee3178f21ab98", "969ee3178f21abxy", "fingerprint"),
            ("Gäller nästa år.", " ", "motive"),
        ] {
            let error = Answers::read(&format!("{good}{}", good.replace(from, to))).unwrap_err();
            assert_eq!((error.argument.as_str(), error.line), (field, Some(5)), "{to}");
        }
        assert_eq!(Answers::read("[other]").unwrap_err().code, "answers-not-understood");
    }
}
