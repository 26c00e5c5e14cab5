//! Writes JSON straight into bytes: commas, indentation and escapes, and nothing that knows reports.

use std::io::Write as _;

/// Bytes are looked at this many at a time, in a shape that the compiler turns into wide registers.
const STRIDE: usize = 32;

/// A JSON text that grows at the end of a buffer.
pub(super) struct JsonWriter<'a> {
    out: &'a mut Vec<u8>,
    pretty: bool,
    depth: usize,
    /// Nothing stands yet in the list or object that was opened last.
    is_first: bool,
}

impl<'a> JsonWriter<'a> {
    pub(super) const fn new(out: &'a mut Vec<u8>, pretty: bool) -> Self {
        Self { out, pretty, depth: 0, is_first: true }
    }

    /// An object; `fill` writes its keys.
    pub(super) fn object(&mut self, fill: impl FnOnce(&mut Self)) {
        self.nest(b'{', b'}', fill);
    }

    /// A list; `fill` calls [`Self::item`] before each value.
    pub(super) fn list(&mut self, fill: impl FnOnce(&mut Self)) {
        self.nest(b'[', b']', fill);
    }

    fn nest(&mut self, open: u8, close: u8, fill: impl FnOnce(&mut Self)) {
        self.out.push(open);
        self.depth += 1;
        self.is_first = true;
        fill(self);
        self.depth -= 1;
        if self.pretty && !self.is_first {
            self.new_line();
        }
        self.is_first = false;
        self.out.push(close);
    }

    /// Goes to the next value of a list.
    pub(super) fn item(&mut self) {
        if !self.is_first {
            self.out.push(b',');
        }
        self.is_first = false;
        if self.pretty {
            self.new_line();
        }
    }

    /// Goes to the next value of an object. The key has nothing in it that needs an escape.
    pub(super) fn key(&mut self, key: &'static str) {
        self.item();
        self.out.push(b'"');
        self.out.extend_from_slice(key.as_bytes());
        self.out.extend_from_slice(if self.pretty { b"\": " } else { b"\":" });
    }

    fn new_line(&mut self) {
        self.out.push(b'\n');
        self.out.resize(self.out.len() + 2 * self.depth, b' ');
    }

    pub(super) fn null(&mut self) {
        self.out.extend_from_slice(b"null");
    }

    pub(super) fn number(&mut self, number: impl std::fmt::Display) {
        // Writing to memory does not fail.
        let _ = write!(self.out, "{number}");
    }

    /// A short string that is known to hold nothing that needs an escape.
    pub(super) fn plain(&mut self, text: &str) {
        self.out.push(b'"');
        self.out.extend_from_slice(text.as_bytes());
        self.out.push(b'"');
    }

    /// [`Self::plain`] for what is put together from parts.
    pub(super) fn plain_parts(&mut self, text: std::fmt::Arguments<'_>) {
        let _ = write!(self.out, "\"{text}\"");
    }

    pub(super) fn string(&mut self, text: &str) {
        self.out.push(b'"');
        escape_into(self.out, text);
        self.out.push(b'"');
    }

    /// The words of several texts, joined by one blank; `null` when there are none.
    pub(super) fn joined<T: AsRef<str>>(&mut self, texts: impl Iterator<Item = T>) {
        let start = self.out.len();
        self.out.push(b'"');
        for text in texts {
            let text = text.as_ref();
            if text.is_empty() {
                continue;
            }
            if self.out.len() > start + 1 {
                self.out.push(b' ');
            }
            escape_into(self.out, text);
        }
        if self.out.len() == start + 1 {
            self.out.truncate(start);
            self.null();
        } else {
            self.out.push(b'"');
        }
    }
}

/// The place of the first byte for which `special` is not 0. `special` is told as arithmetic
/// without branches, so that a whole stride is looked at in a few instructions.
pub(super) fn find(bytes: &[u8], special: impl Fn(u8) -> u8 + Copy) -> Option<usize> {
    let mut clean = 0;
    for stride in bytes.chunks_exact(STRIDE) {
        if stride.iter().fold(0, |found, &byte| found | special(byte)) != 0 {
            break;
        }
        clean += STRIDE;
    }
    let rest = bytes.get(clean..)?;
    rest.iter().position(|&byte| special(byte) != 0).map(|at| clean + at)
}

fn needs_escape(byte: u8) -> u8 {
    u8::from(byte < 0x20) | u8::from(byte == b'"') | u8::from(byte == b'\\')
}

fn escape_into(out: &mut Vec<u8>, text: &str) {
    let mut rest = text.as_bytes();
    while let Some(at) = find(rest, needs_escape) {
        let (clean, from_special) = rest.split_at(at);
        out.extend_from_slice(clean);
        let Some((&special, after)) = from_special.split_first() else { return };
        match special {
            b'"' => out.extend_from_slice(b"\\\""),
            b'\\' => out.extend_from_slice(b"\\\\"),
            b'\n' => out.extend_from_slice(b"\\n"),
            b'\r' => out.extend_from_slice(b"\\r"),
            b'\t' => out.extend_from_slice(b"\\t"),
            control => {
                let _ = write!(out, "\\u{control:04x}");
            }
        }
        rest = after;
    }
    out.extend_from_slice(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(pretty: bool, fill: impl FnOnce(&mut JsonWriter<'_>)) -> String {
        let mut out = Vec::new();
        fill(&mut JsonWriter::new(&mut out, pretty));
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn every_escape_is_read_back_by_another_parser() {
        let every_ascii: String = (0..=127_u8).map(char::from).collect();
        for text in ["", "å", &every_ascii, &every_ascii.repeat(3), "\u{2028}\u{feff}"] {
            let json = written(false, |json| json.string(text));
            assert_eq!(serde_json::from_str::<String>(&json).unwrap(), *text);
        }
    }

    #[test]
    fn commas_and_lines_stand_where_they_should() {
        let fill = |json: &mut JsonWriter<'_>| {
            json.object(|json| {
                json.key("a");
                json.list(|json| {
                    json.item();
                    json.number(1);
                    json.item();
                    json.list(|_| {});
                });
                json.key("b");
                json.joined(["", "x", "", "y"].iter());
                json.key("c");
                json.joined([""].iter());
            });
        };
        assert_eq!(written(false, fill), r#"{"a":[1,[]],"b":"x y","c":null}"#);
        let pretty = "{\n  \"a\": [\n    1,\n    []\n  ],\n  \"b\": \"x y\",\n  \"c\": null\n}";
        assert_eq!(written(true, fill), pretty);
    }
}
