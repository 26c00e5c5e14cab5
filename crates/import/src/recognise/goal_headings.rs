//! Headings within the goal tree: numbered goals without a label, and headings in a goal that are
//! no known labels.

use tertial_domain::assessment::AssessmentTense;
use tertial_domain::goal::{GoalLevel, GoalText};

use crate::ledger::Place;
use crate::read::{Cursor, Reader};
use crate::recognise::columns;
use crate::recognise::headings::Kind;
use crate::recognise::probe::{Probe, split_number};
use crate::recognise::raw_header::read_header;
use crate::recognise::symbols::{strip_end_signs, strip_signs};
use crate::recognise::table::cells;
use crate::recognise::vocabulary::Word;
use crate::source_text::SourceForm;
use crate::tidy_text::lines::Line;
use crate::tidy_text::page_furniture::is_contact;
use crate::tidy_text::words::{fold_key, starts_large, starts_small};

/// Where an unknown heading within a goal stands among the headings that are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rank {
    /// Below the labels: it belongs to the text that is open.
    Text,
    /// Beside the labels.
    Labels,
    /// Beside or above the goals.
    Sections,
}

/// A goal's level as its number shows it.
pub(crate) fn level_of(number: &str) -> Option<GoalLevel> {
    match number.split('.').count() {
        1 => Some(GoalLevel::Focus),
        2 => Some(GoalLevel::Area),
        3 => Some(GoalLevel::Committee),
        _ => None,
    }
}

