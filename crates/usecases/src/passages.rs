//! The searchable passages of a report: every heading and goal with its words and its anchor.

use tertial_domain::report::{GoalNode, Report};
use tertial_domain::rich_text::{Block, plain_text};

/// A stretch of a report that a search can find and a link can go to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Passage {
    /// The fragment of the report's page: `section-<n>` or `goal-<n>`, counted as in the report.
    pub(crate) anchor: String,
    /// The heading or goal.
    pub(crate) heading: String,
    /// The words, paragraphs parted by line breaks.
    pub(crate) text: String,
}

/// Every section with a text and every goal of the report, reading order.
pub(crate) fn passages(report: &Report) -> Vec<Passage> {
    let sections = report.sections.iter().enumerate().filter_map(|(index, section)| {
        let mut text = lines(&section.blocks);
        for table in report.tables.iter().filter(|table| table.section == Some(index)) {
            for row in &table.rows {
                add_line(&mut text, &row.join(" "));
            }
        }
        (!text.is_empty()).then(|| Passage {
            anchor: format!("section-{index}"),
            heading: section.heading.clone(),
            text,
        })
    });
    let goals = report.walk_goals().enumerate().map(|(index, goal)| Passage {
        anchor: format!("goal-{index}"),
        heading: goal.title.clone(),
        text: goal_lines(goal),
    });
    sections.chain(goals).collect()
}

fn goal_lines(goal: &GoalNode) -> String {
    let mut text = String::new();
    for (_, blocks) in &goal.texts {
        add_line(&mut text, &lines(blocks));
    }
    for row in &goal.indicators {
        add_line(&mut text, &row.name);
        add_line(&mut text, &lines(&row.analysis));
        add_line(&mut text, &lines(&row.comment));
    }
    for row in &goal.activities {
        add_line(&mut text, &row.name);
        add_line(&mut text, &lines(&row.analysis));
    }
    text
}

fn lines(blocks: &[Block]) -> String {
    let mut text = String::new();
    for block in blocks {
        add_line(&mut text, &plain_text(std::slice::from_ref(block)));
    }
    text
}

fn add_line(text: &mut String, line: &str) {
    if line.is_empty() {
        return;
    }
    if !text.is_empty() {
        text.push('\n');
    }
    text.push_str(line);
}
