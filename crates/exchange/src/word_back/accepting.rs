//! Chosen places are written into a report; everything else stays as it is.

use tertial_domain::report::{GoalNode, PlainTable, Report};
use tertial_domain::rich_text::Block;
use tertial_domain::text_place::{GoalPath, RowText, TextPlace};

use super::text::tables;
use super::{Content, Grid, WrittenBlock};

/// The report with these contents in their places. Gives the places that it does not have, which
/// are left out.
///
/// A table that a text held and holds no more stands after it: a table is not removed this way.
pub fn accept(report: &mut Report, chosen: &[(TextPlace, Content)]) -> Vec<TextPlace> {
    let mut missing = Vec::new();
    for (place, content) in chosen {
        let is_written = match (place, content) {
            (TextPlace::Table(at), Content::Table(grid)) => {
                report.tables.get_mut(*at).map(|table| fill(table, grid)).is_some()
            }
            (TextPlace::Section(_) | TextPlace::Goal(..) | TextPlace::Row(..), _) => {
                write(report, place, content)
            }
            (TextPlace::Table(_), Content::Text(_)) => false,
        };
        if !is_written {
            missing.push(place.clone());
        }
    }
    missing
}

fn write(report: &mut Report, place: &TextPlace, content: &Content) -> bool {
    let Content::Text(written) = content else { return false };
    let Some(before) = text_of(report, place).cloned() else { return false };
    let held: Vec<usize> = before.iter().filter_map(table_of).collect();
    let (under, section) = match place {
        TextPlace::Section(at) => {
            (report.sections.get(*at).map(|section| section.heading.clone()), Some(*at))
        }
        TextPlace::Goal(..) | TextPlace::Row(..) | TextPlace::Table(_) => (None, None),
    };
    let mut blocks: Vec<Block> = Vec::new();
    let mut seen = Vec::new();
    for block in written {
        blocks.push(match block {
            WrittenBlock::Paragraph(text) => Block::Paragraph(text.clone()),
            WrittenBlock::BulletList(items) => Block::BulletList(items.clone()),
            WrittenBlock::NumberedList(items) => Block::NumberedList(items.clone()),
            WrittenBlock::Table(at) if held.contains(at) && !seen.contains(at) => {
                seen.push(*at);
                Block::Table(*at)
            }
            // It stands in another text, which keeps it.
            WrittenBlock::Table(_) => continue,
            WrittenBlock::NewTable(grid) => {
                let mut table = PlainTable { under: under.clone(), section, ..Default::default() };
                fill(&mut table, grid);
                report.tables.push(table);
                Block::Table(report.tables.len() - 1)
            }
        });
    }
    let kept = tables(written);
    blocks.extend(held.into_iter().filter(|at| !kept.contains(at)).map(Block::Table));
    match text_of(report, place) {
        Some(text) => {
            *text = blocks;
            true
        }
        None => false,
    }
}

const fn table_of(block: &Block) -> Option<usize> {
    match block {
        Block::Table(at) => Some(*at),
        Block::Paragraph(_) | Block::BulletList(_) | Block::NumberedList(_) => None,
    }
}

fn text_of<'a>(report: &'a mut Report, place: &TextPlace) -> Option<&'a mut Vec<Block>> {
    match place {
        TextPlace::Section(at) => report.sections.get_mut(*at).map(|section| &mut section.blocks),
        TextPlace::Goal(path, label) => {
            let texts = goal_of(report, path)?.texts.iter_mut();
            texts.into_iter().find(|(own, _)| own == label).map(|(_, blocks)| blocks)
        }
        TextPlace::Row(path, text, row) => {
            let goal = goal_of(report, path)?;
            match text {
                RowText::IndicatorAnalysis => {
                    goal.indicators.get_mut(*row).map(|row| &mut row.analysis)
                }
                RowText::IndicatorComment => {
                    goal.indicators.get_mut(*row).map(|row| &mut row.comment)
                }
                RowText::ActivityAnalysis => {
                    goal.activities.get_mut(*row).map(|row| &mut row.analysis)
                }
            }
        }
        TextPlace::Table(_) => None,
    }
}

fn goal_of<'a>(report: &'a mut Report, path: &GoalPath) -> Option<&'a mut GoalNode> {
    let (first, rest) = path.steps().split_first()?;
    let top = report.goals.get_mut(*first)?;
    rest.iter().try_fold(top, |goal, step| goal.goals.get_mut(*step))
}

/// Writes cells into a table. A row that came back as it was sent stays as it was printed.
fn fill(table: &mut PlainTable, grid: &Grid) {
    let before = std::mem::take(&mut table.rows);
    if let Some(head) = &grid.head {
        table.header = settled(head, Some(&table.header));
    }
    table.rows = grid
        .rows
        .iter()
        .map(|row| settled(&row.cells, row.from.and_then(|from| before.get(from))))
        .collect();
}

/// Cells without the empty ones at the end that only fill up the table; those that say what they
/// said stay as they were.
fn settled(cells: &[String], before: Option<&Vec<String>>) -> Vec<String> {
    let width = before.map_or(cells.len(), Vec::len);
    let told = cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
    let kept = told.max(width.min(cells.len()));
    let said = |at: usize, cell: &String| match before.and_then(|before| before.get(at)) {
        Some(before) if shown(before) == *cell => before.clone(),
        Some(_) | None => cell.clone(),
    };
    cells.iter().take(kept).enumerate().map(|(at, cell)| said(at, cell)).collect()
}

/// Words as a file shows them: what it cannot hold is a blank.
fn shown(words: &str) -> String {
    words.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}
