//! The sentences of faults and decoys, read once: open ones, and others that are kept apart.

use std::sync::OnceLock;

use super::FaultKind;
use crate::phrase::WordFile;
use crate::random::Random;

/// Which wordings a fault or a decoy may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Wordings {
    /// Those that may be looked at while a check is being built.
    Open,
    /// Those in files of their own, of the same lists, that are kept for the end.
    Kept,
}

/// The sentences of faults.
fn faults(wordings: Wordings) -> &'static WordFile {
    static OPEN: OnceLock<WordFile> = OnceLock::new();
    static KEPT: OnceLock<WordFile> = OnceLock::new();
    match wordings {
        Wordings::Open => OPEN.get_or_init(|| WordFile::read(include_str!("words/wordings.txt"))),
        Wordings::Kept => KEPT.get_or_init(|| WordFile::read(include_str!("words/kept.txt"))),
    }
}

/// The sentences of decoys.
fn decoys(wordings: Wordings) -> &'static WordFile {
    static OPEN: OnceLock<WordFile> = OnceLock::new();
    static KEPT: OnceLock<WordFile> = OnceLock::new();
    match wordings {
        Wordings::Open => OPEN.get_or_init(|| WordFile::read(include_str!("words/decoys.txt"))),
        Wordings::Kept => {
            KEPT.get_or_init(|| WordFile::read(include_str!("words/kept_decoys.txt")))
        }
    }
}

/// The lines that the sentences of reports without faults are filled from.
pub(super) fn clean() -> &'static WordFile {
    static FILE: OnceLock<WordFile> = OnceLock::new();
    FILE.get_or_init(|| WordFile::read(include_str!("words/clean.txt")))
}

/// A wording of a fault from a named list.
pub(super) fn fault(list: &str, wordings: Wordings, random: &mut Random) -> Option<&'static str> {
    random.pick(&faults(wordings).lines(list)).copied()
}

/// A wording of a decoy from a named list.
pub(super) fn decoy(list: &str, wordings: Wordings, random: &mut Random) -> Option<&'static str> {
    random.pick(&decoys(wordings).lines(list)).copied()
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
    /// Such sentences that are kept for the end.
    pub kept_decoys: usize,
}

/// How many sentences a kind of fault has.
pub fn wording_count(kind: FaultKind) -> WordingCount {
    let code = kind.code();
    let of = |file: &WordFile| -> usize {
        let own = |name: &&str| {
            name.strip_prefix(code).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        file.names().filter(own).map(|name| file.lines(name).len()).sum()
    };
    WordingCount {
        open: of(faults(Wordings::Open)),
        kept: of(faults(Wordings::Kept)),
        decoys: of(decoys(Wordings::Open)),
        kept_decoys: of(decoys(Wordings::Kept)),
    }
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

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    /// The slots of a list's lines.
    fn slots(lines: &[&'static str]) -> HashSet<&'static str> {
        let of = |line: &'static str| {
            line.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(slot, _)| slot)
        };
        lines.iter().flat_map(|line| of(line)).collect()
    }

    /// What any sentence may hold.
    const EVERYWHERE: [&str; 8] =
        ["enhet", "år", "förra", "förrförra", "nästa", "månad", "plats", "akt"];

    /// Both files have the same lists, no line is in both, and what is kept needs no slot that is
    /// not filled.
    fn stand_apart(open: &WordFile, kept: &WordFile, extra: &[(&str, &str)]) {
        let names = |file: &WordFile| file.names().collect::<HashSet<_>>();
        assert_eq!(names(open), names(kept));
        for name in open.names() {
            let (lines, apart) = (open.lines(name), kept.lines(name));
            let known = slots(&lines);
            for slot in slots(&apart) {
                let filled = known.contains(slot)
                    || EVERYWHERE.contains(&slot)
                    || extra.contains(&(name, slot));
                assert!(filled, "{slot} in [{name}]");
            }
            let both: HashSet<_> = lines.iter().chain(&apart).collect();
            assert_eq!(both.len(), lines.len() + apart.len(), "[{name}] says something twice");
        }
    }

    #[test]
    fn kept_wordings_have_the_lists_and_slots_of_the_open_ones() {
        let (open, kept) = (faults(Wordings::Open), faults(Wordings::Kept));
        stand_apart(open, kept, &[("value-disagrees-with-text", "i")]);
        stand_apart(decoys(Wordings::Open), decoys(Wordings::Kept), &[]);
        for name in open.names() {
            // A fifth of what the last author wrote; what was kept before is open now.
            let (lines, apart) = (open.lines(name).len(), kept.lines(name).len());
            assert!(apart >= 3 && lines >= apart, "[{name}] {apart} beside {lines}");
        }
        let count =
            |file: &WordFile| file.names().map(|name| file.lines(name).len()).sum::<usize>();
        assert!(count(kept) >= 66, "{}", count(kept));
        assert!(count(decoys(Wordings::Kept)) >= 36);
    }
}
