//! Hands the rooms to each other: store, clock, identities, and the children behind two functions.

use std::sync::Arc;

use jiff::Timestamp;
use sha2::{Digest, Sha256};
use tertial_domain::problem::Problem;
use tertial_exchange::word_back::{Limits, Returned};
use tertial_import::draft::Draft;
use tertial_store::Store;
use tertial_usecases::context::{Context, Parse, ReadWord, Render, RenderOrder, SourceFile};
use tertial_usecases::failure::Failure;
use tertial_usecases::review::rulebook::Rulebook;

use crate::cli::Isolation;
use crate::clock::SystemClock;
use crate::ids::SystemIds;
use crate::stop::{Stop, StopKind};
use crate::worker::pool::{PoolLimits, WorkerError, WorkerPool};
use crate::worker::wire::{PrintOrder, UnsoundAnswer};
use crate::worker::{parse, render, word_back};
use crate::{children, ids, limits};

/// The children of both trades.
#[derive(Debug, Clone)]
pub struct Children {
    /// Those that read documents.
    pub parsers: Arc<WorkerPool>,
    /// Those that make PDF files.
    pub renderers: Arc<WorkerPool>,
}

impl Children {
    /// No child is started until there is a job.
    pub fn new() -> Self {
        Self::isolated(Isolation::BestEffort)
    }

    /// The same, which start only where they can be confined as asked for.
    pub fn isolated(isolation: Isolation) -> Self {
        let parse = children::isolated(limits::PARSE_POOL, isolation);
        let render = children::isolated(limits::RENDER_POOL, isolation);
        Self {
            parsers: Arc::new(children::parsers(limits::PARSE_MEMORY_BYTES, parse)),
            renderers: Arc::new(children::renderers(render)),
        }
    }

    /// Those of a command that makes so many documents at the same time.
    pub fn printing(at_once: usize, isolation: Isolation) -> Self {
        let render = PoolLimits { workers_max: at_once, ..limits::RENDER_POOL };
        let render = children::isolated(render, isolation);
        Self { renderers: Arc::new(children::renderers(render)), ..Self::isolated(isolation) }
    }
}

impl Default for Children {
    fn default() -> Self {
        Self::new()
    }
}

/// What every use case is given.
pub fn context(store: Store, children: &Children) -> Context {
    Context {
        store,
        clock: Arc::new(SystemClock::new()),
        ids: Arc::new(SystemIds),
        secrets: Arc::new(|| ids::secret().ok()),
        rulebook: Arc::new(Rulebook::default()),
        templates: Arc::default(),
        log_watch: Arc::default(),
        parse: parser(Arc::clone(&children.parsers)),
        render: renderer(Arc::clone(&children.renderers)),
        read_word: word_reader(Arc::clone(&children.parsers)),
    }
}

/// Reads a file in one of these children.
pub fn parser(pool: Arc<WorkerPool>) -> Parse {
    Arc::new(move |file: SourceFile| {
        let pool = Arc::clone(&pool);
        Box::pin(async move {
            let name = file.name.clone();
            parsed(&pool, file).await.map_err(|problem| problem.with("file", name))
        })
    })
}

async fn parsed(pool: &WorkerPool, file: SourceFile) -> Result<Draft, Problem> {
    let order = parse::order(&file.name, file.bytes, &limits::DOCUMENT);
    let answer = pool.run(&order).await.map_err(|error| no_answer(&error))?;
    parse::believe(&answer).map_err(|unsound| not_believed(&unsound))?
}

/// Reads a Word file that came back in one of these children.
fn word_reader(pool: Arc<WorkerPool>) -> ReadWord {
    Arc::new(move |file: SourceFile| {
        let pool = Arc::clone(&pool);
        Box::pin(async move {
            let name = file.name.clone();
            let read = returned(&pool, file).await;
            read.map(Box::new).map_err(|problem| problem.with("file", name))
        })
    })
}

async fn returned(pool: &WorkerPool, file: SourceFile) -> Result<Returned, Problem> {
    let order = word_back::order(file.bytes, &Limits::DOCUMENT);
    let answer = pool.run(&order).await.map_err(|error| no_answer(&error))?;
    word_back::believe(&answer).map_err(|unsound| not_believed(&unsound))?
}

fn renderer(pool: Arc<WorkerPool>) -> Render {
    Arc::new(move |order: RenderOrder| {
        let pool = Arc::clone(&pool);
        Box::pin(async move { printed(&pool, order).await })
    })
}

async fn printed(pool: &WorkerPool, order: RenderOrder) -> Result<Vec<u8>, Problem> {
    let print = print_order(&order);
    let job = render::order(&print, order.report_json);
    let answer = pool.run(&job).await.map_err(|error| no_answer(&error))?;
    render::believe(answer, order.form).map_err(|unsound| not_believed(&unsound))?
}

/// What a child is told of a document.
pub fn print_order(order: &RenderOrder) -> PrintOrder {
    let issued: Timestamp = order.issued;
    PrintOrder {
        form: order.form.code().to_owned(),
        language: order.language.code().to_owned(),
        issued: issued.to_string(),
        identity: children::identity_by(
            &Sha256::digest(&order.report_json),
            order.version,
            order.template.as_ref(),
        ),
        version: order.version,
        organisation: order.organisation.clone(),
        attach_data: order.attach_data,
        report: order.report.map(|id| id.to_string()),
        place: order.place.clone(),
        caution: order.caution.map(|caution| caution.code().to_owned()),
        gathering: None,
        log: order.log.map(|head| (head.number, head.digest.whole())),
        template: order.template.as_ref().map(|source| source.text.clone()),
        logo: order.template.as_ref().and_then(|source| source.logo.clone()),
    }
}

fn no_answer(error: &WorkerError) -> Problem {
    Problem::new(error.code()).with("reason", error.to_string())
}

fn not_believed(unsound: &UnsoundAnswer) -> Problem {
    Problem::new("worker-answer-unsound").with("reason", unsound.to_string())
}

/// A use case that did not succeed, as a stop.
pub fn stop(failure: Failure) -> Stop {
    match failure {
        Failure::NotFound => Stop::new(StopKind::User, "not-found"),
        Failure::Forbidden | Failure::ProofNeeded => Stop::new(StopKind::User, "forbidden"),
        Failure::Refused(problems) => match problems.into_iter().next() {
            Some(problem) => Stop::problem(StopKind::User, problem),
            None => Stop::new(StopKind::User, "forbidden"),
        },
        Failure::Stale => Stop::new(StopKind::Unavailable, "stale"),
        Failure::Unavailable(reason) => {
            Stop::new(StopKind::Unavailable, "unavailable").with("reason", &reason)
        }
        Failure::Internal(reason) => Stop::new(StopKind::Internal, "fault").with("reason", &reason),
    }
}
