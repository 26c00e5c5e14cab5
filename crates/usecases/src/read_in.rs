//! Reading in a document: parse it in a limited process, link it by name, store it unconfirmed.

use tertial_domain::ids::{AuthorityId, ImportId, ReportId, UnitId};
use tertial_domain::period::OperatingYear;
use tertial_domain::permission::{Act, Scope};
use tertial_domain::problem::Problem;
use tertial_domain::report::{Report, ReportKind, ReportState};
use tertial_domain::report_title::shown_title;
use tertial_import::draft::Draft;
use tertial_store::WriteSession;
use tertial_store::events::NewEvent;
use tertial_store::fingerprint::Fingerprint;
use tertial_store::imports::{LineCounts, MatchMethod, NewImport, UnplacedLine};
use tertial_store::reports::StoredReport;

use crate::context::{Context, SourceFile};
use crate::failure::{Failure, permit};
use crate::linking::{Linked, Linker};
use crate::report_facts::{Figures, ReportOrder, Source};

/// How documents are read in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadInOptions {
    /// Do everything but make it last.
    pub dry_run: bool,
    /// The city's name, for a database that has no organisation yet.
    pub city: String,
}

/// What became of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadIn {
    /// New, new version or nothing.
    pub outcome: ReadInOutcome,
    /// The report.
    pub report: ReportId,
    /// Its title.
    pub title: String,
    /// The unit's name as stored.
    pub unit_name: String,
    /// Which year.
    pub year: OperatingYear,
    /// Which document.
    pub kind: ReportKind,
    /// How many names were matched how.
    pub matches: MatchCounts,
    /// Non-blank lines.
    pub lines: u32,
    /// Lines without a place.
    pub unplaced: u32,
    /// Things a person should look at.
    pub notices: u32,
}

/// Whether anything was stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadInOutcome {
    /// The first version of a report.
    New,
    /// A further version; the old ones stay.
    NewVersion(u32),
    /// The same file has been read in before.
    Unchanged,
}

/// How many names were matched how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct MatchCounts {
    /// Linked to what was there.
    pub linked: u32,
    /// Made new.
    pub new: u32,
    /// Made new, with like ones that a person should look at.
    pub uncertain: u32,
}

impl MatchCounts {
    pub(crate) fn add(&mut self, method: MatchMethod) {
        match method {
            MatchMethod::Exact | MatchMethod::Folded => self.linked += 1,
            MatchMethod::New => self.new += 1,
            MatchMethod::Uncertain => self.uncertain += 1,
        }
    }
}

/// Reads in one file. The same file twice changes nothing; a changed one becomes a new version.
pub async fn read_in(
    context: &Context,
    scope: &Scope,
    file: SourceFile,
    options: &ReadInOptions,
) -> Result<ReadIn, Failure> {
    permit(scope, Act::ImportDocument)?;
    let sha256 = Fingerprint::of(&file.bytes);
    if let Some(known) = unchanged(context, scope, sha256).await? {
        return Ok(known);
    }
    let name = file.name.clone();
    let draft = (context.parse)(file).await.map_err(Failure::refused)?;
    let head = Head::of(&draft.report, &name)?;
    within_limits(&draft.report, &name)?;
    let mut session = context.store.bulk(scope).await?;
    let linker = Linker::new(context, head.year, &options.city);
    let import = ImportId::from_bits(context.ids.next());
    let linked = linker.link(&mut session, &draft, (import, &head.unit)).await?;
    let reading = Reading { import, head, linked, sha256, name };
    let read = store(context, &mut session, &draft, &reading).await?;
    if options.dry_run {
        drop(session);
    } else {
        session.commit().await?;
    }
    Ok(read)
}

/// Goals in one document at most: each is held against every goal that is there.
pub const GOALS_MAX: usize = 5_000;
/// Rows of indicator and activity tables in one document at most.
pub const ROWS_MAX: usize = 20_000;

fn within_limits(report: &Report, name: &str) -> Result<(), Failure> {
    let goals = report.walk_goals().count();
    let rows: usize =
        report.walk_goals().map(|goal| goal.indicators.len() + goal.activities.len()).sum();
    let over = |code: &'static str, limit: usize| {
        Failure::refused(Problem::new(code).with("file", name).with("limit", limit.to_string()))
    };
    if goals > GOALS_MAX {
        return Err(over("import-too-many-goals", GOALS_MAX));
    }
    if rows > ROWS_MAX {
        return Err(over("import-too-many-rows", ROWS_MAX));
    }
    Ok(())
}

/// What has been told of a document before it is stored.
struct Reading {
    import: ImportId,
    head: Head,
    linked: Linked,
    sha256: Fingerprint,
    name: String,
}

