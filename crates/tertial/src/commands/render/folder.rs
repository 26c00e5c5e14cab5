//! Many reports into a folder, a document each: several at a time, and from where it stopped.

use std::path::Path;

use futures_util::{StreamExt, stream};
use tertial_domain::problem::Problem;
use tertial_usecases::context::RenderOrder;
use tertial_usecases::failure::Failure;
use tertial_usecases::reports::files::Form;
use tertial_usecases::reports::printing::PrintedReport;

use super::record::{self, Entry, Record};
use super::selected::Selected;
use crate::cli::Render;
use crate::commands::import::progress;
use crate::stop::{Stop, StopKind};
use crate::terminal::Terminal;
use crate::{files, wiring};

/// Orders that are made ready while every child is busy, so that none waits for the database.
const AHEAD: usize = 2;

/// What became of one document.
enum Outcome {
    /// It was there, made from the same.
    Held,
    /// It is new, or made anew.
    Made(Entry, Vec<u8>),
    /// No document can be made of it.
    Refused(Problem),
}

/// One document to be.
#[derive(Clone, Copy)]
struct Work<'a> {
    report: &'a PrintedReport,
    form: Form,
}

impl Work<'_> {
    fn file(self) -> String {
        format!("{}.{}", self.report.slug, self.form.code())
    }
}

/// Makes what the folder does not hold yet, and says what became of it.
pub(super) async fn run(
    order: &Render,
    from: &Selected,
    out: &Path,
    terminal: &Terminal,
) -> Result<(), Stop> {
    let forms = if order.form.is_empty() { vec![Form::Pdf] } else { order.form.clone() };
    let reports = from.printing.reports().iter();
    let work: Vec<Work<'_>> = reports
        .flat_map(|report| forms.iter().map(move |form| Work { report, form: *form }))
        .collect();
    let record = Record::open(out)?;
    let mut journal = record.journal()?;
    let program = files::program_fingerprint()
        .map_err(|error| Stop::new(StopKind::Unavailable, "unavailable").with("reason", &error))?;
    let bar = progress(work.len(), "cli-render-progress", terminal);
    let mut told = Told::default();
    let mut outcomes = stream::iter(&work)
        .map(|work| async { (work.file(), outcome(from, &record, &program, *work).await) })
        .buffer_unordered(usize::from(order.jobs).saturating_add(AHEAD));
    while let Some((file, outcome)) = outcomes.next().await {
        bar.set_message(file.clone());
        match outcome.map_err(wiring::stop)? {
            Outcome::Held => told.held += 1,
            Outcome::Made(entry, document) => {
                journal.keep(file, entry, &document)?;
                told.made += 1;
            }
            Outcome::Refused(problem) => told.refused.push((file, problem)),
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    journal.write()?;
    told.say(out, terminal)
}

async fn outcome(
    from: &Selected,
    record: &Record,
    program: &[u8],
    work: Work<'_>,
) -> Result<Outcome, Failure> {
    let Selected { context, scope, printing } = from;
    if let Some(kept) = printing.kept(context, scope, work.report, work.form).await? {
        // What was adopted is given as it was made, whatever this program would make of it.
        let made_from = record::fingerprint(&[&kept]);
        if record.holds(&work.file(), &made_from) {
            return Ok(Outcome::Held);
        }
        return Ok(Outcome::Made(Entry::of(made_from, &kept), kept));
    }
    let order = printing.order(context, scope, work.report, work.form).await?;
    let made_from = made_from(&order, program);
    if record.holds(&work.file(), &made_from) {
        return Ok(Outcome::Held);
    }
    Ok(match (context.render)(order).await {
        Ok(document) => Outcome::Made(Entry::of(made_from, &document), document),
        Err(problem) => Outcome::Refused(problem),
    })
}

/// The fingerprint of everything that decides the bytes of a document.
fn made_from(order: &RenderOrder, program: &[u8]) -> String {
    let frame = wiring::print_order(order);
    let frame = serde_json::to_vec(&frame).unwrap_or_default();
    record::fingerprint(&[program, &frame, &order.report_json])
}

/// What became of all.
#[derive(Default)]
struct Told {
    made: usize,
    held: usize,
    refused: Vec<(String, Problem)>,
}

impl Told {
    fn say(&self, out: &Path, terminal: &Terminal) -> Result<(), Stop> {
        let words = terminal.localizer();
        for (file, problem) in &self.refused {
            let problem = problem.clone().with("file", file.as_str());
            let arguments: Vec<_> = problem
                .arguments
                .iter()
                .map(|(name, value)| (name.as_ref(), value.as_str().into()))
                .collect();
            let reason = words.text_with(&format!("problem-{}", problem.code), &arguments);
            terminal.line(&format!("{file}: {reason}"))?;
        }
        let counts = [("cli-render-made", self.made), ("cli-render-held", self.held)];
        let counts: Vec<String> =
            counts.into_iter().map(|(key, count)| words.count(key, count)).collect();
        let told =
            [("path", out.display().to_string().into()), ("counts", counts.join(", ").into())];
        terminal.line(&words.text_with("cli-render-folder", &told))?;
        match self.refused.len() {
            0 => Ok(()),
            refused => {
                Err(Stop::new(StopKind::Incomplete, "render-some-refused").with("count", &refused))
            }
        }
    }
}
