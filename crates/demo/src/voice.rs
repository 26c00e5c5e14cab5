//! A voice fills frames with a unit's own facts and never says the same paragraph twice.

use std::collections::HashSet;

use jiff::civil::Date;
use tertial_domain::activity::ActivityState;
use tertial_domain::report::ReportKind;

use crate::figures::grouped;
use crate::phrase::{Action, Frame, Happening, SLOT_COUNT, Slot};
use crate::random::{Key, Random, text_hash};
use crate::words::{Lore, TradeWords, Words};

mod filling;
mod when;

const COUNTS: [&str; 13] = [
    "inga", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv",
];

/// A count in words up to twelve, in digits from there.
pub(crate) fn in_words(count: i64) -> String {
    usize::try_from(count)
        .ok()
        .and_then(|at| COUNTS.get(at))
        .map_or_else(|| grouped(count), |word| (*word).to_owned())
}

/// What a report's sentences are about.
#[derive(Clone, Copy)]
pub(crate) struct Speaker<'a> {
    pub(crate) words: &'a Words,
    pub(crate) trade: &'a TradeWords,
    pub(crate) name: &'a str,
    pub(crate) places: &'a [(String, &'static str)],
    pub(crate) staff: i64,
    pub(crate) people: i64,
    pub(crate) year: i16,
    pub(crate) kind: ReportKind,
}

/// Writes sentences for one report.
pub(crate) struct Voice<'a, 's> {
    pub(crate) about: Speaker<'a>,
    pub(crate) lore: &'a Lore,
    pub(crate) random: Random,
    seen: &'s mut HashSet<u64>,
    /// The sentences of this report.
    pub(crate) said: HashSet<u64>,
    facts: Vec<Option<String>>,
    action: Action,
    effect: Happening,
    obstacle: Happening,
    recent: Vec<&'a Frame>,
    /// The months (from 0) in which what is told happened; none for anything of the period.
    months: Option<(i64, i64)>,
    few: i64,
    /// What the numbers of a sentence follow from: the same sentence has them once in a report.
    numbers: Key,
    counted: u64,
    /// Effects and obstacles that were told a moment ago.
    told: [&'static str; 6],
    /// Where things were hardest, all through the report.
    hard_place: usize,
}

/// Something that is done, with its days and how it stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Doing {
    pub(crate) action: Action,
    pub(crate) start: Date,
    pub(crate) end: Date,
    pub(crate) state: ActivityState,
}

/// Shorter paragraphs may stand twice.
pub(crate) const SHORT_PARAGRAPH: usize = 40;

/// How often another sentence is looked for when one has been said.
pub(crate) const TRIES: usize = 6;

impl<'a, 's> Voice<'a, 's> {
    pub(crate) fn new(about: Speaker<'a>, mut random: Random, seen: &'s mut HashSet<u64>) -> Self {
        let places = u64::try_from(about.places.len()).unwrap_or(0);
        let hard_place = usize::try_from(random.below(places)).unwrap_or(0);
        Self {
            about,
            lore: &about.trade.lore,
            random,
            seen,
            said: HashSet::new(),
            facts: vec![None; SLOT_COUNT],
            action: Action::default(),
            effect: Happening::default(),
            obstacle: Happening::default(),
            recent: Vec::new(),
            months: None,
            few: 2,
            numbers: Key::root(text_hash(about.name)).year(about.year),
            counted: 0,
            told: [""; 6],
            hard_place,
        }
    }

    /// Says what a slot holds until it is told anew.
    pub(crate) fn know(&mut self, slot: Slot, text: String) {
        if let Some(known) = self.facts.get_mut(slot as usize) {
            *known = Some(text);
        }
    }

    /// A paragraph that no other of the city equals but for its year, unless it is short.
    pub(crate) fn paragraph(&mut self, build: impl Fn(&mut Self, &mut String)) -> String {
        let mut text = String::new();
        for attempt in 0..24 {
            text.clear();
            build(self, &mut text);
            // Where the frames alone have all been used, a further sentence makes it new.
            match attempt {
                0..4 => {}
                4..12 if attempt % 2 == 0 => self.fact(&mut text),
                4..12 => self.effect(&mut text),
                _ => {
                    self.fact(&mut text);
                    self.obstacle(&mut text);
                }
            }
            let short = text.chars().count() < SHORT_PARAGRAPH;
            if short || self.seen.insert(self.hash_of(&text)) {
                return text;
            }
        }
        // Never met in a city of usual words: the unit and year make it its own.
        let name = self.about.name;
        let (year, paper) = (self.about.year, paper(self.about.kind));
        let tail = format!(" Det gäller {name} i {paper} {year}.");
        text.push_str(&tail);
        self.seen.insert(self.hash_of(&text));
        text
    }

    /// The same for what stood in another year's report.
    fn hash_of(&self, text: &str) -> u64 {
        text_hash(&text.replace(&self.about.year.to_string(), ""))
    }

