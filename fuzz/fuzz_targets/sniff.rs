//! Tells what whatever bytes are.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| tarjuman_fuzz::files::telling_apart(bytes));
