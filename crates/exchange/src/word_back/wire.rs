//! A reading on its way between processes, as JSON.

use serde::{Deserialize, Serialize};
use tertial_domain::rich_text::{LanguageTag, LinkTarget, MarkKind, RichText};
use tertial_domain::text_place::TextPlace;

use super::{Content, Grid, GridRow, Note, Origin, Returned, WordBackError, WrittenBlock};

#[derive(Serialize, Deserialize)]
struct WireReturned {
    report: Option<String>,
    version: Option<u32>,
    digest: String,
    place: Option<String>,
    publisher: Option<String>,
    caution: Option<String>,
    places: Vec<(String, WireContent)>,
    fixed: Vec<(usize, String)>,
    rows: Vec<String>,
    notes: Vec<WireNote>,
}

#[derive(Serialize, Deserialize)]
enum WireContent {
    Text(Vec<WireBlock>),
    Table(WireGrid),
}

#[derive(Serialize, Deserialize)]
enum WireBlock {
    Paragraph(WireText),
    Bullets(Vec<WireText>),
    Numbers(Vec<WireText>),
    Table(usize),
    NewTable(WireGrid),
}

/// The words, and for each mark its first byte, the byte after its last, and what it does.
#[derive(Serialize, Deserialize)]
struct WireText(String, Vec<(usize, usize, WireMark)>);

#[derive(Serialize, Deserialize)]
enum WireMark {
    Bold,
    Italic,
    Link(String),
    Language(String),
}

#[derive(Serialize, Deserialize)]
struct WireGrid {
    head: Option<Vec<String>>,
    rows: Vec<(Option<usize>, Vec<String>)>,
}

#[derive(Serialize, Deserialize)]
enum WireNote {
    Unplaced(String),
    Torn(String),
    Twice(String),
    Heading(String, String),
    Picture,
    Comment(String, String),
    Foreign,
    Nested,
}

/// Writes a reading.
pub fn to_json(returned: &Returned) -> Vec<u8> {
    let Returned { origin, places, fixed, rows, notes } = returned;
    let wire = WireReturned {
        report: origin.report.clone(),
        version: origin.version,
        digest: origin.digest.clone(),
        place: origin.place.clone(),
        publisher: origin.publisher.clone(),
        caution: origin.caution.clone(),
        places: places.iter().map(|(place, own)| (place.to_string(), content(own))).collect(),
        fixed: fixed.iter().map(|(number, words)| (*number, words.clone())).collect(),
        rows: rows.clone(),
        notes: notes.iter().map(note).collect(),
    };
    // Strings and numbers can always be written.
    serde_json::to_vec(&wire).unwrap_or_default()
}

/// Reads a reading back; what does not hold together is refused.
pub fn from_json(bytes: &[u8]) -> Result<Returned, WordBackError> {
    let wire: WireReturned =
        serde_json::from_slice(bytes).map_err(|error| WordBackError::Wire(error.to_string()))?;
    let places = wire.places.into_iter().map(|(place, own)| Ok((address(&place)?, read(own)?)));
    Ok(Returned {
        origin: Origin {
            report: wire.report,
            version: wire.version,
            digest: wire.digest,
            place: wire.place,
            publisher: wire.publisher,
            caution: wire.caution,
        },
        places: places.collect::<Result<_, WordBackError>>()?,
        fixed: wire.fixed.into_iter().collect(),
        rows: wire.rows,
        notes: wire.notes.into_iter().map(read_note).collect::<Result<_, _>>()?,
    })
}

fn address(place: &str) -> Result<TextPlace, WordBackError> {
    TextPlace::read(place).ok_or_else(|| WordBackError::Wire(place.to_owned()))
}

fn content(content: &Content) -> WireContent {
    match content {
        Content::Table(own) => WireContent::Table(grid(own)),
        Content::Text(blocks) => WireContent::Text(blocks.iter().map(block).collect()),
    }
}

fn block(block: &WrittenBlock) -> WireBlock {
    match block {
        WrittenBlock::Paragraph(own) => WireBlock::Paragraph(text(own)),
        WrittenBlock::BulletList(items) => WireBlock::Bullets(items.iter().map(text).collect()),
        WrittenBlock::NumberedList(items) => WireBlock::Numbers(items.iter().map(text).collect()),
        WrittenBlock::Table(at) => WireBlock::Table(*at),
        WrittenBlock::NewTable(own) => WireBlock::NewTable(grid(own)),
    }
}

