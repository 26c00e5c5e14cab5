//! The head of a *tjänsteutlåtande*: who, to whom, when, under which number, with which title.

use std::collections::BTreeSet;

use tertial_domain::period::OperatingYear;

use crate::draft::NoticeKind;
use crate::ledger::{Fate, Place, Reason};
use crate::read::{Cursor, Reader};
use crate::recognise::head_cells::head_cells;
use crate::recognise::headings::Kind;
use crate::recognise::probe::Probe;
use crate::recognise::symbols::is_wordless;
use crate::recognise::title::{
    begins_title, is_committee, is_title, kind_in, organisation_in, split_meeting_day,
    without_year, year_in,
};
use crate::source_text::SourceForm;
use crate::tidy_text::inline;
use crate::tidy_text::lines::Line;
use crate::tidy_text::page_furniture as furniture;
use crate::tidy_text::words::{fold_key, push_clean, starts_large, starts_small};

/// A line longer than this, in bytes, is no part of a head.
const LONGEST_LINE: usize = 140;
/// More lines than this that are no known part of a head are no head.
const MOST_UNKNOWN_LINES: usize = 14;

/// What the head has said, and what it is about to say.
#[derive(Default)]
pub(crate) struct HeadState<'s> {
    /// The head's lines as they stand: a page may repeat them.
    pub(crate) lines: BTreeSet<&'s str>,
    expect: Expect,
    /// The section of the proposed decisions, while the head goes on.
    pub(crate) decisions: Option<u32>,
    unknown_lines: usize,
    /// The first line that is no known part: it may be the sender's name.
    pub(crate) first_line: Option<String>,
    /// A heading above the title: the sender's name.
    pub(crate) sender: Option<String>,
    title_open: bool,
    /// How many `#` the title has.
    pub(crate) title_hashes: u8,
    /// How many `#` the last goal's heading has.
    pub(crate) goal_hashes: Option<u8>,
    /// How the last label of a goal's text stood.
    pub(crate) label: Option<LabelForm>,
    /// Whether the last heading of the top is the economy's.
    pub(crate) under_economy: bool,
    /// Whether a table has the columns of a plan.
    pub(crate) plan_columns: bool,
    /// The year of "Periodens utfall VB <year>", where the text has no title.
    pub(crate) previous_year: Option<i16>,
}

/// How a label of a goal's text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct LabelForm {
    /// How many `#` it has; 0 for none.
    pub(crate) hashes: u8,
    /// Whether its text stands right under it, without a blank line.
    pub(crate) tight: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Expect {
    #[default]
    Anything,
    Officer,
    Recipient,
    AfterRecipient,
}

/// The words that stand before a part of the head.
#[derive(Debug, Clone, Copy)]
enum Label {
    Officer,
    Recipient,
    Decisions,
    Document,
    Phone,
    Date,
}

impl<'s> Reader<'s> {
    /// Takes the present line as part of the head; `false` where the body begins.
    pub(crate) fn head_line(&mut self, line: Line<'s>) -> bool {
        let text = line.text.trim();
        let probe = Probe::of(text, self.form);
        if self.head.title_open && self.continue_title_line(&line, probe.core) {
            return true;
        }
        if probe.core.len() <= LONGEST_LINE {
            let marked =
                self.form == SourceForm::Markdown && probe.core.contains(['*', '_', '\\', '[']);
            let plain = marked.then(|| inline::plain(probe.core.to_owned(), self.form));
            let core = plain.as_deref().unwrap_or(probe.core).trim();
            let part = furniture::before_page_number(core).unwrap_or(core);
            if self.labelled_columns(&line) {
                return true;
            }
            let known = match head_cells(&line, part, part.len() == core.len()) {
                Some(parts) => self.head_parts(&parts),
                None => self.head_part(part, probe.hashes),
            };
            if known {
                let place = if self.head.title_open { Place::Title } else { Place::Head };
                let is_heading = self.is_decisions_heading(probe.core);
                match self.head.decisions.filter(|_| is_heading) {
                    Some(section) => self.placed(Place::SectionHeading(section)),
                    None => self.placed(place),
                }
                return true;
            }
        }
        let kind = self.classify(self.at);
        let is_bold = text.len() > 4 && text.starts_with("**") && text.ends_with("**");
        if let Kind::Heading { goals: false, .. } = kind
            && (probe.hashes > 0 || is_bold)
            && self.report.title.is_none()
            && self.head.decisions.is_none()
            && self.vocabulary.section_level(&self.core_key).is_none()
            && self.title_is_ahead()
        {
            self.head.sender = Some(inline::plain(cleaned(probe.core), self.form));
            self.placed(Place::Head);
            return true;
        }
        if !matches!(kind, Kind::Prose | Kind::Grade(_) | Kind::Text { .. }) {
            self.leave_head();
            return false;
        }
        if self.is_table_line(&line) {
            return self.table_ends_head();
        }
        self.unknown_head_line(&line, probe.core)
    }

