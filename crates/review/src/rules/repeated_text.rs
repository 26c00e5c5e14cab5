//! The same paragraph in two places, unchanged from last year's report, or in another unit's.
//!
//! **Means:** a paragraph, or a run of sentences, stands word for word in two texts of the report, or stood
//! so in the unit's report of the same kind the year before. Years and "under året" are read as the same.
//! Or a long paragraph stands in a report of another unit under the same committee.
//!
//! **Why it matters:** a copied answer answers one of two questions at most, a paragraph that is the same
//! year after year says nothing of this year, and one that two units share says nothing of either.
//!
//! **Fires:** the whole comment on one activity is the comment on the activity above it.
//!
//! **Silent:** headings and titles, names, short lists of means, sentences that differ in a name or a figure,
//! an expected result that echoes the goal above it, descriptions of the unit that stand from year to year;
//! what most units of the committee have, and what they are to reach, is not the unit's own to vary.

mod copies;

use std::collections::HashMap;

use tertial_domain::goal::GoalText;
use tertial_domain::name_key::name_key;
use tertial_domain::report::Report;
use tertial_domain::rich_text::Block;

use crate::facts::{Facts, Passage, texts};
use crate::finding::{Finding, Findings};
use crate::place::{GoalPart, Place};
use crate::rule::{Need, Parameter, Rule, Severity, Spec};
use crate::siblings::Siblings;
use crate::swedish::paragraph::Paragraph;
use copies::{Copies, fold_exactly, fold_year};

/// `repeated-text`
pub const SPEC: Spec = Spec {
    rule: Rule::RepeatedText,
    severity: Severity::Hint,
    parameters: &[
        Parameter { name: "paragraph_min_words", default: 8, allowed: (4, 200) },
        Parameter { name: "run_min_words", default: 18, allowed: (8, 500) },
        Parameter { name: "sibling_min_words", default: 20, allowed: (12, 500) },
    ],
    check,
};

fn check(facts: &Facts<'_>, out: &mut Findings) {
    let least = |name| {
        usize::try_from(facts.settings.parameter(Rule::RepeatedText, name)).unwrap_or(usize::MAX)
    };
    let (paragraph, run) = (least("paragraph_min_words"), least("run_min_words"));
    let said = out.found.len();
    within(facts, paragraph, run, out);
    since_last_year(facts, paragraph, out);
    if let Some(siblings) = facts.history.siblings {
        beside(facts, siblings, (least("sibling_min_words"), said), out);
    }
}

/// Paragraphs that another unit of the committee has too; a place that was named is left at that.
fn beside(
    facts: &Facts<'_>,
    siblings: &Siblings,
    (least, said): (usize, usize),
    out: &mut Findings,
) {
    let own = siblings.unit(facts.report);
    for passage in facts.passages.iter().filter(|passage| is_own_words(&passage.place)) {
        let named = out.found.get(said..).unwrap_or_default();
        if named.iter().any(|finding| finding.place == passage.place) {
            continue;
        }
        let shared = passage.paragraphs.iter().find_map(|paragraph| {
            Some((paragraph.text, siblings.sharing(own, paragraph.text, least)?))
        });
        if let Some((text, shared)) = shared {
            out.push(
                Finding::new(Rule::RepeatedText, "sibling", passage.place.clone())
                    .with("words", opening(text))
                    .with("unit", shared.unit)
                    .with("more", shared.more.to_string())
                    .quote(passage.place.clone(), text),
            );
        }
    }
}

/// Whether words at a place are the unit's own to choose: what is to be reached, and what a goal
/// means, may well come from above.
const fn is_own_words(place: &Place) -> bool {
    !matches!(
        place,
        Place::Goal(_, GoalPart::Text(GoalText::ExpectedResult | GoalText::Description))
    )
}

