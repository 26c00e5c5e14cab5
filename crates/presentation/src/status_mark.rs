//! One sign, one meaning: a shape with a word beside it, and colour only as the third.
//!
//! The same sign stands on the page (classes, colours from the style sheet) and on paper (fixed
//! colours). A sign never stands alone: [`StatusMark::html`] always writes the word.

use std::borrow::Cow;

use tertial_domain::activity::ActivityState;
use tertial_domain::assessment::{Assessment, GradeCode, GradeShape, GradingScale};

use crate::charts::svg::escape;
use crate::localizer::Localizer;
use crate::wording;

/// The drawn shape, 16 by 16.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sign {
    /// Full disc with a check: best.
    Disc,
    /// Half-filled diamond: on the way.
    Diamond,
    /// Square with a cross: not.
    Square,
    /// Dash: no grade was meant to be given.
    Dash,
    /// Dashed ring with "!": an answer is missing.
    DashedRing,
    /// Check: an activity is done.
    Check,
    /// Triangle pointing right: an activity is under way.
    Play,
    /// Triangle with "!": an activity is off its plan.
    Warning,
    /// Ring: an activity is not begun.
    Ring,
    /// Ring with "?": not said.
    Question,
    /// Half-filled ring: a part is begun.
    HalfRing,
}

/// A status as it is shown: sign and word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusMark {
    sign: Sign,
    word: MarkWord,
}

/// Where the word comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
enum MarkWord {
    /// A message in the locales, and the one for little room.
    Key {
        /// The word.
        full: &'static str,
        /// The word where there is little room.
        short: &'static str,
    },
    /// A city's own word for a step of its own scale.
    Own(String),
}

impl Sign {
    /// Every sign.
    pub const ALL: [Self; 11] = [
        Self::Disc,
        Self::Diamond,
        Self::Square,
        Self::Dash,
        Self::DashedRing,
        Self::Check,
        Self::Play,
        Self::Warning,
        Self::Ring,
        Self::Question,
        Self::HalfRing,
    ];

    /// The class that gives the sign its colour in the style sheet; empty where it has none.
    pub const fn css_class(self) -> &'static str {
        match self {
            Self::Disc => "helt",
            Self::Diamond => "delvis",
            Self::Square => "ej",
            Self::Dash => "ingen",
            Self::DashedRing => "saknas",
            Self::Check
            | Self::Play
            | Self::Warning
            | Self::Ring
            | Self::Question
            | Self::HalfRing => "",
        }
    }

    /// The sign as a character, for plain text, Markdown and a terminal.
    pub const fn symbol(self) -> char {
        match self {
            Self::Disc => '●',
            Self::Diamond => '◆',
            Self::Square => '■',
            Self::Dash => '—',
            Self::DashedRing => '◌',
            Self::Check => '✓',
            Self::Play => '▷',
            Self::Warning => '⚠',
            Self::Ring => '○',
            Self::Question => '?',
            Self::HalfRing => '◐',
        }
    }

    /// The colour on paper, chosen for white ground.
    pub const fn print_colour(self) -> &'static str {
        match self {
            Self::Disc => "#1c6e42",
            Self::Diamond => "#945700",
            Self::Square => "#b3261e",
            Self::Dash => "#5b6169",
            Self::DashedRing => "#8c2f1f",
            Self::Check
            | Self::Play
            | Self::Warning
            | Self::Ring
            | Self::Question
            | Self::HalfRing => "#1d2126",
        }
    }

    /// The sign for a page: classes only, hidden from screen readers since the word stands beside.
    pub fn svg(self) -> String {
        let class = self.css_class();
        let gap = if class.is_empty() { "" } else { " " };
        format!(
            r#"<svg class="sym{gap}{class}" viewBox="0 0 16 16" aria-hidden="true" focusable="false">{}</svg>"#,
            self.shape()
        )
    }

    /// The sign as a picture of its own with fixed colours, for paper.
    pub fn svg_for_print(self) -> String {
        let colour = self.print_colour();
        let shape = self.shape_for_print();
        format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16"><g fill="none" stroke="{colour}" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round">{shape}</g></svg>"#
        )
    }

    /// The strokes with fixed colours, for paper.
    pub(crate) fn shape_for_print(self) -> String {
        self.shape()
            .replace(r#" class="k-paper""#, r##" stroke="#ffffff""##)
            .replace("currentColor", self.print_colour())
    }

    /// The strokes, coloured by whatever holds them.
    pub(crate) const fn shape(self) -> &'static str {
        match self {
            Self::Disc => {
                r#"<circle cx="8" cy="8" r="7" fill="currentColor" stroke="none"/><path class="k-paper" d="M4.8 8.3l2.2 2.3 4.2-4.8" stroke-width="1.9"/>"#
            }
            Self::Diamond => {
                r#"<path d="M8 1l7 7-7 7-7-7z"/><path d="M8 1v14L1 8z" fill="currentColor" stroke="none"/>"#
            }
            Self::Square => {
                r#"<rect x="1.5" y="1.5" width="13" height="13" rx="1" fill="currentColor" stroke="none"/><path class="k-paper" d="M5 5l6 6M11 5l-6 6" stroke-width="1.9"/>"#
            }
            Self::Dash => r#"<path d="M2.5 8h11" stroke-width="2.2"/>"#,
            Self::DashedRing => {
                r#"<circle cx="8" cy="8" r="6.6" stroke-dasharray="2.6 2.2"/><path d="M8 4.6v4M8 11.2v.2" stroke-width="1.9"/>"#
            }
            Self::Check => r#"<path d="M2.5 8.6l3.6 3.9 7.4-9" stroke-width="2.1"/>"#,
            Self::Play => r#"<path d="M4 2.5l9 5.5-9 5.5z"/>"#,
            Self::Warning => {
                r#"<path d="M8 1.6l6.8 12.6H1.2z"/><path d="M8 6v4M8 12v.1" stroke-width="1.9"/>"#
            }
            Self::Ring => r#"<circle cx="8" cy="8" r="5.6"/>"#,
            Self::Question => {
                r#"<circle cx="8" cy="8" r="6.6"/><path d="M6 6.4a2 2 0 1 1 2.8 1.8c-.6.3-.8.6-.8 1.2M8 11.6v.1"/>"#
            }
            Self::HalfRing => {
                r#"<circle cx="8" cy="8" r="6"/><path d="M8 8V2a6 6 0 010 12z" fill="currentColor" stroke="none"/>"#
            }
        }
    }
}

