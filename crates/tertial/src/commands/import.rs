//! `tertial import`: files and folders into the database, with a summary of what became of them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use tempfile::TempDir;
use tertial_domain::permission::{Purpose, Scope};
use tertial_domain::problem::Problem;
use tertial_store::address::StoreAddress;
use tertial_usecases::context::{Context, SourceFile};
use tertial_usecases::failure::Failure;
use tertial_usecases::read_in::{MatchCounts, ReadIn, ReadInOptions, ReadInOutcome, read_in};

use crate::cli::Import;
use crate::ids::OPERATOR;
use crate::stop::{Stop, StopKind, told};
use crate::terminal::Terminal;
use crate::wiring::{self, Children};
use crate::{children, database, files, folders, limits};

/// Reads in everything and says what became of it.
pub(super) async fn run(order: &Import, terminal: &Terminal) -> Result<(), Stop> {
    let paths = folders::documents(&order.paths)?;
    let (address, passing) = place(order)?;
    let children = Children::isolated(order.isolation);
    match children.parsers.warm_up().await {
        Ok(confinement) if !confinement.is_whole() => {
            terminal.note(&terminal.localizer().text("cli-worker-half-confined"));
        }
        Ok(_) => {}
        Err(error) => return Err(children::stop(&error)),
    }
    let store = database::open(&address).await?;
    let context = wiring::context(store.clone(), &children);
    let options = ReadInOptions {
        dry_run: order.dry_run,
        city: order
            .city
            .clone()
            .unwrap_or_else(|| terminal.localizer().text("cli-import-city-usual").into_owned()),
    };
    let bar = progress(paths.len(), "cli-import-progress", terminal);
    let mut summary = Summary::default();
    for path in paths {
        bar.set_message(files::name(&path));
        let outcome = read_one(&context, &path, &options).await;
        summary.add(path, outcome)?;
        bar.inc(1);
    }
    bar.finish_and_clear();
    store.close().await;
    drop(passing);
    summary.say(order.dry_run, terminal)?;
    match (summary.refused.len(), summary.read) {
        (0, _) => Ok(()),
        (_, 0) => Err(Stop::new(StopKind::User, "import-all-refused")),
        (refused, _) => {
            Err(Stop::new(StopKind::Incomplete, "import-some-refused").with("count", &refused))
        }
    }
}

/// The database; for a dry run on one that is not there, a passing one that leaves no trace.
fn place(order: &Import) -> Result<(StoreAddress, Option<TempDir>), Stop> {
    match &order.database {
        StoreAddress::Sqlite(path) if order.dry_run && !path.exists() => {
            let folder = tempfile::tempdir().map_err(|error| {
                Stop::new(StopKind::Unavailable, "unavailable").with("reason", &error)
            })?;
            Ok((StoreAddress::Sqlite(folder.path().join("dry-run.db")), Some(folder)))
        }
        address => Ok((address.clone(), None)),
    }
}

async fn read_one(
    context: &Context,
    path: &Path,
    options: &ReadInOptions,
) -> Result<ReadIn, Failure> {
    let name = files::name(path);
    // A byte more than the limit, so that the one who reads it can say that it is too large.
    let bytes = files::read_start(path, limits::DOCUMENT.file_bytes + 1).map_err(|reason| {
        let problem = Problem::new("file-unreadable");
        Failure::refused(problem.with("file", name.as_str()).with("reason", reason.to_string()))
    })?;
    let scope = Scope::operator(OPERATOR, Purpose::Import);
    read_in(context, &scope, SourceFile { name, bytes }, options).await
}

/// A bar with the words of a key before it, where a person looks.
pub(super) fn progress(count: usize, key: &str, terminal: &Terminal) -> ProgressBar {
    let length = u64::try_from(count).unwrap_or(u64::MAX);
    if !terminal.are_notes_seen() {
        return ProgressBar::with_draw_target(Some(length), ProgressDrawTarget::hidden());
    }
    let bar = ProgressBar::new(length);
    let words = terminal.localizer().text(key);
    let template = format!("{words} {{bar:30}} {{pos}}/{{len}} {{wide_msg}}");
    match ProgressStyle::with_template(&template) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

/// What became of the files.
#[derive(Default)]
struct Summary {
    read: usize,
    new: usize,
    new_versions: usize,
    unchanged: usize,
    refused: Vec<(PathBuf, Vec<Problem>)>,
    matches: MatchCounts,
    unplaced: u64,
}

impl Summary {
    /// Counts one file. A failure that is not the file's own stops the import.
    fn add(&mut self, path: PathBuf, outcome: Result<ReadIn, Failure>) -> Result<(), Stop> {
        let read = match outcome {
            Ok(read) => read,
            Err(Failure::Refused(problems)) => {
                self.refused.push((path, problems));
                return Ok(());
            }
            Err(failure) => return Err(wiring::stop(failure)),
        };
        self.read += 1;
        match read.outcome {
            ReadInOutcome::New => self.new += 1,
            ReadInOutcome::NewVersion(_) => self.new_versions += 1,
            ReadInOutcome::Unchanged => {
                self.unchanged += 1;
                return Ok(());
            }
        }
        self.matches.linked += read.matches.linked;
        self.matches.new += read.matches.new;
        self.matches.uncertain += read.matches.uncertain;
        self.unplaced += u64::from(read.unplaced);
        Ok(())
    }

    fn say(&self, dry_run: bool, terminal: &Terminal) -> Result<(), Stop> {
        let words = terminal.localizer();
        let mut hints = BTreeSet::new();
        for (path, problems) in &self.refused {
            for problem in problems {
                terminal.line(&refused_line(path, problem, terminal))?;
                hints.extend(problem.hint.as_ref().map(|code| format!("hint-{code}")));
            }
        }
        for hint in hints.iter().filter(|hint| words.has(hint)) {
            terminal.line(&format!("{} {}", words.text("cli-hint"), words.text(hint)))?;
        }
        let counts = [
            ("cli-import-new", self.new),
            ("cli-import-new-version", self.new_versions),
            ("cli-import-unchanged", self.unchanged),
            ("cli-import-refused", self.refused.len()),
        ];
        let counts: Vec<String> =
            counts.into_iter().map(|(key, count)| words.count(key, count)).collect();
        let total = words.count("cli-import-read", self.read + self.refused.len());
        terminal.line(&format!("{total} {}.", counts.join(", ")))?;
        let matches = [
            ("linked", self.matches.linked.into()),
            ("new", self.matches.new.into()),
            ("uncertain", self.matches.uncertain.into()),
        ];
        terminal.line(&words.text_with("cli-import-matches", &matches))?;
        if self.matches.uncertain > 0 {
            terminal.line(&words.text("cli-import-uncertain"))?;
        }
        if self.unplaced > 0 {
            let told = [("count", self.unplaced.into())];
            terminal.line(&words.text_with("cli-import-unplaced", &told))?;
        }
        if dry_run { terminal.line(&words.text("cli-import-dry")) } else { Ok(()) }
    }
}

fn refused_line(path: &Path, problem: &Problem, terminal: &Terminal) -> String {
    let words = terminal.localizer();
    // Two folders may hold files of one name: here a file is called by its whole path.
    let told_before = problem.arguments.iter().filter(|(name, _)| name != "file");
    let mut arguments: Vec<(String, String)> =
        told_before.map(|(name, value)| (name.clone().into_owned(), value.clone())).collect();
    arguments.push(("file".to_owned(), path.display().to_string()));
    let reason = words.text_with(&format!("problem-{}", problem.code), &told(&arguments));
    words.text_with("cli-import-refused-file", &[("reason", reason.into())])
}
