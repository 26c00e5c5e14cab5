//! Every key that a template may hold, by the table it stands in. The reader knows no other.

/// A key of a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    /// The table: "look.fonts", or "section text" for a section of that kind.
    pub table: &'static str,
    /// The key.
    pub name: &'static str,
    /// Whether it must be there.
    pub is_required: bool,
}

const fn must(table: &'static str, name: &'static str) -> Key {
    Key { table, name, is_required: true }
}

const fn may(table: &'static str, name: &'static str) -> Key {
    Key { table, name, is_required: false }
}

/// The keys of everything but words, which have a list of their own: [`words`].
pub const KEYS: [Key; 52] = [
    must("template", "name"),
    must("template", "document"),
    may("template", "for"),
    may("template", "first_year"),
    may("template", "last_year"),
    may("template", "language"),
    may("template", "look"),
    may("template", "words"),
    may("template", "symbols"),
    must("template", "section"),
    may("look", "accent"),
    may("look", "thread"),
    may("look", "fonts"),
    may("look", "logo"),
    may("look.fonts", "body"),
    may("look.fonts", "headings"),
    may("look.fonts", "tables"),
    must("look.logo", "file"),
    must("look.logo", "alternative"),
    may("symbols", "fully_met"),
    may("symbols", "partly_met"),
    may("symbols", "not_met"),
    may("symbols.*", "sign"),
    may("symbols.*", "word"),
    must("section cover", "kind"),
    must("section contents", "kind"),
    must("section legend", "kind"),
    must("section text", "kind"),
    must("section text", "heading"),
    may("section text", "match"),
    may("section text", "guidance"),
    may("section text", "required"),
    may("section text", "level"),
    must("section goals", "kind"),
    may("section goals", "heading"),
    may("section goals", "parts"),
    may("section goals", "indicator_columns"),
    may("section goals", "activity_columns"),
    may("section goals", "goals_above"),
    may("section goals", "level"),
    must("section table", "kind"),
    must("section table", "tables"),
    may("section table", "match"),
    may("section table", "heading"),
    must("section grade_overview", "kind"),
    may("section grade_overview", "heading"),
    must("section chart", "kind"),
    must("section chart", "chart"),
    may("section chart", "heading"),
    may("section chart", "most"),
    must("section rest", "kind"),
    must("section page_break", "kind"),
];

/// The kinds of section, as they stand in a template.
pub const SECTION_KINDS: [&str; 10] = [
    "cover",
    "contents",
    "legend",
    "text",
    "goals",
    "table",
    "grade_overview",
    "chart",
    "rest",
    "page_break",
];

/// The keys that a table may hold.
pub fn of(table: &str) -> impl Iterator<Item = &'static Key> {
    KEYS.iter().filter(move |key| key.table == table)
}

/// Every word that a template may replace (`[words]`), by its key there.
pub fn words() -> impl Iterator<Item = &'static str> {
    super::words::WORDS.iter().map(|(name, _)| *name)
}
