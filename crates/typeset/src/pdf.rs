//! From data to bytes: lay out, check the limits, export under both standards.

use jiff::civil::DateTime;
use tertial_report::document::Document;
use tertial_report::tables_csv::tables_csv;
use thiserror::Error;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Bytes, Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::printable::printable;
use crate::world::{Attached, ReportWorld, TEMPLATE};
use crate::{CHARACTERS_MAX, PAGES_MAX, Stamp, data};

/// Why there is no PDF. Messages are for the log; the words for users live elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TypesetError {
    /// The text is longer than any document may be.
    #[error("the document has {characters} characters, more than {CHARACTERS_MAX}")]
    TooLong {
        /// How long it is.
        characters: usize,
    },
    /// The pages are more than a document may have.
    #[error("the document has {pages} pages, more than {PAGES_MAX}")]
    TooManyPages {
        /// How many they are.
        pages: usize,
    },
    /// The stamp's day is outside the years that a PDF can carry.
    #[error("the day of issue cannot stand in a PDF: {issued}")]
    UnusableStamp {
        /// The day and time.
        issued: DateTime,
    },
    /// Typst would not lay the document out or export it; a fault of ours, not of the text's.
    #[error("typst refused the document: {}", reasons.join("; "))]
    Refused {
        /// What Typst said.
        reasons: Vec<String>,
    },
}

/// Makes the PDF and forgets what Typst remembered of it.
pub(crate) fn typeset(
    document: &Document,
    stamp: &Stamp,
    report_json: Option<&[u8]>,
) -> Result<Vec<u8>, TypesetError> {
    let archive = if report_json.is_some() { PdfStandard::A_3a } else { PdfStandard::A_2a };
    let options = options(stamp, archive)?;
    let data = data_json(document, report_json.is_some())?;
    let attached = report_json.map(|report_json| Attached {
        report_json: Bytes::new(report_json.to_vec()),
        tables_csv: Bytes::from_string(tables_csv(document)),
    });
    let world = ReportWorld::new(data, attached).ok_or_else(|| refused(&"no files"))?;
    let pdf = export(&world, &options);
    // Typst keeps every step it has computed, about 20 MB for each document.
    comemo::evict(0);
    pdf
}

/// The template and the data of a document.
pub(crate) fn sources(document: &Document) -> Result<Vec<(&'static str, Vec<u8>)>, TypesetError> {
    let data = data_json(document, false)?;
    Ok(vec![("report.typ", TEMPLATE.as_bytes().to_vec()), ("data.json", data)])
}

/// What the template draws.
fn data_json(document: &Document, has_attachments: bool) -> Result<Vec<u8>, TypesetError> {
    let mut characters = 0;
    let data = data::data(document, has_attachments, &mut |text| {
        characters += text.chars().count();
        if characters <= CHARACTERS_MAX { printable(text) } else { String::new() }
    });
    if CHARACTERS_MAX < characters {
        return Err(TypesetError::TooLong { characters });
    }
    serde_json::to_vec(&data).map_err(|error| refused(&error))
}

fn export(world: &ReportWorld, options: &PdfOptions) -> Result<Vec<u8>, TypesetError> {
    let document: PagedDocument =
        typst::compile(world).output.map_err(|errors| diagnosed(&errors))?;
    let pages = document.pages().len();
    if PAGES_MAX < pages {
        return Err(TypesetError::TooManyPages { pages });
    }
    let mut pdf = typst_pdf::pdf(&document, options).map_err(|errors| diagnosed(&errors))?;
    part_streams_from_line_ends(&mut pdf);
    Ok(pdf)
}

/// Ends the line after a stream with another sign where the stream's last byte is a carriage
/// return: together with the usual line feed it would read as one line end, and the archive
/// standard as a stream shorter than it says. The file keeps its length and its places.
fn part_streams_from_line_ends(pdf: &mut [u8]) {
    const END: &[u8] = b"\r\nendstream";
    let found = pdf.windows(END.len()).enumerate().filter(|(_, window)| *window == END);
    for at in found.map(|(at, _)| at + 1).collect::<Vec<_>>() {
        if let Some(line_feed) = pdf.get_mut(at) {
            *line_feed = b'\r';
        }
    }
}

fn options(stamp: &Stamp, archive: PdfStandard) -> Result<PdfOptions, TypesetError> {
    let standards = PdfStandards::new(&[archive, PdfStandard::Ua_1])
        .map_err(|error| refused(&error.message()))?;
    let unusable = TypesetError::UnusableStamp { issued: stamp.issued };
    let issued = datetime(stamp.issued).ok_or(unusable)?;
    Ok(PdfOptions {
        ident: Smart::Custom(stamp.identity.clone()),
        creator: Smart::Custom(Some("Tertial".to_owned())),
        timestamp: Some(Timestamp::new_utc(issued)),
        page_ranges: None,
        standards,
        tagged: true,
        pretty: false,
    })
}

fn datetime(moment: DateTime) -> Option<Datetime> {
    let number = |part: i8| u8::try_from(part).ok();
    if moment.year() < 0 {
        return None;
    }
    Datetime::from_ymd_hms(
        moment.year().into(),
        number(moment.month())?,
        number(moment.day())?,
        number(moment.hour())?,
        number(moment.minute())?,
        number(moment.second())?,
    )
}

fn refused(reason: &impl ToString) -> TypesetError {
    TypesetError::Refused { reasons: vec![reason.to_string()] }
}

fn diagnosed(errors: &[SourceDiagnostic]) -> TypesetError {
    TypesetError::Refused {
        reasons: errors.iter().map(|error| error.message.to_string()).collect(),
    }
}
