//! Goals beside those who answer for them (*målkarta*): a cell each with sign and word, on a ground
//! that says the same once more.

use super::grade_bar::{GradeCount, sentence, short_counts};
use super::measure::{SIZE, shortened, text_width, wrapped};
use super::svg::{Anchor, Area, Element, at, real};
use super::{
    Chart, ChartColumn, ChartContext, ChartRow, ChartTable, ColumnKind, Drawing, Layout,
    NARROW_WIDTH, Words, empty_drawing,
};
use crate::format;
use crate::status_mark::Sign;

/// One who answers for goals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeatRow {
    /// Who.
    pub name: String,
    /// How the goals of each column are graded there; empty where there is none.
    pub cells: Vec<Vec<GradeCount>>,
}

/// More rows, and more columns, are left to the table; the description says so.
const ROWS_MAX: usize = 24;
const COLUMNS_MAX: usize = 8;

/// The width of the wide drawing, that of the names, and the height of a row.
const WIDTH: f64 = 860.0;
const NAMES: f64 = 210.0;
const ROW: f64 = 28.0;

/// Draws rows by columns in the order given.
pub fn heat_map(context: &ChartContext<'_>, columns: &[String], rows: &[HeatRow]) -> Chart {
    let words = Words::of(context);
    let description = description(&words, columns, rows);
    let chart = Chart::new(context, description, table(&words, columns, rows));
    let columns = columns.get(..columns.len().min(COLUMNS_MAX)).unwrap_or_default();
    let rows = rows.get(..rows.len().min(ROWS_MAX)).unwrap_or_default();
    chart.drawn(|layout| match layout {
        _ if columns.is_empty() || rows.is_empty() => empty_drawing(&words, layout),
        Layout::Wide => wide(&words, columns, rows),
        Layout::Narrow => narrow(&words, columns, rows),
    })
}

fn wide(words: &Words, columns: &[String], rows: &[HeatRow]) -> Drawing {
    const HEADING_LINES: usize = 3;
    let step = (WIDTH - NAMES) / real(columns.len());
    let headings: Vec<Vec<String>> =
        columns.iter().map(|title| wrapped(title, step - 8.0, SIZE, HEADING_LINES)).collect();
    let lines = headings.iter().map(Vec::len).max().unwrap_or(0);
    let top = 16.0f64.mul_add(real(lines), 6.0);
    let mut drawing = Drawing::new(WIDTH, ROW.mul_add(real(rows.len()), top) + 1.0);
    for (column, heading) in headings.iter().enumerate() {
        let x = step.mul_add(real(column), NAMES) + 4.0;
        for (line, text) in heading.iter().enumerate() {
            let place = at(x, 16.0f64.mul_add(real(line), 12.0));
            drawing.push(Element::text("t-soft", place, Anchor::Start, text));
        }
    }
    for (row, it) in rows.iter().enumerate() {
        let y = ROW.mul_add(real(row), top);
        let name = shortened(&it.name, NAMES - 12.0, SIZE);
        drawing.push(Element::text("", at(0.0, y + 18.5), Anchor::Start, &name));
        for (column, cell) in it.cells.iter().take(columns.len()).enumerate() {
            let x = step.mul_add(real(column), NAMES);
            let area = Area { x: x + 1.0, y: y + 1.0, width: step - 2.0, height: ROW - 2.0 };
            draw_cell(words, &mut drawing, area, cell);
        }
    }
    drawing
}

fn narrow(words: &Words, columns: &[String], rows: &[HeatRow]) -> Drawing {
    const HEADING: f64 = 30.0;
    const CELLS: f64 = 118.0;
    let cells = rows.iter().flat_map(|row| row.cells.iter().take(columns.len()));
    let lines = cells.filter(|cell| !cell.is_empty()).count();
    let height = ROW.mul_add(real(lines), HEADING * real(rows.len()));
    let mut drawing = Drawing::new(NARROW_WIDTH, height + 1.0);
    let mut y = 0.0;
    for row in rows {
        let name = shortened(&row.name, NARROW_WIDTH - 4.0, SIZE);
        drawing.push(Element::text("t-bold", at(0.0, y + 21.0), Anchor::Start, &name));
        y += HEADING;
        for (title, cell) in columns.iter().zip(&row.cells).filter(|(_, cell)| !cell.is_empty()) {
            let title = shortened(title, NARROW_WIDTH - CELLS - 10.0, SIZE);
            drawing.push(Element::text("t-soft", at(0.0, y + 18.5), Anchor::Start, &title));
            let x = NARROW_WIDTH - CELLS;
            let area = Area { x, y: y + 1.0, width: CELLS, height: ROW - 2.0 };
            draw_cell(words, &mut drawing, area, cell);
            y += ROW;
        }
    }
    drawing
}

