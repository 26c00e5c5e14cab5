//! A list becomes the same file twice, and nobody's words become a formula in it.

use std::io::{Cursor, Read};

use jiff::civil::date;

use super::*;

fn sheet() -> Sheet {
    let column = |heading: &str| Column { heading: heading.to_owned(), width: 20 };
    let row = |name: &str, gap: &str| {
        vec![
            Cell::Text(name.to_owned()),
            Cell::Count(3),
            Cell::Percent("7.1".parse().unwrap()),
            Cell::Number(gap.parse().unwrap()),
            Cell::Day(date(2026, 9, 4)),
            Cell::Empty,
        ]
    };
    Sheet {
        title: "Uppföljning: tertial 2 / 2026 [alla]".to_owned(),
        language: "sv",
        day: date(2026, 9, 8),
        columns: ["Enhet", "Antal", "Frånvaro", "Avvikelse", "Klar", "Tomt"].map(column).into(),
        rows: vec![row("Ängen & <Backen>", "-1240.5"), row("=HYPERLINK(\"x\";\"y\")", "40")],
    }
}

/// The parts of a file with their text.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn numbers_and_days_are_numbers_and_words_are_words() {
    let bytes = xlsx(&sheet()).unwrap();
    let page = part(&bytes, "xl/worksheets/sheet1.xml");
    for found in [
        "<v>3</v>",
        "<v>0.071</v>",
        "<v>-1240.5</v>",
        // The day as Excel counts them.
        "<v>46269</v>",
        "<autoFilter ref=\"A1:F3\"/>",
        "state=\"frozen\"",
        "customWidth=\"1\"",
    ] {
        assert!(page.contains(found), "{found} in {page}");
    }
    assert!(!page.contains("<f>"), "no formula: {page}");
    let words = part(&bytes, "xl/sharedStrings.xml");
    assert!(words.contains("Ängen &amp; &lt;Backen&gt;"), "{words}");
    assert!(words.contains("=HYPERLINK(\"x\";\"y\")"), "{words}");
    let book = part(&bytes, "xl/workbook.xml");
    assert!(book.contains("name=\"Uppföljning  tertial 2   2026\""), "{book}");
    assert!(part(&bytes, "docProps/core.xml").contains("<dc:title>Uppföljning: tertial 2"));
    assert!(part(&bytes, "docProps/custom.xml").contains("sv"));
}

#[test]
fn the_same_list_gives_the_same_bytes() {
    assert_eq!(xlsx(&sheet()).unwrap(), xlsx(&sheet()).unwrap());
    assert!(part(&xlsx(&sheet()).unwrap(), "docProps/core.xml").contains("2026-09-08"));
}

#[test]
fn a_list_of_nothing_is_a_list() {
    let empty = Sheet { rows: Vec::new(), ..sheet() };
    assert!(part(&xlsx(&empty).unwrap(), "xl/worksheets/sheet1.xml").contains("A1:F1"));
}

#[test]
fn a_cell_of_csv_is_neither_a_formula_nor_two_cells() {
    let text = csv(&sheet());
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').split("\r\n").collect();
    assert_eq!(
        lines,
        [
            "Enhet;Antal;Frånvaro;Avvikelse;Klar;Tomt",
            "Ängen & <Backen>;3;7,1;-1240,5;2026-09-04;",
            "\"'=HYPERLINK(\"\"x\"\";\"\"y\"\")\";3;7,1;40;2026-09-04;",
            "",
        ]
    );
}
