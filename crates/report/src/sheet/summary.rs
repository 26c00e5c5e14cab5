//! One page for politicians: how the goals stand, figures against targets, money, and three
//! sentences of what has changed. What there is no room for is counted.

use tertial_domain::period::OperatingYear;
use tertial_domain::quantity::{Money, MoneyScale, Quantity, UnitOfMeasure};
use tertial_domain::report::ReportKind;
use tertial_domain::sheet::{GradeTally, Picture, Sheet, SheetBar, SheetPart};
use tertial_presentation::format;
use tertial_presentation::localizer::{Argument, Localizer};

/// Those who answer for goals that a page has room for.
pub const ANSWERERS_MAX: usize = 4;
/// Goals beside each other that a page has room for.
pub const GOALS_MAX: usize = 6;
/// Figures against targets that a page has room for.
pub const BARS_MAX: usize = 4;

/// What a summary is made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SummaryFacts {
    /// Whose: a unit, a committee or the city.
    pub place: String,
    /// The year.
    pub year: OperatingYear,
    /// Which of the year's documents.
    pub kind: ReportKind,
    /// How many reports it is made from, and how many of them are not adopted.
    pub reports: (usize, usize),
    /// Goals, in printed order.
    pub goals: Vec<String>,
    /// Those who answer for them, with a tally for each goal.
    pub answerers: Vec<(String, Vec<GradeTally>)>,
    /// Figures with targets, the council's first.
    pub figures: Vec<SheetBar>,
    /// Money, where the place's own report has a table of it.
    pub money: Option<MoneyOutlook>,
    /// The report before, with what its goals and its result were.
    pub before: Option<GradeMoves>,
}

/// The year's money of one place, in öre; costs are below zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MoneyOutlook {
    /// The scale that it is printed in.
    pub scale: MoneyScale,
    /// Name, budget and forecast (or outcome) of each sum line.
    pub sums: Vec<(String, i64, i64)>,
    /// The result of the budget and of the forecast.
    pub result: Option<(i64, i64)>,
    /// The forecast's result in the report before.
    pub before: Option<i64>,
}

/// How grades have moved since a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GradeMoves {
    /// The report before.
    pub kind: ReportKind,
    /// Its year.
    pub year: OperatingYear,
    /// Goals that are graded in both.
    pub compared: usize,
    /// Goals with a better grade now.
    pub better: usize,
    /// Goals with a worse grade now.
    pub worse: usize,
}

/// Makes the page.
pub fn summary(facts: &SummaryFacts, localizer: &Localizer) -> Sheet {
    let words = Words { localizer, facts };
    let shown = shown_figures(&facts.figures);
    let mut parts = vec![SheetPart::List(words.changes(shown.len()))];
    if !facts.goals.is_empty() && !facts.answerers.is_empty() {
        parts.push(SheetPart::Heading(words.text("sheet-goals")));
        parts.push(SheetPart::Picture {
            title: words.text("sheet-goals-picture"),
            picture: words.heat_map(),
        });
    }
    if !shown.is_empty() {
        parts.push(SheetPart::Heading(words.text("sheet-figures")));
        let title = words.text("sheet-figures-picture");
        parts.push(SheetPart::Picture { title, picture: Picture::Bars(shown) });
    }
    if let Some(money) = &facts.money {
        let bars = words.money_bars(money);
        if !bars.is_empty() {
            parts.push(SheetPart::Heading(words.text("sheet-money")));
            let title = words.text("sheet-money-picture");
            parts.push(SheetPart::Picture { title, picture: Picture::Bars(bars) });
        }
    }
    Sheet { title: words.title(), subtitle: Some(facts.place.clone()), parts }
}

/// The figures that a picture has room for: those of the commonest unit of measure, for one axis
/// holds one.
fn shown_figures(figures: &[SheetBar]) -> Vec<SheetBar> {
    let of_unit =
        |unit: &UnitOfMeasure| figures.iter().filter(|bar| bar.value.unit == *unit).count();
    let commonest = figures.iter().map(|bar| &bar.value.unit).max_by_key(|unit| of_unit(unit));
    let Some(commonest) = commonest else { return Vec::new() };
    let like = figures.iter().filter(|bar| bar.value.unit == *commonest);
    like.take(BARS_MAX).cloned().collect()
}

struct Words<'a> {
    localizer: &'a Localizer,
    facts: &'a SummaryFacts,
}

