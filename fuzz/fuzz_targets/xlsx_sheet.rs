//! Reads an XLSX file with a sheet of whatever bytes.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    tarjuman_fuzz::files::reading_inside("xlsx", "xl/worksheets/sheet1.xml", bytes);
});
