//! Linking the goals, indicators and activities of one document.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use tertial_domain::activity::Activity;
use tertial_domain::goal::{Goal, GoalLevel};
use tertial_domain::ids::{
    ActivityId, AuthorityId, GoalId, GoalSetId, ImportId, IndicatorId, UnitId,
};
use tertial_domain::indicator::Indicator;
use tertial_domain::report::{ActivityRow, GoalNode, IndicatorField, IndicatorRow, read_date};
use tertial_import::draft::{Draft, GoalLines, LineSpan};
use tertial_store::WriteSession;
use tertial_store::activities::NewActivity;
use tertial_store::goals::NewGoal;
use tertial_store::imports::{ImportMatch, MatchMethod, MatchSubject};
use tertial_store::indicators::NewIndicator;
use tertial_store::provenance::Provenance;

use super::{Home, import_match, owner};
use crate::context::Context;
use crate::failure::Failure;
use crate::matching::{Known, Match, match_name};
use crate::report_facts::GoalLinks;

/// A goal as it was linked, for the goals and rows below it.
#[derive(Clone, Copy)]
struct Above {
    goal: GoalId,
    owner: UnitId,
}

/// Links rows, remembering what it has made on the way.
pub(super) struct RowLinker<'a> {
    context: &'a Context,
    home: Home,
    goal_set: GoalSetId,
    authorities: HashMap<UnitId, AuthorityId>,
    goals: Vec<Goal>,
    indicators: Vec<Known<IndicatorId>>,
    activities: HashMap<UnitId, Vec<Known<ActivityId>>>,
    pub(super) matches: Vec<ImportMatch>,
}

impl<'a> RowLinker<'a> {
    pub(super) async fn load(
        context: &'a Context,
        session: &mut WriteSession,
        home: Home,
        goal_set: GoalSetId,
    ) -> Result<Self, Failure> {
        let units = session.org_units().await?;
        let goals = session.goals_of_set(goal_set).await?;
        let named = session.indicators().await?.into_iter();
        let mut indicators: Vec<Known<IndicatorId>> =
            named.map(|indicator| Known::new(indicator.id, indicator.name)).collect();
        let aliases = session.indicator_aliases().await?.into_iter();
        indicators.extend(aliases.map(|alias| Known::new(alias.indicator, alias.name)));
        Ok(Self {
            context,
            home,
            goal_set,
            authorities: units.into_iter().map(|unit| (unit.id, unit.authority)).collect(),
            goals,
            indicators,
            activities: HashMap::new(),
            matches: Vec::new(),
        })
    }

    /// Links every goal and row, in the order of `Report::walk_goals`.
    pub(super) async fn link(
        &mut self,
        session: &mut WriteSession,
        draft: &Draft,
        import: ImportId,
    ) -> Result<Vec<GoalLinks>, Failure> {
        let report = &draft.report;
        // The way down to the goal at hand, each with how many goals below it are still to come.
        let mut way: Vec<(Above, usize)> = Vec::new();
        let mut links = Vec::new();
        for (place, node) in report.walk_goals().enumerate() {
            while way.last().is_some_and(|(_, left)| *left == 0) {
                way.pop();
            }
            let above = way.last_mut().map(|(above, left)| {
                *left -= 1;
                *above
            });
            let lines = draft.provenance.goals.get(place);
            let from = provenance(import, lines.map(|lines| lines.span));
            let goal = self.goal(session, node, (above, from)).await?;
            links.push(self.rows(session, node, (goal, lines, import)).await?);
            way.push((goal, node.goals.len()));
        }
        Ok(links)
    }

    async fn rows(
        &mut self,
        session: &mut WriteSession,
        node: &GoalNode,
        (goal, lines, import): (Above, Option<&GoalLines>, ImportId),
    ) -> Result<GoalLinks, Failure> {
        let mut links = GoalLinks { goal: Some(goal.goal), ..GoalLinks::default() };
        for (place, row) in node.indicators.iter().enumerate() {
            let span = lines.and_then(|lines| lines.indicators.get(place)).copied();
            let id = self.indicator(session, row, provenance(import, span)).await?;
            links.indicators.push(Some(id));
        }
        for (place, row) in node.activities.iter().enumerate() {
            let span = lines.and_then(|lines| lines.activities.get(place)).copied();
            let id = self.activity(session, row, (goal, provenance(import, span))).await?;
            links.activities.push(Some(id));
        }
        Ok(links)
    }

