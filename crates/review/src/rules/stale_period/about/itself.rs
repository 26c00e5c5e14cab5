//! How a text says what its document is about: by a label, by pointing at itself, by what it tells of
//! now.

use std::ops::Range;

use tertial_domain::report::ReportKind;

use super::Told;
use crate::rules::stale_period::signs::named_kinds;
use crate::swedish::clauses::{Opening, Verb};
use crate::swedish::tense::Tense;
use crate::swedish::word_set::WordSet;

/// How a text says what its document is about.
static TELLS: WordSet = WordSet::new(
    "\
    avser gäller omfattar beskriver redovisar sammanfattar speglar täcker behandlar handlar
    sträcker löper belyser innefattar skildrar redogör berättar rör återger summerar spänner visar
    redovisas beskrivs sammanfattas återges presenteras presenterar framgår har är",
);
/// Verbs that tell, with the one who tells between them and what they tell of.
static RELATES: WordSet = WordSet::new(
    "redovisar redogör berättar beskriver sammanfattar summerar handlar tror räknar hoppas siktar
    förväntar prognostiserar budgeterar planerar",
);
/// Verbs that say which year a report takes up.
static TAKES_UP: WordSet = WordSet::new(
    "redovisas redovisar beskrivs beskriver avses rapporteras rapporterar lämnar summerar
    sammanfattar planerar behandlas gäller",
);
/// Words before a year that make it what a sentence is of.
static OF: WordSet = WordSet::new(
    "är för om under över kring av avser gäller omfattar i till hela behandlar med på verksamhetsåret perioden
    lägger beskriver redovisar december har gjort och vi enheten",
);
/// Verbs by which a document is elsewhere, or rests on something older.
static RESTS: WordSet = WordSet::new("finns ligger nås bygger utgår jämför grundar följer");

impl Told<'_, '_> {
    /// "Redovisningsår: 2020", "Återblick på 2020:", "Helår 2020: prognos enligt plan".
    pub(super) fn label(&self) -> Option<Range<usize>> {
        // "Så blev 2020: ett år med full bemanning."
        let first = self.sentence.start;
        let is_so = self.word(first) == "så"
            && matches!(self.word(first + 1), "blev" | "var" | "gick" | "är" | "ser")
            && first + 2 == self.time.start
            && self.paragraph.between(self.time.end - 1).contains(':');
        if is_so {
            return Some(self.span(first));
        }
        if self.tense() == Some(Tense::Past) {
            return None;
        }
        let is_label = self.names_the_period() || self.is_title() || self.names_the_aims();
        if is_label {
            return Some(self.span(self.sentence.start));
        }
        let forecast = self.sentence.clone().find(|&at| {
            ["prognos", "bedömning"].iter().any(|stem| self.word(at).starts_with(stem))
                || ["årsprognos", "helårsprognos"].contains(&self.word(at))
        })?;
        let is_whole = self.time.clone().any(|at| self.word(at) == "helår")
            || matches!(self.before(1), "helår" | "helåret" | "årsprognos" | "helårsprognos");
        (self.is_tertial() && is_whole).then(|| self.span(forecast))
    }

    /// "Redovisningsår: 2020", "Planeringsåret är 2020", "Avser perioden: januari–december 2020"
    fn names_the_period(&self) -> bool {
        let first = self.line().start;
        let word = self.word(first);
        let stems =
            ["redovisning", "rapport", "plan", "verksamhets", "budget", "uppfölj", "period"];
        let of_document = stems.iter().any(|stem| word.starts_with(stem))
            && ["år", "året", "period", "perioden"].iter().any(|end| word.ends_with(end));
        // "Planens giltighetstid: t.o.m. 31 december 2020"
        let of_document = of_document
            || stems.iter().any(|stem| word.starts_with(stem))
                && (first + 1..first + 3).any(|at| {
                    let word = self.word(at);
                    word.starts_with("giltig")
                        || ["period", "perioden", "löptid"].iter().any(|end| word.ends_with(end))
                });
        let of_document = of_document
            || names_document(word)
                && matches!(self.word(first + 1), "för" | "avser" | "gäller")
                && self.paragraph.between(first + 1).contains(':');
        let is_said = of_document || matches!(word, "avser" | "gäller" | "omfattar");
        let is_marked = (self.word(first + 1) == "är" && first + 2 == self.time.start)
            // "Planår 2020."
            || self.line().len() == 2
            || (first..self.time.start).any(|at| self.paragraph.between(at).contains(':'));
        self.line().len() <= 9 && is_said && is_marked
    }

    /// The year's own part of a line of several: "- Plan för: 2020 - Ansvarig: chefen".
    fn line(&self) -> Range<usize> {
        let parts = |at: usize| self.paragraph.between(at).contains(" - ");
        let start = (self.sentence.start..self.time.start).rev().find(|&at| parts(at));
        let end = (self.time.end.saturating_sub(1)..self.sentence.end).find(|&at| parts(at));
        start.map_or(self.sentence.start, |at| at + 1)..end.map_or(self.sentence.end, |at| at + 1)
    }

