//! Words by key: Fluent messages in the user's language, with Swedish to fall back on.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use intl_memoizer::concurrent::IntlLangMemoizer;
use unic_langid::LanguageIdentifier;

use crate::language::Language;
use crate::{locales, number};

/// Gives messages in one language. Built once a process, shared by all threads.
///
/// A key that a language lacks is taken from Swedish; a key that nobody has becomes `⟦key⟧`, so
/// that a gap is seen on the page and never stops it.
pub struct Localizer {
    language: Language,
    bundle: Arc<FluentBundle<FluentResource>>,
    /// Words that stand before the bundle's own.
    own_words: BTreeMap<&'static str, String>,
}

/// What a message is told: a text as it stands, or a count that chooses singular or plural.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Argument<'a> {
    /// A name, a formatted number, a date: put in as it is.
    Text(Cow<'a, str>),
    /// A whole number; the message may choose its form by it, and prints it in the language's way.
    Count(i64),
}

static SWEDISH: LazyLock<Localizer> = LazyLock::new(|| Localizer::build(Language::Swedish));
static ENGLISH: LazyLock<Localizer> = LazyLock::new(|| Localizer::build(Language::English));

impl Localizer {
    /// The localizer of a language.
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::Swedish => &SWEDISH,
            Language::English => &ENGLISH,
        }
    }

    /// The same language with other words for these keys. They stand as they are, whatever signs
    /// they hold, also where the message would be told something.
    #[must_use]
    pub fn with_words(&self, words: impl IntoIterator<Item = (&'static str, String)>) -> Self {
        let mut own_words = self.own_words.clone();
        own_words.extend(words);
        Self { language: self.language, bundle: Arc::clone(&self.bundle), own_words }
    }

    /// The language that this localizer speaks.
    pub const fn language(&self) -> Language {
        self.language
    }

    /// Whether the language, or Swedish for it, has a message with this key.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key) || Self::of(Language::Swedish).bundle.has_message(key)
    }

    /// The message of a key that takes no arguments.
    pub fn text(&self, key: &str) -> Cow<'_, str> {
        self.find(key, None).unwrap_or_else(|| Cow::Owned(format!("⟦{key}⟧")))
    }

    /// The message of a key, told its arguments.
    pub fn text_with(&self, key: &str, arguments: &[(&str, Argument<'_>)]) -> String {
        let mut told = FluentArgs::with_capacity(arguments.len());
        for (name, argument) in arguments {
            told.set(*name, argument.as_fluent());
        }
        match self.find(key, Some(&told)) {
            Some(text) => text.into_owned(),
            None => format!("⟦{key}⟧"),
        }
    }

    /// The message of a key whose only argument is `count`.
    pub fn count(&self, key: &str, count: usize) -> String {
        self.text_with(key, &[("count", count.into())])
    }

    fn find(&self, key: &str, arguments: Option<&FluentArgs<'_>>) -> Option<Cow<'_, str>> {
        if let Some(word) = self.own_words.get(key) {
            return Some(Cow::Borrowed(word));
        }
        self.own(key, arguments).or_else(|| match self.language {
            Language::Swedish => None,
            Language::English => Self::of(Language::Swedish).own(key, arguments),
        })
    }

    fn own(&self, key: &str, arguments: Option<&FluentArgs<'_>>) -> Option<Cow<'_, str>> {
        let pattern = self.bundle.get_message(key)?.value()?;
        // What goes wrong inside a message (an argument that was not told) is visible in its text.
        let mut errors = Vec::new();
        Some(self.bundle.format_pattern(pattern, arguments, &mut errors))
    }

    fn build(language: Language) -> Self {
        let identifier: LanguageIdentifier = language.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match language {
            Language::Swedish => swedish_count,
            Language::English => english_count,
        }));
        for (_, source) in locales::files(language) {
            // A faulty message is left out and a doubled one ignored; tests refuse both.
            let resource = FluentResource::try_new((*source).to_owned());
            let resource = resource.unwrap_or_else(|(readable, _)| readable);
            let _ = bundle.add_resource(resource);
        }
        Self { language, bundle: Arc::new(bundle), own_words: BTreeMap::new() }
    }
}

impl std::fmt::Debug for Localizer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Localizer").field("language", &self.language).finish_non_exhaustive()
    }
}

impl Argument<'_> {
    fn as_fluent(&self) -> FluentValue<'_> {
        match self {
            Self::Text(text) => FluentValue::String(Cow::Borrowed(text)),
            Self::Count(count) => FluentValue::from(*count),
        }
    }
}

impl<'a> From<&'a str> for Argument<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Argument<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Argument<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl<'a> From<Cow<'a, str>> for Argument<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Argument<'_> {
    fn from(count: i64) -> Self {
        Self::Count(count)
    }
}

impl From<i32> for Argument<'_> {
    fn from(count: i32) -> Self {
        Self::Count(count.into())
    }
}

impl From<u32> for Argument<'_> {
    fn from(count: u32) -> Self {
        Self::Count(count.into())
    }
}

impl From<u64> for Argument<'_> {
    fn from(count: u64) -> Self {
        Self::Count(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl From<usize> for Argument<'_> {
    fn from(count: usize) -> Self {
        Self::Count(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

fn swedish_count(value: &FluentValue<'_>, _: &IntlLangMemoizer) -> Option<String> {
    printed_count(Language::Swedish, value)
}

fn english_count(value: &FluentValue<'_>, _: &IntlLangMemoizer) -> Option<String> {
    printed_count(Language::English, value)
}

fn printed_count(language: Language, value: &FluentValue<'_>) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(number::localize(language, &number.as_string())),
        FluentValue::String(_)
        | FluentValue::Custom(_)
        | FluentValue::None
        | FluentValue::Error => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_follow_the_language() {
        assert_eq!(Localizer::of(Language::Swedish).text("grade-fully-met"), "Uppfylls helt");
        assert_eq!(Localizer::of(Language::English).text("grade-fully-met"), "Fully met");
    }

    #[test]
    fn a_count_chooses_its_form_and_is_printed_in_the_languages_way() {
        let goals = |language, count: usize| Localizer::of(language).count("count-goals", count);
        assert_eq!(goals(Language::Swedish, 1), "1 mål");
        assert_eq!(goals(Language::Swedish, 12_345), "12\u{a0}345 mål");
        assert_eq!(goals(Language::English, 1), "1 goal");
        assert_eq!(goals(Language::English, 12_345), "12,345 goals");
    }

    #[test]
    fn a_missing_key_is_seen_and_never_stops_a_page() {
        let localizer = Localizer::of(Language::English);
        assert_eq!(localizer.text("no-such-key"), "⟦no-such-key⟧");
        assert_eq!(localizer.text_with("", &[("a", "b".into())]), "⟦⟧");
        assert!(!localizer.has("no-such-key"));
    }

    #[test]
    fn own_words_stand_as_they_are_and_leave_the_others_alone() {
        let usual = Localizer::of(Language::Swedish);
        let own = usual.with_words([("goal-level-unit", "{ $mål } <b>".to_owned())]);
        assert_eq!(own.text("goal-level-unit"), "{ $mål } <b>");
        assert_eq!(own.text("goal-level-focus"), usual.text("goal-level-focus"));
        assert_eq!(usual.text("goal-level-unit"), "Enhetsmål");
    }

    #[test]
    fn arguments_stand_in_the_text_without_direction_marks() {
        let text = Localizer::of(Language::Swedish)
            .text_with("period-annual-report", &[("year", "2026".into())]);
        assert!(!text.contains(['\u{2068}', '\u{2069}']), "{text:?}");
    }
}
