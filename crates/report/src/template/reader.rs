//! One table of a template, read key by key. Every refusal names the byte where it stands.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::error::TemplateError;
use super::keys;

/// More characters than this are no heading, label or name.
pub(super) const WORD_CHARACTERS_MAX: usize = 300;

/// More characters than this are no guidance.
pub(super) const TEXT_CHARACTERS_MAX: usize = 4_000;

/// More entries than this are no list of a template.
const LIST_MAX: usize = 100;

/// A table with its keys checked.
#[derive(Debug, Clone)]
pub(super) struct Reader<'t> {
    text: &'t str,
    table: &'t DeTable<'t>,
    span: Range<usize>,
}

/// A text with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Placed<T> {
    pub(super) value: T,
    pub(super) at: usize,
}

impl<'t> Reader<'t> {
    /// A table whose keys are all known under this name.
    pub(super) fn new(
        text: &'t str,
        name: &str,
        (table, span): (&'t DeTable<'t>, Range<usize>),
    ) -> Result<Self, TemplateError> {
        let reader = Self { text, table, span };
        let known: Vec<&str> = keys::of(name).map(|key| key.name).collect();
        reader.only(&known)?;
        for key in keys::of(name).filter(|key| key.is_required) {
            if reader.get(key.name).is_none() {
                return Err(reader.refused(
                    "template-key-missing",
                    reader.span.start,
                    name,
                    key.name,
                ));
            }
        }
        Ok(reader)
    }

    /// A table whose keys are checked by who reads it.
    pub(super) const fn unchecked(
        text: &'t str,
        table: &'t DeTable<'t>,
        span: Range<usize>,
    ) -> Self {
        Self { text, table, span }
    }

    /// Refuses the first key in the text that is none of these.
    pub(super) fn only(&self, known: &[&str]) -> Result<(), TemplateError> {
        let unknown = self.table.keys().filter(|key| !known.contains(&key.get_ref().as_ref()));
        match unknown.min_by_key(|key| key.span().start) {
            None => Ok(()),
            Some(key) => Err(self.refused(
                "template-key-unknown",
                key.span().start,
                key.get_ref(),
                &known.join(", "),
            )),
        }
    }

    pub(super) fn refused(
        &self,
        code: &'static str,
        at: usize,
        found: &str,
        expected: &str,
    ) -> TemplateError {
        TemplateError::at(code, (self.text, at), found, expected)
    }

