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
    assert_snapshot!(import(&["--dry-run"]), @"
    $ tertial import reports --database city.db --dry-run
    Read 1 document: 1 new, 0 new versions, 0 unchanged, 0 refused.
    Names: 0 linked to what was there, 4 new, 0 uncertain.
    Dry run: nothing was kept.
    [exit 0]
    ");
    assert!(!folder.path().join("city.db").exists(), "a dry run leaves no trace");
    assert_snapshot!(import(&[]), @"
    $ tertial import reports --database city.db
    Read 1 document: 1 new, 0 new versions, 0 unchanged, 0 refused.
    Names: 0 linked to what was there, 4 new, 0 uncertain.
    [exit 0]
    ");
    assert_snapshot!(import(&[]), @"
    $ tertial import reports --database city.db
    Read 1 document: 0 new, 0 new versions, 1 unchanged, 0 refused.
    Names: 0 linked to what was there, 0 new, 0 uncertain.
    [exit 0]
    ");
    let changed = REPORT.replace("Uppfylls delvis", "Uppfylls helt");
    fs::write(folder.path().join("reports/2024/vb.txt"), changed).unwrap();
    assert_snapshot!(import(&["--dry-run"]), @"
    $ tertial import reports --database city.db --dry-run
    Read 1 document: 0 new, 1 new version, 0 unchanged, 0 refused.
    Names: 4 linked to what was there, 0 new, 0 uncertain.
    Dry run: nothing was kept.
    [exit 0]
    ");
    assert_snapshot!(import(&[]), @"
    $ tertial import reports --database city.db
    Read 1 document: 0 new, 1 new version, 0 unchanged, 0 refused.
    Names: 4 linked to what was there, 0 new, 0 uncertain.
    [exit 0]
    ");
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
    assert_snapshot!(import(&["a.txt", "b.pdf", "c.txt"]).text(), @"
    $ tertial import --database city.db a.txt b.pdf c.txt
    refused: a.txt is empty.
    refused: b.pdf is not text but of the type pdf.
    refused: c.txt does not say which year it is about.
    hint: Text and Markdown are read. Make text of a PDF with: pdftotext -raw FILE.pdf
    hint: Let the file's name say it, like vb-2024.txt or t1-2025.txt.
    Read 3 documents: 0 new, 0 new versions, 0 unchanged, 3 refused.
    Names: 0 linked to what was there, 0 new, 0 uncertain.
    error: None of the documents could be read.
    [exit 1]
    ");
    assert_snapshot!(import(&["a.txt"]).speaking("sv_SE.UTF-8").text(), @"
    $ tertial import --database city.db a.txt
    avvisat: a.txt är tom.
    Läste 1 dokument: 0 nya, 0 nya versioner, 0 oförändrade, 1 avvisat.
    Namn: 0 kopplade till det som fanns, 0 nya, 0 osäkra.
    fel: Inget av dokumenten kunde läsas in.
    [exit 1]
    ");
    fs::write(folder.path().join("vb.txt"), REPORT).unwrap();
    assert_snapshot!(import(&["vb.txt", "a.txt"]).text(), @"
    $ tertial import --database city.db vb.txt a.txt
    refused: a.txt is empty.
    Read 2 documents: 1 new, 0 new versions, 0 unchanged, 1 refused.
    Names: 0 linked to what was there, 4 new, 0 uncertain.
    error: Refused documents: 1. The others were read.
    [exit 4]
    ");
    assert_snapshot!(import(&["none"]).text(), @"
    $ tertial import --database city.db none
    error: There are no documents to read there.
    hint: Text and Markdown files are read (.txt, .md).
    [exit 1]
    ");
    assert_snapshot!(import(&["gone"]).text(), @"
    $ tertial import --database city.db gone
    error: There is no such file: gone
    [exit 1]
    ");
}
