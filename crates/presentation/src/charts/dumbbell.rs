//! Women and men beside each other: a disc and a ring with the distance between them.

use rust_decimal::Decimal;
use tertial_domain::quantity::{UnitOfMeasure, Value};

use super::axis::{Axis, Zero};
use super::measure::{Room, SIZE, shortened, text_area, text_width};
use super::svg::{Anchor, Area, Element, at, real};
use super::{
    Chart, ChartContext, ChartRow, ChartTable, ColumnKind, Drawing, Layout, NARROW_WIDTH, Words,
    common_unit, empty_drawing, tick_labels,
};
use crate::format;

/// One row: a period or a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DumbbellRow {
    /// What the row is about ("T2 2026").
    pub label: String,
    /// Women's value.
    pub women: Value,
    /// Men's value.
    pub men: Value,
}

const ROW: f64 = 29.0;
const TOP: f64 = 26.0;
/// More rows than this are left to the table; the latest are shown.
const ROWS_MAX: usize = 40;

/// Draws rows in the order given; the last is written strongest.
pub fn dumbbell(context: &ChartContext<'_>, rows: &[DumbbellRow]) -> Chart {
    let words = Words::of(context);
    let chart = Chart::new(context, description(&words, rows), table(&words, rows));
    let skipped = rows.len().saturating_sub(ROWS_MAX);
    let shown = rows.get(skipped..).unwrap_or_default();
    chart.drawn(|layout| draw(&words, shown, layout))
}

struct Plot<'a> {
    words: &'a Words,
    axis: Axis,
    unit: UnitOfMeasure,
    names: f64,
    /// The room for a figure outside each end of the plot.
    figures: f64,
    width: f64,
    area: Area,
}

fn draw(words: &Words, rows: &[DumbbellRow], layout: Layout) -> Drawing {
    let numbers: Vec<Decimal> =
        rows.iter().flat_map(|row| [&row.women, &row.men]).filter_map(number).collect();
    if numbers.is_empty() {
        return empty_drawing(words, layout);
    }
    let (width, steps) = match layout {
        Layout::Wide => (480.0, 5),
        Layout::Narrow => (NARROW_WIDTH, 3),
    };
    let widest = |texts: &mut dyn Iterator<Item = String>| {
        texts.map(|text| text_width(&text, SIZE)).fold(0.0, f64::max) * 1.05
    };
    let names = widest(&mut rows.iter().map(|row| row.label.clone())).clamp(30.0, width * 0.24);
    // A figure stands outside each end of the bridge.
    let figures = widest(&mut numbers.iter().map(|number| words.label(*number))) + 16.0;
    let figures = figures.clamp(30.0, width * 0.27);
    let left = names + 8.0 + figures;
    let area =
        Area { x: left, y: TOP, width: width - left - figures, height: ROW * real(rows.len()) };
    let plot = Plot {
        words,
        axis: Axis::covering(&numbers, Zero::Free, steps),
        unit: common_unit(rows.iter().flat_map(|row| [&row.women, &row.men])),
        names,
        figures,
        width,
        area,
    };
    let mut drawing = Drawing::new(width, area.bottom() + 24.0);
    plot.draw_heading(&mut drawing);
    plot.draw_scale(&mut drawing);
    for (index, row) in rows.iter().enumerate() {
        let is_last = index + 1 == rows.len();
        plot.draw_row(&mut drawing, row, TOP + ROW.mul_add(real(index), 14.0), is_last);
    }
    drawing
}

