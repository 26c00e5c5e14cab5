//! How people say who they are to `tertial serve`, and what it is told of the city's own sign-in. The
//! secret stands in a file: whoever lists the machine's processes must not read it.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// How people say who they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum SignInChoice {
    /// Not at all: whoever sits at this machine reads everything.
    #[default]
    Off,
    /// By passwords of this installation's own.
    Passwords,
    /// Through the city's own sign-in, by OpenID Connect.
    #[value(name = "openid")]
    OpenId,
}

/// How this installation is known at the city's own sign-in.
#[derive(Debug, Clone, Default, Args)]
pub struct OpenId {
    /// Who says who people are.
    #[arg(long = "openid-issuer", id = "openid_issuer", value_name = "URL")]
    pub issuer: Option<String>,
    /// What they call this installation.
    #[arg(long = "openid-client", id = "openid_client", value_name = "ID")]
    pub client: Option<String>,
    /// The file with what this installation proves itself by.
    #[arg(long = "openid-secret-file", id = "openid_secret_file", value_name = "FILE")]
    pub secret_file: Option<PathBuf>,
}
