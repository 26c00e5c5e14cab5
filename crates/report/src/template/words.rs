//! Which words of the product a template may replace: names in the template, keys of messages.

use super::error::TemplateError;
use super::reader::Reader;

/// The words, none of which is told anything.
pub(super) const WORDS: [(&str, &str); 41] = [
    ("document_kind", "document-kind"),
    ("contents", "document-contents"),
    ("legend", "document-legend"),
    ("legend_sign", "document-legend-sign"),
    ("legend_meaning", "document-legend-meaning"),
    ("table", "document-table-word"),
    ("case_officer", "document-case-officer"),
    ("recipient", "document-recipient"),
    ("signatories", "document-signatories"),
    ("related_register_numbers", "document-related-register-numbers"),
    ("proposed_decisions", "document-proposed-decisions"),
    ("goal_focus", "goal-level-focus"),
    ("goal_area", "goal-level-area"),
    ("goal_committee", "goal-level-committee"),
    ("goal_unit", "goal-level-unit"),
    ("description", "goal-text-description"),
    ("expected_result", "goal-text-expected-result"),
    ("analysis", "goal-text-analysis"),
    ("working_method", "goal-text-working-method"),
    ("resource_use", "goal-text-resource-use"),
    ("follow_up", "goal-text-follow-up"),
    ("development", "goal-text-development"),
    ("indicator", "document-indicator-name"),
    ("outcome", "indicator-field-outcome"),
    ("outcome_men", "indicator-field-outcome-men"),
    ("outcome_women", "indicator-field-outcome-women"),
    ("forecast", "indicator-field-forecast"),
    ("target", "indicator-field-target"),
    ("council_target", "indicator-field-council-target"),
    ("period", "indicator-field-period"),
    ("periodicity", "indicator-field-periodicity"),
    ("indicator_analysis", "indicator-analysis"),
    ("indicator_comment", "indicator-comment"),
    ("activity", "activity-name"),
    ("start", "activity-field-start"),
    ("end", "activity-field-end"),
    ("state", "activity-state"),
    ("deviation", "activity-field-deviation"),
    ("not_assessed", "grade-not-assessed"),
    ("grade_missing", "grade-missing"),
    ("nothing_written", "document-nothing-written"),
];

/// Reads `[words]`.
pub(super) fn read(template: &Reader<'_>) -> Result<Vec<(&'static str, String)>, TemplateError> {
    let Some(table) = template.open_table("words")? else { return Ok(Vec::new()) };
    let known: Vec<&str> = WORDS.iter().map(|(name, _)| *name).collect();
    table.only(&known)?;
    let mut words = Vec::new();
    for name in table.present() {
        let key = WORDS.iter().find(|(known, _)| *known == name).map(|(_, key)| *key);
        if let (Some(key), Some(word)) = (key, table.word(name)?) {
            words.push((key, word));
        }
    }
    Ok(words)
}
