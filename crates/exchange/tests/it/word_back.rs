//! Word files that come back: as they were sent, edited as people edit, and broken.

use std::io::{Cursor, Read, Write};

use tertial_domain::goal::GoalText;
use tertial_domain::report::Report;
use tertial_domain::rich_text::{Block, RichText};
use tertial_domain::text_place::TextPlace;
use tertial_exchange::word_back::{
    Comparison, Content, DifferenceKind, FixedChange, Limits, Note, Returned, SegmentKind,
    WordBackError, WrittenBlock, accept, compare, from_json, plain, read, to_json,
};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::round_trip::{check, data, foreign, places, reading, reports, rewritten, sent};

fn one() -> Report {
    let paragraph = |words: &str| Block::Paragraph(RichText::plain(words.to_owned()));
    let mut report = reports(40)
        .into_iter()
        .find(|report| {
            report.sections.len() > 2
                && !report.tables.is_empty()
                && report.walk_goals().any(|goal| goal.text(GoalText::Analysis).is_some())
                && report.walk_goals().any(|goal| !goal.indicators.is_empty())
        })
        .unwrap();
    let items = ["Fler böcker.", "Kortare köer."].map(|item| RichText::plain(item.to_owned()));
    report.sections[0].blocks = vec![
        paragraph("Hösten blev bättre än väntat."),
        Block::BulletList(items.to_vec()),
        paragraph("Ett sista stycke."),
    ];
    report.sections[1].blocks = Vec::new();
    report
}

/// The same file with its text changed.
fn edited(bytes: &[u8], edit: impl Fn(String) -> String) -> Vec<u8> {
    with_parts(bytes, &[("word/document.xml", &edit)])
}

type Edit<'a> = (&'a str, &'a dyn Fn(String) -> String);

