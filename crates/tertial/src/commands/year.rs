//! `tertial year`: a year is opened, undone and shown by the owner of the database.

use tertial_domain::permission::{Purpose, Scope};
use tertial_presentation::wording::report_name;
use tertial_store::Store;
use tertial_store::address::StoreAddress;
use tertial_usecases::context::Context;
use tertial_usecases::once::NamedWrite;
use tertial_usecases::year::showing::YearPage;
use tertial_usecases::year::{beginning, opening, proposal, showing};

use crate::cli::year::{Year, YearNamed, YearOpen};
use crate::ids::OPERATOR;
use crate::stop::Stop;
use crate::terminal::Terminal;
use crate::wiring::{self, Children};
use crate::{database, year_file};

/// Does what the word after `year` says.
pub(super) async fn run(order: &Year, terminal: &Terminal) -> Result<(), Stop> {
    let address = match order {
        Year::Open(order) => &order.database,
        Year::Undo(order) | Year::Show(order) => &order.database,
    };
    let office = Office::open(address).await?;
    let done = match order {
        Year::Open(order) => open(&office, order, terminal).await,
        Year::Undo(order) => undo(&office, order, terminal).await,
        Year::Show(order) => show(&office, order, terminal).await,
    };
    office.close(done).await
}

/// A database whose years are seen to.
struct Office {
    store: Store,
    context: Context,
    scope: Scope,
}

impl Office {
    async fn open(address: &StoreAddress) -> Result<Self, Stop> {
        let store = database::open_present(address).await?;
        let context = wiring::context(store.clone(), &Children::new());
        Ok(Self { store, context, scope: Scope::operator(OPERATOR, Purpose::Write) })
    }

    async fn close(self, done: Result<(), Stop>) -> Result<(), Stop> {
        drop(self.context);
        self.store.close().await;
        done
    }

    fn write(&self) -> NamedWrite {
        NamedWrite::fresh(self.context.ids.next())
    }
}

async fn open(office: &Office, order: &YearOpen, terminal: &Terminal) -> Result<(), Stop> {
    let file = year_file::read(&order.order)?;
    let Office { context, scope, .. } = office;
    let proposal = proposal::of_council(context, scope, file.year()).await.map_err(wiring::stop)?;
    let asked = file.order(&proposal)?;
    let opened = opening::open(context, scope, &office.write(), &asked).await;
    let opened = opened.map_err(wiring::stop)?;
    let localizer = terminal.localizer();
    let year = [("year", opened.year.to_string().into())];
    let key = if opened.is_again { "cli-year-opened-again" } else { "cli-year-opened" };
    terminal.line(&localizer.text_with(key, &year))?;
    if order.begin_plans {
        let top = (opened.year, proposal.place);
        let begun = beginning::begin_all(context, scope, top).await.map_err(wiring::stop)?;
        terminal.line(&localizer.text_with("cli-year-begun", &[("count", begun.into())]))?;
    }
    Ok(())
}

async fn undo(office: &Office, order: &YearNamed, terminal: &Terminal) -> Result<(), Stop> {
    let done = opening::undo(&office.context, &office.scope, &office.write(), order.year).await;
    done.map_err(wiring::stop)?;
    let year = [("year", order.year.to_string().into())];
    terminal.line(&terminal.localizer().text_with("cli-year-undone", &year))
}

async fn show(office: &Office, order: &YearNamed, terminal: &Terminal) -> Result<(), Stop> {
    let page = showing::show(&office.context, &office.scope, order.year).await;
    let page = page.map_err(wiring::stop)?;
    for line in lines(&page, terminal) {
        terminal.line(&line)?;
    }
    Ok(())
}

fn lines(page: &YearPage, terminal: &Terminal) -> Vec<String> {
    let localizer = terminal.localizer();
    let year = page.line.year.to_string();
    let mut lines = vec![localizer.text_with(
        "cli-year-shown",
        &[
            ("year", year.as_str().into()),
            ("goals", page.line.goal_set.clone().unwrap_or_default().into()),
        ],
    )];
    for (kind, due_on) in &page.line.deadlines {
        let name = localizer.text_with(report_name(*kind), &[("year", year.as_str().into())]);
        lines.push(format!("  {due_on}  {name}"));
    }
    for goal in &page.goals {
        lines.push(match &goal.owner {
            Some(owner) => format!("  {}  ({owner})", goal.title),
            None => format!("  {}", goal.title),
        });
        for (name, printed, decision) in &goal.targets {
            let decision = decision.as_deref().map(|one| format!("  {one}")).unwrap_or_default();
            lines.push(format!("      {name}: {printed}{decision}"));
        }
    }
    for (name, _) in &page.activities {
        lines.push(format!("  • {name}"));
    }
    for committee in &page.committees {
        let told = [
            ("name", committee.name.as_str().into()),
            ("units", committee.units.into()),
            ("begun", committee.begun.into()),
            ("ready", committee.handed_in.into()),
            ("adopted", committee.adopted.into()),
        ];
        lines.push(localizer.text_with("cli-year-committee", &told));
    }
    lines
}
