//! Pictures made on the server: each with title, description and the table behind it.
//!
//! A chart is drawn twice, wide and narrow, so that its texts keep their size on a small screen.
//! On a page it has classes only ([`STYLE`] holds those that charts need beyond the page's own);
//! on paper it has fixed colours. Nothing in it is script, inline style or a picture of text.

mod annual_wheel;
mod axis;
mod bar_with_target;
mod dumbbell;
mod goal_flow;
mod grade_bar;
mod heat_map;
mod line_with_target;
mod measure;
mod paint;
mod sparkline;
pub(crate) mod svg;
mod waterfall;

use std::fmt::Write as _;

use tertial_domain::quantity::{UnitOfMeasure, Value};

use crate::format;
use crate::language::Language;
use crate::localizer::{Argument, Localizer};

pub use annual_wheel::{Wheel, WheelMark, annual_wheel, nearness_key};
pub use bar_with_target::{Bar, bar_with_target};
pub use dumbbell::{DumbbellRow, dumbbell};
pub use goal_flow::{FlowArea, FlowFocus, goal_flow};
pub use grade_bar::{GradeCount, grade_bar};
pub use heat_map::{HeatRow, heat_map};
pub use line_with_target::{LinePeriod, WithinYear, line_with_target};
pub use sparkline::{SparkPoint, Sparkline, sparkline};
pub use waterfall::{Waterfall, WaterfallStep, waterfall};

use svg::{Area, Element, Surface, at, coordinate, escape};

/// The classes that charts need beyond the page's own style sheet, to be served with it.
pub const STYLE: &str = include_str!("charts/style.css");

/// The patterns that hatched bars refer to. Every page with charts holds them once.
pub const PATTERNS: &str = concat!(
    r#"<svg class="sprite" aria-hidden="true" focusable="false"><defs>"#,
    r#"<pattern id="hatch-delvis" width="5" height="5" patternUnits="userSpaceOnUse" "#,
    r#"patternTransform="rotate(45)"><rect class="f-delvis-well" width="5" height="5"/>"#,
    r#"<rect class="f-delvis" width="2.2" height="5"/></pattern>"#,
    r#"<pattern id="hatch-ej" width="5" height="5" patternUnits="userSpaceOnUse" "#,
    r#"patternTransform="rotate(-45)"><rect class="f-ej-well" width="5" height="5"/>"#,
    r#"<rect class="f-ej" width="2.4" height="5"/></pattern></defs></svg>"#,
);

/// What every chart is told: whose words, which identity on the page, which title.
#[derive(Debug, Clone, Copy)]
pub struct ChartContext<'a> {
    /// The language of numbers and words.
    pub language: Language,
    /// The chart's identity, unique on its page; title and description get ids from it.
    pub id: &'a str,
    /// What the chart shows, for those who do not see it.
    pub title: &'a str,
}

/// A picture with what it says in words and the numbers that it shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// What the picture shows.
    pub title: String,
    /// The picture in words.
    pub description: String,
    /// The numbers behind the picture, as printed.
    pub table: ChartTable,
    id: String,
    wide: Drawing,
    narrow: Option<Drawing>,
}

/// The numbers behind a chart: a heading for each column, a name for each row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ChartTable {
    /// The columns; the first is the rows' names.
    pub columns: Vec<ChartColumn>,
    /// The rows in the order of the picture.
    pub rows: Vec<ChartRow>,
}

/// A column of the numbers behind a chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChartColumn {
    /// What stands over it.
    pub heading: String,
    /// Words or figures.
    pub kind: ColumnKind,
}

/// What a column holds: figures stand to the right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// Words.
    Words,
    /// Printed numbers.
    Figures,
}

/// One row of the numbers behind a chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChartRow {
    /// What the row is about.
    pub name: String,
    /// A printed cell for each column after the first.
    pub cells: Vec<String>,
}

/// Which of a chart's two drawings: they hold the same, laid out for the room there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Layout {
    /// From about 480 px.
    Wide,
    /// Down to 288 px.
    Narrow,
}

/// Elements in a view box that begins at 0, 0.
#[derive(Debug, Clone, PartialEq)]
struct Drawing {
    width: f64,
    height: f64,
    elements: Vec<Element>,
}

