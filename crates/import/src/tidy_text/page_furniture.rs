//! Page numbers, running heads and addresses that the paper repeats.

use tertial_domain::assessment::AssessmentTense;

use crate::recognise::columns::kind_of;
use crate::recognise::symbols::is_wordless;
use crate::recognise::vocabulary::Vocabulary;
use crate::tidy_text::lines::Line;
use crate::tidy_text::words::{begins_with, fold_key, squeezed, starts_small};

/// How many lines around a page number may belong to the same head or foot.
pub(crate) const LINES_AROUND: usize = 8;

/// The words before a page number that ends a line: "Sid 12 (14)", "Sida 3 av 12", "3 (12)".
pub(crate) fn before_page_number(text: &str) -> Option<&str> {
    if text.len() > 120 || !text.ends_with(|c: char| c.is_ascii_digit() || c == ')') {
        return None;
    }
    let mut rest = text;
    let mut parenthesis = false;
    if let Some(open) = rest.strip_suffix(')') {
        rest = strip_digits(open)?.trim_end().strip_suffix('(')?;
        parenthesis = true;
    }
    let after_first = strip_digits(rest.trim_end())?;
    let (rest, of) = match strip_of(after_first) {
        Some(before) if !parenthesis => (strip_digits(before)?, true),
        _ => (after_first, false),
    };
    let rest = rest.trim_end();
    let word = ["Sidan", "Sida", "Sid.", "Sid", "SIDA", "SID", "sida", "sid", "Page", "s."]
        .iter()
        .find_map(|word| rest.strip_suffix(word));
    match word {
        Some(before) if before.is_empty() || before.ends_with(char::is_whitespace) => {
            Some(before.trim_end())
        }
        _ if rest.is_empty() && (parenthesis || of) => Some(""),
        _ => None,
    }
}

fn strip_of(text: &str) -> Option<&str> {
    let text = text.trim_end();
    text.strip_suffix(" av").or_else(|| text.strip_suffix('/')).map(str::trim_end)
}

fn strip_digits(text: &str) -> Option<&str> {
    let rest = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = text.len() - rest.len();
    (1..=4).contains(&digits).then_some(rest)
}

/// Where page numbers stand in a text, and which lines stand beside them on several pages.
pub(crate) struct Pages<'s> {
    numbered: Vec<usize>,
    /// In order.
    repeated: Vec<&'s str>,
    next: usize,
}

