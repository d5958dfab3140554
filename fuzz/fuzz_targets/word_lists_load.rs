//! Any text is refused as a list of rows, or gives rows: here those of the codes and of the words beside them, which the
//! loader of all word lists and units reads.
//!
//! The text is cut at its first NUL: the codes before it, the words behind it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use onrecord::codes::Mapping;

fuzz_target!(|text: &str| {
    let (codes, words) = text.split_once('\0').unwrap_or((text, ""));
    if let Ok(mapping) = Mapping::parse(codes, words) {
        assert!(!mapping.rows().is_empty() && mapping.rows().len() <= codes.lines().count());
    }
});
