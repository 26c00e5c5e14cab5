//! Plants faults, one at a time, and counts what the rules say of them.

use tertial_demo::faults::{CaseFile, FaultKind, Wordings, clean_cases, decoy_worded, plant};
use tertial_domain::report::Report;
use tertial_review::facts::Passage;
use tertial_review::place::{GoalPart, Place};
use tertial_review::{Facts, Finding, History, Settings, Vocabulary, check};

/// The least share of planted faults that is found.
pub(crate) const LEAST_RECALL: f64 = 0.98;
/// The most false findings of a rule in 50 clean reports.
pub(crate) const MOST_FALSE_PER_50: f64 = 1.0;
const SEED: u64 = 2_021;
/// How often the reports are gone through: some have no place for a fault.
const ROUNDS: u64 = 40;

/// How much is tried of each kind of fault.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Amounts {
    /// Faults planted.
    pub faults: usize,
    /// Clean reports looked at.
    pub clean: usize,
    /// Decoys tried.
    pub decoys: usize,
}

/// Clean reports, reviewed, and what is tried on them.
pub(crate) struct Trial {
    amounts: Amounts,
    wordings: Wordings,
    cases: Vec<CaseFile>,
    reviewed: Vec<Vec<Finding>>,
}

/// What was seen of one kind of fault.
#[derive(Default)]
pub(crate) struct Line {
    /// Faults planted.
    pub planted: usize,
    /// Those found at their place.
    pub found: usize,
    /// Those where the rule spoke, but of another place.
    pub elsewhere: usize,
    /// Clean reports looked at.
    pub clean: usize,
    /// Findings in them.
    pub clean_findings: usize,
    /// Decoys tried.
    pub decoys: usize,
    /// Decoys taken for faults.
    pub decoys_taken: usize,
    /// Each miss, false finding and decoy taken, in words.
    pub told: Vec<String>,
}

impl Line {
    /// The share of planted faults that was found.
    pub(crate) fn recall(&self) -> f64 {
        share(self.found, self.planted)
    }

    /// False findings in 50 clean reports.
    pub(crate) fn false_per_50(&self) -> f64 {
        share(self.clean_findings, self.clean) * 50.0
    }

    /// Whether the rule meets the bars; for a sample, whether it may well meet them.
    pub(crate) fn meets(&self, is_sample: bool) -> bool {
        if !is_sample {
            return self.recall() >= LEAST_RECALL && self.false_per_50() <= MOST_FALSE_PER_50;
        }
        self.planted > 0
            && self.planted - self.found <= most_by_chance(self.planted, 1.0 - LEAST_RECALL)
            && self.clean_findings <= most_by_chance(self.clean, MOST_FALSE_PER_50 / 50.0)
    }

    /// Counts another kind's trial in; the clean reports are the same ones.
    pub(crate) fn add(&mut self, other: Self) {
        self.planted += other.planted;
        self.found += other.found;
        self.elsewhere += other.elsewhere;
        self.clean = other.clean;
        self.clean_findings += other.clean_findings;
        self.decoys += other.decoys;
        self.decoys_taken += other.decoys_taken;
        self.told.extend(other.told);
    }
}

impl Trial {
    /// Writes the clean reports and reviews them.
    pub(crate) fn new(amounts: Amounts, wordings: Wordings) -> Self {
        let cases: Vec<CaseFile> = clean_cases(SEED, amounts.clean).collect();
        let reviewed = cases.iter().map(review).collect();
        Self { amounts, wordings, cases, reviewed }
    }

    /// Tries one kind of fault.
    pub(crate) fn measure(&self, kind: FaultKind) -> Line {
        let mut line = Line { clean: self.cases.len(), ..Line::default() };
        for (at, findings) in self.reviewed.iter().enumerate() {
            for finding in findings.iter().filter(|finding| finding.rule.code() == kind.code()) {
                line.clean_findings += 1;
                line.told.push(format!("CLEAN  case {at}: {}", told(finding)));
            }
        }
        for round in 0..ROUNDS {
            for (at, clean) in self.cases.iter().enumerate() {
                let seed = round * 10_007 + u64::try_from(at).unwrap_or(0);
                if line.planted < self.amounts.faults {
                    self.plant_one(kind, (at, clean), seed, &mut line);
                }
                if line.decoys < self.amounts.decoys {
                    self.decoy_one(kind, (at, clean), seed, &mut line);
                }
            }
            if line.planted >= self.amounts.faults && line.decoys >= self.amounts.decoys {
                break;
            }
            // What had no place in any report has none in the next round either.
            if line.planted == 0 || (line.decoys == 0 && line.planted >= self.amounts.faults) {
                break;
            }
        }
        line
    }

    fn plant_one(
        &self,
        kind: FaultKind,
        (at, clean): (usize, &CaseFile),
        seed: u64,
        line: &mut Line,
    ) {
        let mut case = clean.clone();
        let Some(planted) = plant(&mut case, kind, self.wordings, seed) else { return };
        line.planted += 1;
        let findings = review(&case);
        let mut own = findings.iter().filter(|finding| finding.rule.code() == kind.code());
        if own.clone().any(|finding| is_at(kind, finding, &planted.place)) {
            line.found += 1;
            return;
        }
        let mut miss = format!("MISSED case {at} {}: {}", planted.place, planted.note);
        if let Some(other) = own.next() {
            line.elsewhere += 1;
            miss.push_str("\n         but ");
            miss.push_str(&told(other));
        }
        if let Some(words) = words_at(&case.report, &planted.place) {
            miss.push_str("\n         ");
            miss.push_str(&words);
        }
        line.told.push(miss);
    }

