//! A document as one web page: the article with its own style, and nothing to fetch.

use std::fmt::Write as _;

use tertial_presentation::charts;

use super::{html, text};
use crate::document::{Block, Document};
use crate::stamp::Stamp;
use crate::template::{FontFamily, Look};

/// The style: the same paper on a screen, on a telephone and in print.
const STYLE: &str = include_str!("page.css");

/// What pictures need besides.
const CHARTS: &str = include_str!("charts.css");

/// The document as a page of its own. Its script rule is that there is none.
pub fn page(document: &Document, stamp: &Stamp) -> String {
    let title = text::words(document.title.as_str());
    let publisher = document
        .organisation
        .as_deref()
        .map(|own| format!("<meta name=\"author\" content=\"{}\">\n", text::words(own)));
    let caution = document.caution.as_deref().map(|caution| {
        format!("<p class=\"caution\" role=\"note\">{}</p>\n", text::words(caution))
    });
    let imprint = document.imprint.as_deref().map(|imprint| {
        format!("<footer><p class=\"hint\">{}</p></footer>\n", text::words(imprint))
    });
    let has_charts = document.blocks.iter().any(|block| matches!(block, Block::Figure(_)));
    let on_paper = document.caution.as_deref().map(on_every_page).unwrap_or_default();
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
         style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         {}<meta name=\"dcterms.identifier\" content=\"{}\">\n\
         <meta name=\"dcterms.issued\" content=\"{}\">\n\
         <title>{title}</title>\n<style>\n{STYLE}{}{}{}{on_paper}</style>\n</head>\n<body>\n{}{}<main>\n{}</main>\n{}\
         </body>\n</html>\n",
        document.language.tag(),
        publisher.unwrap_or_default(),
        text::words(&stamp.identity),
        stamp.issued.strftime("%Y-%m-%dT%H:%M:%SZ"),
        if has_charts { CHARTS } else { "" },
        if has_charts { charts::STYLE } else { "" },
        look(&document.layout.look),
        if has_charts { charts::PATTERNS } else { "" },
        caution.unwrap_or_default(),
        html(document),
        imprint.unwrap_or_default(),
    )
}

/// Rules for what a template chose otherwise. On a dark ground the product's own colours stay:
/// a template's are made for white.
fn look(look: &Look) -> String {
    let usual = Look::default();
    let mut rules = String::new();
    if look.accent != usual.accent {
        let _ = writeln!(rules, ":root {{ --accent: light-dark({}, #93bff2); }}", look.accent);
    }
    if look.thread != usual.thread {
        let _ = writeln!(rules, ":root {{ --thread: light-dark({}, #e39480); }}", look.thread);
    }
    let family = |family| match family {
        FontFamily::Serif => "var(--serif)",
        FontFamily::Sans => "var(--sans)",
    };
    for (selector, chosen, usual) in [
        (".prose", look.fonts.body, usual.fonts.body),
        ("h1, h2, h3, h4, h5, h6, [role=\"heading\"]", look.fonts.headings, usual.fonts.headings),
        ("table, .label, .status", look.fonts.tables, usual.fonts.tables),
    ] {
        if chosen != usual {
            let _ = writeln!(rules, "{selector} {{ font-family: {}; }}", family(chosen));
        }
    }
    rules
}

/// The rule that prints words in the head of every page. In a style nothing but digits stands for
/// them, so that no words can end it.
fn on_every_page(words: &str) -> String {
    let mut coded = String::new();
    for character in words.chars().filter(|character| !character.is_control()) {
        let _ = write!(coded, "\\{:x} ", u32::from(character));
    }
    format!("@page {{ @top-center {{ content: \"{coded}\"; font: 600 10pt sans-serif; }} }}\n")
}
