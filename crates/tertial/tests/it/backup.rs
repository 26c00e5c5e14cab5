//! `tertial backup`, `tertial restore` and `tertial audit redact`: whole conversations.

use std::fs;
use std::path::Path;

use insta::assert_snapshot;
use tertial_testkit::databases::run_on_file;

use crate::conversation::tertial;
use crate::extract::REPORT;
use crate::serve::Server;

/// What a command said, and how it ended.
fn said(folder: &Path, words: &[&str]) -> (Option<i32>, String) {
    let output = tertial(words).inside(folder).output();
    let text = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8(text).unwrap())
}

fn done(folder: &Path, words: &[&str]) -> String {
    let (code, text) = said(folder, words);
    assert_eq!(code, Some(0), "{words:?}: {text}");
    text
}

fn import(folder: &Path, year: &str) {
    let file = format!("vb-{year}.txt");
    fs::write(folder.join(&file), REPORT.replace("2024", year)).unwrap();
    done(folder, &["import", &file, "--database", "city.db"]);
}

#[test]
fn a_back_up_is_taken_beside_the_server_and_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    import(folder, "2024");
    let server = Server::start(&["serve", "--database", "city.db"], folder);
    let text = done(folder, &["backup", "--database", "city.db", "--to", "copy.db"]);
    assert!(text.starts_with("The back-up is taken and verified: copy.db ("), "{text}");
    assert!(text.contains("reports 1 in 1 versions"), "{text}");
    assert!(text.contains(" holds to event 1, head "), "{text}");
    // What the server holds is not replaced under it.
    let restore = ["restore", "--from", "copy.db", "--database", "city.db", "--reason", "Disk"];
    let (code, text) = said(folder, &[&restore[..], &["--replace"]].concat());
    assert_eq!(code, Some(3), "{text}");
    assert!(text.contains("already used by another Tertial"), "{text}");
    assert_eq!(server.end().0, Some(0));

    import(folder, "2025");
    let key = done(folder, &["audit", "key", "log.key"]);
    let public = key.trim().strip_prefix("Public key: ").unwrap();
    let head = ["audit", "head", "--database", "city.db", "--key", "log.key"];
    fs::write(folder.join("head.txt"), done(folder, &head)).unwrap();
    let sent = ["--head", "head.txt", "--public-key", public];
    let (code, text) = said(folder, &restore);
    assert_eq!(code, Some(1), "{text}");
    assert!(text.contains("There is a database already: city.db"), "{text}");
    let text = done(folder, &[&restore[..], &["--replace"], &sent].concat());
    assert!(text.contains("The back-up is back as city.db."), "{text}");
    assert!(text.contains("The database that was there is kept as city.db.replaced-"), "{text}");
    assert!(text.contains("Epoch 2 since ") && text.contains("Heads that are gone: "), "{text}");
    let verify = [&["audit", "verify", "--database", "city.db"], &sent[..]].concat();
    assert!(done(folder, &verify).contains("the log says so since epoch 2"));
    let server = Server::start(&["serve", "--database", "city.db"], folder);
    assert!(server.page("/reports").contains("2024") && server.page("/healthz").contains("ok"));
    assert!(!server.page("/reports").contains("Verksamhetsberättelse 2025"));
    assert_eq!(server.end().0, Some(0));
}