impl Plot<'_> {
    fn x_of(&self, value: Decimal) -> f64 {
        self.axis.place(value, self.area.x, self.area.right())
    }

    /// Explains disc and ring, since a colour alone says nothing.
    fn draw_heading(&self, drawing: &mut Drawing) {
        let entries = [("g-men", "t-men", "sex-men"), ("g-women", "t-women", "sex-women")];
        let mut x = self.names + 8.0;
        for (mark, class, key) in entries {
            let word = self.words.text(key);
            drawing.push(Element::circle(mark, at(x + 6.0, 10.0), 5.0));
            drawing.push(Element::text(class, at(x + 17.0, 14.5), Anchor::Start, &word));
            x += text_width(&word, SIZE).mul_add(1.08, 17.0 + 18.0);
        }
    }

    fn draw_scale(&self, drawing: &mut Drawing) {
        let labels = tick_labels(self.words.language, self.axis.ticks(), &self.unit);
        let mut free_from = 0.0;
        for (tick, label) in self.axis.ticks().iter().zip(&labels) {
            let x = self.x_of(*tick);
            let (top, bottom) = (at(x, self.area.y), at(x, self.area.bottom()));
            drawing.push(Element::line("g-rule", top, bottom));
            let half = text_width(label, SIZE) / 2.0;
            let middle = x.clamp(half, (self.width - half).max(half));
            if middle - half >= free_from {
                let place = at(middle, self.area.bottom() + 17.0);
                drawing.push(Element::text("t-soft", place, Anchor::Middle, label));
                free_from = middle + half + 8.0;
            }
        }
    }

    fn draw_row(&self, drawing: &mut Drawing, row: &DumbbellRow, y: f64, is_last: bool) {
        let class = if is_last { "t-bold" } else { "t-soft" };
        let name = shortened(&row.label, self.names, SIZE);
        drawing.push(Element::text(class, at(self.names, y + 4.5), Anchor::End, &name));
        let sides = [(&row.men, "g-men", "t-men", 6.0), (&row.women, "g-women", "t-women", 5.5)];
        let places: Vec<Option<f64>> =
            sides.iter().map(|(value, ..)| number(value).map(|number| self.x_of(number))).collect();
        if let [Some(men), Some(women)] = *places.as_slice() {
            drawing.push(Element::line("g-bridge", at(men, y), at(women, y)));
        }
        let mut room = Room::default();
        let are_equal = number(&row.men).is_some() && number(&row.men) == number(&row.women);
        let women_are_lower = difference(row).is_some_and(|it| it.is_sign_negative());
        for ((value, mark, class, radius), place) in sides.into_iter().zip(places) {
            let (Some(number), Some(x)) = (number(value), place) else { continue };
            let is_men = mark == "g-men";
            // Two equal values are a disc in a wider ring.
            let radius = if are_equal && is_men { 9.0 } else { radius };
            drawing.push(Element::circle(mark, at(x, y), radius));
            room.take(Area { x: x - 10.0, y: y - 10.0, width: 20.0, height: 20.0 });
            let figure = self.words.label(number);
            let stands_left = is_men != women_are_lower;
            let (at, anchor) = if stands_left {
                (at(x - 13.0, y + 4.5), Anchor::End)
            } else {
                (at(x + 13.0, y + 4.5), Anchor::Start)
            };
            // A figure that is too long for its place is left to the table.
            if text_width(&figure, SIZE).mul_add(1.05, 14.0) <= self.figures {
                drawing.push(Element::text(class, at, anchor, &figure));
                room.take(text_area(&figure, SIZE * 1.06, at, anchor));
            }
        }
        self.draw_absence(drawing, row, y, &mut room);
    }

    /// Says why a side is not there, where there is room: with whose value it is, or just why.
    fn draw_absence(&self, drawing: &mut Drawing, row: &DumbbellRow, y: f64, room: &mut Room) {
        let absent = |value: &Value| number(value).is_none();
        let words = match (absent(&row.men), absent(&row.women)) {
            (false, false) => return,
            (true, true) if row.men == row.women => vec![self.words.cell(Some(&row.men))],
            (true, true) => {
                let men = self.side("sex-men", &row.men);
                vec![format!("{men}, {}", self.side("sex-women", &row.women))]
            }
            (true, false) => {
                vec![self.side("sex-men", &row.men), self.words.cell(Some(&row.men))]
            }
            (false, true) => {
                vec![self.side("sex-women", &row.women), self.words.cell(Some(&row.women))]
            }
        };
        let frame = Area { x: self.names + 8.0, width: self.width - self.names - 8.0, ..self.area };
        let left = (at(self.area.x, y + 4.0), Anchor::Start);
        let right = (at(self.area.right(), y + 4.0), Anchor::End);
        let far_left = (at(self.names + 10.0, y + 4.0), Anchor::Start);
        let far_right = (at(self.width - 2.0, y + 4.0), Anchor::End);
        for text in words {
            for (place, anchor) in [left, right, far_left, far_right] {
                if room.claim(text_area(&text, 11.5, place, anchor), frame) {
                    drawing.push(Element::text("t-soft t-tiny", place, anchor, &text));
                    return;
                }
            }
        }
    }

    fn side(&self, key: &str, value: &Value) -> String {
        format!("{}: {}", self.words.text(key), self.words.cell(Some(value)))
    }
}

fn number(value: &Value) -> Option<Decimal> {
    value.quantity().map(|quantity| quantity.number)
}

fn difference(row: &DumbbellRow) -> Option<Decimal> {
    number(&row.women)?.checked_sub(number(&row.men)?)
}

fn description(words: &Words, rows: &[DumbbellRow]) -> String {
    let known: Vec<&DumbbellRow> = rows.iter().filter(|row| difference(row).is_some()).collect();
    let Some(last) = known.last() else { return words.text("chart-no-sex-split") };
    let mut text = words.with(
        "chart-women-and-men",
        &[
            ("women", format::value(words.language, &last.women).into()),
            ("men", format::value(words.language, &last.men).into()),
            ("period", (&last.label).into()),
        ],
    );
    if let [first, .., last] = known.as_slice() {
        let printed = |row| {
            let distance = difference(row).unwrap_or_default().abs();
            words.label(distance)
        };
        let arguments = [
            ("first", printed(first).into()),
            ("first_period", (&first.label).into()),
            ("last", printed(last).into()),
            ("last_period", (&last.label).into()),
        ];
        text.push(' ');
        text.push_str(&words.with("chart-difference-from-to", &arguments));
    }
    text
}

fn table(words: &Words, rows: &[DumbbellRow]) -> ChartTable {
    let row = |row: &DumbbellRow| ChartRow {
        name: row.label.clone(),
        cells: vec![
            words.cell(Some(&row.women)),
            words.cell(Some(&row.men)),
            difference(row).map_or_else(|| "–".to_owned(), |it| format::signed(words.language, it)),
        ],
    };
    let mut columns = vec![words.column("chart-column-period", ColumnKind::Words)];
    let figures = ["sex-women", "sex-men", "chart-column-difference"];
    columns.extend(figures.map(|key| words.column(key, ColumnKind::Figures)));
    ChartTable { columns, rows: rows.iter().map(row).collect() }
}
