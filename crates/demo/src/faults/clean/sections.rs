//! The sections outside the goal tree, with the tables of money and feedback.

use tertial_domain::report::ReportKind;
use tertial_domain::rich_text::Block;

use super::Scene;
use super::facts::GoalFacts;
use super::sentences::{say, tense};
use crate::compose::{Draft, bullets, feedback_table, money_table, paragraph};
use crate::faults::numbers::money_forms;
use crate::feedback::feedback;
use crate::money::{MoneyRow, MoneyTable};
use crate::phrase::{Action, Slot};
use crate::places::officer;
use crate::voice::{Voice, in_words};

struct Writer<'a, 's, 'v, 'd> {
    scene: Scene<'a>,
    money: &'d MoneyTable,
    actions: Vec<Action>,
    voice: &'v mut Voice<'a, 's>,
    draft: &'d mut Draft,
}

/// Writes the sections in the order of the kind of report.
pub(super) fn write_sections<'a>(
    scene: Scene<'a>,
    (facts, money): (&[GoalFacts], &MoneyTable),
    voice: &mut Voice<'a, '_>,
    draft: &mut Draft,
) {
    let actions = facts
        .iter()
        .flat_map(|goal| goal.activities.iter().filter(|one| !one.deviates))
        .map(|activity| activity.action)
        .collect();
    let mut writer = Writer { scene, money, actions, voice, draft };
    match scene.kind {
        ReportKind::AnnualPlan => writer.plan(),
        ReportKind::TertialReport1 | ReportKind::TertialReport2 | ReportKind::AnnualReport => {
            writer.follow_up();
        }
    }
}

impl Writer<'_, '_, '_, '_> {
    /// A paragraph of sentences from named lists.
    fn text(&mut self, names: &[&str]) -> Block {
        let actions = &self.actions;
        paragraph(self.voice.paragraph(|voice, out| {
            voice.draw_action(actions);
            for name in names {
                voice.part(name, out);
            }
        }))
    }

    fn summary(&mut self, tense: &str) -> Vec<Block> {
        let open = format!("summary.open.{tense}");
        let count = format!("summary.count.{tense}");
        let actions = &self.actions;
        let graded = self.scene.kind != ReportKind::AnnualPlan;
        let first = self.voice.paragraph(|voice, out| {
            voice.part(&open, out);
            if let Some(action) = voice.random.pick(actions).copied() {
                voice.act(action, out);
            }
            voice.effect(out);
        });
        let second = self.voice.paragraph(|voice, out| {
            if graded {
                voice.part(&count, out);
            }
            voice.fact(out);
            voice.obstacle(out);
        });
        let third = self.voice.paragraph(|voice, out| {
            let trade = voice.about.trade;
            voice.say(&trade.intro, out);
            voice.part("purpose", out);
        });
        [first, second, third].into_iter().map(paragraph).collect()
    }

    fn follow_up(&mut self) {
        let kind = self.scene.kind;
        let annual = kind == ReportKind::AnnualReport;
        let summary = self.summary(if annual { "past" } else { "now" });
        self.draft.section("Sammanfattande analys", 1, summary);
        let heading = "Uppföljning av kommunfullmäktiges inriktningsmål";
        self.draft.section(heading, 1, Vec::new());
        self.draft.goals_here();
        self.economy();
        if kind != ReportKind::TertialReport1 {
            let list = if annual { "quality.past" } else { "quality.now" };
            let quality = vec![self.text(&[list, list]), self.text(&[list, list, "purpose"])];
            let heading = if annual { "Systematiskt kvalitetsarbete" } else { "Kvalitetsarbete" };
            self.draft.section(heading, 1, quality);
            self.complaints();
        }
        let list = if annual { "other.past" } else { "other.now" };
        let other = vec![self.text(&[list, list])];
        self.draft.section("Övrigt", 1, other);
        if annual && self.scene.key.named("next").chance(30) {
            self.next_year();
        }
    }

    fn next_year(&mut self) {
        let next = self.scene.year + 1;
        let actions = &self.actions;
        let blocks: Vec<Block> = (0..2)
            .map(|_| {
                paragraph(self.voice.paragraph(|voice, out| {
                    let action = voice.random.pick(actions).copied().unwrap_or_default();
                    let akt = format!("{} {}", action.verb.infinitive, action.rest);
                    let slots = [("nästa", next.to_string()), ("akt", akt)];
                    say(voice, out, "next.year", &slots);
                }))
            })
            .collect();
        let mut heading = String::new();
        say(self.voice, &mut heading, "next.headings", &[("nästa", next.to_string())]);
        self.draft.section(&heading, 1, blocks);
    }

    fn economy(&mut self) {
        self.draft.section("Uppföljning av ekonomi", 1, Vec::new());
        let heading = "Uppföljning av driftbudget";
        let table = money_table(self.money, (self.scene.year, self.scene.kind));
        let table = self.draft.table(heading, table);
        let text = self.result();
        self.draft.section(heading, 2, vec![table, text]);
        if self.scene.kind == ReportKind::AnnualReport {
            let invest = vec![self.text(&["invest", "purpose"])];
            self.draft.section("Investeringar", 2, invest);
            let premises = vec![self.text(&["premises", "purpose"])];
            self.draft.section("Medel för lokaländamål", 2, premises);
        }
    }

