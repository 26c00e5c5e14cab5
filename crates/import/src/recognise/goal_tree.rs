//! The goal tree: levels, titles, grades, labelled texts.

use tertial_domain::assessment::Assessment;
use tertial_domain::goal::{GoalLevel, GoalText};
use tertial_domain::report::{ActivityRow, GoalNode, IndicatorRow};

use crate::draft::{GoalLines, LineSpan, NoticeKind, Provenance};
use crate::ledger::Place;
use crate::read::{Cursor, Reader};
use crate::recognise::head::LabelForm;
use crate::recognise::headings::Kind;
use crate::recognise::probe::{Probe, split_number};
use crate::recognise::symbols::{is_sign, strip_end_signs};
use crate::tidy_text::hyphenation::join_line;
use crate::tidy_text::inline;
use crate::tidy_text::words::{fold_key, push_clean, starts_large, starts_small};

/// Goals in document order; each knows the goal above it by its place.
#[derive(Default)]
pub(crate) struct Tree {
    goals: Vec<OpenGoal>,
    open: [Option<u32>; 4],
}

struct OpenGoal {
    parent: Option<u32>,
    node: GoalNode,
    lines: GoalLines,
}

const fn rank(level: GoalLevel) -> usize {
    match level {
        GoalLevel::Focus => 0,
        GoalLevel::Area => 1,
        GoalLevel::Committee => 2,
        GoalLevel::Unit => 3,
    }
}

impl Tree {
    /// Opens a goal under the nearest open goal of a higher level.
    fn open(&mut self, level: GoalLevel, number: Option<String>, line: u32) -> u32 {
        let rank = rank(level);
        let parent = self.open.iter().take(rank).rev().find_map(|goal| *goal);
        let place = u32::try_from(self.goals.len()).unwrap_or(u32::MAX);
        self.goals.push(OpenGoal {
            parent,
            node: GoalNode::new(level, number, String::new()),
            lines: GoalLines {
                span: LineSpan::line(line),
                indicators: Vec::new(),
                activities: Vec::new(),
            },
        });
        for (above, slot) in self.open.iter_mut().enumerate() {
            if above == rank {
                *slot = Some(place);
            } else if above > rank {
                *slot = None;
            }
        }
        place
    }

    /// Closes every goal: a section outside the tree begins.
    pub(crate) fn close(&mut self) {
        self.open = [None; 4];
    }

    fn goal(&mut self, place: u32) -> Option<&mut OpenGoal> {
        self.goals.get_mut(usize::try_from(place).ok()?)
    }

    pub(crate) fn node(&mut self, place: u32) -> Option<&mut GoalNode> {
        self.goal(place).map(|goal| &mut goal.node)
    }

    /// Notes that a line belongs to a goal.
    pub(crate) fn hold(&mut self, place: u32, line: u32) {
        if let Some(goal) = self.goal(place) {
            goal.lines.span.hold(line);
        }
    }

    pub(crate) fn push_indicator(&mut self, place: u32, row: IndicatorRow, lines: LineSpan) {
        if let Some(goal) = self.goal(place) {
            goal.node.indicators.push(row);
            goal.lines.indicators.push(lines);
        }
    }

    pub(crate) fn push_activity(&mut self, place: u32, row: ActivityRow, lines: LineSpan) {
        if let Some(goal) = self.goal(place) {
            goal.node.activities.push(row);
            goal.lines.activities.push(lines);
        }
    }

    /// All indicators, in document order.
    pub(crate) fn indicators(&self) -> impl Iterator<Item = &IndicatorRow> {
        self.goals.iter().flat_map(|goal| goal.node.indicators.iter())
    }

    /// The last indicator of a goal with its lines.
    pub(crate) fn last_indicator(
        &mut self,
        place: u32,
    ) -> Option<(&mut IndicatorRow, &mut LineSpan)> {
        let goal = self.goal(place)?;
        Some((goal.node.indicators.last_mut()?, goal.lines.indicators.last_mut()?))
    }

    /// The last activity of a goal with its lines.
    pub(crate) fn last_activity(
        &mut self,
        place: u32,
    ) -> Option<(&mut ActivityRow, &mut LineSpan)> {
        let goal = self.goal(place)?;
        Some((goal.node.activities.last_mut()?, goal.lines.activities.last_mut()?))
    }

    /// Hangs every goal under its parent, the last first, so that no goal is copied twice.
    pub(crate) fn into_goals(mut self, provenance: &mut Provenance) -> Vec<GoalNode> {
        let mut below: Vec<Vec<GoalNode>> = Vec::with_capacity(self.goals.len());
        below.resize_with(self.goals.len(), Vec::new);
        provenance.goals.reserve_exact(self.goals.len());
        let mut top = Vec::new();
        while let Some(OpenGoal { parent, mut node, lines }) = self.goals.pop() {
            provenance.goals.push(lines);
            // What has been hung up gives its memory back: a goal is in one list at a time.
            if self.goals.len() < self.goals.capacity() / 2 {
                self.goals.shrink_to_fit();
                below.shrink_to(self.goals.len() + 1);
            }
            let mut goals = below.pop().unwrap_or_default();
            goals.reverse();
            node.goals = goals;
            let parent = parent.and_then(|parent| usize::try_from(parent).ok());
            match parent.and_then(|parent| below.get_mut(parent)) {
                Some(siblings) => siblings.push(node),
                None => top.push(node),
            }
        }
        provenance.goals.reverse();
        top.reverse();
        top
    }
}

