//! Names that answer to a search: units, indicators, and goals of the latest year.

use std::cmp::Reverse;

use tertial_domain::goal::{Goal, GoalLevel};
use tertial_domain::ids::{GoalId, IndicatorId, UnitId};
use tertial_domain::name_key::name_key;
use tertial_domain::organisation::OrgLevel;
use tertial_domain::period::OperatingYear;
use tertial_presentation::language::Language;
use tertial_presentation::sorting;
use tertial_store::ReadSession;
use tertial_store::search::{NameRank, NameWords, plain};

use crate::directory::Directory;
use crate::failure::Failure;
use crate::goals::{goal_set_of, printed};

/// Names of one sort that answer to the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameHits {
    /// The best of them, at most [`NAMES_MAX`].
    pub names: Vec<NameHit>,
    /// How many there are, counted up to a limit.
    pub total: usize,
}

/// A thing whose name answers to the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameHit {
    /// What it is.
    pub subject: NameSubject,
    /// Its name; a goal's with its number.
    pub name: String,
    /// Where it belongs: a unit's parent, a goal's owner.
    pub place: Option<String>,
}

/// A thing that has a name and a page of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameSubject {
    /// A place in the organisation.
    Unit(UnitId, OrgLevel),
    /// An indicator.
    Indicator(IndicatorId),
    /// A goal of the latest year.
    Goal(GoalId, GoalLevel),
}

/// Names of one sort on a page.
pub const NAMES_MAX: usize = 5;
/// Goals that are held against the words.
const GOALS_MAX: u16 = 200;
/// How alike two words must be for one to be proposed instead of the other, 0 to 1.
const LIKENESS_MIN: f64 = 0.75;
/// Letters of a word for which another may be proposed.
const LETTERS: std::ops::RangeInclusive<usize> = 4..=40;

/// Units, indicators and goals whose names answer to the words; the sort with the best name first.
pub(super) async fn named(
    session: &mut ReadSession,
    directory: &Directory,
    (typed, latest): (&str, Option<OperatingYear>),
) -> Result<Vec<NameHits>, Failure> {
    let mut sorts = Vec::new();
    if let Some(words) = NameWords::read(typed) {
        sorts.push(units(directory, &words));
        sorts.push(indicators(session, &words).await?);
    }
    if let Some(year) = latest {
        sorts.push(goals(session, directory, (typed, year)).await?);
    }
    sorts.retain(|sort| !sort.is_empty());
    // Stable: at the same rank units stand before indicators, and those before goals.
    sorts.sort_by_key(|sort| sort.first().map(|found| found.rank));
    Ok(sorts.into_iter().map(best).collect())
}

/// A name with how well it answers; `level` orders those that answer alike.
struct Ranked {
    rank: NameRank,
    level: u8,
    hit: NameHit,
}

/// The best first, then the higher in the city, then by name.
fn in_order(mut found: Vec<Ranked>) -> Vec<Ranked> {
    sorting::sort_by_name(Language::Swedish, &mut found, |found| found.hit.name.as_str());
    found.sort_by_key(|found| (found.rank, found.level));
    found
}

fn best(found: Vec<Ranked>) -> NameHits {
    let total = found.len();
    NameHits { names: found.into_iter().take(NAMES_MAX).map(|found| found.hit).collect(), total }
}

fn units(directory: &Directory, words: &NameWords) -> Vec<Ranked> {
    let found = directory.units().iter().filter_map(|unit| {
        let rank = unit.periods.iter().filter_map(|period| words.rank(&period.name)).min()?;
        let last = unit.latest()?;
        let parent = last.parent.and_then(|parent| directory.get(parent)?.latest());
        Some(Ranked {
            rank,
            level: unit.level as u8,
            hit: NameHit {
                subject: NameSubject::Unit(unit.id, unit.level),
                name: last.name.clone(),
                place: parent.map(|parent| parent.name.clone()),
            },
        })
    });
    in_order(found.collect())
}

async fn indicators(session: &mut ReadSession, words: &NameWords) -> Result<Vec<Ranked>, Failure> {
    let aliases = session.indicator_aliases().await?;
    let all = session.indicators().await?;
    let found = all.into_iter().filter_map(|indicator| {
        let others = aliases.iter().filter(|alias| alias.indicator == indicator.id);
        let names = others.map(|alias| alias.name.as_str()).chain([indicator.name.as_str()]);
        let rank = names.filter_map(|name| words.rank(name)).min()?;
        let subject = NameSubject::Indicator(indicator.id);
        let hit = NameHit { subject, name: indicator.name.clone(), place: None };
        Some(Ranked { rank, level: 0, hit })
    });
    Ok(in_order(found.collect()))
}

