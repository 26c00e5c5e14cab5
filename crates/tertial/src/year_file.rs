//! The order to open a year, as a file in TOML: goals and places are named as people name them, and
//! what is not understood is told with its line and column.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use serde::Deserialize;
use tertial_domain::ids::{GoalId, UnitId};
use tertial_domain::name_key::name_key;
use tertial_domain::period::OperatingYear;
use tertial_domain::report::ReportKind;
use tertial_domain::target::CouncilTargetScope;
use tertial_domain::year::book::Audience;
use tertial_usecases::year::opening::{GoalSetOrder, OpeningOrder};
use tertial_usecases::year::part::{
    ActivityName, ActivityOrder, GoalName, GoalOrder, IndicatorName, Part, TargetOrder, audience,
};
use tertial_usecases::year::proposal::{Proposal, ProposedGoal};
use toml::Spanned;
use toml::value::Datetime;

use crate::stop::{Stop, StopKind};
use crate::{files, limits};

type Words = Spanned<String>;

/// The file as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    year: Spanned<i16>,
    decision: Option<String>,
    template: Option<String>,
    #[serde(default)]
    goals: Goals,
    #[serde(default)]
    goal: Vec<NewGoal>,
    #[serde(default)]
    target: Vec<Target>,
    #[serde(default)]
    activities: Activities,
    #[serde(default)]
    activity: Vec<Activity>,
    #[serde(default)]
    deadlines: Days,
    #[serde(default)]
    committee: Vec<Committee>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Goals {
    /// A new goal set's name; without one, the goals that hold go on.
    set: Option<String>,
    /// The last year that it is meant for.
    last: Option<Spanned<i16>>,
    /// Goals that end, by number or title.
    #[serde(default)]
    end: Vec<Words>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct NewGoal {
    title: String,
    number: Option<String>,
    under: Option<Words>,
    continues: Option<Words>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Target {
    goal: Words,
    indicator: String,
    #[serde(rename = "target")]
    printed: String,
    scope: Option<Words>,
    decision: Option<String>,
    from: Option<Spanned<Datetime>>,
    #[serde(default, rename = "for")]
    places: Vec<Words>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Activities {
    #[serde(default)]
    end: Vec<Words>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Activity {
    name: String,
    goal: Option<Words>,
    start: Option<Spanned<Datetime>>,
    end: Option<Spanned<Datetime>>,
    #[serde(default, rename = "for")]
    places: Vec<Words>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Days {
    annual_plan: Option<Spanned<Datetime>>,
    tertial_report_1: Option<Spanned<Datetime>>,
    tertial_report_2: Option<Spanned<Datetime>>,
    annual_report: Option<Spanned<Datetime>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Committee {
    name: Words,
    deadlines: Days,
}

/// An order as it was read, with its text for saying where something stands.
pub struct YearFile {
    path: PathBuf,
    text: String,
    written: Written,
    year: OperatingYear,
}

/// Reads a file. Errors: what is not TOML, no known key or no year, with its place.
pub fn read(path: &Path) -> Result<YearFile, Stop> {
    let bytes = files::read(path, limits::YEAR_BYTES)?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let written: Written = toml::from_str(&text).map_err(|error| {
        let at = error.span().unwrap_or(0..0);
        refused((path, &text), "year-file-not-understood", &at, error.message())
    })?;
    let number = written.year.get_ref();
    let year = OperatingYear::new(*number).ok_or_else(|| {
        let at = written.year.span();
        refused((path, &text), "year-file-no-year", &at, &number.to_string())
    })?;
    Ok(YearFile { path: path.to_owned(), text, written, year })
}

fn refused((path, text): (&Path, &str), code: &str, at: &Range<usize>, found: &str) -> Stop {
    let before = text.get(..at.start).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or(before).chars().count() + 1;
    Stop::new(StopKind::User, code)
        .with("path", &path.display())
        .with("line", &line)
        .with("column", &column)
        .with("found", &found)
}

impl YearFile {
    /// The year that is to be opened.
    pub const fn year(&self) -> OperatingYear {
        self.year
    }

    fn stop(&self, code: &str, at: &Range<usize>, found: &str) -> Stop {
        refused((&self.path, &self.text), code, at, found)
    }

    /// The order, with what it names found among what there is to choose from.
    pub fn order(&self, proposal: &Proposal) -> Result<OpeningOrder, Stop> {
        let written = &self.written;
        let goal_set = match &written.goals.set {
            None => GoalSetOrder::Standing,
            Some(name) => {
                let last = match &written.goals.last {
                    Some(last) => {
                        let wrong = || {
                            let found = last.get_ref().to_string();
                            self.stop("year-file-no-year", &last.span(), &found)
                        };
                        Some(OperatingYear::new(*last.get_ref()).ok_or_else(wrong)?)
                    }
                    None => None,
                };
                GoalSetOrder::New { name: name.clone(), last }
            }
        };
        let mut deadlines = proposal.deadlines.clone();
        deadlines.extend(self.days(&written.deadlines)?);
        Ok(OpeningOrder {
            year: self.year,
            goal_set,
            template: written.template.clone(),
            part: self.part(proposal)?,
            deadlines,
            deadlines_of: self.committees(proposal)?,
        })
    }

    fn part(&self, proposal: &Proposal) -> Result<Part, Stop> {
        let written = &self.written;
        let mut ended = Vec::new();
        for name in &written.goals.end {
            ended.push(self.goal(proposal, name)?.id);
        }
        let ends = |goal: &ProposedGoal| {
            ended.contains(&goal.id) || goal.parent.is_some_and(|parent| ended.contains(&parent))
        };
        let going: Vec<&ProposedGoal> = proposal.goals.iter().filter(|goal| !ends(goal)).collect();
        let mut goals: Vec<GoalOrder> =
            going.iter().map(|goal| GoalOrder::GoesOn { goal: goal.id, wording: None }).collect();
        for new in &written.goal {
            let parent = match &new.under {
                Some(under) => Some(self.goal_name(proposal, under)?),
                None => None,
            };
            let continues = match &new.continues {
                Some(before) => Some(self.goal(proposal, before)?.id),
                None => None,
            };
            let (number, title) = (new.number.clone(), new.title.clone());
            goals.push(GoalOrder::New { parent, number, title, continues });
        }
        Ok(Part {
            targets: self.targets(proposal, &going)?,
            activities: self.activities(proposal, &going)?,
            goals,
            decision: written.decision.clone(),
            ..Part::default()
        })
    }

    /// What is followed under goals that go on is followed on, but where the file says otherwise.
    fn targets(
        &self,
        proposal: &Proposal,
        going: &[&ProposedGoal],
    ) -> Result<Vec<TargetOrder>, Stop> {
        let mut targets: Vec<(String, TargetOrder)> = Vec::new();
        for goal in going {
            targets.extend(goal.targets.iter().map(|target| {
                let order = TargetOrder {
                    goal: GoalName::Known(goal.id),
                    indicator: IndicatorName::Known(target.indicator),
                    printed: target.printed.clone(),
                    scope: None,
                    decision: None,
                    valid_from: None,
                    audience: Audience::All,
                };
                (name_key(&target.name), order)
            }));
        }
        for own in &self.written.target {
            let goal = self.goal_name(proposal, &own.goal)?;
            let key = name_key(&own.indicator);
            let order = TargetOrder {
                goal,
                indicator: IndicatorName::Named(own.indicator.clone()),
                printed: own.printed.clone(),
                scope: self.scope(own.scope.as_ref())?,
                decision: own.decision.clone(),
                valid_from: own.from.as_ref().map(|day| self.day(day)).transpose()?,
                audience: self.audience(proposal, &own.places)?,
            };
            let there = targets.iter_mut().find(|(name, one)| *name == key && one.goal == goal);
            match there {
                Some((_, there)) => {
                    let indicator = there.indicator.clone();
                    *there = TargetOrder { indicator, ..order };
                }
                None => targets.push((key, order)),
            }
        }
        Ok(targets.into_iter().map(|(_, target)| target).collect())
    }

    fn activities(
        &self,
        proposal: &Proposal,
        going: &[&ProposedGoal],
    ) -> Result<Vec<ActivityOrder>, Stop> {
        let mut ended = Vec::new();
        for name in &self.written.activities.end {
            let key = name_key(name.get_ref());
            let found = proposal.activities.iter().find(|one| name_key(&one.name) == key);
            let unknown = || self.stop("year-file-no-activity", &name.span(), name.get_ref());
            ended.push(found.ok_or_else(unknown)?.id);
        }
        let going_on = proposal.activities.iter().filter(|one| !ended.contains(&one.id));
        let mut orders: Vec<ActivityOrder> = going_on
            .map(|one| ActivityOrder {
                activity: ActivityName::Known(one.id),
                goal: one
                    .goal
                    .filter(|id| going.iter().any(|goal| goal.id == *id))
                    .map(GoalName::Known),
                audience: Audience::All,
            })
            .collect();
        for own in &self.written.activity {
            let day =
                |day: &Option<Spanned<Datetime>>| day.as_ref().map(|day| self.day(day)).transpose();
            orders.push(ActivityOrder {
                activity: ActivityName::New {
                    name: own.name.clone(),
                    start: day(&own.start)?,
                    end: day(&own.end)?,
                },
                goal: match &own.goal {
                    Some(goal) => Some(self.goal_name(proposal, goal)?),
                    None => None,
                },
                audience: self.audience(proposal, &own.places)?,
            });
        }
        Ok(orders)
    }

    /// A goal of the year before, by its number or its title.
    fn goal<'a>(&self, proposal: &'a Proposal, name: &Words) -> Result<&'a ProposedGoal, Stop> {
        let found = known_goal(proposal, name.get_ref());
        found.ok_or_else(|| self.stop("year-file-no-goal", &name.span(), name.get_ref()))
    }

    /// A goal of the file itself, or one of the year before.
    fn goal_name(&self, proposal: &Proposal, name: &Words) -> Result<GoalName, Stop> {
        let words = name.get_ref();
        let key = name_key(words);
        let going = proposal.goals.iter().filter(|goal| self.goes_on(proposal, goal.id)).count();
        let new =
            self.written.goal.iter().position(|goal| {
                goal.number.as_deref() == Some(words) || name_key(&goal.title) == key
            });
        match new {
            Some(at) => Ok(GoalName::New(going + at)),
            None => self.goal(proposal, name).map(|goal| GoalName::Known(goal.id)),
        }
    }

    fn goes_on(&self, proposal: &Proposal, id: GoalId) -> bool {
        let ended: Vec<GoalId> = self
            .written
            .goals
            .end
            .iter()
            .filter_map(|name| known_goal(proposal, name.get_ref()).map(|goal| goal.id))
            .collect();
        let goal = proposal.goals.iter().find(|goal| goal.id == id);
        let is_over = |goal: &ProposedGoal| {
            ended.contains(&goal.id) || goal.parent.is_some_and(|parent| ended.contains(&parent))
        };
        goal.is_some_and(|goal| !is_over(goal))
    }

    fn scope(&self, scope: Option<&Words>) -> Result<Option<CouncilTargetScope>, Stop> {
        let Some(scope) = scope else { return Ok(None) };
        match scope.get_ref().as_str() {
            "unit" => Ok(Some(CouncilTargetScope::Unit)),
            "total" => Ok(Some(CouncilTargetScope::Total)),
            other => Err(self.stop("year-file-no-scope", &scope.span(), other)),
        }
    }

    /// The places of a list, by name or identity: units and committees.
    fn audience(&self, proposal: &Proposal, names: &[Words]) -> Result<Audience, Stop> {
        let mut places = std::collections::BTreeSet::new();
        for name in names {
            let found = place(&proposal.units, name).or_else(|| place(&proposal.committees, name));
            let unknown = || self.stop("year-file-no-place", &name.span(), name.get_ref());
            places.insert(found.ok_or_else(unknown)?);
        }
        Ok(audience(places))
    }

    fn day(&self, day: &Spanned<Datetime>) -> Result<Date, Stop> {
        let text = day.get_ref().to_string();
        text.parse().map_err(|_| self.stop("year-file-no-day", &day.span(), &text))
    }

    fn days(&self, days: &Days) -> Result<BTreeMap<ReportKind, Date>, Stop> {
        let written = [
            (ReportKind::AnnualPlan, &days.annual_plan),
            (ReportKind::TertialReport1, &days.tertial_report_1),
            (ReportKind::TertialReport2, &days.tertial_report_2),
            (ReportKind::AnnualReport, &days.annual_report),
        ];
        let mut read = BTreeMap::new();
        for (kind, day) in written {
            if let Some(day) = day {
                read.insert(kind, self.day(day)?);
            }
        }
        Ok(read)
    }

    fn committees(
        &self,
        proposal: &Proposal,
    ) -> Result<BTreeMap<UnitId, BTreeMap<ReportKind, Date>>, Stop> {
        let mut all = BTreeMap::new();
        for committee in &self.written.committee {
            let name = &committee.name;
            let unknown = || self.stop("year-file-no-place", &name.span(), name.get_ref());
            let id = place(&proposal.committees, name).ok_or_else(unknown)?;
            all.insert(id, self.days(&committee.deadlines)?);
        }
        Ok(all)
    }
}

fn known_goal<'a>(proposal: &'a Proposal, words: &str) -> Option<&'a ProposedGoal> {
    let key = name_key(words);
    let mut goals = proposal.goals.iter();
    goals.find(|goal| goal.number.as_deref() == Some(words) || name_key(&goal.title) == key)
}

fn place(places: &[(UnitId, String)], name: &Words) -> Option<UnitId> {
    let (words, key) = (name.get_ref(), name_key(name.get_ref()));
    let id: Option<UnitId> = words.parse().ok();
    let mut places = places.iter();
    places.find(|(one, name)| Some(*one) == id || name_key(name) == key).map(|(id, _)| *id)
}
