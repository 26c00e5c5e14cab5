//! How a page's facts become words: by a trait for values, and by messages with arguments.

use jiff::Timestamp;
use jiff::civil::Date;
use rust_decimal::Decimal;
use tertial_domain::activity::ActivityState;
use tertial_domain::assessment::{Assessment, GradingScale};
use tertial_domain::goal::GoalLevel;
use tertial_domain::grant::GrantStatus;
use tertial_domain::indicator::{Aggregation, Polarity};
use tertial_domain::organisation::{OrgLevel, SuccessionKind};
use tertial_domain::period::{OperatingYear, Periodicity, YearPart};
use tertial_domain::problem::Problem;
use tertial_domain::quantity::Value;
use tertial_domain::report::{ReportKind, ReportState};
use tertial_domain::role::Role;
use tertial_domain::target::{CouncilTargetScope, Target, TargetOwner};
use tertial_presentation::localizer::{Argument, Localizer};
use tertial_presentation::status_mark::StatusMark;
use tertial_presentation::{format, wording};
use tertial_review::Severity;
use tertial_usecases::imports::{CellField, MatchMethod, MatchSubject};
use tertial_usecases::people::RoleLine;
use tertial_usecases::reports::ReportLine;
use tertial_usecases::review::overview::OverviewOrder;
use tertial_usecases::review::told::severity_key;

/// Something that has words in every language.
pub(crate) trait Say {
    /// Its words.
    fn say(&self, localizer: &Localizer) -> String;

    /// Its words where there is little room.
    fn brief(&self, localizer: &Localizer) -> String {
        self.say(localizer)
    }
}

/// Something that has a sign.
pub(crate) trait Show {
    /// Its sign with its word.
    fn mark(&self) -> StatusMark;
}

/// Something that can be counted.
pub(crate) trait Amount {
    /// How many.
    fn amount(&self) -> u64;
}

impl<T: Say + ?Sized> Say for &T {
    fn say(&self, localizer: &Localizer) -> String {
        (**self).say(localizer)
    }
    fn brief(&self, localizer: &Localizer) -> String {
        (**self).brief(localizer)
    }
}

impl<T: Show + ?Sized> Show for &T {
    fn mark(&self) -> StatusMark {
        (**self).mark()
    }
}

impl<T: Amount + ?Sized> Amount for &T {
    fn amount(&self) -> u64 {
        (**self).amount()
    }
}

impl Amount for usize {
    fn amount(&self) -> u64 {
        u64::try_from(*self).unwrap_or(u64::MAX)
    }
}

impl Amount for u32 {
    fn amount(&self) -> u64 {
        u64::from(*self)
    }
}

impl Amount for u64 {
    fn amount(&self) -> u64 {
        *self
    }
}

/// A message with its arguments, in no language yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Message {
    key: &'static str,
    arguments: Vec<(&'static str, Word)>,
}

/// What a message is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Word {
    /// As it stands.
    Text(String),
    /// A count that may choose the message's form.
    Count(u64),
    /// A message of its own.
    Message(Message),
    /// A decimal.
    Number(Decimal),
    /// A day.
    Day(Date),
    /// A report by kind and year.
    Report(ReportName),
}

impl Message {
    /// A message without arguments.
    pub(crate) const fn new(key: &'static str) -> Self {
        Self { key, arguments: Vec::new() }
    }

    /// Tells the message one more thing.
    #[must_use]
    pub(crate) fn with(mut self, name: &'static str, word: impl Into<Word>) -> Self {
        self.arguments.push((name, word.into()));
        self
    }
}

impl Say for Message {
    fn say(&self, localizer: &Localizer) -> String {
        let arguments: Vec<(&str, Argument<'_>)> =
            self.arguments.iter().map(|(name, word)| (*name, word.told(localizer))).collect();
        localizer.text_with(self.key, &arguments)
    }
}

impl Word {
    fn told<'a>(&'a self, localizer: &Localizer) -> Argument<'a> {
        match self {
            Self::Text(text) => text.into(),
            Self::Count(count) => (*count).into(),
            Self::Message(message) => message.say(localizer).into(),
            Self::Number(number) => number.say(localizer).into(),
            Self::Day(day) => day.say(localizer).into(),
            Self::Report(name) => name.say(localizer).into(),
        }
    }
}

