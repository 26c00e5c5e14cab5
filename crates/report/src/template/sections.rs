//! Reads `[[section]]`.

use tertial_domain::report::IndicatorField;

use super::SECTIONS_MAX;
use super::error::TemplateError;
use super::keys::SECTION_KINDS;
use super::reader::{Reader, TEXT_CHARACTERS_MAX};
use super::section::{
    ActivityColumn, ChartKind, GoalPart, GoalsShape, Section, TableChoice, TextSection,
};
use crate::document::HeadingLevel;

/// No more pictures than this of one chart.
const PICTURES_MAX: i16 = 24;

/// So many pictures where a template does not say.
const PICTURES: usize = 6;

/// Reads the sections in order.
pub(super) fn read(template: &Reader<'_>) -> Result<Vec<Section>, TemplateError> {
    let tables = template.tables("section")?;
    if tables.is_empty() || SECTIONS_MAX < tables.len() {
        let (at, found) = (template.place_of("section"), tables.len().to_string());
        let most = format!("1–{SECTIONS_MAX}");
        return Err(template.refused("template-out-of-range", at, &found, &most));
    }
    let mut sections = Vec::with_capacity(tables.len());
    for table in tables {
        let place = table.clone();
        let section = section(table)?;
        in_order(&sections, &section, &place)?;
        sections.push(section);
    }
    Ok(sections)
}

fn section(table: Reader<'_>) -> Result<Section, TemplateError> {
    let kinds: Vec<(&'static str, &'static str)> =
        SECTION_KINDS.iter().map(|kind| (*kind, *kind)).collect();
    let Some(kind) = table.choice("kind", &kinds)? else {
        return Err(table.refused(
            "template-key-missing",
            table.place_of("kind"),
            "section",
            "kind",
        ));
    };
    let table = table.checked(&format!("section {kind}"))?;
    Ok(match kind {
        "cover" => Section::Cover,
        "contents" => Section::Contents,
        "legend" => Section::Legend,
        "text" => Section::Text(text(&table)?),
        "goals" => Section::Goals(goals(&table)?),
        "table" => Section::Table { choice: tables(&table)?, heading: table.word("heading")? },
        "grade_overview" => Section::GradeOverview { heading: table.word("heading")? },
        "chart" => chart(&table)?,
        "page_break" => Section::PageBreak,
        _ => Section::Rest,
    })
}

/// The frame comes first, and one of each is enough.
fn in_order(
    before: &[Section],
    section: &Section,
    table: &Reader<'_>,
) -> Result<(), TemplateError> {
    let is_once = matches!(
        section,
        Section::Cover | Section::Contents | Section::Legend | Section::Goals(_) | Section::Rest
    );
    let same = |other: &Section| std::mem::discriminant(other) == std::mem::discriminant(section);
    let at = table.place_of("kind");
    if is_once && before.iter().any(same) {
        return Err(table.refused("template-twice", at, "[[section]]", ""));
    }
    let is_frame =
        |section: &Section| matches!(section, Section::Cover | Section::Contents | Section::Legend);
    let is_early = match section {
        Section::Cover => before.is_empty(),
        Section::Contents => before.iter().all(is_frame),
        _ => true,
    };
    if is_early {
        Ok(())
    } else {
        Err(table.refused("template-frame-order", at, "[[section]]", ""))
    }
}

fn text(table: &Reader<'_>) -> Result<TextSection, TemplateError> {
    Ok(TextSection {
        heading: table.word("heading")?.unwrap_or_default(),
        also: table.words("match")?.into_iter().map(|word| word.value).collect(),
        guidance: table.phrase("guidance", TEXT_CHARACTERS_MAX)?.map(|text| text.value),
        is_required: table.flag("required")?.unwrap_or(false),
        level: level(table)?,
    })
}

fn level(table: &Reader<'_>) -> Result<Option<HeadingLevel>, TemplateError> {
    let level = table.number("level", (1, 6))?;
    Ok(level.and_then(|level| usize::try_from(level).ok()).map(HeadingLevel::nearest))
}

fn goals(table: &Reader<'_>) -> Result<GoalsShape, TemplateError> {
    let columns: Vec<(&'static str, IndicatorField)> =
        IndicatorField::ALL.into_iter().map(|field| (field.code(), field)).collect();
    Ok(GoalsShape {
        heading: table.word("heading")?,
        parts: table.choices("parts", &GoalPart::ALL)?,
        indicator_columns: table.choices("indicator_columns", &columns)?,
        activity_columns: table.choices("activity_columns", &ActivityColumn::ALL)?,
        shows_goals_above: table.flag("goals_above")?.unwrap_or(true),
        level: level(table)?,
    })
}

fn tables(table: &Reader<'_>) -> Result<TableChoice, TemplateError> {
    const SORTS: [(&str, &str); 3] =
        [("money", "money"), ("complaints", "complaints"), ("named", "named")];
    let named: Vec<String> = table.words("match")?.into_iter().map(|word| word.value).collect();
    Ok(match table.choice("tables", &SORTS)? {
        Some("money") => TableChoice::Money,
        Some("complaints") => TableChoice::Complaints,
        _ if named.is_empty() => {
            let at = table.place_of("tables");
            return Err(table.refused("template-key-missing", at, "section table", "match"));
        }
        _ => TableChoice::Named(named),
    })
}

fn chart(table: &Reader<'_>) -> Result<Section, TemplateError> {
    let most = table.number("most", (1, PICTURES_MAX))?;
    Ok(Section::Chart {
        // The key is there: the table was checked.
        chart: table.choice("chart", &ChartKind::ALL)?.unwrap_or(ChartKind::GoalStatus),
        heading: table.word("heading")?,
        most: most.and_then(|most| usize::try_from(most).ok()).unwrap_or(PICTURES),
    })
}
