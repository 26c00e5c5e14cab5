//! Who has signed in and for how long: what a session, a login name and a password must be.

use jiff::{SignedDuration, Timestamp};

use crate::ids::{PrincipalId, SessionId};
use crate::name_key::name_key;

/// A session that is not used for so long is over.
pub const IDLE_MAX: SignedDuration = SignedDuration::from_mins(60);
/// A session is over after so long, however much it is used.
pub const WHOLE_MAX: SignedDuration = SignedDuration::from_hours(10);
/// For so long after somebody has proved who they are they need not do it again before they adopt
/// a report or give a role.
pub const PROOF_MAX: SignedDuration = SignedDuration::from_mins(10);
/// That a session is used is noted so often, and not at every page.
pub const NOTED_EVERY: SignedDuration = SignedDuration::from_mins(5);
/// A link that lets a person choose a password is good for so long.
pub const LINK_MAX: SignedDuration = SignedDuration::from_hours(24);

/// One more password of an account is tried after each such pause.
pub const TRIAL_PAUSE: SignedDuration = SignedDuration::from_mins(6);
/// So many passwords are tried in a row before the pauses count: with what the pauses let through,
/// never more than 20 in an hour.
pub const TRIALS_IN_A_ROW: u8 = 10;

/// The shortest password, in characters.
pub const PASSWORD_LENGTH_MIN: usize = 12;
/// The longest password, in characters.
pub const PASSWORD_LENGTH_MAX: usize = 200;
/// The longest login name, in characters.
pub const LOGIN_LENGTH_MAX: usize = 100;

/// How somebody proved who they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SignInMethod {
    /// A password of this installation's own.
    Password,
    /// The city's own sign-in, by `OpenID` Connect.
    OpenId,
}

impl SignInMethod {
    /// Every method.
    pub const ALL: [Self; 2] = [Self::Password, Self::OpenId];

    /// The stable code for storage.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::OpenId => "openid",
        }
    }

    /// The method of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|method| method.code() == code)
    }
}

/// One sign-in of a person in one browser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Its name; not what the browser proves itself by.
    pub id: SessionId,
    /// Who.
    pub person: PrincipalId,
    /// How they proved it.
    pub method: SignInMethod,
    /// When.
    pub began_at: Timestamp,
    /// When it was last noted that it is used.
    pub seen_at: Timestamp,
    /// When they last proved who they are.
    pub proved_at: Timestamp,
    /// When it was ended, if it was.
    pub ended_at: Option<Timestamp>,
}

impl Session {
    /// Whether it holds at an instant.
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.ended_at.is_none()
            && is_within(self.seen_at, now, IDLE_MAX)
            && is_within(self.began_at, now, WHOLE_MAX)
    }

    /// Whether it is so fresh that the person need not prove again who they are.
    pub fn is_proved(&self, now: Timestamp) -> bool {
        self.is_open(now) && is_within(self.proved_at, now, PROOF_MAX)
    }

    /// Whether it is time to note again that it is used.
    pub fn is_to_be_noted(&self, now: Timestamp) -> bool {
        !is_within(self.seen_at, now, NOTED_EVERY)
    }
}

/// Whether so little time has gone since an instant. One in the future is a clock that was set
/// back, and no reason to believe anybody for longer.
fn is_within(since: Timestamp, now: Timestamp, most: SignedDuration) -> bool {
    let gone = now.duration_since(since);
    gone < most && gone > -most
}

/// What a person with a password calls themselves when they sign in (*användarnamn*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoginName(String);

impl LoginName {
    /// A name that can be typed: one line without blanks. Its letters' size does not count.
    pub fn new(text: &str) -> Option<Self> {
        let text = text.trim();
        let is_usable = !text.is_empty()
            && text.chars().count() <= LOGIN_LENGTH_MAX
            && text.chars().all(|character| !character.is_whitespace() && !character.is_control());
        is_usable.then(|| Self(text.to_lowercase()))
    }

    /// The name in small letters: what it is known by.
    pub fn key(&self) -> &str {
        &self.0
    }
}

/// Why a password cannot be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PasswordFault {
    /// Too few characters.
    TooShort,
    /// Too many.
    TooLong,
    /// A name with little beside it: the login name or the person's own.
    HoldsName,
    /// The same few characters again and again, or a row of neighbours.
    TooSimple,
}

impl PasswordFault {
    /// The code of its words.
    pub const fn code(self) -> &'static str {
        match self {
            Self::TooShort => "password-too-short",
            Self::TooLong => "password-too-long",
            Self::HoldsName => "password-holds-name",
            Self::TooSimple => "password-too-simple",
        }
    }
}

/// How many characters beside a name make it a password.
const BESIDE_NAME_MIN: usize = 8;
/// How many different characters a password has at least.
const DIFFERENT_MIN: usize = 5;

