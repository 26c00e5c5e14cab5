//! What stands behind a goal's grade: indicators, activities and the grades below, each tied to it.
//!
//! Indicators and activities mostly hang on the goals above the one that is graded. They are
//! evidence for it only where they speak of the same thing.

use tertial_domain::activity::ActivityState;
use tertial_domain::assessment::GradeCode;
use tertial_domain::goal::{GoalLevel, GoalText};
use tertial_domain::indicator::Polarity;
use tertial_domain::name_key::name_key;

use crate::facts::{ActivityFacts, Facts, GoalFacts, IndicatorFacts, Passage, texts};
use crate::place::{GoalPart, Place};
use crate::suggest::standing::{Judged, Limits, judge};
use crate::swedish::direction::{Direction, conjuncts, promises, subject};
use crate::swedish::fulfilment::{Verdict, answer};
use crate::swedish::on_track::tells_no_deviation;
use crate::swedish::paragraph::Paragraph;
use crate::swedish::phase_out;
use crate::swedish::tie::KeyWords;
use crate::swedish::topic::Topics;
use crate::vocabulary::Known;

/// How a row is tied to a goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Link {
    /// It hangs on the area above, which this committee goal answers alone.
    Sole,
    /// Both are about the same topic.
    Topic,
    /// The goal's title or expected result names it.
    Words,
    /// It hangs on the goal itself.
    Own,
}

/// An indicator tied to a goal, and what it says where that can be told.
#[derive(Debug, Clone)]
pub struct LinkedIndicator<'f, 'a> {
    /// The goal that it hangs on.
    pub goal: &'f GoalFacts<'a>,
    /// Its row there.
    pub row: usize,
    /// The row, read.
    pub facts: &'f IndicatorFacts<'a>,
    /// How it is tied.
    pub link: Link,
    /// What it says.
    pub judged: Option<Judged>,
}

/// What became of an activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Done, by its mark or by the answer.
    Done,
    /// Marked as deviating, or the answer says that it was not done.
    Undone,
    /// Not told.
    Unknown,
}

/// Where an activity is on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Course {
    /// Done.
    Done,
    /// Deviating, or said not to be done.
    Undone,
    /// Going on within its days.
    OnPlan,
    /// Not begun.
    Waiting,
    /// Going on although its last day has passed.
    Overdue,
    /// Not done, and meant to end in a later year than the report's.
    Later(i16),
    /// Nothing tells.
    Unknown,
}

/// An activity tied to a goal.
#[derive(Debug, Clone)]
pub struct LinkedActivity<'f, 'a> {
    /// The goal that it hangs on.
    pub goal: &'f GoalFacts<'a>,
    /// Its row there.
    pub row: usize,
    /// The row, read.
    pub facts: &'f ActivityFacts<'a>,
    /// How it is tied.
    pub link: Link,
    /// What became of it.
    pub outcome: Outcome,
    /// Where it is on its way.
    pub course: Course,
}

/// Grades of the goals right below.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct GradesBelow {
    /// *Uppfylls helt*
    pub fully: usize,
    /// *Uppfylls delvis*
    pub partly: usize,
    /// *Uppfylls ej*
    pub not: usize,
}

impl GradesBelow {
    /// How many there are.
    pub const fn all(self) -> usize {
        self.fully + self.partly + self.not
    }
}

/// Everything that stands behind one goal's grade.
#[derive(Debug, Clone)]
pub struct GoalEvidence<'f, 'a> {
    /// Indicators tied to it, its own first.
    pub indicators: Vec<LinkedIndicator<'f, 'a>>,
    /// Activities tied to it, its own first.
    pub activities: Vec<LinkedActivity<'f, 'a>>,
    /// Grades right below.
    pub below: GradesBelow,
}

impl LinkedIndicator<'_, '_> {
    /// The row's address.
    pub fn place(&self) -> Place {
        self.goal.place(GoalPart::Indicator(self.row, None))
    }
}

impl LinkedActivity<'_, '_> {
    /// The row's address.
    pub fn place(&self) -> Place {
        self.goal.place(GoalPart::Activity(self.row, None))
    }
}

