//! Elements as a report. Labelled text of our own says what the vocabulary does not; a file of
//! another maker is read by its elements alone.

use tertial_domain::assessment::{Assessment, AssessmentTense, GradeCode};
use tertial_domain::goal::{GoalLevel, GoalText};
use tertial_domain::period::OperatingYear;
use tertial_domain::report::{GoalNode, OutlineEntry, Report, ReportKind, Section, read_date};
use tertial_domain::rich_text::{Block, RichText};

use super::labelled::{Entry, entries};
use super::rows::{self, ReadRow};
use super::xml::Element;

/// Goals deeper than this stand side by side, as in Report JSON.
const DEPTH_MAX: usize = 32;

/// The whole report.
pub(super) fn report(root: &Element) -> Report {
    let title = root.said("Name").map(str::to_owned);
    let mut report = Report { title, ..Report::default() };
    if root.attribute("Type") == Some("Performance_Plan") {
        report.kind = Some(ReportKind::AnnualPlan);
    }
    let mut is_told = false;
    for entry in entries(root.said("OtherInformation").unwrap_or_default()) {
        if entry.label != "goals" {
            fact(&mut report, &entry);
        } else if !std::mem::replace(&mut is_told, true) {
            report.outline.push(OutlineEntry::Goals);
        }
    }
    if let Some(words) = root.said("Description") {
        section(&mut report, String::new(), 1, vec![paragraph(words)]);
    }
    let core = root.child("StrategicPlanCore");
    for organisation in core.into_iter().flat_map(|core| core.all("Organization")) {
        self::organisation(&mut report, organisation);
    }
    administrative(&mut report, root);
    let mut tree = Tree::default();
    for goal in core.into_iter().flat_map(|core| core.all("Goal")) {
        let is_empty = goal.children.iter().all(|child| child.words.is_empty())
            && goal.children.iter().all(|child| child.children.is_empty());
        if !is_empty {
            tree.goal(goal);
        }
    }
    report.goals = tree.finish();
    if report.goals.is_empty() {
        report.outline.retain(|entry| *entry != OutlineEntry::Goals);
    } else if !is_told {
        report.outline.push(OutlineEntry::Goals);
    }
    report
}

fn paragraph(words: &str) -> Block {
    Block::Paragraph(RichText::plain(words.to_owned()))
}

fn section(report: &mut Report, heading: String, level: u8, blocks: Vec<Block>) {
    report.outline.push(OutlineEntry::Section(report.sections.len()));
    report.sections.push(Section { heading, level, blocks });
}

/// A fact of the head or a section.
fn fact(report: &mut Report, entry: &Entry<'_>) {
    let words = Some(entry.fact());
    match entry.label {
        "kind" => report.kind = ReportKind::from_code(entry.rest),
        "year" => report.year = entry.rest.parse().ok().and_then(OperatingYear::new),
        "register_number" => report.register_number = words,
        "date" => report.date = words,
        "phone" => report.head.phone = words,
        "meeting_date" => report.head.meeting_date = words,
        "address" => report.head.addresses.extend(words),
        "related_register_number" => report.head.related_register_numbers.extend(words),
        "proposed_decision" => report.proposed_decisions.extend(words),
        label => {
            let level = label.strip_prefix("section ").and_then(|level| level.parse().ok());
            let heading = if level.is_some() { entry.fact() } else { label.to_owned() };
            let heading = if heading.trim().is_empty() { String::new() } else { heading };
            let mut blocks = entry.paragraphs();
            if level.is_none() && !entry.rest.is_empty() {
                blocks.insert(0, paragraph(entry.rest));
            }
            section(report, heading, level.unwrap_or(1), blocks);
        }
    }
}

fn organisation(report: &mut Report, organisation: &Element) {
    let name = organisation.said("Name").map(str::to_owned);
    let place = match organisation.said("Description") {
        Some("committee") => &mut report.committee,
        Some("administration") => &mut report.head.administration,
        _ => &mut report.unit,
    };
    *place = place.take().or(name);
    for stakeholder in organisation.all("Stakeholder") {
        let name = stakeholder.said("Name").map(str::to_owned);
        let role = stakeholder.child("Role").and_then(|role| role.said("Name"));
        match role {
            Some("case_officer") => report.case_officer = name,
            Some("signatory") => report.head.signatories.extend(name),
            Some("recipient") => report.recipient = name,
            _ => {}
        }
    }
}

