//! A PostgreSQL cluster for one run: made, used, stopped and removed.

use std::fs;
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::Command;

use crate::{process, tools};

/// The environment variable by which the store's tests are told that PostgreSQL must answer.
pub(crate) const URL_VARIABLE: &str = "TERTIAL_TEST_POSTGRES";

const DATABASE: &str = "tertial_test";

/// A running cluster on the loopback address; it ends with this value.
pub(crate) struct Cluster {
    programs: PathBuf,
    folder: PathBuf,
    port: u16,
}

impl Cluster {
    /// Makes a cluster, starts it and gives it one empty database.
    pub(crate) fn start() -> Result<Self, String> {
        let programs = tools::postgres_programs()
            .ok_or("PostgreSQL's server programs are missing: `cargo xtask ci --only tools`")?;
        let folder = std::env::temp_dir().join(format!("tertial-postgres-{}", std::process::id()));
        fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let cluster = Self { programs, folder, port: free_port()? };
        if let Some(user) = unprivileged_user() {
            process::output(Command::new("chown").arg(user).arg(&cluster.folder))?;
        }
        let data = cluster.data();
        let mut make = cluster.program("initdb");
        make.args(["--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C.UTF-8"]);
        process::output(make.args(["--no-sync", "-D"]).arg(&data))?;
        let mut start = cluster.program("pg_ctl");
        start.args(["start", "--wait", "--silent", "-D"]).arg(&data).arg("-l");
        start.arg(cluster.folder.join("log")).arg("-o").arg(format!(
            "-c listen_addresses=127.0.0.1 -p {} -k {} -c max_connections=300 -c fsync=off \
             -c log_connections=on",
            cluster.port,
            cluster.folder.display()
        ));
        process::run(&mut start).map_err(|error| format!("{error}\n{}", cluster.log()))?;
        let mut create = cluster.program("psql");
        create.args(["-h", "127.0.0.1", "-p", &cluster.port.to_string(), "-U", "postgres", "-q"]);
        create.args(["-d", "postgres", "-c", &format!("create database {DATABASE}")]);
        process::output(&mut create)?;
        Ok(cluster)
    }

    /// The address that tests connect to.
    pub(crate) fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/{DATABASE}", self.port)
    }

    /// An error unless tests have really worked in this cluster.
    pub(crate) fn was_used(&self) -> Result<(), String> {
        let log = self.log();
        let own = "database=postgres ";
        let connections = log.lines().filter(|line| {
            line.contains("connection authorized") && !format!("{line} ").contains(own)
        });
        match connections.count() {
            0 => Err("the tests passed without speaking to PostgreSQL".to_owned()),
            count => {
                println!("   PostgreSQL was connected to {count} times");
                Ok(())
            }
        }
    }

    /// One of PostgreSQL's programs, as a user that is not root: its server refuses root.
    fn program(&self, name: &str) -> Command {
        let program = self.programs.join(name);
        let mut command = match unprivileged_user() {
            Some(user) => {
                let mut command = Command::new("runuser");
                command.args(["-u", user, "--"]).arg(program);
                command
            }
            None => Command::new(program),
        };
        command.current_dir(&self.folder).env_remove("PGHOST").env_remove("PGPORT");
        command
    }

    fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    fn log(&self) -> String {
        fs::read_to_string(self.folder.join("log")).unwrap_or_default()
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let mut stop = self.program("pg_ctl");
        stop.args(["stop", "--silent", "--mode=immediate", "-D"]).arg(self.data());
        if let Err(error) = process::output(&mut stop) {
            println!("   {error}");
        }
        if let Err(error) = fs::remove_dir_all(&self.folder) {
            println!("   {} stays behind: {error}", self.folder.display());
        }
    }
}

/// Whom the server runs as when this tool runs as root; nobody else otherwise.
fn unprivileged_user() -> Option<&'static str> {
    let id = process::output(Command::new("id").arg("-u")).ok()?;
    if id.trim() != "0" {
        return None;
    }
    let known = process::output(Command::new("id").args(["-u", "postgres"])).is_ok();
    Some(if known { "postgres" } else { "nobody" })
}

/// A port that nothing listens on.
pub(crate) fn free_port() -> Result<u16, String> {
    let listener = TcpListener::bind("127.0.0.1:0").map_err(|error| error.to_string())?;
    listener.local_addr().map(|address| address.port()).map_err(|error| error.to_string())
}
