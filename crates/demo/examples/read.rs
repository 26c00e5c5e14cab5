//! Prints the reports of a unit as plain text: `cargo run -p tertial-demo --example read NAME YEAR`.

#![expect(clippy::print_stdout, reason = "an example that prints")]

use tertial_demo::city::city;
use tertial_demo::plan::{CityPlan, Scale};
use tertial_domain::report::{IndicatorField, OutlineEntry, PlainTable};
use tertial_domain::rich_text::Block;

fn main() {
    let mut words = std::env::args().skip(1);
    let name = words.next().unwrap_or_default();
    let year = words.next().and_then(|word| word.parse::<i16>().ok());
    let scale = if words.next().is_some() { Scale::default() } else { Scale::small() };
    let city = city(CityPlan { scale, ..CityPlan::default() });
    for made in city.reports() {
        let report = &made.report;
        let title = report.title.clone().unwrap_or_default();
        if !title.contains(&name) || year.is_some_and(|year| year != made.year.number()) {
            continue;
        }
        println!(
            "\n===== {title} ({:?}, {:?}) flaws {:?}",
            report.register_number, made.state, made.flaws
        );
        for entry in &report.outline {
            match entry {
                OutlineEntry::Section(at) => {
                    if let Some(section) = report.sections.get(*at) {
                        println!("\n{} {}", "#".repeat(section.level.into()), section.heading);
                        print(&section.blocks, &report.tables);
                    }
                }
                OutlineEntry::Goals => tree(report),
                OutlineEntry::Table(_) => {}
            }
        }
    }
}

fn tree(report: &tertial_domain::report::Report) {
    for goal in report.walk_goals() {
        let number = goal.number.clone().unwrap_or_default();
        println!("\n[{:?}] {number} {} — {:?}", goal.level, goal.title, goal.assessment.grade());
        for row in &goal.indicators {
            let cells: Vec<&str> =
                IndicatorField::ALL.iter().map(|field| row.cell(*field).unwrap_or("")).collect();
            println!("  I {} | {}", row.name, cells.join(" | "));
            print(&row.analysis, &[]);
        }
        for row in &goal.activities {
            println!(
                "  A {} {:?} {:?} {:?} {:?}",
                row.name, row.start, row.end, row.state, row.deviation
            );
            print(&row.analysis, &[]);
        }
        for (label, blocks) in &goal.texts {
            println!("  <{}>", label.code());
            print(blocks, &[]);
        }
    }
}

fn print(blocks: &[Block], tables: &[PlainTable]) {
    for block in blocks {
        match block {
            Block::Paragraph(text) => println!("    {}", text.text()),
            Block::BulletList(items) | Block::NumberedList(items) => {
                for item in items {
                    println!("    - {}", item.text());
                }
            }
            Block::Table(at) => {
                if let Some(table) = tables.get(*at) {
                    println!("    {}", table.header.join(" | "));
                    for row in &table.rows {
                        println!("    {}", row.join(" | "));
                    }
                }
            }
        }
    }
}
