//! A sheet in the order of a city's template. What stands under one heading moves together, each
//! thing stands once, and what no section takes comes last.

use tertial_domain::quantity::UnitOfMeasure;
use tertial_domain::sheet::{Picture, Sheet, SheetPart};

use crate::compose::folded;
use crate::template::{ChartKind, Section, TableChoice, Template};

/// The parts of a sheet in a template's order, and those that begin on a new page.
pub(super) struct Ordered {
    pub(super) parts: Vec<SheetPart>,
    pub(super) page_breaks: Vec<usize>,
}

/// A heading with all that stands under it; what stands before the first heading has none.
struct Group<'a> {
    heading: Option<&'a str>,
    parts: &'a [SheetPart],
}

/// Puts a sheet in a template's order. What stands before its first heading stays first: it says
/// what all the rest is about.
pub(super) fn ordered(sheet: &Sheet, template: &Template) -> Ordered {
    let mut left = groups(&sheet.parts);
    let mut out = Ordered { parts: Vec::new(), page_breaks: Vec::new() };
    if left.first().is_some_and(|group| group.heading.is_none()) {
        out.add(&left.remove(0), None);
    }
    for section in &template.sections {
        match section {
            Section::PageBreak if !out.parts.is_empty() => out.page_breaks.push(out.parts.len()),
            Section::Rest => {
                for group in left.drain(..) {
                    out.add(&group, None);
                }
            }
            _ => {
                while let Some(at) = left.iter().position(|group| group.is_of(section)) {
                    out.add(&left.remove(at), own_heading(section));
                }
            }
        }
    }
    for group in &left {
        out.add(group, None);
    }
    out.page_breaks.retain(|at| *at < out.parts.len());
    out
}

impl Ordered {
    fn add(&mut self, group: &Group<'_>, heading: Option<&str>) {
        let heading = heading.or(group.heading);
        self.parts.extend(heading.map(|words| SheetPart::Heading(words.to_owned())));
        self.parts.extend_from_slice(group.parts);
    }
}

fn groups(parts: &[SheetPart]) -> Vec<Group<'_>> {
    let mut groups = Vec::new();
    let mut rest = parts;
    while let Some(first) = rest.first() {
        let (heading, under) = match (first, rest) {
            (SheetPart::Heading(words), [_, under @ ..]) => (Some(words.as_str()), under),
            _ => (None, rest),
        };
        let is_heading = |part: &SheetPart| matches!(part, SheetPart::Heading(_));
        let length = under.iter().position(is_heading).unwrap_or(under.len());
        let (parts, after) = under.split_at(length);
        groups.push(Group { heading, parts });
        rest = after;
    }
    groups
}

/// The heading that a section gives what it takes. A text keeps its own.
fn own_heading(section: &Section) -> Option<&str> {
    match section {
        Section::Chart { heading, .. }
        | Section::GradeOverview { heading }
        | Section::Table { heading, .. } => heading.as_deref(),
        Section::Goals(shape) => shape.heading.as_deref(),
        Section::Cover
        | Section::Contents
        | Section::Legend
        | Section::Text(_)
        | Section::Rest
        | Section::PageBreak => None,
    }
}

impl Group<'_> {
    fn is_of(&self, section: &Section) -> bool {
        match section {
            Section::Text(text) => {
                std::iter::once(&text.heading).chain(&text.also).any(|name| self.is_called(name))
            }
            Section::Table { choice: TableChoice::Named(names), .. } => {
                names.iter().any(|name| self.is_called(name))
            }
            Section::Table { choice: TableChoice::Money, .. } => self.shows(is_money),
            Section::Goals(_) | Section::GradeOverview { .. } => self.shows(is_goals),
            Section::Chart { chart, .. } => match chart {
                ChartKind::GoalStatus => self.shows(is_goals),
                ChartKind::TargetBars => self.shows(is_figures),
                ChartKind::BudgetWaterfall => self.shows(is_money),
                ChartKind::WomenMen | ChartKind::Trend => false,
            },
            Section::Table { choice: TableChoice::Complaints, .. }
            | Section::Cover
            | Section::Contents
            | Section::Legend
            | Section::Rest
            | Section::PageBreak => false,
        }
    }

    fn is_called(&self, name: &str) -> bool {
        self.heading.is_some_and(|heading| folded(heading) == folded(name))
    }

    fn shows(&self, is_sought: fn(&Picture) -> bool) -> bool {
        self.parts.iter().any(|part| match part {
            SheetPart::Picture { picture, .. } => is_sought(picture),
            SheetPart::Heading(_)
            | SheetPart::Text(_)
            | SheetPart::List(_)
            | SheetPart::Table(_) => false,
        })
    }
}

const fn is_goals(picture: &Picture) -> bool {
    matches!(picture, Picture::Grades(_) | Picture::HeatMap { .. })
}

fn is_figures(picture: &Picture) -> bool {
    matches!(picture, Picture::Bars(_)) && !is_money(picture)
}

fn is_money(picture: &Picture) -> bool {
    match picture {
        Picture::Waterfall(_) => true,
        Picture::Bars(bars) => bars.iter().any(|bar| match bar.value.unit {
            UnitOfMeasure::Krona | UnitOfMeasure::ThousandKrona | UnitOfMeasure::MillionKrona => {
                true
            }
            UnitOfMeasure::Plain
            | UnitOfMeasure::Percent
            | UnitOfMeasure::PercentagePoints
            | UnitOfMeasure::Pieces
            | UnitOfMeasure::Other(_) => false,
        }),
        Picture::Grades(_) | Picture::HeatMap { .. } => false,
    }
}
