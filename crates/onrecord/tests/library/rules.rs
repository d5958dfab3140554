//! Every rule id that an extraction carries stands in the table of rules, and the sample articles give a sensible record.

use std::collections::BTreeSet;
use std::path::Path;

use onrecord::{Document, Extraction, Extractor};

/// The sample articles: header lines up to `---`, then the text.
fn samples() -> Vec<Extraction> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/articles");
    let mut files: Vec<_> =
        std::fs::read_dir(&folder).expect("sample articles").map(|f| f.expect("a file").path()).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "txt"));
    files.sort();
    let extractor = Extractor::new().expect("own data");
    let read = |file: &Path| {
        let content = std::fs::read_to_string(file).expect("a sample article");
        let (head, text) = content.split_once("\n---\n").expect("a header");
        let field = |name: &str| head.lines().find_map(|l| l.strip_prefix(name)).map(|v| v.trim().to_owned());
        let mut document = Document::new(text.trim_start_matches('\n'));
        (document.title, document.outlet) = (field("title:"), field("outlet:"));
        document = document.published(&field("published:").expect("a day")).expect("a valid day");
        extractor.extract(&document)
    };
    files.iter().map(|f| read(f)).collect()
}

#[test]
fn every_rule_is_in_the_table() {
    let mut reader = csv::Reader::from_reader(include_str!("../../data/rules.csv").as_bytes());
    let table: BTreeSet<String> = reader.records().map(|r| r.expect("a row")[0].to_owned()).collect();
    for extraction in samples() {
        let mentions = extraction.mentions().iter().flat_map(|m| &m.why);
        let claims = extraction.claims().iter().flat_map(|c| &c.why);
        let events = extraction.events().iter().flat_map(|e| e.why.iter().chain(e.roles.iter().flat_map(|r| &r.why)));
        for rule in mentions.chain(claims).chain(events) {
            assert!(table.contains(rule.as_str()), "{} is not in data/rules.csv", rule.as_str());
        }
    }
}

#[cfg(feature = "model-en")]
#[test]
fn sample_articles_give_a_sensible_record() {
    let all = samples();
    assert_eq!(all.len(), 8);
    for extraction in &all {
        let title = extraction.document().title.as_deref().unwrap_or_default();
        assert!(extraction.claims().len() >= 5, "{title}: {} claims", extraction.claims().len());
        assert!(extraction.events().len() >= 3, "{title}: {} events", extraction.events().len());
        assert!(extraction.mentions().len() >= 15, "{title}: {} mentions", extraction.mentions().len());
        let named =
            extraction.claims().iter().filter(|c| c.source.as_ref().is_some_and(|s| !s.names.is_empty())).count();
        assert!(named * 2 > extraction.claims().len(), "{title}: {named} claims with a named source");
    }
}
