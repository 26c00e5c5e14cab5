//! A committee's report compiled from its units': a preview with choices, stored as a draft.

use askama::Template;
use axum::Form;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use tertial_domain::assessment::{Assessment, AssessmentTense};
use tertial_domain::ids::{IdempotencyKey, UnitId};
use tertial_domain::report::{ReportKind, ReportState};
use tertial_presentation::charts::{ChartContext, GradeCount, grade_bar};
use tertial_presentation::localizer::Localizer;
use tertial_usecases::compilation::{
    self, CompilationChoices, CompilationPage, CompilationQuestion, CompiledGoal,
};
use tertial_usecases::document;
use tertial_usecases::failure::Failure;

use crate::asked::{Asked, Id};
use crate::charts::Figure;
use crate::fault::Fault;
use crate::filters;
use crate::frame::{Frame, Section};
use crate::links;
use crate::markup::Markup;
use crate::middleware::errors::Dressed;
use crate::pages::parts::Step;
use crate::reader::Reader;
use crate::words::{Message, ReportName, Say};

/// Shows a compilation with what may be chosen. Nothing is stored.
pub(crate) async fn show(
    reader: Reader,
    Id(committee): Id<UnitId>,
    asked: Asked,
) -> Result<Response, Fault> {
    let question = question(&reader, committee, &asked).await?;
    let choices = choices(&asked)?;
    let page = compilation::show(reader.context(), reader.scope(), question, &choices).await?;
    let frame = reader.frame(Some(Section::Units));
    let basis = asked.beginning("basis", 64);
    let has_changed = !basis.is_empty() && basis != page.basis;
    reader.answer(&CompiledPage::new(frame, page, has_changed))
}

/// Stores a compilation and goes to it.
pub(crate) async fn store(
    reader: Reader,
    Id(committee): Id<UnitId>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, Fault> {
    let asked = Asked::of_form(fields);
    let question = question(&reader, committee, &asked).await?;
    let choices = choices(&asked)?;
    let key: IdempotencyKey = asked.value("key")?.ok_or(Fault::BadAddress)?;
    let basis = asked.beginning("basis", 64);
    let order = (question, key, basis.as_str());
    match compilation::store(reader.context(), reader.scope(), order, &choices).await {
        Ok(report) => Ok(Redirect::to(&links::report(&report)).into_response()),
        Err(Failure::Stale) => changed(&reader, question, &choices).await,
        Err(failure) => Err(failure.into()),
    }
}

async fn question(
    reader: &Reader,
    committee: UnitId,
    asked: &Asked,
) -> Result<CompilationQuestion, Fault> {
    let (year, kind) = (asked.year()?, asked.code("kind", ReportKind::from_code)?);
    let with_drafts = asked.is_ticked("drafts");
    let (year, kind) = match (year, kind) {
        (Some(year), Some(kind)) => (year, kind),
        (year, kind) => {
            let newest = compilation::newest(reader.context(), reader.scope(), committee).await?;
            (year.unwrap_or(newest.0), kind.unwrap_or(newest.1))
        }
    };
    Ok(CompilationQuestion { committee, year, kind, with_drafts })
}

/// The boxes that were ticked; a page that was not chosen on leaves the texts to the rule.
fn choices(asked: &Asked) -> Result<CompilationChoices, Fault> {
    let texts = asked.values("text")?.into_iter().collect();
    let grades = asked.values("grade")?.into_iter().collect();
    Ok(CompilationChoices { texts: asked.is_ticked("chosen").then_some(texts), grades })
}

/// Some report has changed since the page was shown: it is shown anew with what was chosen, and
/// says so.
async fn changed(
    reader: &Reader,
    question: CompilationQuestion,
    choices: &CompilationChoices,
) -> Result<Response, Fault> {
    let page = compilation::show(reader.context(), reader.scope(), question, choices).await?;
    let here = links::compilation(&question.committee);
    let frame = Frame { here, ..reader.frame(Some(Section::Units)) };
    let mut response = reader.answer(&CompiledPage::new(frame, page, true))?;
    *response.status_mut() = StatusCode::CONFLICT;
    response.extensions_mut().insert(Dressed);
    Ok(response)
}

/// A compilation with what may be chosen.
#[derive(Debug, Template)]
#[template(path = "units/compilation.html")]
pub struct CompiledPage {
    frame: Frame,
    page: CompilationPage,
    document: Markup,
    chart: Option<Figure>,
    has_changed: bool,
}

impl CompiledPage {
    /// The page of a compilation.
    pub fn new(frame: Frame, page: CompilationPage, has_changed: bool) -> Self {
        let document = document::document(&page.report, page.organisation.as_deref());
        let pieces = document.pieces.into_iter().map(|piece| piece.markup);
        // The page has its own title: that of the preview stands under it.
        let pieces: String = pieces.collect();
        let pieces = pieces.replacen("<h1 ", "<h2 ", 1).replacen("</h1>", "</h2>", 1);
        let document = Markup::of_document(pieces);
        let chart = chart(&frame, &page);
        Self { frame, page, document, chart, has_changed }
    }

    fn trail(&self) -> Vec<Step> {
        let words = self.page.committee_name.clone();
        vec![Step { href: links::unit(&self.page.question.committee), words }]
    }

    fn report_name(&self) -> String {
        let name = ReportName(self.page.question.kind, self.page.question.year);
        name.say(Localizer::of(self.frame.language))
    }

    fn lede(&self) -> Message {
        Message::new("compilation-lede")
            .with("reported", self.page.reported)
            .with("expected", self.page.reported + self.page.absent.len())
    }

    /// What storing does, or why it cannot be done.
    fn storing(&self) -> Message {
        match self.page.own {
            _ if self.page.reported == 0 => Message::new("compilation-nothing"),
            None => Message::new("compilation-stores-new"),
            Some((_, ReportState::Draft, version)) => Message::new("compilation-stores-next")
                .with("version", version)
                .with("next", version.saturating_add(1)),
            Some((_, ReportState::Ready | ReportState::Reviewed | ReportState::Adopted, _)) => {
                Message::new("compilation-stores-not")
            }
        }
    }

    fn has_choices(&self) -> bool {
        self.page.goals.iter().any(|goal| !goal.texts.is_empty() || goal.suggestion.is_some())
    }
}

/// What the counts point to, as an assessment of the report's tense.
pub(crate) fn suggested(page: &CompilationPage, goal: &CompiledGoal) -> Option<Assessment> {
    let tense = page.question.kind.assessment_tense().unwrap_or(AssessmentTense::Final);
    goal.suggestion.clone().map(|grade| Assessment::Graded { grade, tense })
}

/// How many of a goal's texts are quoted.
pub(crate) fn quoted(goal: &CompiledGoal) -> usize {
    goal.texts.iter().filter(|text| text.is_chosen).count()
}

/// All unit goals by grade, as one bar.
fn chart(frame: &Frame, page: &CompilationPage) -> Option<Figure> {
    page.question.kind.assessment_tense()?;
    let sum = |part: fn(&CompiledGoal) -> usize| page.goals.iter().map(part).sum();
    let counts = [
        sum(|goal| goal.counts.fully),
        sum(|goal| goal.counts.partly),
        sum(|goal| goal.counts.not),
        sum(|goal| goal.counts.not_assessed),
        sum(|goal| goal.counts.missing),
    ];
    let title = Localizer::of(frame.language).text("compilation-chart");
    let context = ChartContext { language: frame.language, id: "unit-goals", title: &title };
    Some(Figure::from(&grade_bar(&context, &GradeCount::of_grades(counts))))
}
