//! Words of a document recognised as what they are.

pub(crate) mod activity_table;
pub(crate) mod columns;
pub(crate) mod contents;
pub(crate) mod goal_tree;
pub(crate) mod head;
pub(crate) mod head_cells;
pub(crate) mod head_settle;
pub(crate) mod headings;
pub(crate) mod indicator_table;
pub(crate) mod labels;
pub(crate) mod pages;
pub(crate) mod plain_table;
pub(crate) mod probe;
pub(crate) mod raw_header;
pub(crate) mod raw_money;
pub(crate) mod raw_table;
pub(crate) mod raw_values;
pub(crate) mod symbols;
pub(crate) mod table;
pub(crate) mod title;
pub(crate) mod vocabulary;
