//! Writes a rich report of the fictional city Ekstad as a PDF:
//! `cargo run -p tertial-typeset --example sample -- out.pdf [out.html]`.

#![expect(clippy::disallowed_methods, reason = "an example writes its file itself")]

mod ekstad;

use std::error::Error;
use std::fs;

use jiff::civil::datetime;
use tertial_typeset::{Stamp, typeset};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().unwrap_or_else(|| "sample.pdf".to_owned());
    let stamp =
        Stamp { issued: datetime(2026, 2, 9, 12, 0, 0, 0), identity: "ekstad-sample".to_owned() };
    let document = ekstad::document();
    fs::write(path, typeset(&document, &stamp)?)?;
    if let Some(path) = arguments.next() {
        fs::write(path, tertial_report::html::html(&document))?;
    }
    Ok(())
}
