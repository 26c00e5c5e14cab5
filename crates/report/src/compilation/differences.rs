//! Where the committee's own printed figures differ from those that the units give, and why.

use rust_decimal::Decimal;
use tertial_domain::ids::IndicatorId;
use tertial_domain::quantity::{Quantity, Value};
use tertial_domain::report::{IndicatorField, PlainTable};
use tertial_rollup::coverage::{LeftOut, PlaceFigures};
use tertial_rollup::lines::{AddedTable, add_tables, same_columns};

use super::figures::CompiledFigure;
use super::tables::{Added, of_units};
use super::{CompilationFacts, OwnReport};

/// A figure that the committee prints otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The indicator, where it is one.
    pub indicator: Option<IndicatorId>,
    /// What it is a figure of: an indicator's name, or a line of a table.
    pub name: String,
    /// Which of its figures.
    pub part: Part,
    /// What the units give.
    pub compiled: Quantity,
    /// What the committee prints.
    pub printed: Quantity,
    /// What may have made it so.
    pub causes: Vec<Cause>,
}

/// Which of a row's figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// A cell of an indicator's row.
    Cell(IndicatorField),
    /// A column of a table, by its heading.
    Column(String),
}

/// Why two figures of the same thing may differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cause {
    /// These units have not reported.
    Absent(Vec<String>),
    /// These units gave no figure that can be added.
    LeftOut(LeftOut, Vec<String>),
    /// These units' reports were stored after the committee's own.
    Later(Vec<String>),
    /// Nothing that is known.
    Unknown,
}

/// Holds every figure against the committee's own of the same report.
pub(super) fn find(facts: &CompilationFacts, figures: &[CompiledFigure]) -> Vec<Difference> {
    let Some(own) = &facts.own else { return Vec::new() };
    let mut found = Vec::new();
    for figure in figures {
        let printed = own.figures.iter().find(|(id, _)| *id == figure.indicator);
        if let Some((_, printed)) = printed {
            of_figure(facts, figure, printed, &mut found);
        }
    }
    for added in of_units(facts) {
        of_table(facts, own, &added, &mut found);
    }
    found
}

fn of_figure(
    facts: &CompilationFacts,
    figure: &CompiledFigure,
    printed: &PlaceFigures,
    found: &mut Vec<Difference>,
) {
    let Some(added) = &figure.added else { return };
    let pairs = [
        (IndicatorField::Outcome, &added.values.total, &printed.values.total),
        (IndicatorField::OutcomeWomen, &added.values.women, &printed.values.women),
        (IndicatorField::OutcomeMen, &added.values.men, &printed.values.men),
        (IndicatorField::Forecast, &added.forecast, &printed.forecast),
    ];
    for (field, compiled, printed) in pairs {
        let quantity = |value: &Option<Value>| value.as_ref()?.quantity().cloned();
        let (Some(compiled), Some(printed)) = (quantity(compiled), quantity(printed)) else {
            continue;
        };
        if agree(&compiled, &printed) {
            continue;
        }
        let indicator = Some(figure.indicator);
        let name = figure.name.clone();
        let causes = causes(facts, &figure.units, Some(figure));
        let part = Part::Cell(field);
        found.push(Difference { indicator, name, part, compiled, printed, causes });
    }
}

/// Whether two figures are the same when they are rounded to the decimals of the coarser.
fn agree(one: &Quantity, other: &Quantity) -> bool {
    let decimals = one.number.scale().min(other.number.scale());
    let half_step = Decimal::new(5, decimals.saturating_add(1).min(28));
    let gap = one.number.checked_sub(other.number);
    one.unit == other.unit && gap.is_some_and(|gap| gap.abs() <= half_step)
}

fn causes(
    facts: &CompilationFacts,
    units: &[usize],
    figure: Option<&CompiledFigure>,
) -> Vec<Cause> {
    let name = |at: &usize| facts.units.get(*at).map(|unit| unit.name.clone());
    let mut causes = Vec::new();
    if !facts.absent.is_empty() {
        causes.push(Cause::Absent(facts.absent.iter().map(|unit| unit.name.clone()).collect()));
    }
    let left_out = figure.and_then(|figure| figure.added.as_ref()).map(|added| &added.left_out);
    for why in [LeftOut::NoFigure, LeftOut::Suppressed, LeftOut::NoParts, LeftOut::OtherUnit] {
        let of_why = left_out.into_iter().flatten().filter(|(_, found)| *found == why);
        let names: Vec<String> = of_why.filter_map(|(at, _)| name(units.get(*at)?)).collect();
        if !names.is_empty() {
            causes.push(Cause::LeftOut(why, names));
        }
    }
    let is_later = |at: &&usize| facts.units.get(**at).is_some_and(|unit| unit.is_later);
    let later: Vec<String> = units.iter().filter(is_later).filter_map(name).collect();
    if !later.is_empty() {
        causes.push(Cause::Later(later));
    }
    if causes.is_empty() {
        causes.push(Cause::Unknown);
    }
    causes
}

fn of_table(facts: &CompilationFacts, own: &OwnReport, added: &Added, found: &mut Vec<Difference>) {
    let Some(printed) = printed_table(own, added) else { return };
    for line in &added.table.lines {
        let same = |other: &&tertial_rollup::lines::AddedLine| {
            other.name == line.name && other.group == line.group
        };
        let Some(other) = printed.lines.iter().find(same) else { continue };
        let columns = added.table.header.iter().skip(1);
        for ((column, compiled), printed) in columns.zip(&line.sums).zip(&other.sums) {
            let (Some(compiled), Some(printed)) = (compiled, printed) else { continue };
            if compiled == printed {
                continue;
            }
            found.push(Difference {
                indicator: None,
                name: line.name.clone(),
                part: Part::Column(column.clone()),
                compiled: plain(*compiled),
                printed: plain(*printed),
                causes: causes(facts, &added.units, None),
            });
        }
    }
}

fn plain(number: Decimal) -> Quantity {
    let unit = tertial_domain::quantity::UnitOfMeasure::Plain;
    Quantity { printed: String::new(), number, unit, share: None }
}

/// The committee's own table of the same columns.
fn printed_table(own: &OwnReport, added: &Added) -> Option<AddedTable> {
    let like = PlainTable {
        header: added.table.header.clone(),
        scale: added.table.scale,
        ..PlainTable::default()
    };
    let table = own.report.tables.iter().find(|table| same_columns(&like, table))?;
    add_tables(&[table])
}