/// Which rows stand behind a goal's grade: worked out once, for several rules ask. Rows are named by
/// how many goals up they hang.
#[derive(Debug, Default)]
pub(crate) struct Ties {
    indicators: Vec<(usize, usize, Link, Option<Judged>)>,
    activities: Vec<(usize, usize, Link, Outcome, Course)>,
    below: GradesBelow,
}

/// A goal and those above it, the goal itself first.
fn upwards<'f, 'a>(
    facts: &'f Facts<'a>,
    goal: &'f GoalFacts<'a>,
) -> impl Iterator<Item = &'f GoalFacts<'a>> {
    std::iter::successors(Some(goal), |goal| goal.parent.and_then(|parent| facts.goals.get(parent)))
}

/// Gathers what stands behind a goal's grade.
pub fn gather<'f, 'a>(facts: &'f Facts<'a>, goal: &'f GoalFacts<'a>) -> GoalEvidence<'f, 'a> {
    let ties = goal.ties.get_or_init(|| tie(facts, goal));
    let above: Vec<&GoalFacts<'a>> = upwards(facts, goal).collect();
    let indicators = ties.indicators.iter().filter_map(|(up, row, link, judged)| {
        let goal = *above.get(*up)?;
        let facts = goal.indicators.get(*row)?;
        Some(LinkedIndicator { goal, row: *row, facts, link: *link, judged: judged.clone() })
    });
    let activities = ties.activities.iter().filter_map(|(up, row, link, outcome, course)| {
        let goal = *above.get(*up)?;
        let facts = goal.activities.get(*row)?;
        let (link, outcome, course) = (*link, *outcome, *course);
        Some(LinkedActivity { goal, row: *row, facts, link, outcome, course })
    });
    GoalEvidence {
        indicators: indicators.collect(),
        activities: activities.collect(),
        below: ties.below,
    }
}

fn tie(facts: &Facts<'_>, goal: &GoalFacts<'_>) -> Ties {
    let (meaning, limits) = (Meaning::of(facts, goal), Limits::of(facts));
    let mut ties = Ties { below: grades_below(facts, goal), ..Ties::default() };
    for (up, holder) in upwards(facts, goal).enumerate() {
        let is_own = up == 0;
        for (row, indicator) in holder.indicators.iter().enumerate() {
            let link = if is_own {
                Some(Link::Own)
            } else {
                meaning.link(&indicator.row.name, indicator.known)
            };
            let link = link.or_else(|| is_sole_child(goal, holder).then_some(Link::Sole));
            let is_of_others =
                !is_own && goal.level() == GoalLevel::Unit && is_of_committee(&indicator.row.name);
            if let Some(link) = link.filter(|_| !is_of_others) {
                let promised = meaning.promised(&indicator.row.name);
                let judged = judge(indicator, facts.kind, limits, promised);
                ties.indicators.push((up, row, link, judged));
            }
        }
        for (row, activity) in holder.activities.iter().enumerate() {
            let link =
                if is_own { Some(Link::Own) } else { meaning.link(&activity.row.name, None) };
            if let Some(link) = link {
                let outcome = outcome(facts, holder, row);
                let course = course(facts, activity, outcome);
                ties.activities.push((up, row, link, outcome, course));
            }
        }
    }
    // Where something speaks of the goal by itself, what merely hangs above it is left out.
    if ties.indicators.iter().any(|(_, _, link, _)| *link > Link::Sole) {
        ties.indicators.retain(|(_, _, link, _)| *link != Link::Sole);
    }
    ties
}

/// Whether a committee goal answers the area above alone: then the area's indicators are its own.
fn is_sole_child(goal: &GoalFacts<'_>, holder: &GoalFacts<'_>) -> bool {
    let is_below = goal.path.to_string().starts_with(&holder.path.to_string());
    goal.level() == GoalLevel::Committee
        && holder.level() == GoalLevel::Area
        && holder.children.len() == 1
        && goal.children.is_empty()
        && is_below
}

