//! The tagger and the parser: a model at work.

use std::ops::Range;
use std::sync::Arc;

use super::attachment;
use super::complement;
use super::label::{Deprel, Upos};
use super::lemma::lemma;
use super::model::{Analyser, Analysis, Model, Pool};
use super::tree::{Node, Tree};
use crate::batch;
use crate::error::Result;
use crate::span::ByteSpan;
use crate::text::{MAX_BYTES, MAX_SENTENCE_TOKENS, Token, sentences, tokenize};

/// The longest sentence that is parsed as a whole, in tokens. Longer ones are parsed in parts, cut after a mark of
/// punctuation where there is one; the roots of the later parts depend on the root of the first as `parataxis`.
pub const MAX_TOKENS: usize = MAX_SENTENCE_TOKENS;

/// The most tokens of a text that [`Parser::parse_text`] parses, so that no text takes longer than a second or so. A report
/// of a hundred pages has as many; the sentences after them are left out.
pub const MAX_TEXT_TOKENS: usize = 50_000;

/// Sentences are parsed together up to about so many tokens: enough for the products to be fast, few enough for what is
/// between them to stay in the cache.
const MAX_BATCH_TOKENS: usize = 512;

/// Sentences that a thread takes at once.
const MAX_GROUP_SENTENCES: usize = 64;

/// How far back from the end of a part a mark of punctuation is looked for.
const MAX_CUT_BACK_TOKENS: usize = 100;

/// Gives words their tags. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Tagger {
    pool: Arc<Pool>,
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
        Self { pool: Arc::new(Pool::new(model)) }
    }

    /// Returns the universal tag and the treebank tag of each word of a sentence.
    pub fn tag<S: AsRef<str>>(&self, words: &[S]) -> Vec<(Upos, &str)> {
        let parts: Vec<&[S]> = parts(words).into_iter().map(|part| &words[part]).collect();
        let found = self.pool.with(|analyser| analyser.tag(&parts));
        let xpos = |number: u16| self.pool.model().xpos().get(usize::from(number)).map_or("", |name| name);
        found.iter().flat_map(|found| found.upos.iter().copied().zip(found.xpos.iter().map(|&n| xpos(n)))).collect()
    }
}

