//! Reports as documents: what all of them share.

use jiff::civil::{Date, date};
use tertial_domain::activity::ActivityState;
use tertial_domain::assessment::Assessment;
use tertial_domain::goal::{GoalLevel, GoalText};
use tertial_domain::ids::{ActivityId, AuthorityId, GoalId, IndicatorId, ReportId, UnitId};
use tertial_domain::outcome::Outcome;
use tertial_domain::period::OperatingYear;
use tertial_domain::report::{
    GoalNode, Head, OutlineEntry, PlainTable, Report, ReportKind, ReportState, Section,
};
use tertial_domain::rich_text::{Block, RichText};

use crate::feedback::FeedbackTable;
use crate::money::MoneyTable;
use crate::organisation::{CommitteePlan, Reporter};
use crate::places::officer;

mod aggregate;
mod committee;
mod evidence;
mod flaws;
mod goal_section;
mod results;
mod rows;
mod tables;
mod unit;

pub(crate) use aggregate::Tally;
pub(crate) use committee::{AboveScene, compose_above};
pub use flaws::Flaw;
pub(crate) use goal_section::Scene;
pub(crate) use tables::{feedback_table, know_money, money_table};
pub(crate) use unit::compose_unit;

/// A report with the facts that stand in it.
#[derive(Debug, Clone)]
pub struct DemoReport {
    /// The report's identity.
    pub id: ReportId,
    /// Who wrote it: a unit, a committee or the council.
    pub unit: UnitId,
    /// The authority that it belonged to then.
    pub authority: AuthorityId,
    /// The year it is about.
    pub year: OperatingYear,
    /// Which of the four documents.
    pub kind: ReportKind,
    /// How far it has come on 8 September 2026.
    pub state: ReportState,
    /// The day printed in its head.
    pub dated: Date,
    /// The day of the decision, when it is adopted.
    pub adopted_on: Option<Date>,
    /// The document.
    pub report: Report,
    /// Which goal, indicator and activity each node and row is.
    pub links: Links,
    /// The outcomes that it reports; none in a plan.
    pub outcomes: Vec<Outcome>,
    /// The grades of the goals it assesses.
    pub grades: Vec<GoalGrade>,
    /// How the activities stand; none in a plan.
    pub activities: Vec<ActivityStanding>,
    /// The money table; none for the council.
    pub money: Option<MoneyTable>,
    /// The feedback table; only in a unit's annual report and second tertial report.
    pub feedback: Option<FeedbackTable>,
    /// What a check against the evidence should find in it.
    pub flaws: Vec<Flaw>,
}

/// The identities of what a document's tree shows, in document order: goals as
/// [`Report::walk_goals`] gives them, rows as they stand under those goals.
#[derive(Debug, Clone, Default)]
pub struct Links {
    /// One for each node of the goal tree.
    pub goals: Vec<GoalId>,
    /// One for each indicator row.
    pub indicators: Vec<IndicatorId>,
    /// One for each activity row.
    pub activities: Vec<ActivityId>,
}

/// A grade that a report gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalGrade {
    /// The goal.
    pub goal: GoalId,
    /// The grade, with its tense.
    pub assessment: Assessment,
}

/// How an activity stands in a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivityStanding {
    /// The activity.
    pub activity: ActivityId,
    /// How it stands.
    pub state: ActivityState,
    /// The printed deviation, when it is not according to plan.
    pub deviation: Option<String>,
}

/// The last day that a report speaks of: it was written by the organisation of that day.
pub(crate) fn reference_day(year: i16, kind: ReportKind) -> Date {
    match kind {
        ReportKind::AnnualPlan => date(year, 1, 1),
        ReportKind::TertialReport1 => date(year, 4, 30),
        ReportKind::TertialReport2 => date(year, 8, 31),
        ReportKind::AnnualReport => date(year, 12, 31),
    }
}

/// The day in the head of a unit's report.
fn document_day(year: i16, kind: ReportKind, unit: &Reporter) -> Date {
    let shift = i8::try_from(unit.key.named("day").year(year).below(9)).unwrap_or(0);
    match kind {
        ReportKind::AnnualPlan => date(year - 1, 11, 24 - shift),
        ReportKind::TertialReport1 => date(year, 5, 20 - shift),
        ReportKind::TertialReport2 if year == 2026 => date(year, 9, (8 - shift).max(1)),
        ReportKind::TertialReport2 => date(year, 9, 18 - shift),
        ReportKind::AnnualReport => date(year + 1, 2, 17 - shift),
    }
}

/// The day of the committee's meeting.
pub(crate) fn meeting_day(year: i16, kind: ReportKind) -> Date {
    match kind {
        ReportKind::AnnualPlan => date(year - 1, 12, 17),
        ReportKind::TertialReport1 => date(year, 6, 11),
        ReportKind::TertialReport2 => date(year, 10, 22),
        ReportKind::AnnualReport => date(year + 1, 3, 19),
    }
}

/// How far a report has come on the city's present day.
fn state_of(unit: &Reporter, year: i16, kind: ReportKind) -> ReportState {
    if year < 2026 || kind != ReportKind::TertialReport2 {
        return ReportState::Adopted;
    }
    if unit.trade.is_none() || unit.name_on(date(2026, 9, 8)) == "Almgårdens dagliga verksamhet" {
        return ReportState::Draft;
    }
    match unit.key.named("state").below(12) {
        0..5 => ReportState::Draft,
        5..8 => ReportState::Ready,
        8..11 => ReportState::Reviewed,
        _ => ReportState::Adopted,
    }
}

