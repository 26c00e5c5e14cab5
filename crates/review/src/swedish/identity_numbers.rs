//! Personal identity numbers in running text: the form, the day in it and the check digit.
//!
//! Organisation numbers pass the same check digit; their third digit is 2 or more, which no month
//! begins with, so the day tells them apart.

use jiff::civil::Date;

/// Something that reads as a personal identity number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IdentityNumber {
    /// Its first byte.
    pub start: usize,
    /// The byte after the day of birth in it: what may be quoted without giving the number away.
    pub day_end: usize,
    /// The byte after its last.
    pub end: usize,
    /// Whether the day has 60 added (*samordningsnummer*).
    pub is_coordination: bool,
    /// Whether the last digit is the one that the others give.
    pub check_digit_fits: bool,
}

/// Every number of a text whose form and day are those of a personal identity number: six or eight
/// digits, then "-", "+", a blank or nothing, then four digits (or four letters X in their place).
pub fn identity_numbers(text: &str) -> Vec<IdentityNumber> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    let next_digit = |from: usize| {
        let rest = bytes.get(from..)?;
        rest.iter().position(u8::is_ascii_digit).map(|ahead| from + ahead)
    };
    while let Some(first) = next_digit(at) {
        at = first;
        let run_end = digits_from(bytes, at);
        let number = if begins_alone(text, at) { read(text, at, run_end) } else { None };
        at = number.as_ref().map_or(run_end, |number| number.end);
        found.extend(number);
    }
    found
}

/// One number that begins where a run of digits does.
fn read(text: &str, start: usize, run_end: usize) -> Option<IdentityNumber> {
    let bytes = text.as_bytes();
    let (day_end, tail) = match run_end - start {
        1 => return spaced(text, start),
        6 | 8 => (run_end, after_separator(text, run_end)?),
        // Ten digits together that begin with 0 are a telephone number.
        10 if text.as_bytes().get(start) == Some(&b'0') => return None,
        10 | 12 => (run_end - 4, run_end - 4),
        2 | 4 => {
            let day_end = parted_day_end(bytes, run_end)?;
            (day_end, after_separator(text, day_end)?)
        }
        _ => return None,
    };
    let end = tail + 4;
    let last_four = bytes.get(tail..end)?;
    let hidden = last_four.iter().all(|byte| matches!(byte, b'x' | b'X' | b'*'));
    let is_lent = tail > day_end && is_lent(last_four);
    if !hidden && !is_lent && !last_four.iter().all(u8::is_ascii_digit) {
        return None;
    }
    if !ends_alone(text, end) {
        return None;
    }
    let day: String = text.get(start..day_end)?.chars().filter(char::is_ascii_digit).collect();
    let (is_coordination, _) = birthday(&day)?;
    // "2021-09-06 1430": a day and a time of it.
    let may_be_time = run_end < day_end
        && tail == day_end + 1
        && bytes.get(day_end) == Some(&b' ')
        && is_time_of_day(last_four);
    let luhn = || day.get(day.len() - 6..).is_some_and(|day| luhn_fits(day, last_four));
    let check_digit_fits = hidden || is_lent || (!may_be_time && luhn());
    Some(IdentityNumber { start, day_end, end, is_coordination, check_digit_fits })
}

/// "T123", "TF01": what schools and health care give those who have no number yet.
fn is_lent(last_four: &[u8]) -> bool {
    match last_four {
        [b'T', second, rest @ ..] => {
            (second.is_ascii_digit() || second.is_ascii_uppercase())
                && rest.iter().all(u8::is_ascii_digit)
        }
        _ => false,
    }
}