    /// "Återblick på 2020:", "2020 i korthet"
    fn is_title(&self) -> bool {
        let first = self.sentence.start;
        let stems =
            ["återblick", "sammanfattning", "summering", "redovisning", "berättelse", "rapport"];
        let is_head = stems.iter().any(|stem| self.word(first).starts_with(stem))
            && first + 2 == self.time.start
            && self.ends_title();
        let is_in_short = first == self.time.start
            && self.word(self.time.end) == "i"
            && matches!(
                self.word(self.time.end + 1),
                "korthet" | "siffror" | "sammandrag" | "sammanfattning" | "backspegeln"
            );
        is_head || is_in_short
    }

    /// "Mål 2020: …" over the aims of a plan.
    fn names_the_aims(&self) -> bool {
        let first = self.sentence.start;
        let stems = ["mål", "fokus", "aktivitet", "prioritering", "inriktning", "åtagande"];
        self.kind == ReportKind::AnnualPlan
            && stems.iter().any(|stem| self.word(first).starts_with(stem))
            && (first + 1..first + 3).contains(&self.time.start)
            && self.ends_title()
            && !self.paragraph.begins_with_digit(self.time.end)
    }

    fn ends_title(&self) -> bool {
        self.paragraph.between(self.time.end - 1).contains([':', '–'])
    }

    const fn is_tertial(&self) -> bool {
        matches!(self.kind, ReportKind::TertialReport1 | ReportKind::TertialReport2)
    }

    /// "Den period som redovisas började 2020", "året vi lämnar bakom oss är 2020".
    pub(super) fn named_period(&self) -> Option<Range<usize>> {
        let first = self.sentence.start;
        let head = (first..first + 3).find(|&at| {
            matches!(self.word(at), "period" | "perioden" | "tid" | "år" | "året" | "tiden")
        })?;
        let tells = (head + 1..self.time.start).find(|&at| TAKES_UP.contains(self.word(at)))?;
        Some(self.span(tells))
    }

    /// "denna berättelse", "på de här sidorna", "redovisas här", with the year as what it is of.
    pub(super) fn of_itself(&self) -> Option<Range<usize>> {
        let here = self.sentence.clone().find(|&at| self.points_here(at))?;
        let mut verbs = self.clauses.iter().filter_map(|clause| clause.verb);
        // A verb that nobody has listed tells no past either.
        let tells = verbs.clone().next().is_none()
            || verbs.any(|verb| {
                TELLS.contains(self.word(verb.at))
                    || matches!(verb.tense, Tense::Future | Tense::Present)
            });
        let before = self.before(1);
        let is_plain = before.is_empty()
            || self.is_asked()
            || matches!(self.word(here), "ni" | "du")
            || OF.contains(before)
            || self.time.len() > 1
            || self.is_own_noun(self.time.start.saturating_sub(1));
        (tells && is_plain).then(|| self.span(here))
    }

    /// "Rapporten handlar om hur det gick 2020", "rapporten visar hur 2020 har varit".
    pub(super) fn is_asked(&self) -> bool {
        let first = self.clauses.iter().find_map(|clause| clause.verb);
        self.clause().is_some_and(|clause| clause.opening == Opening::Question)
            && first.is_some_and(|verb| {
                verb.tense == Tense::Present && TELLS.contains(self.word(verb.at))
            })
    }

    fn points_here(&self, at: usize) -> bool {
        let (one, two, three) = (self.word(at), self.word(at + 1), self.word(at + 2));
        match one {
            "denna" | "detta" | "föreliggande" | "dessa" | "följande" => names_document(two),
            "den" | "det" | "de" => two == "följande" || (two == "här" && names_document(three)),
            "nedan" | "härmed" => true,
            "här" => ["redovis", "beskriv", "redogör", "kan", "sammanfatt", "present", "följer"]
                .iter()
                .any(|verb| two.starts_with(verb)),
            "som" => matches!(two, "du" | "ni") && three.starts_with("läs"),
            // "rapporten ni har framför er", "planen du håller i"
            "du" | "ni" => matches!(
                (two, three),
                ("har", "framför" | "i") | ("håller", "i") | ("läser", _) | ("nu", "läser")
            ),
            _ => at <= self.sentence.start + 1 && self.is_own_document(at),
        }
    }

    /// "Rapporten sträcker sig …", "Delårsuppföljningen, som gäller …"
    fn is_own_document(&self, at: usize) -> bool {
        let names =
            ["delåret", "rapporten", "planen", "berättelsen", "redovisningen", "uppföljningen"];
        let kind = names.iter().find_map(|name| self.word(at).strip_suffix(name));
        let is_own = kind.is_some_and(|kind| {
            matches!(kind, "" | "verksamhets" | "tertial" | "delårs" | "års" | "enhets")
        });
        let verb = self.clauses.iter().find_map(|clause| clause.verb);
        is_own && verb.is_some_and(|verb| verb.at < at + 5 && !RESTS.contains(self.word(verb.at)))
    }

