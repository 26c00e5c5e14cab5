//! What can stand in a template, and what is said of one that cannot be used.

use std::fmt::Write as _;

use tertial_domain::period::OperatingYear;
use tertial_report::template::keys::{self, KEYS, SECTION_KINDS};
use tertial_report::template::{
    Audience, BUILT_IN, DocumentKind, Template, TemplateError, TemplateSource,
};

const HEAD: &str = "name = \"Mall\"\ndocument = \"annual_report\"\n";
const LOGO: &str =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 3\"><path d=\"M0 0h9\"/></svg>";

pub(crate) fn read(text: &str) -> Result<Template, TemplateError> {
    Template::read(&TemplateSource { text: text.to_owned(), logo: Some(LOGO.to_owned()) })
}

fn refused(body: &str) -> (&'static str, usize, usize) {
    let error = read(&format!("{HEAD}{body}")).unwrap_err();
    assert!(TemplateError::CODES.contains(&error.code), "{error}");
    (error.code, error.line, error.column)
}

/// A template in which every key stands once.
fn with_every_key() -> String {
    let mut text = String::from(
        "name = \"Mall\"\ndocument = \"annual_report\"\nfor = \"unit\"\nfirst_year = 2024\n\
         last_year = 2026\nlanguage = \"sv\"\n\n[look]\naccent = \"#004b87\"\n\
         thread = \"#7a1f3d\"\n\n[look.fonts]\nbody = \"sans\"\nheadings = \"serif\"\n\
         tables = \"sans\"\n\n[look.logo]\nfile = \"ek.svg\"\nalternative = \"Ekstads ek\"\n\n\
         [symbols.fully_met]\nsign = \"disc\"\nword = \"Nås\"\n\n[symbols.partly_met]\n\
         word = \"Nås delvis\"\n\n[symbols.not_met]\nword = \"Nås inte\"\n\n[words]\n",
    );
    for word in keys::words() {
        let _ = writeln!(text, "{word} = \"Eget ord\"");
    }
    text.push_str(
        "\n[[section]]\nkind = \"cover\"\n\n[[section]]\nkind = \"contents\"\n\n\
         [[section]]\nkind = \"legend\"\n\n[[section]]\nkind = \"text\"\nheading = \"Ekonomi\"\n\
         match = [\"Budget\"]\nguidance = \"Skriv om pengarna.\"\nrequired = true\nlevel = 1\n\n\
         [[section]]\nkind = \"goals\"\nheading = \"Mål\"\nparts = [\"analysis\", \"indicators\"]\n\
         indicator_columns = [\"target\", \"outcome\"]\nactivity_columns = [\"state\", \"end\"]\n\
         goals_above = false\nlevel = 2\n\n[[section]]\nkind = \"table\"\ntables = \"named\"\n\
         match = [\"Risker\"]\nheading = \"Riskerna\"\n\n[[section]]\nkind = \"grade_overview\"\n\
         heading = \"Målen\"\n\n[[section]]\nkind = \"chart\"\nchart = \"trend\"\n\
         heading = \"Bilder\"\nmost = 2\n\n[[section]]\nkind = \"page_break\"\n\n\
         [[section]]\nkind = \"rest\"\n",
    );
    text
}

#[test]
fn a_template_with_every_key_is_read() {
    let template = read(&with_every_key()).unwrap();
    assert_eq!(template.sections.len(), SECTION_KINDS.len());
    assert_eq!(template.look.accent.to_string(), "#004b87");
    assert_eq!(template.look.logo.as_ref().unwrap().alternative(), "Ekstads ek");
    assert_eq!(template.localizer().text("grade-fully-met"), "Nås");
    assert_eq!(template.localizer().text("goal-level-unit"), "Eget ord");
    let year = |year| OperatingYear::new(year).unwrap();
    let annual = DocumentKind::AnnualReport;
    assert!(template.is_for(annual, Audience::Unit, year(2026)));
    assert!(!template.is_for(annual, Audience::Committee, year(2026)));
    assert!(!template.is_for(annual, Audience::Unit, year(2027)));
    assert_eq!(Template::logo_file(&with_every_key()).as_deref(), Some("ek.svg"));
}

