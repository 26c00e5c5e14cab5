//! Identifiers that stay: the same goal of the same unit has the same one in every report.

use std::collections::{HashMap, HashSet};

/// Gives each thing of a file an identifier of its own.
#[derive(Debug, Default)]
pub(super) struct Identities {
    /// How many have had the same name.
    named: HashMap<u128, u64>,
    given: HashSet<u128>,
}

impl Identities {
    /// The identifier of what these words name. The second of the same name gets another.
    pub(super) fn of(&mut self, words: &[&str]) -> String {
        let turn = self.named.entry(hashed(words, 0)).or_default();
        loop {
            let hash = hashed(words, *turn);
            *turn += 1;
            if self.given.insert(hash) {
                return written(hash);
            }
        }
    }
}

/// FNV-1a over 128 bits: plain, fast and the same everywhere. It keeps no secret.
fn hashed(words: &[&str], turn: u64) -> u128 {
    const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    let separated = words.iter().flat_map(|word| word.bytes().chain([0xff]));
    let all = separated.chain(turn.to_be_bytes());
    all.fold(BASIS, |hash, byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME))
}

/// As a UUID of version 8 (its own making), after a sign that may begin a name in XML.
fn written(hash: u128) -> String {
    const VERSION: u128 = 0xf << 76;
    const VARIANT: u128 = 0x3 << 62;
    let uuid = (hash & !VERSION & !VARIANT) | (0x8 << 76) | (0x2 << 62);
    let digits = format!("{uuid:032x}");
    let part = |from: usize, to: usize| digits.get(from..to).unwrap_or_default();
    format!("_{}-{}-{}-{}-{}", part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_give_identifiers_that_stay_apart() {
        let mut identities = Identities::default();
        let first = identities.of(&["goal", "Trygghet"]);
        let second = identities.of(&["goal", "Trygghet"]);
        assert_ne!(first, second);
        assert_eq!(Identities::default().of(&["goal", "Trygghet"]), first);
        assert_ne!(Identities::default().of(&["goalT", "rygghet"]), first);
        assert_eq!((first.len(), first.get(15..16), first.get(..1)), (37, Some("8"), Some("_")));
    }
}
