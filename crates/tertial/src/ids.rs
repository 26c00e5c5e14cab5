//! The only door to chance: new identities, and new keys.

#![expect(clippy::disallowed_methods, reason = "makes identities for everybody else")]

use tertial_domain::ids::PrincipalId;
use tertial_usecases::context::NewIds;
use uuid::Uuid;

/// Whoever reads on this machine's own address, until sign-in tells people apart.
pub const LOCAL_READER: PrincipalId =
    PrincipalId::from_bits(0x019a_0000_0000_7000_8000_0000_0000_0001);

/// The program itself, started by whoever owns the database.
pub const OPERATOR: PrincipalId = PrincipalId::from_bits(0x019a_0000_0000_7000_8000_0000_0000_0002);

/// New identities in the form of UUIDs of version 7: later ones are greater than earlier ones.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemIds;

impl SystemIds {
    /// 128 new bits.
    pub fn bits(self) -> u128 {
        Uuid::now_v7().as_u128()
    }
}

/// 32 bytes that nobody can guess.
pub fn secret() -> Result<[u8; 32], getrandom::Error> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes)?;
    Ok(bytes)
}

impl NewIds for SystemIds {
    fn next(&self) -> u128 {
        self.bits()
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
