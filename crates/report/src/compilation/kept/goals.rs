//! The committee's own goals, grades, texts, rows and activities in the compiled tree.

use std::collections::HashSet;

use tertial_domain::assessment::Assessment;
use tertial_domain::goal::GoalText;
use tertial_domain::ids::{ActivityId, GoalId, IndicatorId};
use tertial_domain::name_key::name_key;
use tertial_domain::report::{ActivityRow, GoalNode, IndicatorField, IndicatorRow};

use super::super::placing::walk;
use super::super::{CompiledGoal, ReportLinks};
use super::Keeper;
use super::pieces::Spot;

/// The tree with its links, and which figures in it are the committee's own.
pub(super) struct Tree {
    pub(super) goals: Vec<GoalNode>,
    pub(super) links: ReportLinks,
    pub(super) kept: Vec<(IndicatorId, Vec<IndicatorField>)>,
}

/// A goal without those below it.
struct Item {
    node: GoalNode,
    above: Option<usize>,
    goal: Option<GoalId>,
    indicators: Vec<Option<IndicatorId>>,
    activities: Vec<Option<ActivityId>>,
}

impl Keeper<'_> {
    /// The compiled tree with what the committee's draft says of each goal; goals that are not
    /// compiled stand below the goal that they stood below.
    pub(super) fn goals(
        &mut self,
        compiled: &[GoalNode],
        links: &ReportLinks,
        goals: &[CompiledGoal],
    ) -> Tree {
        let own = self.own;
        let mut items = flat(compiled, links);
        let mut merge =
            Merge { taken_goals: HashSet::new(), taken_rows: HashSet::new(), kept: Vec::new() };
        let mut places: Vec<Option<usize>> = Vec::new();
        for (at, (node, above)) in walk(&own.report.goals).into_iter().enumerate() {
            let goal = own.links.goals.get(at).copied().flatten();
            let above = above.and_then(|above| places.get(above).copied().flatten());
            let same = items.iter().position(|item| is_same(item, goal, node));
            let same = same.filter(|place| merge.taken_goals.insert(*place));
            let is_taken =
                goals.iter().any(|compiled| Some(compiled.id) == goal && compiled.is_taken);
            let place = same.unwrap_or(items.len());
            if same.is_none() {
                items.push(empty(node, (above, goal)));
                merge.taken_goals.insert(place);
            }
            self.merge(&mut items, (place, at), (node, is_taken), &mut merge);
            let is_gone = same.is_none()
                && self.written.has(&Spot::goal(node), "")
                && items.last().is_some_and(|item| says_nothing(&item.node));
            if is_gone {
                items.pop();
                merge.taken_goals.remove(&place);
            }
            places.push(if is_gone { above } else { Some(place) });
        }
        let (goals, links) = nested(items);
        Tree { goals, links, kept: merge.kept }
    }

    fn merge(
        &mut self,
        items: &mut [Item],
        (place, at): (usize, usize),
        (own, is_taken): (&GoalNode, bool),
        merge: &mut Merge,
    ) {
        if let Some(item) = items.get_mut(place) {
            let node = &mut item.node;
            node.number.clone_from(&own.number);
            node.title.clone_from(&own.title);
            if own.assessment != Assessment::Missing && !is_taken {
                node.assessment = own.assessment.clone();
            }
            self.texts(node, own);
        }
        let links = self.own.links.indicators.get(at);
        for (row_at, row) in own.indicators.iter().enumerate() {
            let link = links.and_then(|links| links.get(row_at)).copied().flatten();
            self.row(items, place, (row, link), merge);
        }
        let links = self.own.links.activities.get(at);
        for (row_at, row) in own.activities.iter().enumerate() {
            let link = links.and_then(|links| links.get(row_at)).copied().flatten();
            let analysis = self.carry_all(&row.analysis);
            if let Some(item) = items.get_mut(place) {
                item.node.activities.push(ActivityRow { analysis, ..row.clone() });
                item.activities.push(link);
            }
        }
    }

    /// The committee's texts; only an analysis is also compiled.
    fn texts(&mut self, node: &mut GoalNode, own: &GoalNode) {
        let mut compiled = std::mem::take(&mut node.texts);
        for (label, blocks) in &own.texts {
            let found = compiled.iter().position(|(other, _)| other == label);
            let beside = found.map(|found| compiled.remove(found).1).unwrap_or_default();
            let kept = if *label == GoalText::Analysis {
                let spot = Spot::text(own, *label);
                let mut kept = self.own_blocks(&spot, blocks, &beside);
                kept.extend(beside);
                kept
            } else {
                self.carry_all(blocks)
            };
            if !kept.is_empty() || blocks.is_empty() {
                node.texts.push((*label, kept));
            }
        }
        node.texts.extend(compiled);
    }

    fn row(
        &mut self,
        items: &mut [Item],
        place: usize,
        (own, link): (&IndicatorRow, Option<IndicatorId>),
        merge: &mut Merge,
    ) {
        let found = find_row(items, place, (own, link)).filter(|row| merge.taken_rows.insert(*row));
        let mut fields = Vec::new();
        if let Some((goal, at)) = found {
            let row = items.get_mut(goal).and_then(|item| item.node.indicators.get_mut(at));
            if let Some(row) = row {
                self.words_of_row(row, own, &mut fields);
            }
        } else {
            let mut row = IndicatorRow::new(own.name.clone());
            self.words_of_row(&mut row, own, &mut fields);
            let was_compiled = self.written.has(&Spot::row(own), "");
            if was_compiled && row == IndicatorRow::new(own.name.clone()) {
                return;
            }
            if let Some(item) = items.get_mut(place) {
                merge.taken_rows.insert((place, item.node.indicators.len()));
                item.node.indicators.push(row);
                item.indicators.push(link);
            }
        }
        if let Some(link) = link.filter(|_| !fields.is_empty()) {
            merge.kept.push((link, fields));
        }
    }

    /// The row in the committee's words; its cells where nothing is compiled.
    fn words_of_row(
        &mut self,
        row: &mut IndicatorRow,
        own: &IndicatorRow,
        fields: &mut Vec<IndicatorField>,
    ) {
        row.name.clone_from(&own.name);
        for field in IndicatorField::ALL {
            let was_compiled = |cell: &str| self.written.has(&Spot::cell(own, field), cell);
            if row.cell(field).is_some() || own.cell(field).is_some_and(was_compiled) {
                continue;
            }
            row.set_cell(field, own.cell(field).map(ToOwned::to_owned));
            fields.push(field);
            if own.uncertain.contains(&field) {
                row.uncertain.push(field);
            }
        }
        let spot = Spot::under_row(own);
        let kept = self.own_blocks(&spot, &own.analysis, &row.analysis);
        row.analysis.splice(0..0, kept);
        let kept = self.own_blocks(&spot, &own.comment, &row.comment);
        row.comment.splice(0..0, kept);
    }
}