/// One goal: sign and word. Several with one grade: their number too. Else each sign with its
/// number.
fn draw_cell(words: &Words, drawing: &mut Drawing, area: Area, cell: &[GradeCount]) {
    let found: Vec<&GradeCount> = cell.iter().filter(|it| it.count > 0).collect();
    drawing.push(Element::rectangle(ground(&found), area));
    let baseline = area.y + area.height / 2.0 + 4.5;
    let mut x = area.x + 5.0;
    let mut draw = |mark: Sign, text: &str| {
        let room = area.right() - x - 22.0;
        if room <= 0.0 {
            return;
        }
        drawing.push(Element::sign(mark, at(x, baseline - 12.5)));
        let text = shortened(text, room, SIZE);
        drawing.push(Element::text("", at(x + 20.0, baseline), Anchor::Start, &text));
        x += text_width(&text, SIZE) + 30.0;
    };
    match found.as_slice() {
        [] => {
            let place = at(area.x + 5.0, baseline);
            drawing.push(Element::text("t-soft", place, Anchor::Start, "–"));
        }
        [one] => {
            let word = one.mark.short_word(words.localizer);
            match one.count {
                1 => draw(one.mark.sign(), &word),
                count => draw(one.mark.sign(), &format!("{count}\u{a0}{word}")),
            }
        }
        several => {
            for it in several {
                draw(it.mark.sign(), &format::count(words.language, it.count));
            }
        }
    }
}

/// The ground says what all grades of a cell say; a mixed one is the middle.
fn ground(found: &[&GradeCount]) -> &'static str {
    let graded = |sign: Sign| matches!(sign, Sign::Disc | Sign::Diamond | Sign::Square);
    let mut signs = found.iter().map(|it| it.mark.sign()).filter(|sign| graded(*sign));
    match (signs.next(), signs.next()) {
        (Some(Sign::Disc), None) => "g-ground-helt",
        (Some(Sign::Square), None) => "g-ground-ej",
        (Some(_), _) => "g-ground-delvis",
        (None, _) => "g-well",
    }
}

fn totals(rows: &[HeatRow]) -> Vec<GradeCount> {
    let mut totals: Vec<GradeCount> = Vec::new();
    for it in rows.iter().flat_map(|row| &row.cells).flatten() {
        match totals.iter_mut().find(|total| total.mark == it.mark) {
            Some(total) => total.count = total.count.saturating_add(it.count),
            None => totals.push(it.clone()),
        }
    }
    totals.sort_by_key(|total| total.mark.sign());
    totals
}

fn description(words: &Words, columns: &[String], rows: &[HeatRow]) -> String {
    let told = [
        ("rows", format::count(words.language, rows.len()).into()),
        ("columns", format::count(words.language, columns.len()).into()),
    ];
    let mut sentences = vec![words.with("chart-heat", &told), sentence(words, &totals(rows))];
    if columns.len() > COLUMNS_MAX || rows.len() > ROWS_MAX {
        sentences.push(words.text("chart-heat-cut"));
    }
    sentences.join(" ")
}

fn table(words: &Words, columns: &[String], rows: &[HeatRow]) -> ChartTable {
    let mut heads = vec![words.column("chart-column-unit", ColumnKind::Words)];
    let column = |title: &String| ChartColumn { heading: title.clone(), kind: ColumnKind::Words };
    heads.extend(columns.iter().map(column));
    let row = |it: &HeatRow| ChartRow {
        name: it.name.clone(),
        cells: it.cells.iter().map(|cell| short_counts(words, cell)).collect(),
    };
    ChartTable { columns: heads, rows: rows.iter().map(row).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn a_cell_has_a_sign_and_a_word_and_never_colour_alone() {
        let row = |name: &str, counts| HeatRow {
            name: name.to_owned(),
            cells: vec![GradeCount::of_grades(counts), Vec::new()],
        };
        let rows = [row("Äldrenämnden", [1, 0, 0, 0, 0]), row("Skolnämnden", [2, 1, 0, 0, 0])];
        let columns = ["1.1 Trygghet".to_owned(), "1.2 Lärande".to_owned()];
        let context = ChartContext { language: Language::Swedish, id: "h", title: "Mål" };
        let chart = heat_map(&context, &columns, &rows);
        for svg in [chart.svg(), chart.svg_narrow().unwrap(), chart.svg_for_print()] {
            assert!(svg.contains(">helt<") && svg.contains(">1<"), "{svg}");
            assert!(svg.contains("Äldrenämnden") && svg.contains("1.1 Trygghet"));
        }
        assert!(chart.description.contains("3 helt och 1 delvis"), "{}", chart.description);
        assert_eq!(chart.table.rows[1].cells[0], "2\u{a0}helt\u{a0}· 1\u{a0}delvis");
    }

    #[test]
    fn nothing_to_show_is_said() {
        let context = ChartContext { language: Language::Swedish, id: "h", title: "Mål" };
        assert!(heat_map(&context, &[], &[]).svg().contains("chart-wide"));
    }
}