/// Whether a document's headings all have the same number of `#`, its title aside.
pub(crate) fn has_one_level(lines: &[Line<'_>], form: SourceForm) -> bool {
    if form != SourceForm::Markdown {
        return false;
    }
    let mut counts = [0_u32; 7];
    for line in lines.iter().filter(|line| line.text.starts_with('#')) {
        let hashes = line.text.bytes().take_while(|&byte| byte == b'#').count();
        if let Some(count) = counts.get_mut(hashes) {
            *count += 1;
        }
    }
    let levels = counts.iter().filter(|count| **count > 0).count();
    let title = counts.iter().find(|count| **count > 0).is_some_and(|first| *first == 1);
    levels == 1 || (levels == 2 && title)
}

impl<'s> Reader<'s> {
    /// "2.1 Title" without a label, where goals are expected or follow.
    pub(crate) fn numbered_goal(&mut self, probe: &Probe<'s>, at: usize) -> Option<Kind<'s>> {
        let (number, title) = split_number(probe.core)?;
        let level = level_of(number)?;
        let line = self.lines.get(at)?;
        let alone = line.blank_before
            && self.lines.get(at + 1).is_none_or(|next| next.blank_before)
            && !probe.core.ends_with('.');
        self.fold_core(probe.core);
        let marked = probe.hashes > 0 || probe.emphasis;
        if !(marked || alone || (self.in_goals && self.contents.lists(&self.core_key))) {
            return None;
        }
        if let Some((label, rest)) = title.split_once(": ") {
            fold_key(label, &mut self.key);
            if let Some(Word::Level(level)) = self.vocabulary.word(&self.key) {
                return Some(Kind::Level { level, number: Some(number), title: Some(rest) });
            }
        }
        fold_key(title, &mut self.key);
        let (word, section) = self.vocabulary.word_and_section(&self.key);
        let known = word == Some(Word::GoalsHeading)
            || section == Some(1)
            || (section.is_some() && !self.in_goals)
            || self.vocabulary.begins_heading(&self.key);
        let sure = self.in_goals
            && !known
            && (marked || number.contains('.') || self.contents.lists(&self.core_key));
        let goal = sure || self.goal_follows(number, at);
        goal.then_some(Kind::Level { level, number: None, title: Some(probe.core) })
    }

    /// Whether what stands under a numbered heading is a goal's: a level's label, a grade, a table
    /// of indicators or activities, before the next heading that is not below it.
    fn goal_follows(&mut self, number: &str, at: usize) -> bool {
        const MOST_LINES: usize = 60;
        const LONGEST: usize = 200;
        for next in at + 1..at + 1 + MOST_LINES {
            let Some(line) = self.lines.get(next).copied() else { return false };
            if line.has_tab || line.text.starts_with('|') {
                let first = cells(&line).into_iter().find(|cell| !cell.is_empty());
                if first.is_some_and(|first| columns::kind_of(strip_signs(first).0).is_some()) {
                    return true;
                }
                continue;
            }
            let probe = Probe::of(line.text, self.form);
            if probe.core.len() > LONGEST {
                continue;
            }
            if let Some((other, _)) = split_number(probe.core) {
                let below = other.strip_prefix(number).is_some_and(|rest| rest.starts_with('.'));
                if !below && (probe.hashes > 0 || line.blank_before) {
                    return false;
                }
                continue;
            }
            if self.begins_goal_part(&probe, next) {
                return true;
            }
            fold_key(probe.core, &mut self.key);
            if self.vocabulary.section_level(&self.key).is_some() && line.blank_before {
                return false;
            }
        }
        false
    }

    /// A level's label, a grade, or the head of a goal's table in a PDF's raw text.
    fn begins_goal_part(&mut self, probe: &Probe<'s>, at: usize) -> bool {
        let core = probe.core.trim_start_matches(['*', '_']);
        if self.vocabulary.begins_level(core) {
            let ends = core.match_indices([' ', ':']).map(|(end, _)| end).take(6);
            for end in ends.chain([core.len()]) {
                fold_key(core.get(..end).unwrap_or(""), &mut self.key);
                if matches!(self.vocabulary.word(&self.key), Some(Word::Level(_))) {
                    return true;
                }
            }
        }
        let words = strip_end_signs(probe.without_dash());
        if self.vocabulary.may_grade(words) {
            fold_key(words, &mut self.key);
            if self.vocabulary.grade(&self.key, AssessmentTense::Final).is_some() {
                return true;
            }
        }
        let first = probe.core.split(char::is_whitespace).next().unwrap_or("");
        columns::kind_of(first).is_some()
            && self.lines.get(at..).is_some_and(|lines| read_header(lines).is_some())
    }

    /// Whether a heading with so many `#` stands below the goals' labels.
    pub(crate) fn is_below_labels(&self, hashes: u8) -> bool {
        self.head.label.is_some_and(|label| label.hashes > 0 && hashes > label.hashes)
    }

    /// Where an unknown heading with `#` stands, while a goal is open.
    pub(crate) fn rank_in_goal(&self, hashes: u8) -> Rank {
        if self.is_below_labels(hashes) {
            return Rank::Text;
        }
        let outside =
            self.contents.knows(&self.core_key) || self.vocabulary.begins_heading(&self.core_key);
        let beside_labels =
            self.one_level || self.head.label.is_some_and(|label| label.hashes == hashes);
        if beside_labels && !outside {
            return Rank::Labels;
        }
        let deeper = self.head.goal_hashes.is_some_and(|goal| hashes > goal);
        match self.cursor {
            Cursor::Goal { text, .. } if deeper => {
                let states = matches!(
                    text,
                    None | Some(GoalText::ExpectedResult | GoalText::Description | GoalText::Body)
                );
                if states && !self.has_no_prose() { Rank::Labels } else { Rank::Text }
            }
            _ => Rank::Sections,
        }
    }

    /// A heading without `#` within a goal, that is no known label: it ends what is expected or
    /// described, and no other text.
    pub(crate) fn sub_heading(&mut self, probe: &Probe<'s>, at: usize) -> Option<Kind<'s>> {
        const LONGEST: usize = 80;
        const MOST_WORDS: usize = 8;
        let Cursor::Goal { goal, text: open, .. } = self.cursor else { return None };
        let ends_it = matches!(open, Some(GoalText::ExpectedResult | GoalText::Description));
        let line = self.lines.get(at)?;
        let next = self.lines.get(at + 1)?;
        if !ends_it || !line.blank_before || self.last_rows.is_some() || self.has_no_prose() {
            return None;
        }
        let text = probe.core;
        let asks = text.ends_with('?');
        let shape = text.len() <= LONGEST
            && text.split_whitespace().count() <= MOST_WORDS
            && starts_large(text)
            && !text.ends_with(['.', ',', ':', ';', '!', '-'])
            && !is_contact(text);
        let stands = if probe.emphasis {
            true
        } else if asks || (self.head.label.is_some_and(|label| label.tight) && !next.blank_before) {
            (asks || speaks_of_results(text)) && !starts_small(next.text)
        } else {
            speaks_of_results(text) && self.looks_like_heading(text, at)
        };
        (shape && stands).then_some(Kind::SubHeading { goal, text })
    }

    /// A heading above a goal's table.
    pub(crate) fn table_caption(&mut self, at: usize) -> Option<Kind<'s>> {
        let Cursor::Goal { goal, .. } = self.cursor else { return None };
        let next = self.lines.get(at + 1).copied()?;
        let parted = next.has_tab || next.text.starts_with('|');
        let first = cells(&next).into_iter().find(|cell| !cell.is_empty())?;
        let announces = columns::kind_of(strip_signs(first).0).is_some();
        (parted && announces).then_some(Kind::TableCaption { goal })
    }

    /// Opens the text under an unknown heading: it stands in the goal with its heading.
    pub(crate) fn begin_sub_heading(&mut self, goal: u32, text: &'s str) {
        self.close_place();
        let inline_labels = matches!(self.cursor, Cursor::Goal { inline_labels: true, .. });
        self.cursor = Cursor::Goal { goal, text: Some(GoalText::Body), inline_labels };
        if self.form == SourceForm::Markdown {
            self.add_words(&format!("**{text}**"), true);
        } else {
            self.add_words(text, true);
        }
        self.placed(Place::GoalText(goal));
    }

    /// The present line is a heading above a goal's table.
    pub(crate) fn take_table_caption(&mut self, goal: u32) {
        self.end_rows();
        self.placed(Place::TableHeader(goal));
    }
}

/// Whether a short line speaks of what headings in a goal are about.
fn speaks_of_results(text: &str) -> bool {
    const WORDS: [&str; 16] = [
        "result", "analys", "måluppf", "arbet", "uppfölj", "utveckl", "resurs", "effekt", "insats",
        "åtgärd", "slutsats", "bedöm", "utfall", "framåt", "gick", "gjort",
    ];
    let small = text.to_lowercase();
    WORDS.iter().any(|word| small.contains(word))
}
