//! What is still missing in a report before it is handed in, each with its place. Little of it
//! stops: a city says what does.

use tertial_domain::assessment::Assessment;
use tertial_domain::goal::GoalLevel;
use tertial_domain::ids::ReportId;
use tertial_domain::organisation::OrgLevel;
use tertial_domain::permission::{Act, Scope};
use tertial_domain::problem::Problem;
use tertial_domain::report::{GoalNode, IndicatorField, Report, ReportState};
use tertial_domain::rich_text::plain_text;
use tertial_report::template::{Section, TextSection};
use tertial_review::Severity;
use tertial_store::ReadSession;
use tertial_store::reports::StoredReport;

use crate::compilation::expected_units;
use crate::context::Context;
use crate::directory::Directory;
use crate::document::anchor_of;
use crate::failure::{Failure, OrNotFound, permit};
use crate::reports::files::template_for;
use crate::reports::read_body;
use crate::review::unanswered;

/// What kind of thing is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GapKind {
    /// One of the place's own goals has no grade, and nobody has chosen that it has none.
    GradeMissing,
    /// An indicator with a target has no outcome.
    OutcomeMissing,
    /// A section that the template asks for is not there, or has nothing under it.
    SectionEmpty,
    /// The review has found what cannot be right, and nobody has answered.
    ErrorUnanswered,
    /// A question waits for an answer.
    QuestionOpen,
    /// A unit of the committee has handed in nothing.
    BelowNotIn,
}

impl GapKind {
    /// Every kind.
    pub const ALL: [Self; 6] = [
        Self::GradeMissing,
        Self::OutcomeMissing,
        Self::SectionEmpty,
        Self::ErrorUnanswered,
        Self::QuestionOpen,
        Self::BelowNotIn,
    ];

    /// The stable code: of the problem that it is told as, too.
    pub const fn code(self) -> &'static str {
        match self {
            Self::GradeMissing => "gap-grade-missing",
            Self::OutcomeMissing => "gap-outcome-missing",
            Self::SectionEmpty => "gap-section-empty",
            Self::ErrorUnanswered => "gap-error-unanswered",
            Self::QuestionOpen => "gap-question-open",
            Self::BelowNotIn => "gap-below-not-in",
        }
    }

    /// Reads [`Self::code`] back.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// Something that is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// What kind of thing.
    pub kind: GapKind,
    /// Where, as the report's data names it; `report` where it has no place yet.
    pub place: String,
    /// The fragment of the report's page that shows the place.
    pub anchor: String,
    /// What it is about: a goal, an indicator, a heading, a rule's code, a question's words, a unit.
    pub name: String,
    /// Whether the report cannot be handed in with it.
    pub stops: bool,
}

/// Why a report is handed in with something missing: for whoever reviews it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GapReason {
    /// What kind of thing is missing.
    pub kind: GapKind,
    /// Where.
    pub place: String,
    /// What it is about.
    pub name: String,
    /// Why it is left so, in the unit's own words.
    pub words: String,
}

impl GapReason {
    /// What is said of what is missing.
    pub fn problem(&self) -> Problem {
        let (kind, place, name) = (self.kind, self.place.clone(), self.name.clone());
        Gap { kind, anchor: anchor_of(&place), place, name, stops: false }.problem()
    }

    /// A line of its own in what is kept of a step.
    fn line(&self) -> String {
        let parts = [self.kind.code(), &self.place, &self.name, &self.words];
        parts.map(|part| part.replace(['\t', '\n'], " ")).join("\t")
    }

    fn read(line: &str) -> Option<Self> {
        let mut parts = line.splitn(4, '\t').map(str::to_owned);
        let kind = GapKind::from_code(&parts.next()?)?;
        let (place, name, words) = (parts.next()?, parts.next()?, parts.next()?);
        Some(Self { kind, place, name, words })
    }
}

/// The reasons as they are kept with a step, a line each.
pub(super) fn kept(reasons: &[GapReason]) -> String {
    let lines: Vec<String> = reasons.iter().map(GapReason::line).collect();
    lines.join("\n")
}

/// The reasons that were kept with a step.
pub(super) fn read_kept(text: &str) -> Vec<GapReason> {
    text.lines().filter_map(GapReason::read).collect()
}

impl Gap {
    /// What is said of it.
    pub fn problem(&self) -> Problem {
        Problem::new(self.kind.code())
            .with("name", self.name.clone())
            .with("place", self.place.clone())
    }
}

/// What is still missing in a report as it is worked on, in the order of its places.
pub async fn missing(
    context: &Context,
    scope: &Scope,
    report: ReportId,
) -> Result<Vec<Gap>, Failure> {
    permit(scope, Act::ReadReport)?;
    let mut session = context.store.read(scope).await?;
    let stored = session.working_report(report).await?.or_not_found()?;
    gaps(context, &mut session, &stored).await
}

/// What keeps a report from being handed in.
pub(super) async fn blocking(
    context: &Context,
    session: &mut ReadSession,
    stored: &StoredReport,
) -> Result<Vec<Problem>, Failure> {
    let gaps = gaps(context, session, stored).await?;
    Ok(gaps.iter().filter(|gap| gap.stops).map(Gap::problem).collect())
}