#[test]
fn every_key_misspelt_is_told_with_its_line_and_column() {
    let text = with_every_key();
    let lines: Vec<&str> = text.lines().collect();
    let mut tried = 0;
    for (at, line) in lines.iter().enumerate() {
        let Some((key, value)) = line.split_once(" = ") else { continue };
        let misspelt = format!("{key}x = {value}");
        let mut other: Vec<&str> = lines.clone();
        other[at] = &misspelt;
        let error = read(&other.join("\n")).unwrap_err();
        if key == "kind" {
            assert_eq!((error.code, error.line), ("template-key-missing", at), "{line}");
        } else {
            let place = (error.code, error.line, error.column);
            assert_eq!(place, ("template-key-unknown", at + 1, 1), "{line}: {error}");
            assert_eq!(error.found, format!("{key}x"));
            assert!(error.expected.split(", ").any(|known| known == key), "{error}");
        }
        tried += 1;
    }
    // Tables have their names in brackets, and a section of each kind has its own.
    let in_brackets = ["look", "fonts", "logo", "symbols", "words", "section"];
    for name in in_brackets {
        let found = lines.iter().position(|line| {
            line.starts_with('[') && line.trim_matches(['[', ']']).split('.').any(|it| it == name)
        });
        let at = found.unwrap();
        let misspelt = lines[at].replacen(name, &format!("{name}x"), 1);
        let mut other: Vec<&str> = lines.clone();
        other[at] = &misspelt;
        let error = read(&other.join("\n")).unwrap_err();
        assert_eq!((error.code, error.line), ("template-key-unknown", at + 1), "{misspelt}");
    }
    let named = KEYS.iter().filter(|key| key.name == "kind").count();
    assert!(tried >= KEYS.len() - in_brackets.len() - named, "{tried}");
}

#[test]
fn what_is_not_understood_is_told_where_it_stands() {
    for (body, told) in [
        ("", ("template-key-missing", 1, 1)),
        ("section = []\n", ("template-out-of-range", 3, 11)),
        ("section = 3\n", ("template-wrong-type", 3, 11)),
        ("[[section]]\nheading = \"A\"\n", ("template-key-missing", 3, 1)),
        ("[[section]]\nkind = \"sida\"\n", ("template-value-unknown", 4, 8)),
        ("[[section]]\nkind = 7\n", ("template-wrong-type", 4, 8)),
        ("[[section]]\nkind = \"text\"\n", ("template-key-missing", 3, 1)),
        ("[[section]]\nkind = \"text\"\nheading = \" \"\n", ("template-text-empty", 5, 11)),
        (
            "[[section]]\nkind = \"text\"\nheading = \"A\"\nlevel = 7\n",
            ("template-out-of-range", 6, 9),
        ),
        ("[[section]]\nkind = \"rest\"\n[[section]]\nkind = \"rest\"\n", ("template-twice", 6, 8)),
        (
            "[[section]]\nkind = \"rest\"\n[[section]]\nkind = \"cover\"\n",
            ("template-frame-order", 6, 8),
        ),
        (
            "[[section]]\nkind = \"goals\"\nparts = [\"analysis\", \"analysis\"]\n",
            ("template-twice", 5, 22),
        ),
        ("[[section]]\nkind = \"table\"\ntables = \"named\"\n", ("template-key-missing", 5, 10)),
        ("language = \"de\"\n", ("template-value-unknown", 3, 12)),
        ("first_year = 2026\nlast_year = 2025\n", ("template-out-of-range", 4, 13)),
        ("look = { accent = \"#ffffff\" }\n", ("template-contrast", 3, 19)),
        ("look = { accent = \"blue\" }\n", ("template-value-unknown", 3, 19)),
        (
            "look = { logo = { file = \"../ek.svg\", alternative = \"Ek\" } }\n",
            ("template-value-unknown", 3, 26),
        ),
        ("symbols = { fully_met = { sign = \"square\" } }\n", ("template-twice", 3, 34)),
        ("symbols = { fully_met = { sign = \"heart\" } }\n", ("template-value-unknown", 3, 34)),
        ("a = = 1\n", ("template-not-toml", 3, 5)),
        ("name = \"B\"\n", ("template-not-toml", 3, 1)),
    ] {
        let with_section = if body.contains("section") || body.is_empty() {
            body.to_owned()
        } else {
            format!("{body}\n[[section]]\nkind = \"rest\"\n")
        };
        assert_eq!(refused(&with_section), told, "{body}");
    }
}

#[test]
fn contrast_is_told_as_a_figure() {
    let error =
        read(&format!("{HEAD}[look]\naccent = \"#f0a030\"\n[[section]]\nkind = \"rest\"\n"))
            .unwrap_err();
    assert_eq!((error.code, error.found.as_str()), ("template-contrast", "2.14"));
    assert_eq!(error.expected, "4.5");
}

#[test]
fn a_template_that_is_too_long_is_refused() {
    let long = format!("{HEAD}#{}\n[[section]]\nkind = \"rest\"\n", "x".repeat(1 << 20));
    assert_eq!(read(&long).unwrap_err().code, "template-too-long");
    assert_eq!(Template::logo_file(&long), None);
    let many = format!("{HEAD}{}", "[[section]]\nkind = \"page_break\"\n".repeat(201));
    assert_eq!(read(&many).unwrap_err().code, "template-out-of-range");
    // As deep as the text allows: refused, not followed.
    let deep = format!("{HEAD}words = {}", "[".repeat(60_000));
    assert_eq!(read(&deep).unwrap_err().code, "template-not-toml");
}

