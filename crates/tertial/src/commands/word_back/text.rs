//! The differences for a person at a terminal: what is gone in square brackets, what is new in
//! braces, so that no colour is needed.

use std::fmt::Write as _;

use tertial_exchange::word_back::{Difference, FixedChange, SegmentKind};
use tertial_presentation::localizer::Localizer;
use tertial_usecases::reports::word_back::{note_words, place_name};

use super::{Sheet, kind_key};
use crate::terminal::Terminal;

/// Words that stand in both are cut to about so many letters on each side of a difference.
const AROUND: usize = 60;

pub(super) fn print(sheet: &Sheet, terminal: &Terminal) -> String {
    let words = terminal.localizer();
    let mut out = String::new();
    for (at, difference) in sheet.comparison.differences.iter().enumerate() {
        let taken = sheet.taken.as_ref().and_then(|taken| taken.get(at).copied());
        print_one(&mut out, difference, (taken, sheet), words);
    }
    for change in &sheet.comparison.fixed {
        let FixedChange { sent, back, is_row } = change;
        let key = if *is_row { "word-back-figures" } else { "word-back-fixed" };
        let _ = writeln!(out, "{}", words.text(key));
        let line =
            |words: &Option<String>| words.as_deref().unwrap_or_default().replace('\t', " | ");
        let _ = writeln!(out, "    [-{}-]{{+{}+}}", line(sent), line(back));
    }
    for note in &sheet.notes {
        let _ = writeln!(out, "{}", note_words(note, &sheet.report, words));
    }
    let counted = words.count("word-back-count", sheet.comparison.differences.len());
    let unchanged = words.count("word-back-unchanged", sheet.comparison.unchanged);
    let _ = writeln!(out, "{counted} {unchanged}");
    out
}

fn print_one(
    out: &mut String,
    difference: &Difference,
    (taken, sheet): (Option<bool>, &Sheet),
    words: &Localizer,
) {
    let place = &difference.place;
    let kind = words.text(kind_key(difference.kind));
    let fate = match taken {
        Some(true) => format!(", {}", words.text("word-back-taken")),
        Some(false) => format!(", {}", words.text("word-back-left")),
        None => String::new(),
    };
    let name = place_name(place, &sheet.report, words);
    let _ = writeln!(out, "{name} ({place}): {kind}{fate}");
    if difference.is_look_alone {
        let _ = writeln!(out, "    {}", words.text("word-back-look"));
        return;
    }
    let mut shown = String::new();
    let last = difference.words.len().saturating_sub(1);
    for (at, segment) in difference.words.iter().enumerate() {
        match segment.kind {
            SegmentKind::Gone => shown.extend(["[-", &segment.words, "-]"]),
            SegmentKind::New => shown.extend(["{+", &segment.words, "+}"]),
            SegmentKind::Same => shown.push_str(&cut(&segment.words, at == 0, at == last)),
        }
    }
    for line in shown.lines() {
        let _ = writeln!(out, "    {line}");
    }
}

/// Words that stand in both, without what is far from a difference.
fn cut(words: &str, is_first: bool, is_last: bool) -> String {
    let letters: Vec<char> = words.chars().collect();
    if letters.len() <= 2 * AROUND {
        return words.to_owned();
    }
    let start: String = letters.iter().take(if is_first { 0 } else { AROUND }).collect();
    let kept = if is_last { letters.len() } else { letters.len() - AROUND };
    let end: String = letters.iter().skip(kept).collect();
    format!("{start}…{end}")
}
