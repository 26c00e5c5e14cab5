//! Elements with words or with elements in them: written with indentation, read within limits and
//! without document types or entities of a file's own.

use std::borrow::Cow;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesDecl, BytesEnd, BytesRef, BytesStart, BytesText, Event};
use quick_xml::{Reader, Writer};

use super::{NAMESPACE, StratmlError, StratmlLimits};

/// An element without its namespace.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Element {
    pub(super) name: Cow<'static, str>,
    /// Names and values; those that are read keep none but `Type` and the kinds of indicators.
    pub(super) attributes: Vec<(Cow<'static, str>, String)>,
    pub(super) words: String,
    pub(super) children: Vec<Element>,
}

impl Element {
    /// An element for others.
    pub(super) fn new(name: &'static str) -> Self {
        Self { name: Cow::Borrowed(name), ..Self::default() }
    }

    /// An element of words.
    pub(super) fn words(name: &'static str, words: impl Into<String>) -> Self {
        Self { words: words.into(), ..Self::new(name) }
    }

    /// The same element with another in it.
    pub(super) fn with(mut self, child: Self) -> Self {
        self.children.push(child);
        self
    }

    /// The same element with others in it.
    pub(super) fn with_all(mut self, children: impl IntoIterator<Item = Self>) -> Self {
        self.children.extend(children);
        self
    }

    /// The same element with an attribute.
    pub(super) fn told(mut self, name: &'static str, value: &str) -> Self {
        self.attributes.push((Cow::Borrowed(name), value.to_owned()));
        self
    }

    /// The first element of a name in it.
    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The elements of a name in it.
    pub(super) fn all<'e>(&'e self, name: &'e str) -> impl Iterator<Item = &'e Self> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The words of the first element of a name in it, where there are any.
    pub(super) fn said(&self, name: &str) -> Option<&str> {
        self.child(name).map(|child| child.words.as_str()).filter(|words| !words.is_empty())
    }

    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
    }
}

/// Whether XML 1.0 may hold a character.
pub const fn is_xml_character(character: char) -> bool {
    matches!(
        character,
        '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..
    )
}

/// Whether XML holds all characters of an element.
pub(super) fn is_exact(element: &Element) -> bool {
    element.words.chars().all(is_xml_character) && element.children.iter().all(is_exact)
}

/// Writes a document with a comment before its root.
pub(super) fn write(root: &Element, comment: &str) -> Vec<u8> {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    // Writing to a vector cannot fail.
    let _ = writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
    let comment = format!("{comment} ");
    let _ = writer.write_event(Event::Comment(BytesText::from_escaped(comment)));
    element(root, true, &mut writer);
    let mut xml = writer.into_inner();
    xml.push(b'\n');
    xml
}

fn element(found: &Element, is_root: bool, writer: &mut Writer<Vec<u8>>) {
    let mut start = BytesStart::new(found.name.as_ref());
    if is_root {
        start.push_attribute(("xmlns", NAMESPACE));
    }
    for (name, value) in &found.attributes {
        start.push_attribute((name.as_ref(), value.as_str()));
    }
    if found.children.is_empty() && found.words.is_empty() {
        let _ = writer.write_event(Event::Empty(start));
        return;
    }
    let _ = writer.write_event(Event::Start(start));
    if !found.words.is_empty() {
        let words = BytesText::from_escaped(escaped(&found.words));
        let _ = writer.write_event(Event::Text(words));
    }
    for child in &found.children {
        element(child, false, writer);
    }
    let _ = writer.write_event(Event::End(BytesEnd::new(found.name.as_ref())));
}

fn escaped(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for character in words.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            // A reader would take it for the end of a line.
            '\r' => escaped.push_str("&#13;"),
            '\u{85}' => escaped.push_str("&#133;"),
            '\u{2028}' => escaped.push_str("&#8232;"),
            _ if is_xml_character(character) => escaped.push(character),
            _ => escaped.push(char::REPLACEMENT_CHARACTER),
        }
    }
    escaped
}

