//! The list of activities, narrowed, with the latest answer about each.
//!
//! Nothing of it is kept: which answer is the latest follows from the reports' latest versions, so
//! a correction needs no upkeep. Only the answers of one page are read.

use std::collections::HashMap;

use jiff::civil::Date;
use sqlx::FromRow;
use tertial_domain::ids::ActivityId;
use tertial_domain::name_key::name_key;
use tertial_domain::period::OperatingYear;

use super::{ActivityFilter, AnswerRow, AnsweredActivity, StoredAnswer};
use crate::cell::cells;
use crate::error::StoreError;
use crate::page::{Page, PageRequest};
use crate::row::{Place, total};
use crate::session::ReadSession;
use crate::statement::Statement;

/// Words that a filter takes at most.
const WORDS_MAX: usize = 8;

/// Those that end on the day `$2` or later and are not reported as done take their turn first.
const IDS: &str = "\
    select id, found from (\
        select c.id, c.end_on, count(*) over () as found, \
            case when c.end_on >= $2 and coalesce((\
                select a.state from activity_answer a \
                join report r on r.latest_version_id = a.report_version_id \
                where a.activity_id = c.id \
                  and {report r $1} \
                order by a.year desc, case a.kind when 'annual_report' then 1 \
                    when 'tertial_report_2' then 2 when 'tertial_report_1' then 3 else 4 end, \
                    a.path limit 1), '') <> 'done' then 0 else 1 end as turn \
        from activity c \
        where {activity c $1}";

const COUNT: &str = "\
    select count(*) from activity c where {activity c $1}";

/// Of those whose turn is first the soonest to end first, of the others the last to end.
const SOONEST_FIRST: &str = ") as listed \
    order by turn, case when turn = 0 then end_on end, end_on desc nulls last, id limit ";

/// Answers about the activity `c` in the latest versions of reports.
const ANSWERS_ABOUT: &str = "\
    from activity_answer a join report r on r.latest_version_id = a.report_version_id \
    where a.activity_id = c.id and {report r $1}";

const LATEST: &str = " order by a.year desc, case a.kind when 'annual_report' then 1 \
    when 'tertial_report_2' then 2 when 'tertial_report_1' then 3 else 4 end, a.path limit 1)";

/// Latest first for each activity.
const ANSWERS_OF_MANY: &str = "\
    select a.activity_id, r.id as report_id, a.report_version_id, a.path, a.year, a.kind, \
        a.state, a.deviation, a.analysis \
    from activity_answer a join report r on r.latest_version_id = a.report_version_id \
    where {report r $1} and a.activity_id in ";

const LATEST_FIRST: &str = " order by a.year desc, case a.kind when 'annual_report' then 1 \
    when 'tertial_report_2' then 2 when 'tertial_report_1' then 3 else 4 end, a.path";

#[derive(FromRow)]
struct AnswerOfRow {
    activity_id: String,
    #[sqlx(flatten)]
    answer: AnswerRow,
}

impl ReadSession {
    /// A page of activities with their latest answers: first those that are not done, the soonest
    /// to end from this day on first; the last page when one past the end is asked for.
    pub async fn activities(
        &mut self,
        filter: &ActivityFilter,
        today: Date,
        page: PageRequest,
    ) -> Result<Page<AnsweredActivity>, StoreError> {
        let mut found = self.listed(filter, today, page).await?;
        let mut total = found.first().map_or(0, |(_, found)| total(*found));
        if found.is_empty() {
            // A page after the last tells of nothing, not even how many there are.
            let mut statement = Statement::new(COUNT, cells![self.reach()]);
            narrow(&mut statement, filter)?;
            total = self.count(statement).await?;
            if total > 0 {
                found = self.listed(filter, today, page.within(total)).await?;
            }
        }
        let ids: Vec<ActivityId> = found
            .iter()
            .map(|(id, _)| Place { table: "activity", id }.parse("id", id))
            .collect::<Result<_, _>>()?;
        let activities = self.activities_by_ids(&ids).await?.into_iter();
        let mut activities: HashMap<_, _> =
            activities.map(|activity| (activity.id, activity)).collect();
        let mut answers = self.latest_answers(&ids, filter.year).await?;
        let rows = ids.into_iter().filter_map(|id| {
            let activity = activities.remove(&id)?;
            Some(AnsweredActivity { activity, answer: answers.remove(&id) })
        });
        Ok(Page { rows: rows.collect(), total })
    }

    /// The identities of a page, each with how many there are on all pages.
    async fn listed(
        &mut self,
        filter: &ActivityFilter,
        today: Date,
        page: PageRequest,
    ) -> Result<Vec<(String, i64)>, StoreError> {
        let mut statement = Statement::new(IDS, cells![self.reach(), today]);
        narrow(&mut statement, filter)?;
        statement.push(SOONEST_FIRST).push_value(page.limit());
        statement.push(" offset ").push_value(page.offset());
        self.all(statement).await
    }

    /// The latest answer about each of some activities, in a year where one is named.
    pub async fn latest_answers(
        &mut self,
        ids: &[ActivityId],
        year: Option<OperatingYear>,
    ) -> Result<HashMap<ActivityId, StoredAnswer>, StoreError> {
        let mut statement = Statement::new(ANSWERS_OF_MANY, cells![self.reach()]);
        statement.push_list(ids)?;
        if let Some(year) = year {
            statement.push(" and a.year = ").push_value(year);
        }
        statement.push(LATEST_FIRST);
        let rows: Vec<AnswerOfRow> = self.all(statement).await?;
        let mut latest = HashMap::with_capacity(ids.len());
        for AnswerOfRow { activity_id, answer } in rows {
            let place = Place { table: "activity_answer", id: &activity_id };
            let activity = place.parse("activity_id", &activity_id)?;
            if let std::collections::hash_map::Entry::Vacant(first) = latest.entry(activity) {
                first.insert(answer.read()?);
            }
        }
        Ok(latest)
    }
}

/// Adds the conditions of a filter to a question about activities `c` whose `$1` is the reach.
fn narrow(statement: &mut Statement, filter: &ActivityFilter) -> Result<(), StoreError> {
    if let Some(units) = &filter.units {
        statement.push(" and c.owner_id in ").push_list(units)?;
    }
    if let Some(words) = &filter.words {
        // A folded key holds letters, digits and blanks alone, so nothing in it is a wildcard.
        for word in name_key(words).split(' ').filter(|word| !word.is_empty()).take(WORDS_MAX) {
            statement.push(" and (' ' || c.name_key) like ").push_value(format!("% {word}%"));
        }
    }
    if let Some(year) = filter.year {
        statement.push(" and (((c.start_on is not null or c.end_on is not null) and ");
        statement.push("(c.start_on is null or c.start_on < ").push_value(year.end());
        statement.push(") and (c.end_on is null or c.end_on >= ").push_value(year.first_day());
        statement.push(")) or exists (select 1 ").push(ANSWERS_ABOUT);
        statement.push(" and a.year = ").push_value(year).push("))");
    }
    if filter.state.is_none() && !filter.deviating {
        return Ok(());
    }
    statement.push(" and (select ");
    if let Some(state) = filter.state {
        statement.push("a.state = ").push_value(state.code());
        statement.push(if filter.deviating { " and " } else { " " });
    }
    if filter.deviating {
        statement.push("(a.state = 'deviating' or a.deviation is not null) ");
    }
    statement.push(ANSWERS_ABOUT);
    if let Some(year) = filter.year {
        statement.push(" and a.year = ").push_value(year);
    }
    statement.push(LATEST);
    Ok(())
}
