//! A report of the fictional city Ekstad, rich enough to show every part of a document.

use tertial_domain::activity::ActivityState;
use tertial_domain::assessment::{Assessment, AssessmentTense, GradeCode, GradingScale};
use tertial_domain::goal::{GoalLevel, GoalText};
use tertial_domain::outcome::BySex;
use tertial_domain::period::{OperatingYear, YearPart};
use tertial_domain::quantity::{Quantity, Value};
use tertial_domain::report::{
    ActivityRow, GoalNode, Head, IndicatorField, IndicatorRow, OutlineEntry, PlainTable, Report,
    ReportKind, Section,
};
use tertial_domain::rich_text::{Block, LinkTarget, MarkKind, RichText};
use tertial_domain::target::Target;
use tertial_presentation::charts::{ChartContext, LinePeriod, WithinYear, line_with_target};
use tertial_presentation::language::Language;
use tertial_presentation::localizer::Localizer;
use tertial_report::compose::{Setting, compose};
use tertial_report::document::{self, Document, Figure};

/// The sample report as a document, with a chart in it.
pub(crate) fn document() -> Document {
    let scale = GradingScale::stockholm();
    let localizer = Localizer::of(Language::Swedish);
    let setting = Setting { localizer, organisation: Some("Ekstads stad"), scale: &scale };
    let mut document = compose(&report(), &setting);
    let picture = document::Block::Figure(satisfied());
    let after_summary = document
        .blocks
        .iter()
        .position(|block| matches!(block, document::Block::Goal(_)))
        .unwrap_or(0);
    document.blocks.insert(after_summary.saturating_sub(1), picture);
    document
}

/// Satisfied customers over five years, as a chart.
fn satisfied() -> Figure {
    let read = |printed: &str| Quantity::read(printed).map(Value::Number);
    let outcomes = [
        (2021, "79 %", "80 %", "78 %"),
        (2022, "80 %", "80 %", "80 %"),
        (2023, "82 %", "81 %", "83 %"),
        (2024, "83 %", "81 %", "84 %"),
        (2025, "86 %", "84 %", "87 %"),
    ];
    let period = |(year, total, men, women)| {
        Some(LinePeriod {
            year: OperatingYear::new(year)?,
            part: YearPart::FullYear,
            outcome: BySex { total: read(total), women: read(women), men: read(men), other: None },
            target: Quantity::read("88 %").map(Target::AtLeast),
            forecast: None,
        })
    };
    let periods: Vec<LinePeriod> = outcomes.into_iter().filter_map(period).collect();
    let language = Language::Swedish;
    let context = ChartContext { language, id: "nojda", title: "Nöjda kunder 2021 till 2025" };
    let caption = "Nöjda kunder 2021 till 2025, procent. Mäts varje höst.".to_owned();
    Figure::new(line_with_target(&context, WithinYear::Level, &periods), Some(caption))
}

/// The sample report.
pub(crate) fn report() -> Report {
    Report {
        kind: Some(ReportKind::AnnualReport),
        year: OperatingYear::new(2025),
        title: Some("Verksamhetsberättelse 2025".to_owned()),
        unit: Some("Björkdalens hemtjänst".to_owned()),
        committee: None,
        register_number: Some("ÄLN 2026/074".to_owned()),
        date: Some("2026-02-09".to_owned()),
        case_officer: Some("Enhetschefen".to_owned()),
        recipient: Some("Äldrenämnden".to_owned()),
        head: Head {
            administration: Some("Äldreförvaltningen".to_owned()),
            addresses: vec![
                "Björkdalens hemtjänst".to_owned(),
                "Smedjegränd 4".to_owned(),
                "990 12 Ekstad".to_owned(),
                "ekstad.example".to_owned(),
            ],
            phone: Some("0900-123 61".to_owned()),
            meeting_date: Some("2026-03-12".to_owned()),
            signatories: vec!["Enhetschefen".to_owned(), "Avdelningschefen".to_owned()],
            related_register_numbers: vec!["ÄLN 2024/411".to_owned()],
        },
        proposed_decisions: vec![
            "Äldrenämnden godkänner verksamhetsberättelsen.".to_owned(),
            "Äldrenämnden för över resultatet, 384 tkr, till enhetens resultatfond.".to_owned(),
        ],
        outline: [0, 1]
            .map(OutlineEntry::Section)
            .into_iter()
            .chain([OutlineEntry::Goals])
            .chain((2..8).map(OutlineEntry::Section))
            .collect(),
        sections: sections(),
        goals: goals(),
        tables: tables(),
    }
}

