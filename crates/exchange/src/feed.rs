//! What happened lately as a feed that other programs follow: Atom, RFC 4287.

use jiff::Timestamp;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

/// The media type of what [`write()`] gives.
pub const MEDIA_TYPE: &str = "application/atom+xml; charset=utf-8";

/// A feed to follow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feed {
    /// Its name for good, such as "urn:uuid:…".
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Who says it.
    pub author: String,
    /// The language of its words.
    pub language: &'static str,
    /// When the last of it happened.
    pub updated: Timestamp,
    /// What happened, the last first.
    pub entries: Vec<Entry>,
}

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its name for good.
    pub id: String,
    /// What, in a line.
    pub title: String,
    /// When.
    pub updated: Timestamp,
    /// More of it.
    pub content: String,
}

/// The feed as a file.
///
/// Errors: none that a value can cause; writing to memory does not fail.
pub fn write(feed: &Feed) -> std::io::Result<Vec<u8>> {
    let mut writer = Writer::new(Vec::new());
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    let root = writer
        .create_element("feed")
        .with_attribute(("xmlns", "http://www.w3.org/2005/Atom"))
        .with_attribute(("xml:lang", feed.language));
    root.write_inner_content(|writer| {
        text(writer, "id", &feed.id)?;
        text(writer, "title", &feed.title)?;
        text(writer, "updated", &feed.updated.to_string())?;
        let author = writer.create_element("author");
        author.write_inner_content(|writer| text(writer, "name", &feed.author))?;
        feed.entries.iter().try_for_each(|entry| {
            let element = writer.create_element("entry");
            element.write_inner_content(|writer| {
                text(writer, "id", &entry.id)?;
                text(writer, "title", &entry.title)?;
                text(writer, "updated", &entry.updated.to_string())?;
                text(writer, "content", &entry.content)
            })?;
            Ok(())
        })
    })?;
    Ok(writer.into_inner())
}

fn text(writer: &mut Writer<Vec<u8>>, name: &str, words: &str) -> std::io::Result<()> {
    let words: String =
        words.chars().map(|one| if is_allowed(one) { one } else { '\u{fffd}' }).collect();
    writer.create_element(name).write_text_content(BytesText::new(&words))?;
    Ok(())
}

/// Characters that XML 1.0 lets a document hold.
const fn is_allowed(character: char) -> bool {
    matches!(character,
        '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use quick_xml::Reader;

    use super::*;

    fn feed(titles: &[String]) -> Feed {
        let updated = Timestamp::from_second(1_795_000_000).unwrap();
        let entry = |title: &String| Entry {
            id: "urn:uuid:1".to_owned(),
            title: title.clone(),
            updated,
            content: title.clone(),
        };
        Feed {
            id: "urn:uuid:0".to_owned(),
            title: "Ekstad".to_owned(),
            author: "Ekstad".to_owned(),
            language: "sv",
            updated,
            entries: titles.iter().map(entry).collect(),
        }
    }

    #[test]
    fn a_feed_has_what_every_feed_must_have() {
        let text = String::from_utf8(write(&feed(&["Om 14 dagar".to_owned()])).unwrap()).unwrap();
        assert!(
            text.starts_with("<?xml version=\"1.0\" encoding=\"utf-8\"?><feed xmlns="),
            "{text}"
        );
        for expected in ["<updated>2026-11-18T11:06:40Z</updated>", "<title>Om 14 dagar</title>"] {
            assert!(text.contains(expected), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_title_is_markup(titles in proptest::collection::vec(".{0,60}|[<>&\"'a\u{0}]{0,30}", 0..4)) {
            let bytes = write(&feed(&titles)).unwrap();
            let text = String::from_utf8(bytes).unwrap();
            let mut reader = Reader::from_str(&text);
            let mut entries = 0;
            loop {
                match reader.read_event() {
                    Ok(Event::Eof) => break,
                    Ok(Event::Start(start)) => {
                        let name: String = start.name().as_ref().into();
                        let known = ["feed", "id", "title", "updated", "author", "name", "entry", "content"];
                        prop_assert!(known.contains(&name.as_str()), "{}", text);
                        entries += usize::from(name == "entry");
                    }
                    Ok(_) => {}
                    Err(error) => prop_assert!(false, "{} {}", error, text),
                }
            }
            prop_assert_eq!(entries, titles.len());
        }
    }
}
