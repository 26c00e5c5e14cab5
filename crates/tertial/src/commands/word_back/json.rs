//! The differences as data: `tertial-word-back/1`.

use serde::Serialize;
use tertial_exchange::word_back::{Note, plain};
use tertial_presentation::localizer::Localizer;
use tertial_usecases::reports::word_back::{note_words, place_name};

use super::Sheet;
use crate::stop::{Stop, StopKind};

#[derive(Serialize)]
struct Out {
    schema: &'static str,
    differences: Vec<DifferenceOut>,
    unchanged: usize,
    fixed: Vec<FixedOut>,
    notes: Vec<NoteOut>,
}

#[derive(Serialize)]
struct DifferenceOut {
    place: String,
    name: String,
    kind: &'static str,
    sent: String,
    returned: Option<String>,
    now: Option<String>,
    words: Vec<(&'static str, String)>,
    only_look: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    taken: Option<bool>,
}

#[derive(Serialize)]
struct FixedOut {
    sent: Option<String>,
    returned: Option<String>,
    figures: bool,
}

#[derive(Serialize)]
struct NoteOut {
    code: &'static str,
    words: String,
}

pub(super) fn print(sheet: &Sheet, localizer: &Localizer) -> Result<Vec<u8>, Stop> {
    let taken = |at: usize| sheet.taken.as_ref().and_then(|taken| taken.get(at).copied());
    let differences =
        sheet.comparison.differences.iter().enumerate().map(|(at, own)| DifferenceOut {
            place: own.place.to_string(),
            name: place_name(&own.place, &sheet.report, localizer),
            kind: own.kind.code(),
            sent: plain(&own.sent),
            returned: own.back.as_ref().map(plain),
            now: own.now.as_ref().map(plain),
            words: own.words.iter().map(|it| (it.kind.code(), it.words.clone())).collect(),
            only_look: own.is_look_alone,
            taken: taken(at),
        });
    let fixed = sheet.comparison.fixed.iter().map(|change| FixedOut {
        sent: change.sent.clone(),
        returned: change.back.clone(),
        figures: change.is_row,
    });
    let note = |note: &Note| NoteOut {
        code: note.code(),
        words: note_words(note, &sheet.report, localizer),
    };
    let out = Out {
        schema: "tertial-word-back/1",
        differences: differences.collect(),
        unchanged: sheet.comparison.unchanged,
        fixed: fixed.collect(),
        notes: sheet.notes.iter().map(note).collect(),
    };
    let mut bytes = serde_json::to_vec_pretty(&out)
        .map_err(|error| Stop::new(StopKind::Internal, "fault").with("reason", &error))?;
    bytes.push(b'\n');
    Ok(bytes)
}