fn paragraph(words: &str) -> Block {
    Block::Paragraph(RichText::plain(words.to_owned()))
}

fn items(words: &[&str]) -> Vec<RichText> {
    words.iter().map(|&item| RichText::plain(item.to_owned())).collect()
}

/// Marks the first place where `words` stand.
fn marked(text: &str, words: &str, kind: MarkKind) -> Block {
    let mut rich = RichText::plain(text.to_owned());
    if let Some(start) = text.find(words) {
        rich.mark(start, start + words.len(), kind);
    }
    Block::Paragraph(rich)
}

fn section(heading: &str, level: u8, blocks: Vec<Block>) -> Section {
    Section { heading: heading.to_owned(), level, blocks }
}

fn sections() -> Vec<Section> {
    let plan = LinkTarget::new("https://ekstad.example/aldre/vardplan");
    let link = plan.map_or(MarkKind::Italic, MarkKind::Link);
    vec![
        section(
            "Sammanfattande analys",
            1,
            vec![
                paragraph(
                    "Björkdalens hemtjänst gav under året stöd åt 264 personer i fyra stadsdelar. \
                     Den nya planeringen gör att varje kund möter färre personer: i medeltal elva \
                     under två veckor mot fjorton året innan.",
                ),
                marked(
                    "Tre av fem enhetsmål uppfylls helt. Maten är det område där vi inte kommit \
                     dit vi ville: måltidsstödet nådde inte målet och vi vet varför.",
                    "Tre av fem enhetsmål uppfylls helt.",
                    MarkKind::Bold,
                ),
                paragraph("Inför nästa år är tre saker viktigast:"),
                Block::BulletList(items(&[
                    "måltiden ska bli en stund och inte ett moment i schemat,",
                    "nyckelhanteringen ska vara helt digital före sommaren,",
                    "vikarier ska gå bredvid minst fyra pass innan de arbetar ensamma.",
                ])),
                marked(
                    "Hur vi arbetar med genomförandeplaner beskrivs i vårdplanen på stadens webb.",
                    "vårdplanen på stadens webb",
                    link,
                ),
            ],
        ),
        section("Uppföljning av kommunfullmäktiges inriktningsmål", 1, Vec::new()),
        section("Uppföljning av ekonomi", 1, Vec::new()),
        section(
            "Uppföljning av driftbudget",
            2,
            vec![
                Block::Table(0),
                paragraph(
                    "Överskottet kommer av lägre kostnader för vikarier under våren. Bilarna \
                     kostade mer än planerat: två leasingavtal löpte vidare i väntan på elbilar.",
                ),
            ],
        ),
        section("Investeringar", 2, vec![paragraph("Inget att redovisa.")]),
        section(
            "Systematiskt kvalitetsarbete",
            1,
            vec![
                paragraph(
                    "Varje arbetsgrupp går igenom sina avvikelser den första torsdagen i månaden. \
                     Fem rutiner har skrivits om, varav två efter förslag från anhöriga.",
                ),
                Block::NumberedList(items(&[
                    "Nycklar kvitteras i telefonen och inte på papper.",
                    "Den som larmar får besked inom tio minuter om när någon kommer.",
                    "Läkemedel signeras innan man går ut genom dörren.",
                ])),
            ],
        ),
        section("Synpunkter och klagomål", 2, vec![Block::Table(1)]),
        section("Övrigt", 1, Vec::new()),
    ]
}

