//! What holds inside every drawing: classes that paper knows, places inside the view box.

use super::*;

/// The classes in a page's markup.
fn classes(svg: &str) -> Vec<String> {
    let document = roxmltree::Document::parse(svg).unwrap();
    let of = |node: roxmltree::Node<'_, '_>| node.attribute("class").map(str::to_owned);
    let lists: Vec<String> = document.descendants().filter_map(of).collect();
    lists.iter().flat_map(|list| list.split(' ').map(str::to_owned)).collect()
}

fn context(id: &str) -> ChartContext<'_> {
    ChartContext { language: Language::Swedish, id, title: "A & <B>" }
}

#[test]
fn paper_knows_every_class_of_a_page() {
    let counts = GradeCount::of_grades([1, 2, 3, 4, 5]);
    let area = FlowArea {
        number: None,
        title: "Mål".to_owned(),
        mark: Some(crate::status_mark::StatusMark::NOT_MET),
        committee_goals: 1,
        unit_goals: counts.clone(),
    };
    let focus = FlowFocus { number: None, title: "Mål".to_owned(), areas: vec![area] };
    let rows = ["g", "d"].map(|name| HeatRow {
        name: name.to_owned(),
        cells: (0..5)
            .map(|only| GradeCount::of_grades(std::array::from_fn(|at| usize::from(at == only))))
            .collect(),
    });
    let columns: Vec<String> = ["1", "2", "3", "4", "5"].map(str::to_owned).into();
    let charts = [
        grade_bar(&context("a"), &counts),
        goal_flow(&context("b"), &[focus]),
        heat_map(&context("c"), &columns, &rows),
    ];
    for class in charts.iter().flat_map(|chart| classes(&chart.html_wrapped())) {
        let is_frame = class.starts_with("chart") || matches!(class.as_str(), "k-paper" | "fits");
        assert!(is_frame || paint::knows(&class), "paper does not know {class}");
    }
}

#[test]
fn an_identity_is_made_safe() {
    assert_eq!(identifier("mål 1.2\""), "m-l-1-2-");
    assert_eq!(identifier("7"), "c7");
    assert_eq!(identifier(""), "c");
}

#[test]
fn title_and_description_are_named_and_escaped() {
    let chart = grade_bar(&context("goals"), &[]);
    let svg = chart.svg();
    let document = roxmltree::Document::parse(&svg).unwrap();
    let root = document.root_element();
    assert_eq!(root.attribute("role"), Some("img"));
    assert_eq!(root.attribute("aria-labelledby"), Some("goals-title goals-desc"));
    let title = root.children().find(|node| node.has_tag_name("title")).unwrap();
    assert_eq!((title.attribute("id"), title.text()), (Some("goals-title"), Some("A & <B>")));
}

impl Chart {
    /// Both drawings under one root, so that one parse sees them.
    fn html_wrapped(&self) -> String {
        format!("<div>{}</div>", self.html())
    }
}
