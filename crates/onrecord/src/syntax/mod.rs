//! Tags, lemmas and dependency trees of sentences.
//!
//! *Question*: which word is the subject, whom does "supplied" have as its giver, what depends on "said"?
//!
//! `"Iran denied that it had supplied drones."` gives `denied` as the root, `Iran` as its `nsubj`, `supplied` as its
//! `ccomp`, `drones` as the `obj` of that: [Universal Dependencies](https://universaldependencies.org/u/dep/) over our
//! own tokens.
//!
//! *Order*: [`Parser::parse`] takes the words of a sentence; `features` looks up what is known of each; `network` scores
//! tags, heads and relations in one pass; `spanning_tree` finds the best tree with one root; `lemma` gives dictionary forms.
//! [`Tagger`] stops after the first layer. The weights are a [`Model`]; a `Trainer` (feature `train`) makes one from a
//! treebank.
//!
//! *Invariants*: every sentence of at least one word gives a tree with one root; the same words give the same tree on
//! every machine and in every thread. Work is linear in the sentence but for the scores of arcs, which is why sentences
//! of more than [`MAX_TOKENS`] words are parsed in parts, and no more than [`MAX_TEXT_TOKENS`] tokens of a text.
//!
//! *Limits*: `parataxis`, `appos` and `list` are guessed hardly better than every second time by any parser of this
//! size; nothing should depend on them alone.

mod attachment;
mod complement;
pub mod conllu;
mod exceptions;
mod features;
mod forest;
mod inflection;
mod label;
mod lemma;
mod letter_case;
mod model;
mod parser;
mod spanning_tree;
mod spelling;
#[cfg(feature = "train")]
pub mod train;
mod tree;

pub(crate) use forest::{Forest, Parsed};
pub use label::{Deprel, Upos};
pub use lemma::lemma;
pub use model::{Info, Model, Score, Source};
pub use parser::{MAX_TEXT_TOKENS, MAX_TOKENS, Parser, Sentence, Tagger};
#[cfg(feature = "train")]
pub use train::Trainer;
pub use tree::Tree;
