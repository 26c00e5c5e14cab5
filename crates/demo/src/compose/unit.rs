//! A unit's plan, tertial reports and annual report.

use std::collections::HashSet;

use tertial_domain::activity::ActivityState;
use tertial_domain::report::ReportKind;
use tertial_domain::rich_text::Block;

use super::aggregate::{Grades, Tally};
use super::flaws::{Flaw, FlawKind, planned_flaw};
use super::goal_section::{Scene, write_tree};
use super::tables::{feedback_table, know_money, money_table};
use super::{DemoReport, Draft, bullets, paragraph, reference_day};
use crate::feedback::{FeedbackTable, feedback};
use crate::figures::crowd;
use crate::goals::ThemeKind;
use crate::indicators::Crowd;
use crate::money::{MoneyTable, money};
use crate::organisation::MERGER;
use crate::phrase::{Action, Slot};
use crate::places::officer;
use crate::voice::{Doing, Speaker, Voice, in_words};

/// Writes one report of a unit.
pub(crate) fn compose_unit(
    scene: Scene<'_>,
    seen: &mut HashSet<u64>,
    tally: &mut Tally,
) -> Option<DemoReport> {
    let (unit, year, kind) = (scene.unit, scene.year.number(), scene.kind);
    let trade = unit.trade?;
    let organisation = &scene.city.organisation;
    let plan = organisation.plans.get(scene.committee())?;
    let day = reference_day(year, kind);
    let total = |crowd_of| {
        let (women, men) = crowd(unit, crowd_of, year);
        women + men
    };
    let speaker = Speaker {
        words: &scene.city.words,
        trade: scene.city.words.trade(trade),
        name: unit.name_on(day),
        places: &unit.places,
        staff: total(Crowd::Staff),
        people: total(Crowd::People(100)),
        year,
        kind,
    };
    let random = unit.key.named("text").year(year).at(kind as u64).random();
    let mut voice = Voice::new(speaker, random, seen);
    let money = money(unit, year, scene.part());
    know_money(&mut voice, &money);
    voice.know(Slot::Women, speaker.trade.women.to_owned());
    voice.know(Slot::Men, speaker.trade.men.to_owned());
    tally.money.entry(scene.committee()).or_default().push(money.clone());
    *tally.units.entry(scene.committee()).or_default() += 1;

    let mut draft = Draft::begin(unit, plan, (year, kind));
    let mut tree = Draft::begin(unit, plan, (year, kind));
    let counts = write_tree(scene, &mut tree, &mut voice, tally);
    let goal_count = tree.links.goals.len();
    know_counts(&mut voice, counts, &tree);
    let returned = scene.part().map(|part| feedback(unit, year, part));
    let flaw = planned_flaw(scene);
    let mut writer = Writer { scene, voice, draft: &mut draft, counts, money: &money, flaw };
    match kind {
        ReportKind::AnnualPlan => writer.plan(),
        ReportKind::TertialReport1 | ReportKind::TertialReport2 => writer.tertial(),
        ReportKind::AnnualReport => writer.annual(returned.as_ref()),
    }
    draft.report.proposed_decisions = decisions(&draft, &money, (year, kind));
    draft.report.goals = tree.report.goals;
    draft.links = tree.links;
    draft.outcomes = tree.outcomes;
    draft.grades = tree.grades;
    draft.activities = tree.activities;
    draft.flaws.extend(tree.flaws);
    debug_assert!(goal_count > 0, "every unit has goals");
    let returned = returned.filter(|_| kind != ReportKind::TertialReport1);
    let mut made = draft.finish(unit, (scene.year, kind), (Some(money), returned));
    if let Some(committee) = organisation.committees.get(scene.committee()) {
        made.authority = committee.org.authority;
    }
    Some(made)
}

