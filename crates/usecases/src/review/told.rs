//! A finding in a person's words: the rule's name, the place, what is wrong and what would settle it.

use tertial_domain::report::Report;
use tertial_presentation::language::Language;
use tertial_presentation::localizer::{Argument, Localizer};
use tertial_presentation::wording;
use tertial_review::place::{GoalPart, Note, Place};
use tertial_review::rule::Severity;
use tertial_review::{Finding, Need, Rule};

/// A finding in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToldFinding {
    /// The rule's stable code.
    pub rule: Rule,
    /// The rule's name.
    pub name: String,
    /// What it weighs.
    pub severity: Severity,
    /// Where, as an address.
    pub place: String,
    /// Where, in words: from the goal down to the cell.
    pub place_words: String,
    /// Where within its goal, section or table, in words; empty where it is the whole of it.
    pub place_within: String,
    /// What is wrong and what would settle it.
    pub words: String,
    /// How to act on findings of this rule.
    pub act: String,
    /// The words and figures that made it fire, each with where it stands.
    pub evidence: Vec<ToldEvidence>,
    /// What an answer to this finding holds on to.
    pub fingerprint: u64,
}

impl ToldFinding {
    /// The fingerprint as text, as forms and rows hold it.
    pub fn fingerprint_text(&self) -> String {
        fingerprint_text(self.fingerprint)
    }
}

/// A fingerprint as text.
pub(super) fn fingerprint_text(fingerprint: u64) -> String {
    format!("{fingerprint:016x}")
}

/// A quotation of the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToldEvidence {
    /// Where, as an address.
    pub place: String,
    /// Where, in words.
    pub place_words: String,
    /// Where, for whoever sees the finding's own goal, section or table.
    pub place_near: String,
    /// The words as they stand.
    pub quote: String,
}

/// The message that names a severity.
pub const fn severity_key(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "review-severity-error",
        Severity::Warning => "review-severity-warning",
        Severity::Hint => "review-severity-hint",
    }
}

/// The message that says what a silent rule would need.
pub const fn need_key(need: Need) -> &'static str {
    match need {
        Need::EarlierReport => "review-need-earlier-report",
        Need::GoalsAbove => "review-need-goals-above",
    }
}

/// The name of a rule.
pub fn rule_name(rule: Rule, localizer: &Localizer) -> String {
    localizer.text(&format!("rule-{}", rule.code())).into_owned()
}

/// A finding in words.
pub fn told(finding: &Finding, report: &Report, localizer: &Localizer) -> ToldFinding {
    let arguments: Vec<(&str, Argument<'_>)> =
        finding.arguments.iter().map(|(name, value)| (&**name, argument(name, value))).collect();
    let key = format!("finding-{}-{}", finding.rule.code(), finding.reason);
    let evidence = finding.evidence.iter().map(|evidence| ToldEvidence {
        place: evidence.place.to_string(),
        place_words: place_words(&evidence.place, report, localizer),
        place_near: place_near(&evidence.place, &finding.place, report, localizer),
        quote: evidence.quote.clone(),
    });
    ToldFinding {
        rule: finding.rule,
        name: rule_name(finding.rule, localizer),
        severity: finding.severity,
        place: finding.place.to_string(),
        place_words: place_words(&finding.place, report, localizer),
        place_within: place_within(&finding.place, report, localizer),
        words: localizer.text_with(&key, &arguments),
        act: localizer.text(&format!("rule-{}-act", finding.rule.code())).into_owned(),
        evidence: evidence.collect(),
        fingerprint: finding.fingerprint(),
    }
}

/// A value whose name ends in `count` lets the words choose singular or plural.
pub(super) fn argument<'a>(name: &str, value: &'a str) -> Argument<'a> {
    match value.parse::<i64>() {
        Ok(count) if name.ends_with("count") => Argument::Count(count),
        Ok(_) | Err(_) => Argument::Text(value.into()),
    }
}

