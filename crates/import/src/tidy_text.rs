//! Text freed from what the paper did to it.
