//! Any text is refused as a list of cues, or gives one that an extractor can read an article with.
#![no_main]

use libfuzzer_sys::fuzz_target;
use onrecord::lexicon::CueLexicon;
use onrecord::{Document, Extractor};

fuzz_target!(|csv: &str| {
    let Ok(cues) = CueLexicon::parse("own.csv", csv) else { return };
    assert!(cues.entries().iter().all(|entry| !entry.forms.is_empty() && (0.0..=1.0).contains(&entry.strength)));
    let builder = Extractor::builder().cues_text("own.csv", csv).default_cues(false);
    let extraction = builder.build().expect("a sound list").extract(&Document::new(csv));
    assert_eq!(extraction.text().as_str(), csv);
});
