//! The city office opens a year from the one before: which goals go on, with which targets, which
//! activities for whom, by which days.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::civil::Date;
use tertial_domain::ids::{ActivityId, GoalId, IdempotencyKey, UnitId};
use tertial_domain::report::ReportKind;
use tertial_presentation::wording::ProblemText;
use tertial_usecases::failure::Failure;
use tertial_usecases::once::NamedWrite;
use tertial_usecases::year::opening::{self, GoalSetOrder, OpeningOrder};
use tertial_usecases::year::part::{
    ActivityName, ActivityOrder, GoalName, GoalOrder, IndicatorName, Part, TargetOrder, audience,
};
use tertial_usecases::year::proposal::{self, Proposal, ProposedGoal};

use super::{address, trail, year_of};
use crate::asked::Id;
use crate::fault::Fault;
use crate::filters;
use crate::frame::{Frame, Section};
use crate::pages::parts::Step;
use crate::pages::sign_in::{dressed, told};
use crate::reader::Reader;
use crate::sent::{Sent, read};
use crate::words::Message;

/// Rows for what is new: a goal, an indicator, an activity.
const NEW_ROWS: [usize; 3] = [1, 2, 3];

/// Shows the form.
pub(crate) async fn show(reader: Reader, Id(number): Id<i16>) -> Result<Response, Fault> {
    reader.answer(&page(&reader, number).await?)
}

async fn page(reader: &Reader, number: i16) -> Result<OpeningPage, Fault> {
    let year = year_of(number)?;
    let from = proposal::of_council(reader.context(), reader.scope(), year).await?;
    Ok(OpeningPage {
        frame: Frame {
            here: format!("{}/opening", address(year)),
            ..reader.frame(Some(Section::Years))
        },
        trail: trail(reader, None),
        key: IdempotencyKey::from_bits(reader.context().ids.next()),
        problems: Vec::new(),
        from,
    })
}

/// Opens the year, and goes there.
pub(crate) async fn open(
    reader: Reader,
    Id(number): Id<i16>,
    sent: Sent,
) -> Result<Response, Fault> {
    let year = year_of(number)?;
    let from = proposal::of_council(reader.context(), reader.scope(), year).await?;
    let order = Form { sent: &sent, from: &from }.order()?;
    let asked = format!("{order:?}");
    let write = NamedWrite::new(read(sent.one("key")?)?, "open-year", &[&asked]);
    match opening::open(reader.context(), reader.scope(), &write, &order).await {
        Ok(_) => Ok(Redirect::to(&address(year)).into_response()),
        Err(Failure::Refused(problems)) => {
            let mut page = page(&reader, number).await?;
            page.problems = told(&reader, &problems);
            dressed(&reader, &page)
        }
        Err(failure) => Err(failure.into()),
    }
}

/// What was sent, held against what there was to choose from.
struct Form<'a> {
    sent: &'a Sent,
    from: &'a Proposal,
}

