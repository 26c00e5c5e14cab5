//! The shapes of the border as a report: what refers to something must find it.

use tertial_domain::assessment::{Assessment, AssessmentTense};
use tertial_domain::goal::GoalText;
use tertial_domain::report::{
    ActivityRow, GoalNode, Head, IndicatorField, IndicatorRow, OutlineEntry, PlainTable, Report,
    ReportKind, Section,
};
use tertial_domain::rich_text::{Block, RichText};

use super::encode::TENSE_WITHOUT_KIND;
use super::wire::{
    Code, Grade, Labelled, WireActivity, WireBlock, WireGoal, WireHead, WireIndicator, WireReport,
    WireSection, WireTable, Year,
};
use super::{ReadLimits, ReportJsonError, SCHEMA, inline};

type Decoded<T> = Result<T, ReportJsonError>;

/// Makes a report of what was read.
pub(super) fn report(wire: WireReport, limits: &ReadLimits) -> Decoded<Report> {
    if let Some(found) = wire.schema.filter(|schema| schema != SCHEMA) {
        return Err(ReportJsonError::UnknownSchema { found });
    }
    let kind = wire.kind.map(|Code(kind)| kind);
    let tables: Vec<PlainTable> = list(wire.tables).into_iter().map(table).collect();
    let context = Context {
        table_count: tables.len(),
        tense: kind.and_then(ReportKind::assessment_tense).unwrap_or(TENSE_WITHOUT_KIND),
        goal_depth_max: limits.goal_depth_max,
    };
    let sections: Vec<Section> = list(wire.sections)
        .into_iter()
        .enumerate()
        .map(|(at, wire)| context.section(wire, &Path::Root.list("sections", at)))
        .collect::<Decoded<_>>()?;
    for (at, table) in tables.iter().enumerate() {
        if let Some(index) = table.section.filter(|&index| index >= sections.len()) {
            let path = Path::Root.list("tables", at).key("section").to_string();
            let count = sections.len();
            return Err(ReportJsonError::NoSuchPlace { path, what: "section", index, count });
        }
    }
    let goals = context.goals(wire.goals, &Path::Root, 1)?;
    let mut report = Report {
        kind,
        year: wire.year.map(|Year(year)| year),
        title: wire.title,
        unit: wire.unit,
        committee: wire.committee,
        register_number: wire.register_number,
        date: wire.date,
        case_officer: wire.case_officer,
        recipient: wire.recipient,
        head: head(wire.head.unwrap_or_default()),
        proposed_decisions: list(wire.proposed_decisions),
        outline: Vec::new(),
        sections,
        goals,
        tables,
    };
    report.outline = match wire.outline {
        Some(entries) => outline(&entries, &report)?,
        None => usual_outline(&report),
    };
    Ok(report)
}

fn list<T>(values: Option<Vec<T>>) -> Vec<T> {
    values.unwrap_or_default()
}

fn head(wire: WireHead) -> Head {
    Head {
        administration: wire.administration,
        addresses: list(wire.addresses),
        phone: wire.phone,
        meeting_date: wire.meeting_date,
        signatories: list(wire.signatories),
        related_register_numbers: list(wire.related_register_numbers),
    }
}

fn table(wire: WireTable) -> PlainTable {
    PlainTable {
        under: wire.under,
        section: wire.section,
        header: cells(list(wire.header)),
        rows: list(wire.rows).into_iter().map(cells).collect(),
        scale: wire.scale.map(|Code(scale)| scale),
    }
}

/// A cell that is `null` is an empty cell.
fn cells(row: Vec<Option<String>>) -> Vec<String> {
    row.into_iter().map(Option::unwrap_or_default).collect()
}

fn outline(entries: &[String], report: &Report) -> Decoded<Vec<OutlineEntry>> {
    let read = |(at, entry): (usize, &String)| {
        let path = || Path::Root.list("outline", at).to_string();
        let place = |what, number: &str, count| match number.parse() {
            Ok(index) if index < count => Ok(index),
            Ok(index) => Err(ReportJsonError::NoSuchPlace { path: path(), what, index, count }),
            Err(_) => Err(ReportJsonError::NoOutlineEntry { path: path(), found: entry.clone() }),
        };
        match entry.split_once('/') {
            None if entry == "goals" => Ok(OutlineEntry::Goals),
            Some(("section", number)) => {
                place("section", number, report.sections.len()).map(OutlineEntry::Section)
            }
            Some(("table", number)) => {
                place("table", number, report.tables.len()).map(OutlineEntry::Table)
            }
            _ => Err(ReportJsonError::NoOutlineEntry { path: path(), found: entry.clone() }),
        }
    };
    entries.iter().enumerate().map(read).collect()
}