    /// Takes the cells of a line. Beside a known part stands the sender's name or address.
    fn head_parts(&mut self, parts: &[&str]) -> bool {
        let unknown: Vec<&str> =
            parts.iter().filter(|part| !self.head_part(part, 0)).copied().collect();
        let known = unknown.len() < parts.len();
        if known {
            self.report.head.addresses.extend(unknown.into_iter().map(cleaned));
        }
        known
    }

    fn is_decisions_heading(&mut self, core: &str) -> bool {
        fold_key(core, &mut self.key);
        self.key == "förslag till beslut"
    }

    fn leave_head(&mut self) {
        self.close_place();
        if let (Cursor::Head, Some(section)) = (self.cursor, self.head.decisions) {
            self.cursor = Cursor::Section(section);
        }
        self.head.title_open = false;
    }

    /// A table before any heading stands under the title, where there is one.
    fn table_ends_head(&mut self) -> bool {
        if self.report.title.is_none() && self.head.decisions.is_none() {
            return false;
        }
        self.open_text_under_title();
        false
    }

    fn open_text_under_title(&mut self) {
        if let Some(section) = self.head.decisions {
            self.cursor = Cursor::Section(section);
            return;
        }
        let Some(line) = self.line() else { return };
        let title = self.report.title.clone().unwrap_or_default();
        self.notice(NoticeKind::TextUnderTitle, line.number);
        let _ = self.open_section(title, 1, line.number);
    }

    /// A title goes on where it plainly has not ended.
    fn continue_title_line(&mut self, line: &Line<'s>, core: &str) -> bool {
        self.head.title_open = false;
        let Some(title) = &mut self.report.title else { return false };
        let unended = title.ends_with(" för") || title.ends_with('-') || title.ends_with(" och");
        if line.blank_before || line.has_tab || !(starts_small(core) || unended) || core.len() > 100
        {
            return false;
        }
        crate::tidy_text::hyphenation::join_line(title, core);
        let title = title.clone();
        self.settle_title_facts(&title);
        self.placed(Place::Title);
        true
    }

    /// Takes one known part of a head.
    pub(crate) fn head_part(&mut self, part: &str, hashes: u8) -> bool {
        if part.is_empty() {
            return true;
        }
        let (label, rest) = match part.split_once(':') {
            Some((label, rest)) if label.len() < 24 => (label, rest.trim()),
            _ => addressed(part).unwrap_or((part, "")),
        };
        if let Some(label) = self.head_label(label)
            && let Some(known) = self.labelled_part(label, part, rest)
        {
            return known;
        }
        if furniture::is_register_number(part) || furniture::is_bare_register_number(part) {
            self.take_register_number(part);
            return true;
        }
        if furniture::is_date(part) {
            self.take_date(part);
            return true;
        }
        if self.report.title.is_none() && self.is_title_here(part, hashes) {
            self.take_title(part, hashes);
            return true;
        }
        self.expected_part(part) || self.contact_part(part)
    }

    /// Under the proposed decisions a title begins with the document's name and stands alone.
    fn is_title_here(&self, part: &str, hashes: u8) -> bool {
        let lower = part.to_lowercase();
        if self.head.decisions.is_none() {
            return is_title(&lower, hashes);
        }
        begins_title(&lower) && (hashes > 0 || self.stands_alone(self.at))
    }

