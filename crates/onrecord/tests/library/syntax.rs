//! Tags and trees: what must hold for any words, any text and any bytes of a model.

use std::sync::LazyLock;

use onrecord::ByteSpan;
use onrecord::syntax::{Deprel, MAX_TOKENS, Model, Parser, Tagger, Tree, conllu};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Words that sentences are made of, good ones and nasty ones.
const WORDS: &[&str] = &[
    "Iran", "denied", "that", "it", "had", "supplied", "drones", "to", "Russia", ",", ".", "\"", "“", "''", "--", "-",
    "(", ")", "’s", "'s", "n't", "122mm", "10,000", "$", "%", "U.S.", "KN-23", "said", "and", "who", "were", "sold",
    "", " ", "\n", "\t", "\0", "\u{301}", "e\u{301}", "İ", "ß", "ſ", "ﬁ", "Ａ", "中", "国", "가", "😀", "\u{200b}",
    "\u{feff}", "ed", "ing", "ies", "'d", "s", "ss", "ied", "əd", "éing", "–", "…",
];

fn parser() -> Parser {
    Parser::new().expect("the model of the library")
}

fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => select(WORDS).prop_map(str::to_owned),
        2 => vec(select(WORDS), 0..4).prop_map(|words| words.concat()),
        1 => any::<String>(),
    ]
}

fn words() -> impl Strategy<Value = Vec<String>> {
    prop_oneof![4 => vec(word(), 0..4), 8 => vec(word(), 0..40), 1 => vec(word(), 480..600)]
}

/// Whether a tree of these words is one: as many nodes, one root, no cycle, the relation of the root at the root.
fn check_tree(tree: &Tree, count: usize) -> Result<(), TestCaseError> {
    prop_assert_eq!((tree.len(), tree.is_empty()), (count, count == 0));
    let roots: Vec<usize> = (0..count).filter(|&i| tree.head(i).is_none()).collect();
    prop_assert_eq!(roots.len(), usize::from(count > 0), "roots {:?}", roots);
    prop_assert_eq!(tree.root(), roots.first().copied());
    for i in 0..count {
        prop_assert!(tree.head(i).is_none_or(|head| head < count && head != i), "the head of {i}");
        prop_assert_eq!(tree.deprel(i) == Deprel::Root, tree.head(i).is_none(), "the relation of {}", i);
        prop_assert!(tree.ancestors(i).take(count + 1).count() < count, "a cycle above {i}");
        prop_assert_eq!(tree.ancestors(i).last().or(Some(i)), tree.root());
    }
    if let Some(root) = tree.root() {
        prop_assert_eq!(tree.subtree(root), 0..count);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_words_give_a_tree(words in words()) {
        let tree = parser().parse(&words);
        check_tree(&tree, words.len())?;
        let tagger = Tagger::new().expect("the model of the library");
        let tags = tagger.tag(&words);
        prop_assert_eq!(tags.len(), words.len());
        for (i, tag) in tags.into_iter().enumerate() {
            prop_assert_eq!(tag, (tree.upos(i), tree.xpos(i)), "word {}", i);
            prop_assert!(!tree.xpos(i).is_empty());
            prop_assert_eq!(tree.lemma(i).is_empty(), words[i].is_empty(), "the lemma of {:?}", &words[i]);
        }
        prop_assert_eq!(parser().parse(&words), tree);
    }

    #[test]
    fn the_fast_model_gives_trees_too(words in words()) {
        check_tree(&Parser::fast().expect("the model of the library").parse(&words), words.len())?;
    }

    #[test]
    fn any_text_gives_trees(text in prop_oneof![any::<String>(), vec(word(), 0..60).prop_map(|words| words.join(" "))]) {
        let mut end = 0;
        for sentence in parser().parse_text(&text) {
            prop_assert!(!sentence.tokens.is_empty());
            check_tree(&sentence.tree, sentence.tokens.len())?;
            let mut forms = Vec::new();
            for ByteSpan { start, end: own_end } in sentence.tokens {
                prop_assert!(end <= start && start < own_end, "{start}..{own_end} behind {end}");
                end = own_end;
                forms.push(text.get(start as usize..own_end as usize).expect("a span on characters"));
            }
            prop_assert_eq!(parser().parse(&forms), sentence.tree);
        }
        prop_assert!(end as usize <= text.len());
    }

    #[test]
    fn what_is_written_is_read_again(words in vec("[A-Za-z0-9.,'-]{1,8}", 1..20)) {
        let tree = parser().parse(&words);
        let sentences = conllu::read(&tree.to_conllu(&words), "own tree").expect("CoNLL-U");
        prop_assert_eq!(sentences.len(), 1);
        for (i, word) in sentences[0].words.iter().enumerate() {
            let head = tree.head(i).map_or(0, |head| head as u32 + 1);
            prop_assert_eq!((&word.form, &*word.lemma, &*word.xpos), (&words[i], tree.lemma(i), tree.xpos(i)));
            prop_assert_eq!((word.upos, word.head, word.deprel), (tree.upos(i), head, tree.deprel(i)));
        }
    }

    #[test]
    fn damaged_models_are_refused(
        changes in vec((any::<Index>(), 1..=255_u8), 0..4),
        cut in prop::option::of(any::<Index>()),
        near in any::<bool>(),
    ) {
        let mut damaged = BYTES.clone();
        let reach = if near { 2_000 } else { damaged.len() };
        for (at, change) in changes {
            damaged[at.index(reach)] ^= change;
        }
        if let Some(cut) = cut {
            damaged.truncate(cut.index(if near { 2_000 } else { damaged.len() }));
        }
        prop_assert_eq!(Model::read(&damaged).is_ok(), damaged == *BYTES);
    }

    #[test]
    fn other_bytes_are_no_model(mut bytes in vec(any::<u8>(), 0..300), marked in any::<bool>()) {
        if marked && bytes.len() >= 12 {
            bytes[..12].copy_from_slice(b"ONRSYN\r\n\x01\0\0\0");
        }
        prop_assert!(Model::read(&bytes).is_err());
    }
}

/// A model's bytes, as they should be.
static BYTES: LazyLock<Vec<u8>> = LazyLock::new(|| Model::english_fast().expect("the model of the library").write());

#[test]
fn every_byte_of_the_head_counts() {
    let bytes = &*BYTES;
    for at in 0..64 {
        for bit in 0..8 {
            let mut damaged = bytes.clone();
            damaged[at] ^= 1 << bit;
            let message = Model::read(&damaged).map_or_else(|error| error.to_string(), |_| String::new());
            assert!(message.starts_with("syntax model: "), "byte {at}, bit {bit}: {message:?}");
        }
        assert!(Model::read(&bytes[..at]).is_err(), "{at} bytes");
    }
}

#[test]
fn models_are_written_as_they_were_read() {
    for model in [Model::english(), Model::english_fast()] {
        let model = model.expect("the model of the library");
        let bytes = model.write();
        let read = Model::read(&bytes).expect("own bytes");
        assert!(read.write() == bytes);
        assert_eq!(read.info(), model.info());
        assert!(read.memory_bytes() >= bytes.len() / 2);
    }
}

#[test]
fn every_thread_finds_the_same() {
    let parser = parser();
    let sentences: Vec<Vec<&str>> =
        (1..80).map(|n| (0..n).map(|i| WORDS[(i * i * 7 + i * 3 + n * 5) % WORDS.len()]).collect()).collect();
    let expected: Vec<Tree> = sentences.iter().map(|words| parser.parse(words)).collect();
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4)
            .map(|shift| {
                let (parser, sentences, expected) = (parser.clone(), &sentences, &expected);
                scope.spawn(move || {
                    for i in (0..sentences.len()).map(|i| (i + shift * 20) % sentences.len()) {
                        assert_eq!(parser.parse(&sentences[i]), expected[i], "{:?}", sentences[i]);
                    }
                })
            })
            .collect();
        for thread in threads {
            thread.join().expect("the same trees");
        }
    });
}

