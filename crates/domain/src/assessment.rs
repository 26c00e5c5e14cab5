//! Grades (*bedömningar*): a human's choice on a scale, with a tense.

use std::borrow::Cow;

/// A grade's code in its scale, such as `fully_met`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GradeCode(Cow<'static, str>);

impl GradeCode {
    /// *Uppfylls helt*
    pub const FULLY_MET: Self = Self(Cow::Borrowed("fully_met"));
    /// *Uppfylls delvis*
    pub const PARTLY_MET: Self = Self(Cow::Borrowed("partly_met"));
    /// *Uppfylls ej*
    pub const NOT_MET: Self = Self(Cow::Borrowed("not_met"));

    /// A code of a city's own scale: small letters, digits and underscore, at most 40.
    pub fn new(code: &str) -> Option<Self> {
        let known = [Self::FULLY_MET, Self::PARTLY_MET, Self::NOT_MET];
        if let Some(grade) = known.into_iter().find(|grade| grade.as_str() == code) {
            return Some(grade);
        }
        let well_formed = !code.is_empty()
            && code.len() <= 40
            && code.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
            && code != "not_assessed"
            && code != "missing";
        well_formed.then(|| Self(Cow::Owned(code.to_owned())))
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether a grade foretells or concludes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AssessmentTense {
    /// In a tertial report: "bedöms uppfyllas".
    Forecast,
    /// In an annual report.
    Final,
}

impl AssessmentTense {
    /// The stable code for storage and data files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Forecast => "forecast",
            Self::Final => "final",
        }
    }

    /// Reads [`Self::code`] back.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Forecast, Self::Final].into_iter().find(|tense| tense.code() == code)
    }
}

/// What a report says of a goal's fulfilment.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Assessment {
    /// A grade on the city's scale.
    Graded {
        /// Which grade.
        grade: GradeCode,
        /// Forecast or final.
        tense: AssessmentTense,
    },
    /// Not assessed here, by choice (*Ingen*).
    NotAssessed,
    /// Nothing was said (*svar saknas*).
    #[default]
    Missing,
}

impl Assessment {
    /// The grade, when there is one.
    pub const fn grade(&self) -> Option<&GradeCode> {
        match self {
            Self::Graded { grade, .. } => Some(grade),
            Self::NotAssessed | Self::Missing => None,
        }
    }
}

/// The sign that stands with a grade; never colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum GradeShape {
    /// Full disc with a check.
    Disc,
    /// Half-filled diamond.
    Diamond,
    /// Square with a cross.
    Square,
}

/// One step of a scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GradeStep {
    /// The code.
    pub code: GradeCode,
    /// The sign.
    pub shape: GradeShape,
    /// Better steps have higher rank.
    pub rank: u8,
    /// Words that a document may print for this step, in small letters.
    pub printed_as: Vec<String>,
}

/// A city's grading scale (*bedömningsskala*): configuration, not code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GradingScale {
    /// Steps, best first.
    pub steps: Vec<GradeStep>,
    /// Words for "not assessed here".
    pub not_assessed_printed_as: Vec<String>,
}

impl GradingScale {
    /// The scale that Stockholm prints: helt, delvis, ej, and "Ingen" for not assessed.
    pub fn stockholm() -> Self {
        let step = |code, shape, rank, printed_as: &[&str]| GradeStep {
            code,
            shape,
            rank,
            printed_as: printed_as.iter().map(|&word| word.to_owned()).collect(),
        };
        Self {
            steps: vec![
                step(
                    GradeCode::FULLY_MET,
                    GradeShape::Disc,
                    3,
                    &["uppfylls helt", "uppfyllt helt", "helt uppfyllt", "uppfylls", "uppfyllt"],
                ),
                step(
                    GradeCode::PARTLY_MET,
                    GradeShape::Diamond,
                    2,
                    &["uppfylls delvis", "uppfyllt delvis", "delvis uppfyllt"],
                ),
                step(
                    GradeCode::NOT_MET,
                    GradeShape::Square,
                    1,
                    &["uppfylls ej", "uppfylls inte", "ej uppfyllt", "inte uppfyllt"],
                ),
            ],
            not_assessed_printed_as: vec!["ingen".to_owned(), "ingen bedömning".to_owned()],
        }
    }
}
