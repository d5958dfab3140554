//! The tagger and the parser: a model at work.

use std::ops::Range;
use std::sync::Arc;

use super::complement;
use super::label::{Deprel, Upos};
use super::lemma::lemma;
use super::model::{Analyser, Analysis, Model};
use super::tree::{Node, Tree};
use crate::span::ByteSpan;
use crate::text::{sentences, tokenize};
use crate::{Result, batch};

/// The longest sentence that is parsed as a whole, in tokens. Longer ones are parsed in parts, cut behind a mark of
/// punctuation where there is one; the roots of the later parts hang on the root of the first as `parataxis`.
pub const MAX_TOKENS: usize = 500;

/// How far back from the end of a part a mark of punctuation is looked for.
const CUT_BACK: usize = 100;

/// Gives words their tags. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Tagger {
    model: Model,
}

impl Tagger {
    /// Takes the English model for every day.
    ///
    /// # Errors
    ///
    /// None, unless the model built into the program is damaged.
    #[cfg(feature = "model-en")]
    pub fn new() -> Result<Self> {
        Model::english().map(Self::with_model)
    }

    /// Takes a model.
    pub fn with_model(model: Model) -> Self {
        Self { model }
    }

    /// Returns the universal tag and the treebank tag of each word of a sentence.
    pub fn tag<S: AsRef<str>>(&self, words: &[S]) -> Vec<(Upos, &str)> {
        let mut analyser = Analyser::new(&self.model);
        let mut tags = Vec::with_capacity(words.len());
        for part in parts(words) {
            let found = analyser.tag(&words[part]);
            let xpos = |&number: &u16| self.model.xpos().get(usize::from(number)).map_or("", |name| name);
            tags.extend(found.upos.iter().copied().zip(found.xpos.iter().map(xpos)));
        }
        tags
    }
}

/// Gives sentences their tags, lemmas and trees. Cheap to clone.
///
/// # Examples
///
/// ```
/// use onrecord::syntax::Parser;
///
/// let parser = Parser::new()?;
/// let sentences = parser.parse_text("Moscow asked for shells. Pyongyang sent them.");
/// assert_eq!(sentences.len(), 2);
/// assert_eq!(sentences[1].tree.lemma(1), "send");
/// # Ok::<(), onrecord::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Parser {
    model: Model,
}

/// A sentence of a text, parsed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where its tokens stand in the text.
    pub tokens: Vec<ByteSpan>,
    /// Its tree.
    pub tree: Tree,
}

impl Parser {
    /// Takes the English model for every day.
    ///
    /// # Errors
    ///
    /// None, unless the model built into the program is damaged.
    #[cfg(feature = "model-en")]
    pub fn new() -> Result<Self> {
        Model::english().map(Self::with_model)
    }

    /// Takes the English model for haste: about half again as fast.
    ///
    /// # Errors
    ///
    /// None, unless the model built into the program is damaged.
    #[cfg(feature = "model-en")]
    pub fn fast() -> Result<Self> {
        Model::english_fast().map(Self::with_model)
    }

    /// Takes a model.
    pub fn with_model(model: Model) -> Self {
        Self { model }
    }

    /// Returns the model.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// Parses a sentence, given as its words in the manner of Universal Dependencies: `do n't`, `Iran 's`,
    /// `Iran - made`.
    pub fn parse<S: AsRef<str>>(&self, words: &[S]) -> Tree {
        self.parse_with(&mut Analyser::new(&self.model), words)
    }

    /// Parses many sentences, in their order, on `threads` threads (0: one for each core).
    ///
    /// # Errors
    ///
    /// A system that does not start the threads.
    ///
    /// # Examples
    ///
    /// ```
    /// use onrecord::syntax::Parser;
    ///
    /// let (parser, sentences) = (Parser::new()?, [vec!["Seoul", "protested", "."], vec!["No", "comment", "."]]);
    /// assert_eq!(parser.parse_batch(&sentences, 0)?, sentences.map(|words| parser.parse(&words)));
    /// # Ok::<(), onrecord::Error>(())
    /// ```
    pub fn parse_batch<S: AsRef<str> + Sync>(&self, sentences: &[Vec<S>], threads: usize) -> Result<Vec<Tree>> {
        let start = || Analyser::new(&self.model);
        batch::map(sentences, threads, start, |analyser, words| self.parse_with(analyser, words))
    }

