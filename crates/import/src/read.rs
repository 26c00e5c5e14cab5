//! The way from text to draft: one walk over the lines.

use std::borrow::Cow;

use tertial_domain::assessment::AssessmentTense;
use tertial_domain::goal::GoalText;
use tertial_domain::report::{OutlineEntry, Report, ReportKind, Section};
use tertial_domain::rich_text::Block;

use crate::draft::{Draft, LineSpan, Notice, NoticeKind, Provenance};
use crate::ledger::{Fate, Ledger, Place, Reason};
use crate::own_markdown;
use crate::recognise::contents::Contents;
use crate::recognise::goal_headings::has_one_level;
use crate::recognise::goal_tree::Tree;
use crate::recognise::head::HeadState;
use crate::recognise::head_settle::{settle_kind_and_year, settle_tense};
use crate::recognise::headings::Kind;
use crate::recognise::probe::Probe;
use crate::recognise::raw_settle::RawRows;
use crate::recognise::table::LastRows;
use crate::recognise::vocabulary::Vocabulary;
use crate::source_text::{SourceForm, SourceText, TextEncoding};
use crate::tidy_text::lines::{self, Line};
use crate::tidy_text::page_furniture::Pages;
use crate::tidy_text::prose::{Prose, ProseLine};

/// Reads a document's text as a report. Never fails on content: what has no place is in the ledger.
pub fn read_report(source: &SourceText) -> Draft {
    if source.form() == SourceForm::Markdown && own_markdown::is_own(source.text()) {
        return own_markdown::read(source.text());
    }
    let mut reader = Reader::new(source);
    if source.encoding() == TextEncoding::Windows1252 {
        reader.notice(NoticeKind::ReadAsWindows1252, 1);
    }
    reader.walk();
    reader.finish()
}

/// Where words go next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cursor {
    /// Before the first heading.
    Head,
    /// Under a section's heading.
    Section(u32),
    /// Under a goal; `None` for no label yet.
    Goal {
        /// The goal.
        goal: u32,
        /// The label whose text goes on.
        text: Option<GoalText>,
        /// Whether this goal writes labels and texts on one line.
        inline_labels: bool,
    },
}

/// The state of one reading.
pub(crate) struct Reader<'s> {
    pub(crate) form: SourceForm,
    pub(crate) lines: Vec<Line<'s>>,
    pub(crate) at: usize,
    pub(crate) vocabulary: &'static Vocabulary,
    pub(crate) report: Report,
    pub(crate) provenance: Provenance,
    notices: Vec<Notice>,
    ledger: Ledger,
    pub(crate) tree: Tree,
    pub(crate) cursor: Cursor,
    prose: Prose,
    pub(crate) contents: Contents,
    pub(crate) head: HeadState<'s>,
    pub(crate) last_rows: Option<LastRows>,
    /// Rows of raw tables whose columns could not be told.
    pub(crate) raw_rows: RawRows,
    /// Whether the headings around are those of goals.
    pub(crate) in_goals: bool,
    /// Whether all headings have the same number of `#`: the words alone tell what they are.
    pub(crate) one_level: bool,
    /// The level of the last heading that was known.
    pub(crate) heading_level: u8,
    /// Where the last section's heading stands among the lines.
    pub(crate) last_heading_at: Option<usize>,
    /// Whether the goals have their place in the outline.
    goals_outlined: bool,
    /// Where furniture beside a page number may reach.
    pub(crate) furniture_until: usize,
    pub(crate) last_page: u32,
    /// Where page numbers stand, and what stands beside them again and again.
    pub(crate) pages: Pages<'s>,
    /// A buffer for folded words.
    pub(crate) key: String,
    /// The words that were folded last for telling what a line is, and their key.
    pub(crate) folded: &'s str,
    /// The key of those words.
    pub(crate) core_key: String,
}