impl<'s> Pages<'s> {
    /// Looks through a text for its page numbers.
    pub(crate) fn of(lines: &[Line<'s>]) -> Self {
        const FEWEST_PAGES: usize = 3;
        let numbered: Vec<usize> = lines
            .iter()
            .enumerate()
            .filter(|(_, line)| {
                let last = line.text.as_bytes().last().copied().unwrap_or(b' ');
                (last.is_ascii_digit() || last == b')')
                    && !line.has_tab
                    && before_page_number(line.text).is_some()
            })
            .map(|(at, _)| at)
            .collect();
        let mut beside = Vec::new();
        let mut counted = 0;
        for at in &numbered {
            let from = at.saturating_sub(LINES_AROUND).max(counted);
            counted = at + LINES_AROUND + 1;
            let around = lines.iter().take(counted).skip(from);
            let short = around.filter(|line| line.text.len() <= 100 && !line.has_tab);
            beside.extend(short.map(|line| line.text));
        }
        Self { numbered, repeated: repeated(beside, FEWEST_PAGES), next: 0 }
    }

    /// Whether a page number stands a few lines from a line; lines are asked for in order.
    pub(crate) fn is_near(&mut self, at: usize) -> bool {
        while self.numbered.get(self.next).is_some_and(|page| page + LINES_AROUND < at) {
            self.next += 1;
        }
        self.numbered.get(self.next).is_some_and(|page| *page <= at + LINES_AROUND)
    }

    /// Whether a line stands beside page numbers again and again.
    pub(crate) fn repeats(&self, text: &str) -> bool {
        self.repeated.binary_search(&text).is_ok()
    }
}

/// The texts that stand in a list so many times, in order.
fn repeated(mut texts: Vec<&str>, fewest: usize) -> Vec<&str> {
    if texts.len() < fewest {
        return Vec::new();
    }
    texts.sort_unstable();
    let groups = texts.chunk_by(|text, next| text == next);
    let often = groups.filter(|group| group.len() >= fewest);
    often.filter_map(|group| group.first().copied()).filter(|text| !is_structure(text)).collect()
}

/// Labels of goals, texts and tables are repeated for what they mean, and so are the ends of names
/// and the days of rows: a running head begins with a capital or a number that is no day.
fn is_structure(text: &str) -> bool {
    let first = text.split(char::is_whitespace).next().unwrap_or("");
    if starts_small(text) || tertial_domain::report::read_date(first).is_some() {
        return true;
    }
    let mut key = String::new();
    fold_key(text.trim_start_matches(|c: char| !c.is_alphanumeric()), &mut key);
    let vocabulary = Vocabulary::stockholm();
    vocabulary.word(&key).is_some()
        || vocabulary.grade(&key, AssessmentTense::Final).is_some()
        || kind_of(text.split(char::is_whitespace).next().unwrap_or("")).is_some()
        || key.len() < 4
        || crate::recognise::raw_header::is_part_of_header(text)
        || crate::recognise::raw_values::is_target_phrase(&squeezed(text))
        || before_page_number(text).is_some()
}

/// A number alone on its line.
pub(crate) fn lone_number(text: &str) -> Option<u32> {
    let bare = text.trim_matches(|c: char| c == '-' || c == '–' || c.is_whitespace());
    let digits = (1..=3).contains(&bare.len()) && bare.bytes().all(|byte| byte.is_ascii_digit());
    if digits { bare.parse().ok() } else { None }
}

/// Whether a line is of a kind that stands in the head or foot of a page: it is furniture only
/// beside a page number.
pub(crate) fn stands_beside_page_number(text: &str) -> bool {
    if text.len() > 100 {
        return false;
    }
    begins_with(text, "tjänsteutlåtande")
        || is_register_number(text)
        || is_date(text)
        || is_contact(text)
}

/// "Dnr 1.2-34/2023", "Diarienummer: ...".
pub(crate) fn is_register_number(text: &str) -> bool {
    if !text.starts_with(['d', 'D']) {
        return false;
    }
    ["dnr", "diarienr", "diarienummer", "diarie"].iter().any(|word| {
        let label = text.get(..word.len()).filter(|label| label.eq_ignore_ascii_case(word));
        label.and_then(|label| text.get(label.len()..)).is_some_and(|rest| {
            rest.starts_with(|c: char| c.is_whitespace() || matches!(c, ':' | '.'))
                && rest.bytes().any(|byte| byte.is_ascii_digit())
        })
    })
}

/// "HÅLL 2023/643", "0936/17": a register number without its label.
pub(crate) fn is_bare_register_number(text: &str) -> bool {
    let Some((before, after)) = text.rsplit_once('/') else { return false };
    let digits =
        |part: &str| (2..=6).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let (letters, number) = before.rsplit_once(' ').unwrap_or(("", before));
    let number = number.rsplit('-').next().unwrap_or("");
    digits(number)
        && digits(after)
        && letters.len() <= 12
        && letters.chars().all(|c| c.is_uppercase() || c == '.')
}

/// A day alone: "2018-01-12", "12 januari 2018".
pub(crate) fn is_date(text: &str) -> bool {
    if text.len() > 24 {
        return false;
    }
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let bare_number = digits == text.len() && !text.starts_with("19") && !text.starts_with("20");
    (5..=8).contains(&digits)
        && !bare_number
        && text.split_whitespace().count() <= 4
        && tertial_domain::report::read_date(text).is_some()
}

/// A street, a postal address, a telephone number, a web or e-mail address.
pub(crate) fn is_contact(text: &str) -> bool {
    const STARTS: [&str; 12] = [
        "telefon",
        "växel",
        "tfn",
        "fax",
        "box ",
        "e-post",
        "epost",
        "mobil",
        "org.nr",
        "postadress",
        "besöksadress",
        "webb",
    ];
    const MOST_WORDS: usize = 7;
    let mut words = [""; MOST_WORDS + 1];
    let mut count = 0;
    for (slot, word) in words.iter_mut().zip(text.split_whitespace()) {
        *slot = word;
        count += 1;
    }
    let Some(words) = words.get(..count).filter(|_| (1..=MOST_WORDS).contains(&count)) else {
        return false;
    };
    let has_digit = text.bytes().any(|byte| byte.is_ascii_digit());
    let has_point = memchr::memchr(b'.', text.as_bytes()).is_some();
    (STARTS.iter().any(|start| begins_with(text, start)) && !is_wordless(text))
        || (has_digit && (is_phone(text) || is_street(words) || is_postal(words)))
        || (has_point && words.iter().any(|word| is_web(word)))
}

/// Six digits or more and nothing else but signs.
pub(crate) fn is_phone(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b' ' | b'-' | b'+' | b'(' | b')' | b'/'))
        && (6..=15).contains(&text.bytes().filter(u8::is_ascii_digit).count())
        && !is_date(text)
}

