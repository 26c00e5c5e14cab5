//! Short accounts as JSON, between the program and the child that prints them.

use serde::{Deserialize, Serialize};
use tertial_domain::quantity::{MoneyScale, Quantity};
use tertial_domain::sheet::{
    GradeTally, Picture, Sheet, SheetBar, SheetPart, SheetTable, SheetWay,
};

/// What the first bytes say, so that a sheet is never taken for a report.
const BEGINS: &[u8] = br#"{"schema":"tertial.sheet/1","#;

/// The schema's name.
const SCHEMA: &str = "tertial.sheet/1";

#[derive(Serialize, Deserialize)]
struct SheetOut {
    schema: String,
    title: String,
    subtitle: Option<String>,
    parts: Vec<PartOut>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum PartOut {
    Heading(String),
    Text(String),
    List(Vec<String>),
    Table { caption: String, header: Vec<String>, rows: Vec<Vec<String>> },
    Grades { title: String, counts: [u32; 5] },
    HeatMap { title: String, columns: Vec<String>, rows: Vec<(String, Vec<[u32; 5]>)> },
    Bars { title: String, bars: Vec<BarOut> },
    Waterfall { title: String, way: WayOut },
}

#[derive(Serialize, Deserialize)]
struct BarOut {
    name: String,
    value: String,
    target: Option<String>,
    is_met: Option<bool>,
}

#[derive(Serialize, Deserialize)]
struct WayOut {
    start: (String, i64),
    steps: Vec<(String, i64)>,
    end_label: String,
    scale: String,
}

/// Why bytes are no sheet.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SheetJsonError {
    /// They are not JSON of the shape.
    #[error("no sheet: {0}")]
    Malformed(String),
    /// A figure or a code that is none.
    #[error("not a figure or code: {0}")]
    Unknown(String),
}

/// Whether bytes begin as a sheet does.
pub fn is_sheet(bytes: &[u8]) -> bool {
    bytes.starts_with(BEGINS)
}

/// Writes a sheet. Figures are written as they are printed, for that is how they are read.
pub fn write(sheet: &Sheet) -> Vec<u8> {
    let out = SheetOut {
        schema: SCHEMA.to_owned(),
        title: sheet.title.clone(),
        subtitle: sheet.subtitle.clone(),
        parts: sheet.parts.iter().map(part_out).collect(),
    };
    // Plain strings and numbers always become JSON.
    serde_json::to_vec(&out).unwrap_or_default()
}

/// Reads a sheet back.
pub fn read(bytes: &[u8]) -> Result<Sheet, SheetJsonError> {
    let out: SheetOut = serde_json::from_slice(bytes)
        .map_err(|error| SheetJsonError::Malformed(error.to_string()))?;
    if out.schema != SCHEMA {
        return Err(SheetJsonError::Unknown(out.schema));
    }
    let parts = out.parts.into_iter().map(part).collect::<Result<_, _>>()?;
    Ok(Sheet { title: out.title, subtitle: out.subtitle, parts })
}

fn part_out(part: &SheetPart) -> PartOut {
    match part {
        SheetPart::Heading(words) => PartOut::Heading(words.clone()),
        SheetPart::Text(words) => PartOut::Text(words.clone()),
        SheetPart::List(lines) => PartOut::List(lines.clone()),
        SheetPart::Table(table) => PartOut::Table {
            caption: table.caption.clone(),
            header: table.header.clone(),
            rows: table.rows.clone(),
        },
        SheetPart::Picture { title, picture } => picture_out(title.clone(), picture),
    }
}

fn picture_out(title: String, picture: &Picture) -> PartOut {
    match picture {
        Picture::Grades(counts) => PartOut::Grades { title, counts: counts.0 },
        Picture::HeatMap { columns, rows } => PartOut::HeatMap {
            title,
            columns: columns.clone(),
            rows: rows
                .iter()
                .map(|(name, cells)| (name.clone(), cells.iter().map(|cell| cell.0).collect()))
                .collect(),
        },
        Picture::Bars(bars) => {
            let bar = |bar: &SheetBar| BarOut {
                name: bar.name.clone(),
                value: printed(&bar.value),
                target: bar.target.as_ref().map(printed),
                is_met: bar.is_met,
            };
            PartOut::Bars { title, bars: bars.iter().map(bar).collect() }
        }
        Picture::Waterfall(way) => PartOut::Waterfall {
            title,
            way: WayOut {
                start: way.start.clone(),
                steps: way.steps.clone(),
                end_label: way.end_label.clone(),
                scale: way.scale.code().to_owned(),
            },
        },
    }
}

