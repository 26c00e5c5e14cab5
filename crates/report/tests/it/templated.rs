//! Documents by a template: the template's order, and every word of the report once.

#![expect(clippy::indexing_slicing, reason = "tests fail loudly")]

use std::collections::HashMap;
use std::fmt::Write as _;

use tertial_domain::activity::ActivityState;
use tertial_domain::assessment::{Assessment, AssessmentTense, GradeCode, GradingScale};
use tertial_domain::goal::{GoalLevel, GoalText};
use tertial_domain::report::{
    ActivityRow, GoalNode, IndicatorField, IndicatorRow, OutlineEntry, PlainTable, Report, Section,
};
use tertial_domain::rich_text::{Block as Rich, RichText};
use tertial_presentation::language::Language;
use tertial_presentation::localizer::Localizer;
use tertial_report::compose::{Setting, compose_by};
use tertial_report::document::{Block, Document, Inline, Row};
use tertial_report::template::{BUILT_IN, Stage, Template, TemplateSource};

use crate::compose::{lines, words};
use crate::ekstad::{paragraph, report};
use crate::template::read;

pub(crate) fn by(template: &Template, report: &Report, stage: Stage) -> Document {
    let scale = GradingScale::stockholm();
    let localizer = Localizer::of(Language::Swedish);
    let setting = Setting { localizer, organisation: Some("Ekstads stad"), scale: &scale };
    compose_by(template, report, &setting, stage)
}

fn built_in(name: &str) -> Template {
    let text = BUILT_IN.iter().find(|it| it.name == name).unwrap().text.to_owned();
    Template::read(&TemplateSource { text, logo: None }).unwrap()
}

pub(crate) fn template(sections: &str) -> Template {
    read(&format!("name = \"Mall\"\ndocument = \"annual_report\"\n{sections}")).unwrap()
}

/// One line a block, what was made in brackets.
fn outline(document: &Document) -> String {
    let mut out = String::new();
    for (at, line) in lines(document).into_iter().enumerate() {
        if document.layout.page_breaks.contains(&at) {
            out.push_str("--- new page\n");
        }
        let line: String = line.chars().take(100).collect();
        let made = document.layout.made.contains(&at);
        let _ = if made { writeln!(out, "[{line}]") } else { writeln!(out, "{line}") };
    }
    out
}

#[test]
fn the_outline_of_every_built_in_template() {
    let report = rich_report();
    for built_in_template in BUILT_IN {
        let document = by(&built_in(built_in_template.name), &report, Stage::Writing);
        insta::assert_snapshot!(built_in_template.name, outline(&document));
    }
}

#[test]
fn a_missing_text_is_seen_in_a_draft_and_not_in_what_is_adopted() {
    let template = template(
        "[[section]]\nkind = \"text\"\nheading = \"Värdegrund\"\nrequired = true\n\
         guidance = \"Ge exempel.\"\n[[section]]\nkind = \"text\"\nheading = \"Övrigt\"\n",
    );
    let draft = outline(&by(&template, &Report::default(), Stage::Writing));
    assert_eq!(draft, "[h1 Värdegrund]\n[p Inget är skrivet här.]\n[p Ge exempel.]\n");
    assert_eq!(outline(&by(&template, &Report::default(), Stage::Settled)), "");
    let mut bare = Report::default();
    bare.sections.push(Section { heading: "2. VÄRDEGRUND".into(), level: 2, blocks: vec![] });
    let draft = outline(&by(&template, &bare, Stage::Writing));
    assert_eq!(draft, "h1 2. VÄRDEGRUND\n[p Inget är skrivet här.]\n[p Ge exempel.]\n");
    assert_eq!(outline(&by(&template, &bare, Stage::Settled)), "h1 2. VÄRDEGRUND\n");
}

