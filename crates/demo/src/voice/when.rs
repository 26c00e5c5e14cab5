//! When and where: the months that an activity fills, times of the year, and workplaces.

use jiff::civil::Date;
use tertial_domain::report::ReportKind;

use super::{Doing, Voice};
use crate::activities::last_day;
use crate::phrase::Slot;
use crate::words::TimeFrame;

const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
];

impl Voice<'_, '_> {
    /// Tells the voice when an activity begins and ends, and which months of the year it fills.
    pub(crate) fn know_days(&mut self, doing: Doing) {
        let year = self.about.year;
        let day = self.about.kind.year_part().map(|part| last_day(year, part));
        let month = |date: Date| i64::from(date.month()) - 1;
        let first = if doing.start.year() < year { 0 } else { month(doing.start) };
        let end = day.map_or(doing.end, |day| doing.end.min(day));
        let last = if end.year() > year { 11 } else { month(end) };
        self.months = Some((first, last.max(first)));
        self.know(Slot::Begun, dated(doing.start, year));
        self.know(Slot::Ends, dated(doing.end, year));
    }

    /// Lets months be any of the period again.
    pub(crate) const fn forget_days(&mut self) {
        self.months = None;
    }

    /// A workplace; where things were hardest is only told of what was hard.
    pub(super) fn place(&mut self, slot: Slot, out: &mut String) {
        let places = self.about.places;
        let mut at = usize::try_from(self.random.below(places.len() as u64)).unwrap_or(0);
        if slot == Slot::HardPlace {
            at = self.hard_place;
        } else if at == self.hard_place {
            at = (at + 1) % places.len().max(1);
        }
        let Some((name, located)) = places.get(at) else { return };
        match slot {
            Slot::Workplace => out.push_str(name),
            Slot::LocatedToo => {
                // Another place than the one that was just said, where there is one.
                let others =
                    places.iter().enumerate().filter(|(other, _)| *other != self.hard_place);
                let mut others = others.map(|(_, (_, other))| other);
                let other = others.find(|other| !out.contains(*other));
                out.push_str(other.unwrap_or(located));
            }
            _ => out.push_str(located),
        }
    }

    pub(super) fn month(&mut self, slot: Slot, out: &mut String) {
        let (mut first, mut last) = match (slot, self.about.kind) {
            (Slot::PeriodEnd, ReportKind::TertialReport1) => (3, 3),
            (Slot::PeriodEnd, ReportKind::TertialReport2) => (7, 7),
            (Slot::PeriodEnd, _) => (11, 11),
            (Slot::LaterMonth, ReportKind::TertialReport1) => (4, 10),
            (Slot::LaterMonth, _) => (9, 11),
            (_, ReportKind::TertialReport1) => (0, 3),
            (_, ReportKind::TertialReport2) => (4, 7),
            (_, ReportKind::AnnualPlan | ReportKind::AnnualReport) => (0, 11),
        };
        if let (Slot::Month, Some((from, to))) = (slot, self.months) {
            let both = (first.max(from), last.min(to));
            (first, last) = if both.0 <= both.1 { both } else { (from, to) };
        }
        let mut at = self.random.between(first, last);
        if at == 6 && slot == Slot::Month && first <= 5 {
            at = 5;
        }
        out.push_str(month_name(at));
    }

    pub(super) fn time(&mut self, out: &mut String) {
        let [plan, first, second, past] = &self.about.words.times;
        let list = match self.about.kind {
            ReportKind::AnnualPlan => plan,
            ReportKind::TertialReport1 => first,
            ReportKind::TertialReport2 => second,
            ReportKind::AnnualReport => past,
        };
        let (from, to) = self.months.unwrap_or((0, 11));
        let overlaps = |time: &&TimeFrame| time.months.0 <= to && from <= time.months.1;
        let fit: Vec<&TimeFrame> = list.iter().filter(overlaps).collect();
        let Some(time) = self.random.pick(&fit) else { return };
        self.fill(&time.frame, out);
        // A time that ends with a comma closes the sentence without it.
        if out.ends_with(',') {
            let end = out.len();
            out.truncate(end - 1);
            out.push('\u{1}');
        }
    }
}

fn month_name(at: i64) -> &'static str {
    usize::try_from(at).ok().and_then(|at| MONTHS.get(at)).copied().unwrap_or("maj")
}

/// The month of a day, with its year where that is another than the report's.
fn dated(day: Date, year: i16) -> String {
    let month = month_name(i64::from(day.month()) - 1);
    if day.year() == year { month.to_owned() } else { format!("{month} {}", day.year()) }
}

/// How many a manager has at most, with one manager and deputies for each started fifteen.
pub(super) const fn managed(staff: i64) -> i64 {
    let managers = 1 + staff / 16;
    (staff + managers - 1) / managers + 2
}
