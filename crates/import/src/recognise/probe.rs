//! A line without the marks around its words, for asking what it is.

use crate::recognise::symbols::{strip_dash, strip_signs};
use crate::source_text::SourceForm;
use crate::tidy_text::inline;
use crate::tidy_text::words::starts_small;

/// A line's words, and the marks that stood around them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Probe<'s> {
    /// The words.
    pub(crate) core: &'s str,
    /// Markdown's `#`, counted; 0 for none.
    pub(crate) hashes: u8,
    /// Whether the whole line is emphasised.
    pub(crate) emphasis: bool,
}

impl<'s> Probe<'s> {
    /// Strips signs and, in Markdown, heading marks and emphasis of the whole line.
    pub(crate) fn of(text: &'s str, form: SourceForm) -> Self {
        let markdown = form == SourceForm::Markdown;
        let mut probe = Self { core: text, hashes: 0, emphasis: false };
        if markdown {
            probe.strip_hashes();
        }
        loop {
            let before = probe.core;
            probe.core = strip_signs(probe.core).0;
            if markdown {
                let escaped = probe.core.strip_prefix('\\');
                probe.core = escaped
                    .filter(|rest| rest.starts_with(['-', '*', '#', '.', '!']))
                    .unwrap_or(probe.core);
                probe.strip_emphasis();
                probe.core = inline::after_image(probe.core).unwrap_or(probe.core);
            }
            if probe.core.len() == before.len() {
                break;
            }
        }
        probe.core = probe.core.trim();
        probe
    }

    fn strip_hashes(&mut self) {
        let text = self.core.trim_start_matches(['>', ' ']);
        let hashes = text.bytes().take_while(|&byte| byte == b'#').count();
        let Some(rest) = text.get(hashes..) else { return };
        if (1..=6).contains(&hashes) && rest.starts_with([' ', '\t']) {
            self.hashes = u8::try_from(hashes).unwrap_or(6);
            self.core = rest.trim().trim_end_matches('#').trim_end();
        }
    }

    fn strip_emphasis(&mut self) {
        for mark in ["***", "**", "__", "*", "_"] {
            let inner = self.core.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark));
            let Some(inner) = inner else { continue };
            let whole = !inner.is_empty()
                && !inner.contains(mark)
                && !inner.starts_with([' ', '*', '_'])
                && !inner.ends_with(['*', '\\']);
            if whole {
                self.core = inner.trim();
                self.emphasis = true;
                return;
            }
        }
    }

    /// The words without a dash before them.
    pub(crate) fn without_dash(&self) -> &'s str {
        strip_dash(self.core).0
    }

    /// Whether a heading or a label may begin like this: not with a small letter.
    pub(crate) fn may_head(&self) -> bool {
        self.hashes > 0 || self.emphasis || !starts_small(self.core)
    }
}

/// Splits "2.1 Title" and "2. Title"; `None` where there is no number with a point.
pub(crate) fn split_number(text: &str) -> Option<(&str, &str)> {
    let length = text.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'.').count();
    let number = text.get(..length)?;
    let rest = text.get(length..)?;
    let title = rest.trim_start();
    let title =
        ["– ", "- ", "— ", ": "].iter().find_map(|dash| title.strip_prefix(dash)).unwrap_or(title);
    let parts = number.trim_end_matches('.').split('.');
    let sound = number.contains('.')
        && number.len() <= 12
        && parts.clone().count() <= 4
        && parts.clone().all(|part| !part.is_empty() && part.len() <= 2)
        && title.len() < rest.len()
        && title.chars().next().is_some_and(char::is_alphabetic);
    sound.then(|| (number.trim_end_matches('.'), title))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_stripped_in_any_order() {
        let probe = Probe::of("### **KF:s inriktningsmål:**", SourceForm::Markdown);
        assert_eq!((probe.core, probe.hashes, probe.emphasis), ("KF:s inriktningsmål:", 3, true));
        assert_eq!(Probe::of("◆ *Uppfylls delvis*", SourceForm::Markdown).core, "Uppfylls delvis");
        assert_eq!(Probe::of("# nej", SourceForm::PlainText).core, "# nej");
        assert_eq!(Probe::of("**a** och **b**", SourceForm::Markdown).core, "**a** och **b**");
    }

    #[test]
    fn numbers_have_points() {
        assert_eq!(split_number("2. Ett Ekstad"), Some(("2", "Ett Ekstad")));
        assert_eq!(split_number("1.4. Ett Ekstad"), Some(("1.4", "Ett Ekstad")));
        assert_eq!(split_number("1.4 – Ett Ekstad"), Some(("1.4", "Ett Ekstad")));
        assert_eq!(split_number("3 enheter"), None);
        assert_eq!(split_number("2018-01-01 Ekstad"), None);
    }
}