impl StatusMark {
    /// *Uppfylls helt*
    pub const FULLY_MET: Self =
        Self::worded(Sign::Disc, "grade-fully-met").with_short("grade-fully-met-short");
    /// *Uppfylls delvis*
    pub const PARTLY_MET: Self =
        Self::worded(Sign::Diamond, "grade-partly-met").with_short("grade-partly-met-short");
    /// *Uppfylls ej*
    pub const NOT_MET: Self =
        Self::worded(Sign::Square, "grade-not-met").with_short("grade-not-met-short");
    /// *Ingen bedömning*: a choice not to grade here.
    pub const NOT_ASSESSED: Self =
        Self::worded(Sign::Dash, "grade-not-assessed").with_short("grade-not-assessed-short");
    /// *Svar saknas*: a gap.
    pub const MISSING: Self =
        Self::worded(Sign::DashedRing, "grade-missing").with_short("grade-missing-short");
    /// *Når målet*: an indicator's outcome reaches its target.
    pub const TARGET_REACHED: Self = Self::worded(Sign::Disc, "standing-reached");
    /// *På väg*: the right way but short of the target.
    pub const ON_THE_WAY: Self = Self::worded(Sign::Diamond, "standing-on-the-way");
    /// *Fel håll*: away from the target.
    pub const WRONG_WAY: Self = Self::worded(Sign::Square, "standing-wrong-way");
    /// *Kan inte jämföras*
    pub const NOT_COMPARABLE: Self = Self::worded(Sign::Dash, "standing-unknown");
    /// A part of a report that is not begun.
    pub const EMPTY: Self = Self::worded(Sign::Ring, "completeness-empty");
    /// A part of a report that is begun.
    pub const BEGUN: Self = Self::worded(Sign::HalfRing, "completeness-begun");
    /// A part of a report that is complete.
    pub const COMPLETE: Self = Self::worded(Sign::Check, "completeness-complete");

    /// The legend of the grades: every sign that a goal may carry, best first.
    pub const GRADES: [Self; 5] =
        [Self::FULLY_MET, Self::PARTLY_MET, Self::NOT_MET, Self::NOT_ASSESSED, Self::MISSING];

    /// The grades that have words of ours, in the order of [`Self::GRADES`].
    const KNOWN_GRADES: [GradeCode; 3] =
        [GradeCode::FULLY_MET, GradeCode::PARTLY_MET, GradeCode::NOT_MET];

    /// A sign with a word of somebody's own.
    pub const fn own(sign: Sign, word: String) -> Self {
        Self { sign, word: MarkWord::Own(word) }
    }

    const fn worded(sign: Sign, key: &'static str) -> Self {
        Self { sign, word: MarkWord::Key { full: key, short: key } }
    }

    const fn with_short(mut self, key: &'static str) -> Self {
        if let MarkWord::Key { short, full: _ } = &mut self.word {
            *short = key;
        }
        self
    }

    /// What a report says of a goal, on the city's scale.
    pub fn of_assessment(assessment: &Assessment, scale: &GradingScale) -> Self {
        match assessment {
            Assessment::Graded { grade, tense: _ } => Self::of_grade(grade, scale),
            Assessment::NotAssessed => Self::NOT_ASSESSED,
            Assessment::Missing => Self::MISSING,
        }
    }