    /// The result and its main cause, in the amounts of the table.
    fn result(&mut self) -> Block {
        let result = self.money.result();
        let tense = tense(self.scene.kind);
        let (side, why) = match result {
            0.. => ("surplus", "money.why.pos"),
            _ => ("deficit", "money.why.neg"),
        };
        let list = format!("economy.{side}.{tense}");
        let staff = self.money.rows.iter().find(|row| row.label == "Personal");
        let variance = staff.map_or(0, MoneyRow::variance);
        let way = if variance > 0 { "lower" } else { "higher" };
        let of_staff = format!("economy.{way}.{tense}");
        paragraph(self.voice.paragraph(|voice, out| {
            let forms = money_forms(result);
            let amount = voice.random.pick(&forms).cloned().unwrap_or_default();
            say(voice, out, &list, &[("belopp", amount)]);
            voice.part(why, out);
            if variance.abs() >= 20 {
                let amount = money_forms(variance).into_iter().next().unwrap_or_default();
                say(voice, out, &of_staff, &[("skillnad", amount)]);
            }
        }))
    }

    fn complaints(&mut self) {
        let Some(unit) = self.scene.maker.organisation.units.get(self.scene.unit) else { return };
        let Some(part) = self.scene.kind.year_part() else { return };
        let table = feedback(unit, self.scene.year, part);
        let top = table.rows.iter().filter(|row| row.group == "Vad gällde det?");
        let top = top.max_by_key(|row| row.total());
        let top = top.map(|row| (row.category.to_lowercase(), row.total()));
        let all = table.complaints();
        self.voice.know(Slot::Complaints, in_words(all));
        self.voice.know(Slot::Praise, in_words(table.praise()));
        let said = self.voice.paragraph(|voice, out| {
            let count = |voice: &mut Voice<'_, '_>, number: i64| {
                if voice.random.chance(50) && number < 13 {
                    in_words(number)
                } else {
                    number.to_string()
                }
            };
            let number = count(voice, all);
            say(voice, out, "complaints.total", &[("antal", number)]);
            if let Some((subject, number)) = top.clone().filter(|(_, number)| *number > 1) {
                let number = count(voice, number);
                say(voice, out, "complaints.subject", &[("ämne", subject), ("antal", number)]);
            }
            say(voice, out, "complaints.answer", &[]);
            voice.part("purpose", out);
        });
        let printed = feedback_table(&table, self.voice);
        let heading = "Redovisning av synpunkter och klagomål";
        let block = self.draft.table(heading, printed);
        self.draft.section(heading, 1, vec![paragraph(said), block]);
    }

    fn plan(&mut self) {
        let summary = self.summary("plan");
        self.draft.section("Inledning", 1, summary);
        let administration = self.administration();
        self.draft.section("Administrativa uppgifter", 1, administration);
        let work = vec![self.intro(), self.intro()];
        self.draft.section("Verksamhet", 1, work);
        for (heading, list, count) in [
            ("Brukare", "people.plan", 2),
            ("Chef- och ledarskap", "lead.plan", 1),
            ("Medarbetare", "staff.plan", 2),
            ("Värdegrund", "values.plan", 1),
        ] {
            let blocks = (0..count).map(|_| self.text(&[list, list])).collect();
            self.draft.section(heading, 1, blocks);
        }
        self.draft.section("Enhetens mål", 1, Vec::new());
        self.draft.goals_here();
        self.draft.section("Uppföljning av ekonomi", 1, Vec::new());
        let use_of = vec![self.text(&["money.plan", "money.plan"])];
        self.draft.section("Resursanvändning", 2, use_of);
        let heading = format!("Budget {}", self.scene.year);
        let table = money_table(self.money, (self.scene.year, self.scene.kind));
        let table = self.draft.table(&heading, table);
        let budget = vec![table, self.text(&["money.plan", "money.plan"])];
        self.draft.section(&heading, 2, budget);
        let other = vec![self.text(&["other.plan", "other.plan"])];
        self.draft.section("Övrigt", 1, other);
    }

    fn intro(&mut self) -> Block {
        paragraph(self.voice.paragraph(|voice, out| {
            let trade = voice.about.trade;
            voice.say(&trade.intro, out);
            voice.say(&trade.intro, out);
            voice.fact(out);
        }))
    }

    fn administration(&mut self) -> Vec<Block> {
        let about = self.voice.about;
        let head = &self.draft.report.head;
        let chief = self
            .scene
            .maker
            .organisation
            .units
            .get(self.scene.unit)
            .map_or_else(String::new, |unit| {
                officer(unit.key.named("manager").at(u64::from(self.scene.year > 2021)))
            });
        vec![bullets(vec![
            format!("Enhet: {}", about.name),
            format!("Enhetschef: {chief}"),
            format!("Telefon: {}", head.phone.clone().unwrap_or_default()),
            format!("Adress: {}", head.addresses.get(1).cloned().unwrap_or_default()),
            format!("Antal anställda: {}", about.staff),
            format!("Antal arbetsplatser: {}", about.places.len()),
        ])]
    }
}
