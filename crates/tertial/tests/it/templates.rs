//! `tertial templates` and documents by a template.

use std::fs;

use insta::assert_snapshot;

use crate::conversation::tertial;
use crate::extract::REPORT;

const TEMPLATE: &str = "name = \"Ekstads\"\ndocument = \"annual_report\"\n\n[look]\naccent = \
                        \"#00566b\"\n\n[[section]]\nkind = \"grade_overview\"\n\n[[section]]\nkind \
                        = \"rest\"\n";

#[test]
fn templates_are_listed_shown_and_checked() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("own")).unwrap();
    fs::write(folder.path().join("own/vb-enhet.toml"), TEMPLATE).unwrap();
    let listed = tertial(&["templates", "list", "own"]).inside(folder.path()).text();
    assert!(listed.contains("Ekstads (annual_report, any; own/vb-enhet.toml)"), "{listed}");
    assert_eq!(listed.matches("vb-enhet ").count(), 1, "{listed}");
    let shown = tertial(&["templates", "show", "vb-enhet"]).output().stdout;
    fs::write(folder.path().join("shown.toml"), shown).unwrap();
    fs::write(folder.path().join("wrong.toml"), TEMPLATE.replace("accent", "acent")).unwrap();
    fs::write(folder.path().join("pale.toml"), TEMPLATE.replace("00566b", "9ad0e0")).unwrap();
    fs::write(folder.path().join("huge.toml"), "#".repeat(1 << 20)).unwrap();
    let files = ["shown.toml", "wrong.toml", "pale.toml", "huge.toml"];
    let order: Vec<&str> = ["templates", "check"].into_iter().chain(files).collect();
    assert_snapshot!(tertial(&order).inside(folder.path()).text(), @r#"
    $ tertial templates check shown.toml wrong.toml pale.toml huge.toml
    shown.toml: the template "Verksamhetsberättelse för enhet" can be used.
    error: wrong.toml, line 5, column 1: "acent" does not belong here. Here can stand: accent, thread, fonts, logo.
    error: pale.toml, line 5, column 10: the colour has a contrast of 1.68:1 against white. To be readable it needs at least 4.5:1.
    error: huge.toml: the template has 1048576 bytes; at most 65536 have room.
    [exit 1]
    "#);
    assert_snapshot!(tertial(&["templates", "show", "vb"]).speaking("sv").text(), @"
    $ tertial templates show vb
    fel: Mallen ”vb” finns inte. Välj bland vp-enhet, t1-enhet, t2-enhet, vb-enhet, vp-namnd, t1-namnd, t2-namnd, vb-namnd, sammanstallning-namnd, internkontrollplan, sammanfattning, ledningsrapport, eller skriv en fils namn med .toml på slutet.
    [exit 1]
    ");
}

#[test]
fn a_document_by_a_template_is_the_same_twice_and_another_by_another() {
    let folder = tempfile::tempdir().unwrap();
    let json = tertial(&["extract", "-"]).hearing(REPORT).output().stdout;
    fs::write(folder.path().join("report.json"), json).unwrap();
    let accent = "accent = \"#00566b\"\n";
    let looks = "fonts = { body = \"sans\", headings = \"sans\", tables = \"serif\" }\n\
                 logo = { file = \"ek.svg\", alternative = \"En ek\" }\n";
    let own = TEMPLATE.replace(accent, &format!("{accent}{looks}"));
    fs::write(folder.path().join("own.toml"), &own).unwrap();
    let logo = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 3\">\
                <path d=\"M0 0h9v3z\" fill=\"#00566b\"/></svg>";
    fs::write(folder.path().join("ek.svg"), logo).unwrap();
    let changed = own.replace("name = \"Ekstads\"", "name = \"Ekstads andra\"");
    fs::write(folder.path().join("other.toml"), changed).unwrap();
    for form in ["pdf", "docx", "html"] {
        let made = |template: &str| {
            let name = format!("made.{form}");
            let order = ["render", "report.json", "-o", &name, "--issued", "2025-02-21"];
            let with = order.into_iter().chain(["--template", template]).collect::<Vec<_>>();
            let output = tertial(&with).inside(folder.path()).output();
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            assert_eq!(output.status.code(), Some(0), "{said}");
            fs::read(folder.path().join(name)).unwrap()
        };
        assert_eq!(made("own.toml"), made("own.toml"), "{form}");
        assert_ne!(made("own.toml"), made("other.toml"), "{form} does not tell its template");
        assert_ne!(made("vb-enhet"), made("t2-enhet"), "{form}");
    }
}