/// "3 5 0 8 2 2 - 9 8 0 8": each digit by itself. Only with the right check digit.
fn spaced(text: &str, start: usize) -> Option<IdentityNumber> {
    let bytes = text.as_bytes();
    let mut digits: Vec<(usize, u8)> = Vec::new();
    let mut at = start;
    let mut marked_after = None;
    while digits.len() < 12 {
        if !is_digit(bytes, at) || digits_from(bytes, at) != at + 1 {
            break;
        }
        digits.push((at, *bytes.get(at)?));
        at += 1;
        let rest = text.get(at..)?;
        let after_blank = rest.strip_prefix(is_blank);
        let after_mark = after_blank.unwrap_or(rest).strip_prefix(is_mark);
        if after_mark.is_some() {
            marked_after = Some(digits.len());
        }
        let next = after_mark.map(|rest| rest.strip_prefix(is_blank).unwrap_or(rest));
        match next.or(after_blank) {
            Some(next) => at = text.len() - next.len(),
            None => break,
        }
    }
    let length = digits.len();
    if !matches!(length, 10 | 12) || marked_after.is_some_and(|after| after + 4 != length) {
        return None;
    }
    let letters: String = digits.iter().map(|(_, digit)| char::from(*digit)).collect();
    let (day, last_four) = letters.split_at_checked(length - 4)?;
    let (is_coordination, _) = birthday(day)?;
    let check_digit_fits = luhn_fits(day.get(day.len() - 6..)?, last_four.as_bytes());
    let day_end = digits.get(length - 5)?.0 + 1;
    let end = digits.last()?.0 + 1;
    check_digit_fits.then_some(IdentityNumber {
        start,
        day_end,
        end,
        is_coordination,
        check_digit_fits,
    })
}

/// Where a day ends whose parts are set apart by one and the same mark: "41 01 05", "2013-09-06".
fn parted_day_end(bytes: &[u8], year_end: usize) -> Option<usize> {
    let mark = *bytes.get(year_end)?;
    let month = year_end + 1;
    let day = month + 3;
    let is_parted = matches!(mark, b' ' | b'-' | b'.' | b'/')
        && digits_from(bytes, month) == month + 2
        && bytes.get(month + 2) == Some(&mark)
        && digits_from(bytes, day) == day + 2;
    is_parted.then_some(day + 2)
}

/// Whether four digits are an hour and its minutes.
fn is_time_of_day(digits: &[u8]) -> bool {
    let number =
        digits.iter().fold(0_u32, |sum, byte| sum * 10 + u32::from(byte.wrapping_sub(b'0')));
    number < 2400 && number % 100 < 60
}

/// Where the last four begin: after one mark, with or without blanks around, or after one blank.
fn after_separator(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let marked = rest.trim_start_matches(is_blank);
    let Some(after) = marked.strip_prefix(is_mark) else {
        let mut letters = rest.chars();
        return letters.next().filter(|c| is_blank(*c)).map(|blank| at + blank.len_utf8());
    };
    let tail = after.trim_start_matches(is_blank);
    let length = rest.len() - tail.len();
    (rest.len() - marked.len() <= 2 && after.len() - tail.len() <= 2).then_some(at + length)
}

const fn is_mark(letter: char) -> bool {
    matches!(letter, '-' | '+' | '_' | '/' | '\u{2010}' | '\u{2011}' | '–' | '−')
}

const fn is_blank(letter: char) -> bool {
    matches!(letter, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}')
}

/// Whether nothing before the digits makes them a part of something longer.
fn begins_alone(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let mut letters = before.chars().rev();
    let Some(last) = letters.next() else { return true };
    // "nr 2 811228-9874": six digits together are no part of an amount.
    let is_long = digits_from(text.as_bytes(), at) >= at + 6;
    let joins = matches!(last, '-' | '+' | '.' | ',' | '/') || (is_blank(last) && !is_long);
    let is_joined = joins && letters.next().is_some_and(|c| c.is_ascii_digit());
    !last.is_alphanumeric() && last != '_' && !is_joined
}

/// Whether nothing after the digits makes them a part of something longer.
fn ends_alone(text: &str, end: usize) -> bool {
    let Some(rest) = text.get(end..) else { return false };
    let mut letters = rest.chars();
    let Some(next) = letters.next() else { return true };
    let is_joined =
        matches!(next, '-' | '/' | ',') && letters.next().is_some_and(|c| c.is_ascii_digit());
    !next.is_alphanumeric() && next != '_' && !is_joined
}

