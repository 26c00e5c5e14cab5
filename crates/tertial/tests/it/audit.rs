//! `tertial audit`: the log is verified, beside a server too, and a log written anew is found out.

use std::fs;

use insta::assert_snapshot;

use crate::conversation::tertial;
use crate::extract::REPORT;
use crate::serve::Server;

#[test]
fn a_log_that_was_written_anew_does_not_match_the_head_that_was_sent_out() {
    let folder = tempfile::tempdir().unwrap();
    let run = |words: &[&str]| tertial(words).inside(folder.path());
    fs::write(folder.path().join("vb-2024.txt"), REPORT).unwrap();
    fs::write(folder.path().join("vb-2025.txt"), REPORT.replace("2024", "2025")).unwrap();
    let import = |file: &str, database: &str| {
        let output = run(&["import", file, "--database", database]).output();
        assert_eq!(output.status.code(), Some(0));
    };
    import("vb-2024.txt", "city.db");
    let made = run(&["audit", "key", "log.key"]).output();
    let said = String::from_utf8(made.stdout).unwrap();
    let public = said.trim().strip_prefix("Public key: ").unwrap().to_owned();
    // A server has the database: the log is read beside it.
    let server = Server::start(&["serve", "--database", "city.db"], folder.path());
    let head = run(&["audit", "head", "--database", "city.db", "--key", "log.key"]).output();
    assert_eq!(head.status.code(), Some(0), "{}", String::from_utf8_lossy(&head.stderr));
    assert_eq!(server.end().0, Some(0));
    fs::write(folder.path().join("head.txt"), head.stdout).unwrap();
    let verify = |database: &str| {
        let words = ["audit", "verify", "--database", database, "--head", "head.txt"];
        let output = run(&[&words[..], &["--public-key", &public]].concat()).output();
        let said = [output.stdout, output.stderr].concat();
        (output.status.code(), String::from_utf8(said).unwrap())
    };
    import("vb-2025.txt", "city.db");
    let (code, said) = verify("city.db");
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("is as it was when its head was signed"), "{said}");
    assert!(said.ends_with("Everything holds.\n"), "{said}");
    // Another database in its place holds by itself, and is not what was sent out.
    import("vb-2025.txt", "other.db");
    let (code, said) = verify("other.db");
    assert_eq!(code, Some(4), "{said}");
    assert!(
        said.contains("the chain holds") && said.contains("when its head was signed"),
        "{said}"
    );
}

#[test]
fn a_restored_back_up_is_noted_with_what_is_gone() {
    let folder = tempfile::tempdir().unwrap();
    let run = |words: &[&str]| tertial(words).inside(folder.path());
    fs::write(folder.path().join("vb-2024.txt"), REPORT).unwrap();
    fs::write(folder.path().join("vb-2025.txt"), REPORT.replace("2024", "2025")).unwrap();
    let import = |file: &str| {
        let output = run(&["import", file, "--database", "city.db"]).output();
        assert_eq!(output.status.code(), Some(0));
    };
    import("vb-2024.txt");
    fs::copy(folder.path().join("city.db"), folder.path().join("copy.db")).unwrap();
    import("vb-2025.txt");
    let made = run(&["audit", "key", "log.key"]).output();
    let said = String::from_utf8(made.stdout).unwrap();
    let public = said.trim().strip_prefix("Public key: ").unwrap().to_owned();
    let head = run(&["audit", "head", "--database", "city.db", "--key", "log.key"]).output();
    fs::write(folder.path().join("head.txt"), head.stdout).unwrap();
    for left in ["city.db-wal", "city.db-shm"] {
        let _ = fs::remove_file(folder.path().join(left));
    }
    fs::copy(folder.path().join("copy.db"), folder.path().join("city.db")).unwrap();

    let sent = ["--head", "head.txt", "--public-key", &public];
    let verify = [&["audit", "verify", "--database", "city.db"], &sent[..]].concat();
    let before = run(&verify).output();
    assert_eq!(before.status.code(), Some(4), "an older copy is found out");
    let unsaid = run(&["audit", "restored", "--database", "city.db", "--reason", " "]).output();
    assert_eq!(unsaid.status.code(), Some(1), "{}", String::from_utf8_lossy(&unsaid.stderr));
    let note = ["audit", "restored", "--database", "city.db", "--reason", "The disk broke."];
    let noted = run(&[&note[..], &sent[..]].concat()).output();
    let said = String::from_utf8(noted.stdout).unwrap();
    assert!(said.starts_with("Epoch 2 since ") && said.contains("The disk broke."), "{said}");
    assert!(said.ends_with("Heads that are gone: 1.\n"), "{said}");
    let after = run(&verify).output();
    let said = String::from_utf8(after.stdout).unwrap();
    assert_eq!(after.status.code(), Some(0), "{said}");
    assert!(said.contains("is gone; the log says so since epoch 2"), "{said}");
}

#[test]
fn keys_and_heads_that_cannot_be_used_say_so() {
    let folder = tempfile::tempdir().unwrap();
    let run = |words: &[&str]| tertial(words).inside(folder.path());
    fs::write(folder.path().join("vb-2024.txt"), REPORT).unwrap();
    run(&["import", "vb-2024.txt", "--database", "city.db"]).output();
    fs::write(folder.path().join("log.key"), "0f".repeat(31)).unwrap();
    assert_snapshot!(run(&["audit", "key", "log.key"]).text(), @"
    $ tertial audit key log.key
    error: The file cannot be written: log.key (File exists (os error 17))
    [exit 1]
    ");
    assert_snapshot!(run(&["audit", "head", "--database", "city.db", "--key", "log.key"]).text(), @"
    $ tertial audit head --database city.db --key log.key
    error: The key cannot be used: log.key
    hint: Make one with: tertial audit key FILE
    [exit 1]
    ");
    assert_snapshot!(run(&["audit", "verify", "--database", "gone.db"]).text(), @"
    $ tertial audit verify --database gone.db
    error: There is no such database: gone.db
    hint: Make it with: tertial import PATH --database gone.db
    [exit 2]
    ");
    assert!(!folder.path().join("gone.db").exists());
}
