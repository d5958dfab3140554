//! The records of the sample articles, as they were when they were last looked at.
//!
//! *Question*: did a change of the library change what it finds in articles that nobody meant to change?
//!
//! Each file of `tests/golden` has the record of one sample article (`examples/articles`), an entry a line. `ONRECORD_GOLDEN=write
//! cargo test -p onrecord --test library golden` writes them anew; the difference belongs in the commit, and what users see of it in
//! CHANGELOG.md.

use std::fs;
use std::path::{Path, PathBuf};

use onrecord::{Document, Extractor, OffsetUnit};
use serde_json::Value;

/// The day on which the articles count as published.
const PUBLISHED: &str = "2024-05-15";

fn articles(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).expect("the sample articles").map(|entry| entry.expect("an entry").path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "txt"));
    files.sort();
    files
}

/// Returns a record with an entry a line: the document, then each list.
fn lines(record: &Value) -> String {
    let mut lines = vec![format!("{{\"document\":{}}}", record["document"])];
    for list in ["claims", "events", "times", "quantities", "mentions"] {
        let entries = record[list].as_array().expect("a list");
        lines.extend(entries.iter().map(|entry| format!("{{\"{list}\":{entry}}}")));
    }
    lines.join("\n") + "\n"
}

#[test]
fn records_of_the_sample_articles_are_as_they_were() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let golden = root.join("tests/golden");
    let write = std::env::var("ONRECORD_GOLDEN").is_ok_and(|value| value == "write");
    let extractor = Extractor::new().expect("own data");
    let samples = root.join("examples/articles");
    let files = [articles(&samples), articles(&samples.join("deal"))].concat();
    assert_eq!(files.len(), 14);
    let mut changed = Vec::new();
    for file in files {
        let name = file.file_stem().expect("a name").to_string_lossy().into_owned();
        let text = fs::read_to_string(&file).expect("a sample article");
        let document = Document::new(text).id(&*name).published(PUBLISHED).expect("a date");
        let json = extractor.extract(&document).to_json(OffsetUnit::Char);
        let found = lines(&serde_json::from_str(&json).expect("JSON"));
        let path = golden.join(format!("{name}.jsonl"));
        if write {
            fs::create_dir_all(&golden).expect("a folder");
            fs::write(&path, &found).expect("a golden file");
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        let other = |(was, is): (&str, &str)| (was != is).then(|| format!("- {was}\n+ {is}"));
        if found != expected {
            let first = expected.lines().chain([""]).zip(found.lines().chain([""])).find_map(other).unwrap_or_default();
            changed.push(format!("{name}:\n{first}"));
        }
    }
    assert!(changed.is_empty(), "records changed; see the head of this file\n{}", changed.join("\n"));
}
