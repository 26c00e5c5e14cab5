//! What the committee has written in its draft stays in the next: its words first at each place,
//! what is compiled after them; what an earlier compilation wrote gives way.

mod goals;
mod pieces;

use std::collections::HashSet;

use tertial_domain::ids::IndicatorId;
use tertial_domain::name_key::name_key;
use tertial_domain::report::{IndicatorField, OutlineEntry, PlainTable, Report};
use tertial_domain::rich_text::Block;

use super::{CompilationFacts, Compiled, OwnReport};
pub use pieces::Written;
use pieces::{Spot, table_words, words_of};

/// The compilation with what the committee's draft says itself.
pub(super) fn keep(facts: &CompilationFacts, compiled: Compiled) -> Compiled {
    let (Some(own), Some(written)) = (&facts.own, &facts.goes_on_from) else { return compiled };
    let Compiled { mut report, links, figures, goals, differences, .. } = compiled;
    let mut keeper = Keeper::new(own, written, std::mem::take(&mut report.tables));
    head(&mut report, &own.report);
    keeper.sections(&mut report);
    let tree = std::mem::take(&mut report.goals);
    let tree = keeper.goals(&tree, &links, &goals);
    report.goals = tree.goals;
    report.tables = keeper.finish(&mut report.outline);
    let mut kept = tree.kept;
    kept.extend(without_rows(own, &figures));
    Compiled { report, links: tree.links, figures, goals, differences, kept }
}

/// Outcomes of the committee's that no row of its report prints and no unit has.
fn without_rows(
    own: &OwnReport,
    figures: &[super::CompiledFigure],
) -> Vec<(IndicatorId, Vec<IndicatorField>)> {
    let printed: HashSet<IndicatorId> =
        own.links.indicators.iter().flatten().flatten().copied().collect();
    let is_compiled = |id: IndicatorId| {
        figures.iter().any(|found| found.indicator == id && found.added.is_some())
    };
    let ids = own.figures.iter().map(|(id, _)| *id);
    ids.filter(|id| !printed.contains(id) && !is_compiled(*id))
        .map(|id| (id, IndicatorField::ALL.to_vec()))
        .collect()
}

fn head(report: &mut Report, own: &Report) {
    report.title = own.title.clone().or(report.title.take());
    report.unit.clone_from(&own.unit);
    report.committee = own.committee.clone().or(report.committee.take());
}

/// Where a table of the old draft has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Carried {
    /// Nothing has held it yet.
    NotMet,
    /// A compilation wrote it: it is left out.
    LeftOut,
    /// Its place in the new draft.
    To(usize),
}

/// Carries the committee's own over, with its tables.
struct Keeper<'a> {
    own: &'a OwnReport,
    written: &'a Written,
    /// The tables of the new draft.
    tables: Vec<PlainTable>,
    /// Where each of the draft's tables has come.
    carried: Vec<Carried>,
    /// Where each of the draft's sections has come.
    moved: Vec<Option<usize>>,
}

impl<'a> Keeper<'a> {
    fn new(own: &'a OwnReport, written: &'a Written, tables: Vec<PlainTable>) -> Self {
        let carried = vec![Carried::NotMet; own.report.tables.len()];
        let moved = vec![None; own.report.sections.len()];
        Self { own, written, tables, carried, moved }
    }

    /// The blocks that no compilation wrote, and that are not said again beside them.
    fn own_blocks(&mut self, spot: &Spot, blocks: &[Block], beside: &[Block]) -> Vec<Block> {
        let beside: Vec<String> =
            beside.iter().map(|block| words_of(block, &self.tables)).collect();
        let mut kept = Vec::new();
        for block in blocks {
            let words = words_of(block, &self.own.report.tables);
            if self.written.has(spot, &words) || beside.contains(&words) {
                self.pass_over(block);
            } else {
                kept.push(self.carry(block));
            }
        }
        kept
    }

    fn pass_over(&mut self, block: &Block) {
        if let Block::Table(at) = block
            && let Some(place @ Carried::NotMet) = self.carried.get_mut(*at)
        {
            *place = Carried::LeftOut;
        }
    }

    fn carry_all(&mut self, blocks: &[Block]) -> Vec<Block> {
        blocks.iter().map(|block| self.carry(block)).collect()
    }

    /// The block as it stands in the new draft: a table has another place there.
    fn carry(&mut self, block: &Block) -> Block {
        match block {
            Block::Table(at) => Block::Table(self.table(*at)),
            Block::Paragraph(_) | Block::BulletList(_) | Block::NumberedList(_) => block.clone(),
        }
    }