/// The same words in two places of this report: the later place is pointed at.
fn within(facts: &Facts<'_>, paragraph_min: usize, run_min: usize, out: &mut Findings) {
    let mut copies = Copies::new(paragraph_min, run_min);
    for (at, passage) in facts.passages.iter().enumerate() {
        copies.place(passage);
        let factor = if is_terse(&passage.place) { 2 } else { 1 };
        if let Some(copy) = copies.look_up(at, passage, factor)
            && let Some(first) = facts.passages.get(copy.passage)
            && !is_same_indicator(facts, first, passage)
            && !is_rate(copy.words)
        {
            let mut finding = Finding::new(Rule::RepeatedText, "twice", passage.place.clone())
                .with("words", opening(copy.words))
                .with("count", copy.word_count.to_string())
                .quote(passage.place.clone(), copy.words);
            if first.place != passage.place {
                finding = finding.quote(first.place.clone(), copy.first_words);
            }
            out.push(finding);
        }
        copies.add(at, passage);
    }
}

/// Paragraphs that stood in last year's report of the same kind.
fn since_last_year(facts: &Facts<'_>, paragraph_min: usize, out: &mut Findings) {
    let last_year = facts.year.and_then(|year| {
        facts.history.earlier.iter().find(|earlier| {
            earlier.kind == facts.kind && earlier.year.is_some_and(|y| y.number() == year - 1)
        })
    });
    let Some(earlier) = last_year else {
        out.needs(Rule::RepeatedText, Need::EarlierReport);
        return;
    };
    let (year, old_year) = (facts.year.unwrap_or_default(), facts.year.unwrap_or_default() - 1);
    let old = Earlier::new(earlier, old_year);
    for passage in &facts.passages {
        let least = if is_terse(&passage.place) { paragraph_min * 2 } else { paragraph_min };
        let stood = |folded: Option<(u64, usize)>, least: usize| {
            folded.is_some_and(|(hash, words)| words >= least && old.has(hash, passage))
        };
        // Where the year was changed, a short paragraph is no copy.
        let same = passage.paragraphs.iter().find(|paragraph| {
            stood(fold_exactly(paragraph), least) || stood(fold_year(paragraph, year), least * 2)
        });
        if let Some(paragraph) = same {
            out.push(
                Finding::new(Rule::RepeatedText, "last-year", passage.place.clone())
                    .with("words", opening(paragraph.text))
                    .with("year", old_year.to_string())
                    .quote(passage.place.clone(), paragraph.text),
            );
        }
    }
}

/// Two rows of one indicator rightly have one analysis.
fn is_same_indicator(facts: &Facts<'_>, one: &Passage<'_>, other: &Passage<'_>) -> bool {
    let name = |passage: &Passage<'_>| match &passage.place {
        Place::Goal(_, GoalPart::IndicatorNote(row, _)) => {
            let goal = facts.goals.get(passage.goal?)?;
            goal.node.indicators.get(*row).map(|row| name_key(&row.name))
        }
        _ => None,
    };
    name(one).is_some_and(|own| Some(own) == name(other))
}

/// The paragraphs of last year's report.
struct Earlier {
    /// Hashes with the heading that they stood under; no heading inside the goal tree.
    paragraphs: HashMap<u64, String>,
    year: i16,
}

impl Earlier {
    fn new(report: &Report, year: i16) -> Self {
        let mut all = Self { paragraphs: HashMap::new(), year };
        for section in &report.sections {
            all.add(&section.blocks, &section.heading.to_lowercase());
        }
        for goal in report.walk_goals() {
            goal.texts.iter().for_each(|(_, blocks)| all.add(blocks, ""));
            goal.indicators.iter().for_each(|row| {
                all.add(&row.analysis, "");
                all.add(&row.comment, "");
            });
            goal.activities.iter().for_each(|row| all.add(&row.analysis, ""));
        }
        all
    }

    fn add(&mut self, blocks: &[Block], heading: &str) {
        for text in texts(blocks) {
            let paragraph = Paragraph::new(text);
            let folded = [fold_exactly(&paragraph), fold_year(&paragraph, self.year)];
            for (hash, _) in folded.into_iter().flatten() {
                self.paragraphs.insert(hash, heading.to_owned());
            }
        }
    }

