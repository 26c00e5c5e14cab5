//! Sentences that were written for the report of another year: what they say that the document is
//! about, and where their writer stands to that year.

use std::ops::Range;

use tertial_domain::report::ReportKind;

use super::signs::{compares_years, is_year, named_kinds};
use super::{Own, Stale};
use crate::swedish::clauses::{Clause, Opening, clauses};
use crate::swedish::dates::{NamedYear, years};
use crate::swedish::months::number_of_month;
use crate::swedish::paragraph::Paragraph;
use crate::swedish::standpoint::{Stand, Standpoint, standpoint};
use crate::swedish::tense::{Tense, is_supine};
use crate::swedish::time_words::stretch_of_year;
use crate::swedish::word_set::WordSet;

/// Words before a year that make it where something comes from, or what it is held against.
static ELSEWHERE: WordSet = WordSet::new(
    "från sedan än mot som efter förra föregående redan fr.o.m både mellan jfr jmf samma sen",
);
/// Words that make a sentence speak of two years, or of a column beside the report's own.
static BESIDE: WordSet = WordSet::new(
    "även också parentes kolumn kolumnen båda respektive inte heller tidigare dåvarande \
    liksom precis fortfarande skillnad jämförelse lägre högre fler färre bättre sämre oförändrad \
    oförändrat",
);
/// How a text says what its document is about.
static TELLS: WordSet = WordSet::new(
    "\
    avser gäller omfattar beskriver redovisar sammanfattar speglar täcker behandlar handlar
    sträcker löper belyser innefattar skildrar redogör berättar rör återger summerar spänner visar
    redovisas beskrivs sammanfattas återges presenteras presenterar framgår har är",
);
/// Verbs that tell, with the one who tells between them and what they tell of.
static RELATES: WordSet =
    WordSet::new("redovisar redogör berättar beskriver sammanfattar summerar");

/// An earlier year in its sentence.
struct Told<'s, 'p> {
    paragraph: &'s Paragraph<'p>,
    sentence: &'s Range<usize>,
    clauses: Vec<Clause>,
    /// The words of the year and of the part of it that is named.
    time: Range<usize>,
    kind: ReportKind,
}

impl Own {
    /// What a sentence says that was written for an earlier year's report.
    pub(super) fn written_for_another_year(
        &self,
        paragraph: &Paragraph<'_>,
        sentence: &Range<usize>,
    ) -> Option<Stale> {
        let named: Vec<NamedYear> =
            years(paragraph).into_iter().filter(|year| sentence.contains(&year.word)).collect();
        let first = named.first()?;
        let is_near = |year: i16| year < self.year && year + 5 > self.year;
        // "lägger 2020 till handlingarna och blickar fram mot 2021"
        let looks_on = |other: &NamedYear| {
            let before = other.word.checked_sub(1).map(|at| paragraph.word(at));
            other.year > first.year && matches!(before, Some("mot" | "emot" | "inför"))
        };
        let is_alone = named.iter().all(|other| other.year == first.year || looks_on(other));
        if !is_near(first.year) || !is_alone || is_range(paragraph, first.word) {
            return None;
        }
        let last = named.iter().rfind(|other| other.year == first.year).unwrap_or(first);
        let (time, _) = stretch_of_year(paragraph, sentence, last.word);
        let told = Told {
            paragraph,
            sentence,
            clauses: clauses(paragraph, sentence),
            time,
            kind: self.kind,
        };
        if let Some(words) = told.label() {
            return Some(Stale { reason: "year", words });
        }
        if told.is_elsewhere() {
            return None;
        }
        let about = told.about().map(|words| Stale { reason: "year", words });
        about.or_else(|| self.stands(standpoint(paragraph, sentence, last.word)?, last, &told))
    }

    /// "I tertialrapporten redovisas …" in an annual report, with no number and no year.
    pub(super) fn in_another_report(
        &self,
        paragraph: &Paragraph<'_>,
        sentence: &Range<usize>,
    ) -> Option<Stale> {
        let at = sentence.start;
        let is_tertial = matches!(
            paragraph.word(at + 1),
            "tertialrapporten" | "delårsrapporten" | "tertialuppföljningen" | "delårsuppföljningen"
        );
        let tells = matches!(
            paragraph.word(at + 2),
            "redovisas" | "redovisar" | "beskrivs" | "beskriver" | "sammanfattas" | "presenteras"
        );
        let is_wrong = self.kind == ReportKind::AnnualReport
            && paragraph.word(at) == "i"
            && is_tertial
            && tells
            && sentence.contains(&(at + 2));
        is_wrong.then_some(Stale { reason: "name", words: at..at + 2 })
    }

