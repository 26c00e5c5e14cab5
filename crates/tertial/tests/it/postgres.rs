//! The commands on PostgreSQL: documents are read in, shown, found and printed, by a role that owns
//! nothing.

use std::fs;

use insta::assert_snapshot;
use tertial_testkit::databases::Schema;

use crate::conversation::tertial;
use crate::extract::REPORT;
use crate::serve::Server;

fn code(words: &[&str], folder: &std::path::Path) -> Option<i32> {
    tertial(words).inside(folder).output().status.code()
}

#[test]
fn documents_are_read_in_shown_and_found_on_postgresql() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let Some(schema) = runtime.block_on(Schema::make()) else {
        println!("NOT RUN: no PostgreSQL is named");
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let (owner, user) = (schema.owner_url(), schema.user_url());
    fs::write(folder.path().join("vb-2024.txt"), REPORT).unwrap();
    fs::write(folder.path().join("vb-2025.txt"), REPORT.replace("2024", "2025")).unwrap();
    let import = |database: &str| {
        let text = tertial(&["import", "vb-2024.txt", "vb-2025.txt", "--database", database])
            .inside(folder.path())
            .text();
        text.replace(database, "DATABASE")
    };
    assert_snapshot!(import(&user), @"
    $ tertial import vb-2024.txt vb-2025.txt --database DATABASE
    error: The database has an older schema, and its role may not change it.
    hint: Let the owner of its tables run: tertial migrate --database DATABASE
    [exit 2]
    ");
    assert_snapshot!(import(&schema.administrator_url()), @r#"
    $ tertial import vb-2024.txt vb-2025.txt --database DATABASE
    error: The role "postgres" bypasses the database's row level security.
    hint: Use a role that is neither superuser nor BYPASSRLS.
    [exit 2]
    "#);
    assert_eq!(code(&["migrate", "--database", &owner], folder.path()), Some(0));
    runtime.block_on(schema.grant_use());
    assert_snapshot!(import(&user), @"
    $ tertial import vb-2024.txt vb-2025.txt --database DATABASE
    Read 2 documents: 2 new, 0 new versions, 0 unchanged, 0 refused.
    Names: 1 linked to what was there, 7 new, 0 uncertain.
    [exit 0]
    ");
    assert_snapshot!(import(&user), @"
    $ tertial import vb-2024.txt vb-2025.txt --database DATABASE
    Read 2 documents: 0 new, 0 new versions, 2 unchanged, 0 refused.
    Names: 0 linked to what was there, 0 new, 0 uncertain.
    [exit 0]
    ");
    let server = Server::start(&["serve", "--database", &user], folder.path());
    assert!(server.page("/").contains("<html lang=\"sv"));
    let reports = server.page("/reports");
    let at = reports.find("/reports/").unwrap();
    let report = reports[at..].split('"').next().unwrap();
    assert!(server.page(report).contains("Brukarna känner den som kommer"));
    let hits = server.page("/search?q=personalkontinuitet");
    assert!(hits.contains("<mark>"), "{hits}");
    for path in ["/goals", "/indicators", "/activities", "/units", "/imports"] {
        server.page(path);
    }
    let printed = server.get(&format!("{report}/pdf"));
    assert!(printed.windows(5).any(|window| window == b"%PDF-"));
    // A second server may share it, and so may an import.
    assert_eq!(code(&["import", "vb-2025.txt", "--database", &user], folder.path()), Some(0));
    assert_eq!(code(&["audit", "verify", "--database", &user], folder.path()), Some(0));
    assert_eq!(server.end().0, Some(0));
    runtime.block_on(schema.remove());
}
