//! Writes the fictional city Ekstad.
