//! The product's own Markdown read back: comments of codes say what stands after them, words are
//! never guessed at. What a person has added without a code is text where it stands.
//!
//! The form is written by `tertial_report::markdown`; the guide's chapter on data describes it.

mod body;
mod cells;
mod codes;
mod inline;
mod rows;
mod tree;

use tertial_domain::goal::GoalText;
use tertial_domain::report::{OutlineEntry, Report, Section};
use tertial_domain::rich_text::Block;

use self::codes::Codes;
use self::rows::NotePlace;
use self::tree::Tree;
use crate::draft::{Draft, LineSpan, Notice, NoticeKind, Provenance};
use crate::ledger::{Fate, Ledger, Place};

/// What every file of this form begins with.
const START: &str = "<!-- tertial-markdown/1";

/// Whether a text is of this form.
pub fn is_own(text: &str) -> bool {
    text.strip_prefix(START).is_some_and(|rest| rest.starts_with(' '))
}

/// Reads a text of this form. Never fails: what has no code is text.
pub(crate) fn read(text: &str) -> Draft {
    let mut reader = Reader::new(text);
    while reader.at < reader.lines.len() {
        reader.step();
    }
    reader.finish()
}

/// A line that is not blank.
#[derive(Debug, Clone, Copy)]
struct Line<'s> {
    number: u32,
    text: &'s str,
    blank_before: bool,
}

/// Where words go.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Open<'s> {
    /// Before the first heading.
    Head,
    /// In the list of the head's facts, whose codes are left.
    Facts(Vec<&'s str>),
    /// In the proposed decisions.
    Decisions,
    Section(usize),
    Goal {
        goal: usize,
        label: GoalText,
    },
    /// In a note under a row.
    Note(NotePlace),
}

/// A list that goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ListKind {
    Bullets,
    Numbers,
}

/// Words that are gathered.
#[derive(Debug, Default)]
enum Gathered {
    #[default]
    Nothing,
    Paragraph(String),
    List(ListKind, Vec<String>),
}

struct Reader<'s> {
    lines: Vec<Line<'s>>,
    at: usize,
    report: Report,
    provenance: Provenance,
    notices: Vec<Notice>,
    ledger: Ledger,
    tree: Tree,
    open: Open<'s>,
    gathered: Gathered,
    blocks: Vec<Block>,
    /// The codes before a table that has not come yet.
    table: Option<Codes<'s>>,
    /// The heading that a table says it stands under.
    under: Option<String>,
    /// Whether quotes show what codes have told already.
    is_shown: bool,
    /// Whether the next line names the row of a note.
    is_label_due: bool,
    rows: Option<rows::LastRows>,
}

impl<'s> Reader<'s> {
    fn new(text: &'s str) -> Self {
        let mut lines = Vec::new();
        let mut blank_before = true;
        for (line, number) in text.lines().zip(1..) {
            let bare = line.trim_matches([' ', '\t', '\r']);
            if bare.is_empty() {
                blank_before = true;
                continue;
            }
            lines.push(Line {
                number,
                text: line.trim_end_matches([' ', '\t', '\r']),
                blank_before,
            });
            blank_before = false;
        }
        Self {
            ledger: Ledger::with_room(lines.len()),
            lines,
            at: 0,
            report: Report::default(),
            provenance: Provenance::default(),
            notices: Vec::new(),
            tree: Tree::default(),
            open: Open::Head,
            gathered: Gathered::Nothing,
            blocks: Vec::new(),
            table: None,
            under: None,
            is_shown: false,
            is_label_due: false,
            rows: None,
        }
    }

    fn finish(mut self) -> Draft {
        self.settle_table();
        self.close();
        self.report.goals = self.tree.into_goals(&mut self.provenance);
        Draft {
            report: self.report,
            provenance: self.provenance,
            notices: self.notices,
            ledger: self.ledger,
        }
    }

