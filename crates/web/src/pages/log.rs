//! The log of events for whoever audits: newest first, narrowed, with what the last check found.

use askama::Template;
use axum::response::Response;
use jiff::civil::Date;
use tertial_domain::ids::AuthorityId;
use tertial_domain::period::OperatingYear;
use tertial_presentation::localizer::Localizer;
use tertial_usecases::audit::{
    ChainCheck, ChainFault, LogLine, LogPage, LogQuestion, LogState, PAGE_SIZE, Told, read_log,
};

use crate::asked::Asked;
use crate::fault::Fault;
use crate::filters;
use crate::frame::{Frame, Section};
use crate::pages::parts::Pages;
use crate::reader::Reader;
use crate::words::{Message, Say};

/// Lists events.
pub(crate) async fn list(reader: Reader, asked: Asked) -> Result<Response, Fault> {
    let question = LogQuestion {
        from: day(&asked, "from")?,
        until: day(&asked, "until")?,
        principal: asked.value("who")?,
        action: asked.words("action")?,
        object_kind: asked.words("kind")?,
        object_id: asked.words("object")?,
        authority: asked.value("authority")?,
        page: asked.page()?,
    };
    let found = read_log(reader.context(), reader.scope(), &question).await?;
    reader.answer(&EventsPage::new(reader.frame(Some(Section::Log)), question, found))
}

/// A day of a year that the program knows.
fn day(asked: &Asked, name: &str) -> Result<Option<Date>, Fault> {
    let day: Option<Date> = asked.value(name)?;
    match day {
        Some(day) if OperatingYear::new(day.year()).is_none() => Err(Fault::BadAddress),
        day => Ok(day),
    }
}

/// The list of events.
#[derive(Debug, Template)]
#[template(path = "log/show.html")]
pub struct EventsPage {
    frame: Frame,
    question: LogQuestion,
    log: LogPage,
    pages: Pages,
}

impl EventsPage {
    /// The page of a list.
    pub fn new(frame: Frame, question: LogQuestion, log: LogPage) -> Self {
        let query = vec![
            ("from", question.from.map(|day| day.to_string())),
            ("until", question.until.map(|day| day.to_string())),
            ("who", question.principal.map(|id| id.to_string())),
            ("action", question.action.clone()),
            ("kind", question.object_kind.clone()),
            ("object", question.object_id.clone()),
            ("authority", question.authority.map(|id| id.to_string())),
        ];
        let pages = Pages::new("/log", query, question.page, (PAGE_SIZE, log.total));
        Self { frame, question, log, pages }
    }

    fn is_narrowed(&self) -> bool {
        let every = LogQuestion { page: self.question.page, ..LogQuestion::default() };
        self.question != every
    }

    fn action(&self, code: &str) -> String {
        self.words_of(&format!("log-action-{code}"), code)
    }

    fn kind(&self, code: &str) -> String {
        self.words_of(&format!("log-kind-{code}"), code)
    }

    /// The words of a code, or the code itself where another version of the program wrote it.
    fn words_of(&self, key: &str, code: &str) -> String {
        let localizer = Localizer::of(self.frame.language);
        if localizer.has(key) { localizer.text(key).into_owned() } else { code.to_owned() }
    }

    fn chain_name(&self, chain: Option<&AuthorityId>) -> String {
        let Some(chain) = chain else {
            return Localizer::of(self.frame.language).text("log-chain-installation").into_owned();
        };
        let named = self.log.authorities.iter().find(|(id, _)| id == chain);
        named.map_or_else(|| chain.to_string(), |(_, name)| name.clone())
    }

    fn broken(&self) -> Vec<&ChainCheck> {
        self.log.state.iter().flat_map(LogState::broken).collect()
    }

    fn chain(&self, check: &ChainCheck) -> Message {
        let (key, seq) = match check.fault {
            None => ("log-state-holds", check.event_count),
            Some(ChainFault::Gap { seq }) => ("log-fault-gap", seq),
            Some(ChainFault::Changed { seq }) => ("log-fault-changed", seq),
            Some(ChainFault::PayloadChanged { seq }) => ("log-fault-payload-changed", seq),
            Some(ChainFault::PayloadGone { seq }) => ("log-fault-payload-gone", seq),
            Some(ChainFault::Head) => ("log-fault-head", check.event_count),
        };
        let chain = self.chain_name(check.authority.as_ref());
        Message::new(key).with("chain", chain).with("seq", seq)
    }

    fn removed(check: &ChainCheck) -> Message {
        Message::new("log-state-removed").with("count", check.removed_count)
    }

    fn checked(&self) -> Option<Message> {
        let at = self.log.state.as_ref()?.at.say(Localizer::of(self.frame.language));
        Some(Message::new("log-state-at").with("at", at))
    }

    fn nameless(id: &tertial_domain::ids::PrincipalId) -> Message {
        Message::new("log-who-nameless").with("id", id.to_string())
    }

    fn version(line: &LogLine) -> Option<Message> {
        let number = line.object_version?.to_string();
        Some(Message::new("log-version").with("version", number))
    }

    fn removal(decision: &str) -> Message {
        Message::new("log-told-removed").with("decision", decision)
    }

    const fn bytes(line: &LogLine) -> Option<usize> {
        match line.told {
            Told::Bytes(count) => Some(count),
            Told::Nothing | Told::Words(_) | Told::Removed(_) => None,
        }
    }
}
