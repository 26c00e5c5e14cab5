//! A rich report: valid under both standards, every word in it, the same bytes every time.

use tertial_domain::report::{Report, ReportState};
use tertial_domain::rich_text::plain_text;
use tertial_presentation::language::Language;
use tertial_presentation::localizer::Localizer;
use tertial_report::compose::{cautioned, imprinted};
use tertial_report::document::{Block, Caution, Inline, LanguageTag, Run};
use tertial_report::tables_csv::tables_csv;
use tertial_typeset::typeset_with_data;

use crate::ekstad;
use crate::reading::{
    assert_valid, assert_valid_with_data, attached, folded, heading_levels, letters, pages, pdf,
    stamp,
};

#[test]
fn the_file_holds_both_standards_and_every_word() {
    let file = pdf(&ekstad::document());
    assert_valid(&file);
    let printed = letters(&file);
    for word in words(&ekstad::report()) {
        assert!(printed.contains(&folded(&word)), "{word:?} is not in the file");
    }
    let levels = heading_levels(&file);
    assert_eq!(levels.iter().max(), Some(&6), "{levels:?}");
    for (index, level) in levels.iter().enumerate() {
        let before = index.checked_sub(1).map_or(0, |before| levels[before]);
        assert!(*level <= before + 1, "a level is skipped: {levels:?}");
    }
}

#[test]
fn the_same_document_and_stamp_give_the_same_bytes() {
    let document = ekstad::document();
    let first = pdf(&document);
    assert!(first == pdf(&document), "the bytes differ");
    let mut other = stamp();
    other.identity.push('x');
    let other = tertial_typeset::typeset(&document, &other).unwrap();
    assert!(first != other, "the stamp is not in the file");
}

#[test]
fn what_a_reader_needs_is_in_the_file() {
    let file = pdf(&ekstad::document());
    let pdf = lopdf::Document::load_mem(&file).unwrap();
    let catalog = pdf.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"sv-SE");
    assert!(catalog.has(b"Outlines"), "no bookmarks");
    let page = format!("Sid2({})", pdf.get_pages().len());
    assert!(letters(&file).contains(&page), "no page numbers");
    let table_headers = file_contains_column_and_row_scopes(&pdf);
    assert!(table_headers, "no scopes in tables");
}

#[test]
fn the_data_is_attached_byte_for_byte() {
    let json = br#"{"version":1,"title":"Verksamhetsber\u00e4ttelse"}"#;
    let document = ekstad::document();
    let file = typeset_with_data(&document, &stamp(), json).unwrap();
    assert_valid_with_data(&file);
    assert!(file == typeset_with_data(&document, &stamp(), json).unwrap(), "the bytes differ");
    let found = attached(&file);
    let told: Vec<[&str; 3]> = found
        .iter()
        .map(|it| [it.name.as_str(), it.relation.as_str(), it.media_type.as_str()])
        .collect();
    let expected =
        [["report.json", "Source", "application/json"], ["tables.csv", "Data", "text/csv"]];
    assert_eq!(told, expected);
    assert_eq!(found[0].bytes, json);
    assert_eq!(found[1].bytes, tables_csv(&document).as_bytes());
    assert!(attached(&pdf(&document)).is_empty(), "a file without data has attachments");
}

#[test]
fn the_tables_stand_cell_by_cell_in_the_attached_file() {
    let text = tables_csv(&ekstad::document());
    let lines: Vec<&str> = text.split("\r\n").collect();
    assert_eq!(lines[0], "\u{feff}table;name;row;role;label;column;heading;value");
    let sum = "sum;Summa kostnader;4;Avvikelse;607";
    assert!(lines.iter().any(|line| line.ends_with(sum)), "{text}");
    let share = ";plain;Nöjda kunder;2;Periodens utfall;86 %";
    assert!(lines.iter().any(|line| line.replace('\u{a0}', " ").ends_with(share)), "{text}");
}

