//! From one amount of money to another: what made it better or worse, step by step.

use rust_decimal::Decimal;
use tertial_domain::quantity::{Money, MoneyScale, UnitOfMeasure};

use super::axis::{Axis, Zero};
use super::measure::{SIZE, text_width, wrapped};
use super::svg::{Anchor, Area, Element, at, real};
use super::{
    Chart, ChartColumn, ChartContext, ChartRow, ChartTable, ColumnKind, Drawing, Layout,
    NARROW_WIDTH, Words, empty_drawing, tick_labels,
};
use crate::{format, wording};

/// What a waterfall shows. The end is computed, so that it always agrees with its steps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waterfall {
    /// The amount that the steps start from, such as the budget.
    pub start: WaterfallStep,
    /// What was added (better) or taken away (worse), in order.
    pub steps: Vec<WaterfallStep>,
    /// What the end is called, such as the forecast.
    pub end_label: String,
    /// The scale that amounts are printed in.
    pub scale: MoneyScale,
}

/// One amount with its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaterfallStep {
    /// What it is.
    pub label: String,
    /// How much, in öre.
    pub ore: i64,
}

/// The width of the wide drawing with upright columns.
const WIDTH: f64 = 860.0;
/// More steps than this are added up to one in the picture; the table has all.
const STEPS_MAX: usize = 12;

/// Draws the way from start to end.
pub fn waterfall(context: &ChartContext<'_>, waterfall: &Waterfall) -> Chart {
    let words = Words::of(context);
    let chart = Chart::new(context, description(&words, waterfall), table(&words, waterfall));
    let columns = columns(&words, waterfall);
    chart.drawn(|layout| match layout {
        Layout::Wide if columns_hold_figures(&words, &columns) => {
            draw_upright(&words, waterfall, &columns)
        }
        Layout::Wide => draw_lying(&words, waterfall, &columns, 640.0),
        Layout::Narrow => draw_lying(&words, waterfall, &columns, NARROW_WIDTH),
    })
}

/// A column from one level to another, in printed units.
struct Column {
    label: String,
    from: Decimal,
    until: Decimal,
    is_total: bool,
}

impl Column {
    fn class(&self) -> &'static str {
        match (self.is_total, self.until >= self.from) {
            (true, _) => "g-total",
            (false, true) => "g-plus",
            (false, false) => "g-minus",
        }
    }

    /// The figure as printed: a level for a total, a difference with its sign for a step.
    fn figure(&self, words: &Words) -> String {
        let change = self.until.checked_sub(self.from).unwrap_or_default().normalize();
        if self.is_total { words.label(change) } else { format::signed(words.language, change) }
    }
}

fn end_ore(waterfall: &Waterfall) -> i64 {
    waterfall.steps.iter().fold(waterfall.start.ore, |sum, step| sum.saturating_add(step.ore))
}

fn columns(words: &Words, waterfall: &Waterfall) -> Vec<Column> {
    let in_scale = |ore| format::in_scale(Money { ore, scale: waterfall.scale });
    let total = |label: &str, ore| Column {
        label: label.to_owned(),
        from: Decimal::ZERO,
        until: in_scale(ore),
        is_total: true,
    };
    let mut columns = vec![total(&waterfall.start.label, waterfall.start.ore)];
    let mut level = waterfall.start.ore;
    let mut add = |label: &str, ore: i64| {
        let from = level;
        level = level.saturating_add(ore);
        let label = label.to_owned();
        columns.push(Column {
            label,
            from: in_scale(from),
            until: in_scale(level),
            is_total: false,
        });
    };
    let kept = if waterfall.steps.len() > STEPS_MAX { STEPS_MAX - 1 } else { STEPS_MAX };
    for step in waterfall.steps.iter().take(kept) {
        add(&step.label, step.ore);
    }
    if waterfall.steps.len() > kept {
        let rest = waterfall.steps.iter().skip(kept);
        let ore = rest.fold(0_i64, |sum, step| sum.saturating_add(step.ore));
        add(&words.text("chart-the-rest"), ore);
    }
    columns.push(total(&waterfall.end_label, end_ore(waterfall)));
    columns
}

fn axis_of(columns: &[Column], steps: u32) -> Axis {
    let levels: Vec<Decimal> = columns.iter().flat_map(|it| [it.from, it.until]).collect();
    Axis::covering(&levels, Zero::Held, steps)
}

/// Whether every figure fits over a column of its own; else the columns lie down.
fn columns_hold_figures(words: &Words, columns: &[Column]) -> bool {
    let widest = |column: &Column| text_width(&column.figure(words), SIZE) * 1.1 + 4.0;
    let ticks = axis_of(columns, 5);
    let labels = tick_labels(words.language, ticks.ticks(), &UnitOfMeasure::Plain);
    let left = labels.iter().map(|it| text_width(it, SIZE)).fold(0.0, f64::max) + 12.0;
    columns.iter().map(widest).fold(0.0, f64::max) <= (WIDTH - left) / real(columns.len())
}

