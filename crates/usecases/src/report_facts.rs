//! A report becomes a version to store: its body, its facts with their places, its words.

use jiff::Timestamp;
use tertial_domain::ids::{
    ActivityId, AuthorityId, GoalId, ImportId, IndicatorId, OutcomeId, ReportId, ReportVersionId,
    TargetId, UnitId,
};
use tertial_domain::outcome::{BySex, Outcome};
use tertial_domain::period::OperatingYear;
use tertial_domain::quantity::{Quantity, Value};
use tertial_domain::report::{
    ActivityRow, GoalNode, IndicatorField, IndicatorRow, Report, ReportKind, ReportState,
};
use tertial_domain::rich_text::plain_text;
use tertial_domain::slug::Slug;
use tertial_domain::target::{Target, TargetOwner, YearTarget};
use tertial_exchange::report_json::{self, WriteOptions};
use tertial_import::draft::{GoalLines, LineSpan, Provenance};
use tertial_store::activities::NewAnswer;
use tertial_store::assessments::NewAssessment;
use tertial_store::outcomes::NewOutcome;
use tertial_store::report_facts::{FactPlace, FactSubject, ReportFacts};
use tertial_store::reports::{NewReport, NewVersion};
use tertial_store::search::SearchText;
use tertial_store::targets::NewTarget;

use crate::context::NewIds;
use crate::passages::passages;

/// Which stored thing each goal and row of a report is, in the order of `Report::walk_goals`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GoalLinks {
    /// The goal.
    pub goal: Option<GoalId>,
    /// One for each indicator row.
    pub indicators: Vec<Option<IndicatorId>>,
    /// One for each activity row.
    pub activities: Vec<Option<ActivityId>>,
}

/// A report that is to be stored, with what it is linked to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportOrder {
    /// The report's identity.
    pub id: ReportId,
    /// Whose.
    pub unit: UnitId,
    /// The authority that the unit belongs to.
    pub authority: AuthorityId,
    /// Which year.
    pub year: OperatingYear,
    /// Which document.
    pub kind: ReportKind,
    /// How far it has come.
    pub state: ReportState,
    /// Whether a person stands for it.
    pub confirmed: bool,
    /// The document.
    pub report: Report,
    /// One for each goal.
    pub links: Vec<GoalLinks>,
    /// The figures behind the printed ones.
    pub figures: Figures,
}

/// Where a report's outcomes and targets come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Figures {
    /// Only from its printed cells.
    Printed,
    /// Known with their parts; the cells are prints of them.
    Known {
        /// Outcomes.
        outcomes: Vec<Outcome>,
        /// Targets that this report sets.
        targets: Vec<YearTarget>,
    },
}

/// Where a report was read from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Source<'a> {
    pub(crate) import: ImportId,
    pub(crate) lines: &'a Provenance,
}

/// A report with its first version, ready to be stored.
pub struct Prepared(pub(crate) NewReport);

impl ReportOrder {
    /// Works out everything that is stored of the report. Pure but for the new identities.
    pub fn prepare(&self, ids: &dyn NewIds, stored_at: Timestamp) -> Prepared {
        Prepared(self.new_report(ids, stored_at, None))
    }

    pub(crate) fn new_report(
        &self,
        ids: &dyn NewIds,
        stored_at: Timestamp,
        source: Option<Source<'_>>,
    ) -> NewReport {
        let report = &self.report;
        let name = report.unit.as_ref().or(report.committee.as_ref());
        let name = name.map_or("", |name| name.as_str());
        NewReport {
            id: self.id,
            slug: Slug::of_report(self.kind, self.year, name, self.id),
            unit: self.unit,
            authority: self.authority,
            year: self.year,
            kind: self.kind,
            state: self.state,
            confirmed: self.confirmed,
            version: self.new_version(ids, stored_at, source),
        }
    }

    pub(crate) fn new_version(
        &self,
        ids: &dyn NewIds,
        stored_at: Timestamp,
        source: Option<Source<'_>>,
    ) -> NewVersion {
        let body = report_json::write(&self.report, &WriteOptions::default());
        NewVersion {
            id: ReportVersionId::from_bits(ids.next()),
            stored_at,
            title: self.report.title.clone().unwrap_or_default(),
            printed_date: self.report.date.clone(),
            body,
            import: source.map(|source| source.import),
            facts: FactWriter { order: self, lines: source.map(|s| s.lines), ids }.facts(),
        }
    }
}

struct FactWriter<'a> {
    order: &'a ReportOrder,
    lines: Option<&'a Provenance>,
    ids: &'a dyn NewIds,
}