/// The order for a document that gives none: sections with their tables, goals, other tables.
fn usual_outline(report: &Report) -> Vec<OutlineEntry> {
    let mut is_placed = vec![false; report.tables.len()];
    let goal_blocks = report.walk_goals().flat_map(|goal| {
        let texts = goal.texts.iter().map(|(_, blocks)| blocks);
        let rows = goal.indicators.iter().flat_map(|row| [&row.analysis, &row.comment]);
        texts.chain(rows).chain(goal.activities.iter().map(|row| &row.analysis))
    });
    for block in report.sections.iter().map(|section| &section.blocks).chain(goal_blocks).flatten()
    {
        if let Block::Table(at) = block
            && let Some(placed) = is_placed.get_mut(*at)
        {
            *placed = true;
        }
    }
    let mut under: Vec<Vec<usize>> = vec![Vec::new(); report.sections.len()];
    let mut loose = Vec::new();
    for (at, table) in report.tables.iter().enumerate() {
        if is_placed.get(at).copied().unwrap_or_default() {
            continue;
        }
        match table.section.and_then(|section| under.get_mut(section)) {
            Some(tables) => tables.push(at),
            None => loose.push(at),
        }
    }
    let mut outline = Vec::new();
    for (at, tables) in under.into_iter().enumerate() {
        outline.push(OutlineEntry::Section(at));
        outline.extend(tables.into_iter().map(OutlineEntry::Table));
    }
    if !report.goals.is_empty() {
        outline.push(OutlineEntry::Goals);
    }
    outline.extend(loose.into_iter().map(OutlineEntry::Table));
    outline
}

/// What the parts must know of the whole.
struct Context {
    table_count: usize,
    tense: AssessmentTense,
    goal_depth_max: usize,
}

impl Context {
    fn section(&self, wire: WireSection, path: &Path<'_>) -> Decoded<Section> {
        Ok(Section {
            heading: wire.heading.unwrap_or_default(),
            level: wire.level.unwrap_or(1),
            blocks: self.text(wire.text, wire.blocks, path)?,
        })
    }

    fn goals(
        &self,
        wire: Option<Vec<WireGoal>>,
        path: &Path<'_>,
        depth: usize,
    ) -> Decoded<Vec<GoalNode>> {
        let goals = list(wire).into_iter().enumerate();
        goals.map(|(at, goal)| self.goal(goal, &path.list("goals", at), depth)).collect()
    }

    fn goal(&self, wire: WireGoal, path: &Path<'_>, depth: usize) -> Decoded<GoalNode> {
        let depth_max = self.goal_depth_max;
        if depth > depth_max {
            return Err(ReportJsonError::GoalsTooDeep { path: path.to_string(), depth_max });
        }
        let indicators = list(wire.indicators).into_iter().enumerate();
        let activities = list(wire.activities).into_iter().enumerate();
        Ok(GoalNode {
            level: wire.level.0,
            number: wire.number,
            title: wire.title.unwrap_or_default(),
            assessment: match wire.grade {
                Some(Code(Grade::Graded(grade))) => {
                    let tense = wire.grade_tense.map_or(self.tense, |Code(tense)| tense);
                    Assessment::Graded { grade, tense }
                }
                Some(Code(Grade::NotAssessed)) => Assessment::NotAssessed,
                None => Assessment::Missing,
            },
            texts: self.labelled(wire.texts, wire.blocks, path)?,
            indicators: indicators
                .map(|(at, row)| self.indicator(row, &path.list("indicators", at)))
                .collect::<Decoded<_>>()?,
            activities: activities
                .map(|(at, row)| self.activity(row, &path.list("activities", at)))
                .collect::<Decoded<_>>()?,
            goals: self.goals(wire.goals, path, depth + 1)?,
        })
    }