fn with_parts(bytes: &[u8], edits: &[Edit<'_>]) -> Vec<u8> {
    let mut source = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut target = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..source.len() {
        let mut part = source.by_index(at).unwrap();
        let name = part.name().to_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        for (wanted, edit) in edits.iter().filter(|(wanted, _)| *wanted == name) {
            let before = text.clone();
            text = edit(text);
            assert_ne!(text, before, "the edit of {wanted} changes nothing");
        }
        target.start_file(name, SimpleFileOptions::default()).unwrap();
        target.write_all(text.as_bytes()).unwrap();
    }
    target.finish().unwrap().into_inner()
}

/// What a comparison finds after one edit of a report's file.
fn found(report: &Report, edit: impl Fn(String) -> String) -> (Comparison, Returned) {
    let sent = sent(report, None);
    let back = reading(&edited(&sent, edit));
    let sent = reading(&sent);
    (compare(&sent, &back, &sent), back)
}

const SECTION: TextPlace = TextPlace::Section(0);

#[test]
fn a_hundred_reports_come_back_as_they_were() {
    let reports = reports(100);
    let mut count = 0;
    for report in &reports {
        let sent = sent(report, None);
        count += check(report, &sent, &sent);
    }
    println!("{} reports, {count} places, 0 differences", reports.len());
    assert!(reports.len() == 100 && count > 1_000);
}

#[test]
fn a_reading_travels_whole_between_processes() {
    for report in reports(20) {
        let reading = reading(&sent(&report, None));
        assert_eq!(from_json(&to_json(&reading)), Ok(reading));
    }
    assert!(from_json(b"{}").is_err());
}

#[test]
fn words_that_were_changed_are_told_word_by_word() {
    let report = one();
    let (compared, _) = found(&report, |text| text.replace("bättre än väntat", "mycket bättre"));
    assert_eq!(compared.fixed, []);
    let [difference] = compared.differences.as_slice() else { panic!("{compared:?}") };
    assert_eq!((&difference.place, difference.kind), (&SECTION, DifferenceKind::Changed));
    let of = |kind| {
        let own = difference.words.iter().filter(|segment| segment.kind == kind);
        own.map(|segment| segment.words.trim()).collect::<Vec<_>>().join("/")
    };
    assert_eq!(of(SegmentKind::New), "mycket");
    assert!(of(SegmentKind::Gone).contains("väntat"));
    let mut accepted = report.clone();
    let back = difference.back.clone().unwrap();
    assert_eq!(accept(&mut accepted, &[(SECTION, back)]), []);
    let Block::Paragraph(text) = &accepted.sections[0].blocks[0] else { panic!() };
    assert_eq!(text.text(), "Hösten blev mycket bättre.");
    accepted.sections[0].blocks.clone_from(&report.sections[0].blocks);
    assert_eq!(data(&accepted), data(&report), "nothing else changed");
}

/// A paragraph as a person adds it.
fn added(words: &str) -> String {
    format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>")
}

#[test]
fn a_text_grows_at_its_end_and_an_empty_one_is_written() {
    let report = one();
    let (compared, back) = found(&report, |text| {
        // After the last paragraph of the first text, behind its mark, and under a bare heading.
        let at = text.find("Ett sista stycke.").unwrap();
        let end = at + text[at..].find("</w:p>").unwrap() + "</w:p>".len();
        let text = format!("{}{}{}", &text[..end], added("Ett stycke till."), &text[end..]);
        let heading = format!("{}</w:t>", report.sections[1].heading);
        let at = text.rfind(&heading).unwrap();
        let end = at + text[at..].find("</w:p>").unwrap() + "</w:p>".len();
        format!("{}{}{}", &text[..end], added("Nu finns en text."), &text[end..])
    });
    assert_eq!((&compared.fixed, &back.notes), (&vec![], &vec![]));
    let told: Vec<_> =
        compared.differences.iter().map(|own| (own.place.clone(), own.kind)).collect();
    let changed = DifferenceKind::Changed;
    assert_eq!(told, [(SECTION, changed), (TextPlace::Section(1), changed)]);
    assert!(plain(&back.places[&SECTION]).ends_with("Ett sista stycke.\nEtt stycke till."));
    assert_eq!(plain(&back.places[&TextPlace::Section(1)]), "Nu finns en text.");
}

#[test]
fn tracked_changes_are_taken_as_accepted() {
    let report = one();
    let (_, back) = found(&report, |text| {
        text.replace(
            "Hösten blev bättre än väntat.</w:t></w:r>",
            "Hösten </w:t></w:r><w:del w:id=\"9001\" w:author=\"Chefen\"><w:r><w:delText>blev \
             bättre</w:delText></w:r></w:del><w:ins w:id=\"9002\" w:author=\"Chefen\"><w:r>\
             <w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">gick bra</w:t></w:r></w:ins><w:r>\
             <w:t>.</w:t></w:r>",
        )
        .replace(
            "<w:p><w:pPr><w:pStyle w:val=\"Punktlista\"/>",
            "<w:p><w:pPr><w:pStyle w:val=\"Punktlista\"/><w:keepNext/>",
        )
    });
    let Content::Text(blocks) = &back.places[&SECTION] else { panic!() };
    let WrittenBlock::Paragraph(text) = &blocks[0] else { panic!() };
    assert_eq!(text.text(), "Hösten gick bra.");
    assert_eq!(text.marks().len(), 1);
    assert!(matches!(&blocks[1], WrittenBlock::BulletList(items) if items.len() == 2));
}

#[test]
fn a_paragraph_whose_end_was_deleted_goes_on_in_the_next() {
    let report = one();
    let (_, back) = found(&report, |text| {
        let at = text.find("Hösten blev").unwrap();
        let start = text[..at].rfind("</w:pPr>").unwrap();
        let gone = "<w:rPr><w:del w:id=\"9001\" w:author=\"Chefen\"/></w:rPr>";
        format!("{}{gone}{}", &text[..start], &text[start..])
    });
    let words = plain(&back.places[&SECTION]);
    assert!(words.starts_with("– Hösten blev bättre än väntat.Fler böcker."), "{words}");
}

#[test]
fn a_list_a_link_and_a_new_table_are_read() {
    let report = one();
    let cell = |words: &str| format!("<w:tc><w:tcPr/>{}</w:tc>", added(words));
    let row = |one: &str, two: &str| format!("<w:tr>{}{}</w:tr>", cell(one), cell(two));
    let table = format!("<w:tbl>{}{}</w:tbl>", row("År", "Antal"), row("2025", "12"));
    let (compared, back) = found(&report, |text| {
        let at = text.find("Fler böcker.").unwrap();
        let start = text[..at].rfind("<w:p>").unwrap();
        let item = &text[start..at + text[at..].find("</w:p>").unwrap() + "</w:p>".len()];
        let text = text.replace(item, &format!("{item}{}", item.replace("Fler", "Nya")));
        let at = text.find("Ett sista stycke.").unwrap();
        let start = text[..at].rfind("<w:p>").unwrap();
        format!("{}{table}{}", &text[..start], &text[start..])
    });
    assert_eq!(compared.differences.len(), 1);
    let words = plain(&back.places[&SECTION]);
    assert!(
        words.contains("– Fler böcker.\n– Nya böcker.\n– Kortare köer.\nÅr | Antal\n2025 | 12")
    );
    let mut accepted = report.clone();
    accept(&mut accepted, &[(SECTION, back.places[&SECTION].clone())]);
    let new = report.tables.len();
    assert_eq!(accepted.tables[new].header, ["År", "Antal"]);
    assert_eq!(accepted.tables[new].section, Some(0));
    assert!(accepted.sections[0].blocks.contains(&Block::Table(new)));
}

#[test]
fn a_cell_of_a_table_is_changed_and_a_row_added() {
    let report = one();
    let at = report.tables.iter().position(|table| table.rows.len() > 1).unwrap();
    let mark = format!("Ta1b2c3_B{at}_r0\"");
    let (compared, _) = found(&report, |text| {
        let inside = text.find(&mark).unwrap();
        let start = text[..inside].rfind("<w:tr>").unwrap();
        let end = start + text[start..].find("</w:tr>").unwrap() + "</w:tr>".len();
        let row = &text[start..end];
        let from = row.find("<w:bookmarkStart").unwrap();
        let to = row.find("<w:bookmarkEnd").unwrap();
        let to = to + row[to..].find("/>").unwrap() + 2;
        let new = format!("{}{}", &row[..from], &row[to..]);
        format!("{}{row}{new}{}", &text[..start], &text[end..])
    });
    let [difference] = compared.differences.as_slice() else { panic!("{compared:?}") };
    assert_eq!(difference.place, TextPlace::Table(at));
    let mut accepted = report.clone();
    accept(&mut accepted, &[(TextPlace::Table(at), difference.back.clone().unwrap())]);
    let mut expected = report.clone();
    let first = expected.tables[at].rows[0].clone();
    expected.tables[at].rows.insert(1, first);
    assert_eq!(data(&accepted), data(&expected));
}

#[test]
fn figures_that_were_not_to_be_written_in_are_told_and_left() {
    let report = one();
    let outcome = report.walk_goals().flat_map(|goal| &goal.indicators).next().unwrap().clone();
    let (compared, back) = found(&report, |text| {
        let at = text.rfind(&outcome.name).unwrap();
        let row = at + text[at..].find("<w:t xml:space=\"preserve\">").unwrap();
        let from = row + "<w:t xml:space=\"preserve\">".len();
        let to = from + text[from..].find("</w:t>").unwrap();
        format!("{}99 999{}", &text[..from], &text[to..])
    });
    assert_eq!(compared.differences, []);
    let [FixedChange { sent: Some(was), back: Some(is), is_row: true }] = compared.fixed.as_slice()
    else {
        panic!("{compared:?}")
    };
    assert!(was.starts_with(&outcome.name) && is.contains("99 999"));
    assert_eq!(data(&crate::round_trip::rewritten(&report, &back)), data(&report));
}

#[test]
fn words_without_a_place_and_places_without_words_are_told() {
    let report = one();
    let (compared, back) = found(&report, |text| {
        let text = text.replacen("<w:body>", &format!("<w:body>{}", added("Lösa ord.")), 1);
        // The first text with its heading and every mark of it.
        let at = text.find("Hösten blev").unwrap();
        let start = text[..at].rfind("<w:p><w:pPr><w:pStyle w:val=\"Rubrik").unwrap();
        let last = text.find("Ett sista stycke.").unwrap();
        let end = last + text[last..].find("</w:p>").unwrap() + "</w:p>".len();
        format!("{}{}", &text[..start], &text[end..])
    });
    assert!(back.notes.contains(&Note::Unplaced { words: "Lösa ord.".to_owned() }));
    let [difference] = compared.differences.as_slice() else { panic!("{compared:?}") };
    assert_eq!((&difference.place, difference.kind), (&SECTION, DifferenceKind::Removed));
    assert!(!difference.kind.is_taken_unasked());
    assert_eq!(compared.fixed.len(), 1, "its heading");
}

#[test]
fn a_mark_without_an_end_reaches_to_the_next_place() {
    let report = one();
    let (compared, back) = found(&report, |text| {
        let at = text.find("Ett sista stycke.").unwrap();
        let from = at + text[at..].find("<w:bookmarkEnd").unwrap();
        let to = from + text[from..].find("/>").unwrap() + 2;
        format!("{}{}", &text[..from], &text[to..])
    });
    assert_eq!(compared.differences, []);
    assert_eq!(back.notes, [Note::Torn { place: SECTION }]);
}

#[test]
fn comments_and_headings_in_a_text_are_told() {
    let report = one();
    let sent = sent(&report, None);
    let heading = "<w:p><w:pPr><w:pStyle w:val=\"Rubrik3\"/></w:pPr><w:r><w:t>En egen rubrik\
         </w:t></w:r></w:p>";
    let with_heading = |text: String| {
        let at = text.find("Ett sista stycke.").unwrap();
        let start = text[..at].rfind("<w:p>").unwrap();
        format!("{}{heading}{}", &text[..start], &text[start..])
    };
    let back = edited(&sent, with_heading);
    let mut source = ZipWriter::new_append(Cursor::new(back)).unwrap();
    source.start_file("word/comments.xml", SimpleFileOptions::default()).unwrap();
    let comment = format!(
        "<w:comments xmlns:w=\"w\"><w:comment w:id=\"0\" w:author=\"Controllern\">{}</w:comment>\
         </w:comments>",
        added("Stämmer det här?")
    );
    source.write_all(comment.as_bytes()).unwrap();
    let back = reading(&source.finish().unwrap().into_inner());
    let words = "En egen rubrik".to_owned();
    assert!(back.notes.contains(&Note::Heading { place: SECTION, words }));
    let (author, words) = ("Controllern".to_owned(), "Stämmer det här?".to_owned());
    assert!(back.notes.contains(&Note::Comment { author, words }));
    let Content::Text(blocks) = &back.places[&SECTION] else { panic!() };
    assert!(matches!(&blocks[2], WrittenBlock::Paragraph(text) if text.marks().len() == 1));
}

#[test]
fn a_file_of_one_section_cannot_change_other_places() {
    let report = one();
    let whole = reading(&sent(&report, None));
    let file = sent(&report, Some("sections/0"));
    let part = reading(&file);
    assert!(part.places.len() < whole.places.len() && part.places.contains_key(&SECTION));
    assert_eq!(part.origin.place.as_deref(), Some("sections/0"));
    // Somebody gives a paragraph the mark of another place.
    let other = whole.places.keys().find_map(|place| match place {
        TextPlace::Goal(path, GoalText::Analysis) => Some(path),
        _ => None,
    });
    let way: Vec<String> = other.unwrap().steps().iter().map(usize::to_string).collect();
    let mark = format!("Ta1b2c3_G{}_ta", way.join("_"));
    let back = reading(&edited(&file, |text| {
        let forged = format!(
            "<w:p><w:bookmarkStart w:id=\"777\" w:name=\"{mark}\"/><w:r><w:t>Smuggel</w:t></w:r>\
             <w:bookmarkEnd w:id=\"777\"/></w:p><w:sectPr>"
        );
        text.replace("<w:sectPr>", &forged)
    }));
    let compared = compare(&part, &back, &whole);
    let kinds: Vec<_> = compared.differences.iter().map(|own| own.kind).collect();
    assert_eq!(kinds, [DifferenceKind::NotSent]);
    assert!(!kinds[0].may_be_taken());
}

#[test]
fn what_changed_on_both_sides_is_a_conflict() {
    let report = one();
    let file = sent(&report, None);
    let back = reading(&edited(&file, |text| text.replace("Hösten", "Vintern")));
    let mut later = report.clone();
    later.sections[0].blocks.remove(0);
    let now = reading(&self::sent(&later, None));
    let compared = compare(&reading(&file), &back, &now);
    let [difference] = compared.differences.as_slice() else { panic!("{compared:?}") };
    assert_eq!(difference.kind, DifferenceKind::Conflict);
    let same = compare(&reading(&file), &now, &now);
    assert_eq!(same.differences, [], "both did the same");
}

#[test]
fn other_files_are_refused_with_a_reason() {
    let file = sent(&one(), None);
    let limits = Limits::DOCUMENT;
    assert_eq!(read(b"", &limits), Err(WordBackError::NotWord));
    assert_eq!(read(b"PK\x03\x04rest", &limits), Err(WordBackError::NotWord));
    let docless = with_parts(
        &file,
        &[("docProps/custom.xml", &|_| {
            "<Properties><property name=\"X\"/></Properties>".to_owned()
        })],
    );
    assert_eq!(read(&docless, &limits), Err(WordBackError::NoOrigin));
    let with_type = edited(&file, |text| {
        text.replace("<w:document", "<!DOCTYPE w [<!ENTITY a \"b\">]><w:document")
    });
    assert!(matches!(read(&with_type, &limits), Err(WordBackError::BrokenPart { .. })));
    let entity = edited(&file, |text| text.replace("Hösten", "&laugh;"));
    assert!(matches!(read(&entity, &limits), Err(WordBackError::BrokenPart { .. })));
    let deep = edited(&file, |text| {
        let (start, end) = ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>");
        let deep = format!("{}{}<w:sectPr>", start.repeat(150), end.repeat(150));
        text.replace("<w:sectPr>", &deep)
    });
    assert!(matches!(read(&deep, &limits), Err(WordBackError::TooLarge { what: "depth", .. })));
    let bomb = edited(&file, |text| {
        text.replace("<w:sectPr>", &format!("{}<w:sectPr>", " ".repeat(40 << 20)))
    });
    assert!(matches!(read(&bomb, &limits), Err(WordBackError::TooLarge { what: "unpacked", .. })));
    let few = Limits { elements_max: 100, ..limits };
    assert!(matches!(read(&file, &few), Err(WordBackError::TooLarge { what: "elements", .. })));
    let many = Limits { entries_max: 3, ..limits };
    assert!(matches!(read(&file, &many), Err(WordBackError::TooLarge { what: "entries", .. })));
}

/// Numbers that look like chance and are the same each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end.max(1)
    }
}