async fn goals(
    session: &mut ReadSession,
    directory: &Directory,
    (typed, year): (&str, OperatingYear),
) -> Result<Vec<Ranked>, Failure> {
    let Some(set) = goal_set_of(session, year).await? else { return Ok(Vec::new()) };
    let (number, title) = number_and_title(typed);
    let words = NameWords::read(title);
    if number.is_none() && words.is_none() {
        return Ok(Vec::new());
    }
    let stems = words.as_ref().map(NameWords::stems).unwrap_or_default();
    let likely = session.goals_like(set.id, number, &stems, GOALS_MAX).await?;
    let found = likely.into_iter().filter_map(|goal| {
        let rank = match &words {
            Some(words) => words.rank(&goal.title)?,
            None => NameRank::Whole,
        };
        Some(Ranked { rank, level: goal.level as u8, hit: goal_hit(directory, &goal, year) })
    });
    Ok(in_order(found.collect()))
}

fn goal_hit(directory: &Directory, goal: &Goal, year: OperatingYear) -> NameHit {
    let place = match goal.level {
        GoalLevel::Focus | GoalLevel::Area => None,
        GoalLevel::Committee | GoalLevel::Unit => Some(directory.name_in(goal.owner, year)),
    };
    NameHit { subject: NameSubject::Goal(goal.id, goal.level), name: printed(goal), place }
}

/// "1.1 Skolan" is a goal's number and the beginning of its title.
fn number_and_title(typed: &str) -> (Option<&str>, &str) {
    let typed = typed.trim();
    let (first, rest) = typed.split_once(char::is_whitespace).unwrap_or((typed, ""));
    let number = first.trim_end_matches('.');
    let is_number = number.split('.').all(|part| {
        (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    });
    if is_number { (Some(number), rest) } else { (None, typed) }
}

/// The words with each that no name has replaced by the one most like it, if any was.
pub(super) async fn meant(
    session: &mut ReadSession,
    directory: &Directory,
    typed: &str,
) -> Result<Option<String>, Failure> {
    let mut names: Vec<String> =
        directory.units().iter().filter_map(|unit| Some(unit.latest()?.name.clone())).collect();
    names.extend(session.indicators().await?.into_iter().map(|indicator| indicator.name));
    let known: Vec<(String, String)> = names
        .iter()
        .flat_map(|name| name_key(name).split(' ').map(str::to_owned).collect::<Vec<_>>())
        .filter(|word| LETTERS.contains(&word.chars().count()))
        .map(|word| (plain(&word), word))
        .collect();
    let mut changed = false;
    let key = name_key(typed);
    let words: Vec<&str> = key
        .split(' ')
        .map(|word| match like(word, &known) {
            Some(other) => {
                changed = true;
                other
            }
            None => word,
        })
        .collect();
    Ok(changed.then(|| words.join(" ")))
}

fn like<'a>(word: &str, known: &'a [(String, String)]) -> Option<&'a str> {
    let flat = plain(word);
    let letters = flat.chars().count();
    if !LETTERS.contains(&letters) || known.iter().any(|(other, _)| other.starts_with(&flat)) {
        return None;
    }
    known
        .iter()
        .filter(|(other, _)| other.chars().count().abs_diff(letters) <= 2)
        .map(|(other, word)| (strsim::normalized_levenshtein(&flat, other), word))
        .filter(|(likeness, _)| *likeness >= LIKENESS_MIN)
        // The shorter of two that are as like, so that the answer is always the same.
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| Reverse(a.1).cmp(&Reverse(b.1))))
        .map(|(_, word)| word.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_told_from_a_title() {
        assert_eq!(number_and_title("1.1 Skolan"), (Some("1.1"), "Skolan"));
        assert_eq!(number_and_title("2."), (Some("2"), ""));
        assert_eq!(number_and_title("2026 sjukfrånvaro"), (None, "2026 sjukfrånvaro"));
        assert_eq!(number_and_title("Skolan"), (None, "Skolan"));
    }

    #[test]
    fn a_word_with_a_slip_of_the_pen_is_known_again() {
        let known = [("sjukfranvaro", "sjukfrånvaro"), ("narvaro", "närvaro")];
        let known = known.map(|(flat, word)| (flat.to_owned(), word.to_owned()));
        assert_eq!(like("sjukfrånvaru", &known), Some("sjukfrånvaro"));
        assert_eq!(like("narvro", &known), Some("närvaro"));
        assert_eq!(like("narv", &known), None);
        assert_eq!(like("bil", &known), None);
    }
}