    fn stands(&self, stand: Stand, named: &NamedYear, told: &Told<'_, '_>) -> Option<Stale> {
        // A plan is written while the year before it runs: only what shall be done then is stale.
        let is_running = self.kind == ReportKind::AnnualPlan && named.year + 1 == self.year;
        let is_late = || {
            told.time
                .clone()
                .any(|at| number_of_month(told.paragraph.word(at)).is_some_and(|m| m > 8))
                || told.time.clone().any(|at| told.paragraph.word(at).contains("höst"))
        };
        let shall = || {
            told.clauses
                .iter()
                .any(|clause| clause.verb.is_some_and(|verb| verb.tense == Tense::Future))
        };
        let is_wrong = match stand.standpoint {
            _ if !is_running => true,
            Standpoint::Before => shall() || !is_late(),
            Standpoint::Within => shall(),
            Standpoint::AtEnd => false,
        };
        let reason = match stand.standpoint {
            Standpoint::Before | Standpoint::Within => "ahead-of-past",
            Standpoint::AtEnd => "year",
        };
        is_wrong.then_some(Stale { reason, words: stand.words })
    }
}

/// "2019–2021", "2019/20": a stretch that is longer than the year.
fn is_range(paragraph: &Paragraph<'_>, at: usize) -> bool {
    let joins = |at: usize| matches!(paragraph.between(at).trim(), "–" | "-" | "—" | "/");
    (joins(at) && is_year(paragraph.word(at + 1)))
        || at.checked_sub(1).is_some_and(|before| joins(before) && is_year(paragraph.word(before)))
}

impl Told<'_, '_> {
    fn word(&self, at: usize) -> &str {
        if self.sentence.contains(&at) { self.paragraph.word(at) } else { "" }
    }

    fn before(&self, back: usize) -> &str {
        self.time.start.checked_sub(back).map(|at| self.word(at)).unwrap_or_default()
    }

    fn clause(&self) -> Option<&Clause> {
        self.clauses.iter().find(|clause| clause.words.contains(&self.time.start))
    }

    /// The time of the verb that the year belongs to.
    fn tense(&self) -> Option<Tense> {
        let at = self.clauses.iter().position(|one| one.words.contains(&self.time.start))?;
        let own = self.clauses.get(at).and_then(|clause| clause.verb);
        let before = || self.clauses.get(..at)?.iter().rev().find_map(|clause| clause.verb);
        let after = || self.clauses.get(at..)?.iter().find_map(|clause| clause.verb);
        own.or_else(before).or_else(after).map(|verb| verb.tense)
    }

    /// Whether the year is where something comes from, or one of two.
    fn is_elsewhere(&self) -> bool {
        let at = self.time.start.checked_sub(1).filter(|at| self.sentence.contains(at));
        let is_from = at.is_some_and(|at| {
            let word = self.paragraph.word(at);
            ELSEWHERE.contains(word) && !(word == "mot" && self.time.len() > 1)
                || word == "med"
                    && !matches!(self.word(at.saturating_sub(2)), "till" | "t.o.m")
                    && self.word(at.saturating_sub(1)) == "och"
        });
        let is_beside = self.sentence.clone().any(|at| {
            let word = self.paragraph.word(at);
            BESIDE.contains(word) && !(word == "inte" && self.word(at + 1) == "slut")
        });
        is_from || is_beside || compares_years(self.paragraph, self.sentence) || self.is_attribute()
    }

