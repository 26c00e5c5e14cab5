//! A figure as it was printed and as it is understood. A value is never a bare float.

use rust_decimal::Decimal;

/// What stands in a cell for a figure (*värde*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A number with its printed form and unit.
    Number(Quantity),
    /// Expected, and not given (*svar saknas*).
    Missing,
    /// Does not concern this unit (*ej aktuellt*).
    NotApplicable,
    /// Not measured this period (*mäts ej*).
    NotMeasured,
    /// Hidden because too few persons stand behind it (*sekretess, färre än gränsen*).
    Suppressed,
}

impl Value {
    /// The number, when there is one.
    pub const fn quantity(&self) -> Option<&Quantity> {
        match self {
            Self::Number(quantity) => Some(quantity),
            Self::Missing | Self::NotApplicable | Self::NotMeasured | Self::Suppressed => None,
        }
    }
}

/// A number: what was printed ("7,1 %"), the exact decimal, the unit, and the parts of a share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    /// The characters as printed, white space folded.
    pub printed: String,
    /// The exact decimal, in the printed unit (7.1 for "7,1 %").
    pub number: Decimal,
    /// The printed unit.
    pub unit: UnitOfMeasure,
    /// Numerator and denominator of a share, when known.
    pub share: Option<Share>,
}

/// The parts of a share (*täljare och nämnare*): a denominator of zero cannot be held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Share {
    numerator: Decimal,
    denominator: Decimal,
}

impl Share {
    /// A share of something; nothing is a share of zero or of a negative whole.
    pub fn new(numerator: Decimal, denominator: Decimal) -> Option<Self> {
        (denominator > Decimal::ZERO).then_some(Self { numerator, denominator })
    }

    /// The part (*täljare*).
    pub const fn numerator(self) -> Decimal {
        self.numerator
    }

    /// The whole (*nämnare*), greater than zero.
    pub const fn denominator(self) -> Decimal {
        self.denominator
    }

    /// The part of the whole in per cent, exact to the decimal type's 28 digits.
    pub fn percent(self) -> Option<Decimal> {
        self.numerator.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(self.denominator)
    }
}

/// The unit that stands with a number (*enhet, måttenhet*).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum UnitOfMeasure {
    /// A number alone.
    Plain,
    /// "%", "procent".
    Percent,
    /// "procentenheter".
    PercentagePoints,
    /// "st", "stycken".
    Pieces,
    /// "kr", "kronor".
    Krona,
    /// "tkr", "Tkr".
    ThousandKrona,
    /// "mnkr", "mkr", "milj kr", "miljoner kronor".
    MillionKrona,
    /// Any other word, as printed ("ton", "dagar", "km").
    Other(String),
}

impl UnitOfMeasure {
    /// The unit that a printed word stands for.
    pub fn from_word(word: &str) -> Self {
        match word.trim_end_matches('.').to_lowercase().as_str() {
            "" => Self::Plain,
            "%" | "procent" => Self::Percent,
            "procentenheter" | "procentenhet" | "%-enheter" | "p.e" => Self::PercentagePoints,
            "st" | "stycken" | "styck" => Self::Pieces,
            "kr" | "kronor" | "sek" => Self::Krona,
            "tkr" | "kkr" | "tusen kronor" | "tusen kr" => Self::ThousandKrona,
            "mnkr" | "mkr" | "milj kr" | "milj. kr" | "miljoner kronor" | "miljoner kr" => {
                Self::MillionKrona
            }
            _ => Self::Other(word.to_owned()),
        }
    }

    /// The unit's usual printed form; empty for a number alone.
    pub fn symbol(&self) -> &str {
        match self {
            Self::Plain => "",
            Self::Percent => "%",
            Self::PercentagePoints => "procentenheter",
            Self::Pieces => "st",
            Self::Krona => "kr",
            Self::ThousandKrona => "tkr",
            Self::MillionKrona => "mnkr",
            Self::Other(word) => word,
        }
    }
}

