//! A small round of planted faults: the whole one is the example `planted`.

#[path = "../../examples/planted/measure.rs"]
mod measure;

use measure::{Amounts, Trial};
use tertial_demo::faults::{FaultKind, Wordings};

const AMOUNTS: Amounts = Amounts { faults: 20, clean: 20, decoys: 0 };

#[test]
fn planted_faults_are_found_and_clean_reports_are_left_alone() {
    let trial = Trial::new(AMOUNTS, Wordings::Open);
    for kind in FaultKind::ALL {
        let line = trial.measure(kind);
        assert!(line.planted > 0, "{}: no report has a place for it", kind.code());
        let code = kind.code();
        let (found, planted, recall) = (line.found, line.planted, line.recall());
        assert!(
            line.meets_the_bars(),
            "{code}: {found} of {planted} ({recall:.2}), {:.1} false per 50\n{}",
            line.false_per_50(),
            line.told.join("\n")
        );
    }
}
