//! A configuration file and the environment: what they say, who is stronger, and what is refused.

use std::fs;

use insta::assert_snapshot;

use crate::conversation::tertial;

#[test]
fn the_command_line_is_stronger_than_the_environment_and_that_than_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = "[serve]\ndatabase = \"city.db\"\nlisten = \"192.0.2.1:80\"\n[demo]\nseed = 7\n";
    fs::write(folder.path().join("tertial.toml"), file).unwrap();
    let serve = |flags: &[&str], variables: &[(&str, &str)]| {
        let words = [&["--config", "tertial.toml", "serve"][..], flags].concat();
        let mut said = tertial(&words).inside(folder.path());
        for (name, value) in variables {
            said = said.knowing(name, value);
        }
        said.text()
    };
    // Each address is refused, and so tells which one was taken.
    let variable = ("TERTIAL_SERVE_LISTEN", "192.0.2.2:80");
    assert!(serve(&[], &[]).contains("192.0.2.1:80"));
    assert!(serve(&[], &[variable]).contains("192.0.2.2:80"));
    assert!(serve(&["--listen", "192.0.2.3:80"], &[variable]).contains("192.0.2.3:80"));
    let said = serve(&["--listen", "127.0.0.1:0"], &[]);
    assert!(said.contains("There is no such database: city.db"), "{said}");
    let said = tertial(&["serve"]).inside(folder.path()).knowing("TERTIAL_CONFIG", "tertial.toml");
    assert!(said.text().contains("192.0.2.1:80"));
}

#[test]
fn what_the_file_cannot_say_is_refused_with_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let run = |file: &str| {
        fs::write(folder.path().join("t.toml"), file).unwrap();
        tertial(&["--config=t.toml", "limits"]).inside(folder.path()).text()
    };
    assert_snapshot!(run("[serve]\nlisten = \"127.0.0.1:0\"\n  lissen = \"x\"\n"), @r#"
    $ tertial --config=t.toml limits
    error: t.toml, line 3, column 3: "lissen" is no command and no flag with a value.
    hint: Flags stand under their command: [serve] and then listen = "127.0.0.1:8080".
    [exit 2]
    "#);
    assert_snapshot!(run("[audit.head]\nkey = true\n"), @r#"
    $ tertial --config=t.toml limits
    error: t.toml, line 2, column 7: "key" takes a text or a whole number.
    [exit 2]
    "#);
    assert!(run("[worker]\nmemory = 1\n").contains("line 1, column 2"));
    assert!(run("[serve\n").contains("this is not TOML"));
    assert!(run("[audit.head]\nkey = \"log.key\"\n").ends_with("[exit 0]"));
}
