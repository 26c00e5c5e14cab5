//! What a form sent: the fields that its page has, each once, and no others.

use axum::Form;
use axum::extract::{FromRequest, Request};
use std::str::FromStr;

use crate::fault::Fault;

/// The fields of a form.
pub(crate) struct Sent(Vec<(String, String)>);

impl<S: Send + Sync> FromRequest<S> for Sent {
    type Rejection = Fault;

    async fn from_request(request: Request, state: &S) -> Result<Self, Fault> {
        let Form(fields) = Form::<Vec<(String, String)>>::from_request(request, state)
            .await
            .map_err(|error| Fault::of_status(error.status()))?;
        Ok(Self(fields))
    }
}

impl Sent {
    /// The value of a field that stands once, whatever stands beside it: for what other programs
    /// send, which may say more than we understand.
    pub(crate) fn one(&self, name: &str) -> Result<&str, Fault> {
        let mut values = self.0.iter().filter(|(found, _)| found == name);
        match (values.next(), values.next()) {
            (Some((_, value)), None) => Ok(value),
            (None, _) | (Some(_), Some(_)) => Err(Fault::BadAddress),
        }
    }

    /// Every field in the order of the form, for a form that has as many as there are things to
    /// choose from; whoever reads them takes those alone that its page has.
    pub(crate) fn all(&self) -> &[(String, String)] {
        &self.0
    }

    /// The values of exactly these fields, in this order; one that is missing is empty.
    ///
    /// Errors: `BadAddress` for a field that the form does not have, or one that stands twice:
    /// nobody's browser sent that from our page.
    pub(crate) fn only<const N: usize>(&self, names: [&str; N]) -> Result<[&str; N], Fault> {
        for (place, (name, _)) in self.0.iter().enumerate() {
            let is_known = names.contains(&name.as_str());
            let is_first = self.0.iter().position(|(first, _)| first == name) == Some(place);
            if !is_known || !is_first {
                return Err(Fault::BadAddress);
            }
        }
        Ok(names.map(|name| {
            self.0.iter().find(|(found, _)| found == name).map_or("", |(_, value)| value.as_str())
        }))
    }
}

/// A value that has a text form; one that cannot be read is nobody's.
pub(crate) fn read<T: FromStr>(text: &str) -> Result<T, Fault> {
    text.trim().parse().map_err(|_| Fault::BadAddress)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(pairs: &[(&str, &str)]) -> Sent {
        Sent(pairs.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect())
    }

    #[test]
    fn a_form_has_its_own_fields_once_and_no_others() {
        let form = sent(&[("b", "2"), ("a", "1")]);
        assert_eq!(form.only(["a", "b", "c"]), Ok(["1", "2", ""]));
        assert_eq!(form.only(["a"]), Err(Fault::BadAddress));
        assert_eq!(sent(&[("a", "1"), ("a", "2")]).only(["a"]), Err(Fault::BadAddress));
    }
}
