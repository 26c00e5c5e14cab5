//! What the review says of report versions, and people's answers to its findings.

use jiff::Timestamp;
use sqlx::FromRow;
use tertial_domain::ids::{
    AuthorityId, FindingAnswerId, PrincipalId, ReportId, ReportVersionId, UnitId,
};
use tertial_domain::period::OperatingYear;
use tertial_domain::report::ReportKind;

use crate::cell::cells;
use crate::error::StoreError;
use crate::insert::Table;
use crate::reports::{ReportFilter, StoredReport};
use crate::row::Place;
use crate::session::{ReadSession, WriteSession};
use crate::statement::Statement;

/// What the review says of one report version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredReview {
    /// The version.
    pub version: ReportVersionId,
    /// Its report.
    pub report: ReportId,
    /// The report's authority.
    pub authority: AuthorityId,
    /// Rules, settings and history that it was made with.
    pub edition: String,
    /// When.
    pub reviewed_at: Timestamp,
    /// Findings that wait for an answer.
    pub counts: ReviewCounts,
    /// The findings, in a form of the writer's own.
    pub body: Vec<u8>,
}

/// How many findings wait for an answer, by weight, and how many are answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ReviewCounts {
    /// Cannot both be right.
    pub errors: u32,
    /// Should be answered.
    pub warnings: u32,
    /// Worth a look.
    pub hints: u32,
    /// Answered with a motive.
    pub answered: u32,
}

/// A review to be kept, with its open findings counted by rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewReview {
    /// The review.
    pub review: StoredReview,
    /// Findings that wait, by the rule's code.
    pub by_rule: Vec<(String, u32)>,
}

/// A line of the list of reviews.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReviewLine {
    /// The report.
    pub report: ReportId,
    /// Whose it is.
    pub unit: UnitId,
    /// Its year.
    pub year: OperatingYear,
    /// Its kind.
    pub kind: ReportKind,
    /// Its counts.
    pub counts: ReviewCounts,
}

/// A person's answer to a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingAnswer {
    /// The answer.
    pub id: FindingAnswerId,
    /// The report that the finding is in.
    pub report: ReportId,
    /// The report's authority.
    pub authority: AuthorityId,
    /// The rule's code.
    pub rule: String,
    /// The finding's place.
    pub place: String,
    /// The finding's fingerprint.
    pub fingerprint: String,
    /// Why it stands.
    pub motive: String,
    /// Who.
    pub principal: PrincipalId,
    /// When.
    pub answered_at: Timestamp,
}

const REVIEW: &str = "\
    select report_version_id, report_id, authority_id, edition, reviewed_at, error_count, \
        warning_count, hint_count, answered_count, body \
    from review_result \
    where {review review_result $1} and report_version_id = $2";

const REVIEWS: &str = "\
    select report_version_id, report_id, authority_id, edition, reviewed_at, error_count, \
        warning_count, hint_count, answered_count, body \
    from review_result \
    where {review review_result $1} and report_version_id in ";

const LINES: &str = "\
    select v.report_id, r.unit_id, r.year, r.kind, v.error_count, v.warning_count, v.hint_count, v.answered_count \
    from review_result v join report r on r.latest_version_id = v.report_version_id \
    where {working r $1} ";

const OF_RULE: &str = " \
    and exists (select 1 from review_count c \
        where c.report_version_id = v.report_version_id and c.rule = ";

const RULES: &str = "\
    select c.rule, cast(sum(c.open_count) as bigint) \
    from review_count c join report r on r.latest_version_id = c.report_version_id \
    where {working r $1} ";

const UNREVIEWED: &str = "\
    and not exists (select 1 from review_result v \
        where v.report_version_id = report.latest_version_id and v.edition = ";

const FORGET_COUNTS: &str = "\
    delete from review_count where report_version_id in (select report_version_id \
    from review_result where {review review_result $1} and report_id in ";

const FORGET: &str = "\
    delete from review_result \
    where {review review_result $1} and report_id in ";

const COUNT_ANSWERS: &str = "\
    select count(*) from finding_answer \
    where {review finding_answer $1} and report_id = $2";

const ANSWERS: &str = "\
    select id, report_id, authority_id, rule, place, fingerprint, motive, principal_id, answered_at \
    from finding_answer \
    where {review finding_answer $1} and withdrawn_at is null \
      and report_id = $2 order by answered_at, id";

const WITHDRAW: &str = "\
    update finding_answer set withdrawn_at = $3, row_version = row_version + 1 \
    where {review finding_answer $1} and id = $2 and withdrawn_at is null";

static RESULT: Table = Table {
    name: "review_result",
    columns: &[
        "report_version_id",
        "report_id",
        "authority_id",
        "edition",
        "reviewed_at",
        "error_count",
        "warning_count",
        "hint_count",
        "answered_count",
        "body",
    ],
};

static COUNT: Table =
    Table { name: "review_count", columns: &["report_version_id", "rule", "open_count"] };

