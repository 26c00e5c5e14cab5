//! What Markdown holds of a report: the difference between a report and its Markdown read back.

use tertial_domain::goal::GoalText;
use tertial_domain::report::{
    ActivityRow, GoalNode, IndicatorField, IndicatorRow, OutlineEntry, PlainTable, Report, Section,
};
use tertial_domain::rich_text::{Block, MarkKind, RichText};

use crate::compose::{reading_order, stands_before_tables};

pub(super) use crate::compose::tables_inside_texts;

/// The report as its Markdown gives it back.
///
/// All words, cells, grades, dates, marks, lists, levels and places come back. What changes is what
/// no reader of the document can see:
///
/// - sections and tables are counted in the order in which they are read, each once, and the
///   outline names only what is there; a table that two texts show is two tables;
/// - of a goal's texts, those that stand before its tables come first;
/// - paragraphs, list items and lists without words are left out, and a title, goal number, day or
///   deviation without a character is as one that is not given; a heading of blanks is empty;
/// - marks of a kind that touch are one, and of two links on the same words the last holds;
/// - a table inside the note of a row stands where the outline has it, not in the note;
/// - fields whose column is uncertain are named in the order of the columns, each once.
pub fn what_markdown_holds(report: &Report) -> Report {
    let order = reading_order(report);
    let mut holding = Holding {
        source: report,
        sections: Vec::new(),
        numbers: vec![None; report.sections.len()],
        inside: tables_inside_texts(report),
        held: Report {
            title: report.title.clone().filter(|title| !title.is_empty()),
            outline: Vec::new(),
            sections: Vec::new(),
            goals: Vec::new(),
            tables: Vec::new(),
            ..report.clone()
        },
    };
    for entry in &order {
        if let OutlineEntry::Section(at) = entry
            && let Some(number) = holding.numbers.get_mut(*at).filter(|number| number.is_none())
        {
            *number = Some(holding.sections.len());
            holding.sections.push(*at);
        }
    }
    for entry in order {
        holding.entry(entry);
    }
    holding.held
}

struct Holding<'a> {
    source: &'a Report,
    /// The sections of the source in the order in which they are read.
    sections: Vec<usize>,
    /// The number that each section of the source gets.
    numbers: Vec<Option<usize>>,
    /// Which tables have been read, or stand in a text.
    inside: Vec<bool>,
    held: Report,
}

impl Holding<'_> {
    fn entry(&mut self, entry: OutlineEntry) {
        let source = self.source;
        match entry {
            OutlineEntry::Section(at) => {
                let number = self.held.sections.len();
                if self.sections.get(number) != Some(&at) {
                    return;
                }
                let Some(section) = source.sections.get(at) else { return };
                let blank = section.heading.trim().is_empty();
                let heading = if blank { String::new() } else { section.heading.clone() };
                let blocks = self.blocks(&section.blocks, true);
                self.held.sections.push(Section { heading, level: section.level, blocks });
                self.held.outline.push(OutlineEntry::Section(number));
            }
            OutlineEntry::Goals => {
                if !source.goals.is_empty() && self.held.goals.is_empty() {
                    self.held.outline.push(OutlineEntry::Goals);
                    self.held.goals = self.goals(&source.goals);
                }
            }
            OutlineEntry::Table(at) => {
                let is_new =
                    self.inside.get_mut(at).is_some_and(|seen| !std::mem::replace(seen, true));
                if let Some(number) = is_new.then(|| self.table(at)).flatten() {
                    self.held.outline.push(OutlineEntry::Table(number));
                }
            }
        }
    }

    fn table(&mut self, at: usize) -> Option<usize> {
        let table = self.source.tables.get(at)?;
        let section = table.section.and_then(|at| self.numbers.get(at).copied().flatten());
        self.held.tables.push(PlainTable { section, ..table.clone() });
        Some(self.held.tables.len() - 1)
    }

    fn blocks(&mut self, blocks: &[Block], with_tables: bool) -> Vec<Block> {
        let items = |items: &[RichText]| -> Vec<RichText> {
            items.iter().filter(|item| !item.is_empty()).map(settled).collect()
        };
        let held = blocks.iter().filter_map(|block| match block {
            Block::Paragraph(text) => (!text.is_empty()).then(|| Block::Paragraph(settled(text))),
            Block::BulletList(list) => Some(Block::BulletList(items(list))),
            Block::NumberedList(list) => Some(Block::NumberedList(items(list))),
            Block::Table(at) if with_tables => self.table(*at).map(Block::Table),
            Block::Table(_) => None,
        });
        held.filter(is_said).collect()
    }

    fn goals(&mut self, goals: &[GoalNode]) -> Vec<GoalNode> {
        let mut held = Vec::with_capacity(goals.len());
        for goal in goals {
            let number = goal.number.clone().filter(|number| !number.is_empty());
            let mut node = GoalNode::new(goal.level, number, goal.title.clone());
            node.assessment = goal.assessment.clone();
            for before in [true, false] {
                for (label, blocks) in &goal.texts {
                    if stands_before_tables(*label) == before {
                        let blocks = self.blocks(blocks, true);
                        node.add_text(*label, blocks);
                    }
                }
            }
            node.indicators = goal.indicators.iter().map(|row| self.indicator(row)).collect();
            node.activities = goal.activities.iter().map(|row| self.activity(row)).collect();
            node.goals = self.goals(&goal.goals);
            held.push(node);
        }
        held
    }

    fn indicator(&mut self, row: &IndicatorRow) -> IndicatorRow {
        let mut uncertain = row.uncertain.clone();
        uncertain.sort_unstable();
        uncertain.dedup();
        let mut held = row.clone();
        held.analysis = self.blocks(&row.analysis, false);
        held.comment = self.blocks(&row.comment, false);
        held.uncertain = uncertain;
        held
    }

    fn activity(&mut self, row: &ActivityRow) -> ActivityRow {
        let given = |printed: &Option<String>| printed.clone().filter(|words| !words.is_empty());
        let mut uncertain = row.uncertain.clone();
        uncertain.sort_unstable();
        uncertain.dedup();
        ActivityRow {
            start: given(&row.start),
            end: given(&row.end),
            deviation: given(&row.deviation),
            analysis: self.blocks(&row.analysis, false),
            uncertain,
            ..row.clone()
        }
    }
}