fn text(text: &RichText) -> WireText {
    let marks = text.marks().iter().map(|mark| {
        let kind = match mark.kind() {
            MarkKind::Bold => WireMark::Bold,
            MarkKind::Italic => WireMark::Italic,
            MarkKind::Link(target) => WireMark::Link(target.as_str().to_owned()),
            MarkKind::Language(tag) => WireMark::Language(tag.as_str().to_owned()),
        };
        (mark.start(), mark.end(), kind)
    });
    WireText(text.text().to_owned(), marks.collect())
}

fn grid(grid: &Grid) -> WireGrid {
    let rows = grid.rows.iter().map(|row| (row.from, row.cells.clone()));
    WireGrid { head: grid.head.clone(), rows: rows.collect() }
}

fn note(note: &Note) -> WireNote {
    match note {
        Note::Unplaced { words } => WireNote::Unplaced(words.clone()),
        Note::Torn { place } => WireNote::Torn(place.to_string()),
        Note::Twice { place } => WireNote::Twice(place.to_string()),
        Note::Heading { place, words } => WireNote::Heading(place.to_string(), words.clone()),
        Note::Picture => WireNote::Picture,
        Note::Comment { author, words } => WireNote::Comment(author.clone(), words.clone()),
        Note::Foreign => WireNote::Foreign,
        Note::Nested => WireNote::Nested,
    }
}

fn read_note(note: WireNote) -> Result<Note, WordBackError> {
    Ok(match note {
        WireNote::Unplaced(words) => Note::Unplaced { words },
        WireNote::Torn(place) => Note::Torn { place: address(&place)? },
        WireNote::Twice(place) => Note::Twice { place: address(&place)? },
        WireNote::Heading(place, words) => Note::Heading { place: address(&place)?, words },
        WireNote::Picture => Note::Picture,
        WireNote::Comment(author, words) => Note::Comment { author, words },
        WireNote::Foreign => Note::Foreign,
        WireNote::Nested => Note::Nested,
    })
}

fn read(content: WireContent) -> Result<Content, WordBackError> {
    Ok(match content {
        WireContent::Table(own) => Content::Table(read_grid(own)),
        WireContent::Text(blocks) => {
            Content::Text(blocks.into_iter().map(read_block).collect::<Result<_, _>>()?)
        }
    })
}

fn read_block(block: WireBlock) -> Result<WrittenBlock, WordBackError> {
    let items = |items: Vec<WireText>| -> Result<Vec<RichText>, WordBackError> {
        items.into_iter().map(read_text).collect()
    };
    Ok(match block {
        WireBlock::Paragraph(own) => WrittenBlock::Paragraph(read_text(own)?),
        WireBlock::Bullets(own) => WrittenBlock::BulletList(items(own)?),
        WireBlock::Numbers(own) => WrittenBlock::NumberedList(items(own)?),
        WireBlock::Table(at) => WrittenBlock::Table(at),
        WireBlock::NewTable(own) => WrittenBlock::NewTable(read_grid(own)),
    })
}

fn read_text(WireText(words, marks): WireText) -> Result<RichText, WordBackError> {
    let mut text = RichText::plain(words);
    for (start, end, mark) in marks {
        let kind = match mark {
            WireMark::Bold => MarkKind::Bold,
            WireMark::Italic => MarkKind::Italic,
            WireMark::Link(address) => {
                MarkKind::Link(LinkTarget::new(&address).ok_or(WordBackError::Wire(address))?)
            }
            WireMark::Language(tag) => {
                MarkKind::Language(LanguageTag::new(&tag).ok_or(WordBackError::Wire(tag))?)
            }
        };
        if !text.mark(start, end, kind) {
            return Err(WordBackError::Wire("a mark outside its text".to_owned()));
        }
    }
    Ok(text)
}

fn read_grid(wire: WireGrid) -> Grid {
    let rows = wire.rows.into_iter().map(|(from, cells)| GridRow { from, cells });
    Grid { head: wire.head, rows: rows.collect() }
}
