//! The languages that a user can choose, and how a choice is read from a request or a locale.

/// A language of the user interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Language {
    /// *Svenska*: the source language, complete, and the fallback.
    #[default]
    Swedish,
    /// English.
    English,
}

impl Language {
    /// Every language, the source language first.
    pub const ALL: [Self; 2] = [Self::Swedish, Self::English];

    /// The language's code for `lang`, cookies and files (ISO 639-1).
    pub const fn code(self) -> &'static str {
        match self {
            Self::Swedish => "sv",
            Self::English => "en",
        }
    }

    /// The tag with a region, for documents (BCP 47).
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Swedish => "sv-SE",
            Self::English => "en-GB",
        }
    }

    /// What the language calls itself.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::Swedish => "Svenska",
            Self::English => "English",
        }
    }

    /// The other language, for a switch with two sides.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Swedish => Self::English,
            Self::English => Self::Swedish,
        }
    }

    /// Reads [`Self::code`] back, as a cookie holds it.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }

    /// The best match for a tag or locale name: "sv-SE", "en_GB.UTF-8", "SV".
    pub fn from_locale(locale: &str) -> Option<Self> {
        let end = locale.find(['-', '_', '.', '@']).unwrap_or(locale.len());
        let code = locale.get(..end)?.trim().to_ascii_lowercase();
        Self::from_code(&code)
    }

    /// The language that an `Accept-Language` header likes best.
    ///
    /// A weight of 0 means "not this one". Unknown languages are passed over; `None` when the
    /// header names no language that we speak. "*" takes the source language.
    pub fn from_accept_language(header: &str) -> Option<Self> {
        let mut best: Option<(u16, Self)> = None;
        for entry in header.split(',').take(ENTRIES_MAX) {
            let (tag, weight) = match entry.split_once(';') {
                Some((tag, parameter)) => (tag.trim(), weight_thousandths(parameter)),
                None => (entry.trim(), Some(1000)),
            };
            let language = if tag == "*" { Some(Self::default()) } else { Self::from_locale(tag) };
            let (Some(language), Some(weight)) = (language, weight) else { continue };
            if weight > best.map_or(0, |(weight, _)| weight) {
                best = Some((weight, language));
            }
        }
        best.map(|(_, language)| language)
    }

    /// The language of a request: the user's stored choice, else the browser's wish, else Swedish.
    pub fn of_request(cookie: Option<&str>, accept_language: Option<&str>) -> Self {
        cookie
            .and_then(Self::from_code)
            .or_else(|| accept_language.and_then(Self::from_accept_language))
            .unwrap_or_default()
    }
}

/// A header with more entries than this is not a person's wish.
const ENTRIES_MAX: usize = 32;

/// Reads "q=0.8" as 800.
fn weight_thousandths(parameter: &str) -> Option<u16> {
    let value = parameter.trim().strip_prefix("q=").or(parameter.trim().strip_prefix("Q="))?;
    let (whole, fraction) = value.trim().split_once('.').unwrap_or((value.trim(), ""));
    let whole: u16 = whole.parse().ok().filter(|&whole| whole <= 1)?;
    if fraction.len() > 3 || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let fraction: u16 = format!("{fraction:0<3}").parse().ok()?;
    Some((whole * 1000 + fraction).min(1000))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_name_gives_its_language() {
        for (locale, language) in [
            ("sv", Some(Language::Swedish)),
            ("sv_SE.UTF-8", Some(Language::Swedish)),
            ("SV-fi", Some(Language::Swedish)),
            ("en_GB", Some(Language::English)),
            ("C.UTF-8", None),
            ("", None),
            ("svenska", None),
        ] {
            assert_eq!(Language::from_locale(locale), language, "{locale:?}");
        }
    }

    #[test]
    fn the_browser_says_what_it_likes_best() {
        for (header, language) in [
            ("sv-SE,sv;q=0.9,en;q=0.8", Some(Language::Swedish)),
            ("de, en;q=0.7, sv;q=0.3", Some(Language::English)),
            ("en;q=0, sv;q=0.1", Some(Language::Swedish)),
            ("fi, *;q=0.1", Some(Language::Swedish)),
            ("de", None),
            ("en;q=7", None),
            (";;;,,,q=", None),
            ("", None),
        ] {
            assert_eq!(Language::from_accept_language(header), language, "{header:?}");
        }
    }

    #[test]
    fn a_stored_choice_is_stronger_than_the_browser() {
        assert_eq!(Language::of_request(Some("en"), Some("sv")), Language::English);
        assert_eq!(Language::of_request(Some("xx"), Some("en")), Language::English);
        assert_eq!(Language::of_request(None, None), Language::Swedish);
    }
}
