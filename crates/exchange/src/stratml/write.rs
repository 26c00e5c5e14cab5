//! A report as elements, in the order that the schema asks for.

use tertial_domain::assessment::Assessment;
use tertial_domain::goal::GoalText;
use tertial_domain::report::{GoalNode, OutlineEntry, Report, ReportKind, read_date};
use tertial_domain::rich_text::Block;

use super::identity::Identities;
use super::labelled::{Entries, plain};
use super::rows::{self, Days};
use super::xml::Element;

/// The whole document.
pub(super) fn root(report: &Report, source: Option<&str>) -> Element {
    let kind = match report.kind {
        Some(ReportKind::AnnualPlan) => "Performance_Plan",
        Some(
            ReportKind::TertialReport1 | ReportKind::TertialReport2 | ReportKind::AnnualReport,
        )
        | None => "Performance_Report",
    };
    let mut writer = Writer {
        owner: report.unit.as_deref().or(report.committee.as_deref()).unwrap_or_default(),
        days: Days::of(report),
        identities: Identities::default(),
    };
    let core = Element::new("StrategicPlanCore")
        .with_all(writer.organisations(report))
        .with_all(writer.goals(report));
    let administrative = writer.administrative(report, source);
    Element::new("PerformancePlanOrReport")
        .told("Type", kind)
        .with(Element::words("Name", report.title.as_deref().unwrap_or_default()))
        .with_all(facts(report).map(|text| Element::words("OtherInformation", text)))
        .with(core)
        .with(administrative)
}

/// Head, decisions and sections as labelled text.
fn facts(report: &Report) -> Option<String> {
    let head = &report.head;
    let mut facts = Entries::default();
    facts.fact("kind", report.kind.map_or("", ReportKind::code));
    facts.fact("year", &report.year.map(|year| year.to_string()).unwrap_or_default());
    for (label, words) in [
        ("register_number", &report.register_number),
        ("date", &report.date),
        ("phone", &head.phone),
        ("meeting_date", &head.meeting_date),
    ] {
        facts.fact(label, words.as_deref().unwrap_or_default());
    }
    for (label, all) in [
        ("address", &head.addresses),
        ("related_register_number", &head.related_register_numbers),
        ("proposed_decision", &report.proposed_decisions),
    ] {
        for words in all {
            facts.fact(label, words);
        }
    }
    let mut is_written = vec![false; report.sections.len()];
    let rest = (0..report.sections.len()).map(OutlineEntry::Section);
    for entry in report.outline.iter().copied().chain(rest) {
        match entry {
            OutlineEntry::Section(at) => {
                let first = is_written.get_mut(at).filter(|written| !**written);
                let (Some(written), Some(section)) = (first, report.sections.get(at)) else {
                    continue;
                };
                *written = true;
                facts.fact(&format!("section {}", section.level), &blank_or(&section.heading));
                facts.paragraphs(&section.blocks);
            }
            OutlineEntry::Goals => facts.begin("goals"),
            OutlineEntry::Table(_) => {}
        }
    }
    facts.finish()
}

/// A section without a heading has a blank for one: its label must stand.
fn blank_or(heading: &str) -> String {
    if heading.is_empty() { " ".to_owned() } else { heading.to_owned() }
}

struct Writer<'a> {
    owner: &'a str,
    days: Days,
    identities: Identities,
}