#[test]
fn a_logo_that_is_not_there_or_not_safe_is_told_at_its_name() {
    let text = format!(
        "{HEAD}[look.logo]\nfile = \"ek.svg\"\nalternative = \"Ek\"\n[[section]]\nkind = \"rest\"\n"
    );
    for (logo, code) in [
        (None, "template-logo-absent"),
        (Some("<svg><script/></svg>"), "template-logo-unsafe"),
        (Some("nej"), "template-logo-unsafe"),
    ] {
        let source = TemplateSource { text: text.clone(), logo: logo.map(str::to_owned) };
        let error = Template::read(&source).unwrap_err();
        assert_eq!((error.code, error.line, error.column), (code, 4, 8));
    }
}

#[test]
fn every_built_in_template_is_read() {
    let mut seen = Vec::new();
    for built_in in BUILT_IN {
        let source = TemplateSource { text: built_in.text.to_owned(), logo: None };
        let template = Template::read(&source).unwrap_or_else(|e| panic!("{}: {e}", built_in.name));
        assert!(!seen.contains(&template.name), "{} is there twice", template.name);
        assert!(built_in.text.starts_with("# "), "{} says what it is", built_in.name);
        seen.push(template.name);
    }
    for (code, document) in DocumentKind::ALL {
        let text = format!("document = \"{code}\"");
        assert!(BUILT_IN.iter().any(|it| it.text.contains(&text)), "{document:?}");
    }
}

/// The chapter of the guide, held against what the reader knows.
#[test]
fn the_guide_names_every_key_and_its_example_is_read() {
    let chapter = include_str!("../../../../docs/guide/src/mallar.md");
    let title = |table: &str| match table.strip_prefix("section ") {
        Some(kind) => format!("### `[[section]]` med `kind = \"{kind}\"`"),
        None if table == "template" => "### Överst i filen".to_owned(),
        None if table == "symbols.*" => "### `[symbols.…]`".to_owned(),
        None => format!("### `[{table}]`"),
    };
    let named = |table: &str| -> Vec<(String, bool)> {
        let after = chapter.split_once(&format!("\n{}", title(table))).unwrap().1;
        let part = after.split("\n#").next().unwrap();
        let cells = part.lines().filter_map(|line| line.strip_prefix("| "));
        let cells = cells.filter_map(|line| line.split(" |").next());
        let keys = cells.filter(|cell| cell.contains('`'));
        keys.map(|cell| (cell.trim_matches(['*', '`']).to_owned(), cell.starts_with("**")))
            .collect()
    };
    let mut tables: Vec<&str> = KEYS.iter().map(|key| key.table).collect();
    tables.dedup();
    for table in tables {
        let known: Vec<(String, bool)> =
            keys::of(table).map(|key| (key.name.to_owned(), key.is_required)).collect();
        assert_eq!(named(table), known, "{table}");
    }
    let words: Vec<String> = named("words").into_iter().map(|(name, _)| name).collect();
    assert_eq!(words, keys::words().collect::<Vec<_>>());
    let example = chapter.split("```toml\n").nth(1).unwrap().split("```").next().unwrap();
    assert_eq!(read(example).unwrap().sections.len(), 10);
}

#[test]
fn the_template_that_fits_best_is_chosen() {
    let made = |name: &str, facts: &str| {
        let section = "[[section]]\nkind = \"rest\"\n";
        read(&format!("name = \"{name}\"\ndocument = \"annual_report\"\n{facts}{section}")).unwrap()
    };
    let templates = [
        made("all", ""),
        made("units", "for = \"unit\"\n"),
        made("units since 2026", "for = \"unit\"\nfirst_year = 2026\n"),
        made("units in 2027", "for = \"unit\"\nfirst_year = 2027\nlast_year = 2027\n"),
    ];
    let chosen = |document, audience, year| {
        let year = OperatingYear::new(year).unwrap();
        Template::chosen(&templates, (document, audience), year).map(|it| it.name.as_str())
    };
    let annual = DocumentKind::AnnualReport;
    assert_eq!(chosen(annual, Audience::Unit, 2025), Some("units"));
    assert_eq!(chosen(annual, Audience::Unit, 2026), Some("units since 2026"));
    assert_eq!(chosen(annual, Audience::Unit, 2027), Some("units in 2027"));
    assert_eq!(chosen(annual, Audience::Unit, 2028), Some("units since 2026"));
    assert_eq!(chosen(annual, Audience::Committee, 2026), Some("all"));
    assert_eq!(chosen(DocumentKind::AnnualPlan, Audience::Unit, 2026), None);
}
