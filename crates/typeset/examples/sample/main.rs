//! Writes a rich report of the fictional city Ekstad as a PDF:
//! `cargo run -p tertial-typeset --example sample -- out.pdf [out.html]`.

#![expect(clippy::disallowed_methods, reason = "an example writes its file itself")]

mod ekstad;

use std::error::Error;
use std::fs;

use jiff::civil::datetime;
use tertial_presentation::language::Language;
use tertial_presentation::localizer::Localizer;
use tertial_report::compose::imprinted;
use tertial_report::stamp::DataDigest;
use tertial_typeset::{Stamp, typeset};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().unwrap_or_else(|| "sample.pdf".to_owned());
    let stamp = Stamp {
        issued: datetime(2026, 2, 9, 12, 0, 0, 0),
        identity: "ekstad-sample".to_owned(),
        version: Some(2),
        digest: Some(DataDigest::new([0x4f; 32])),
    };
    let swedish = Localizer::of(Language::Swedish);
    let document = imprinted(ekstad::document(), &stamp, swedish);
    fs::write(path, typeset(&document, &stamp)?)?;
    if let Some(path) = arguments.next() {
        fs::write(path, tertial_report::html::html(&document))?;
    }
    Ok(())
}
