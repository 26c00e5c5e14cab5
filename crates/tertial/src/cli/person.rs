//! `tertial person`: people and their roles, for the owner of the database.

use clap::{Args, Subcommand, ValueEnum};
use jiff::civil::Date;
use tertial_domain::ids::GrantId;
use tertial_domain::role::Role;
use tertial_store::address::StoreAddress;

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Person {
    /// Enters a person.
    Add(PersonAdd),
    /// Lists people with their roles.
    List(PersonList),
    /// Gives a role at a place.
    Give(PersonGive),
    /// Ends a role.
    End(PersonEnd),
    /// Makes a link to choose a password by.
    Link(PersonLink),
    /// Shuts a person out.
    ShutOut(PersonNamed),
    /// Lets a person in again.
    LetIn(PersonNamed),
    /// Has no device's code asked for any more.
    ForgetCodes(PersonNamed),
    /// Lets in whoever the city's own sign-in calls by a name.
    Connect(PersonIdentity),
    /// Lets nobody in by that name any more.
    Disconnect(PersonIdentity),
    /// Says whether a person may come in by a password where the city's own sign-in is the way in.
    BreakGlass(PersonBreakGlass),
}

/// `tertial person add`
#[derive(Debug, Args)]
pub struct PersonAdd {
    /// What others see.
    pub name: String,
    /// The database.
    #[arg(long)]
    pub database: StoreAddress,
    /// What they call themselves when they sign in.
    #[arg(long, value_name = "NAME")]
    pub login: String,
    /// Where reminders go.
    #[arg(long, value_name = "ADDRESS")]
    pub email: Option<String>,
}

/// `tertial person list`
#[derive(Debug, Args)]
pub struct PersonList {
    /// The database.
    #[arg(long)]
    pub database: StoreAddress,
}

/// `tertial person give`
#[derive(Debug, Args)]
pub struct PersonGive {
    /// The login name, or the person's identity.
    pub person: String,
    /// The role's code.
    #[arg(value_parser = read_role)]
    pub role: Role,
    /// The place's name or identity.
    pub place: String,
    /// The database.
    #[arg(long)]
    pub database: StoreAddress,
    /// The first day; today where it is not said.
    #[arg(long, value_name = "DATE")]
    pub from: Option<Date>,
    /// The last day.
    #[arg(long, value_name = "DATE")]
    pub until: Option<Date>,
}

/// `tertial person end`
#[derive(Debug, Args)]
pub struct PersonEnd {
    /// The role's identity, as the list shows it.
    pub grant: GrantId,
    /// The database.
    #[arg(long)]
    pub database: StoreAddress,
}

/// `tertial person link`
#[derive(Debug, Args)]
pub struct PersonLink {
    /// The login name, or the person's identity.
    pub person: String,
    /// The database.
    #[arg(long)]
    pub database: StoreAddress,
    /// The installation's own address, as people write it.
    #[arg(long, value_name = "URL", default_value = "http://127.0.0.1:8080")]
    pub address: String,
}

/// A command about one person.
#[derive(Debug, Args)]
pub struct PersonNamed {
    /// The login name, or the person's identity.
    pub person: String,
    /// The database.
    #[arg(long)]
    pub database: StoreAddress,
}

/// `tertial person connect` and `tertial person disconnect`
#[derive(Debug, Args)]
pub struct PersonIdentity {
    /// The login name, or the person's identity.
    pub person: String,
    /// Who says who they are.
    #[arg(long, value_name = "URL")]
    pub issuer: String,
    /// What the issuer calls them.
    #[arg(long, value_name = "ID")]
    pub subject: String,
    /// The database.
    #[arg(long)]
    pub database: StoreAddress,
}

/// `tertial person break-glass`
#[derive(Debug, Args)]
pub struct PersonBreakGlass {
    /// The login name, or the person's identity.
    pub person: String,
    /// Whether they may.
    #[arg(value_enum)]
    pub may: Switch,
    /// The database.
    #[arg(long)]
    pub database: StoreAddress,
}

/// Whether something is to be so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Switch {
    /// From now on.
    On,
    /// No more.
    Off,
}

fn read_role(text: &str) -> Result<Role, String> {
    Role::from_code(text).ok_or_else(|| text.to_owned())
}