/// Days of another maker's file: the year is that of the last day.
fn administrative(report: &mut Report, root: &Element) {
    let Some(found) = root.child("AdministrativeInformation") else { return };
    if report.year.is_none() {
        let end = found.said("EndDate").or_else(|| found.said("StartDate")).and_then(read_date);
        report.year = end.and_then(|end| OperatingYear::new(end.year()));
    }
    if report.date.is_none() {
        report.date = found.said("PublicationDate").map(str::to_owned);
    }
}

/// Goals by how deep they lie.
#[derive(Debug, Default)]
struct Tree {
    top: Vec<GoalNode>,
    open: Vec<(String, GoalNode)>,
}

impl Tree {
    /// A goal with its objectives.
    fn goal(&mut self, element: &Element) {
        self.add(element, 1, GoalLevel::Committee);
        for objective in element.all("Objective") {
            let place = objective.said("SequenceIndicator").unwrap_or_default();
            let is_own = objective.said("Name").is_none()
                && self.open.first().is_some_and(|(own, _)| own == place && !own.is_empty());
            if is_own {
                self.close_to(1);
                if let Some((_, goal)) = self.open.last_mut() {
                    rows_of(objective, goal);
                }
                continue;
            }
            let ours = objective.said("OtherInformation").is_some_and(|text| text.starts_with('['));
            let depth = if ours { place.split('.').count() } else { 2 };
            self.add(objective, depth.max(2), GoalLevel::Unit);
        }
    }

    fn add(&mut self, element: &Element, depth: usize, usual: GoalLevel) {
        let depth = depth.clamp(1, DEPTH_MAX.min(self.open.len() + 1));
        self.close_to(depth - 1);
        let title = element.said("Name").unwrap_or_default().to_owned();
        let mut goal = GoalNode::new(usual, None, title);
        say(element, &mut goal);
        rows_of(element, &mut goal);
        let place = element.said("SequenceIndicator").unwrap_or_default().to_owned();
        self.open.push((place, goal));
    }

    fn close_to(&mut self, depth: usize) {
        while self.open.len() > depth {
            let Some((_, goal)) = self.open.pop() else { return };
            match self.open.last_mut() {
                Some((_, above)) => above.goals.push(goal),
                None => self.top.push(goal),
            }
        }
    }

    fn finish(mut self) -> Vec<GoalNode> {
        self.close_to(0);
        self.top
    }
}

/// Level, number, grade and texts of a goal.
fn say(element: &Element, goal: &mut GoalNode) {
    for entry in entries(element.said("OtherInformation").unwrap_or_default()) {
        match entry.label {
            "level" => goal.level = GoalLevel::from_code(entry.rest).unwrap_or(goal.level),
            "number" => goal.number = Some(entry.fact()),
            "grade" => goal.assessment = assessment(entry.rest),
            label => {
                let label = GoalText::from_code(label).unwrap_or(GoalText::Body);
                goal.add_text(label, entry.paragraphs());
            }
        }
    }
    let described =
        element.said("Description").filter(|_| goal.text(GoalText::Description).is_none());
    if let Some(words) = described {
        goal.texts.insert(0, (GoalText::Description, vec![paragraph(words)]));
    }
}

fn assessment(words: &str) -> Assessment {
    let (grade, tense) = words.split_once(' ').unwrap_or((words, ""));
    if grade == "not_assessed" {
        return Assessment::NotAssessed;
    }
    let tense = AssessmentTense::from_code(tense).unwrap_or(AssessmentTense::Final);
    GradeCode::new(grade).map_or(Assessment::Missing, |grade| Assessment::Graded { grade, tense })
}

fn rows_of(element: &Element, goal: &mut GoalNode) {
    for row in element.all("PerformanceIndicator").map(rows::read) {
        match row {
            ReadRow::Indicator(row) => goal.indicators.push(row),
            ReadRow::Activity(row) => goal.activities.push(row),
        }
    }
}