    fn table(&mut self, at: usize) -> usize {
        if let Some(Carried::To(known)) = self.carried.get(at) {
            return *known;
        }
        let place = self.tables.len();
        self.tables.push(self.own.report.tables.get(at).cloned().unwrap_or_default());
        if let Some(carried) = self.carried.get_mut(at) {
            *carried = Carried::To(place);
        }
        place
    }

    /// Sections of a heading that is compiled are one; others stand after what they stood after.
    fn sections(&mut self, report: &mut Report) {
        let own = &self.own.report;
        let compiled = report.sections.len();
        let mut matched: HashSet<usize> = HashSet::new();
        let mut at = 0;
        for entry in reading_order(own) {
            match entry {
                OutlineEntry::Goals => at = after(report, OutlineEntry::Goals).unwrap_or(at),
                OutlineEntry::Table(table) => {
                    let Some(printed) = own.tables.get(table) else { continue };
                    if self.written.has(&Spot::Loose, &table_words(printed)) {
                        self.pass_over(&Block::Table(table));
                        continue;
                    }
                    let entry = OutlineEntry::Table(self.table(table));
                    report.outline.insert(at, entry);
                    at += 1;
                }
                OutlineEntry::Section(place) => {
                    let Some(section) = own.sections.get(place) else { continue };
                    let key = name_key(&section.heading);
                    let mut known = report.sections.iter().take(compiled).enumerate();
                    let same = known.find(|(new, found)| {
                        !matched.contains(new) && name_key(&found.heading) == key
                    });
                    let same = same.map(|(new, _)| new);
                    let moved = match same {
                        Some(new) => {
                            matched.insert(new);
                            at = after(report, OutlineEntry::Section(new)).unwrap_or(at);
                            self.add_to_section(report, (place, new));
                            Some(new)
                        }
                        None => self.new_section(report, (place, at)),
                    };
                    if same.is_none() && moved.is_some() {
                        at += 1;
                    }
                    if let Some(found) = self.moved.get_mut(place) {
                        *found = moved;
                    }
                }
            }
        }
    }

    fn add_to_section(&mut self, report: &mut Report, (from, into): (usize, usize)) {
        let own = self.own.report.sections.get(from);
        let (Some(own), Some(section)) = (own, report.sections.get_mut(into)) else { return };
        let kept = self.own_blocks(&Spot::section(own), &own.blocks, &section.blocks);
        section.blocks.splice(0..0, kept);
    }

    /// A section of its own; one that was compiled and says nothing more is left out.
    fn new_section(&mut self, report: &mut Report, (from, at): (usize, usize)) -> Option<usize> {
        let own = self.own.report.sections.get(from)?;
        let spot = Spot::section(own);
        let blocks = self.own_blocks(&spot, &own.blocks, &[]);
        if blocks.is_empty() && self.written.has(&spot, "") {
            return None;
        }
        let place = report.sections.len();
        report.sections.push(tertial_domain::report::Section { blocks, ..own.clone() });
        report.outline.insert(at, OutlineEntry::Section(place));
        Some(place)
    }

    /// The tables of the new draft; those that nothing of the old one held stand last.
    fn finish(mut self, outline: &mut Vec<OutlineEntry>) -> Vec<PlainTable> {
        for at in 0..self.carried.len() {
            if self.carried.get(at) == Some(&Carried::NotMet) {
                let place = self.table(at);
                outline.push(OutlineEntry::Table(place));
            }
        }
        for (own, place) in self.own.report.tables.iter().zip(&self.carried) {
            let Carried::To(place) = place else { continue };
            if let Some(table) = self.tables.get_mut(*place) {
                table.section = own.section.and_then(|at| self.moved.get(at).copied().flatten());
            }
        }
        self.tables
    }
}

/// The outline, and after it the sections that it does not name.
fn reading_order(report: &Report) -> Vec<OutlineEntry> {
    let mut entries = report.outline.clone();
    let sections = (0..report.sections.len()).map(OutlineEntry::Section);
    let named: HashSet<OutlineEntry> = entries.iter().copied().collect();
    entries.extend(sections.filter(|entry| !named.contains(entry)));
    entries
}

fn after(report: &Report, entry: OutlineEntry) -> Option<usize> {
    report.outline.iter().position(|found| *found == entry).map(|at| at + 1)
}