impl Writer<'_> {
    /// Whose the report is, each with what it is; those with a part in it stand under the first.
    fn organisations(&mut self, report: &Report) -> Vec<Element> {
        let named = [
            ("unit", &report.unit),
            ("committee", &report.committee),
            ("administration", &report.head.administration),
        ];
        let mut organisations: Vec<Element> = Vec::new();
        for (code, name) in named {
            let Some(name) = name.as_deref().filter(|name| !name.is_empty()) else { continue };
            let identifier = self.identities.of(&["organisation", code, name]);
            organisations.push(
                Element::new("Organization")
                    .with(Element::words("Name", name))
                    .with(Element::words("Identifier", identifier))
                    .with(Element::words("Description", code)),
            );
        }
        let stakeholders = stakeholders(report);
        if stakeholders.is_empty() {
            return organisations;
        }
        match organisations.first_mut() {
            Some(first) => first.children.extend(stakeholders),
            None => organisations.push(Element::new("Organization").with_all(stakeholders)),
        }
        organisations
    }

    fn administrative(&mut self, report: &Report, source: Option<&str>) -> Element {
        let kind = report.kind.map_or("", ReportKind::code);
        let year = report.year.map(|year| year.to_string()).unwrap_or_default();
        let title = report.title.as_deref().unwrap_or_default();
        let identifier = self.identities.of(&["report", self.owner, kind, &year, title]);
        let published = report.date.as_deref().and_then(read_date);
        Element::new("AdministrativeInformation")
            .with(Element::words("Identifier", identifier))
            .with_all(rows::dated(self.days.of_report()))
            .with_all(published.map(|day| Element::words("PublicationDate", day.to_string())))
            .with_all(source.map(|source| Element::words("Source", source)))
    }

    /// The schema asks for one goal: a report without any has one of no words.
    fn goals(&mut self, report: &Report) -> Vec<Element> {
        let mut goals = Vec::with_capacity(report.goals.len().max(1));
        for (goal, at) in report.goals.iter().zip(1_usize..) {
            goals.push(self.goal(goal, at));
        }
        if goals.is_empty() {
            goals.push(
                Element::new("Goal").with(Element::new("Name")).with(Element::new("Description")),
            );
        }
        goals
    }

    /// A goal at the top, with all below it as objectives. Rows of its own stand under an objective
    /// in the goal's own place: the schema has no other for them.
    fn goal(&mut self, goal: &GoalNode, at: usize) -> Element {
        let mut element = Element::new("Goal").with_all(self.said(goal, &at.to_string()));
        if !goal.indicators.is_empty() || !goal.activities.is_empty() {
            let own = Element::new("Objective")
                .with(Element::words("SequenceIndicator", at.to_string()))
                .with_all(self.rows(goal));
            element = element.with(own);
        }
        let below = |goals: &'_ [GoalNode], place: &str| -> Vec<(String, usize)> {
            (1..=goals.len()).rev().map(|at| (format!("{place}.{at}"), at - 1)).collect()
        };
        let mut waiting: Vec<(String, &GoalNode)> = below(&goal.goals, &at.to_string())
            .into_iter()
            .filter_map(|(place, at)| Some((place, goal.goals.get(at)?)))
            .collect();
        while let Some((place, next)) = waiting.pop() {
            let objective = Element::new("Objective")
                .with_all(self.said(next, &place))
                .with_all(self.rows(next));
            element.children.push(objective);
            let deeper = below(&next.goals, &place).into_iter();
            waiting.extend(deeper.filter_map(|(place, at)| Some((place, next.goals.get(at)?))));
        }
        element
    }

    /// Name, description, identifier, place and the labelled rest of a goal.
    fn said(&mut self, goal: &GoalNode, place: &str) -> Vec<Element> {
        let level = goal.level.code();
        let identifier = self.identities.of(&["goal", self.owner, level, &goal.title]);
        let mut other = Entries::default();
        other.fact("level", level);
        other.fact("number", goal.number.as_deref().unwrap_or_default());
        match &goal.assessment {
            Assessment::Graded { grade, tense } => {
                other.fact("grade", &format!("{} {}", grade.as_str(), tense.code()));
            }
            Assessment::NotAssessed => other.fact("grade", "not_assessed"),
            Assessment::Missing => {}
        }
        for (label, blocks) in &goal.texts {
            other.text(label.code(), blocks);
        }
        let described: &[Block] = goal.text(GoalText::Description).unwrap_or_default();
        vec![
            Element::words("Name", goal.title.as_str()),
            Element::words("Description", plain(described)),
            Element::words("Identifier", identifier),
            Element::words("SequenceIndicator", place),
            Element::words("OtherInformation", other.finish().unwrap_or_default()),
        ]
    }

    fn rows(&mut self, goal: &GoalNode) -> Vec<Element> {
        let (owner, level, title) = (self.owner, goal.level.code(), goal.title.as_str());
        let mut written = Vec::with_capacity(goal.indicators.len() + goal.activities.len());
        for (row, at) in goal.indicators.iter().zip(1_usize..) {
            let identifier = self.identities.of(&["indicator", owner, level, title, &row.name]);
            written.push(rows::indicator(row, at, identifier, self.days));
        }
        for (row, at) in goal.activities.iter().zip(1_usize..) {
            let identifier = self.identities.of(&["activity", owner, level, title, &row.name]);
            written.push(rows::activity(row, at, identifier));
        }
        written
    }
}

/// Those who have a part in the report.
fn stakeholders(report: &Report) -> Vec<Element> {
    let person = |role, name: &String| (role, "Person", "Performer", name.clone());
    let officer = report.case_officer.iter().map(|name| person("case_officer", name));
    let signatories = report.head.signatories.iter().map(|name| person("signatory", name));
    let recipient = report
        .recipient
        .iter()
        .map(|name| ("recipient", "Organization", "Beneficiary", name.clone()));
    let all = officer.chain(signatories).chain(recipient);
    all.filter(|(.., name)| !name.is_empty())
        .map(|(role, kind, part, name)| {
            let role = Element::new("Role")
                .with(Element::words("Name", role))
                .with(Element::words("RoleType", part));
            Element::new("Stakeholder")
                .told("StakeholderTypeType", kind)
                .with(Element::words("Name", name))
                .with(role)
        })
        .collect()
}
