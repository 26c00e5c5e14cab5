//! The test command: one list of named steps, the same for a developer and for a machine.

use std::process::Command;
use std::time::{Duration, Instant};

use crate::project::Project;
use crate::{browser, crate_map, deny, locales, openid, postgres, process, tidy, tools};

/// Everything that must hold before a change is kept, in the order in which it is tried.
const STEPS: &[Step] = &[
    Step { name: "tools", what: "what the checks need is installed", work: tools::install },
    Step { name: "format", what: "rustfmt has nothing to change", work: format },
    Step { name: "tidy", what: "rooms, arrows, names and sizes are as drawn", work: checked_tidy },
    Step { name: "crate-map", what: "ARCHITECTURE.md names the crates there are", work: map_fresh },
    Step { name: "locales", what: "each text is there, used and translated", work: texts },
    Step {
        name: "deny",
        what: "licences, bans and sources of what we build on",
        work: deny::check,
    },
    Step { name: "clippy", what: "no warning in any target, benches included", work: clippy },
    Step { name: "docs", what: "the documentation builds without a warning", work: docs },
    Step { name: "tests", what: "unit, property, snapshot and command tests", work: tests },
    Step { name: "doctests", what: "the examples in the documentation run", work: doctests },
    Step { name: "conformance", what: "the same stories on PostgreSQL too", work: conformance },
    Step {
        name: "openid",
        what: "a real provider of sign-in lets people in and out",
        work: city_sign_in,
    },
    Step { name: "documents", what: "real documents are read as they should be", work: documents },
    Step {
        name: "round-trip",
        what: "2 000 reports come back from JSON, Markdown and StratML",
        work: round_trip,
    },
    Step {
        name: "planted",
        what: "each rule finds the faults that are planted for it",
        work: planted,
    },
    Step {
        name: "read-by-hand",
        what: "the review says of real documents what people said",
        work: read_by_hand,
    },
    Step {
        name: "word",
        what: "LibreOffice understands our Word files, gives them back whole, and they are ECMA-376",
        work: word,
    },
    Step { name: "browser", what: "every page in Chromium, with axe-core", work: pages },
    Step { name: "clean", what: "the run left the checkout as it was", work: clean },
];

struct Step {
    name: &'static str,
    what: &'static str,
    work: fn(&Project) -> Result<Verdict, String>,
}

