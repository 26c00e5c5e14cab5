//! The goal chain of a year (*röda tråden*), and one goal.

use askama::Template;
use axum::response::Response;
use tertial_domain::assessment::Assessment;
use tertial_domain::goal::GoalLevel;
use tertial_domain::ids::GoalId;
use tertial_domain::quantity::Value;
use tertial_presentation::charts::{ChartContext, FlowArea, FlowFocus, GradeCount, goal_flow};
use tertial_presentation::language::Language;
use tertial_presentation::localizer::Localizer;
use tertial_presentation::sorting;
use tertial_usecases::figures::Latest;
use tertial_usecases::goals::{self, ChainGoal, GoalAnswer, GoalChain, GoalPage};
use tertial_usecases::overview::GradeCounts;

use crate::asked::{Asked, Id};
use crate::charts::Figure;
use crate::fault::Fault;
use crate::filters;
use crate::frame::{Frame, Section};
use crate::links;
use crate::pages::parts::{self, Step, other_grades};
use crate::reader::Reader;
use crate::words::{Message, Period, ReportName, Show};

/// Shows the chain of a year.
pub(crate) async fn list(reader: Reader, asked: Asked) -> Result<Response, Fault> {
    let (year, committee) = (asked.year()?, asked.value("committee")?);
    let chain = goals::chain(reader.context(), reader.scope(), year, committee).await?;
    reader.answer(&GoalsPage::new(reader.frame(Some(Section::Goals)), chain))
}

/// Shows a goal.
pub(crate) async fn show(reader: Reader, Id(id): Id<GoalId>) -> Result<Response, Fault> {
    let page = goals::show(reader.context(), reader.scope(), id).await?;
    reader.answer(&OneGoalPage::new(reader.frame(Some(Section::Goals)), page))
}

/// The goal chain as picture, table, matrix and tree.
#[derive(Debug, Template)]
#[template(path = "goals/list.html")]
pub struct GoalsPage {
    frame: Frame,
    chain: GoalChain,
    flow: Figure,
    matrix: Matrix,
}

impl GoalsPage {
    /// The page of a chain.
    pub fn new(frame: Frame, chain: GoalChain) -> Self {
        let flow = flow(frame.language, &chain);
        let matrix = Matrix::of(&chain);
        Self { frame, chain, flow, matrix }
    }

    fn counts(&self) -> GradeCounts {
        let mut sum = GradeCounts::default();
        for goal in &self.chain.focus_goals {
            add(&mut sum, &goal.unit_counts);
        }
        sum
    }

    fn committee_goals(&self) -> usize {
        self.chain.focus_goals.iter().map(committee_goals).sum()
    }

    fn lede(&self) -> Message {
        let counts = self.counts();
        Message::new("goals-lede")
            .with("focus", self.chain.focus_goals.len())
            .with("units", counts.total())
            .with("graded", counts.graded())
    }

    fn forecast(&self) -> Option<Message> {
        self.chain.forecast.as_ref().map(|it| parts::forecast(self.frame.language, it))
    }

    /// The committee that the chain is narrowed to.
    fn committee(&self) -> Option<&str> {
        let chosen = self.chain.committee?;
        let mut committees = self.chain.committees.iter();
        committees.find(|(id, _)| *id == chosen).map(|(_, name)| name.as_str())
    }

    /// "Röda tråden 2026, Socialnämnden".
    fn title(&self) -> String {
        let title = Localizer::of(self.frame.language).text("goals-title");
        match self.committee() {
            Some(committee) => format!("{title} {}, {committee}", self.chain.year),
            None => format!("{title} {}", self.chain.year),
        }
    }

    /// Whether the committee aims at nothing in an area, which is no gap.
    fn is_not_aimed(&self, area: &ChainGoal) -> bool {
        self.chain.committee.is_some() && committee_goals(area) == 0
    }

    fn has_other_grades(&self) -> bool {
        other_grades(&self.counts()) > 0
    }
}

