//! Where a report's grade and its own figures point in different ways: what a controller looks at
//! first.

use std::cmp::Reverse;
use std::collections::HashMap;

use tertial_domain::assessment::Assessment;
use tertial_domain::ids::{ReportId, ReportVersionId};
use tertial_presentation::localizer::Localizer;
use tertial_review::{Finding, Rule};
use tertial_store::ReadSession;
use tertial_store::reviews::StoredReview;

use crate::board::BoardReport;
use crate::context::Context;
use crate::document::anchor_of;
use crate::failure::Failure;
use crate::reports::read_body;
use crate::review::kept;
use crate::review::making::is_answer;
use crate::review::told::told;

/// Reports that are named at most.
const LOOKS_MAX: usize = 6;

/// The rules that hold a grade against figures and deviations, the plainest first.
const RULES: [Rule; 4] = [
    Rule::GradeAboveEvidence,
    Rule::DeviationUnderMetGoal,
    Rule::GradeWithoutEvidence,
    Rule::GradeDisagreesWithSuggestion,
];

/// A place of a report where its grade and its figures disagree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirstLook {
    /// The report.
    pub report: ReportId,
    /// Whose.
    pub unit_name: String,
    /// Where, in words.
    pub place_words: String,
    /// The fragment of the report's page that shows it.
    pub anchor: String,
    /// The grade that a person gave.
    pub grade: Option<Assessment>,
    /// What is wrong and what would settle it.
    pub words: String,
    /// How many more of the kind the report holds.
    pub more: u32,
}

/// The plainest disagreements among reports, one for each report.
pub(crate) async fn first_looks(
    context: &Context,
    session: &mut ReadSession,
    reports: &[(&str, &BoardReport)],
    localizer: &Localizer,
) -> Result<Vec<FirstLook>, Failure> {
    let mut rated = rated(session, reports).await?;
    rated.sort_by_key(|(weight, _)| Reverse(*weight));
    rated.truncate(LOOKS_MAX);
    let chosen: Vec<(&str, &BoardReport)> = rated.into_iter().map(|(_, one)| one).collect();
    let versions: Vec<ReportVersionId> = chosen.iter().map(|(_, report)| report.version).collect();
    if versions.is_empty() {
        return Ok(Vec::new());
    }
    let mut kept: HashMap<ReportVersionId, StoredReview> = HashMap::new();
    kept.extend(session.reviews(&versions).await?.into_iter().map(|one| (one.version, one)));
    let bodies: HashMap<ReportVersionId, Vec<u8>> =
        session.report_bodies(&versions).await?.into_iter().collect();
    let mut looks = Vec::with_capacity(chosen.len());
    for (name, report) in chosen {
        let (Some(review), Some(body)) = (kept.get(&report.version), bodies.get(&report.version))
        else {
            continue;
        };
        if review.edition != context.rulebook.edition() {
            continue;
        }
        let answers = session.finding_answers(report.id).await?;
        let mut findings = kept::read(&review.body)?.review.findings;
        findings.retain(|finding| !answers.iter().any(|answer| is_answer(answer, finding)));
        findings.retain(|finding| RULES.contains(&finding.rule));
        findings.sort_by_key(rank);
        if let Some(first) = findings.first() {
            let document = read_body(body)?;
            let words = told(first, &document, localizer);
            let goal = first.place.goal().and_then(|goal| goal.find(&document));
            looks.push(FirstLook {
                report: report.id,
                unit_name: name.to_owned(),
                anchor: anchor_of(&words.place),
                place_words: words.place_words,
                grade: goal.map(|goal| goal.assessment.clone()),
                words: words.words,
                more: u32::try_from(findings.len().saturating_sub(1)).unwrap_or(u32::MAX),
            });
        }
    }
    Ok(looks)
}

fn rank(finding: &Finding) -> usize {
    RULES.iter().position(|rule| *rule == finding.rule).unwrap_or(RULES.len())
}

/// Reports with such findings, each with how plain they are: rule by rule, then how many.
async fn rated<'a>(
    session: &mut ReadSession,
    reports: &[(&'a str, &'a BoardReport)],
) -> Result<Vec<([u32; RULES.len()], (&'a str, &'a BoardReport))>, Failure> {
    let versions: Vec<ReportVersionId> = reports.iter().map(|(_, report)| report.version).collect();
    if versions.is_empty() {
        return Ok(Vec::new());
    }
    let mut weights: HashMap<ReportVersionId, [u32; RULES.len()]> = HashMap::new();
    for found in session.rule_counts(&versions, &RULES.map(Rule::code)).await? {
        let at = RULES.iter().position(|rule| rule.code() == found.rule);
        let weight = weights.entry(found.version).or_default();
        if let Some(place) = at.and_then(|at| weight.get_mut(at)) {
            *place = found.count;
        }
    }
    let rated = reports.iter().filter_map(|one| Some((*weights.get(&one.1.version)?, *one)));
    Ok(rated.collect())
}