    /// Whether a title stands some lines below a heading: the heading is the sender's name.
    fn title_is_ahead(&self) -> bool {
        const MOST_LINES: usize = 12;
        self.lines.iter().skip(self.at + 1).take(MOST_LINES).any(|line| {
            let probe = Probe::of(line.text, self.form);
            probe.core.len() <= LONGEST_LINE
                && (probe.hashes > 0 || line.blank_before)
                && begins_title(&probe.core.to_lowercase())
        })
    }

    fn head_label(&mut self, words: &str) -> Option<Label> {
        const LONGEST: usize = 24;
        if words.len() > LONGEST {
            return None;
        }
        fold_key(words, &mut self.key);
        match self.key.as_str() {
            "handläggare" | "ansvarig" | "kontaktperson" => Some(Label::Officer),
            "till" => Some(Label::Recipient),
            "förslag till beslut" | "förslag på beslut" => Some(Label::Decisions),
            "tjänsteutlåtande" => Some(Label::Document),
            "telefon" | "tfn" | "tel" => Some(Label::Phone),
            "datum" => Some(Label::Date),
            _ => None,
        }
    }

    /// Takes the words after a label; `None` where the label does not fit what stands after it.
    fn labelled_part(&mut self, label: Label, part: &str, rest: &str) -> Option<bool> {
        match (label, rest.is_empty()) {
            (Label::Officer, _) => Some(self.expect_or(Expect::Officer, rest)),
            (Label::Recipient, _) => Some(self.expect_or(Expect::Recipient, rest)),
            (Label::Decisions, true) => Some(self.begin_decisions(part)),
            (Label::Document, true) => Some(true),
            (Label::Phone, false) => {
                self.take_phone(rest);
                Some(true)
            }
            (Label::Date, false) => {
                self.take_date(rest);
                Some(true)
            }
            (Label::Decisions | Label::Document, false) | (Label::Phone | Label::Date, true) => {
                None
            }
        }
    }

    fn expect_or(&mut self, expect: Expect, rest: &str) -> bool {
        self.head.expect = expect;
        if !rest.is_empty() {
            self.expected_part(rest);
        }
        true
    }

    /// The name after "Handläggare", the recipient after "Till".
    fn expected_part(&mut self, part: &str) -> bool {
        if self.head.expect == Expect::Anything {
            return false;
        }
        let words = cleaned(part);
        match self.head.expect {
            Expect::Anything => false,
            Expect::Officer => {
                self.head.expect = Expect::Anything;
                let (name, phone) = split_phone(&words);
                if let Some(phone) = phone {
                    self.take_phone(phone);
                }
                self.report.case_officer.get_or_insert(name.to_owned());
                true
            }
            Expect::Recipient => {
                self.head.expect = Expect::AfterRecipient;
                let (recipient, day) = split_meeting_day(&words);
                if let Some(day) = day {
                    self.report.head.meeting_date = Some(day.to_owned());
                }
                self.report.recipient.get_or_insert(recipient.to_owned());
                true
            }
            Expect::AfterRecipient => {
                self.head.expect = Expect::Anything;
                false
            }
        }
    }

    /// Addresses, telephone numbers, and the names that were said before.
    fn contact_part(&mut self, part: &str) -> bool {
        if furniture::is_phone(part) {
            self.take_phone(part);
            return true;
        }
        if furniture::is_contact(part) {
            self.report.head.addresses.push(cleaned(part));
            return true;
        }
        let words = cleaned(part);
        let said = [&self.report.unit, &self.report.recipient, &self.report.committee]
            .into_iter()
            .flatten()
            .any(|known| *known == words);
        if said {
            let unnamed = self.report.unit.is_none() && self.report.committee.is_none();
            if unnamed && self.report.title.is_some() {
                let committee = is_committee(&words);
                self.report.committee = Some(words.clone()).filter(|_| committee);
                self.report.unit = Some(words).filter(|_| !committee);
            }
            return true;
        }
        let administration = part.len() <= 80
            && !part.ends_with('.')
            && starts_large(part)
            && part.split_whitespace().count() <= 6
            && part
                .to_lowercase()
                .split_whitespace()
                .map(|word| word.trim_end_matches(','))
                .any(|word| word.ends_with("förvaltning") || word.ends_with("förvaltningen"));
        if administration {
            match &self.report.head.administration {
                None => self.report.head.administration = Some(words),
                Some(known) if *known == words => {}
                Some(_) => self.report.head.addresses.push(words),
            }
            return true;
        }
        false
    }

