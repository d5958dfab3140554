//! Any bytes are refused, or give a model whose trees are trees.
//!
//! Bytes long enough for a header are tried again with the right mark, version, length and checksum, so that what lies
//! behind it is read too. A model is a good seed: `cp crates/onrecord-model-en/data/fast.onrs fuzz/corpus/model_load`.
#![no_main]

#[path = "../../crates/onrecord/src/checksum.rs"]
mod checksum;

use checksum::checksum;
use libfuzzer_sys::fuzz_target;
use onrecord::syntax::{Deprel, Model, Parser, Tagger};

const HEADER: usize = 32;
const WORDS: [&str; 6] = ["Moscow", "denied", "", "122mm", "claims", "."];

fuzz_target!(|bytes: &[u8]| {
    read(bytes);
    if bytes.len() > HEADER {
        let mut sealed = bytes.to_vec();
        sealed[..12].copy_from_slice(b"ONRSYN\r\n\x02\0\0\0");
        sealed[16..24].copy_from_slice(&(bytes.len() as u64).to_le_bytes());
        sealed[24..32].copy_from_slice(&checksum(&bytes[HEADER..]).to_le_bytes());
        read(&sealed);
    }
});

fn read(bytes: &[u8]) {
    let Ok(model) = Model::read(bytes) else { return };
    let written = model.write();
    assert_eq!(Model::read(&written).expect("own bytes").write(), written);
    let (parser, tagger) = (Parser::with_model(model.clone()), Tagger::with_model(model));
    let (tree, tags) = (parser.parse(&WORDS), tagger.tag(&WORDS));
    assert_eq!((tree.len(), tags.len()), (WORDS.len(), WORDS.len()));
    assert_eq!((0..tree.len()).filter(|&i| tree.head(i).is_none()).count(), 1);
    for (i, tag) in tags.into_iter().enumerate() {
        assert_eq!(tag, (tree.upos(i), tree.xpos(i)));
        assert_eq!(tree.deprel(i) == Deprel::Root, tree.head(i).is_none());
        assert!(tree.ancestors(i).count() < tree.len());
    }
}
