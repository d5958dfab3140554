//! Holds the parser and the tokenizer against `tests/cases/trees`, a treebank of the news.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use onrecord::syntax::{Deprel, Parser, conllu};
use onrecord::text::tokenize;

/// A sentence of the treebank, with its text.
struct Gold {
    text: String,
    sentence: conllu::Sentence,
}

/// Reads all files of the treebank, in the order of their names.
fn treebank() -> Vec<Gold> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases/trees");
    let listed = std::fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut files: Vec<_> = listed.map(|entry| entry.expect("an entry").path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "conllu"));
    files.sort();
    let mut treebank = Vec::new();
    for path in files {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let read = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{name}: {e}"));
        let sentences = conllu::read(&read, &name).unwrap_or_else(|e| panic!("{e}"));
        let texts: Vec<&str> = read.lines().filter_map(|line| line.strip_prefix("# text = ")).collect();
        assert_eq!(texts.len(), sentences.len(), "{name}: texts and sentences");
        treebank.extend(texts.into_iter().zip(sentences).map(|(text, sentence)| Gold { text: text.into(), sentence }));
    }
    assert!(treebank.len() >= 100, "{} sentences", treebank.len());
    treebank
}

#[test]
fn gold_trees_are_trees() {
    let mut ids = BTreeSet::new();
    for Gold { text, sentence } in treebank() {
        let (id, words) = (&sentence.id, &sentence.words);
        assert!(!id.is_empty() && ids.insert(id.clone()), "`{id}` stands twice, or is no id: {text}");
        assert_eq!(words.iter().filter(|word| word.head == 0).count(), 1, "{id}: roots");
        for (i, word) in words.iter().enumerate() {
            let at = format!("{id}, word {}, `{}`", i + 1, word.form);
            assert_eq!(word.deprel == Deprel::Root, word.head == 0, "{at}: relation `{}`", word.deprel);
            let mut above = word.head as usize;
            for _ in 0..words.len() {
                above = above.checked_sub(1).map_or(0, |head| words[head].head as usize);
            }
            assert_eq!(above, 0, "{at} does not lead up to the root");
        }
        let pieces = words.iter().map(|word| word.form.as_str());
        let unspaced = |text: &str| text.split_whitespace().collect::<String>();
        assert_eq!(unspaced(&text), unspaced(&pieces.collect::<String>()), "{id}: text and words");
    }
}

#[test]
fn tokens_are_those_of_the_treebank() {
    let treebank = treebank();
    let mut others = String::new();
    let mut same = 0;
    for Gold { text, sentence } in &treebank {
        let own: Vec<&str> = tokenize(text).iter().map(|token| token.text(text)).collect();
        if own == sentence.forms() {
            same += 1;
        } else {
            let _ = writeln!(others, "{}: {}\n  not {}", sentence.id, own.join(" "), sentence.forms().join(" "));
        }
    }
    let all = treebank.len();
    assert!(100 * same >= 95 * all, "{same} of {all} sentences are cut as in the treebank:\n{others}");
}

fn percent(part: usize, all: usize) -> f64 {
    100.0 * f64::from(part as u32) / f64::from(all.max(1) as u32)
}

#[test]
fn the_parser_finds_most_heads() {
    let parser = Parser::new().expect("the model of the library");
    let (mut tokens, mut heads, mut both) = (0, 0, 0);
    let mut sentences = Vec::new();
    // Tokens and right heads of each sort of sentence, which their ids begin with.
    let mut sorts: BTreeMap<String, [usize; 2]> = BTreeMap::new();
    for Gold { sentence, .. } in treebank() {
        let tree = parser.parse(&sentence.forms());
        let mut wrong = Vec::new();
        for (i, word) in sentence.words.iter().enumerate() {
            tokens += 1;
            let head = tree.head(i).map_or(0, |head| head + 1);
            if head == word.head as usize {
                heads += 1;
                both += usize::from(tree.deprel(i) == word.deprel);
            } else {
                let form = |at: usize| at.checked_sub(1).map_or("ROOT", |at| &sentence.words[at].form);
                wrong.push(format!("{} under {} not {}", word.form, form(head), form(word.head as usize)));
            }
        }
        let sort = sorts.entry(sentence.id.split('-').next().unwrap_or_default().to_owned()).or_default();
        sort[0] += sentence.words.len();
        sort[1] += sentence.words.len() - wrong.len();
        sentences.push((wrong.len(), sentence.words.len(), sentence.id, wrong.join(", ")));
    }
    sentences.sort_by(|a, b| (b.0 * a.1).cmp(&(a.0 * b.1)).then_with(|| a.2.cmp(&b.2)));
    let (uas, las) = (percent(heads, tokens), percent(both, tokens));
    let mut worst = String::new();
    for (sort, [tokens, heads]) in sorts {
        let _ = writeln!(worst, "{sort}: UAS {:.2}", percent(heads, tokens));
    }
    for (wrong, words, id, list) in sentences.iter().take(12) {
        let _ = writeln!(worst, "{id}, {wrong} of {words}: {list}");
    }
    assert!(uas >= 92.0, "UAS {uas:.2}, LAS {las:.2} of {tokens} tokens, where a UAS of 92 must be;\n{worst}");
}