/// How a step that did not fail ended.
pub(crate) enum Verdict {
    /// It was run and holds.
    Passed,
    /// It was not run, and why.
    NotRun(&'static str),
}

type Checked = Result<Verdict, String>;

fn format(project: &Project) -> Checked {
    cargo(project, &["fmt", "--all", "--check"])
}

fn checked_tidy(project: &Project) -> Checked {
    tidy::run(project).map(|()| Verdict::Passed)
}

fn map_fresh(project: &Project) -> Checked {
    crate_map::check(project).map(|()| Verdict::Passed)
}

fn texts(project: &Project) -> Checked {
    locales::run(project).map(|()| Verdict::Passed)
}

fn clippy(project: &Project) -> Checked {
    cargo(project, &["clippy", "--locked", "--workspace", "--all-targets", "--", "-D", "warnings"])
}

fn docs(project: &Project) -> Checked {
    let mut command = project.cargo(&["doc", "--locked", "--no-deps", "--workspace"]);
    command.env("RUSTDOCFLAGS", "-D warnings");
    process::run(&mut command).map(|()| Verdict::Passed)
}

fn tests(project: &Project) -> Checked {
    let arguments: &[&str] = if tools::has_nextest() {
        &["nextest", "run", "--locked", "--workspace"]
    } else {
        &["test", "--locked", "--workspace", "--lib", "--bins", "--tests"]
    };
    process::run(without_snapshots_written(&mut project.cargo(arguments)))?;
    Ok(Verdict::Passed)
}

fn doctests(project: &Project) -> Checked {
    cargo(project, &["test", "--locked", "--workspace", "--doc"])
}

fn conformance(project: &Project) -> Checked {
    let cluster = postgres::Cluster::start()?;
    println!("   a throw-away cluster answers at {}", cluster.url());
    for (packages, name) in [
        (&["tertial-store", "tertial-usecases"][..], ""),
        // The commands, from a document to a page.
        (&["tertial"][..], "postgresql"),
    ] {
        let mut stories = some_tests(project, packages, name);
        process::run(stories.env(postgres::URL_VARIABLE, cluster.url()))?;
    }
    cluster.was_used()?;
    Ok(Verdict::Passed)
}

fn city_sign_in(project: &Project) -> Checked {
    let provider = openid::Provider::start(project)?;
    provider.with(&mut some_tests(project, &["tertial-web"], "real_provider"))?;
    Ok(Verdict::Passed)
}

/// Real documents belong to others and are no part of the project: they may stand beside the
/// checkout.
fn documents(project: &Project) -> Checked {
    if !project.path("../shared/seeds").is_dir() {
        return Ok(Verdict::NotRun("NOT RUN: no folder of real documents beside the checkout"));
    }
    let read = ["run", "-q", "--locked", "-p", "tertial-extract", "--example", "seeds", "--"];
    process::run(project.cargo(&read).arg("../shared"))?;
    let mut labelled = some_tests(project, &["tertial-exchange"], "documents_labelled_by_hand");
    labelled.env("TERTIAL_GOLDEN_REPORTS", project.path("../shared/golden"));
    process::run(&mut labelled).map(|()| Verdict::Passed)
}

/// In the release profile, in some seconds. The schema of StratML belongs to others and may stand
/// beside the checkout: then each file is held against it.
fn round_trip(project: &Project) -> Checked {
    let schema = project.path("../shared/schemas/PerformancePlanOrReport20160216.xsd");
    let run = ["run", "-q", "--locked", "--release", "-p", "tertial-extract", "--example"];
    let mut command = project.cargo(&run);
    command.args(["roundtrip", "--", "2000"]);
    if schema.is_file() && process::find("xmllint").is_some() {
        command.arg(schema);
    }
    process::run(&mut command).map(|()| Verdict::Passed)
}

/// Forty faults of each kind in the release profile, in some seconds; the example alone tries more.
fn planted(project: &Project) -> Checked {
    let run = ["run", "-q", "--locked", "--release", "-p", "tertial-review", "--example"];
    process::run(project.cargo(&run).args(["planted", "--", "--sample"])).map(|()| Verdict::Passed)
}

fn read_by_hand(project: &Project) -> Checked {
    if !project.path("../shared/seeds").is_dir() {
        return Ok(Verdict::NotRun("NOT RUN: no folder of real documents beside the checkout"));
    }
    let run = ["run", "-q", "--locked", "--release", "-p", "tertial-review", "--example"];
    process::run(project.cargo(&run).args(["read_by_hand", "--", "../shared/seeds"]))
        .map(|()| Verdict::Passed)
}

fn word(project: &Project) -> Checked {
    let Some(program) = process::find("soffice") else {
        return Err("LibreOffice is missing: cargo xtask ci --only tools".to_owned());
    };
    let rooms = ["tertial-report", "tertial-exchange"];
    let mut tests = some_tests(project, &rooms, "libreoffice");
    process::run(tests.env("TERTIAL_SOFFICE", program))?;
    let Some(validator) = tools::openxml_audit(project) else {
        return Err("openxml-audit is missing: cargo xtask ci --only tools".to_owned());
    };
    let mut tests = some_tests(project, &["tertial-exchange"], "ecma_376");
    process::run(tests.env("TERTIAL_OPENXML_AUDIT", validator)).map(|()| Verdict::Passed)
}

/// Tests of some packages by a part of their names, built as the step `tests` built them.
fn some_tests(project: &Project, packages: &[&str], name: &str) -> Command {
    let mut command = if tools::has_nextest() {
        let filters: Vec<String> = packages.iter().map(|one| format!("package({one})")).collect();
        let mut command = project.cargo(&["nextest", "run", "--locked", "--workspace"]);
        command.args(["-E", &filters.join(" or "), name]);
        command
    } else {
        let mut command = project.cargo(&["test", "--locked"]);
        command.args(packages.iter().flat_map(|one| ["-p", one])).arg(name);
        command
    };
    without_snapshots_written(&mut command);
    command
}

fn pages(project: &Project) -> Checked {
    browser::run(project).map(|()| Verdict::Passed)
}

fn clean(project: &Project) -> Checked {
    if std::env::var_os("CI").is_none() {
        return Ok(Verdict::NotRun("only where CI is set: elsewhere someone may be writing"));
    }
    let status = process::output(project.command("git").args(["status", "--porcelain"]))?;
    if status.is_empty() {
        Ok(Verdict::Passed)
    } else {
        Err(format!("the run changed the checkout:\n{status}"))
    }
}

fn cargo(project: &Project, arguments: &[&str]) -> Checked {
    process::run(&mut project.cargo(arguments)).map(|()| Verdict::Passed)
}

/// A snapshot that differs is a failed test and nothing else.
fn without_snapshots_written(command: &mut Command) -> &mut Command {
    command.env("INSTA_UPDATE", "no")
}

/// Prints the steps by name.
pub(crate) fn list() {
    for step in STEPS {
        println!("{:12} {}", step.name, step.what);
    }
}

/// The names asked for with `--only`; none means all.
pub(crate) fn names<'a>(arguments: &[&'a str]) -> Result<Vec<&'a str>, String> {
    let mut names = Vec::new();
    let mut rest = arguments;
    while let [flag, name, after @ ..] = rest {
        if *flag != "--only" || !STEPS.iter().any(|step| step.name == *name) {
            break;
        }
        names.push(*name);
        rest = after;
    }
    match rest {
        [] => Ok(names),
        _ => Err(format!(
            "not understood: {}; `cargo xtask ci --list` names the steps",
            rest.join(" ")
        )),
    }
}

