//! `tertial extract`: a document as data.

use tertial_exchange::report_json::{LedgerSummary, UnplacedLine, WriteOptions, write};
use tertial_import::ledger::Ledger;

use crate::cli::Extract;
use crate::stop::Stop;
use crate::terminal::Terminal;
use crate::worker::parse;
use crate::worker::pool::PoolLimits;
use crate::{children, files, limits};

/// Reads the document in a confined child and prints it.
pub(super) async fn run(order: &Extract, terminal: &Terminal) -> Result<(), Stop> {
    let bytes = files::read(&order.file, order.max_bytes)?;
    let (memory_bytes_max, job_time_max) = limits::parse_share(order.max_bytes);
    let pool_limits = PoolLimits { job_time_max, ..limits::PARSE_POOL };
    let pool =
        children::parsers(memory_bytes_max, children::isolated(pool_limits, order.isolation));
    let name = files::name(&order.file);
    let document_limits =
        tertial_extract::Limits { file_bytes: order.max_bytes, ..limits::DOCUMENT };
    let job = parse::order(&name, bytes, &document_limits);
    let answer = pool.run(&job).await.map_err(|error| children::stop(&error))?;
    drop(job);
    let draft = parse::believe(&answer)
        .map_err(|unsound| children::unsound(&unsound))?
        .map_err(|problem| children::refused(problem, &name))?;
    drop(answer);
    let ledger = order.ledger.then(|| summary(draft.ledger));
    let pretty = order.pretty || terminal.is_output_seen();
    let file = (name != files::STANDARD_INPUT).then_some(name.as_str());
    let options = WriteOptions { file, ledger: ledger.as_ref(), pretty };
    let mut json = write(&draft.report, &options);
    if json.last() != Some(&b'\n') {
        json.push(b'\n');
    }
    terminal.output(&json)
}

fn summary(ledger: Ledger) -> LedgerSummary {
    let count = |lines: u32| usize::try_from(lines).unwrap_or(usize::MAX);
    LedgerSummary {
        lines: count(ledger.lines),
        placed: count(ledger.placed),
        furniture: count(ledger.furniture),
        contents: count(ledger.contents),
        unplaced: ledger.unplaced.len(),
        unplaced_lines: ledger
            .unplaced
            .into_iter()
            .map(|line| UnplacedLine {
                line: count(line.line),
                text: line.text,
                reason: line.reason.code().to_owned(),
            })
            .collect(),
    }
}
