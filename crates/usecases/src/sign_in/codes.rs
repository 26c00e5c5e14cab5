//! The codes of a person's device (RFC 6238): six digits, new every half minute, each good once.

use jiff::Timestamp;
use tertial_store::sign_in::CodeSecret;
use totp_rs::{Builder, Secret, Totp};

use crate::context::Context;
use crate::failure::Failure;

/// As long as the hash that the codes are made by.
const SECRET_BYTES: usize = 20;

/// A new shared secret, in the letters that devices read.
pub fn new_secret(context: &Context) -> Result<String, Failure> {
    let secret = context.secret()?;
    let secret = secret.get(..SECRET_BYTES).unwrap_or(&secret).to_vec();
    Ok(Secret::from(secret).to_base32())
}

/// The address that a device reads a secret from, for a city and whoever signs in by a name.
pub fn address(secret: &str, (city, login): (&str, &str)) -> String {
    let [city, login] = [city, login].map(percent);
    format!("otpauth://totp/{city}:{login}?secret={secret}&issuer={city}")
}

fn percent(text: &str) -> String {
    text.bytes().fold(String::new(), |written, byte| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
            written + char::from(byte).encode_utf8(&mut [0; 4])
        }
        _ => written + &format!("%{byte:02X}"),
    })
}

/// A secret in the letters that devices read.
pub(super) fn read(text: &str) -> Option<Vec<u8>> {
    let secret = Secret::try_from_base32(text).ok()?;
    let bytes: &[u8] = secret.as_ref();
    (bytes.len() == SECRET_BYTES).then(|| bytes.to_vec())
}

fn totp(secret: &[u8]) -> Option<Totp> {
    Builder::new().with_secret(secret.to_vec()).build().ok()
}

/// The step of a code that is right now, a half minute early or late, and later than any before.
pub(super) fn step_of(code: &CodeSecret, typed: &str, now: Timestamp) -> Option<i64> {
    let typed: String = typed.chars().filter(|character| !character.is_whitespace()).collect();
    let seconds = u64::try_from(now.as_second()).ok()?;
    let step = totp(&code.secret)?.check(&typed, seconds)?;
    i64::try_from(step).ok().filter(|step| *step > code.last_step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_standards_own_example_is_right_and_good_once() {
        // RFC 6238, appendix B: at 59 seconds the last six digits are 287082.
        let mut code = CodeSecret { secret: b"12345678901234567890".to_vec(), last_step: 0 };
        let at = |second| Timestamp::from_second(second).unwrap();
        for right in ["287082", "287 082", " 287082\n"] {
            assert_eq!(step_of(&code, right, at(59)), Some(1), "{right}");
        }
        assert_eq!(step_of(&code, "287082", at(89)), Some(1));
        assert_eq!(step_of(&code, "287082", at(91)), None);
        for wrong in ["287083", "28708", "2870820", "", "94287082", "２８７０８２"] {
            assert_eq!(step_of(&code, wrong, at(59)), None, "{wrong}");
        }
        code.last_step = 1;
        assert_eq!(step_of(&code, "287082", at(59)), None);
    }

    #[test]
    fn a_device_is_told_what_it_can_read() {
        let address = address("ABC", ("Ekstads stad", "åsa"));
        assert_eq!(
            address,
            "otpauth://totp/Ekstads%20stad:%C3%A5sa?secret=ABC&issuer=Ekstads%20stad"
        );
        assert_eq!(read("not base32!"), None);
        assert_eq!(read("GEZDGNBV"), None);
        assert_eq!(
            read("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"),
            Some(b"12345678901234567890".to_vec())
        );
    }
}