impl<'s> Reader<'s> {
    fn new(source: &'s SourceText) -> Self {
        let lines = lines::cut(source.text());
        let count = lines.len();
        Self {
            form: source.form(),
            pages: Pages::of(&lines),
            one_level: has_one_level(&lines, source.form()),
            lines,
            at: 0,
            vocabulary: Vocabulary::stockholm(),
            report: Report::default(),
            provenance: Provenance::default(),
            notices: Vec::new(),
            ledger: Ledger::with_room(count),
            tree: Tree::default(),
            cursor: Cursor::Head,
            prose: Prose::new(source.form()),
            contents: Contents::default(),
            head: HeadState::default(),
            last_rows: None,
            raw_rows: RawRows::default(),
            in_goals: false,
            heading_level: 1,
            last_heading_at: None,
            goals_outlined: false,
            furniture_until: 0,
            last_page: 0,
            key: String::new(),
            folded: "",
            core_key: String::new(),
        }
    }

    fn walk(&mut self) {
        while let Some(line) = self.line() {
            let before = self.at;
            let taken =
                self.skip_furniture() || (self.cursor == Cursor::Head && self.head_line(line));
            if !taken {
                self.step(line);
            }
            debug_assert!(self.at > before, "every step takes a line");
            if self.at == before {
                self.take_prose(line);
            }
        }
    }

    /// Takes at least the present line.
    fn step(&mut self, line: Line<'s>) {
        if self.is_table_line(&line) {
            self.read_table();
        } else if !self.read_raw_money() {
            match self.classify(self.at) {
                Kind::Prose => self.take_prose(line),
                Kind::Level { level, number, title } => self.begin_goal(level, number, title),
                Kind::Text { goal, label, rest } => self.begin_text(goal, label, rest),
                Kind::SubHeading { goal, text } => self.begin_sub_heading(goal, text),
                Kind::TableCaption { goal } => self.take_table_caption(goal),
                Kind::Grade(assessment) => match self.cursor {
                    Cursor::Goal { goal, .. } => self.take_grade(goal, assessment),
                    Cursor::Head | Cursor::Section(_) => self.take_prose(line),
                },
                Kind::Contents => self.read_contents(),
                Kind::Heading { text, level, goals } => self.begin_section(text, level, goals),
                Kind::RawTable(kind) => self.read_raw_table(kind),
            }
        }
    }

    fn finish(mut self) -> Draft {
        self.close_place();
        self.settle_head();
        settle_kind_and_year(&mut self);
        self.settle_raw_rows();
        let tree = std::mem::take(&mut self.tree);
        self.report.goals = tree.into_goals(&mut self.provenance);
        settle_tense(&mut self.report);
        Draft {
            report: self.report,
            provenance: self.provenance,
            notices: self.notices,
            ledger: self.ledger,
        }
    }

