//! From the words of sentences to their tags, heads and relations.
//!
//! Sentences are worked through together, their tokens one after the other: products with the weights go faster the more
//! rows they have. What a sentence gets is the same alone and among others.

use std::ops::Range;

use super::choose::{highest, relations};
use super::memo::Memo;
use super::trained::Model;
use super::weights::{JOINED_STEP, Table};
use crate::network::kernel::{LANES, Machine, Work, dispatch};
use crate::network::recur::GATES;
use crate::network::recur::{self, fixed};
use crate::syntax::features::Keys;
use crate::syntax::label::{Deprel, Upos};
use crate::syntax::spanning_tree;

/// What was found in a sentence: labels by number, heads counted from 1, 0 for the root.
#[derive(Clone, Debug, Default)]
pub(crate) struct Analysis {
    pub(crate) upos: Vec<Upos>,
    pub(crate) xpos: Vec<u16>,
    /// Empty where only tags were asked for.
    pub(crate) heads: Vec<u32>,
    pub(crate) relations: Vec<Deprel>,
    /// What the last layer gave for each token, one after the other.
    pub(crate) states: Vec<i8>,
}

/// Works through sentences with a model, with buffers that it keeps.
pub(crate) struct Analyser {
    model: Model,
    memo: Memo,
    keys: Keys,
    /// What goes into a product that is no layer's.
    x: Vec<i16>,
    /// What the last layer gave.
    outputs: Vec<i8>,
    z: Vec<f32>,
    /// What the words themselves add to the ends of arcs.
    lexical: Vec<f32>,
    scores: Vec<f32>,
}

impl Analyser {
    pub(crate) fn new(model: &Model) -> Self {
        let [z, lexical, scores] = [(); 3].map(|()| Vec::new());
        let (memo, keys) = (Memo::new(), Keys::default());
        Self { model: model.clone(), memo, keys, x: Vec::new(), outputs: Vec::new(), z, lexical, scores }
    }

    /// Tags sentences.
    pub(crate) fn tag<S: AsRef<str>>(&mut self, sentences: &[&[S]]) -> Vec<Analysis> {
        let tokens = ranges(sentences);
        self.words(sentences);
        self.recur(0, &tokens);
        self.tags(&tokens)
    }

    /// Tags and parses sentences.
    pub(crate) fn parse<S: AsRef<str>>(&mut self, sentences: &[&[S]]) -> Vec<Analysis> {
        let tokens = ranges(sentences);
        self.words(sentences);
        self.recur(0, &tokens);
        let mut analyses = self.tags(&tokens);
        for layer in 1..self.model.shape().layers {
            self.model.weights().between[layer - 1].apply(&self.outputs, &mut self.z);
            self.recur(layer, &tokens);
        }
        self.ends();
        for (tokens, analysis) in tokens.into_iter().zip(&mut analyses) {
            self.arcs(tokens, analysis);
        }
        analyses
    }

    /// Puts what the words send to the gates of the first layer into `z`, and what they add to the ends into `lexical`.
    fn words<S: AsRef<str>>(&mut self, sentences: &[&[S]]) {
        let (model, shape) = (&self.model, self.model.shape());
        let gates = 2 * GATES * shape.hidden;
        let ends = 2 * (shape.arc + shape.label);
        self.z.clear();
        self.lexical.clear();
        self.x.clear();
        let mut new = Vec::new();
        let words = sentences.iter().flat_map(|words| words.iter().enumerate());
        for (at, (i, word)) in words.enumerate() {
            let word = word.as_ref();
            if let Some(row) = self.memo.get(word, i == 0) {
                self.z.extend_from_slice(&row[..gates]);
                self.lexical.extend_from_slice(&row[gates..]);
            } else {
                self.z.resize(self.z.len() + gates, 0.0);
                self.lexical.resize(self.lexical.len() + ends, 0.0);
                self.keys.fill(word, i == 0);
                read(model, &self.keys, &mut self.x);
                new.push((at, word, i == 0));
            }
        }
        let matrix = &model.weights().words;
        matrix.apply(&self.x, &mut self.scores);
        for ((at, word, first), row) in new.into_iter().zip(self.scores.chunks_exact(matrix.width())) {
            let row = &row[..gates + ends];
            self.z[at * gates..][..gates].copy_from_slice(&row[..gates]);
            self.lexical[at * ends..][..ends].copy_from_slice(&row[gates..]);
            self.memo.put(word, first, row);
        }
    }

    /// Runs a layer over what came in by its gates in `z`, and leaves its outputs in `outputs`.
    fn recur(&mut self, layer: usize, sentences: &[Range<usize>]) {
        let hidden = self.model.shape().hidden;
        self.outputs.resize(sentences.last().map_or(0, |last| last.end) * 2 * hidden, 0);
        recur::run(&mut self.z, &mut self.outputs, &self.model.weights().states[layer], sentences);
    }

    fn tags(&mut self, sentences: &[Range<usize>]) -> Vec<Analysis> {
        let matrix = &self.model.weights().tags;
        matrix.apply(&self.outputs, &mut self.z);
        let (upos, xpos) = (self.model.shape().upos, self.model.shape().xpos);
        let mut rows = self.z.chunks_exact(matrix.width());
        let analysis = |tokens: &Range<usize>| {
            let mut analysis = Analysis::default();
            for row in rows.by_ref().take(tokens.len()) {
                analysis.upos.push(Upos::ALL.get(highest(&row[..upos])).copied().unwrap_or(Upos::X));
                analysis.xpos.push(highest(&row[upos..upos + xpos]) as u16);
            }
            analysis
        };
        sentences.iter().map(analysis).collect()
    }

