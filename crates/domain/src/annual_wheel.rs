//! The year of a place as days in order: what is to be handed in, and what recurs (*årshjul*). And
//! which of its reminders have fallen due. Pure: today is an argument.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::ids::UnitId;
use crate::period::OperatingYear;
use crate::report::ReportKind;

/// A duty that comes back each year on the same day, such as a fire drill.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// The place that it is for, with all below it.
    pub place: UnitId,
    /// What is done.
    pub name: String,
    /// When.
    pub day: YearlyDay,
}

/// A day of every year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct YearlyDay {
    month: i8,
    day: i8,
}

impl YearlyDay {
    /// A day that is there in a leap year.
    pub fn new(month: i8, day: i8) -> Option<Self> {
        Date::new(2024, month, day).ok().map(|_| Self { month, day })
    }

    /// The day in a year; 29 February is the 28th where there is none.
    pub fn in_year(self, year: i16) -> Date {
        let whole = Date::new(year, self.month, self.day);
        whole.or_else(|_| Date::new(year, self.month, 28)).unwrap_or(Date::MAX)
    }
}

/// What falls on a day of the wheel.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Occasion {
    /// The last day for handing in a document.
    HandIn(OperatingYear, ReportKind),
    /// A duty that comes back.
    Duty(String),
}

/// A day of the wheel.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct WheelDay {
    /// Which.
    pub on: Date,
    /// What falls on it.
    pub what: Occasion,
    /// For whom, in the order of their identities.
    pub places: Vec<UnitId>,
}

/// Where a day lies, as whoever looks at the wheel sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Nearness {
    /// It is over.
    Past,
    /// It is the nearest of those that are left.
    Next,
    /// It comes after that.
    Coming,
}

/// Twelve months of a place's or a person's year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnnualWheel {
    /// Its first day: the first of a month.
    pub from: Date,
    /// The day on which it is looked at.
    pub today: Date,
    /// Its days in order.
    pub days: Vec<WheelDay>,
}

/// So many of the twelve months lie before the month of today.
const MONTHS_BEFORE: i32 = 3;

impl AnnualWheel {
    /// The twelve months that are shown on a day: three before its own month, the rest from it on.
    /// Up to but not including the last.
    pub fn months(today: Date) -> (Date, Date) {
        let from = today.first_of_month().saturating_sub(MONTHS_BEFORE.months());
        (from, from.saturating_add(12.months()))
    }

    /// The wheel of these days. The same occasion of many places on one day is one.
    pub fn new(today: Date, given: impl IntoIterator<Item = (Date, Occasion, UnitId)>) -> Self {
        let (from, until) = Self::months(today);
        let mut given: Vec<(Date, Occasion, UnitId)> =
            given.into_iter().filter(|(on, _, _)| from <= *on && *on < until).collect();
        given.sort();
        given.dedup();
        let mut days: Vec<WheelDay> = Vec::new();
        for (on, what, place) in given {
            match days.last_mut().filter(|last| last.on == on && last.what == what) {
                Some(last) => last.places.push(place),
                None => days.push(WheelDay { on, what, places: vec![place] }),
            }
        }
        Self { from, today, days }
    }

    /// The days on which a duty falls within the wheel's months: one, or two where the first day
    /// is also the last.
    pub fn days_of(today: Date, duty: &Duty) -> impl Iterator<Item = Date> {
        let (from, until) = Self::months(today);
        let day = duty.day;
        (from.year()..=until.year())
            .map(move |year| day.in_year(year))
            .filter(move |on| from <= *on && *on < until)
    }

    /// The next day that is left, today with it.
    pub fn next(&self) -> Option<&WheelDay> {
        self.days.iter().find(|day| self.today <= day.on)
    }

    /// Where a day of the wheel lies.
    pub fn nearness(&self, on: Date) -> Nearness {
        let next = self.next().map(|next| next.on);
        if on < self.today {
            Nearness::Past
        } else if Some(on) == next {
            Nearness::Next
        } else {
            Nearness::Coming
        }
    }
}

/// When somebody is reminded of a day, before it comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ahead {
    /// Two weeks before.
    TwoWeeks,
    /// Three days before.
    ThreeDays,
}

impl Ahead {
    /// Every reminder before a day, the first first.
    pub const ALL: [Self; 2] = [Self::TwoWeeks, Self::ThreeDays];

    /// So many days before.
    pub const fn days(self) -> i32 {
        match self {
            Self::TwoWeeks => 14,
            Self::ThreeDays => 3,
        }
    }

