//! The only door to other machines: asks the city's own sign-in, and nobody else.
//!
//! No redirect is followed, no proxy is asked, and an answer has a largest size and a longest time.
//! A name is looked up once, and only addresses that may answer are called.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use http_body_util::{BodyExt, Full, Limited};
use hyper::body::Bytes;
use hyper::client::conn::http1;
use hyper::{Method, Request, Uri, header};
use hyper_util::rt::TokioIo;
use rustls::pki_types::ServerName;
use rustls::{ClientConfig, RootCertStore};
use tertial_usecases::sign_in::openid::wire::{Call, Nearness, Outgoing, REPLY_BYTES_MAX, Reply};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpStream, lookup_host};
use tokio_rustls::TlsConnector;

use crate::stop::{Stop, StopKind};

/// How long an answer may take, from the look-up of the name to the last byte.
const TIME_MAX: Duration = Duration::from_secs(5);

/// So many addresses of a name are tried.
const ADDRESSES_MAX: usize = 3;

/// Asks by the certificate authorities that this machine trusts. Errors: there are none, and they
/// are needed.
pub fn caller(needs_roots: bool) -> Result<Call, Stop> {
    caller_within(TIME_MAX, needs_roots)
}

fn caller_within(time_max: Duration, needs_roots: bool) -> Result<Call, Stop> {
    let loaded = rustls_native_certs::load_native_certs();
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(loaded.certs);
    if roots.is_empty() && needs_roots {
        let reason = loaded.errors.first().map(ToString::to_string).unwrap_or_default();
        let stop = Stop::new(StopKind::Configuration, "openid-roots-unusable");
        return Err(stop.with("reason", &reason));
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| Stop::new(StopKind::Internal, "fault").with("reason", &error))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    let connector = TlsConnector::from(Arc::new(config));
    Ok(Arc::new(move |outgoing| {
        let connector = connector.clone();
        Box::pin(async move {
            match tokio::time::timeout(time_max, ask(connector, outgoing)).await {
                Ok(asked) => asked,
                Err(_) => Err("did not answer in time".to_owned()),
            }
        })
    }))
}

async fn ask(connector: TlsConnector, outgoing: Outgoing) -> Result<Reply, String> {
    let address: Uri = outgoing.address.parse().map_err(|_| "has no readable address")?;
    let is_secure = address.scheme_str() == Some("https");
    let host = address.host().ok_or("has an address without a name")?;
    let bare = host.trim_start_matches('[').trim_end_matches(']').to_owned();
    let port = address.port_u16().unwrap_or(if is_secure { 443 } else { 80 });
    let stream = connect((&bare, port), outgoing.nearness).await?;
    let request = request(&address, &outgoing)?;
    if is_secure {
        let name =
            ServerName::try_from(bare).map_err(|_| "has a name that no one can vouch for")?;
        let secured = connector.connect(name, stream).await;
        exchange(secured.map_err(|error| format!("is not secure: {error}"))?, request).await
    } else {
        exchange(stream, request).await
    }
}

/// Connects to the first address of a name that may answer and does.
async fn connect((host, port): (&str, u16), nearness: Nearness) -> Result<TcpStream, String> {
    let found = lookup_host((host, port)).await;
    let found: Vec<SocketAddr> = found.map_err(|error| format!("is not found: {error}"))?.collect();
    let mut why = "has no address that may be called".to_owned();
    let allowed = found.into_iter().filter(|address| may_answer(address.ip(), nearness));
    for address in allowed.take(ADDRESSES_MAX) {
        match TcpStream::connect(address).await {
            Ok(stream) => return Ok(stream),
            Err(error) => why = format!("does not answer: {error}"),
        }
    }
    Err(why)
}

