//! What stands at a place of a report: to hold a finding's quotes against.

use tertial_domain::name_key::name_key;
use tertial_domain::report::{GoalNode, IndicatorField, Report};
use tertial_domain::rich_text::Block;
use tertial_review::facts::texts;
use tertial_review::place::{GoalPart, Note, Place};

/// Whether the report has such a place.
pub(crate) fn exists(report: &Report, place: &Place) -> bool {
    match place {
        Place::Report | Place::Head => true,
        Place::Section(at) => *at < report.sections.len(),
        Place::Table { table, row } => report
            .tables
            .get(*table)
            .is_some_and(|found| row.is_none_or(|row| row < found.rows.len())),
        Place::Goal(path, part) => path.find(report).is_some_and(|goal| match part {
            GoalPart::Whole | GoalPart::Grade | GoalPart::Text(_) => true,
            GoalPart::Indicator(row, _) | GoalPart::IndicatorNote(row, _) => {
                *row < goal.indicators.len()
            }
            GoalPart::Activity(row, _) | GoalPart::ActivityNote(row) => {
                *row < goal.activities.len()
            }
        }),
    }
}

/// Every printed text at a place.
pub(crate) fn at(report: &Report, place: &Place) -> Vec<String> {
    match place {
        Place::Report => Vec::new(),
        Place::Head => head(report),
        Place::Section(at) => report.sections.get(*at).map_or_else(Vec::new, |section| {
            let mut all = in_blocks(&section.blocks);
            all.push(section.heading.clone());
            all
        }),
        Place::Table { table, row } => {
            let Some(found) = report.tables.get(*table) else { return Vec::new() };
            let rows = found.rows.iter().enumerate();
            rows.filter(|(at, _)| row.is_none_or(|row| row == *at))
                .flat_map(|(_, cells)| cells.clone())
                .chain(found.header.clone())
                .chain(found.under.clone())
                .collect()
        }
        Place::Goal(path, part) => {
            path.find(report).map_or_else(Vec::new, |goal| in_goal(goal, *part))
        }
    }
}

fn head(report: &Report) -> Vec<String> {
    let fields =
        [&report.title, &report.unit, &report.date, &report.recipient, &report.case_officer];
    fields
        .into_iter()
        .flatten()
        .chain(&report.proposed_decisions)
        .chain(&report.head.addresses)
        .chain(&report.head.signatories)
        .cloned()
        .collect()
}

fn in_goal(goal: &GoalNode, part: GoalPart) -> Vec<String> {
    let mut all = vec![goal.title.clone()];
    match part {
        GoalPart::Whole | GoalPart::Grade => {
            all.extend(goal.texts.iter().flat_map(|(_, blocks)| in_blocks(blocks)));
        }
        GoalPart::Text(label) => {
            all.extend(in_blocks(goal.text(label).unwrap_or_default()));
        }
        GoalPart::Indicator(row, _) => {
            // Copies of one indicator are read as one: a cell may stand in the other copy.
            let name = goal.indicators.get(row).map(|row| name_key(&row.name));
            let copies = goal.indicators.iter().filter(|row| Some(name_key(&row.name)) == name);
            for row in copies {
                all.push(row.name.clone());
                let cells = IndicatorField::ALL.into_iter().filter_map(|field| row.cell(field));
                all.extend(cells.map(str::to_owned));
                all.extend(in_blocks(&row.analysis));
                all.extend(in_blocks(&row.comment));
            }
        }
        GoalPart::IndicatorNote(row, note) => {
            if let Some(row) = goal.indicators.get(row) {
                all.extend(in_blocks(match note {
                    Note::Analysis => &row.analysis,
                    Note::Comment => &row.comment,
                }));
            }
        }
        GoalPart::Activity(row, _) | GoalPart::ActivityNote(row) => {
            if let Some(row) = goal.activities.get(row) {
                all.push(row.name.clone());
                all.extend([&row.start, &row.end, &row.deviation].into_iter().flatten().cloned());
                all.extend(in_blocks(&row.analysis));
            }
        }
    }
    all
}

fn in_blocks(blocks: &[Block]) -> Vec<String> {
    texts(blocks).map(str::to_owned).collect()
}
