//! What has changed between two versions of a report, place by place: since it was adopted, or since
//! it was sent back.

use std::collections::{HashMap, HashSet};

use tertial_domain::assessment::Assessment;
use tertial_domain::ids::ReportId;
use tertial_domain::permission::{Act, Scope};
use tertial_domain::report::{ActivityRow, GoalNode, IndicatorField, IndicatorRow, Report};
use tertial_domain::rich_text::{Block, plain_text};
use tertial_exchange::word_back::compared;
pub use tertial_exchange::word_back::{Segment, SegmentKind};

use crate::context::Context;
use crate::document::anchor_of;
use crate::failure::{Failure, OrNotFound, permit};
use crate::reports::read_body;

/// What has changed between two versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changes {
    /// The earlier version's number.
    pub from: u32,
    /// The later version's number.
    pub to: u32,
    /// What is not as it was, in the order of the later version; then what is gone.
    pub changes: Vec<Change>,
}

/// A place that is not as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The place in the later version; where it is gone, in the earlier one.
    pub place: String,
    /// The fragment of the report's page that shows the place.
    pub anchor: String,
    /// The names on the way to it: goals, a row, a heading.
    pub under: Vec<String>,
    /// The part that has changed: a cell's or a text's code, `text`, `grade`, `table`, `head`.
    pub part: String,
    /// What stood there; none where the place is new.
    pub was: Option<String>,
    /// What stands there; none where the place is gone.
    pub is: Option<String>,
    /// From one to the other, word by word.
    pub words: Vec<Segment>,
}

/// What has changed since a version: until another, or until what is worked on now.
pub async fn changed_since(
    context: &Context,
    scope: &Scope,
    report: ReportId,
    (from, to): (u32, Option<u32>),
) -> Result<Changes, Failure> {
    permit(scope, Act::ReadReport)?;
    let mut session = context.store.read(scope).await?;
    let stored = session.working_report(report).await?.or_not_found()?;
    let to = to.unwrap_or(stored.latest_number);
    let versions = session.report_versions(report).await?;
    let mut bodies = Vec::with_capacity(2);
    for number in [from, to] {
        let version = versions.iter().find(|version| version.number == number).or_not_found()?;
        bodies.push(read_body(&session.report_body(version.id).await?.or_not_found()?)?);
    }
    let changes = match bodies.as_slice() {
        [earlier, later] => between(earlier, later),
        _ => Vec::new(),
    };
    Ok(Changes { from, to, changes })
}

/// What is not the same in two reports. Goals, rows and sections are known by their names, so that
/// what was put in before them changes nothing else.
pub fn between(earlier: &Report, later: &Report) -> Vec<Change> {
    let (was, is) = (Leaves::of(earlier), Leaves::of(later));
    let known: HashMap<&[String], &Leaf> =
        was.leaves.iter().map(|leaf| (leaf.key.as_slice(), leaf)).collect();
    let still: HashSet<&[String]> = is.leaves.iter().map(|leaf| leaf.key.as_slice()).collect();
    let mut changes = Vec::new();
    for leaf in &is.leaves {
        let before = known.get(leaf.key.as_slice());
        if before.is_none_or(|before| before.words != leaf.words) {
            changes.push(change(
                leaf,
                before.map(|before| before.words.as_str()),
                Some(&leaf.words),
            ));
        }
    }
    for leaf in was.leaves.iter().filter(|leaf| !still.contains(leaf.key.as_slice())) {
        changes.push(change(leaf, Some(&leaf.words), None));
    }
    changes
}

fn change(leaf: &Leaf, was: Option<&str>, is: Option<&str>) -> Change {
    Change {
        place: leaf.place.clone(),
        anchor: anchor_of(&leaf.place),
        under: leaf.under.clone(),
        part: leaf.part.to_owned(),
        was: was.map(str::to_owned),
        is: is.map(str::to_owned),
        words: compared(was.unwrap_or_default(), is.unwrap_or_default()),
    }
}

/// Words at a place.
struct Leaf {
    /// The names on the way, the part, and which of several alike it is.
    key: Vec<String>,
    place: String,
    under: Vec<String>,
    part: &'static str,
    words: String,
}

/// Every place of a report that has words.
#[derive(Default)]
struct Leaves {
    leaves: Vec<Leaf>,
    /// How many there are of each name, for several alike.
    met: HashMap<Vec<String>, usize>,
}

impl Leaves {
    fn of(report: &Report) -> Self {
        let mut leaves = Self::default();
        leaves.head(report);
        for (at, section) in report.sections.iter().enumerate() {
            let under = leaves.named(&[], &section.heading);
            leaves.blocks(&format!("sections/{at}"), &under, ("text", &section.blocks));
        }
        for (at, goal) in report.goals.iter().enumerate() {
            leaves.goal(goal, &format!("goals/{at}"), &[]);
        }
        for (at, table) in report.tables.iter().enumerate() {
            let under = leaves.named(&[], table.under.as_deref().unwrap_or_default());
            let rows = std::iter::once(&table.header).chain(&table.rows);
            let words: Vec<String> = rows.map(|row| row.join("\t")).collect();
            leaves.add(&format!("tables/{at}"), &under, ("table", &words.join("\n")));
        }
        leaves
    }

    fn head(&mut self, report: &Report) {
        let head = &report.head;
        let fields = [&report.title, &report.register_number, &report.date, &report.case_officer];
        let fields = fields.into_iter().chain([&report.recipient, &head.meeting_date]);
        let mut words: Vec<&str> = fields.filter_map(|field| field.as_deref()).collect();
        words.extend(report.proposed_decisions.iter().map(String::as_str));
        words.extend(head.signatories.iter().map(String::as_str));
        self.add("head", &[], ("head", &words.join("\n")));
    }

