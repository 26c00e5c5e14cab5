//! A document in the order of a city's template. Nothing of the report is lost: what no section
//! takes stands with the rest, and a section takes a thing once.

use std::collections::BTreeSet;

use tertial_domain::report::{OutlineEntry, Report};

use super::goals::Wanted;
use super::sections::{Claimed, Claims, claims};
use super::{Body, Setting, document, figures, overview, text};
use crate::document::{Block, Document, Heading, HeadingLevel, Inline, Layout, LegendEntry, Run};
use crate::template::{GoalsShape, Section, Stage, Template, TextSection};

/// Composes the document of a report by a template.
///
/// Sections stand in the template's order and each text of the report in the first that its
/// heading fits. A required text that is not there is a heading with "nothing is written here"
/// and the guidance in a document that is still written on, and nothing in one that is settled.
/// What is made from the report (overviews, pictures, headings of the template) is named in
/// [`Layout::made`].
pub fn compose_by(
    template: &Template,
    report: &Report,
    setting: &Setting<'_>,
    stage: Stage,
) -> Document {
    let localizer = template.localizer();
    let scale = template.scale(setting.scale);
    let own = Setting { localizer: &localizer, organisation: setting.organisation, scale: &scale };
    let frame = Frame::of(&template.sections);
    let written = Writer::new(template, report, &own, stage).write(&[]);
    let first = finished(written, report, &own, template);
    let legend = first.legend.clone();
    match frame.legend {
        Legend::InFront => Document { legend, ..framed(first, &frame) },
        Legend::InBody if !legend.is_empty() => {
            let written = Writer::new(template, report, &own, stage).write(&legend);
            framed(finished(written, report, &own, template), &frame)
        }
        Legend::InBody | Legend::Absent => framed(first, &frame),
    }
}

fn finished(
    writer: Writer<'_>,
    report: &Report,
    setting: &Setting<'_>,
    template: &Template,
) -> Document {
    let Writer { body, made, page_breaks, .. } = writer;
    let look = template.look.clone();
    let last = body.written.blocks.len();
    let page_breaks = page_breaks.into_iter().filter(|at| *at < last).collect();
    let document = document(body.written, report, setting);
    Document { layout: Layout { look, has_contents: true, page_breaks, made }, ..document }
}

fn framed(mut document: Document, frame: &Frame) -> Document {
    document.layout.has_contents = frame.has_contents;
    if frame.has_contents || frame.legend == Legend::InFront {
        // What stands before the body has a page of its own already.
        document.layout.page_breaks.remove(&0);
    }
    document.legend = Vec::new();
    document
}

/// What of the frame a template asks for.
struct Frame {
    has_contents: bool,
    legend: Legend,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Legend {
    InFront,
    InBody,
    Absent,
}

impl Frame {
    fn of(sections: &[Section]) -> Self {
        let is_frame = |section: &&Section| {
            matches!(section, Section::Cover | Section::Contents | Section::Legend)
        };
        let in_front = sections.iter().take_while(is_frame);
        let legend = if in_front.clone().any(|section| *section == Section::Legend) {
            Legend::InFront
        } else if sections.contains(&Section::Legend) {
            Legend::InBody
        } else {
            Legend::Absent
        };
        Self { has_contents: sections.contains(&Section::Contents), legend }
    }
}

struct Writer<'a> {
    template: &'a Template,
    stage: Stage,
    body: Body<'a>,
    claims: Claims,
    made: BTreeSet<usize>,
    page_breaks: BTreeSet<usize>,
}

impl<'a> Writer<'a> {
    fn new(
        template: &'a Template,
        report: &'a Report,
        setting: &'a Setting<'a>,
        stage: Stage,
    ) -> Self {
        let claims = claims(report, &template.sections);
        let mut body = Body::new(report, setting);
        body.withheld.clone_from(&claims.withheld);
        Self { template, stage, body, claims, made: BTreeSet::new(), page_breaks: BTreeSet::new() }
    }

    fn write(mut self, legend: &[LegendEntry]) -> Self {
        let sections = &self.template.sections;
        for (at, section) in sections.iter().enumerate() {
            let claimed =
                self.claims.by_section.get_mut(at).map(std::mem::take).unwrap_or_default();
            match section {
                Section::Cover | Section::Contents => {}
                Section::Legend => self.legend(legend),
                Section::Text(text) => self.text(text, &claimed),
                Section::Goals(shape) => self.goals(shape, &claimed),
                Section::Table { heading, .. } => self.tables(heading.as_deref(), &claimed),
                Section::GradeOverview { heading } => {
                    let blocks = overview::overview(self.body.report, self.body.setting);
                    self.made(heading.as_deref(), blocks);
                }
                Section::Chart { chart, heading, most } => {
                    let (report, setting) = (self.body.report, self.body.setting);
                    let drawn = figures::figures(*chart, (at, *most), report, setting);
                    self.made(heading.as_deref(), drawn.into_iter().map(Block::Figure).collect());
                }
                Section::Rest => self.rest(),
                Section::PageBreak => {
                    self.page_breaks.insert(self.body.written.blocks.len());
                }
            }
        }
        if !sections.contains(&Section::Rest) {
            self.rest();
        }
        self
    }