/// Where something stands within its goal, for whoever sees the goal: row › cell.
fn place_within(place: &Place, report: &Report, localizer: &Localizer) -> String {
    match place {
        Place::Report | Place::Head | Place::Section(_) => String::new(),
        Place::Table { table, row } => {
            let rows = report.tables.get(*table).map(|table| &table.rows);
            let row = row.and_then(|row| rows?.get(row));
            let first = row.and_then(|row| row.iter().find(|cell| !cell.trim().is_empty()));
            first.map_or_else(String::new, |cell| cell.trim().to_owned())
        }
        Place::Goal(path, part) => {
            let goal = path.find(report);
            goal.map_or_else(String::new, |goal| part_words(*part, goal, localizer).join(" › "))
        }
    }
}

/// Where something stands, for whoever stands at `from`: without the goal that both are part of.
fn place_near(place: &Place, from: &Place, report: &Report, localizer: &Localizer) -> String {
    let within = place_within(place, report, localizer);
    let same_goal = place.goal().is_some() && place.goal() == from.goal();
    if same_goal && !within.is_empty() { within } else { place_words(place, report, localizer) }
}

/// Where something stands, in words: goal › row › cell.
pub fn place_words(place: &Place, report: &Report, localizer: &Localizer) -> String {
    let text = |key: &str| localizer.text(key).into_owned();
    match place {
        Place::Report => text("review-place-report"),
        Place::Head => text("review-place-head"),
        Place::Section(at) => report
            .sections
            .get(*at)
            .map_or_else(|| text("review-place-section"), |section| section.heading.clone()),
        Place::Table { table, row } => {
            let table = report.tables.get(*table);
            let under = table.and_then(|table| table.under.clone());
            let mut words = under.unwrap_or_else(|| text("review-place-table"));
            let first_cell = row
                .and_then(|row| table?.rows.get(row))
                .and_then(|row| row.iter().find(|cell| !cell.trim().is_empty()));
            if let Some(cell) = first_cell {
                words.push_str(" › ");
                words.push_str(cell.trim());
            }
            words
        }
        Place::Goal(path, part) => {
            let Some(goal) = path.find(report) else { return text("review-place-report") };
            let level = text(wording::goal_level(goal.level));
            let number =
                goal.number.as_deref().map_or(String::new(), |number| format!("{number} "));
            let quotes = match localizer.language() {
                Language::Swedish => ('”', '”'),
                Language::English => ('“', '”'),
            };
            let mut words = format!("{level} {}{number}{}{}", quotes.0, goal.title, quotes.1);
            for step in part_words(*part, goal, localizer) {
                words.push_str(" › ");
                words.push_str(&step);
            }
            words
        }
    }
}

fn part_words(
    part: GoalPart,
    goal: &tertial_domain::report::GoalNode,
    localizer: &Localizer,
) -> Vec<String> {
    let text = |key: &str| localizer.text(key).into_owned();
    let indicator = |row: usize| {
        goal.indicators.get(row).map_or_else(|| text("review-place-row"), |row| row.name.clone())
    };
    let activity = |row: usize| {
        goal.activities
            .get(row)
            .map_or_else(|| text("review-place-row"), |row| shortened(&row.name))
    };
    match part {
        GoalPart::Whole => vec![],
        GoalPart::Grade => vec![text("review-place-grade")],
        GoalPart::Text(label) => vec![text(wording::goal_text(label))],
        GoalPart::Indicator(row, None) => vec![indicator(row)],
        GoalPart::Indicator(row, Some(field)) => {
            vec![indicator(row), text(wording::indicator_field(field))]
        }
        GoalPart::IndicatorNote(row, Note::Analysis) => {
            vec![indicator(row), text("review-place-analysis")]
        }
        GoalPart::IndicatorNote(row, Note::Comment) => {
            vec![indicator(row), text("review-place-comment")]
        }
        GoalPart::Activity(row, None) => vec![activity(row)],
        GoalPart::Activity(row, Some(field)) => {
            vec![activity(row), text(wording::activity_field(field))]
        }
        GoalPart::ActivityNote(row) => vec![activity(row), text("review-place-analysis")],
    }
}

/// The beginning of a long name, cut between words.
fn shortened(name: &str) -> String {
    const LONGEST: usize = 80;
    if name.chars().count() <= LONGEST {
        return name.to_owned();
    }
    let cut: String = name.chars().take(LONGEST).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{whole} …")
}