#[test]
fn a_text_brings_what_stands_under_its_heading() {
    let mut report = Report::default();
    for (heading, level) in
        [("Inledning", 1), ("Ekonomi", 1), ("Budget", 2), ("Fonder", 3), ("Övrigt", 1)]
    {
        let blocks = vec![paragraph(heading)];
        report.sections.push(Section { heading: heading.to_owned(), level, blocks });
    }
    let template = template(
        "[[section]]\nkind = \"text\"\nheading = \"Budget\"\n\
         [[section]]\nkind = \"page_break\"\n\
         [[section]]\nkind = \"text\"\nheading = \"ekonomi\"\nlevel = 2\n",
    );
    insta::assert_snapshot!(outline(&by(&template, &report, Stage::Settled)), @r"
    h1 Budget
    p Budget
    h2 Fonder
    p Fonder
    --- new page
    h2 Ekonomi
    p Ekonomi
    h1 Inledning
    p Inledning
    h1 Övrigt
    p Övrigt
    ");
}

#[test]
fn goals_stand_in_the_templates_way_and_lose_nothing() {
    let template = template(
        "[words]\ngoal_unit = \"Åtagande\"\nexpected_result = \"Det vi vill nå\"\n\
         [symbols]\npartly_met = { sign = \"square\", word = \"På gång\" }\n\
         not_met = { sign = \"diamond\" }\n\
         [[section]]\nkind = \"goals\"\ngoals_above = false\n\
         parts = [\"analysis\", \"activities\"]\nindicator_columns = [\"target\", \"outcome\"]\n\
         activity_columns = [\"state\", \"end\"]\n[[section]]\nkind = \"legend\"\n",
    );
    let document = by(&template, &report(), Stage::Settled);
    insta::assert_snapshot!(outline(&document), @r"
    h1 Uppföljning av mål
    g2 Åtagande - Alla barn hittar en bok (På gång)
    l3 Analys
    p Sommaren gav många nya låntagare.
    table Aktiviteter: Alla barn hittar en bok
    l3 Det vi vill nå
    p Fler barn lånar.
    table Indikatorer: Alla barn hittar en bok
    [h1 Teckenförklaring]
    [table Teckenförklaring]
    h1 Sammanfattning
    p Läs mer på Lindens sida.
    list of 2
    h1 Ekonomi
    p Ett <litet> underskott & en plan.
    table Tabell: Ekonomi
    [h1 Mål från kommunfullmäktige och nämnd]
    g2 KF:s inriktningsmål 2. Ekstad läser (Ingen bedömning)
    ");
    let headings = |at: usize| match &document.blocks[at] {
        Block::Table(table) => {
            table.columns().iter().map(|it| it.heading.as_str()).collect::<Vec<_>>().join(", ")
        }
        _ => panic!("no table at {at}"),
    };
    assert_eq!(headings(4), "Aktivitet, Läge, Slutdatum, Startdatum, Avvikelse");
    assert_eq!(headings(7), "Indikator, Årsmål, Periodens utfall, Utfall VB 2024, KF:s årsmål");
    let Block::Table(legend) = &document.blocks[9] else { panic!("no legend") };
    let Row::Cells { cells, .. } = &legend.rows()[2] else { panic!("no cells") };
    let mark = cells[0].mark.as_ref().unwrap();
    assert_eq!((mark.word.as_str(), mark.sign.symbol()), ("På gång", '■'));
}

/// The same numbers for the same seed, on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963);
        usize::try_from(self.0 >> 33).unwrap() % most
    }
}

/// Makes reports in which every text has a word of its own.
struct Maker {
    dice: Dice,
    said: Vec<String>,
}

impl Maker {
    fn word(&mut self) -> String {
        let word = format!("w{}w", self.said.len());
        self.said.push(word.clone());
        word
    }