    /// "gården, öppnad 2020", "enkäten 2020", "2020 års priser": the year tells which one.
    fn is_attribute(&self) -> bool {
        let before = self.before(1);
        let has = self.sentence.clone().any(|at| matches!(self.word(at), "har" | "ha"));
        // "det vi gjort 2020": "har" is left out.
        let has = has || matches!(self.before(2), "vi" | "enheten" | "gruppen");
        let is_done = before.chars().count() > 4
            && !has
            && (is_supine(before) || before.ends_with("ad") || before.ends_with("ade"));
        let owns = self.word(self.time.end) == "års" && !self.is_own_noun(self.time.end + 1);
        is_done || owns || (self.is_after_noun() && !self.is_own_noun(self.time.start - 1))
    }

    /// Whether the year stands right after a noun in its definite form.
    fn is_after_noun(&self) -> bool {
        let before = self.before(1);
        before.chars().count() > 4
            && ["en", "et", "an", "na", "ens", "ets", "er"].iter().any(|end| before.ends_with(end))
            && self.time.start > self.sentence.start
            && !self.paragraph.between(self.time.start - 1).contains([',', ':', '('])
            && self.clause().and_then(|clause| clause.verb).map(|verb| verb.at)
                != Some(self.time.start - 1)
            && !matches!(
                before,
                "enheten"
                    | "gruppen"
                    | "tiden"
                    | "perioden"
                    | "genom"
                    | "egen"
                    | "månader"
                    | "innan"
                    | "hösten"
                    | "våren"
            )
    }

    /// Whether a noun is of what a document of the year is about: its aims, its work, its account.
    fn is_own_noun(&self, at: usize) -> bool {
        let noun = self.word(at);
        named_kinds(noun).is_some()
            || [
                "verksamhet",
                "mål",
                "årsmål",
                "inriktning",
                "planering",
                "redovisning",
                "berättelse",
                "uppföljning",
                "arbete",
                "åtagande",
                "prioritering",
                "aktivitet",
                "verksamhetsår",
            ]
            .iter()
            .any(|stem| noun.starts_with(stem))
    }

    /// The words that say that the document is about the year.
    fn about(&self) -> Option<Range<usize>> {
        let tense = self.tense();
        self.named_period()
            .or_else(|| if tense == Some(Tense::Past) { None } else { self.of_itself() })
            .or_else(|| self.cleft())
            .or_else(|| {
                let is_now = matches!(tense, Some(Tense::Present | Tense::Future))
                    || tense == Some(Tense::Perfect)
                        && self.before(1) == "inför"
                        && self.kind == ReportKind::AnnualPlan;
                if is_now { self.told_now() } else { None }
            })
    }

    fn span(&self, at: usize) -> Range<usize> {
        at.min(self.time.start)..(at + 1).max(self.time.end)
    }

    /// "Redovisningsår: 2020", "Planperiod: 2020", "Helår 2020: prognos enligt plan".
    fn label(&self) -> Option<Range<usize>> {
        let first = self.sentence.start;
        let word = self.word(first);
        let of_document =
            ["redovisning", "rapport", "plan", "verksamhets", "budget", "uppfölj", "period"]
                .iter()
                .any(|stem| word.starts_with(stem))
                && ["år", "året", "period", "perioden"].iter().any(|end| word.ends_with(end));
        let says = matches!(word, "avser" | "gäller" | "omfattar");
        let is_marked = self.word(first + 1) == "är" && first + 2 == self.time.start
            || (first..self.time.start).any(|at| self.paragraph.between(at).contains(':'));
        let is_short = self.sentence.len() <= 9 && self.tense() != Some(Tense::Past);
        if is_short && is_marked && (of_document || says) {
            return Some(self.span(first));
        }
        let is_title = self.word(first).len() > 3
            && ["återblick", "sammanfattning", "summering", "redovisning", "berättelse", "rapport"]
                .iter()
                .any(|stem| word.starts_with(stem))
            && first + 2 == self.time.start;
        let is_in_short = first == self.time.start
            && self.word(self.time.end) == "i"
            && matches!(
                self.word(self.time.end + 1),
                "korthet" | "siffror" | "sammandrag" | "sammanfattning" | "backspegeln"
            );
        let ends_title = self.paragraph.between(self.time.end - 1).contains([':', '–']);
        if (is_title && ends_title) || is_in_short {
            return Some(self.span(first));
        }
        let is_aim = self.kind == ReportKind::AnnualPlan
            && ["mål", "fokus", "aktivitet", "prioritering", "inriktning", "åtagande"]
                .iter()
                .any(|stem| word.starts_with(stem))
            && first + 1 == self.time.start
            && ends_title
            && !self.paragraph.begins_with_digit(self.time.end);
        if is_aim {
            return Some(self.span(first));
        }
        let is_whole = self.time.clone().any(|at| self.word(at) == "helår")
            || self.before(1) == "helår"
            || self.before(1) == "helåret"
            || word.starts_with("årsprognos")
            || word.starts_with("helårsprognos");
        let forecast = self.sentence.clone().find(|&at| {
            ["prognos", "bedömning"].iter().any(|stem| self.word(at).starts_with(stem))
        })?;
        let is_tertial =
            matches!(self.kind, ReportKind::TertialReport1 | ReportKind::TertialReport2);
        (is_tertial && is_whole && self.tense() != Some(Tense::Past)).then(|| self.span(forecast))
    }