/// The chain as a picture.
fn flow(language: Language, chain: &GoalChain) -> Figure {
    let focuses: Vec<FlowFocus> = chain
        .focus_goals
        .iter()
        .map(|focus| FlowFocus {
            number: focus.number.clone(),
            title: focus.title.clone(),
            areas: focus
                .goals
                .iter()
                .filter(|area| chain.committee.is_none() || committee_goals(area) > 0)
                .map(flow_area)
                .collect(),
        })
        .filter(|focus| chain.committee.is_none() || !focus.areas.is_empty())
        .collect();
    let title = Localizer::of(language).text("goals-title");
    let title = format!("{title} {}", chain.year);
    let context = ChartContext { language, id: "flow", title: &title };
    Figure::from(&goal_flow(&context, &focuses))
}

fn flow_area(area: &ChainGoal) -> FlowArea {
    let counts = &area.unit_counts;
    let counts =
        [counts.fully_met, counts.partly_met, counts.not_met, counts.not_assessed, counts.missing];
    FlowArea {
        number: area.number.clone(),
        title: area.title.clone(),
        mark: Some(area.assessment.mark()),
        committee_goals: committee_goals(area),
        unit_goals: GradeCount::of_grades(
            counts.map(|count| usize::try_from(count).unwrap_or(usize::MAX)),
        ),
    }
}

/// One goal with what is above, below and beside it.
#[derive(Debug, Template)]
#[template(path = "goals/show.html")]
pub struct OneGoalPage {
    frame: Frame,
    page: GoalPage,
}

impl OneGoalPage {
    /// The page of a goal.
    pub const fn new(frame: Frame, page: GoalPage) -> Self {
        Self { frame, page }
    }

    fn trail(&self) -> Vec<Step> {
        let words = Localizer::of(self.frame.language).text("goals-title").into_owned();
        let chain = Step { href: "/goals".to_owned(), words };
        let above = self.page.above.iter();
        let above = above.map(|goal| Step { href: links::goal(&goal.id), words: full_title(goal) });
        std::iter::once(chain).chain(above).collect()
    }

    /// The report that the assessment stands in.
    fn assessed_in(&self) -> Option<(String, ReportName)> {
        let (id, kind, year) = self.page.assessed_in?;
        Some((links::report(&id), ReportName(kind, year)))
    }

    fn figure(latest: &Latest) -> (Value, Period) {
        let period = Period { year: latest.year, part: latest.part };
        (Value::Number(latest.quantity.clone()), period)
    }

    fn title(&self) -> String {
        full_title(&self.page.goal)
    }

    fn tree(&self) -> Vec<Branch<'_>> {
        let mut tree = Vec::new();
        grow(&self.page.goal.goals, Some(0), &mut tree);
        tree
    }

    /// The answers that grade the goal or owe it a grade, or those that by choice give none.
    fn answers(&self, graded: bool) -> Vec<&GoalAnswer> {
        let by_choice = |answer: &&GoalAnswer| answer.assessment == Assessment::NotAssessed;
        self.page.assessments.iter().filter(|answer| by_choice(answer) != graded).collect()
    }
}

/// A goal's printed number and title.
pub(crate) fn full_title(goal: &ChainGoal) -> String {
    match &goal.number {
        Some(number) if number.contains('.') => format!("{number} {}", goal.title),
        Some(number) => format!("{number}. {}", goal.title),
        None => goal.title.clone(),
    }
}

/// The class that tints a goal's cell.
fn cell_class(goal: &ChainGoal) -> &'static str {
    goal.assessment.mark().sign().css_class()
}

/// "24 av 35": how many of the unit goals are fully met.
fn met_of(goal: &ChainGoal) -> Message {
    Message::new("goals-met-of")
        .with("met", goal.unit_counts.fully_met)
        .with("all", goal.unit_counts.total())
}

