//! Pages and HTTP.
