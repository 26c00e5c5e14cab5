//! One of each kind as it was last looked at, in both drawings and on paper.

use tertial_presentation::language::Language;

use crate::samples;

/// One element a line, so that a change is read as a line.
fn lines(svg: &str) -> String {
    svg.replace("><", ">\n<")
}

#[test]
fn charts_look_as_when_last_seen() {
    for (name, chart) in samples::all(Language::Swedish) {
        let narrow = chart.svg_narrow().unwrap_or_default();
        let text = format!(
            "{}\n\n{}\n\n{}\n\n{}\n\n{}",
            chart.description,
            lines(&chart.table.html(&chart.title)),
            lines(&chart.svg()),
            lines(&narrow),
            lines(&chart.svg_for_print()),
        );
        insta::assert_snapshot!(name, text);
    }
}

#[test]
fn charts_speak_english() {
    let described: Vec<String> = samples::all(Language::English)
        .into_iter()
        .map(|(name, chart)| format!("{name}: {}", chart.description))
        .collect();
    insta::assert_snapshot!("english", described.join("\n"));
}
