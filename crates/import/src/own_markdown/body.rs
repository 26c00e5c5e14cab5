//! One line after another: comments, headings, tables, quotes, lists, words.

use tertial_domain::assessment::{Assessment, AssessmentTense, GradeCode};
use tertial_domain::goal::{GoalLevel, GoalText};
use tertial_domain::period::OperatingYear;
use tertial_domain::report::{GoalNode, OutlineEntry, Report, ReportKind};

use super::codes::Codes;
use super::{Gathered, ListKind, Open, Reader, count, inline};
use crate::draft::NoticeKind;
use crate::ledger::{Fate, Place};

impl<'s> Reader<'s> {
    /// Takes at least the present line.
    pub(super) fn step(&mut self) {
        let Some(line) = self.line() else { return };
        let text = line.text.trim_start_matches([' ', '\t']);
        if let Some(quote) = text.strip_prefix('>').filter(|_| self.is_shown) {
            return self.shown(quote);
        }
        self.is_shown = false;
        if let Some(codes) = Codes::read(text) {
            return self.comment(codes);
        }
        if std::mem::take(&mut self.is_label_due) && is_strong(text) {
            return self.take(Fate::Furniture);
        }
        if self.table.is_some() && !text.starts_with('|') {
            self.settle_table();
        }
        if text.starts_with('|') {
            return self.read_table();
        }
        match heading(text) {
            Some((signs, words)) => self.heading(signs, words),
            None => self.words(text, line.blank_before),
        }
    }

    /// A quote that shows what codes tell: a grade, what a table counts, what stands in a picture.
    fn shown(&mut self, quote: &'s str) {
        let is_under = self.table.as_ref().is_some_and(|codes| codes.has("under"));
        if is_under && self.under.is_none() {
            self.under = Some(inline::plain(quote.trim_matches([' ', '\t'])));
        }
        match self.open {
            Open::Goal { goal, .. } if self.table.is_none() => {
                self.take(Fate::Placed(Place::Grade(count(goal))));
            }
            _ => self.take(Fate::Furniture),
        }
    }

    /// A comment that stands alone.
    fn comment(&mut self, codes: Codes<'s>) {
        self.settle_table();
        self.end_words();
        match codes.name() {
            "tertial-markdown/1" => {
                self.report.kind = codes.at(0).and_then(ReportKind::from_code);
                let year = codes.at(1).and_then(|year| year.parse().ok());
                self.report.year = year.and_then(OperatingYear::new);
            }
            "untitled" => {
                self.report.title = None;
                self.is_shown = true;
            }
            "head" => {
                self.close();
                self.open = Open::Facts(codes.rest().iter().rev().copied().collect());
            }
            "section" => {
                self.open_section(String::new(), section_level(&codes));
            }
            "goal" => self.goal(&codes, ""),
            "text" => self.text(&codes),
            "note" => {
                self.open_note(&codes);
            }
            "table" | "indicators" | "activities" => {
                self.under = None;
                self.is_shown = true;
                self.table = Some(codes);
            }
            "figure" | "legend" => self.is_shown = true,
            _ => {}
        }
        self.take(Fate::Furniture);
    }

    /// A heading; the comment on the next line says of what.
    fn heading(&mut self, signs: usize, words: &'s str) {
        let below = self.lines.get(self.at + 1).filter(|below| !below.blank_before);
        let codes = below.and_then(|below| Codes::read(below.text));
        let is_first = self.report.sections.is_empty()
            && self.report.outline.is_empty()
            && self.report.title.is_none();
        if signs == 1 && is_first {
            self.report.title = Some(inline::plain(words));
            self.take(Fate::Placed(Place::Title));
            self.is_shown = true;
            return;
        }
        let Some(codes) = codes else {
            return self.section(words, u8::try_from(signs - 1).unwrap_or(1).max(1));
        };
        match codes.name() {
            "goal" => {
                self.goal(&codes, words);
                self.take(Fate::Placed(self.goal_place(Place::GoalHeading)));
                self.take(Fate::Furniture);
                self.is_shown = codes.at(1).is_some();
            }
            "text" => {
                self.text(&codes);
                self.take(Fate::Placed(self.goal_place(Place::TextLabel)));
                self.take(Fate::Furniture);
            }
            "decisions" => {
                self.close();
                self.open = Open::Decisions;
                self.take(Fate::Placed(Place::Head));
                self.take(Fate::Furniture);
            }
            "section" => {
                self.section(words, section_level(&codes));
                self.take(Fate::Furniture);
            }
            _ => self.section(words, u8::try_from(signs - 1).unwrap_or(1).max(1)),
        }
    }

    fn section(&mut self, words: &str, level: u8) {
        let at = self.open_section(inline::plain(words), level);
        self.take(Fate::Placed(Place::SectionHeading(count(at))));
    }

    /// The place of the goal that is open.
    fn goal_place(&self, place: fn(u32) -> Place) -> Place {
        match self.open {
            Open::Goal { goal, .. } => place(count(goal)),
            _ => self.text_place(),
        }
    }

    /// A goal begins: its kind is emphasised, its number strong, its title the rest.
    fn goal(&mut self, codes: &Codes<'_>, words: &str) {
        self.close();
        let place = codes.at(0).unwrap_or_default();
        let (level, depth) = place.split_once('/').unwrap_or((place, "1"));
        let words = inline::cut_mark(words, false).map_or(words, |(_, rest)| rest);
        let (number, title) = match inline::cut_mark(words, true) {
            Some((number, rest)) => (Some(number), rest),
            None => (None, words),
        };
        let level = GoalLevel::from_code(level).unwrap_or(GoalLevel::Unit);
        let mut goal = GoalNode::new(level, number, inline::plain(title));
        goal.assessment = assessment(codes, &self.report);
        if self.tree.is_empty() {
            self.report.outline.push(OutlineEntry::Goals);
        }
        let line = self.line().map_or(1, |line| line.number);
        let goal = self.tree.add(depth.parse().unwrap_or(1), goal, line);
        self.open = Open::Goal { goal, label: GoalText::Body };
        self.rows = None;
    }

