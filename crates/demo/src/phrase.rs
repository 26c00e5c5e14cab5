//! Sentence frames: fixed words with slots, read once from the word files.

use std::collections::HashMap;

use crate::random::text_hash;

macro_rules! slots {
    ($($name:ident = $word:literal,)+) => {
        /// What can stand in a frame's slot.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub(crate) enum Slot { $($name,)+ }

        /// How many slots there are.
        pub(crate) const SLOT_COUNT: usize = [$(Slot::$name,)+].len();

        impl Slot {
            fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$name),)+ _ => None }
            }
        }
    };
}

slots! {
    Unit = "enhet", Committee = "nämnd", UnitCount = "antalenheter",
    Located = "plats", LocatedToo = "plats2", Workplace = "arbetsplats",
    WorkplaceCount = "antalplatser", Staff = "anställda", PeopleCount = "antalfolk",
    People = "folk", ThePeople = "folken", Women = "kvinnor", Men = "män",
    Team = "team", Partner = "partner", Method = "metod", Forum = "forum",
    Month = "månad", LaterMonth = "senaremånad", PeriodEnd = "periodslut",
    Year = "år", NextYear = "nästa",
    Few = "n", FewToo = "n2", Many = "nn", ManyToo = "nn2",
    Time = "T", Who = "S", Purpose = "P",
    Infinitive = "inf", Present = "pres", Past = "past", Supine = "sup", Rest = "R",
    EffectWho = "eS", EffectInfinitive = "einf", EffectPresent = "epres", EffectPast = "epast",
    EffectSupine = "esup", EffectRest = "eR",
    ObstacleWho = "oS", ObstaclePresent = "opres", ObstaclePast = "opast",
    ObstacleSupine = "osup", ObstacleRest = "oR",
    Indicator = "I", Outcome = "u", Former = "f", Target = "m", Difference = "d", Forecast = "p",
    WomensOutcome = "w", MensOutcome = "k", Gap = "g", Numerator = "täljare",
    Denominator = "nämnare",
    GoalCount = "måltal", Fully = "helt", Partly = "delvis", Not = "ej", UnitGoals = "enhetsmål",
    Turnover = "omslutning", Result = "resultat", BookedAs = "bokförs", Amount = "belopp",
    Percent = "andel",
    Complaints = "klagomål", Praise = "beröm", Subject = "ämne", SubjectCount = "ämnesantal",
    Example = "exempel", CounterExample = "motexempel",
    HardPlace = "svårplats", Begun = "början", Ends = "slut", LastYear = "förra",
    Managed = "chefsantal", Treated = "åtgärdade", WrongFigure = "fel",
    Checks = "kontroller", Risks = "risker", Heaviest = "tyngst",
}

/// A piece of a frame.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Piece {
    Text(&'static str),
    Slot(Slot),
}

/// A sentence or phrase with slots, and a number that tells it from others.
#[derive(Debug, Clone)]
pub(crate) struct Frame(pub(crate) Vec<Piece>, pub(crate) u64);

impl Frame {
    /// Reads `{slot}` in a line; a word that names no slot stays as it is written.
    pub(crate) fn read(line: &'static str) -> Self {
        let mut pieces = Vec::new();
        let mut rest = line;
        while let Some((before, after)) = rest.split_once('{') {
            let Some((word, next)) = after.split_once('}') else { break };
            if !before.is_empty() {
                pieces.push(Piece::Text(before));
            }
            match Slot::from_word(word) {
                Some(slot) => pieces.push(Piece::Slot(slot)),
                None => pieces.push(Piece::Text("{?}")),
            }
            rest = next;
        }
        if !rest.is_empty() {
            pieces.push(Piece::Text(rest));
        }
        Self(pieces, text_hash(line))
    }
}

/// A verb in the four forms that the frames need.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Verb {
    pub(crate) infinitive: &'static str,
    pub(crate) present: &'static str,
    pub(crate) past: &'static str,
    pub(crate) supine: &'static str,
}

impl Verb {
    fn read(text: &'static str) -> Option<Self> {
        let mut forms = text.split('/');
        let verb = Self {
            infinitive: forms.next()?,
            present: forms.next()?,
            past: forms.next()?,
            supine: forms.next()?,
        };
        forms.next().is_none().then_some(verb)
    }
}

/// Something that staff do: a verb and what follows it.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Action {
    pub(crate) verb: Verb,
    pub(crate) rest: &'static str,
}

/// Something that comes of it, or comes in its way: who, a verb, and what follows.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Happening {
    pub(crate) who: &'static str,
    pub(crate) verb: Verb,
    pub(crate) rest: &'static str,
}

/// A word file: named lists of lines.
pub(crate) struct WordFile(HashMap<&'static str, Vec<&'static str>>);

impl WordFile {
    /// Reads `[name]` headings with lines under them; `#` begins a comment.
    pub(crate) fn read(text: &'static str) -> Self {
        let mut lists: HashMap<&'static str, Vec<&'static str>> = HashMap::new();
        let mut name = "";
        for line in text.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#')) {
            match line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                Some(heading) => name = heading,
                None => lists.entry(name).or_default().push(line),
            }
        }
        Self(lists)
    }

    /// The lines of a list as they stand.
    pub(crate) fn lines(&self, name: &str) -> Vec<&'static str> {
        self.0.get(name).cloned().unwrap_or_default()
    }

    /// The lines of a list as frames.
    pub(crate) fn frames(&self, name: &str) -> Vec<Frame> {
        self.lines(name).into_iter().map(Frame::read).collect()
    }

    /// The lines of a list cut at "|".
    pub(crate) fn cells(&self, name: &str) -> Vec<Vec<&'static str>> {
        self.lines(name).into_iter().map(|l| l.split('|').map(str::trim).collect()).collect()
    }

    /// The lines of a list as actions.
    pub(crate) fn actions(&self, name: &str) -> Vec<Action> {
        let read = |line: &'static str| {
            let (verb, rest) = line.split_once(' ')?;
            Some(Action { verb: Verb::read(verb)?, rest })
        };
        self.lines(name).into_iter().filter_map(read).collect()
    }

    /// The lines of a list as happenings.
    pub(crate) fn happenings(&self, name: &str) -> Vec<Happening> {
        let read = |cells: &Vec<&'static str>| match cells.as_slice() {
            [who, verb, rest] => Some(Happening { who, verb: Verb::read(verb)?, rest }),
            _ => None,
        };
        self.cells(name).iter().filter_map(read).collect()
    }

    /// The names of the lists.
    pub(crate) fn names(&self) -> impl Iterator<Item = &'static str> {
        self.0.keys().copied()
    }
}
