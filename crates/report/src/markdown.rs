//! A document as Markdown: `CommonMark` with pipe tables, readable as it stands, and read back whole.
//!
//! Words show as words whatever signs they hold. What words cannot tell a program (which level a
//! goal has, which column is which) stands in comments that no reader sees; [`what_markdown_holds`]
//! says what comes back.

mod code;
mod head;
mod holds;
mod rows;
mod tables;
mod written;

use std::collections::BTreeMap;

use tertial_domain::assessment::Assessment;
use tertial_domain::goal::GoalText;
use tertial_domain::report::{GoalNode, Report};

pub use self::holds::what_markdown_holds;
use self::written::{Piece, Spot};
use crate::document::{
    Block, Document, Figure, GoalHeading, Heading, HeadingLevel, Inline, LanguageTag, LinkTarget,
    List, ListOrder, Sign,
};

/// What every file of this form begins with.
pub const START: &str = "<!-- tertial-markdown/1";

/// The document of a report as Markdown. Where the document names places of the report, the facts
/// are the report's own.
pub fn markdown(document: &Document, report: &Report) -> String {
    let mut writer = Writer::new(document, report);
    head::write(document, report, &mut writer.out);
    writer.body();
    head::legend(document, &mut writer.out);
    let end = writer.out.trim_end().len();
    writer.out.truncate(end);
    writer.out.push('\n');
    writer.out
}

/// A document that is no single report's as Markdown for people: it makes no claim to be read back.
pub fn plain_markdown(document: &Document) -> String {
    let text = markdown(document, &Report::default());
    match text.split_once('\n') {
        Some((first, rest)) if first.starts_with(START) => rest.trim_start().to_owned(),
        Some(_) | None => text,
    }
}

/// Where in the report the words belong that are written now.
#[derive(Clone, Copy)]
enum Open<'a> {
    /// Before the first section.
    Head,
    /// In a section, counted as they are written.
    Section { number: usize, heading: &'a str },
    /// Under a goal; fresh until it has a label or table.
    Goal { goal: &'a GoalNode, is_fresh: bool },
}

/// A place that has begun and still waits for its heading.
enum Begun<'a> {
    Section(u8),
    Goal { goal: &'a GoalNode, depth: usize },
    Text(GoalText),
}

struct Writer<'a> {
    document: &'a Document,
    report: &'a Report,
    /// The number that each section of the report gets in the file.
    sections: BTreeMap<usize, usize>,
    /// Which tables stand in a text.
    inside: Vec<bool>,
    out: String,
    open: Open<'a>,
    begun: Option<Begun<'a>>,
    /// The list that was written last, if nothing has come after it.
    last_list: Option<ListOrder>,
}

impl<'a> Writer<'a> {
    fn new(document: &'a Document, report: &'a Report) -> Self {
        let written = document.places.iter().filter_map(|mark| numbered(&mark.place, "sections/"));
        Self {
            document,
            report,
            sections: written.enumerate().map(|(number, section)| (section, number)).collect(),
            inside: holds::tables_inside_texts(report),
            out: String::new(),
            open: Open::Head,
            begun: None,
            last_list: None,
        }
    }

    fn body(&mut self) {
        let mut places = self.document.places.iter().peekable();
        for (at, block) in self.document.blocks.iter().enumerate() {
            while let Some(mark) = places.next_if(|mark| mark.block <= at) {
                self.begin(&mark.place);
            }
            self.block(block);
        }
        for mark in places {
            self.begin(&mark.place);
        }
        self.settle();
    }

    /// A place of the report begins.
    fn begin(&mut self, place: &str) {
        self.settle();
        self.last_list = None;
        if let Some(section) = numbered(place, "sections/") {
            let Some(found) = self.report.sections.get(section) else { return };
            let number = self.sections.get(&section).copied().unwrap_or_default();
            let heading = if found.heading.trim().is_empty() { "" } else { &found.heading };
            self.open = Open::Section { number, heading };
            self.begun = Some(Begun::Section(found.level));
        } else if let Some((goal, rest, depth)) = holds::goal_at(self.report, place) {
            let label = rest.strip_prefix("texts/").and_then(GoalText::from_code);
            self.begun = match label {
                None => Some(Begun::Goal { goal, depth }),
                Some(GoalText::Body) if self.is_fresh() && holds::says_something(goal) => None,
                Some(label) => Some(Begun::Text(label)),
            };
        }
    }

