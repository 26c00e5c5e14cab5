//! Rules of the house that neither the compiler nor clippy can keep: a newcomer's mistakes, found by name.

mod conformance;
mod documents;
mod doors;
pub(crate) mod edges;
mod glossary;
mod shape;
mod templates;
mod words;

use std::fmt;

use crate::project::Project;

/// A rule that a file breaks, and how it can be mended.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Fault {
    /// The file, with its line where one line is at fault.
    pub(crate) place: String,
    /// What is wrong and what to do, as one sentence.
    pub(crate) says: String,
}

impl Fault {
    pub(crate) fn in_file(place: &str, says: impl Into<String>) -> Self {
        Self { place: place.to_owned(), says: says.into() }
    }

    pub(crate) fn on_line(file: &str, index: usize, says: impl Into<String>) -> Self {
        Self { place: format!("{file}:{}", index + 1), says: says.into() }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.place, self.says)
    }
}

type Rule = fn(&Project) -> Result<Vec<Fault>, String>;

const RULES: &[(&str, Rule)] = &[
    ("arrows between rooms", edges::between_rooms),
    ("outside crates of quiet rooms", edges::outside_crates),
    ("opening words, sizes, file names", shape::files),
    ("no test file is forgotten", shape::test_files),
    ("marks for later name their issue", shape::marks),
    ("domain types cross no border", shape::domain_types),
    ("permission is spelled out", shape::permission),
    ("words for users are in presentation", words::of_users),
    ("no names of one workplace", words::foreign),
    ("no hosts in lock files", words::lock_files),
    ("strict templates", templates::strict),
    ("only usecases opens the store", doors::sessions),
    ("two files know which database runs", doors::engines),
    ("every session method has its story", conformance::stories),
    ("the glossary speaks of what is there", glossary::identifiers),
    ("the documents' paths and links lead somewhere", documents::paths),
    ("each invariant has its keeper", documents::invariants),
    ("each limit is in the table of limits", documents::limits),
];

/// Holds the checkout against every rule.
pub(crate) fn run(project: &Project) -> Result<(), String> {
    let mut faults = Vec::new();
    for (name, rule) in RULES {
        let found = rule(project)?;
        let told =
            if found.is_empty() { "holds".to_owned() } else { format!("{} faults", found.len()) };
        println!("   {name}: {told}");
        faults.extend(found);
    }
    if faults.is_empty() {
        return Ok(());
    }
    faults.sort();
    let lines: Vec<String> = faults.iter().map(|fault| format!("   {fault}")).collect();
    Err(format!("{} faults\n{}", faults.len(), lines.join("\n")))
}

/// Whether `word` stands in `text` on its own, not as a part of a longer name.
pub(crate) fn has_word(text: &str, word: &str) -> bool {
    let part_of_a_name = |letter: char| letter.is_alphanumeric() || letter == '_';
    text.match_indices(word).any(|(start, _)| {
        let before = text.get(..start).and_then(|before| before.chars().next_back());
        let after = text.get(start + word.len()..).and_then(|after| after.chars().next());
        !before.is_some_and(part_of_a_name) && !after.is_some_and(part_of_a_name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_house_is_tidy() {
        if let Err(faults) = run(&Project::here()) {
            panic!("{faults}");
        }
    }

    #[test]
    fn a_word_is_found_only_whole() {
        assert!(has_word("session.goals_of(unit)", "goals_of"));
        assert!(!has_word("session.goals_of_year()", "goals_of"));
        assert!(!has_word("", "goals_of"));
        assert!(has_word("åäö goals_of", "goals_of"));
    }
}
