//! Indicators of schools, care and social services.

use tertial_domain::indicator::{Aggregation, Polarity};
use tertial_domain::period::Periodicity;
use tertial_domain::target::TargetOwner;

use super::define;
use crate::goals::ThemeKind;
use crate::indicators::{CouncilTarget, Crowd, Definition, Shape};
use crate::trade::Trade;

/// Schools, care and social services.
pub(super) static CARE: [Definition; 19] = [
    define(
        [
            "eligible",
            "Andel elever behöriga till gymnasiet",
            "andelen elever behöriga till gymnasiet",
            "%",
        ],
        (TargetOwner::Council, CouncilTarget::Number(8_800), false),
        (
            Polarity::HigherIsBetter,
            Aggregation::RatioOfSums,
            Periodicity::Year,
            Shape::PersonShare,
            Crowd::People(24),
        ),
        (0, [8_350, 40, -150, 700, 500, 100]),
        (ThemeKind::Core, &[Trade::School]),
    ),
    define(
        [
            "maths-six",
            "Andel elever i årskurs 6 med godkänt i matematik",
            "andelen elever i årskurs 6 med godkänt i matematik",
            "%",
        ],
        (TargetOwner::Committee, CouncilTarget::None, false),
        (
            Polarity::HigherIsBetter,
            Aggregation::RatioOfSums,
            Periodicity::Year,
            Shape::PersonShare,
            Crowd::People(26),
        ),
        (0, [8_500, 30, -200, 600, 150, 100]),
        (ThemeKind::Core, &[Trade::School]),
    ),
    define(
        [
            "school-absence",
            "Andel elever med frånvaro över 15 procent",
            "andelen elever med frånvaro över 15 procent",
            "%",
        ],
        (TargetOwner::Committee, CouncilTarget::None, true),
        (
            Polarity::LowerIsBetter,
            Aggregation::RatioOfSums,
            Periodicity::Tertial,
            Shape::PersonShare,
            Crowd::People(100),
        ),
        (0, [1_350, -20, 500, 350, 60, 100]),
        (ThemeKind::SecondCore, &[Trade::School]),
    ),
    define(
        [
            "preschool-parents",
            "Andel vårdnadshavare som är nöjda med förskolan",
            "andelen nöjda vårdnadshavare",
            "%",
        ],
        (TargetOwner::Council, CouncilTarget::Number(8_800), false),
        (
            Polarity::HigherIsBetter,
            Aggregation::RatioOfSums,
            Periodicity::Year,
            Shape::PersonShare,
            Crowd::People(110),
        ),
        (0, [8_500, 55, -220, 500, 120, 100]),
        (ThemeKind::Core, &[Trade::Preschool]),
    ),
    define(
        ["preschool-teachers", "Andel förskollärare", "andelen förskollärare", "%"],
        (TargetOwner::Committee, CouncilTarget::None, false),
        (
            Polarity::HigherIsBetter,
            Aggregation::RatioOfSums,
            Periodicity::Tertial,
            Shape::CaseShare,
            Crowd::Cases(21),
        ),
        (0, [4_000, 90, 0, 700, 0, 500]),
        (ThemeKind::Core, &[Trade::Preschool]),
    ),
    define(
        [
            "outdoor-groups",
            "Antal utedagar per grupp och månad",
            "antalet utedagar per grupp och månad",
            "dagar",
        ],
        (TargetOwner::Unit, CouncilTarget::None, true),
        (
            Polarity::HigherIsBetter,
            Aggregation::PlainMean,
            Periodicity::Tertial,
            Shape::Level,
            Crowd::Cases(100),
        ),
        (0, [900, 25, 250, 200, 0, 100]),
        (ThemeKind::SecondCore, &[Trade::Preschool]),
    ),
    define(
        ["home-care-content", "Andel nöjda med hemtjänsten", "andelen nöjda med hemtjänsten", "%"],
        (TargetOwner::Council, CouncilTarget::Number(8_700), false),
        (
            Polarity::HigherIsBetter,
            Aggregation::RatioOfSums,
            Periodicity::Year,
            Shape::PersonShare,
            Crowd::People(62),
        ),
        (0, [8_450, 65, -250, 520, -90, 100]),
        (ThemeKind::Core, &[Trade::HomeCare]),
    ),
    define(
        [
            "continuity",
            "Personalkontinuitet, antal personer under 14 dagar",
            "antalet personer som en omsorgstagare möter på 14 dagar",
            "personer",
        ],
        (TargetOwner::Committee, CouncilTarget::None, true),
        (
            Polarity::LowerIsBetter,
            Aggregation::WeightedMean,
            Periodicity::Tertial,
            Shape::PersonMean,
            Crowd::People(100),
        ),
        (1, [1_480, -32, 110, 190, 20, 100]),
        (ThemeKind::Core, &[Trade::HomeCare]),
    ),
    define(
        [
            "home-plan",
            "Andel med aktuell genomförandeplan",
            "andelen med aktuell genomförandeplan",
            "%",
        ],
        (TargetOwner::Council, CouncilTarget::Number(10_000), false),
        (
            Polarity::HigherIsBetter,
            Aggregation::RatioOfSums,
            Periodicity::Tertial,
            Shape::PersonShare,
            Crowd::People(100),
        ),
        (0, [7_900, 170, -500, 800, 150, 100]),
        (ThemeKind::Core, &[Trade::DayCentre, Trade::SupportedHousing, Trade::Assistance]),
    ),
    define(
        [
            "fall-risk",
            "Andel med riskbedömning för fall",
            "andelen med riskbedömning för fall",
            "%",
        ],
        (TargetOwner::Committee, CouncilTarget::None, false),
        (
            Polarity::HigherIsBetter,
            Aggregation::RatioOfSums,
            Periodicity::Tertial,
            Shape::PersonShare,
            Crowd::People(100),
        ),
        (0, [6_400, 280, -700, 900, 120, 500]),
        (ThemeKind::SecondCore, &[Trade::HomeCare, Trade::NursingHome]),
    ),
    define(
        [
            "nursing-home-content",
            "Andel nöjda med sitt vård- och omsorgsboende",
            "andelen nöjda med sitt boende",
            "%",
        ],
        (TargetOwner::Council, CouncilTarget::Number(8_400), false),
        (
            Polarity::HigherIsBetter,
            Aggregation::RatioOfSums,
            Periodicity::Year,
            Shape::PersonShare,
            Crowd::People(58),
        ),
        (0, [8_050, 75, -450, 600, -110, 100]),
        (ThemeKind::Core, &[Trade::NursingHome]),
    ),
    define(
        [
            "night-fast",
            "Andel med nattfasta under elva timmar",
            "andelen med nattfasta under elva timmar",
            "%",
        ],
        (TargetOwner::Unit, CouncilTarget::None, false),
        (
            Polarity::HigherIsBetter,
            Aggregation::RatioOfSums,
            Periodicity::Tertial,
            Shape::PersonShare,
            Crowd::People(100),
        ),
        (0, [6_100, 320, -250, 1_000, 60, 500]),
        (ThemeKind::Core, &[Trade::NursingHome]),
    ),
    define(
        ["attendance", "Närvaro, andel av planerade dagar", "närvaron", "%"],
        (TargetOwner::Committee, CouncilTarget::None, false),
        (
            Polarity::HigherIsBetter,
            Aggregation::RatioOfSums,
            Periodicity::Tertial,
            Shape::PersonShare,
            Crowd::People(2_400),
        ),
        (0, [8_450, -10, -1_200, 350, -350, 100]),
        (ThemeKind::Core, &[Trade::DayCentre]),
    ),
    define(
        [
            "chooses-work",
            "Andel som får välja arbetsuppgifter",
            "andelen som får välja arbetsuppgifter",
            "%",
        ],
        (TargetOwner::Committee, CouncilTarget::Number(7_500), false),
        (
            Polarity::HigherIsBetter,
            Aggregation::RatioOfSums,
            Periodicity::Year,
            Shape::PersonShare,
            Crowd::People(72),
        ),
        (0, [7_100, 120, -200, 600, -180, 100]),
        (ThemeKind::SecondCore, &[Trade::DayCentre]),
    ),
    define(
        [
            "can-influence",
            "Andel som upplever att de kan påverka insatsen",
            "andelen som upplever att de kan påverka insatsen",
            "%",
        ],
        (TargetOwner::Council, CouncilTarget::Increase, false),
        (
            Polarity::HigherIsBetter,
            Aggregation::RatioOfSums,
            Periodicity::Year,
            Shape::PersonShare,
            Crowd::People(64),
        ),
        (0, [7_600, 80, -260, 700, 140, 100]),
        (ThemeKind::SecondCore, &[Trade::SupportedHousing, Trade::Assistance]),
    ),
    define(
        [
            "waiting-days",
            "Väntetid till beslutad insats",
            "väntetiden till beslutad insats",
            "dagar",
        ],
        (TargetOwner::Council, CouncilTarget::Number(6_000), true),
        (
            Polarity::LowerIsBetter,
            Aggregation::WeightedMean,
            Periodicity::Tertial,
            Shape::PersonMean,
            Crowd::People(18),
        ),
        (0, [7_000, -170, 900, 900, -250, 500]),
        (ThemeKind::Core, &[Trade::NeedsAssessment]),
    ),
    define(
        [
            "decisions-followed-up",
            "Andel beslut som har följts upp inom ett år",
            "andelen beslut som har följts upp inom ett år",
            "%",
        ],
        (TargetOwner::Committee, CouncilTarget::None, false),
        (
            Polarity::HigherIsBetter,
            Aggregation::RatioOfSums,
            Periodicity::Tertial,
            Shape::PersonShare,
            Crowd::People(100),
        ),
        (0, [7_400, 210, -900, 800, 90, 500]),
        (ThemeKind::SecondCore, &[Trade::NeedsAssessment]),
    ),
    define(
        [
            "child-inquiries",
            "Andel utredningar färdiga inom fyra månader",
            "andelen utredningar färdiga inom fyra månader",
            "%",
        ],
        (TargetOwner::Council, CouncilTarget::Number(9_500), false),
        (
            Polarity::HigherIsBetter,
            Aggregation::RatioOfSums,
            Periodicity::Tertial,
            Shape::PersonShare,
            Crowd::People(34),
        ),
        (0, [7_800, 190, -350, 700, 80, 500]),
        (ThemeKind::Core, &[Trade::ChildWelfare]),
    ),
    define(
        [
            "first-assessments",
            "Andel förhandsbedömningar inom 14 dagar",
            "andelen förhandsbedömningar inom 14 dagar",
            "%",
        ],
        (TargetOwner::Committee, CouncilTarget::None, false),
        (
            Polarity::HigherIsBetter,
            Aggregation::RatioOfSums,
            Periodicity::Tertial,
            Shape::PersonShare,
            Crowd::People(88),
        ),
        (0, [8_600, 130, -200, 500, 50, 100]),
        (ThemeKind::Core, &[Trade::ChildWelfare]),
    ),
];