#[test]
fn no_broken_file_is_more_than_an_error() {
    const TIMES: usize = 400;
    let whole = one();
    let (file, sent) = (sent(&whole, None), reading(&sent(&whole, None)));
    let mut chance = Chance(7);
    let (mut read_well, mut refused) = (0, 0);
    for _ in 0..TIMES {
        let kind = chance.below(8);
        let broken = if kind == 0 {
            let mut bytes = file.clone();
            for _ in 0..=chance.below(6) {
                let at = chance.below(bytes.len());
                bytes[at] = u8::try_from(chance.below(256)).unwrap();
            }
            bytes.truncate(bytes.len() - chance.below(3) * chance.below(2_000));
            bytes
        } else {
            let numbers: Vec<usize> = (0..9).map(|_| chance.below(usize::MAX)).collect();
            edited(&file, |text| mutated(&text, kind, &numbers) + " ")
        };
        match read(&broken, &Limits::DOCUMENT) {
            Ok(back) => {
                read_well += 1;
                let compared = compare(&sent, &back, &sent);
                let mut report = whole.clone();
                let taken = compared.differences.into_iter();
                let taken: Vec<_> = taken.filter_map(|own| Some((own.place, own.back?))).collect();
                accept(&mut report, &taken);
            }
            Err(_) => refused += 1,
        }
    }
    println!("{TIMES} broken files: {read_well} read, {refused} refused");
    assert!(read_well > TIMES / 4);
}

