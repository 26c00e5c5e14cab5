//! What a person can do: permission, transaction, audit.
