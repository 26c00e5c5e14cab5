//! Short accounts of many reports: one page for politicians, and the month's report for those who
//! lead. Computed when they are asked for, and never stored.

mod month;
mod standing;
mod year;

use jiff::civil::Date;
use tertial_domain::assessment::GradingScale;
use tertial_domain::ids::UnitId;
use tertial_domain::organisation::OrgLevel;
use tertial_domain::period::OperatingYear;
use tertial_domain::permission::{Act, Scope};
use tertial_domain::problem::Problem;
use tertial_domain::report::ReportKind;
use tertial_domain::sheet::Sheet;
use tertial_exchange::sheet_json;
use tertial_presentation::language::Language;
use tertial_presentation::localizer::Localizer;
use tertial_report::compose::Setting;
use tertial_report::template::DocumentKind;
use tertial_report::{html, sheet};

use crate::context::{CityTemplate, Context, RenderOrder};
use crate::directory::Directory;
use crate::failure::{Failure, OrNotFound, permit};
use crate::reports::city_name;
use crate::reports::files::{Form, template_for};
pub(crate) use year::outlook;

/// A sheet with who publishes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadeSheet {
    /// Whose it is.
    pub place: UnitId,
    /// Their name.
    pub place_name: String,
    /// The city that publishes it.
    pub organisation: Option<String>,
    /// What it says.
    pub sheet: Sheet,
    /// The city's template for it.
    pub template: Option<CityTemplate>,
}

impl MadeSheet {
    /// The sheet as an HTML fragment, safe to put in as it is.
    pub fn markup(&self) -> String {
        let scale = GradingScale::stockholm();
        let localizer = Localizer::of(Language::Swedish);
        let organisation = self.organisation.as_deref();
        let setting = Setting { localizer, organisation, scale: &scale };
        let document = match &self.template {
            Some(own) => sheet::document_by(&own.template, &self.sheet, &setting),
            None => sheet::document(&self.sheet, &setting),
        };
        html::html(&document)
    }

    /// The sheet as a document of a form.
    pub async fn file(&self, context: &Context, form: Form) -> Result<Vec<u8>, Failure> {
        let order = RenderOrder {
            organisation: self.organisation.clone(),
            template: self.template.as_ref().map(|own| own.source.clone()),
            ..RenderOrder::of(sheet_json::write(&self.sheet), form, context.clock.now())
        };
        (context.render)(order).await.map_err(Failure::refused)
    }
}

/// One page of how a unit, a committee or the city stands in a report's part of a year.
pub async fn summary(
    context: &Context,
    scope: &Scope,
    place: Option<UnitId>,
    (year, kind): (OperatingYear, ReportKind),
) -> Result<MadeSheet, Failure> {
    permit(scope, Act::ReadReport)?;
    let mut session = context.store.read(scope).await?;
    let directory = Directory::load(&mut session).await?;
    let place = place.or_else(|| directory.top().map(|top| top.id)).or_not_found()?;
    let level = directory.get(place).or_not_found()?.level;
    let facts = year::facts(&mut session, &directory, (place, year, kind)).await?;
    let template = template_for(context, (DocumentKind::Summary, level), year).cloned();
    Ok(MadeSheet {
        place,
        place_name: facts.place.clone(),
        organisation: city_name(&mut session, &directory).await?,
        sheet: in_words_of(template.as_ref(), |words| sheet::summary(&facts, words)),
        template,
    })
}

/// How a committee, or each of the city's, stands at the end of a month.
pub async fn monthly(
    context: &Context,
    scope: &Scope,
    place: Option<UnitId>,
    month: Date,
) -> Result<MadeSheet, Failure> {
    permit(scope, Act::ReadReport)?;
    let mut session = context.store.read(scope).await?;
    let directory = Directory::load(&mut session).await?;
    let place = place.or_else(|| directory.top().map(|top| top.id)).or_not_found()?;
    let level = directory.get(place).or_not_found()?.level;
    match level {
        OrgLevel::Council | OrgLevel::Committee => {}
        OrgLevel::Department | OrgLevel::Unit | OrgLevel::Workplace => {
            return Err(Failure::refused(Problem::new("sheet-not-here")));
        }
    }
    let facts = month::facts(&mut session, &directory, (place, month.last_of_month())).await?;
    let template = template_for(context, (DocumentKind::MonthlyReport, level), facts.year);
    let template = template.cloned();
    Ok(MadeSheet {
        place,
        place_name: facts.place.clone(),
        organisation: city_name(&mut session, &directory).await?,
        sheet: in_words_of(template.as_ref(), |words| sheet::monthly(&facts, words)),
        template,
    })
}

/// A sheet in a template's words, else in the product's. A document speaks Swedish, whoever asks
/// for it, unless its template says otherwise.
fn in_words_of(template: Option<&CityTemplate>, make: impl FnOnce(&Localizer) -> Sheet) -> Sheet {
    match template {
        Some(own) => make(&own.template.localizer()),
        None => make(Localizer::of(Language::Swedish)),
    }
}

/// The newest report of a place: what its summary is about unless another is asked for.
pub async fn newest(
    context: &Context,
    scope: &Scope,
    place: UnitId,
) -> Result<(OperatingYear, ReportKind), Failure> {
    permit(scope, Act::ReadFacts)?;
    let mut session = context.store.read(scope).await?;
    let reports = session.reports_of_unit(place).await?;
    let follow_up = reports.iter().find(|report| report.kind.year_part().is_some());
    let found = follow_up.or_else(|| reports.first());
    found.map(|report| (report.year, report.kind)).or_not_found()
}