    fn line(&self) -> Option<Line<'s>> {
        self.lines.get(self.at).copied()
    }

    /// Enters the present line's fate and goes on.
    fn take(&mut self, fate: Fate) {
        let Some(line) = self.line() else { return };
        self.ledger.enter(line.number, line.text, fate);
        if let Fate::Placed(place) = fate {
            self.hold(place, line.number);
        }
        self.at += 1;
    }

    fn hold(&mut self, place: Place, number: u32) {
        let span = match place {
            Place::Head | Place::Title => {
                Some(self.provenance.head.get_or_insert(LineSpan::line(number)))
            }
            Place::SectionHeading(at) | Place::Section(at) => {
                usize::try_from(at).ok().and_then(|at| self.provenance.sections.get_mut(at))
            }
            Place::Table(at) => {
                usize::try_from(at).ok().and_then(|at| self.provenance.tables.get_mut(at))
            }
            Place::GoalHeading(goal)
            | Place::Grade(goal)
            | Place::TextLabel(goal)
            | Place::GoalText(goal)
            | Place::TableHeader(goal)
            | Place::Indicator(goal)
            | Place::Activity(goal) => self.tree.span(goal),
        };
        if let Some(span) = span {
            span.hold(number);
        }
    }

    fn notice(&mut self, kind: NoticeKind) {
        let line = self.line().map_or(1, |line| line.number);
        self.notices.push(Notice { kind, line });
    }

    /// The place whose text is open.
    fn text_place(&self) -> Place {
        match &self.open {
            Open::Head | Open::Facts(_) | Open::Decisions => Place::Head,
            Open::Section(at) => Place::Section(count(*at)),
            Open::Goal { goal, .. } => Place::GoalText(count(*goal)),
            Open::Note(note) => note.place(),
        }
    }

    /// Ends the paragraph or list that goes on.
    fn end_words(&mut self) {
        let block = match std::mem::take(&mut self.gathered) {
            Gathered::Nothing => return,
            Gathered::Paragraph(raw) => Block::Paragraph(inline::rich(&raw)),
            Gathered::List(kind, items) => {
                let items = items.iter().map(|item| inline::rich(item)).collect();
                match kind {
                    ListKind::Bullets => Block::BulletList(items),
                    ListKind::Numbers => Block::NumberedList(items),
                }
            }
        };
        self.blocks.push(block);
    }

    /// Puts what has been gathered into the place that was open.
    fn close(&mut self) {
        self.end_words();
        let blocks = std::mem::take(&mut self.blocks);
        if blocks.is_empty() {
            return;
        }
        match &self.open {
            Open::Head | Open::Facts(_) => {}
            Open::Decisions => self.report.proposed_decisions.extend(words_of(blocks)),
            Open::Section(at) => {
                if let Some(section) = self.report.sections.get_mut(*at) {
                    section.blocks.extend(blocks);
                }
            }
            Open::Goal { goal, label } => {
                if let Some(node) = self.tree.goal(*goal) {
                    node.add_text(*label, blocks);
                }
            }
            Open::Note(note) => {
                if let Some(text) = note.text(&mut self.tree) {
                    text.extend(blocks);
                }
            }
        }
    }

    /// Opens a section; its line has not been entered yet.
    fn open_section(&mut self, heading: String, level: u8) -> usize {
        self.close();
        let at = self.report.sections.len();
        let line = self.line().map_or(1, |line| line.number);
        self.report.sections.push(Section { heading, level, blocks: Vec::new() });
        self.report.outline.push(OutlineEntry::Section(at));
        self.provenance.sections.push(LineSpan::line(line));
        self.open = Open::Section(at);
        at
    }
}

/// Places are counted in 32 bits; lines are too.
fn count(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Each paragraph or item as one string.
fn words_of(blocks: Vec<Block>) -> Vec<String> {
    let mut words = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(text) => words.push(text.text().to_owned()),
            Block::BulletList(items) | Block::NumberedList(items) => {
                words.extend(items.iter().map(|item| item.text().to_owned()));
            }
            Block::Table(_) => {}
        }
    }
    words
}