/// What the committee is asked to decide.
fn decisions(draft: &Draft, money: &MoneyTable, (year, kind): (i16, ReportKind)) -> Vec<String> {
    let name = draft.report.recipient.as_deref().unwrap_or_default();
    let report = match kind {
        ReportKind::AnnualPlan => return vec![format!("{name} fastställer enhetens plan.")],
        ReportKind::TertialReport1 => return vec![format!("{name} godkänner tertialrapport 1.")],
        ReportKind::TertialReport2 => return vec![format!("{name} godkänner tertialrapport 2.")],
        ReportKind::AnnualReport => format!("{name} godkänner verksamhetsberättelsen för {year}."),
    };
    let result = money.result();
    let amount = crate::money::print_amount(result.abs());
    let booked = match result.signum() {
        1 => Some(format!("{name} för över resultatet, {amount} tkr, till enhetens resultatfond.")),
        -1 => Some(format!("{name} täcker underskottet, {amount} tkr, ur resultatfonden.")),
        _ => None,
    };
    std::iter::once(report).chain(booked).collect()
}

fn know_counts(voice: &mut Voice<'_, '_>, counts: Grades, tree: &Draft) {
    let goals = tree.report.walk_goals();
    let own = goals.filter(|g| g.level == tertial_domain::goal::GoalLevel::Unit).count();
    voice.know(Slot::GoalCount, in_words(i64::try_from(own).unwrap_or(0)));
    let word = |count: i64| match count {
        0 => "inget".to_owned(),
        count => in_words(count),
    };
    voice.know(Slot::Fully, word(counts.fully));
    voice.know(Slot::Partly, word(counts.partly));
    voice.know(Slot::Not, word(counts.not));
}

struct Writer<'a, 's, 'd> {
    scene: Scene<'a>,
    voice: Voice<'a, 's>,
    draft: &'d mut Draft,
    counts: Grades,
    money: &'d MoneyTable,
    flaw: Option<FlawKind>,
}

