//! A domain report to a format-neutral document, and to HTML.