#[test]
fn what_cannot_be_done_is_said_with_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    import(folder, "2024");
    done(folder, &["backup", "--database", "city.db", "--to", "copy.db"]);
    fs::write(folder.join("noise.db"), "Kära dagbok").unwrap();
    let text = |words: &[&str]| tertial(words).inside(folder).text();
    let postgres = "postgres://anna:secret@127.0.0.1:1/ekstad";
    assert_snapshot!(text(&["backup", "--database", "city.db", "--to", "copy.db"]), @"
    $ tertial backup --database city.db --to copy.db
    error: The file is there already and is not written over: copy.db
    hint: Choose a name that is not there, for instance with the day's date.
    [exit 1]
    ");
    assert_snapshot!(text(&["backup", "--database", "gone.db", "--to", "b.db"]), @"
    $ tertial backup --database gone.db --to b.db
    error: There is no such database: gone.db
    hint: Make it with: tertial import PATH --database gone.db
    [exit 2]
    ");
    let (code, told) = said(folder, &["backup", "--database", postgres, "--to", "b.db"]);
    assert_eq!(code, Some(1));
    assert!(told.contains("pg_dump --format=custom") && !told.contains("secret"), "{told}");
    let (code, told) =
        said(folder, &["restore", "--from", "b.db", "--database", postgres, "--reason", "x"]);
    assert_eq!(code, Some(1));
    assert!(told.contains("pg_restore") && told.contains("audit restored"), "{told}");
    let noise = ["restore", "--from", "noise.db", "--database", "new.db", "--reason", "Disk"];
    assert_snapshot!(text(&[&noise[..], &["--without-sum"]].concat()), @"
    $ tertial restore --from noise.db --database new.db --reason Disk --without-sum
    error: This is no SQLite file: noise.db
    [exit 1]
    ");
    assert_snapshot!(text(&noise), @"
    $ tertial restore --from noise.db --database new.db --reason Disk
    error: No SHA-256 is noted beside noise.db, and a changed byte inside a text shows in no other way.
    hint: Put noise.db.sha256 beside it, write the sum after --sha256, or put it back all the same with --without-sum.
    [exit 1]
    ");
    let unsaid = ["restore", "--from", "copy.db", "--database", "new.db", "--reason", " "];
    let (code, told) = said(folder, &unsaid);
    assert_eq!(code, Some(1), "{told}");
    assert!(!folder.join("new.db").exists() && !folder.join("b.db").exists());
}

#[test]
fn what_an_event_told_is_gone_from_the_file_and_the_log_still_holds() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    import(folder, "2024");
    let note = ["audit", "restored", "--database", "city.db", "--reason", "Try"];
    done(folder, &note);
    let redact = |event: &str| {
        let words = ["audit", "redact", "--database", "city.db", "--event", event];
        said(folder, &[&words[..], &["--decision", "KS 2026/123 § 45"]].concat())
    };
    // The second event of the only authority: its report was read in.
    let verified = done(folder, &["audit", "verify", "--database", "city.db"]);
    let chain = verified.lines().find(|line| line.starts_with('0')).unwrap();
    let chain = chain.split(':').next().unwrap();
    let (code, text) = redact(&format!("{chain}:1"));
    assert_eq!(code, Some(0), "{text}");
    assert!(text.starts_with("Removed. Events that told just that: 1."), "{text}");
    let verified = done(folder, &["audit", "verify", "--database", "city.db"]);
    assert!(verified.contains("Removed by a decision: 1."), "{verified}");
    assert!(verified.contains("Everything holds."), "{verified}");
    let (code, text) = redact(&format!("{chain}:1"));
    assert_eq!(code, Some(1), "{text}");
    assert!(text.contains("has been removed already"), "{text}");
    assert_eq!(redact("installation:999").0, Some(1));
    assert_eq!(redact("nonsense").0, Some(1));
}

#[test]
fn a_log_that_does_not_hold_is_told_when_the_server_has_started() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    import(folder, "2024");
    let cut = "delete from event_head";
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(run_on_file(&folder.join("city.db"), cut));
    let server = Server::start(&["serve", "--database", "city.db"], folder);
    // The pages are there at once; the check follows.
    assert!(server.page("/reports").contains("2024"));
    let is_told = (0..100).any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(50));
        server.page("/healthz").contains("event-log-broken")
    });
    assert!(is_told, "five seconds and not a word");
    assert_eq!(server.end().0, Some(0));
    let (code, text) = said(folder, &["backup", "--database", "city.db", "--to", "copy.db"]);
    assert_eq!(code, Some(4), "{text}");
    assert!(text.contains("It is kept for whoever looks for the fault: copy.db.unsound"), "{text}");
    assert!(!folder.join("copy.db").exists() && folder.join("copy.db.unsound").exists());
}