/// Whether a block has words or is a table.
fn is_said(block: &Block) -> bool {
    match block {
        Block::Paragraph(text) => !text.is_empty(),
        Block::BulletList(items) | Block::NumberedList(items) => {
            items.iter().any(|item| !item.is_empty())
        }
        Block::Table(_) => true,
    }
}

/// The text with its marks as the pieces of it show them: bold ones first, then italic ones, then
/// links and languages.
fn settled(text: &RichText) -> RichText {
    if text.marks().is_empty() {
        return text.clone();
    }
    let mut bold: Vec<(usize, usize, MarkKind)> = Vec::new();
    let mut italic = Vec::new();
    let (mut links, mut languages) = (Vec::new(), Vec::new());
    let mut at = 0;
    for (words, marks) in text.pieces() {
        let end = at + words.len();
        let (mut link, mut language) = (None, None);
        for mark in marks {
            match mark {
                MarkKind::Bold => grow(&mut bold, (at, end, mark.clone())),
                MarkKind::Italic => grow(&mut italic, (at, end, mark.clone())),
                MarkKind::Link(_) => link = Some(mark),
                MarkKind::Language(_) => language = Some(mark),
            }
        }
        if let Some(link) = link {
            grow(&mut links, (at, end, link.clone()));
        }
        if let Some(language) = language {
            grow(&mut languages, (at, end, language.clone()));
        }
        at = end;
    }
    let mut settled = RichText::plain(text.text().to_owned());
    for (start, end, kind) in bold.into_iter().chain(italic).chain(links).chain(languages) {
        settled.mark(start, end, kind);
    }
    settled
}

/// Adds a mark; one of its kind that ends where it starts grows.
fn grow(spans: &mut Vec<(usize, usize, MarkKind)>, span: (usize, usize, MarkKind)) {
    match spans.last_mut().filter(|last| last.1 == span.0 && last.2 == span.2) {
        Some(last) => last.1 = span.1,
        None => spans.push(span),
    }
}

/// The goal that a place is of, what of the goal it names, and how deep the goal lies.
pub(super) fn goal_at<'r, 'p>(
    report: &'r Report,
    place: &'p str,
) -> Option<(&'r GoalNode, &'p str, usize)> {
    let mut goals = report.goals.as_slice();
    let mut found = None;
    let mut depth = 0;
    let mut rest = place;
    while let Some(below) = rest.strip_prefix("goals/") {
        let (number, after) = below.split_once('/').unwrap_or((below, ""));
        let goal = goals.get(number.parse::<usize>().ok()?)?;
        goals = &goal.goals;
        found = Some(goal);
        depth += 1;
        rest = after;
    }
    found.map(|goal| (goal, rest, depth))
}

/// Whether the text without a label has words.
pub(super) fn says_something(goal: &GoalNode) -> bool {
    goal.text(GoalText::Body).is_some_and(|blocks| blocks.iter().any(is_said))
}

/// Whether a column holds figures, so that an empty cell shows a dash.
pub(super) const fn is_figure(field: IndicatorField) -> bool {
    match field {
        IndicatorField::Period | IndicatorField::Periodicity => false,
        IndicatorField::Outcome
        | IndicatorField::OutcomeMen
        | IndicatorField::OutcomeWomen
        | IndicatorField::Previous
        | IndicatorField::Forecast
        | IndicatorField::Target
        | IndicatorField::CouncilTarget => true,
    }
}
