//! A sheet as a document: labels instead of headings, so that there is no list of contents and
//! everything begins on the first page.

use tertial_domain::quantity::Value;
use tertial_domain::sheet::{
    GradeTally, Picture, Sheet, SheetBar, SheetPart, SheetTable, SheetWay,
};
use tertial_presentation::charts::{
    Bar, Chart, ChartContext, GradeCount, HeatRow, Waterfall, WaterfallStep, bar_with_target,
    grade_bar, heat_map, waterfall,
};
use tertial_presentation::status_mark::StatusMark;

use super::templated::{Ordered, ordered};
use crate::compose::{Setting, frame_words};
use crate::document::{
    Block, Cell, Column, Cover, Document, Figure, HeadingLevel, Inline, Label, Layout, List,
    ListOrder, RowRole, Table, Title,
};
use crate::template::Template;

/// The document of a sheet by a city's template: its order, its words and its look.
pub fn document_by(template: &Template, sheet: &Sheet, setting: &Setting<'_>) -> Document {
    let localizer = template.localizer();
    let scale = template.scale(setting.scale);
    let own = Setting { localizer: &localizer, organisation: setting.organisation, scale: &scale };
    let Ordered { parts, page_breaks } = ordered(sheet, template);
    let mut drawn = document(&Sheet { parts, ..sheet.clone() }, &own);
    drawn.layout.look = template.look.clone();
    drawn.layout.page_breaks = page_breaks.into_iter().collect();
    drawn
}

/// The document of a sheet.
pub fn document(sheet: &Sheet, setting: &Setting<'_>) -> Document {
    let blocks = sheet.parts.iter().enumerate().map(|(at, part)| block(at, part, setting));
    Document {
        language: setting.localizer.language(),
        title: Title::first_of([sheet.title.as_str()]),
        subtitle: sheet.subtitle.clone(),
        organisation: setting.organisation.map(str::to_owned),
        caution: None,
        imprint: None,
        layout: Layout::default(),
        cover: Cover {
            kind: Some(setting.localizer.text("sheet-kind").into_owned()),
            ..Cover::default()
        },
        legend: Vec::new(),
        blocks: blocks.collect(),
        places: Vec::new(),
        frame: frame_words(setting.localizer),
    }
}

fn block(at: usize, part: &SheetPart, setting: &Setting<'_>) -> Block {
    match part {
        SheetPart::Heading(words) => {
            Block::Label(Label { level: HeadingLevel::TOP, text: words.clone() })
        }
        SheetPart::Text(words) => Block::Paragraph(vec![Inline::plain(words.as_str())]),
        SheetPart::List(lines) => {
            let items = lines.iter().map(|line| vec![Inline::plain(line.as_str())]).collect();
            Block::List(List { order: ListOrder::Unordered, items })
        }
        SheetPart::Table(table) => Block::Table(drawn_table(table)),
        SheetPart::Picture { title, picture } => {
            let id = format!("picture-{at}");
            let language = setting.localizer.language();
            let context = ChartContext { language, id: &id, title };
            Block::Figure(Figure::new(chart(&context, picture), None))
        }
    }
}

/// What is this short stands under its heading like a figure.
const FIGURE_CHARACTERS: usize = 18;

fn drawn_table(table: &SheetTable) -> Table {
    let columns = table.header.iter().enumerate().map(|(at, heading)| match at {
        0 => Column::text(heading.as_str()),
        _ => Column::number(heading.as_str()),
    });
    let mut drawn = Table::new(table.caption.as_str(), columns.collect());
    for row in &table.rows {
        let cell = |(at, words): (usize, &String)| match at {
            0 => Cell::row_header(words.as_str()),
            _ if words.chars().count() <= FIGURE_CHARACTERS => Cell::number(words.as_str()),
            _ => Cell::words(words.as_str()),
        };
        drawn.push_row(RowRole::Plain, row.iter().enumerate().map(cell).collect());
    }
    drawn
}

fn chart(context: &ChartContext<'_>, picture: &Picture) -> Chart {
    match picture {
        Picture::Grades(tally) => grade_bar(context, &counts(tally)),
        Picture::HeatMap { columns, rows } => {
            let row = |(name, cells): &(String, Vec<GradeTally>)| HeatRow {
                name: name.clone(),
                cells: cells.iter().map(found).collect(),
            };
            heat_map(context, columns, &rows.iter().map(row).collect::<Vec<_>>())
        }
        Picture::Bars(bars) => bar_with_target(context, &bars.iter().map(bar).collect::<Vec<_>>()),
        Picture::Waterfall(way) => waterfall(context, &drawn_way(way)),
    }
}

fn counts(tally: &GradeTally) -> Vec<GradeCount> {
    GradeCount::of_grades(tally.0.map(|count| usize::try_from(count).unwrap_or(usize::MAX)))
}

/// The grades that there are any of.
fn found(tally: &GradeTally) -> Vec<GradeCount> {
    counts(tally).into_iter().filter(|it| it.count > 0).collect()
}

fn bar(bar: &SheetBar) -> Bar {
    Bar {
        name: bar.name.clone(),
        value: Value::Number(bar.value.clone()),
        target: bar.target.clone(),
        // That a target is not met is seen by the line that the bar does not reach.
        mark: bar.is_met.filter(|is_met| *is_met).map(|_| StatusMark::TARGET_REACHED),
        is_own: false,
    }
}

fn drawn_way(way: &SheetWay) -> Waterfall {
    let step = |(label, ore): &(String, i64)| WaterfallStep { label: label.clone(), ore: *ore };
    Waterfall {
        start: step(&way.start),
        steps: way.steps.iter().map(step).collect(),
        end_label: way.end_label.clone(),
        scale: way.scale,
    }
}
