//! A Word file that has come back to a draft.

use tertial_domain::goal::GoalText;
use tertial_domain::problem::Problem;
use tertial_domain::report::{ReportState, Section};
use tertial_domain::rich_text::RichText;
use tertial_domain::text_place::{GoalPath, TextPlace};
use tertial_exchange::word_back::{Content, Returned, WrittenBlock, compare};
use tertial_usecases::context::SourceFile;
use tertial_usecases::reports::word_back::{FixedChange, Note, WordDifferences, WordPage};
use tertial_web::pages::word::Carried;

use super::reports;

pub fn home() -> WordPage {
    let mut line = reports::page().line;
    line.confirmed = true;
    line.state = ReportState::Draft;
    WordPage {
        line,
        latest: 2,
        refusal: None,
        sections: vec![
            ("sections/0".to_owned(), "Sammanfattande analys".to_owned()),
            ("sections/1".to_owned(), "Ekonomi & resurser".to_owned()),
        ],
    }
}

pub fn adopted() -> WordPage {
    let refusal = Problem::new("word-back-adopted").hint("word-back-adopted");
    WordPage { refusal: Some(refusal), ..home() }
}

pub fn problem() -> Problem {
    Problem::new("word-back-not-word").with("file", "<bild>.png").hint("word-back-not-word")
}

pub fn carried() -> Carried {
    Carried::of(&SourceFile { name: "VB <2025>.docx".to_owned(), bytes: b"PK".to_vec() })
}

fn text(lines: &[&str]) -> Content {
    let paragraph = |words: &&str| WrittenBlock::Paragraph(RichText::plain((*words).to_owned()));
    Content::Text(lines.iter().map(paragraph).collect())
}

pub fn differences() -> WordDifferences {
    let analysis = TextPlace::Goal(GoalPath::new(vec![0]).unwrap(), GoalText::Analysis);
    let reading = |summary: &[&str], analysis_words: &[&str], other: Option<&str>| {
        let mut places = std::collections::BTreeMap::from([
            (TextPlace::Section(0), text(summary)),
            (analysis.clone(), text(analysis_words)),
        ]);
        places.extend(other.map(|words| (TextPlace::Section(1), text(&[words]))));
        Returned { places, ..Returned::default() }
    };
    let sent = reading(
        &[
            "Året har präglats av nya uppdrag. Deltagarna väljer själva vad de arbetar med.",
            "Sjukfrånvaron är låg.",
        ],
        &["Målet uppfylls delvis."],
        Some("Enheten håller budgeten."),
    );
    let back = reading(
        &[
            "Året har präglats av nya uppdrag och en flytt. Deltagarna väljer själva vad de gör.",
            "Sjukfrånvaron är låg.",
            "Tre av fyra trivs.",
        ],
        &["Målet uppfylls delvis, eftersom <flytten> tog tid."],
        None,
    );
    let now = reading(
        &[
            "Året har präglats av nya uppdrag. Deltagarna väljer själva vad de arbetar med.",
            "Sjukfrånvaron är låg.",
        ],
        &["Målet uppfylls delvis på grund av sommaren."],
        Some("Enheten håller budgeten."),
    );
    let mut comparison = compare(&sent, &back, &now);
    comparison.fixed.push(FixedChange {
        sent: Some("Närvaro\t87 %\t90 %".to_owned()),
        back: Some("Närvaro\t91 %\t90 %".to_owned()),
        is_row: true,
    });
    let WordPage { line, latest, .. } = home();
    let mut report = reports::page().report;
    let section =
        |heading: &str| Section { heading: heading.to_owned(), level: 1, blocks: Vec::new() };
    report.sections = vec![section("Sammanfattande analys"), section("Ekonomi & resurser")];
    WordDifferences {
        line,
        report,
        latest,
        exported: 1,
        comparison,
        notes: vec![
            Note::Unplaced { words: "Ring <Eva> om detta".to_owned() },
            Note::Comment { author: "Controllern".to_owned(), words: "Stämmer det?".to_owned() },
        ],
        sha256: "0c11aa90b2d94e7781aa3c5d6e7f80912b3c4d5e6f7081929f2c4b7a1d60e833".to_owned(),
    }
}
