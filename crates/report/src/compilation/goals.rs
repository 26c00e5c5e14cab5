//! The committee's goal tree: its own goals with the counts of the grades below, quoted texts and
//! figures; the council's goals above them.

use std::collections::HashSet;

use tertial_domain::assessment::Assessment;
use tertial_domain::goal::{Goal, GoalLevel, GoalText};
use tertial_domain::ids::GoalId;
use tertial_domain::report::{GoalNode, IndicatorField, IndicatorRow};
use tertial_domain::rich_text::{Block, MarkKind, RichText};
use tertial_domain::target::TargetOwner;
use tertial_rollup::grade_count::GradeCounts;

use super::figures::CompiledFigure;
use super::placing::{Placed, Under};
use super::texts::{self, QuotableText};
use super::words::Words;
use super::{Choices, CompilationFacts, CompiledGoal, OwnReport, ReportLinks};

/// Goals below each other at most; deeper is a broken goal set.
const DEPTH_MAX: usize = 8;

/// The tree with its links, and the goals that units stand under.
pub(super) fn tree(
    facts: &CompilationFacts,
    placed: &Placed<'_>,
    (choices, figures): (&Choices, &[CompiledFigure]),
    words: &Words<'_>,
) -> (Vec<GoalNode>, ReportLinks, Vec<CompiledGoal>) {
    let needed = needed(facts, placed);
    let (links, goals) = (ReportLinks::default(), Vec::new());
    let mut writer = Writer { facts, placed, choices, figures, words, needed, links, goals };
    let tree = writer.below(None, DEPTH_MAX);
    (tree, writer.links, writer.goals)
}

/// The committee's goals, those that units stand under, and all above them.
fn needed(facts: &CompilationFacts, placed: &Placed<'_>) -> HashSet<GoalId> {
    let own = facts.goals.iter().filter(|goal| is_own(facts, goal)).map(|goal| goal.id);
    let mut needed: HashSet<GoalId> = HashSet::new();
    for id in own.chain(placed.under.keys().copied()) {
        let mut at = placed.by_id.get(&id);
        while let Some(goal) = at.filter(|goal| needed.insert(goal.id)) {
            at = goal.parent.and_then(|parent| placed.by_id.get(&parent));
        }
    }
    needed
}

pub(super) fn is_own(facts: &CompilationFacts, goal: &Goal) -> bool {
    goal.level == GoalLevel::Committee && goal.owner == facts.committee
}

struct Writer<'a> {
    facts: &'a CompilationFacts,
    placed: &'a Placed<'a>,
    choices: &'a Choices,
    figures: &'a [CompiledFigure],
    words: &'a Words<'a>,
    needed: HashSet<GoalId>,
    links: ReportLinks,
    goals: Vec<CompiledGoal>,
}

