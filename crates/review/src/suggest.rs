//! The suggested grade with its reasons, by the city's published rule. The machine never grades alone.
