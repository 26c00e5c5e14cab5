//! Several reports in one document, a chapter each: a committee's or a whole city's on paper.

use tertial_domain::report::Report;

use super::{Setting, compose, legend, text, words};
use crate::document::{
    Block, Caution, Cover, Document, Heading, HeadingLevel, Inline, Layout, List, ListOrder, Title,
};
use crate::outline;

/// What stands around the chapters.
#[derive(Debug, Clone, Copy)]
pub struct Binding<'a> {
    /// The name of the whole: "Verksamhetsberättelse 2026".
    pub title: &'a str,
    /// Whose reports they are: "Socialnämnden".
    pub subtitle: Option<&'a str>,
}

/// A report as a chapter.
#[derive(Debug, Clone, Copy)]
pub struct Chapter<'a> {
    /// What the chapter is called: the unit's name.
    pub name: &'a str,
    /// The report.
    pub report: &'a Report,
    /// Why it is not to be taken for the adopted one, if it is not.
    pub caution: Option<Caution>,
}

/// Composes one document of many reports. What is said of all of them is said once, on every page;
/// what holds for some stands under their headings.
pub fn gathered(
    binding: &Binding<'_>,
    chapters: &[Chapter<'_>],
    setting: &Setting<'_>,
) -> Document {
    let localizer = setting.localizer;
    let shared = chapters.first().and_then(|first| first.caution);
    let shared = shared.filter(|_| chapters.iter().all(|chapter| chapter.caution == shared));
    let mut blocks = Vec::new();
    for chapter in chapters {
        let document = compose(chapter.report, setting);
        blocks.push(heading(HeadingLevel::TOP, chapter.name));
        let own = chapter.caution.filter(|_| shared.is_none());
        if let Some(caution) = own {
            let words = localizer.text(caution.key()).into_owned();
            blocks.push(Block::Paragraph(vec![Inline::strong(words)]));
        }
        blocks.extend(head(&document));
        blocks.extend(document.blocks.into_iter().map(below));
    }
    outline::normalise(&mut blocks);
    Document {
        language: localizer.language(),
        title: Title::first_of([binding.title, &localizer.text("document-untitled")]),
        subtitle: binding.subtitle.map(str::to_owned),
        organisation: setting.organisation.map(str::to_owned),
        caution: shared.map(|caution| localizer.text(caution.key()).into_owned()),
        imprint: None,
        cover: Cover::default(),
        legend: legend::legend(&blocks, setting),
        blocks,
        places: Vec::new(),
        frame: words::frame(localizer),
        layout: Layout::default(),
    }
}

/// The facts of a report's own head: its name, register number and date in a line, whom it is
/// for, who signs, and what it proposes.
fn head(document: &Document) -> Vec<Block> {
    let cover = &document.cover;
    let line =
        [Some(document.title.as_str()), cover.register_number.as_deref(), cover.date.as_deref()];
    let line: Vec<&str> = line.into_iter().flatten().collect();
    let mut blocks = vec![Block::Paragraph(vec![Inline::plain(line.join(" · "))])];
    let people = [&cover.case_officer, &cover.recipient].into_iter().flatten();
    for labelled in people.chain(&cover.signatories).chain(&cover.others) {
        let words = format!(" {}", labelled.lines.join(", "));
        let label = Inline::strong(format!("{}:", labelled.label));
        blocks.push(Block::Paragraph(vec![label, Inline::plain(words)]));
    }
    if let Some(decisions) = &cover.decisions {
        blocks.push(heading(HeadingLevel::TOP.deeper(), &decisions.heading));
        let items = decisions.decisions.clone();
        blocks.push(Block::List(List { order: ListOrder::Ordered, items }));
    }
    blocks
}

fn heading(level: HeadingLevel, words: &str) -> Block {
    Block::Heading(Heading { anchor: None, level, number: None, text: text::plain(words) })
}

/// A block of a chapter: one level deeper, and under no name that another chapter has too.
fn below(mut block: Block) -> Block {
    if let Some(level) = block.level_mut() {
        *level = level.deeper();
    }
    match &mut block {
        Block::Heading(heading) => heading.anchor = None,
        Block::Goal(goal) => goal.anchor = None,
        Block::Table(table) => table.forget_places(),
        Block::Label(_) | Block::Paragraph(_) | Block::List(_) | Block::Figure(_) => {}
    }
    block
}
