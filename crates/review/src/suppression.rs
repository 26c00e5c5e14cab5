//! The motive of an answer to a finding (*granskad, motivering*).

/// A reason in a person's own words: never blank, at most 2,000 characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Motive(String);

impl Motive {
    /// The most characters that are kept.
    pub const LENGTH_MAX_CHARACTERS: usize = 2_000;

    /// Takes a reason; `None` for a blank or too long one.
    pub fn new(words: &str) -> Option<Self> {
        let words = words.trim();
        let fits = !words.is_empty() && words.chars().count() <= Self::LENGTH_MAX_CHARACTERS;
        fits.then(|| Self(words.to_owned()))
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_motive_is_never_blank() {
        assert_eq!(Motive::new("  \n"), None);
        assert_eq!(Motive::new(&"x".repeat(2_001)), None);
    }
}
