//! The only door to the environment: which language the user speaks, and values of flags.

#![expect(clippy::disallowed_methods, reason = "reads the environment for everybody else")]

use tertial_presentation::language::Language;

/// The language that the system's own programs would speak: Swedish, or English for all others.
pub fn language() -> Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(std::env::var_os)
        .find(|value| !value.is_empty());
    language_of(locale.as_ref().and_then(|value| value.to_str()))
}

/// A variable that is there and not empty; one that is no text is as good as none.
pub fn value(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// Whether colours are wanted on a terminal (the convention of `NO_COLOR`).
pub fn are_colours_wanted() -> bool {
    std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

fn language_of(locale: Option<&str>) -> Language {
    locale.and_then(Language::from_locale).unwrap_or(Language::English)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn swedish_is_spoken_where_the_locale_says_so() {
        assert_eq!(language_of(Some("sv_SE.UTF-8")), Language::Swedish);
        assert_eq!(language_of(Some("C.UTF-8")), Language::English);
        assert_eq!(language_of(None), Language::English);
    }
}
