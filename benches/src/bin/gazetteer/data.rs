//! What the text and the names are made of: the data files of the default gazetteer, and a random number generator.

use std::path::{Path, PathBuf};

use onrecord::gazetteer::CaseRule;
use serde_json::Value;

/// Deterministic random numbers (`SplitMix64`).
pub(crate) struct Random(u64);

impl Random {
    pub(crate) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub(crate) fn below(&mut self, n: usize) -> usize {
        ((u128::from(self.next()) * n as u128) >> 64) as usize
    }

    pub(crate) fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }

    /// Picks by Zipf's law: the k-th of a list about 1/k times as often as the first.
    pub(crate) fn zipf<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        let u = self.next() as f64 / u64::MAX as f64;
        let rank = ((list.len() as f64 + 1.0).powf(u) - 1.0) as usize;
        &list[rank.min(list.len() - 1)]
    }
}

/// The entries of the default gazetteer: id, then aliases with their rule of case.
pub(crate) struct Data {
    pub(crate) entries: Vec<(String, Vec<(String, CaseRule)>)>,
    /// Given names and surnames of its persons.
    pub(crate) given: Vec<String>,
    pub(crate) surnames: Vec<String>,
    /// The sample articles, where there are any.
    pub(crate) articles: Vec<String>,
}

impl Data {
    pub(crate) fn read() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let mut data = Self { entries: Vec::new(), given: Vec::new(), surnames: Vec::new(), articles: Vec::new() };
        for path in files(&root.join("crates/onrecord/data/gazetteer"), &["jsonl"]) {
            let lines = std::fs::read_to_string(&path).expect("a readable data file");
            lines.lines().for_each(|line| data.add(&serde_json::from_str(line).expect("a JSON object")));
        }
        for path in files(&root.join("examples/articles"), &["txt", "md", "json"]) {
            data.articles.extend(std::fs::read_to_string(path));
        }
        for list in [&mut data.given, &mut data.surnames] {
            list.sort();
            list.dedup();
        }
        data
    }

    fn add(&mut self, entry: &Value) {
        let id = entry["id"].as_str().unwrap_or_default();
        let usual = if id.starts_with("materiel/") { "insensitive" } else { "capitalised" };
        let aliases = entry["aliases"].as_array().into_iter().flatten().filter_map(|alias| {
            let text = alias.as_str().or_else(|| alias["text"].as_str())?;
            Some((text.to_owned(), CaseRule::from_name(alias["case"].as_str().unwrap_or(usual))?))
        });
        self.entries.push((id.to_owned(), aliases.collect()));
        if id.starts_with("person/")
            && let Some((given, surname)) = entry["name"].as_str().and_then(|n| n.split_once(' '))
        {
            self.given.push(given.to_owned());
            self.surnames.extend(surname.split(' ').next_back().map(str::to_owned));
        }
    }
}

/// Returns the files of a folder with one of the endings, in order of their names.
fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|e| e.path())
        .filter(|p| p.extension().is_some_and(|e| endings.iter().any(|x| e == *x)))
        .collect();
    files.sort();
    files
}