/// Words without a mark, but for commas behind the words with these numbers.
fn long(count: usize, commas: &[usize]) -> Vec<&'static str> {
    (1..=count).map(|i| if commas.contains(&i) { "," } else { ["drones", "sold", "Iran", "the"][i % 4] }).collect()
}

#[test]
fn long_sentences_are_parsed_in_parts() {
    // How many words there are, which of them are commas, and how many the parts have.
    let cases: &[(usize, &[usize], &[usize])] = &[
        (MAX_TOKENS - 1, &[450], &[499]),
        (MAX_TOKENS, &[450], &[500]),
        (MAX_TOKENS + 1, &[], &[500, 1]),
        (MAX_TOKENS + 1, &[501], &[500, 1]),
        (MAX_TOKENS + 1, &[500], &[500, 1]),
        (MAX_TOKENS + 1, &[450], &[450, 51]),
        (MAX_TOKENS + 1, &[401], &[401, 100]),
        (MAX_TOKENS + 1, &[400], &[500, 1]),
        (1_200, &[410, 490, 900], &[490, 410, 300]),
    ];
    let parser = parser();
    let tagger = Tagger::new().expect("the model of the library");
    for &(count, commas, parts) in cases {
        let words = long(count, commas);
        let tree = parser.parse(&words);
        check_tree(&tree, count).unwrap_or_else(|e| panic!("{count} words: {e}"));
        let root = tree.root();
        let mut start = 0;
        for &length in parts {
            let part = parser.parse(&words[start..start + length]);
            for i in 0..length {
                let at = start + i;
                let expected = match part.head(i) {
                    Some(head) => (Some(head + start), part.deprel(i)),
                    None if start == 0 => (None, Deprel::Root),
                    None => (root, Deprel::Parataxis),
                };
                assert_eq!((tree.head(at), tree.deprel(at)), expected, "word {at} of {count}");
                assert_eq!((tree.upos(at), tree.lemma(at)), (part.upos(i), part.lemma(i)), "word {at} of {count}");
            }
            start += length;
        }
        assert_eq!(start, count);
        let tags = tagger.tag(&words);
        assert!((0..count).all(|i| tags[i] == (tree.upos(i), tree.xpos(i))), "{count} words");
    }
}

#[test]
fn what_is_no_token_has_nothing() {
    let tree = parser().parse(&["Iran", "denied", "it", "."]);
    for token in [4, usize::MAX - 1, usize::MAX] {
        assert_eq!((tree.head(token), tree.xpos(token), tree.lemma(token)), (None, "", ""));
        assert_eq!((tree.children(token).count(), tree.ancestors(token).count()), (0, 0));
        assert_eq!(tree.subtree(token).start, token);
    }
    let none = parser().parse::<&str>(&[]);
    assert_eq!((none.len(), none.root(), none.to_conllu::<&str>(&[])), (0, None, "\n".to_owned()));
}
