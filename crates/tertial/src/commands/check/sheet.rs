//! What a check says of every document, in words, before it takes the form of a format.

use std::collections::BTreeSet;
use std::path::PathBuf;

use tertial_domain::name_key::name_key;
use tertial_domain::period::OperatingYear;
use tertial_domain::problem::Problem;
use tertial_domain::report_title::shown_title;
use tertial_import::draft::{LineSpan, Provenance};
use tertial_presentation::localizer::Localizer;
use tertial_presentation::wording;
use tertial_review::place::{GoalPart, Place};
use tertial_review::suppression::Answers;
use tertial_review::{Facts, History, Need, Rule, Severity, check};
use tertial_usecases::review::rulebook::Rulebook;
use tertial_usecases::review::set::{earlier, family, identity, siblings};
use tertial_usecases::review::told::{ToldFinding, told};

use super::reading::{Document, Set};

/// Everything that a check says.
pub(super) struct Sheet {
    /// In the order of the command line.
    pub(super) documents: Vec<Checked>,
    /// Files that could not be read, with why in words.
    pub(super) refused: Vec<(PathBuf, String)>,
}

/// What a check says of one document.
pub(super) struct Checked {
    /// Its file.
    pub(super) path: PathBuf,
    /// Its title, unit, year and kind, where it says them.
    pub(super) title: Option<String>,
    /// Whose it is.
    pub(super) unit: Option<String>,
    /// The year it is about.
    pub(super) year: Option<i16>,
    /// The kind's stable code.
    pub(super) kind: Option<&'static str>,
    /// Those that wait, heaviest first.
    pub(super) findings: Vec<CheckedFinding>,
    /// Those that somebody has answered, with the motive.
    pub(super) answered: Vec<(CheckedFinding, String)>,
    /// Rules that could not speak.
    pub(super) silent: Vec<(Rule, Need)>,
}

/// A finding with the source lines of its place.
pub(super) struct CheckedFinding {
    /// The finding in words.
    pub(super) told: ToldFinding,
    /// The lines of the place it concerns.
    pub(super) lines: Option<LineSpan>,
}

impl Sheet {
    /// Checks every document, each with the others of its unit as its history and those of the
    /// committee's other units beside it.
    pub(super) fn of(set: Set, rulebook: &Rulebook, localizer: &Localizer) -> Self {
        let identities: Vec<_> =
            set.documents.iter().map(|document| identity(&document.report)).collect();
        let histories = earlier(&identities);
        let families = siblings(set.documents.iter().map(|document| &document.report));
        let documents = set
            .documents
            .iter()
            .zip(histories)
            .map(|(document, places)| {
                let before: Vec<_> = places
                    .iter()
                    .filter_map(|&at| set.documents.get(at))
                    .map(|document| &document.report)
                    .collect();
                let beside = family(&document.report).and_then(|own| families.get(&own));
                let history = History { earlier: &before, above: None, siblings: beside };
                checked(document, history, rulebook, localizer)
            })
            .collect();
        let refused = set.refused.into_iter().map(|(path, problem)| {
            let reason = problem_words(&problem, localizer);
            (path, reason)
        });
        Self { documents, refused: refused.collect() }
    }

    /// Keeps the documents of one unit and year; the others have been their history.
    pub(super) fn narrow(&mut self, unit: Option<&str>, year: Option<OperatingYear>) {
        let unit = unit.map(name_key);
        self.documents.retain(|document| {
            let is_unit = unit.as_ref().is_none_or(|wanted| {
                document.unit.as_deref().is_some_and(|name| name_key(name) == *wanted)
            });
            is_unit && year.is_none_or(|year| document.year == Some(year.number()))
        });
    }

    /// Sets the answered findings aside; gives how many answers fit no finding any more.
    pub(super) fn answer(&mut self, answers: &Answers) -> usize {
        let mut used: BTreeSet<(Rule, u64)> = BTreeSet::new();
        for document in &mut self.documents {
            for finding in std::mem::take(&mut document.findings) {
                let named = (finding.told.rule, finding.told.fingerprint);
                match answers.of(named.0, named.1) {
                    Some(motive) => {
                        used.insert(named);
                        document.answered.push((finding, motive.as_str().to_owned()));
                    }
                    None => document.findings.push(finding),
                }
            }
        }
        answers.named().filter(|named| !used.contains(named)).count()
    }

    /// The heaviest finding that waits.
    pub(super) fn heaviest(&self) -> Option<Severity> {
        self.documents
            .iter()
            .flat_map(|document| &document.findings)
            .map(|finding| finding.told.severity)
            .max()
    }

    /// How many findings weigh this much.
    pub(super) fn count(&self, severity: Severity) -> usize {
        self.documents
            .iter()
            .flat_map(|document| &document.findings)
            .filter(|finding| finding.told.severity == severity)
            .count()
    }
}

fn problem_words(problem: &Problem, localizer: &Localizer) -> String {
    wording::problem(localizer, problem).message
}

fn checked(
    document: &Document,
    history: History<'_>,
    rulebook: &Rulebook,
    localizer: &Localizer,
) -> Checked {
    let report = &document.report;
    let facts = Facts::new(report, history, &rulebook.vocabulary, &rulebook.settings);
    let review = check(&facts);
    let lines =
        |place: &Place| document.provenance.as_ref().and_then(|all| lines_of(all, &facts, place));
    let findings = review
        .findings
        .iter()
        .map(|finding| CheckedFinding {
            told: told(finding, report, localizer),
            lines: lines(&finding.place),
        })
        .collect();
    Checked {
        path: document.path.clone(),
        title: report.title.as_deref().map(|title| shown_title(title).into_owned()),
        unit: report.unit.clone().or_else(|| report.committee.clone()),
        year: facts.year,
        kind: report.kind.map(tertial_domain::report::ReportKind::code),
        findings,
        answered: Vec::new(),
        silent: review.silent,
    }
}

/// The source lines of a place.
fn lines_of(provenance: &Provenance, facts: &Facts<'_>, place: &Place) -> Option<LineSpan> {
    match place {
        Place::Report => None,
        Place::Head => provenance.head,
        Place::Section(at) => provenance.sections.get(*at).copied(),
        Place::Table { table, .. } => provenance.tables.get(*table).copied(),
        Place::Goal(path, part) => {
            let goal = facts.goals.iter().position(|goal| goal.path == *path)?;
            let lines = provenance.goals.get(goal)?;
            match part {
                GoalPart::Indicator(row, _) | GoalPart::IndicatorNote(row, _) => {
                    lines.indicators.get(*row).copied()
                }
                GoalPart::Activity(row, _) | GoalPart::ActivityNote(row) => {
                    lines.activities.get(*row).copied()
                }
                GoalPart::Whole | GoalPart::Grade | GoalPart::Text(_) => Some(lines.span),
            }
        }
    }
}
