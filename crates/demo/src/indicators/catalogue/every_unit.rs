//! Indicators that most units share: staff, money, environment, preparedness.

use tertial_domain::indicator::{Aggregation, Polarity};
use tertial_domain::period::Periodicity;
use tertial_domain::target::TargetOwner;

use super::define;
use crate::goals::ThemeKind;
use crate::indicators::{CouncilTarget, Crowd, Definition, Shape};
use crate::trade::Trade;

/// Staff, money, environment and preparedness.
pub(super) static EVERY_UNIT: [Definition; 12] = [
    define(
        ["sick-leave", "Sjukfrånvaro", "sjukfrånvaron", "%"],
        (TargetOwner::Council, CouncilTarget::SetByCommittee, false),
        (
            Polarity::LowerIsBetter,
            Aggregation::RatioOfSums,
            Periodicity::Tertial,
            Shape::HourShare,
            Crowd::Staff,
        ),
        (1, [850, -14, 170, 170, 190, 50]),
        (ThemeKind::Staff, &[]),
    ),
    define(
        ["sick-leave-short", "Sjukfrånvaro dag 1–14", "korttidsfrånvaron", "%"],
        (TargetOwner::Council, CouncilTarget::SetByCommittee, false),
        (
            Polarity::LowerIsBetter,
            Aggregation::RatioOfSums,
            Periodicity::Tertial,
            Shape::HourShare,
            Crowd::Staff,
        ),
        (1, [290, -4, 90, 60, 30, 10]),
        (ThemeKind::Staff, &[]),
    ),
    define(
        ["engagement", "Medarbetarindex", "medarbetarindex", ""],
        (TargetOwner::Council, CouncilTarget::Number(8_200), false),
        (
            Polarity::HigherIsBetter,
            Aggregation::WeightedMean,
            Periodicity::Year,
            Shape::PersonMean,
            Crowd::Staff,
        ),
        (0, [7_700, 35, -120, 420, 90, 100]),
        (ThemeKind::Staff, &[]),
    ),
    define(
        [
            "introduction",
            "Andel nyanställda som har fått introduktion",
            "andelen nyanställda som har fått introduktion",
            "%",
        ],
        (TargetOwner::Unit, CouncilTarget::None, false),
        (
            Polarity::HigherIsBetter,
            Aggregation::RatioOfSums,
            Periodicity::Tertial,
            Shape::CaseShare,
            Crowd::Cases(9),
        ),
        (0, [7_600, 260, -500, 900, 0, 500]),
        (
            ThemeKind::Staff,
            &[Trade::Preschool, Trade::NursingHome, Trade::SupportedHousing, Trade::Assistance],
        ),
    ),
    define(
        [
            "substitute-hours",
            "Andel timmar utförda av vikarier",
            "andelen timmar som utförs av vikarier",
            "%",
        ],
        (TargetOwner::Unit, CouncilTarget::None, true),
        (
            Polarity::LowerIsBetter,
            Aggregation::RatioOfSums,
            Periodicity::Tertial,
            Shape::CaseShare,
            Crowd::Cases(42_000),
        ),
        (1, [1_450, -45, 300, 420, 0, 50]),
        (ThemeKind::Staff, &[Trade::HomeCare, Trade::DayCentre]),
    ),
    define(
        ["budget", "Nämndens budgetföljsamhet", "budgetföljsamheten", "%"],
        (TargetOwner::Council, CouncilTarget::Number(10_000), false),
        (
            Polarity::Neutral,
            Aggregation::RatioOfSums,
            Periodicity::Tertial,
            Shape::CaseShare,
            Crowd::Cases(31_000),
        ),
        (1, [10_010, -4, -20, 110, 0, 100]),
        (ThemeKind::Money, &[]),
    ),
    define(
        ["contract-purchases", "Andel inköp på avtal", "andelen inköp på avtal", "%"],
        (TargetOwner::Council, CouncilTarget::Increase, false),
        (
            Polarity::HigherIsBetter,
            Aggregation::RatioOfSums,
            Periodicity::Tertial,
            Shape::CaseShare,
            Crowd::Cases(900),
        ),
        (0, [8_100, 130, -300, 700, 0, 100]),
        (
            ThemeKind::Money,
            &[
                Trade::Administration,
                Trade::Property,
                Trade::WasteAndWater,
                Trade::ParksAndStreets,
                Trade::CityPlanning,
                Trade::Rescue,
            ],
        ),
    ),
    define(
        ["electricity", "Elanvändning", "elanvändningen", "MWh"],
        (TargetOwner::Council, CouncilTarget::Decrease, false),
        (
            Polarity::LowerIsBetter,
            Aggregation::Sum,
            Periodicity::Tertial,
            Shape::Amount,
            Crowd::Cases(100),
        ),
        (0, [31_000, -300, -2_500, 5_000, 0, 500]),
        (
            ThemeKind::Environment,
            &[
                Trade::Preschool,
                Trade::School,
                Trade::NursingHome,
                Trade::Property,
                Trade::Sports,
                Trade::Library,
                Trade::WasteAndWater,
                Trade::Rescue,
                Trade::CityPlanning,
            ],
        ),
    ),
    define(
        ["food-waste", "Matsvinn per portion", "matsvinnet per portion", "gram"],
        (TargetOwner::Council, CouncilTarget::Decrease, false),
        (
            Polarity::LowerIsBetter,
            Aggregation::WeightedMean,
            Periodicity::Tertial,
            Shape::Level,
            Crowd::Cases(100),
        ),
        (0, [6_200, -260, 250, 1_100, 0, 500]),
        (
            ThemeKind::Environment,
            &[Trade::Preschool, Trade::School, Trade::NursingHome, Trade::DayCentre],
        ),
    ),
    define(
        [
            "reused-furniture",
            "Andel återbrukade möbler och inventarier",
            "andelen återbrukade möbler och inventarier",
            "%",
        ],
        (TargetOwner::Council, CouncilTarget::Increase, false),
        (
            Polarity::HigherIsBetter,
            Aggregation::RatioOfSums,
            Periodicity::Tertial,
            Shape::CaseShare,
            Crowd::Cases(60),
        ),
        (0, [2_600, 420, -250, 900, 0, 500]),
        (
            ThemeKind::Environment,
            &[
                Trade::DayCentre,
                Trade::Administration,
                Trade::SupportedHousing,
                Trade::NeedsAssessment,
                Trade::ChildWelfare,
                Trade::IncomeSupport,
                Trade::LabourMarket,
                Trade::EnvironmentalControl,
                Trade::Assistance,
            ],
        ),
    ),
    define(
        ["car-trips", "Andel tjänsteresor med egen bil", "andelen tjänsteresor med egen bil", "%"],
        (TargetOwner::Committee, CouncilTarget::None, true),
        (
            Polarity::LowerIsBetter,
            Aggregation::RatioOfSums,
            Periodicity::Tertial,
            Shape::CaseShare,
            Crowd::Cases(820),
        ),
        (0, [3_400, -210, -600, 800, 0, 500]),
        (
            ThemeKind::Environment,
            &[Trade::HomeCare, Trade::ParksAndStreets, Trade::EnvironmentalControl],
        ),
    ),
    define(
        [
            "plans-tested",
            "Andel beredskapsplaner som har övats",
            "andelen beredskapsplaner som har övats",
            "%",
        ],
        (TargetOwner::Council, CouncilTarget::Number(8_000), false),
        (
            Polarity::HigherIsBetter,
            Aggregation::RatioOfSums,
            Periodicity::Tertial,
            Shape::CaseShare,
            Crowd::Cases(12),
        ),
        (0, [2_000, 650, 0, 1_500, 0, 500]),
        (ThemeKind::Crisis, &[]),
    ),
];
