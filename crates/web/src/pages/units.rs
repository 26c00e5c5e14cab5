//! The organisation: the tree of a day, and one unit with its history.

use askama::Template;
use axum::response::Response;
use tertial_domain::ids::UnitId;
use tertial_usecases::organisation::{self, UnitIndicator, UnitNode, UnitPage, UnitTree};
use tertial_usecases::overview::GradeCounts;
use tertial_usecases::review::overview::{ReviewCounts, sum_of};

use crate::asked::{Asked, Id};
use crate::charts::{self, Series};
use crate::fault::Fault;
use crate::filters;
use crate::frame::{Frame, Section};
use crate::links;
use crate::pages::parts::{Card, Step};
use crate::reader::Reader;
use crate::words::Message;

/// Shows the organisation of a day.
pub(crate) async fn list(reader: Reader, asked: Asked) -> Result<Response, Fault> {
    let tree = organisation::tree(reader.context(), reader.scope(), asked.day()?).await?;
    reader.answer(&UnitsPage::new(reader.frame(Some(Section::Units)), tree))
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
    tree: UnitTree,
}

/// A step of the organisation's tree as nested lists; each committee's own tree is folded.
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
    pub const fn new(frame: Frame, tree: UnitTree) -> Self {
        Self { frame, tree }
    }

    fn lede(&self) -> Message {
        Message::new("units-lede").with("count", self.tree.count).with("day", self.tree.day)
    }

    fn branches(&self) -> Vec<Branch<'_>> {
        let mut branches = Vec::new();
        grow(&self.tree.roots, 0, &mut branches);
        branches
    }
}

/// Levels of the tree that are open from the start.
const OPEN_LEVELS: u8 = 1;

fn grow<'a>(nodes: &'a [UnitNode], depth: u8, branches: &mut Vec<Branch<'a>>) {
    branches.push(Branch::Open);
    for node in nodes {
        branches.push(Branch::Unit(node));
        if !node.children.is_empty() {
            let folded = depth == OPEN_LEVELS;
            if folded {
                branches.push(Branch::Fold(node));
            }
            grow(&node.children, depth.saturating_add(1), branches);
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
            .map(|(place, indicator)| card(&frame, &page, (place, indicator)))
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

    fn counts(&self) -> GradeCounts {
        let mut counts = GradeCounts::default();
        for goal in &self.page.goals {
            counts.add(&goal.assessment);
        }
        counts
    }
}

fn card(frame: &Frame, page: &UnitPage, (place, indicator): (usize, &UnitIndicator)) -> Card {
    let target = indicator.target.as_deref();
    let target = target.and_then(tertial_domain::quantity::Quantity::read);
    let series = Series {
        place,
        name: &indicator.name,
        years: &indicator.series,
        latest: indicator.latest.as_deref(),
        target: target.map(|target| target.number),
    };
    Card {
        href: links::indicator_of(&indicator.id, &page.id),
        name: indicator.name.clone(),
        picture: charts::spark(frame.language, &series),
        latest: indicator.latest.clone(),
        note: indicator
            .target
            .as_ref()
            .map(|target| Message::new("indicators-target-is").with("target", target)),
    }
}
