//! Word there and back: what to send out, what people did in a file that came back, and the choice
//! of what is taken. The form of the choice carries the file: nothing is kept before it is made.

use std::collections::BTreeSet;

use askama::Template;
use axum::Form;
use axum::extract::Multipart;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use tertial_domain::ids::ReportId;
use tertial_domain::problem::Problem;
use tertial_usecases::context::SourceFile;
use tertial_usecases::failure::Failure;
use tertial_usecases::once::form_key;
use tertial_usecases::reports::word_back::{
    self, Difference, DifferenceKind, FixedChange, SegmentKind, WordChoice, WordDifferences,
    WordOutcome, WordPage, note_words, place_name,
};
use tokio::sync::{Semaphore, SemaphorePermit};

use crate::asked::Id;
use crate::fault::Fault;
use crate::filters;
use crate::frame::{Frame, Section};
use crate::limits::UPLOAD_BYTES_MAX;
use crate::links;
use crate::middleware::errors::Dressed;
use crate::pages::parts::Step;
use crate::reader::Reader;
use crate::words::Message;

/// What may be sent out, and where a file comes back.
pub(crate) async fn page(reader: Reader, Id(id): Id<ReportId>) -> Result<Response, Fault> {
    let page = word_back::page(reader.context(), reader.scope(), id).await?;
    reader.answer(&WordHome { frame: frame(&reader, &id), page, refused: None })
}

/// Files that are compared at the same time: each is held several times over, as it came, as it is
/// carried and as it is read.
static TURNS: Semaphore = Semaphore::const_new(2);

/// A place among those that are compared.
async fn turn() -> Result<SemaphorePermit<'static>, Fault> {
    TURNS.acquire().await.map_err(|_| Fault::Busy)
}

/// Shows what people did in a file.
pub(crate) async fn differences(
    reader: Reader,
    Id(id): Id<ReportId>,
    upload: Multipart,
) -> Result<Response, Fault> {
    let _turn = turn().await?;
    let file = uploaded(upload).await?;
    if file.bytes.is_empty() {
        let problem = Problem::new("word-back-no-file");
        return refused(&reader, id, problem).await;
    }
    let carried = Carried::of(&file);
    match word_back::differences(reader.context(), reader.scope(), id, file).await {
        Ok(found) => {
            let page = DifferencesPage::new(&reader, id, found, carried);
            reader.answer(&page)
        }
        Err(Failure::Refused(problems)) => match problems.into_iter().next() {
            Some(problem) => refused(&reader, id, problem).await,
            None => Err(Fault::Refused(Vec::new())),
        },
        Err(failure) => Err(failure.into()),
    }
}

