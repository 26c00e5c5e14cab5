//! Texts of units that may be quoted, and which are unless a person chooses: the shortest that say
//! something of goals that are partly or not met.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use tertial_domain::assessment::{Assessment, GradeCode};
use tertial_domain::goal::GoalText;
use tertial_domain::ids::UnitId;
use tertial_domain::name_key::name_key;
use tertial_domain::rich_text::plain_text;

use super::CompilationFacts;
use super::placing::{Under, UnitGoal};

/// Texts that are quoted under one goal unless a person chooses others.
pub const QUOTED_MAX: usize = 3;

/// A text of fewer words says nothing by itself ("Se ovan.").
const WORDS_MIN: usize = 8;

/// Which text: whose it is, in which version of its report, and the goal's place there. It names the
/// same text whichever units are compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextName {
    /// The unit.
    pub unit: UnitId,
    /// The version of its report.
    pub version: u32,
    /// The goal's place.
    pub goal: usize,
}

impl fmt::Display for TextName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.unit, self.version, self.goal)
    }
}

/// The text names no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not the name of a text")]
pub struct TextNameError;

impl FromStr for TextName {
    type Err = TextNameError;

    fn from_str(text: &str) -> Result<Self, TextNameError> {
        let mut parts = text.split('.');
        let named = match (parts.next(), parts.next(), parts.next(), parts.next()) {
            (Some(unit), Some(version), Some(goal), None) => {
                (unit.parse(), version.parse(), goal.parse())
            }
            _ => return Err(TextNameError),
        };
        match named {
            (Ok(unit), Ok(version), Ok(goal)) => Ok(Self { unit, version, goal }),
            _ => Err(TextNameError),
        }
    }
}

/// A text that may be quoted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotableText {
    /// Which one.
    pub name: TextName,
    /// The unit's name.
    pub unit: String,
    /// The version of its report.
    pub version: u32,
    /// The unit's goal.
    pub goal: String,
    /// How the unit grades it.
    pub assessment: Assessment,
    /// The words.
    pub words: String,
    /// Whether it is quoted.
    pub is_chosen: bool,
}

/// The texts under a goal, the shortest first, with which of them are quoted.
pub(super) fn under(
    facts: &CompilationFacts,
    under: &Under<'_>,
    chosen: Option<&BTreeSet<TextName>>,
) -> Vec<QuotableText> {
    let mut texts: Vec<QuotableText> =
        under.unit_goals.iter().filter_map(|goal| quotable(facts, goal)).collect();
    // Of the same length, as the units stand.
    texts.sort_by_key(|text| text.words.chars().count());
    match chosen {
        Some(chosen) => {
            for text in &mut texts {
                text.is_chosen = chosen.contains(&text.name);
            }
        }
        None => choose(&mut texts),
    }
    texts
}

fn quotable(facts: &CompilationFacts, goal: &UnitGoal<'_>) -> Option<QuotableText> {
    let unit = facts.units.get(goal.unit)?;
    let words = plain_text(goal.node.text(GoalText::Analysis)?);
    (!words.is_empty()).then(|| QuotableText {
        name: TextName { unit: unit.unit, version: unit.version, goal: goal.at },
        unit: unit.name.clone(),
        version: unit.version,
        goal: goal.node.title.clone(),
        assessment: goal.node.assessment.clone(),
        words,
        is_chosen: false,
    })
}

/// Chooses by the rule; the same words are quoted once, whoever says them.
fn choose(texts: &mut [QuotableText]) {
    let mut said: Vec<String> = Vec::new();
    for text in texts {
        let tells = is_deviation(&text.assessment)
            && text.words.split_whitespace().count() >= WORDS_MIN
            && said.len() < QUOTED_MAX;
        if !tells {
            continue;
        }
        let key = name_key(&text.words);
        if !said.contains(&key) {
            text.is_chosen = true;
            said.push(key);
        }
    }
}

fn is_deviation(assessment: &Assessment) -> bool {
    assessment
        .grade()
        .is_some_and(|grade| [GradeCode::PARTLY_MET, GradeCode::NOT_MET].contains(grade))
}
