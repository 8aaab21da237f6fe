//! The checks, one file each.

pub(super) mod terminology;