    /// Whether a paragraph stood in the old report, and should not stand from year to year: what the
    /// unit is under the same heading does, and what comes from above.
    fn has(&self, hash: u64, passage: &Passage<'_>) -> bool {
        let Some(old_heading) = self.paragraphs.get(&hash) else { return false };
        match &passage.place {
            Place::Section(_) => {
                let heading = passage.heading.unwrap_or_default().to_lowercase();
                let presents = PRESENTING.iter().any(|word| heading.contains(word))
                    || matches!(
                        heading.as_str(),
                        "verksamhet" | "verksamheten" | "brukare" | "inledning"
                    );
                !(presents && *old_heading == heading)
            }
            Place::Goal(_, GoalPart::Text(GoalText::ExpectedResult | GoalText::Description))
            | Place::Report
            | Place::Head
            | Place::Table { .. } => false,
            Place::Goal(..) => true,
        }
    }
}

/// Words of headings under which a unit says what it is, from year to year.
const PRESENTING: &[&str] = &[
    "administrativ",
    "verksamhetsidé",
    "beslut",
    "värdegrund",
    "uppdrag",
    "vision",
    "organisation",
    "presentation",
    "om enheten",
    "bakgrund",
];

/// Texts whose genre is short and alike: twice as many words are asked for.
const fn is_terse(place: &Place) -> bool {
    matches!(
        place,
        Place::Goal(
            _,
            GoalPart::Text(GoalText::ExpectedResult | GoalText::ResourceUse | GoalText::FollowUp)
        )
    )
}

/// "Tas upp i arbetsgrupperna en gång i månaden.": a short line on how often something is done, which
/// is said alike wherever it is so.
fn is_rate(words: &str) -> bool {
    let lower = words.to_lowercase();
    words.split_whitespace().count() < 10
        && ["en gång i ", "en gång per ", "varje vecka", "varje månad", "två gånger "]
            .iter()
            .any(|rate| lower.contains(rate))
}

/// The first words of a text, enough to know it by.
fn opening(text: &str) -> String {
    let mut words = text.split_whitespace();
    let mut first = words.by_ref().take(8).collect::<Vec<_>>().join(" ");
    if words.next().is_some() {
        first.push('…');
    }
    first
}

#[cfg(test)]
mod tests {
    use tertial_domain::goal::GoalLevel;
    use tertial_domain::report::{ActivityRow, ReportKind};

    use super::*;
    use crate::facts::History;
    use crate::rules::example::{found, goal, goal_with, paragraphs, report, section};
    use crate::settings::Settings;
    use crate::vocabulary::Vocabulary;

    const SONG: &str =
        "Kören har övat varje torsdag under året och sjungit för gästerna på Åsens gård.";

    fn answered(answers: &[&[&str]]) -> Report {
        let mut unit = goal(GoalLevel::Committee, "Gästerna trivs");
        unit.activities = answers
            .iter()
            .map(|answer| ActivityRow { analysis: paragraphs(answer), ..ActivityRow::default() })
            .collect();
        Report { goals: vec![unit], ..report(ReportKind::AnnualReport, 2021) }
    }

    fn of(report: &Report) -> Vec<String> {
        found(Rule::RepeatedText, report)
    }

    #[test]
    fn a_copied_answer_fires_at_the_later_place() {
        let place = "goals/0/activities/1/analysis twice";
        assert_eq!(of(&answered(&[&[SONG], &[SONG]])), [place]);
        let longer = format!("{SONG} Det har varit uppskattat.");
        assert_eq!(of(&answered(&[&[&longer], &[SONG]])), [place], "the opening of another");
        assert_eq!(of(&answered(&[&[SONG], &[&longer]])), [place], "opens with another");
        let other_year = SONG.replace("under året", "under 2021");
        assert_eq!(of(&answered(&[&[SONG], &[&other_year]])), [place], "the year's expression");
        let other_case = SONG.to_uppercase();
        assert_eq!(of(&answered(&[&[SONG], &[&other_case]])), [place], "small or capital letters");
    }

    #[test]
    fn a_run_of_sentences_fires_though_the_rest_differs() {
        let run = "Vi möts varje måndag. Då går vi igenom veckans schema. Alla får säga sitt om \
                   vad som har gått bra och mindre bra.";
        let one = format!("Gruppen är ny. {run} Den är liten.");
        let other = format!("Köket är stort. {run} Det är ljust.");
        assert_eq!(of(&answered(&[&[&one], &[&other]])).len(), 1);
    }

