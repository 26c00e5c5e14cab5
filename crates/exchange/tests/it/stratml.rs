//! StratML: what other makers write is read, what is no plan is refused, what is lost is said.

use tertial_domain::goal::{GoalLevel, GoalText};
use tertial_domain::period::OperatingYear;
use tertial_domain::report::{
    GoalNode, IndicatorField, IndicatorRow, PlainTable, Report, ReportKind, Section,
};
use tertial_domain::rich_text::{Block, MarkKind, RichText, plain_text};
use tertial_exchange::stratml::{
    Loss, StratmlError, StratmlLimits, is_stratml, read, said_losses, write,
};

const LIMITS: StratmlLimits = StratmlLimits::DEFAULT;

/// A plan by somebody who has never heard of this product.
const FOREIGN: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<s:PerformancePlanOrReport xmlns:s="urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport" Type="Performance_Plan">
  <s:Name>Parks &amp; lakes</s:Name>
  <s:Description>One year&#8217;s work.</s:Description>
  <s:StrategicPlanCore>
    <s:Organization><s:Name>Ekstad Parks</s:Name></s:Organization>
    <s:Goal>
      <s:Name>Clean lakes</s:Name>
      <s:Description>Water to swim in.</s:Description>
      <s:SequenceIndicator>A</s:SequenceIndicator>
      <s:Objective>
        <s:Name>Fewer leaks</s:Name>
        <s:SequenceIndicator>A.1.i</s:SequenceIndicator>
        <s:OtherInformation>Written by hand.</s:OtherInformation>
        <s:PerformanceIndicator>
          <s:MeasurementDimension>Leaks</s:MeasurementDimension>
          <s:UnitOfMeasurement>%</s:UnitOfMeasurement>
          <s:MeasurementInstance>
            <s:TargetResult><s:EndDate>2025-12-31</s:EndDate><s:NumberOfUnits>2.5</s:NumberOfUnits></s:TargetResult>
            <s:ActualResult><s:NumberOfUnits>3</s:NumberOfUnits></s:ActualResult>
          </s:MeasurementInstance>
        </s:PerformanceIndicator>
      </s:Objective>
    </s:Goal>
  </s:StrategicPlanCore>
  <s:AdministrativeInformation><s:EndDate>2025-12-31</s:EndDate></s:AdministrativeInformation>
</s:PerformancePlanOrReport>"#;

#[test]
fn a_plan_of_another_maker_is_read_by_its_elements() {
    assert!(is_stratml(FOREIGN.as_bytes()));
    let report = read(FOREIGN.as_bytes(), &LIMITS).unwrap();
    assert_eq!(report.title.as_deref(), Some("Parks & lakes"));
    assert_eq!(report.kind, Some(ReportKind::AnnualPlan));
    assert_eq!(report.year.map(OperatingYear::number), Some(2025));
    assert_eq!(report.unit.as_deref(), Some("Ekstad Parks"));
    assert_eq!(plain_text(&report.sections[0].blocks), "One year’s work.");
    let goal = &report.goals[0];
    assert_eq!(plain_text(goal.text(GoalText::Description).unwrap()), "Water to swim in.");
    let objective = &goal.goals[0];
    assert_eq!(objective.title, "Fewer leaks");
    assert_eq!(plain_text(objective.text(GoalText::Body).unwrap()), "Written by hand.");
    let row = &objective.indicators[0];
    assert_eq!(row.cell(IndicatorField::Target), Some("2,5 %"));
    assert_eq!(row.cell(IndicatorField::Outcome), Some("3 %"));
}

fn refused(xml: &str) -> StratmlError {
    read(xml.as_bytes(), &StratmlLimits { elements_max: 50, ..LIMITS }).unwrap_err()
}