impl Quantity {
    /// Reads one number with an optional unit, in the forms that Swedish documents print.
    ///
    /// Decimal comma or point; groups of three set apart by blank, no-break blank, thin blank,
    /// apostrophe or point ("1 820", "1.820 milj kr", "363.000 kr"); minus as "-", "−" or "–".
    /// A point before exactly three digits parts thousands unless the number begins with "0."
    /// ("363.000" is 363 000; "7.17" and "0.125" are decimals).
    /// "prel." before or after, in brackets or not, is no part of the unit.
    /// Text that is not one number and at most one unit gives `None`.
    pub fn read(text: &str) -> Option<Self> {
        let printed = fold_blanks(text);
        let (number, rest) = read_number(without_mark_before(&printed))?;
        let word = without_mark_after(rest.trim());
        let looks_like_unit = word.chars().count() <= 24
            && !word.chars().any(|c| c.is_ascii_digit())
            && word.split_whitespace().count() <= 2;
        if !looks_like_unit {
            return None;
        }
        let unit = UnitOfMeasure::from_word(word);
        Some(Self { printed, number, unit, share: None })
    }
}

/// Folds every run of white space, no-break and thin blanks included, to one blank.
pub fn fold_blanks(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace() || c == '\u{202f}' || c == '\u{feff}') {
        if word.is_empty() {
            continue;
        }
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word);
    }
    folded
}

/// Whether a printed figure says of itself that it is preliminary ("83 % (prel.)").
pub fn says_preliminary(printed: &str) -> bool {
    without_mark_before(printed) != printed || without_mark_after(printed) != printed
}

/// Forms of "preliminary", the longest first.
const PRELIMINARY: [&str; 4] = ["preliminärt", "preliminär", "prel.", "prel"];

fn without_mark_before(text: &str) -> &str {
    let inner = text.strip_prefix('(').unwrap_or(text);
    let found = PRELIMINARY.iter().find_map(|mark| strip_prefix_folded(inner, mark));
    match found {
        Some(rest) if rest.starts_with([' ', ')', ':']) => rest.trim_start_matches([' ', ')', ':']),
        Some(_) | None => text,
    }
}

fn without_mark_after(text: &str) -> &str {
    let inner = text.strip_suffix(')').unwrap_or(text);
    let found = PRELIMINARY.iter().find_map(|mark| strip_suffix_folded(inner, mark));
    match found {
        Some(rest) if rest.is_empty() || rest.ends_with([' ', '(', ',']) => {
            rest.trim_end_matches([' ', '(', ','])
        }
        Some(_) | None => text,
    }
}

fn strip_prefix_folded<'a>(text: &'a str, mark: &str) -> Option<&'a str> {
    let (start, rest) = text.split_at_checked(mark.len())?;
    (start.to_lowercase() == mark).then_some(rest)
}

fn strip_suffix_folded<'a>(text: &'a str, mark: &str) -> Option<&'a str> {
    let (rest, end) = text.split_at_checked(text.len().checked_sub(mark.len())?)?;
    (end.to_lowercase() == mark).then_some(rest)
}

/// Reads the number that begins the text; gives it with what stands after it.
fn read_number(text: &str) -> Option<(Decimal, &str)> {
    let (negative, body) = match text.strip_prefix(['-', '−', '–']) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let end = number_end(body);
    let (digits, rest) = body.split_at_checked(end)?;
    let plain = plain_decimal(digits.trim_end())?;
    let number: Decimal = plain.parse().ok()?;
    Some((if negative { -number } else { number }, rest))
}

/// The byte after the last character that can belong to the number.
fn number_end(text: &str) -> usize {
    let mut end = 0;
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        match character {
            '0'..='9' => end = at + 1,
            ' ' | '.' | ',' | '\'' | '’' | '\u{a0}' => {
                if !characters.peek().is_some_and(|(_, next)| next.is_ascii_digit()) {
                    break;
                }
            }
            _ => break,
        }
    }
    end
}

/// Rewrites a Swedish number as digits with at most one point; `None` when it cannot be one number.
fn plain_decimal(text: &str) -> Option<String> {
    let first = text.chars().next()?;
    if !first.is_ascii_digit() {
        return None;
    }
    let comma_count = text.matches(',').count();
    let point_count = text.matches('.').count();
    let (whole, fraction) = if comma_count == 1 {
        let (whole, fraction) = text.split_once(',')?;
        (whole, Some(fraction))
    } else if comma_count == 0 && point_count == 1 && !point_parts_thousands(text) {
        let (whole, fraction) = text.split_once('.')?;
        (whole, Some(fraction))
    } else if comma_count == 0 {
        (text, None)
    } else {
        return None;
    };
    let mut plain = join_groups(whole)?;
    if let Some(fraction) = fraction {
        if fraction.is_empty() || !fraction.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        plain.push('.');
        plain.push_str(fraction);
    }
    Some(plain)
}

