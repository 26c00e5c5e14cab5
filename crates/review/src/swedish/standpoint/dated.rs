//! Days, months and seasons that a writer stands before: what waits for them, is due by them or is done
//! on them, told in the present or in a line of a plan.

use super::{Found, Scene, Standpoint};
use crate::swedish::clauses::Opening;
use crate::swedish::tense::{Tense, is_event, is_supine};
use crate::swedish::word_set::WordSet;

/// What only is, or what figures say: no day is set by it.
static STATES: WordSet = WordSet::new(
    "\
    är har finns visar pekar ligger uppgår motsvarar framgår gäller avser omfattar innebär kan ser
    tyder beror märks syns känns upplever upplevs anser anses tycker bedömer bedöms redovisar
    redovisas rapporterar rapporteras beskriver beskrivs konstaterar konstateras saknas saknar
    behöver behövs fungerar ökar minskar sjunker stiger utgör utgörs består kvarstår trivs används
    använder vet tror menar påverkar påverkas präglas präglar överstiger understiger bygger baseras
    baserar speglar speglas stämmer heter kallas kostar räknas skiljer jämförs jämför ingår tillhör
    anger anges uttrycker svarar uppger uppnår uppnås uppfyller uppfylls klarar når nås medför leder
    bidrar föreligger kommer måste vill bör brukar hänger orsakas förklaras förklarar noteras
    framkommer arbetar jobbar deltar stödjer driver drivs sker pågår samarbetar samverkar bor vistas
    varierar pendlar summerar summeras sammanfattar sammanfattas sticker uppvisar belyser illustrerar
    nämns berör beräknas mäts mäter löper sträcker utgår tillämpas omfattas ansvarar håller hålls
    erbjuder erbjuds ger ges får blir fortsätter fortgår består lever rymmer disponerar belastar
    belastas bokförs debiteras faktureras saldo kvarstod överensstämmer återfinns finansieras",
);
/// Verbs for what begins or ends: told in the present, it has not yet.
static BEGINS: WordSet = WordSet::new(
    "startar startas påbörjas inleds införs öppnar öppnas slutförs färdigställs tillträder driftsätts \
    lanseras implementeras breddinförs invigs tillkommer tillsätts anställs upphandlas installeras \
    byggs renoveras rustas invigs avvecklas omorganiseras ersätts",
);
/// Words by which the end of a validity or a range is named.
static VALID: WordSet =
    WordSet::new("gäller gällde löper sträcker avser omfattar från fr.o.m tom t.o.m");
/// Beginnings of words that plan, in a line without a verb.
const PLANS: &[&str] = &[
    "planer",
    "tidplan",
    "tidsplan",
    "inplaner",
    "inbok",
    "preliminär",
    "deadline",
    "återstå",
    "beräkna",
    "kommande",
    "återkom",
    "bokad",
    "bokat",
    "schemalag",
    "spika",
    "utlys",
    "måldatum",
    "slutdatum",
    "startdatum",
    "tidigast",
    "inlag",
    "kvar",
    "dags",
    "framflytt",
    "senarelag",
    "uppskj",
    "tänk",
    "förvänta",
];

impl Scene<'_, '_> {
    /// "en spännande höst 2021 framför oss", "till den 30 november 2021 på oss", "2021 står för dörren".
    pub(super) fn ahead(&self) -> Found {
        let told = self.clause_words().find(|&at| {
            matches!(
                (self.word(at), self.word(at + 1)),
                ("framför" | "på", "oss" | "sig")
                    | ("dags", "att" | "för" | "igen")
                    | ("står", "inför")
                    | ("för" | "inför", "dörren")
                    | ("närmar", "sig")
                    | ("ser" | "blickar", "fram")
                    | ("stundar" | "stundande" | "förestår" | "nalkas", _)
                    | ("nästa", "steg")
                    | ("siktet", "är")
            )
        });
        let agenda = self.sentence.clone().find(|&at| self.is_on_the_agenda(at));
        if let Some(at) = agenda.filter(|_| self.is_point && self.tense() == Some(Tense::Present)) {
            return Some((Standpoint::Before, self.span(at)));
        }
        let told = told?;
        let has = self.clause_words().any(|at| matches!(self.word(at), "har" | "står" | "ligger"));
        let is_now = self.tense().is_some_and(|tense| tense != Tense::Past);
        let is_till =
            self.word(told) != "på" || self.clause_words().any(|at| self.word(at) == "till");
        let is_near = !matches!(self.word(told), "på" | "framför") || has;
        // A whole year that stands before the door has not begun.
        let is_door = matches!(
            (self.word(told), self.word(told + 1)),
            ("står", "inför") | ("för" | "inför", "dörren") | ("närmar", "sig") | ("nalkas", _)
        );
        let standpoint =
            if is_door && !self.is_point { Standpoint::Before } else { Standpoint::Within };
        (is_now && is_near && is_till).then(|| (standpoint, self.span(told)))
    }