impl Writer<'_> {
    fn below(&mut self, parent: Option<GoalId>, depth: usize) -> Vec<GoalNode> {
        let Some(left) = depth.checked_sub(1) else { return Vec::new() };
        let facts = self.facts;
        let is_root =
            |goal: &Goal| goal.parent.is_none_or(|parent| !self.placed.by_id.contains_key(&parent));
        let here: Vec<&Goal> = facts
            .goals
            .iter()
            .filter(|goal| self.needed.contains(&goal.id))
            .filter(|goal| match parent {
                Some(parent) => goal.parent == Some(parent),
                None => is_root(goal),
            })
            .collect();
        here.into_iter().map(|goal| self.node(goal, left)).collect()
    }

    fn node(&mut self, goal: &Goal, depth: usize) -> GoalNode {
        let mut node = GoalNode::new(goal.level, goal.number.clone(), goal.title.clone());
        node.assessment = Assessment::NotAssessed;
        let figures: Vec<&CompiledFigure> =
            self.figures.iter().filter(|figure| figure.goal == goal.id).collect();
        self.links.goals.push(Some(goal.id));
        self.links.indicators.push(figures.iter().map(|found| Some(found.indicator)).collect());
        self.links.activities.push(Vec::new());
        node.texts = self.own_texts(goal.id);
        let is_own = is_own(self.facts, goal);
        let nothing = Under::default();
        let under = self.placed.under.get(&goal.id).unwrap_or(&nothing);
        if is_own || !under.unit_goals.is_empty() {
            let compiled = self.compiled(goal, is_own, under);
            if is_own {
                node.assessment = self.grade(&compiled);
            }
            let analysis = self.analysis(&compiled);
            node.texts.push((GoalText::Analysis, analysis));
            self.goals.push(compiled);
        }
        node.indicators = figures.into_iter().map(|figure| self.row(figure)).collect();
        node.goals = self.below(Some(goal.id), depth);
        node
    }

    fn compiled(&self, goal: &Goal, is_own: bool, under: &Under<'_>) -> CompiledGoal {
        let grades = under.unit_goals.iter().map(|found| &found.node.assessment);
        let counts = GradeCounts::of(grades);
        let suggestion = counts.suggestion(self.facts.grade_limits).filter(|_| is_own);
        let is_taken = suggestion.is_some() && self.choices.grades.contains(&goal.id);
        CompiledGoal {
            id: goal.id,
            title: match &goal.number {
                Some(number) => format!("{number} {}", goal.title),
                None => goal.title.clone(),
            },
            is_own,
            counts,
            suggestion,
            is_taken,
            texts: texts::under(self.facts, under, self.choices.texts.as_ref()),
        }
    }

    /// A person's choice, else nothing: the counts only suggest.
    fn grade(&self, goal: &CompiledGoal) -> Assessment {
        let tense = self.facts.kind.assessment_tense();
        match (&goal.suggestion, tense) {
            (Some(grade), Some(tense)) if goal.is_taken => {
                Assessment::Graded { grade: grade.clone(), tense }
            }
            _ => Assessment::Missing,
        }
    }

    /// What the committee itself has written of the goal before: what it is, and what is expected.
    fn own_texts(&self, id: GoalId) -> Vec<(GoalText, Vec<Block>)> {
        let of = |own: &OwnReport| {
            let at = own.links.goals.iter().position(|link| *link == Some(id))?;
            let node = own.report.walk_goals().nth(at)?;
            let texts = [GoalText::Description, GoalText::ExpectedResult].map(|label| {
                let has_table = |block: &Block| matches!(block, Block::Table(_));
                let blocks = node.text(label)?;
                let kept = blocks.iter().filter(|block| !has_table(block)).cloned().collect();
                Some((label, kept))
            });
            let texts: Vec<_> = texts.into_iter().flatten().collect();
            (!texts.is_empty()).then_some(texts)
        };
        let own = self.facts.own.as_ref().and_then(of);
        own.or_else(|| self.facts.model.as_ref().and_then(of)).unwrap_or_default()
    }

    fn analysis(&self, goal: &CompiledGoal) -> Vec<Block> {
        let told = self.words.counts(goal).into_iter().map(RichText::plain);
        let quoted = goal.texts.iter().filter(|text| text.is_chosen).map(|text| self.quoted(text));
        told.chain(quoted).map(Block::Paragraph).collect()
    }

    /// A unit's words with their source; the unit's name is set off.
    fn quoted(&self, text: &QuotableText) -> RichText {
        let mut quoted = RichText::plain(text.unit.clone());
        quoted.mark(0, text.unit.len(), MarkKind::Bold);
        quoted.push_str(": ");
        quoted.push_str(&self.words.quote(text));
        quoted
    }

    fn row(&self, figure: &CompiledFigure) -> IndicatorRow {
        let mut row = IndicatorRow::new(figure.name.clone());
        if let Some(added) = &figure.added {
            let cell = |value: &Option<_>| value.as_ref().map(|value| self.words.value(value));
            row.set_cell(IndicatorField::Outcome, cell(&added.values.total));
            row.set_cell(IndicatorField::OutcomeWomen, cell(&added.values.women));
            row.set_cell(IndicatorField::OutcomeMen, cell(&added.values.men));
            row.set_cell(IndicatorField::Forecast, cell(&added.forecast));
        }
        let target = |council: bool| {
            let of = |(indicator, owner, _): &&(_, TargetOwner, String)| {
                *indicator == figure.indicator && (*owner == TargetOwner::Council) == council
            };
            self.facts.targets.iter().rfind(of).map(|(_, _, printed)| printed.clone())
        };
        row.set_cell(IndicatorField::Target, target(false));
        row.set_cell(IndicatorField::CouncilTarget, target(true));
        if let Some(period) = self.words.period() {
            row.set_cell(IndicatorField::Period, Some(period));
        }
        let told = self.words.standing_behind(self.facts, figure);
        row.comment = vec![Block::Paragraph(RichText::plain(told))];
        row
    }
}
