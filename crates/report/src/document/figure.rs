//! Pictures: charts of the product's own, never a file from outside.

use tertial_presentation::charts::Chart;

/// A chart with the words that replace it for who cannot see it.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    chart: Chart,
    caption: Option<String>,
}

impl Figure {
    /// A chart with the caption under it.
    pub const fn new(chart: Chart, caption: Option<String>) -> Self {
        Self { chart, caption }
    }

    /// The drawings for a page: coloured by classes, with their own title and description.
    pub fn page_markup(&self) -> String {
        self.chart.html()
    }

    /// The drawing for paper, as a picture with fixed colours.
    pub fn print_svg(&self) -> String {
        self.chart.svg_for_print()
    }

    /// The drawing for paper on a ground of its own, for pages that may be dark.
    pub(crate) fn picture_svg(&self) -> String {
        self.chart.svg_on_white()
    }

    /// The width of the drawing for paper, in units of a page's pixels.
    pub const fn width_px(&self) -> f64 {
        self.chart.size().0
    }

    /// What the picture shows, in words.
    pub fn alternative(&self) -> String {
        format!("{}. {}", self.chart.title.trim_end_matches('.'), self.chart.description)
    }

    /// The caption under the picture.
    pub fn caption(&self) -> Option<&str> {
        self.caption.as_deref()
    }
}