impl Words<'_> {
    fn text(&self, key: &str) -> String {
        self.localizer.text(key).into_owned()
    }

    fn with(&self, key: &str, told: &[(&str, Argument<'_>)]) -> String {
        self.localizer.text_with(key, told)
    }

    fn title(&self) -> String {
        let language = self.localizer.language();
        let report = format::report_name_short(language, self.facts.kind, self.facts.year);
        self.with("sheet-summary-title", &[("report", report.into())])
    }

    /// Sum lines, costs counted from zero up: the budget and under it the forecast.
    fn money_bars(&self, money: &MoneyOutlook) -> Vec<SheetBar> {
        let unit = match money.scale {
            MoneyScale::Krona => UnitOfMeasure::Krona,
            MoneyScale::ThousandKrona => UnitOfMeasure::ThousandKrona,
            MoneyScale::MillionKrona => UnitOfMeasure::MillionKrona,
        };
        let bar = |key: &str, name: &String, ore: i64| SheetBar {
            name: self.with(key, &[("name", name.into())]),
            value: Quantity {
                printed: String::new(),
                number: format::in_scale(Money { ore: ore.saturating_abs(), scale: money.scale }),
                unit: unit.clone(),
                share: None,
            },
            target: None,
            is_met: None,
        };
        // The costs stand last, and they are what a page has room for.
        let sums = money.sums.last().into_iter();
        sums.flat_map(|(name, budget, forecast)| {
            let outlook = match self.facts.kind {
                ReportKind::AnnualReport => "sheet-bar-outcome",
                ReportKind::AnnualPlan
                | ReportKind::TertialReport1
                | ReportKind::TertialReport2 => "sheet-bar-forecast",
            };
            [bar("sheet-bar-budget", name, *budget), bar(outlook, name, *forecast)]
        })
        .collect()
    }

    /// Goals and answerers that there is room for; those whose goals stand worst come first.
    fn heat_map(&self) -> Picture {
        let mut rows = self.facts.answerers.clone();
        if rows.len() > ANSWERERS_MAX {
            let trouble = |cells: &[GradeTally]| -> u32 {
                cells.iter().map(|GradeTally([_, partly, not, _, _])| partly + 3 * not).sum()
            };
            rows.sort_by_key(|(_, cells)| std::cmp::Reverse(trouble(cells)));
        }
        rows.truncate(ANSWERERS_MAX);
        for (_, cells) in &mut rows {
            cells.truncate(GOALS_MAX);
        }
        let columns = self.facts.goals.iter().take(GOALS_MAX).cloned().collect();
        Picture::HeatMap { columns, rows }
    }

    /// What there is no room for, counted.
    fn left_out(&self, figures_shown: usize) -> Option<String> {
        let facts = self.facts;
        let left = [
            ("sheet-more-answerers", facts.answerers.len().saturating_sub(ANSWERERS_MAX)),
            ("sheet-more-goals", facts.goals.len().saturating_sub(GOALS_MAX)),
            ("sheet-more-figures", facts.figures.len().saturating_sub(figures_shown)),
        ];
        let said = left.into_iter().filter(|(_, count)| *count > 0);
        let said: Vec<String> = said.map(|(key, count)| self.localizer.count(key, count)).collect();
        (!said.is_empty()).then(|| said.join(" "))
    }

    /// Three sentences: the goals, the figures, the money; and what they stand on.
    fn changes(&self, figures_shown: usize) -> Vec<String> {
        let mut said = vec![self.goals_moved(), self.figures_met()];
        said.extend(self.facts.money.as_ref().and_then(|money| self.result(money)));
        let (reports, open) = self.facts.reports;
        let told = [("reports", reports.into()), ("open", open.into())];
        let mut basis = self.with("sheet-basis", &told);
        if let Some(left_out) = self.left_out(figures_shown) {
            basis.push(' ');
            basis.push_str(&left_out);
        }
        said.push(basis);
        said
    }

    fn goals_moved(&self) -> String {
        let Some(moves) = self.facts.before.filter(|moves| moves.compared > 0) else {
            return self.text("sheet-nothing-before");
        };
        let before = format::report_name_short(self.localizer.language(), moves.kind, moves.year);
        let told = [
            ("before", before.into()),
            ("compared", moves.compared.into()),
            ("better", moves.better.into()),
            ("worse", moves.worse.into()),
        ];
        match (moves.better, moves.worse) {
            (0, 0) => self.with("sheet-grades-unmoved", &told),
            _ => self.with("sheet-grades-moved", &told),
        }
    }

    fn figures_met(&self) -> String {
        let held: Vec<bool> = self.facts.figures.iter().filter_map(|bar| bar.is_met).collect();
        if held.is_empty() {
            return self.text("sheet-no-figures");
        }
        let met = held.iter().filter(|is_met| **is_met).count();
        let missed = self.facts.figures.iter().filter(|bar| bar.is_met == Some(false));
        let mut names: Vec<String> = missed.map(|bar| bar.name.clone()).collect();
        let more = names.len().saturating_sub(2);
        names.truncate(2);
        if more > 0 {
            names.push(self.localizer.count("count-more", more));
        }
        let names = format::list(self.localizer.language(), &names);
        let told = [("met", met.into()), ("all", held.len().into()), ("names", names.into())];
        if met == held.len() {
            self.with("sheet-figures-all-met", &told)
        } else {
            self.with("sheet-figures-met", &told)
        }
    }

    fn result(&self, money: &MoneyOutlook) -> Option<String> {
        let (budget, forecast) = money.result?;
        let language = self.localizer.language();
        let amount = |ore| format::money(language, Money { ore, scale: money.scale });
        let told = [
            ("result", amount(forecast).into()),
            ("gap", amount(forecast.saturating_sub(budget)).into()),
        ];
        let key = match self.facts.kind {
            ReportKind::AnnualPlan | ReportKind::TertialReport1 | ReportKind::TertialReport2 => {
                "sheet-result"
            }
            ReportKind::AnnualReport => "sheet-result-year",
        };
        let mut said = self.with(key, &told);
        if let (Some(before), Some(moves)) = (money.before, self.facts.before) {
            let name = format::report_name_short(language, moves.kind, moves.year);
            let told = [("before", name.into()), ("result", amount(before).into())];
            said.push(' ');
            said.push_str(&self.with("sheet-result-before", &told));
        }
        Some(said)
    }
}