    /// "Den period som redovisas började 2020", "året vi lämnar bakom oss är 2020".
    fn named_period(&self) -> Option<Range<usize>> {
        let first = self.sentence.start;
        let head = (first..first + 3).find(|&at| {
            matches!(self.word(at), "period" | "perioden" | "tid" | "år" | "året" | "tiden")
        })?;
        let tells = (head + 1..self.time.start).find(|&at| {
            matches!(
                self.word(at),
                "redovisas"
                    | "beskrivs"
                    | "avses"
                    | "redovisar"
                    | "beskriver"
                    | "rapporteras"
                    | "lämnar"
                    | "summerar"
                    | "sammanfattar"
                    | "planerar"
                    | "behandlas"
            )
        })?;
        Some(self.span(tells))
    }

    /// "denna berättelse", "på de här sidorna", "redovisas här", with the year as what it is of.
    fn of_itself(&self) -> Option<Range<usize>> {
        let here = self.sentence.clone().find(|&at| self.points_here(at))?;
        // Only with a verb that can say so, or one that tells of the year as a whole.
        let tells = self.clauses.iter().filter_map(|clause| clause.verb).any(|verb| {
            TELLS.contains(self.word(verb.at))
                || matches!(verb.tense, Tense::Future | Tense::Present)
        });
        let is_plain = matches!(
            self.before(1),
            "" | "är"
                | "för"
                | "om"
                | "under"
                | "av"
                | "avser"
                | "gäller"
                | "omfattar"
                | "i"
                | "till"
                | "hela"
                | "behandlar"
                | "med"
                | "verksamhetsåret"
                | "perioden"
                | "lägger"
                | "beskriver"
                | "redovisar"
                | "december"
                | "har"
                | "gjort"
                | "och"
        ) || self.time.len() > 1
            || self.is_own_noun(self.time.start.saturating_sub(1));
        (tells && is_plain).then(|| self.span(here))
    }

    fn points_here(&self, at: usize) -> bool {
        let (one, two, three) = (self.word(at), self.word(at + 1), self.word(at + 2));
        match one {
            "denna" | "detta" | "föreliggande" | "dessa" => names_document(two),
            "den" | "det" | "de" => {
                matches!(two, "här" | "följande") && (names_document(three) || two == "följande")
            }
            "följande" => names_document(two),
            "nedan" | "härmed" => true,
            "här" => ["redovis", "beskriv", "redogör", "kan", "sammanfatt", "present", "följer"]
                .iter()
                .any(|verb| two.starts_with(verb)),
            "som" => matches!(two, "du" | "ni") && self.word(at + 2).starts_with("läs"),
            // "Rapporten sträcker sig …", "Delårsuppföljningen, som gäller …"
            _ if at <= self.sentence.start + 1 => {
                let is_own =
                    ["rapporten", "planen", "berättelsen", "redovisningen", "uppföljningen"]
                        .iter()
                        .any(|end| {
                            one.strip_suffix(end).is_some_and(|start| {
                                matches!(
                                    start,
                                    "" | "verksamhets" | "tertial" | "delårs" | "års" | "enhets"
                                )
                            })
                        });
                let elsewhere =
                    ["finns", "ligger", "nås", "bygger", "utgår", "jämför", "grundar", "följer"];
                let verb = self.clauses.iter().find_map(|clause| clause.verb);
                let is_open = verb.is_some_and(|verb| {
                    !elsewhere.contains(&self.word(verb.at)) && verb.at < at + 5
                });
                is_own && is_open
                    || is_own
                        && (at + 1..at + 4).any(|next| {
                            matches!(
                                self.word(next),
                                "avser"
                                    | "gäller"
                                    | "omfattar"
                                    | "sträcker"
                                    | "behandlar"
                                    | "handlar"
                                    | "löper"
                                    | "skildrar"
                                    | "innefattar"
                                    | "beskriver"
                                    | "redovisar"
                            ) || self.word(next) == "har" && self.word(self.time.end) == "som"
                        })
            }
            _ => false,
        }
    }

