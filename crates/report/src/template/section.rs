//! The kinds of section, and what each may choose.

use tertial_domain::goal::GoalText;
use tertial_domain::report::{ActivityField, IndicatorField};

use crate::compose::folded;
use crate::document::HeadingLevel;

/// One section of a template, in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Section {
    /// The head of an official report. It stands first, also where a template does not name it.
    Cover,
    /// The list of contents, after the cover.
    Contents,
    /// What the signs mean: before the body, or where it stands in it.
    Legend,
    /// A text of the report, found by its heading.
    Text(TextSection),
    /// The goals with their texts and tables.
    Goals(GoalsShape),
    /// Tables of a sort.
    Table {
        /// Which.
        choice: TableChoice,
        /// A heading over them.
        heading: Option<String>,
    },
    /// A table of the goals and their grades, made from the report.
    GradeOverview {
        /// A heading over it.
        heading: Option<String>,
    },
    /// Pictures made from the report's figures; silent where these are too few.
    Chart {
        /// Which.
        chart: ChartKind,
        /// A heading over them.
        heading: Option<String>,
        /// No more than so many pictures.
        most: usize,
    },
    /// Whatever no other section took. It stands last where a template does not name it.
    Rest,
    /// What follows begins on a new page.
    PageBreak,
}

/// A text of the report with all that stands under its heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextSection {
    /// The heading that a report has here.
    pub heading: String,
    /// Other headings that mean the same.
    pub also: Vec<String>,
    /// What the writer is asked to write.
    pub guidance: Option<String>,
    /// Whether a draft without it shows that it is missing.
    pub is_required: bool,
    /// The level of the heading; none is the one that it has in the report.
    pub level: Option<HeadingLevel>,
}

impl TextSection {
    /// Whether a report's heading is this section's, however it is numbered.
    pub fn is_headed(&self, heading: &str) -> bool {
        let heading = folded(heading);
        std::iter::once(&self.heading).chain(&self.also).any(|own| folded(own) == heading)
    }
}

/// How goals are written. What it does not name comes after what it names: nothing is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalsShape {
    /// A heading over the goals, where the report has none of its own.
    pub heading: Option<String>,
    /// Texts and tables of a goal, in order; none is the usual order.
    pub parts: Option<Vec<GoalPart>>,
    /// The columns of indicators after the name, in order, also empty ones.
    pub indicator_columns: Option<Vec<IndicatorField>>,
    /// The columns of activities after the name, in order, also empty ones.
    pub activity_columns: Option<Vec<ActivityColumn>>,
    /// Whether goals above the writer's own stand over them; else they come with the rest.
    pub shows_goals_above: bool,
    /// The level of the first goals; none follows the heading above.
    pub level: Option<HeadingLevel>,
}

impl Default for GoalsShape {
    fn default() -> Self {
        Self {
            heading: None,
            parts: None,
            indicator_columns: None,
            activity_columns: None,
            shows_goals_above: true,
            level: None,
        }
    }
}

/// A text or table of a goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum GoalPart {
    /// A labelled text.
    Text(GoalText),
    /// The table of indicators.
    Indicators,
    /// The table of activities.
    Activities,
}

/// A column of an activity table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ActivityColumn {
    /// A printed cell.
    Field(ActivityField),
    /// How it stands.
    State,
}

/// Which tables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TableChoice {
    /// Those whose figures are money.
    Money,
    /// Those under a heading about complaints (*synpunkter och klagomål*).
    Complaints,
    /// Those under one of these headings.
    Named(Vec<String>),
}

/// Pictures that are made from a report's own figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ChartKind {
    /// How many goals got which grade.
    GoalStatus,
    /// Outcomes beside each other, with their targets.
    TargetBars,
    /// Women and men.
    WomenMen,
    /// Last year's outcome, this one and the forecast.
    Trend,
    /// From budget to outcome or forecast.
    BudgetWaterfall,
}

impl GoalPart {
    /// Every part with its code.
    pub const ALL: [(&'static str, Self); 10] = [
        ("description", Self::Text(GoalText::Description)),
        ("expected_result", Self::Text(GoalText::ExpectedResult)),
        ("analysis", Self::Text(GoalText::Analysis)),
        ("working_method", Self::Text(GoalText::WorkingMethod)),
        ("resource_use", Self::Text(GoalText::ResourceUse)),
        ("follow_up", Self::Text(GoalText::FollowUp)),
        ("development", Self::Text(GoalText::Development)),
        ("body", Self::Text(GoalText::Body)),
        ("indicators", Self::Indicators),
        ("activities", Self::Activities),
    ];
}

impl ActivityColumn {
    /// Every column with its code.
    pub const ALL: [(&'static str, Self); 4] = [
        ("start", Self::Field(ActivityField::Start)),
        ("end", Self::Field(ActivityField::End)),
        ("state", Self::State),
        ("deviation", Self::Field(ActivityField::Deviation)),
    ];

    /// The stable code.
    pub fn code(self) -> &'static str {
        super::code_in(&Self::ALL, self)
    }
}

impl ChartKind {
    /// Every picture with its code.
    pub const ALL: [(&'static str, Self); 5] = [
        ("goal_status", Self::GoalStatus),
        ("target_bars", Self::TargetBars),
        ("women_men", Self::WomenMen),
        ("trend", Self::Trend),
        ("budget_waterfall", Self::BudgetWaterfall),
    ];

    /// The stable code.
    pub fn code(self) -> &'static str {
        super::code_in(&Self::ALL, self)
    }
}
