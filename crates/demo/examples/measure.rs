//! Writes every report of the city and prints how many there are, how large and how long it took.
//!
//! `cargo run --release -p tertial-demo --example measure [SCALE]`

#![expect(clippy::disallowed_methods, clippy::print_stdout, reason = "a measurement by hand")]

use std::time::Instant;

use tertial_demo::city::city;
use tertial_demo::plan::{CityPlan, Scale};
use tertial_domain::rich_text::plain_text;

fn main() {
    let scale = std::env::args().nth(1).and_then(|word| word.parse().ok()).unwrap_or(1);
    let begin = Instant::now();
    let city = city(CityPlan { scale: Scale::times(scale), ..CityPlan::default() });
    let made = begin.elapsed();
    let (mut reports, mut bytes, mut outcomes, mut paragraphs, mut flaws) = (0, 0, 0, 0, 0);
    for report in city.reports() {
        reports += 1;
        outcomes += report.outcomes.len();
        flaws += report.flaws.len();
        for section in &report.report.sections {
            bytes += plain_text(&section.blocks).len();
            paragraphs += section.blocks.len();
        }
        for goal in report.report.walk_goals() {
            let texts = goal.texts.iter().map(|(_, blocks)| blocks);
            for blocks in texts.chain(goal.indicators.iter().map(|row| &row.analysis)) {
                bytes += plain_text(blocks).len();
                paragraphs += blocks.len();
            }
        }
    }
    println!(
        "{} units, {} workplaces",
        city.organisation.units.len(),
        city.organisation.workplaces.len()
    );
    println!(
        "{} goals, {} targets, {} activities",
        city.goal_records.len(),
        city.targets.len(),
        city.activity_records.len()
    );
    println!("city made in {made:?}");
    println!(
        "{reports} reports, {paragraphs} blocks, {bytes} bytes of text, {outcomes} outcomes, {flaws} flaws"
    );
    println!("all in {:?}", begin.elapsed());
}
