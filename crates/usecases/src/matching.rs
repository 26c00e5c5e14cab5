//! Names in a document held against names that are there already. Never merges silently.

use tertial_domain::name_key::name_key;

use crate::imports::MatchMethod;

/// Something that is there already, under one of its names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Known<I> {
    /// Its identity.
    pub(crate) id: I,
    /// The name as it stands.
    pub(crate) name: String,
    key: String,
}

impl<I> Known<I> {
    /// A known thing and its name.
    pub(crate) fn new(id: I, name: impl Into<String>) -> Self {
        let name = name.into();
        let key = name_key(&name);
        Self { id, name, key }
    }
}

/// What a printed name was found to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Match<I> {
    /// What it is the same as; `None` means that a new thing is to be made.
    pub(crate) linked: Option<I>,
    /// How that was told.
    pub(crate) method: MatchMethod,
    /// Names that are like it and that a person should look at, most alike first.
    pub(crate) alternatives: Vec<String>,
}

/// How alike two keys must be for a person to be asked, 0 to 1.
const LIKENESS_MIN: f64 = 0.86;
/// Alternatives shown at most.
const ALTERNATIVES_MAX: usize = 3;
/// Keys longer than this are not held against each other letter by letter.
const KEY_LENGTH_MAX: usize = 400;

/// Holds a printed name against what is known.
///
/// The same letters link; the same key links, unless several things have it; a like name never
/// links: a new thing is made, and the like ones are shown.
pub(crate) fn match_name<I: Copy + PartialEq>(printed: &str, known: &[Known<I>]) -> Match<I> {
    let key = name_key(printed);
    let mut same = known.iter().filter(|thing| thing.key == key);
    let Some(first) = same.next() else { return like(&key, known) };
    let others: Vec<&Known<I>> = same.filter(|thing| thing.id != first.id).collect();
    if others.is_empty() {
        let exact = known.iter().any(|thing| thing.name == printed);
        let method = if exact { MatchMethod::Exact } else { MatchMethod::Folded };
        return Match { linked: Some(first.id), method, alternatives: Vec::new() };
    }
    let names = std::iter::once(first).chain(others).map(|thing| thing.name.clone());
    Match {
        linked: None,
        method: MatchMethod::Uncertain,
        alternatives: names.take(ALTERNATIVES_MAX).collect(),
    }
}

fn like<I>(key: &str, known: &[Known<I>]) -> Match<I> {
    let mut alike: Vec<(f64, &str)> = known
        .iter()
        .filter(|thing| comparable(key, &thing.key))
        .map(|thing| (strsim::normalized_levenshtein(key, &thing.key), thing.name.as_str()))
        .filter(|(likeness, _)| *likeness >= LIKENESS_MIN)
        .collect();
    alike.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    let alternatives: Vec<String> =
        alike.into_iter().take(ALTERNATIVES_MAX).map(|(_, name)| name.to_owned()).collect();
    let method = if alternatives.is_empty() { MatchMethod::New } else { MatchMethod::Uncertain };
    Match { linked: None, method, alternatives }
}

/// Whether the lengths allow a likeness worth working out.
fn comparable(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a.len(), b.len()) } else { (b.len(), a.len()) };
    long <= KEY_LENGTH_MAX && short * 100 >= long * 80
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known() -> Vec<Known<u8>> {
        vec![
            Known::new(1, "Sjukfrånvaro"),
            Known::new(2, "Sjukfrånvaro dag 1-14"),
            Known::new(3, "Andel nöjda deltagare"),
            Known::new(4, "Öppettider"),
            Known::new(5, "öppettider"),
        ]
    }

    #[test]
    fn the_same_name_links_and_a_like_one_asks() {
        let known = known();
        let exact = match_name("Sjukfrånvaro", &known);
        assert_eq!((exact.linked, exact.method), (Some(1), MatchMethod::Exact));
        let folded = match_name("sjukfrånvaro *", &known);
        assert_eq!((folded.linked, folded.method), (Some(1), MatchMethod::Folded));
        let like = match_name("Andel nöjda deltagarna", &known);
        assert_eq!((like.linked, like.method), (None, MatchMethod::Uncertain));
        assert_eq!(like.alternatives, ["Andel nöjda deltagare"]);
        assert_eq!(match_name("Antal böcker", &known).method, MatchMethod::New);
    }

    #[test]
    fn a_key_that_two_things_share_links_to_neither() {
        let shared = match_name("ÖPPETTIDER", &known());
        assert_eq!((shared.linked, shared.method), (None, MatchMethod::Uncertain));
    }
}
