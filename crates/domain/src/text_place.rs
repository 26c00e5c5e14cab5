//! The places of a report whose words may be written outside the program and taken back, with the
//! names by which a file marks them.

use std::fmt;

use crate::goal::GoalText;

/// A place of a report that holds words: its address in the report's data is its text form.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TextPlace {
    /// The text under a section's heading: `sections/3`.
    Section(usize),
    /// A labelled text of a goal: `goals/0/goals/1/texts/analysis`.
    Goal(GoalPath, GoalText),
    /// A text under a row of a goal's tables: `goals/0/indicators/2/analysis`.
    Row(GoalPath, RowText, usize),
    /// A table in the document's own words: `tables/1`.
    Table(usize),
}

/// The way to a goal: its place at the top, then under each goal on the way.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GoalPath(Vec<usize>);

/// Which text under which kind of row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowText {
    /// "Analys" under an indicator.
    IndicatorAnalysis,
    /// "Kommentar" under an indicator.
    IndicatorComment,
    /// "Analys" under an activity.
    ActivityAnalysis,
}

impl RowText {
    const ALL: [Self; 3] =
        [Self::IndicatorAnalysis, Self::IndicatorComment, Self::ActivityAnalysis];

    /// The list of rows and the text of a row, as the report's data names them.
    const fn keys(self) -> (&'static str, &'static str) {
        match self {
            Self::IndicatorAnalysis => ("indicators", "analysis"),
            Self::IndicatorComment => ("indicators", "comment"),
            Self::ActivityAnalysis => ("activities", "analysis"),
        }
    }

    const fn letters(self) -> (char, char) {
        match self {
            Self::IndicatorAnalysis => ('i', 'a'),
            Self::IndicatorComment => ('i', 'c'),
            Self::ActivityAnalysis => ('k', 'a'),
        }
    }
}

impl GoalPath {
    /// A way; `None` where it leads nowhere.
    pub fn new(steps: Vec<usize>) -> Option<Self> {
        (!steps.is_empty()).then_some(Self(steps))
    }

    /// The steps from the top; never none.
    pub fn steps(&self) -> &[usize] {
        &self.0
    }
}

impl fmt::Display for GoalPath {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (depth, step) in self.0.iter().enumerate() {
            let gap = if depth == 0 { "" } else { "/" };
            write!(out, "{gap}goals/{step}")?;
        }
        Ok(())
    }
}

impl fmt::Display for TextPlace {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Section(at) => write!(out, "sections/{at}"),
            Self::Goal(goal, label) => write!(out, "{goal}/texts/{}", label.code()),
            Self::Row(goal, text, row) => {
                let (rows, key) = text.keys();
                write!(out, "{goal}/{rows}/{row}/{key}")
            }
            Self::Table(at) => write!(out, "tables/{at}"),
        }
    }
}

impl TextPlace {
    /// Reads an address; `None` for what is no place with words of its own.
    pub fn read(address: &str) -> Option<Self> {
        let mut parts = address.split('/');
        let mut goal = Vec::new();
        let place = loop {
            match (parts.next()?, goal.is_empty()) {
                ("sections", true) => break Self::Section(number(parts.next()?)?),
                ("tables", true) => break Self::Table(number(parts.next()?)?),
                ("goals", _) => goal.push(number(parts.next()?)?),
                ("texts", false) => {
                    let label = GoalText::from_code(parts.next()?)?;
                    break Self::Goal(GoalPath(goal), label);
                }
                (rows, false) => {
                    let row = number(parts.next()?)?;
                    let key = parts.next()?;
                    let text = RowText::ALL.into_iter().find(|text| text.keys() == (rows, key))?;
                    break Self::Row(GoalPath(goal), text, row);
                }
                (_, true) => return None,
            }
        };
        parts.next().is_none().then_some(place)
    }
}

/// Digits alone, so that each place has one address.
fn number(text: &str) -> Option<usize> {
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit()) && text.len() <= 6;
    (is_plain && (text.len() == 1 || !text.starts_with('0'))).then(|| text.parse().ok())?
}

/// What a mark in a file says of the words that it stands at.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum FileMark {
    /// The words of a place.
    Words(TextPlace),
    /// A table stands here.
    Table(usize),
    /// The head of a table.
    TableHead(usize),
    /// A row of a table.
    TableRow(usize, usize),
    /// Words that stand outside every place: a heading, a label, a caption.
    Fixed(usize),
}

/// Marks of one file: their names begin alike, and those of another file otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkNames(String);

/// Word keeps no longer names of bookmarks.
const NAME_CHARACTERS_MAX: usize = 40;
/// Letters of the digest that tell one file's marks from another's.
const TOKEN_CHARACTERS: usize = 6;

impl MarkNames {
    /// The names of marks in what is made of data with this SHA-256, hexadecimal.
    pub fn of_digest(digest: &str) -> Option<Self> {
        let token = digest.get(..TOKEN_CHARACTERS)?;
        let is_hexadecimal = token.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_hexadecimal.then(|| Self(format!("T{}_", token.to_ascii_lowercase())))
    }

    /// The name of a mark: a letter first, then letters, digits and low lines; at most 40 of them.
    /// `None` where the way to the place is too long for that.
    pub fn name(&self, mark: &FileMark) -> Option<String> {
        let own = match mark {
            FileMark::Words(place) => words_name(place)?,
            FileMark::Table(at) => format!("B{at}"),
            FileMark::TableHead(at) => format!("B{at}_h"),
            FileMark::TableRow(at, row) => format!("B{at}_r{row}"),
            FileMark::Fixed(at) => format!("F{at}"),
        };
        let name = format!("{}{own}", self.0);
        (name.len() <= NAME_CHARACTERS_MAX).then_some(name)
    }