#[test]
fn what_is_no_plan_is_refused() {
    let bomb = "<!DOCTYPE a [<!ENTITY b \"&c;&c;\">]><PerformancePlanOrReport>&b;</PerformancePlanOrReport>";
    for xml in [
        bomb,
        "<PerformancePlanOrReport>&own;</PerformancePlanOrReport>",
        "<PerformancePlanOrReport>",
        "<PerformancePlanOrReport></Name>",
        "<PerformancePlanOrReport/><PerformancePlanOrReport/>",
        "PerformancePlanOrReport",
        "",
        "<a b=1/>",
        "<",
        "<PerformancePlanOrReport>&#0;&#xffffffff;</PerformancePlanOrReport>",
    ] {
        assert!(
            matches!(refused(xml), StratmlError::Malformed { .. }),
            "{xml}: {:?}",
            refused(xml)
        );
    }
    assert!(matches!(refused("<plan/>"), StratmlError::OtherRoot { found } if found == "plan"));
    let deep = format!("{}{}", "<a>".repeat(40), "</a>".repeat(40));
    assert!(matches!(refused(&deep), StratmlError::TooMany { .. }));
    let many = format!("<a>{}</a>", "<b/>".repeat(60));
    assert!(matches!(refused(&many), StratmlError::TooMany { .. }));
    let small = StratmlLimits { size_bytes_max: 10, ..LIMITS };
    assert_eq!(
        read(FOREIGN.as_bytes(), &small),
        Err(StratmlError::TooLarge { size_bytes_max: 10 })
    );
    assert!(!is_stratml(b"<?xml version=\"1.0\"?><rss/>"));
    assert!(!is_stratml(b"a text on PerformancePlanOrReport"));
}

#[test]
fn what_is_lost_is_said_in_the_file_too() {
    let mut text = RichText::plain("Fet text\u{1}".to_owned());
    text.mark(0, 3, MarkKind::Bold);
    let blocks = vec![Block::Paragraph(text)];
    let report = Report {
        sections: vec![Section { heading: "A".to_owned(), level: 1, blocks }],
        tables: vec![PlainTable::default()],
        ..Report::default()
    };
    let written = write(&report, None);
    assert_eq!(written.losses, Loss::ALL);
    assert_eq!(said_losses(&written.xml), Loss::ALL);
    let plain = write(&Report::default(), None);
    assert_eq!((plain.losses, said_losses(&plain.xml)), (Vec::new(), Vec::new()));
    assert_eq!(said_losses(FOREIGN.as_bytes()), []);
}

#[test]
fn women_and_men_stand_apart_and_results_have_days() {
    let mut row = IndicatorRow::new("Trygga".to_owned());
    for (field, cell) in [
        (IndicatorField::Target, "minst 90 %"),
        (IndicatorField::Outcome, "87,5 %"),
        (IndicatorField::OutcomeWomen, "86 %"),
        (IndicatorField::OutcomeMen, "89 %"),
    ] {
        row.set_cell(field, Some(cell.to_owned()));
    }
    let mut goal = GoalNode::new(GoalLevel::Unit, Some("1".to_owned()), "Trygghet".to_owned());
    goal.indicators.push(row);
    let report = Report {
        kind: Some(ReportKind::TertialReport1),
        year: OperatingYear::new(2025),
        goals: vec![goal],
        ..Report::default()
    };
    let written = write(&report, Some("urn:sha256:1"));
    let xml = String::from_utf8(written.xml.clone()).unwrap();
    assert_eq!(xml.matches("<MeasurementInstance>").count(), 3, "{xml}");
    for part in [
        "<StartDate>2025-01-01</StartDate>",
        "<EndDate>2025-04-30</EndDate>",
        "<NumberOfUnits>87.5</NumberOfUnits>",
        "<NumberOfUnits>90</NumberOfUnits>",
        "<Description>at_least</Description>",
        "<DescriptorName>outcome_women</DescriptorName>",
        "<UnitOfMeasurement>%</UnitOfMeasurement>",
        "<Source>urn:sha256:1</Source>",
    ] {
        assert!(xml.contains(part), "{part}: {xml}");
    }
    assert_eq!(read(&written.xml, &LIMITS).unwrap().goals, report.goals);
    // The goal and its indicator keep their identifiers in the next report.
    let next = write(&Report { kind: Some(ReportKind::AnnualReport), ..report }, None);
    let next = String::from_utf8(next.xml).unwrap();
    let identifiers = |xml: &str| -> Vec<String> {
        let found = xml.split("<Identifier>").skip(1).filter_map(|rest| rest.split_once('<'));
        found.map(|(identifier, _)| identifier.to_owned()).collect()
    };
    let (first, second) = (identifiers(&xml), identifiers(&next));
    assert_eq!(first[..2], second[..2]);
    assert_ne!(first[2], second[2], "the report's own");
}
