//! A committee's report composed from its units' reports (*sammanställning*): grades counted,
//! figures added up, texts quoted with their source, differences explained. A draft for a person
//! to go on with: nothing is graded here but what a person has chosen.

mod differences;
mod figures;
mod goals;
mod kept;
mod placing;
mod tables;
mod texts;
mod words;

use std::collections::BTreeSet;

use tertial_domain::goal::Goal;
use tertial_domain::ids::{ActivityId, GoalId, IndicatorId, UnitId};
use tertial_domain::indicator::Indicator;
use tertial_domain::period::OperatingYear;
use tertial_domain::report::{
    IndicatorField, OutlineEntry, PlainTable, Report, ReportKind, ReportState, Section,
};
use tertial_domain::rich_text::{Block, RichText};
use tertial_domain::target::TargetOwner;
use tertial_presentation::localizer::Localizer;
use tertial_rollup::coverage::PlaceFigures;
use tertial_rollup::grade_count::{GradeCounts, GradeLimits};

pub use differences::{Cause, Difference, Part};
pub use figures::CompiledFigure;
pub use kept::Written;
pub use texts::{QUOTED_MAX, QuotableText, TextName};

use placing::Placed;
use words::Words;

/// Everything that a compilation is made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompilationFacts {
    /// The committee.
    pub committee: UnitId,
    /// Its name.
    pub committee_name: String,
    /// The year.
    pub year: OperatingYear,
    /// Which of the year's documents.
    pub kind: ReportKind,
    /// The year's goals, each level in printed order; units' own goals too.
    pub goals: Vec<Goal>,
    /// The city's indicators.
    pub indicators: Vec<Indicator>,
    /// Units whose reports are compiled, in the order of names.
    pub units: Vec<UnitReport>,
    /// Units that should have reported and have not, in the order of names.
    pub absent: Vec<AbsentUnit>,
    /// What the committee has already said in a report of the same year and kind.
    pub own: Option<OwnReport>,
    /// What earlier compilations wrote in it, where it is a draft that the compilation goes on
    /// from: everything else in it is the committee's own and stays.
    pub goes_on_from: Option<Written>,
    /// The committee's document to take its head and its goals' descriptions from.
    pub model: Option<OwnReport>,
    /// The committee's targets of the year as printed, the one that holds last.
    pub targets: Vec<(IndicatorId, TargetOwner, String)>,
    /// When counts of grades point to which grade.
    pub grade_limits: GradeLimits,
    /// Figures with fewer persons behind them are hidden.
    pub small_group_limit: u32,
}

/// A unit's report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitReport {
    /// The unit.
    pub unit: UnitId,
    /// Its name.
    pub name: String,
    /// The version's number.
    pub version: u32,
    /// How far it has come.
    pub state: ReportState,
    /// Whether a person stands for it.
    pub confirmed: bool,
    /// The SHA-256 of its Report JSON, hexadecimal.
    pub sha256: String,
    /// Whether it was stored after the committee's own report.
    pub is_later: bool,
    /// The document.
    pub report: Report,
    /// What its goals and rows are linked to.
    pub links: ReportLinks,
    /// Its outcomes of the report's part of the year.
    pub figures: Vec<(IndicatorId, PlaceFigures)>,
}

/// What the goals and rows of a report are, in the order of [`Report::walk_goals`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReportLinks {
    /// One for each goal.
    pub goals: Vec<Option<GoalId>>,
    /// One for each indicator row of each goal.
    pub indicators: Vec<Vec<Option<IndicatorId>>>,
    /// One for each activity row of each goal.
    pub activities: Vec<Vec<Option<ActivityId>>>,
}

/// A unit that should have reported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AbsentUnit {
    /// The unit.
    pub unit: UnitId,
    /// Its name.
    pub name: String,
    /// The version of a draft that is left out; `None` where there is no report at all.
    pub draft: Option<u32>,
}

/// A document of the committee's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnReport {
    /// The version's number.
    pub version: u32,
    /// The document.
    pub report: Report,
    /// What its goals and rows are linked to.
    pub links: ReportLinks,
    /// Its outcomes of the report's part of the year.
    pub figures: Vec<(IndicatorId, PlaceFigures)>,
}

/// What a person has chosen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choices {
    /// The texts to quote; `None` leaves the choice to the rule: under goals that are partly or
    /// not met, the shortest analyses that say something.
    pub texts: Option<BTreeSet<TextName>>,
    /// Committee goals whose suggested grade the person takes as their own.
    pub grades: BTreeSet<GoalId>,
}

/// A compilation, with what a page needs to offer choices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compiled {
    /// The draft.
    pub report: Report,
    /// What its goals and rows are linked to.
    pub links: ReportLinks,
    /// The figures behind its rows, with their parts.
    pub figures: Vec<CompiledFigure>,
    /// The goals that units stand under, in document order.
    pub goals: Vec<CompiledGoal>,
    /// Where the committee's own figures differ.
    pub differences: Vec<Difference>,
    /// Figures that are the committee's own: no unit gives them.
    pub kept: Vec<(IndicatorId, Vec<IndicatorField>)>,
}