impl<'s> Reader<'s> {
    /// Opens a goal whose label stands on the present line, and reads its title.
    pub(crate) fn begin_goal(
        &mut self,
        level: GoalLevel,
        number: Option<&str>,
        title: Option<&'s str>,
    ) {
        let Some(line) = self.line() else { return };
        self.close_place();
        let hashes = Probe::of(line.text, self.form).hashes;
        self.head.goal_hashes = (hashes > 0).then_some(hashes).or(self.head.goal_hashes);
        let goal = self.tree.open(level, number.map(str::to_owned), line.number);
        self.cursor = Cursor::Goal { goal, text: None, inline_labels: false };
        self.note_goals();
        self.in_goals = true;
        self.placed(Place::GoalHeading(goal));
        let mut words = String::new();
        if let Some(title) = title {
            push_clean(&mut words, title);
        } else if let Some(title) = self.title_line() {
            push_clean(&mut words, title);
            self.placed(Place::GoalHeading(goal));
        }
        if words.is_empty() {
            self.notice(NoticeKind::GoalWithoutTitle, line.number);
        } else {
            self.continue_title(goal, &mut words);
        }
        self.settle_title(goal, words);
    }

    /// The next line, when it can be the title that a label announces.
    fn title_line(&mut self) -> Option<&'s str> {
        while self.skip_furniture() {}
        let line = self.line()?;
        if line.has_tab && split_number(line.text.trim()).is_none() {
            return None;
        }
        let core = Probe::of(line.text, self.form).core;
        if core.starts_with('|') && self.is_table_line(&line) {
            return None;
        }
        if split_number(core).is_some() {
            return Some(core);
        }
        match self.classify(self.at) {
            Kind::Level { .. }
            | Kind::Grade(_)
            | Kind::Text { .. }
            | Kind::TableCaption { .. }
            | Kind::RawTable(_) => None,
            Kind::Prose | Kind::SubHeading { .. } | Kind::Heading { .. } | Kind::Contents => {
                Some(core)
            }
        }
    }

    /// A title that a narrow page broke goes on without a blank line between.
    fn continue_title(&mut self, goal: u32, words: &mut String) {
        const MOST_LINES: usize = 6;
        const SHORT_LINE: usize = 56;
        for _ in 0..MOST_LINES {
            let mut page_ended = false;
            while self.skip_furniture() {
                page_ended = true;
            }
            let Some(line) = self.line() else { return };
            let over_page = page_ended && starts_small(line.text) && !words.ends_with('.');
            let before = self.at.checked_sub(1).and_then(|at| self.lines.get(at));
            let before = before.map_or("", |line| line.text);
            let ended = words.ends_with('.') || before.len() < SHORT_LINE;
            let parted = line.has_tab || self.is_table_line(&line);
            let apart = line.blank_before && !over_page;
            if apart || parted || (ended && starts_large(line.text)) {
                return;
            }
            if !matches!(self.classify(self.at), Kind::Prose) {
                return;
            }
            join_line(words, Probe::of(line.text, self.form).core);
            self.placed(Place::GoalHeading(goal));
        }
    }

    /// Splits the number and a grade on the same line off, and gives the goal its title.
    fn settle_title(&mut self, goal: u32, words: String) {
        let mut words = inline::plain(words, self.form);
        let graded = self.split_grade(&words);
        if let Some((length, assessment)) = graded {
            words.truncate(length);
            if let Some(node) = self.tree.node(goal) {
                node.assessment = assessment;
            }
        }
        let split =
            split_number(&words).map(|(number, title)| (number.to_owned(), title.to_owned()));
        let (number, title) = split.map_or((None, words), |(number, title)| (Some(number), title));
        let title = strip_end_signs(&title).to_owned();
        fold_key(&title, &mut self.key);
        self.contents.pass(&self.key);
        if let Some(node) = self.tree.node(goal) {
            node.title = title;
            if number.is_some() {
                node.number = number;
            }
        }
    }

    /// "Title ● Uppfylls helt": where the title ends, and the grade.
    fn split_grade(&mut self, words: &str) -> Option<(usize, Assessment)> {
        let sign = words
            .char_indices()
            .rev()
            .find(|(_, c)| !c.is_ascii() && (is_sign(*c) || *c == '—'))?;
        let after = words.get(sign.0 + sign.1.len_utf8()..)?;
        fold_key(after, &mut self.key);
        let assessment = self.vocabulary.grade(&self.key, self.tense())?;
        Some((strip_end_signs(words.get(..sign.0)?).len(), assessment))
    }

    /// The present line is a grade of the open goal.
    pub(crate) fn take_grade(&mut self, goal: u32, assessment: Assessment) {
        if let Some(node) = self.tree.node(goal) {
            node.assessment = assessment;
        }
        self.end_rows();
        self.placed(Place::Grade(goal));
    }

    /// The present line is the label of a text, perhaps with words after it.
    pub(crate) fn begin_text(&mut self, goal: u32, label: GoalText, rest: Option<&'s str>) {
        if let Some(line) = self.line() {
            let hashes = Probe::of(line.text, self.form).hashes;
            let tight = rest.is_none() && !self.next_line_is_blank();
            self.head.label = Some(LabelForm { hashes, tight });
        }
        let inline_before = matches!(self.cursor, Cursor::Goal { inline_labels: true, .. });
        self.close_place();
        let inline_labels = inline_before || rest.is_some();
        self.cursor = Cursor::Goal { goal, text: Some(label), inline_labels };
        match rest {
            Some(rest) => {
                self.add_words(rest, true);
                self.placed(Place::GoalText(goal));
            }
            None => self.placed(Place::TextLabel(goal)),
        }
    }
}