    /// Puts into `z` the ends of arcs of each token.
    fn ends(&mut self) {
        let (weights, shape) = (self.model.weights(), self.model.shape());
        weights.ends.apply(&self.outputs, &mut self.z);
        let rows = self.z.chunks_exact_mut(weights.ends.width());
        for (row, lexical) in rows.zip(self.lexical.chunks_exact(2 * (shape.arc + shape.label))) {
            for (x, lexical) in row.iter_mut().zip(lexical) {
                *x += lexical;
            }
        }
    }

    /// Chooses heads and relations of the sentence of these tokens.
    fn arcs(&mut self, tokens: Range<usize>, analysis: &mut Analysis) {
        let (weights, shape) = (self.model.weights(), self.model.shape());
        let (n, width) = (tokens.len(), weights.ends.width());
        let output = shape.output();
        analysis.states.extend_from_slice(&self.outputs[tokens.start * output..tokens.end * output]);
        self.scores.resize(n * (n + 1), 0.0);
        let ends = &self.z[tokens.start * width..tokens.end * width];
        let (root, prior) = (&weights.root, &weights.head_weight);
        dispatch(Score { root, ends, width, prior, scores: &mut self.scores });
        analysis.heads = spanning_tree::heads(&self.scores, n);

        let (arc, label) = (shape.arc, shape.label);
        let rows: Vec<&[f32]> =
            [&**root].into_iter().chain(ends.chunks_exact(width)).map(|row| &row[2 * arc..][..2 * label]).collect();
        self.x.clear();
        for (dependent, &head) in rows[1..].iter().zip(&analysis.heads) {
            let both = dependent[..label].iter().zip(&rows[head as usize][label..]);
            self.x.extend(both.map(|(a, b)| fixed((a + b).max(0.0), JOINED_STEP)));
        }
        weights.relation.apply(&self.x, &mut self.scores);
        let width = weights.relation.width();
        let root = Deprel::Root as usize;
        for (row, &head) in self.scores.chunks_exact_mut(width).zip(&analysis.heads) {
            row[root] = if head == 0 { f32::MAX } else { f32::MIN };
        }
        let scores: Vec<&[f32]> = self.scores.chunks_exact(width).map(|row| &row[..shape.relations]).collect();
        analysis.relations = relations(&scores, &analysis.heads);
    }
}

/// The tokens of each sentence, where all stand one after the other.
fn ranges<S>(sentences: &[&[S]]) -> Vec<Range<usize>> {
    let mut end = 0;
    let range = |words: &&[S]| {
        let start = end;
        end += words.len();
        start..end
    };
    sentences.iter().map(range).collect()
}

/// Puts the rows of a word's features side by side.
fn read(model: &Model, keys: &Keys, x: &mut Vec<i16>) {
    for (feature, (Table { width, rows }, vocabulary)) in
        model.weights().tables.iter().zip(model.vocabularies()).enumerate()
    {
        let row = vocabulary.row(keys.get(feature)) as usize;
        x.extend_from_slice(&rows[row * width..(row + 1) * width]);
    }
}

/// The scores of all heads of all tokens.
struct Score<'a> {
    /// What the root is as a dependent, then as a head, then more.
    root: &'a [f32],
    /// The same of each token, in rows of some width.
    ends: &'a [f32],
    width: usize,
    prior: &'a [f32],
    scores: &'a mut [f32],
}

impl Work for Score<'_> {
    #[inline(always)]
    fn run<M: Machine>(self, _: M) {
        let Self { root, ends, width, prior, scores } = self;
        let arc = prior.len();
        let mut heads: Vec<f32> = Vec::with_capacity((ends.len() / width + 1) * arc);
        for row in [root].into_iter().chain(ends.chunks_exact(width)) {
            heads.extend(row[arc..2 * arc].iter().map(|x| x.max(0.0)));
        }
        let priors: Vec<f32> = heads.chunks_exact(arc).map(|head| product(head, prior)).collect();
        for (dependent, scores) in ends.chunks_exact(width).zip(scores.chunks_exact_mut(priors.len())) {
            for ((score, head), prior) in scores.iter_mut().zip(heads.chunks_exact(arc)).zip(&priors) {
                *score = product(&dependent[..arc], head) + prior;
            }
        }
    }
}

/// The sum of products, in an order that does not depend on the machine.
#[inline(always)]
fn product(a: &[f32], b: &[f32]) -> f32 {
    let mut sums = [0.0_f32; LANES];
    let ((a, a_rest), (b, b_rest)) = (a.as_chunks::<LANES>(), b.as_chunks::<LANES>());
    for (a, b) in a.iter().zip(b) {
        sums = std::array::from_fn(|i| sums[i] + a[i] * b[i]);
    }
    let rest: f32 = a_rest.iter().zip(b_rest).map(|(a, b)| a * b).sum();
    let eights: [f32; 8] = std::array::from_fn(|i| sums[i] + sums[i + 8]);
    let fours: [f32; 4] = std::array::from_fn(|i| eights[i] + eights[i + 4]);
    (fours[0] + fours[2]) + (fours[1] + fours[3]) + rest
}
