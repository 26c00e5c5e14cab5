//! A person's dates for their own calendar and feed reader, at an address that nobody else knows;
//! and how that address is made and withdrawn.

use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};
use tertial_presentation::language::Language;
use tertial_usecases::my_page::subscription::{self, CALENDAR_TYPE, FEED_TYPE};
use tertial_usecases::sign_in::Token;

use crate::asked::{Asked, Id};
use crate::fault::Fault;
use crate::guest::Known;
use crate::pages::account::{self, CALENDAR};
use crate::reader::Reader;

/// The dates as a calendar.
pub(crate) async fn calendar(
    reader: Reader,
    Id(file): Id<File>,
    asked: Asked,
) -> Result<Response, Fault> {
    let token = file.token("ics")?;
    let bytes = subscription::calendar(reader.context(), &token, language(&asked)).await?;
    Ok(([(header::CONTENT_TYPE, CALENDAR_TYPE)], bytes).into_response())
}

/// The reminders of the dates as a feed.
pub(crate) async fn feed(
    reader: Reader,
    Id(file): Id<File>,
    asked: Asked,
) -> Result<Response, Fault> {
    let token = file.token("xml")?;
    let bytes = subscription::reminders(reader.context(), &token, language(&asked)).await?;
    Ok(([(header::CONTENT_TYPE, FEED_TYPE)], bytes).into_response())
}

/// The language that the address names; who fetches it has no wish of their own.
fn language(asked: &Asked) -> Language {
    if asked.beginning("language", 2) == Language::English.code() {
        Language::English
    } else {
        Language::Swedish
    }
}

/// The last part of an address: a secret with an ending.
pub(crate) struct File(String);

impl std::str::FromStr for File {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self(text.to_owned()))
    }
}

impl File {
    /// Errors: `NotFound` for whatever is not a secret with this ending.
    fn token(&self, ending: &str) -> Result<Token, Fault> {
        let (secret, found) = self.0.split_once('.').ok_or(Fault::NotFound)?;
        if found == ending {
            Token::read(secret).ok_or(Fault::NotFound)
        } else {
            Err(Fault::NotFound)
        }
    }
}

/// Makes the reader a new address and shows it, this once.
pub(crate) async fn make(reader: Reader, Known(visitor): Known) -> Result<Response, Fault> {
    let token = subscription::make(reader.context(), &visitor).await?;
    account::show_calendar(&reader, &visitor, &token).await
}

/// Withdraws the reader's address.
pub(crate) async fn withdraw(reader: Reader, Known(visitor): Known) -> Result<Response, Fault> {
    subscription::withdraw(reader.context(), &visitor).await?;
    Ok(Redirect::to(CALENDAR).into_response())
}
