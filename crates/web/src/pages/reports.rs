//! Reports: the list, and one report as a document with what the review says beside it.

pub(crate) mod cited;
pub(crate) mod files;
pub mod margin;
mod outline;

use askama::Template;
use axum::response::Response;
use tertial_domain::assessment::Assessment;
use tertial_domain::goal::GoalLevel;
use tertial_domain::ids::ReportId;
use tertial_domain::report::{Report, ReportKind, ReportState};
use tertial_presentation::status_mark::StatusMark;
use tertial_presentation::wording::{self, ProblemText};
use tertial_review::Rule;
use tertial_review::suppression::Motive;
use tertial_usecases::document;
use tertial_usecases::reports::{
    self, ReportFilter, ReportList, ReportPage, ReportSource, ReportVersion,
};
use tertial_usecases::review::stored::{ToldAnswer, of_page};
use tertial_usecases::workflow::standing;

use crate::asked::{Asked, Id};
use crate::fault::Fault;
use crate::filters;
use crate::frame::{Frame, Section};
use crate::links;
use crate::pages::parts::{Pages, Step, count_key};
use crate::pages::reports::margin::{Group, Margin, Refusal};
use crate::pages::reports::outline::Stop;
use crate::pages::workflow::talk;
use crate::pages::workflow::way::{Shown, Way};
use crate::reader::Reader;
use crate::words::Message;

/// Lists reports.
pub(crate) async fn list(reader: Reader, asked: Asked) -> Result<Response, Fault> {
    let filter = ReportFilter {
        committee: asked.value("committee")?,
        unit: asked.value("unit")?,
        unit_words: asked.words("unit_words")?,
        year: asked.year()?,
        kind: asked.code("kind", ReportKind::from_code)?,
        page: asked.page()?,
    };
    let list = reports::list(reader.context(), reader.scope(), &filter).await?;
    reader.answer(&ReportsPage::new(reader.frame(Some(Section::Reports)), filter, list))
}

/// Shows a report as a document.
pub(crate) async fn show(
    reader: Reader,
    Id(id): Id<ReportId>,
    asked: Asked,
) -> Result<Response, Fault> {
    let version = asked.value("version")?;
    let chosen = asked.code("rule", Rule::from_code)?;
    let page = reports::show(reader.context(), reader.scope(), id, version).await?;
    let frame = reader.frame(Some(Section::Reports));
    reader.answer(&reviewed(&reader, frame, page, (chosen, None)).await?)
}

/// The page of a report that was found. The version that counts and the one that is worked on have
/// a review; what is asked stands beside the one that is worked on.
pub(crate) async fn reviewed(
    reader: &Reader,
    frame: Frame,
    page: ReportPage,
    (chosen, refusal): (Option<Rule>, Option<&Refusal>),
) -> Result<OneReportPage, Fault> {
    let (context, scope, localizer) = (reader.context(), reader.scope(), reader.localizer());
    let id = page.line.id;
    let standing = standing::standing(context, scope, id).await?;
    let way = Way::new(id, page.version.number, standing, scope);
    let document = document::document(&page.report, page.organisation.as_deref());
    let mut margin = if way.is_of() == Shown::Old {
        Margin::bare(document)
    } else {
        let review = of_page(context, scope, &page, localizer).await?;
        Margin::new(document, review, chosen, refusal).with_same_part(&page.same_part)
    };
    if way.is_working() {
        let notes = talk::notes(&way.standing, &page.report, localizer);
        let ask =
            |place: &str| talk::ask_form((&id, &way.standing), place, &page.report, localizer);
        margin = margin.with_talk(notes, ask);
    }
    Ok(OneReportPage::new(frame, page, margin).on_its_way(way))
}

/// The list of reports.
#[derive(Debug, Template)]
#[template(path = "reports/list.html")]
pub struct ReportsPage {
    frame: Frame,
    filter: ReportFilter,
    list: ReportList,
    pages: Pages,
}

