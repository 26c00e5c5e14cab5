//! What a line is: a level's label, a text's label, a grade, a heading, or running text.

use tertial_domain::assessment::Assessment;
use tertial_domain::goal::{GoalLevel, GoalText};

use crate::ledger::Place;
use crate::read::{Cursor, Reader};
use crate::recognise::goal_headings::{Rank, level_of};
use crate::recognise::probe::{Probe, split_number};
use crate::recognise::raw_table::RawKind;
use crate::recognise::symbols::strip_end_signs;
use crate::recognise::vocabulary::Word;
use crate::source_text::SourceForm;
use crate::tidy_text::inline;
use crate::tidy_text::words::{fold_key, push_clean, starts_large};

/// A line longer than this, in bytes, is no heading.
const LONGEST_HEADING: usize = 160;

/// What a line is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Kind<'s> {
    /// Running text.
    Prose,
    /// A goal begins.
    Level { level: GoalLevel, number: Option<&'s str>, title: Option<&'s str> },
    /// A goal's labelled text begins, perhaps with words on the same line.
    Text { goal: u32, label: GoalText, rest: Option<&'s str> },
    /// A heading within a goal that is no known label: what stands under it is text of its own.
    SubHeading { goal: u32, text: &'s str },
    /// A heading that says no more than the goal's table under it.
    TableCaption { goal: u32 },
    /// A grade alone.
    Grade(Assessment),
    /// The heading of the contents.
    Contents,
    /// A heading outside the goals, or the heading of the goals.
    Heading { text: &'s str, level: u8, goals: bool },
    /// The header of a table whose cells stand without tabs.
    RawTable(RawKind),
}

impl<'s> Reader<'s> {
    /// What the line at a place is, as far as the reading has come.
    pub(crate) fn classify(&mut self, at: usize) -> Kind<'s> {
        let Some(line) = self.lines.get(at).copied() else { return Kind::Prose };
        if line.has_tab && self.form == SourceForm::PlainText {
            return self.classify_tabbed(line.text);
        }
        if let Some(grade) = self.listed_grade(line.text) {
            return Kind::Grade(grade);
        }
        let first = line.text.as_bytes().first().copied().unwrap_or(b' ');
        if first.is_ascii_lowercase() {
            return self.small_label(line.text, at).unwrap_or(Kind::Prose);
        }
        let probe = Probe::of(line.text, self.form);
        if probe.core.is_empty() || !probe.may_head() {
            return self.small_label(probe.core, at).unwrap_or(Kind::Prose);
        }
        if let Some(kind) = self.grade_line(&probe) {
            return kind;
        }
        if let Some(kind) = self.label(&probe, at) {
            return kind;
        }
        if probe.core.len() > LONGEST_HEADING && probe.hashes == 0 {
            return Kind::Prose;
        }
        if let Some(kind) = self.raw_header(&probe, at) {
            return kind;
        }
        self.numbered_goal(&probe, at).or_else(|| self.heading(&probe, at)).unwrap_or(Kind::Prose)
    }

    /// Folds words into the buffer for them; what was folded last is not folded again.
    pub(crate) fn fold_core(&mut self, text: &'s str) {
        if !std::ptr::eq(text, self.folded) {
            fold_key(text, &mut self.core_key);
            self.folded = text;
        }
    }

    /// "2.1<tab>Title" is the one line with a tab that is no row and no prose.
    fn classify_tabbed(&mut self, text: &'s str) -> Kind<'s> {
        let text = text.trim();
        match split_number(text) {
            Some((number, _)) if self.in_goals => {
                self.fold_core(text);
                let level = level_of(number);
                match (self.contents.lists(&self.core_key), level) {
                    (true, Some(level)) => Kind::Level { level, number: None, title: Some(text) },
                    _ => Kind::Prose,
                }
            }
            _ => Kind::Prose,
        }
    }

    /// "• Uppfylls helt", "* Uppfylls helt", and "l Uppfylls helt": a sign that has become a letter
    /// with its font gone.
    fn listed_grade(&mut self, text: &'s str) -> Option<Assessment> {
        const LONGEST: usize = 90;
        let first = text.chars().next().filter(|_| text.len() <= LONGEST)?;
        let sign = first.is_ascii_alphabetic() || matches!(first, '•' | '*' | '·' | '§' | '¡');
        let rest = text.get(first.len_utf8()..).filter(|_| sign)?;
        let words = rest.strip_prefix(char::is_whitespace)?;
        let probe = Probe::of(words, self.form);
        match self.grade_line(&probe) {
            Some(Kind::Grade(grade @ Assessment::Graded { .. })) => Some(grade),
            _ => None,
        }
    }

    pub(crate) fn grade_line(&mut self, probe: &Probe<'s>) -> Option<Kind<'s>> {
        const LONGEST: usize = 90;
        let Cursor::Goal { text, .. } = self.cursor else { return None };
        if probe.core.len() > LONGEST || !self.is_ungraded() {
            return None;
        }
        let words = strip_end_signs(probe.without_dash());
        if !self.vocabulary.may_grade(words) {
            return None;
        }
        self.fold_core(words);
        let assessment = self.vocabulary.grade(&self.core_key, self.tense())?;
        let fits = match assessment {
            Assessment::NotAssessed | Assessment::Missing => text.is_none(),
            Assessment::Graded { .. } => true,
        };
        fits.then_some(Kind::Grade(assessment))
    }

    fn is_ungraded(&mut self) -> bool {
        let Cursor::Goal { goal, .. } = self.cursor else { return false };
        self.tree.node(goal).is_some_and(|node| node.assessment == Assessment::Missing)
    }

    fn heading(&mut self, probe: &Probe<'s>, at: usize) -> Option<Kind<'s>> {
        let line = self.lines.get(at).copied()?;
        let text = probe.core;
        self.fold_core(text);
        let (mut word, mut known) = self.vocabulary.word_and_section(&self.core_key);
        let numbered = split_heading_number(text);
        if let Some((_, title)) = numbered.filter(|_| word.is_none()) {
            fold_key(title, &mut self.key);
            (word, known) = self.vocabulary.word_and_section(&self.key);
        }
        let listed = self.contents.lists(&self.core_key);
        let in_goal = matches!(self.cursor, Cursor::Goal { .. });
        let found = |level: u8, goals: bool| Some(Kind::Heading { text, level, goals });
        if self.heads_goals(word, numbered.map_or(text, |(_, title)| title)) {
            let stands = line.blank_before || probe.hashes > 0 || listed;
            if stands || self.stands_as_heading(at) {
                return found(1, true);
            }
        }
        if probe.hashes > 0 {
            return self.marked_heading(probe, known, at);
        }
        if listed && (line.blank_before || !text.ends_with('.')) {
            let around = if self.in_goals { 1 } else { self.heading_level };
            let usual = self.vocabulary.begins_heading(&self.core_key).then_some(2);
            let of_economy = self.is_other_of_economy(at);
            let level = if of_economy { 2 } else { known.or(usual).unwrap_or(around) };
            return found(level, false);
        }
        let punctuated = text.ends_with([':', ';', ',', '!', '?']);
        if let Some(level) = known
            && !punctuated
            && (!in_goal || (level == 1 && self.ends_goals(at)))
        {
            let stands = line.blank_before || self.form == SourceForm::PlainText;
            let unlisted = self.contents.is_reached() && !self.contents.knows(&self.core_key);
            let level = match (level, numbered) {
                (_, Some((number, _))) => depth(number),
                (1, None) if unlisted || self.is_other_of_economy(at) => 2,
                (level, None) => level,
            };
            return if stands && self.stands_as_heading(at) { found(level, false) } else { None };
        }
        if in_goal {
            return self.sub_heading(probe, at);
        }
        if !line.blank_before {
            return None;
        }
        if self.vocabulary.begins_heading(&self.core_key) && !punctuated && self.stands_alone(at) {
            return found(2, false);
        }
        let emphasised = probe.emphasis && self.stands_alone(at) && !text.ends_with(['.', ',']);
        let title = numbered.map_or(text, |(_, title)| title);
        let chapter = numbered.is_some_and(|(number, _)| number.contains('.'))
            && starts_large(title)
            && !punctuated
            && !text.ends_with('.')
            && self.stands_alone(at);
        if emphasised || chapter || self.looks_like_heading(title, at) {
            let level = match numbered {
                Some((number, _)) => depth(number),
                None => self.heading_level.saturating_add(1).min(6),
            };
            return found(level, false);
        }
        None
    }

    /// Whether a heading is that of the goal tree.
    fn heads_goals(&mut self, word: Option<Word>, title: &str) -> bool {
        match (word, self.cursor) {
            (Some(Word::GoalsHeading), _) => true,
            (Some(Word::TextHeading(_)), Cursor::Head | Cursor::Section(_)) => {
                fold_key(title, &mut self.key);
                self.vocabulary.heads_goals(&self.key)
            }
            _ => false,
        }
    }

    /// "Övrigt" under the economy, where another one or other headings of the top are to come.
    fn is_other_of_economy(&self, at: usize) -> bool {
        const MOST_LINES: usize = 400;
        const LONGEST: usize = 60;
        if !self.head.under_economy || self.core_key != "övrigt" {
            return false;
        }
        if self.contents.lists_again(&self.core_key) {
            return true;
        }
        let mut key = String::new();
        let ahead = self.lines.iter().skip(at + 1).take(MOST_LINES);
        ahead.filter(|line| line.text.len() <= LONGEST && !line.has_tab).any(|line| {
            fold_key(Probe::of(line.text, self.form).core, &mut key);
            self.vocabulary.section_level(&key) == Some(1)
        })
    }

    /// A Markdown heading: a section, or a heading within a goal.
    fn marked_heading(
        &mut self,
        probe: &Probe<'s>,
        known: Option<u8>,
        at: usize,
    ) -> Option<Kind<'s>> {
        if let Cursor::Goal { goal, .. } = self.cursor
            && known.is_none()
        {
            match self.rank_in_goal(probe.hashes) {
                Rank::Text => return None,
                Rank::Labels => return Some(Kind::SubHeading { goal, text: probe.core }),
                Rank::Sections => {}
            }
        }
        let level = probe.hashes.saturating_sub(self.head.title_hashes).max(1);
        let level = match known.filter(|_| self.one_level) {
            Some(1) if self.is_other_of_economy(at) => 2,
            Some(usual) => usual,
            None => level,
        };
        Some(Kind::Heading { text: probe.core, level, goals: false })
    }

    /// A known heading of the top ends the goal tree where it stands alone.
    fn ends_goals(&self, at: usize) -> bool {
        let blank_before = self.lines.get(at).is_some_and(|line| line.blank_before);
        let raw_text_follows =
            self.lines.get(at + 1).is_none_or(|next| next.blank_before || starts_large(next.text));
        let phrase = self.core_key.contains(' ') && self.stands_as_heading(at);
        raw_text_follows && (blank_before || phrase || self.contents.length_is_zero())
    }

    /// A known word is a heading when nothing on the same paragraph shows that it is text.
    pub(crate) fn stands_as_heading(&self, at: usize) -> bool {
        let line = self.lines.get(at);
        let next = self.lines.get(at + 1);
        let after_text = line.is_some_and(|line| !line.blank_before)
            && at.checked_sub(1) != self.last_heading_at;
        let before = at.checked_sub(1).and_then(|before| self.lines.get(before));
        let sentence_ended = before.is_none_or(|line| {
            let row_ended =
                self.last_rows.is_some() && line.text.ends_with(|c: char| c.is_ascii_digit());
            line.has_tab || row_ended || line.text.trim_end().ends_with(['.', '!', '?', ')', ':'])
        });
        let text_follows =
            next.is_none_or(|next| next.blank_before || starts_large(next.text) || next.has_tab);
        text_follows && (!after_text || (sentence_ended && next.is_some()))
    }

    pub(crate) fn stands_alone(&self, at: usize) -> bool {
        self.lines.get(at).is_some_and(|line| line.blank_before)
            && self.lines.get(at + 1).is_some_and(|next| next.blank_before)
    }

    /// A short line between blank lines, without a sentence's end, with text after it.
    pub(crate) fn looks_like_heading(&self, text: &str, at: usize) -> bool {
        const LONGEST: usize = 90;
        const TEXT: usize = 60;
        let Some(next) = self.lines.get(at + 1).filter(|_| self.stands_alone(at)) else {
            return false;
        };
        let shape = text.len() <= LONGEST
            && text.split_whitespace().count() <= 10
            && starts_large(text)
            && !text.ends_with(['.', ',', ':', ';', '!', '?', '-'])
            && !crate::tidy_text::page_furniture::is_contact(text);
        let sentence = next.text.trim_end().ends_with(['.', '!', '?', ':']);
        shape && (next.text.len() >= TEXT || sentence)
    }

    /// Opens the section whose heading is the present line.
    pub(crate) fn begin_section(&mut self, text: &'s str, level: u8, goals: bool) {
        let Some(line) = self.line() else { return };
        let mut heading = String::new();
        push_clean(&mut heading, text);
        let heading = inline::plain(heading, self.form);
        fold_key(&heading, &mut self.key);
        if !(level == 2 && self.head.under_economy && self.key == "övrigt")
            || self.contents.lists_again(&self.key)
        {
            self.contents.pass(&self.key);
        }
        let known = self.vocabulary.section_level(&self.key).is_some() || goals;
        if level == 1 {
            self.head.under_economy = self.key.contains("ekonomi");
        }
        if known || level == 1 || self.contents.knows(&self.key) {
            self.heading_level = level;
        }
        let place = self.open_section(heading, level, line.number);
        self.last_heading_at = Some(self.at);
        self.tree.close();
        self.in_goals = goals;
        self.placed(Place::SectionHeading(place));
    }
}

/// "3.1 Driftbudget" and "3 Ekonomi": the number of a heading and its words.
fn split_heading_number(text: &str) -> Option<(&str, &str)> {
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    split_number(text).or_else(|| {
        let (number, title) = text.split_once(' ')?;
        let sound = number.len() <= 2 && number.bytes().all(|byte| byte.is_ascii_digit());
        (sound && starts_large(title)).then_some((number, title))
    })
}

/// How deep a heading's number is: "3" is the top.
fn depth(number: &str) -> u8 {
    u8::try_from(number.split('.').count()).unwrap_or(6).min(6)
}
