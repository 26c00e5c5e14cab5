//! Prints how many of each fault can be planted in reports without faults, and how fast; with a
//! code, prints what was planted and the text that it stands in; with "kept" as the last word, in
//! the wordings that are kept apart:
//! `cargo run -p tertial-demo --example faults [CODE] [SEED] [kept]`.

#![expect(clippy::disallowed_methods, clippy::print_stdout, reason = "a measurement by hand")]

use std::time::Instant;

use tertial_demo::faults::{
    CaseFile, FaultKind, Wordings, clean_cases, decoy_worded, faulty_cases, plant, wording_count,
};
use tertial_domain::goal::GoalText;
use tertial_domain::report::{GoalNode, Report};
use tertial_domain::rich_text::plain_text;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let kind = words.iter().find_map(|code| FaultKind::from_code(code));
    let seed = words.iter().find_map(|word| word.parse().ok()).unwrap_or(1);
    let kept = words.iter().any(|word| word == "kept");
    let wordings = if kept { Wordings::Kept } else { Wordings::Open };
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
            if let Some(done) = plant(&mut changed, shown, wordings, seed + at) {
                planted += 1;
                if kind.is_some() && planted <= 40 {
                    println!("FAULT {} | {}", done.place, done.note);
                    println!("      {}", text_at(&changed.report, &done.place));
                }
            }
            let mut changed = case.clone();
            if let Some(done) = decoy_worded(&mut changed, shown, wordings, seed + at) {
                decoys += 1;
                if kind.is_some() && decoys <= 20 {
                    println!("DECOY {} | {}", done.place, done.note);
                    println!("      {}", text_at(&changed.report, &done.place));
                }
            }
        }
        let count = wording_count(shown);
        println!(
            "{:32} planted {planted:3}, decoys {decoys:3}, wordings {} + {}, {} + {} for decoys, {:?}",
            shown.code(),
            count.open,
            count.kept,
            count.decoys,
            count.kept_decoys,
            begin.elapsed()
        );
    }
    if kind.is_none() {
        let begin = Instant::now();
        let count = faulty_cases(seed, wordings, 200).count();
        println!("{count} cases, 200 of each kind, in {:?}", begin.elapsed());
    }
}

/// What stands at a place, in one line; nothing where the place holds no running text.
fn text_at(report: &Report, place: &str) -> String {
    let words: Vec<&str> = place.split('/').collect();
    let found = match words.as_slice() {
        ["sections", at] => at
            .parse::<usize>()
            .ok()
            .and_then(|at| report.sections.get(at))
            .map(|section| plain_text(&section.blocks)),
        _ => text_of_goal(&report.goals, &words),
    };
    found.unwrap_or_default().replace('\n', " / ")
}

fn text_of_goal(goals: &[GoalNode], words: &[&str]) -> Option<String> {
    let number = |word: &str| word.parse::<usize>().ok();
    let ["goals", at, rest @ ..] = words else { return None };
    let goal = goals.get(number(at)?)?;
    match rest {
        ["goals", ..] => text_of_goal(&goal.goals, rest),
        ["texts", label] => goal.text(GoalText::from_code(label)?).map(plain_text),
        ["indicators", at, field] => {
            let row = goal.indicators.get(number(at)?)?;
            let text = if *field == "comment" { &row.comment } else { &row.analysis };
            Some(format!("{}: {}", row.name, plain_text(text)))
        }
        ["activities", at, ..] => {
            let row = goal.activities.get(number(at)?)?;
            let deviation = row.deviation.as_deref().unwrap_or_default();
            Some(format!("{} [{deviation}] {}", row.name, plain_text(&row.analysis)))
        }
        _ => None,
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
