//! Complaints and other feedback of a unit: by sender and by subject, the same number both ways.

use tertial_domain::period::YearPart;

use crate::organisation::Reporter;

/// One category of the city's feedback table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedbackRow {
    /// The group of categories, as printed.
    pub group: &'static str,
    /// The category, as printed.
    pub category: &'static str,
    /// Number in each tertial, none for those still to come.
    pub tertials: [Option<i64>; 3],
    pub(crate) measures: &'static str,
}

impl FeedbackRow {
    /// The number so far (*totalt, ackumulerat*).
    pub fn total(&self) -> i64 {
        self.tertials.iter().flatten().sum()
    }
}

/// The feedback of a unit in a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedbackTable {
    /// Rows of all groups, in print order.
    pub rows: Vec<FeedbackRow>,
}

pub(crate) const PRAISE: &str = "Beröm";
pub(crate) const SENDERS: &str = "Från vem?";
pub(crate) const SUBJECTS: &str = "Vad gällde det?";
pub(crate) const OUTCOMES: &str = "Vad hände sedan?";

const TREATED: &str = "Har lett till en åtgärd";

/// Subject, what it is called in a sentence, and the name of its measures.
const SUBJECT_ROWS: [(&str, &str, &str, u64); 10] = [
    ("Bemanning", "bemanning", "staffing", 5),
    ("Bemötande", "bemötande", "treatment", 4),
    ("Beslut", "beslut", "decision", 2),
    ("Information", "information", "information", 5),
    ("Rutiner", "rutiner", "routines", 3),
    ("Fysisk miljö", "den fysiska miljön", "environment", 4),
    ("Mat", "mat", "food", 2),
    ("Tillgänglighet", "tillgänglighet", "availability", 3),
    ("Utebliven eller försenad insats", "uteblivna eller försenade insatser", "late", 3),
    ("Annat", "annat", "other", 2),
];

const SENDER_ROWS: [(&str, u64); 5] = [
    ("Brukare", 9),
    ("Närstående", 6),
    ("Medarbetare", 3),
    ("Samarbetspartner", 2),
    ("Annan eller okänd", 2),
];

impl FeedbackTable {
    /// All complaints so far.
    pub fn complaints(&self) -> i64 {
        self.of(SUBJECTS).map(FeedbackRow::total).sum()
    }

    /// All praise so far.
    pub fn praise(&self) -> i64 {
        self.of(PRAISE).map(FeedbackRow::total).sum()
    }

    /// How many have led to something being done.
    pub(crate) fn treated(&self) -> i64 {
        self.of(OUTCOMES).filter(|row| row.category == TREATED).map(FeedbackRow::total).sum()
    }

    fn of(&self, group: &'static str) -> impl Iterator<Item = &FeedbackRow> {
        self.rows.iter().filter(move |row| row.group == group)
    }

    /// The most common subject in running text, with its number.
    pub(crate) fn top(&self) -> Option<(&'static str, i64)> {
        let top = self.of(SUBJECTS).max_by_key(|row| row.total())?;
        let phrase = SUBJECT_ROWS.iter().find(|row| row.0 == top.category)?.1;
        (top.total() > 0).then(|| (phrase, top.total()))
    }
}

/// The feedback of a unit up to the end of a part of a year.
pub(crate) fn feedback(unit: &Reporter, year: i16, part: YearPart) -> FeedbackTable {
    let key = unit.key.named("feedback").year(year);
    let usual = (unit.people.min(400) / 9).clamp(4, 40);
    let mut rows: Vec<FeedbackRow> = Vec::with_capacity(20);
    let row =
        |group, category, measures| FeedbackRow { group, category, tertials: [None; 3], measures };
    rows.push(row(PRAISE, "Antal", ""));
    rows.extend(SENDER_ROWS.iter().map(|sender| row(SENDERS, sender.0, "")));
    rows.extend(SUBJECT_ROWS.iter().map(|subject| row(SUBJECTS, subject.0, subject.2)));
    rows.push(row(OUTCOMES, TREATED, ""));
    rows.push(row(OUTCOMES, "Har lett till utredning enligt lex Sarah", ""));
    for tertial in 0..=part as usize {
        let own = key.at(tertial as u64);
        let count = (usual / 3 + own.noise(usual / 3)).max(0);
        let mut random = own.random();
        let mut put = |group: &str, category: &str, more: i64| {
            let found = rows.iter_mut().find(|r| r.group == group && r.category == category);
            if let Some(cell) = found.and_then(|row| row.tertials.get_mut(tertial)) {
                *cell = Some(cell.unwrap_or(0) + more);
            }
        };
        for sender in SENDER_ROWS {
            put(SENDERS, sender.0, 0);
        }
        for subject in SUBJECT_ROWS {
            put(SUBJECTS, subject.0, 0);
        }
        for _ in 0..count {
            put(SENDERS, weighted(&SENDER_ROWS.map(|s| (s.0, s.1)), random.below(22)), 1);
            put(SUBJECTS, weighted(&SUBJECT_ROWS.map(|s| (s.0, s.3)), random.below(33)), 1);
        }
        put(PRAISE, "Antal", random.between(0, usual / 2));
        put(OUTCOMES, TREATED, count * 2 / 3);
        put(
            OUTCOMES,
            "Har lett till utredning enligt lex Sarah",
            i64::from(random.chance(4)).min(count),
        );
    }
    FeedbackTable { rows }
}

/// The entry that a number falls on, each as wide as its weight.
fn weighted(entries: &[(&'static str, u64)], mut number: u64) -> &'static str {
    for &(name, weight) in entries {
        if number < weight {
            return name;
        }
        number -= weight;
    }
    entries.last().map_or("", |entry| entry.0)
}
