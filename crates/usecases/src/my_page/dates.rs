//! The places around a person and the last days that count for them.

use std::collections::HashMap;

use jiff::civil::Date;
use tertial_domain::annual_wheel::{AnnualWheel, Occasion};
use tertial_domain::ids::UnitId;
use tertial_domain::period::OperatingYear;
use tertial_domain::report::ReportKind;
use tertial_domain::year::{Deadline, nearest};
use tertial_store::ReadSession;
use tertial_store::my_page::PlaceToday;

use crate::failure::Failure;

/// A person's places with those above them, and the deadlines of the open years.
pub(super) struct Surroundings {
    places: HashMap<UnitId, PlaceToday>,
    deadlines: Vec<Deadline>,
}

impl Surroundings {
    /// Reads them: two questions.
    pub(super) async fn load(
        session: &mut ReadSession,
        held: &[UnitId],
        today: Date,
    ) -> Result<Self, Failure> {
        let places = session.places_upwards(held, today).await?;
        let deadlines = session.year_deadlines().await?;
        Ok(Self::new(places, deadlines))
    }

    pub(super) fn new(places: Vec<PlaceToday>, deadlines: Vec<Deadline>) -> Self {
        let places = places.into_iter().map(|place| (place.id, place)).collect();
        Self { places, deadlines }
    }

    pub(super) fn get(&self, place: UnitId) -> Option<&PlaceToday> {
        self.places.get(&place)
    }

    /// Every place, in the order of their identities.
    pub(super) fn all(&self) -> Vec<UnitId> {
        let mut all: Vec<UnitId> = self.places.keys().copied().collect();
        all.sort_unstable();
        all
    }

    pub(super) fn name(&self, place: UnitId) -> String {
        self.get(place).map(|place| place.name.clone()).unwrap_or_default()
    }

    /// A place and those above it, nearest first.
    pub(super) fn way_up(&self, place: UnitId) -> Vec<UnitId> {
        let mut way = vec![place];
        let mut at = self.get(place).and_then(|place| place.parent);
        while let Some(parent) = at.filter(|parent| !way.contains(parent)) {
            way.push(parent);
            at = self.get(parent).and_then(|place| place.parent);
        }
        way
    }

    /// The last day of a document for a place.
    pub(super) fn due_on(
        &self,
        place: UnitId,
        document: (OperatingYear, ReportKind),
    ) -> Option<Date> {
        nearest(&self.deadlines, &self.way_up(place), document).map(|deadline| deadline.due_on)
    }

    /// Every document that has a last day for a place, with that day.
    pub(super) fn due(&self, place: UnitId) -> Vec<((OperatingYear, ReportKind), Date)> {
        let mut documents: Vec<(OperatingYear, ReportKind)> =
            self.deadlines.iter().map(|deadline| (deadline.year, deadline.kind)).collect();
        documents.sort_unstable();
        documents.dedup();
        let way_up = self.way_up(place);
        let due = |document| nearest(&self.deadlines, &way_up, document);
        documents
            .into_iter()
            .filter_map(|document| Some((document, due(document)?.due_on)))
            .collect()
    }

    /// The year of some places.
    pub(super) fn wheel(&self, places: &[UnitId], today: Date) -> AnnualWheel {
        let of_place = |place: &UnitId| {
            let place = *place;
            self.due(place)
                .into_iter()
                .map(move |((year, kind), on)| (on, Occasion::HandIn(year, kind), place))
        };
        AnnualWheel::new(today, places.iter().flat_map(of_place))
    }
}