/// A decimal comma, which no reader takes for one that parts thousands.
fn printed(quantity: &Quantity) -> String {
    let number = quantity.number.to_string().replace('.', ",");
    format!("{number} {}", quantity.unit.symbol())
}

fn part(out: PartOut) -> Result<SheetPart, SheetJsonError> {
    Ok(match out {
        PartOut::Heading(words) => SheetPart::Heading(words),
        PartOut::Text(words) => SheetPart::Text(words),
        PartOut::List(lines) => SheetPart::List(lines),
        PartOut::Table { caption, header, rows } => {
            SheetPart::Table(SheetTable { caption, header, rows })
        }
        PartOut::Grades { title, counts } => {
            SheetPart::Picture { title, picture: Picture::Grades(GradeTally(counts)) }
        }
        PartOut::HeatMap { title, columns, rows } => {
            let row = |(name, cells): (String, Vec<[u32; 5]>)| {
                (name, cells.into_iter().map(GradeTally).collect())
            };
            let rows = rows.into_iter().map(row).collect();
            SheetPart::Picture { title, picture: Picture::HeatMap { columns, rows } }
        }
        PartOut::Bars { title, bars } => {
            let bars = bars.into_iter().map(bar).collect::<Result<_, _>>()?;
            SheetPart::Picture { title, picture: Picture::Bars(bars) }
        }
        PartOut::Waterfall { title, way } => {
            let scale = MoneyScale::from_code(&way.scale)
                .ok_or_else(|| SheetJsonError::Unknown(way.scale.clone()))?;
            let WayOut { start, steps, end_label, .. } = way;
            let way = SheetWay { start, steps, end_label, scale };
            SheetPart::Picture { title, picture: Picture::Waterfall(way) }
        }
    })
}

fn bar(out: BarOut) -> Result<SheetBar, SheetJsonError> {
    let quantity =
        |text: &str| Quantity::read(text).ok_or_else(|| SheetJsonError::Unknown(text.to_owned()));
    let target = match &out.target {
        Some(target) => Some(quantity(target)?),
        None => None,
    };
    Ok(SheetBar { value: quantity(&out.value)?, target, name: out.name, is_met: out.is_met })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_travels_whole_and_is_told_from_a_report() {
        let quantity = |text: &str| Quantity::read(text).unwrap();
        let bar = SheetBar {
            name: "Nöjda gäster".to_owned(),
            value: quantity("82,5 %"),
            target: Some(quantity("85 %")),
            is_met: Some(false),
        };
        let title = "Bild".to_owned();
        let way = SheetWay {
            start: ("Budget".to_owned(), 0),
            steps: vec![("Personal".to_owned(), -500)],
            end_label: "Prognos".to_owned(),
            scale: MoneyScale::ThousandKrona,
        };
        let rows = vec![("Nämnden".to_owned(), vec![GradeTally([1, 0, 0, 0, 2])])];
        let heat = Picture::HeatMap { columns: vec!["1.1".to_owned()], rows };
        let pictures = [
            Picture::Grades(GradeTally([1, 2, 3, 4, 5])),
            heat,
            Picture::Bars(vec![bar]),
            Picture::Waterfall(way),
        ];
        let mut sheet = Sheet { title: "Läget".to_owned(), ..Sheet::default() };
        sheet.parts.push(SheetPart::Heading("Mål".to_owned()));
        let drawn = pictures.map(|picture| SheetPart::Picture { title: title.clone(), picture });
        sheet.parts.extend(drawn);
        let bytes = write(&sheet);
        assert!(is_sheet(&bytes) && !is_sheet(b"{}"));
        assert_eq!(write(&read(&bytes).unwrap()), bytes, "figures are read as they were printed");
        assert!(read(b"{}").is_err());
    }
}