fn tables() -> Vec<PlainTable> {
    let table = |under: &str, section, header: &[&str], rows: &[&[&str]]| PlainTable {
        under: Some(under.to_owned()),
        section: Some(section),
        header: header.iter().map(|&cell| cell.to_owned()).collect(),
        rows: rows.iter().map(|row| row.iter().map(|&cell| cell.to_owned()).collect()).collect(),
        scale: None,
    };
    vec![
        table(
            "Uppföljning av driftbudget",
            3,
            &["Tkr", "Budget 2025", "Utfall 2025", "Avvikelse", "Utfall 2024"],
            &[
                &["Bidrag", "1 240", "1 312", "72", "1 198"],
                &["Försäljning av verksamhet", "58 400", "58 105", "-295", "55 870"],
                &["Summa intäkter", "59 640", "59 417", "-223", "57 068"],
                &["Personal", "-47 900", "-47 064", "836", "-45 310"],
                &["Lokaler", "-2 850", "-2 850", "0", "-2 790"],
                &["Fordon", "-3 190", "-3 541", "-351", "-3 022"],
                &["Övriga kostnader", "-5 700", "-5 578", "122", "-5 631"],
                &["Summa kostnader", "-59 640", "-59 033", "607", "-56 753"],
                &["Resultat", "0", "384", "384", "315"],
            ],
        ),
        table(
            "Synpunkter och klagomål",
            6,
            &["Vad gällde det?", "T1", "T2", "VB", "Totalt", "Sammanfattning och åtgärder"],
            &[
                &[
                    "Tider som inte hölls",
                    "9",
                    "6",
                    "4",
                    "19",
                    "De flesta gäller morgnar. Planeraren ringer nu själv när det blir sent.",
                ],
                &["Bemötande", "2", "3", "1", "6", "Tas upp enskilt och i gruppen."],
                &["Mat", "4", "4", "5", "13", "Se enhetsmålet om måltider."],
                &["Beröm", "11", "8", "14", "33", ""],
                &["Summa", "26", "21", "24", "71", ""],
            ],
        ),
    ]
}

fn graded(grade: GradeCode) -> Assessment {
    Assessment::Graded { grade, tense: AssessmentTense::Final }
}

fn goal(level: GoalLevel, number: Option<&str>, title: &str, below: Vec<GoalNode>) -> GoalNode {
    let mut goal = GoalNode::new(level, number.map(str::to_owned), title.to_owned());
    goal.assessment = Assessment::NotAssessed;
    goal.goals = below;
    goal
}

/// A row of an indicator table: outcome, men, women, previous, target, council target, period.
fn indicator(name: &str, cells: [&str; 7]) -> IndicatorRow {
    let mut row = IndicatorRow::new(name.to_owned());
    let fields = [
        IndicatorField::Outcome,
        IndicatorField::OutcomeMen,
        IndicatorField::OutcomeWomen,
        IndicatorField::Previous,
        IndicatorField::Target,
        IndicatorField::CouncilTarget,
        IndicatorField::Period,
    ];
    for (field, cell) in fields.into_iter().zip(cells) {
        row.set_cell(field, Some(cell.to_owned()));
    }
    row
}

fn activity(
    name: &str,
    days: [&str; 2],
    state: ActivityState,
    analysis: Option<&str>,
) -> ActivityRow {
    let [start, end] = days.map(str::to_owned);
    ActivityRow {
        name: name.to_owned(),
        start: Some(start),
        end: Some(end),
        deviation: (state == ActivityState::Deviating).then(|| "Avvikelse".to_owned()),
        state: Some(state),
        analysis: analysis.map(paragraph).into_iter().collect(),
        uncertain: Vec::new(),
    }
}