    /// The present line.
    pub(crate) fn line(&self) -> Option<Line<'s>> {
        self.lines.get(self.at).copied()
    }

    /// Whether a blank line or the end follows the present line.
    pub(crate) fn next_line_is_blank(&self) -> bool {
        self.lines.get(self.at + 1).is_none_or(|next| next.blank_before)
    }

    /// Enters the present line's fate and goes on to the next.
    pub(crate) fn fate(&mut self, fate: Fate) {
        if let Some(line) = self.line() {
            self.ledger.enter(line.number, line.text, fate);
            if fate != Fate::Furniture {
                // What stands after words is beside no page number before them.
                self.furniture_until = 0;
            }
            self.at += 1;
        }
    }

    /// The present line's words are in the report.
    pub(crate) fn placed(&mut self, place: Place) {
        let Some(line) = self.line() else { return };
        let number = line.number;
        if place == Place::Head {
            self.head.lines.insert(line.text);
        }
        match place {
            Place::Head | Place::Title => match &mut self.provenance.head {
                Some(span) => span.hold(number),
                none => *none = Some(LineSpan::line(number)),
            },
            Place::SectionHeading(place) | Place::Section(place) => {
                let spans = &mut self.provenance.sections;
                if let Some(span) = usize::try_from(place).ok().and_then(|at| spans.get_mut(at)) {
                    span.hold(number);
                }
            }
            Place::GoalHeading(goal)
            | Place::Grade(goal)
            | Place::TextLabel(goal)
            | Place::GoalText(goal)
            | Place::TableHeader(goal)
            | Place::Indicator(goal)
            | Place::Activity(goal) => self.tree.hold(goal, number),
            Place::Table(table) => {
                let spans = &mut self.provenance.tables;
                if let Some(span) = usize::try_from(table).ok().and_then(|at| spans.get_mut(at)) {
                    span.hold(number);
                }
            }
        }
        self.fate(Fate::Placed(place));
    }

    pub(crate) fn notice(&mut self, kind: NoticeKind, line: u32) {
        self.notices.push(Notice { kind, line });
    }

    /// A notice that turned out to be none.
    pub(crate) fn drop_notice(&mut self, settled: Notice) {
        if let Some(at) = self.notices.iter().position(|notice| *notice == settled) {
            self.notices.remove(at);
        }
    }

    /// The tense of grades whose words do not say it.
    pub(crate) fn tense(&self) -> AssessmentTense {
        let kind = self.report.kind.and_then(ReportKind::assessment_tense);
        kind.unwrap_or(AssessmentTense::Final)
    }

    /// Whether no running text has come since the last label, heading or row.
    pub(crate) fn has_no_prose(&self) -> bool {
        self.prose.is_empty()
    }

    /// Adds words to the place that is open.
    pub(crate) fn add_words(&mut self, text: &str, blank_before: bool) {
        self.prose.add(ProseLine { text, blank_before });
    }

    /// The scale of money that the words right above name.
    pub(crate) fn scale_above(&self) -> Option<tertial_domain::quantity::MoneyScale> {
        let text = self.prose.last_text()?;
        crate::recognise::plain_table::announced_scale(text)
    }

    pub(crate) fn add_table_block(&mut self, table: usize) {
        self.prose.add_table(table);
    }

    /// Puts what has been gathered into the place that was open.
    pub(crate) fn close_place(&mut self) {
        self.end_rows();
        if self.prose.is_empty() {
            return;
        }
        let blocks = self.prose.take();
        match self.cursor {
            Cursor::Head => self.extend_section(self.head.decisions, blocks),
            Cursor::Section(section) => self.extend_section(Some(section), blocks),
            Cursor::Goal { goal, text, .. } => {
                if let Some(node) = self.tree.node(goal) {
                    node.add_text(text.unwrap_or(GoalText::Body), blocks);
                }
            }
        }
    }

    fn extend_section(&mut self, section: Option<u32>, blocks: Vec<Block>) {
        let at = section.and_then(|section| usize::try_from(section).ok());
        if let Some(section) = at.and_then(|at| self.report.sections.get_mut(at)) {
            section.blocks.extend(blocks);
        }
    }

    /// Opens a section with its heading, without entering a line's fate.
    pub(crate) fn open_section(&mut self, heading: String, level: u8, line: u32) -> u32 {
        self.close_place();
        let place = self.report.sections.len();
        self.report.sections.push(Section { heading, level, blocks: Vec::new() });
        self.report.outline.push(OutlineEntry::Section(place));
        self.provenance.sections.push(LineSpan::line(line));
        let place = u32::try_from(place).unwrap_or(u32::MAX);
        self.cursor = Cursor::Section(place);
        place
    }

    /// The goal tree has its place in the outline where its first goal stands.
    pub(crate) fn note_goals(&mut self) {
        if !self.goals_outlined {
            self.goals_outlined = true;
            self.report.outline.push(OutlineEntry::Goals);
        }
    }

    fn take_prose(&mut self, line: Line<'s>) {
        self.end_rows();
        let text = self.prose_text(&line);
        let blank_before = line.blank_before;
        match self.cursor {
            Cursor::Head => self.fate(Fate::Unplaced(Reason::BeforeFirstHeading)),
            Cursor::Section(section) => {
                self.add_words(&text, blank_before);
                self.placed(Place::Section(section));
            }
            Cursor::Goal { goal, .. } => {
                self.add_words(&text, blank_before);
                self.placed(Place::GoalText(goal));
            }
        }
    }

    /// A line's words; a Markdown heading inside a text becomes a bold paragraph.
    fn prose_text(&self, line: &Line<'s>) -> Cow<'s, str> {
        if self.form == SourceForm::Markdown && line.text.starts_with(['#', '>']) {
            let probe = Probe::of(line.text, self.form);
            if probe.hashes > 0 {
                return Cow::Owned(format!("**{}**", probe.core));
            }
            return Cow::Borrowed(line.text.trim_start_matches(['>', ' ']));
        }
        let hard_break = line.text.strip_suffix('\\').filter(|_| self.form == SourceForm::Markdown);
        Cow::Borrowed(hard_break.unwrap_or(line.text))
    }
}
