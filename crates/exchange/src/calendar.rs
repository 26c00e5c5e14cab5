//! Days of a year as a calendar that other programs subscribe to: iCalendar, RFC 5545.
//!
//! All days are whole days. A line is folded at 75 bytes between characters, and what somebody wrote
//! is escaped, so that no name ends a line or begins a property.

use std::fmt::Write as _;

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};

/// The media type of what [`write()`] gives.
pub const MEDIA_TYPE: &str = "text/calendar; charset=utf-8";

/// A calendar to subscribe to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// What it is called.
    pub name: String,
    /// When it was made: the same calendar made again is the same but for this.
    pub made_at: Timestamp,
    /// Its days.
    pub events: Vec<Event>,
}

/// A whole day with what falls on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Its name for good: the same occasion has the same when its day is moved.
    pub uid: String,
    /// The day.
    pub on: Date,
    /// What falls on it.
    pub summary: String,
    /// More of it, in lines.
    pub description: String,
}

/// The longest line, in bytes, without its end.
const LINE_BYTES_MAX: usize = 75;

/// The calendar as a file.
pub fn write(calendar: &Calendar) -> String {
    let stamp = calendar.made_at.strftime("%Y%m%dT%H%M%SZ").to_string();
    let mut out = String::new();
    for (name, value) in [
        ("BEGIN", "VCALENDAR"),
        ("VERSION", "2.0"),
        ("PRODID", "-//Tertial//Tertial//SV"),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", "PUBLISH"),
    ] {
        line(&mut out, name, value);
    }
    let name = escaped(&calendar.name);
    line(&mut out, "NAME", &name);
    line(&mut out, "X-WR-CALNAME", &name);
    // Asked for once a day: deadlines are moved weeks ahead.
    line(&mut out, "REFRESH-INTERVAL;VALUE=DURATION", "P1D");
    line(&mut out, "X-PUBLISHED-TTL", "P1D");
    for event in &calendar.events {
        line(&mut out, "BEGIN", "VEVENT");
        line(&mut out, "UID", &escaped(&event.uid));
        line(&mut out, "DTSTAMP", &stamp);
        line(&mut out, "DTSTART;VALUE=DATE", &day(event.on));
        // The end is the first day that is no longer meant.
        line(&mut out, "DTEND;VALUE=DATE", &day(event.on.saturating_add(1.day())));
        line(&mut out, "SUMMARY", &escaped(&event.summary));
        if !event.description.is_empty() {
            line(&mut out, "DESCRIPTION", &escaped(&event.description));
        }
        line(&mut out, "TRANSP", "TRANSPARENT");
        line(&mut out, "END", "VEVENT");
    }
    line(&mut out, "END", "VCALENDAR");
    out
}

fn day(day: Date) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// A text as the value of a property. Control characters, which no value may hold, are left out.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\\' | ';' | ',' => {
                escaped.push('\\');
                escaped.push(character);
            }
            '\r' if characters.peek() == Some(&'\n') => {}
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => escaped.push_str("\\n"),
            _ if character.is_control() => {}
            _ => escaped.push(character),
        }
    }
    escaped
}

/// Writes a property on as many lines as it takes; each but the first begins with a blank.
fn line(out: &mut String, name: &str, value: &str) {
    let mut text = String::with_capacity(name.len() + value.len() + 1);
    let _ = write!(text, "{name}:{value}");
    let mut room = LINE_BYTES_MAX;
    for character in text.chars() {
        if character.len_utf8() > room {
            out.push_str("\r\n ");
            room = LINE_BYTES_MAX - 1;
        }
        room -= character.len_utf8();
        out.push(character);
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn event(uid: &str, summary: &str) -> Event {
        Event {
            uid: uid.to_owned(),
            on: date(2026, 12, 31),
            summary: summary.to_owned(),
            description: String::new(),
        }
    }

    fn calendar(events: Vec<Event>) -> Calendar {
        let made_at = Timestamp::from_second(1_795_000_000).unwrap();
        Calendar { name: "Ekstad; året, 2026".to_owned(), made_at, events }
    }

    #[test]
    fn a_day_is_whole_and_its_end_is_the_next() {
        let text = write(&calendar(vec![event("1@tertial", "Lämna in")]));
        for expected in [
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:",
            "NAME:Ekstad\\; året\\, 2026\r\n",
            "DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n",
            "DTSTAMP:20261118T110640Z\r\n",
            "UID:1@tertial\r\n",
        ] {
            assert!(text.contains(expected), "{expected}\n{text}");
        }
        assert!(text.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"));
    }

    /// What another program reads: lines joined, then the properties of each event.
    fn read(text: &str) -> Vec<Vec<(String, String)>> {
        let joined = text.replace("\r\n ", "");
        let mut events = Vec::new();
        for line in joined.split_terminator("\r\n") {
            let (name, value) = line.split_once(':').unwrap();
            match (name, value) {
                ("BEGIN", "VEVENT") => events.push(Vec::new()),
                ("BEGIN" | "END", _) => {}
                _ => {
                    if let Some(event) = events.last_mut() {
                        event.push((name.to_owned(), unescaped(value)));
                    }
                }
            }
        }
        events
    }

    fn unescaped(value: &str) -> String {
        let mut text = String::new();
        let mut characters = value.chars();
        while let Some(character) = characters.next() {
            match character {
                '\\' => match characters.next().unwrap() {
                    'n' => text.push('\n'),
                    other => text.push(other),
                },
                other => text.push(other),
            }
        }
        text
    }

    fn plain(text: &str) -> String {
        let text = text.replace("\r\n", "\n");
        let lines = text.replace(['\r', '\u{85}', '\u{2028}', '\u{2029}'], "\n");
        lines.chars().filter(|one| *one == '\n' || !one.is_control()).collect()
    }

    proptest! {
        #[test]
        fn whatever_is_written_is_read_back_and_no_line_is_too_long(
            names in proptest::collection::vec(".{0,120}|(\\PC|[\\\\;,:\r\n\"]){0,200}", 0..4),
        ) {
            let events: Vec<Event> = names.iter().map(|name| event("x@y", name)).collect();
            let text = write(&calendar(events));
            for line in text.split_terminator("\r\n") {
                prop_assert!(line.len() <= LINE_BYTES_MAX, "{}", line);
                prop_assert!(!line.contains(['\r', '\n']));
            }
            let found = read(&text);
            prop_assert_eq!(found.len(), names.len());
            for (properties, name) in found.iter().zip(&names) {
                let keys: Vec<&str> = properties.iter().map(|(key, _)| key.as_str()).collect();
                prop_assert_eq!(keys, ["UID", "DTSTAMP", "DTSTART;VALUE=DATE",
                    "DTEND;VALUE=DATE", "SUMMARY", "TRANSP"]);
                prop_assert_eq!(&properties[4].1, &plain(name));
            }
        }
    }
}
