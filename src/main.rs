//! The program: reads its arguments and hands over to a face.

fn main() {}