/// The width of every narrow drawing, in units of its view box.
const NARROW_WIDTH: f64 = 320.0;

impl Chart {
    fn new(context: &ChartContext<'_>, description: String, table: ChartTable) -> Self {
        Self {
            title: context.title.to_owned(),
            description,
            table,
            id: identifier(context.id),
            wide: Drawing::new(0.0, 0.0),
            narrow: None,
        }
    }

    fn drawn(mut self, draw: impl Fn(Layout) -> Drawing) -> Self {
        self.wide = draw(Layout::Wide);
        self.narrow = Some(draw(Layout::Narrow));
        self
    }

    fn drawn_once(mut self, drawing: Drawing) -> Self {
        self.wide = drawing;
        self
    }

    /// The same picture, told in other words: where its rows are not what it is usually drawn of.
    #[must_use]
    pub fn described(self, description: String) -> Self {
        Self { description, ..self }
    }

    /// Both drawings, of which [`STYLE`] shows the one that fits the figure's width.
    pub fn html(&self) -> String {
        self.svg() + &self.svg_narrow().unwrap_or_default()
    }

    /// The wide drawing for a page.
    pub fn svg(&self) -> String {
        let class = match &self.narrow {
            None => "chart chart-spark",
            Some(_) if self.wide.width <= 480.0 => "chart chart-wide chart-small",
            Some(_) if self.wide.width <= 720.0 => "chart chart-wide chart-medium",
            Some(_) => "chart chart-wide",
        };
        self.page_svg(&self.wide, &self.id, class)
    }

    /// The narrow drawing for a page; `None` for a chart that is as small as it gets.
    pub fn svg_narrow(&self) -> Option<String> {
        let drawing = self.narrow.as_ref()?;
        Some(self.page_svg(drawing, &format!("{}-narrow", self.id), "chart chart-narrow fits"))
    }

    /// The wide drawing as a file of its own with fixed colours, for paper.
    pub fn svg_for_print(&self) -> String {
        self.paper_svg(None)
    }

    /// The same file with a white ground, for a page whose colour is not known.
    pub fn svg_on_white(&self) -> String {
        self.paper_svg(Some(&Element::ground(self.wide.frame())))
    }

    fn paper_svg(&self, ground: Option<&Element>) -> String {
        let Drawing { width, height, elements } = &self.wide;
        let (width, height) = (coordinate(*width), coordinate(*height));
        let mut out = format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}"><title>{}</title><desc>{}</desc>{}"#,
            escape(&self.title),
            escape(&self.description),
            paint::PAPER_PATTERNS,
        );
        for element in ground.into_iter().chain(elements) {
            element.write(Surface::Paper, &mut out);
        }
        out.push_str("</svg>");
        out
    }

    /// The width and height of the wide drawing, for a caller that must reserve room.
    pub const fn size(&self) -> (f64, f64) {
        (self.wide.width, self.wide.height)
    }

    fn page_svg(&self, drawing: &Drawing, id: &str, class: &str) -> String {
        let mut out = format!(
            r#"<svg class="{class}" viewBox="0 0 {} {}" role="img" aria-labelledby="{id}-title {id}-desc"><title id="{id}-title">{}</title><desc id="{id}-desc">{}</desc>"#,
            coordinate(drawing.width),
            coordinate(drawing.height),
            escape(&self.title),
            escape(&self.description),
        );
        for element in &drawing.elements {
            element.write(Surface::Page, &mut out);
        }
        out.push_str("</svg>");
        out
    }
}

impl ChartTable {
    /// The table as markup that is safe to put in as it is, with its caption.
    pub fn html(&self, caption: &str) -> String {
        let mut out = String::from("<table>");
        let _ = write!(out, "<caption>{}</caption><thead><tr>", escape(caption));
        for column in &self.columns {
            let class = column.kind.class();
            let _ = write!(out, r#"<th scope="col"{class}>{}</th>"#, escape(&column.heading));
        }
        out.push_str("</tr></thead><tbody>");
        for row in &self.rows {
            let _ = write!(out, r#"<tr><th scope="row">{}</th>"#, escape(&row.name));
            for (cell, column) in row.cells.iter().zip(self.columns.iter().skip(1)) {
                let class = column.kind.class();
                let _ = write!(out, "<td{class}>{}</td>", escape(cell));
            }
            out.push_str("</tr>");
        }
        out.push_str("</tbody></table>");
        out
    }
}

impl ColumnKind {
    const fn class(self) -> &'static str {
        match self {
            Self::Words => "",
            Self::Figures => r#" class="n""#,
        }
    }
}

impl Drawing {
    const fn new(width: f64, height: f64) -> Self {
        Self { width, height, elements: Vec::new() }
    }