/// A goal with what units say under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompiledGoal {
    /// The goal.
    pub id: GoalId,
    /// Number and title.
    pub title: String,
    /// Whether the committee grades it: it is the committee's own.
    pub is_own: bool,
    /// How the unit goals below it are graded.
    pub counts: GradeCounts,
    /// The grade that the counts point to, as its code.
    pub suggestion: Option<tertial_domain::assessment::GradeCode>,
    /// Whether the person has taken it.
    pub is_taken: bool,
    /// What may be quoted under it, the shortest first.
    pub texts: Vec<QuotableText>,
}

/// Composes the committee's report; the words are those of the report's language.
pub fn compile(facts: &CompilationFacts, choices: &Choices, localizer: &Localizer) -> Compiled {
    let words = Words::new(localizer, facts);
    let placed = Placed::of(facts);
    let figures = figures::compile(facts, &placed);
    let differences = differences::find(facts, &figures);
    let (tree, links, compiled_goals) = goals::tree(facts, &placed, (choices, &figures), &words);
    let mut draft = Draft::begin(facts, &words);
    draft.summary(facts, &words, &compiled_goals);
    draft.section(words.text("compilation-goals-heading"), Vec::new());
    draft.report.outline.push(OutlineEntry::Goals);
    draft.report.goals = tree;
    draft.tables(words.text("compilation-grades-heading"), tables::grades(facts, &placed, &words));
    let different = tables::differences(&differences, &words);
    if facts.own.is_some() {
        let intro = words.differences(differences.len());
        draft.tables_with(words.text("compilation-differences-heading"), vec![intro], different);
    }
    for (heading, note, table) in tables::added(facts, &words) {
        draft.tables_with(heading, vec![note], vec![table]);
    }
    let sources = vec![tables::sources(facts, &words)];
    draft.tables(words.text("compilation-sources-heading"), sources);
    let (report, goals, kept) = (draft.report, compiled_goals, Vec::new());
    kept::keep(facts, Compiled { report, links, figures, goals, differences, kept })
}

/// The report as far as it is written.
struct Draft {
    report: Report,
}

impl Draft {
    /// The head: that of the committee's own document, with its own kind and year.
    fn begin(facts: &CompilationFacts, words: &Words<'_>) -> Self {
        let model = facts.own.as_ref().or(facts.model.as_ref()).map(|own| &own.report);
        let own = facts.own.as_ref().map(|own| &own.report);
        let head = model.map(|report| report.head.clone()).unwrap_or_default();
        let report = Report {
            kind: Some(facts.kind),
            year: Some(facts.year),
            title: Some(words.title()),
            committee: Some(facts.committee_name.clone()),
            register_number: own.and_then(|report| report.register_number.clone()),
            date: own.and_then(|report| report.date.clone()),
            case_officer: model.and_then(|report| report.case_officer.clone()),
            recipient: model.and_then(|report| report.recipient.clone()),
            head,
            proposed_decisions: own
                .map(|report| report.proposed_decisions.clone())
                .unwrap_or_default(),
            ..Report::default()
        };
        Self { report }
    }

    fn section(&mut self, heading: String, blocks: Vec<Block>) {
        self.report.outline.push(OutlineEntry::Section(self.report.sections.len()));
        self.report.sections.push(Section { heading, level: 1, blocks });
    }

    fn summary(&mut self, facts: &CompilationFacts, words: &Words<'_>, goals: &[CompiledGoal]) {
        let mut blocks = vec![paragraph(words.basis(facts))];
        blocks.extend(words.grades_in_all(goals).map(paragraph));
        let absent = words.absent(facts);
        if !absent.is_empty() {
            blocks.push(paragraph(words.text("compilation-absent")));
            blocks.push(Block::BulletList(absent.into_iter().map(RichText::plain).collect()));
        }
        blocks.push(paragraph(words.text("compilation-note")));
        self.section(words.text("compilation-summary-heading"), blocks);
    }

    /// A section of tables; without a table there is none.
    fn tables(&mut self, heading: String, tables: Vec<PlainTable>) {
        if !tables.is_empty() {
            self.tables_with(heading, Vec::new(), tables);
        }
    }

    fn tables_with(&mut self, heading: String, before: Vec<String>, tables: Vec<PlainTable>) {
        let mut blocks: Vec<Block> = before.into_iter().map(paragraph).collect();
        for mut table in tables {
            table.under = Some(heading.clone());
            table.section = Some(self.report.sections.len());
            blocks.push(Block::Table(self.report.tables.len()));
            self.report.tables.push(table);
        }
        self.section(heading, blocks);
    }
}

fn paragraph(words: String) -> Block {
    Block::Paragraph(RichText::plain(words))
}
