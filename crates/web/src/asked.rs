//! What an address asks for: identities in the path, choices in the query.
//!
//! An identity that cannot be read is a page that does not exist, so that nobody learns more from
//! a guess than from a stranger's page. A choice that cannot be read is said to be so, never guessed.

use std::str::FromStr;

use axum::extract::{FromRequestParts, Path, Query};
use axum::http::request::Parts;
use jiff::civil::Date;
use tertial_domain::period::OperatingYear;

use crate::fault::Fault;
use crate::limits;

/// The identity in a path.
pub(crate) struct Id<T>(pub(crate) T);

impl<S: Send + Sync, T: FromStr> FromRequestParts<S> for Id<T> {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Fault> {
        let Path(text) =
            Path::<String>::from_request_parts(parts, state).await.map_err(|_| Fault::NotFound)?;
        text.parse().map(Self).map_err(|_| Fault::NotFound)
    }
}

/// The two identities in a path, the outer first.
pub(crate) struct Ids<T, U>(pub(crate) T, pub(crate) U);

impl<S: Send + Sync, T: FromStr, U: FromStr> FromRequestParts<S> for Ids<T, U> {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Fault> {
        let Path((outer, inner)) = Path::<(String, String)>::from_request_parts(parts, state)
            .await
            .map_err(|_| Fault::NotFound)?;
        match (outer.parse(), inner.parse()) {
            (Ok(outer), Ok(inner)) => Ok(Self(outer, inner)),
            _ => Err(Fault::NotFound),
        }
    }
}

/// The choices in a query. An empty field of a form is no choice; the first of a name counts.
pub(crate) struct Asked(Vec<(String, String)>);

impl<S: Send + Sync> FromRequestParts<S> for Asked {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Fault> {
        let Query(pairs) = Query::<Vec<(String, String)>>::from_request_parts(parts, state)
            .await
            .map_err(|_| Fault::BadAddress)?;
        Ok(Self(pairs))
    }
}

impl Asked {
    /// The words of a field, without blanks around them.
    pub(crate) fn words(&self, name: &str) -> Result<Option<String>, Fault> {
        let Some(words) = self.text(name) else { return Ok(None) };
        if words.chars().count() > limits::SEARCH_WORDS_CHARACTERS_MAX {
            return Err(Fault::TooLarge);
        }
        Ok(Some(words.to_owned()))
    }

    /// The first characters of a field that may be longer than it should.
    pub(crate) fn beginning(&self, name: &str, most: usize) -> String {
        self.text(name).unwrap_or_default().chars().take(most).collect()
    }

    /// A value that has a text form of its own.
    pub(crate) fn value<T: FromStr>(&self, name: &str) -> Result<Option<T>, Fault> {
        self.read(name, |text| text.parse().ok())
    }

    /// A year.
    pub(crate) fn year(&self) -> Result<Option<OperatingYear>, Fault> {
        self.read("year", |text| text.parse().ok().and_then(OperatingYear::new))
    }

    /// A day, as a date field sends it.
    pub(crate) fn day(&self) -> Result<Option<Date>, Fault> {
        self.read("day", |text| {
            let day: Date = text.parse().ok()?;
            OperatingYear::new(day.year()).map(|_| day)
        })
    }

    /// A code of a fixed list.
    pub(crate) fn code<T>(
        &self,
        name: &str,
        from_code: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, Fault> {
        self.read(name, from_code)
    }

    /// Whether a box is ticked.
    pub(crate) fn is_ticked(&self, name: &str) -> bool {
        self.text(name).is_some()
    }

    /// Every value of a field that may be given many times.
    pub(crate) fn values<T: FromStr>(&self, name: &str) -> Result<Vec<T>, Fault> {
        let of_name = self.0.iter().filter(|(found, _)| found == name);
        of_name.map(|(_, text)| text.parse().map_err(|_| Fault::BadAddress)).collect()
    }

    /// The fields of a form, read by the same rules.
    pub(crate) const fn of_form(fields: Vec<(String, String)>) -> Self {
        Self(fields)
    }

    /// The page of a list, from 1.
    pub(crate) fn page(&self) -> Result<u32, Fault> {
        let page = self.read("page", |text| {
            text.parse().ok().filter(|page| (1..=limits::PAGE_NUMBER_MAX).contains(page))
        })?;
        Ok(page.unwrap_or(1))
    }

    fn text(&self, name: &str) -> Option<&str> {
        let (_, text) = self.0.iter().find(|(found, _)| found == name)?;
        let text = text.trim();
        (!text.is_empty()).then_some(text)
    }

    fn read<T>(&self, name: &str, read: impl Fn(&str) -> Option<T>) -> Result<Option<T>, Fault> {
        match self.text(name) {
            Some(text) => read(text).map(Some).ok_or(Fault::BadAddress),
            None => Ok(None),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(pairs: &[(&str, &str)]) -> Asked {
        let owned = |text: &str| text.to_owned();
        Asked(pairs.iter().map(|(name, text)| (owned(name), owned(text))).collect())
    }

    #[test]
    fn an_empty_field_is_no_choice() {
        assert_eq!(asked(&[("year", " ")]).year(), Ok(None));
        assert_eq!(asked(&[]).page(), Ok(1));
    }

    #[test]
    fn what_cannot_be_read_is_said_and_not_guessed() {
        for text in ["tjugo", "99999", "-1", "2025.0", "0"] {
            assert_eq!(asked(&[("year", text)]).year(), Err(Fault::BadAddress), "{text}");
        }
        for text in ["0", "-1", "100001", "1e3"] {
            assert_eq!(asked(&[("page", text)]).page(), Err(Fault::BadAddress), "{text}");
        }
        assert_eq!(asked(&[("day", "2025-02-30")]).day(), Err(Fault::BadAddress));
        assert_eq!(asked(&[("day", "-009999-01-01")]).day(), Err(Fault::BadAddress));
    }

    #[test]
    fn words_have_a_longest_length() {
        let longest = "å".repeat(limits::SEARCH_WORDS_CHARACTERS_MAX);
        assert_eq!(asked(&[("q", &longest)]).words("q"), Ok(Some(longest.clone())));
        assert_eq!(asked(&[("q", &format!("{longest}a"))]).words("q"), Err(Fault::TooLarge));
    }
}