    /// Whether the goal that is open has neither label nor table yet.
    const fn is_fresh(&self) -> bool {
        matches!(self.open, Open::Goal { is_fresh: true, .. })
    }

    /// A place that got no heading is told by its code alone.
    fn settle(&mut self) {
        let Some(begun) = self.begun.take() else { return };
        let line = match begun {
            Begun::Section(level) => section_code(level),
            Begun::Goal { goal, depth } => {
                self.open = Open::Goal { goal, is_fresh: true };
                goal_code(goal, depth)
            }
            Begun::Text(label) => self.text_code(label),
        };
        self.line(&line);
    }

    fn text_code(&mut self, label: GoalText) -> String {
        if let Open::Goal { is_fresh, .. } = &mut self.open {
            *is_fresh = false;
        }
        code::comment(["text", label.code()])
    }

    fn line(&mut self, line: &str) {
        self.out.push_str(line);
        self.out.push_str("\n\n");
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(heading) => self.heading(heading),
            Block::Goal(goal) => self.goal(goal),
            Block::Label(label) => {
                let code = match self.begun.take() {
                    Some(Begun::Text(label)) => Some(self.text_code(label)),
                    begun => {
                        self.begun = begun;
                        None
                    }
                };
                self.titled(label.level, code.as_deref(), |out| {
                    written::plain(&label.text, Spot::Heading, out);
                });
            }
            Block::Paragraph(text) => self.paragraph(text),
            Block::List(list) => self.list(list),
            Block::Table(table) => {
                self.settle();
                self.table(table);
            }
            Block::Figure(figure) => self.figure(figure),
        }
        if !matches!(block, Block::List(_)) {
            self.last_list = None;
        }
    }

    /// A heading with its code on the line below.
    fn titled(&mut self, level: HeadingLevel, code: Option<&str>, words: impl Fn(&mut String)) {
        self.settle();
        self.out.push_str(hashes(level));
        words(&mut self.out);
        if let Some(code) = code {
            self.out.push('\n');
            self.out.push_str(code);
        }
        self.out.push_str("\n\n");
    }

    /// The heading's level tells the section's own, where it can.
    fn heading(&mut self, heading: &Heading) {
        let told = u8::try_from(hashes(heading.level).trim_end().len()).unwrap_or(1) - 1;
        let code = match self.begun.take() {
            Some(Begun::Section(level)) => (level != told).then(|| section_code(level)),
            begun => {
                self.begun = begun;
                None
            }
        };
        self.titled(heading.level, code.as_deref(), |out| {
            if let Some(number) = &heading.number {
                written::plain(number, Spot::Heading, out);
                out.push(' ');
            }
            written::pieces(&pieces_of(&heading.text), Spot::Heading, out);
        });
    }

    fn goal(&mut self, heading: &GoalHeading) {
        let Some(Begun::Goal { goal, depth }) = self.begun.take() else {
            self.titled(heading.level, None, |out| {
                written::pieces(&pieces_of(&heading.text), Spot::Heading, out);
            });
            return;
        };
        self.open = Open::Goal { goal, is_fresh: true };
        self.titled(heading.level, Some(&goal_code(goal, depth)), |out| {
            written::emphasis(&heading.kind, out);
            if let Some(number) = goal.number.as_deref().filter(|number| !number.is_empty()) {
                out.push(' ');
                written::strong(number, out);
            }
            out.push(' ');
            written::plain(&goal.title, Spot::Heading, out);
        });
        if let Some(status) = &heading.status {
            let mut line = format!("> {} ", sign(status.sign));
            written::plain(&status.word, Spot::Within, &mut line);
            self.line(&line);
        }
    }

    fn paragraph(&mut self, text: &[Inline]) {
        self.settle();
        self.text(text);
        self.out.push_str("\n\n");
    }

    /// Running text; a new line in a paragraph is one here too.
    fn text(&mut self, text: &[Inline]) {
        let is_break = |inline: &Inline| matches!(inline, Inline::Break);
        for (at, line) in text.split(is_break).enumerate() {
            if at > 0 {
                self.out.push_str("\\\n");
            }
            written::pieces(&pieces_of(line), Spot::Start, &mut self.out);
        }
    }

    fn list(&mut self, list: &List) {
        self.settle();
        self.items(list.order, list.items.iter().map(|item| pieces_of(item)));
    }

    /// Two lists of a kind after each other would be one: a comment stands between them.
    fn items<'p>(&mut self, order: ListOrder, items: impl Iterator<Item = Vec<Piece<'p>>>) {
        let mut items = items.filter(|item| !item.is_empty()).zip(1_usize..).peekable();
        if items.peek().is_none() {
            return;
        }
        if self.last_list.replace(order) == Some(order) {
            self.line(&code::comment(["list"]));
        }
        for (item, number) in items {
            match order {
                ListOrder::Unordered => self.out.push_str("- "),
                ListOrder::Ordered => self.out.extend([&number.to_string(), ". "]),
            }
            written::pieces(&item, Spot::Start, &mut self.out);
            self.out.push('\n');
        }
        self.out.push('\n');
    }

    /// A picture is told in words.
    fn figure(&mut self, figure: &Figure) {
        self.settle();
        self.line(&code::comment(["figure"]));
        for words in [Some(figure.alternative().as_str()), figure.caption()].into_iter().flatten() {
            let mut line = String::from("> ");
            written::plain(words, Spot::Start, &mut line);
            self.line(&line);
        }
    }
}