/// What became of an activity, by its mark and its answer.
pub fn outcome(facts: &Facts<'_>, goal: &GoalFacts<'_>, row: usize) -> Outcome {
    let Some(activity) = goal.activities.get(row) else { return Outcome::Unknown };
    if deviation(activity).is_some() {
        return Outcome::Undone;
    }
    if activity.row.state == Some(ActivityState::Done) {
        return Outcome::Done;
    }
    // "Arbetet är inte påbörjat" of what is to begin later is no news.
    let is_to_come = activity.start_on.zip(facts.cut_off_on).is_some_and(|(on, last)| on > last);
    if is_to_come {
        return Outcome::Unknown;
    }
    let Some(passage) = answer_passage(facts, goal, row) else { return Outcome::Unknown };
    if phase_out::still_in_use(&activity.row.name, &passage.paragraphs).is_some() {
        return Outcome::Undone;
    }
    // "Vi har genomfört två träffar" under a mark that it goes on is a step, not the end of it.
    let is_open =
        matches!(activity.row.state, Some(ActivityState::Ongoing | ActivityState::NotStarted));
    match answer(&passage.paragraphs).verdict {
        Verdict::Done if is_open => Outcome::Unknown,
        Verdict::Done => Outcome::Done,
        Verdict::Undone => Outcome::Undone,
        Verdict::Blank | Verdict::Partly | Verdict::Begun | Verdict::Unclear => Outcome::Unknown,
    }
}

/// Where an activity is on its way at the end of what the report accounts for.
fn course(facts: &Facts<'_>, activity: &ActivityFacts<'_>, outcome: Outcome) -> Course {
    let ends_later = activity
        .end_on
        .map(jiff::civil::Date::year)
        .filter(|year| facts.year.is_some_and(|own| own < *year));
    let has_ended = activity.end_on.zip(facts.cut_off_on).is_some_and(|(end, last)| end < last);
    match (outcome, ends_later, activity.row.state) {
        (Outcome::Done, ..) => Course::Done,
        (Outcome::Undone, ..) => Course::Undone,
        (Outcome::Unknown, Some(year), _) => Course::Later(year),
        (Outcome::Unknown, None, Some(ActivityState::NotStarted)) if !has_ended => Course::Waiting,
        (Outcome::Unknown, None, Some(ActivityState::Ongoing)) if !has_ended => Course::OnPlan,
        (Outcome::Unknown, None, Some(ActivityState::NotStarted | ActivityState::Ongoing)) => {
            Course::Overdue
        }
        (Outcome::Unknown, None, None | Some(ActivityState::Done | ActivityState::Deviating)) => {
            Course::Unknown
        }
    }
}

/// What names a goal: its title, or the first of its words where the title is blank.
pub fn title_of<'a>(goal: &GoalFacts<'a>) -> &'a str {
    let title = goal.node.title.trim();
    if !title.is_empty() {
        return title;
    }
    let mut words = goal.node.texts.iter().flat_map(|(_, blocks)| texts(blocks));
    words.next().unwrap_or_default().trim()
}

/// The words that mark an activity as deviating, if it is marked.
pub fn deviation<'a>(activity: &ActivityFacts<'a>) -> Option<&'a str> {
    let cell =
        activity.row.deviation.as_deref().map(str::trim).filter(|words| !says_no_deviation(words));
    match (cell, activity.row.state) {
        (Some(words), _) => Some(words),
        (None, Some(ActivityState::Deviating)) => Some(&activity.row.name),
        (
            None,
            None | Some(ActivityState::Done | ActivityState::Ongoing | ActivityState::NotStarted),
        ) => None,
    }
}