    /// A goal's texts in the order of `texts`, then those that only `blocks` has.
    fn labelled(
        &self,
        texts: Option<Labelled<GoalText, Option<String>>>,
        blocks: Option<Labelled<GoalText, Option<Vec<WireBlock>>>>,
        path: &Path<'_>,
    ) -> Decoded<Vec<(GoalText, Vec<Block>)>> {
        let mut blocks = blocks.map_or_else(Vec::new, |Labelled(entries)| entries);
        let mut read = Vec::new();
        for (label, words) in texts.map_or_else(Vec::new, |Labelled(entries)| entries) {
            let shaped = blocks.iter().position(|(found, _)| *found == label);
            let shaped = shaped.and_then(|at| blocks.remove(at).1);
            read.push((label, self.text(words, shaped, path)?));
        }
        for (label, shaped) in blocks {
            read.push((label, self.text(None, shaped, path)?));
        }
        Ok(read)
    }

    fn indicator(&self, wire: WireIndicator, path: &Path<'_>) -> Decoded<IndicatorRow> {
        let mut row = IndicatorRow::new(wire.name.unwrap_or_default());
        for (field, cell) in [
            (IndicatorField::Outcome, wire.outcome),
            (IndicatorField::OutcomeMen, wire.outcome_men),
            (IndicatorField::OutcomeWomen, wire.outcome_women),
            (IndicatorField::Previous, wire.previous),
            (IndicatorField::Forecast, wire.forecast),
            (IndicatorField::Target, wire.target),
            (IndicatorField::CouncilTarget, wire.council_target),
            (IndicatorField::Period, wire.period),
            (IndicatorField::Periodicity, wire.periodicity),
        ] {
            row.set_cell(field, cell);
        }
        let shaped = wire.blocks.unwrap_or_default();
        row.analysis = self.text(wire.analysis, shaped.analysis, path)?;
        row.comment = self.text(wire.comment, shaped.comment, path)?;
        row.uncertain = list(wire.uncertain).into_iter().map(|Code(field)| field).collect();
        Ok(row)
    }

    fn activity(&self, wire: WireActivity, path: &Path<'_>) -> Decoded<ActivityRow> {
        Ok(ActivityRow {
            name: wire.name.unwrap_or_default(),
            start: wire.start,
            end: wire.end,
            deviation: wire.deviation,
            state: wire.state.map(|Code(state)| state),
            analysis: self.text(wire.analysis, wire.blocks.unwrap_or_default().analysis, path)?,
            uncertain: list(wire.uncertain).into_iter().map(|Code(field)| field).collect(),
        })
    }

    /// Blocks where there are any, else the words as one paragraph.
    fn text(
        &self,
        words: Option<String>,
        blocks: Option<Vec<WireBlock>>,
        path: &Path<'_>,
    ) -> Decoded<Vec<Block>> {
        let blocks = list(blocks);
        if blocks.is_empty() {
            let words = words.filter(|words| !words.is_empty());
            return Ok(words.into_iter().map(|it| Block::Paragraph(RichText::plain(it))).collect());
        }
        let items = |items: Vec<String>| items.into_iter().map(inline::read).collect();
        let read = |(at, block)| match block {
            WireBlock::Paragraph(words) => Ok(Block::Paragraph(inline::read(words))),
            WireBlock::BulletList(list) => Ok(Block::BulletList(items(list))),
            WireBlock::NumberedList(list) => Ok(Block::NumberedList(items(list))),
            WireBlock::Table(index) if index < self.table_count => Ok(Block::Table(index)),
            WireBlock::Table(index) => Err(ReportJsonError::NoSuchPlace {
                path: path.list("blocks", at).to_string(),
                what: "table",
                index,
                count: self.table_count,
            }),
        };
        blocks.into_iter().enumerate().map(read).collect()
    }
}

/// A place in the data, built on the way down and printed only when something is wrong there.
#[derive(Clone, Copy)]
enum Path<'a> {
    Root,
    Key(&'a Path<'a>, &'static str),
    Item(&'a Path<'a>, &'static str, usize),
}

impl Path<'_> {
    const fn key(&self, key: &'static str) -> Path<'_> {
        Path::Key(self, key)
    }

    const fn list(&self, key: &'static str, at: usize) -> Path<'_> {
        Path::Item(self, key, at)
    }
}

impl std::fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (above, key) = match self {
            Self::Root => return Ok(()),
            Self::Key(above, key) | Self::Item(above, key, _) => (above, key),
        };
        above.fmt(f)?;
        if !matches!(above, Self::Root) {
            f.write_str(".")?;
        }
        f.write_str(key)?;
        match self {
            Self::Item(_, _, at) => write!(f, "[{at}]"),
            Self::Root | Self::Key(..) => Ok(()),
        }
    }
}
