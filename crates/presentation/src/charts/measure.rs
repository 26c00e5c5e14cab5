//! How wide a text is, where it may be broken, and which labels have room.

use super::svg::{Anchor, Area, Point};

/// The usual size of a text in a chart, in units of the view box.
pub(super) const SIZE: f64 = 12.5;

/// The width of a text in units of the view box, from the letters' widths in the sans typeface.
pub(super) fn text_width(text: &str, size: f64) -> f64 {
    let thousandths: u32 = text.chars().map(letter_width).sum();
    f64::from(thousandths) / 1000.0 * size
}

/// A letter's width in thousandths of the size; figures are tabular, so a 1 is as wide as an 8.
const fn letter_width(letter: char) -> u32 {
    match letter {
        'i' | 'j' | 'l' | '|' => 250,
        ' ' | '\u{a0}' | ',' | '.' | ':' | ';' | '·' | '\'' | 'I' => 290,
        'f' | 'r' | 't' | '(' | ')' | '/' => 400,
        '-' | 's' => 530,
        'm' | 'M' | 'w' | '%' | '…' | '—' => 980,
        'W' => 1000,
        'A'..='Z' | 'Å' | 'Ä' | 'Ö' | '−' | '+' | '–' => 720,
        'a'..='z' | '0'..='9' => 620,
        '\u{300}'..='\u{36f}' => 0,
        '\u{1100}'.. => 1000,
        _ => 640,
    }
}

/// The area that a text covers when it is written at a point.
pub(super) fn text_area(text: &str, size: f64, at: Point, anchor: Anchor) -> Area {
    let width = text_width(text, size);
    let x = match anchor {
        Anchor::Start => at.x,
        Anchor::Middle => at.x - width / 2.0,
        Anchor::End => at.x - width,
    };
    Area { x, y: at.y - size * 0.8, width, height: size * 1.05 }
}

/// Breaks a text between words into lines that fit; what is left after the last ends in "…".
pub(super) fn wrapped(text: &str, width: f64, size: f64, lines_max: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split(is_break).filter(|word| !word.is_empty()) {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if line.is_empty() || text_width(&longer, size) <= width {
            line = longer;
        } else {
            lines.push(std::mem::replace(&mut line, word.to_owned()));
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    let overflow = lines.len() > lines_max;
    lines.truncate(lines_max);
    for line in &mut lines {
        *line = shortened(line.trim_end_matches([' ', '\u{a0}', '·']), width, size);
    }
    if overflow && let Some(last) = lines.last_mut() {
        *last = shortened(&format!("{last} …"), width, size);
        if !last.ends_with('…') {
            last.push('…');
        }
    }
    lines
}

/// A blank that a line may end at.
fn is_break(letter: char) -> bool {
    letter.is_whitespace() && !matches!(letter, '\u{a0}' | '\u{202f}')
}

/// The text, or as much of its beginning as fits with "…" after it.
pub(super) fn shortened(text: &str, width: f64, size: f64) -> String {
    if text_width(text, size) <= width {
        return text.to_owned();
    }
    let room = width - text_width("…", size);
    let mut kept = String::new();
    let mut used = 0.0;
    for letter in text.chars() {
        used += text_width(letter.encode_utf8(&mut [0; 4]), size);
        if used > room {
            break;
        }
        kept.push(letter);
    }
    let kept = kept.trim_end_matches([' ', '…', ',', '-', '\u{ad}']);
    format!("{kept}…")
}

/// The areas of a drawing that are taken, so that no label is written over another.
#[derive(Debug, Default)]
pub(super) struct Room {
    taken: Vec<Area>,
}

impl Room {
    /// Takes an area, whether it is free or not.
    pub(super) fn take(&mut self, area: Area) {
        self.taken.push(area);
    }

    /// Takes the corridor that a line runs through.
    pub(super) fn take_line(&mut self, from: Point, to: Point) {
        const PIECES: u32 = 8;
        for piece in 0..PIECES {
            let along = |step: u32| {
                let part = f64::from(step) / f64::from(PIECES);
                Point {
                    x: part.mul_add(to.x - from.x, from.x),
                    y: part.mul_add(to.y - from.y, from.y),
                }
            };
            let mut area = Area::between(along(piece), along(piece + 1));
            area.y -= 1.0;
            area.height += 2.0;
            self.take(area);
        }
    }

    /// Takes an area if it is free and lies inside the frame; says whether it was taken.
    pub(super) fn claim(&mut self, area: Area, frame: Area) -> bool {
        let free = frame.contains(area) && !self.taken.iter().any(|taken| taken.overlaps(area));
        if free {
            self.take(area);
        }
        free
    }
}

/// Moves places downwards so that neighbours are at least `gap` apart, then back into the range.
///
/// Shape: places in any order; the result has the same order and keeps who is above whom.
pub(super) fn spread(places: &[f64], gap: f64, low: f64, high: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..places.len()).collect();
    let place_of = |index: &usize| places.get(*index).copied().unwrap_or_default();
    order.sort_by(|left, right| place_of(left).total_cmp(&place_of(right)));
    let mut sorted: Vec<f64> = order.iter().map(place_of).collect();
    let mut floor = low;
    for place in &mut sorted {
        *place = place.max(floor);
        floor = *place + gap;
    }
    let mut ceiling = high;
    for place in sorted.iter_mut().rev() {
        *place = place.min(ceiling);
        ceiling = *place - gap;
    }
    let mut moved = places.to_vec();
    for (index, place) in order.into_iter().zip(sorted) {
        if let Some(slot) = moved.get_mut(index) {
            *slot = place;
        }
    }
    moved
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_broken_between_words_and_then_shortened() {
        let lines = wrapped("Ett Ekstad att växa upp och åldras i", 130.0, SIZE, 2);
        assert_eq!(lines, ["Ett Ekstad att växa", "upp och åldras i"]);
        let lines = wrapped("Ett Ekstad att växa upp och åldras i", 80.0, SIZE, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines.iter().all(|line| text_width(line, SIZE) <= 80.0 + SIZE), "{lines:?}");
        assert!(lines.last().is_some_and(|line| line.ends_with('…')), "{lines:?}");
        assert!(shortened("Sammanträdesprotokollsutdrag", 60.0, SIZE).ends_with('…'));
        assert!(wrapped("", 10.0, SIZE, 2).is_empty());
    }

    #[test]
    fn labels_are_moved_apart_and_keep_their_order() {
        assert_eq!(spread(&[50.0, 48.0, 10.0], 14.0, 0.0, 60.0), [60.0, 46.0, 10.0]);
        assert_eq!(spread(&[], 14.0, 0.0, 60.0), [] as [f64; 0]);
    }

    #[test]
    fn a_place_is_given_once() {
        let frame = Area { x: 0.0, y: 0.0, width: 100.0, height: 100.0 };
        let area = Area { x: 10.0, y: 10.0, width: 20.0, height: 10.0 };
        let mut room = Room::default();
        assert!(room.claim(area, frame));
        assert!(!room.claim(area, frame));
        assert!(!room.claim(Area { x: 90.0, ..area }, frame));
    }
}