/// The elements of a text in another order, fewer or more of them, or others.
fn mutated(text: &str, kind: usize, numbers: &[usize]) -> String {
    let paragraphs: Vec<&str> = text.split_inclusive("</w:p>").collect();
    let at = |number: usize| numbers[number] % paragraphs.len();
    let mut again: Vec<String> = paragraphs.iter().map(|own| (*own).to_owned()).collect();
    match kind {
        1 => again.swap(at(0), at(1)),
        2 => drop(again.remove(at(0))),
        3 => paragraphs[at(1)].clone_into(&mut again[at(0)]),
        4 => {
            for number in 0..6 {
                let own = &mut again[at(number)];
                *own = own.replace("<w:bookmarkEnd", "<w:bookmarkStart");
            }
        }
        5 => {
            for number in 0..6 {
                let own = &mut again[at(number)];
                *own = own.replace("<w:r>", "<w:r><w:fldChar w:fldCharType=\"begin\"/>");
            }
        }
        6 => {
            let own = &mut again[at(0)];
            let tags: Vec<usize> = own.match_indices('<').map(|(at, _)| at).collect();
            let tag = tags[numbers[1] % tags.len()];
            own.truncate(tag);
        }
        _ => {
            for number in 0..6 {
                let own = &mut again[at(number)];
                *own = own.replace("Ta1b2c3_", if number % 2 == 0 { "Ta1b2c3_G9_" } else { "T" });
            }
        }
    }
    again.concat()
}