fn point_parts_thousands(text: &str) -> bool {
    text.split_once('.').is_some_and(|(whole, rest)| {
        rest.len() == 3
            && rest.bytes().all(|b| b.is_ascii_digit())
            && !whole.trim_start_matches('0').is_empty()
            && whole.len() <= 3
    })
}

/// Joins "1 820" to "1820"; groups after the first must have three digits.
fn join_groups(text: &str) -> Option<String> {
    let mut joined = String::with_capacity(text.len());
    for (index, group) in text.split([' ', '.', '\'', '’', '\u{a0}']).enumerate() {
        let well_formed = group.bytes().all(|b| b.is_ascii_digit())
            && if index == 0 { !group.is_empty() } else { group.len() == 3 };
        if !well_formed || (index > 0 && joined.len() > 3 && index == 1) {
            return None;
        }
        joined.push_str(group);
    }
    Some(joined)
}

/// Whole öre with the scale it was printed in (*belopp*).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money {
    /// The amount in hundredths of a krona.
    pub ore: i64,
    /// The scale of the table or text that it stood in.
    pub scale: MoneyScale,
}

/// What one printed unit of money is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MoneyScale {
    /// kr
    Krona,
    /// tkr
    ThousandKrona,
    /// mnkr
    MillionKrona,
}

impl MoneyScale {
    /// Every scale, smallest first.
    pub const ALL: [Self; 3] = [Self::Krona, Self::ThousandKrona, Self::MillionKrona];

    /// The stable code for storage and data files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Krona => "sek",
            Self::ThousandKrona => "thousand_sek",
            Self::MillionKrona => "million_sek",
        }
    }

    /// Reads [`Self::code`] back.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scale| scale.code() == code)
    }

    /// Öre in one printed unit.
    pub const fn ore(self) -> i64 {
        match self {
            Self::Krona => 100,
            Self::ThousandKrona => 100_000,
            Self::MillionKrona => 100_000_000,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, number: &str, unit: &UnitOfMeasure) {
        let quantity = Quantity::read(text).unwrap_or_else(|| panic!("{text:?} is a number"));
        assert_eq!(quantity.number.to_string(), number, "{text:?}");
        assert_eq!(&quantity.unit, unit, "{text:?}");
    }

    #[test]
    fn swedish_numbers_are_read_exactly() {
        check("7,1 %", "7.1", &UnitOfMeasure::Percent);
        check("7.17 %", "7.17", &UnitOfMeasure::Percent);
        check("92", "92", &UnitOfMeasure::Plain);
        check("87,5%", "87.5", &UnitOfMeasure::Percent);
        check("360 st", "360", &UnitOfMeasure::Pieces);
        check("-2 163", "-2163", &UnitOfMeasure::Plain);
        check("−2\u{a0}163", "-2163", &UnitOfMeasure::Plain);
        check("1.820 milj kr", "1820", &UnitOfMeasure::MillionKrona);
        check("363.000 kr", "363000", &UnitOfMeasure::Krona);
        check("0.125", "0.125", &UnitOfMeasure::Plain);
        check("3,3 GWh", "3.3", &UnitOfMeasure::Other("GWh".to_owned()));
        check("0,0", "0.0", &UnitOfMeasure::Plain);
        check("83 % (prel.)", "83", &UnitOfMeasure::Percent);
        check("Prel. 83,5 %", "83.5", &UnitOfMeasure::Percent);
        check("12 st, preliminärt", "12", &UnitOfMeasure::Pieces);
        check("(prel) 7", "7", &UnitOfMeasure::Plain);
    }

    #[test]
    fn what_is_not_one_number_is_no_number() {
        for text in ["", "öka", "tas fram av nämnden", "12 34", "1,2,3", "90 93", "VB 2018", "-"]
        {
            assert_eq!(Quantity::read(text), None, "{text:?}");
        }
    }
}
