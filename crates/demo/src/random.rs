//! Reproducible chance: a small generator and keys that are mixed from a seed and a path.

/// Mixes 64 bits thoroughly (the finisher of `SplitMix64`).
const fn mix(bits: u64) -> u64 {
    let bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

/// A place in the city's tree of chances: the same seed and path give the same key, always.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Key(u64);

impl Key {
    /// The root of everything that one seed decides.
    pub(crate) const fn root(seed: u64) -> Self {
        Self(mix(seed ^ STEP))
    }

    /// One step down by number.
    pub(crate) const fn at(self, step: u64) -> Self {
        Self(mix(self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) ^ step.wrapping_add(STEP)))
    }

    /// One step down by name.
    pub(crate) fn named(self, name: &str) -> Self {
        self.at(text_hash(name))
    }

    /// One step down by year.
    pub(crate) fn year(self, year: i16) -> Self {
        self.at(u64::from(year.unsigned_abs()))
    }

    /// 128 bits that parse as a UUID of version 8 (custom).
    pub(crate) const fn id_bits(self) -> u128 {
        let high = mix(self.0) & !0xf000 | 0x8000;
        let low = mix(self.0 ^ STEP) & !(0b11 << 62) | (0b10 << 62);
        ((high as u128) << 64) | low as u128
    }

    /// A generator that begins here.
    pub(crate) const fn random(self) -> Random {
        Random(self.0)
    }

    /// A number from 0 up to but not including `end`.
    pub(crate) fn below(self, end: u64) -> u64 {
        self.random().below(end)
    }

    /// A number from -`reach` to `reach`, more often near zero.
    pub(crate) fn noise(self, reach: i64) -> i64 {
        let mut random = self.random();
        let (first, second) = (random.between(-reach, reach), random.between(-reach, reach));
        first.midpoint(second)
    }

    /// True `percent` times of a hundred.
    pub(crate) fn chance(self, percent: u64) -> bool {
        self.below(100) < percent
    }
}

/// A hash of text that does not change between runs or machines (FNV-1a).
pub(crate) fn text_hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// A generator of numbers (`SplitMix64`).
#[derive(Debug, Clone)]
pub(crate) struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(STEP);
        mix(self.0)
    }

    /// A number from 0 up to but not including `end`; 0 when `end` is 0.
    pub(crate) fn below(&mut self, end: u64) -> u64 {
        let wide = u128::from(self.next()) * u128::from(end);
        u64::try_from(wide >> 64).unwrap_or(0)
    }

    /// A number from `low` to `high`, both included.
    pub(crate) fn between(&mut self, low: i64, high: i64) -> i64 {
        let span = u64::try_from(high.saturating_sub(low)).unwrap_or(0) + 1;
        low.saturating_add(i64::try_from(self.below(span)).unwrap_or(0))
    }

    /// One of a list.
    pub(crate) fn pick<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        let at = usize::try_from(self.below(list.len() as u64)).ok()?;
        list.get(at)
    }

    /// True `percent` times of a hundred.
    pub(crate) fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }
}