/// Reads a document within limits.
pub(super) fn read(bytes: &[u8], limits: &StratmlLimits) -> Result<Element, StratmlError> {
    if bytes.len() > limits.size_bytes_max {
        return Err(StratmlError::TooLarge { size_bytes_max: limits.size_bytes_max });
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let malformed = |at: u64, message: String| StratmlError::Malformed { at, message };
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let at = u64::try_from(error.valid_up_to()).unwrap_or(u64::MAX);
        malformed(at, "no UTF-8".to_owned())
    })?;
    let mut reader = Reader::from_str(text);
    let mut open: Vec<Element> = vec![Element::default()];
    let mut count = 0_usize;
    loop {
        let at = reader.buffer_position();
        let event = reader
            .read_event()
            .map_err(|error| malformed(reader.error_position(), error.to_string()))?;
        match event {
            Event::Start(start) => {
                count += 1;
                open.push(begun(&start, at)?);
                if count > limits.elements_max || open.len() > limits.depth_max {
                    return Err(StratmlError::TooMany { elements_max: limits.elements_max, at });
                }
            }
            Event::Empty(start) => {
                count += 1;
                let element = begun(&start, at)?;
                if count > limits.elements_max {
                    return Err(StratmlError::TooMany { elements_max: limits.elements_max, at });
                }
                if let Some(above) = open.last_mut() {
                    above.children.push(element);
                }
            }
            Event::End(_) => close(&mut open),
            Event::Text(text) => say(&mut open, &text.xml_content(XmlVersion::Explicit1_0)),
            Event::CData(text) => say(&mut open, &text.xml_content(XmlVersion::Explicit1_0)),
            Event::GeneralRef(reference) => match character(&reference) {
                Some(character) => say(&mut open, character.encode_utf8(&mut [0; 4])),
                None => return Err(malformed(at, "an entity of the file's own".to_owned())),
            },
            Event::DocType(_) => return Err(malformed(at, "a document type".to_owned())),
            Event::Comment(_) | Event::PI(_) | Event::Decl(_) => {}
            Event::Eof => break,
        }
    }
    let mut document = match (open.pop(), open.is_empty()) {
        (Some(document), true) => document.children,
        _ => return Err(malformed(reader.buffer_position(), "elements are open".to_owned())),
    };
    match (document.pop(), document.is_empty()) {
        (Some(root), true) => Ok(root),
        _ => Err(malformed(0, "not one root".to_owned())),
    }
}

/// An element of words keeps its blanks; one of elements has only the blanks of its indentation.
fn close(open: &mut Vec<Element>) {
    if open.len() < 2 {
        return;
    }
    let Some(mut element) = open.pop() else { return };
    if !element.children.is_empty() {
        element.words = String::new();
    }
    if let Some(above) = open.last_mut() {
        above.children.push(element);
    }
}

fn say(open: &mut [Element], words: &str) {
    if let Some(element) = open.last_mut() {
        element.words.push_str(words);
    }
}

fn begun(start: &BytesStart<'_>, at: u64) -> Result<Element, StratmlError> {
    const KEPT: [&str; 2] = ["Type", "ValueChainStage"];
    let name = start.local_name().as_ref().to_owned();
    let mut element = Element { name: Cow::Owned(name), ..Element::default() };
    for attribute in start.attributes() {
        let attribute = attribute
            .map_err(|error| StratmlError::Malformed { at, message: error.to_string() })?;
        let key = attribute.key.local_name();
        if let Some(name) = KEPT.iter().find(|name| **name == AsRef::<str>::as_ref(&key)) {
            let value = attribute.value.as_ref().to_owned();
            element.attributes.push((Cow::Borrowed(name), value));
        }
    }
    Ok(element)
}

/// A character by its number or by one of the five names that XML knows.
fn character(reference: &BytesRef<'_>) -> Option<char> {
    if reference.is_char_ref() {
        return reference.resolve_char_ref().ok().flatten();
    }
    match reference.borrow().into_inner().as_ref() {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "apos" => Some('\''),
        "quot" => Some('"'),
        _ => None,
    }
}
