//! The browser test: builds the command, serves the demo city, walks through it in Chromium.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::project::Project;
use crate::{postgres, process, tools};

/// How the demo city is made for the test.
const DEMO: &[&str] = &["demo", "--scale", "small"];
/// The demo city's council, whose roles reach everything.
const COUNCIL: &str = "Kommunfullmäktige";
/// One of its committees, with drafts of its units.
const COMMITTEE: &str = "Socialnämnden";

/// A development build writes the city much slower than a release build.
const READY_WITHIN: Duration = Duration::from_mins(4);

/// Builds the command, serves a small demo city and visits all its pages.
pub(crate) fn run(project: &Project) -> Result<(), String> {
    let command = build(project)?;
    let folder = Folder::new()?;
    let database = folder.0.join("ekstad.db");
    let served = Served::start(&command, &folder, &[DEMO, &["--database", &text(&database)]])?;
    visit(project, &served.url)?;
    drop(served);
    come_in(project, (&command, &folder, &database))?;
    decide(project, (&command, &folder, &database))
}

/// Enters an administrator, and walks in through the door as somebody who has signed in.
fn come_in(
    project: &Project,
    (command, folder, database): (&Path, &Folder, &Path),
) -> Result<(), String> {
    let person = |words: &[&str]| person(command, database, words);
    let database = text(database);
    person(&["add", "Astrid Ek", "--login", "astrid", "--email", "astrid@ekstad.example"])?;
    person(&["add", "Bo Åkesson", "--login", "bo"])?;
    for role in ["administrator", "city_office"] {
        person(&["give", "astrid", role, COUNCIL])?;
    }
    person(&["give", "bo", "reader", COUNCIL])?;
    let link = token(&person(&["link", "astrid", "--address", "http://127.0.0.1:1"])?);
    let serve = ["serve", "--database", &database, "--sign-in", "passwords"];
    let served = Served::start(command, folder, &[&serve])?;
    let mut node = walker(project, "door.mjs");
    process::run(node.arg(&served.url).arg(link))
}

/// Takes a report from draft to decision and through a correction, as three people of a committee.
fn decide(
    project: &Project,
    (command, folder, database): (&Path, &Folder, &Path),
) -> Result<(), String> {
    let person = |words: &[&str]| person(command, database, words);
    person(&["add", "Cecilia Dal", "--login", "cecilia"])?;
    let mut tokens = Vec::new();
    for (login, role) in [("astrid", "reporter"), ("bo", "reviewer"), ("cecilia", "approver")] {
        person(&["give", login, role, COMMITTEE])?;
        tokens.push(token(&person(&["link", login, "--address", "http://127.0.0.1:1"])?));
    }
    let serve = ["serve", "--database", &text(database), "--sign-in", "passwords"];
    let served = Served::start(command, folder, &[&serve])?;
    process::run(walker(project, "workflow.mjs").arg(&served.url).args(tokens))
}

/// Says something about people to the owner's command.
fn person(command: &Path, database: &Path, words: &[&str]) -> Result<String, String> {
    let mut order = Command::new(command);
    let database = text(database);
    order.arg("person").args(words).args(["--database", &database]).env("LC_ALL", "sv_SE.UTF-8");
    process::output(&mut order)
}

/// The secret at the end of a link.
fn token(link: &str) -> String {
    link.trim().rsplit('/').next().unwrap_or_default().to_owned()
}

fn text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

/// Walks through the site at `url`.
pub(crate) fn visit(project: &Project, url: &str) -> Result<(), String> {
    process::run(walker(project, "run.mjs").arg(url))
}

/// One of the walks, which leaves pictures.
fn walker(project: &Project, script: &str) -> Command {
    let pictures = project.target().join("browser");
    let mut node = project.command("node");
    node.current_dir(project.path(tools::BROWSER_TEST)).arg(script);
    if std::env::var_os("TERTIAL_SCREENSHOTS").is_none() {
        node.env("TERTIAL_SCREENSHOTS", &pictures);
    }
    node
}

/// Serves the demo city until it is interrupted.
pub(crate) fn serve_demo(project: &Project, arguments: &[&str]) -> Result<(), String> {
    let command = build(project)?;
    process::run(project.command(&command.to_string_lossy()).arg("demo").args(arguments))
}

/// Builds with the tests' features, so that nothing is compiled a second time.
fn build(project: &Project) -> Result<PathBuf, String> {
    process::run(&mut project.cargo(&["build", "--locked", "--workspace", "--bins", "--tests"]))?;
    Ok(project.target().join("debug/tertial"))
}

/// How long a server may take to finish what it is doing.
const ENDS_WITHIN: Duration = Duration::from_secs(15);

/// A running demo city; it ends with this value.
struct Served {
    child: Child,
    url: String,
}

/// A passing folder for the city; it goes with this value.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Result<Self, String> {
        let folder = std::env::temp_dir().join(format!("tertial-browser-{}", std::process::id()));
        fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        Ok(Self(folder))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_dir_all(&self.0) {
            println!("   {} stays behind: {error}", self.0.display());
        }
    }
}

impl Served {
    /// Starts the command with these words; the address to listen on is the last.
    fn start(command: &Path, folder: &Folder, words: &[&[&str]]) -> Result<Self, String> {
        let address = format!("127.0.0.1:{}", postgres::free_port()?);
        let mut words = words.concat();
        words.extend(["--listen", &address]);
        println!("   $ {} {}", command.display(), words.join(" "));
        let child = Command::new(command)
            .args(&words)
            .current_dir(&folder.0)
            .env("TMPDIR", &folder.0)
            .stdin(Stdio::null())
            .spawn()
            .map_err(|error| format!("{}: {error}", command.display()))?;
        let mut served = Self { child, url: format!("http://{address}") };
        served.wait_until_ready(&address)?;
        Ok(served)
    }

    fn wait_until_ready(&mut self, address: &str) -> Result<(), String> {
        let begun = Instant::now();
        while begun.elapsed() < READY_WITHIN {
            if let Ok(Some(status)) = self.child.try_wait() {
                return Err(format!("the demo city ended before it answered: {status}"));
            }
            if answers(address) {
                println!("   the demo city answers after {:.1} s", begun.elapsed().as_secs_f64());
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        Err(format!("the demo city did not answer within {} s", READY_WITHIN.as_secs()))
    }
}

impl Served {
    /// Asks the server to end, as an operator would, and ends it where it does not listen.
    fn end(&mut self) -> Result<(), String> {
        let asked = process::output(Command::new("kill").arg(self.child.id().to_string()));
        let begun = Instant::now();
        while asked.is_ok() && begun.elapsed() < ENDS_WITHIN {
            if let Ok(Some(_)) = self.child.try_wait() {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        self.child.kill().and_then(|()| self.child.wait()).map_err(|error| error.to_string())?;
        Err(format!("the demo city did not end within {ENDS_WITHIN:?} of being asked"))
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        if let Err(error) = self.end() {
            println!("   {error}");
        }
    }
}

/// Whether a page is served there: an answer, and not one of the server's own faults.
fn answers(address: &str) -> bool {
    let Ok(mut stream) = TcpStream::connect(address) else {
        return false;
    };
    let asked = format!("GET / HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    let mut answer = [0_u8; 12];
    stream.set_read_timeout(Some(Duration::from_secs(10))).is_ok()
        && stream.write_all(asked.as_bytes()).is_ok()
        && stream.read_exact(&mut answer).is_ok()
        && (answer.starts_with(b"HTTP/1.1 2") || answer.starts_with(b"HTTP/1.1 3"))
}
