//! `tertial templates`: those that there are, one of them, and whether a city's own can be used.

use std::fmt::Write as _;
use std::path::Path;

use crate::cli::Templates;
use crate::stop::Stop;
use crate::templates::{self, Known};
use crate::terminal::Terminal;

/// Does what the command line says.
pub(super) fn run(order: &Templates, terminal: &Terminal) -> Result<(), Stop> {
    match order {
        Templates::List(order) => list(order.folder.as_deref(), terminal),
        Templates::Show(order) => {
            let known = templates::named(&order.template)?;
            terminal.output(known.source.text.as_bytes())
        }
        Templates::Check(order) => {
            let mut is_sound = true;
            for path in &order.files {
                match templates::read(path) {
                    Ok(known) => {
                        let told = [
                            ("path", path.display().to_string().into()),
                            ("name", known.template.name.into()),
                        ];
                        terminal
                            .line(&terminal.localizer().text_with("cli-templates-sound", &told))?;
                    }
                    Err(stop) => {
                        is_sound = false;
                        terminal.explain(&stop);
                    }
                }
            }
            if is_sound { Ok(()) } else { Err(Stop::found()) }
        }
    }
}

fn list(folder: Option<&Path>, terminal: &Terminal) -> Result<(), Stop> {
    let all = templates::with_folder(folder)?;
    let width = all.iter().map(|known| known.name.chars().count()).max().unwrap_or(0);
    let mut text = String::new();
    for known in &all {
        let _ = writeln!(text, "{:width$}  {}", known.name, said(known, terminal));
    }
    terminal.output(text.as_bytes())
}

/// What a template is, in a line.
fn said(known: &Known, terminal: &Terminal) -> String {
    let words = terminal.localizer();
    let template = &known.template;
    let year = |year: Option<tertial_domain::period::OperatingYear>| {
        year.map(|year| year.to_string()).unwrap_or_default()
    };
    let years = match (template.years.first, template.years.last) {
        (None, None) => String::new(),
        (first, last) => format!(", {}–{}", year(first), year(last)),
    };
    let origin = match &known.path {
        None => words.text("cli-templates-built-in").into_owned(),
        Some(path) => path.display().to_string(),
    };
    let (document, audience) = (template.document.code(), template.audience.code());
    format!("{} ({document}, {audience}{years}; {origin})", template.name)
}
