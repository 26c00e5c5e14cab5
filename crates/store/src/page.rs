//! Pages of long lists: which one is asked for, and what one holds.

/// Rows a page at most.
pub const PAGE_SIZE_MAX: u32 = 500;
/// Identities that one question may name.
pub const IDS_MAX: usize = 8_000;

/// Which page of a list is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageRequest {
    number: u32,
    size: u32,
}

impl PageRequest {
    /// Page `number` from 1, `size` rows a page; numbers outside the limits are moved to the limit.
    pub fn new(number: u32, size: u32) -> Self {
        Self { number: number.max(1), size: size.clamp(1, PAGE_SIZE_MAX) }
    }

    /// The same page, or the last of a list with so many rows when it would be past its end.
    #[must_use]
    pub fn within(self, total: u64) -> Self {
        let last = total.div_ceil(u64::from(self.size)).max(1);
        Self { number: u32::try_from(last).unwrap_or(u32::MAX).min(self.number), ..self }
    }

    /// Rows before this page.
    pub(crate) fn offset(self) -> i64 {
        i64::from(self.number - 1) * i64::from(self.size)
    }

    /// Rows on it at most.
    pub(crate) fn limit(self) -> i64 {
        i64::from(self.size)
    }
}

/// One page of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T> {
    /// Its rows.
    pub rows: Vec<T>,
    /// Rows on all pages.
    pub total: u64,
}
