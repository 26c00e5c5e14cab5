//! Typst's view of the outside: one template, one file of data, our fonts. Nothing else exists:
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

/// The two files of every document. Their identities are made once: a process has only 65,535.
struct Files {
    template: Source,
    data: FileId,
}

static FILES: LazyLock<Option<Files>> = LazyLock::new(|| {
    let file = |path| Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).ok()?));
    let template = TEMPLATE.to_owned();
    Some(Files {
        template: Source::new(file("report.typ")?.intern(), template),
        data: file("data.json")?.intern(),
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
}

impl ReportWorld {
    /// The world in which `data.json` holds these bytes; `None` if our own paths are unsound.
    pub(crate) fn new(data: Vec<u8>) -> Option<Self> {
        Some(Self { files: FILES.as_ref()?, data: Bytes::new(data) })
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
        } else {
            Err(no_such_file())
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn no_such_file() -> FileError {
    FileError::Other(Some("the template reads its own data and nothing else".into()))
}
