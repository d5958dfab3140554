//! Any text gives an extraction whose spans lie on character boundaries.
#![no_main]

use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;
use onrecord::{Document, Extractor};

static EXTRACTOR: OnceLock<Extractor> = OnceLock::new();

fuzz_target!(|text: &str| {
    let extractor = EXTRACTOR.get_or_init(|| Extractor::new().expect("own data"));
    let mut document = Document::new(text);
    if text.len() % 2 == 0 {
        document = document.published("2023-09-13").expect("a day");
    }
    let extraction = extractor.extract(&document);
    let times = extraction.times().iter().map(|t| t.span.bytes());
    for span in times.chain(extraction.quantities().iter().map(|q| q.span.bytes())) {
        assert!(text.get(span.range()).is_some());
    }
});