fn request(address: &Uri, outgoing: &Outgoing) -> Result<Request<Full<Bytes>>, String> {
    let path = address.path_and_query().map_or("/", |path| path.as_str());
    let authority = address.authority().map(ToString::to_string).unwrap_or_default();
    let mut request = Request::builder()
        .uri(path)
        .header(header::HOST, authority)
        .header(header::ACCEPT, "application/json")
        .header(header::ACCEPT_ENCODING, "identity")
        .header(header::CONNECTION, "close")
        .header(header::USER_AGENT, "Tertial");
    let mut body = Bytes::new();
    if let Some(form) = &outgoing.form {
        request = request
            .method(Method::POST)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        if !form.authorization.is_empty() {
            request = request.header(header::AUTHORIZATION, form.authorization.as_str());
        }
        body = Bytes::from(form.body.clone());
    }
    request.body(Full::new(body)).map_err(|error| format!("cannot be asked: {error}"))
}

/// Sends a request and reads its answer, as much of it as is allowed.
async fn exchange<S>(stream: S, request: Request<Full<Bytes>>) -> Result<Reply, String>
where
    S: AsyncRead + AsyncWrite + Send + Unpin + 'static,
{
    let broken = |error: hyper::Error| format!("broke off: {error}");
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.map_err(broken)?;
    let exchanged = async {
        let answer = sender.send_request(request).await.map_err(broken)?;
        let status = answer.status().as_u16();
        let body = Limited::new(answer.into_body(), REPLY_BYTES_MAX).collect().await;
        let body = body.map_err(|error| format!("answers too much or broke off: {error}"))?;
        Ok(Reply { status, body: body.to_bytes().to_vec() })
    };
    // The connection goes on as long as the exchange does, and no longer.
    let mut connection = std::pin::pin!(connection);
    let mut exchanged = std::pin::pin!(exchanged);
    tokio::select! {
        biased;
        done = &mut exchanged => done,
        ended = &mut connection => match ended {
            // What was read before the other side closed is still to be handed over.
            Ok(()) => exchanged.await,
            Err(error) => Err(broken(error)),
        },
    }
}

/// Whether a machine may answer. One that the network gives to nobody in particular never may.
fn may_answer(address: IpAddr, nearness: Nearness) -> bool {
    let address = address.to_canonical();
    match nearness {
        Nearness::ThisMachine => address.is_loopback(),
        Nearness::CityNetwork => !is_nobodys(address),
        Nearness::Far => !is_nobodys(address) && !is_private(address),
    }
}

/// This machine itself, its nearest link (where clouds keep their secrets), many at once, or none.
fn is_nobodys(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => {
            let [first, ..] = address.octets();
            first == 0
                || first >= 240
                || address.is_loopback()
                || address.is_link_local()
                || address.is_multicast()
        }
        IpAddr::V6(address) => {
            address.is_loopback()
                || address.is_unspecified()
                || address.is_unicast_link_local()
                || address.is_multicast()
                || embedded(address).is_some_and(|inner| is_nobodys(inner.into()))
        }
    }
}

/// A network of somebody's own.
fn is_private(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => {
            let octets = address.octets();
            address.is_private()
                || address.is_documentation()
                || matches!(octets, [100, 64..=127, ..] | [192, 0, 0, _] | [198, 18 | 19, ..])
        }
        IpAddr::V6(address) => {
            address.is_unique_local()
                || embedded(address).is_some_and(|inner| is_private(inner.into()))
        }
    }
}

