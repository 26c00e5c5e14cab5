//! What is asked of a provider of sign-in, and where it may be asked: the call itself is handed in.

use std::sync::Arc;

use futures_util::future::BoxFuture;

/// The longest answer of a provider that is read, in bytes.
pub const REPLY_BYTES_MAX: usize = 256 * 1_024;

/// The longest address of a provider, in bytes.
const ADDRESS_BYTES_MAX: usize = 2_000;

/// One question to a provider. Whoever asks follows no redirect and reads no more than
/// [`REPLY_BYTES_MAX`].
#[derive(Clone, PartialEq, Eq)]
pub struct Outgoing {
    /// Where.
    pub address: String,
    /// The form that is sent; none for a question that only reads.
    pub form: Option<FormSent>,
    /// Which machines may answer.
    pub nearness: Nearness,
}

/// A form that is sent to a provider.
#[derive(Clone, PartialEq, Eq)]
pub struct FormSent {
    /// Its fields, as a browser writes them.
    pub body: String,
    /// The value of the header that says who sends it.
    pub authorization: String,
}

/// Which machines may answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Nearness {
    /// Those of the open network alone: the name came from an answer.
    Far,
    /// Those of the city's own network too: whoever runs this wrote the name.
    CityNetwork,
    /// This machine alone: a trial.
    ThisMachine,
}

/// An answer of a provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// The status of HTTP.
    pub status: u16,
    /// The body, as it came.
    pub body: Vec<u8>,
}

/// Asks a provider. The error says for the log why there was no answer.
pub type Call = Arc<dyn Fn(Outgoing) -> BoxFuture<'static, Result<Reply, String>> + Send + Sync>;

/// Who says who people are: an address that whoever runs this wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issuer {
    text: String,
    host: String,
    is_here: bool,
}

impl Issuer {
    /// An issuer by "https", or by "http" on this machine.
    pub fn new(text: &str) -> Option<Self> {
        let parts = parts(text)?;
        let is_here = is_this_machine(&parts.host);
        let is_usable = (parts.is_secure || is_here) && !text.contains(['?', '#']);
        is_usable.then(|| Self { text: text.to_owned(), host: parts.host, is_here })
    }

    /// The issuer as it calls itself.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where it tells of itself.
    pub(super) fn configuration(&self) -> String {
        format!("{}/.well-known/openid-configuration", self.text.trim_end_matches('/'))
    }

    /// Which machines may answer for an address that the issuer names; none where nobody may.
    pub(super) fn nearness(&self, address: &str) -> Option<Nearness> {
        let parts = parts(address)?;
        let is_here = is_this_machine(&parts.host);
        match (self.is_here, is_here) {
            (true, true) => Some(Nearness::ThisMachine),
            (false, true) => None,
            _ if !parts.is_secure => None,
            _ if parts.host == self.host => Some(Nearness::CityNetwork),
            _ => Some(Nearness::Far),
        }
    }
}

struct Parts {
    is_secure: bool,
    host: String,
}

/// Scheme and host of an address without a user's name and without a place in a page.
fn parts(address: &str) -> Option<Parts> {
    let (scheme, rest) = address.split_once("://")?;
    let is_secure = match scheme {
        "https" => true,
        "http" => false,
        _ => return None,
    };
    let authority = rest.split(['/', '?']).next()?;
    let is_plain = address.len() <= ADDRESS_BYTES_MAX
        && address.bytes().all(|byte| byte.is_ascii_graphic())
        && !address.contains(['\\', '#', '"', '<', '>'])
        && !authority.contains('@');
    let host = match authority.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => {
            port.parse::<u16>().ok()?;
            host
        }
        Some(_) | None => authority,
    };
    (is_plain && !host.is_empty()).then(|| Parts { is_secure, host: host.to_ascii_lowercase() })
}

fn is_this_machine(host: &str) -> bool {
    let bare = host.trim_matches(['[', ']']);
    bare == "localhost"
        || bare
            .parse::<std::net::IpAddr>()
            .is_ok_and(|address| address.to_canonical().is_loopback())
}

/// An address with more fields in its query.
pub(super) fn with_fields(address: &str, fields: &[(&str, &str)]) -> String {
    let sign = if address.contains('?') { '&' } else { '?' };
    format!("{address}{sign}{}", form(fields))
}

/// Fields as a form writes them.
pub(super) fn form(fields: &[(&str, &str)]) -> String {
    let written: Vec<String> =
        fields.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
    written.join("&")
}

/// Percent-encodes everything but letters, digits and `-._~`.
pub(super) fn encoded(text: &str) -> String {
    text.bytes().fold(String::with_capacity(text.len()), |written, byte| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
            written + char::from(byte).encode_utf8(&mut [0; 4])
        }
        _ => written + &format!("%{byte:02X}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_issuer_is_secure_or_on_this_machine() {
        for good in [
            "https://id.ekstad.example",
            "https://id.ekstad.example/realms/city",
            "http://127.0.0.1:9000",
            "http://localhost:9000/a",
            "http://[::1]:9000",
        ] {
            assert!(Issuer::new(good).is_some(), "{good}");
        }
        for wrong in [
            "",
            "id.ekstad.example",
            "http://id.ekstad.example",
            "ftp://127.0.0.1",
            "https://a@id.ekstad.example",
            "https://id.ekstad.example?a=b",
            "https://id.ekstad.example#a",
            "https://id.ekstad.example:99999",
            "https://id ekstad",
            "https://",
            "file:///etc/passwd",
        ] {
            assert_eq!(Issuer::new(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn an_issuer_names_no_machine_that_it_may_not() {
        let city = Issuer::new("https://id.ekstad.example").unwrap();
        let here = Issuer::new("http://127.0.0.1:9000").unwrap();
        for (issuer, address, expected) in [
            (&city, "https://id.ekstad.example/token", Some(Nearness::CityNetwork)),
            (&city, "https://ID.ekstad.example:8443/t", Some(Nearness::CityNetwork)),
            (&city, "https://keys.elsewhere.example/", Some(Nearness::Far)),
            (&city, "https://169.254.169.254/latest", Some(Nearness::Far)),
            (&city, "http://id.ekstad.example/token", None),
            (&city, "http://127.0.0.1/token", None),
            (&city, "https://127.0.0.1/token", None),
            (&city, "https://localhost/token", None),
            (&city, "https://[::ffff:127.0.0.1]/token", None),
            (&city, "file:///etc/passwd", None),
            (&here, "http://127.0.0.1:9000/token", Some(Nearness::ThisMachine)),
            (&here, "http://id.ekstad.example/token", None),
            (&here, "https://id.ekstad.example/token", Some(Nearness::Far)),
        ] {
            assert_eq!(issuer.nearness(address), expected, "{address}");
        }
    }

    #[test]
    fn fields_never_leave_their_place() {
        let address = with_fields("https://a.example/b?c=d", &[("e", "f&g=å h")]);
        assert_eq!(address, "https://a.example/b?c=d&e=f%26g%3D%C3%A5%20h");
        assert_eq!(with_fields("https://a.example", &[("e", "")]), "https://a.example?e=");
    }
}