    /// One of the frames, those that were not used a moment ago first.
    fn choose(&mut self, list: &'a [Frame]) -> Option<&'a Frame> {
        let mut chosen = self.random.pick(list)?;
        for _ in 0..8 {
            if !self.recent.iter().any(|known| std::ptr::eq(*known, chosen)) {
                break;
            }
            chosen = self.random.pick(list)?;
        }
        // A short list may be used up: then at least not what was said just before.
        let just_said = |frame: &Frame| {
            self.recent.iter().rev().take(4).any(|known| std::ptr::eq(*known, frame))
        };
        if just_said(chosen) {
            chosen = list.iter().find(|frame| !just_said(frame)).unwrap_or(chosen);
        }
        if self.recent.len() >= 40 {
            self.recent.remove(0);
        }
        self.recent.push(chosen);
        Some(chosen)
    }

    /// Adds a sentence from a list: one that the report has not said, where the list has one.
    pub(crate) fn say(&mut self, list: &'a [Frame], out: &mut String) {
        let before = out.len();
        for _ in 0..TRIES {
            let Some(frame) = self.choose(list) else { return };
            out.truncate(before);
            if !out.is_empty() {
                out.push(' ');
            }
            let start = out.len();
            self.fill(frame, out);
            capitalise_at(out, start);
            if self.is_new(out.get(start..).unwrap_or_default()) {
                return;
            }
        }
    }

    /// Remembers a sentence; whether the report says it for the first time.
    pub(crate) fn is_new(&mut self, sentence: &str) -> bool {
        self.said.insert(text_hash(sentence))
    }

    /// Adds a sentence from a named list about the document's parts.
    pub(crate) fn part(&mut self, name: &str, out: &mut String) {
        let list = self.about.words.sections.of(name);
        debug_assert!(!list.is_empty(), "no list of the name {name}");
        self.say(list, out);
    }

    /// Adds a sentence about something that is done.
    pub(crate) fn act(&mut self, action: Action, out: &mut String) {
        self.action = action;
        let words = self.about.words;
        self.say(words.act.of(self.about.kind), out);
    }

    /// Adds a sentence about an activity that says no more than its days and its state.
    pub(crate) fn act_of(&mut self, doing: Doing, out: &mut String) {
        let words = self.about.words;
        let kind = self.about.kind;
        self.action = doing.action;
        let special = match doing.state {
            ActivityState::Done => words.act_done.of(kind),
            ActivityState::Ongoing => words.act_going.of(kind),
            ActivityState::Deviating | ActivityState::NotStarted => &[],
        };
        let is_special = !special.is_empty() && self.random.chance(30);
        self.know_days(doing);
        if is_special && doing.state == ActivityState::Done {
            self.months = self.months.map(|(_, last)| (last, last));
        }
        self.say(if is_special { special } else { words.act.of(kind) }, out);
        self.months = None;
    }

    /// Adds a sentence about what came or will come of it.
    pub(crate) fn effect(&mut self, out: &mut String) {
        self.draw_effect();
        let words = self.about.words;
        self.say(words.effect.of(self.about.kind), out);
    }

    /// Chooses an effect and an obstacle for frames to come.
    pub(crate) fn draw_effect(&mut self) {
        let lore = self.lore;
        self.effect = self.draw(&lore.effects);
        self.obstacle = self.draw(&lore.obstacles);
    }

    /// One of a list, those that were not told a moment ago first.
    fn draw(&mut self, list: &[Happening]) -> Happening {
        let mut drawn = Happening::default();
        for _ in 0..6 {
            drawn = self.random.pick(list).copied().unwrap_or_default();
            if !self.told.contains(&drawn.rest) {
                break;
            }
        }
        self.told.rotate_right(1);
        if let Some(first) = self.told.first_mut() {
            *first = drawn.rest;
        }
        drawn
    }

    /// Chooses an action for frames to come.
    pub(crate) fn draw_action(&mut self, actions: &[Action]) -> Action {
        self.action = self.random.pick(actions).copied().unwrap_or_default();
        self.action
    }

    /// Adds a sentence about what came or may come in the way.
    pub(crate) fn obstacle(&mut self, out: &mut String) {
        self.draw_effect();
        let words = self.about.words;
        self.say(words.obstacle.of(self.about.kind), out);
    }

    /// Adds a loose fact of the theme.
    pub(crate) fn fact(&mut self, out: &mut String) {
        let lore = self.lore;
        self.say(lore.facts.of(self.about.kind), out);
    }

    /// Adds a sentence about what comes next; a plan has none.
    pub(crate) fn next(&mut self, out: &mut String) {
        let words = self.about.words;
        self.say(words.next.of(self.about.kind), out);
    }
}

/// A document's name in running text.
const fn paper(kind: ReportKind) -> &'static str {
    match kind {
        ReportKind::AnnualPlan => "planen för",
        ReportKind::TertialReport1 => "tertialrapport 1",
        ReportKind::TertialReport2 => "tertialrapport 2",
        ReportKind::AnnualReport => "berättelsen för",
    }
}

/// Gives the sentence that begins at a byte its capital and settles commas before a full stop.
fn capitalise_at(out: &mut String, start: usize) {
    let Some(sentence) = out.get(start..) else { return };
    let Some(first) = sentence.chars().next() else { return };
    let rest = sentence.get(first.len_utf8()..).unwrap_or_default();
    let mut whole: String = first.to_uppercase().collect();
    if rest.contains('\u{1}') {
        let settled = rest.replace("\u{1}.", ".").replace("\u{1},", ",").replace('\u{1}', ",");
        whole.push_str(&settled);
    } else if first.is_uppercase() || first.is_numeric() {
        return;
    } else {
        whole.push_str(rest);
    }
    out.truncate(start);
    out.push_str(&whole);
}