/// The older address that one of the newer kind leads to, by the ways of RFC 6052 and RFC 3056.
fn embedded(address: Ipv6Addr) -> Option<Ipv4Addr> {
    let pair = |high: u16, low: u16| {
        let ([a, b], [c, d]) = (high.to_be_bytes(), low.to_be_bytes());
        Ipv4Addr::new(a, b, c, d)
    };
    match address.segments() {
        [0x64, 0xff9b, _, _, _, _, high, low] | [0x2002, high, low, ..] => Some(pair(high, low)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use tertial_usecases::sign_in::openid::wire::FormSent;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpListener;

    use super::*;

    /// A server that says one thing, once, and gives what it was told.
    async fn saying(answer: Vec<u8>) -> (String, tokio::task::JoinHandle<String>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}/token?a=b", listener.local_addr().unwrap());
        let heard = tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut heard = vec![0; 4_096];
            let count = stream.read(&mut heard).await.unwrap();
            let _ = stream.write_all(&answer).await;
            heard.truncate(count);
            String::from_utf8(heard).unwrap()
        });
        (address, heard)
    }

    async fn asked(
        address: &str,
        nearness: Nearness,
        form: Option<FormSent>,
    ) -> Result<Reply, String> {
        let outgoing = Outgoing { address: address.to_owned(), form, nearness };
        caller(false).unwrap()(outgoing).await
    }

    #[tokio::test]
    async fn a_form_is_sent_and_its_answer_read() {
        let answer = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}".to_vec();
        let (address, heard) = saying(answer).await;
        let form = FormSent { body: "code=1".to_owned(), authorization: "Basic YQ==".to_owned() };
        let reply = asked(&address, Nearness::ThisMachine, Some(form)).await.unwrap();
        assert_eq!((reply.status, reply.body), (200, b"{}".to_vec()));
        let heard = heard.await.unwrap().to_lowercase();
        assert!(heard.starts_with("post /token?a=b http/1.1\r\n"), "{heard}");
        assert!(heard.contains("authorization: basic yq=="), "{heard}");
        assert!(heard.ends_with("code=1") || !heard.contains("code="), "{heard}");
    }

    #[tokio::test]
    async fn a_redirect_is_an_answer_and_never_followed() {
        let answer = b"HTTP/1.1 302 Found\r\nlocation: http://169.254.169.254/\r\n\
                       content-length: 0\r\n\r\n";
        let (address, _) = saying(answer.to_vec()).await;
        assert_eq!(asked(&address, Nearness::ThisMachine, None).await.unwrap().status, 302);
    }

    #[tokio::test]
    async fn an_answer_without_end_is_not_read_to_it() {
        let mut answer = b"HTTP/1.1 200 OK\r\ncontent-length: 104857600\r\n\r\n".to_vec();
        answer.extend(vec![b' '; REPLY_BYTES_MAX + 1]);
        let (address, _) = saying(answer).await;
        let error = asked(&address, Nearness::ThisMachine, None).await.unwrap_err();
        assert!(error.contains("too much"), "{error}");
    }

    #[tokio::test]
    async fn silence_has_an_end() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}/", listener.local_addr().unwrap());
        let outgoing = Outgoing { address, form: None, nearness: Nearness::ThisMachine };
        let caller = caller_within(Duration::from_millis(50), false).unwrap();
        let error = caller(outgoing).await.unwrap_err();
        assert!(error.contains("in time"), "{error}");
    }

    #[tokio::test]
    async fn nobody_is_called_who_may_not_answer() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        for nearness in [Nearness::Far, Nearness::CityNetwork] {
            for host in ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]"] {
                let error = asked(&format!("http://{host}:{port}/"), nearness, None).await;
                assert!(error.unwrap_err().contains("may be called"), "{host} {nearness:?}");
            }
        }
    }

    #[test]
    fn addresses_are_near_or_far_or_nobodys() {
        let may = |text: &str, nearness| may_answer(text.parse().unwrap(), nearness);
        for nobodys in [
            "127.0.0.1",
            "0.0.0.0",
            "169.254.169.254",
            "224.0.0.1",
            "255.255.255.255",
            "::1",
            "::",
            "fe80::1",
            "ff02::1",
            "::ffff:169.254.169.254",
            "64:ff9b::a9fe:a9fe",
            "2002:7f00:1::",
        ] {
            assert!(!may(nobodys, Nearness::CityNetwork), "{nobodys}");
            assert!(!may(nobodys, Nearness::Far), "{nobodys}");
        }
        for own in [
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.5",
            "100.64.0.1",
            "fd00::1",
            "::ffff:10.0.0.1",
            "64:ff9b::a00:1",
        ] {
            assert!(may(own, Nearness::CityNetwork), "{own}");
            assert!(!may(own, Nearness::Far), "{own}");
        }
        for far in ["8.8.8.8", "2a00:1450::1"] {
            assert!(may(far, Nearness::CityNetwork) && may(far, Nearness::Far), "{far}");
            assert!(!may(far, Nearness::ThisMachine), "{far}");
        }
        assert!(may("127.0.0.1", Nearness::ThisMachine) && may("::1", Nearness::ThisMachine));
    }
}