    fn goal(&mut self, goal: &GoalNode, place: &str, above: &[String]) {
        let under = self.named(above, &goal.title);
        // The goal itself is a place, so that one that is new or gone is told.
        let number = goal.number.as_deref().unwrap_or_default();
        let title = format!("{number} {}", goal.title);
        self.add(place, &under, ("goal", title.trim()));
        if let Some(grade) = grade(&goal.assessment) {
            self.add(&format!("{place}/grade"), &under, ("grade", grade));
        }
        for (label, blocks) in &goal.texts {
            let place = format!("{place}/texts/{}", label.code());
            self.blocks(&place, &under, (label.code(), blocks));
        }
        for (at, row) in goal.indicators.iter().enumerate() {
            let under = self.named(&under, &row.name);
            self.indicator(row, &format!("{place}/indicators/{at}"), &under);
        }
        for (at, row) in goal.activities.iter().enumerate() {
            let under = self.named(&under, &row.name);
            self.activity(row, &format!("{place}/activities/{at}"), &under);
        }
        for (at, below) in goal.goals.iter().enumerate() {
            self.goal(below, &format!("{place}/goals/{at}"), &under);
        }
    }

    fn indicator(&mut self, row: &IndicatorRow, place: &str, under: &[String]) {
        for field in IndicatorField::ALL {
            if let Some(words) = row.cell(field) {
                self.add(&format!("{place}/{}", field.code()), under, (field.code(), words));
            }
        }
        self.blocks(&format!("{place}/analysis"), under, ("analysis", &row.analysis));
        self.blocks(&format!("{place}/comment"), under, ("comment", &row.comment));
    }

    fn activity(&mut self, row: &ActivityRow, place: &str, under: &[String]) {
        let cells = [("start", &row.start), ("end", &row.end), ("deviation", &row.deviation)];
        for (part, words) in cells {
            if let Some(words) = words {
                self.add(&format!("{place}/{part}"), under, (part, words));
            }
        }
        if let Some(state) = row.state {
            self.add(place, under, ("state", state.code()));
        }
        self.blocks(&format!("{place}/analysis"), under, ("analysis", &row.analysis));
    }

    fn blocks(&mut self, place: &str, under: &[String], (part, blocks): (&'static str, &[Block])) {
        let words = plain_text(blocks);
        if !words.trim().is_empty() {
            self.add(place, under, (part, words.trim()));
        }
    }

    fn add(&mut self, place: &str, under: &[String], (part, words): (&'static str, &str)) {
        let mut key = under.to_vec();
        key.push(part.to_owned());
        let (place, words) = (place.to_owned(), words.to_owned());
        let under = under.iter().map(|name| shown(name).to_owned()).collect();
        self.leaves.push(Leaf { key, place, under, part, words });
    }

    /// The way to a name below others; the second of the same name is another.
    fn named(&mut self, above: &[String], name: &str) -> Vec<String> {
        let mut way = above.to_vec();
        way.push(name.trim().to_owned());
        let met = self.met.entry(way.clone()).or_default();
        *met += 1;
        if *met > 1
            && let Some(last) = way.last_mut()
        {
            last.push(TURN);
            last.push_str(&met.to_string());
        }
        way
    }
}

/// Parts a name from which of several alike it is; no name holds it.
const TURN: char = '\u{1f}';

fn shown(name: &str) -> &str {
    name.split_once(TURN).map_or(name, |(name, _)| name)
}

/// A grade as its code; a goal without one has no such place.
fn grade(assessment: &Assessment) -> Option<&str> {
    match assessment {
        Assessment::Graded { grade, .. } => Some(grade.as_str()),
        Assessment::NotAssessed => Some("not_assessed"),
        Assessment::Missing => None,
    }
}

#[cfg(test)]
mod tests {
    use tertial_domain::goal::{GoalLevel, GoalText};
    use tertial_domain::rich_text::RichText;

    use super::*;

    fn goal(title: &str, analysis: &str) -> GoalNode {
        let mut goal = GoalNode::new(GoalLevel::Unit, None, title.to_owned());
        let words = vec![Block::Paragraph(RichText::plain(analysis.to_owned()))];
        goal.add_text(GoalText::Analysis, words);
        goal
    }

    #[test]
    fn what_is_put_in_before_changes_nothing_else() {
        let earlier = Report { goals: vec![goal("Ute", "Vi var ute.")], ..Report::default() };
        let goals = vec![goal("Inne", "Vi var inne."), goal("Ute", "Vi var ute mer.")];
        let later = Report { goals, ..Report::default() };
        let changes = between(&earlier, &later);
        let told: Vec<(&str, &str, bool)> = changes
            .iter()
            .map(|one| (one.place.as_str(), one.part.as_str(), one.was.is_some()))
            .collect();
        assert_eq!(
            told,
            [
                ("goals/0", "goal", false),
                ("goals/0/texts/analysis", "analysis", false),
                ("goals/1/texts/analysis", "analysis", true),
            ]
        );
        let new: Vec<&str> = changes[2]
            .words
            .iter()
            .filter(|segment| segment.kind == SegmentKind::New)
            .map(|segment| segment.words.trim())
            .collect();
        assert_eq!(new, ["mer"]);
        let back = between(&later, &earlier);
        assert_eq!(back.iter().filter(|one| one.is.is_none()).count(), 2);
    }

    #[test]
    fn a_report_is_the_same_as_itself_also_with_names_that_stand_twice() {
        let goals = vec![goal("Ute", "Ett."), goal("Ute", "Två.")];
        let report = Report { goals, ..Report::default() };
        assert_eq!(between(&report, &report), []);
        let mut other = report.clone();
        other.goals[1].title = "Inne".to_owned();
        assert!(!between(&report, &other).is_empty());
    }
}