/// Whether a password may be chosen by whoever has these names. Length is what counts; nobody is
/// asked for signs and digits.
pub fn judge_password(password: &str, names: &[&str]) -> Result<(), PasswordFault> {
    let characters: Vec<char> = password.chars().collect();
    if characters.len() < PASSWORD_LENGTH_MIN {
        return Err(PasswordFault::TooShort);
    }
    if characters.len() > PASSWORD_LENGTH_MAX {
        return Err(PasswordFault::TooLong);
    }
    let folded = name_key(password).replace(' ', "");
    for name in names {
        let parts =
            name.split(['@', '.', ' ', '-', '_']).map(|part| name_key(part).replace(' ', ""));
        for part in parts.filter(|part| part.chars().count() >= 4) {
            let beside = characters.len().saturating_sub(part.chars().count());
            if folded.contains(&part) && beside < BESIDE_NAME_MIN {
                return Err(PasswordFault::HoldsName);
            }
        }
    }
    let mut different = characters.clone();
    different.sort_unstable();
    different.dedup();
    let neighbours = characters
        .iter()
        .zip(characters.iter().skip(1))
        .filter(|(one, next)| u32::from(**one).abs_diff(u32::from(**next)) <= 1)
        .count();
    if different.len() < DIFFERENT_MIN || neighbours * 4 > characters.len() * 3 {
        return Err(PasswordFault::TooSimple);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn session() -> Session {
        let at = Timestamp::from_second(1_800_000_000).unwrap();
        Session {
            id: SessionId::from_bits(1),
            person: PrincipalId::from_bits(2),
            method: SignInMethod::Password,
            began_at: at,
            seen_at: at,
            proved_at: at,
            ended_at: None,
        }
    }

    #[test]
    fn a_session_ends_by_rest_by_age_and_by_hand() {
        let mut session = session();
        let at = session.began_at;
        let one = SignedDuration::from_secs(1);
        assert!(session.is_open(at));
        assert!(session.is_open(at + IDLE_MAX - one));
        assert!(!session.is_open(at + IDLE_MAX));
        session.seen_at = at + WHOLE_MAX - one;
        assert!(session.is_open(at + WHOLE_MAX - one));
        assert!(!session.is_open(at + WHOLE_MAX));
        session.seen_at = at;
        session.ended_at = Some(at + one);
        assert!(!session.is_open(at + one));
    }

    #[test]
    fn a_proof_is_fresh_for_ten_minutes_of_an_open_session() {
        let mut session = session();
        let at = session.began_at;
        assert!(session.is_proved(at + PROOF_MAX - SignedDuration::from_secs(1)));
        assert!(!session.is_proved(at + PROOF_MAX));
        session.ended_at = Some(at);
        assert!(!session.is_proved(at));
    }

    #[test]
    fn a_clock_that_was_set_back_makes_no_session_longer() {
        let mut session = session();
        let now = session.began_at;
        session.seen_at = now + SignedDuration::from_hours(24 * 365);
        assert!(!session.is_open(now));
    }

    #[test]
    fn use_is_noted_now_and_then() {
        let session = session();
        let at = session.seen_at;
        assert!(!session.is_to_be_noted(at + NOTED_EVERY - SignedDuration::from_secs(1)));
        assert!(session.is_to_be_noted(at + NOTED_EVERY));
    }

    #[test]
    fn at_most_twenty_passwords_of_an_account_are_tried_in_an_hour() {
        let by_pauses = SignedDuration::from_hours(1).as_secs() / TRIAL_PAUSE.as_secs();
        assert_eq!(i64::from(TRIALS_IN_A_ROW) + by_pauses, 20);
    }

    #[test]
    fn a_login_name_is_one_word_in_small_letters() {
        assert_eq!(LoginName::new(" Åsa.EK ").unwrap().key(), "åsa.ek");
        let long = "a".repeat(LOGIN_LENGTH_MAX + 1);
        for wrong in ["", "  ", "åsa ek", "a\u{0}b", "a\nb", &long] {
            assert_eq!(LoginName::new(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn length_makes_a_password_and_names_and_rows_do_not() {
        let names = ["astrid.ek@ekstad.example", "Astrid Ekström"];
        for good in ["tre blå cyklar i regn", "xK9!vq2#Lm0z", "åtta öar utanför Ekstad"] {
            assert_eq!(judge_password(good, &names), Ok(()), "{good}");
        }
        for (bad, fault) in [
            ("elva tecken", PasswordFault::TooShort),
            (&"lång mening ".repeat(20), PasswordFault::TooLong),
            ("Astrid.2026!", PasswordFault::HoldsName),
            ("ekström-2026", PasswordFault::HoldsName),
            ("aaaaaaaaaaaaaaaa", PasswordFault::TooSimple),
            ("abababababab", PasswordFault::TooSimple),
            ("abcdefghijklmnop", PasswordFault::TooSimple),
            ("123456789012", PasswordFault::TooSimple),
        ] {
            assert_eq!(judge_password(bad, &names), Err(fault), "{bad}");
        }
    }
}
