//! The kinds of fault, by the codes that the product's design gives them.

macro_rules! kinds {
    ($($name:ident = $code:literal, $says:literal;)+) => {
        /// What can be wrong with a report, held against its own evidence.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum FaultKind {
            $(#[doc = $says] $name,)+
        }

        impl FaultKind {
            /// Every kind, in the order of the design.
            pub const ALL: [Self; 27] = [$(Self::$name,)+];

            /// The stable code.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)+ }
            }
        }
    };
}

kinds! {
    GradeAboveEvidence = "grade-above-evidence", "A goal graded above its evidence.";
    GradeWithoutEvidence = "grade-without-evidence", "A grade with no outcome and no analysis.";
    GradeMissing = "grade-missing", "A unit goal without a grade in a follow-up report.";
    DeviationUnderMetGoal = "deviation-under-met-goal", "A deviation under a goal fully met.";
    MissingOutcome = "missing-outcome", "A target without an outcome.";
    MissingTarget = "missing-target", "An outcome without the target that the council asks for.";
    UnambitiousTarget = "unambitious-target", "A target no better than the last outcome.";
    MissingSexSplit = "missing-sex-split", "An outcome about persons without women and men.";
    UnitMismatch = "unit-mismatch", "Cells of one row in different units.";
    CouncilTargetNotComparable = "council-target-not-comparable",
        "A council target that is the whole city's total.";
    DuplicateIndicator = "duplicate-indicator", "The same indicator twice under one goal.";
    ValueDisagreesWithText = "value-disagrees-with-text",
        "A cell and its text give different figures.";
    RatioDisagreesWithParts = "ratio-disagrees-with-parts",
        "Parts that cannot give the printed whole.";
    SumMismatch = "sum-mismatch", "Rows that do not give the printed sum.";
    CountMismatch = "count-mismatch", "Counts that differ between groups, or text and table.";
    OverdueActivity = "overdue-activity", "An activity past its end, not done, not explained.";
    GoalWithoutUnitGoal = "goal-without-unit-goal", "A committee goal not answered or declined.";
    MissingExpectedResult = "missing-expected-result", "A unit goal without expected result.";
    MissingAnalysis = "missing-analysis", "A graded unit goal without analysis.";
    EmptySection = "empty-section", "A bare heading.";
    FutureTense = "future-tense", "An annual report that speaks of its year as still to come.";
    StalePeriod = "stale-period", "Another year given as the current one.";
    RepeatedText = "repeated-text", "The same paragraph twice, or unchanged since last year.";
    GradeDisagreesWithSuggestion = "grade-disagrees-with-suggestion",
        "A grade below what the evidence suggests, without a motive.";
    ScaleMismatch = "scale-mismatch", "Tkr beside mnkr for the same amount.";
    SignMismatch = "sign-mismatch", "A deficit written as a surplus, or the other way round.";
    PersonalData = "personal-data", "A client's identity number, address or telephone.";
}

impl FaultKind {
    /// Reads [`Self::code`] back.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_read_back() {
        for kind in FaultKind::ALL {
            assert_eq!(FaultKind::from_code(kind.code()), Some(kind));
        }
        assert_eq!(FaultKind::from_code("other"), None);
    }
}