impl From<&str> for Word {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Word {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Word {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<u32> for Word {
    fn from(count: u32) -> Self {
        Self::Count(count.into())
    }
}

impl From<u64> for Word {
    fn from(count: u64) -> Self {
        Self::Count(count)
    }
}

impl From<usize> for Word {
    fn from(count: usize) -> Self {
        Self::Count(count.amount())
    }
}

impl From<OperatingYear> for Word {
    fn from(year: OperatingYear) -> Self {
        Self::Text(year.to_string())
    }
}

impl From<Message> for Word {
    fn from(message: Message) -> Self {
        Self::Message(message)
    }
}

impl From<Decimal> for Word {
    fn from(number: Decimal) -> Self {
        Self::Number(number)
    }
}

impl From<Date> for Word {
    fn from(day: Date) -> Self {
        Self::Day(day)
    }
}

impl From<ReportName> for Word {
    fn from(name: ReportName) -> Self {
        Self::Report(name)
    }
}

/// Values whose words are one message.
macro_rules! worded {
    ($($type:ty => $key:path;)+) => { $(
        impl Say for $type {
            fn say(&self, localizer: &Localizer) -> String {
                localizer.text($key(*self)).into_owned()
            }
        }
    )+ };
}

worded! {
    Severity => severity_key;
    GoalLevel => wording::goal_level;
    OrgLevel => wording::org_level;
    SuccessionKind => wording::succession;
    ReportState => wording::report_state;
    YearPart => wording::year_part;
    Periodicity => wording::periodicity;
    Option<Polarity> => wording::polarity;
    Option<Aggregation> => wording::aggregation;
    TargetOwner => wording::indicator_owner;
    CouncilTargetScope => wording::council_target_scope;
    Option<ActivityState> => wording::activity_state;
    MatchSubject => match_subject;
    MatchMethod => match_method;
    CellField => cell_field;
    OverviewOrder => overview_order;
}

const fn overview_order(order: OverviewOrder) -> &'static str {
    match order {
        OverviewOrder::Weight => "review-order-weight",
        OverviewOrder::Name => "review-order-name",
        OverviewOrder::Time => "review-order-time",
    }
}

const fn cell_field(field: CellField) -> &'static str {
    match field {
        CellField::Indicator(field) => wording::indicator_field(field),
        CellField::Activity(field) => wording::activity_field(field),
    }
}

const fn match_subject(subject: MatchSubject) -> &'static str {
    match subject {
        MatchSubject::Unit => "import-subject-unit",
        MatchSubject::Committee => "import-subject-committee",
        MatchSubject::Goal => "import-subject-goal",
        MatchSubject::Indicator => "import-subject-indicator",
        MatchSubject::Activity => "import-subject-activity",
    }
}

const fn match_method(method: MatchMethod) -> &'static str {
    match method {
        MatchMethod::Exact => "import-method-exact",
        MatchMethod::Folded => "import-method-folded",
        MatchMethod::New => "import-method-new",
        MatchMethod::Uncertain => "import-method-uncertain",
    }
}

impl Say for ActivityState {
    fn say(&self, localizer: &Localizer) -> String {
        Some(*self).say(localizer)
    }
}

impl Say for ReportKind {
    fn say(&self, localizer: &Localizer) -> String {
        localizer.text(wording::report_kind(*self)).into_owned()
    }
    fn brief(&self, localizer: &Localizer) -> String {
        localizer.text(wording::report_kind_short(*self)).into_owned()
    }
}

/// A report by kind and year: "Tertialrapport 2, 2026".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ReportName(pub(crate) ReportKind, pub(crate) OperatingYear);

impl Say for ReportName {
    fn say(&self, localizer: &Localizer) -> String {
        format::report_name(localizer.language(), self.0, self.1)
    }
    fn brief(&self, localizer: &Localizer) -> String {
        format::report_name_short(localizer.language(), self.0, self.1)
    }
}

/// A part of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Period {
    /// The year.
    pub(crate) year: OperatingYear,
    /// The part.
    pub(crate) part: YearPart,
}

impl Say for Period {
    fn say(&self, localizer: &Localizer) -> String {
        format::period(localizer.language(), self.year, self.part)
    }
    fn brief(&self, localizer: &Localizer) -> String {
        format::period_short(localizer.language(), self.year, self.part)
    }
}

/// Why a line of a document has no place, by its code; a code without words is shown as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reason(pub(crate) String);

