//! `tertial person`: who may sign in and what they may do, seen to by the owner of the database.
//! The first administrator is made here; they see to the others in the pages.

use jiff::civil::Date;
use tertial_domain::grant::GrantStatus;
use tertial_domain::ids::PrincipalId;
use tertial_domain::period::{OperatingYear, Validity};
use tertial_domain::permission::{Purpose, Scope};
use tertial_store::Store;
use tertial_store::address::StoreAddress;
use tertial_usecases::context::Context;
use tertial_usecases::failure::Failure;
use tertial_usecases::people::{self, PersonLine, RoleLine, RoleOrder};
use tertial_usecases::sign_in::{accounts, openid};
use tertial_usecases::{compilation, once};

use crate::cli::person::{
    Person, PersonAdd, PersonBreakGlass, PersonGive, PersonIdentity, PersonLink, Switch,
};
use crate::database;
use crate::ids::{OPERATOR, SystemIds};
use crate::stop::{Stop, StopKind};
use crate::terminal::Terminal;
use crate::wiring::{self, Children};

/// Does what the word after `person` says.
pub(super) async fn run(order: &Person, terminal: &Terminal) -> Result<(), Stop> {
    match order {
        Person::Add(order) => add(order, terminal).await,
        Person::List(order) => {
            let register = Register::open(&order.database).await?;
            let done = list(&register, terminal).await;
            register.close(done).await
        }
        Person::Give(order) => give(order, terminal).await,
        Person::End(order) => {
            let register = Register::open(&order.database).await?;
            let done = people::end(&register.context, &register.scope, order.grant).await;
            register.close(done.map_err(wiring::stop)).await
        }
        Person::Link(order) => link(order, terminal).await,
        Person::ShutOut(order) => shut_out(&order.database, (&order.person, true)).await,
        Person::LetIn(order) => shut_out(&order.database, (&order.person, false)).await,
        Person::ForgetCodes(order) => {
            let register = Register::open(&order.database).await?;
            let done = forget_codes(&register, &order.person).await;
            register.close(done).await
        }
        Person::Connect(order) => {
            let register = Register::open(&order.database).await?;
            let done = connect(&register, order).await;
            register.close(done).await
        }
        Person::Disconnect(order) => {
            let register = Register::open(&order.database).await?;
            let done = disconnect(&register, order).await;
            register.close(done).await
        }
        Person::BreakGlass(order) => {
            let register = Register::open(&order.database).await?;
            let done = break_glass(&register, order).await;
            register.close(done).await
        }
    }
}

/// A database with its people.
struct Register {
    store: Store,
    context: Context,
    scope: Scope,
}

impl Register {
    async fn open(address: &StoreAddress) -> Result<Self, Stop> {
        let store = database::open_present(address).await?;
        let context = wiring::context(store.clone(), &Children::new());
        Ok(Self { store, context, scope: Scope::operator(OPERATOR, Purpose::Write) })
    }

    async fn close<T>(self, done: Result<T, Stop>) -> Result<T, Stop> {
        drop(self.context);
        self.store.close().await;
        done
    }

    async fn named(&self, person: &str) -> Result<PrincipalId, Stop> {
        accounts::person_named(&self.context, &self.scope, person).await.map_err(wiring::stop)
    }

    fn today(&self) -> Date {
        self.context.clock.today()
    }
}

async fn add(order: &PersonAdd, terminal: &Terminal) -> Result<(), Stop> {
    let register = Register::open(&order.database).await?;
    let who = (order.name.as_str(), order.email.as_deref(), order.login.as_str());
    let write = once::NamedWrite::fresh(SystemIds.bits());
    let entered = people::enter_with_login(&register.context, &register.scope, who, &write).await;
    let id = register.close(entered.map_err(wiring::stop)).await?;
    let id = id.map(|id| id.to_string()).unwrap_or_default();
    let told = [("name", order.name.as_str().into()), ("id", id.into())];
    terminal.line(&terminal.localizer().text_with("cli-person-added", &told))
}

async fn list(register: &Register, terminal: &Terminal) -> Result<(), Stop> {
    let people = people::list(&register.context, &register.scope).await.map_err(wiring::stop)?;
    if people.is_empty() {
        return terminal.line(&terminal.localizer().text("cli-person-none"));
    }
    for person in &people {
        let account = accounts::of(&register.context, &register.scope, person.id).await;
        let login = account.map_err(wiring::stop)?.map(|account| account.login);
        terminal.line(&person_line(person, login.as_deref(), terminal))?;
        for role in &person.roles {
            terminal.line(&role_line(role, terminal))?;
        }
        let known = openid::identities(&register.context, &register.scope, person.id).await;
        for identity in known.map_err(wiring::stop)? {
            terminal.line(&format!("    {}  {}", identity.issuer, identity.subject))?;
        }
    }
    Ok(())
}