fn goals() -> Vec<GoalNode> {
    vec![
        goal(
            GoalLevel::Focus,
            Some("1"),
            "I Ekstad blir man gammal på sitt eget sätt",
            vec![
                goal(
                    GoalLevel::Area,
                    Some("1.1"),
                    "Den som behöver hjälp i vardagen får den av få och kända personer",
                    vec![goal(
                        GoalLevel::Committee,
                        None,
                        "Hemtjänsten är trygg och utgår från den enskilde",
                        vec![continuity(), meals()],
                    )],
                ),
                goal(
                    GoalLevel::Area,
                    Some("1.4"),
                    "Anhöriga orkar",
                    vec![goal(
                        GoalLevel::Committee,
                        None,
                        "Anhöriga vet vem de ska vända sig till",
                        vec![relatives()],
                    )],
                ),
            ],
        ),
        goal(
            GoalLevel::Focus,
            Some("2"),
            "Ekstad är i ordning, i dag och när det krisar",
            vec![goal(
                GoalLevel::Area,
                Some("2.3"),
                "Medarbetare stannar och utvecklas",
                vec![goal(
                    GoalLevel::Committee,
                    None,
                    "Äldrenämndens arbetsplatser är hållbara",
                    vec![staff(), preparedness()],
                )],
            )],
        ),
    ]
}

fn continuity() -> GoalNode {
    let title = "Kunden känner igen den som kommer";
    let mut goal = goal(GoalLevel::Unit, None, title, Vec::new());
    goal.assessment = graded(GradeCode::FULLY_MET);
    goal.add_text(
        GoalText::ExpectedResult,
        vec![paragraph("Ingen kund möter fler än tolv olika personer under två veckor.")],
    );
    let mut people = indicator(
        "Personer som en kund möter under 14 dagar",
        ["11", "11", "11", "14", "12", "13", "VB 2025"],
    );
    people.analysis = vec![paragraph(
        "Minskningen beror på att varje kund har två fasta kontakter som planeras först. På \
         helgerna är antalet fortfarande högre, mellan tretton och femton.",
    )];
    let mut content = indicator(
        "Nöjda kunder",
        ["86 %", "84 %", "87 %", "83 %", "88 %", "tas fram av nämnden", "2025"],
    );
    content.analysis = vec![paragraph(
        "Svaren stiger för fjärde året. Störst är lyftet bland dem som haft insatser kortare tid \
         än ett år.",
    )];
    content.comment = vec![paragraph("Mäts varje höst. 171 av 264 kunder svarade.")];
    goal.indicators = vec![
        people,
        content,
        indicator(
            "Aktuell genomförandeplan",
            ["94 %", "93 %", "95 %", "90 %", "95 %", "100 %", "VB 2025"],
        ),
    ];
    goal.activities = vec![
        activity(
            "Två fasta kontakter för varje kund, som planeras före alla andra pass",
            ["2025-01-15", "2025-06-30"],
            ActivityState::Done,
            Some("Klart i mars. Kunderna fick namn och bild på sina kontakter i brevlådan."),
        ),
        activity(
            "Helgscheman som följer kunden och inte rutten",
            ["2025-09-01", "2026-05-31"],
            ActivityState::Ongoing,
            None,
        ),
    ];
    goal.add_text(
        GoalText::Analysis,
        vec![
            paragraph(
                "När planeringen börjar med kontakterna blir resten lättare att lägga. \
                 Restiderna ökade i början men är nu tillbaka på samma nivå som tidigare, \
                 eftersom kontakterna bor i samma kvarter som sina kunder gör.",
            ),
            paragraph("Nästa steg är helgerna."),
        ],
    );
    goal
}

