//! A rule as data: its code, how much it weighs, what it needs and which figures a city can change.

use crate::facts::Facts;
use crate::finding::Findings;

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth a look (*tips*).
    Hint,
    /// Should be answered (*varning*).
    Warning,
    /// Cannot both be right (*fel*).
    Error,
}

impl Severity {
    /// Every severity, lightest first.
    pub const ALL: [Self; 3] = [Self::Hint, Self::Warning, Self::Error];

    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Hint => "hint",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// Reads [`Self::code`] back.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|severity| severity.code() == code)
    }
}

/// Declares every rule with its stable code, in the order of the catalogue.
macro_rules! rules {
    ($($(#[$doc:meta])* $name:ident = $code:literal,)*) => {
        /// Every rule by name. The code is stable: settings, answers and links hold it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule { $($(#[$doc])* $name,)* }

        impl Rule {
            /// Every rule, in the order of the catalogue.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The stable code.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }
        }
    };
}

rules! {
    /// A goal is graded higher than its evidence supports.
    GradeAboveEvidence = "grade-above-evidence",
    /// A grade with no outcome and no analysis behind it.
    GradeWithoutEvidence = "grade-without-evidence",
    /// A unit goal without a grade in a follow-up report.
    GradeMissing = "grade-missing",
    /// The human's grade and the suggested one differ and no motive is given.
    GradeDisagreesWithSuggestion = "grade-disagrees-with-suggestion",
    /// An activity with a deviation under a goal that is fully met.
    DeviationUnderMetGoal = "deviation-under-met-goal",
    /// A target without outcome.
    MissingOutcome = "missing-outcome",
    /// An outcome without target where the council asks the committee to set one.
    MissingTarget = "missing-target",
    /// A target equal to or worse than the last outcome.
    UnambitiousTarget = "unambitious-target",
    /// An individual-based indicator without women's and men's values.
    MissingSexSplit = "missing-sex-split",
    /// "92" beside "92 %".
    UnitMismatch = "unit-mismatch",
    /// A council target that is a total of another order of magnitude.
    CouncilTargetNotComparable = "council-target-not-comparable",
    /// The same indicator twice under one goal.
    DuplicateIndicator = "duplicate-indicator",
    /// A cell and its own analysis give different figures for the same thing.
    ValueDisagreesWithText = "value-disagrees-with-text",
    /// Parts listed in the text cannot give the printed whole.
    RatioDisagreesWithParts = "ratio-disagrees-with-parts",
    /// A table's rows do not give its printed sum.
    SumMismatch = "sum-mismatch",
    /// Counts by source and by subject, or in text and table, differ.
    CountMismatch = "count-mismatch",
    /// Thousands beside millions of kronor for the same thing.
    ScaleMismatch = "scale-mismatch",
    /// A deficit written as a surplus.
    SignMismatch = "sign-mismatch",
    /// Past its end date, neither done nor deviating nor explained.
    OverdueActivity = "overdue-activity",
    /// A committee goal that the unit has not answered and not declined.
    GoalWithoutUnitGoal = "goal-without-unit-goal",
    /// A goal without the result it is expected to give.
    MissingExpectedResult = "missing-expected-result",
    /// A goal or an indicator without the analysis that is asked for.
    MissingAnalysis = "missing-analysis",
    /// A bare heading.
    EmptySection = "empty-section",
    /// An annual report that speaks of the reported year as still to come.
    FutureTense = "future-tense",
    /// Dates or report names of another year given as current.
    StalePeriod = "stale-period",
    /// The same paragraph in two places, or unchanged from last year's report.
    RepeatedText = "repeated-text",
    /// Something that looks like a personal identity number or a client's address or phone.
    PersonalData = "personal-data",
}

impl Rule {
    /// Reads [`Self::code`] back.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|rule| rule.code() == code)
    }
}

/// What a rule would need to speak, beyond the report itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Need {
    /// The unit's report of the year before.
    EarlierReport,
    /// The goals and targets from above.
    GoalsAbove,
}

impl Need {
    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::EarlierReport => "earlier-report",
            Self::GoalsAbove => "goals-above",
        }
    }

    /// Reads [`Self::code`] back.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::EarlierReport, Self::GoalsAbove].into_iter().find(|need| need.code() == code)
    }
}

/// A figure of a rule that a city can change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parameter {
    /// Its name in the settings, with the unit last (`length_min_characters`).
    pub name: &'static str,
    /// What it is unless a city says otherwise.
    pub default: i64,
    /// The least and the most that it may be.
    pub allowed: (i64, i64),
}

/// One rule as its file gives it.
#[derive(Debug, Clone, Copy)]
pub struct Spec {
    /// Which rule.
    pub rule: Rule,
    /// What it weighs unless a city says otherwise.
    pub severity: Severity,
    /// What a city can change.
    pub parameters: &'static [Parameter],
    /// The rule itself.
    pub check: fn(&Facts<'_>, &mut Findings),
}
