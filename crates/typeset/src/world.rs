//! Typst's view of the outside: one template, its data, what is attached, our fonts. Nothing else:
//! no folder, no network, no packages, no clock.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Features, Library, LibraryExt, World};

use crate::fonts::FONTS;

/// The look of a report.
pub(crate) const TEMPLATE: &str = include_str!("../templates/report.typ");

/// The files of every document. Their identities are made once: a process has only 65,535.
struct Files {
    template: Source,
    data: FileId,
    report_json: FileId,
    tables_csv: FileId,
}

/// The data that is attached to a document.
pub(crate) struct Attached {
    /// The Report JSON that the document was made from, byte for byte.
    pub(crate) report_json: Bytes,
    /// The document's tables.
    pub(crate) tables_csv: Bytes,
}

static FILES: LazyLock<Option<Files>> = LazyLock::new(|| {
    let file = |path| Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).ok()?));
    let template = TEMPLATE.to_owned();
    Some(Files {
        template: Source::new(file("report.typ")?.intern(), template),
        data: file("data.json")?.intern(),
        report_json: file("report.json")?.intern(),
        tables_csv: file("tables.csv")?.intern(),
    })
});

/// Row headings in tables need a part of Typst that it calls extra.
static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| {
    let features: Features = [Feature::A11yExtras].into_iter().collect();
    LazyHash::new(Library::builder().with_features(features).build())
});

/// The world of one document.
pub(crate) struct ReportWorld {
    files: &'static Files,
    data: Bytes,
    attached: Option<Attached>,
}

impl ReportWorld {
    /// The world in which `data.json` holds these bytes; `None` if our own paths are unsound.
    pub(crate) fn new(data: Vec<u8>, attached: Option<Attached>) -> Option<Self> {
        Some(Self { files: FILES.as_ref()?, data: Bytes::new(data), attached })
    }
}

impl World for ReportWorld {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FONTS.book
    }

    fn main(&self) -> FileId {
        self.files.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main() { Ok(self.files.template.clone()) } else { Err(no_such_file()) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.files.data {
            Ok(self.data.clone())
        } else if id == self.main() {
            Ok(Bytes::from_string(self.files.template.text().to_owned()))
        } else if let Some(attached) = &self.attached
            && id == self.files.report_json
        {
            Ok(attached.report_json.clone())
        } else if let Some(attached) = &self.attached
            && id == self.files.tables_csv
        {
            Ok(attached.tables_csv.clone())
        } else {
            Err(no_such_file())
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.cuts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn no_such_file() -> FileError {
    FileError::Other(Some("the template reads its own data and nothing else".into()))
}
