//! `tertial serve` and `tertial demo`: pages on this machine, until told to end.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};

use insta::assert_snapshot;

use crate::conversation::tertial;
use crate::extract::REPORT;

/// A server that has said where it is. It ends with the test.
pub(crate) struct Server {
    child: Child,
    address: String,
    rest: BufReader<ChildStdout>,
}

impl Server {
    pub(crate) fn start(arguments: &[&str], folder: &Path) -> Self {
        Self::start_with(arguments, folder, &[])
    }

    /// A server with variables of its environment.
    pub(crate) fn start_with(
        arguments: &[&str],
        folder: &Path,
        variables: &[(&str, PathBuf)],
    ) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_tertial"))
            .args(arguments)
            .args(["--listen", "127.0.0.1:0"])
            .env_clear()
            .envs(variables.iter().map(|(name, value)| (name, value)))
            .current_dir(folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut rest = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        while !line.contains("http://") {
            line.clear();
            assert!(rest.read_line(&mut line).unwrap() > 0, "the server ended");
        }
        let address = line.trim().rsplit("http://").next().unwrap().to_owned();
        Self { child, address, rest }
    }

    /// Where it is: address and port.
    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    /// Ends it without asking.
    pub(crate) fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    pub(crate) fn get(&self, path: &str) -> Vec<u8> {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n",
            self.address
        )
        .unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        answer
    }

    pub(crate) fn page(&self, path: &str) -> String {
        let answer = String::from_utf8(self.get(path)).unwrap();
        assert!(answer.starts_with("HTTP/1.1 200"), "{path}: {answer}");
        answer
    }

    /// Asks it to end, as whoever manages services does.
    pub(crate) fn end(mut self) -> (Option<i32>, String) {
        let id = self.child.id().to_string();
        assert!(Command::new("/bin/kill").args(["-TERM", &id]).status().unwrap().success());
        let mut said = String::new();
        self.rest.read_to_string(&mut said).unwrap();
        (self.child.wait().unwrap().code(), said)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn an_imported_report_is_shown_and_printed() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("vb.txt"), REPORT).unwrap();
    let import = ["import", "vb.txt", "--database", "city.db"];
    assert_eq!(tertial(&import).inside(folder.path()).output().status.code(), Some(0));
    let server = Server::start(&["serve", "--database", "city.db"], folder.path());
    assert!(server.page("/").contains("<html lang=\"sv"));
    let reports = server.page("/reports");
    let at = reports.find("/reports/").unwrap();
    let report = reports[at..].split('"').next().unwrap();
    assert!(server.page(report).contains("Brukarna känner den som kommer"));
    let printed = server.get(&format!("{report}/pdf"));
    let body = printed.windows(5).any(|window| window == b"%PDF-");
    assert!(body, "{}", String::from_utf8_lossy(&printed[..printed.len().min(600)]));
    // One process at a time writes a database.
    assert_snapshot!(tertial(&import).inside(folder.path()).text(), @"
    $ tertial import vb.txt --database city.db
    error: The database city.db is already used by another Tertial.
    hint: End the tertial serve or tertial import that uses it, and try again.
    [exit 3]
    ");
    let (code, said) = server.end();
    assert_eq!(code, Some(0));
    assert_eq!(said, "Stop with Ctrl-C.\nTertial has stopped.\n");
}

#[test]
fn only_this_machine_is_served_and_only_what_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let serve = |arguments: &[&str]| {
        let mut all = vec!["serve"];
        all.extend(arguments);
        tertial(&all).inside(folder.path())
    };
    let open = ["--database", "city.db", "--listen", "0.0.0.0:8080"];
    assert_snapshot!(serve(&open).text(), @"
    $ tertial serve --database city.db --listen 0.0.0.0:8080
    error: Other computers can reach 0.0.0.0:8080. Without sign-in Tertial listens on this computer only.
    hint: Turn sign-in on with --sign-in passwords, or use 127.0.0.1 or [::1].
    [exit 2]
    ");
    assert_snapshot!(serve(&open).speaking("sv").text(), @"
    $ tertial serve --database city.db --listen 0.0.0.0:8080
    fel: 0.0.0.0:8080 kan nås av andra datorer. Utan inloggning lyssnar Tertial bara på den egna.
    tips: Slå på inloggning med --sign-in passwords, eller använd 127.0.0.1 eller [::1].
    [exit 2]
    ");
    assert_snapshot!(serve(&["--database", "city.db", "--listen", "8080"]).text(), @r#"
    $ tertial serve --database city.db --listen 8080
    error: "8080" is not an address.
    hint: Write host and port, like 127.0.0.1:8080.
    [exit 2]
    "#);
    assert_snapshot!(serve(&["--database", "city.db"]).text(), @"
    $ tertial serve --database city.db
    error: There is no such database: city.db
    hint: Make it with: tertial import PATH --database city.db
    [exit 2]
    ");
    assert_snapshot!(serve(&[]).text(), @"
    $ tertial serve
    error: This is missing: --database <DATABASE>
    hint: Write --help after the command to see what it takes.
    [exit 1]
    ");
    assert!(!folder.path().join("city.db").exists());
}

#[test]
fn the_demonstration_city_is_made_shown_and_kept() {
    let folder = tempfile::tempdir().unwrap();
    let demo = ["demo", "--scale", "small", "--database", "ekstad.db"];
    let server = Server::start(&demo, folder.path());
    assert!(server.page("/").contains("Ekstad"));
    server.page("/goals");
    server.page("/indicators");
    assert_eq!(server.end().0, Some(0));
    assert!(folder.path().join("ekstad.db").exists());
    let again = tertial(&["demo", "--database", "ekstad.db", "--listen", "127.0.0.1:0"]);
    assert_snapshot!(again.inside(folder.path()).text(), @"
    $ tertial demo --database ekstad.db --listen 127.0.0.1:0
    error: The database ekstad.db is already there.
    hint: Choose a file that is not there, or show it with: tertial serve --database ekstad.db
    [exit 1]
    ");
    assert_snapshot!(tertial(&["demo", "--scale", "huge"]).text(), @r#"
    $ tertial demo --scale huge
    error: The value "huge" does not fit --scale <N>.
    [exit 1]
    "#);
}