/// Stores what was chosen, or shows the differences anew where the report has changed.
pub(crate) async fn take(
    reader: Reader,
    Id(id): Id<ReportId>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, Fault> {
    let field =
        |name: &str| fields.iter().find(|(own, _)| own == name).map(|(_, text)| text.as_str());
    let read = |name: &str| field(name).ok_or(Fault::BadAddress);
    let choice = WordChoice {
        key: read("key")?.parse().map_err(|_| Fault::BadAddress)?,
        base: read("base")?.parse().map_err(|_| Fault::BadAddress)?,
        places: fields
            .iter()
            .filter(|(name, _)| name == "place")
            .map(|(_, place)| place.clone())
            .collect::<BTreeSet<_>>(),
    };
    let carried = Carried { name: read("name")?.to_owned(), file: read("file")?.to_owned() };
    let bytes = STANDARD.decode(&carried.file).map_err(|_| Fault::BadAddress)?;
    let file = SourceFile { name: carried.name.clone(), bytes };
    let _turn = turn().await?;
    if choice.places.is_empty() {
        // The file is shown again, not lost: a press too early costs nothing.
        let found = word_back::differences(reader.context(), reader.scope(), id, file).await?;
        let page = DifferencesPage::new(&reader, id, found, carried);
        let page = DifferencesPage { is_none_chosen: true, ..page };
        return Ok(dressed(StatusCode::UNPROCESSABLE_ENTITY, reader.answer(&page)?));
    }
    match word_back::take(reader.context(), reader.scope(), (id, file), &choice).await {
        Ok(WordOutcome::Stored { .. }) => Ok(Redirect::to(&links::report(&id)).into_response()),
        Ok(WordOutcome::Stale(found)) => {
            let page = DifferencesPage::new(&reader, id, *found, carried);
            let page = DifferencesPage { is_stale: true, ..page };
            Ok(dressed(StatusCode::CONFLICT, reader.answer(&page)?))
        }
        Err(Failure::Refused(problems)) => match problems.into_iter().next() {
            Some(problem) => refused(&reader, id, problem).await,
            None => Err(Fault::Refused(Vec::new())),
        },
        Err(failure) => Err(failure.into()),
    }
}

/// The file of a form; an empty one where none was chosen.
async fn uploaded(mut upload: Multipart) -> Result<SourceFile, Fault> {
    while let Some(field) = upload.next_field().await.map_err(|_| Fault::BadAddress)? {
        if field.name() != Some("file") {
            continue;
        }
        // A name is shown, and never a path.
        let name = field.file_name().unwrap_or_default();
        let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
        let name: String = name.chars().filter(|letter| !letter.is_control()).take(120).collect();
        let bytes = field.bytes().await.map_err(|_| Fault::TooLarge)?.to_vec();
        if UPLOAD_BYTES_MAX < bytes.len() {
            return Err(Fault::TooLarge);
        }
        return Ok(SourceFile { name, bytes });
    }
    Err(Fault::BadAddress)
}

/// The same page with the reason over it.
async fn refused(reader: &Reader, id: ReportId, problem: Problem) -> Result<Response, Fault> {
    let page = word_back::page(reader.context(), reader.scope(), id).await?;
    let page = WordHome { frame: frame(reader, &id), page, refused: Some(problem) };
    Ok(dressed(StatusCode::UNPROCESSABLE_ENTITY, reader.answer(&page)?))
}

/// A change of language leads to the page where files come back: a form's own address is no page.
fn frame(reader: &Reader, id: &ReportId) -> Frame {
    Frame { here: links::word_back(id), ..reader.frame(Some(Section::Reports)) }
}

fn dressed(status: StatusCode, mut response: Response) -> Response {
    *response.status_mut() = status;
    response.extensions_mut().insert(Dressed);
    response
}

/// A file on its way through a form.
#[derive(Debug, Clone)]
pub struct Carried {
    name: String,
    file: String,
}

impl Carried {
    /// A file as a form carries it.
    pub fn of(file: &SourceFile) -> Self {
        Self { name: file.name.clone(), file: STANDARD.encode(&file.bytes) }
    }
}

/// The page from which a report is sent out, and to which it comes back.
#[derive(Debug, Template)]
#[template(path = "word/home.html")]
pub struct WordHome {
    frame: Frame,
    page: WordPage,
    /// Why the last file was not taken.
    refused: Option<Problem>,
}

impl WordHome {
    /// The page.
    pub const fn new(frame: Frame, page: WordPage, refused: Option<Problem>) -> Self {
        Self { frame, page, refused }
    }

    fn trail(&self) -> Vec<Step> {
        trail(&self.frame, &self.page.line)
    }

    /// A reason, and what to do next where there is something.
    fn told(&self, problem: &Problem) -> Vec<String> {
        told(&self.frame, problem)
    }
}

fn told(frame: &Frame, problem: &Problem) -> Vec<String> {
    let localizer = tertial_presentation::localizer::Localizer::of(frame.language);
    let arguments: Vec<_> =
        problem.arguments.iter().map(|(name, value)| (name.as_ref(), value.into())).collect();
    let mut told = vec![localizer.text_with(&format!("problem-{}", problem.code), &arguments)];
    if let Some(hint) = &problem.hint {
        told.push(localizer.text(&format!("hint-{hint}")).into_owned());
    }
    told
}

fn trail(frame: &Frame, line: &tertial_usecases::reports::ReportLine) -> Vec<Step> {
    let localizer = tertial_presentation::localizer::Localizer::of(frame.language);
    vec![
        Step { href: "/reports".to_owned(), words: localizer.text("reports-title").into_owned() },
        Step { href: links::report(&line.id), words: line.title.clone() },
    ]
}

/// What people did in a file, place by place.
#[derive(Debug, Template)]
#[template(path = "word/differences.html")]
pub struct DifferencesPage {
    frame: Frame,
    found: WordDifferences,
    carried: Carried,
    key: String,
    is_stale: bool,
    is_none_chosen: bool,
}

impl DifferencesPage {
    fn new(reader: &Reader, id: ReportId, found: WordDifferences, carried: Carried) -> Self {
        Self::of(frame(reader, &id), found, carried)
    }

    /// The page of what was found in a file.
    pub fn of(frame: Frame, found: WordDifferences, carried: Carried) -> Self {
        let (id, base) = (found.line.id.to_string(), found.latest.to_string());
        let key = form_key(&["take-words", &id, &base, &found.sha256]).to_string();
        Self { frame, found, carried, key, is_stale: false, is_none_chosen: false }
    }

    fn trail(&self) -> Vec<Step> {
        trail(&self.frame, &self.found.line)
    }

    fn localizer(&self) -> &'static tertial_presentation::localizer::Localizer {
        tertial_presentation::localizer::Localizer::of(self.frame.language)
    }

    fn name(&self, difference: &Difference) -> String {
        place_name(&difference.place, &self.found.report, self.localizer())
    }

    const fn kind_key(difference: &Difference) -> &'static str {
        match difference.kind {
            DifferenceKind::Changed => "word-back-changed",
            DifferenceKind::Removed => "word-back-removed",
            DifferenceKind::Conflict => "word-back-conflict",
            DifferenceKind::NotSent => "word-back-not-sent",
        }
    }

    /// What stands now, with what goes; and what came back, with what is new.
    fn sides(difference: &Difference) -> [Vec<(bool, &str)>; 2] {
        [SegmentKind::Gone, SegmentKind::New].map(|own| {
            let words = difference.words.iter();
            let shown = words.filter(|it| it.kind == own || it.kind == SegmentKind::Same);
            shown.map(|it| (it.kind == own, it.words.as_str())).collect()
        })
    }

    fn fixed_key(change: &FixedChange) -> &'static str {
        if change.is_row { "word-back-figures" } else { "word-back-fixed" }
    }

    /// The words of a row or a paragraph that was not to be written in.
    fn fixed_words(words: &str) -> String {
        words.replace('\t', " | ")
    }

    fn notes(&self) -> Vec<String> {
        let notes = self.found.notes.iter();
        notes.map(|note| note_words(note, &self.found.report, self.localizer())).collect()
    }

    fn counted(&self) -> Message {
        Message::new("word-back-count").with("count", self.found.comparison.differences.len())
    }

    fn unchanged(&self) -> Message {
        Message::new("word-back-unchanged").with("count", self.found.comparison.unchanged)
    }

    fn made_of(&self) -> Message {
        Message::new("word-page-made-of")
            .with("file", self.carried.name.as_str())
            .with("exported", u64::from(self.found.exported))
            .with("latest", u64::from(self.found.latest))
    }

    fn may_take(&self) -> bool {
        self.found.comparison.differences.iter().any(|own| own.kind.may_be_taken())
    }
}