    fn take_phone(&mut self, text: &str) {
        let words = cleaned(text);
        match &self.report.head.phone {
            None => self.report.head.phone = Some(words),
            Some(known) if *known == words => {}
            Some(_) => self.report.head.addresses.push(words),
        }
    }

    fn take_date(&mut self, text: &str) {
        let words = cleaned(text);
        let meeting = self.head.expect == Expect::AfterRecipient;
        let day = words.split_once(' ').filter(|(first, _)| {
            meeting && matches!(first.to_lowercase().as_str(), "sammanträde" | "möte" | "apt")
        });
        let words = day.map_or(words.as_str(), |(_, day)| day);
        let words =
            words.strip_prefix("Datum").map_or(words, |rest| rest.trim_start_matches([':', ' ']));
        let words = words.to_owned();
        match (meeting, &self.report.date) {
            (true, _) => self.report.head.meeting_date = Some(words),
            (false, None) => self.report.date = Some(words),
            (false, Some(known)) if *known == words => {}
            (false, Some(_)) => self.report.head.addresses.push(words),
        }
        self.head.expect = Expect::Anything;
    }

    /// "Dnr: 2021-88-1.2." with a date that may stand after it.
    fn take_register_number(&mut self, part: &str) {
        let words = cleaned(part);
        let bare = furniture::is_bare_register_number(part);
        let unlabelled = words
            .trim_start_matches(|c: char| c.is_alphabetic())
            .trim_start_matches([':', '.', ' ']);
        let number = if bare { words.as_str() } else { unlabelled };
        let (number, date) = match number.rsplit_once(' ') {
            Some((before, last)) if furniture::is_date(last) => (before.trim(), Some(last)),
            _ => (number, None),
        };
        if let Some(date) = date {
            self.take_date(date);
        }
        if self.report.register_number.is_none() {
            self.report.register_number = Some(number.to_owned());
        } else if self.report.register_number.as_deref() != Some(number) {
            self.report.head.related_register_numbers.push(number.to_owned());
        }
    }

    fn begin_decisions(&mut self, part: &str) -> bool {
        let Some(line) = self.line() else { return true };
        let section = self.open_section(cleaned(part), 1, line.number);
        self.cursor = Cursor::Head;
        self.head.decisions = Some(section);
        self.head.title_open = false;
        self.head.expect = Expect::Anything;
        true
    }

    fn take_title(&mut self, part: &str, hashes: u8) {
        let title = inline::plain(cleaned(part), self.form);
        if self.head.decisions.is_some() {
            self.close_place();
            self.head.decisions = None;
        }
        self.head.title_hashes = hashes;
        self.head.title_open = true;
        self.settle_title_facts(&title);
        self.report.title = Some(title);
    }

    /// Kind, year and organisation as the title says them.
    fn settle_title_facts(&mut self, title: &str) {
        let lower = title.to_lowercase();
        self.report.kind = kind_in(&lower);
        self.report.year = year_in(title).and_then(OperatingYear::new);
        let organisation = organisation_in(title);
        let (committee, unit) = match organisation {
            Some(name) if is_committee(&name) => (Some(name), None),
            name => (None, name),
        };
        self.report.committee = committee;
        self.report.unit = unit;
    }

    /// A line of the head that is no known part of it.
    fn unknown_head_line(&mut self, line: &Line<'s>, core: &str) -> bool {
        let words = inline::plain(cleaned(core), self.form);
        let sentence =
            words.ends_with(['.', '!', '?', ':', ';', ',']) || words.len() > LONGEST_LINE;
        if let Some(section) = self.head.decisions {
            return self.decision_line(section, line, &words, sentence);
        }
        if self.report.title.is_some() {
            if sentence || words.split_whitespace().count() > 8 {
                self.open_text_under_title();
                return false;
            }
            let words = self.take_year(words.clone());
            if words.is_empty() {
                self.placed(Place::Head);
                return true;
            }
            if self.report.unit.is_none() && self.report.committee.is_none() && starts_large(&words)
            {
                if is_committee(&words) {
                    self.report.committee = Some(words);
                } else {
                    self.report.unit = Some(words);
                }
                self.placed(Place::Head);
                return true;
            }
        }
        self.take_unknown_line(words, sentence)
    }

