//! Any text is refused as a record, or gives an extraction that reads back equal and can be shown, exported and added to a
//! dossier.
#![no_main]

use libfuzzer_sys::fuzz_target;
use onrecord::{Dossier, Extraction, OffsetUnit};

const TEXT: &str = "Erdoğan 👍 said\r\n“no” to Iran’s 40 drones on 13 September.";

fuzz_target!(|json: &str| {
    let _ = Dossier::from_jsonl(json);
    let _ = Extraction::from_line(json);
    let Ok(extraction) = Extraction::from_json(json, TEXT) else { return };
    for unit in [OffsetUnit::Byte, OffsetUnit::Char, OffsetUnit::Utf16] {
        let written = extraction.to_json(unit);
        assert_eq!(Extraction::from_json(&written, TEXT).expect("own record"), extraction);
    }
    assert_eq!(Extraction::from_line(&extraction.to_line()).expect("own line"), extraction);
    assert!(extraction.to_html().contains("</html>"));
    let mut dossier = Dossier::new().expect("own data");
    dossier.add(&extraction);
    assert_eq!(Dossier::from_jsonl(&dossier.to_jsonl()).expect("own dossier").len(), dossier.len());
});