#[test]
fn every_place_of_a_report_is_sent() {
    let report = one();
    assert_eq!(reading(&sent(&report, None)).places.len(), places(&report));
}

#[test]
fn signs_and_formulas_are_words_and_a_picture_is_none() {
    let report = one();
    let run = |content: &str| format!("<w:r>{content}</w:r>");
    let sign = "<mc:AlternateContent xmlns:mc=\"http://schemas.openxmlformats.org/markup-\
                compatibility/2006\"><mc:Choice Requires=\"w16se\"><w16se:symEx \
                xmlns:w16se=\"urn:x\" w16se:char=\"1F60A\"/></mc:Choice><mc:Fallback>\
                <w:t>\u{1f60a}</w:t></mc:Fallback></mc:AlternateContent>";
    let formula = "<m:oMath xmlns:m=\"urn:m\"><m:r><m:t>a+b</m:t></m:r></m:oMath>";
    let (_, back) = found(&report, |text| {
        let at = text.find("Ett sista stycke.").unwrap();
        let end = at + text[at..].find("</w:r>").unwrap() + "</w:r>".len();
        format!("{}{}{formula}{}", &text[..end], run(sign), &text[end..])
    });
    assert_eq!(back.notes, vec![]);
    let words = plain(&back.places[&SECTION]);
    assert!(words.ends_with("Ett sista stycke.\u{1f60a}a+b"), "{words}");
}

