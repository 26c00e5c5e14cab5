//! Files to source text: media types, encodings, limits.