fn committee_goals(goal: &ChainGoal) -> usize {
    let here = usize::from(goal.level == GoalLevel::Committee);
    here + goal.goals.iter().map(committee_goals).sum::<usize>()
}

fn add(sum: &mut GradeCounts, counts: &GradeCounts) {
    sum.fully_met += counts.fully_met;
    sum.partly_met += counts.partly_met;
    sum.not_met += counts.not_met;
    sum.not_assessed += counts.not_assessed;
    sum.missing += counts.missing;
    for (code, count) in &counts.other {
        match sum.other.iter_mut().find(|(found, _)| found == code) {
            Some((_, present)) => *present += count,
            None => sum.other.push((code.clone(), *count)),
        }
    }
}

/// A step of a tree that is written as nested lists.
#[derive(Debug, Clone, Copy)]
enum Branch<'a> {
    Open,
    Goal(&'a ChainGoal),
    Fold(&'a ChainGoal),
    EndFold,
    EndGoal,
    Close,
}

/// The goals and all below them, in the order that a page writes them.
fn branches(goals: &[ChainGoal]) -> Vec<Branch<'_>> {
    let mut tree = Vec::new();
    grow(goals, None, &mut tree);
    tree
}

/// Adds goals with all below them; what is below the first level is folded where a depth is told.
fn grow<'a>(goals: &'a [ChainGoal], depth: Option<u8>, tree: &mut Vec<Branch<'a>>) {
    if goals.is_empty() {
        return;
    }
    tree.push(Branch::Open);
    for goal in goals {
        tree.push(Branch::Goal(goal));
        let folds = depth == Some(0) && !goal.goals.is_empty();
        if folds {
            tree.push(Branch::Fold(goal));
        }
        grow(&goal.goals, depth.map(|depth| depth.saturating_add(1)), tree);
        if folds {
            tree.push(Branch::EndFold);
        }
        tree.push(Branch::EndGoal);
    }
    tree.push(Branch::Close);
}

/// Committees against area goals.
#[derive(Debug)]
struct Matrix {
    columns: Vec<MatrixColumn>,
    rows: Vec<MatrixRow>,
}

#[derive(Debug)]
struct MatrixColumn {
    id: GoalId,
    number: Option<String>,
    title: String,
}

#[derive(Debug)]
struct MatrixRow {
    owner: String,
    cells: Vec<Vec<ChainGoal>>,
}

impl Matrix {
    /// Whether there are more area goals than cells of a readable width fit beside each other.
    const fn is_wide(&self) -> bool {
        const COLUMNS_MAX: usize = 12;
        self.columns.len() > COLUMNS_MAX
    }

    fn of(chain: &GoalChain) -> Self {
        let areas: Vec<&ChainGoal> = chain
            .focus_goals
            .iter()
            .flat_map(|focus| &focus.goals)
            .filter(|goal| goal.level == GoalLevel::Area)
            .collect();
        let mut rows: Vec<MatrixRow> = Vec::new();
        for (column, area) in areas.iter().enumerate() {
            for goal in area.goals.iter().filter(|goal| goal.level == GoalLevel::Committee) {
                let Some(owner) = &goal.owner else { continue };
                let place = rows.iter().position(|row| row.owner == *owner).unwrap_or_else(|| {
                    rows.push(MatrixRow {
                        owner: owner.clone(),
                        cells: vec![Vec::new(); areas.len()],
                    });
                    rows.len() - 1
                });
                let cell = rows.get_mut(place).and_then(|row| row.cells.get_mut(column));
                if let Some(cell) = cell {
                    cell.push(ChainGoal { goals: Vec::new(), ..goal.clone() });
                }
            }
        }
        sorting::sort_by_name(Language::Swedish, &mut rows, |row| &row.owner);
        let columns = areas
            .into_iter()
            .map(|area| MatrixColumn {
                id: area.id,
                number: area.number.clone(),
                title: area.title.clone(),
            })
            .collect();
        Self { columns, rows }
    }
}