impl Writer<'_, '_, '_> {
    /// The actions of the unit's core goals that run in the year; in a plan, all that it may do.
    fn core(&self) -> Vec<Action> {
        let own = self.scene.activities(ThemeKind::Core);
        if own.is_empty() {
            let [first, _] = &self.voice.about.trade.core;
            return first.actions.clone();
        }
        own.into_iter().map(|activity| activity.action).collect()
    }

    /// The unit's core activities that have begun.
    fn begun(&self) -> Vec<Doing> {
        let (year, part) = (self.scene.year.number(), self.scene.part());
        let own = self.scene.activities(ThemeKind::Core).into_iter();
        own.map(|activity| activity.doing(year, part))
            .filter(|doing| part.is_none() || doing.state != ActivityState::NotStarted)
            .collect()
    }

    /// Adds the sentence of a contradiction, if the report is to have it.
    fn spoil(&mut self, kind: FlawKind, flaw: Flaw) -> bool {
        let is_wanted = self.flaw == Some(kind);
        if is_wanted {
            self.draft.flaws.push(flaw);
        }
        is_wanted
    }

    fn text(&mut self, names: &[&str]) -> Block {
        let core = self.core();
        paragraph(self.voice.paragraph(|voice, out| {
            voice.draw_action(&core);
            for name in names {
                voice.part(name, out);
            }
        }))
    }

    fn is_pandemic(&self) -> bool {
        match (self.scene.year.number(), self.scene.kind) {
            (2020, kind) => kind != ReportKind::AnnualPlan,
            (2021, _) => true,
            _ => false,
        }
    }

    fn has_just_moved(&self) -> bool {
        let day = reference_day(self.scene.year.number(), self.scene.kind);
        let (before, after) = self.scene.unit.committees;
        before != after && day >= MERGER && self.scene.year.number() <= 2021
    }

    fn summary(&mut self, tense: &str) -> Vec<Block> {
        let counts = self.counts;
        let went_well = counts.not == 0 && counts.fully * 2 > counts.count();
        let mood = if went_well && self.voice.random.chance(50) { "good" } else { "open" };
        let open = &format!("summary.{mood}.{tense}");
        let told = match (counts.partly, counts.not) {
            (0, 0) => "all",
            (_, 0) => "clean",
            _ => "count",
        };
        let count = &format!("summary.{told}.{tense}");
        let begun = self.begun();
        let pandemic = self.is_pandemic();
        let merged = self.has_just_moved();
        let wrong_sign = self.wrong_sign(tense);
        let mut blocks = vec![paragraph(self.voice.paragraph(|voice, out| {
            voice.part(open, out);
            if let Some(doing) = voice.random.pick(&begun).copied() {
                voice.act_of(doing, out);
            }
            voice.effect(out);
        }))];
        if pandemic || merged {
            blocks.push(paragraph(self.voice.paragraph(|voice, out| {
                if pandemic {
                    voice.part("pandemic", out);
                }
                if merged {
                    voice.part("merge", out);
                }
                voice.fact(out);
            })));
        }
        blocks.push(paragraph(self.voice.paragraph(|voice, out| {
            if counts.count() > 0 {
                voice.part(count, out);
            }
            if let Some(list) = wrong_sign {
                voice.part(list, out);
            }
            voice.fact(out);
            voice.obstacle(out);
        })));
        blocks
    }

    /// The list that calls the result the opposite of what it is, where the report is to do so.
    fn wrong_sign(&mut self, tense: &str) -> Option<&'static str> {
        let list = match (tense, self.money.result().signum()) {
            (_, 0) | ("plan", _) => return None,
            ("past", 1) => "flaw.negative",
            ("past", _) => "flaw.positive",
            (_, 1) => "flaw.negative.now",
            _ => "flaw.positive.now",
        };
        self.spoil(FlawKind::Sign, Flaw::SignInText).then_some(list)
    }

    /// The last section of a follow-up; the place of a sentence about another time.
    fn other(&mut self, list: &'static str, stale: &'static str) -> Block {
        if self.spoil(FlawKind::Stale, Flaw::StalePeriod) {
            self.text(&[list, stale, list])
        } else if self.spoil(FlawKind::Future, Flaw::FutureTense) {
            self.text(&[list, "flaw.future", list])
        } else {
            self.text(&[list, list])
        }
    }

    fn annual(&mut self, returned: Option<&FeedbackTable>) {
        let mut blocks = self.summary("past");
        let words = self.voice.about.words;
        blocks.push(paragraph(self.voice.paragraph(|voice, out| {
            let intro = voice.about.trade;
            voice.say(&intro.intro, out);
            voice.say(words.sections.of("purpose"), out);
        })));
        self.draft.section("Sammanfattande analys", 1, blocks);
        self.draft.section("Uppföljning av kommunfullmäktiges inriktningsmål", 1, Vec::new());
        self.draft.goals_here();
        self.economy("past");
        let quality = vec![
            self.text(&["quality.past", "quality.past"]),
            self.text(&["quality.past", "quality.past", "develop.past"]),
        ];
        self.draft.section("Systematiskt kvalitetsarbete", 1, quality);
        if let Some(table) = returned {
            self.complaints(table);
        }
        let other = vec![self.other("other.past", "flaw.stale.past")];
        self.draft.section("Övrigt", 1, other);
    }

    fn complaints(&mut self, table: &FeedbackTable) {
        let count = table.complaints();
        let is_wrong = count > 1 && self.spoil(FlawKind::Count, Flaw::CountInText);
        let voice = &mut self.voice;
        voice.know(Slot::Complaints, in_words(if is_wrong { count + 3 } else { count }));
        voice.know(Slot::Praise, in_words(table.praise()));
        voice.know(Slot::Treated, in_words(table.treated()));
        let top = table.top();
        if let Some((subject, count)) = top {
            voice.know(Slot::Subject, subject.to_owned());
            voice.know(Slot::SubjectCount, in_words(count));
        }
        let of = |what: &str, count: i64| match count {
            0 => format!("{what}.none"),
            1 => format!("{what}.one"),
            _ => format!("{what}.many"),
        };
        let said = voice.paragraph(|voice, out| {
            voice.part(&of("complaints", count), out);
            voice.part(&of("praise", table.praise()), out);
            if top.is_some_and(|(_, count)| count > 1) {
                voice.part("complaints.top", out);
            }
            if table.treated() > 1 && voice.random.chance(50) {
                voice.part("complaints.treated", out);
            } else if count > 1 {
                voice.part("complaints.act", out);
            }
        });
        let printed = feedback_table(table, voice);
        let heading = "Redovisning av synpunkter och klagomål";
        let block = self.draft.table(heading, printed);
        self.draft.section(heading, 1, vec![paragraph(said), block]);
    }

    fn economy(&mut self, tense: &'static str) {
        self.draft.section("Uppföljning av ekonomi", 1, Vec::new());
        let (year, kind) = (self.scene.year.number(), self.scene.kind);
        let result = self.money.result();
        let (state, why) = match (tense, result >= 0) {
            ("past", true) => ("money.pos.past", "money.why.pos"),
            ("past", false) => ("money.neg.past", "money.why.neg"),
            (_, true) => ("money.pos.now", "money.why.pos"),
            (_, false) => ("money.neg.now", "money.why.neg"),
        };
        let heading = "Uppföljning av driftbudget";
        let table = money_table(self.money, (year, kind));
        let block = self.draft.table(heading, table);
        let mut blocks = vec![block];
        if result != 0 {
            blocks.push(self.text(&[state, why, "money.act"]));
        }
        self.draft.section(heading, 2, blocks);
        if kind != ReportKind::TertialReport1 {
            let invest = vec![self.text(&["invest"])];
            self.draft.section("Investeringar", 2, invest);
            let premises = vec![self.text(&["premises"])];
            self.draft.section("Medel för lokaländamål", 2, premises);
        }
    }

    fn tertial(&mut self) {
        let blocks = self.summary("now");
        self.draft.section("Sammanfattande analys", 1, blocks);
        self.draft.section("Uppföljning av kommunfullmäktiges inriktningsmål", 1, Vec::new());
        self.draft.goals_here();
        self.economy("now");
        if self.scene.kind == ReportKind::TertialReport2 {
            let quality = vec![self.text(&["quality.now", "quality.now"])];
            self.draft.section("Systematiskt kvalitetsarbete", 1, quality);
        }
        let is_empty = self.flaw.is_none() && self.voice.random.chance(6);
        let other =
            if is_empty { Vec::new() } else { vec![self.other("other.now", "flaw.stale.now")] };
        self.draft.section("Övrigt", 1, other);
    }

    fn plan(&mut self) {
        let mut blocks = self.summary("plan");
        blocks.push(self.text(&["purpose"]));
        self.draft.section("Inledning", 1, blocks);
        let administration = self.administration();
        self.draft.section("Administrativa uppgifter", 1, administration);
        let trade = self.voice.about.trade;
        let intro = (0..2)
            .map(|_| {
                paragraph(self.voice.paragraph(|voice, out| {
                    voice.say(&trade.intro, out);
                    voice.say(&trade.intro, out);
                    voice.fact(out);
                }))
            })
            .collect();
        self.draft.section("Verksamhet", 1, intro);
        let people = vec![
            self.text(&["people.plan", "people.plan"]),
            self.text(&["people.plan", "people.plan"]),
        ];
        self.draft.section("Brukare", 1, people);
        let lead = vec![self.text(&["lead.plan", "lead.plan", "lead.plan"])];
        self.draft.section("Chef- och ledarskap", 1, lead);
        let staff = vec![
            self.text(&["staff.plan", "staff.plan"]),
            self.text(&["staff.plan", "staff.plan"]),
        ];
        self.draft.section("Medarbetare", 1, staff);
        let values = vec![self.text(&["values.plan", "values.plan"])];
        self.draft.section("Värdegrund", 1, values);
        self.draft.section("Enhetens mål", 1, Vec::new());
        self.draft.goals_here();
        self.draft.section("Uppföljning av ekonomi", 1, Vec::new());
        let use_of = vec![self.text(&["money.plan", "money.plan"])];
        self.draft.section("Resursanvändning", 2, use_of);
        let year = self.scene.year.number();
        let heading = format!("Budget {year}");
        let table = self.draft.table(&heading, money_table(self.money, (year, self.scene.kind)));
        let budget = vec![table, self.text(&["money.plan", "money.plan"])];
        self.draft.section(&heading, 2, budget);
        let other = vec![self.text(&["other.plan", "other.plan"])];
        self.draft.section("Övrigt", 1, other);
    }

    fn administration(&mut self) -> Vec<Block> {
        let unit = self.scene.unit;
        let year = self.scene.year.number();
        let about = self.voice.about;
        let head = &self.draft.report.head;
        let chief = officer(unit.key.named("manager").at(u64::from(year > 2021)));
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