impl ReportsPage {
    /// The page of a list.
    pub fn new(frame: Frame, filter: ReportFilter, list: ReportList) -> Self {
        let query = vec![
            ("committee", filter.committee.map(|id| id.to_string())),
            ("unit", filter.unit.map(|id| id.to_string())),
            ("unit_words", filter.unit_words.clone()),
            ("year", filter.year.map(|year| year.to_string())),
            ("kind", filter.kind.map(|kind| kind.code().to_owned())),
        ];
        let size = (list.page_size, list.total);
        let pages = Pages::new("/reports", query, filter.page, size);
        Self { frame, filter, list, pages }
    }

    fn is_narrowed(&self) -> bool {
        let every = ReportFilter { page: self.filter.page, ..ReportFilter::default() };
        self.filter != every
    }
}

/// A report as a document, with what is known of it beside.
#[derive(Debug, Template)]
#[template(path = "reports/show.html")]
pub struct OneReportPage {
    frame: Frame,
    page: ReportPage,
    margin: Margin,
    way: Option<Way>,
}

/// A thing in the report with the way to its own page.
#[derive(Debug)]
struct Linked {
    title: String,
    href: Option<String>,
    assessment: Assessment,
}

impl OneReportPage {
    /// The page of a report.
    pub const fn new(frame: Frame, page: ReportPage, margin: Margin) -> Self {
        Self { frame, page, margin, way: None }
    }

    /// The same with where it stands, and what the reader may do.
    #[must_use]
    pub fn on_its_way(mut self, way: Way) -> Self {
        self.way = Some(way);
        self
    }

    /// The same with why a step was not taken.
    #[must_use]
    pub(crate) fn with_problems(mut self, problems: Vec<ProblemText>) -> Self {
        if let Some(way) = &mut self.way {
            way.problems = problems;
        }
        self
    }

    /// The same with words that could not be kept.
    #[must_use]
    pub(crate) fn with_refusal(mut self, refusal: &talk::Refusal) -> Self {
        self.margin = self.margin.with_refusal(refusal);
        self
    }

    /// The page with the findings of one rule alone.
    fn of_rule(&self, rule: Rule) -> String {
        let query = [("rule", Some(rule.code().to_owned()))];
        format!("{}#review", links::with_query(&links::report(&self.page.line.id), &query))
    }

    fn counted(group: &Group) -> Message {
        Message::new(count_key(group.severity)).with("count", group.lines.len())
    }

    fn trail(&self) -> Vec<Step> {
        let line = &self.page.line;
        vec![
            Step { href: "/reports".to_owned(), words: self.reports_word() },
            Step { href: links::unit(&line.unit), words: line.unit_name.clone() },
        ]
    }

    fn reports_word(&self) -> String {
        let localizer = tertial_presentation::localizer::Localizer::of(self.frame.language);
        localizer.text("reports-title").into_owned()
    }

    fn name(&self) -> &tertial_usecases::reports::ReportLine {
        &self.page.line
    }

    /// Another version than the one that counts is asked for by its number.
    fn version_asked(&self) -> Option<u32> {
        let is_other = match &self.way {
            Some(way) => matches!(way.is_of(), Shown::Old | Shown::Correction),
            None => self.is_old(),
        };
        is_other.then_some(self.page.version.number)
    }

    /// The same version under another address.
    fn this_version(&self, address: &str) -> String {
        let version = self.version_asked().map(|number| number.to_string());
        links::with_query(address, &[("version", version)])
    }

    fn pdf(&self) -> String {
        self.this_version(&links::report_pdf(&self.page.line.id))
    }

    fn pdf_with_data(&self) -> String {
        self.this_version(&links::report_pdf_with_data(&self.page.line.id))
    }

    fn word(&self) -> String {
        self.this_version(&links::report_word(&self.page.line.id))
    }

    fn web_page(&self) -> String {
        self.this_version(&links::report_web_page(&self.page.line.id))
    }

    fn markdown(&self) -> String {
        self.this_version(&links::report_markdown(&self.page.line.id))
    }

    fn stratml(&self) -> String {
        self.this_version(&links::report_stratml(&self.page.line.id))
    }

    fn json(&self) -> String {
        self.this_version(&links::report_json(&self.page.line.id))
    }

    /// Whether goals carry grades: a plan has none.
    const fn is_graded(&self) -> bool {
        self.page.line.kind.assessment_tense().is_some()
    }