    /// "Snart börjar 2021", "någon gång under 2021", "successivt under 2021": near or not settled, and told
    /// in the present.
    pub(super) fn soon(&self) -> Found {
        let is_now = matches!(self.tense(), Some(Tense::Present | Tense::Future));
        let clause = self.clause_words();
        let told = clause.clone().take_while(|at| *at < self.time.start).find(|&at| {
            match (self.word(at), self.word(at + 1)) {
                ("snart", _) => self.word(at + 1) != "sagt",
                ("inom", "kort") | ("så", "småningom") => true,
                ("någon", "gång") => at + 4 >= self.time.start,
                ("successivt" | "stegvis" | "etappvis", "under" | "i") => at + 2 == self.time.start,
                _ => false,
            }
        })?;
        (is_now && !self.is_habit(self.sentence.end)).then(|| (Standpoint::Before, self.span(told)))
    }

    /// "på tur", "i kalendern", "ännu inte": what waits for its day.
    fn is_on_the_agenda(&self, at: usize) -> bool {
        matches!(
            (self.word(at), self.word(at + 1)),
            (
                "på",
                "tur" | "gång" | "schemat" | "agendan" | "dagordningen" | "programmet" | "tapeten"
            ) | ("i", "kalendern" | "antågande" | "sikte")
                | ("runt", "hörnet")
                | ("under", "planering")
                | ("ännu", "inte" | "ej")
                | ("inte" | "ej", "ännu")
        )
    }

    /// "senast i december 2021", "före den 31 december 2021", "lagom till jul 2021".
    pub(super) fn last_day(&self) -> Found {
        let (one, two) = (self.before(1), self.before(2));
        // "före utgången av 2021"
        let is_before_end = one == "av"
            && matches!(two, "utgången" | "slutet")
            && matches!(self.before(3), "före" | "innan" | "senast" | "inom");
        let is_last = matches!(one, "senast" | "före" | "innan" | "tills")
            || is_before_end
            || two == "senast" && matches!(one, "i" | "till" | "vid" | "under")
            || one == "till"
                && (self.is_point && !matches!(two, "och" | "fram" | "ser" | "se" | "jämfört")
                    || two == "lagom");
        let clause = self.clause_words();
        let is_validity = clause
            .clone()
            .take_while(|at| *at < self.time.start)
            .any(|at| VALID.contains(self.word(at)));
        let is_open = match self.tense() {
            Some(Tense::Present | Tense::Future) => true,
            Some(Tense::Perfect) => {
                one == "till" && (self.is_put_off() || self.is_booked()) || self.is_set_as_task()
            }
            Some(Tense::Past) => false,
            None => one != "till" && !self.is_done(),
        };
        (is_last && is_open && !is_validity && !self.is_habit(self.time.start))
            .then(|| (Standpoint::Before, self.time.start - 1..self.time.end))
    }

    /// "står beredda att i september 2021 pröva …": what is meant to be done then.
    pub(super) fn meant_for(&self) -> Found {
        let is_meant = matches!(self.before(1), "i" | "under") && self.before(2) == "att";
        let verb = self.word(self.time.end);
        let is_infinitive = verb.len() > 3 && (verb.ends_with('a') || verb.ends_with("as"));
        let is_now = matches!(self.main(), Some(Tense::Present | Tense::Future));
        (self.is_point && is_meant && is_infinitive && is_now)
            .then(|| (Standpoint::Before, self.time.start - 2..self.time.end + 1))
    }

    /// "har fått i uppdrag att senast den 1 oktober 2021 lämna …"
    fn is_set_as_task(&self) -> bool {
        let from = self.time.start.saturating_sub(4).max(self.sentence.start);
        (from..self.time.start).any(|at| self.word(at) == "att" && self.word(at + 1) == "senast")
    }

    /// "har bokat lokalen till den 3 december 2021"
    fn is_booked(&self) -> bool {
        self.sentence.clone().take_while(|at| *at < self.time.start).any(|at| {
            matches!(
                self.word(at),
                "bokat" | "bokats" | "avtalat" | "avtalats" | "beställt" | "beställts" | "kallat"
            )
        })
    }

    /// "har skjutits upp till november 2021": what has been put off is yet to come.
    fn is_put_off(&self) -> bool {
        self.sentence.clone().take_while(|at| *at < self.time.start).any(|at| {
            matches!(
                self.word(at),
                "skjutits"
                    | "skjutit"
                    | "senarelagts"
                    | "framflyttats"
                    | "uppskjutits"
                    | "förskjutits"
            )
        })
    }

