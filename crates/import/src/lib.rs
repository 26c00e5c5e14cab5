//! Text of a document to a draft report, with the place of every fact.