    /// The year at the end of a line under a title without one: "2025", "Parknämnden 2025".
    fn take_year(&mut self, words: String) -> String {
        let last = words.rsplit(' ').next().unwrap_or("");
        let year = year_in(last).filter(|_| last.len() == 4);
        match year.and_then(OperatingYear::new).filter(|_| self.report.year.is_none()) {
            Some(year) => {
                self.report.year = Some(year);
                without_year(&words).to_owned()
            }
            None => words,
        }
    }

    fn take_unknown_line(&mut self, words: String, sentence: bool) -> bool {
        self.head.unknown_lines += 1;
        if sentence || is_wordless(&words) || self.head.unknown_lines > MOST_UNKNOWN_LINES {
            self.fate(Fate::Unplaced(Reason::BeforeFirstHeading));
            return true;
        }
        if self.head.first_line.is_none() {
            self.head.first_line = Some(words.clone());
        }
        self.report.head.addresses.push(words);
        self.placed(Place::Head);
        true
    }

    /// Under "Förslag till beslut": decisions, names of those who sign, the sender's lines.
    fn decision_line(
        &mut self,
        section: u32,
        line: &Line<'s>,
        words: &str,
        sentence: bool,
    ) -> bool {
        let signs = line.blank_before || !self.report.head.signatories.is_empty();
        if !sentence && signs && is_person(words) && !is_office(words) {
            self.report.head.signatories.push(words.to_owned());
            self.placed(Place::Head);
            return true;
        }
        if !sentence
            && !line.blank_before
            && is_office(words)
            && let Some(name) = self.report.head.signatories.last_mut()
        {
            name.push_str(", ");
            name.push_str(words);
            self.placed(Place::Head);
            return true;
        }
        self.add_words(line.text.trim(), line.blank_before);
        self.placed(Place::Section(section));
        true
    }
}

fn cleaned(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    push_clean(&mut words, text);
    words
}

/// "Till Parknämnden", "Handläggare Alva Ek": a label and a name without a colon between.
fn addressed(part: &str) -> Option<(&str, &str)> {
    const MOST_WORDS: usize = 8;
    let (label, rest) = part.split_once(' ')?;
    let rest = rest.trim_start();
    let named = starts_large(rest)
        && !rest.ends_with(['.', ',', ':', '?', '!'])
        && rest.split_whitespace().count() <= MOST_WORDS;
    (matches!(label, "Till" | "Handläggare") && named).then_some((label, rest))
}

/// "Alva Ek, telefon 0555-10 20 30": a name and the number after it.
fn split_phone(words: &str) -> (&str, Option<&str>) {
    let found = words.split_once(',').and_then(|(name, rest)| {
        let rest = rest.trim();
        let (label, number) = rest.split_once([' ', ':']).unwrap_or(("", rest));
        let labelled = matches!(label.to_lowercase().as_str(), "telefon" | "tfn" | "tel" | "tel.");
        let number = number.trim_start_matches([':', ' ']);
        let number = if labelled { number } else { rest };
        furniture::is_phone(number).then_some((name.trim_end(), number))
    });
    found.map_or((words, None), |(name, number)| (name, Some(number)))
}

/// Two or three names.
fn is_person(words: &str) -> bool {
    let mut count = 0;
    let names = words.split([' ', '-']).all(|word| {
        count += 1;
        starts_large(word) && word.chars().skip(1).all(char::is_lowercase) && word.len() > 1
    });
    names && (2..=4).contains(&count)
}

fn is_office(words: &str) -> bool {
    let lower = words.to_lowercase();
    ["chef", "direktör", "ordförande", "rektor", "controller", "sekreterare"]
        .iter()
        .any(|office| lower.contains(office))
}
