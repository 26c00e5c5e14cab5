//! The year: how the city office opens it and undoes that, what the council and the committees say
//! of it, how plans and follow-ups are begun from it, and what units answer to what changes above.

pub mod deadlines;
