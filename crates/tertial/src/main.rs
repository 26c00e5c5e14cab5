//! The command: reads configuration, clock and environment, and wires the rooms.

fn main() {}
