//! The committees of Ekstad, their departments and how many units of each trade they have.

use crate::trade::Trade;

/// A committee (*nämnd*) and its administration (*förvaltning*).
#[derive(Debug)]
pub(crate) struct CommitteePlan {
    pub(crate) name: &'static str,
    pub(crate) administration: &'static str,
    /// What its register numbers begin with.
    pub(crate) code: &'static str,
    pub(crate) street: &'static str,
    /// The committee that it became part of on the day of the merger.
    pub(crate) merges_into: Option<&'static str>,
    pub(crate) in_small: bool,
    pub(crate) groups: &'static [Group],
}

/// Units of one trade in one department.
#[derive(Debug)]
pub(crate) struct Group {
    pub(crate) department: &'static str,
    pub(crate) trade: Trade,
    /// Units with names of their own.
    pub(crate) fixed: &'static [&'static str],
    /// Further units, named after places.
    pub(crate) more: usize,
}

/// The district committee that two became.
pub(crate) const MERGED: &str = "Hamnstaden-Råsens stadsdelsnämnd";
/// A unit's name before and after it was renamed.
pub(crate) const RENAMED: (&str, &str) =
    ("Enheten för försörjningsstöd", "Försörjningsenheten Ekstad");
/// The unit that was split.
pub(crate) const SPLIT_UNIT: &str = "Fältgruppen och ungdomsstödet";
/// What it was split into, with the share of each in per cent.
pub(crate) const SPLIT_PARTS: [(&str, i64); 2] = [("Fältgruppen", 40), ("Ungdomsstödet", 60)];
/// The unit that the pictures of the product show.
pub(crate) const ALMGARDEN: &str = "Almgårdens dagliga verksamhet";

const fn group(
    department: &'static str,
    trade: Trade,
    fixed: &'static [&'static str],
    more: usize,
) -> Group {
    Group { department, trade, fixed, more }
}

const fn committee(
    name: &'static str,
    administration: &'static str,
    (code, street): (&'static str, &'static str),
    groups: &'static [Group],
) -> CommitteePlan {
    CommitteePlan { name, administration, code, street, merges_into: None, in_small: false, groups }
}

/// The office that writes for the council.
pub(crate) const COUNCIL_PLAN: CommitteePlan =
    committee("Kommunfullmäktige", "Stadsledningskontoret", ("KF", "Rådhustorget 1"), &[]);

const SOCIAL_GROUPS: &[Group] = &[
    group("Stöd och omsorg", Trade::DayCentre, &[ALMGARDEN, "Lindhagens dagliga verksamhet"], 1),
    group(
        "Stöd och omsorg",
        Trade::SupportedHousing,
        &[
            "Boendestöd Norra",
            "Boendestöd Södra",
            "Kvarnbackens stödboende",
            "Björkdalens gruppbostad",
            "Hamngatans servicebostad",
            "Råsens korttidsboende",
        ],
        1,
    ),
    group(
        "Stöd och omsorg",
        Trade::Assistance,
        &["Enheten för ledsagning", "Personlig assistans"],
        0,
    ),
    group("Stöd och omsorg", Trade::NeedsAssessment, &["Biståndsenheten"], 0),
    group(
        "Barn, unga och vuxna",
        Trade::ChildWelfare,
        &[SPLIT_UNIT, "Fältgruppen", "Ungdomsstödet", "Ungdomsmottagningen"],
        2,
    ),
    group("Barn, unga och vuxna", Trade::IncomeSupport, &[RENAMED.0, "Vuxenenheten"], 1),
];