    fn heading(&mut self) -> String {
        const HEADINGS: [&str; 8] = [
            "Ekonomi",
            "Sammanfattning",
            "Övrigt",
            "Risker",
            "Synpunkter",
            "Mål",
            "2.1 Budget",
            "",
        ];
        let heading = HEADINGS[self.dice.below(HEADINGS.len())].to_owned();
        // A heading that a template knows cannot hold a word of its own, but may stand beside one.
        if self.dice.below(2) == 0 { heading } else { format!("{heading} {}", self.word()) }
    }

    fn blocks(&mut self, free: &mut Vec<usize>) -> Vec<Rich> {
        let count = self.dice.below(4);
        let mut blocks = Vec::new();
        for _ in 0..count {
            let text = RichText::plain(self.word());
            match self.dice.below(4) {
                0 => blocks.push(Rich::BulletList(vec![text])),
                1 if !free.is_empty() => {
                    blocks.push(Rich::Paragraph(text));
                    blocks.push(Rich::Table(free.pop().unwrap()));
                }
                _ => blocks.push(Rich::Paragraph(text)),
            }
        }
        blocks
    }

    fn goal(&mut self, depth: usize, free: &mut Vec<usize>) -> GoalNode {
        let level = GoalLevel::ALL[(depth + self.dice.below(2)).min(3)];
        let mut goal = GoalNode::new(level, None, self.word());
        if self.dice.below(2) == 0 {
            let grade = [GradeCode::FULLY_MET, GradeCode::NOT_MET][self.dice.below(2)].clone();
            goal.assessment = Assessment::Graded { grade, tense: AssessmentTense::Final };
        }
        for label in GoalText::ALL {
            if self.dice.below(3) == 0 {
                let blocks = self.blocks(free);
                goal.add_text(label, blocks);
            }
        }
        for _ in 0..self.dice.below(3) {
            let mut row = IndicatorRow::new(self.word());
            for field in IndicatorField::ALL {
                if self.dice.below(2) == 0 {
                    let word = self.word();
                    row.set_cell(field, Some(word));
                }
            }
            row.comment = vec![paragraph(&self.word())];
            goal.indicators.push(row);
        }
        for _ in 0..self.dice.below(3) {
            let (name, end) = (self.word(), self.word());
            let start = (self.dice.below(2) == 0).then(|| self.word());
            let deviation = (self.dice.below(2) == 0).then(|| self.word());
            let state = Some(ActivityState::Done);
            let analysis = vec![paragraph(&self.word())];
            goal.activities.push(ActivityRow {
                name,
                start,
                end: Some(end),
                deviation,
                state,
                analysis,
                ..ActivityRow::default()
            });
        }
        if depth < 3 {
            goal.goals = (0..self.dice.below(3)).map(|_| self.goal(depth + 1, free)).collect();
        }
        goal
    }

    fn report(&mut self) -> Report {
        let mut report = Report { recipient: Some(self.word()), ..Report::default() };
        report.title = Some(self.word());
        report.proposed_decisions = vec![self.word()];
        for _ in 0..self.dice.below(5) {
            let header = ["", "Budget tkr"][self.dice.below(2)].to_owned();
            let rows = (0..self.dice.below(4)).map(|_| vec![self.word(), self.word()]).collect();
            let under = (self.dice.below(2) == 0).then(|| "Risker".to_owned());
            report.tables.push(PlainTable {
                under,
                header: vec![header, String::new()],
                rows,
                ..PlainTable::default()
            });
        }
        let mut free: Vec<usize> = (0..report.tables.len()).collect();
        for _ in 0..self.dice.below(8) {
            let level = u8::try_from(1 + self.dice.below(4)).unwrap();
            let (heading, blocks) = (self.heading(), self.blocks(&mut free));
            report.sections.push(Section { heading, level, blocks });
        }
        report.goals = (0..self.dice.below(3)).map(|_| self.goal(0, &mut free)).collect();
        for _ in 0..self.dice.below(12) {
            let index = self.dice.below(9);
            report.outline.push(match self.dice.below(5) {
                0 => OutlineEntry::Goals,
                1 => OutlineEntry::Table(index),
                _ => OutlineEntry::Section(index),
            });
        }
        report
    }
}

