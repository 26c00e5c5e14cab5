//! Holds the demonstration city's own reports against every rule, each with its unit's history.
//!
//!     cargo run --release -p tertial-review --example city -- [YEAR] [-v CODE] [-n COUNT]
//!
//! Prints for each rule how many findings there are in each kind of document, and how many documents
//! have one. `-v` prints the findings of a rule (`warnings` for all above a hint, `suggestions` for
//! the reasons of the suggested grades), `-n` at most so many, spread evenly over the year.

#![expect(clippy::print_stdout, reason = "prints its findings")]

use std::collections::{BTreeMap, HashMap};

use tertial_demo::city::{City, DemoReport, city};
use tertial_demo::plan::CityPlan;
use tertial_domain::ids::{AuthorityId, UnitId};
use tertial_domain::report::{Report, ReportKind};
use tertial_review::suggest::suggestions;
use tertial_review::{
    Facts, Finding, History, Rule, Settings, Severity, Siblings, Vocabulary, check,
};

/// What the command line asks for.
struct Wish {
    year: i16,
    told: Option<String>,
    count: usize,
}

/// A finding as it is printed, with the document that it is in.
struct Told {
    name: String,
    words: String,
}

/// How often a rule spoke in each kind of document.
type Counts = BTreeMap<(Severity, Rule), [usize; 4]>;

fn main() {
    let wish = wish();
    let city = city(CityPlan::default());
    let mut known: HashMap<UnitId, Vec<DemoReport>> = HashMap::new();
    let mut plans: HashMap<AuthorityId, Report> = HashMap::new();
    let families = families(&city, wish.year);
    let (mut counts, mut told) = (Counts::new(), Vec::new());
    let (mut all, mut touched, mut planted) = (0_usize, 0_usize, 0_usize);
    for made in city.reports().filter(|made| wish.is_near(made)) {
        let is_told = made.year.number() == wish.year;
        let is_committee = made.report.committee.is_some();
        if made.kind == ReportKind::AnnualPlan && is_committee && is_told {
            plans.insert(made.authority, made.report.clone());
        }
        let own = known.entry(made.unit).or_default();
        if is_told {
            let family = families.get(&(made.authority, made.kind));
            let history = (own.as_slice(), plans.get(&made.authority), family);
            let findings = review(&made, history, &wish, &mut told);
            all += 1;
            touched += usize::from(findings.iter().any(|one| one.severity > Severity::Hint));
            planted += usize::from(!made.flaws.is_empty());
            for finding in &findings {
                let row = counts.entry((finding.severity, finding.rule)).or_default();
                if let Some(cell) = row.get_mut(made.kind as usize) {
                    *cell += 1;
                }
            }
        }
        own.insert(0, made);
    }
    print_counts(&counts);
    println!(
        "{all} documents, {touched} with a warning or an error, {planted} with a planted fault"
    );
    print_told(&told, wish.count);
}

/// What a committee's units wrote in each kind of report of the year.
fn families(city: &City, year: i16) -> HashMap<(AuthorityId, ReportKind), Siblings> {
    let mut reports: HashMap<_, Vec<Report>> = HashMap::new();
    for made in city.reports().filter(|made| made.year.number() == year) {
        reports.entry((made.authority, made.kind)).or_default().push(made.report);
    }
    reports.into_iter().map(|(family, reports)| (family, Siblings::of(&reports))).collect()
}

fn wish() -> Wish {
    let mut wish = Wish { year: 2025, told: None, count: usize::MAX };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "-v" => wish.told = words.next(),
            "-n" => wish.count = words.next().and_then(|n| n.parse().ok()).unwrap_or(usize::MAX),
            year => wish.year = year.parse().unwrap_or(wish.year),
        }
    }
    wish
}

impl Wish {
    /// Whether a report is of the year, or of the one before that it is held against.
    fn is_near(&self, made: &DemoReport) -> bool {
        (self.year - 1..=self.year).contains(&made.year.number())
    }

    fn is_of(&self, finding: &Finding) -> bool {
        self.told.as_deref().is_some_and(|code| match code {
            "warnings" => finding.severity > Severity::Hint,
            _ => finding.rule.code() == code,
        })
    }
}

/// Everything that the rules say of one report; what is asked for is put into words.
fn review(
    made: &DemoReport,
    (own, above, siblings): (&[DemoReport], Option<&Report>, Option<&Siblings>),
    wish: &Wish,
    told: &mut Vec<Told>,
) -> Vec<Finding> {
    let settings = Settings::default();
    let earlier: Vec<&Report> = own.iter().map(|one| &one.report).collect();
    let above = above.filter(|_| made.report.committee.is_none());
    let history = History { earlier: &earlier, above, siblings };
    let facts = Facts::new(&made.report, history, Vocabulary::built_in(), &settings);
    let findings = check(&facts).findings;
    let name = made.report.title.clone().unwrap_or_default();
    for finding in findings.iter().filter(|finding| wish.is_of(finding)) {
        told.push(Told { name: name.clone(), words: words(finding) });
    }
    if wish.told.as_deref() == Some("suggestions") {
        for one in suggestions(&facts) {
            let reasons = one.reasons.iter().map(|r| format!("\n    {} {:?}", r.code, r.arguments));
            let words = format!("{} {:?}{}", one.goal, one.grade, reasons.collect::<String>());
            told.push(Told { name: name.clone(), words });
        }
    }
    findings
}

fn words(finding: &Finding) -> String {
    let quotes = finding.evidence.iter().map(|one| format!("\n    | {}", one.quote));
    let (rule, reason, place) = (finding.rule.code(), &finding.reason, &finding.place);
    let values = &finding.arguments;
    format!("{rule} {reason} {place} {values:?}{}", quotes.collect::<String>())
}

fn print_counts(counts: &Counts) {
    println!("{:32} {:8} {:>6} {:>6} {:>6} {:>6}", "", "", "plan", "t1", "t2", "annual");
    for ((severity, rule), [plan, first, second, annual]) in counts.iter().rev() {
        let (rule, severity) = (rule.code(), severity.code());
        println!("{rule:32} {severity:8} {plan:>6} {first:>6} {second:>6} {annual:>6}");
    }
}

fn print_told(told: &[Told], count: usize) {
    let step = told.len().div_ceil(count.max(1)).max(1);
    for Told { name, words } in told.iter().step_by(step) {
        println!("\n{name}\n  {words}");
    }
}
