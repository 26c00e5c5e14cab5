//! The sentences of faults and decoys, read once; a fifth of each list is kept apart.

use std::sync::OnceLock;

use super::FaultKind;
use crate::phrase::WordFile;
use crate::random::Random;

/// Which wordings a fault may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Wordings {
    /// Those that may be looked at while a check is being built.
    Open,
    /// The fifth that is kept for the end.
    Kept,
}

/// Every fifth line of a list is kept.
const KEPT: usize = 4;

fn faults() -> &'static WordFile {
    static FILE: OnceLock<WordFile> = OnceLock::new();
    FILE.get_or_init(|| WordFile::read(include_str!("words/wordings.txt")))
}

fn decoys() -> &'static WordFile {
    static FILE: OnceLock<WordFile> = OnceLock::new();
    FILE.get_or_init(|| WordFile::read(include_str!("words/decoys.txt")))
}

/// The lines that the sentences of reports without faults are filled from.
pub(super) fn clean() -> &'static WordFile {
    static FILE: OnceLock<WordFile> = OnceLock::new();
    FILE.get_or_init(|| WordFile::read(include_str!("words/clean.txt")))
}

/// A wording of a fault from a named list.
pub(super) fn fault(list: &str, wordings: Wordings, random: &mut Random) -> Option<&'static str> {
    let lines = faults().lines(list);
    let apart = wordings == Wordings::Kept;
    let fit = lines.iter().enumerate().filter(|(at, _)| (at % 5 == KEPT) == apart);
    let fit: Vec<&'static str> = fit.map(|(_, line)| *line).collect();
    random.pick(&fit).copied()
}

/// A wording of a decoy from a named list.
pub(super) fn decoy(list: &str, random: &mut Random) -> Option<&'static str> {
    random.pick(&decoys().lines(list)).copied()
}

/// How many sentences a kind of fault has; none where it needs no words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WordingCount {
    /// Wordings in use from the start.
    pub open: usize,
    /// Wordings kept for the end.
    pub kept: usize,
    /// Sentences that look like the fault and are right.
    pub decoys: usize,
}

/// How many sentences a kind of fault has.
pub fn wording_count(kind: FaultKind) -> WordingCount {
    let code = kind.code();
    let of = |file: &WordFile| -> Vec<usize> {
        let own = |name: &&str| {
            name.strip_prefix(code).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        file.names().filter(own).map(|name| file.lines(name).len()).collect()
    };
    let lists = of(faults());
    let kept = lists.iter().map(|count| count / 5).sum();
    let open = lists.iter().sum::<usize>() - kept;
    WordingCount { open, kept, decoys: of(decoys()).iter().sum() }
}

/// Fills `{slot}` in a line; a sentence that begins with a slot gets its capital.
pub(super) fn fill(line: &str, slots: &[(&str, String)]) -> String {
    let mut text = String::with_capacity(line.len() + 40);
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((slot, next)) = after.split_once('}') else { break };
        text.push_str(before);
        match slots.iter().find(|(name, _)| *name == slot) {
            Some((_, value)) => text.push_str(value),
            None => text.push_str("{?}"),
        }
        rest = next;
    }
    text.push_str(rest);
    capitalised(&text)
}

/// The text with its first letter large.
pub(super) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
