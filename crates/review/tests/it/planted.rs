//! A small round of planted faults; a larger one is a step of its own, the example `planted`.

#[path = "../../examples/planted/measure.rs"]
mod measure;

use measure::{Amounts, LEAST_RECALL, Line, Trial};
use tertial_demo::faults::{FaultKind, Wordings};

const AMOUNTS: Amounts = Amounts { faults: 5, clean: 10, decoys: 0 };

#[test]
fn planted_faults_are_found_and_clean_reports_are_left_alone() {
    let trial = Trial::new(AMOUNTS, Wordings::Open);
    let mut total = Line::default();
    for kind in FaultKind::ALL {
        let line = trial.measure(kind);
        let code = kind.code();
        assert!(line.planted > 0, "{code}: no report has a place for it");
        assert!(line.meets(true), "{code}: {}", line.told.join("\n"));
        total.add(line);
    }
    let (found, planted) = (total.found, total.planted);
    assert!(total.recall() >= LEAST_RECALL, "{found} of {planted}\n{}", total.told.join("\n"));
}
