//! Writes a page with every chart and status mark to standard output, to be looked at:
//! `cargo run -p tertial-presentation --example gallery -- app.css light > gallery.html`.

#![expect(clippy::expect_used, reason = "sample data")]

use std::io::Write;

use tertial_presentation::charts::{PATTERNS, STYLE};
use tertial_presentation::language::Language;
use tertial_presentation::localizer::Localizer;
use tertial_presentation::status_mark::{Sign, StatusMark};

#[path = "../tests/it/samples.rs"]
mod samples;

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let style_sheet = arguments.next().unwrap_or_else(|| "app.css".to_owned());
    let theme = arguments.next().unwrap_or_else(|| "light".to_owned());
    let language = arguments.next().and_then(|code| Language::from_code(&code));
    let language = language.unwrap_or_default();
    let localizer = Localizer::of(language);
    let mut out = std::io::stdout().lock();
    let code = language.code();
    writeln!(
        out,
        r#"<!doctype html><html lang="{code}" data-theme="{theme}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="stylesheet" href="{style_sheet}"><style>{STYLE}</style><body>{PATTERNS}<main class="page">"#,
    )?;
    for mark in StatusMark::GRADES {
        writeln!(out, "{} ", mark.html(localizer))?;
    }
    for sign in Sign::ALL {
        writeln!(out, "{} {} {}", sign.svg(), sign.svg_for_print(), sign.symbol())?;
    }
    for (name, chart) in samples::all(language) {
        writeln!(
            out,
            r#"<section class="block"><h2>{name}: {}</h2><figure class="fig gap4">{}<figcaption>{}</figcaption></figure><details class="fold"><summary>Tabell</summary><div class="scroll">{}</div></details></section>"#,
            chart.title,
            chart.html(),
            chart.description,
            chart.table.html(&chart.title),
        )?;
    }
    writeln!(out, "<h2>Paper</h2>")?;
    for (_, chart) in samples::all(language) {
        writeln!(out, "<p>{}</p>", chart.svg_for_print())?;
    }
    writeln!(out, "</main></body></html>")
}
