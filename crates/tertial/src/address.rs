//! Where to listen: this machine alone, as long as there is no sign-in.

use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use tokio::net::TcpListener;

use crate::stop::{Stop, StopKind};

/// The usual address.
pub const USUAL: &str = "127.0.0.1:8080";

/// Reads what stands after `--listen`, and refuses what other machines can reach.
pub fn read(text: &str) -> Result<SocketAddr, Stop> {
    let address = match text.strip_prefix("localhost:") {
        Some(port) => port.parse().ok().map(|port| SocketAddr::from((Ipv4Addr::LOCALHOST, port))),
        None => text.parse().ok(),
    };
    let refused = |code| Stop::new(StopKind::Configuration, code).with("address", &text);
    let address: SocketAddr = address.ok_or_else(|| refused("address-unusable"))?;
    let is_own = match address.ip() {
        IpAddr::V4(ip) => ip.is_loopback(),
        IpAddr::V6(ip) => ip.is_loopback(),
    };
    if is_own { Ok(address) } else { Err(refused("address-not-loopback")) }
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