    /// A labelled text begins. The label is there even when no words follow.
    fn text(&mut self, codes: &Codes<'_>) {
        let goal = match self.open {
            Open::Goal { goal, .. } => goal,
            Open::Note(note) => note.goal(),
            _ => return,
        };
        self.close();
        let label = codes.at(0).and_then(GoalText::from_code).unwrap_or(GoalText::Body);
        if let Some(node) = self.tree.goal(goal) {
            node.add_text(label, Vec::new());
        }
        self.open = Open::Goal { goal, label };
    }

    /// Words of a paragraph or an item.
    fn words(&mut self, text: &'s str, blank_before: bool) {
        let is_item = item(text);
        if let Open::Facts(codes) = &mut self.open {
            if let (Some((_, words)), Some(code)) = (is_item, codes.pop()) {
                fact(&mut self.report, code, words);
                return self.take(Fate::Placed(Place::Head));
            }
            self.open = Open::Head;
        }
        if self.open == Open::Head {
            self.notice(NoticeKind::TextUnderTitle);
            self.open_section(String::new(), 1);
        }
        let text = text.strip_prefix('>').map_or(text, |quote| quote.trim_start_matches(' '));
        match is_item {
            Some((kind, words)) => match &mut self.gathered {
                Gathered::List(going_on, items) if *going_on == kind => {
                    items.push(words.to_owned());
                }
                Gathered::Nothing | Gathered::Paragraph(_) | Gathered::List(..) => {
                    self.end_words();
                    self.gathered = Gathered::List(kind, vec![words.to_owned()]);
                }
            },
            None => self.paragraph(text, blank_before),
        }
        self.take(Fate::Placed(self.text_place()));
    }

    /// A line that goes on where the one before ended is of the same paragraph or item.
    fn paragraph(&mut self, text: &str, blank_before: bool) {
        let earlier = match &mut self.gathered {
            Gathered::Paragraph(words) if !blank_before => Some(words),
            Gathered::List(_, items) if !blank_before => items.last_mut(),
            Gathered::Nothing | Gathered::Paragraph(_) | Gathered::List(..) => None,
        };
        let Some(words) = earlier else {
            self.end_words();
            self.gathered = Gathered::Paragraph(text.to_owned());
            return;
        };
        // A backslash that makes no sign a word ends the line.
        if words.bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1 {
            words.pop();
        }
        words.push(' ');
        words.push_str(text);
    }
}

/// "## Words": how many signs, and the words.
fn heading(text: &str) -> Option<(usize, &str)> {
    let signs = text.bytes().take_while(|byte| *byte == b'#').count();
    let rest = text.get(signs..)?;
    let is_heading = (1..=6).contains(&signs) && (rest.is_empty() || rest.starts_with([' ', '\t']));
    is_heading.then(|| (signs, rest.trim_matches([' ', '\t'])))
}

/// "- words", "3. words": the kind of list, and the words.
fn item(text: &str) -> Option<(ListKind, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (kind, rest) = match text.as_bytes().first()? {
        b'-' | b'*' | b'+' => (ListKind::Bullets, text.get(1..)?),
        _ if digits > 0 => (ListKind::Numbers, text.get(digits..)?.strip_prefix(['.', ')'])?),
        _ => return None,
    };
    (rest.is_empty() || rest.starts_with([' ', '\t']))
        .then(|| (kind, rest.trim_start_matches([' ', '\t'])))
}

/// Whether a line is strong from its start to its end.
fn is_strong(text: &str) -> bool {
    inline::cut_mark(text, true).is_some_and(|(_, rest)| rest.is_empty())
}

fn section_level(codes: &Codes<'_>) -> u8 {
    codes.at(0).and_then(|level| level.parse().ok()).unwrap_or(1)
}

fn assessment(codes: &Codes<'_>, report: &Report) -> Assessment {
    match codes.at(1) {
        None => Assessment::Missing,
        Some("not_assessed") => Assessment::NotAssessed,
        Some(code) => {
            let told = codes.at(2).and_then(AssessmentTense::from_code);
            let usual = report.kind.and_then(ReportKind::assessment_tense);
            let tense = told.or(usual).unwrap_or(AssessmentTense::Final);
            GradeCode::new(code)
                .map_or(Assessment::Missing, |grade| Assessment::Graded { grade, tense })
        }
    }
}

/// A fact of the head, without the label that stands before it.
fn fact(report: &mut Report, code: &str, words: &str) {
    let words = inline::cut_mark(words, true).map_or(words, |(_, rest)| rest);
    let words = inline::plain(words);
    let head = &mut report.head;
    let single = match code {
        "administration" => &mut head.administration,
        "committee" => &mut report.committee,
        "unit" => &mut report.unit,
        "register_number" => &mut report.register_number,
        "date" => &mut report.date,
        "case_officer" => &mut report.case_officer,
        "phone" => &mut head.phone,
        "recipient" => &mut report.recipient,
        "meeting_date" => &mut head.meeting_date,
        "signatory" => return head.signatories.push(words),
        "related_register_number" => return head.related_register_numbers.push(words),
        _ => return head.addresses.push(words),
    };
    *single = Some(words);
}