impl Say for Reason {
    fn say(&self, localizer: &Localizer) -> String {
        let key = format!("import-reason-{}", self.0.replace('_', "-"));
        if localizer.has(&key) {
            localizer.text(&key).into_owned()
        } else {
            self.0.replace(['_', '-'], " ")
        }
    }
}

impl Say for StatusMark {
    fn say(&self, localizer: &Localizer) -> String {
        self.word(localizer).into_owned()
    }
    fn brief(&self, localizer: &Localizer) -> String {
        self.short_word(localizer).into_owned()
    }
}

impl Say for ReportLine {
    fn say(&self, localizer: &Localizer) -> String {
        format::report_name(localizer.language(), self.kind, self.year)
    }
    fn brief(&self, localizer: &Localizer) -> String {
        format::report_name_short(localizer.language(), self.kind, self.year)
    }
}

/// A refusal: what happened.
impl Say for Problem {
    fn say(&self, localizer: &Localizer) -> String {
        wording::problem(localizer, self).message
    }
}

impl Say for Date {
    fn say(&self, localizer: &Localizer) -> String {
        format::date(localizer.language(), *self)
    }
    fn brief(&self, localizer: &Localizer) -> String {
        format::date_short(localizer.language(), *self)
    }
}

impl Say for Role {
    fn say(&self, localizer: &Localizer) -> String {
        localizer.text(wording::role(*self)).into_owned()
    }
}

/// When a role counts, and how far it has come.
impl Say for RoleLine {
    fn say(&self, localizer: &Localizer) -> String {
        self.brief(localizer)
    }
    fn brief(&self, localizer: &Localizer) -> String {
        let day = |day: Date| format::date(localizer.language(), day);
        let from = day(self.validity.from());
        let days = match self.validity.until().and_then(|until| until.yesterday().ok()) {
            None => localizer.text_with("role-since", &[("from", from.into())]),
            Some(last) => {
                let told = [("from", from.into()), ("last", day(last).into())];
                localizer.text_with("role-days", &told)
            }
        };
        let state = match self.status {
            GrantStatus::Offered => "role-offered",
            GrantStatus::Ended => "role-ended",
            GrantStatus::Active if self.counts => "role-counts",
            GrantStatus::Active => "role-counts-not",
        };
        format!("{days} · {}", localizer.text(state))
    }
}

impl Say for Timestamp {
    fn say(&self, localizer: &Localizer) -> String {
        let there = self.to_zoned(jiff::tz::TimeZone::UTC);
        let day = format::date(localizer.language(), there.date());
        let time = format::time_of_day(localizer.language(), there.time());
        format!("{day}, {time} UTC")
    }
    fn brief(&self, localizer: &Localizer) -> String {
        let there = self.to_zoned(jiff::tz::TimeZone::UTC);
        format::date_short(localizer.language(), there.date())
    }
}

impl Say for Decimal {
    fn say(&self, localizer: &Localizer) -> String {
        format::number(localizer.language(), *self)
    }
}

impl Say for u32 {
    fn say(&self, localizer: &Localizer) -> String {
        format::number(localizer.language(), Decimal::from(*self))
    }
}

impl Say for u64 {
    fn say(&self, localizer: &Localizer) -> String {
        format::number(localizer.language(), Decimal::from(*self))
    }
}

impl Say for usize {
    fn say(&self, localizer: &Localizer) -> String {
        format::count(localizer.language(), *self)
    }
}

impl Say for Value {
    fn say(&self, localizer: &Localizer) -> String {
        format::value(localizer.language(), self)
    }
    fn brief(&self, localizer: &Localizer) -> String {
        format::value_short(localizer.language(), self)
    }
}

impl Say for Target {
    fn say(&self, localizer: &Localizer) -> String {
        format::target(localizer.language(), self)
    }
    /// The same within a sentence.
    fn brief(&self, localizer: &Localizer) -> String {
        let words = self.say(localizer);
        let mut letters = words.chars();
        letters
            .next()
            .map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
    }
}

impl Show for Assessment {
    fn mark(&self) -> StatusMark {
        StatusMark::of_assessment(self, &GradingScale::stockholm())
    }
}

impl Show for Option<ActivityState> {
    fn mark(&self) -> StatusMark {
        StatusMark::of_activity(*self)
    }
}

impl Show for StatusMark {
    fn mark(&self) -> StatusMark {
        self.clone()
    }
}