/// "Storgatan 12 B".
fn is_street(words: &[&str]) -> bool {
    const ENDS: [&str; 14] = [
        "gatan", "vägen", "torget", "gränd", "plan", "allé", "backen", "stigen", "plats", "leden",
        "gata", "väg", "torg", "kajen",
    ];
    let Some((last, names)) = words.split_last() else { return false };
    let (number, names) = match names.split_last() {
        Some((number, names)) if last.len() == 1 && number.bytes().all(|b| b.is_ascii_digit()) => {
            (*number, names)
        }
        _ => (*last, names),
    };
    let is_number = number.len() <= 4
        && number.starts_with(|c: char| c.is_ascii_digit())
        && number.chars().skip_while(char::is_ascii_digit).count() <= 1;
    is_number
        && names.len() <= 3
        && names.iter().any(|name| {
            let name = name.to_lowercase();
            ENDS.iter().any(|end| name.ends_with(end))
        })
}

/// "123 45 Ekstad", alone or with a web address after it.
fn is_postal(words: &[&str]) -> bool {
    let digits = |word: Option<&&str>, length| {
        word.is_some_and(|w| w.len() == length && w.bytes().all(|b| b.is_ascii_digit()))
    };
    (digits(words.first(), 3) && digits(words.get(1), 2) && words.len() <= 4)
        || (digits(words.first(), 5) && (2..=3).contains(&words.len()))
}

/// "ekstad.se", "namn@ekstad.se", "www.ekstad.se".
pub(crate) fn is_web(word: &str) -> bool {
    let word = word.trim_end_matches(['.', ',']);
    let shape = word.starts_with("www.") || word.starts_with("http") || word.contains('@');
    let domain = word.rsplit_once('.').is_some_and(|(name, end)| {
        name.len() > 2
            && matches!(end, "se" | "com" | "org" | "nu" | "eu" | "example")
            && !name.ends_with('.')
    });
    domain && (shape || !word.contains(['/', ':']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_numbers_end_a_line() {
        assert_eq!(before_page_number("Sid 12 (14)"), Some(""));
        assert_eq!(before_page_number("SID 3 (9)"), Some(""));
        assert_eq!(before_page_number("Sida 3 av 12"), Some(""));
        assert_eq!(before_page_number("3 (12)"), Some(""));
        assert_eq!(before_page_number("Dnr 2/23 Sida 3 (9)"), Some("Dnr 2/23"));
        assert_eq!(before_page_number("Andel barn (12)"), None);
        assert_eq!(before_page_number("mellan 80-90"), None);
        assert_eq!(before_page_number("14"), None);
    }

    #[test]
    fn what_means_something_is_no_running_head() {
        for text in ["**Analys**", "— Ingen", "● Uppfylls helt", "s helår Årsmål KF:s", "pojkar"]
        {
            assert!(is_structure(text), "{text}");
        }
        assert!(!is_structure("Ekstads parkenhet"));
    }

    #[test]
    fn addresses_are_told_from_text() {
        for text in
            ["Storgatan 12", "123 45 Ekstad", "50822440", "55510330", "08-508 10 652", "ekstad.se"]
        {
            assert!(is_contact(text), "{text}");
        }
        for text in ["Medarbetare 45", "14 554", "Vi växer under 2018", "2018-01-12"] {
            assert!(!is_contact(text), "{text}");
        }
    }
}
