//! What was said to be saved is there: after a server that was killed, and after a power cut.

#![expect(clippy::indexing_slicing, reason = "a trace that is cut off may fail loudly")]

mod kills;
mod load;
mod power_cut;
mod retries;
mod trace;

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use tertial_domain::ids::ReportId;
use tertial_domain::report::ReportState;
use tertial_store::address::StoreAddress;
use tertial_store::page::PageRequest;
use tertial_store::reports::{ReportFilter, ReportProgress};
use tertial_store::{Store, StoreOptions, backup};
use tertial_testkit::clock;
use tertial_testkit::databases::operator;
use tertial_testkit::ekstad::event;

use crate::conversation::tertial;
use crate::extract::REPORT;
use crate::serve::Server;

/// How often a test does what its name says: so often within the test command, and as often as the
/// variable says where somebody asks for more.
fn times(variable: &str, usual: usize) -> usize {
    std::env::var(variable).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

/// A city with one report that is handed in, and somebody who reviews it.
struct City {
    /// Where `city.db` is.
    folder: TempDir,
    report: ReportId,
    /// A link by which the reviewer chooses a password.
    link: String,
}

const SERVE: [&str; 5] = ["serve", "--database", "city.db", "--sign-in", "passwords"];
const PASSWORD: &str = "ett+hemligt+ord+som+haller";

impl City {
    async fn build() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("vb.txt"), REPORT).unwrap();
        let ran = |words: &[&str]| {
            let words = [words, &["--database", "city.db"]].concat();
            let output = tertial(&words).inside(folder.path()).output();
            assert_eq!(output.status.code(), Some(0), "{words:?}");
            String::from_utf8(output.stdout).unwrap()
        };
        ran(&["import", "vb.txt"]);
        ran(&["person", "add", "Rut Ek", "--login", "rut"]);
        ran(&["person", "give", "rut", "reviewer", "Åsens hemtjänst"]);
        let link = ran(&["person", "link", "rut"]);
        let link = link.trim().rsplit('/').next().unwrap().to_owned();
        let report = handed_in(&folder.path().join("city.db")).await;
        Self { folder, report, link }
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("city.db")
    }

    /// Chooses a password and signs in: the cookie that goes with every save.
    fn sign_in(&self, server: &Server) -> Desk {
        let at = server.address();
        let chosen = format!("password={PASSWORD}&again={PASSWORD}");
        let answer = load::post(at, (&format!("/link/{}", self.link), ""), &chosen).unwrap();
        assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
        let login = format!("login=rut&password={PASSWORD}");
        let answer = load::post(at, ("/sign-in", ""), &login).unwrap();
        let cookie = answer.split("set-cookie: ").nth(1).unwrap();
        let cookie = cookie.split(';').next().unwrap().to_owned();
        Desk { report: self.report, cookie }
    }
}

/// From where somebody saves: the report that it is about, and the cookie of who they are.
#[derive(Clone)]
struct Desk {
    report: ReportId,
    cookie: String,
}

/// Hands the only report in.
async fn handed_in(file: &Path) -> ReportId {
    let address = StoreAddress::Sqlite(file.to_owned());
    let store = Store::open(&address, StoreOptions::new(clock::now())).await.unwrap();
    let mut session = store.write(&operator()).await.unwrap();
    let page = PageRequest::new(1, 1);
    let reports = session.reports(&ReportFilter::default(), page).await.unwrap();
    let report = &reports.rows[0];
    let progress = ReportProgress { state: ReportState::Ready, confirmed: true, at: clock::now() };
    session.move_report(report.id, report.row_version, progress).await.unwrap();
    session.log(event("report-moved", "report", &report.id.to_string())).unwrap();
    session.commit().await.unwrap();
    store.close().await;
    report.id
}

/// What a database holds after a mishap.
struct Found {
    /// The marks of the saves, in no order.
    marks: Vec<u64>,
}

/// Opens a database as the program would after a mishap, closes it, and computes everything again
/// that can be held against itself: pages, references, schema and the chains of the log.
async fn looked_into(file: &Path, report: ReportId) -> Result<Found, String> {
    let options = StoreOptions::new(clock::now());
    let store = Store::open(&StoreAddress::Sqlite(file.to_owned()), options.clone())
        .await
        .map_err(|error| format!("it does not open: {error}"))?;
    let questions = async {
        let mut session = store.read(&operator()).await?;
        session.questions_of(report).await
    };
    let questions = questions.await.map_err(|error| format!("it cannot be read: {error}"))?;
    store.close().await;
    backup::verify(file, &options, &operator())
        .await
        .map_err(|error| format!("it does not hold: {error}"))?;
    let marks = questions.iter().filter_map(|question| load::mark_of(&question.words)).collect();
    Ok(Found { marks })
}

/// What is wrong with what was found: saves that were answered and are not there, and saves that
/// are there twice.
fn faults(found: &Found, answered: &[u64]) -> (usize, usize) {
    let mut marks = found.marks.clone();
    marks.sort_unstable();
    let lost = answered.iter().filter(|mark| marks.binary_search(mark).is_err()).count();
    let all = marks.len();
    marks.dedup();
    (lost, all - marks.len())
}
