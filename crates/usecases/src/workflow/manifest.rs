//! What is frozen when a report is adopted: its data, what its figures meant, where its place stood,
//! how its document was made, and who decided. JSON of this file's own, written once and only read
//! after that.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use tertial_domain::ids::{IndicatorId, PrincipalId, ReportId};
use tertial_domain::indicator::Indicator;
use tertial_domain::target::CouncilTargetScope;
use tertial_domain::workflow::Step;
use tertial_report::form::Form;
use tertial_report::stamp::{DataDigest, LogHead};
use tertial_report::template::TemplateSource;
use tertial_store::fingerprint::Fingerprint;
use tertial_store::report_facts::FactSubject;
use tertial_store::targets::StoredTarget;
use tertial_store::workflow::{Decision, NewSnapshot, Snapshot, StoredStep};
use tertial_store::{ReadSession, WriteSession};

use super::deciding::Decided;
use crate::context::{Context, RenderOrder};
use crate::directory::Directory;
use crate::failure::Failure;
use crate::reports::files::{Surroundings, Wanted};

/// The form of this file; a later one has another number.
const FORMAT: u32 = 1;

/// What was adopted, as it was then.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Manifest {
    format: u32,
    /// The program that froze it.
    program: String,
    report: FrozenReport,
    decision: FrozenDecision,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    correction: Option<FrozenCorrection>,
    /// The last event before the adoption: the log's own proof of when.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    log: Option<FrozenHead>,
    document: FrozenDocument,
    indicators: Vec<FrozenIndicator>,
    targets: Vec<FrozenTarget>,
    /// The place, those above and those below, nearest first.
    places: Vec<FrozenPlace>,
    /// The Report JSON, byte for byte.
    data: String,
}

#[derive(Debug, Serialize, Deserialize)]
struct FrozenReport {
    id: String,
    version: u32,
    sha256: String,
    unit: String,
    year: i16,
    kind: String,
}

#[derive(Debug, Serialize, Deserialize)]
struct FrozenDecision {
    register_number: String,
    decided_on: String,
    adopted_by: String,
    adopted_at: String,
    reviewed_by: Option<String>,
    reviewed_at: Option<String>,
}

#[derive(Debug, Serialize, Deserialize)]
struct FrozenCorrection {
    of_version: u32,
    reason: String,
}

#[derive(Debug, Serialize, Deserialize)]
struct FrozenHead {
    seq: u64,
    sha256: String,
}

/// What its document says besides the data, and the template that it is made by.
#[derive(Debug, Serialize, Deserialize)]
struct FrozenDocument {
    organisation: Option<String>,
    issued: String,
    template: Option<String>,
    logo: Option<String>,
}

#[derive(Debug, Serialize, Deserialize)]
struct FrozenIndicator {
    id: String,
    name: String,
    unit: Option<String>,
    polarity: Option<String>,
    aggregation: Option<String>,
    individual_based: Option<bool>,
    council_target_scope: Option<String>,
    periodicity: Option<String>,
}

#[derive(Debug, Serialize, Deserialize)]
struct FrozenTarget {
    indicator: String,
    owner: String,
    printed: String,
    valid_from: String,
    decision: Option<String>,
}

#[derive(Debug, Serialize, Deserialize)]
struct FrozenPlace {
    id: String,
    level: String,
    name: String,
    parent: Option<String>,
}

