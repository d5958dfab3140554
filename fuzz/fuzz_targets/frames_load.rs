//! Any text is refused as a file of triggers, or gives one that an extractor can read an article with.
#![no_main]

use libfuzzer_sys::fuzz_target;
use onrecord::{Document, Extractor};

fuzz_target!(|toml: &str| {
    let Ok(extractor) = Extractor::builder().frames_text("own.toml", toml).default_frames(false).build() else { return };
    assert_eq!(extractor.extract(&Document::new(toml)).text().as_str(), toml);
});
