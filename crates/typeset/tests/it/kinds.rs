//! A sample of the many reports that the example `validate` holds against the standards: every
//! kind, from units, committees and the council, and some with generated words.

use tertial_domain::assessment::GradingScale;
use tertial_exchange::report_json::{WriteOptions, write};
use tertial_presentation::language::Language;
use tertial_presentation::localizer::Localizer;
use tertial_report::compose::{Setting, compose, imprinted};
use tertial_typeset::typeset_with_data;

use crate::corpus::{Specimen, corpus};
use crate::reading::{assert_valid, assert_valid_with_data, attached, pdf, stamp};

const SAMPLE: usize = 12;

#[test]
fn a_sample_of_reports_of_every_kind_holds_the_standards() {
    let scale = GradingScale::stockholm();
    let localizer = Localizer::of(Language::Swedish);
    let specimens = corpus(SAMPLE);
    assert_eq!(specimens.len(), SAMPLE);
    for Specimen { name, report } in specimens {
        let setting = Setting { localizer, organisation: Some("Ekstads stad"), scale: &scale };
        let document = imprinted(compose(&report, &setting), &stamp(), localizer);
        let data = write(&report, &WriteOptions::default());
        let file = typeset_with_data(&document, &stamp(), &data);
        let file = file.unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_valid_with_data(&file);
        assert_eq!(attached(&file)[0].bytes, data, "{name}");
        assert_valid(&pdf(&document));
    }
}
