//! A small report of the fictional city Ekstad, with one of each thing.

use tertial_domain::activity::ActivityState;
use tertial_domain::assessment::{Assessment, AssessmentTense, GradeCode, GradingScale};
use tertial_domain::goal::{GoalLevel, GoalText};
use tertial_domain::period::OperatingYear;
use tertial_domain::report::{
    ActivityRow, GoalNode, Head, IndicatorField, IndicatorRow, OutlineEntry, PlainTable, Report,
    ReportKind, Section,
};
use tertial_domain::rich_text::{Block, LinkTarget, MarkKind, RichText};
use tertial_presentation::language::Language;
use tertial_presentation::localizer::Localizer;
use tertial_report::compose::{Setting, compose};
use tertial_report::document::Document;

pub(crate) fn composed(report: &Report, language: Language) -> Document {
    let scale = GradingScale::stockholm();
    let localizer = Localizer::of(language);
    compose(report, &Setting { localizer, organisation: Some("Ekstads stad"), scale: &scale })
}

pub(crate) fn paragraph(words: &str) -> Block {
    Block::Paragraph(RichText::plain(words.to_owned()))
}

pub(crate) fn report() -> Report {
    let mut lead = RichText::plain("Läs mer på Lindens sida.".to_owned());
    let target = LinkTarget::new("https://ekstad.example/linden").unwrap();
    let start = lead.text().find("Lindens sida").unwrap();
    assert!(lead.mark(start, start + "Lindens sida".len(), MarkKind::Link(target)));
    let items = ["fler böcker,", "kortare köer."].map(|item| RichText::plain(item.to_owned()));
    let section =
        |heading: &str, level, blocks| Section { heading: heading.to_owned(), level, blocks };
    Report {
        kind: Some(ReportKind::TertialReport2),
        year: OperatingYear::new(2025),
        title: Some("Tertialrapport 2 för Lindens bibliotek".to_owned()),
        unit: Some("Lindens bibliotek".to_owned()),
        register_number: Some("KUN 2025/31".to_owned()),
        date: Some("2025-09-16".to_owned()),
        case_officer: Some("Bibliotekschefen".to_owned()),
        recipient: Some("Kulturnämnden".to_owned()),
        head: Head {
            phone: Some("0900-123 80".to_owned()),
            addresses: vec!["Lindtorget 1".to_owned()],
            ..Head::default()
        },
        proposed_decisions: vec!["Kulturnämnden godkänner rapporten.".to_owned()],
        outline: vec![
            OutlineEntry::Section(0),
            OutlineEntry::Section(1),
            OutlineEntry::Goals,
            OutlineEntry::Section(2),
            OutlineEntry::Table(0),
        ],
        sections: vec![
            section(
                "Sammanfattning",
                1,
                vec![Block::Paragraph(lead), Block::BulletList(items.into())],
            ),
            section("Uppföljning av mål", 1, Vec::new()),
            section("Ekonomi", 1, vec![paragraph("Ett <litet> underskott & en plan.")]),
        ],
        goals: vec![focus_goal()],
        tables: vec![PlainTable {
            under: Some("Ekonomi".to_owned()),
            section: Some(2),
            header: vec!["Tkr".to_owned(), "Budget".to_owned(), "Prognos".to_owned()],
            rows: [["Media", "1 200", "1 240"], ["Summa", "1 200", "1 240"]]
                .map(|row| row.map(str::to_owned).to_vec())
                .to_vec(),
            scale: None,
        }],
        ..Report::default()
    }
}

fn focus_goal() -> GoalNode {
    let mut unit = GoalNode::new(GoalLevel::Unit, None, "Alla barn hittar en bok".to_owned());
    unit.assessment =
        Assessment::Graded { grade: GradeCode::PARTLY_MET, tense: AssessmentTense::Forecast };
    unit.add_text(GoalText::Analysis, vec![paragraph("Sommaren gav många nya låntagare.")]);
    unit.add_text(GoalText::ExpectedResult, vec![paragraph("Fler barn lånar.")]);
    let mut loans = IndicatorRow::new("Barnboklån per barn".to_owned());
    loans.set_cell(IndicatorField::Outcome, Some("11,4".to_owned()));
    loans.set_cell(IndicatorField::Previous, Some("10,9".to_owned()));
    loans.set_cell(IndicatorField::CouncilTarget, Some("tas fram av nämnden".to_owned()));
    loans.analysis = vec![paragraph("Lovlånen drar upp siffran.")];
    unit.indicators = vec![loans];
    unit.activities = vec![ActivityRow {
        name: "Bokbuss till badplatserna".to_owned(),
        start: Some("2025-06-15".to_owned()),
        end: Some("2025-08-15".to_owned()),
        state: Some(ActivityState::Done),
        ..ActivityRow::default()
    }];
    let title = "Ekstad läser";
    let mut focus = GoalNode::new(GoalLevel::Focus, Some("2".to_owned()), title.to_owned());
    focus.assessment = Assessment::NotAssessed;
    focus.goals = vec![unit];
    focus
}
