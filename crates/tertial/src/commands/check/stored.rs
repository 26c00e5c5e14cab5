//! A check of what a database holds: kept reviews with people's answers, made now where none is kept.

use std::path::PathBuf;

use tertial_domain::permission::{Purpose, Scope};
use tertial_store::address::StoreAddress;
use tertial_usecases::context::Context;
use tertial_usecases::failure::Failure;
use tertial_usecases::review::beside::SiblingMemory;
use tertial_usecases::review::rulebook::Rulebook;
use tertial_usecases::review::selection::{SelectedReport, selected};
use tertial_usecases::review::stored::of_report;

use super::sheet::{Checked, CheckedFinding, Sheet};
use crate::cli::Check;
use crate::database;
use crate::ids::OPERATOR;
use crate::stop::Stop;
use crate::terminal::Terminal;
use crate::wiring::{self, Children};

/// The findings that wait in the reports that the order selects.
pub(super) async fn sheet(
    order: &Check,
    address: &StoreAddress,
    rulebook: Rulebook,
    terminal: &Terminal,
) -> Result<Sheet, Stop> {
    let store = database::open_to_read(address).await?;
    let context = wiring::context(store.clone(), &Children::new()).with_rulebook(rulebook);
    let scope = Scope::operator(OPERATOR, Purpose::Read);
    let reports = selected(&context, &scope, order.unit.as_deref(), order.year)
        .await
        .map_err(wiring::stop)?;
    let bar = super::super::import::progress(reports.len(), "cli-check-progress", terminal);
    let mut sheet = Sheet { documents: Vec::with_capacity(reports.len()), refused: Vec::new() };
    let mut memory = SiblingMemory::default();
    for report in reports {
        let checked = checked(&context, &scope, report, (&mut memory, terminal))
            .await
            .map_err(wiring::stop)?;
        sheet.documents.push(checked);
        bar.inc(1);
    }
    bar.finish_and_clear();
    store.close().await;
    Ok(sheet)
}

async fn checked(
    context: &Context,
    scope: &Scope,
    report: SelectedReport,
    (memory, terminal): (&mut SiblingMemory, &Terminal),
) -> Result<Checked, Failure> {
    let review = of_report(context, scope, report.id, memory, terminal.localizer()).await?;
    let plain = |told| CheckedFinding { told, lines: None };
    let answered = review.answered.into_iter().map(|(told, answer)| (plain(told), answer.motive));
    let findings = review.open.into_iter().map(plain);
    Ok(Checked {
        path: PathBuf::from(format!("reports/{}", report.id)),
        title: Some(report.title),
        unit: Some(report.unit_name),
        year: Some(report.year.number()),
        kind: Some(report.kind.code()),
        findings: findings.collect(),
        answered: answered.collect(),
        silent: Vec::new(),
    })
}
