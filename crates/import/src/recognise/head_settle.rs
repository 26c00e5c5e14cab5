//! What only the whole document can tell of its head: decisions, kind, year, the tense of grades.

use tertial_domain::assessment::{Assessment, AssessmentTense};
use tertial_domain::period::OperatingYear;
use tertial_domain::report::{GoalNode, IndicatorField, Report, ReportKind};
use tertial_domain::rich_text::Block;

use crate::draft::NoticeKind;
use crate::read::Reader;
use crate::recognise::title::{is_committee, year_in};
use crate::tidy_text::words::begins_with;

impl Reader<'_> {
    /// Fills what only the whole document can tell of the head.
    pub(crate) fn settle_head(&mut self) {
        let section = self
            .report
            .sections
            .iter()
            .find(|section| begins_with(&section.heading, "förslag till beslut"));
        let blocks = section.map_or(&[][..], |section| section.blocks.as_slice());
        let decisions = blocks
            .iter()
            .flat_map(|block| match block {
                Block::Paragraph(text) => std::slice::from_ref(text),
                Block::BulletList(items) | Block::NumberedList(items) => items.as_slice(),
                Block::Table(_) => &[],
            })
            .map(|text| text.text().to_owned())
            .filter(|words| !words.ends_with(':'))
            .collect();
        self.report.proposed_decisions = decisions;
        if self.report.unit.is_none() && self.report.committee.is_none() {
            let administration = self.report.head.administration.as_deref().unwrap_or("");
            self.report.unit = unit_beside(administration).map(str::to_owned);
        }
        if let Some(sender) = self.head.sender.take() {
            let is_city = [" kommun", " stad"].iter().any(|end| sender.ends_with(end));
            if is_city || self.report.unit.is_some() || self.report.committee.is_some() {
                self.report.head.addresses.insert(0, sender);
            } else if is_committee(&sender) {
                self.report.committee = Some(sender);
            } else {
                self.report.unit = Some(sender);
            }
        }
        if let Some(first) = self.head.first_line.take() {
            let unnamed = self.report.unit.is_none() && self.report.committee.is_none();
            if unnamed && is_committee(&first) {
                self.report.committee = Some(first.clone());
            }
            let said = [&self.report.unit, &self.report.committee, &self.report.recipient]
                .into_iter()
                .flatten()
                .any(|known| *known == first);
            if said {
                self.report.head.addresses.retain(|line| *line != first);
            }
        }
    }
}

/// "Kulturförvaltningen, Ekstads bibliotek": the unit that stands beside its administration.
fn unit_beside(administration: &str) -> Option<&str> {
    let mut parts = administration.split(", ").filter(|part| {
        !part.to_lowercase().contains("förvaltning")
            && ![" stad", " kommun"].iter().any(|end| part.ends_with(end))
    });
    administration.contains(", ").then(|| parts.next()).flatten()
}

/// Kind and year from periods and columns, where no title says them.
pub(crate) fn settle_kind_and_year(reader: &mut Reader<'_>) {
    if reader.report.kind.is_some() && reader.report.year.is_some() {
        return;
    }
    let line = reader.lines.first().map_or(1, |line| line.number);
    let printed = reader.tree_periods();
    let kind = printed
        .as_ref()
        .map(|(kind, _)| *kind)
        .or(Some(ReportKind::AnnualPlan).filter(|_| reader.head.plan_columns));
    if reader.report.kind.is_none()
        && let Some(kind) = kind
    {
        reader.report.kind = Some(kind);
        reader.notice(NoticeKind::KindInferred, line);
    }
    let after_previous = reader.head.previous_year.map(|year| year + 1);
    let year = printed.map(|(_, year)| year).or(after_previous).and_then(OperatingYear::new);
    if reader.report.year.is_none()
        && let Some(year) = year
    {
        reader.report.year = Some(year);
        reader.notice(NoticeKind::YearInferred, line);
    }
}

/// The kind and year that a printed period such as "VB 2018" tells.
pub(crate) fn period_tells(period: &str) -> Option<(ReportKind, i16)> {
    let (word, year) = period.split_once(' ')?;
    let kind = match word {
        "VB" => ReportKind::AnnualReport,
        "VP" => ReportKind::AnnualPlan,
        "T1" => ReportKind::TertialReport1,
        "T2" => ReportKind::TertialReport2,
        _ => return None,
    };
    year_in(year).map(|year| (kind, year))
}

/// In a tertial report every grade is a forecast, whatever its words.
pub(crate) fn settle_tense(report: &mut Report) {
    let forecast =
        report.kind.and_then(ReportKind::assessment_tense) == Some(AssessmentTense::Forecast);
    if forecast {
        report.goals.iter_mut().for_each(foretell);
    }
}

/// Goals nest four levels at most: the tree is built so.
fn foretell(goal: &mut GoalNode) {
    if let Assessment::Graded { tense, .. } = &mut goal.assessment {
        *tense = AssessmentTense::Forecast;
    }
    goal.goals.iter_mut().for_each(foretell);
}

/// The period of an indicator, where it is printed.
pub(crate) fn period_of(row: &tertial_domain::report::IndicatorRow) -> Option<&str> {
    row.cell(IndicatorField::Period)
}