    fn decoy_one(
        &self,
        kind: FaultKind,
        (at, clean): (usize, &CaseFile),
        seed: u64,
        line: &mut Line,
    ) {
        let mut case = clean.clone();
        let Some(made) = decoy_worded(&mut case, kind, self.wordings, seed) else { return };
        line.decoys += 1;
        let findings = review(&case);
        let place = coarse(&made.place);
        let taken = findings.iter().find(|finding| {
            finding.rule.code() == kind.code() && coarse(&finding.place.to_string()) == place
        });
        if let Some(finding) = taken {
            line.decoys_taken += 1;
            let what = told(finding);
            line.told.push(format!("DECOY  case {at} {}: {} ({what})", made.place, made.note));
        }
    }
}

/// Whether a finding is where the fault was planted.
fn is_at(kind: FaultKind, finding: &Finding, planted: &str) -> bool {
    let found = finding.place.to_string();
    match kind {
        // A copy has two places, and nobody can tell which is the copy.
        FaultKind::RepeatedText | FaultKind::DuplicateIndicator => {
            let place = coarse(planted);
            coarse(&found) == place
                || finding.evidence.iter().any(|one| coarse(&one.place.to_string()) == place)
        }
        // A text that is not there is missed at its goal.
        FaultKind::MissingExpectedResult | FaultKind::MissingAnalysis => {
            of_goal(&found) == of_goal(planted)
        }
        _ => coarse(&found) == coarse(planted),
    }
}

fn review(case: &CaseFile) -> Vec<Finding> {
    let settings = Settings::default();
    let earlier: Vec<&Report> = case.earlier.iter().collect();
    let history = History { earlier: &earlier, above: case.above.as_ref(), siblings: None };
    check(&Facts::new(&case.report, history, Vocabulary::built_in(), &settings)).findings
}

fn told(finding: &Finding) -> String {
    let quotes: Vec<&str> = finding.evidence.iter().map(|one| one.quote.as_str()).collect();
    format!("{} ({}) {quotes:?}", finding.place, finding.reason)
}

/// The running text at a place, to see what was missed; all of its goal's where nothing stands there.
fn words_at(report: &Report, place: &str) -> Option<String> {
    let settings = Settings::default();
    let facts = Facts::new(report, History::default(), Vocabulary::built_in(), &settings);
    let at = Place::read(place)?;
    let coarse_place = coarse(&at.to_string());
    let own = |passage: &&Passage<'_>| coarse(&passage.place.to_string()) == coarse_place;
    let words: Vec<&str> = facts.passages.iter().filter(own).flat_map(texts).collect();
    if !words.is_empty() {
        return Some(words.join(" / "));
    }
    let goal = facts.goals.iter().find(|goal| Some(&goal.path) == at.goal())?;
    let passages = goal.passages.iter().filter_map(|&at| facts.passages.get(at));
    let told = passages.map(|one| format!("{}: {}", one.place, one_line(one)));
    Some(told.collect::<Vec<_>>().join("\n         "))
}

fn one_line(passage: &Passage<'_>) -> String {
    texts(passage).collect::<Vec<_>>().join(" / ")
}

fn texts<'p>(passage: &'p Passage<'_>) -> impl Iterator<Item = &'p str> {
    passage.paragraphs.iter().map(|one| one.text)
}

/// A goal's text as the goal itself.
fn of_goal(place: &str) -> String {
    match Place::read(place) {
        Some(Place::Goal(path, GoalPart::Text(_))) => {
            Place::Goal(path, GoalPart::Whole).to_string()
        }
        _ => coarse(place),
    }
}

/// A place without the cell or note of its row, a grade without the word for it.
fn coarse(place: &str) -> String {
    let Some(Place::Goal(path, part)) = Place::read(place) else { return place.to_owned() };
    let part = match part {
        GoalPart::Grade | GoalPart::Whole => GoalPart::Whole,
        GoalPart::Indicator(row, _) | GoalPart::IndicatorNote(row, _) => {
            GoalPart::Indicator(row, None)
        }
        GoalPart::Activity(row, _) | GoalPart::ActivityNote(row) => GoalPart::Activity(row, None),
        GoalPart::Text(label) => GoalPart::Text(label),
    };
    Place::Goal(path, part).to_string()
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { number(part) / number(whole) }
}

/// How often something that happens with a chance may happen in so many tries before it is likelier
/// than nineteen to one that the chance is higher: few tries cannot tell one miss from the bar.
fn most_by_chance(tries: usize, chance: f64) -> usize {
    let mut exactly = (1.0 - chance).powf(number(tries));
    let mut at_most = exactly;
    let mut count = 0;
    while at_most < 0.95 && count < tries {
        count += 1;
        exactly *= number(tries - count + 1) / number(count) * chance / (1.0 - chance);
        at_most += exactly;
    }
    count
}

fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
