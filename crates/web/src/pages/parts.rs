//! What several pages share: steps of a breadcrumb trail, counts of grades, pages of a list.

use tertial_domain::activity::ActivityState;
use tertial_domain::report::ReportState;
use tertial_presentation::language::Language;
use tertial_presentation::localizer::Localizer;
use tertial_presentation::status_mark::StatusMark;
use tertial_review::Severity;
use tertial_usecases::follow_up::Forecast;
use tertial_usecases::overview::GradeCounts;
use tertial_usecases::review::overview::ReviewCounts;

use crate::links;
use crate::words::{Message, ReportName, Say};

/// A step on the way to a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Step {
    /// The address.
    pub(crate) href: String,
    /// Its name.
    pub(crate) words: String,
}

/// The trail of a page right under the start page.
pub(crate) const fn no_steps() -> [Step; 0] {
    []
}

/// Every sign of a grade, for a legend.
pub(crate) const fn grades() -> [StatusMark; 5] {
    StatusMark::GRADES
}

/// Every sign of a grade with the message of what it means.
pub(crate) const fn meanings() -> [(StatusMark, &'static str); 5] {
    [
        (StatusMark::FULLY_MET, "grade-fully-met-meaning"),
        (StatusMark::PARTLY_MET, "grade-partly-met-meaning"),
        (StatusMark::NOT_MET, "grade-not-met-meaning"),
        (StatusMark::NOT_ASSESSED, "grade-not-assessed-meaning"),
        (StatusMark::MISSING, "grade-missing-meaning"),
    ]
}

/// Every sign of an activity.
pub(crate) fn activity_marks() -> Vec<StatusMark> {
    ActivityState::ALL.into_iter().map(|state| StatusMark::of_activity(Some(state))).collect()
}

/// The four boxes of a report's way to a decision, those behind it filled.
pub(crate) const fn steps(state: ReportState) -> [bool; 4] {
    match state {
        ReportState::Draft => [true, false, false, false],
        ReportState::Ready => [true, true, false, false],
        ReportState::Reviewed => [true, true, true, false],
        ReportState::Adopted => [true, true, true, true],
    }
}

/// "Prognos efter T1 2026, inte årets utfall", and how many units have said theirs.
pub(crate) fn forecast(language: Language, forecast: &Forecast) -> Message {
    let report = ReportName(forecast.kind, forecast.year).brief(Localizer::of(language));
    Message::new("forecast-after")
        .with("report", report)
        .with("units", forecast.units)
        .with("expected", forecast.expected)
}

/// One sign with how many carry it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tally {
    /// The sign.
    pub(crate) mark: StatusMark,
    /// How many.
    pub(crate) count: u32,
}

impl Tally {
    /// One for each that carries the sign, as long as they can be taken in at a glance.
    pub(crate) fn signs(&self) -> Vec<&StatusMark> {
        const GLANCE_MAX: u32 = 14;
        let count = if self.count <= GLANCE_MAX { self.count } else { 1 };
        (0..count).map(|_| &self.mark).collect()
    }
}

/// The counts that are not zero, best first.
pub(crate) fn tallies(counts: &GradeCounts) -> Vec<Tally> {
    let known = [
        (StatusMark::FULLY_MET, counts.fully_met),
        (StatusMark::PARTLY_MET, counts.partly_met),
        (StatusMark::NOT_MET, counts.not_met),
        (StatusMark::NOT_ASSESSED, counts.not_assessed),
        (StatusMark::MISSING, counts.missing),
    ];
    known
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(mark, count)| Tally { mark, count })
        .collect()
}

/// The message that counts findings of a weight: "2 viktiga".
pub(crate) const fn count_key(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "review-count-error",
        Severity::Warning => "review-count-warning",
        Severity::Hint => "review-count-hint",
    }
}

/// What waits in a review, heaviest first; weights without findings are left out.
pub(crate) fn weights(counts: &ReviewCounts) -> Vec<(Severity, u32)> {
    let all = [
        (Severity::Error, counts.errors),
        (Severity::Warning, counts.warnings),
        (Severity::Hint, counts.hints),
    ];
    all.into_iter().filter(|(_, count)| *count > 0).collect()
}

/// Grades of a city's own scale, counted together.
pub(crate) fn other_grades(counts: &GradeCounts) -> u32 {
    counts.other.iter().map(|(_, count)| count).sum()
}

/// A list that is shown one page at a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pages {
    path: &'static str,
    query: Vec<(&'static str, Option<String>)>,
    page: u32,
    page_size: u32,
    total: u64,
}

impl Pages {
    /// The pages of a list; a page before the first is the first, one past the last is the last.
    pub(crate) fn new(
        path: &'static str,
        query: Vec<(&'static str, Option<String>)>,
        page: u32,
        (page_size, total): (u32, u64),
    ) -> Self {
        let page_size = page_size.max(1);
        let last = u32::try_from(total.div_ceil(u64::from(page_size))).unwrap_or(u32::MAX);
        Self { path, query, page: page.min(last).max(1), page_size, total }
    }

    /// How many pages there are; an empty list has one.
    pub(crate) fn count(&self) -> u64 {
        self.total.div_ceil(u64::from(self.page_size)).max(1)
    }

    /// Whether there is more than one page.
    pub(crate) fn is_needed(&self) -> bool {
        self.count() > 1
    }

    /// "Sida 2 av 9".
    pub(crate) fn position(&self) -> Message {
        Message::new("page-position").with("page", u64::from(self.page)).with("pages", self.count())
    }

    /// The address of the page before.
    pub(crate) fn previous(&self) -> Option<String> {
        (self.page > 1).then(|| self.href(self.page - 1))
    }

    /// The address of the page after.
    pub(crate) fn next(&self) -> Option<String> {
        (u64::from(self.page) < self.count()).then(|| self.href(self.page + 1))
    }

    fn href(&self, page: u32) -> String {
        let mut query = self.query.clone();
        query.push(("page", (page > 1).then(|| page.to_string())));
        links::with_query(self.path, &query)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pages(page: u32, total: u64) -> Pages {
        Pages::new("/reports", vec![("year", Some("2025".to_owned()))], page, (50, total))
    }

    #[test]
    fn a_list_has_a_page_before_and_after() {
        let middle = pages(2, 120);
        assert_eq!(middle.count(), 3);
        assert_eq!(middle.previous().as_deref(), Some("/reports?year=2025"));
        assert_eq!(middle.next().as_deref(), Some("/reports?year=2025&page=3"));
    }

    #[test]
    fn a_page_past_the_last_is_the_last() {
        let lost = pages(900, 120);
        assert_eq!(lost, pages(3, 120));
        assert_eq!(lost.previous().as_deref(), Some("/reports?year=2025&page=2"));
        assert_eq!(lost.next(), None);
    }

    #[test]
    fn an_empty_list_needs_no_pages() {
        assert!(!pages(1, 0).is_needed());
    }
}