/// Gives sentences their tags, lemmas and trees. Cheap to clone.
///
/// # Examples
///
/// ```
/// # #[cfg(feature = "model-en")] {
/// use onrecord::syntax::Parser;
///
/// let parser = Parser::new()?;
/// let sentences = parser.parse_text("Moscow asked for shells. Pyongyang sent them.");
/// assert_eq!(sentences.len(), 2);
/// assert_eq!(sentences[1].tree.lemma(1), "send");
/// # }
/// # Ok::<(), onrecord::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Parser {
    pool: Arc<Pool>,
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
        Self { pool: Arc::new(Pool::new(model)) }
    }

    /// Returns the model.
    pub fn model(&self) -> &Model {
        self.pool.model()
    }

    /// Parses a sentence, given as its words in the manner of Universal Dependencies: `do n't`, `Iran 's`,
    /// `Iran - made`.
    pub fn parse<S: AsRef<str>>(&self, words: &[S]) -> Tree {
        self.pool.with(|analyser| self.parse_all(analyser, &[words])).remove(0).0
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
    /// # #[cfg(feature = "model-en")] {
    /// use onrecord::syntax::Parser;
    ///
    /// let (parser, sentences) = (Parser::new()?, [vec!["Seoul", "protested", "."], vec!["No", "comment", "."]]);
    /// assert_eq!(parser.parse_batch(&sentences, 0)?, sentences.map(|words| parser.parse(&words)));
    /// # }
    /// # Ok::<(), onrecord::Error>(())
    /// ```
    pub fn parse_batch<S: AsRef<str> + Sync>(&self, sentences: &[Vec<S>], threads: usize) -> Result<Vec<Tree>> {
        let groups: Vec<&[Vec<S>]> = sentences.chunks(MAX_GROUP_SENTENCES).collect();
        let trees = batch::map(&groups, threads, |group| self.parse_each(group))?;
        Ok(trees.into_iter().flatten().map(|(tree, _)| tree).collect())
    }

    /// Finds the tokens and sentences of a text, and parses these.
    ///
    /// The sentences after the first [`MAX_TEXT_TOKENS`] tokens are left out: a longer text is to be handed over in pieces.
    pub fn parse_text(&self, text: &str) -> Vec<Sentence> {
        let text = &text[..text.floor_char_boundary(MAX_BYTES)];
        let tokens = tokenize(text);
        let mut found = sentences(text, &tokens);
        found.truncate(found.partition_point(|sentence| sentence.last as usize <= MAX_TEXT_TOKENS));
        let own: Vec<&[Token]> = found.iter().map(|sentence| &tokens[sentence.tokens()]).collect();
        let words: Vec<Vec<&str>> = own.iter().map(|own| own.iter().map(|token| token.text(text)).collect()).collect();
        let spans = own.iter().map(|own| own.iter().map(|token| token.span).collect());
        spans.zip(self.parse_each(&words)).map(|(tokens, (tree, _))| Sentence { tokens, tree }).collect()
    }

    /// Finds the tokens and sentences of many texts, and parses these, on `threads` threads (0: one for each core). Of each
    /// text as much is parsed as by [`Parser::parse_text`].
    ///
    /// # Errors
    ///
    /// A system that does not start the threads.
    pub fn parse_texts<S: AsRef<str> + Sync>(&self, texts: &[S], threads: usize) -> Result<Vec<Vec<Sentence>>> {
        batch::map(texts, threads, |text| self.parse_text(text.as_ref()))
    }

    /// Parses sentences; returns with each tree what the last layer gave.
    pub(super) fn parse_each<S: AsRef<str>>(&self, sentences: &[Vec<S>]) -> Vec<(Tree, Vec<i8>)> {
        let words: Vec<&[S]> = sentences.iter().map(Vec::as_slice).collect();
        self.pool.with(|analyser| self.parse_all(analyser, &words))
    }

    fn parse_all<S: AsRef<str>>(&self, analyser: &mut Analyser, sentences: &[&[S]]) -> Vec<(Tree, Vec<i8>)> {
        let xpos_names = self.model().xpos();
        let tree = |words: &&[S]| Tree { nodes: Vec::with_capacity(words.len()), xpos_names: Arc::clone(xpos_names) };
        let mut parsed: Vec<(Tree, Vec<i8>)> = sentences.iter().map(|words| (tree(words), Vec::new())).collect();
        let places: Vec<(usize, Range<usize>)> = sentences
            .iter()
            .enumerate()
            .flat_map(|(i, words)| parts(words).into_iter().map(move |part| (i, part)))
            .collect();
        let mut left = &*places;
        while !left.is_empty() {
            let mut tokens = 0;
            let full = left.iter().position(|(_, part)| {
                tokens += part.len();
                tokens > MAX_BATCH_TOKENS
            });
            let (now, later) = left.split_at(full.map_or(left.len(), |i| i.max(1)));
            left = later;
            let words: Vec<&[S]> = now.iter().map(|(i, part)| &sentences[*i][part.clone()]).collect();
            let found = analyser.parse(&words);
            for (((i, part), words), found) in now.iter().zip(words).zip(found) {
                let (tree, states) = &mut parsed[*i];
                append(tree, part.start, words, &found);
                states.extend(found.states);
            }
        }
        for (tree, _) in &mut parsed {
            complement::relabel_complements(tree);
            attachment::attach_to_deeds(tree);
        }
        parsed
    }
}

/// Cuts a sentence into parts of at most [`MAX_TOKENS`] words.
fn parts<S: AsRef<str>>(words: &[S]) -> Vec<Range<usize>> {
    let (mut parts, mut start) = (Vec::new(), 0);
    while words.len() - start > MAX_TOKENS {
        let end = start + MAX_TOKENS;
        let mark = |word: &S| !word.as_ref().is_empty() && word.as_ref().chars().all(|c| c.is_ascii_punctuation());
        let cut = words[end - MAX_CUT_BACK_TOKENS..end]
            .iter()
            .rposition(mark)
            .map_or(end, |i| end - MAX_CUT_BACK_TOKENS + i + 1);
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
