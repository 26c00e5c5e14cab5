//! Prints how many of each fault can be planted in reports without faults, and how fast; with a
//! code, prints what was planted: `cargo run -p tertial-demo --example faults [CODE] [SEED]`.

#![expect(clippy::disallowed_methods, clippy::print_stdout, reason = "a measurement by hand")]

use std::time::Instant;

use tertial_demo::faults::{
    CaseFile, FaultKind, Wordings, clean_cases, decoy, faulty_cases, plant, wording_count,
};
use tertial_domain::rich_text::plain_text;

fn main() {
    let mut words = std::env::args().skip(1);
    let kind = words.next().and_then(|code| FaultKind::from_code(&code));
    let seed = words.next().and_then(|word| word.parse().ok()).unwrap_or(1);
    let begin = Instant::now();
    let cases: Vec<CaseFile> = clean_cases(seed, 300).collect();
    println!("{} cases in {:?}", cases.len(), begin.elapsed());
    let words: usize = cases.iter().map(size).sum();
    println!("{} characters of text in each report", words / cases.len().max(1));
    for shown in FaultKind::ALL.into_iter().filter(|known| kind.is_none_or(|k| k == *known)) {
        let begin = Instant::now();
        let (mut planted, mut decoys) = (0, 0);
        for (at, case) in (0_u64..).zip(&cases) {
            let mut changed = case.clone();
            if let Some(done) = plant(&mut changed, shown, Wordings::Open, seed + at) {
                planted += 1;
                if kind.is_some() && planted <= 40 {
                    println!("FAULT {} | {}", done.place, done.note);
                }
            }
            let mut changed = case.clone();
            if let Some(done) = decoy(&mut changed, shown, seed + at) {
                decoys += 1;
                if kind.is_some() && decoys <= 20 {
                    println!("DECOY {} | {}", done.place, done.note);
                }
            }
        }
        let count = wording_count(shown);
        println!(
            "{:32} planted {planted:3}, decoys {decoys:3}, wordings {} + {}, {} for decoys, {:?}",
            shown.code(),
            count.open,
            count.kept,
            count.decoys,
            begin.elapsed()
        );
    }
    if kind.is_none() {
        let begin = Instant::now();
        let count = faulty_cases(seed, Wordings::Open, 200).count();
        println!("{count} cases, 200 of each kind, in {:?}", begin.elapsed());
    }
}

fn size(case: &CaseFile) -> usize {
    let report = &case.report;
    let sections: usize = report.sections.iter().map(|s| plain_text(&s.blocks).len()).sum();
    let goals: usize = report
        .walk_goals()
        .flat_map(|goal| {
            let texts = goal.texts.iter().map(|(_, blocks)| blocks);
            texts
                .chain(goal.indicators.iter().map(|row| &row.analysis))
                .chain(goal.activities.iter().map(|row| &row.analysis))
        })
        .map(|blocks| plain_text(blocks).len())
        .sum();
    sections + goals
}
