//! Words of a document recognised as what they are.
