//! The way through a long report: its sections and the goals it answers for, in reading order.

use tertial_domain::assessment::Assessment;
use tertial_domain::goal::GoalLevel;
use tertial_domain::report::{OutlineEntry, Report};

/// Headings deeper than this are found by reading.
const SECTION_LEVEL_MAX: u8 = 2;

/// A step on the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stop {
    /// Where it is on the page.
    pub(crate) href: String,
    /// Its heading.
    pub(crate) words: String,
    /// Whether it stands under another.
    pub(crate) is_under: bool,
    /// How a goal is graded; a section has no grade.
    pub(crate) assessment: Option<Assessment>,
}

/// The steps of a report; `own` is the level of goals that it answers for itself.
pub(crate) fn stops(report: &Report, own: Option<GoalLevel>) -> Vec<Stop> {
    let sections = (0..report.sections.len()).map(OutlineEntry::Section);
    let mut stops = Vec::new();
    let mut seen = Vec::new();
    for entry in report.outline.iter().copied().chain(sections).chain([OutlineEntry::Goals]) {
        if seen.contains(&entry) {
            continue;
        }
        seen.push(entry);
        match entry {
            OutlineEntry::Section(index) => stops.extend(section(report, index)),
            OutlineEntry::Goals => stops.extend(goals(report, own)),
            OutlineEntry::Table(_) => {}
        }
    }
    stops
}

fn section(report: &Report, index: usize) -> Option<Stop> {
    let section = report.sections.get(index)?;
    let is_shown = section.level <= SECTION_LEVEL_MAX && !section.heading.trim().is_empty();
    is_shown.then(|| Stop {
        href: format!("#section-{index}"),
        words: section.heading.clone(),
        is_under: section.level > 1,
        assessment: None,
    })
}

fn goals(report: &Report, own: Option<GoalLevel>) -> impl Iterator<Item = Stop> {
    let all = report.walk_goals().enumerate();
    all.filter(move |(_, goal)| Some(goal.level) == own && !goal.title.trim().is_empty()).map(
        |(place, goal)| Stop {
            href: format!("#goal-{place}"),
            words: goal.title.clone(),
            is_under: true,
            assessment: Some(goal.assessment.clone()),
        },
    )
}
