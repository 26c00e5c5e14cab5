//! What the slots of a frame hold.

use tertial_domain::report::ReportKind;

use super::when::managed;
use super::{Voice, in_words};
use crate::figures::grouped;
use crate::phrase::{Frame, Piece, Slot};
use crate::random::{Key, text_hash};

impl<'a> Voice<'a, '_> {
    pub(super) fn fill(&mut self, frame: &'a Frame, out: &mut String) {
        let outer = (self.numbers, self.counted);
        self.numbers = self.year_key().at(frame.1);
        self.counted = 0;
        self.fill_pieces(frame, out);
        (self.numbers, self.counted) = outer;
    }

    fn year_key(&self) -> Key {
        Key::root(text_hash(self.about.name)).year(self.about.year)
    }

    /// A number of the sentence that is being said: it grows over the year.
    fn number(&mut self, (low, high): (i64, i64)) -> i64 {
        self.counted += 1;
        let full = self.numbers.at(self.counted).random().between(low, high);
        let so_far = match self.about.kind {
            ReportKind::TertialReport1 => full * 2 / 5,
            ReportKind::TertialReport2 => full * 7 / 10,
            ReportKind::AnnualPlan | ReportKind::AnnualReport => full,
        };
        so_far.max(low)
    }

    fn fill_pieces(&mut self, frame: &'a Frame, out: &mut String) {
        for piece in &frame.0 {
            match piece {
                Piece::Text(text) => out.push_str(text),
                Piece::Slot(slot) => self.slot(*slot, out),
            }
        }
    }

    fn slot(&mut self, slot: Slot, out: &mut String) {
        if let Some(Some(known)) = self.facts.get(slot as usize) {
            out.push_str(known);
            return;
        }
        let about = self.about;
        match slot {
            Slot::Unit | Slot::Committee => out.push_str(about.name),
            Slot::Located | Slot::LocatedToo | Slot::HardPlace | Slot::Workplace => {
                self.place(slot, out);
            }
            Slot::WorkplaceCount => out.push_str(&in_words(count(about.places.len()))),
            Slot::Staff => out.push_str(&grouped(about.staff)),
            Slot::PeopleCount => out.push_str(&grouped(about.people)),
            Slot::People => out.push_str(about.trade.people),
            Slot::ThePeople => out.push_str(about.trade.the_people),
            Slot::Women => out.push_str(about.trade.women),
            Slot::Men => out.push_str(about.trade.men),
            Slot::Team => self.word(&about.trade.teams, out),
            Slot::Forum => self.word(&about.trade.forums, out),
            Slot::Partner => self.word(&self.lore.partners, out),
            Slot::Method => self.word(&self.lore.methods, out),
            Slot::Purpose => self.word(&self.lore.purposes, out),
            Slot::Month | Slot::LaterMonth | Slot::PeriodEnd => self.month(slot, out),
            Slot::Year => out.push_str(&about.year.to_string()),
            Slot::NextYear => out.push_str(&(about.year + 1).to_string()),
            Slot::LastYear => out.push_str(&(about.year - 1).to_string()),
            Slot::Managed => out.push_str(&managed(about.staff).to_string()),
            Slot::Few => {
                self.few = self.number((2, (about.staff / 4).clamp(3, 12)));
                out.push_str(&in_words(self.few));
            }
            // Some of those that were just said.
            Slot::FewToo => {
                let some = self.number((2, self.few)).min(self.few);
                out.push_str(&in_words(some));
            }
            Slot::Many | Slot::ManyToo => {
                let many = self.number((13, (about.people / 2).clamp(14, 96)));
                out.push_str(&many.to_string());
            }
            Slot::Time => self.time(out),
            Slot::Who => {
                if let Some(frame) = self.random.pick(&about.words.who) {
                    self.fill(frame, out);
                }
            }
            _ => self.verb(slot, out),
        }
    }

    /// The slots of the drawn action, effect and obstacle; others say nothing.
    fn verb(&self, slot: Slot, out: &mut String) {
        let (action, effect, obstacle) = (&self.action, &self.effect, &self.obstacle);
        out.push_str(match slot {
            Slot::Infinitive => action.verb.infinitive,
            Slot::Present => action.verb.present,
            Slot::Past => action.verb.past,
            Slot::Supine => action.verb.supine,
            Slot::Rest => action.rest,
            Slot::EffectWho => effect.who,
            Slot::EffectInfinitive => effect.verb.infinitive,
            Slot::EffectPresent => effect.verb.present,
            Slot::EffectPast => effect.verb.past,
            Slot::EffectSupine => effect.verb.supine,
            Slot::EffectRest => effect.rest,
            Slot::ObstacleWho => obstacle.who,
            Slot::ObstaclePresent => obstacle.verb.present,
            Slot::ObstaclePast => obstacle.verb.past,
            Slot::ObstacleSupine => obstacle.verb.supine,
            Slot::ObstacleRest => obstacle.rest,
            // A slot that nobody has told: marked, so that a test finds it.
            _ => "{?}",
        });
    }

    fn word(&mut self, list: &[&'static str], out: &mut String) {
        if let Some(word) = self.random.pick(list) {
            out.push_str(word);
        }
    }
}

fn count(len: usize) -> i64 {
    i64::try_from(len).unwrap_or(0)
}
