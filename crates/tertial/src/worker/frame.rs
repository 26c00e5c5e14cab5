//! How parent and child speak: a head that tells, a body that weighs, both with their lengths.
//!
//! Sixteen bytes come first: a mark, the head's length (u32) and the body's length (u64), least
//! significant byte first. Lengths are checked before a byte of what they promise is read, and
//! memory grows with what has come, not with what was promised.

use std::io::{self, Read, Write};

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};

const MARK: [u8; 4] = *b"TWF1";
const PREAMBLE_BYTES: usize = 16;

/// One message.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Frame {
    /// A small JSON value.
    pub head: Vec<u8>,
    /// A document's bytes; may be empty.
    pub body: Vec<u8>,
}

/// The largest message that is accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FrameLimits {
    /// Bytes of the head.
    pub head_bytes_max: u32,
    /// Bytes of the body.
    pub body_bytes_max: u64,
}

/// Why no message came.
#[derive(Debug, thiserror::Error)]
pub enum FrameError {
    /// The other side closed between messages.
    #[error("the other side has closed")]
    Closed,
    /// The bytes do not begin as a message.
    #[error("these bytes are not a message")]
    NoMark,
    /// The message says that it is larger than the limit.
    #[error("a message of {bytes} bytes is more than {bytes_max}")]
    TooLarge {
        /// What it says.
        bytes: u64,
        /// The limit.
        bytes_max: u64,
    },
    /// The message ended before its length.
    #[error("the message was cut short")]
    CutShort,
    /// Reading or writing failed.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// The lengths that follow.
struct Lengths {
    head: u64,
    body: u64,
}

fn preamble(frame: &Frame) -> Result<[u8; PREAMBLE_BYTES], FrameError> {
    let too_large = |length: usize| FrameError::TooLarge {
        bytes: u64::try_from(length).unwrap_or(u64::MAX),
        bytes_max: u32::MAX.into(),
    };
    let head = u32::try_from(frame.head.len()).map_err(|_| too_large(frame.head.len()))?;
    let body = u64::try_from(frame.body.len()).map_err(|_| too_large(frame.body.len()))?;
    let mut bytes = [0; PREAMBLE_BYTES];
    let parts = MARK.into_iter().chain(head.to_le_bytes()).chain(body.to_le_bytes());
    for (place, byte) in bytes.iter_mut().zip(parts) {
        *place = byte;
    }
    Ok(bytes)
}

fn lengths(bytes: [u8; PREAMBLE_BYTES], limits: &FrameLimits) -> Result<Lengths, FrameError> {
    let [m0, m1, m2, m3, h0, h1, h2, h3, body @ ..] = bytes;
    if [m0, m1, m2, m3] != MARK {
        return Err(FrameError::NoMark);
    }
    let head = u64::from(u32::from_le_bytes([h0, h1, h2, h3]));
    let body = u64::from_le_bytes(body);
    for (bytes, bytes_max) in
        [(head, u64::from(limits.head_bytes_max)), (body, limits.body_bytes_max)]
    {
        if bytes > bytes_max {
            return Err(FrameError::TooLarge { bytes, bytes_max });
        }
    }
    Ok(Lengths { head, body })
}

fn whole(bytes: Vec<u8>, length: u64) -> Result<Vec<u8>, FrameError> {
    let is_whole = u64::try_from(bytes.len()) == Ok(length);
    if is_whole { Ok(bytes) } else { Err(FrameError::CutShort) }
}

/// Reads a message; the child's side.
pub fn read(source: &mut impl Read, limits: &FrameLimits) -> Result<Frame, FrameError> {
    let mut first = [0; 1];
    loop {
        match source.read(&mut first) {
            Ok(0) => return Err(FrameError::Closed),
            Ok(_) => break,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error.into()),
        }
    }
    let mut bytes = [0; PREAMBLE_BYTES];
    let [begin, rest @ ..] = &mut bytes;
    [*begin] = first;
    source.read_exact(rest).map_err(cut_short)?;
    let lengths = lengths(bytes, limits)?;
    let mut part = |length: u64| {
        let mut part = Vec::new();
        source.by_ref().take(length).read_to_end(&mut part)?;
        whole(part, length)
    };
    Ok(Frame { head: part(lengths.head)?, body: part(lengths.body)? })
}

/// Writes a message; the child's side.
pub fn write(target: &mut impl Write, frame: &Frame) -> Result<(), FrameError> {
    target.write_all(&preamble(frame)?)?;
    target.write_all(&frame.head)?;
    target.write_all(&frame.body)?;
    Ok(target.flush()?)
}

/// Reads a message; the parent's side.
pub async fn receive(
    source: &mut (impl AsyncRead + Unpin),
    limits: &FrameLimits,
) -> Result<Frame, FrameError> {
    let mut bytes = [0; PREAMBLE_BYTES];
    let [begin, rest @ ..] = &mut bytes;
    let mut first = [0; 1];
    if source.read(&mut first).await? == 0 {
        return Err(FrameError::Closed);
    }
    [*begin] = first;
    source.read_exact(rest).await.map_err(cut_short)?;
    let lengths = lengths(bytes, limits)?;
    let mut parts = [Vec::new(), Vec::new()];
    for (part, length) in parts.iter_mut().zip([lengths.head, lengths.body]) {
        source.take(length).read_to_end(part).await?;
        *part = whole(std::mem::take(part), length)?;
    }
    let [head, body] = parts;
    Ok(Frame { head, body })
}

/// Writes a message; the parent's side.
pub async fn send(target: &mut (impl AsyncWrite + Unpin), frame: &Frame) -> Result<(), FrameError> {
    target.write_all(&preamble(frame)?).await?;
    target.write_all(&frame.head).await?;
    target.write_all(&frame.body).await?;
    Ok(target.flush().await?)
}

fn cut_short(error: io::Error) -> FrameError {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => FrameError::CutShort,
        _ => error.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMITS: FrameLimits = FrameLimits { head_bytes_max: 8, body_bytes_max: 16 };

    fn written(head: &[u8], body: &[u8]) -> Vec<u8> {
        let mut bytes = Vec::new();
        write(&mut bytes, &Frame { head: head.to_vec(), body: body.to_vec() }).unwrap();
        bytes
    }

    #[test]
    fn a_message_comes_back_and_the_end_is_told_from_a_cut() {
        let bytes = written(b"head", b"the body");
        let frame = read(&mut bytes.as_slice(), &LIMITS).unwrap();
        assert_eq!(
            (frame.head.as_slice(), frame.body.as_slice()),
            (&b"head"[..], &b"the body"[..])
        );
        assert!(matches!(read(&mut &b""[..], &LIMITS), Err(FrameError::Closed)));
        for length in 1..bytes.len() {
            let cut = read(&mut &bytes[..length], &LIMITS);
            assert!(matches!(cut, Err(FrameError::CutShort)), "{length}: {cut:?}");
        }
        assert!(matches!(read(&mut &[b'x'; 40][..], &LIMITS), Err(FrameError::NoMark)));
    }

    #[test]
    fn a_promise_over_the_limit_is_refused_before_it_is_read() {
        assert!(read(&mut written(&[1; 8], &[2; 16]).as_slice(), &LIMITS).is_ok());
        for (head, body) in [(9, 0), (0, 17)] {
            let bytes = written(&vec![1; head], &vec![2; body]);
            let refused = read(&mut &bytes[..PREAMBLE_BYTES], &LIMITS);
            assert!(matches!(refused, Err(FrameError::TooLarge { .. })), "{refused:?}");
        }
    }
}