static ANSWER: Table = Table {
    name: "finding_answer",
    columns: &[
        "id",
        "report_id",
        "authority_id",
        "rule",
        "place",
        "fingerprint",
        "motive",
        "principal_id",
        "answered_at",
        "row_version",
    ],
};

#[derive(FromRow)]
struct ReviewRow {
    report_version_id: String,
    report_id: String,
    authority_id: String,
    edition: String,
    reviewed_at: String,
    error_count: i64,
    warning_count: i64,
    hint_count: i64,
    answered_count: i64,
    body: Vec<u8>,
}

#[derive(FromRow)]
struct LineRow {
    report_id: String,
    unit_id: String,
    year: i64,
    kind: String,
    error_count: i64,
    warning_count: i64,
    hint_count: i64,
    answered_count: i64,
}

#[derive(FromRow)]
struct AnswerRow {
    id: String,
    report_id: String,
    authority_id: String,
    rule: String,
    place: String,
    fingerprint: String,
    motive: String,
    principal_id: String,
    answered_at: String,
}

/// The four counts of a row, checked.
fn counts(place: Place<'_>, columns: [i64; 4]) -> Result<ReviewCounts, StoreError> {
    let [errors, warnings, hints, answered] = columns;
    Ok(ReviewCounts {
        errors: place.count("error_count", errors)?,
        warnings: place.count("warning_count", warnings)?,
        hints: place.count("hint_count", hints)?,
        answered: place.count("answered_count", answered)?,
    })
}

impl ReviewRow {
    fn read(self) -> Result<StoredReview, StoreError> {
        let place = Place { table: "review_result", id: &self.report_version_id };
        let columns = [self.error_count, self.warning_count, self.hint_count, self.answered_count];
        Ok(StoredReview {
            version: place.parse("report_version_id", &self.report_version_id)?,
            report: place.parse("report_id", &self.report_id)?,
            authority: place.parse("authority_id", &self.authority_id)?,
            reviewed_at: place.instant("reviewed_at", &self.reviewed_at)?,
            counts: counts(place, columns)?,
            edition: self.edition,
            body: self.body,
        })
    }
}

impl LineRow {
    fn read(self) -> Result<ReviewLine, StoreError> {
        let place = Place { table: "review_result", id: &self.report_id };
        let columns = [self.error_count, self.warning_count, self.hint_count, self.answered_count];
        Ok(ReviewLine {
            report: place.parse("report_id", &self.report_id)?,
            unit: place.parse("unit_id", &self.unit_id)?,
            year: place.year("year", self.year)?,
            kind: place.code("kind", &self.kind, ReportKind::from_code)?,
            counts: counts(place, columns)?,
        })
    }
}

impl AnswerRow {
    fn read(self) -> Result<FindingAnswer, StoreError> {
        let place = Place { table: "finding_answer", id: &self.id };
        Ok(FindingAnswer {
            id: place.parse("id", &self.id)?,
            report: place.parse("report_id", &self.report_id)?,
            authority: place.parse("authority_id", &self.authority_id)?,
            principal: place.parse("principal_id", &self.principal_id)?,
            answered_at: place.instant("answered_at", &self.answered_at)?,
            rule: self.rule,
            place: self.place,
            fingerprint: self.fingerprint,
            motive: self.motive,
        })
    }
}

impl ReadSession {
    /// What the review says of a version, if it has been kept.
    pub async fn review(
        &mut self,
        version: ReportVersionId,
    ) -> Result<Option<StoredReview>, StoreError> {
        let cells = cells![self.reach(), version];
        let row: Option<ReviewRow> = self.one(Statement::new(REVIEW, cells)).await?;
        row.map(ReviewRow::read).transpose()
    }

    /// What the review says of those of these versions that it has been kept for.
    pub async fn reviews(
        &mut self,
        versions: &[ReportVersionId],
    ) -> Result<Vec<StoredReview>, StoreError> {
        let mut statement = Statement::new(REVIEWS, cells![self.reach()]);
        statement.push_list(versions)?;
        let rows: Vec<ReviewRow> = self.all(statement).await?;
        rows.into_iter().map(ReviewRow::read).collect()
    }

    /// The reviews of reports' latest versions; with a rule only those where it has found something.
    pub async fn review_lines(
        &mut self,
        filter: &ReportFilter,
        rule: Option<&str>,
    ) -> Result<Vec<ReviewLine>, StoreError> {
        let mut statement = Statement::new(LINES, cells![self.reach()]);
        filter.add_to(&mut statement)?;
        if let Some(rule) = rule {
            statement.push(OF_RULE).push_value(rule).push(")");
        }
        self.review_lines_by(statement).await
    }

    /// The counts of those of these versions whose review has been kept.
    pub async fn review_counts(
        &mut self,
        versions: &[ReportVersionId],
    ) -> Result<Vec<ReviewLine>, StoreError> {
        if versions.is_empty() {
            return Ok(Vec::new());
        }
        let mut statement = Statement::new(LINES, cells![self.reach()]);
        statement.push("and v.report_version_id in ").push_list(versions)?;
        self.review_lines_by(statement).await
    }