    /// "Det är 2020 vi nu planerar för", "det är 2020 års verksamhet som beskrivs".
    pub(super) fn cleft(&self) -> Option<Range<usize>> {
        let is_cleft = self.before(1) == "är" && self.before(2) == "det";
        let after = self.time.end..(self.time.end + 7).min(self.sentence.end);
        let verb = after.into_iter().find(|&at| TAKES_UP.contains(self.word(at)))?;
        is_cleft.then(|| self.span(verb))
    }

    /// The present, of a year that is what is told of.
    pub(super) fn told_now(&self) -> Option<Range<usize>> {
        let clause = self.clause()?;
        let verb = clause.verb?;
        let is_told = clause.opening != Opening::Relative
            && (self.is_ours()
                || self.is_told_of(verb)
                || self.is_to_come(verb, clause.opening)
                || self.is_now());
        is_told.then(|| self.span(verb.at))
    }

    /// "vårt 2020", "vår berättelse om 2020"
    fn is_ours(&self) -> bool {
        let is_our = |back| matches!(self.before(back), "vårt" | "vår");
        let is_of = matches!(self.before(1), "om" | "för");
        is_our(1)
            || (is_our(2) && (is_of || self.is_own_noun(self.time.start.saturating_sub(1))))
            || (is_of && (is_our(3) || matches!(self.before(3), "enhetens" | "denna")))
    }

    /// "redogör enheten för 2020", "målet för helåret 2020 ser ut att nås", "Hur går det 2020?"
    fn is_told_of(&self, verb: Verb) -> bool {
        let before = self.before(1);
        let is_after = verb.at < self.time.start;
        let relates = is_after
            && RELATES.contains(self.word(verb.at))
            && matches!(before, "för" | "om" | "av" | "under");
        // "De åtaganden som följer gäller för 2020"
        let says_of = |back| matches!(self.before(back), "gäller" | "avser" | "omfattar");
        let is_theirs = (says_of(1) || says_of(2) && matches!(before, "för" | "hela"))
            && self.time.end == self.sentence.end
            && self
                .sentence
                .clone()
                .take(4)
                .any(|at| self.is_own_noun(at) || names_document(self.word(at)));
        let is_plan = self.kind == ReportKind::AnnualPlan;
        let is_aim = before == "för"
            && self.is_own_noun(self.time.start.saturating_sub(2))
            && !RESTS.contains(self.word(verb.at))
            && !(is_plan && verb.tense == Tense::Present)
            // "Så här ser vår planering ut för 2020"
            || before == "för"
                && verb.tense == Tense::Present
                && self.sentence.clone().any(|at| matches!(self.word(at), "vår" | "vårt"))
                && (2..5).any(|back| self.before(back).starts_with("planering"));
        let is_forecast = is_after
            && self.is_tertial()
            && self.sentence.clone().take(4).any(|at| self.word(at).contains("prognos"));
        let is_asked = self.paragraph.quote(self.sentence.clone()).ends_with('?');
        relates || is_theirs || is_aim || is_forecast || is_asked
    }

    /// "Vi kommer 2020 att …", "Det här vill vi åstadkomma 2020", "Inför 2020 har vi valt …"
    fn is_to_come(&self, verb: Verb, opening: Opening) -> bool {
        let before = self.before(1);
        let wants = matches!(self.word(verb.at), "vill" | "ska" | "skall")
            && self.time.end == self.sentence.end
            && before.ends_with(['a', 'å'])
            && before.len() > 2;
        let shall = verb.tense == Tense::Future
            && opening == Opening::Main
            && verb.at < self.time.start
            && !self.is_after_noun();
        wants || shall || (before == "inför" && self.kind == ReportKind::AnnualPlan)
    }

    /// "det nya året, 2020, inleds", "Aktiviteterna i VP 2020 är nu avslutade"
    fn is_now(&self) -> bool {
        let is_new = matches!(self.word(self.time.start), "året" | "år")
            && matches!(self.before(1), "nya" | "nytt")
            && self.paragraph.between(self.time.end.saturating_sub(2)).contains([',', '(', '–']);
        let says_now = || {
            self.kind != ReportKind::AnnualPlan
                && named_kinds(self.before(1)).is_some()
                && self.sentence.clone().any(|at| self.word(at) == "nu")
        };
        is_new || says_now()
    }
}

pub(super) fn names_document(word: &str) -> bool {
    const NAMES: [&str; 15] = [
        "rapport",
        "plan",
        "berättelse",
        "analys",
        "redovisning",
        "uppföljning",
        "dokument",
        "sida",
        "sidor",
        "skrift",
        "sammanställning",
        "text",
        "avsnitt",
        "handling",
        "bokslut",
    ];
    NAMES.iter().any(|name| word.contains(name)) && !word.starts_with("handlingsplan")
}
