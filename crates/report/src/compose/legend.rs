//! The legend: the signs that the document uses, and what they mean.

use std::collections::BTreeSet;

use tertial_domain::assessment::{GradeCode, GradeShape, GradingScale};

use super::{Setting, words};
use crate::document::{Block, LegendEntry, Row, Sign, StatusMark};

/// Entries for the signs in these blocks. A document that uses one grade explains the whole scale.
pub(super) fn legend(blocks: &[Block], setting: &Setting<'_>) -> Vec<LegendEntry> {
    let localizer = setting.localizer;
    let mut used = signs(blocks);
    let scale = [Sign::Disc, Sign::Diamond, Sign::Square];
    if scale.iter().any(|sign| used.contains(sign)) {
        used.extend(scale);
    }
    let doubts = has_doubts(blocks).then(|| LegendEntry {
        mark: words::uncertain(localizer),
        meaning: localizer.text("document-legend-uncertain").into_owned(),
    });
    used.into_iter().filter_map(|sign| entry(sign, setting)).chain(doubts).collect()
}

fn has_doubts(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| match block {
        Block::Table(table) => table.rows().iter().any(|row| match row {
            Row::Cells { cells, .. } => cells.iter().any(|cell| cell.doubt.is_some()),
            Row::Full { .. } => false,
        }),
        Block::Heading(_)
        | Block::Goal(_)
        | Block::Label(_)
        | Block::Paragraph(_)
        | Block::List(_)
        | Block::Figure(_) => false,
    })
}

fn signs(blocks: &[Block]) -> BTreeSet<Sign> {
    let mut used = BTreeSet::new();
    for block in blocks {
        match block {
            Block::Goal(goal) => used.extend(goal.status.as_ref().map(|mark| mark.sign)),
            Block::Table(table) => {
                for row in table.rows() {
                    if let Row::Cells { cells, .. } = row {
                        used.extend(cells.iter().filter_map(|c| c.mark.as_ref()).map(|m| m.sign));
                    }
                }
            }
            Block::Heading(_)
            | Block::Label(_)
            | Block::Paragraph(_)
            | Block::List(_)
            | Block::Figure(_) => {}
        }
    }
    used
}

fn entry(sign: Sign, setting: &Setting<'_>) -> Option<LegendEntry> {
    let localizer = setting.localizer;
    let (word, meaning) = match sign {
        Sign::Disc => grade(GradeShape::Disc, setting.scale)?,
        Sign::Diamond => grade(GradeShape::Diamond, setting.scale)?,
        Sign::Square => grade(GradeShape::Square, setting.scale)?,
        Sign::Dash => ("grade-not-assessed", "document-legend-not-assessed"),
        Sign::Check => ("activity-done", "document-legend-done"),
        Sign::Play => ("activity-ongoing", "document-legend-ongoing"),
        Sign::Warning => ("activity-deviating", "document-legend-deviating"),
        Sign::Ring => ("activity-not-started", "document-legend-not-started"),
        Sign::Question | Sign::HalfRing => return None,
        Sign::DashedRing => ("grade-missing", "document-legend-missing"),
    };
    let mark = StatusMark { sign, word: localizer.text(word).into_owned() };
    Some(LegendEntry { mark, meaning: localizer.text(meaning).into_owned() })
}

/// The word and the meaning of the grade that has a sign on this scale.
fn grade(shape: GradeShape, scale: &GradingScale) -> Option<(&'static str, &'static str)> {
    let step = scale.steps.iter().find(|step| step.shape == shape)?;
    [
        (GradeCode::FULLY_MET, ("grade-fully-met", "document-legend-fully-met")),
        (GradeCode::PARTLY_MET, ("grade-partly-met", "document-legend-partly-met")),
        (GradeCode::NOT_MET, ("grade-not-met", "document-legend-not-met")),
    ]
    .into_iter()
    .find_map(|(code, words)| (code == step.code).then_some(words))
}