async fn unchanged(
    context: &Context,
    scope: &Scope,
    sha256: Fingerprint,
) -> Result<Option<ReadIn>, Failure> {
    let mut session = context.store.read(scope).await?;
    let Some(known) = session.import_of_file(sha256).await? else { return Ok(None) };
    let Some(report) = known.report else { return Ok(None) };
    let Some(report) = session.report(report).await? else { return Ok(None) };
    let directory = crate::directory::Directory::load(&mut session).await?;
    Ok(Some(ReadIn {
        outcome: ReadInOutcome::Unchanged,
        report: report.id,
        title: shown_title(&report.title).into_owned(),
        unit_name: directory.name_in(report.unit, report.year),
        year: report.year,
        kind: report.kind,
        matches: MatchCounts::default(),
        lines: known.lines.lines,
        unplaced: known.lines.unplaced,
        notices: 0,
    }))
}

async fn store(
    context: &Context,
    session: &mut WriteSession,
    draft: &Draft,
    reading: &Reading,
) -> Result<ReadIn, Failure> {
    let Head { year, kind, .. } = reading.head;
    let linked = &reading.linked;
    session.create_import(&new_import(context, draft, reading)).await?;
    let known = session.report_of(linked.unit, year, kind).await?;
    // What people have handed in or adopted is changed by a correction, and by nothing else.
    if let Some(known) = &known
        && !session.steps_of(known.id).await?.is_empty()
    {
        let problem = Problem::new("import-report-has-steps").with("file", reading.name.clone());
        return Err(Failure::refused(problem.hint("import-report-has-steps")));
    }
    let mut report = draft.report.clone();
    if report.title.is_none() {
        report.title = Some(reading.name.clone());
    }
    let order = ReportOrder {
        id: known.as_ref().map_or(ReportId::from_bits(context.ids.next()), |known| known.id),
        unit: linked.unit,
        authority: linked.authority,
        year,
        kind,
        state: ReportState::Adopted,
        confirmed: false,
        report,
        links: linked.links.clone(),
        figures: Figures::Printed,
    };
    let outcome = save(context, session, &order, (known, reading.import, draft)).await?;
    forget_reviews(session, &Changed::from(&order)).await?;
    let version = match outcome {
        ReadInOutcome::NewVersion(number) => i64::from(number),
        ReadInOutcome::New | ReadInOutcome::Unchanged => 1,
    };
    session.log(NewEvent {
        authority: Some(linked.authority),
        at: context.clock.now(),
        action: "report-read-in",
        object_kind: "report",
        object_id: order.id.to_string(),
        object_version: Some(version),
        payload: reading.sha256.to_string().into_bytes(),
    })?;
    Ok(ReadIn {
        outcome,
        report: order.id,
        title: shown_title(order.report.title.as_deref().unwrap_or_default()).into_owned(),
        unit_name: linked.unit_name.clone(),
        year,
        kind,
        matches: linked.counts(),
        lines: draft.ledger.lines,
        unplaced: u32::try_from(draft.ledger.unplaced.len()).unwrap_or(u32::MAX),
        notices: u32::try_from(draft.notices.len()).unwrap_or(u32::MAX),
    })
}

/// Which report has changed: whose, when and which.
pub(crate) struct Changed {
    pub(crate) unit: UnitId,
    pub(crate) authority: AuthorityId,
    pub(crate) year: OperatingYear,
    pub(crate) kind: ReportKind,
}

impl From<&ReportOrder> for Changed {
    fn from(order: &ReportOrder) -> Self {
        let (unit, authority) = (order.unit, order.authority);
        Self { unit, authority, year: order.year, kind: order.kind }
    }
}

impl From<&StoredReport> for Changed {
    fn from(stored: &StoredReport) -> Self {
        let (unit, authority) = (stored.unit, stored.authority);
        Self { unit, authority, year: stored.year, kind: stored.kind }
    }
}

/// Forgets the reviews that this report is evidence in: its unit's of this year and the next; those
/// of the year under the same authority that it is the plan of, or stands beside.
pub(crate) async fn forget_reviews(
    session: &mut WriteSession,
    changed: &Changed,
) -> Result<(), Failure> {
    let mut touched = session.reports_of_unit(changed.unit).await?;
    touched.retain(|other| (0..=1).contains(&(other.year.number() - changed.year.number())));
    let of_year = session.reports_of_year(changed.year).await?;
    touched.extend(of_year.into_iter().filter(|other| {
        other.authority == changed.authority
            && (changed.kind == ReportKind::AnnualPlan || other.kind == changed.kind)
    }));
    let mut touched: Vec<ReportId> = touched.into_iter().map(|other| other.id).collect();
    touched.sort_unstable();
    touched.dedup();
    Ok(session.forget_reviews(&touched).await?)
}

