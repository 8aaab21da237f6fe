//! The parts of the window. Each draws the state and sends what is asked for.

pub mod bars;
pub mod concepts;
pub mod context;
pub mod find;
pub mod news;
pub mod segments;
pub mod side;
pub mod terms;
pub mod welcome;
