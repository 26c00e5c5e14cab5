//! Which section of a template takes which part of a report. Every part is taken once.

use std::collections::HashMap;

use tertial_domain::quantity::fold_blanks;
use tertial_domain::report::{OutlineEntry, Report, Section as ReportSection};
use tertial_domain::rich_text::Block as Rich;

use super::{first_time, money, reading_order, tables_inside_texts};
use crate::template::{Section, TableChoice};

/// A part of a report, and whether it stands under no other part that goes the same way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Claimed {
    pub(super) entry: OutlineEntry,
    pub(super) is_root: bool,
}

/// What each section of a template takes.
#[derive(Debug, Default)]
pub(super) struct Claims {
    /// By the section's place in the template, in the report's reading order.
    pub(super) by_section: Vec<Vec<Claimed>>,
    /// What no section takes.
    pub(super) rest: Vec<Claimed>,
    /// Tables that stand in a text and are taken out of it.
    pub(super) withheld: Vec<bool>,
}

/// A part with who takes it and the part that it stands under.
#[derive(Debug, Clone, Copy)]
struct Part {
    entry: OutlineEntry,
    taker: Option<usize>,
    is_named: bool,
    under: Option<usize>,
}

/// A heading as it is compared: without number, in small letters, blanks folded.
pub(crate) fn folded(heading: &str) -> String {
    let words = fold_blanks(heading);
    let is_counting = |c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | '§' | ' ');
    let bare = words.trim_start_matches(is_counting);
    let bare = if bare.is_empty() { words.as_str() } else { bare };
    bare.trim_end_matches([' ', ':', '.']).to_lowercase()
}

/// Decides who takes what.
pub(super) fn claims(report: &Report, sections: &[Section]) -> Claims {
    let inside = tables_inside_texts(report);
    let mut taking = Taking::new(report, sections);
    let mut tables_met = vec![false; report.tables.len()];
    let mut sections_met = vec![false; report.sections.len()];
    let mut goals_met = false;
    for entry in reading_order(report) {
        let is_new = match entry {
            OutlineEntry::Section(index) => first_time(&mut sections_met, index),
            OutlineEntry::Table(index) => {
                let stands_alone =
                    taking.table_taker(index).is_some() || inside.get(index) == Some(&false);
                first_time(&mut tables_met, index) && stands_alone
            }
            OutlineEntry::Goals => !std::mem::replace(&mut goals_met, true),
        };
        if is_new {
            taking.take(entry);
        }
    }
    let withheld = (0..inside.len())
        .map(|index| inside.get(index) == Some(&true) && taking.table_taker(index).is_some());
    let withheld = withheld.collect();
    taking.claims(sections.len(), withheld)
}

struct Taking<'a> {
    report: &'a Report,
    headings: HashMap<String, usize>,
    goals: Option<usize>,
    tables: Vec<Option<usize>>,
    parts: Vec<Part>,
    /// The headings that what comes next stands under: their level and their place in `parts`.
    open: Vec<(u8, usize)>,
}

impl<'a> Taking<'a> {
    fn new(report: &'a Report, sections: &[Section]) -> Self {
        let mut headings = HashMap::new();
        for (at, section) in sections.iter().enumerate() {
            if let Section::Text(text) = section {
                for heading in std::iter::once(&text.heading).chain(&text.also) {
                    headings.entry(folded(heading)).or_insert(at);
                }
            }
        }
        let goals = sections.iter().position(|section| matches!(section, Section::Goals(_)));
        let mut takers = vec![None; report.tables.len()];
        for (at, section) in sections.iter().enumerate() {
            let Section::Table { choice, .. } = section else { continue };
            let wanted = wanted_tables(report, choice);
            for (taker, _) in takers.iter_mut().zip(wanted).filter(|(_, wanted)| *wanted) {
                taker.get_or_insert(at);
            }
        }
        Self { report, headings, goals, tables: takers, parts: Vec::new(), open: Vec::new() }
    }

    fn table_taker(&self, index: usize) -> Option<usize> {
        self.tables.get(index).copied().flatten()
    }