/// Whether six or eight digits are a day, and whether 60 was added to it; the century is open when
/// it is not written.
fn birthday(digits: &str) -> Option<(bool, i16)> {
    let number = |from: usize, to: usize| digits.get(from..to)?.parse::<i16>().ok();
    let (years, rest) = match digits.len() {
        6 => (vec![1900 + number(0, 2)?, 2000 + number(0, 2)?], 2),
        8 => (vec![number(0, 4)?], 4),
        _ => return None,
    };
    let month = i8::try_from(number(rest, rest + 2)?).ok()?;
    let printed = number(rest + 2, rest + 4)?;
    let is_coordination = printed > 60;
    let day = i8::try_from(if is_coordination { printed - 60 } else { printed }).ok()?;
    let year = years
        .into_iter()
        .find(|&year| (1850..2100).contains(&year) && Date::new(year, month, day).is_ok())?;
    Some((is_coordination, year))
}

/// Luhn's check over the ten digits, without the century.
fn luhn_fits(day: &str, last_four: &[u8]) -> bool {
    let digits = day.bytes().chain(last_four.iter().copied());
    let sum: u32 = digits
        .enumerate()
        .map(|(at, byte)| {
            let digit = u32::from(byte.wrapping_sub(b'0'));
            let doubled = if at.is_multiple_of(2) { digit * 2 } else { digit };
            doubled / 10 + doubled % 10
        })
        .sum();
    sum.is_multiple_of(10)
}

fn is_digit(bytes: &[u8], at: usize) -> bool {
    bytes.get(at).is_some_and(u8::is_ascii_digit)
}

fn digits_from(bytes: &[u8], start: usize) -> usize {
    let rest = bytes.get(start..).unwrap_or_default();
    start + rest.iter().take_while(|byte| byte.is_ascii_digit()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The numbers that pass every check.
    fn sure(text: &str) -> Vec<&str> {
        identity_numbers(text)
            .into_iter()
            .filter(|number| number.check_digit_fits)
            .map(|number| text.get(number.start..number.end).unwrap())
            .collect()
    }

    #[test]
    fn every_printed_form_is_found() {
        // All are of the kind that is published for tests; nobody has them.
        for number in [
            "811228-9874",
            "8112289874",
            "811228 9874",
            "19811228-9874",
            "198112289874",
            "121212+1212",
            "670919-9530",
            "811228–9874",
            "81 12 28-9874",
            "81-12-28 9874",
            "1981-12-28-9874",
            "811228 - 9874",
            "811228_9874",
            "811228/9874",
            "811228-T123",
            "19811228-TF01",
        ] {
            let text = format!("Brukaren ({number}) har klagat.");
            assert_eq!(sure(&text), [number]);
        }
        assert_eq!(sure("811228-9874"), ["811228-9874"], "alone");
    }

    #[test]
    fn coordination_numbers_have_sixty_added_to_the_day() {
        let found = identity_numbers("Hen har 701063-2391 sedan i maj.");
        assert!(found.iter().all(|number| number.is_coordination && number.check_digit_fits));
        assert_eq!(found.len(), 1);
        assert_eq!(sure("701093-2391"), Vec::<&str>::new(), "no 33rd day");
    }

    #[test]
    fn what_only_looks_like_one_is_left_alone() {
        for text in [
            "Organisationsnummer 212000-0142 och 556036-0793.",
            "Dnr 2018-717-1.1 och faktura 811228-98741.",
            "Bokfört 14 554 811 228 kr, 0900-127 00.",
            "Projekt 811328-9874 och A811228-9874.",
            "Mätaren visar 811228,9874.",
            "811228-9875",
            "Åren 2018-2020, 20200229 0930 och 2019-02-29.",
            "Loggen börjar 2021-03-14 1205, 2021-03-14 1213 och 2021-03-14 1221.",
            "Kursen gavs 20210303-20210404 och 2021-03-14 - 2021-04-02.",
            "Vi hade 81 12 28 och 98 74 besök.",
        ] {
            assert_eq!(sure(text), Vec::<&str>::new(), "{text}");
        }
    }

    #[test]
    fn hidden_digits_still_tell_the_day() {
        assert_eq!(sure("Pnr 811228-XXXX."), ["811228-XXXX"]);
    }
}
