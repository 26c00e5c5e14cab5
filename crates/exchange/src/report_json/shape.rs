//! Counts what a document holds before any of it is built, so that a few bytes cannot ask for much
//! memory: `{}` is two bytes here and hundreds as a goal.

use super::{ReadLimits, ReportJsonError};

/// Goals nest two levels each; texts and tables add a handful.
const DEPTH_MAX: usize = 100;

/// Refuses bytes that are more, wider or deeper than the limits. Faulty JSON passes: the parser
/// says what is wrong with it.
pub(super) fn check(bytes: &[u8], limits: &ReadLimits) -> Result<(), ReportJsonError> {
    if bytes.len() > limits.size_bytes_max {
        return Err(ReportJsonError::TooLarge { size_bytes_max: limits.size_bytes_max });
    }
    let mut line = 1;
    let mut depth = 0_usize;
    let mut objects = 0_usize;
    let mut values = 1_usize;
    let mut rest = bytes.iter();
    while let Some(&byte) = rest.next() {
        match byte {
            b'"' => skip_string(&mut rest),
            b'\n' => line += 1,
            b'{' | b'[' => {
                depth += 1;
                values += 1;
                objects += usize::from(byte == b'{');
            }
            b'}' | b']' => depth = depth.saturating_sub(1),
            b',' => values += 1,
            _ => continue,
        }
        if depth > DEPTH_MAX {
            return Err(ReportJsonError::TooDeep { depth_max: DEPTH_MAX, line });
        }
        let too_many = |what, count_max| Err(ReportJsonError::TooMany { what, count_max, line });
        if objects > limits.objects_max {
            return too_many("objects", limits.objects_max);
        }
        if values > limits.values_max {
            return too_many("values", limits.values_max);
        }
    }
    Ok(())
}

/// Goes past the closing quote of a string that has begun.
fn skip_string(rest: &mut std::slice::Iter<'_, u8>) {
    while let Some(&byte) = rest.next() {
        match byte {
            b'"' => return,
            b'\\' => {
                rest.next();
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: ReadLimits =
        ReadLimits { size_bytes_max: 1_000, objects_max: 3, values_max: 10, goal_depth_max: 2 };

    #[test]
    fn each_limit_holds_and_the_last_that_fits_passes() {
        assert_eq!(check(b"[{},{},{}]", &SMALL), Ok(()));
        assert!(matches!(
            check(b"[{},{},\n{},{}]", &SMALL),
            Err(ReportJsonError::TooMany { what: "objects", line: 2, .. })
        ));
        assert!(matches!(
            check(b"[1,2,3,4,5,6,7,8,9,10]", &SMALL),
            Err(ReportJsonError::TooMany { what: "values", .. })
        ));
        let deep = "[".repeat(DEPTH_MAX + 1);
        let limits = ReadLimits::DEFAULT;
        assert!(matches!(check(deep.as_bytes(), &limits), Err(ReportJsonError::TooDeep { .. })));
        assert_eq!(check(&[b'['; DEPTH_MAX], &limits), Ok(()));
        assert!(matches!(check(&[b' '; 1_001], &SMALL), Err(ReportJsonError::TooLarge { .. })));
        assert_eq!(check(&[b' '; 1_000], &SMALL), Ok(()));
    }

    #[test]
    fn signs_inside_strings_count_nothing() {
        assert_eq!(check(br#"["{{{{{{,,,,,,,,,,\"[[[[", ""]"#, &SMALL), Ok(()));
    }
}