impl Form<'_> {
    /// A text field; one that is missing is empty.
    fn words(&self, name: &str) -> String {
        let mut fields = self.sent.all().iter();
        fields
            .find(|(found, _)| found == name)
            .map_or_else(String::new, |(_, value)| value.trim().to_owned())
    }

    fn day(&self, name: &str) -> Result<Option<Date>, Fault> {
        let text = self.words(name);
        if text.is_empty() { Ok(None) } else { read(&text).map(Some) }
    }

    /// Whether a box is ticked.
    fn has(&self, name: &str, value: &str) -> bool {
        self.sent.all().iter().any(|(found, one)| found == name && one == value)
    }

    fn places(&self, name: &str) -> Result<BTreeSet<UnitId>, Fault> {
        let mut places = BTreeSet::new();
        for (found, value) in self.sent.all() {
            if found == name && !value.is_empty() {
                places.insert(read(value)?);
            }
        }
        Ok(places)
    }

    fn order(&self) -> Result<OpeningOrder, Fault> {
        let set = self.words("set");
        let last = self.words("last");
        let last = if last.is_empty() { None } else { Some(year_of(read(&last)?)?) };
        let mut deadlines = BTreeMap::new();
        for kind in ReportKind::ALL {
            if let Some(day) = self.day(&format!("due-{}", kind.code()))? {
                deadlines.insert(kind, day);
            }
        }
        Ok(OpeningOrder {
            year: self.from.year,
            goal_set: if set.is_empty() {
                GoalSetOrder::Standing
            } else {
                GoalSetOrder::New { name: set, last }
            },
            template: Some(self.words("template")).filter(|code| !code.is_empty()),
            part: self.part()?,
            deadlines,
            deadlines_of: BTreeMap::new(),
        })
    }

    fn part(&self) -> Result<Part, Fault> {
        let goes_on = |goal: &&ProposedGoal| {
            self.has("goal", &goal.id.to_string())
                // A goal without the one that it serves has nowhere to stand.
                && goal.parent.is_none_or(|parent| self.has("goal", &parent.to_string()))
        };
        let going: Vec<&ProposedGoal> = self.from.goals.iter().filter(goes_on).collect();
        let mut part = Part::default();
        for goal in &going {
            let wording = self.words(&format!("title-{}", goal.id));
            let wording = Some(wording).filter(|words| !words.is_empty() && *words != goal.title);
            part.goals.push(GoalOrder::GoesOn { goal: goal.id, wording });
            for target in &goal.targets {
                let printed = self.words(&format!("target-{}-{}", goal.id, target.indicator));
                if !printed.is_empty() {
                    let indicator = IndicatorName::Known(target.indicator);
                    part.targets.push(followed(GoalName::Known(goal.id), indicator, printed));
                }
            }
        }
        for row in NEW_ROWS {
            self.new_goal(row, &mut part)?;
            self.new_target(row, &mut part)?;
            self.new_activity(row, &mut part)?;
        }
        for activity in &self.from.activities {
            if self.has("activity", &activity.id.to_string()) {
                let places = self.places(&format!("for-{}", activity.id))?;
                let goal = activity.goal.filter(|id| going.iter().any(|goal| goal.id == *id));
                part.activities.push(ActivityOrder {
                    activity: ActivityName::Known(activity.id),
                    goal: goal.map(GoalName::Known),
                    audience: audience(places),
                });
            }
        }
        part.decision = Some(self.words("decision")).filter(|decision| !decision.is_empty());
        Ok(part)
    }

    /// The goal that a row is under; none where none is chosen.
    fn under(&self, name: &str) -> Result<Option<GoalName>, Fault> {
        let chosen = self.words(name);
        if chosen.is_empty() {
            return Ok(None);
        }
        read::<GoalId>(&chosen).map(|id| Some(GoalName::Known(id)))
    }

    fn new_goal(&self, row: usize, part: &mut Part) -> Result<(), Fault> {
        let title = self.words(&format!("new-goal-{row}"));
        if !title.is_empty() {
            let number = Some(self.words(&format!("new-number-{row}")));
            let number = number.filter(|number| !number.is_empty());
            let parent = self.under(&format!("new-under-{row}"))?;
            part.goals.push(GoalOrder::New { parent, number, title, continues: None });
        }
        Ok(())
    }

    fn new_target(&self, row: usize, part: &mut Part) -> Result<(), Fault> {
        let name = self.words(&format!("new-indicator-{row}"));
        let goal = self.under(&format!("new-follows-{row}"))?;
        if let (false, Some(goal)) = (name.is_empty(), goal) {
            let printed = self.words(&format!("new-target-{row}"));
            part.targets.push(followed(goal, IndicatorName::Named(name), printed));
        }
        Ok(())
    }

    fn new_activity(&self, row: usize, part: &mut Part) -> Result<(), Fault> {
        let name = self.words(&format!("new-activity-{row}"));
        if !name.is_empty() {
            let start = self.day(&format!("new-start-{row}"))?;
            let end = self.day(&format!("new-end-{row}"))?;
            part.activities.push(ActivityOrder {
                activity: ActivityName::New { name, start, end },
                goal: self.under(&format!("new-serves-{row}"))?,
                audience: audience(self.places(&format!("new-for-{row}"))?),
            });
        }
        Ok(())
    }
}

fn followed(goal: GoalName, indicator: IndicatorName, printed: String) -> TargetOrder {
    TargetOrder {
        goal,
        indicator,
        printed,
        scope: None,
        decision: None,
        valid_from: None,
        audience: audience(BTreeSet::new()),
    }
}

/// The form.
#[derive(Debug, Template)]
#[template(path = "years/opening.html")]
pub(crate) struct OpeningPage {
    frame: Frame,
    trail: Vec<Step>,
    key: IdempotencyKey,
    problems: Vec<ProblemText>,
    from: Proposal,
}

impl OpeningPage {
    fn title(&self) -> Message {
        Message::new("opening-title").with("year", self.from.year)
    }

    /// The goals that the year before had, as choices.
    fn choices(&self) -> Vec<(GoalId, String)> {
        let named = self.from.goals.iter().map(|goal| {
            let number = goal.number.as_deref().map(|one| format!("{one} ")).unwrap_or_default();
            (goal.id, format!("{number}{}", goal.title))
        });
        named.collect()
    }

    /// Whether an activity goes on by itself: it has no end, or one in the year or later.
    fn activities(&self) -> Vec<(ActivityId, String)> {
        let named = self.from.activities.iter().map(|one| (one.id, one.name.clone()));
        named.collect()
    }

    fn rows() -> [usize; 3] {
        NEW_ROWS
    }
}