fn meals() -> GoalNode {
    let title = "Maten smakar och äts i lugn och ro";
    let mut goal = goal(GoalLevel::Unit, None, title, Vec::new());
    goal.assessment = graded(GradeCode::NOT_MET);
    goal.add_text(
        GoalText::ExpectedResult,
        vec![paragraph("Den som har stöd vid måltiden får minst tjugo minuter och sällskap.")],
    );
    goal.indicators = vec![indicator(
        "Måltidsstöd om minst 20 minuter",
        ["61 %", "63 %", "60 %", "66 %", "80 %", "", "VB 2025"],
    )];
    goal.activities = vec![activity(
        "Gemensam lunch två dagar i veckan på träffpunkten Linden",
        ["2025-03-01", "2025-12-31"],
        ActivityState::Deviating,
        Some(
            "Lokalen var stängd från maj till oktober efter en vattenskada. Under tiden åt \
             deltagarna hemma och andelen korta besök ökade.",
        ),
    )];
    goal.add_text(
        GoalText::Analysis,
        vec![paragraph(
            "Vi räknade med lokalen och hade ingen annan plan. Luncherna är i gång igen och \
             tiden för måltidsstöd läggs numera in som eget pass, så att den inte går att korta.",
        )],
    );
    goal
}

fn relatives() -> GoalNode {
    let title = "Anhöriga får svar samma dag";
    let mut goal = goal(GoalLevel::Unit, None, title, Vec::new());
    goal.assessment = graded(GradeCode::FULLY_MET);
    goal.indicators = vec![indicator(
        "Frågor besvarade samma dag",
        ["92 %", "", "", "88 %", "90 %", "", "VB 2025"],
    )];
    goal.activities = vec![activity(
        "Ett telefonnummer som någon alltid svarar i",
        ["2024-10-01", "2025-03-31"],
        ActivityState::Done,
        None,
    )];
    goal.add_text(
        GoalText::Analysis,
        vec![paragraph("Numret svarar vardagar mellan sju och sexton. Det räcker för de flesta.")],
    );
    goal
}

fn staff() -> GoalNode {
    let title = "Det går att planera sitt liv och arbeta hos oss";
    let mut goal = goal(GoalLevel::Unit, None, title, Vec::new());
    goal.assessment = graded(GradeCode::PARTLY_MET);
    goal.indicators = vec![
        indicator(
            "Sjukfrånvaro",
            ["7,4 %", "5,9 %", "7,8 %", "8,1 %", "7,0 %", "tas fram av nämnden", "VB 2025"],
        ),
        indicator("Aktivt medskapandeindex", ["81", "80", "81", "78", "82", "84", "2025"]),
        indicator(
            "Andel med önskad sysselsättningsgrad",
            ["88 %", "91 %", "87 %", "88 %", "90 %", "", "VB 2025"],
        ),
    ];
    goal.activities = vec![
        activity(
            "Önskeschema i tremånadersperioder",
            ["2025-02-01", "2025-12-31"],
            ActivityState::Ongoing,
            None,
        ),
        activity(
            "Handledning i grupp varje månad",
            ["2026-01-01", "2026-12-31"],
            ActivityState::NotStarted,
            None,
        ),
    ];
    goal.add_text(
        GoalText::Analysis,
        vec![paragraph(
            "Den korta frånvaron har minskat med en femtedel. Den långa beror på få personer och \
             hänger inte samman med schemat.",
        )],
    );
    goal
}

fn preparedness() -> GoalNode {
    let title = "Vi klarar ett strömavbrott på tre dygn";
    let mut goal = goal(GoalLevel::Unit, None, title, Vec::new());
    goal.assessment = graded(GradeCode::FULLY_MET);
    goal.add_text(
        GoalText::ExpectedResult,
        vec![
            paragraph("Alla med trygghetslarm får ett besök inom:"),
            Block::BulletList(items(&["en timme på dagen,", "två timmar på natten."])),
        ],
    );
    goal.activities = vec![activity(
        "Övning utan el, telefon och bil i oktober",
        ["2025-10-01", "2025-10-31"],
        ActivityState::Done,
        Some("Övningen höll på i nio timmar. Listor på papper räckte i alla områden utom ett."),
    )];
    goal.add_text(
        GoalText::Analysis,
        vec![paragraph("Papperslistorna skrivs nu ut varje fredag och förvaras i kassaskåpet.")],
    );
    goal
}
