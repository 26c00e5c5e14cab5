//! Text freed from what the paper did to it: line by line, word by word.

pub(crate) mod hyphenation;
pub(crate) mod inline;
pub(crate) mod lines;
pub(crate) mod page_furniture;
pub(crate) mod prose;
pub(crate) mod words;
