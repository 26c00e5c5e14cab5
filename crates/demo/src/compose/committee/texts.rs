//! What a committee or the council says of its goals, with units as examples.

use tertial_domain::rich_text::Block;

use super::{Tree, tense_word};
use crate::compose::aggregate::{Contribution, Grades};
use crate::compose::evidence::Grade;
use crate::compose::{paragraph, reference_day};
use crate::goals::ThemeKind;
use crate::phrase::Slot;
use crate::voice::{SHORT_PARAGRAPH, Voice, in_words};

impl<'a> Tree<'a> {
    /// Lets the voice speak with the words of a unit under a committee goal.
    pub(super) fn speak_for(&self, voice: &mut Voice<'a, '_>, goal: usize) {
        let below = self.tally.below.get(&goal).map(Vec::as_slice).unwrap_or_default();
        if let Some(one) = voice.random.pick(below).copied() {
            self.speak_as(voice, one);
        }
    }

    /// Lets the voice speak with a unit's words; gives the unit's name.
    pub(super) fn speak_as(&self, voice: &mut Voice<'a, '_>, one: Contribution) -> Option<&'a str> {
        let city = self.scene.city;
        let unit = city.organisation.units.get(one.unit)?;
        let trade = unit.trade?;
        voice.about.trade = city.words.trade(trade);
        let (theme, lore) = one.theme.words(&city.words, trade);
        voice.lore = lore;
        voice.draw_action(&theme.actions);
        voice.draw_effect();
        let own = voice.about.trade;
        let staff = one.theme == ThemeKind::Staff;
        let (women, men) = if staff { ("kvinnor", "män") } else { (own.women, own.men) };
        voice.know(Slot::Women, women.to_owned());
        voice.know(Slot::Men, men.to_owned());
        Some(unit.name_on(reference_day(self.scene.year.number(), self.scene.kind)))
    }

    pub(super) fn analysis(
        &self,
        voice: &mut Voice<'a, '_>,
        (counts, verdict): (Grades, Grade),
        goals: &[usize],
    ) -> Vec<Block> {
        let Some(tense) = self.scene.kind.assessment_tense() else { return Vec::new() };
        let word = tense_word(self.scene.kind);
        let words = voice.about.words;
        let number = |count: i64| if count == 0 { "inget".to_owned() } else { in_words(count) };
        voice.know(Slot::UnitGoals, in_words(counts.count()));
        voice.know(Slot::Fully, number(counts.fully));
        voice.know(Slot::Partly, number(counts.partly));
        voice.know(Slot::Not, number(counts.not));
        let below = goals.iter().filter_map(|goal| self.tally.below.get(goal)).flatten();
        let below: Vec<Contribution> = below.copied().collect();
        let list = match (counts.count(), counts.not, self.scene.committee) {
            (0, ..) => String::new(),
            (_, _, None) => format!("city.goal.{word}"),
            (1, ..) => format!("one.{word}"),
            (_, 0, _) if counts.partly == 0 => format!("all.{word}"),
            (_, 0, _) => format!("clean.{word}"),
            _ => format!("goal.{word}"),
        };
        let said = voice.paragraph(|voice, out| {
            voice.say(words.committee.of(&list), out);
            let (best, worst) = examples(voice, &below);
            if let Some(one) = best {
                let name = self.speak_as(voice, one).unwrap_or_default().to_owned();
                voice.know(Slot::Example, name);
                voice.say(words.committee.of(&format!("best.{word}")), out);
            }
            if let Some(one) = worst {
                let name = self.speak_as(voice, one).unwrap_or_default().to_owned();
                voice.know(Slot::CounterExample, name);
                voice.say(words.committee.of(&format!("worse.{word}")), out);
            }
        });
        let mut blocks = vec![paragraph(said)];
        if counts.count() > 0 && self.scene.committee.is_some() {
            let list = verdict.list(tense);
            let said = voice.paragraph(|voice, out| {
                voice.say(words.committee.of(list), out);
                if out.chars().count() >= SHORT_PARAGRAPH {
                    voice.effect(out);
                }
            });
            blocks.push(paragraph(said));
        }
        blocks
    }
}

/// A unit that met its goal and another one that did not.
pub(super) fn examples(
    voice: &mut Voice<'_, '_>,
    all: &[Contribution],
) -> (Option<Contribution>, Option<Contribution>) {
    let is_good = |one: &&Contribution| one.grade == Some(Grade::Fully);
    let good: Vec<Contribution> = all.iter().filter(is_good).copied().collect();
    let best = voice.random.pick(&good).copied();
    let is_bad = |one: &&Contribution| {
        one.grade != Some(Grade::Fully) && best.is_none_or(|best| best.unit != one.unit)
    };
    let bad: Vec<Contribution> = all.iter().filter(is_bad).copied().collect();
    (best, voice.random.pick(&bad).copied())
}

/// What the council says of a goal in its budget.
pub(super) fn city_description(voice: &mut Voice<'_, '_>) -> Vec<Block> {
    let words = voice.about.words;
    voice.know(Slot::Women, "kvinnor".to_owned());
    voice.know(Slot::Men, "män".to_owned());
    vec![paragraph(voice.paragraph(|voice, out| {
        voice.say(words.committee.of("city.desc.plan"), out);
        voice.say(words.committee.of("city.desc.plan"), out);
        voice.effect(out);
    }))]
}