    /// The keys that are there, in the order of the text.
    pub(super) fn present(&self) -> Vec<&'t str> {
        let mut keys: Vec<_> = self.table.keys().collect();
        keys.sort_by_key(|key| key.span().start);
        keys.into_iter().map(|key| key.get_ref().as_ref()).collect()
    }

    fn get(&self, key: &str) -> Option<&'t Spanned<DeValue<'t>>> {
        self.table.get(key)
    }

    /// Where a key's value stands, or the table.
    pub(super) fn place_of(&self, key: &str) -> usize {
        self.get(key).map_or(self.span.start, |value| value.span().start)
    }

    fn wrong_type(&self, value: &Spanned<DeValue<'_>>, expected: &str) -> TemplateError {
        let found = self.text.get(value.span()).unwrap_or_default();
        self.refused("template-wrong-type", value.span().start, found, expected)
    }

    fn string(
        &self,
        value: &'t Spanned<DeValue<'t>>,
        characters_max: usize,
    ) -> Result<Placed<String>, TemplateError> {
        let at = value.span().start;
        let DeValue::String(words) = value.get_ref() else {
            return Err(self.wrong_type(value, "\"…\""));
        };
        if words.trim().is_empty() {
            return Err(self.refused("template-text-empty", at, words, "\"…\""));
        }
        if characters_max < words.chars().count() {
            let most = format!("1–{characters_max}");
            let found = words.chars().count().to_string();
            return Err(self.refused("template-out-of-range", at, &found, &most));
        }
        Ok(Placed { value: words.to_string(), at })
    }

    /// A text of so many characters at most.
    pub(super) fn phrase(
        &self,
        key: &str,
        characters_max: usize,
    ) -> Result<Option<Placed<String>>, TemplateError> {
        self.get(key).map(|value| self.string(value, characters_max)).transpose()
    }

    /// A heading, label or name.
    pub(super) fn word(&self, key: &str) -> Result<Option<String>, TemplateError> {
        Ok(self.phrase(key, WORD_CHARACTERS_MAX)?.map(|word| word.value))
    }

    /// Headings, labels or names.
    pub(super) fn words(&self, key: &str) -> Result<Vec<Placed<String>>, TemplateError> {
        let Some(value) = self.get(key) else { return Ok(Vec::new()) };
        let DeValue::Array(values) = value.get_ref() else {
            return Err(self.wrong_type(value, "[\"…\", \"…\"]"));
        };
        if LIST_MAX < values.len() {
            let (at, found) = (value.span().start, values.len().to_string());
            return Err(self.refused("template-out-of-range", at, &found, "0–100"));
        }
        values.iter().map(|value| self.string(value, WORD_CHARACTERS_MAX)).collect()
    }

    pub(super) fn flag(&self, key: &str) -> Result<Option<bool>, TemplateError> {
        match self.get(key) {
            None => Ok(None),
            Some(value) => match value.get_ref() {
                DeValue::Boolean(flag) => Ok(Some(*flag)),
                _ => Err(self.wrong_type(value, "true, false")),
            },
        }
    }

    /// A whole number between two others.
    pub(super) fn number(
        &self,
        key: &str,
        (least, most): (i16, i16),
    ) -> Result<Option<i16>, TemplateError> {
        let Some(value) = self.get(key) else { return Ok(None) };
        let range = format!("{least}–{most}");
        let DeValue::Integer(number) = value.get_ref() else {
            return Err(self.wrong_type(value, &range));
        };
        let read = i16::from_str_radix(number.as_str(), number.radix()).ok();
        match read.filter(|number| (least..=most).contains(number)) {
            Some(number) => Ok(Some(number)),
            None => Err(self.refused(
                "template-out-of-range",
                value.span().start,
                number.as_str(),
                &range,
            )),
        }
    }

    /// One of a closed list.
    pub(super) fn choice<T: Copy>(
        &self,
        key: &str,
        all: &[(&'static str, T)],
    ) -> Result<Option<T>, TemplateError> {
        let word = self.phrase(key, WORD_CHARACTERS_MAX)?;
        word.map(|word| self.chosen(&word, all)).transpose()
    }

    fn chosen<T: Copy>(
        &self,
        word: &Placed<String>,
        all: &[(&'static str, T)],
    ) -> Result<T, TemplateError> {
        let known = all.iter().find(|(code, _)| *code == word.value);
        known.map(|(_, value)| *value).ok_or_else(|| {
            let codes: Vec<&str> = all.iter().map(|(code, _)| *code).collect();
            self.refused("template-value-unknown", word.at, &word.value, &codes.join(", "))
        })
    }

    /// Several of a closed list, each at most once; none where the key is absent.
    pub(super) fn choices<T: Copy + PartialEq>(
        &self,
        key: &str,
        all: &[(&'static str, T)],
    ) -> Result<Option<Vec<T>>, TemplateError> {
        if self.get(key).is_none() {
            return Ok(None);
        }
        let mut chosen = Vec::new();
        for word in self.words(key)? {
            let value = self.chosen(&word, all)?;
            if chosen.contains(&value) {
                return Err(self.refused("template-twice", word.at, &word.value, ""));
            }
            chosen.push(value);
        }
        Ok(Some(chosen))
    }

    /// A table below this one, its keys known under `name`.
    pub(super) fn table(&self, key: &str, name: &str) -> Result<Option<Self>, TemplateError> {
        let below = self.open_table(key)?;
        below.map(|below| Self::new(self.text, name, (below.table, below.span))).transpose()
    }

    /// A table below this one, its keys unchecked.
    pub(super) fn open_table(&self, key: &str) -> Result<Option<Self>, TemplateError> {
        let Some(value) = self.get(key) else { return Ok(None) };
        match value.get_ref() {
            DeValue::Table(table) => Ok(Some(Self::unchecked(self.text, table, value.span()))),
            _ => Err(self.wrong_type(value, "[…]")),
        }
    }

    /// The tables of a list (`[[section]]`).
    pub(super) fn tables(&self, key: &str) -> Result<Vec<Self>, TemplateError> {
        let Some(value) = self.get(key) else { return Ok(Vec::new()) };
        let DeValue::Array(values) = value.get_ref() else {
            return Err(self.wrong_type(value, "[[section]]"));
        };
        let table = |value: &'t Spanned<DeValue<'t>>| match value.get_ref() {
            DeValue::Table(table) => Ok(Self::unchecked(self.text, table, value.span())),
            _ => Err(self.wrong_type(value, "[[section]]")),
        };
        values.iter().map(table).collect()
    }

    /// The same table, its keys now checked under a name.
    pub(super) fn checked(self, name: &str) -> Result<Self, TemplateError> {
        Self::new(self.text, name, (self.table, self.span))
    }
}
