//! A year set beside words for now: "i sommar, alltså sommaren 2020", "för 2020, dvs. innevarande år",
//! "året är 2020".

use std::ops::Range;

use tertial_domain::report::ReportKind;

use super::Told;

/// How far from the year its words for now may stand.
const REACH_WORDS: usize = 12;

impl Told<'_, '_> {
    /// The words for now and the year that they are said to be.
    pub(super) fn apposed(&self) -> Option<Range<usize>> {
        self.that_is()
            .or_else(|| self.this_is())
            .or_else(|| self.just_over())
            .or_else(|| self.asked_before())
            .or_else(|| self.year_told_of().filter(|_| !self.is_from_elsewhere()))
    }

    /// "i år, alltså 2020", "till hösten, det vill säga hösten 2020", "för 2020, dvs. innevarande år".
    fn that_is(&self) -> Option<Range<usize>> {
        let from = self.time.start.saturating_sub(5).max(self.sentence.start);
        let says = (from..self.time.start).find(|&at| self.says_that_is(at));
        let before = || {
            let says = says?;
            let from = says.saturating_sub(REACH_WORDS).max(self.sentence.start);
            (from..says).rev().find(|&at| self.is_now_word(at))
        };
        let after = || {
            let until = (self.time.end + 4).min(self.sentence.end);
            let says = (self.time.end..until).find(|&at| self.says_that_is(at))?;
            (says + 1..(says + 6).min(self.sentence.end)).find(|&at| self.is_now_word(at))
        };
        before().or_else(after).map(|at| self.span(at))
    }

    /// "Året är 2020", "året heter 2020", "vi skriver 2020"
    fn this_is(&self) -> Option<Range<usize>> {
        let first = self.sentence.start;
        let verb = self.time.start.checked_sub(1).filter(|at| *at > first)?;
        let is_named = matches!(
            (self.word(verb - 1), self.word(verb)),
            ("året" | "verksamhetsåret" | "planåret", "är" | "heter") | ("vi", "skriver")
        );
        // "Innevarande redovisningsår är 2020."
        let is_named = is_named
            || matches!(self.word(first), "innevarande" | "nuvarande" | "aktuellt" | "pågående")
                && ["år", "året"].iter().any(|end| self.word(verb - 1).ends_with(end))
                && matches!(self.word(verb), "är" | "heter");
        let is_alone = verb - 1 <= first + 1;
        (is_named && is_alone).then(|| self.span(verb - 1))
    }

    /// "Vilket år är det vi summerar? Jo, 2020."
    fn asked_before(&self) -> Option<Range<usize>> {
        let at = self.paragraph.sentence_of(self.sentence.start)?.checked_sub(1)?;
        let asked = self.paragraph.sentences.get(at)?;
        let mark = self.paragraph.between(asked.end.checked_sub(1)?);
        let of_year = asked.clone().take(3).any(|at| self.paragraph.word(at) == "år");
        let tells = asked.clone().any(|at| tells_of(self.paragraph.word(at)));
        let is_answer = self.sentence.len() <= 3 && mark.contains('?') && of_year && tells;
        is_answer.then(|| self.time.clone())
    }

    /// "det nyss avslutade 2020", in the report on it.
    fn just_over(&self) -> Option<Range<usize>> {
        let is_over = matches!(
            (self.before(2), self.before(1)),
            ("nyss" | "just" | "nu", "avslutade" | "gångna" | "passerade")
                | ("det" | "året", "gångna")
        );
        let is_wrong = is_over && self.kind != ReportKind::AnnualPlan;
        is_wrong.then(|| self.span(self.time.start - 2))
    }

    /// "det år vars resultat vi redovisar", "det år som här redovisas", "det år rapporten handlar om".
    fn year_told_of(&self) -> Option<Range<usize>> {
        let near = self.time.start.saturating_sub(10).max(self.sentence.start)
            ..(self.time.end + 8).min(self.sentence.end);
        let is_year = |at: usize| {
            matches!(self.word(at), "år" | "året" | "period" | "perioden" | "tid" | "tiden")
        };
        let opens = |at: usize| {
            matches!(self.word(at), "som" | "vars" | "vi" | "då" | "där")
                || super::itself::names_document(self.word(at))
        };
        near.clone()
            .find(|&at| {
                is_year(at) && opens(at + 1) && {
                    let clause = at + 1..(at + 8).min(self.sentence.end);
                    let tells = clause.clone().find(|&at| tells_of(self.word(at)));
                    let is_here = |at: usize| {
                        matches!(self.word(at), "nu" | "här" | "härmed" | "vi" | "denna" | "ni")
                            || super::itself::names_document(self.word(at))
                    };
                    tells.is_some() && clause.clone().any(is_here)
                }
            })
            .map(|at| self.span(at))
    }

    /// "alltså", "dvs.", "det vill säga"
    fn says_that_is(&self, at: usize) -> bool {
        matches!(self.word(at), "alltså" | "dvs" | "d.v.s" | "nämligen" | "d.v.s.")
            || (self.word(at), self.word(at + 1), self.word(at + 2)) == ("det", "vill", "säga")
            || self.word(at) == "här" && at > 0 && self.paragraph.between(at - 1).contains(',')
    }

    /// Words that can only mean the time of the document.
    fn is_now_word(&self, at: usize) -> bool {
        let next = self.word(at + 1);
        if self.kind == ReportKind::AnnualPlan {
            // A plan is written in the year before it.
            return matches!(
                (self.word(at), next),
                ("nästa" | "kommande", "år") | ("planåret" | "planperioden", _)
            ) || self.word(at) == "årets"
                && super::itself::names_document(self.word(at + 3))
                || self.word(at) == "årets" && super::itself::names_document(next);
        }
        matches!(
            (self.word(at), next),
            ("i", "år" | "sommar" | "höst" | "vår" | "vinter" | "våras" | "somras" | "höstas")
                | ("till", "hösten" | "sommaren" | "våren" | "jul" | "nyår" | "årsskiftet")
                | ("sedan", "nyår" | "årsskiftet")
                | (
                    "innevarande" | "detta" | "pågående" | "nästa" | "kommande",
                    "år" | "verksamhetsår"
                )
                | ("årets", _)
        )
    }
}

/// Verbs, in the present, by which a document takes up a year.
fn tells_of(word: &str) -> bool {
    let stems = [
        "redovisa",
        "rapportera",
        "beskriv",
        "summera",
        "sammanfatta",
        "planera",
        "täck",
        "omfatta",
        "avse",
        "följ",
        "handla",
        "behandla",
        "berätta",
    ];
    stems.iter().any(|stem| {
        word.strip_prefix(stem)
            .is_some_and(|end| matches!(end, "r" | "s" | "er" | "ar" | "ks" | "s:" | "d" | "de"))
            && !word.ends_with("de")
    }) || matches!(word, "ser" | "blickar" | "tittar" | "gäller" | "följs" | "täcks")
}
