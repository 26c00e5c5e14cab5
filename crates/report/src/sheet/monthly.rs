//! The month's report for those who lead (*ledningsrapport*): committee by committee, from what
//! the reports of the last follow-up say. What nobody reports by month is said to be lacking.

use tertial_domain::period::OperatingYear;
use tertial_domain::quantity::{Money, MoneyScale, Quantity};
use tertial_domain::report::ReportKind;
use tertial_domain::sheet::{GradeTally, Picture, Sheet, SheetPart, SheetTable};
use tertial_presentation::format;
use tertial_presentation::localizer::{Argument, Localizer};

/// What a month's report is made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthlyFacts {
    /// Whose: the city, or one committee.
    pub place: String,
    /// The month's last day.
    pub month_ends: jiff::civil::Date,
    /// The latest of the year's documents whose months were over then.
    pub kind: ReportKind,
    /// The year that it is about.
    pub year: OperatingYear,
    /// The committees, in the order of names.
    pub committees: Vec<CommitteeMonth>,
    /// Goals and how the committees stand in them.
    pub goals: Vec<String>,
    /// Indicators that are reported every month and have moved since the report before.
    pub moved: Vec<Moved>,
    /// How many indicators are reported every month.
    pub monthly_indicators: usize,
}

/// One committee's month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommitteeMonth {
    /// Its name.
    pub name: String,
    /// Result by the budget and by the forecast, in öre with the scale; none where its report has
    /// no such table.
    pub result: Option<(i64, i64, MoneyScale)>,
    /// Sick leave as last reported.
    pub sick_leave: Option<Quantity>,
    /// Activities past their last day that are neither done nor explained.
    pub overdue: usize,
    /// Units whose report is not there or not marked ready, and how many should have one.
    pub late: (usize, usize),
    /// How its goals are graded, all together.
    pub grades: GradeTally,
    /// How its goals are graded, for each of [`MonthlyFacts::goals`].
    pub by_goal: Vec<GradeTally>,
    /// Findings that wait: errors, warnings, hints. None where nothing has been reviewed.
    pub findings: Option<(u32, u32, u32)>,
}

/// An indicator that has moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// Its name.
    pub name: String,
    /// Whose figure it is.
    pub place: String,
    /// The figure before.
    pub before: Quantity,
    /// The figure now.
    pub now: Quantity,
}

/// Indicators that moved, in the report at most.
const MOVED_MAX: usize = 12;

/// Makes the report.
pub fn monthly(facts: &MonthlyFacts, localizer: &Localizer) -> Sheet {
    let words = Words { localizer, facts };
    let mut parts = vec![SheetPart::Text(words.basis())];
    parts.push(SheetPart::Heading(words.text("sheet-committees")));
    parts.push(SheetPart::Table(words.money_and_staff()));
    parts.push(SheetPart::Table(words.follow_up()));
    if !facts.goals.is_empty() {
        parts.push(SheetPart::Heading(words.text("sheet-goals")));
        let row = |it: &CommitteeMonth| (it.name.clone(), it.by_goal.clone());
        let rows = facts.committees.iter().map(row).collect();
        let columns = facts.goals.clone();
        let title = words.text("sheet-goals-picture");
        parts.push(SheetPart::Picture { title, picture: Picture::HeatMap { columns, rows } });
    }
    parts.push(SheetPart::Heading(words.text("sheet-moved")));
    if facts.moved.is_empty() {
        parts.push(SheetPart::Text(match facts.monthly_indicators {
            0 => words.text("sheet-no-monthly"),
            count => localizer.count("sheet-none-moved", count),
        }));
    } else {
        parts.push(SheetPart::Table(words.moved()));
        let more = facts.moved.len().saturating_sub(MOVED_MAX);
        if more > 0 {
            parts.push(SheetPart::Text(localizer.count("sheet-more-figures", more)));
        }
    }
    Sheet { title: words.title(), subtitle: Some(facts.place.clone()), parts }
}

struct Words<'a> {
    localizer: &'a Localizer,
    facts: &'a MonthlyFacts,
}

impl Words<'_> {
    fn text(&self, key: &str) -> String {
        self.localizer.text(key).into_owned()
    }

    fn with(&self, key: &str, told: &[(&str, Argument<'_>)]) -> String {
        self.localizer.text_with(key, told)
    }

    fn header(&self, keys: &[&str]) -> Vec<String> {
        keys.iter().map(|key| self.text(key)).collect()
    }

    fn title(&self) -> String {
        let day = self.facts.month_ends;
        let month = format!("{:04}-{:02}", day.year(), day.month());
        self.with("sheet-monthly-title", &[("month", month.into())])
    }

    fn basis(&self) -> String {
        let report =
            format::report_name(self.localizer.language(), self.facts.kind, self.facts.year);
        let day = format::date(self.localizer.language(), self.facts.month_ends);
        self.with("sheet-monthly-basis", &[("report", report.into()), ("day", day.into())])
    }

    fn money_and_staff(&self) -> SheetTable {
        let language = self.localizer.language();
        let lacks = || "–".to_owned();
        let row = |it: &CommitteeMonth| {
            let money = |ore: i64, scale| format::money(language, Money { ore, scale });
            let (budget, forecast, gap) = match it.result {
                Some((budget, forecast, scale)) => (
                    money(budget, scale),
                    money(forecast, scale),
                    money(forecast.saturating_sub(budget), scale),
                ),
                None => (lacks(), lacks(), lacks()),
            };
            let sick = it.sick_leave.as_ref();
            let sick = sick.map_or_else(lacks, |found| format::quantity(language, found));
            vec![it.name.clone(), budget, forecast, gap, sick]
        };
        SheetTable {
            caption: self.text("sheet-money-and-staff"),
            header: self.header(&[
                "sheet-committee",
                "sheet-budget-result",
                "sheet-forecast-result",
                "sheet-gap",
                "sheet-sick-leave",
            ]),
            rows: self.facts.committees.iter().map(row).collect(),
        }
    }

    fn follow_up(&self) -> SheetTable {
        let row = |it: &CommitteeMonth| {
            let (late, expected) = it.late;
            let late = [("late", late.into()), ("expected", expected.into())];
            let GradeTally([fully, partly, not, ..]) = it.grades;
            let findings = match it.findings {
                Some((errors, warnings, hints)) => format!("{errors} / {warnings} / {hints}"),
                None => self.text("sheet-not-reviewed"),
            };
            vec![
                it.name.clone(),
                it.overdue.to_string(),
                self.with("sheet-late-of", &late),
                format!("{fully} / {partly} / {not}"),
                findings,
            ]
        };
        SheetTable {
            caption: self.text("sheet-follow-up"),
            header: self.header(&[
                "sheet-committee",
                "sheet-overdue",
                "sheet-late",
                "sheet-grades",
                "sheet-findings",
            ]),
            rows: self.facts.committees.iter().map(row).collect(),
        }
    }

    fn moved(&self) -> SheetTable {
        let language = self.localizer.language();
        let row = |it: &Moved| {
            let gap = it.now.number.checked_sub(it.before.number);
            vec![
                it.name.clone(),
                it.place.clone(),
                format::quantity(language, &it.before),
                format::quantity(language, &it.now),
                gap.map_or_else(String::new, |gap| format::signed(language, gap.normalize())),
            ]
        };
        SheetTable {
            caption: self.text("sheet-moved"),
            header: self.header(&[
                "sheet-indicator",
                "sheet-whose",
                "sheet-before",
                "sheet-now",
                "sheet-change",
            ]),
            rows: self.facts.moved.iter().take(MOVED_MAX).map(row).collect(),
        }
    }
}
