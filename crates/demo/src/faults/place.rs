//! Places in a report as paths by indexes, and where two reports differ.

use tertial_domain::goal::GoalText;
use tertial_domain::report::{ActivityRow, GoalNode, IndicatorField, IndicatorRow, Report};

/// A goal's place: the index at each level.
pub(super) type Path = Vec<usize>;

/// Every goal's place, in document order.
pub(super) fn goal_paths(report: &Report) -> Vec<Path> {
    fn collect(goals: &[GoalNode], above: &[usize], out: &mut Vec<Path>) {
        for (at, goal) in goals.iter().enumerate() {
            let mut path = above.to_vec();
            path.push(at);
            out.push(path.clone());
            collect(&goal.goals, &path, out);
        }
    }
    let mut out = Vec::new();
    collect(&report.goals, &[], &mut out);
    out
}

/// The goal at a place.
pub(super) fn goal_at<'a>(report: &'a Report, path: &[usize]) -> Option<&'a GoalNode> {
    let (first, rest) = path.split_first()?;
    rest.iter().try_fold(report.goals.get(*first)?, |goal, at| goal.goals.get(*at))
}

/// The goal at a place, to be changed.
pub(super) fn goal_at_mut<'a>(report: &'a mut Report, path: &[usize]) -> Option<&'a mut GoalNode> {
    let (first, rest) = path.split_first()?;
    rest.iter().try_fold(report.goals.get_mut(*first)?, |goal, at| goal.goals.get_mut(*at))
}

/// "goals/0/goals/1"
pub(super) fn goal_place(path: &[usize]) -> String {
    let steps: Vec<String> = path.iter().map(|at| format!("goals/{at}")).collect();
    steps.join("/")
}

/// Whether a path names a place that this report has. A text that is not there counts as a place
/// of its goal, since it can be missed.
pub fn place_exists(report: &Report, place: &str) -> bool {
    let words: Vec<&str> = place.split('/').collect();
    let number = |word: &str| word.parse::<usize>().ok();
    match words.as_slice() {
        ["sections", at] => number(at).is_some_and(|at| at < report.sections.len()),
        ["tables", at] => number(at).is_some_and(|at| at < report.tables.len()),
        ["tables", at, "rows", row] => number(at)
            .and_then(|at| report.tables.get(at))
            .zip(number(row))
            .is_some_and(|(table, row)| row < table.rows.len()),
        _ => {
            let mut path = Vec::new();
            let mut rest = words.as_slice();
            while let ["goals", at, after @ ..] = rest {
                let Some(at) = number(at) else { return false };
                path.push(at);
                rest = after;
            }
            goal_at(report, &path).is_some_and(|goal| goal_has(goal, rest))
        }
    }
}

fn goal_has(goal: &GoalNode, rest: &[&str]) -> bool {
    let number = |word: &str| word.parse::<usize>().ok();
    match rest {
        [] | ["grade"] => true,
        ["texts", label] => GoalText::from_code(label).is_some(),
        ["indicators", at, field @ ..] => {
            let known = match field {
                [] | ["analysis" | "comment"] => true,
                [field] => IndicatorField::from_code(field).is_some(),
                _ => false,
            };
            known && number(at).is_some_and(|at| at < goal.indicators.len())
        }
        ["activities", at] | ["activities", at, "analysis"] => {
            number(at).is_some_and(|at| at < goal.activities.len())
        }
        _ => false,
    }
}

/// Every path at which the second report differs from the first.
pub fn differences(before: &Report, after: &Report) -> Vec<String> {
    let mut found = Vec::new();
    compare_lists(("sections", &before.sections, &after.sections), &mut found, |_, _, at, out| {
        out.push(at);
    });
    compare_lists(("tables", &before.tables, &after.tables), &mut found, |a, b, at, out| {
        let rows = format!("{at}/rows");
        let known = out.len();
        compare_lists((&rows, &a.rows, &b.rows), out, |_, _, at, out| out.push(at));
        if out.len() == known {
            out.push(at);
        }
    });
    compare_lists(("goals", &before.goals, &after.goals), &mut found, compare_goals);
    let bare = |report: &Report| Report {
        sections: Vec::new(),
        tables: Vec::new(),
        goals: Vec::new(),
        ..report.clone()
    };
    if bare(before) != bare(after) {
        found.push("head".to_owned());
    }
    found
}

/// Compares lists: what was put in or taken out where their lengths differ, else each pair.
fn compare_lists<T: PartialEq>(
    (name, before, after): (&str, &[T], &[T]),
    out: &mut Vec<String>,
    each: impl Fn(&T, &T, String, &mut Vec<String>),
) {
    if before.len() == after.len() {
        for (at, (one, other)) in before.iter().zip(after).enumerate() {
            if one != other {
                each(one, other, format!("{name}/{at}"), out);
            }
        }
        return;
    }
    let same = before.iter().zip(after).take_while(|(one, other)| one == other).count();
    let left = |list: &[T]| list.len().saturating_sub(same);
    let ends = before.iter().rev().zip(after.iter().rev());
    let same_end =
        ends.take(left(before).min(left(after))).take_while(|(one, other)| one == other).count();
    let end = before.len().max(after.len()).saturating_sub(same_end);
    out.extend((same..end).map(|at| format!("{name}/{at}")));
}

fn compare_goals(before: &GoalNode, after: &GoalNode, at: String, out: &mut Vec<String>) {
    if before.assessment != after.assessment {
        out.push(format!("{at}/grade"));
    }
    for label in GoalText::ALL {
        if before.text(label) != after.text(label) {
            out.push(format!("{at}/texts/{}", label.code()));
        }
    }
    let rows = format!("{at}/indicators");
    compare_lists((&rows, &before.indicators, &after.indicators), out, compare_indicators);
    let rows = format!("{at}/activities");
    compare_lists((&rows, &before.activities, &after.activities), out, compare_activities);
    let below = format!("{at}/goals");
    compare_lists((&below, &before.goals, &after.goals), out, compare_goals);
    if (before.level, &before.title) != (after.level, &after.title) {
        out.push(at);
    }
}

fn compare_indicators(
    before: &IndicatorRow,
    after: &IndicatorRow,
    at: String,
    out: &mut Vec<String>,
) {
    for field in IndicatorField::ALL {
        if before.cell(field) != after.cell(field) {
            out.push(format!("{at}/{}", field.code()));
        }
    }
    if before.analysis != after.analysis {
        out.push(format!("{at}/analysis"));
    }
    if before.comment != after.comment {
        out.push(format!("{at}/comment"));
    }
    if before.name != after.name {
        out.push(at);
    }
}

fn compare_activities(
    before: &ActivityRow,
    after: &ActivityRow,
    at: String,
    out: &mut Vec<String>,
) {
    if before.analysis != after.analysis {
        out.push(format!("{at}/analysis"));
    }
    let cells = |row: &ActivityRow| ActivityRow { analysis: Vec::new(), ..row.clone() };
    if cells(before) != cells(after) {
        out.push(at);
    }
}
