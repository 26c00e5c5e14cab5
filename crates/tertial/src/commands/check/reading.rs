//! The documents of a check: files and folders, read in confined children; Report JSON as it is.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use futures_util::StreamExt;
use tertial_domain::problem::Problem;
use tertial_domain::report::Report;
use tertial_exchange::report_json::{self, ReadLimits};
use tertial_import::draft::Provenance;
use tertial_usecases::context::{Parse, SourceFile};

use crate::cli::Check;
use crate::stop::Stop;
use crate::terminal::Terminal;
use crate::wiring::{self, Children};
use crate::{files, folders, limits};

/// Every document that was read, and those that could not be.
#[derive(Default)]
pub(super) struct Set {
    /// In the order of the command line.
    pub(super) documents: Vec<Document>,
    /// With why.
    pub(super) refused: Vec<(PathBuf, Problem)>,
}

/// One read document.
pub(super) struct Document {
    /// Its file, as it was named.
    pub(super) path: PathBuf,
    /// What it says.
    pub(super) report: Report,
    /// The source lines of its parts; none for Report JSON.
    pub(super) provenance: Option<Provenance>,
}

/// Reads every document that the order names, some at the same time.
pub(super) async fn read(order: &Check, terminal: &Terminal) -> Result<Set, Stop> {
    let paths = folders::reports(&order.paths)?;
    let bar = super::super::import::progress(paths.len(), "cli-check-progress", terminal);
    let parse = wiring::parser(Arc::clone(&Children::new().parsers));
    let mut reading = futures_util::stream::iter(paths)
        .map(|path| {
            let parse = Arc::clone(&parse);
            async move {
                let read = read_one(&parse, &path).await;
                (path, read)
            }
        })
        .buffered(limits::WORKERS);
    let mut set = Set::default();
    while let Some((path, read)) = reading.next().await {
        bar.inc(1);
        match read {
            Ok((report, provenance)) => {
                set.documents.push(Document { path, report, provenance });
            }
            Err(problem) => set.refused.push((path, problem)),
        }
    }
    bar.finish_and_clear();
    Ok(set)
}

async fn read_one(parse: &Parse, path: &Path) -> Result<(Report, Option<Provenance>), Problem> {
    let name = files::name(path);
    let is_data = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
    let size =
        if is_data { ReadLimits::DEFAULT.size_bytes_max } else { limits::DOCUMENT.file_bytes };
    // A byte more than the limit, so that the one who reads it can say that it is too large.
    let bytes = files::read_start(path, size + 1).map_err(|reason| {
        let problem = Problem::new("file-unreadable").with("file", name.as_str());
        problem.with("reason", reason.to_string())
    })?;
    if is_data {
        let read = report_json::read(&bytes, &ReadLimits::DEFAULT);
        let report = read.map_err(|error| {
            let problem = Problem::new("report-json-unreadable").with("file", name.as_str());
            problem.with("reason", error.to_string())
        })?;
        return Ok((report, None));
    }
    let draft = parse(SourceFile { name, bytes }).await?;
    Ok((draft.report, Some(draft.provenance)))
}
