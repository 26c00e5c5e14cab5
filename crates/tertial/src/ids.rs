//! The only door to chance: new identities.

#![expect(clippy::disallowed_methods, reason = "makes identities for everybody else")]

use uuid::Uuid;

/// New identities in the form of UUIDs of version 7: later ones are greater than earlier ones.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemIds;

impl SystemIds {
    /// 128 new bits.
    pub fn bits(self) -> u128 {
        Uuid::now_v7().as_u128()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn later_identities_are_greater() {
        let made: Vec<u128> = (0..1_000).map(|_| SystemIds.bits()).collect();
        assert!(made.is_sorted_by(|a, b| a < b));
    }
}