/// Freezes the version that is to be adopted.
pub(super) async fn frozen(
    context: &Context,
    session: &mut WriteSession,
    decided: &Decided<'_>,
    (decision, now): (Decision, Timestamp),
) -> Result<NewSnapshot, Failure> {
    let stored = &decided.stored;
    let (id, version) = (stored.id, stored.latest);
    let adopted = (session.scope().principal(), now);
    let correction = session.correction(id).await?;
    let corrected = match &correction {
        Some(correction) => session.report_version(correction.corrects).await?,
        None => None,
    };
    let log = session.log_head(stored.authority).await?;
    let surroundings = Surroundings::load(session).await?;
    let number = Some(decided.working.number);
    let wanted = Wanted::from(Form::Pdf);
    let scope = session.scope().clone();
    let (_, order) = surroundings.order((context, &scope), session, (id, number), wanted).await?;
    let data = String::from_utf8(order.report_json)
        .map_err(|_| Failure::Internal("a stored report is no UTF-8".to_owned()))?;
    let steps = session.steps_of(id).await?;
    let review = steps.iter().rev().find(|step| step.taken.step == Step::Review);
    let manifest = Manifest {
        format: FORMAT,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        report: FrozenReport {
            id: id.to_string(),
            version: decided.working.number,
            sha256: decided.working.hash.to_string(),
            unit: stored.unit.to_string(),
            year: stored.year.number(),
            kind: stored.kind.code().to_owned(),
        },
        decision: frozen_decision(&decision, adopted, review),
        correction: correction.as_ref().zip(corrected).map(|(correction, of)| FrozenCorrection {
            of_version: of.number,
            reason: correction.reason.clone(),
        }),
        log: log.map(|(seq, sha256)| FrozenHead { seq, sha256: sha256.to_string() }),
        document: FrozenDocument {
            organisation: order.organisation,
            issued: now.to_string(),
            template: order.template.as_ref().map(|template| template.text.clone()),
            logo: order.template.and_then(|template| template.logo),
        },
        indicators: indicators(session, decided).await?,
        targets: targets(session, decided).await?,
        places: places(&surroundings.directory, decided),
        data,
    };
    let bytes = serde_json::to_vec(&manifest)
        .map_err(|error| Failure::Internal(format!("a manifest cannot be written: {error}")))?;
    Ok(NewSnapshot {
        snapshot: Snapshot {
            sha256: Fingerprint::of(&bytes),
            version,
            report: id,
            authority: stored.authority,
            number: decided.working.number,
            corrects: correction.as_ref().map(|correction| correction.corrects),
            reason: correction.map(|correction| correction.reason),
            decision,
            adopted,
        },
        manifest: bytes,
    })
}

fn frozen_decision(
    decision: &Decision,
    (adopted_by, adopted_at): (PrincipalId, Timestamp),
    review: Option<&StoredStep>,
) -> FrozenDecision {
    FrozenDecision {
        register_number: decision.register_number.clone(),
        decided_on: decision.decided_on.to_string(),
        adopted_by: adopted_by.to_string(),
        adopted_at: adopted_at.to_string(),
        reviewed_by: review.map(|review| review.taken.by.to_string()),
        reviewed_at: review.map(|review| review.taken.at.to_string()),
    }
}

/// The definitions of the indicators that the version links to.
async fn indicators(
    session: &mut ReadSession,
    decided: &Decided<'_>,
) -> Result<Vec<FrozenIndicator>, Failure> {
    let mut linked: BTreeSet<IndicatorId> = BTreeSet::new();
    for place in session.fact_places(decided.stored.latest).await? {
        match place.subject {
            FactSubject::Indicator(Some(id)) => drop(linked.insert(id)),
            FactSubject::Indicator(None)
            | FactSubject::Goal(_)
            | FactSubject::Activity(_)
            | FactSubject::Section
            | FactSubject::Table => {}
        }
    }
    let mut known = session.indicators().await?;
    known.retain(|indicator| linked.contains(&indicator.id));
    known.sort_unstable_by_key(|indicator| indicator.id);
    Ok(known.iter().map(frozen_indicator).collect())
}

fn frozen_indicator(indicator: &Indicator) -> FrozenIndicator {
    FrozenIndicator {
        id: indicator.id.to_string(),
        name: indicator.name.clone(),
        unit: indicator.unit.clone(),
        polarity: indicator.polarity.map(|one| one.code().to_owned()),
        aggregation: indicator.aggregation.map(|one| one.code().to_owned()),
        individual_based: indicator.individual_based,
        council_target_scope: indicator
            .council_target_scope
            .map(|scope| scope_code(scope).to_owned()),
        periodicity: indicator.periodicity.map(|one| one.code().to_owned()),
    }
}

