//! The window: draws the state and sends commands, and holds no rule of the
//! domain.

pub mod text;