/// "Astrid Ek (astrid) 019…, utestängd"
fn person_line(person: &PersonLine, login: Option<&str>, terminal: &Terminal) -> String {
    let mut line = person.name.clone();
    if let Some(login) = login {
        line = format!("{line} ({login})");
    }
    line = format!("{line}  {}", person.id);
    if person.is_shut_out {
        line = format!("{line}  {}", terminal.localizer().text("people-is-out"));
    }
    line
}

/// "    Controller, Omsorgsnämnden, 2026-01-01–, gäller  019…"
fn role_line(role: &RoleLine, terminal: &Terminal) -> String {
    let words = terminal.localizer();
    let name = words.text(tertial_presentation::wording::role(role.role));
    let last = role.validity.until().and_then(|until| until.yesterday().ok());
    let last = last.map(|day| day.to_string()).unwrap_or_default();
    let state = words.text(match role.status {
        GrantStatus::Offered => "role-offered",
        GrantStatus::Ended => "role-ended",
        GrantStatus::Active if role.counts => "role-counts",
        GrantStatus::Active => "role-counts-not",
    });
    let from = role.validity.from();
    format!("    {name}, {}, {from}–{last}, {state}  {}", role.place_name, role.id)
}

async fn give(order: &PersonGive, terminal: &Terminal) -> Result<(), Stop> {
    let register = Register::open(&order.database).await?;
    let given = give_in(&register, order).await;
    let id = register.close(given).await?;
    let told = [("id", id.into())];
    terminal.line(&terminal.localizer().text_with("cli-person-given", &told))
}

async fn give_in(register: &Register, order: &PersonGive) -> Result<String, Stop> {
    let person = register.named(&order.person).await?;
    let from = order.from.unwrap_or_else(|| register.today());
    let unusable = || {
        let problem = tertial_domain::problem::Problem::new("role-days-reversed");
        wiring::stop(Failure::refused(problem))
    };
    // The day after the last is the first on which the role does not count.
    let until = order.until.map(Date::tomorrow).transpose().map_err(|_| unusable())?;
    let validity = Validity::new(from, until).ok_or_else(unusable)?;
    let year = OperatingYear::new(register.today().year())
        .ok_or_else(|| Stop::new(StopKind::Internal, "fault").with("reason", &"no year"))?;
    let found =
        compilation::place_named(&register.context, &register.scope, &order.place, year).await;
    let (place, _) = found.map_err(wiring::stop)?;
    let order = RoleOrder { person, role: order.role, place, validity, as_deputy: false };
    let given = people::give(&register.context, &register.scope, order).await;
    given.map(|id| id.to_string()).map_err(wiring::stop)
}

async fn link(order: &PersonLink, terminal: &Terminal) -> Result<(), Stop> {
    let entrance = crate::address::entrance(&order.address)?;
    let register = Register::open(&order.database).await?;
    let made = link_in(&register, &order.person).await;
    let token = register.close(made).await?;
    // The link alone on its line, to be copied or piped; what it is for stands beside it.
    terminal.note(&terminal.localizer().text("people-link-made"));
    terminal.line(&format!("{}/link/{token}", entrance.origin()))
}

async fn link_in(register: &Register, person: &str) -> Result<String, Stop> {
    let person = register.named(person).await?;
    let made = accounts::make_link(&register.context, &register.scope, person).await;
    made.map(|token| token.text()).map_err(wiring::stop)
}

async fn shut_out(address: &StoreAddress, (person, is_out): (&str, bool)) -> Result<(), Stop> {
    let register = Register::open(address).await?;
    let done = shut_out_in(&register, (person, is_out)).await;
    register.close(done).await
}

async fn shut_out_in(register: &Register, (person, is_out): (&str, bool)) -> Result<(), Stop> {
    let person = register.named(person).await?;
    let done = people::shut_out(&register.context, &register.scope, (person, is_out)).await;
    done.map_err(wiring::stop)
}

async fn forget_codes(register: &Register, person: &str) -> Result<(), Stop> {
    let person = register.named(person).await?;
    let done = accounts::forget_codes(&register.context, &register.scope, person).await;
    done.map_err(wiring::stop)
}

async fn connect(register: &Register, order: &PersonIdentity) -> Result<(), Stop> {
    let person = register.named(&order.person).await?;
    let identity = (person, order.issuer.as_str(), order.subject.as_str());
    let done = openid::connect(&register.context, &register.scope, identity).await;
    done.map_err(wiring::stop)
}

async fn disconnect(register: &Register, order: &PersonIdentity) -> Result<(), Stop> {
    let person = register.named(&order.person).await?;
    let identity = (person, order.issuer.as_str(), order.subject.as_str());
    let done = openid::disconnect(&register.context, &register.scope, identity).await;
    done.map_err(wiring::stop)
}

async fn break_glass(register: &Register, order: &PersonBreakGlass) -> Result<(), Stop> {
    let person = register.named(&order.person).await?;
    let may = order.may == Switch::On;
    let done = openid::let_break_glass(&register.context, &register.scope, (person, may)).await;
    done.map_err(wiring::stop)
}