    fn take(&mut self, entry: OutlineEntry) {
        let section = match entry {
            OutlineEntry::Section(index) => self.report.sections.get(index),
            OutlineEntry::Goals | OutlineEntry::Table(_) => None,
        };
        if let Some(section) = section {
            while self.open.last().is_some_and(|(level, _)| *level >= section.level) {
                self.open.pop();
            }
        }
        if entry == OutlineEntry::Goals {
            self.take_heading_of_goals();
        }
        let under = self.open.last().map(|(_, at)| *at);
        let inherited = under.and_then(|at| self.parts.get(at)).and_then(|part| part.taker);
        let named = match entry {
            OutlineEntry::Section(_) => {
                section.and_then(|section| self.headings.get(&folded(&section.heading))).copied()
            }
            OutlineEntry::Goals => self.goals,
            OutlineEntry::Table(index) => self.table_taker(index),
        };
        if let Some(section) = section {
            self.open.push((section.level, self.parts.len()));
        }
        let (taker, is_named) = (named.or(inherited), named.is_some());
        self.parts.push(Part { entry, taker, is_named, under });
    }

    /// A heading with nothing under it but the goals goes with them.
    fn take_heading_of_goals(&mut self) {
        let Some(goals) = self.goals else { return };
        let bare = |section: &ReportSection| section.blocks.is_empty();
        for part in self.parts.iter_mut().rev() {
            let OutlineEntry::Section(index) = part.entry else { return };
            if part.is_named || !self.report.sections.get(index).is_some_and(bare) {
                return;
            }
            part.taker = Some(goals);
        }
    }

    fn claims(self, sections: usize, withheld: Vec<bool>) -> Claims {
        let mut claims =
            Claims { by_section: vec![Vec::new(); sections], rest: Vec::new(), withheld };
        for part in &self.parts {
            let above = part.under.and_then(|at| self.parts.get(at));
            let is_root = above.is_none_or(|above| above.taker != part.taker);
            let claimed = Claimed { entry: part.entry, is_root };
            let taken = part.taker.and_then(|at| claims.by_section.get_mut(at));
            taken.unwrap_or(&mut claims.rest).push(claimed);
        }
        claims
    }
}

/// Which of a report's tables are of this sort.
fn wanted_tables(report: &Report, choice: &TableChoice) -> Vec<bool> {
    // Words of documents, in small letters and without marks over them.
    const COMPLAINTS: [&str; 3] = ["synpunkt", "klagomal", "complaint"];
    let headings = headings_of_tables(report);
    let is_wanted = |(table, heading): (_, &Option<String>)| match choice {
        TableChoice::Money => money::is_money(table),
        TableChoice::Complaints => heading.as_deref().is_some_and(|heading| {
            let plain = money::without_marks(heading);
            COMPLAINTS.iter().any(|word| plain.contains(word))
        }),
        TableChoice::Named(names) => {
            let heading = heading.as_deref().map(folded);
            names.iter().any(|name| Some(folded(name)) == heading)
        }
    };
    report.tables.iter().zip(&headings).map(is_wanted).collect()
}

/// The heading that each table stands under, as the table says it or as the texts do.
fn headings_of_tables(report: &Report) -> Vec<Option<String>> {
    let of_section = |index: usize| report.sections.get(index).map(|it| it.heading.clone());
    let told = |table: &tertial_domain::report::PlainTable| {
        table.under.clone().or_else(|| table.section.and_then(of_section))
    };
    let mut headings: Vec<Option<String>> = report.tables.iter().map(told).collect();
    for section in &report.sections {
        for block in &section.blocks {
            if let Rich::Table(index) = block
                && let Some(heading) = headings.get_mut(*index)
            {
                heading.get_or_insert_with(|| section.heading.clone());
            }
        }
    }
    headings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_compared_without_number_case_and_blanks() {
        for heading in ["Ekonomi", " 3.1  EKONOMI ", "3) ekonomi:", "§ 4 Ekonomi."] {
            assert_eq!(folded(heading), "ekonomi", "{heading}");
        }
        assert_eq!(folded("2026"), "2026");
        assert_eq!(folded(""), "");
    }
}