#[test]
fn two_long_texts_without_a_word_in_common_are_compared_soon() {
    let report = one();
    let (compared, _) =
        found(&report, |text| text.replacen("Ett sista stycke.", &"-.".repeat(200_000), 1));
    let [difference] = compared.differences.as_slice() else { panic!("one place") };
    assert!(difference.words.len() < 10, "told in a few pieces: {}", difference.words.len());
}

#[test]
fn words_in_another_language_come_back_as_such() {
    let mut report = one();
    report.sections[0].blocks.push(foreign());
    let file = sent(&report, None);
    check(&report, &file, &file);
    assert!(data(&report).contains("{lang=fr-FR}nous avons gagné{/lang}. {lang=en-GB}Then"));
    let (french, english) = ("<w:lang w:val=\"fr-FR\"/>", "<w:lang w:val=\"en-GB\"/>");
    let spoken = edited(&file, |text| text.replace(french, "<w:lang w:val=\"de-DE\"/>"));
    let (sent, back) = (reading(&file), reading(&spoken));
    assert_eq!(compare(&sent, &back, &sent).differences.len(), 1);
    // The file's own language says nothing.
    let own = edited(&file, |text| {
        text.replace(english, "").replace(french, "<w:lang w:val=\"sv-FI\"/>")
    });
    assert!(!data(&rewritten(&report, &reading(&own))).contains("{lang="));
}