/// The title of a report without the unit.
pub(crate) fn title(year: i16, kind: ReportKind) -> String {
    match kind {
        ReportKind::AnnualPlan => format!("Verksamhetsplan {year}"),
        ReportKind::TertialReport1 => format!("Tertialrapport 1, {year}"),
        ReportKind::TertialReport2 => format!("Tertialrapport 2, {year}"),
        ReportKind::AnnualReport => format!("Verksamhetsberättelse {year}"),
    }
}

/// A document that is being written.
pub(crate) struct Draft {
    pub(crate) report: Report,
    pub(crate) links: Links,
    pub(crate) outcomes: Vec<Outcome>,
    pub(crate) grades: Vec<GoalGrade>,
    pub(crate) activities: Vec<ActivityStanding>,
    pub(crate) flaws: Vec<Flaw>,
}

impl Draft {
    /// A document with its head.
    pub(crate) fn begin(
        unit: &Reporter,
        committee: &'static CommitteePlan,
        (year, kind): (i16, ReportKind),
    ) -> Self {
        let day = document_day(year, kind, unit);
        let name = unit.name_on(reference_day(year, kind)).to_owned();
        let key = unit.key.named("head").year(year).at(kind as u64);
        let number = 100 + key.below(800);
        let is_unit = unit.trade.is_some();
        let head = Head {
            administration: Some(committee.administration.to_owned()),
            addresses: vec![
                name.clone(),
                committee.street.to_owned(),
                format!("990 {} Ekstad", 10 + unit.key.named("post").below(20)),
            ],
            phone: Some(format!("0900-12{} {:02}", unit.key.below(10), unit.key.below(97))),
            meeting_date: Some(meeting_day(year, kind).to_string()),
            signatories: if is_unit {
                Vec::new()
            } else {
                vec![officer(unit.key.named("director").at(u64::from(year > 2022)))]
            },
            related_register_numbers: Vec::new(),
        };
        let report = Report {
            kind: Some(kind),
            year: OperatingYear::new(year),
            title: Some(format!("{} för {name}", title(year, kind))),
            unit: is_unit.then(|| name.clone()),
            committee: Some(committee.name.to_owned()).filter(|_| !is_unit),
            register_number: Some(format!("{} {}/{number}", committee.code, day.year())),
            date: Some(day.to_string()),
            case_officer: Some(officer(unit.key.named("manager").at(u64::from(year > 2021)))),
            recipient: Some(if is_unit { committee.name.to_owned() } else { name }),
            head,
            proposed_decisions: Vec::new(),
            ..Report::default()
        };
        Self {
            report,
            links: Links::default(),
            outcomes: Vec::new(),
            grades: Vec::new(),
            activities: Vec::new(),
            flaws: Vec::new(),
        }
    }

    /// Adds a section at the end.
    pub(crate) fn section(&mut self, heading: &str, level: u8, blocks: Vec<Block>) {
        self.report.outline.push(OutlineEntry::Section(self.report.sections.len()));
        self.report.sections.push(Section { heading: heading.to_owned(), level, blocks });
    }

    /// Adds a table that stands in the section that comes next.
    pub(crate) fn table(&mut self, heading: &str, mut table: PlainTable) -> Block {
        table.under = Some(heading.to_owned());
        table.section = Some(self.report.sections.len());
        self.report.tables.push(table);
        Block::Table(self.report.tables.len() - 1)
    }

    /// Says that the goal tree stands here.
    pub(crate) fn goals_here(&mut self) {
        self.report.outline.push(OutlineEntry::Goals);
    }

    /// The finished report.
    pub(crate) fn finish(
        self,
        unit: &Reporter,
        (year, kind): (OperatingYear, ReportKind),
        (money, feedback): (Option<MoneyTable>, Option<FeedbackTable>),
    ) -> DemoReport {
        let number = year.number();
        let state = state_of(unit, number, kind);
        let key = unit.key.named("report").year(number).at(kind as u64);
        let meeting = meeting_day(number, kind);
        // A unit may decide its own tertial report before the committee meets.
        let decided = if number == 2026 && kind == ReportKind::TertialReport2 {
            date(2026, 9, 8)
        } else {
            meeting
        };
        DemoReport {
            id: ReportId::from_bits(key.id_bits()),
            unit: unit.org.id,
            authority: unit.org.authority,
            year,
            kind,
            state,
            dated: document_day(number, kind, unit),
            adopted_on: (state == ReportState::Adopted).then_some(decided),
            report: self.report,
            links: self.links,
            outcomes: self.outcomes,
            grades: self.grades,
            activities: self.activities,
            money,
            feedback,
            flaws: self.flaws,
        }
    }
}

/// A paragraph.
pub(crate) fn paragraph(text: String) -> Block {
    Block::Paragraph(RichText::plain(text))
}

/// A list with bullets.
pub(crate) fn bullets(items: Vec<String>) -> Block {
    Block::BulletList(items.into_iter().map(RichText::plain).collect())
}

/// A goal node with texts.
pub(crate) fn node(
    level: GoalLevel,
    (number, title): (Option<&str>, &str),
    assessment: Assessment,
    texts: Vec<(GoalText, Vec<Block>)>,
) -> GoalNode {
    let mut node = GoalNode::new(level, number.map(str::to_owned), title.to_owned());
    node.assessment = assessment;
    node.texts = texts;
    node
}