#[test]
fn every_page_of_what_is_not_adopted_says_so() {
    for language in Language::ALL {
        let localizer = Localizer::of(language);
        for caution in Caution::ALL {
            let document = cautioned(ekstad::document(), Some(caution), localizer);
            let file = pdf(&document);
            let words = folded(&localizer.text(caution.key()));
            for (page, text) in pages(&file).into_iter().enumerate() {
                assert!(text.starts_with(&words), "{caution:?}, page {}: {text}", page + 1);
            }
        }
    }
}

#[test]
fn an_adopted_document_and_its_draft_differ_in_the_head_alone() {
    let localizer = Localizer::of(Language::Swedish);
    let draft = cautioned(ekstad::document(), Caution::of(ReportState::Draft, true), localizer);
    let (draft, adopted) = (pages(&pdf(&draft)), pages(&pdf(&ekstad::document())));
    assert_eq!(draft.len(), adopted.len());
    for (draft, adopted) in draft.iter().zip(&adopted) {
        assert_eq!(draft.strip_prefix("Utkast"), Some(adopted.as_str()));
    }
    assert_valid(&pdf(&cautioned(ekstad::document(), Some(Caution::Unconfirmed), localizer)));
}

#[test]
fn every_page_says_which_version_it_is_and_what_it_was_made_from() {
    for language in Language::ALL {
        let document = imprinted(ekstad::document(), &stamp(), Localizer::of(language));
        let file = pdf(&document);
        for (page, text) in pages(&file).into_iter().enumerate() {
            assert!(text.contains("Version1·SHA2564f4f4f4f4f4f"), "page {}: {text}", page + 1);
        }
        assert_valid(&file);
    }
    assert!(!letters(&pdf(&ekstad::document())).contains("SHA"));
}

#[test]
fn words_in_another_language_say_so() {
    let quote = Run {
        text: "Nothing about us without us".to_owned(),
        language: LanguageTag::new("en"),
        ..Run::default()
    };
    let mut document = ekstad::document();
    document.blocks.push(Block::Paragraph(vec![Inline::plain("De sa: "), Inline::Run(quote)]));
    let languages = |document| {
        let file = pdf(document);
        assert_valid(&file);
        let file = lopdf::Document::load_mem(&file).unwrap();
        let contents = file.get_pages().into_values().map(|page| file.get_page_content(page));
        let contents = contents.map(|it| String::from_utf8_lossy(&it).into_owned());
        let marks = contents.map(|it| it.replace(' ', "").matches("/Lang(en)").count());
        marks.sum::<usize>()
    };
    assert_eq!((languages(&ekstad::document()), languages(&document)), (0, 1));
}

fn file_contains_column_and_row_scopes(pdf: &lopdf::Document) -> bool {
    let text = format!("{:?}", pdf.objects.values().collect::<Vec<_>>());
    ["/Column", "/Row"].iter().all(|scope| text.contains(scope))
}

/// Every word that the report holds.
fn words(report: &Report) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    let head = [&report.title, &report.unit, &report.register_number, &report.date];
    texts.extend(head.into_iter().flatten().cloned());
    texts.extend([&report.case_officer, &report.recipient].into_iter().flatten().cloned());
    texts.extend(report.head.addresses.iter().chain(&report.proposed_decisions).cloned());
    for section in &report.sections {
        texts.push(section.heading.clone());
        texts.push(plain_text(&section.blocks));
    }
    for goal in report.walk_goals() {
        texts.push(goal.title.clone());
        texts.extend(goal.texts.iter().map(|(_, blocks)| plain_text(blocks)));
        for row in &goal.indicators {
            texts.push(row.name.clone());
            texts.extend([plain_text(&row.analysis), plain_text(&row.comment)]);
            let fields = tertial_domain::report::IndicatorField::ALL;
            texts.extend(fields.iter().filter_map(|field| row.cell(*field)).map(str::to_owned));
        }
        for row in &goal.activities {
            texts.extend([row.name.clone(), plain_text(&row.analysis)]);
            let cells = [&row.start, &row.end, &row.deviation];
            texts.extend(cells.into_iter().flatten().cloned());
        }
    }
    for table in &report.tables {
        texts.extend(table.rows.iter().chain([&table.header]).flatten().cloned());
    }
    texts.iter().flat_map(|text| text.split_whitespace()).map(str::to_owned).collect()
}