/// The committees, in the order of the city's own lists.
pub(crate) const COMMITTEES: [CommitteePlan; 14] = [
    committee(
        "Kommunstyrelsen",
        "Stadsledningskontoret",
        ("KS", "Rådhustorget 1"),
        &[group(
            "Stadsledningskontoret",
            Trade::Administration,
            &[
                "Personalenheten",
                "Enheten för digital utveckling",
                "Kommunikationsenheten",
                "Ekonomienheten",
                "Kansliet",
                "Upphandlingsenheten",
                "Näringslivsenheten",
                "Kontaktcenter Ekstad",
                "Löneservice",
                "Juridiska enheten",
                "Säkerhetsenheten",
                "Servicedriften",
            ],
            0,
        )],
    ),
    CommitteePlan {
        name: "Socialnämnden",
        administration: "Socialförvaltningen",
        code: "SOC",
        street: "Lindallén 12",
        merges_into: None,
        in_small: true,
        groups: SOCIAL_GROUPS,
    },
    committee(
        "Äldrenämnden",
        "Äldreförvaltningen",
        ("ÄN", "Lindallén 14"),
        &[
            group("Hemtjänst", Trade::HomeCare, &[], 6),
            group("Vård- och omsorgsboende", Trade::NursingHome, &[], 9),
            group("Myndighet", Trade::NeedsAssessment, &["Biståndsenheten äldre"], 1),
        ],
    ),
    committee(
        "Utbildningsnämnden",
        "Utbildningsförvaltningen",
        ("UTB", "Skolgatan 3"),
        &[group("Grundskola", Trade::School, &[], 26)],
    ),
    committee(
        "Kultur- och fritidsnämnden",
        "Kultur- och fritidsförvaltningen",
        ("KFN", "Teatergatan 8"),
        &[
            group("Bibliotek och kultur", Trade::Library, &["Ekstads stadsbibliotek"], 6),
            group("Idrott och fritid", Trade::Sports, &[], 6),
        ],
    ),
    committee(
        "Stadsmiljönämnden",
        "Stadsmiljöförvaltningen",
        ("SMN", "Hamnkajen 20"),
        &[
            group("Park och gata", Trade::ParksAndStreets, &[], 6),
            group("Tillsyn", Trade::EnvironmentalControl, &[], 3),
            group("Avfall och vatten", Trade::WasteAndWater, &["Ekstads vattenverk"], 3),
        ],
    ),
    committee(
        "Stadsbyggnadsnämnden",
        "Stadsbyggnadskontoret",
        ("SBN", "Hamnkajen 22"),
        &[group("Plan och bygg", Trade::CityPlanning, &["Kart- och mätenheten"], 5)],
    ),
    committee(
        "Fastighetsnämnden",
        "Fastighetskontoret",
        ("FN", "Verkstadsgatan 5"),
        &[group("Förvaltning och projekt", Trade::Property, &["Energienheten"], 6)],
    ),
    committee(
        "Arbetsmarknadsnämnden",
        "Arbetsmarknadsförvaltningen",
        ("AMN", "Stationsgatan 2"),
        &[group("Arbete och lärande", Trade::LabourMarket, &["Feriejobbsenheten"], 5)],
    ),
    committee(
        "Räddningsnämnden",
        "Räddningstjänsten",
        ("RN", "Brandstationsvägen 1"),
        &[group("Operativ avdelning", Trade::Rescue, &["Brandstation Centrum"], 3)],
    ),
    CommitteePlan {
        name: "Hamnstadens stadsdelsnämnd",
        administration: "Hamnstadens stadsdelsförvaltning",
        code: "HSD",
        street: "Sjöbodsgatan 4",
        merges_into: Some(MERGED),
        in_small: true,
        groups: &[
            group("Förskola", Trade::Preschool, &[], 7),
            group("Äldreomsorg", Trade::HomeCare, &[], 2),
            group("Fritid", Trade::Sports, &[], 2),
            group("Försörjning", Trade::IncomeSupport, &[], 1),
        ],
    },
    CommitteePlan {
        name: "Råsens stadsdelsnämnd",
        administration: "Råsens stadsdelsförvaltning",
        code: "RSD",
        street: "Råsens torg 9",
        merges_into: Some(MERGED),
        in_small: true,
        groups: &[
            group("Förskola", Trade::Preschool, &[], 6),
            group("Äldreomsorg", Trade::HomeCare, &[], 2),
            group("Fritid", Trade::Sports, &[], 1),
            group("Äldreomsorg", Trade::NursingHome, &[], 1),
        ],
    },
    committee(
        "Björkdalens stadsdelsnämnd",
        "Björkdalens stadsdelsförvaltning",
        ("BSD", "Björkdalsvägen 30"),
        &[
            group("Förskola", Trade::Preschool, &[], 8),
            group("Äldreomsorg", Trade::HomeCare, &[], 2),
            group("Kultur", Trade::Library, &[], 1),
            group("Försörjning", Trade::IncomeSupport, &[], 1),
        ],
    ),
    CommitteePlan {
        name: MERGED,
        administration: "Hamnstaden-Råsens stadsdelsförvaltning",
        code: "HRD",
        street: "Sjöbodsgatan 4",
        merges_into: None,
        in_small: true,
        groups: &[],
    },
];
