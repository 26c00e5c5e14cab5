//! Where running text stands in a report.

use tertial_domain::goal::GoalText;
use tertial_domain::report::Report;
use tertial_domain::rich_text::{Block, RichText};

use super::place::{Path, goal_at, goal_at_mut, goal_paths, goal_place};
use crate::random::Random;

/// A place that holds running text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Spot {
    Section(usize),
    Text(Path, GoalText),
    Row(Path, usize),
    Activity(Path, usize),
}

impl Spot {
    /// The spot as a path.
    pub(super) fn place(&self) -> String {
        match self {
            Self::Section(at) => format!("sections/{at}"),
            Self::Text(path, label) => format!("{}/texts/{}", goal_place(path), label.code()),
            Self::Row(path, at) => format!("{}/indicators/{at}/analysis", goal_place(path)),
            Self::Activity(path, at) => format!("{}/activities/{at}/analysis", goal_place(path)),
        }
    }

    /// What stands there.
    pub(super) fn blocks<'a>(&self, report: &'a Report) -> Option<&'a [Block]> {
        match self {
            Self::Section(at) => report.sections.get(*at).map(|found| found.blocks.as_slice()),
            Self::Text(path, label) => goal_at(report, path)?.text(*label),
            Self::Row(path, at) => {
                goal_at(report, path)?.indicators.get(*at).map(|row| row.analysis.as_slice())
            }
            Self::Activity(path, at) => {
                goal_at(report, path)?.activities.get(*at).map(|row| row.analysis.as_slice())
            }
        }
    }

    /// What stands there, to be changed.
    pub(super) fn blocks_mut<'a>(&self, report: &'a mut Report) -> Option<&'a mut Vec<Block>> {
        match self {
            Self::Section(at) => report.sections.get_mut(*at).map(|found| &mut found.blocks),
            Self::Text(path, label) => {
                let texts = &mut goal_at_mut(report, path)?.texts;
                texts.iter_mut().find(|(found, _)| found == label).map(|(_, blocks)| blocks)
            }
            Self::Row(path, at) => {
                let rows = &mut goal_at_mut(report, path)?.indicators;
                rows.get_mut(*at).map(|row| &mut row.analysis)
            }
            Self::Activity(path, at) => {
                let rows = &mut goal_at_mut(report, path)?.activities;
                rows.get_mut(*at).map(|row| &mut row.analysis)
            }
        }
    }
}

/// Every place with at least one paragraph.
pub(super) fn text_spots(report: &Report) -> Vec<Spot> {
    let mut spots: Vec<Spot> = (0..report.sections.len()).map(Spot::Section).collect();
    for path in goal_paths(report) {
        let Some(goal) = goal_at(report, &path) else { continue };
        spots.extend(goal.texts.iter().map(|(label, _)| Spot::Text(path.clone(), *label)));
        spots.extend((0..goal.indicators.len()).map(|at| Spot::Row(path.clone(), at)));
        spots.extend((0..goal.activities.len()).map(|at| Spot::Activity(path.clone(), at)));
    }
    let has_text = |spot: &Spot| {
        let blocks = spot.blocks(report).unwrap_or_default();
        blocks.iter().any(|block| matches!(block, Block::Paragraph(_)))
    };
    spots.into_iter().filter(has_text).collect()
}

/// Whether a section is a list of facts or speaks of the next year by its heading.
pub(super) fn is_apart(report: &Report, spot: &Spot) -> bool {
    let Spot::Section(at) = spot else { return false };
    let heading = report.sections.get(*at).map_or("", |section| &section.heading);
    let next = report.year.map_or(0, |year| year.number() + 1).to_string();
    heading.contains(&next) || heading.starts_with("Administrativa")
}

/// Adds a sentence: in a paragraph that is there, before or after its words, or as a new one.
pub(super) fn add_sentence(blocks: &mut Vec<Block>, sentence: &str, random: &mut Random) {
    let way = random.below(10);
    let paragraphs = blocks.iter_mut().filter_map(|block| match block {
        Block::Paragraph(text) => Some(text),
        Block::BulletList(_) | Block::NumberedList(_) | Block::Table(_) => None,
    });
    let mut paragraphs: Vec<&mut RichText> = paragraphs.collect();
    let at = usize::try_from(random.below(paragraphs.len() as u64)).unwrap_or(0);
    match (paragraphs.get_mut(at), way) {
        (Some(text), 0..5) => {
            text.push_str(" ");
            text.push_str(sentence);
        }
        (Some(text), 5..8) => {
            **text = RichText::plain(format!("{sentence} {}", text.text()));
        }
        _ => blocks.push(Block::Paragraph(RichText::plain(sentence.to_owned()))),
    }
}

/// Puts another text in the place of the first paragraph.
pub(super) fn replace_first(blocks: &mut Vec<Block>, text: String) {
    let first = blocks.iter_mut().find_map(|block| match block {
        Block::Paragraph(text) => Some(text),
        Block::BulletList(_) | Block::NumberedList(_) | Block::Table(_) => None,
    });
    match first {
        Some(found) => *found = RichText::plain(text),
        None => blocks.push(Block::Paragraph(RichText::plain(text))),
    }
}
