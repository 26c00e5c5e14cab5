//! Whatever the text: no panic, every line has a fate, and the words of placed lines are in the
//! report.

use proptest::prelude::*;
use tertial_domain::report::{GoalNode, IndicatorField, Report};
use tertial_domain::rich_text::{Block, plain_text};
use tertial_extract::{Limits, read_source};
use tertial_import::draft::Draft;
use tertial_import::ledger::{Fate, Place};
use tertial_import::read_report;

use crate::assert_adds_up;

/// All words of a report without blanks and signs, parts set apart.
fn everything(report: &Report) -> String {
    let mut all = String::new();
    let mut add = |text: &str| {
        all.extend(text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase));
        all.push('|');
    };
    let head = &report.head;
    let singles = [
        &report.title,
        &report.unit,
        &report.committee,
        &report.register_number,
        &report.date,
        &report.case_officer,
        &report.recipient,
        &head.administration,
        &head.phone,
        &head.meeting_date,
    ];
    singles.into_iter().flatten().for_each(|text| add(text));
    let lists = [&head.addresses, &head.signatories, &head.related_register_numbers];
    lists.into_iter().flatten().for_each(|text| add(text));
    for section in &report.sections {
        add(&section.heading);
        blocks(&section.blocks, &mut add);
    }
    report.walk_goals().for_each(|node| goal(node, &mut add));
    for table in &report.tables {
        table.header.iter().chain(table.rows.iter().flatten()).for_each(|cell| add(cell));
    }
    all
}

fn blocks(blocks: &[Block], add: &mut impl FnMut(&str)) {
    add(&plain_text(blocks));
}

fn goal(node: &GoalNode, add: &mut impl FnMut(&str)) {
    add(&node.title);
    add(node.number.as_deref().unwrap_or(""));
    node.texts.iter().for_each(|(_, text)| blocks(text, add));
    for row in &node.indicators {
        add(&row.name);
        IndicatorField::ALL.iter().filter_map(|field| row.cell(*field)).for_each(&mut *add);
        blocks(&row.analysis, add);
        blocks(&row.comment, add);
    }
    for row in &node.activities {
        add(&row.name);
        [&row.start, &row.end, &row.deviation].into_iter().flatten().for_each(|cell| add(cell));
        blocks(&row.analysis, add);
    }
}

/// Words that stand for the structure they make and for nothing else.
const STRUCTURE: [&str; 4] = ["analys", "kommentar", "kommentarer", "br"];

fn assert_words_are_kept(text: &str, draft: &Draft) {
    let all = everything(&draft.report);
    let lines: Vec<&str> = text.split('\n').collect();
    for (number, fate) in draft.ledger.fates() {
        let kept = match fate {
            Fate::Placed(
                Place::Section(_)
                | Place::SectionHeading(_)
                | Place::GoalText(_)
                | Place::Indicator(_)
                | Place::Activity(_)
                | Place::Table(_),
            ) => true,
            Fate::Placed(_) | Fate::Furniture | Fate::Contents | Fate::Unplaced(_) => false,
        };
        if !kept {
            continue;
        }
        let line = lines[usize::try_from(*number).unwrap() - 1];
        // The number of a list's item is its place in the list.
        let line = line.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
        for word in line.split(|c: char| !c.is_alphanumeric()) {
            let word = word.to_lowercase();
            let label = STRUCTURE.contains(&word.as_str()) || line.contains(':');
            assert!(label || all.contains(&word), "{word:?} of line {number} {line:?} is lost");
        }
    }
}

/// Lines that documents are made of, in any order.
const PIECES: [&str; 46] = [
    "",
    "",
    "",
    "Sammanfattande analys",
    "Övrigt",
    "Uppföljning av ekonomi",
    "Förslag till beslut",
    "KF:s inriktningsmål:",
    "2. Ett Ekstad",
    "KF:s mål för verksamhetsområdet:",
    "2.1 Ekstad växer",
    "Nämndmål:",
    "Enhetsmål:",
    "Vi hjälper alla",
    "— Ingen",
    "● Uppfylls helt",
    "Ingen",
    "Analys",
    "Förväntat resultat",
    "Arbetsätt",
    "Det gick bra i år.",
    "och det fortsatte så",
    "- ett",
    "- två",
    "1. Ett",
    "2. Två",
    "Indikator\tPeriodens utfall\tÅrsmål\tKF:s årsmål\tPeriod",
    "Sjukfrånvaro\t7,1 %\t6 %\ttas fram av\tVB 2018",
    "\tAntal besök\t\t12\t2018",
    "\t\t\tnämnden\t",
    "Analys\t\t\t\t",
    "Analys Det minskar.\t\t\t\t",
    "fortsatt namn\t\t\t\t",
    "Aktivitet\tStartdatum\tSlutdatum\tAvvikelse",
    "✓ Bygga om\t2018-01-01\t2018-12-31\t",
    "Indikator Periodens",
    "utfall Årsmål Period",
    "Andel nöjda 91 % 90 % 2018",
    "Aktivitet Startdatum Slutdatum Avvikelse",
    "Bygga nytt 2018-01-01 2018-12-31 Avvikelse",
    "Sid 3 (12)",
    "Tjänsteutlåtande",
    "\tUtfall 2018",
    "Bidrag\t14 554",
    "Innehållsförteckning",
    "Övrigt\t14",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, max_shrink_iters: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(source) = read_source(&bytes, None, &Limits::DOCUMENT) {
            assert_adds_up(&read_report(&source));
        }
    }

    #[test]
    fn any_text_has_a_fate(text in "\\PC{0,200}", markdown in any::<bool>()) {
        let name = if markdown { "a.md" } else { "a.txt" };
        if let Ok(source) = read_source(text.as_bytes(), Some(name), &Limits::DOCUMENT) {
            assert_adds_up(&read_report(&source));
        }
    }

    #[test]
    fn no_word_of_a_document_is_lost(
        pieces in proptest::collection::vec(proptest::sample::select(&PIECES[..]), 1..60),
        markdown in any::<bool>(),
    ) {
        let text = pieces.join("\n");
        let name = if markdown { "a.md" } else { "a.txt" };
        if let Ok(source) = read_source(text.as_bytes(), Some(name), &Limits::DOCUMENT) {
            let draft = read_report(&source);
            assert_adds_up(&draft);
            assert_words_are_kept(source.text(), &draft);
        }
    }
}