async fn save(
    context: &Context,
    session: &mut WriteSession,
    order: &ReportOrder,
    (known, import, draft): (Option<StoredReport>, ImportId, &Draft),
) -> Result<ReadInOutcome, Failure> {
    let source = Some(Source { import, lines: &draft.provenance });
    let now = context.clock.now();
    let Some(known) = known else {
        let report = order.new_report(context.ids.as_ref(), now, source);
        session.create_reports(&[report]).await?;
        return Ok(ReadInOutcome::New);
    };
    let version = order.new_version(context.ids.as_ref(), now, source);
    session.add_report_version(known.id, known.row_version, &version).await?;
    Ok(ReadInOutcome::NewVersion(known.latest_number.saturating_add(1)))
}

fn new_import(context: &Context, draft: &Draft, reading: &Reading) -> NewImport {
    let ledger = &draft.ledger;
    let unplaced = ledger.unplaced.iter().map(|line| UnplacedLine {
        line: line.line,
        words: line.text.clone(),
        reason: line.reason.code().to_owned(),
    });
    let unplaced: Vec<UnplacedLine> = unplaced.collect();
    NewImport {
        id: reading.import,
        authority: Some(reading.linked.authority),
        file_name: reading.name.clone(),
        sha256: reading.sha256,
        read_at: context.clock.now(),
        lines: LineCounts {
            lines: ledger.lines,
            placed: ledger.placed,
            furniture: ledger.furniture,
            contents: ledger.contents,
            unplaced: u32::try_from(unplaced.len()).unwrap_or(u32::MAX),
        },
        matches: reading.linked.matches.clone(),
        unplaced,
    }
}

/// What a document must tell of itself to be stored; its file's name may say what its head leaves out.
struct Head {
    year: OperatingYear,
    kind: ReportKind,
    unit: String,
}

impl Head {
    fn of(report: &Report, file_name: &str) -> Result<Self, Failure> {
        let refuse = |code: &'static str| {
            Failure::refused(Problem::new(code).with("file", file_name).hint("import-name-file"))
        };
        let year = report.year.or_else(|| year_in(file_name));
        let kind = report.kind.or_else(|| kind_in(file_name));
        let named = report.unit.clone().or_else(|| report.committee.clone());
        Ok(Self {
            year: year.ok_or_else(|| refuse("import-no-year"))?,
            kind: kind.ok_or_else(|| refuse("import-no-kind"))?,
            unit: named.unwrap_or_else(|| unit_in(file_name)),
        })
    }
}

fn year_in(file_name: &str) -> Option<OperatingYear> {
    let mut digits = file_name.split(|c: char| !c.is_ascii_digit()).filter(|part| part.len() == 4);
    digits.find_map(|part| OperatingYear::new(part.parse().ok()?))
}

fn kind_in(file_name: &str) -> Option<ReportKind> {
    file_name.split(|c: char| !c.is_alphanumeric()).find_map(kind_of)
}

fn kind_of(word: &str) -> Option<ReportKind> {
    match word.to_lowercase().as_str() {
        "vp" | "verksamhetsplan" => Some(ReportKind::AnnualPlan),
        "t1" => Some(ReportKind::TertialReport1),
        "t2" => Some(ReportKind::TertialReport2),
        "vb" | "verksamhetsberättelse" => Some(ReportKind::AnnualReport),
        _ => None,
    }
}

/// What a file's name says besides kind and year, as a name is written; all of it when that is all.
fn unit_in(file_name: &str) -> String {
    let stem = file_name.rsplit_once('.').map_or(file_name, |(stem, _)| stem);
    let words = stem.split(|c: char| !c.is_alphanumeric());
    let telling =
        words.filter(|word| !word.is_empty() && kind_of(word).is_none() && year_in(word).is_none());
    let name = telling.collect::<Vec<_>>().join(" ");
    let mut letters = name.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => stem.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_may_say_what_the_head_leaves_out() {
        let head = Head::of(&Report::default(), "vb-2018-Almgården.txt").unwrap();
        assert_eq!(head.year.number(), 2018);
        assert_eq!(head.kind, ReportKind::AnnualReport);
        assert_eq!(head.unit, "Almgården");
        assert_eq!(unit_in("södra_hemtjänsten VP-2020.docx"), "Södra hemtjänsten");
        assert_eq!(unit_in("vb-2018.txt"), "vb-2018");
        assert!(Head::of(&Report::default(), "Almgården.txt").is_err());
    }
}
