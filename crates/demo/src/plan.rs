//! What a city is made from: a seed and a size.

/// The recipe of a city: the same plan gives the same city, to the byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CityPlan {
    /// Decides names, figures and words.
    pub seed: u64,
    /// How large the city is.
    pub scale: Scale,
}

/// The size of a city.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scale(Size);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Size {
    Small,
    Times(u16),
}

impl Scale {
    /// About a tenth of the usual size, with the merger in it: for tests and quick looks.
    pub const fn small() -> Self {
        Self(Size::Small)
    }

    /// The usual size (about 160 units) so many times; at least once, at most 100 times.
    pub const fn times(count: u16) -> Self {
        let count = if count == 0 { 1 } else { count };
        Self(Size::Times(if count > 100 { 100 } else { count }))
    }

    /// Whether only the committees of the small city are there.
    pub(crate) const fn is_small(self) -> bool {
        matches!(self.0, Size::Small)
    }

    /// How many units stand for `usual` units of the usual city.
    pub(crate) fn units(self, usual: usize) -> usize {
        match self.0 {
            Size::Small => usual.div_ceil(3),
            Size::Times(count) => usual * usize::from(count),
        }
    }
}

impl Default for Scale {
    fn default() -> Self {
        Self::times(1)
    }
}

impl Default for CityPlan {
    fn default() -> Self {
        Self { seed: 2026, scale: Scale::default() }
    }
}
