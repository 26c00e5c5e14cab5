//! Grades below a goal as counts, and the grade that the counts point to. A person grades.

use tertial_domain::assessment::{Assessment, GradeCode};

/// How many goals have which assessment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct GradeCounts {
    /// *Uppfylls helt*
    pub fully: usize,
    /// *Uppfylls delvis*
    pub partly: usize,
    /// *Uppfylls ej*
    pub not: usize,
    /// Grades of a city's own scale, which the rule says nothing of.
    pub other: usize,
    /// *Ingen*
    pub not_assessed: usize,
    /// *Svar saknas*
    pub missing: usize,
}

/// So many per cent of the grades decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GradeLimits {
    /// So many per cent fully for "fully".
    pub fully_percent: usize,
    /// So many per cent not met for "not".
    pub not_percent: usize,
}

impl GradeCounts {
    /// The counts of some assessments.
    pub fn of<'a>(assessments: impl IntoIterator<Item = &'a Assessment>) -> Self {
        let mut counts = Self::default();
        assessments.into_iter().for_each(|assessment| counts.add(assessment));
        counts
    }

    /// Counts one more.
    pub fn add(&mut self, assessment: &Assessment) {
        let count = match assessment {
            Assessment::Missing => &mut self.missing,
            Assessment::NotAssessed => &mut self.not_assessed,
            Assessment::Graded { grade, .. } if *grade == GradeCode::FULLY_MET => &mut self.fully,
            Assessment::Graded { grade, .. } if *grade == GradeCode::PARTLY_MET => &mut self.partly,
            Assessment::Graded { grade, .. } if *grade == GradeCode::NOT_MET => &mut self.not,
            Assessment::Graded { .. } => &mut self.other,
        };
        *count = count.saturating_add(1);
    }

    /// Grades alone.
    pub const fn graded(&self) -> usize {
        self.fully + self.partly + self.not + self.other
    }

    /// Goals in all.
    pub const fn total(&self) -> usize {
        self.graded() + self.not_assessed + self.missing
    }

    /// The grade that the counts point to: fully where enough are fully met, not where enough are
    /// not met, else partly. `None` without grades, and where any is of another scale.
    pub fn suggestion(&self, limits: GradeLimits) -> Option<GradeCode> {
        let all = self.graded();
        if all == 0 || self.other > 0 {
            return None;
        }
        let reaches = |part: usize, percent: usize| part * 100 >= percent * all;
        Some(if reaches(self.fully, limits.fully_percent) {
            GradeCode::FULLY_MET
        } else if reaches(self.not, limits.not_percent) {
            GradeCode::NOT_MET
        } else {
            GradeCode::PARTLY_MET
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: GradeLimits = GradeLimits { fully_percent: 100, not_percent: 100 };

    #[test]
    fn a_mixed_picture_is_partly() {
        let counts = GradeCounts { fully: 2, partly: 3, ..GradeCounts::default() };
        assert_eq!(counts.suggestion(ALL), Some(GradeCode::PARTLY_MET));
        let counts = GradeCounts { fully: 5, missing: 1, ..GradeCounts::default() };
        assert_eq!(counts.suggestion(ALL), Some(GradeCode::FULLY_MET));
        let counts = GradeCounts { not: 2, ..GradeCounts::default() };
        assert_eq!(counts.suggestion(ALL), Some(GradeCode::NOT_MET));
    }

    #[test]
    fn nothing_is_suggested_from_nothing_or_from_another_scale() {
        assert_eq!(GradeCounts::of([&Assessment::Missing]).suggestion(ALL), None);
        let counts = GradeCounts { fully: 2, other: 1, ..GradeCounts::default() };
        assert_eq!(counts.suggestion(ALL), None);
    }
}
