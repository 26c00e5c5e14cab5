//! Labels of levels and texts: alone on a line, before a colon, in bold, in small letters.

use tertial_domain::assessment::Assessment;
use tertial_domain::goal::GoalText;

use crate::read::{Cursor, Reader};
use crate::recognise::headings::Kind;
use crate::recognise::probe::{Probe, split_number};
use crate::recognise::vocabulary::Word;
use crate::source_text::SourceForm;
use crate::tidy_text::words::{fold_key, starts_large, starts_small};

impl<'s> Reader<'s> {
    /// A level's or a text's label, alone or with words after a colon.
    pub(crate) fn label(&mut self, probe: &Probe<'s>, at: usize) -> Option<Kind<'s>> {
        let core = probe.core;
        let longest = self.vocabulary.longest() + 8;
        let (label, rest, marked) = match emphasised_start(core, self.form) {
            Some((label, rest)) => (label, rest, true),
            None => match colon(core, longest) {
                Some((label, rest)) => (label, rest, false),
                None if core.len() <= longest => (core, "", false),
                None => return self.label_without_colon(probe),
            },
        };
        let word = if self.vocabulary.may_begin(label) {
            self.fold_core(label);
            self.vocabulary.word(&self.core_key)
        } else {
            None
        };
        let rest = (!rest.is_empty()).then_some(rest);
        match word {
            Some(Word::Level(level)) => Some(Kind::Level { level, number: None, title: rest }),
            Some(Word::Text(text)) => self.text_label(text, rest, marked || probe.emphasis, at),
            Some(Word::TextHeading(text)) => {
                if let Some(grade) = rest.and_then(|rest| self.grade_after_label(rest)) {
                    return Some(Kind::Grade(grade));
                }
                let marked = marked || probe.emphasis;
                let stands = if marked || probe.hashes > 0 {
                    !self.is_below_labels(probe.hashes)
                } else {
                    rest.is_none() && self.stands_over_text(at)
                };
                if stands { self.text_label(text, rest, marked, at) } else { None }
            }
            Some(Word::TableCaption) if rest.is_none() => self.table_caption(at),
            Some(Word::Contents) if rest.is_none() => Some(Kind::Contents),
            Some(_) => None,
            None => self.numbered_label(label, rest).or_else(|| self.label_without_colon(probe)),
        }
    }

    /// "Måluppfyllelse: Målet är delvis uppfyllt": the words after a label are a grade.
    fn grade_after_label(&mut self, rest: &'s str) -> Option<Assessment> {
        let probe = Probe::of(rest, self.form);
        match self.grade_line(&probe) {
            Some(Kind::Grade(grade @ Assessment::Graded { .. })) => Some(grade),
            _ => None,
        }
    }

    /// Whether a line is set apart from the text before it and stands over the text after it.
    fn stands_over_text(&self, at: usize) -> bool {
        let Some(line) = self.lines.get(at) else { return false };
        let before = at.checked_sub(1).and_then(|before| self.lines.get(before));
        let ended = before.is_none_or(|line| line.text.trim_end().ends_with(['.', '!', '?', ':']));
        let goes_on = self.lines.get(at + 1).is_none_or(|next| starts_small(next.text));
        let under_rows = self.last_rows.is_some();
        !goes_on && (line.blank_before || (!under_rows && (ended || self.has_no_prose())))
    }

    /// A label in small letters alone on its line: one only where no sentence goes on over it and
    /// what follows begins as titles and texts do.
    pub(crate) fn small_label(&mut self, text: &'s str, at: usize) -> Option<Kind<'s>> {
        let label = text.strip_suffix(':').unwrap_or(text).trim_end();
        let word = self.vocabulary.word(label)?;
        let line = self.lines.get(at)?;
        let next = self.lines.get(at + 1)?;
        let before = at.checked_sub(1).and_then(|before| self.lines.get(before));
        let sentence_ended = self.has_no_prose()
            || before.is_none_or(|line| line.text.trim_end().ends_with(['.', '!', '?', ':']));
        let marked = line.blank_before || label.len() < text.len();
        let follows = Probe::of(next.text, self.form).core;
        let begins = follows.starts_with(|c: char| c.is_uppercase() || !c.is_alphabetic());
        if !(marked && sentence_ended && begins) {
            return None;
        }
        match (word, self.cursor) {
            (Word::Level(level), _) => Some(Kind::Level { level, number: None, title: None }),
            (Word::Text(label), Cursor::Goal { goal, .. }) => {
                Some(Kind::Text { goal, label, rest: None })
            }
            (
                Word::Text(_)
                | Word::TextHeading(_)
                | Word::TableCaption
                | Word::Contents
                | Word::GoalsHeading
                | Word::Section(_),
                _,
            ) => None,
        }
    }

    /// "Enhetsmål 1: Title" and "Nämndmål 1.2: Title".
    fn numbered_label(&mut self, label: &'s str, rest: Option<&'s str>) -> Option<Kind<'s>> {
        let (words, number) = label.rsplit_once(' ')?;
        let number = number.trim_end_matches('.');
        let digits = number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        if number.is_empty() || number.len() > 8 || !digits {
            return None;
        }
        fold_key(words, &mut self.key);
        match self.vocabulary.word(&self.key) {
            Some(Word::Level(level)) => {
                Some(Kind::Level { level, number: Some(number), title: rest })
            }
            _ => None,
        }
    }

    /// "### Enhetsmål Title" and "Nämndmål 1.2 Title": a heading that begins with a level's label;
    /// outside a marked heading a number must follow it.
    fn label_without_colon(&mut self, probe: &Probe<'s>) -> Option<Kind<'s>> {
        const MOST_WORDS: usize = 5;
        if !self.vocabulary.begins_level(probe.core) {
            return None;
        }
        let ends = probe.core.match_indices(' ').map(|(end, _)| end).take(MOST_WORDS);
        let mut found = None;
        for end in ends {
            fold_key(probe.core.get(..end)?, &mut self.key);
            if let Some(Word::Level(level)) = self.vocabulary.word(&self.key) {
                found = Some((level, end));
            }
        }
        let (level, end) = found?;
        let title = probe.core.get(end..)?.trim_start_matches([' ', '–', '-', ':', '\t']);
        if split_number(title).is_some() {
            return Some(Kind::Level { level, number: None, title: Some(title) });
        }
        let (number, rest) = title.split_once(' ').unwrap_or((title, ""));
        let numbered = number.len() <= 3
            && !number.is_empty()
            && number.bytes().all(|byte| byte.is_ascii_digit())
            && starts_large(rest);
        if numbered {
            return Some(Kind::Level { level, number: Some(number), title: Some(rest) });
        }
        (probe.hashes > 0).then_some(Kind::Level { level, number: None, title: Some(title) })
    }

    /// A label of the open goal's texts. With words after the colon it is one only where the goal
    /// has shown that it writes so; otherwise it belongs to the running text.
    fn text_label(
        &mut self,
        label: GoalText,
        rest: Option<&'s str>,
        marked: bool,
        at: usize,
    ) -> Option<Kind<'s>> {
        let Cursor::Goal { goal, text, inline_labels } = self.cursor else { return None };
        let line = self.lines.get(at)?;
        let starts_block = line.blank_before || marked || inline_labels || text.is_none();
        let taken = match rest {
            None => true,
            Some(_) => marked || inline_labels || (text.is_none() && starts_block),
        };
        taken.then_some(Kind::Text { goal, label, rest })
    }
}

/// The words before and after the first colon that ends a label: a blank or the end follows it.
fn colon(core: &str, longest: usize) -> Option<(&str, &str)> {
    let window = core.as_bytes().get(..core.len().min(longest + 1))?;
    memchr::memchr_iter(b':', window).find_map(|at| {
        let rest = core.get(at + 1..)?;
        let ends = rest.is_empty() || rest.starts_with(char::is_whitespace);
        ends.then(|| (core.get(..at).unwrap_or(""), rest.trim()))
    })
}

/// "**Label:** words" and "*Label*: words".
fn emphasised_start(core: &str, form: SourceForm) -> Option<(&str, &str)> {
    if form != SourceForm::Markdown {
        return None;
    }
    let mark = ["**", "__", "*", "_"].into_iter().find(|mark| core.starts_with(mark))?;
    let inner = core.get(mark.len()..)?;
    let window_end = inner.char_indices().map(|(at, _)| at).take_while(|at| *at <= 96).last()?;
    let close = inner
        .get(..window_end)
        .unwrap_or(inner)
        .find(mark)
        .or_else(|| inner.find(mark).filter(|at| *at <= 96))?;
    let label = inner.get(..close)?;
    let rest = inner.get(close + mark.len()..)?;
    let is_label = label.ends_with(':') || rest.starts_with(':') || rest.is_empty();
    is_label.then(|| (label.trim_end_matches(':'), rest.trim_start_matches(':').trim()))
}
