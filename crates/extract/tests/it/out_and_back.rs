//! What is written is read back: a sample of what the example `roundtrip` counts, and Markdown that
//! a person has gone on writing.

use tertial_domain::report::Report;
use tertial_presentation::language::Language;

use crate::reports::reports;
use crate::round_trip::{
    as_markdown, lost_in_json, lost_in_markdown, lost_in_stratml, many_reports, read_markdown,
};
use crate::{assert_adds_up, draft};
use proptest::prelude::*;

#[test]
fn sixty_reports_come_back_from_every_form() {
    for (at, report) in many_reports(60).iter().enumerate() {
        if let Some(lost) = lost_in_markdown(report) {
            panic!("report {at}: {lost}");
        }
        if let Some(lost) = lost_in_json(report).or_else(|| lost_in_stratml(report)) {
            panic!("report {at}: {lost}");
        }
        assert_adds_up(&draft(&as_markdown(report, Language::Swedish), "a.md"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn odd_reports_come_back(report in reports()) {
        let lost = lost_in_markdown(&report);
        prop_assert!(lost.is_none(), "{}", lost.unwrap());
        let lost = lost_in_stratml(&report);
        prop_assert!(lost.is_none(), "{}", lost.unwrap());
    }

    #[test]
    fn no_text_stops_the_reader(lines in prop::collection::vec(
        r"(<!-- (goal unit/9 x|table under|note 7|head a b|section|text|indicators x|list) -->|# |- |\||> )?[a*<>\[\]()&#;|\\ ]{0,9}",
        0..24,
    )) {
        let text = format!("<!-- tertial-markdown/1 x 1 -->\n{}", lines.join("\n"));
        assert_adds_up(&draft(&text, "a.md"));
    }
}

/// What a person adds without codes is text where it stands, a section or a row.
#[test]
fn what_a_person_adds_is_kept() {
    let text = "<!-- tertial-markdown/1 annual_report 2025 -->\n\n# Ett år i Ekstad\n\n\
        Inledning.\n\n## Nytt\n\nFörsta raden\ngår vidare.\n\n> Sagt av en boende.\n\n* a\n* b\n\n\
        <!-- egen anteckning -->\n\n| År | Antal |\n|---|---|\n| 2025 | 7 |\n\n\
        ## *Enhetsmål* **1.** Trygghet\n<!-- goal unit/1 fully_met final -->\n\n\
        Mer text.\n\n<!-- indicators outcome -->\n\n| Namn | Utfall |\n| --- | --- |\n\
        | Nöjda | **87 %** |\n| Ny rad | 5 |\n";
    let draft = draft(text, "a.md");
    assert_adds_up(&draft);
    let report: Report = draft.report;
    let sections: Vec<&str> = report.sections.iter().map(|s| s.heading.as_str()).collect();
    assert_eq!(sections, ["", "Nytt"]);
    let words: Vec<String> = report
        .sections
        .iter()
        .map(|section| tertial_domain::rich_text::plain_text(&section.blocks))
        .collect();
    assert_eq!(words, ["Inledning.", "Första raden går vidare. Sagt av en boende. a b"]);
    assert_eq!(report.tables[0].rows, [["2025", "7"]]);
    let goal = &report.goals[0];
    assert_eq!((goal.number.as_deref(), goal.title.as_str()), (Some("1."), "Trygghet"));
    assert_eq!(goal.indicators.len(), 2);
    let outcome = tertial_domain::report::IndicatorField::Outcome;
    assert_eq!(goal.indicators[0].cell(outcome), Some("87 %"));
}

/// The signs of four markups in every place of a report.
#[test]
fn signs_in_every_place_are_words() {
    for hostile in [
        "# Rubrik | cell | `kod` <script>alert(1)</script> <!-- goal unit/1 -->",
        "1. ett\n- två\n\n## tre\r\n| a | b |\n| --- | --- |",
        "--> <!-- section 9 --> &lt;b&gt; &amp; \\* \\",
        "**fet** __fet__ *kursiv* ~~struken~~ [länk](javascript:x) ![bild](y)",
        "👨\u{200d}👩\u{200d}👧 \u{202e}bakåt\u{202c} \u{200f}עברית\u{200b}\u{feff}a\u{30a}\u{ad}",
        "  \t ",
        "– ",
        "***",
        "===",
        "$$x$$ @alla :smile: https://ekstad.example",
    ] {
        let report = hostile_report(hostile);
        assert_eq!(lost_in_markdown(&report), None, "{hostile:?}");
        assert_eq!(lost_in_json(&report), None, "{hostile:?}");
        assert_eq!(lost_in_stratml(&report), None, "{hostile:?}");
    }
}

/// A report with the same words in every place.
fn hostile_report(words: &str) -> Report {
    let text = as_markdown(&many_reports(1)[0], Language::Swedish);
    let mut report = read_markdown(&text);
    let some = || Some(words.to_owned());
    (report.title, report.unit, report.register_number) = (some(), some(), some());
    (report.date, report.case_officer, report.recipient) = (some(), some(), some());
    report.head.phone = some();
    report.head.addresses = vec![words.to_owned(); 2];
    report.proposed_decisions = vec![words.to_owned(); 2];
    let rich = || tertial_domain::rich_text::RichText::plain(words.to_owned());
    let blocks = || {
        use tertial_domain::rich_text::Block::{BulletList, NumberedList, Paragraph};
        vec![Paragraph(rich()), BulletList(vec![rich(); 2]), NumberedList(vec![rich(); 2])]
    };
    for section in &mut report.sections {
        words.clone_into(&mut section.heading);
        section.blocks.extend(blocks());
    }
    for table in &mut report.tables {
        table.header = vec![words.to_owned(); 3];
        table.rows.push(vec![words.to_owned(); 4]);
        table.under = some();
    }
    let mut goals: Vec<_> = report.goals.iter_mut().collect();
    while let Some(goal) = goals.pop() {
        (goal.number, goal.title) = (some(), words.to_owned());
        goal.add_text(tertial_domain::goal::GoalText::Analysis, blocks());
        for row in &mut goal.indicators {
            words.clone_into(&mut row.name);
            for field in tertial_domain::report::IndicatorField::ALL {
                row.set_cell(field, some());
            }
            row.analysis = blocks();
        }
        for row in &mut goal.activities {
            (row.name, row.start, row.deviation) = (words.to_owned(), some(), some());
            row.analysis = blocks();
        }
        goals.extend(goal.goals.iter_mut());
    }
    report
}
