//! A person's dates in their own calendar and feed reader: at an address that nobody else knows,
//! without signing in. So there is nothing in them but days, documents and names of places.

use std::fmt::Write as _;

use jiff::Timestamp;
use jiff::civil::{Date, time};
use jiff::tz::TimeZone;
use tertial_domain::annual_wheel::{AnnualWheel, Occasion, WheelDay};
use tertial_domain::ids::{PrincipalId, UnitId};
use tertial_domain::permission::Scope;
use tertial_exchange::calendar::{self, Calendar, Event};
use tertial_exchange::feed::{self, Entry, Feed};
use tertial_presentation::format;
use tertial_presentation::language::Language;
use tertial_presentation::localizer::Localizer;
use tertial_store::events::NewEvent;
use tertial_store::fingerprint::Fingerprint;

use super::dates::Surroundings;
use super::held_places;
use crate::context::Context;
use crate::failure::{Failure, OrNotFound};
use crate::sign_in::{Token, Visitor, scope_of};

/// The media types of [`calendar()`] and [`reminders`].
pub use tertial_exchange::calendar::MEDIA_TYPE as CALENDAR_TYPE;
pub use tertial_exchange::feed::MEDIA_TYPE as FEED_TYPE;

/// When the visitor's calendar address was made, if they have one. What it is, nobody knows but
/// whoever it was shown to.
pub async fn made_at(context: &Context, visitor: &Visitor) -> Result<Option<Timestamp>, Failure> {
    let person = visitor.session.person;
    let mut session = context.store.read(&Scope::door(person)).await?;
    Ok(session.calendar_address_of(person).await?)
}

/// Makes the visitor a new calendar address; the one before leads nowhere from now on.
pub async fn make(context: &Context, visitor: &Visitor) -> Result<Token, Failure> {
    let person = visitor.session.person;
    let now = context.clock.now();
    let token = Token::new(context)?;
    let mut session = context.store.write(&Scope::door(person)).await?;
    session.make_calendar_address(person, (token.fingerprint(), now)).await?;
    session.log(noted("calendar-address-made", person, now))?;
    session.commit().await?;
    Ok(token)
}

/// Withdraws the visitor's calendar address; where there is none, nothing happens.
pub async fn withdraw(context: &Context, visitor: &Visitor) -> Result<(), Failure> {
    let person = visitor.session.person;
    let mut session = context.store.write(&Scope::door(person)).await?;
    if !session.withdraw_calendar_address(person).await? {
        return Ok(());
    }
    session.log(noted("calendar-address-withdrawn", person, context.clock.now()))?;
    Ok(session.commit().await?)
}

fn noted(action: &'static str, person: PrincipalId, at: Timestamp) -> NewEvent {
    NewEvent {
        authority: None,
        at,
        action,
        object_kind: "person",
        object_id: person.to_string(),
        object_version: None,
        payload: Vec::new(),
    }
}

/// The dates of whomever a calendar address is for, by the roles that they have now.
struct Dates {
    surroundings: Surroundings,
    wheel: AnnualWheel,
}

impl Dates {
    /// Errors: `NotFound` where the address was withdrawn or never made.
    async fn of(context: &Context, token: &Token) -> Result<Self, Failure> {
        let door = Scope::door(PrincipalId::from_bits(0));
        let mut session = context.store.read(&door).await?;
        let person = session.person_of_calendar(token.fingerprint()).await?.or_not_found()?;
        drop(session);
        let today = context.clock.today();
        let scope = scope_of(context, person).await?;
        let held = held_places(&scope);
        if held.is_empty() {
            let surroundings = Surroundings::new(Vec::new(), Vec::new());
            return Ok(Self { surroundings, wheel: AnnualWheel::new(today, []) });
        }
        let mut session = context.store.read(&scope).await?;
        let surroundings = Surroundings::load(&mut session, &held, today).await?;
        let wheel = surroundings.wheel(&held, today);
        Ok(Self { surroundings, wheel })
    }

    fn names(&self, day: &WheelDay, language: Language) -> String {
        let names: Vec<String> =
            day.places.iter().map(|place| self.surroundings.name(*place)).collect();
        format::list(language, &names)
    }
}

/// A day's name for good: the same when the day is moved.
fn name_of(day: &WheelDay) -> String {
    let place = day.places.first().map(UnitId::to_string).unwrap_or_default();
    match &day.what {
        Occasion::HandIn(year, kind) => format!("{year}-{}-{place}", kind.code()),
        Occasion::Duty(name) => {
            let mut hash = Fingerprint::of(name.as_bytes()).to_string();
            hash.truncate(16);
            format!("{}-{hash}-{place}", day.on.year())
        }
    }
}

/// The dates as an iCalendar file. Errors: `NotFound`.
pub async fn calendar(
    context: &Context,
    token: &Token,
    language: Language,
) -> Result<Vec<u8>, Failure> {
    let dates = Dates::of(context, token).await?;
    let event = |day: &WheelDay| Event {
        uid: format!("{}@tertial", name_of(day)),
        on: day.on,
        summary: format::occasion(language, &day.what),
        description: dates.names(day, language),
    };
    let calendar = Calendar {
        name: Localizer::of(language).text("subscription-title").into_owned(),
        made_at: context.clock.now(),
        events: dates.wheel.days.iter().map(event).collect(),
    };
    Ok(calendar::write(&calendar).into_bytes())
}

/// The reminders of the dates, as far as they have been given, as an Atom feed. Errors: `NotFound`.
pub async fn reminders(
    context: &Context,
    token: &Token,
    language: Language,
) -> Result<Vec<u8>, Failure> {
    let dates = Dates::of(context, token).await?;
    let localizer = Localizer::of(language);
    let mut entries = Vec::new();
    for reminder in dates.wheel.reminders() {
        let days = reminder.ahead.days();
        let what = format::occasion(language, &reminder.of.what);
        let count = usize::try_from(days).unwrap_or(0);
        let arguments = [("days", count.into()), ("what", what.into())];
        let mut content = format::date(language, reminder.of.on);
        let _ = write!(content, ". {}", dates.names(reminder.of, language));
        entries.push(Entry {
            id: format!("urn:tertial:{}:{days}", name_of(reminder.of)),
            title: localizer.text_with("subscription-reminder", &arguments),
            updated: morning(reminder.given_on),
            content,
        });
    }
    let first = morning(dates.wheel.from);
    let title = localizer.text("subscription-feed").into_owned();
    let mut hash = Fingerprint::of(token.fingerprint().bytes()).to_string();
    hash.truncate(32);
    let feed = Feed {
        id: format!("urn:tertial:feed:{hash}"),
        author: "Tertial".to_owned(),
        title,
        language: language.code(),
        updated: entries.first().map_or(first, |entry| entry.updated),
        entries,
    };
    feed::write(&feed)
        .map_err(|error| Failure::Internal(format!("a feed was not written: {error}")))
}

/// An instant on a day, the same each time the feed is made.
fn morning(day: Date) -> Timestamp {
    let at = day.to_datetime(time(4, 0, 0, 0)).to_zoned(TimeZone::UTC);
    at.map_or(Timestamp::UNIX_EPOCH, |at| at.timestamp())
}
