//! The trades that units work in, and which of the council's goals they serve.

/// What a unit does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Trade {
    /// *Förskola*
    Preschool,
    /// *Grundskola*
    School,
    /// *Hemtjänst*
    HomeCare,
    /// *Vård- och omsorgsboende*
    NursingHome,
    /// *Daglig verksamhet*
    DayCentre,
    /// *LSS-boende, boendestöd*
    SupportedHousing,
    /// *Personlig assistans, ledsagning*
    Assistance,
    /// *Biståndsbedömning*
    NeedsAssessment,
    /// *Socialtjänst, barn och unga*
    ChildWelfare,
    /// *Ekonomiskt bistånd*
    IncomeSupport,
    /// *Bibliotek och kultur*
    Library,
    /// *Idrott och fritid*
    Sports,
    /// *Park och gata*
    ParksAndStreets,
    /// *Miljötillsyn*
    EnvironmentalControl,
    /// *Stadsbyggnad*
    CityPlanning,
    /// *Fastighet*
    Property,
    /// *Avfall och vatten*
    WasteAndWater,
    /// *Arbetsmarknad och vuxenutbildning*
    LabourMarket,
    /// *Stab: personal, teknik, ekonomi, information*
    Administration,
    /// *Räddningstjänst*
    Rescue,
}

impl Trade {
    /// Every trade.
    pub const ALL: [Self; 20] = [
        Self::Preschool,
        Self::School,
        Self::HomeCare,
        Self::NursingHome,
        Self::DayCentre,
        Self::SupportedHousing,
        Self::Assistance,
        Self::NeedsAssessment,
        Self::ChildWelfare,
        Self::IncomeSupport,
        Self::Library,
        Self::Sports,
        Self::ParksAndStreets,
        Self::EnvironmentalControl,
        Self::CityPlanning,
        Self::Property,
        Self::WasteAndWater,
        Self::LabourMarket,
        Self::Administration,
        Self::Rescue,
    ];

    /// The printed numbers of the council's area goals that its core goals serve, in the goal sets
    /// of 2019 and 2023.
    pub(crate) const fn core_areas(self) -> (&'static str, &'static str) {
        match self {
            Self::Preschool => ("1.1", "1.1"),
            Self::School => ("1.2", "1.1"),
            Self::HomeCare | Self::NursingHome => ("1.4", "1.3"),
            Self::DayCentre
            | Self::SupportedHousing
            | Self::Assistance
            | Self::NeedsAssessment
            | Self::ChildWelfare => ("1.3", "1.2"),
            Self::IncomeSupport | Self::LabourMarket => ("3.1", "3.3"),
            Self::Library | Self::Sports => ("2.3", "1.4"),
            Self::ParksAndStreets | Self::EnvironmentalControl | Self::WasteAndWater => {
                ("2.4", "2.3")
            }
            Self::CityPlanning => ("2.1", "2.3"),
            Self::Property => ("2.2", "2.1"),
            Self::Administration => ("3.4", "3.1"),
            Self::Rescue => ("1.5", "3.4"),
        }
    }

    /// Which of several committee goals under one area goal it answers.
    pub(crate) const fn branch(self) -> usize {
        match self {
            Self::NeedsAssessment
            | Self::Sports
            | Self::ParksAndStreets
            | Self::CityPlanning
            | Self::NursingHome => 1,
            Self::ChildWelfare => 2,
            Self::Preschool
            | Self::School
            | Self::HomeCare
            | Self::DayCentre
            | Self::SupportedHousing
            | Self::Assistance
            | Self::IncomeSupport
            | Self::Library
            | Self::EnvironmentalControl
            | Self::Property
            | Self::WasteAndWater
            | Self::LabourMarket
            | Self::Administration
            | Self::Rescue => 0,
        }
    }

    /// How many people one unit usually serves, and how many it employs.
    pub(crate) const fn usual_size(self) -> (i64, i64) {
        match self {
            Self::Preschool => (96, 24),
            Self::School => (460, 62),
            Self::HomeCare => (210, 74),
            Self::NursingHome => (72, 81),
            Self::DayCentre => (84, 31),
            Self::SupportedHousing => (22, 28),
            Self::Assistance => (46, 95),
            Self::NeedsAssessment => (1_450, 34),
            Self::ChildWelfare => (640, 38),
            Self::IncomeSupport => (820, 36),
            Self::Library => (5_200, 19),
            Self::Sports => (2_900, 22),
            Self::ParksAndStreets => (18_000, 33),
            Self::EnvironmentalControl => (740, 21),
            Self::CityPlanning => (620, 29),
            Self::Property => (190, 35),
            Self::WasteAndWater => (14_500, 40),
            Self::LabourMarket => (520, 37),
            Self::Administration => (310, 26),
            Self::Rescue => (21_000, 48),
        }
    }

    /// Women of a hundred among the people served, and among the staff.
    pub(crate) const fn women_percent(self) -> (i64, i64) {
        match self {
            Self::Preschool => (49, 93),
            Self::School => (49, 74),
            Self::HomeCare => (66, 84),
            Self::NursingHome => (69, 87),
            Self::DayCentre => (44, 76),
            Self::SupportedHousing => (42, 73),
            Self::Assistance => (51, 72),
            Self::NeedsAssessment => (63, 88),
            Self::ChildWelfare => (47, 86),
            Self::IncomeSupport => (46, 82),
            Self::Library => (58, 75),
            Self::Sports => (45, 48),
            Self::ParksAndStreets => (50, 29),
            Self::EnvironmentalControl => (38, 64),
            Self::CityPlanning => (37, 61),
            Self::Property => (48, 27),
            Self::WasteAndWater => (49, 24),
            Self::LabourMarket => (48, 69),
            Self::Administration => (62, 66),
            Self::Rescue => (50, 9),
        }
    }
}
