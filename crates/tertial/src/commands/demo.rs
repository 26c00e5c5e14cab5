//! `tertial demo`: the fictional city Ekstad, made and shown.

use std::path::{Path, PathBuf};

use tempfile::TempDir;
use tertial_demo::plan::CityPlan;
use tertial_store::address::StoreAddress;

use crate::city::{self, Founded};
use crate::cli::Demo;
use crate::clock::Stopwatch;
use crate::stop::{Stop, StopKind};
use crate::terminal::Terminal;
use crate::wiring::{self, Children};
use crate::{address, database, files, server};

use super::serve::say_ready;

/// Makes the city and answers until told to end.
pub(super) async fn run(order: Demo, terminal: &Terminal) -> Result<(), Stop> {
    let watch = Stopwatch::start();
    let listen = address::read(&order.listen)?;
    // Taken before the work: a taken address shows at once, not after the city is made.
    let listener = address::listen(listen).await?;
    let place = Place::new(order.database)?;
    if terminal.are_notes_seen() {
        terminal.note(&terminal.localizer().text("cli-demo-making"));
    }
    let plan = CityPlan { seed: order.seed, scale: order.scale };
    let made = make(&place.path(), plan).await?;
    let store = database::open(&StoreAddress::Sqlite(place.path())).await?;
    let seconds = format!("{:.1}", watch.elapsed().as_secs_f64());
    let told = [
        ("seconds", seconds.into()),
        ("units", made.units.into()),
        ("reports", made.reports.into()),
    ];
    terminal.line(&terminal.localizer().text_with("cli-demo-ready", &told))?;
    say_ready(&listener, terminal)?;
    server::serve(listener, store).await?;
    terminal.line(&terminal.localizer().text("cli-serve-stopped"))
}

/// Makes the city in a folder of its own beside its place, and moves it there when it is whole.
async fn make(path: &Path, plan: CityPlan) -> Result<Founded, Stop> {
    let unavailable = |error: &std::io::Error| {
        Stop::new(StopKind::Unavailable, "unavailable").with("reason", error)
    };
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    let folder = tempfile::Builder::new()
        .prefix(".tertial-demo-")
        .tempdir_in(parent.unwrap_or(Path::new(".")))
        .map_err(|error| unavailable(&error))?;
    let unfinished = folder.path().join("ekstad.db");
    let store = database::make(&unfinished).await?;
    let context = wiring::context(store.clone(), &Children::new());
    let made = city::found(&context, plan).await?;
    drop(context);
    store.close().await;
    drop(store);
    files::rename(&unfinished, path).map_err(|error| unavailable(&error))?;
    Ok(made)
}

/// Where the city lives.
enum Place {
    /// In a folder that goes when the program ends.
    Passing(TempDir),
    /// In a file that stays.
    Kept(PathBuf),
}

impl Place {
    fn new(kept: Option<PathBuf>) -> Result<Self, Stop> {
        if let Some(path) = kept {
            database::refuse_present(&path)?;
            return Ok(Self::Kept(path));
        }
        let folder = tempfile::Builder::new().prefix("tertial-demo-").tempdir();
        folder
            .map(Self::Passing)
            .map_err(|error| Stop::new(StopKind::Unavailable, "unavailable").with("reason", &error))
    }

    fn path(&self) -> PathBuf {
        match self {
            Self::Passing(folder) => folder.path().join("ekstad.db"),
            Self::Kept(path) => path.clone(),
        }
    }
}
