//! The world's formats, bytes in and bytes out.