/// What has been merged so far: each goal and row of the compilation takes one of the draft's.
struct Merge {
    taken_goals: HashSet<usize>,
    taken_rows: HashSet<(usize, usize)>,
    kept: Vec<(IndicatorId, Vec<IndicatorField>)>,
}

fn is_same(item: &Item, goal: Option<GoalId>, node: &GoalNode) -> bool {
    match goal {
        Some(_) => item.goal == goal,
        None => {
            item.node.level == node.level && name_key(&item.node.title) == name_key(&node.title)
        }
    }
}

/// The compiled row of the same indicator wherever it stands, else one of the same name here.
fn find_row(
    items: &[Item],
    place: usize,
    (own, link): (&IndicatorRow, Option<IndicatorId>),
) -> Option<(usize, usize)> {
    let by_link = items.iter().enumerate().find_map(|(goal, item)| {
        let row = item.indicators.iter().position(|found| link.is_some() && *found == link)?;
        Some((goal, row))
    });
    let here = || {
        let key = name_key(&own.name);
        let mut rows = items.get(place)?.node.indicators.iter();
        rows.position(|row| link.is_none() && name_key(&row.name) == key).map(|row| (place, row))
    };
    by_link.or_else(here)
}

fn empty(node: &GoalNode, (above, goal): (Option<usize>, Option<GoalId>)) -> Item {
    let node = GoalNode::new(node.level, node.number.clone(), node.title.clone());
    Item { node, above, goal, indicators: Vec::new(), activities: Vec::new() }
}

fn says_nothing(node: &GoalNode) -> bool {
    node.assessment.grade().is_none()
        && node.texts.is_empty()
        && node.indicators.is_empty()
        && node.activities.is_empty()
}

fn flat(goals: &[GoalNode], links: &ReportLinks) -> Vec<Item> {
    let item = |(at, (node, above)): (usize, (&GoalNode, Option<usize>))| {
        let mut item = empty(node, (above, links.goals.get(at).copied().flatten()));
        item.node.assessment = node.assessment.clone();
        item.node.texts.clone_from(&node.texts);
        item.node.indicators.clone_from(&node.indicators);
        item.node.activities.clone_from(&node.activities);
        item.indicators = links.indicators.get(at).cloned().unwrap_or_default();
        item.activities = links.activities.get(at).cloned().unwrap_or_default();
        item
    };
    walk(goals).into_iter().enumerate().map(item).collect()
}

/// The goals below each other again, without a stack as deep as they are.
fn nested(items: Vec<Item>) -> (Vec<GoalNode>, ReportLinks) {
    let mut below: Vec<Vec<usize>> = vec![Vec::new(); items.len()];
    let mut waiting = Vec::new();
    for (at, item) in items.iter().enumerate().rev() {
        let list = item.above.and_then(|above| below.get_mut(above));
        list.unwrap_or(&mut waiting).push(at);
    }
    let mut slots: Vec<Option<Item>> = items.into_iter().map(Some).collect();
    let (mut links, mut order) = (ReportLinks::default(), Vec::new());
    while let Some(at) = waiting.pop() {
        waiting.extend(below.get(at).into_iter().flatten());
        order.push(at);
        if let Some(item) = slots.get_mut(at).and_then(Option::as_mut) {
            links.goals.push(item.goal);
            links.indicators.push(std::mem::take(&mut item.indicators));
            links.activities.push(std::mem::take(&mut item.activities));
        }
    }
    let mut roots = Vec::new();
    for at in order.into_iter().rev() {
        let Some(mut item) = slots.get_mut(at).and_then(Option::take) else { continue };
        item.node.goals.reverse();
        let above = item.above.and_then(|above| slots.get_mut(above)).and_then(Option::as_mut);
        above.map_or(&mut roots, |above| &mut above.node.goals).push(item.node);
    }
    roots.reverse();
    (roots, links)
}
