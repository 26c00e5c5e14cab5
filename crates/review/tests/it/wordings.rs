//! Many wordings of what each rule should see and of what it should leave alone: what is read once
//! stays read.
#![expect(clippy::disallowed_methods, reason = "reads its lists")]

#[path = "../../examples/wordings/lists.rs"]
mod lists;

use std::path::Path;

use lists::Score;

/// The lists, and how many of their cases that must fire do.
const LISTS: [(&str, usize); 2] = [("first", 262), ("second", 216)];

#[test]
fn wordings_that_were_read_once_stay_read_and_innocent_ones_are_left_alone() {
    for (name, least) in LISTS {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("spec/wordings").join(name);
        let mut all = Score::default();
        let mut told = String::new();
        for path in lists::lists(&folder) {
            let code = path.file_stem().unwrap().to_string_lossy().into_owned();
            let mut tell = |line: &str| {
                told.push_str(line);
                told.push('\n');
            };
            all.add(&lists::list(&path, &code, &mut tell).unwrap());
        }
        assert_eq!((all.must > 260, all.false_alarms), (true, 0), "{told}");
        assert!(all.fired >= least, "{name}: {} of {}\n{told}", all.fired, all.must);
    }
}