    fn push(&mut self, element: Element) {
        self.elements.push(element);
    }

    /// The whole view box.
    const fn frame(&self) -> Area {
        Area { x: 0.0, y: 0.0, width: self.width, height: self.height }
    }
}

/// Words for a chart in its context's language.
struct Words {
    language: Language,
    localizer: &'static Localizer,
}

impl Words {
    fn of(context: &ChartContext<'_>) -> Self {
        let language = context.language;
        Self { language, localizer: Localizer::of(language) }
    }

    fn text(&self, key: &str) -> String {
        self.localizer.text(key).into_owned()
    }

    fn with(&self, key: &str, arguments: &[(&str, Argument<'_>)]) -> String {
        self.localizer.text_with(key, arguments)
    }

    fn column(&self, key: &str, kind: ColumnKind) -> ChartColumn {
        ChartColumn { heading: self.text(key), kind }
    }

    /// A cell of the table: the printed value, or a dash where there is nothing to say.
    fn cell(&self, value: Option<&Value>) -> String {
        value.map_or_else(|| "–".to_owned(), |value| format::value_short(self.language, value))
    }

    /// A number without its unit, for a label beside a point.
    fn label(&self, value: rust_decimal::Decimal) -> String {
        format::number(self.language, value)
    }
}

/// The unit that the first number has; a chart's axis names it once.
fn common_unit<'a>(values: impl IntoIterator<Item = &'a Value>) -> UnitOfMeasure {
    values
        .into_iter()
        .find_map(|value| value.quantity().map(|quantity| quantity.unit.clone()))
        .unwrap_or(UnitOfMeasure::Plain)
}

/// Ticks in print: all with the same decimals, and a per cent sign on the last.
fn tick_labels(
    language: Language,
    ticks: &[rust_decimal::Decimal],
    unit: &UnitOfMeasure,
) -> Vec<String> {
    let decimals = ticks.iter().map(|tick| tick.normalize().scale()).max().unwrap_or(0);
    let mut labels: Vec<String> =
        ticks.iter().map(|tick| format::number_rounded(language, *tick, decimals)).collect();
    if *unit == UnitOfMeasure::Percent
        && let Some(last) = labels.last_mut()
    {
        *last = format::with_unit(language, last, unit);
    }
    labels
}

/// The unit as words over an axis; per cent stands at its last tick instead.
fn axis_heading(words: &Words, unit: &UnitOfMeasure) -> Option<String> {
    let key = match unit {
        UnitOfMeasure::Plain | UnitOfMeasure::Percent => return None,
        UnitOfMeasure::PercentagePoints => "unit-name-percentage-points",
        UnitOfMeasure::Pieces => "unit-name-pieces",
        UnitOfMeasure::Krona => "money-scale-krona",
        UnitOfMeasure::ThousandKrona => "money-scale-thousand-krona",
        UnitOfMeasure::MillionKrona => "money-scale-million-krona",
        UnitOfMeasure::Other(word) => return Some(word.clone()),
    };
    Some(words.text(key))
}

/// An identity with only the characters that every place of use allows.
fn identifier(id: &str) -> String {
    let clean: String = id
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || matches!(c, '-' | '_') { c } else { '-' })
        .collect();
    if clean.starts_with(|c: char| c.is_ascii_alphabetic()) { clean } else { format!("c{clean}") }
}

/// A line of text that says a chart has nothing to show.
fn empty_drawing(words: &Words, layout: Layout) -> Drawing {
    let width = match layout {
        Layout::Wide => 480.0,
        Layout::Narrow => NARROW_WIDTH,
    };
    let mut drawing = Drawing::new(width, 40.0);
    let text = words.text("chart-empty");
    drawing.push(Element::text("t-soft", at(0.0, 24.0), svg::Anchor::Start, &text));
    drawing
}

#[cfg(test)]
mod tests;
