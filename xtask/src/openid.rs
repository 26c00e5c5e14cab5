//! A real provider of sign-in on this machine, for as long as a test needs it.

use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::project::Project;
use crate::{postgres, process, tools};

const READY_WITHIN: Duration = Duration::from_secs(30);

/// A running provider; it ends with this value.
pub(crate) struct Provider {
    child: Child,
    port: u16,
    listen: String,
}

impl Provider {
    /// Starts it for a Tertial that will listen at an address of this machine.
    pub(crate) fn start(project: &Project) -> Result<Self, String> {
        let (port, own) = (postgres::free_port()?, postgres::free_port()?);
        let listen = format!("127.0.0.1:{own}");
        let child = project
            .command("node")
            .current_dir(project.path(tools::OPENID_TEST))
            .args(["provider.mjs", &port.to_string(), &format!("http://{listen}")])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .spawn()
            .map_err(|error| format!("node provider.mjs: {error}"))?;
        let mut provider = Self { child, port, listen };
        provider.wait_until_ready()?;
        println!("   a provider of sign-in answers at {}", provider.issuer());
        Ok(provider)
    }

    fn wait_until_ready(&mut self) -> Result<(), String> {
        let begun = Instant::now();
        while begun.elapsed() < READY_WITHIN {
            if let Ok(Some(status)) = self.child.try_wait() {
                return Err(format!("the provider of sign-in ended before it answered: {status}"));
            }
            if TcpStream::connect(("127.0.0.1", self.port)).is_ok() {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        Err(format!("the provider of sign-in did not answer within {} s", READY_WITHIN.as_secs()))
    }

    fn issuer(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Runs tests that know where it is.
    pub(crate) fn with(&self, tests: &mut Command) -> Result<(), String> {
        tests.env("TERTIAL_OPENID_ISSUER", self.issuer());
        tests.env("TERTIAL_OPENID_LISTEN", &self.listen);
        process::run(tests)
    }
}

impl Drop for Provider {
    fn drop(&mut self) {
        if let Err(error) = self.child.kill().and_then(|()| self.child.wait()) {
            println!("   the provider of sign-in did not end: {error}");
        }
    }
}