const fn scope_code(scope: CouncilTargetScope) -> &'static str {
    match scope {
        CouncilTargetScope::Unit => "unit",
        CouncilTargetScope::Total => "total",
    }
}

/// The targets that bind the place in the year: those that the version says, and those that were
/// decided for it.
async fn targets(
    session: &mut ReadSession,
    decided: &Decided<'_>,
) -> Result<Vec<FrozenTarget>, Failure> {
    let stored = &decided.stored;
    let mut targets = session.targets_of_unit(stored.unit, Some(stored.year)).await?;
    targets.retain(|target| target.report_version.is_none());
    targets.extend(session.targets_of_version(stored.latest).await?);
    targets.sort_unstable_by_key(|target| (target.indicator, target.valid_from, target.id));
    Ok(targets.iter().map(frozen_target).collect())
}

fn frozen_target(target: &StoredTarget) -> FrozenTarget {
    FrozenTarget {
        indicator: target.indicator.to_string(),
        owner: target.owner.code().to_owned(),
        printed: target.printed.clone(),
        valid_from: target.valid_from.to_string(),
        decision: target.decision.clone(),
    }
}

/// The place as it stood at the end of its year, those above it and those below it.
fn places(directory: &Directory, decided: &Decided<'_>) -> Vec<FrozenPlace> {
    let stored = &decided.stored;
    let day = directory.day_in(stored.unit, stored.year);
    let mut ids = vec![stored.unit];
    ids.extend(directory.above(stored.unit, day));
    let mut below = vec![stored.unit];
    while let Some(place) = below.pop() {
        for child in directory.children(place, day) {
            // A broken organisation may lead in a circle.
            if !ids.contains(&child.id) {
                ids.push(child.id);
                below.push(child.id);
            }
        }
    }
    ids.into_iter()
        .filter_map(|id| {
            let unit = directory.get(id)?;
            let period = directory.period(id, day)?;
            Some(FrozenPlace {
                id: id.to_string(),
                level: unit.level.code().to_owned(),
                name: period.name.clone(),
                parent: period.parent.map(|parent| parent.to_string()),
            })
        })
        .collect()
}

impl Manifest {
    /// Reads what was frozen.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, Failure> {
        serde_json::from_slice(bytes)
            .map_err(|error| Failure::Internal(format!("a manifest cannot be read: {error}")))
    }

    /// The Report JSON, byte for byte.
    pub(super) fn data(self) -> Vec<u8> {
        self.data.into_bytes()
    }

    /// Where the log of events stood before the adoption; none where it held nothing.
    pub(crate) fn log_head(&self) -> Result<Option<LogHead>, Failure> {
        let Some(head) = &self.log else { return Ok(None) };
        let digest = Fingerprint::read(&head.sha256)
            .ok_or_else(|| Failure::Internal("a manifest's head is broken".to_owned()))?;
        let digest = DataDigest::new(*digest.bytes());
        Ok(Some(LogHead { number: head.seq, digest }))
    }

    /// What makes its document, from nothing but what was frozen.
    pub(super) fn order(self, (form, attach_data): (Form, bool)) -> Result<RenderOrder, Failure> {
        let broken = |what: &str| Failure::Internal(format!("a manifest's {what} is broken"));
        let log = self.log_head()?;
        let issued: Timestamp = self.document.issued.parse().map_err(|_| broken("instant"))?;
        let report: ReportId = self.report.id.parse().map_err(|_| broken("report"))?;
        let logo = self.document.logo;
        Ok(RenderOrder {
            attach_data,
            version: Some(self.report.version),
            organisation: self.document.organisation,
            template: self.document.template.map(|text| TemplateSource { text, logo }),
            report: Some(report),
            log,
            ..RenderOrder::of(self.data.into_bytes(), form, issued)
        })
    }
}