/// Runs the steps and prints a summary; an error when one failed.
pub(crate) fn run(project: &Project, only: &[&str]) -> Result<(), String> {
    let begun = Instant::now();
    let chosen: Vec<&Step> =
        STEPS.iter().filter(|step| only.is_empty() || only.contains(&step.name)).collect();
    let mut results = Vec::new();
    for (index, step) in chosen.iter().enumerate() {
        println!("\n== {}/{} {}: {}", index + 1, chosen.len(), step.name, step.what);
        let started = Instant::now();
        let result = (step.work)(project);
        let took = started.elapsed();
        println!("-- {}: {} ({})", step.name, told(&result), seconds(took));
        results.push((step.name, result, took));
    }
    println!("\nSummary, {} in all", seconds(begun.elapsed()));
    for (name, result, took) in &results {
        let told = told(result);
        println!(
            "   {name:12} {:>10}  {}",
            seconds(*took),
            told.lines().next().unwrap_or_default()
        );
    }
    let failed = results.iter().filter(|(_, result, _)| result.is_err()).count();
    let not_run =
        results.iter().filter(|(_, result, _)| matches!(result, Ok(Verdict::NotRun(_)))).count();
    let skipped = if not_run > 0 { format!(", {not_run} skipped") } else { String::new() };
    println!("\n{} passed, {failed} failed{skipped}", results.len() - failed - not_run);
    if failed == 0 { Ok(()) } else { Err(String::new()) }
}

fn told(result: &Checked) -> String {
    match result {
        Ok(Verdict::Passed) => "passed".to_owned(),
        Ok(Verdict::NotRun(reason)) => (*reason).to_owned(),
        Err(message) => format!("FAILED: {message}"),
    }
}

fn seconds(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    if seconds < 60.0 {
        format!("{seconds:.1} s")
    } else {
        format!("{} min {:02} s", time.as_secs() / 60, time.as_secs() % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::{STEPS, names};

    #[test]
    fn step_names_are_unique() {
        let mut found: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
        found.sort_unstable();
        found.dedup();
        assert_eq!(found.len(), STEPS.len());
    }

    #[test]
    fn only_known_steps_can_be_asked_for() {
        assert_eq!(names(&["--only", "tidy", "--only", "docs"]), Ok(vec!["tidy", "docs"]));
        assert_eq!(names(&[]), Ok(vec![]));
        assert!(names(&["--only", "nothing"]).is_err());
        assert!(names(&["--only"]).is_err());
    }
}
