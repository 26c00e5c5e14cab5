//! A document as one web page: the article with its own style, and nothing to fetch.

use super::{html, text};
use crate::document::Document;
use crate::stamp::Stamp;

/// The style: the same paper on a screen, on a telephone and in print.
const STYLE: &str = include_str!("page.css");

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
    let on_paper = document.caution.as_deref().map(on_every_page).unwrap_or_default();
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
         style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         {}<meta name=\"dcterms.identifier\" content=\"{}\">\n\
         <meta name=\"dcterms.issued\" content=\"{}\">\n\
         <title>{title}</title>\n<style>\n{STYLE}{on_paper}</style>\n</head>\n<body>\n{}<main>\n{}</main>\n{}\
         </body>\n</html>\n",
        document.language.tag(),
        publisher.unwrap_or_default(),
        text::words(&stamp.identity),
        stamp.issued.strftime("%Y-%m-%dT%H:%M:%SZ"),
        caution.unwrap_or_default(),
        html(document),
        imprint.unwrap_or_default(),
    )
}

/// The rule that prints words in the head of every page. In a style nothing but digits stands for
/// them, so that no words can end it.
fn on_every_page(words: &str) -> String {
    use std::fmt::Write;
    let mut coded = String::new();
    for character in words.chars().filter(|character| !character.is_control()) {
        let _ = write!(coded, "\\{:x} ", u32::from(character));
    }
    format!("@page {{ @top-center {{ content: \"{coded}\"; font: 600 10pt sans-serif; }} }}\n")
}