/// "sections/3" after "sections/" is 3.
fn numbered(place: &str, list: &str) -> Option<usize> {
    place.strip_prefix(list)?.parse().ok()
}

/// The title has one sign, so each level has one more; Markdown has no seventh.
const fn hashes(level: HeadingLevel) -> &'static str {
    match level.number() {
        0 | 1 => "## ",
        2 => "### ",
        3 => "#### ",
        4 => "##### ",
        _ => "###### ",
    }
}

fn section_code(level: u8) -> String {
    code::comment(["section", &level.to_string()])
}

fn goal_code(goal: &GoalNode, depth: usize) -> String {
    let place = format!("{}/{depth}", goal.level.code());
    match &goal.assessment {
        Assessment::Graded { grade, tense } => {
            code::comment(["goal", &place, grade.as_str(), tense.code()])
        }
        Assessment::NotAssessed => code::comment(["goal", &place, "not_assessed"]),
        Assessment::Missing => code::comment(["goal", &place]),
    }
}

/// The sign of a status as a character; the word beside it says the same.
const fn sign(sign: Sign) -> char {
    match sign {
        Sign::Disc => '●',
        Sign::Diamond => '◆',
        Sign::Square => '■',
        Sign::Dash => '–',
        Sign::Check => '✓',
        Sign::Play => '▷',
        Sign::Warning => '⚠',
        Sign::Ring => '○',
        Sign::HalfRing => '◐',
        Sign::DashedRing => '◌',
        Sign::Question => '?',
    }
}

/// Runs as pieces.
fn pieces_of(text: &[Inline]) -> Vec<Piece<'_>> {
    written::joined(text.iter().map(|inline| match inline {
        Inline::Run(run) => Piece {
            words: run.text.as_str().into(),
            strong: run.strong,
            emphasis: run.emphasis,
            link: run.link.as_ref().map(LinkTarget::as_str),
            language: run.language.as_ref().map(LanguageTag::as_str),
        },
        Inline::Break => Piece { words: " ".into(), ..Piece::default() },
    }))
}
