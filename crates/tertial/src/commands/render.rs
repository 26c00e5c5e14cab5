//! `tertial render`: Report JSON as a PDF, a Word file or a web page.

use std::path::Path;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use sha2::{Digest, Sha256};
use tertial_report::form::Form;

use crate::cli::Render;
use crate::clock::SystemClock;
use crate::stop::{Stop, StopKind};
use crate::terminal::Terminal;
use crate::worker::render;
use crate::worker::wire::PrintOrder;
use crate::{children, files, limits};

/// Makes the document in a confined child and writes it.
pub(super) async fn run(order: &Render, terminal: &Terminal) -> Result<(), Stop> {
    let form = form_of(&order.output)?;
    let report_json = files::read(&order.file, limits::REPORT_JSON.size_bytes_max)?;
    let print = PrintOrder {
        form: form.code().to_owned(),
        // A report speaks Swedish, and so do its labels, whoever prints it.
        language: tertial_presentation::language::Language::Swedish.code().to_owned(),
        issued: issued(order)?.to_string(),
        identity: children::identity(&Sha256::digest(&report_json), None),
        organisation: None,
        report: None,
        place: order.place.clone(),
        // A file alone does not say what has been decided of it.
        caution: None,
    };
    let pool = children::renderers(children::isolated(limits::RENDER_POOL, order.isolation));
    let job = render::order(&print, report_json);
    let answer = pool.run(&job).await.map_err(|error| children::stop(&error))?;
    let file = render::believe(answer, form)
        .map_err(|unsound| children::unsound(&unsound))?
        .map_err(|problem| children::refused(problem, &files::name(&order.file)))?;
    files::write(&order.output, &file)?;
    let written = order.output.display().to_string();
    let told = [("path", written.into()), ("kilobytes", file.len().div_ceil(1_000).into())];
    terminal.line(&terminal.localizer().text_with("cli-render-done", &told))
}

/// The form that the end of a file's name asks for.
fn form_of(output: &Path) -> Result<Form, Stop> {
    let end = output.extension().and_then(|end| end.to_str()).unwrap_or_default();
    Form::from_code(&end.to_ascii_lowercase()).ok_or_else(|| {
        let known: Vec<String> = Form::ALL.iter().map(|form| format!(".{}", form.code())).collect();
        Stop::new(StopKind::User, "form-unknown")
            .with("path", &output.display())
            .with("known", &known.join(", "))
    })
}

/// Midnight of the given day in universal time, or now.
fn issued(order: &Render) -> Result<Timestamp, Stop> {
    let Some(day) = order.issued else { return Ok(SystemClock::new().instant()) };
    let midnight = day.to_zoned(TimeZone::UTC).map(|midnight| midnight.timestamp());
    midnight.map_err(|_| Stop::new(StopKind::User, "day-unusable").with("day", &day))
}