    async fn review_lines_by(
        &mut self,
        statement: Statement,
    ) -> Result<Vec<ReviewLine>, StoreError> {
        let rows: Vec<LineRow> = self.all(statement).await?;
        rows.into_iter().map(LineRow::read).collect()
    }

    /// Reports by their identities; those that the asker may not know of are left out.
    pub async fn reports_named(
        &mut self,
        reports: &[ReportId],
    ) -> Result<Vec<StoredReport>, StoreError> {
        if reports.is_empty() {
            return Ok(Vec::new());
        }
        let mut statement = self.reports_in_reach();
        statement.push(" and report.id in ").push_list(reports)?;
        self.reports_by(statement).await
    }

    /// Findings that wait, by rule, in reports' latest versions.
    pub async fn review_rules(
        &mut self,
        filter: &ReportFilter,
    ) -> Result<Vec<(String, u32)>, StoreError> {
        let mut statement = Statement::new(RULES, cells![self.reach()]);
        filter.add_to(&mut statement)?;
        statement.push(" group by c.rule order by c.rule");
        let rows: Vec<(String, i64)> = self.all(statement).await?;
        rows.into_iter()
            .map(|(rule, count)| {
                let place = Place { table: "review_count", id: &rule };
                let count = place.count("open_count", count)?;
                Ok((rule, count))
            })
            .collect()
    }

    /// Reports whose latest version no review of this edition has been kept for.
    pub async fn unreviewed(
        &mut self,
        edition: &str,
        most: u32,
    ) -> Result<Vec<StoredReport>, StoreError> {
        let mut statement = self.reports_in_reach();
        statement.push(UNREVIEWED).push_value(edition).push(") order by unit_id, year, id limit ");
        statement.push_value(most);
        self.reports_by(statement).await
    }

    /// How many answers a report's findings were ever given, those withdrawn included.
    pub async fn finding_answer_count(&mut self, report: ReportId) -> Result<u64, StoreError> {
        self.count(Statement::new(COUNT_ANSWERS, cells![self.reach(), report])).await
    }

    /// The answers to a report's findings that stand.
    pub async fn finding_answers(
        &mut self,
        report: ReportId,
    ) -> Result<Vec<FindingAnswer>, StoreError> {
        let cells = cells![self.reach(), report];
        let rows: Vec<AnswerRow> = self.all(Statement::new(ANSWERS, cells)).await?;
        rows.into_iter().map(AnswerRow::read).collect()
    }
}

impl WriteSession {
    /// Keeps reviews; earlier ones of the same reports give way.
    pub async fn keep_reviews(&mut self, new: &[NewReview]) -> Result<(), StoreError> {
        for kept in new {
            self.permit(Some(kept.review.authority))?;
        }
        let reports: Vec<ReportId> = new.iter().map(|kept| kept.review.report).collect();
        self.forget_reviews(&reports).await?;
        let rows = new.iter().map(|NewReview { review, .. }| {
            cells![
                review.version,
                review.report,
                review.authority,
                &review.edition,
                review.reviewed_at,
                review.counts.errors,
                review.counts.warnings,
                review.counts.hints,
                review.counts.answered,
                review.body.clone(),
            ]
        });
        self.insert(&RESULT, rows.collect()).await?;
        let counts = new.iter().flat_map(|kept| {
            kept.by_rule.iter().map(|(rule, count)| cells![kept.review.version, rule, *count])
        });
        self.insert(&COUNT, counts.collect()).await
    }

    /// Forgets the reviews of reports whose evidence has changed; they are made again.
    pub async fn forget_reviews(&mut self, reports: &[ReportId]) -> Result<(), StoreError> {
        if reports.is_empty() {
            return Ok(());
        }
        let mut counts = Statement::new(FORGET_COUNTS, cells![self.reach()]);
        counts.push_list(reports)?.push(")");
        self.run(counts).await?;
        let mut results = Statement::new(FORGET, cells![self.reach()]);
        results.push_list(reports)?;
        self.run(results).await.map(|_| ())
    }

    /// Adds a person's answer to a finding.
    pub async fn answer_finding(&mut self, answer: &FindingAnswer) -> Result<(), StoreError> {
        self.permit(Some(answer.authority))?;
        let row = cells![
            answer.id,
            answer.report,
            answer.authority,
            &answer.rule,
            &answer.place,
            &answer.fingerprint,
            &answer.motive,
            answer.principal,
            answer.answered_at,
            1_i64,
        ];
        self.insert(&ANSWER, vec![row]).await
    }

    /// Withdraws an answer; whether it stood.
    pub async fn withdraw_finding_answer(
        &mut self,
        id: FindingAnswerId,
        at: Timestamp,
    ) -> Result<bool, StoreError> {
        let cells = cells![self.reach(), id, at];
        Ok(self.run(Statement::new(WITHDRAW, cells)).await? > 0)
    }
}