/// How often each word stands in what people wrote.
fn counted(document: &Document) -> HashMap<String, usize> {
    let mut text = String::new();
    text.push_str(document.title.as_str());
    let cover = format!("{:?}", document.cover);
    let mut put = |words: &str| {
        text.push(' ');
        text.push_str(words);
    };
    put(&cover);
    for (at, block) in document.blocks.iter().enumerate() {
        if document.layout.made.contains(&at) {
            continue;
        }
        match block {
            Block::Heading(heading) => put(&words(&heading.text)),
            Block::Goal(goal) => put(&words(&goal.text)),
            Block::Label(label) => put(&label.text),
            Block::Paragraph(text) => put(&words(text)),
            Block::List(list) => list.items.iter().for_each(|item| put(&words(item))),
            Block::Table(table) => {
                table.columns().iter().for_each(|column| put(&column.heading));
                for row in table.rows() {
                    let texts: Vec<&Vec<Inline>> = match row {
                        Row::Cells { cells, .. } => cells.iter().map(|cell| &cell.text).collect(),
                        Row::Full { paragraphs, .. } => paragraphs.iter().collect(),
                    };
                    for text in texts {
                        put(&words(text));
                    }
                }
            }
            Block::Figure(_) => panic!("a picture that is not marked as made"),
        }
    }
    let mut counts = HashMap::new();
    for word in text.split(|c: char| !c.is_ascii_alphanumeric()) {
        *counts.entry(word.to_owned()).or_default() += 1;
    }
    counts
}

#[test]
fn every_word_of_a_report_stands_once_in_every_template() {
    let mut templates: Vec<Template> = BUILT_IN.iter().map(|it| built_in(it.name)).collect();
    for sections in [
        "[[section]]\nkind = \"rest\"\n",
        "[[section]]\nkind = \"goals\"\ngoals_above = false\nparts = [\"activities\"]\n\
         activity_columns = [\"deviation\"]\nindicator_columns = [\"period\"]\nlevel = 3\n",
        "[[section]]\nkind = \"table\"\ntables = \"money\"\n[[section]]\nkind = \"rest\"\n\
         [[section]]\nkind = \"text\"\nheading = \"Mål\"\n[[section]]\nkind = \"legend\"\n",
        "[[section]]\nkind = \"table\"\ntables = \"named\"\nmatch = [\"risker\"]\n\
         [[section]]\nkind = \"text\"\nheading = \"Sammanfattning\"\nmatch = [\"Ekonomi\"]\n\
         level = 4\n[[section]]\nkind = \"text\"\nheading = \"Ekonomi\"\nrequired = true\n",
    ] {
        templates.push(template(sections));
    }
    for seed in 0..250 {
        let mut maker = Maker { dice: Dice(seed), said: Vec::new() };
        let report = maker.report();
        for template in &templates {
            let document = by(template, &report, Stage::Writing);
            let counts = counted(&document);
            for word in &maker.said {
                let count = counts.get(word).copied().unwrap_or_default();
                assert_eq!(
                    count,
                    1,
                    "{word}, seed {seed}, {}\n{}",
                    template.name,
                    outline(&document)
                );
            }
            let mut level = 0;
            for block in document.blocks.iter().filter_map(Block::level) {
                assert!(block.number() <= level + 1, "levels skip, seed {seed}");
                level = block.number();
            }
        }
    }
}

#[test]
fn a_page_may_begin_right_after_the_cover() {
    let breaks = |frame: &str| {
        let sections = "[[section]]\nkind = \"page_break\"\n[[section]]\nkind = \"rest\"\n\
                        [[section]]\nkind = \"page_break\"\n";
        let template = template(&format!("{frame}{sections}"));
        let document = by(&template, &rich_report(), Stage::Settled);
        document.layout.page_breaks.into_iter().collect::<Vec<_>>()
    };
    assert_eq!(breaks("[[section]]\nkind = \"cover\"\n"), [0_usize], "and none at the end");
    assert!(breaks("[[section]]\nkind = \"contents\"\n").is_empty());
}