    /// Reads a name back; `None` for every other bookmark.
    pub fn read(&self, name: &str) -> Option<FileMark> {
        let own = name.strip_prefix(&self.0)?;
        let (kind, rest) = own.split_at_checked(1)?;
        Some(match (kind, rest.split_once('_')) {
            ("S", None) => FileMark::Words(TextPlace::Section(number(rest)?)),
            ("F", None) => FileMark::Fixed(number(rest)?),
            ("B", None) => FileMark::Table(number(rest)?),
            ("B", Some((table, "h"))) => FileMark::TableHead(number(table)?),
            ("B", Some((table, row))) => {
                FileMark::TableRow(number(table)?, number(row.strip_prefix('r')?)?)
            }
            ("G", Some(_)) => FileMark::Words(words_read(rest)?),
            _ => return None,
        })
    }

    /// Whether a name is that of a mark in some other file of ours.
    pub fn is_of_another(&self, name: &str) -> bool {
        let token = name.strip_prefix('T').and_then(|rest| rest.split_once('_'));
        let looks_like_ours = token.is_some_and(|(token, own)| {
            token.len() == TOKEN_CHARACTERS
                && token.bytes().all(|byte| byte.is_ascii_hexdigit())
                && own.starts_with(['S', 'G', 'B', 'F'])
        });
        looks_like_ours && !name.starts_with(&self.0)
    }
}

fn words_name(place: &TextPlace) -> Option<String> {
    let way =
        |goal: &GoalPath| goal.steps().iter().map(usize::to_string).collect::<Vec<_>>().join("_");
    Some(match place {
        TextPlace::Section(at) => format!("S{at}"),
        TextPlace::Goal(goal, label) => format!("G{}_t{}", way(goal), letter(*label)),
        TextPlace::Row(goal, text, row) => {
            let (rows, key) = text.letters();
            format!("G{}_{rows}{row}{key}", way(goal))
        }
        // A table is marked row by row.
        TextPlace::Table(_) => return None,
    })
}

fn words_read(rest: &str) -> Option<TextPlace> {
    let (way, last) = rest.rsplit_once('_')?;
    let steps = way.split('_').map(number).collect::<Option<Vec<_>>>()?;
    let goal = GoalPath::new(steps)?;
    if let Some(label) = last.strip_prefix('t') {
        let label = GoalText::ALL.into_iter().find(|known| letter(*known).to_string() == label)?;
        return Some(TextPlace::Goal(goal, label));
    }
    let mut letters = last.chars();
    let (rows, key) = (letters.next()?, letters.next_back()?);
    let text = RowText::ALL.into_iter().find(|text| text.letters() == (rows, key))?;
    Some(TextPlace::Row(goal, text, number(letters.as_str())?))
}

const fn letter(label: GoalText) -> char {
    match label {
        GoalText::Description => 'd',
        GoalText::ExpectedResult => 'e',
        GoalText::Analysis => 'a',
        GoalText::WorkingMethod => 'w',
        GoalText::ResourceUse => 'r',
        GoalText::FollowUp => 'f',
        GoalText::Development => 'v',
        GoalText::Body => 'b',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places() -> Vec<TextPlace> {
        let way = |steps: &[usize]| GoalPath::new(steps.to_vec()).unwrap();
        let mut places = vec![TextPlace::Section(0), TextPlace::Section(120), TextPlace::Table(7)];
        for label in GoalText::ALL {
            places.push(TextPlace::Goal(way(&[0, 1, 12, 3]), label));
        }
        for text in RowText::ALL {
            places.push(TextPlace::Row(way(&[4]), text, 31));
        }
        places
    }

    #[test]
    fn an_address_is_read_back() {
        for place in places() {
            assert_eq!(TextPlace::read(&place.to_string()), Some(place));
        }
        let way = GoalPath::new(vec![0, 1]).unwrap();
        let analysis = TextPlace::Goal(way, GoalText::Analysis);
        assert_eq!(analysis.to_string(), "goals/0/goals/1/texts/analysis");
        for other in ["", "goals/0", "sections/01", "sections/1/2", "tables/x", "goals/0/texts/x"] {
            assert_eq!(TextPlace::read(other), None, "{other}");
        }
    }

    #[test]
    fn a_mark_has_a_name_that_word_keeps() {
        let names = MarkNames::of_digest("A1b2c3ffff").unwrap();
        let other = MarkNames::of_digest("000000ffff").unwrap();
        let words = places().into_iter().filter(|place| !matches!(place, TextPlace::Table(_)));
        let tables = [FileMark::Table(3), FileMark::TableHead(3), FileMark::TableRow(3, 44)];
        for mark in words.map(FileMark::Words).chain(tables).chain([FileMark::Fixed(812)]) {
            let name = names.name(&mark).unwrap();
            assert!(name.len() <= NAME_CHARACTERS_MAX && name.starts_with("Ta1b2c3_"), "{name}");
            assert!(other.is_of_another(&name) && other.read(&name).is_none());
            assert_eq!(names.read(&name), Some(mark), "{name}");
        }
        let deep = GoalPath::new(vec![10; 20]).unwrap();
        let deep = FileMark::Words(TextPlace::Goal(deep, GoalText::Analysis));
        assert_eq!(names.name(&deep), None);
        for strange in ["_Toc00000001", "T", "Ta1b2c3_", "Ta1b2c3_Gå", "Ta1b2c3_G0_i1", "OLE_LINK1"]
        {
            assert_eq!(names.read(strange), None, "{strange}");
        }
    }
}