impl FactWriter<'_> {
    fn facts(&self) -> ReportFacts {
        let report = &self.order.report;
        let mut facts = ReportFacts { texts: texts(report), ..ReportFacts::default() };
        self.narrative(&mut facts);
        let unlinked = GoalLinks::default();
        for (place, goal) in report.walk_goals().enumerate() {
            let links = self.order.links.get(place).unwrap_or(&unlinked);
            let lines = self.lines.and_then(|lines| lines.goals.get(place));
            self.goal(&format!("goal/{place}"), goal, (links, lines), &mut facts);
        }
        if let Figures::Known { outcomes, targets } = &self.order.figures {
            let known = outcomes.iter().map(|outcome| known_outcome(outcome, report, self.order));
            facts.outcomes.extend(known);
            facts.targets.extend(targets.iter().map(known_target));
        }
        facts
    }

    fn narrative(&self, facts: &mut ReportFacts) {
        let report = &self.order.report;
        let mut add = |path: String, subject, lines: Option<&LineSpan>| {
            facts.places.push(FactPlace {
                path,
                subject,
                goal: None,
                first_line: lines.map(|span| span.first),
                last_line: lines.map(|span| span.last),
            });
        };
        // Without a source there is nothing to say of a section but that it is there.
        let Some(lines) = self.lines else { return };
        for place in 0..report.sections.len() {
            add(format!("section/{place}"), FactSubject::Section, lines.sections.get(place));
        }
        for place in 0..report.tables.len() {
            add(format!("table/{place}"), FactSubject::Table, lines.tables.get(place));
        }
    }

    fn goal(
        &self,
        path: &str,
        goal: &GoalNode,
        (links, lines): (&GoalLinks, Option<&GoalLines>),
        facts: &mut ReportFacts,
    ) {
        let span = lines.map(|lines| lines.span);
        let add = |path: String, subject, span: Option<LineSpan>, facts: &mut ReportFacts| {
            facts.places.push(FactPlace {
                path,
                subject,
                goal: links.goal,
                first_line: span.map(|span| span.first),
                last_line: span.map(|span| span.last),
            });
        };
        add(path.to_owned(), FactSubject::Goal(links.goal), span, facts);
        if let (Some(goal_id), Some(_)) = (links.goal, self.order.kind.assessment_tense()) {
            facts.assessments.push(NewAssessment {
                path: path.to_owned(),
                goal: goal_id,
                assessment: goal.assessment.clone(),
                suggestion: None,
                motive: None,
            });
        }
        for (place, row) in goal.indicators.iter().enumerate() {
            let link = links.indicators.get(place).copied().flatten();
            let span = lines.and_then(|lines| lines.indicators.get(place)).copied();
            let path = format!("{path}/indicator/{place}");
            add(path, FactSubject::Indicator(link), span, facts);
            if let (Some(id), Figures::Printed) = (link, &self.order.figures) {
                self.printed_figures(id, row, span, facts);
            }
        }
        for (place, row) in goal.activities.iter().enumerate() {
            let link = links.activities.get(place).copied().flatten();
            let span = lines.and_then(|lines| lines.activities.get(place)).copied();
            let path = format!("{path}/activity/{place}");
            add(path.clone(), FactSubject::Activity(link), span, facts);
            if let Some(id) = link {
                facts.answers.push(answer(path, id, row));
            }
        }
    }

    fn printed_figures(
        &self,
        indicator: IndicatorId,
        row: &IndicatorRow,
        span: Option<LineSpan>,
        facts: &mut ReportFacts,
    ) {
        let source_line = span.map(|span| span.first);
        if let Some(part) = self.order.kind.year_part() {
            let cell = |field| row.cell(field).map(|_| printed_value(row, field));
            facts.outcomes.push(NewOutcome {
                id: OutcomeId::from_bits(self.ids.next()),
                indicator,
                year: self.order.year,
                part,
                values: BySex {
                    total: Some(printed_value(row, IndicatorField::Outcome)),
                    women: cell(IndicatorField::OutcomeWomen),
                    men: cell(IndicatorField::OutcomeMen),
                    other: None,
                },
                forecast: cell(IndicatorField::Forecast),
                persons: None,
                analysis: row_analysis(row),
                source_line,
            });
        }
        let own = (IndicatorField::Target, TargetOwner::Unit);
        for (field, owner) in [own, (IndicatorField::CouncilTarget, TargetOwner::Council)] {
            let Some(printed) = row.cell(field) else { continue };
            facts.targets.push(NewTarget {
                id: TargetId::from_bits(self.ids.next()),
                indicator,
                owner,
                target: Target::read(printed),
                printed: printed.to_owned(),
                valid_from: self.order.year.first_day(),
                decision: None,
                source_line,
            });
        }
    }
}

/// What a printed cell says; words that are no number say that no number was given.
fn printed_value(row: &IndicatorRow, field: IndicatorField) -> Value {
    row.cell(field).and_then(Quantity::read).map_or(Value::Missing, Value::Number)
}

fn row_analysis(row: &IndicatorRow) -> Option<String> {
    let text = plain_text(&row.analysis);
    (!text.is_empty()).then_some(text)
}

fn answer(path: String, activity: ActivityId, row: &ActivityRow) -> NewAnswer {
    let analysis = plain_text(&row.analysis);
    NewAnswer {
        path,
        activity,
        state: row.state,
        deviation: row.deviation.clone(),
        analysis: (!analysis.is_empty()).then_some(analysis),
    }
}

fn known_outcome(outcome: &Outcome, report: &Report, order: &ReportOrder) -> NewOutcome {
    let rows = report
        .walk_goals()
        .zip(&order.links)
        .flat_map(|(goal, links)| goal.indicators.iter().zip(links.indicators.iter().copied()));
    let row = rows.into_iter().find(|(_, link)| *link == Some(outcome.indicator));
    NewOutcome {
        id: outcome.id,
        indicator: outcome.indicator,
        year: outcome.year,
        part: outcome.part,
        values: outcome.values.clone(),
        forecast: outcome.forecast.clone(),
        persons: outcome.persons,
        analysis: row.and_then(|(row, _)| row_analysis(row)),
        source_line: None,
    }
}

fn known_target(target: &YearTarget) -> NewTarget {
    NewTarget {
        id: target.id,
        indicator: target.indicator,
        owner: target.owner,
        target: Some(target.target.clone()),
        printed: target.printed.clone(),
        valid_from: target.valid_from,
        decision: target.decision.clone(),
        source_line: None,
    }
}

fn texts(report: &Report) -> Vec<SearchText> {
    passages(report)
        .into_iter()
        .map(|passage| SearchText {
            anchor: passage.anchor,
            heading: passage.heading,
            words: passage.text,
        })
        .collect()
}
