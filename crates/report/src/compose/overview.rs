//! The table of goals and their grades, made from the report's own goals.

use tertial_domain::assessment::Assessment;
use tertial_domain::report::{GoalNode, Report};
use tertial_presentation::status_mark;
use tertial_presentation::wording;

use super::{Setting, goals, text};
use crate::document::{Block, Cell, CellRole, Column, RowRole, StatusMark, Table};

/// Goals that carry a grade, or should: those of the report itself, and others with one.
fn shown(report: &Report) -> Vec<&GoalNode> {
    let own = goals::own_level(report);
    let has_grades =
        report.walk_goals().any(|goal| matches!(goal.assessment, Assessment::Graded { .. }));
    let says = |goal: &&GoalNode| match goal.assessment {
        Assessment::Graded { .. } => true,
        Assessment::NotAssessed | Assessment::Missing => goal.level == own,
    };
    if has_grades { report.walk_goals().filter(says).collect() } else { Vec::new() }
}

/// The table, with how many got which grade under it; nothing where no goal is graded.
pub(super) fn overview(report: &Report, setting: &Setting<'_>) -> Vec<Block> {
    let goals = shown(report);
    if goals.is_empty() {
        return Vec::new();
    }
    let localizer = setting.localizer;
    let headings = ["document-overview-goal", "document-overview-level", "document-overview-grade"];
    let columns = headings.map(|key| Column::text(localizer.text(key))).to_vec();
    let mut table = Table::new(localizer.text("document-overview"), columns);
    let mut counts: Vec<(StatusMark, usize)> = Vec::new();
    for goal in goals {
        let mark = status_mark::StatusMark::of_assessment(&goal.assessment, setting.scale);
        let mark = StatusMark { sign: mark.sign(), word: mark.word(localizer).into_owned() };
        let kind = localizer.text(wording::goal_level(goal.level));
        let name = match &goal.number {
            Some(number) => format!("{number} {}", goal.title),
            None if goal.title.trim().is_empty() => kind.to_string(),
            None => goal.title.clone(),
        };
        let cells = vec![Cell::row_header(name), Cell::words(kind), Cell::status(mark.clone())];
        table.push_row(RowRole::Plain, cells);
        match counts.iter_mut().find(|(known, _)| *known == mark) {
            Some((_, count)) => *count += 1,
            None => counts.push((mark, 1)),
        }
    }
    counts.sort_by_key(|(mark, _)| mark.sign);
    let counted: Vec<String> =
        counts.iter().map(|(mark, count)| format!("{}: {count}", mark.word)).collect();
    vec![Block::Table(table), Block::Paragraph(text::plain(&format!("{}.", counted.join(", "))))]
}

/// The legend as a table, for a template that has it among the sections.
pub(super) fn legend(
    entries: &[crate::document::LegendEntry],
    setting: &Setting<'_>,
) -> Option<Block> {
    let localizer = setting.localizer;
    let headings = ["document-legend-sign", "document-legend-meaning"];
    let columns = headings.map(|key| Column::text(localizer.text(key))).to_vec();
    let mut table = Table::new(localizer.text("document-legend"), columns);
    for entry in entries {
        let sign = Cell { role: CellRole::RowHeader, ..Cell::status(entry.mark.clone()) };
        table.push_row(RowRole::Plain, vec![sign, Cell::words(entry.meaning.as_str())]);
    }
    (!entries.is_empty()).then_some(Block::Table(table))
}