/// A cell for deviations that says that there is none.
fn says_no_deviation(words: &str) -> bool {
    let key = name_key(words);
    let none = [
        "nej",
        "ingen",
        "inga",
        "0",
        "saknas",
        "na",
        "n a",
        "ok",
        "okej",
        "klar",
        "klart",
        "genomförd",
        "genomfört",
        "utförd",
        "utfört",
    ];
    let is_none = key.is_empty() || none.contains(&key.as_str());
    let begins = [
        "ingen avvikelse",
        "inga avvikelser",
        "ej aktuell",
        "inte aktuell",
        "ej tillämplig",
        "enligt plan",
        "följer plan",
        "helt enligt plan",
        "ingen att",
        "inga att",
        "ingenting att",
        "inget att",
        "utan avvikelse",
        "ej relevant",
        "löper enligt plan",
        "pågår enligt plan",
        "nej ",
        "finns ingen",
        "finns inga",
        "finns inget",
        "nix",
        "nä ",
        "nope",
    ];
    let says_none = ["utan avvikelse", "ingen avvikelse", "inga avvikelser"];
    is_none
        || begins.iter().any(|beginning| key.starts_with(beginning))
        || says_none.iter().any(|words| key.contains(words))
        || tells_no_deviation(words)
}

/// The answer under an activity's row.
pub fn answer_passage<'f, 'a>(
    facts: &'f Facts<'a>,
    goal: &GoalFacts<'_>,
    row: usize,
) -> Option<&'f Passage<'a>> {
    goal.passages.iter().filter_map(|&at| facts.passages.get(at)).find(|passage| {
        matches!(&passage.place, Place::Goal(_, GoalPart::ActivityNote(of)) if *of == row)
    })
}

/// The passages of a goal's own texts under these labels.
pub fn own_texts<'f, 'a>(
    facts: &'f Facts<'a>,
    goal: &'f GoalFacts<'a>,
    labels: &'f [GoalText],
) -> impl Iterator<Item = &'f Passage<'a>> {
    goal.passages.iter().filter_map(|&at| facts.passages.get(at)).filter(move |passage| {
        matches!(&passage.place, Place::Goal(_, GoalPart::Text(label)) if labels.contains(label))
    })
}

fn grades_below(facts: &Facts<'_>, goal: &GoalFacts<'_>) -> GradesBelow {
    let mut below = GradesBelow::default();
    for child in goal.children.iter().filter_map(|&child| facts.goals.get(child)) {
        match child.node.assessment.grade() {
            Some(grade) if *grade == GradeCode::FULLY_MET => below.fully += 1,
            Some(grade) if *grade == GradeCode::PARTLY_MET => below.partly += 1,
            Some(grade) if *grade == GradeCode::NOT_MET => below.not += 1,
            Some(_) | None => {}
        }
    }
    below
}

/// An indicator whose name says that it is another level's.
fn is_of_committee(name: &str) -> bool {
    let name = name.to_lowercase();
    ["nämndens", "stadsdelsnämndens", "stadens ", "kommunens ", "förvaltningens", "bolagets"]
        .iter()
        .any(|owner| name.starts_with(owner))
}

/// One thing that is promised, of one matter.
pub(crate) struct Matter<'v> {
    /// What is promised of it.
    pub(crate) direction: Direction,
    /// The sentence it stands in.
    pub(crate) sentence: usize,
    /// The telling words of its name.
    pub(crate) subject: KeyWords,
    /// What the vocabulary knows it as; a mere opinion ("nöjda") is no matter.
    pub(crate) known: Option<&'v Known>,
}

impl Matter<'_> {
    /// Whether an indicator is of this matter.
    pub(crate) fn is_of(&self, name: &Paragraph<'_>, known: Option<&Known>) -> bool {
        let is_known = self.known.is_some() && self.known == known;
        is_known || self.subject.mostly_in(name, 0..name.words.len())
    }
}

/// Everything that a paragraph promises: each thing before a verb ("Betygen och närvaron ökar") is
/// a matter of its own beside the whole.
pub(crate) fn matters<'v>(facts: &Facts<'v>, paragraph: &Paragraph<'_>) -> Vec<Matter<'v>> {
    let mut found = Vec::new();
    for promise in promises(paragraph) {
        let each = conjuncts(paragraph, &promise);
        let is_one = each.is_empty()
            && !promise.about.clone().any(|at| matches!(paragraph.word(at), "och" | "samt"));
        for (at, promise) in std::iter::once(promise).chain(each).enumerate() {
            let subject = subject(paragraph, &promise);
            if subject.words().is_empty() {
                continue;
            }
            let known = (is_one || at > 0)
                .then(|| facts.vocabulary.find(paragraph.quote(promise.about.clone())))
                .flatten()
                .filter(|known| !is_opinion(known));
            let (direction, sentence) = (promise.direction, promise.sentence);
            found.push(Matter { direction, sentence, subject, known });
        }
    }
    found
}

