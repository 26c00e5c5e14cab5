//! A domain report becomes a document: every word of the report once, in its reading order, with
//! the labels of the document's language.

mod activities;
mod check_sums;
mod cover;
mod figures;
mod gathered;
mod goals;
mod indicators;
mod legend;
mod money;
mod overview;
mod plain_table;
mod sections;
mod templated;
mod text;
mod words;

pub(crate) use words::frame as frame_words;

use tertial_domain::assessment::GradingScale;
use tertial_domain::report::{OutlineEntry, Report, Section};
use tertial_presentation::localizer::{Argument, Localizer};

pub(crate) use self::goals::stands_before_tables;
pub(crate) use self::sections::folded;
use crate::document::{Block, Caution, Document, Heading, HeadingLevel, Layout, PlaceMark};
use crate::outline;
use crate::stamp::{LogHead, Stamp};
use crate::template::GoalsShape;

pub use self::gathered::{Binding, Chapter, gathered};
pub use self::templated::compose_by;

/// What a document needs to know besides the report itself.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// The words of the document. A report in Swedish takes Swedish words, whoever reads it.
    pub localizer: &'a Localizer,
    /// The city or body that publishes: "Ekstads stad".
    pub organisation: Option<&'a str>,
    /// The city's grading scale.
    pub scale: &'a GradingScale,
}

/// Composes the document of a report.
///
/// The order is the report's outline; what the outline does not name stands last, so that nothing
/// is lost. Heading levels come out whole.
pub fn compose(report: &Report, setting: &Setting<'_>) -> Document {
    let mut body = Body::new(report, setting);
    for entry in reading_order(report) {
        match entry {
            OutlineEntry::Section(index) => body.section(index),
            OutlineEntry::Goals => {
                let level = body.section_level.map_or(HeadingLevel::TOP, HeadingLevel::deeper);
                body.goal_tree(level, &GoalsShape::default(), goals::Wanted::All);
            }
            OutlineEntry::Table(index) => body.table(index),
        }
    }
    document(body.written, report, setting)
}

/// The document around a written body, laid out in the product's own way.
fn document(written: Written, report: &Report, setting: &Setting<'_>) -> Document {
    let Written { mut blocks, places } = written;
    outline::normalise(&mut blocks);
    Document {
        language: setting.localizer.language(),
        title: cover::title(report, setting.localizer),
        subtitle: cover::subtitle(report),
        organisation: setting.organisation.map(str::to_owned),
        caution: None,
        imprint: None,
        cover: cover::cover(report, setting.localizer),
        legend: legend::legend(&blocks, setting),
        blocks,
        places,
        frame: words::frame(setting.localizer),
        layout: Layout::default(),
    }
}

/// Puts on every page of a document why it is not to be taken for the adopted one.
#[must_use]
pub fn cautioned(
    mut document: Document,
    caution: Option<Caution>,
    localizer: &Localizer,
) -> Document {
    document.caution = caution.map(|caution| localizer.text(caution.key()).into_owned());
    document
}

/// Puts on every page of a document which version it is and what data it was made from, so that a
/// paper can be held against its data.
#[must_use]
pub fn imprinted(mut document: Document, stamp: &Stamp, localizer: &Localizer) -> Document {
    let version = stamp.version.map(|number| {
        let told = number.to_string();
        localizer.text_with("document-imprint-version", &[("number", Argument::from(&told))])
    });
    let digest = stamp.digest.map(|digest| {
        let told = digest.shown();
        localizer.text_with("document-imprint-data", &[("digest", Argument::from(&told))])
    });
    let parts: Vec<String> = version.into_iter().chain(digest).collect();
    document.imprint = (!parts.is_empty()).then(|| parts.join(" · "));
    document
}

/// Puts on every page of an adopted report where the log of events stood then.
#[must_use]
pub fn sealed(mut document: Document, head: Option<LogHead>, localizer: &Localizer) -> Document {
    let Some(head) = head else { return document };
    let (number, digest) = (head.number.to_string(), head.digest.shown());
    let told = [("number", Argument::from(&number)), ("digest", Argument::from(&digest))];
    let words = localizer.text_with("document-imprint-log", &told);
    document.imprint = Some(match document.imprint.take() {
        Some(imprint) => format!("{imprint} · {words}"),
        None => words,
    });
    document
}

/// The outline, and after it whatever it leaves out, in the order of the data format.
pub(crate) fn reading_order(report: &Report) -> Vec<OutlineEntry> {
    let sections = (0..report.sections.len()).map(OutlineEntry::Section);
    let tables = (0..report.tables.len()).map(OutlineEntry::Table);
    let all = sections.chain([OutlineEntry::Goals]).chain(tables);
    report.outline.iter().copied().chain(all).collect()
}

