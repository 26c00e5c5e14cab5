//! A document to an accessible, archivable PDF.