    #[test]
    fn what_only_looks_alike_is_left_alone() {
        let none = Vec::<String>::new();
        assert_eq!(of(&answered(&[&["Se ovan."], &["Se ovan."]])), none);
        let other_name = SONG.replace("Åsens", "Dalens");
        assert_eq!(of(&answered(&[&[SONG], &[&other_name]])), none, "another name");
        let figures = [
            "Av dem som svarade var 80 procent nöjda med maten i huset.",
            "Av dem som svarade var 75 procent nöjda med maten i huset.",
        ];
        assert_eq!(of(&answered(&[&[figures[0]], &[figures[1]]])), none, "another figure");
        let echo = "Gästerna är nöjda med maten och trivs i huset varje dag.";
        let mut above = goal_with(GoalLevel::Committee, "A", &[(GoalText::ExpectedResult, echo)]);
        above.goals = vec![goal_with(GoalLevel::Unit, "B", &[(GoalText::ExpectedResult, echo)])];
        let base = report(ReportKind::AnnualReport, 2021);
        assert_eq!(of(&Report { goals: vec![above], ..base }), none, "an echo");
    }

    #[test]
    fn a_long_paragraph_of_another_unit_is_told_with_its_name() {
        const TOLD: &str = "Vi bakade bröd med gästerna varje torsdag, och doften drog ut fler ur \
                            sina rum än förr. Det vill vi fortsätta med i alla hus.";
        const MEANT: &str = "Gästerna väljer själva vad de vill göra om dagarna, och det som de har \
                             valt blir också av, även när någon i gruppen är sjuk.";
        let of_unit = |name: &str, answers: &[&[&str]]| {
            let mut report = answered(answers);
            report.unit = Some(name.to_owned());
            report.goals[0].add_text(GoalText::ExpectedResult, paragraphs(&[MEANT]));
            report
        };
        let one = of_unit("Almen", &[&[TOLD], &[SONG]]);
        let siblings = Siblings::of([&one, &of_unit("Björken", &[&["Nytt."], &[TOLD], &[SONG]])]);
        let settings = Settings::default();
        let history = History { siblings: Some(&siblings), ..History::default() };
        let review = crate::check(&Facts::new(&one, history, Vocabulary::built_in(), &settings));
        let own = review.findings.iter().filter(|finding| finding.rule == Rule::RepeatedText);
        let told: Vec<String> = own.map(|one| format!("{} {}", one.place, one.reason)).collect();
        assert_eq!(told, ["goals/0/activities/0/analysis sibling"], "not what is to be reached");
        let named = review.findings.iter().flat_map(|finding| &finding.arguments);
        assert!(named.into_iter().any(|(name, value)| name == "unit" && value == "Björken"));
    }

    #[test]
    fn last_year_s_paragraph_fires_and_its_want_is_said() {
        let of_year = |year: i16| Report {
            sections: vec![
                section("Verksamhet", &["Åsens gård är en mötesplats för äldre i norra Ekstad."]),
                section(
                    "Sammanfattande analys",
                    &["Under året har köket haft öppet alla dagar utom på julafton."],
                ),
                section(
                    "Nästa år",
                    &[&format!("Under {} ska köket ha öppet varje dag.", year + 1)],
                ),
            ],
            ..report(ReportKind::AnnualReport, year)
        };
        let (old, new) = (of_year(2020), of_year(2021));
        let settings = Settings::default();
        let earlier = [&old];
        let history = History { earlier: &earlier, ..History::default() };
        let with = crate::check(&Facts::new(&new, history, Vocabulary::built_in(), &settings));
        let places = |review: &crate::Review| -> Vec<String> {
            review
                .findings
                .iter()
                .filter(|finding| finding.rule == Rule::RepeatedText)
                .map(|finding| format!("{} {}", finding.place, finding.reason))
                .collect()
        };
        assert_eq!(places(&with), ["sections/1 last-year"]);
        let without =
            crate::check(&Facts::new(&new, History::default(), Vocabulary::built_in(), &settings));
        assert_eq!(places(&without), Vec::<String>::new());
        assert!(without.silent.contains(&(Rule::RepeatedText, Need::EarlierReport)));
    }
}
