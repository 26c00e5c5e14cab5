//! Many people who save at once, each save with a mark of its own that is found again.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use tertial_domain::ids::IdempotencyKey;

use super::Desk;

/// Before the mark in a save's words.
const BEFORE_MARK: &str = "Hur gick det med punkt ";

/// The mark in a save's words.
pub(super) fn mark_of(words: &str) -> Option<u64> {
    words.strip_prefix(BEFORE_MARK)?.split('?').next()?.parse().ok()
}

/// Who hears that a save was answered, at the moment when it was.
pub(super) type Heard = Arc<dyn Fn(u64) + Send + Sync>;

/// People who save until they are told to stop or nobody answers any more.
pub(super) struct Load {
    people: Vec<JoinHandle<()>>,
    stop: Arc<AtomicBool>,
    answered: Arc<Mutex<Vec<u64>>>,
}

impl Load {
    /// Begins to save questions about a report; the marks are counted on from `next`.
    pub(super) fn begin(
        (address, desk): (&str, &Desk),
        people: usize,
        next: &Arc<AtomicU64>,
        heard: &Heard,
    ) -> Self {
        let stop = Arc::new(AtomicBool::new(false));
        let answered = Arc::new(Mutex::new(Vec::new()));
        let person = |_| {
            let (address, desk) = (address.to_owned(), desk.clone());
            let (next, heard) = (Arc::clone(next), Arc::clone(heard));
            let (stop, answered) = (Arc::clone(&stop), Arc::clone(&answered));
            thread::spawn(move || {
                while !stop.load(Ordering::Relaxed) {
                    let mark = next.fetch_add(1, Ordering::Relaxed);
                    match save(&address, &desk, mark) {
                        Some(303) => {
                            heard(mark);
                            answered.lock().unwrap_or_else(PoisonError::into_inner).push(mark);
                        }
                        // The server says that it is busy: the save was not made.
                        Some(429 | 503) => {}
                        Some(status) => panic!("a save was answered with {status}"),
                        None => return,
                    }
                }
            })
        };
        let people = (0..people).map(person).collect();
        Self { people, stop, answered }
    }

    /// Waits for everybody; gives the marks of the saves that were answered.
    pub(super) fn end(self) -> Vec<u64> {
        self.stop.store(true, Ordering::Relaxed);
        for person in self.people {
            person.join().unwrap();
        }
        self.answered.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// Saves once and does not wait for the answer: the line is lost as soon as all is sent, or before.
pub(super) fn save_unheard(address: &str, desk: &Desk, mark: u64, is_whole: bool) {
    let Ok(mut stream) = TcpStream::connect(address) else { return };
    let request = save_request(address, desk, mark);
    let end = if is_whole { request.len() } else { request.len() / 2 };
    // Whatever becomes of it: that is what is tried.
    let _ = stream.write_all(&request.as_bytes()[..end]);
}

/// Saves once; the status of the answer, or nothing where none came.
pub(super) fn save(address: &str, desk: &Desk, mark: u64) -> Option<u16> {
    let answer = sent(address, &save_request(address, desk, mark))?;
    answer.lines().next()?.split(' ').nth(1)?.parse().ok()
}

/// Sends a form to a path, with a cookie where there is one.
pub(super) fn post(address: &str, (path, cookie): (&str, &str), form: &str) -> Option<String> {
    sent(address, &request(address, (path, cookie), form))
}

fn sent(address: &str, request: &str) -> Option<String> {
    let mut stream = TcpStream::connect(address).ok()?;
    stream.write_all(request.as_bytes()).ok()?;
    let mut answer = Vec::new();
    // A kill may come in the middle of an answer: what its first line says counts.
    let _ = stream.read_to_end(&mut answer);
    Some(String::from_utf8_lossy(&answer).into_owned())
}

/// The request of a save: the same mark is the same save.
fn save_request(address: &str, desk: &Desk, mark: u64) -> String {
    let key = IdempotencyKey::from_bits(u128::from(mark) + 1);
    let words = format!("{BEFORE_MARK}{mark}?").replace(' ', "+");
    let form = format!("key={key}&kind=question&place=report&words={words}");
    let path = format!("/reports/{}/questions", desk.report);
    request(address, (&path, &desk.cookie), &form)
}

fn request(address: &str, (path, cookie): (&str, &str), form: &str) -> String {
    format!(
        "POST {path} HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\nCookie: {cookie}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\
         Connection: close\r\n\r\n{form}",
        form.len()
    )
}