    /// A grade on the city's scale; a code that the scale lacks is shown with its code and "?".
    pub fn of_grade(grade: &GradeCode, scale: &GradingScale) -> Self {
        let step = scale.steps.iter().find(|step| step.code == *grade);
        let sign = step.map_or(Sign::Question, |step| match step.shape {
            GradeShape::Disc => Sign::Disc,
            GradeShape::Diamond => Sign::Diamond,
            GradeShape::Square => Sign::Square,
        });
        let known = Self::GRADES.into_iter().zip(Self::KNOWN_GRADES);
        if let Some((mark, _)) = known.into_iter().find(|(_, code)| code == grade) {
            return Self { sign, ..mark };
        }
        let printed = step.and_then(|step| step.printed_as.first());
        let own = printed.map_or_else(|| grade.as_str().replace('_', " "), Clone::clone);
        Self { sign, word: MarkWord::Own(wording::capitalized(&own)) }
    }

    /// How an activity stands; nothing said is shown as such.
    pub const fn of_activity(state: Option<ActivityState>) -> Self {
        let sign = match state {
            Some(ActivityState::NotStarted) => Sign::Ring,
            Some(ActivityState::Ongoing) => Sign::Play,
            Some(ActivityState::Done) => Sign::Check,
            Some(ActivityState::Deviating) => Sign::Warning,
            None => Sign::Question,
        };
        Self::worded(sign, wording::activity_state(state))
    }

    /// The shape.
    pub const fn sign(&self) -> Sign {
        self.sign
    }

    /// The word that stands beside the sign.
    pub fn word<'a>(&'a self, localizer: &'a Localizer) -> Cow<'a, str> {
        match &self.word {
            MarkWord::Key { full, short: _ } => localizer.text(full),
            MarkWord::Own(word) => Cow::Borrowed(word),
        }
    }

    /// The word where there is little room ("delvis"); the full word where there is no short one.
    pub fn short_word<'a>(&'a self, localizer: &'a Localizer) -> Cow<'a, str> {
        match &self.word {
            MarkWord::Key { full: _, short } => localizer.text(short),
            MarkWord::Own(word) => Cow::Borrowed(word),
        }
    }

    /// Sign and word for a page, as markup that is safe to put in as it is.
    pub fn html(&self, localizer: &Localizer) -> String {
        self.html_with_word(&self.word(localizer))
    }

    /// Sign and short word for a page, as markup that is safe to put in as it is.
    pub fn html_short(&self, localizer: &Localizer) -> String {
        self.html_with_word(&self.short_word(localizer))
    }

    fn html_with_word(&self, word: &str) -> String {
        let class = self.sign.css_class();
        let gap = if class.is_empty() { "" } else { " " };
        let svg = self.sign.svg();
        format!(r#"<span class="status{gap}{class}">{svg}{}</span>"#, escape(word))
    }

    /// Character and word, for plain text and a terminal: "● Uppfylls helt".
    pub fn plain_text(&self, localizer: &Localizer) -> String {
        format!("{} {}", self.sign.symbol(), self.word(localizer))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use tertial_domain::assessment::AssessmentTense;

    #[test]
    fn signs_are_told_apart_by_shape_alone() {
        for (index, sign) in Sign::ALL.iter().enumerate() {
            for other in Sign::ALL.iter().skip(index + 1) {
                assert_ne!(sign.shape(), other.shape());
                assert_ne!(sign.symbol(), other.symbol());
            }
        }
    }

    #[test]
    fn a_grade_has_sign_and_word_and_no_inline_style() {
        let localizer = Localizer::of(Language::Swedish);
        let grade = GradeCode::PARTLY_MET;
        let graded = Assessment::Graded { grade, tense: AssessmentTense::Final };
        let mark = StatusMark::of_assessment(&graded, &GradingScale::stockholm());
        let html = mark.html(localizer);
        assert!(html.ends_with("</svg>Uppfylls delvis</span>"), "{html}");
        assert!(
            html.starts_with(r#"<span class="status delvis"><svg class="sym delvis""#),
            "{html}"
        );
        assert!(!html.contains("style="));
        assert_eq!(mark.plain_text(localizer), "◆ Uppfylls delvis");
        assert_eq!(mark.short_word(localizer), "delvis");
    }

    #[test]
    fn every_sign_is_well_formed_on_page_and_paper() {
        for sign in Sign::ALL {
            for svg in [sign.svg(), sign.svg_for_print()] {
                assert!(roxmltree::Document::parse(&svg).is_ok(), "{svg}");
            }
            let print = sign.svg_for_print();
            assert!(!print.contains("currentColor") && !print.contains("class="), "{print}");
        }
    }

    #[test]
    fn a_word_of_a_citys_own_is_escaped() {
        let mut scale = GradingScale::stockholm();
        let own = GradeCode::new("own").unwrap();
        let step = scale.steps.first_mut().unwrap();
        step.code = own.clone();
        step.printed_as = vec!["<b>".to_owned()];
        let html = StatusMark::of_grade(&own, &scale).html(Localizer::of(Language::Swedish));
        assert!(html.contains("&lt;b&gt;") && !html.contains("<b>"), "{html}");
    }
}
