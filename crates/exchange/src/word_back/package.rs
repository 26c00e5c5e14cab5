//! The container of a Word file: parts by name, within limits on their number, sizes and growth.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::{Limits, WordBackError};

/// The parts that are read, by their names in the container.
pub(super) type Parts = BTreeMap<String, String>;

/// Reads the parts of a container that a reading of words needs.
pub(super) fn parts(bytes: &[u8], limits: &Limits) -> Result<Parts, WordBackError> {
    if bytes.len() > limits.file_bytes_max {
        return Err(WordBackError::TooLarge { what: "file", limit: limits.file_bytes_max });
    }
    let broken = |_| WordBackError::NotWord;
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    if archive.len() > limits.entries_max {
        return Err(WordBackError::TooLarge { what: "entries", limit: limits.entries_max });
    }
    if archive.has_overlapping_files().map_err(broken)? {
        return Err(WordBackError::NotWord);
    }
    let mut parts = Parts::new();
    let mut left = limits.unpacked_bytes_max;
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).map_err(broken)?;
        let name = entry.name().trim_start_matches('/').to_owned();
        if !is_wanted(&name) || entry.is_dir() {
            continue;
        }
        // What the directory says of sizes may be wrong: the reading itself ends at the limit.
        let packed = usize::try_from(entry.compressed_size()).unwrap_or(usize::MAX);
        let room = left.min(packed.saturating_mul(limits.growth_max).max(SMALL_BYTES));
        let mut text = Vec::new();
        let most = u64::try_from(room).unwrap_or(u64::MAX);
        entry
            .by_ref()
            .take(most.saturating_add(1))
            .read_to_end(&mut text)
            .map_err(|_| WordBackError::NotWord)?;
        if text.len() > room {
            return Err(WordBackError::TooLarge { what: "unpacked", limit: room });
        }
        left -= text.len();
        let text = String::from_utf8(text)
            .map_err(|_| WordBackError::BrokenPart { part: name.clone(), at: 0 })?;
        if parts.insert(name, text).is_some() {
            return Err(WordBackError::NotWord);
        }
    }
    Ok(parts)
}

/// Text of a few letters may grow far more than others.
const SMALL_BYTES: usize = 1 << 20;

fn is_wanted(name: &str) -> bool {
    matches!(
        name,
        "word/document.xml"
            | "word/styles.xml"
            | "word/numbering.xml"
            | "word/comments.xml"
            | "word/footnotes.xml"
            | "word/endnotes.xml"
            | "word/_rels/document.xml.rels"
            | "docProps/custom.xml"
    )
}
