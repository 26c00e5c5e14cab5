//! Decoding: UTF-8, UTF-16 with a byte order mark, Windows-1252; and the shape of lines.

use tertial_import::source_text::TextEncoding;

use crate::limits::Limits;
use crate::media_type::MediaType;
use crate::read::{EncodingProblem, ExtractError};

/// Decodes a file's bytes, without a byte order mark.
pub(crate) fn decode(bytes: &[u8]) -> Result<(String, TextEncoding), ExtractError> {
    let broken = |at, problem| Err(ExtractError::BrokenEncoding { at, problem });
    if bytes.starts_with(b"\xff\xfe\0\0") || bytes.starts_with(b"\0\0\xfe\xff") {
        return broken(0, EncodingProblem::Utf32);
    }
    if let Some(units) = bytes.strip_prefix(b"\xff\xfe") {
        return utf16(units, u16::from_le_bytes)
            .map(|text| (text, TextEncoding::Utf16LittleEndian));
    }
    if let Some(units) = bytes.strip_prefix(b"\xfe\xff") {
        return utf16(units, u16::from_be_bytes).map(|text| (text, TextEncoding::Utf16BigEndian));
    }
    if memchr::memchr(0, bytes).is_some() {
        return Err(ExtractError::NotText(MediaType::Binary));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => few_controls(text).map(|()| (lines_with_newlines(text), TextEncoding::Utf8)),
        Err(error) => windows_1252(bytes, error.valid_up_to()),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, ExtractError> {
    let pairs = bytes.chunks_exact(2);
    if !pairs.remainder().is_empty() {
        let problem = EncodingProblem::OddLength;
        return Err(ExtractError::BrokenEncoding { at: bytes.len() + 1, problem });
    }
    let mut text = String::with_capacity(bytes.len() / 2 + bytes.len() / 8);
    let units = pairs
        .map(|pair| unit([pair.first().copied().unwrap_or(0), pair.last().copied().unwrap_or(0)]));
    let mut at = 2;
    for decoded in char::decode_utf16(units) {
        let Ok(character) = decoded else {
            let problem = EncodingProblem::UnpairedSurrogate;
            return Err(ExtractError::BrokenEncoding { at, problem });
        };
        at += 2 * character.len_utf16();
        text.push(character);
    }
    few_controls(&text)?;
    Ok(lines_with_newlines(&text))
}

/// Windows-1252 is plausible when the bytes above ASCII are mostly letters of Western Europe
/// beside other letters, and none of the five bytes that it leaves undefined is there.
fn windows_1252(bytes: &[u8], first_bad: usize) -> Result<(String, TextEncoding), ExtractError> {
    let mut high = 0_usize;
    let mut letters = 0_usize;
    let mut undefined = None;
    for (at, &byte) in bytes.iter().enumerate() {
        match byte {
            0x81 | 0x8d | 0x8f | 0x90 | 0x9d => undefined = undefined.or(Some(at)),
            0xc0..=0xd6 | 0xd8..=0xf6 | 0xf8..=0xff => {
                high += 1;
                letters += 1;
            }
            0x80..=0xbf | 0xd7 | 0xf7 => high += 1,
            _ => {}
        }
    }
    let plausible = undefined.is_none() && high * 3 <= bytes.len() && letters * 2 >= high;
    if !plausible {
        let problem = EncodingProblem::NoKnownEncoding;
        return Err(ExtractError::BrokenEncoding { at: undefined.unwrap_or(first_bad), problem });
    }
    let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes);
    few_controls(&text)?;
    Ok((lines_with_newlines(&text), TextEncoding::Windows1252))
}

/// Text holds line ends, tabs and page breaks, and next to no other control characters.
fn few_controls(text: &str) -> Result<(), ExtractError> {
    const TOLERATED: usize = 4;
    const STRIDE: usize = 4_096;
    let is_control = |byte: u8| (byte == 0x7f) | ((byte < 0x20) & !(0x09..=0x0d).contains(&byte));
    let any = |part: &[u8]| part.iter().fold(false, |found, byte| found | is_control(*byte));
    let controls: usize = text
        .as_bytes()
        .chunks(STRIDE)
        .filter(|part| any(part))
        .map(|part| part.iter().filter(|byte| is_control(**byte)).count())
        .sum();
    if controls > TOLERATED && controls > text.len() / 500 {
        let at = text.bytes().position(is_control).unwrap_or(0);
        return Err(ExtractError::BrokenEncoding { at, problem: EncodingProblem::Controls });
    }
    if text.trim().is_empty() {
        return Err(ExtractError::Empty);
    }
    Ok(())
}

/// Lone carriage returns are the line ends of old systems.
fn lines_with_newlines(text: &str) -> String {
    let no_newline = memchr::memchr(b'\n', text.as_bytes()).is_none();
    if no_newline && memchr::memchr(b'\r', text.as_bytes()).is_some() {
        text.replace('\r', "\n")
    } else {
        text.to_owned()
    }
}

/// Memory follows lines and cells, not bytes alone: a row of a table takes some 250 bytes however
/// few words it has, a cell some 60. So a large text must have words enough for its lines.
fn check_density(text: &str) -> Result<(), ExtractError> {
    /// What a line weighs, in cells.
    const LINE: usize = 4;
    /// The weight that any text may have: 150 000 lines.
    const LIGHT: usize = 150_000 * LINE;
    /// The bytes that each cell over that weight must have.
    const BYTES_A_CELL: usize = 4;
    if text.len() < LIGHT / LINE {
        return Ok(());
    }
    let lines = memchr::memchr_iter(b'\n', text.as_bytes()).count();
    let cells = memchr::memchr2_iter(b'\t', b'|', text.as_bytes()).count();
    let limit = LIGHT.max(text.len() / BYTES_A_CELL);
    if lines * LINE + cells > limit {
        return Err(ExtractError::TooManyLines { limit: limit.saturating_sub(cells) / LINE });
    }
    Ok(())
}

/// Counts lines and their lengths against the limits.
pub(crate) fn check_lines(text: &str, limits: &Limits) -> Result<(), ExtractError> {
    check_density(text)?;
    if text.len() < limits.lines.min(limits.line_bytes) {
        return Ok(());
    }
    let mut lines = 0_usize;
    let mut start = 0_usize;
    let ends = memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]);
    for end in ends {
        lines += 1;
        if lines > limits.lines && end > start {
            return Err(ExtractError::TooManyLines { limit: limits.lines });
        }
        if end - start > limits.line_bytes {
            return Err(ExtractError::LineTooLong { line: lines, limit: limits.line_bytes });
        }
        start = end + 1;
    }
    Ok(())
}