/// Names of opinion fit every second survey: they tie nothing by themselves.
fn is_opinion(known: &Known) -> bool {
    ["nöjd", "trygg", "upplev", "delaktig", "bemöt", "inflytande"]
        .iter()
        .any(|stem| known.name.contains(stem))
}

/// What a goal's title and expected result speak of.
struct Meaning<'f> {
    title: Paragraph<'f>,
    expected: Vec<&'f Paragraph<'f>>,
    topics: Topics,
    promises: Vec<(Matter<'f>, Polarity)>,
}

impl<'f> Meaning<'f> {
    fn of<'a: 'f>(facts: &'f Facts<'a>, goal: &'f GoalFacts<'a>) -> Self {
        let title = Paragraph::new(&goal.node.title);
        let expected: Vec<&Paragraph<'_>> = own_texts(facts, goal, &[GoalText::ExpectedResult])
            .flat_map(|passage| passage.paragraphs.iter())
            .collect();
        let topics = expected.iter().fold(Topics::of(&title), |all, one| all.and(Topics::of(one)));
        let promises = std::iter::once(&title)
            .chain(expected.iter().copied())
            .flat_map(|paragraph| {
                matters(facts, paragraph).into_iter().filter_map(|matter| {
                    let polarity = match matter.direction {
                        Direction::Up | Direction::AtLeast(_) => Polarity::HigherIsBetter,
                        Direction::Down | Direction::AtMost(_) => Polarity::LowerIsBetter,
                        Direction::Better => return None,
                    };
                    Some((matter, polarity))
                })
            })
            .collect();
        Self { title, expected, topics, promises }
    }

    /// Which way is better for an indicator by what the goal promises of it.
    fn promised(&self, name: &str) -> Option<Polarity> {
        let name = Paragraph::new(name);
        let all = 0..name.words.len();
        let mut of_name = self
            .promises
            .iter()
            .filter(|(matter, _)| matter.subject.mostly_in(&name, all.clone()))
            .map(|(_, polarity)| *polarity);
        let first = of_name.next()?;
        of_name.all(|other| other == first).then_some(first)
    }

    fn link(&self, name: &str, known: Option<&Known>) -> Option<Link> {
        let paragraph = Paragraph::new(name);
        let all = 0..paragraph.words.len();
        let is_known = known.is_some() && self.promises.iter().any(|(own, _)| own.known == known);
        if is_known {
            return Some(Link::Words);
        }
        let key_words = KeyWords::of_words(&paragraph, all, |at| is_population(paragraph.word(at)));
        let names = |paragraph: &Paragraph<'_>| {
            key_words.tie(paragraph, 0..paragraph.words.len()).is_firm()
        };
        if names(&self.title) || self.expected.iter().any(|paragraph| names(paragraph)) {
            return Some(Link::Words);
        }
        Topics::of(&paragraph).share(self.topics).then_some(Link::Topic)
    }
}

/// Those whom nearly every goal and indicator is for, and words of time: they tie nothing to anything.
pub(crate) fn is_population(word: &str) -> bool {
    const POPULATION: &[&str] = &[
        "barn",
        "gäst",
        "brukar",
        "elev",
        "deltagar",
        "boende",
        "medarbetar",
        "pedagog",
        "kund",
        "hyresgäst",
        "besökar",
        "besökande",
        "invånar",
        "personal",
        "äldre",
        "ungdom",
        "förälder",
        "föräldra",
        "klient",
        "patient",
        "familj",
        "anhörig",
        "medborgar",
        "lärare",
        "vårdnadshav",
        "person",
        "människ",
        "verksamhet",
        "enhet",
        "förskol",
        "skola",
        "skolan",
    ];
    let is_of_time = matches!(word, "tid" | "tiden" | "dag" | "rätt" | "tillräckligt");
    is_of_time || POPULATION.iter().any(|own| word.starts_with(own))
}
