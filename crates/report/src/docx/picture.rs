//! Charts as pictures of a Word file: as shapes for programs that know SVG, as points for others.
//! Their letters are drawn with the fonts of the PDF and stand as outlines, so that a chart looks
//! the same where those fonts are not to be had.

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::{Database, Source};
use resvg::usvg::{Indent, Options, Tree, WriteOptions};

use super::markup::words;
use crate::document::Figure;

/// A chart as the two files that stand for it, and its room on the page.
pub(super) struct Picture {
    /// The drawing as shapes alone.
    pub(super) svg: String,
    /// The drawing as points, for older programs.
    pub(super) png: Vec<u8>,
    width_emu: u32,
    height_emu: u32,
}

/// The cuts that charts use, the same files as in the PDF.
static FONTS: LazyLock<Arc<Database>> = LazyLock::new(|| {
    const FILES: [&[u8]; 4] = [
        include_bytes!("../../../typeset/fonts/Inter-Regular.otf"),
        include_bytes!("../../../typeset/fonts/Inter-Medium.otf"),
        include_bytes!("../../../typeset/fonts/Inter-SemiBold.otf"),
        include_bytes!("../../../typeset/fonts/SourceSerif4-Semibold.otf"),
    ];
    let mut fonts = Database::new();
    for file in FILES {
        fonts.load_font_source(Source::Binary(Arc::new(file)));
    }
    Arc::new(fonts)
});

/// Points for each unit of the drawing.
const SCALE: f32 = 2.0;

/// More points than this are no gain; a picture of so many is drawn smaller.
const POINTS_MAX: f32 = 8_000_000.0;

/// Word's measure: a page's pixel is 1/96 of an inch.
const EMU_PER_PX: f32 = 9_525.0;

/// The width of the text: what A4 leaves between the margins.
const WIDTH_EMU_MAX: f32 = 5_759_450.0;

/// The height that leaves room for the words under it.
const HEIGHT_EMU_MAX: f32 = 8_000_000.0;

impl Picture {
    /// Draws a chart; none where it cannot be drawn, and its words must do.
    pub(super) fn draw(figure: &Figure) -> Option<Self> {
        let options = Options { fontdb: Arc::clone(&FONTS), ..Options::default() };
        let tree = Tree::from_str(&figure.picture_svg(), &options).ok()?;
        let (width, height) = (tree.size().width(), tree.size().height());
        let scale = SCALE.min((POINTS_MAX / (width * height)).sqrt());
        let mut points = Pixmap::new(whole(width * scale).max(1), whole(height * scale).max(1))?;
        resvg::render(&tree, Transform::from_scale(scale, scale), &mut points.as_mut());
        let shapes = WriteOptions {
            coordinates_precision: 2,
            indent: Indent::None,
            attributes_indent: Indent::None,
            ..WriteOptions::default()
        };
        let (width, height) = (width * EMU_PER_PX, height * EMU_PER_PX);
        let fit = (WIDTH_EMU_MAX / width).min(HEIGHT_EMU_MAX / height).min(1.0);
        Some(Self {
            svg: tree.to_string(&shapes),
            png: points.encode_png().ok()?,
            width_emu: whole(width * fit),
            height_emu: whole(height * fit),
        })
    }

    /// The run that shows a picture, by its number among the pictures.
    pub(super) fn run(&self, number: usize, alternative: &str) -> String {
        let Self { width_emu, height_emu, .. } = self;
        let name = format!("Diagram {number}");
        let (points, shapes) = (relation(number, Kind::Points), relation(number, Kind::Shapes));
        format!(
            "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">\
             <wp:extent cx=\"{width_emu}\" cy=\"{height_emu}\"/>\
             <wp:docPr id=\"{number}\" name=\"{name}\" descr=\"{}\"/><wp:cNvGraphicFramePr>\
             <a:graphicFrameLocks noChangeAspect=\"1\"/></wp:cNvGraphicFramePr><a:graphic>\
             <a:graphicData uri=\"{PICTURES}\"><pic:pic><pic:nvPicPr>\
             <pic:cNvPr id=\"{number}\" name=\"{name}\"/><pic:cNvPicPr/></pic:nvPicPr>\
             <pic:blipFill><a:blip r:embed=\"{points}\"><a:extLst>\
             <a:ext uri=\"{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}\"><asvg:svgBlip \
             xmlns:asvg=\"http://schemas.microsoft.com/office/drawing/2016/SVG/main\" \
             r:embed=\"{shapes}\"/></a:ext></a:extLst></a:blip><a:stretch><a:fillRect/>\
             </a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/>\
             <a:ext cx=\"{width_emu}\" cy=\"{height_emu}\"/></a:xfrm><a:prstGeom prst=\"rect\">\
             <a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>\
             </w:drawing></w:r>",
            words(alternative),
        )
    }
}

/// The namespace of pictures, which also says what a drawing is.
const PICTURES: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";

/// Namespaces of drawings, for the text that holds them.
pub(super) const NAMESPACES: &str = "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
     xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
     xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"";

/// Which of a picture's two files.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    /// The PNG.
    Points,
    /// The SVG.
    Shapes,
}

/// Both files of a picture.
pub(super) const KINDS: [Kind; 2] = [Kind::Points, Kind::Shapes];

impl Kind {
    const fn ending(self) -> &'static str {
        match self {
            Self::Points => "png",
            Self::Shapes => "svg",
        }
    }
}

/// The relation that leads to a file of a picture, by the picture's number.
pub(super) fn relation(number: usize, kind: Kind) -> String {
    format!("rIdPicture{number}{}", kind.ending())
}

/// The file's name under `word/`, by the picture's number.
pub(super) fn file(number: usize, kind: Kind) -> String {
    format!("media/chart{number}.{}", kind.ending())
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a cast holds to the bounds of its type, and a size is never negative"
)]
fn whole(size: f32) -> u32 {
    size.round() as u32
}