async fn gaps(
    context: &Context,
    session: &mut ReadSession,
    stored: &StoredReport,
) -> Result<Vec<Gap>, Failure> {
    let body = session.report_body(stored.latest).await?.or_not_found()?;
    let report = read_body(&body)?;
    let level = session.org_unit(stored.unit).await?.or_not_found()?.value.level;
    let gap = |kind: GapKind, place: String, name: &str| Gap {
        kind,
        anchor: anchor_of(&place),
        place,
        name: name.to_owned(),
        stops: context.rulebook.stops(kind),
    };
    let mut gaps = Vec::new();
    if stored.kind.assessment_tense().is_some() {
        let own = own_goals(level);
        goal_gaps(&report.goals, "goals", &mut |place, goal| {
            if goal.level == own && goal.assessment == Assessment::Missing {
                gaps.push(gap(GapKind::GradeMissing, format!("{place}/grade"), &goal.title));
            }
            for (at, row) in goal.indicators.iter().enumerate() {
                let has = |field| row.cell(field).is_some();
                let is_asked = has(IndicatorField::Target) || has(IndicatorField::CouncilTarget);
                if is_asked && !has(IndicatorField::Outcome) {
                    let place = format!("{place}/indicators/{at}");
                    gaps.push(gap(GapKind::OutcomeMissing, place, &row.name));
                }
            }
        });
    }
    if let Some(own) = template_for(context, (stored.kind.into(), level), stored.year) {
        for section in own.template.sections.iter().filter_map(required) {
            if let Some(place) = empty_place(&report, section) {
                gaps.push(gap(GapKind::SectionEmpty, place, &section.heading));
            }
        }
    }
    for finding in unanswered(context, session, stored).await? {
        if finding.severity == Severity::Error {
            let place = finding.place.to_string();
            gaps.push(gap(GapKind::ErrorUnanswered, place, finding.rule.code()));
        }
    }
    for question in session.questions_of(stored.id).await? {
        if question.stops() {
            gaps.push(gap(GapKind::QuestionOpen, question.place.clone(), &question.words));
        }
    }
    if level == OrgLevel::Committee {
        for unit in not_in(session, stored).await? {
            gaps.push(gap(GapKind::BelowNotIn, "report".to_owned(), &unit));
        }
    }
    Ok(gaps)
}

/// The names of a committee's units whose report of the same kind is not handed in yet.
async fn not_in(session: &mut ReadSession, stored: &StoredReport) -> Result<Vec<String>, Failure> {
    let directory = Directory::load(session).await?;
    let of_year = session.reports_of_year(stored.year).await?;
    let asked = (stored.year, stored.kind);
    let units = expected_units(&directory, stored.unit, asked, &of_year);
    let is_in = |unit| {
        of_year.iter().any(|report| {
            report.unit == unit && report.kind == stored.kind && report.state != ReportState::Draft
        })
    };
    Ok(units.into_iter().filter(|(unit, _)| !is_in(*unit)).map(|(_, name)| name).collect())
}

/// The goals that a place grades itself.
const fn own_goals(level: OrgLevel) -> GoalLevel {
    match level {
        OrgLevel::Council => GoalLevel::Area,
        OrgLevel::Committee | OrgLevel::Department => GoalLevel::Committee,
        OrgLevel::Unit | OrgLevel::Workplace => GoalLevel::Unit,
    }
}

/// Visits goals in document order, each with its place.
fn goal_gaps(goals: &[GoalNode], above: &str, visit: &mut impl FnMut(&str, &GoalNode)) {
    for (at, goal) in goals.iter().enumerate() {
        let place = format!("{above}/{at}");
        visit(&place, goal);
        goal_gaps(&goal.goals, &format!("{place}/goals"), visit);
    }
}

fn required(section: &Section) -> Option<&TextSection> {
    match section {
        Section::Text(text) if text.is_required => Some(text),
        _ => None,
    }
}

/// Where a text that is asked for should stand, if it does not.
fn empty_place(report: &Report, asked: &TextSection) -> Option<String> {
    let mut empty = None;
    for (at, section) in report.sections.iter().enumerate() {
        if !asked.is_headed(&section.heading) {
            continue;
        }
        if holds_words(report, at) {
            return None;
        }
        empty = empty.or_else(|| Some(format!("sections/{at}")));
    }
    Some(empty.unwrap_or_else(|| "report".to_owned()))
}

/// Whether words stand under a heading or under the headings below it, or a table does.
fn holds_words(report: &Report, at: usize) -> bool {
    let Some(head) = report.sections.get(at) else { return false };
    let below = report.sections.iter().enumerate().skip(at + 1);
    let below = below.take_while(|(_, section)| section.level > head.level);
    std::iter::once((at, head)).chain(below).any(|(at, section)| {
        !plain_text(&section.blocks).trim().is_empty()
            || report.tables.iter().any(|table| table.section == Some(at))
    })
}
