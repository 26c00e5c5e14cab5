//! `tertial render`: a report as a document for people or as data for programs; or all of a unit, a
//! committee or the city.

mod folder;
mod record;
mod selected;
mod together;

use std::path::Path;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use sha2::{Digest, Sha256};
use tertial_exchange::stratml::{self, Loss};
use tertial_report::form::Form;
use tertial_report::stamp::DataDigest;

use self::selected::Selected;
use crate::cli::Render;
use crate::clock::SystemClock;
use crate::stop::{Stop, StopKind};
use crate::terminal::Terminal;
use crate::worker::render;
use crate::worker::wire::PrintOrder;
use crate::{children, files, limits, templates};

/// Makes what is asked for: of one file, into a folder, or all in one document.
pub(super) async fn run(order: &Render, terminal: &Terminal) -> Result<(), Stop> {
    match (&order.database, &order.file, &order.output, &order.out) {
        (Some(address), _, _, Some(out)) => {
            let from = Selected::open(order, address).await?;
            folder::run(order, &from, out, terminal).await
        }
        (Some(address), _, Some(output), None) => {
            let from = Selected::open(order, address).await?;
            together::run(order, &from, output, terminal).await
        }
        (None, Some(file), Some(output), _) => one(order, file, output, terminal).await,
        // The command line asks for these; a configuration file might leave them out.
        (_, _, None, None) => Err(missing("--output, --out")),
        (None, None, _, _) | (None, _, None, Some(_)) => Err(missing("--database")),
    }
}

fn missing(name: &str) -> Stop {
    Stop::new(StopKind::User, "argument-missing").with("name", &name)
}

/// Makes the document of one file in a confined child and writes it.
async fn one(order: &Render, file: &Path, output: &Path, terminal: &Terminal) -> Result<(), Stop> {
    let form = form_of(output)?;
    if order.attach_data && form != Form::Pdf {
        let stop = Stop::new(StopKind::User, "attach-data-form");
        return Err(stop.with("path", &output.display()));
    }
    let report_json = files::read(file, limits::REPORT_JSON.size_bytes_max)?;
    let template = order.template.as_deref().map(templates::named).transpose()?;
    let template = template.map(|known| known.source);
    let digest = Sha256::digest(&report_json);
    // A file alone does not say what has been decided of it.
    let identity = children::identity_by(&digest, None, template.as_ref());
    let print = PrintOrder {
        attach_data: order.attach_data,
        place: order.place.clone(),
        logo: template.as_ref().and_then(|source| source.logo.clone()),
        template: template.map(|source| source.text),
        ..PrintOrder::of(form, issued(order)?, identity)
    };
    let pool = children::renderers(children::isolated(limits::RENDER_POOL, order.isolation));
    let job = render::order(&print, report_json);
    let answer = pool.run(&job).await.map_err(|error| children::stop(&error))?;
    let bytes = render::believe(answer, form)
        .map_err(|unsound| children::unsound(&unsound))?
        .map_err(|problem| children::refused(problem, &files::name(file)))?;
    files::write(output, &bytes)?;
    if form == Form::StratMl {
        for loss in stratml::said_losses(&bytes) {
            terminal.note(&terminal.localizer().text(loss_key(loss)));
        }
    }
    let told = [
        ("path", output.display().to_string().into()),
        ("kilobytes", bytes.len().div_ceil(1_000).into()),
        ("digest", DataDigest::new(digest.into()).shown().into()),
    ];
    terminal.line(&terminal.localizer().text_with("cli-render-done", &told))
}

/// The message that says what StratML does not hold.
const fn loss_key(loss: Loss) -> &'static str {
    match loss {
        Loss::Tables => "stratml-loss-tables",
        Loss::TextShape => "stratml-loss-text-shape",
        Loss::Characters => "stratml-loss-characters",
    }
}

/// The form that the end of a file's name asks for.
pub(super) fn form_of(output: &Path) -> Result<Form, Stop> {
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
