//! Where to listen: this machine alone, as long as there is no sign-in.

use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use tertial_web::guest::Entrance;
use tokio::net::TcpListener;

use crate::stop::{Stop, StopKind};

/// The usual address.
pub const USUAL: &str = "127.0.0.1:8080";

/// Reads what stands after `--listen`, and refuses what other machines can reach.
pub fn read(text: &str) -> Result<SocketAddr, Stop> {
    let address = any(text)?;
    if is_own(address.ip()) { Ok(address) } else { Err(refused("address-not-loopback", text)) }
}

/// Reads what stands after `--listen` where people sign in: other machines may reach it.
pub fn any(text: &str) -> Result<SocketAddr, Stop> {
    let address = match text.strip_prefix("localhost:") {
        Some(port) => port.parse().ok().map(|port| SocketAddr::from((Ipv4Addr::LOCALHOST, port))),
        None => text.parse().ok(),
    };
    address.ok_or_else(|| refused("address-unusable", text))
}

fn refused(code: &str, text: &str) -> Stop {
    Stop::new(StopKind::Configuration, code).with("address", &text)
}

const fn is_own(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => ip.is_loopback(),
        IpAddr::V6(ip) => ip.is_loopback(),
    }
}

/// Reads the installation's own address, as people write it: "https" and a name, or "http" and this
/// machine, since a password must not travel readable.
pub fn entrance(text: &str) -> Result<Entrance, Stop> {
    let unusable = || refused("own-address-unusable", text);
    let (scheme, host) = text.split_once("://").ok_or_else(unusable)?;
    let host = host.strip_suffix('/').unwrap_or(host);
    let (name, port) = match host.rsplit_once(':') {
        Some((name, port)) if !port.ends_with(']') => (name, Some(port)),
        Some(_) | None => (host, None),
    };
    let is_name =
        |character: char| character.is_ascii_alphanumeric() || "-.[]:".contains(character);
    if name.is_empty()
        || !name.chars().all(is_name)
        || port.is_some_and(|port| port.parse::<u16>().is_err())
    {
        return Err(unusable());
    }
    let bare = name.trim_matches(['[', ']']);
    let is_here = bare == "localhost" || bare.parse().is_ok_and(is_own);
    match scheme {
        "https" => Ok(Entrance { host: host.to_lowercase(), is_secure: true }),
        "http" if is_here => Ok(Entrance { host: host.to_lowercase(), is_secure: false }),
        "http" => Err(refused("own-address-readable", text)),
        _ => Err(unusable()),
    }
}

/// Listens.
pub async fn listen(address: SocketAddr) -> Result<TcpListener, Stop> {
    TcpListener::bind(address).await.map_err(|error| {
        let code = match error.kind() {
            io::ErrorKind::AddrInUse => "address-taken",
            _ => "address-unavailable",
        };
        let stop = Stop::new(StopKind::Unavailable, code).with("address", &address);
        stop.with("reason", &error)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_never_travels_readable() {
        for (text, host, is_secure) in [
            ("https://Tertial.ekstad.example", "tertial.ekstad.example", true),
            ("https://tertial.ekstad.example:8443/", "tertial.ekstad.example:8443", true),
            ("http://127.0.0.1:8080", "127.0.0.1:8080", false),
            ("http://localhost:1", "localhost:1", false),
            ("http://[::1]:8080", "[::1]:8080", false),
            ("https://[2001:db8::1]", "[2001:db8::1]", true),
        ] {
            let read = entrance(text).unwrap();
            assert_eq!((read.host.as_str(), read.is_secure), (host, is_secure), "{text}");
        }
        for text in [
            "http://tertial.ekstad.example",
            "http://192.168.1.5:8080",
            "ftp://127.0.0.1",
            "127.0.0.1:8080",
            "https://",
            "https://ekstad.example/tertial",
            "https://ekstad.example:99999",
            "https://a@ekstad.example",
        ] {
            assert!(entrance(text).is_err(), "{text}");
        }
    }

    #[test]
    fn only_this_machine_is_listened_to() {
        for own in ["127.0.0.1:8080", "127.9.9.9:1", "[::1]:80", "localhost:0"] {
            assert!(read(own).is_ok(), "{own}");
        }
        for other in ["0.0.0.0:80", "[::]:80", "192.168.1.5:80", "[::ffff:127.0.0.1]:80"] {
            let stop = read(other).unwrap_err();
            assert_eq!(stop.kind(), StopKind::Configuration, "{other}");
        }
        for wrong in ["", "8080", "localhost", "ekstad.example:80", "127.0.0.1:99999"] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }
}
