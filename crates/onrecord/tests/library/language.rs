//! A thousand short texts in twenty languages, and all English of the repository: what the record warns of.
//!
//! The figures of `docs/language.md` are those that are asserted here.

use std::path::{Path, PathBuf};

use onrecord::record::RecordWarning;
use onrecord::{Document, Extractor};
use serde::Deserialize;

#[derive(Deserialize)]
struct Cases {
    language: Vec<Language>,
}

#[derive(Deserialize)]
struct Language {
    expected: Vec<String>,
    sentences: [String; 5],
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn languages() -> Vec<Language> {
    let file = std::fs::read_to_string(root().join("tests/cases/language/sentences.toml")).expect("the sentences");
    toml::from_str::<Cases>(&file).expect("languages with their sentences").language
}

/// Returns fifty texts: the start of each sentence, each sentence, each pair, and some of three.
fn texts(sentences: &[String; 5]) -> Vec<String> {
    let starts = sentences.iter().map(|s| if s.contains(' ') { first_words(s, 6) } else { first_letters(s, 12) });
    let pairs = (0..5).flat_map(|i| (0..5).filter(move |j| *j != i).map(move |j| vec![i, j]));
    let threes = (0..5).flat_map(|i| [[1, 2], [2, 1], [1, 3], [3, 4]].map(|[j, k]| vec![i, (i + j) % 5, (i + k) % 5]));
    let joined = (0..5).map(|i| vec![i]).chain(pairs).chain(threes);
    starts.chain(joined.map(|places| places.iter().map(|&i| &*sentences[i]).collect::<Vec<_>>().join(" "))).collect()
}

fn first_words(text: &str, count: usize) -> String {
    text.split(' ').take(count).collect::<Vec<_>>().join(" ")
}

fn first_letters(text: &str, count: usize) -> String {
    text.chars().take(count).collect()
}

/// Returns how many words a text has; of Chinese two letters count as one.
fn words(text: &str) -> usize {
    let chinese = text.chars().filter(|c| ('\u{4E00}'..='\u{9FFF}').contains(c)).count();
    if chinese > 0 { chinese / 2 } else { text.split_whitespace().count() }
}

/// Returns the text of the warning that a text is not English.
fn warning(extractor: &Extractor, text: &str) -> Option<String> {
    let extraction = extractor.extract(&Document::new(text));
    let warnings = &extraction.document().warnings;
    assert!(warnings.iter().all(|w| w.code == RecordWarning::LANGUAGE), "{warnings:?}");
    warnings.first().map(|w| w.message.clone())
}

#[test]
fn other_languages_are_found() {
    let extractor = Extractor::new().expect("an extractor");
    let (mut short, mut middle, mut long, mut named) = ((0, 0), (0, 0), (0, 0), 0);
    for language in languages() {
        for text in texts(&language.sentences) {
            let found = warning(&extractor, &text);
            let count = match words(&text) {
                0..10 => &mut short,
                10..20 => &mut middle,
                _ => &mut long,
            };
            count.1 += 1;
            if let Some(message) = found {
                count.0 += 1;
                let right = language.expected.iter().any(|name| message.contains(&format!("in {name};")));
                named += usize::from(right);
                assert!(message.starts_with("the text seems to be in "), "{message}");
            }
        }
    }
    let found = short.0 + middle.0 + long.0;
    assert_eq!(short.1 + middle.1 + long.1, 1000);
    assert_eq!((short, middle, long), ((0, 102), (100, 102), (796, 796)));
    // One Dutch sentence is taken for Afrikaans.
    assert_eq!(named, found - 1);
}

/// Returns the English sentences that the repository has as cases, the sample articles, and each of their paragraphs.
fn english() -> Vec<String> {
    let (mut texts, mut folders) = (Vec::new(), vec![root().join("examples/articles"), root().join("tests/cases")]);
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
            let ending = path.extension().and_then(|ending| ending.to_str());
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path).expect("a text");
            let lines = text.lines();
            match ending {
                Some("txt") => {
                    texts.extend(lines.map(str::to_owned));
                    texts.push(text);
                }
                Some("conllu") => texts.extend(lines.filter_map(|l| l.strip_prefix("# text = ")).map(str::to_owned)),
                Some("toml") if path.to_string_lossy().contains("claims") => {
                    texts.extend(lines.filter_map(|l| l.strip_prefix("text = ")).map(str::to_owned));
                }
                _ => {}
            }
        }
    }
    texts
}

#[test]
fn english_is_never_doubted() {
    let extractor = Extractor::new().expect("an extractor");
    let texts = english();
    let checked = texts.iter().filter(|text| words(text) >= 10).count();
    let doubted: Vec<&String> = texts.iter().filter(|text| warning(&extractor, text).is_some()).collect();
    assert!(doubted.is_empty(), "{doubted:#?}");
    assert!(checked > 300, "only {checked} texts were long enough");
}