    fn is_old(&self) -> bool {
        self.way.as_ref().map_or_else(|| is_old(&self.page), |way| way.is_of() == Shown::Old)
    }

    /// How far the version that is shown has come.
    fn state(&self) -> ReportState {
        self.way.as_ref().map_or(self.page.line.state, Way::state)
    }

    /// Where it stands, for what somebody stands for: of what was read in nobody knows its way.
    fn way(&self) -> Option<&Way> {
        let way = self.way.as_ref().filter(|way| way.is_of() != Shown::Old)?;
        (self.page.line.confirmed || !way.acts().is_empty()).then_some(way)
    }

    /// Whether words may be written in it.
    fn is_draft(&self) -> bool {
        let is_draft = self.state() == ReportState::Draft;
        is_draft && self.page.line.confirmed && !self.is_old()
    }

    /// The address of this version for those who refer to it.
    fn cited(&self) -> Option<String> {
        let slug = self.page.slug.as_ref()?;
        Some(links::cited(slug, self.page.version.number))
    }

    /// How far the report has come. Of one that nobody has confirmed no more is known than that:
    /// what its file says of its state is read like the rest of it.
    fn standing(&self) -> Message {
        let line = &self.page.line;
        Message::new(if line.confirmed {
            wording::report_state(self.state())
        } else {
            "report-state-unconfirmed"
        })
    }

    fn stamp(&self) -> Message {
        Self::version_name(&self.page.version)
    }

    fn version_name(version: &ReportVersion) -> Message {
        let stored = version.stored_at.to_zoned(jiff::tz::TimeZone::UTC).date();
        Message::new("reports-version")
            .with("number", u64::from(version.number))
            .with("day", stored)
    }

    fn accounted(source: &ReportSource) -> Message {
        Message::new("reports-accounted")
            .with("lines", source.lines)
            .with("unplaced", source.unplaced)
    }

    /// The way through the document.
    fn stops(&self) -> Vec<Stop> {
        outline::stops(&self.page.report, own_level(&self.page.report))
    }

    /// The goals that the report itself answers for: its unit's, else the committee's.
    fn goals(&self) -> Vec<Linked> {
        let own = own_level(&self.page.report);
        self.page
            .report
            .walk_goals()
            .enumerate()
            .filter(|(_, goal)| Some(goal.level) == own)
            .map(|(place, goal)| Linked {
                title: goal.title.clone(),
                href: self.page.goal_links.get(place).copied().flatten().map(|id| links::goal(&id)),
                assessment: goal.assessment.clone(),
            })
            .collect()
    }

    fn indicators(&self) -> Vec<Linked> {
        let mut found: Vec<Linked> = Vec::new();
        for (goal, ids) in self.page.report.walk_goals().zip(&self.page.indicator_links) {
            for (row, id) in goal.indicators.iter().zip(ids) {
                if found.iter().all(|seen| seen.title != row.name) {
                    let unit = &self.page.line.unit;
                    found.push(Linked {
                        title: row.name.clone(),
                        href: id.map(|id| links::indicator_of(&id, unit)),
                        assessment: Assessment::Missing,
                    });
                }
            }
        }
        found
    }
}

/// The sign of an answered finding.
pub(crate) const fn done() -> StatusMark {
    StatusMark::COMPLETE
}

/// "Besvarad 8 september 2026".
pub(crate) fn answered_on(answer: &ToldAnswer) -> Message {
    let day = answer.answered_at.to_zoned(jiff::tz::TimeZone::UTC).date();
    Message::new("review-answered-on").with("day", day)
}

/// What stands beside the field of a motive that could not be kept.
pub(crate) fn motive_refused() -> Message {
    Message::new("review-motive-refused").with("limit", Motive::LENGTH_MAX_CHARACTERS)
}

fn is_old(page: &ReportPage) -> bool {
    let latest = page.versions.iter().map(|version| version.number).max();
    latest.is_some_and(|latest| page.version.number < latest)
}

/// The lowest level of goals that the report has.
fn own_level(report: &Report) -> Option<GoalLevel> {
    report.walk_goals().map(|goal| goal.level).max()
}