fn draw_upright(words: &Words, waterfall: &Waterfall, columns: &[Column]) -> Drawing {
    if columns.is_empty() {
        return empty_drawing(words, Layout::Wide);
    }
    let axis = axis_of(columns, 5);
    let ticks = tick_labels(words.language, axis.ticks(), &UnitOfMeasure::Plain);
    let left = ticks.iter().map(|it| text_width(it, SIZE)).fold(0.0, f64::max) + 12.0;
    let plot = Area { x: left, y: 40.0, width: WIDTH - left, height: 200.0 };
    let mut drawing = Drawing::new(WIDTH, 306.0);
    let scale = words.text(wording::money_scale(waterfall.scale));
    drawing.push(Element::text("t-soft t-tiny", at(0.0, 12.0), Anchor::Start, &scale));
    let y_of = |value| axis.place(value, plot.bottom(), plot.y);
    for (tick, label) in axis.ticks().iter().zip(&ticks) {
        let y = y_of(*tick);
        let class = if tick.is_zero() { "g-axis" } else { "g-rule" };
        drawing.push(Element::line(class, at(plot.x, y), at(WIDTH, y)));
        drawing.push(Element::text("t-soft", at(left - 8.0, y + 4.0), Anchor::End, label));
    }
    let step = plot.width / real(columns.len());
    for (index, column) in columns.iter().enumerate() {
        let x = real(index).mul_add(step, plot.x);
        let area = Area::between(
            at(step.mul_add(0.1, x), y_of(column.from)),
            at(step.mul_add(0.9, x), y_of(column.until)),
        );
        let middle = step.mul_add(0.5, x);
        drawing.push(Element::rectangle(column.class(), visible(area, plot)));
        if index + 1 < columns.len() {
            let level = y_of(column.until);
            let ends = (at(area.right(), level), at(step.mul_add(0.2, area.right()), level));
            drawing.push(Element::line("g-axis", ends.0, ends.1));
        }
        let falls = column.until < column.from;
        let figure_y = if falls { area.bottom() + 16.0 } else { area.y - 7.0 };
        let figure = column.figure(words);
        drawing.push(Element::text("t-bold", at(middle, figure_y), Anchor::Middle, &figure));
        for (line, text) in wrapped(&column.label, step - 6.0, SIZE, 2).iter().enumerate() {
            let place = at(middle, real(line).mul_add(16.0, plot.bottom() + 42.0));
            drawing.push(Element::text("t-soft", place, Anchor::Middle, text));
        }
    }
    drawing
}

fn draw_lying(words: &Words, waterfall: &Waterfall, columns: &[Column], width: f64) -> Drawing {
    const ROW: f64 = 40.0;
    const TOP: f64 = 20.0;
    if columns.is_empty() {
        return empty_drawing(words, Layout::Narrow);
    }
    let axis = axis_of(columns, 3);
    let plot = Area { x: 0.5, y: TOP, width: width - 1.0, height: ROW * real(columns.len()) };
    let mut drawing = Drawing::new(width, plot.bottom() + 6.0);
    let scale = words.text(wording::money_scale(waterfall.scale));
    drawing.push(Element::text("t-soft t-tiny", at(0.0, 11.0), Anchor::Start, &scale));
    let x_of = |value| axis.place(value, plot.x, plot.right());
    let zero = x_of(Decimal::ZERO);
    for (index, column) in columns.iter().enumerate() {
        let top = real(index).mul_add(ROW, TOP);
        let area =
            Area::between(at(x_of(column.from), top + 21.0), at(x_of(column.until), top + 35.0));
        let ends = (at(zero, area.y - 2.0), at(zero, area.bottom() + 2.0));
        drawing.push(Element::line("g-axis", ends.0, ends.1));
        drawing.push(Element::rectangle(column.class(), visible(area, plot)));
        let class = if column.is_total { "t-bold" } else { "" };
        let figure = column.figure(words);
        let right = at(width - 1.0, top + 15.0);
        drawing.push(Element::text("t-bold", right, Anchor::End, &figure));
        let room = width - text_width(&figure, SIZE) * 1.1 - 12.0;
        for line in wrapped(&column.label, room, SIZE, 1) {
            drawing.push(Element::text(class, at(0.0, top + 15.0), Anchor::Start, &line));
        }
    }
    drawing
}

/// A nothing is drawn as a thin line inside the plot, so that it is seen to be there.
fn visible(area: Area, plot: Area) -> Area {
    let width = area.width.max(2.0);
    let height = area.height.max(2.0);
    let x = area.x.min(plot.right() - width);
    Area { x, y: area.y - (height - area.height) / 2.0, width, height }
}

fn description(words: &Words, waterfall: &Waterfall) -> String {
    let money = |ore| format::money(words.language, Money { ore, scale: waterfall.scale });
    let steps: Vec<String> = waterfall
        .steps
        .iter()
        .map(|step| {
            let amount = Money { ore: step.ore, scale: waterfall.scale };
            format!("{} {}", step.label, format::money_signed(words.language, amount))
        })
        .collect();
    let ends = [
        ("start_label", (&waterfall.start.label).into()),
        ("start", money(waterfall.start.ore).into()),
        ("end_label", (&waterfall.end_label).into()),
        ("end", money(end_ore(waterfall)).into()),
    ];
    let mut text = words.with("chart-waterfall", &ends);
    if !steps.is_empty() {
        let steps = format::list(words.language, &steps);
        text.push(' ');
        text.push_str(&words.with("chart-waterfall-steps", &[("steps", steps.into())]));
    }
    text
}

fn table(words: &Words, waterfall: &Waterfall) -> ChartTable {
    let amount = |ore| Money { ore, scale: waterfall.scale };
    let level = |label: &str, ore| ChartRow {
        name: label.to_owned(),
        cells: vec![format::money_number(words.language, amount(ore))],
    };
    let mut rows = vec![level(&waterfall.start.label, waterfall.start.ore)];
    rows.extend(waterfall.steps.iter().map(|step| ChartRow {
        name: step.label.clone(),
        cells: vec![format::money_signed(words.language, amount(step.ore))],
    }));
    rows.push(level(&waterfall.end_label, end_ore(waterfall)));
    let scale = words.text(wording::money_scale(waterfall.scale));
    let columns = vec![
        words.column("chart-column-item", ColumnKind::Words),
        ChartColumn { heading: scale, kind: ColumnKind::Figures },
    ];
    ChartTable { columns, rows }
}
