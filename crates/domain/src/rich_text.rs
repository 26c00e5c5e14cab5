//! Text as a tree of blocks with marks; never markup as a string.

/// One block of running text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(RichText),
    /// A list with bullets.
    BulletList(Vec<RichText>),
    /// A list with numbers.
    NumberedList(Vec<RichText>),
    /// A table of the same report, by its place in [`crate::report::Report::tables`].
    Table(usize),
}

/// A stretch of text with marks on parts of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RichText {
    text: String,
    marks: Vec<Mark>,
}

/// A mark on the bytes `start..end` of a [`RichText`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    start: usize,
    end: usize,
    kind: MarkKind,
}

/// What a mark does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MarkKind {
    /// Strong emphasis.
    Bold,
    /// Emphasis.
    Italic,
    /// A link to an address with an allowed scheme.
    Link(LinkTarget),
    /// Words in another language than the text's.
    Language(LanguageTag),
}

/// A language by its tag (BCP 47), as far as language, script and region: "fr", "en-GB",
/// "sr-Latn".
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LanguageTag(String);

impl LanguageTag {
    /// Takes a tag, however its letters are written.
    pub fn new(tag: &str) -> Option<Self> {
        let is_letters = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphabetic());
        let mut parts = tag.split(['-', '_']).peekable();
        let language = parts.next().filter(|it| matches!(it.len(), 2 | 3) && is_letters(it))?;
        let mut own = language.to_ascii_lowercase();
        if let Some(script) = parts.next_if(|it| it.len() == 4 && is_letters(it)) {
            let (first, rest) = script.split_at_checked(1)?;
            own.extend(["-", &first.to_ascii_uppercase(), &rest.to_ascii_lowercase()]);
        }
        let is_region = |it: &&str| match it.len() {
            2 => is_letters(it),
            3 => it.bytes().all(|byte| byte.is_ascii_digit()),
            _ => false,
        };
        if let Some(region) = parts.next_if(is_region) {
            own.extend(["-", &region.to_ascii_uppercase()]);
        }
        parts.next().is_none().then_some(Self(own))
    }

    /// The tag.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The language alone: "en" of "en-GB".
    pub fn language(&self) -> &str {
        self.0.split_once('-').map_or(&self.0, |(language, _)| language)
    }
}

/// An address that may be followed from a document: http, https or mailto.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct LinkTarget(String);

impl LinkTarget {
    /// Takes an address with an allowed scheme and no blanks or control characters.
    pub fn new(address: &str) -> Option<Self> {
        let scheme_end = address.find(':')?;
        let scheme = address.get(..scheme_end)?.to_ascii_lowercase();
        let allowed = matches!(scheme.as_str(), "http" | "https" | "mailto");
        let clean = !address.chars().any(|c| c.is_whitespace() || c.is_control());
        (allowed && clean && address.len() <= 2_048).then(|| Self(address.to_owned()))
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl RichText {
    /// Text without marks.
    pub const fn plain(text: String) -> Self {
        Self { text, marks: Vec::new() }
    }

    /// The words without marks.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The marks, in order of their starts.
    pub fn marks(&self) -> &[Mark] {
        &self.marks
    }

    /// Whether there are no words.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Adds words at the end.
    pub fn push_str(&mut self, words: &str) {
        self.text.push_str(words);
    }

    /// Adds another text after a blank.
    pub fn append(&mut self, other: &Self) {
        if !self.text.is_empty() && !other.text.is_empty() {
            self.text.push(' ');
        }
        let shift = self.text.len();
        self.text.push_str(&other.text);
        self.marks.extend(other.marks.iter().map(|mark| Mark {
            start: mark.start + shift,
            end: mark.end + shift,
            kind: mark.kind.clone(),
        }));
    }

    /// Marks the bytes `start..end`; a range that is empty, out of order or inside a character is
    /// left out and gives `false`.
    pub fn mark(&mut self, start: usize, end: usize, kind: MarkKind) -> bool {
        let sound = start < end && self.text.get(start..end).is_some();
        if sound {
            let at = self.marks.partition_point(|mark| mark.start <= start);
            self.marks.insert(at, Mark { start, end, kind });
        }
        sound
    }

    /// The text cut where marks begin and end, each piece with the marks that cover it.
    pub fn pieces(&self) -> Vec<(&str, Vec<&MarkKind>)> {
        if self.marks.is_empty() {
            return if self.text.is_empty() { vec![] } else { vec![(&self.text, vec![])] };
        }
        let mut cuts: Vec<usize> = vec![0, self.text.len()];
        cuts.extend(self.marks.iter().flat_map(|mark| [mark.start, mark.end]));
        cuts.sort_unstable();
        cuts.dedup();
        cuts.windows(2)
            .filter_map(|pair| {
                let &[start, end] = pair else { return None };
                let covering = self.marks.iter().filter(|m| m.start <= start && end <= m.end);
                Some((self.text.get(start..end)?, covering.map(|m| &m.kind).collect()))
            })
            .collect()
    }
}

impl Mark {
    /// First byte.
    pub const fn start(&self) -> usize {
        self.start
    }

    /// The byte after the last.
    pub const fn end(&self) -> usize {
        self.end
    }

    /// What it does.
    pub const fn kind(&self) -> &MarkKind {
        &self.kind
    }
}

/// The words of all blocks, paragraphs and list items joined by one blank; tables say nothing.
pub fn plain_text(blocks: &[Block]) -> String {
    let mut joined = String::new();
    let mut add = |text: &RichText| {
        if text.is_empty() {
            return;
        }
        if !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(text.text());
    };
    for block in blocks {
        match block {
            Block::Paragraph(text) => add(text),
            Block::BulletList(items) | Block::NumberedList(items) => {
                items.iter().for_each(&mut add);
            }
            Block::Table(_) => {}
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_cover_the_text_once() {
        let mut text = RichText::plain("ett två tre".to_owned());
        assert!(text.mark(4, 8, MarkKind::Bold));
        assert!(!text.mark(6, 7, MarkKind::Italic), "inside å");
        let pieces: Vec<&str> = text.pieces().iter().map(|(words, _)| *words).collect();
        assert_eq!(pieces, ["ett ", "två", " tre"]);
    }

    #[test]
    fn a_language_is_known_by_its_tag() {
        let tag = |written| LanguageTag::new(written).map(|tag| tag.as_str().to_owned());
        for (written, expected) in
            [("FR", "fr"), ("en_gb", "en-GB"), ("sr-latn-rs", "sr-Latn-RS"), ("es-419", "es-419")]
        {
            assert_eq!(tag(written).as_deref(), Some(expected));
        }
        for none in ["", "f", "svenska", "en-", "en-GB-x", "e1", "en\" onload=\"", "åä"] {
            assert_eq!(tag(none), None, "{none}");
        }
        assert_eq!(LanguageTag::new("en-GB").unwrap().language(), "en");
    }

    #[test]
    fn a_link_has_an_allowed_scheme() {
        assert!(LinkTarget::new("https://ekstad.example/x").is_some());
        assert!(LinkTarget::new("javascript:alert(1)").is_none());
        assert!(LinkTarget::new("ekstad").is_none());
    }
}