    /// Finds the tokens and sentences of a text, and parses these.
    pub fn parse_text(&self, text: &str) -> Vec<Sentence> {
        self.parse_text_with(&mut Analyser::new(&self.model), text)
    }

    /// Finds the tokens and sentences of many texts, and parses these, on `threads` threads (0: one for each core).
    ///
    /// # Errors
    ///
    /// A system that does not start the threads.
    pub fn parse_texts<S: AsRef<str> + Sync>(&self, texts: &[S], threads: usize) -> Result<Vec<Vec<Sentence>>> {
        let start = || Analyser::new(&self.model);
        batch::map(texts, threads, start, |analyser, text| self.parse_text_with(analyser, text.as_ref()))
    }

    /// Parses those sentences that there are.
    pub(super) fn parse_each<'t>(
        &self,
        sentences: impl Iterator<Item = Option<Vec<&'t str>>>,
    ) -> Vec<Option<(Tree, Vec<[i16; 2]>)>> {
        let mut analyser = Analyser::new(&self.model);
        sentences
            .map(|words| {
                words.map(|words| {
                    let mut states = Vec::new();
                    let tree = self.parse_into(&mut analyser, &words, &mut states);
                    (tree, states)
                })
            })
            .collect()
    }

    fn parse_text_with(&self, analyser: &mut Analyser<'_>, text: &str) -> Vec<Sentence> {
        let text = &text[..text.floor_char_boundary(crate::text::MAX_BYTES)];
        let tokens = tokenize(text);
        sentences(text, &tokens)
            .iter()
            .map(|sentence| {
                let own = &tokens[sentence.tokens()];
                let words: Vec<&str> = own.iter().map(|token| token.text(text)).collect();
                let tree = self.parse_with(analyser, &words);
                Sentence { tokens: own.iter().map(|token| token.span).collect(), tree }
            })
            .collect()
    }

    fn parse_with<S: AsRef<str>>(&self, analyser: &mut Analyser<'_>, words: &[S]) -> Tree {
        self.parse_into(analyser, words, &mut Vec::new())
    }

    fn parse_into<S: AsRef<str>>(&self, analyser: &mut Analyser<'_>, words: &[S], states: &mut Vec<[i16; 2]>) -> Tree {
        let mut tree = Tree { nodes: Vec::with_capacity(words.len()), xpos_names: Arc::clone(self.model.xpos()) };
        for part in parts(words) {
            let own = &words[part.clone()];
            let found = analyser.parse(own);
            states.extend_from_slice(analyser.states());
            append(&mut tree, part.start, own, &found);
        }
        complement::settle(&mut tree);
        tree
    }
}

/// Cuts a sentence into parts of at most [`MAX_TOKENS`] words.
fn parts<S: AsRef<str>>(words: &[S]) -> Vec<Range<usize>> {
    let (mut parts, mut start) = (Vec::new(), 0);
    while words.len() - start > MAX_TOKENS {
        let end = start + MAX_TOKENS;
        let mark = |word: &S| !word.as_ref().is_empty() && word.as_ref().chars().all(|c| c.is_ascii_punctuation());
        let cut = words[end - CUT_BACK..end].iter().rposition(mark).map_or(end, |i| end - CUT_BACK + i + 1);
        parts.push(start..cut);
        start = cut;
    }
    if start < words.len() {
        parts.push(start..words.len());
    }
    parts
}

fn append<S: AsRef<str>>(tree: &mut Tree, start: usize, words: &[S], found: &Analysis) {
    let first_root = tree.root().map(|root| root as u32 + 1);
    for (i, word) in words.iter().enumerate() {
        let (upos, xpos, mut deprel) = (found.upos[i], found.xpos[i], found.relations[i]);
        let mut head = found.heads[i];
        if head > 0 {
            head += start as u32;
        } else if let Some(root) = first_root {
            (head, deprel) = (root, Deprel::Parataxis);
        }
        let name = tree.xpos_names.get(usize::from(xpos)).map_or("", |name| name);
        let lemma = lemma(word.as_ref(), upos, name).into();
        tree.nodes.push(Node { upos, xpos, deprel, head, lemma });
    }
}
