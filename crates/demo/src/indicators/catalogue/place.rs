//! Indicators of culture, work, streets, buildings, water and rescue.

use tertial_domain::indicator::{Aggregation, Polarity};
use tertial_domain::period::Periodicity;
use tertial_domain::target::TargetOwner;

use super::define;
use crate::goals::ThemeKind;
use crate::indicators::{CouncilTarget, Crowd, Definition, Shape};
use crate::trade::Trade;

/// Culture, work, streets, buildings, water and rescue.
pub(super) static PLACE: [Definition; 15] = [
    define(
        [
            "left-support",
            "Andel som har lämnat bistånd för arbete eller studier",
            "andelen som har lämnat bistånd för arbete eller studier",
            "%",
        ],
        (TargetOwner::Council, CouncilTarget::Increase, false),
        (
            Polarity::HigherIsBetter,
            Aggregation::RatioOfSums,
            Periodicity::Tertial,
            Shape::PersonShare,
            Crowd::People(100),
        ),
        (0, [2_650, 110, -450, 400, -420, 100]),
        (ThemeKind::Core, &[Trade::IncomeSupport]),
    ),
    define(
        ["decision-days", "Andel beslut inom tio dagar", "andelen beslut inom tio dagar", "%"],
        (TargetOwner::Committee, CouncilTarget::None, false),
        (
            Polarity::HigherIsBetter,
            Aggregation::RatioOfSums,
            Periodicity::Tertial,
            Shape::PersonShare,
            Crowd::People(300),
        ),
        (0, [8_100, 120, -400, 700, 30, 100]),
        (ThemeKind::SecondCore, &[Trade::IncomeSupport]),
    ),
    define(
        [
            "went-on",
            "Andel deltagare som har gått vidare till arbete eller studier",
            "andelen deltagare som har gått vidare till arbete eller studier",
            "%",
        ],
        (TargetOwner::Committee, CouncilTarget::None, false),
        (
            Polarity::HigherIsBetter,
            Aggregation::RatioOfSums,
            Periodicity::Tertial,
            Shape::PersonShare,
            Crowd::People(82),
        ),
        (0, [4_100, 140, -700, 600, -260, 100]),
        (ThemeKind::Core, &[Trade::LabourMarket]),
    ),
    define(
        ["summer-jobs", "Antal tillhandahållna feriejobb", "antalet feriejobb", "st"],
        (TargetOwner::Council, CouncilTarget::Total(90_000), false),
        (
            Polarity::HigherIsBetter,
            Aggregation::Sum,
            Periodicity::Year,
            Shape::PersonCount,
            Crowd::Cases(100),
        ),
        (0, [14_000, 200, -4_500, 4_000, 900, 1_000]),
        (ThemeKind::Core, &[Trade::LabourMarket]),
    ),
    define(
        ["library-visits", "Antal besök", "antalet besök", "st"],
        (TargetOwner::Council, CouncilTarget::Increase, false),
        (
            Polarity::HigherIsBetter,
            Aggregation::Sum,
            Periodicity::Tertial,
            Shape::Amount,
            Crowd::Cases(100),
        ),
        (0, [6_400_000, 110_000, -2_900_000, 2_100_000, 0, 100_000]),
        (ThemeKind::Core, &[Trade::Library]),
    ),
    define(
        [
            "youth-sessions",
            "Antal deltagartillfällen för unga",
            "antalet deltagartillfällen för unga",
            "st",
        ],
        (TargetOwner::Council, CouncilTarget::Increase, false),
        (
            Polarity::HigherIsBetter,
            Aggregation::Sum,
            Periodicity::Tertial,
            Shape::PersonCount,
            Crowd::Cases(100),
        ),
        (0, [940_000, 15_000, -380_000, 310_000, -90_000, 10_000]),
        (ThemeKind::Core, &[Trade::Sports]),
    ),
    define(
        [
            "faults-fixed",
            "Andel felanmälningar åtgärdade inom fem dagar",
            "andelen felanmälningar åtgärdade inom fem dagar",
            "%",
        ],
        (TargetOwner::Committee, CouncilTarget::None, false),
        (
            Polarity::HigherIsBetter,
            Aggregation::RatioOfSums,
            Periodicity::Tertial,
            Shape::CaseShare,
            Crowd::Cases(1_350),
        ),
        (0, [7_700, 150, -150, 700, 0, 100]),
        (ThemeKind::Core, &[Trade::ParksAndStreets, Trade::Property]),
    ),
    define(
        [
            "park-content",
            "Andel invånare som är nöjda med parker och torg",
            "andelen invånare som är nöjda med parker och torg",
            "%",
        ],
        (TargetOwner::Council, CouncilTarget::Number(8_200), false),
        (
            Polarity::HigherIsBetter,
            Aggregation::RatioOfSums,
            Periodicity::Year,
            Shape::PersonShare,
            Crowd::People(2),
        ),
        (0, [7_800, 60, 150, 400, 160, 100]),
        (ThemeKind::SecondCore, &[Trade::ParksAndStreets]),
    ),
    define(
        [
            "inspections",
            "Andel genomförda tillsynsbesök enligt plan",
            "andelen genomförda tillsynsbesök",
            "%",
        ],
        (TargetOwner::Committee, CouncilTarget::None, false),
        (
            Polarity::HigherIsBetter,
            Aggregation::RatioOfSums,
            Periodicity::Tertial,
            Shape::CaseShare,
            Crowd::Cases(320),
        ),
        (0, [8_800, 90, -1_600, 700, 0, 500]),
        (ThemeKind::Core, &[Trade::EnvironmentalControl, Trade::Rescue]),
    ),
    define(
        [
            "permit-weeks",
            "Handläggningstid för bygglov",
            "handläggningstiden för bygglov",
            "veckor",
        ],
        (TargetOwner::Committee, CouncilTarget::None, true),
        (
            Polarity::LowerIsBetter,
            Aggregation::WeightedMean,
            Periodicity::Tertial,
            Shape::Level,
            Crowd::Cases(100),
        ),
        (1, [1_040, -35, 60, 170, 0, 100]),
        (ThemeKind::Core, &[Trade::CityPlanning]),
    ),
    define(
        [
            "samples-clean",
            "Andel vattenprov utan anmärkning",
            "andelen vattenprov utan anmärkning",
            "%",
        ],
        (TargetOwner::Council, CouncilTarget::Number(9_950), false),
        (
            Polarity::HigherIsBetter,
            Aggregation::RatioOfSums,
            Periodicity::Tertial,
            Shape::CaseShare,
            Crowd::Cases(460),
        ),
        (1, [9_840, 9, 0, 80, 0, 50]),
        (ThemeKind::Core, &[Trade::WasteAndWater]),
    ),
    define(
        ["household-waste", "Hushållsavfall per invånare", "hushållsavfallet per invånare", "kg"],
        (TargetOwner::Committee, CouncilTarget::None, true),
        (
            Polarity::LowerIsBetter,
            Aggregation::Latest,
            Periodicity::Year,
            Shape::Level,
            Crowd::Cases(100),
        ),
        (0, [19_800, -520, 700, 900, 0, 500]),
        (ThemeKind::SecondCore, &[Trade::WasteAndWater]),
    ),
    define(
        ["response-minutes", "Insatstid, median", "insatstiden", "minuter"],
        (TargetOwner::Council, CouncilTarget::Number(800), true),
        (
            Polarity::LowerIsBetter,
            Aggregation::None,
            Periodicity::Tertial,
            Shape::Level,
            Crowd::Cases(100),
        ),
        (1, [830, -9, -30, 110, 0, 10]),
        (ThemeKind::Core, &[Trade::Rescue]),
    ),
    define(
        [
            "first-contact",
            "Andel ärenden lösta vid första kontakten",
            "andelen ärenden lösta vid första kontakten",
            "%",
        ],
        (TargetOwner::Unit, CouncilTarget::None, false),
        (
            Polarity::HigherIsBetter,
            Aggregation::RatioOfSums,
            Periodicity::Tertial,
            Shape::CaseShare,
            Crowd::Cases(2_600),
        ),
        (0, [6_600, 180, -400, 900, 0, 100]),
        (ThemeKind::Core, &[Trade::Administration]),
    ),
    define(
        [
            "answered-complaints",
            "Andel synpunkter besvarade inom tio dagar",
            "andelen synpunkter besvarade inom tio dagar",
            "%",
        ],
        (TargetOwner::Committee, CouncilTarget::SetByCommittee, false),
        (
            Polarity::HigherIsBetter,
            Aggregation::RatioOfSums,
            Periodicity::Tertial,
            Shape::CaseShare,
            Crowd::Cases(48),
        ),
        (0, [8_200, 160, -300, 700, 0, 500]),
        (
            ThemeKind::SecondCore,
            &[Trade::Library, Trade::Sports, Trade::CityPlanning, Trade::Administration],
        ),
    ),
];
