//! The organisation: the tree of a day, and one unit with its history.

use askama::Template;
use axum::response::Response;
use tertial_domain::assessment::AssessmentTense;
use tertial_domain::ids::UnitId;
use tertial_domain::organisation::OrgLevel;
use tertial_presentation::localizer::Localizer;
use tertial_usecases::organisation::{self, UnitNode, UnitPage, UnitTree};
use tertial_usecases::overview::GradeCounts;
use tertial_usecases::review::overview::{ReviewCounts, sum_of};

use crate::asked::{Asked, Id};
use crate::cards::Card;
use crate::fault::Fault;
use crate::filters;
use crate::frame::{Frame, Section};
use crate::links;
use crate::pages::parts::Step;
use crate::reader::Reader;
use crate::words::{Message, ReportName, Say};

/// Shows the organisation of a day.
pub(crate) async fn list(reader: Reader, asked: Asked) -> Result<Response, Fault> {
    let (day, words) = (asked.day()?, asked.words("words")?);
    let tree = organisation::tree(reader.context(), reader.scope(), day, words.as_deref()).await?;
    reader.answer(&UnitsPage::new(reader.frame(Some(Section::Units)), words, tree))
}

/// Shows a unit.
pub(crate) async fn show(reader: Reader, Id(id): Id<UnitId>) -> Result<Response, Fault> {
    let page = organisation::unit(reader.context(), reader.scope(), id).await?;
    reader.answer(&OneUnitPage::new(reader.frame(Some(Section::Units)), page))
}

/// The organisation as it was on a day.
#[derive(Debug, Template)]
#[template(path = "units/list.html")]
pub struct UnitsPage {
    frame: Frame,
    words: Option<String>,
    tree: UnitTree,
}

/// A step of the organisation's tree as nested lists; what is below a committee is folded, and so
/// are a unit's workplaces, unless the tree is narrowed to what was asked for.
#[derive(Debug, Clone, Copy)]
enum Branch<'a> {
    Open,
    Unit(&'a UnitNode),
    Fold(&'a UnitNode),
    EndFold,
    EndUnit,
    Close,
}

impl UnitsPage {
    /// The page of a tree.
    pub const fn new(frame: Frame, words: Option<String>, tree: UnitTree) -> Self {
        Self { frame, words, tree }
    }

    fn lede(&self) -> Message {
        let of = |level| {
            let mut counts = self.tree.counts.iter();
            counts.find(|(found, _)| *found == level).map_or(0, |(_, count)| *count)
        };
        Message::new("units-lede")
            .with("committees", of(OrgLevel::Committee))
            .with("units", of(OrgLevel::Unit))
            .with("workplaces", of(OrgLevel::Workplace))
            .with("day", self.tree.day)
    }

    /// Whether the level says more than the name does: the council is called what it is.
    fn tells_more(&self, unit: &UnitNode) -> bool {
        unit.level.say(Localizer::of(self.frame.language)) != unit.name
    }

    fn branches(&self) -> Vec<Branch<'_>> {
        let mut branches = Vec::new();
        grow(&self.tree.roots, self.words.is_none(), &mut branches);
        branches
    }
}

/// Whether what is below a place is folded from the start.
fn is_folded(node: &UnitNode) -> bool {
    match node.level {
        OrgLevel::Council | OrgLevel::Department => false,
        OrgLevel::Committee | OrgLevel::Unit | OrgLevel::Workplace => true,
    }
}

fn grow<'a>(nodes: &'a [UnitNode], folds: bool, branches: &mut Vec<Branch<'a>>) {
    branches.push(Branch::Open);
    for node in nodes {
        branches.push(Branch::Unit(node));
        if !node.children.is_empty() {
            let folded = folds && is_folded(node);
            if folded {
                branches.push(Branch::Fold(node));
            }
            grow(&node.children, folds, branches);
            if folded {
                branches.push(Branch::EndFold);
            }
        }
        branches.push(Branch::EndUnit);
    }
    branches.push(Branch::Close);
}

/// How many places stand below.
fn below(node: &UnitNode) -> usize {
    node.children.iter().map(|child| 1 + below(child)).sum()
}

/// One unit.
#[derive(Debug, Template)]
#[template(path = "units/show.html")]
pub struct OneUnitPage {
    frame: Frame,
    page: UnitPage,
    cards: Vec<Card>,
}

impl OneUnitPage {
    /// The page of a unit.
    pub fn new(frame: Frame, page: UnitPage) -> Self {
        let cards = page
            .indicators
            .iter()
            .enumerate()
            .map(|(place, figure)| {
                let href = links::indicator_of(&figure.id, &page.id);
                Card::new(frame.language, (place, href), figure)
            })
            .collect();
        Self { frame, page, cards }
    }

    fn trail(&self) -> Vec<Step> {
        self.page
            .above
            .iter()
            .map(|(id, name)| Step { href: links::unit(id), words: name.clone() })
            .collect()
    }

    /// What waits in all of the unit's reports together.
    fn review(&self) -> Option<ReviewCounts> {
        sum_of(&self.page.reports)
    }

    /// "Egna mål 2025"; in the middle of a year "Egna mål, prognos efter T2 2026".
    fn goals_name(&self) -> Message {
        let Some((kind, year)) = self.page.goals_in else {
            return Message::new("units-goals").with("year", "");
        };
        match kind.assessment_tense() {
            Some(AssessmentTense::Forecast) => {
                let report = ReportName(kind, year).brief(Localizer::of(self.frame.language));
                Message::new("units-goals-forecast").with("report", report)
            }
            Some(AssessmentTense::Final) | None => Message::new("units-goals").with("year", year),
        }
    }

    /// Accounts of what stands below, and of the place's own reports.
    fn accounts(&self) -> Vec<(String, &'static str)> {
        let id = &self.page.id;
        let compile = (links::compilation(id), "units-compile");
        let summary = (links::summary(id), "units-summary");
        let monthly = (links::monthly(id), "units-monthly");
        match self.page.level {
            OrgLevel::Committee => vec![compile, summary, monthly],
            OrgLevel::Council => vec![summary, monthly],
            OrgLevel::Unit if !self.page.reports.is_empty() => vec![summary],
            OrgLevel::Department | OrgLevel::Unit | OrgLevel::Workplace => Vec::new(),
        }
    }

    fn counts(&self) -> GradeCounts {
        let mut counts = GradeCounts::default();
        for goal in &self.page.goals {
            counts.add(&goal.assessment);
        }
        counts
    }
}