/// Blocks as far as they are written, with the places of the report that begin at them.
#[derive(Debug, Default)]
struct Written {
    blocks: Vec<Block>,
    places: Vec<PlaceMark>,
}

impl Written {
    /// Says that a place begins with what is written next.
    fn begin(&mut self, place: String) {
        self.places.push(PlaceMark { block: self.blocks.len(), place, text: None });
    }

    /// Writes the text of the place that was begun last.
    fn text(&mut self, blocks: Vec<Block>) {
        let start = self.blocks.len();
        self.blocks.extend(blocks);
        if let Some(place) = self.places.last_mut() {
            place.text = Some(start..self.blocks.len());
        }
    }
}

/// The body as far as it is written. Each section, table and the goal tree is written once.
struct Body<'a> {
    report: &'a Report,
    setting: &'a Setting<'a>,
    written: Written,
    sections_written: Vec<bool>,
    tables_written: Vec<bool>,
    goals_written: bool,
    /// The level of the section that stands nearest above.
    section_level: Option<HeadingLevel>,
    /// Tables that a text would hold and that stand in a place of their own instead.
    withheld: Vec<bool>,
    /// How much deeper headings stand than the report has them.
    deeper_by: i16,
}

/// Sets a flag and says whether it was unset; a place outside the list counts as set.
fn first_time(flags: &mut [bool], index: usize) -> bool {
    flags.get_mut(index).is_some_and(|flag| !std::mem::replace(flag, true))
}

impl<'a> Body<'a> {
    fn new(report: &'a Report, setting: &'a Setting<'a>) -> Self {
        Self {
            report,
            setting,
            written: Written::default(),
            sections_written: vec![false; report.sections.len()],
            tables_written: tables_inside_texts(report),
            goals_written: false,
            section_level: None,
            withheld: vec![false; report.tables.len()],
            deeper_by: 0,
        }
    }

    fn section(&mut self, index: usize) {
        let Some(section) = self.report.sections.get(index) else { return };
        if !first_time(&mut self.sections_written, index) {
            return;
        }
        let Section { heading, level, blocks } = section;
        let level = i16::from(*level).saturating_add(self.deeper_by);
        let level = HeadingLevel::nearest(usize::try_from(level).unwrap_or(0));
        self.section_level = Some(level);
        self.written.begin(format!("sections/{index}"));
        if !heading.trim().is_empty() {
            let text = text::plain(heading);
            let anchor = Some(format!("section-{index}"));
            let heading = Heading { anchor, level, number: None, text };
            self.written.blocks.push(Block::Heading(heading));
        }
        let written = text::blocks(blocks, |index| self.table_in_text(index));
        self.written.text(written);
    }

    fn goal_tree(&mut self, level: HeadingLevel, shape: &GoalsShape, wanted: goals::Wanted) {
        if wanted != goals::Wanted::Above && std::mem::replace(&mut self.goals_written, true) {
            return;
        }
        let mut written = std::mem::take(&mut self.written);
        let table = |index| self.table_in_text(index);
        goals::GoalWriter::new(self.report, self.setting, &table)
            .shaped(shape, wanted)
            .write(level, &mut written);
        self.written = written;
    }

    fn table(&mut self, index: usize) {
        if first_time(&mut self.tables_written, index) {
            self.written.blocks.extend(self.table_block(index));
        }
    }

    /// Writes a table in a place of its own, also one that a text would hold.
    fn owned_table(&mut self, index: usize) {
        self.tables_written.get_mut(index).map(|written| std::mem::replace(written, true));
        self.written.blocks.extend(self.table_block(index));
    }

    fn table_in_text(&self, index: usize) -> Option<Block> {
        let is_withheld = self.withheld.get(index).copied().unwrap_or(false);
        if is_withheld { None } else { self.table_block(index) }
    }

    fn table_block(&self, index: usize) -> Option<Block> {
        let table = self.report.tables.get(index)?;
        let place = format!("tables/{index}");
        Some(Block::Table(plain_table::compose(table, place, self.setting.localizer)))
    }
}

/// Which tables stand inside a text and are written there.
pub(crate) fn tables_inside_texts(report: &Report) -> Vec<bool> {
    let mut inside = vec![false; report.tables.len()];
    let sections = report.sections.iter().map(|section| &section.blocks);
    let goals = report.walk_goals().flat_map(|goal| goal.texts.iter().map(|(_, blocks)| blocks));
    for block in sections.chain(goals).flatten() {
        if let tertial_domain::rich_text::Block::Table(index) = block {
            first_time(&mut inside, *index);
        }
    }
    inside
}