    async fn goal(
        &mut self,
        session: &mut WriteSession,
        node: &GoalNode,
        (above, from): (Option<Above>, Provenance),
    ) -> Result<Above, Failure> {
        let owner = owner(node.level, &self.home);
        let parent = above.map(|above| above.goal);
        let is_candidate = |goal: &&Goal| {
            goal.level == node.level
                && match node.level {
                    GoalLevel::Focus | GoalLevel::Area => true,
                    GoalLevel::Committee => goal.owner == owner,
                    GoalLevel::Unit => goal.owner == owner && goal.parent == parent,
                }
        };
        let known: Vec<Known<GoalId>> = self
            .goals
            .iter()
            .filter(is_candidate)
            .map(|goal| Known::new(goal.id, &goal.title))
            .collect();
        let found = match_name(&node.title, &known);
        let id = found.linked.unwrap_or_else(|| GoalId::from_bits(self.context.ids.next()));
        self.note((MatchSubject::Goal, &node.title), &from, &found, id.to_string());
        if found.linked.is_none() {
            let goal = Goal {
                id,
                goal_set: self.goal_set,
                level: node.level,
                parent,
                owner,
                number: node.number.clone(),
                title: node.title.clone(),
                lineage: None,
            };
            let authority = self.authority(owner);
            let new = NewGoal { goal: goal.clone(), authority, provenance: from };
            session.create_goals(&[new]).await?;
            self.goals.push(goal);
        }
        Ok(Above { goal: id, owner })
    }

    async fn indicator(
        &mut self,
        session: &mut WriteSession,
        row: &IndicatorRow,
        from: Provenance,
    ) -> Result<IndicatorId, Failure> {
        let found = match_name(&row.name, &self.indicators);
        let id = found.linked.unwrap_or_else(|| IndicatorId::from_bits(self.context.ids.next()));
        self.note((MatchSubject::Indicator, &row.name), &from, &found, id.to_string());
        if found.linked.is_none() {
            let unit = [IndicatorField::Outcome, IndicatorField::Target, IndicatorField::Previous]
                .into_iter()
                .find_map(|field| row.quantity(field))
                .map(|quantity| quantity.unit.symbol().to_owned())
                .filter(|unit| !unit.is_empty());
            let indicator = Indicator {
                id,
                name: row.name.clone(),
                owner: None,
                unit,
                polarity: None,
                aggregation: None,
                individual_based: None,
                council_target_scope: None,
                periodicity: None,
            };
            session.create_indicators(&[NewIndicator { indicator, provenance: from }]).await?;
            self.indicators.push(Known::new(id, &row.name));
        }
        Ok(id)
    }

    async fn activity(
        &mut self,
        session: &mut WriteSession,
        row: &ActivityRow,
        (above, from): (Above, Provenance),
    ) -> Result<ActivityId, Failure> {
        let known = match self.activities.entry(above.owner) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => {
                let stored = session.activities_of_unit(above.owner).await?.into_iter();
                place.insert(stored.map(|found| Known::new(found.id, found.name)).collect())
            }
        };
        let found = match_name(&row.name, known);
        let id = found.linked.unwrap_or_else(|| ActivityId::from_bits(self.context.ids.next()));
        if found.linked.is_none() {
            known.push(Known::new(id, &row.name));
        }
        self.note((MatchSubject::Activity, &row.name), &from, &found, id.to_string());
        if found.linked.is_none() {
            let activity = Activity {
                id,
                name: row.name.clone(),
                goal: Some(above.goal),
                owner: above.owner,
                start: row.start.as_deref().and_then(read_date),
                end: row.end.as_deref().and_then(read_date),
            };
            let authority = self.authority(above.owner);
            session
                .create_activities(&[NewActivity { activity, authority, provenance: from }])
                .await?;
        }
        Ok(id)
    }

    fn authority(&self, owner: UnitId) -> AuthorityId {
        self.authorities.get(&owner).copied().unwrap_or(self.home.authority)
    }

    /// Keeps a match once: the same name linked to the same thing again says nothing new.
    fn note<I>(
        &mut self,
        (subject, printed): (MatchSubject, &str),
        from: &Provenance,
        found: &Match<I>,
        stored: String,
    ) {
        let again = self.matches.iter().any(|known| {
            known.subject == subject
                && known.printed == printed
                && known.linked.as_ref() == Some(&stored)
                && matches!(found.method, MatchMethod::Exact | MatchMethod::Folded)
        });
        if again {
            return;
        }
        let line = match from {
            Provenance::ReadIn { line, .. } => *line,
            Provenance::Entered => None,
        };
        self.matches.push(import_match(subject, printed, line, found, stored));
    }
}

fn provenance(import: ImportId, span: Option<LineSpan>) -> Provenance {
    Provenance::ReadIn { import, line: span.map(|span| span.first), confirmed: false }
}
