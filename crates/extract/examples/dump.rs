//! Prints a draft as plain JSON, for looking at it.
#![expect(clippy::print_stdout, clippy::disallowed_methods, reason = "an example that prints")]

use std::fmt::Write as _;

use tertial_domain::assessment::Assessment;
use tertial_domain::report::{GoalNode, IndicatorField};
use tertial_domain::rich_text::plain_text;

fn quote(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if u32::from(c) < 32 => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

fn optional(text: Option<&str>) -> String {
    match text {
        Some(text) if !text.is_empty() => quote(text),
        _ => "null".to_owned(),
    }
}

fn goal(node: &GoalNode) -> String {
    let grade = match &node.assessment {
        Assessment::Graded { grade, .. } => quote(grade.as_str()),
        Assessment::NotAssessed => quote("not_assessed"),
        Assessment::Missing => "null".to_owned(),
    };
    let texts: Vec<String> = node
        .texts
        .iter()
        .map(|(label, blocks)| {
            format!("{}: {}", quote(label.code()), optional(Some(&plain_text(blocks))))
        })
        .collect();
    let indicators: Vec<String> = node
        .indicators
        .iter()
        .map(|row| {
            let cells: Vec<String> = IndicatorField::ALL
                .iter()
                .map(|field| format!("{}: {}", quote(field.code()), optional(row.cell(*field))))
                .collect();
            let uncertain: Vec<String> = row.uncertain.iter().map(|f| quote(f.code())).collect();
            format!(
                "{{\"name\": {}, {}, \"analysis\": {}, \"comment\": {}, \"uncertain\": [{}]}}",
                quote(&row.name),
                cells.join(", "),
                optional(Some(&plain_text(&row.analysis))),
                optional(Some(&plain_text(&row.comment))),
                uncertain.join(", ")
            )
        })
        .collect();
    let activities: Vec<String> = node
        .activities
        .iter()
        .map(|row| {
            format!(
                "{{\"name\": {}, \"start\": {}, \"end\": {}, \"deviation\": {}, \"state\": {}, \"analysis\": {}}}",
                quote(&row.name),
                optional(row.start.as_deref()),
                optional(row.end.as_deref()),
                optional(row.deviation.as_deref()),
                optional(row.state.map(tertial_domain::activity::ActivityState::code)),
                optional(Some(&plain_text(&row.analysis)))
            )
        })
        .collect();
    let goals: Vec<String> = node.goals.iter().map(goal).collect();
    format!(
        "{{\"level\": {}, \"number\": {}, \"title\": {}, \"grade\": {grade}, \"texts\": {{{}}},\n\"indicators\": [{}],\n\"activities\": [{}],\n\"goals\": [{}]}}",
        quote(node.level.code()),
        optional(node.number.as_deref()),
        quote(&node.title),
        texts.join(", "),
        indicators.join(",\n"),
        activities.join(",\n"),
        goals.join(",\n")
    )
}

fn main() {
    let path = std::env::args().nth(1).unwrap_or_default();
    let bytes = std::fs::read(&path).unwrap_or_default();
    let source =
        match tertial_extract::read_source(&bytes, Some(&path), &tertial_extract::Limits::DOCUMENT)
        {
            Ok(source) => source,
            Err(error) => {
                println!("{error}");
                return;
            }
        };
    let draft = tertial_import::read_report(&source);
    let report = &draft.report;
    let sections: Vec<String> = report
        .sections
        .iter()
        .map(|s| {
            format!(
                "{{\"heading\": {}, \"level\": {}, \"text\": {}}}",
                quote(&s.heading),
                s.level,
                optional(Some(&plain_text(&s.blocks)))
            )
        })
        .collect();
    let list = |cells: &[String]| {
        format!("[{}]", cells.iter().map(|c| quote(c)).collect::<Vec<_>>().join(", "))
    };
    let tables: Vec<String> = report
        .tables
        .iter()
        .map(|t| {
            let rows: Vec<String> = t.rows.iter().map(|row| list(row)).collect();
            format!(
                "{{\"under\": {}, \"header\": {}, \"rows\": [{}]}}",
                optional(t.under.as_deref()),
                list(&t.header),
                rows.join(", ")
            )
        })
        .collect();
    let goals: Vec<String> = report.goals.iter().map(goal).collect();
    println!(
        "{{\"schema\": \"tertial-report/1\", \"kind\": {}, \"year\": {}, \"title\": {}, \"unit\": {}, \"committee\": {}, \"register_number\": {}, \"date\": {}, \"case_officer\": {}, \"recipient\": {}, \"head\": {{\"administration\": {}, \"addresses\": {}, \"phone\": {}, \"meeting_date\": {}, \"signatories\": {}, \"related\": {}}}, \"proposed_decisions\": {},\n\"sections\": [{}],\n\"goals\": [{}],\n\"tables\": [{}]}}",
        optional(report.kind.map(tertial_domain::report::ReportKind::code)),
        report.year.map_or("null".to_owned(), |year| year.to_string()),
        optional(report.title.as_deref()),
        optional(report.unit.as_deref()),
        optional(report.committee.as_deref()),
        optional(report.register_number.as_deref()),
        optional(report.date.as_deref()),
        optional(report.case_officer.as_deref()),
        optional(report.recipient.as_deref()),
        optional(report.head.administration.as_deref()),
        list(&report.head.addresses),
        optional(report.head.phone.as_deref()),
        optional(report.head.meeting_date.as_deref()),
        list(&report.head.signatories),
        list(&report.head.related_register_numbers),
        list(&report.proposed_decisions),
        sections.join(",\n"),
        goals.join(",\n"),
        tables.join(",\n")
    );
    let ledger = &draft.ledger;
    eprintln!(
        "lines {} placed {} furniture {} contents {} unplaced {:?}",
        ledger.lines, ledger.placed, ledger.furniture, ledger.contents, ledger.unplaced
    );
    let furniture: Vec<u32> = ledger
        .fates()
        .iter()
        .filter(|(_, fate)| *fate == tertial_import::ledger::Fate::Furniture)
        .map(|(line, _)| *line)
        .collect();
    eprintln!("furniture {furniture:?}");
    eprintln!("notices {:?}", draft.notices);
}