    /// Adds blocks that no person wrote.
    fn push_made(&mut self, block: Block) {
        self.made.insert(self.body.written.blocks.len());
        self.body.written.blocks.push(block);
    }

    fn push_heading(&mut self, words: &str, level: HeadingLevel) {
        let text = text::plain(words);
        self.body.section_level = Some(level);
        self.push_made(Block::Heading(Heading { anchor: None, level, number: None, text }));
    }

    fn made(&mut self, heading: Option<&str>, blocks: Vec<Block>) {
        if blocks.is_empty() {
            return;
        }
        if let Some(heading) = heading {
            self.push_heading(heading, HeadingLevel::TOP);
        }
        for block in blocks {
            self.push_made(block);
        }
    }

    fn legend(&mut self, entries: &[LegendEntry]) {
        if let Some(table) = overview::legend(entries, self.body.setting) {
            let heading = self.body.setting.localizer.text("document-legend").into_owned();
            self.made(Some(&heading), vec![table]);
        }
    }

    /// Writes parts of the report, those that stand under no other at `level`.
    fn parts(&mut self, claimed: &[Claimed], level: HeadingLevel) {
        for Claimed { entry, is_root } in claimed {
            match *entry {
                OutlineEntry::Section(index) => {
                    let own = self.body.report.sections.get(index).map_or(1, |it| it.level);
                    if *is_root {
                        self.body.deeper_by = i16::from(level.number()) - i16::from(own);
                    }
                    self.body.section(index);
                }
                OutlineEntry::Goals => {
                    let under = self.body.section_level.map_or(level, HeadingLevel::deeper);
                    self.body.goal_tree(under, &GoalsShape::default(), Wanted::All);
                }
                OutlineEntry::Table(index) => self.body.table(index),
            }
        }
        self.body.deeper_by = 0;
    }

    fn text(&mut self, section: &TextSection, claimed: &[Claimed]) {
        let level = section.level.unwrap_or(HeadingLevel::TOP);
        let before = self.body.written.blocks.len();
        self.parts(claimed, level);
        let written = self.body.written.blocks.get(before..).unwrap_or_default();
        let says = written.iter().any(|block| block.level().is_none());
        if says || !section.is_required || self.stage == Stage::Settled {
            return;
        }
        if written.is_empty() {
            self.push_heading(&section.heading, level);
        }
        let words = self.body.setting.localizer.text("document-nothing-written").into_owned();
        self.push_made(Block::Paragraph(text::plain(&words)));
        if let Some(guidance) = &section.guidance {
            let run = Run { text: guidance.clone(), emphasis: true, ..Run::default() };
            self.push_made(Block::Paragraph(vec![Inline::Run(run)]));
        }
    }

    fn goals(&mut self, shape: &GoalsShape, claimed: &[Claimed]) {
        if self.body.report.goals.is_empty() && claimed.len() < 2 {
            return;
        }
        let level = shape.level.unwrap_or(HeadingLevel::TOP);
        let is_goals = |part: &&Claimed| part.entry == OutlineEntry::Goals;
        let headings: Vec<Claimed> =
            claimed.iter().take_while(|part| !is_goals(part)).copied().collect();
        self.parts(&headings, level);
        let mut under = level;
        if !headings.is_empty() {
            under = self.body.section_level.map_or(level, HeadingLevel::deeper);
        } else if let Some(heading) = &shape.heading {
            self.push_heading(heading, level);
            under = level.deeper();
        }
        let wanted = if shape.shows_goals_above { Wanted::All } else { Wanted::Own };
        self.body.goal_tree(under, shape, wanted);
        let after: Vec<Claimed> =
            claimed.iter().skip(headings.len()).filter(|part| !is_goals(part)).copied().collect();
        self.parts(&after, under);
    }

    fn tables(&mut self, heading: Option<&str>, claimed: &[Claimed]) {
        if claimed.is_empty() {
            return;
        }
        if let Some(heading) = heading {
            self.push_heading(heading, HeadingLevel::TOP);
        }
        for part in claimed {
            if let OutlineEntry::Table(index) = part.entry {
                self.body.owned_table(index);
            }
        }
    }

    fn rest(&mut self) {
        let rest = std::mem::take(&mut self.claims.rest);
        self.body.section_level = None;
        self.parts(&rest, HeadingLevel::TOP);
        let shape = self.template.sections.iter().find_map(|section| match section {
            Section::Goals(shape) if !shape.shows_goals_above => Some(shape),
            _ => None,
        });
        let own = super::goals::own_level(self.body.report);
        let has_above = self.body.report.walk_goals().any(|goal| goal.level != own);
        if let Some(shape) = shape.filter(|_| has_above) {
            let words = self.body.setting.localizer.text("document-goals-above").into_owned();
            self.push_heading(&words, HeadingLevel::TOP);
            self.body.goal_tree(HeadingLevel::TOP.deeper(), shape, Wanted::Above);
        }
    }
}
