//! What the review says of Ekstad's reports.

use tertial_domain::goal::GoalLevel;
use tertial_domain::ids::{FindingAnswerId, ReportId};
use tertial_domain::report::ReportKind;
use tertial_presentation::language::Language;
use tertial_presentation::localizer::Localizer;
use tertial_review::{Rule, Severity};
use tertial_usecases::document::{DocumentPiece, ReportDocument};
use tertial_usecases::review::overview::{
    Overview, OverviewFilter, OverviewLine, OverviewRule, ReviewCounts,
};
use tertial_usecases::review::rulebook::{RuleEntry, Rulebook};
use tertial_usecases::review::stored::{ReportReview, ToldAnswer};
use tertial_usecases::review::suggested::{ToldReason, ToldSuggestion};
use tertial_usecases::review::told::{ToldEvidence, ToldFinding, rule_name};
use tertial_web::pages::reports::margin::{Margin, Refusal};

use super::reports::lines;
use super::{committees, grade, year, years};

const TABLE: &str = "goals/0/goals/0/indicators";
const GOAL: &str = "goals/0/goals/0/goals/0";

/// The sample document, cut before its first table and after its first goal of the committee.
fn document() -> ReportDocument {
    let lines: Vec<&str> = include_str!("document.html").lines().collect();
    let place = |name: &str| format!("<div class=\"part\" id=\"{}\">", name.replace('/', "-"));
    let before = format!("{}\n{}", lines[..57].join("\n"), place(TABLE));
    let table = format!(
        "{}\n</div>\n{}\n{}",
        lines[57..75].join("\n"),
        place(GOAL),
        lines[75..77].join("\n")
    );
    let rest = format!("{}\n</div>\n{}", lines[77..86].join("\n"), lines[86..].join("\n"));
    let piece = |markup, notes_of: Option<&str>| DocumentPiece {
        markup,
        notes_of: notes_of.map(str::to_owned),
    };
    ReportDocument {
        pieces: vec![piece(before, Some(TABLE)), piece(table, Some(GOAL)), piece(rest, None)],
        places: [TABLE, GOAL].map(str::to_owned).into(),
    }
}

fn finding(language: Language, rule: Rule, place: &str, number: u64) -> ToldFinding {
    let localizer = Localizer::of(language);
    let severity = match number {
        1 => Severity::Error,
        2 | 3 => Severity::Warning,
        _ => Severity::Hint,
    };
    ToldFinding {
        rule,
        name: rule_name(rule, localizer),
        severity,
        place: place.to_owned(),
        place_words: "Nämndmål ”Personer bestämmer över sin vardag” › Närvaro › Utfall".to_owned(),
        place_within: "Närvaro › Utfall".to_owned(),
        words: localizer.text_with(
            "finding-missing-outcome-target",
            &[("indicator", "Närvaro <blir>".into()), ("target", "85 %".into())],
        ),
        act: localizer.text(&format!("rule-{}-act", rule.code())).into_owned(),
        evidence: vec![
            ToldEvidence {
                place: format!("{place}/0/target"),
                place_words: "Nämndmål ”Personer bestämmer” › Närvaro › Årsmål".to_owned(),
                place_near: "Närvaro › Årsmål".to_owned(),
                quote: "85 %".to_owned(),
            },
            ToldEvidence {
                place: "report".to_owned(),
                place_words: "Hela dokumentet".to_owned(),
                place_near: "Hela dokumentet".to_owned(),
                quote: "<b>som den</b> är".to_owned(),
            },
        ],
        fingerprint: number,
    }
}

fn suggestion() -> ToldSuggestion {
    let reason = |words: &str| ToldReason {
        place: GOAL.to_owned(),
        place_words: "Närvaro".to_owned(),
        words: words.to_owned(),
    };
    ToldSuggestion {
        place: GOAL.to_owned(),
        level: GoalLevel::Committee,
        grade: Some(grade('d')),
        differs: true,
        strength: "Starkt underlag".to_owned(),
        reasons: vec![
            reason("2 av 3 indikatorer når målet."),
            reason("”Närvaro” går åt fel håll: 81 %, förra året 84 %."),
        ],
    }
}

/// A report's review along its document; with a motive that could not be kept for the first.
pub fn margin(language: Language, refused: Option<&str>) -> Margin {
    let one = |rule, place, number| finding(language, rule, place, number);
    let answer = ToldAnswer {
        id: FindingAnswerId::from_bits(1),
        motive: "Gäller <nästa> år.\nBeslutat i mars.".to_owned(),
        answered_at: "2026-03-20T08:00:00Z".parse().unwrap(),
    };
    let review = ReportReview {
        report: ReportId::from_bits(7),
        open: vec![
            one(Rule::MissingOutcome, TABLE, 1),
            one(Rule::MissingOutcome, TABLE, 2),
            one(Rule::GradeAboveEvidence, GOAL, 3),
            one(Rule::GradeAboveEvidence, GOAL, 4),
            one(Rule::StalePeriod, "report", 4),
        ],
        answered: vec![(one(Rule::FutureTense, GOAL, 5), answer)],
        suggestions: vec![suggestion()],
        silent: vec![(
            rule_name(Rule::RepeatedText, Localizer::of(language)),
            Localizer::of(language).text("review-need-earlier-report").into_owned(),
        )],
        answer_count: 1,
    };
    let refusal = refused.map(|motive| Refusal {
        rule: Rule::MissingOutcome,
        fingerprint: format!("{:016x}", 1),
        motive: motive.to_owned(),
    });
    Margin::new(document(), review, None, refusal.as_ref())
}

pub fn rules(language: Language) -> Vec<RuleEntry> {
    Rulebook::default().entries(Localizer::of(language))
}

pub fn filter() -> OverviewFilter {
    OverviewFilter {
        kind: Some(ReportKind::AnnualReport),
        rule: Some(Rule::MissingOutcome),
        page: 1,
        ..OverviewFilter::default()
    }
}

pub fn list(language: Language) -> Overview {
    let localizer = Localizer::of(language);
    let rule = |rule, severity, count| OverviewRule {
        rule,
        name: rule_name(rule, localizer),
        severity,
        count,
    };
    let counts =
        |errors, warnings, hints, answered| ReviewCounts { errors, warnings, hints, answered };
    let weights = [
        counts(2, 7, 11, 1),
        counts(1, 3, 4, 0),
        counts(0, 1, 0, 0),
        counts(0, 0, 2, 9),
        counts(0, 0, 0, 3),
        counts(0, 0, 0, 0),
    ];
    let line = |(report, counts)| OverviewLine { report, counts };
    Overview {
        lines: lines().into_iter().zip(weights).map(line).collect(),
        total: 212,
        page_size: 50,
        sum: counts(3, 11, 17, 13),
        rules: vec![
            rule(Rule::SumMismatch, Severity::Error, 3),
            rule(Rule::MissingOutcome, Severity::Warning, 11),
            rule(Rule::EmptySection, Severity::Hint, 17),
        ],
        waiting: 12,
        year: Some(year(2025)),
        unit: None,
        years: years(),
        committees: committees(),
    }
}

pub fn empty_list() -> Overview {
    Overview {
        lines: Vec::new(),
        total: 0,
        page_size: 50,
        sum: ReviewCounts::default(),
        rules: Vec::new(),
        waiting: 0,
        year: None,
        unit: None,
        years: Vec::new(),
        committees: Vec::new(),
    }
}
