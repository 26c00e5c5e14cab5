//! The default city and the small city as a whole.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod facts;
mod faults;
mod organisation;
mod texts;

use std::sync::OnceLock;

use tertial_demo::city::{City, DemoReport, city};
use tertial_demo::plan::{CityPlan, Scale};

/// The small city with its reports, made once.
fn small() -> &'static (City, Vec<DemoReport>) {
    static SMALL: OnceLock<(City, Vec<DemoReport>)> = OnceLock::new();
    SMALL.get_or_init(|| {
        let city = city(CityPlan { scale: Scale::small(), ..CityPlan::default() });
        let reports = city.reports().collect();
        (city, reports)
    })
}

/// The default city, made once.
fn usual() -> &'static City {
    static USUAL: OnceLock<City> = OnceLock::new();
    USUAL.get_or_init(|| city(CityPlan::default()))
}
