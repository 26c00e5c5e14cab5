//! `tertial import`: the same file twice changes nothing, a changed one is a new version.

use std::fs;

use insta::assert_snapshot;

use crate::conversation::tertial;
use crate::extract::REPORT;

#[test]
fn the_same_file_twice_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let import = |arguments: &[&str]| {
        let mut all = vec!["import", "reports", "--database", "city.db"];
        all.extend(arguments);
        tertial(&all).inside(folder.path()).text()
    };
    fs::create_dir_all(folder.path().join("reports/2024")).unwrap();
    fs::write(folder.path().join("reports/2024/vb.txt"), REPORT).unwrap();
    fs::write(folder.path().join("reports/picture.png"), [0x89, 0x50]).unwrap();
    assert_snapshot!(import(&["--dry-run"]), @"");
    assert!(!folder.path().join("city.db").exists(), "a dry run leaves no trace");
    assert_snapshot!(import(&[]), @"");
    assert_snapshot!(import(&[]), @"");
    let changed = REPORT.replace("Uppfylls delvis", "Uppfylls helt");
    fs::write(folder.path().join("reports/2024/vb.txt"), changed).unwrap();
    assert_snapshot!(import(&["--dry-run"]), @"");
    assert_snapshot!(import(&[]), @"");
}

#[test]
fn what_is_refused_is_named_with_its_reason() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), "").unwrap();
    fs::write(folder.path().join("b.pdf"), "%PDF-1.7").unwrap();
    fs::write(folder.path().join("c.txt"), "Hej Ekstad!\n").unwrap();
    fs::create_dir(folder.path().join("none")).unwrap();
    let import = |paths: &[&str]| {
        let mut all = vec!["import", "--database", "city.db"];
        all.extend(paths);
        tertial(&all).inside(folder.path())
    };
    assert_snapshot!(import(&["a.txt", "b.pdf", "c.txt"]).text(), @"");
    assert_snapshot!(import(&["a.txt"]).speaking("sv_SE.UTF-8").text(), @"");
    assert_snapshot!(import(&["none"]).text(), @"");
    assert_snapshot!(import(&["gone"]).text(), @"");
}
