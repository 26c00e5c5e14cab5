//! What tests share: throw-away databases, builders, a fixed clock.
