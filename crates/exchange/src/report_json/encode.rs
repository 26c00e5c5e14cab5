//! A report as JSON: which key holds what, in which order.

mod goals;
mod text;

pub(super) use goals::TENSE_WITHOUT_KIND;
use tertial_domain::quantity::MoneyScale;
use tertial_domain::report::{Head, OutlineEntry, PlainTable, Report, ReportKind, Section};

use super::json_writer::JsonWriter;
use super::{LedgerSummary, SCHEMA, WriteOptions};

/// Writes the whole document at the end of `out`.
pub(super) fn report(out: &mut Vec<u8>, report: &Report, options: &WriteOptions<'_>) {
    let mut json = JsonWriter::new(out, options.pretty);
    json.object(|json| {
        key_plain(json, "schema", Some(SCHEMA));
        key_text(json, "file", options.file);
        key_plain(json, "kind", report.kind.map(ReportKind::code));
        json.key("year");
        match report.year {
            Some(year) => json.number(year.number()),
            None => json.null(),
        }
        key_text(json, "title", report.title.as_deref());
        key_text(json, "unit", report.unit.as_deref());
        key_text(json, "committee", report.committee.as_deref());
        key_text(json, "register_number", report.register_number.as_deref());
        key_text(json, "date", report.date.as_deref());
        key_text(json, "case_officer", report.case_officer.as_deref());
        key_text(json, "recipient", report.recipient.as_deref());
        json.key("head");
        head(json, &report.head);
        key_texts(json, "proposed_decisions", &report.proposed_decisions);
        key_list(json, "outline", &report.outline, |json, entry| outline_entry(json, *entry));
        key_list(json, "sections", &report.sections, section);
        let tense = report.kind.and_then(ReportKind::assessment_tense);
        key_list(json, "goals", &report.goals, |json, goal| goals::goal(json, goal, tense));
        key_list(json, "tables", &report.tables, table);
        if let Some(summary) = options.ledger {
            json.key("ledger");
            ledger(json, summary);
        }
    });
    if options.pretty {
        out.push(b'\n');
    }
}

fn head(json: &mut JsonWriter<'_>, head: &Head) {
    json.object(|json| {
        key_text(json, "administration", head.administration.as_deref());
        key_texts(json, "addresses", &head.addresses);
        key_text(json, "phone", head.phone.as_deref());
        key_text(json, "meeting_date", head.meeting_date.as_deref());
        key_texts(json, "signatories", &head.signatories);
        key_texts(json, "related_register_numbers", &head.related_register_numbers);
    });
}

fn outline_entry(json: &mut JsonWriter<'_>, entry: OutlineEntry) {
    match entry {
        OutlineEntry::Section(at) => json.plain_parts(format_args!("section/{at}")),
        OutlineEntry::Goals => json.plain("goals"),
        OutlineEntry::Table(at) => json.plain_parts(format_args!("table/{at}")),
    }
}

fn section(json: &mut JsonWriter<'_>, section: &Section) {
    json.object(|json| {
        key_text(json, "heading", Some(&section.heading));
        json.key("level");
        json.number(section.level);
        json.key("text");
        text::words(json, &section.blocks);
        json.key("blocks");
        text::blocks(json, &section.blocks);
    });
}

fn table(json: &mut JsonWriter<'_>, table: &PlainTable) {
    json.object(|json| {
        key_text(json, "under", table.under.as_deref());
        json.key("section");
        match table.section {
            Some(at) => json.number(at),
            None => json.null(),
        }
        key_texts(json, "header", &table.header);
        key_list(json, "rows", &table.rows, |json, row| strings(json, row));
        key_plain(json, "scale", table.scale.map(MoneyScale::code));
    });
}

fn ledger(json: &mut JsonWriter<'_>, ledger: &LedgerSummary) {
    json.object(|json| {
        for (key, count) in [
            ("lines", ledger.lines),
            ("placed", ledger.placed),
            ("furniture", ledger.furniture),
            ("contents", ledger.contents),
            ("unplaced", ledger.unplaced),
        ] {
            json.key(key);
            json.number(count);
        }
        key_list(json, "unplaced_lines", &ledger.unplaced_lines, |json, line| {
            json.object(|json| {
                json.key("line");
                json.number(line.line);
                key_text(json, "text", Some(&line.text));
                key_text(json, "reason", Some(&line.reason));
            });
        });
    });
}

fn key_text(json: &mut JsonWriter<'_>, key: &'static str, text: Option<&str>) {
    json.key(key);
    match text {
        Some(text) => json.string(text),
        None => json.null(),
    }
}

/// A code of ours: nothing in it needs an escape.
fn key_plain(json: &mut JsonWriter<'_>, key: &'static str, code: Option<&str>) {
    json.key(key);
    match code {
        Some(code) => json.plain(code),
        None => json.null(),
    }
}

fn key_texts(json: &mut JsonWriter<'_>, key: &'static str, texts: &[String]) {
    json.key(key);
    strings(json, texts);
}

fn strings(json: &mut JsonWriter<'_>, texts: &[String]) {
    json.list(|json| {
        for text in texts {
            json.item();
            json.string(text);
        }
    });
}

fn key_list<T>(
    json: &mut JsonWriter<'_>,
    key: &'static str,
    values: &[T],
    write: impl Fn(&mut JsonWriter<'_>, &T),
) {
    json.key(key);
    json.list(|json| {
        for value in values {
            json.item();
            write(json, value);
        }
    });
}
