//! Where in a report something stands: an address that can be written down and read back.

use std::fmt;

use tertial_domain::goal::GoalText;
use tertial_domain::report::{ActivityField, GoalNode, IndicatorField, Report};

/// A place in a report. Its text form follows the data format: `goals/0/goals/1/indicators/2/outcome`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The report as a whole.
    Report,
    /// The head.
    Head,
    /// A narrative section, by its place in the report.
    Section(usize),
    /// A goal or something of it.
    Goal(GoalPath, GoalPart),
    /// A table that is neither of indicators nor of activities, or one of its rows.
    Table {
        /// Its place in the report.
        table: usize,
        /// The row.
        row: Option<usize>,
    },
}

/// The way down the goal tree: the place among the goals of each level.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GoalPath(Box<[u16]>);

/// What of a goal is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GoalPart {
    /// The goal itself.
    Whole,
    /// Its grade.
    Grade,
    /// One of its labelled texts.
    Text(GoalText),
    /// A row of its indicators, or one cell of it.
    Indicator(usize, Option<IndicatorField>),
    /// "Analys" or "Kommentar" under an indicator's row.
    IndicatorNote(usize, Note),
    /// A row of its activities, or one cell of it.
    Activity(usize, Option<ActivityField>),
    /// "Analys" under an activity's row.
    ActivityNote(usize),
}

/// The two kinds of text under an indicator's row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Note {
    /// *Analys*
    Analysis,
    /// *Kommentar*
    Comment,
}

impl Note {
    const fn code(self) -> &'static str {
        match self {
            Self::Analysis => "analysis",
            Self::Comment => "comment",
        }
    }
}

impl GoalPath {
    /// A way down; `None` when a step is beyond what any report holds.
    pub fn new(steps: &[usize]) -> Option<Self> {
        steps.iter().map(|&step| u16::try_from(step).ok()).collect::<Option<_>>().map(Self)
    }

    /// The way to a goal below.
    #[must_use]
    pub fn below(&self, step: usize) -> Self {
        let mut steps = self.0.to_vec();
        steps.push(u16::try_from(step).unwrap_or(u16::MAX));
        Self(steps.into())
    }

    /// A top goal.
    pub fn top(step: usize) -> Self {
        Self([u16::try_from(step).unwrap_or(u16::MAX)].into())
    }

    /// The goal that stands there.
    pub fn find<'a>(&self, report: &'a Report) -> Option<&'a GoalNode> {
        let (first, rest) = self.0.split_first()?;
        let mut goal = report.goals.get(usize::from(*first))?;
        for step in rest {
            goal = goal.goals.get(usize::from(*step))?;
        }
        Some(goal)
    }

    /// The steps from the top.
    pub fn steps(&self) -> impl Iterator<Item = usize> {
        self.0.iter().map(|&step| usize::from(step))
    }
}

impl Place {
    /// The goal that the place belongs to.
    pub const fn goal(&self) -> Option<&GoalPath> {
        match self {
            Self::Goal(path, _) => Some(path),
            Self::Report | Self::Head | Self::Section(_) | Self::Table { .. } => None,
        }
    }

    /// Reads the text form back.
    pub fn read(text: &str) -> Option<Self> {
        let mut parts = text.split('/').peekable();
        match parts.next()? {
            "report" if parts.next().is_none() => Some(Self::Report),
            "head" if parts.next().is_none() => Some(Self::Head),
            "sections" => {
                let section = parts.next()?.parse().ok()?;
                parts.next().is_none().then_some(Self::Section(section))
            }
            "tables" => {
                let table = parts.next()?.parse().ok()?;
                let row = match parts.next() {
                    None => None,
                    Some("rows") => Some(parts.next()?.parse().ok()?),
                    Some(_) => return None,
                };
                parts.next().is_none().then_some(Self::Table { table, row })
            }
            "goals" => {
                let mut steps: Vec<usize> = vec![parts.next()?.parse().ok()?];
                while parts.next_if_eq(&"goals").is_some() {
                    steps.push(parts.next()?.parse().ok()?);
                }
                let rest: Vec<&str> = parts.collect();
                Some(Self::Goal(GoalPath::new(&steps)?, read_part(&rest)?))
            }
            _ => None,
        }
    }
}

fn read_part(rest: &[&str]) -> Option<GoalPart> {
    match rest {
        [] => Some(GoalPart::Whole),
        ["grade"] => Some(GoalPart::Grade),
        ["texts", label] => GoalText::from_code(label).map(GoalPart::Text),
        ["indicators", row] => Some(GoalPart::Indicator(row.parse().ok()?, None)),
        ["indicators", row, "analysis"] => {
            Some(GoalPart::IndicatorNote(row.parse().ok()?, Note::Analysis))
        }
        ["indicators", row, "comment"] => {
            Some(GoalPart::IndicatorNote(row.parse().ok()?, Note::Comment))
        }
        ["indicators", row, field] => {
            Some(GoalPart::Indicator(row.parse().ok()?, Some(IndicatorField::from_code(field)?)))
        }
        ["activities", row] => Some(GoalPart::Activity(row.parse().ok()?, None)),
        ["activities", row, "analysis"] => Some(GoalPart::ActivityNote(row.parse().ok()?)),
        ["activities", row, field] => {
            Some(GoalPart::Activity(row.parse().ok()?, Some(ActivityField::from_code(field)?)))
        }
        _ => None,
    }
}

impl fmt::Display for GoalPath {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, step) in self.0.iter().enumerate() {
            let slash = if at == 0 { "" } else { "/" };
            write!(out, "{slash}goals/{step}")?;
        }
        Ok(())
    }
}

impl fmt::Display for GoalPart {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole => Ok(()),
            Self::Grade => out.write_str("/grade"),
            Self::Text(label) => write!(out, "/texts/{}", label.code()),
            Self::Indicator(row, None) => write!(out, "/indicators/{row}"),
            Self::Indicator(row, Some(field)) => write!(out, "/indicators/{row}/{}", field.code()),
            Self::IndicatorNote(row, note) => write!(out, "/indicators/{row}/{}", note.code()),
            Self::Activity(row, None) => write!(out, "/activities/{row}"),
            Self::Activity(row, Some(field)) => write!(out, "/activities/{row}/{}", field.code()),
            Self::ActivityNote(row) => write!(out, "/activities/{row}/analysis"),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Report => out.write_str("report"),
            Self::Head => out.write_str("head"),
            Self::Section(section) => write!(out, "sections/{section}"),
            Self::Goal(path, part) => write!(out, "{path}{part}"),
            Self::Table { table, row: None } => write!(out, "tables/{table}"),
            Self::Table { table, row: Some(row) } => write!(out, "tables/{table}/rows/{row}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_back_as_it_was_written() {
        for text in [
            "report",
            "head",
            "sections/3",
            "tables/1",
            "tables/1/rows/12",
            "goals/0",
            "goals/0/goals/1/grade",
            "goals/0/goals/1/texts/expected_result",
            "goals/0/goals/1/goals/2/indicators/0",
            "goals/0/indicators/0/outcome_men",
            "goals/0/indicators/0/comment",
            "goals/0/activities/3/end",
            "goals/0/activities/3/analysis",
        ] {
            assert_eq!(Place::read(text).map(|place| place.to_string()).as_deref(), Some(text));
        }
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for text in ["", "goals", "goals/x", "goals/0/rows/1", "sections/1/2", "tables/1/rows"] {
            assert_eq!(Place::read(text), None, "{text:?}");
        }
    }
}