#[test]
fn the_same_picture_twice_has_two_names() {
    let chart = "[[section]]\nkind = \"chart\"\nchart = \"women_men\"\n";
    let document = by(&template(&chart.repeat(2)), &rich_report(), Stage::Settled);
    let page = tertial_report::html::html(&document);
    let mut ids: Vec<&str> =
        page.split(" id=\"").skip(1).map(|it| it.split('"').next().unwrap()).collect();
    assert!(ids.iter().filter(|id| id.starts_with("chart-women-men")).count() >= 4, "{ids:?}");
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count);
}

#[test]
fn hostile_words_stay_words() {
    let hostile = "<script>alert(1)</script> { $x } #let a = 1 \u{202e} ]]> \u{1F600}";
    let quoted = toml_string(hostile);
    let template = template(&format!(
        "[words]\ngoal_unit = {quoted}\ncontents = {quoted}\n\
         [symbols]\nfully_met = {{ word = {quoted} }}\n\
         [[section]]\nkind = \"contents\"\n\
         [[section]]\nkind = \"text\"\nheading = {quoted}\nrequired = true\nguidance = {quoted}\n\
         [[section]]\nkind = \"grade_overview\"\nheading = {quoted}\n"
    ));
    let document = by(&template, &rich_report(), Stage::Writing);
    assert_eq!(document.frame.contents, hostile);
    let page = tertial_report::html::html(&document);
    assert!(!page.contains("<script>"), "a word became markup");
    assert!(page.contains("&lt;script&gt;"));
}

fn toml_string(words: &str) -> String {
    format!("'''{words}'''")
}

/// A report with figures that can be drawn.
pub(crate) fn rich_report() -> Report {
    let mut report = report();
    report.kind = Some(tertial_domain::report::ReportKind::AnnualReport);
    let focus = &mut report.goals[0];
    let mut second =
        GoalNode::new(GoalLevel::Unit, Some("2.2".to_owned()), "Biblioteket är öppet".to_owned());
    second.assessment =
        Assessment::Graded { grade: GradeCode::FULLY_MET, tense: AssessmentTense::Final };
    for (name, cells) in [
        ("Nöjda besökare", ["86 %", "88 %", "84 %", "82 %", "85 %"]),
        ("Öppna timmar", ["52 %", "52 %", "52 %", "50 %", "55 %"]),
    ] {
        let mut row = IndicatorRow::new(name.to_owned());
        let fields = [
            IndicatorField::Outcome,
            IndicatorField::OutcomeWomen,
            IndicatorField::OutcomeMen,
            IndicatorField::Previous,
            IndicatorField::Target,
        ];
        for (field, cell) in fields.into_iter().zip(cells) {
            row.set_cell(field, Some(cell.to_owned()));
        }
        second.indicators.push(row);
    }
    focus.goals.push(second);
    report.tables[0].rows.insert(1, ["Lokaler", "800", "760"].map(str::to_owned).to_vec());
    report.tables[0].rows[2] = ["Summa", "2 000", "2 000"].map(str::to_owned).to_vec();
    let section = |heading: &str, words: &str| Section {
        heading: heading.to_owned(),
        level: 1,
        blocks: vec![paragraph(words)],
    };
    report.sections.push(section("Synpunkter och klagomål", "Tolv synpunkter kom in."));
    report.sections.push(section("Riskanalys", "Två risker har vägts."));
    report.tables.push(PlainTable {
        under: Some("Riskanalys".to_owned()),
        section: Some(4),
        header: vec!["Risk".to_owned(), "Poäng".to_owned()],
        rows: vec![vec!["Boken kommer bort".to_owned(), "6".to_owned()]],
        scale: None,
    });
    report
}