    /// "Det är 2020 vi nu planerar för", "det är 2020 års verksamhet som beskrivs".
    fn cleft(&self) -> Option<Range<usize>> {
        let is_cleft = self.before(1) == "är" && self.before(2) == "det";
        let from = self.time.end;
        let verb = (from..(from + 7).min(self.sentence.end)).find(|&at| {
            matches!(
                self.word(at),
                "planerar"
                    | "redovisar"
                    | "redovisas"
                    | "beskriver"
                    | "beskrivs"
                    | "summerar"
                    | "sammanfattar"
                    | "avses"
                    | "gäller"
                    | "rapporterar"
                    | "rapporteras"
            )
        })?;
        is_cleft.then(|| self.span(verb))
    }

    /// The present, of a year that opens the sentence or that is what is told of.
    fn told_now(&self) -> Option<Range<usize>> {
        let verb = self.clause()?.verb?;
        if self.clause()?.opening == Opening::Relative {
            return None;
        }
        let is_plan = self.kind == ReportKind::AnnualPlan;
        let relates = RELATES.contains(self.word(verb.at))
            && matches!(self.before(1), "för" | "om" | "av" | "under")
            && verb.at < self.time.start;
        let is_ours = matches!(self.before(1), "vårt" | "vår")
            || matches!(self.before(2), "vårt" | "vår")
                && (self.before(1) == "om" || self.is_own_noun(self.time.start.saturating_sub(1)))
            || matches!(self.before(1), "om" | "för")
                && matches!(self.before(3), "vår" | "enhetens" | "denna");
        // "Vad vill vi uppnå 2020?", "det här vill vi åstadkomma 2020"
        let wants = matches!(self.word(verb.at), "vill" | "ska" | "skall")
            && self.time.end == self.sentence.end
            && self.before(1).ends_with(['a', 'å'])
            && self.before(1).len() > 2;
        let is_now = self.sentence.clone().any(|at| self.word(at) == "nu")
            && named_kinds(self.before(1)).is_some();
        let is_new = self.word(self.time.start) == "året"
            && self.before(1) == "nya"
            && self.paragraph.between(self.time.end.saturating_sub(2)).contains([',', '(', '–']);
        // "målet för helåret 2020 ser ut att nås"
        let is_aim = self.before(1) == "för"
            && self.is_own_noun(self.time.start.saturating_sub(2))
            && !matches!(self.word(verb.at), "finns" | "ligger" | "nås")
            && !(is_plan && verb.tense == Tense::Present);
        let is_asked = self.paragraph.quote(self.sentence.clone()).ends_with('?');
        let is_before = matches!(self.before(1), "inför") && is_plan;
        let is_when = verb.tense == Tense::Future
            && self.clause()?.opening == Opening::Main
            && verb.at < self.time.start
            && !self.is_after_noun();
        let is_tertial =
            matches!(self.kind, ReportKind::TertialReport1 | ReportKind::TertialReport2);
        let is_forecast = is_tertial
            && self.sentence.clone().take(4).any(|at| self.word(at).contains("prognos"))
            && verb.at < self.time.start;
        let relates = relates || is_forecast || is_aim || is_asked || is_before || is_when;
        let is_it = relates || is_new || is_ours || wants || (is_now && !is_plan);
        is_it.then(|| self.span(verb.at))
    }
}

fn names_document(word: &str) -> bool {
    [
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
    ]
    .iter()
    .any(|name| word.contains(name))
        && !word.starts_with("handlingsplan")
}