    /// "besiktas i oktober 2021": the present, of a day that has passed.
    pub(super) fn done_then(&self) -> Found {
        let is_when = matches!(
            self.before(1),
            "i" | "under"
                | "den"
                | ""
                | "vid"
                | "kring"
                | "runt"
                | "gång"
                | "vecka"
                | "redan"
                | "först"
        );
        let verb = self.verb()?;
        // "utförs oktober 2021"
        let is_when = is_when || verb.at + 1 == self.time.start && is_event(self.word(verb.at));
        let is_plain = verb.tense == Tense::Present
            && (!STATES.contains(self.word(verb.at)) || self.is_foreseen())
            && self.clause()?.opening != Opening::Question;
        // "Mätningen i december 2021 bekräftar …": the day is the subject's, not the verb's.
        let opens = (self.clause_words().start..self.time.start).all(|at| {
            let word = self.word(at);
            word.chars().count() <= 5 || matches!(word, "preliminärt" | "troligen")
        });
        let is_free = verb.at < self.time.start || opens || is_event(self.word(verb.at));
        // "insatser genomförda i oktober 2021 visar": the day is of what was done.
        let is_supine = self.word(verb.at) != "är"
            && [1, 2].into_iter().any(|back| is_supine_here(self.before(back)));
        // "införs under 2021": what begins or ends does so once.
        let is_once = BEGINS.contains(self.word(verb.at))
            && matches!(self.before(1), "under" | "i" | "hela")
            || BEGINS.contains(self.word(verb.at)) && verb.at + 1 == self.time.start;
        ((self.is_point || is_once)
            && is_when
            && is_plain
            && is_free
            && !self.is_habit(self.sentence.end)
            && !is_supine)
            .then(|| (Standpoint::Before, verb.at..verb.at + 1))
    }

    /// "varje år", "alltid": what is always so.
    fn is_habit(&self, until: usize) -> bool {
        (self.sentence.start..until).any(|at| {
            matches!(
                self.word(at),
                "varje"
                    | "vartannat"
                    | "vart"
                    | "alltid"
                    | "årligen"
                    | "sedan"
                    | "regelbundet"
                    | "löpande"
            )
        })
    }

    /// Whether what only is, is said of a day as foreseen: "enligt tidplanen är …", "om … lyckas är …".
    fn is_foreseen(&self) -> bool {
        let has_condition = self.clauses.iter().any(|clause| {
            clause.opening == Opening::Condition
                && !clause.words.contains(&self.time.start)
                && clause.verb.is_some_and(|verb| verb.tense == Tense::Present)
        });
        let clause = self.clause_words();
        has_condition
            || clause.clone().any(|at| match self.word(at) {
                "enligt" => {
                    self.word(at + 1).contains("tidplan")
                        || self.word(at + 1).starts_with("planering")
                }
                "förhoppningsvis" | "troligen" | "troligtvis" | "förmodligen" | "kanske"
                | "preliminärt" | "tidigast" => true,
                "först" => at + 4 > self.time.start && at < self.time.start,
                _ => false,
            })
    }

    /// "Start för gruppen: oktober 2021", "Dags för handledning i november 2021".
    pub(super) fn line_of_a_plan(&self) -> Found {
        let has_verb = self.clauses.iter().any(|clause| clause.verb.is_some());
        if has_verb || !self.is_point || self.is_done() {
            return None;
        }
        let plans = self.sentence.clone().find(|&at| {
            let word = self.word(at);
            let next = self.word(at + 1);
            PLANS.iter().any(|stem| word.starts_with(stem))
                || word == "start"
                || word.ends_with("start") && word.len() > 6
                || (word == "att" && matches!(next, "göra" | "genomföra"))
                || (matches!(word, "nästa" | "kommande") && !next.starts_with("år"))
                || (word == "på" && next == "gång")
        });
        plans.map(|at| (Standpoint::Before, self.span(at)))
    }

    /// Whether a line without a verb tells what is done: "genomförd i oktober".
    fn is_done(&self) -> bool {
        // "Kvar att göra före den 31 december: …": what follows is what is to be done.
        let is_list = self.paragraph.between(self.time.end - 1).contains(':');
        let after = self.time.end..if is_list { self.time.end } else { self.sentence.end };
        (self.sentence.start..self.time.start).chain(after).any(|at| {
            let word = self.word(at);
            !PLANS.iter().any(|stem| word.starts_with(stem))
                && !word.ends_with("start")
                && (matches!(
                    word,
                    "klar" | "klart" | "klara" | "färdig" | "färdigt" | "gjort" | "gjord"
                ) && self.before(1) != "senast"
                    || is_supine_here(word))
        })
    }
}

/// "genomförd", "startat", "påbörjats"
fn is_supine_here(word: &str) -> bool {
    word.chars().count() > 4
        && (is_supine(word)
            || word.ends_with("ad")
            || word.ends_with("ade")
            || word.ends_with("örd"))
        && !matches!(word, "åtminstone" | "resultat" | "projekt" | "antalet" | "arbetet")
        && !["het", "start", "skott", "blad", "nad", "stad", "grad", "plats", "insats"]
            .iter()
            .any(|ending| word.ends_with(ending))
}
