//! `tertial limits`: every limit with its value and what it means.

use crate::limits::table;
use crate::stop::Stop;
use crate::terminal::Terminal;

/// Prints the table.
pub(super) fn run(terminal: &Terminal) -> Result<(), Stop> {
    let table = table();
    let width = table.iter().map(|limit| limit.name.len()).max().unwrap_or_default();
    for limit in table {
        let meaning = terminal.localizer().text(&format!("cli-limit-{}", limit.name));
        let (name, value, unit) = (limit.name, limit.value, limit.unit.code());
        terminal.line(&format!("{name:width$}  {value:>12} {unit:7}  {meaning}"))?;
    }
    Ok(())
}