    /// The day on which a reminder of a day is given.
    pub fn before(self, on: Date) -> Date {
        on.saturating_sub(self.days().days())
    }
}

/// How long a reminder that was given stays in a feed, in days.
const FEED_LASTS_DAYS: i32 = 60;

/// A reminder that has been given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reminder<'a> {
    /// The day on which it was given.
    pub given_on: Date,
    /// How long before.
    pub ahead: Ahead,
    /// Of what.
    pub of: &'a WheelDay,
}

impl AnnualWheel {
    /// The reminders that have been given lately, today's with them, the last first.
    pub fn reminders(&self) -> Vec<Reminder<'_>> {
        let since = self.today.saturating_sub(FEED_LASTS_DAYS.days());
        let of_day = |of| Ahead::ALL.map(move |ahead| (ahead, of));
        let mut given: Vec<Reminder<'_>> = self
            .days
            .iter()
            .flat_map(of_day)
            .map(|(ahead, of): (Ahead, &WheelDay)| Reminder {
                given_on: ahead.before(of.on),
                ahead,
                of,
            })
            .filter(|reminder| since <= reminder.given_on && reminder.given_on <= self.today)
            .collect();
        given.sort_by(|one, other| (other.given_on, one.of).cmp(&(one.given_on, other.of)));
        given
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const UNIT: UnitId = UnitId::from_bits(1);
    const OTHER: UnitId = UnitId::from_bits(2);

    fn plan(year: i16) -> Occasion {
        Occasion::HandIn(OperatingYear::new(year).unwrap(), ReportKind::AnnualPlan)
    }

    #[test]
    fn a_wheel_is_twelve_months_in_order_and_one_for_many_places() {
        let today = date(2026, 11, 23);
        let wheel = AnnualWheel::new(
            today,
            [
                (date(2027, 1, 29), plan(2027), OTHER),
                (date(2026, 9, 20), Occasion::Duty("Brand".to_owned()), UNIT),
                (date(2027, 1, 29), plan(2027), UNIT),
                (date(2027, 1, 29), plan(2027), UNIT),
                (date(2026, 7, 31), plan(2026), UNIT),
                (date(2027, 8, 1), plan(2026), UNIT),
            ],
        );
        assert_eq!(wheel.from, date(2026, 8, 1));
        let days: Vec<(Date, usize)> =
            wheel.days.iter().map(|day| (day.on, day.places.len())).collect();
        assert_eq!(days, [(date(2026, 9, 20), 1), (date(2027, 1, 29), 2)]);
        assert_eq!(wheel.next().map(|next| next.on), Some(date(2027, 1, 29)));
        assert_eq!(wheel.nearness(date(2026, 9, 20)), Nearness::Past);
        assert_eq!(wheel.nearness(date(2027, 1, 29)), Nearness::Next);
        assert_eq!(wheel.nearness(date(2027, 5, 20)), Nearness::Coming);
    }

    #[test]
    fn a_day_of_today_is_the_next_and_not_over() {
        let today = date(2026, 9, 20);
        let wheel = AnnualWheel::new(today, [(today, plan(2026), UNIT)]);
        assert_eq!(wheel.nearness(today), Nearness::Next);
    }

    #[test]
    fn a_duty_comes_each_year_also_on_a_leap_day() {
        assert_eq!(YearlyDay::new(2, 30), None);
        let day = YearlyDay::new(2, 29).unwrap();
        assert_eq!(day.in_year(2027), date(2027, 2, 28));
        assert_eq!(day.in_year(2028), date(2028, 2, 29));
        let duty = Duty { place: UNIT, name: "Brand".to_owned(), day };
        for month in 1..=12 {
            let today = date(2026, month, 15);
            assert_eq!(AnnualWheel::days_of(today, &duty).count(), 1, "{today}");
        }
    }

    #[test]
    fn reminders_are_given_two_weeks_and_three_days_before() {
        let on = date(2026, 9, 20);
        let given = |today| -> Vec<Ahead> {
            let wheel = AnnualWheel::new(today, [(on, plan(2026), UNIT)]);
            wheel.reminders().iter().map(|reminder| reminder.ahead).collect()
        };
        assert_eq!(given(date(2026, 9, 5)), []);
        assert_eq!(given(date(2026, 9, 6)), [Ahead::TwoWeeks]);
        assert_eq!(given(date(2026, 9, 17)), [Ahead::ThreeDays, Ahead::TwoWeeks]);
        assert_eq!(given(date(2026, 11, 10)), [Ahead::ThreeDays]);
        assert_eq!(given(date(2026, 11, 17)), []);
    }
}
