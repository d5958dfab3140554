//! From the words of a sentence to its tags, heads and relations.

use super::Model;
use super::weights::{JOINED_STEP, Table};
use crate::syntax::features::Keys;
use crate::syntax::label::{Deprel, Upos};
use crate::syntax::network::kernel::{LANES, Machine, Work, dispatch};
use crate::syntax::network::recur::{self, fixed};
use crate::syntax::network::spanning;

/// What was found in a sentence: labels by number, heads counted from 1, 0 for the root.
#[derive(Clone, Debug, Default)]
pub(crate) struct Analysis {
    pub(crate) upos: Vec<Upos>,
    pub(crate) xpos: Vec<u16>,
    /// Empty where only tags were asked for.
    pub(crate) heads: Vec<u32>,
    pub(crate) relations: Vec<Deprel>,
}

/// Works through sentences with a model, with buffers that it keeps.
pub(crate) struct Analyser<'m> {
    model: &'m Model,
    keys: Keys,
    /// The words themselves.
    words: Vec<[i16; 2]>,
    x: Vec<[i16; 2]>,
    y: Vec<[i16; 2]>,
    z: Vec<f32>,
    lexical: Vec<f32>,
    scores: Vec<f32>,
}

impl<'m> Analyser<'m> {
    pub(crate) fn new(model: &'m Model) -> Self {
        let [words, x, y] = [(); 3].map(|()| Vec::new());
        Self { model, keys: Keys::default(), words, x, y, z: Vec::new(), lexical: Vec::new(), scores: Vec::new() }
    }

    /// Tags a sentence.
    pub(crate) fn tag<S: AsRef<str>>(&mut self, forms: &[S]) -> Analysis {
        self.read(forms);
        self.words.clone_from(&self.x);
        self.layer(0);
        self.tags(forms.len())
    }

    /// Tags and parses a sentence.
    pub(crate) fn parse<S: AsRef<str>>(&mut self, forms: &[S]) -> Analysis {
        let mut analysis = self.tag(forms);
        for layer in 1..self.model.shape().layers {
            self.layer(layer);
        }
        self.arcs(forms.len(), &mut analysis);
        analysis
    }

    /// What the last layer gave for the words of the sentence parsed last.
    pub(crate) fn states(&self) -> &[[i16; 2]] {
        &self.x
    }

    /// Puts the rows of the features into `x`.
    fn read<S: AsRef<str>>(&mut self, forms: &[S]) {
        let tables = &self.model.weights().tables;
        self.x.clear();
        let mut odd: Option<i16> = None;
        for (i, form) in forms.iter().enumerate() {
            self.keys.fill(form.as_ref(), i == 0);
            for (feature, (Table { width, rows }, vocabulary)) in
                tables.iter().zip(self.model.vocabularies()).enumerate()
            {
                let row = vocabulary.row(self.keys.get(feature)) as usize;
                let mut numbers = &rows[row * width..(row + 1) * width];
                if let (Some(first), [second, rest @ ..]) = (odd, numbers) {
                    self.x.push([first, *second]);
                    numbers = rest;
                }
                let (pairs, last) = numbers.as_chunks::<2>();
                self.x.extend_from_slice(pairs);
                odd = last.first().copied();
            }
            // An odd width is filled up.
            if let Some(last) = odd.take() {
                self.x.push([last, 0]);
            }
        }
    }

    /// Runs a layer over `x`, and leaves in `x` what it gives.
    fn layer(&mut self, layer: usize) {
        let layer = &self.model.weights().layers[layer];
        self.z.clear();
        layer.input.apply(&self.x, &mut self.z);
        let tokens = self.x.len() / layer.input.pairs().max(1);
        self.y.clear();
        self.y.resize(tokens * self.model.shape().hidden, [0; 2]);
        recur::run(&mut self.z, &mut self.y, &layer.state);
        std::mem::swap(&mut self.x, &mut self.y);
    }

    fn tags(&mut self, n: usize) -> Analysis {
        let matrix = &self.model.weights().tags;
        self.z.clear();
        matrix.apply(&self.x, &mut self.z);
        let (upos, xpos) = (self.model.shape().upos, self.model.shape().xpos);
        let mut analysis = Analysis::default();
        for row in self.z.chunks_exact(matrix.width()).take(n) {
            analysis.upos.push(Upos::ALL.get(highest(&row[..upos])).copied().unwrap_or(Upos::X));
            analysis.xpos.push(highest(&row[upos..upos + xpos]) as u16);
        }
        analysis
    }

    fn arcs(&mut self, n: usize, analysis: &mut Analysis) {
        let (weights, shape) = (self.model.weights(), self.model.shape());
        // A row for the root, then one for each token.
        self.z.clear();
        self.z.extend_from_slice(&weights.root);
        self.z.resize(weights.ends.width(), 0.0);
        weights.ends.apply(&self.x, &mut self.z);
        self.lexical.clear();
        weights.lexical.apply(&self.words, &mut self.lexical);
        for (x, lexical) in self.z[weights.ends.width()..].iter_mut().zip(&self.lexical) {
            *x += lexical;
        }
        self.scores.clear();
        self.scores.resize(n * (n + 1), 0.0);
        dispatch(Score { ends: &mut self.z, prior: &weights.head_weight, scores: &mut self.scores, tokens: n });
        analysis.heads = spanning::heads(&self.scores, n);

        let label = shape.label;
        let rows: Vec<&[f32]> =
            self.z.chunks_exact(weights.ends.width()).map(|row| &row[2 * shape.arc..][..2 * label]).collect();
        self.y.clear();
        for (dependent, &head) in rows[1..].iter().zip(&analysis.heads) {
            let (dependent, head) = (&dependent[..label], &rows[head as usize][label..]);
            let (pairs, last) = dependent.as_chunks::<2>();
            let (head_pairs, head_last) = head.as_chunks::<2>();
            let joined = |a: f32, b: f32| fixed((a + b).max(0.0), JOINED_STEP);
            self.y.extend(pairs.iter().zip(head_pairs).map(|(a, b)| [joined(a[0], b[0]), joined(a[1], b[1])]));
            self.y.extend(last.iter().zip(head_last).map(|(a, b)| [joined(*a, *b), 0]));
        }
        self.z.clear();
        weights.relation.apply(&self.y, &mut self.z);
        let width = weights.relation.width();
        let root = Deprel::Root as usize;
        for (row, &head) in self.z.chunks_exact_mut(width).zip(&analysis.heads) {
            row[root] = if head == 0 { f32::MAX } else { f32::MIN };
        }
        let scores: Vec<&[f32]> = self.z.chunks_exact(width).map(|row| &row[..shape.relations]).collect();
        analysis.relations = relations(&scores, &analysis.heads);
    }
}

/// Relations that a word has at most one of under it, in Universal Dependencies and in its treebanks.
const SINGLE: [Deprel; 10] = [
    Deprel::Obj,
    Deprel::Iobj,
    Deprel::Xcomp,
    Deprel::Ccomp,
    Deprel::Csubj,
    Deprel::NsubjPass,
    Deprel::AuxPass,
    Deprel::OblAgent,
    Deprel::CompoundPrt,
    Deprel::Expl,
];

/// The relations of highest score, but that of several words with one of the [`SINGLE`] ones under the same head only the
/// surest keeps it: the others take their next best relation, in one pass, so that this may be one settled before.
fn relations(scores: &[&[f32]], heads: &[u32]) -> Vec<Deprel> {
    let label = |place: usize| Deprel::ALL.get(place).copied().unwrap_or(Deprel::Dep);
    let mut chosen: Vec<Deprel> = scores.iter().map(|row| label(highest(row))).collect();
    for single in SINGLE {
        // The surest of each head so far.
        let mut taken: Vec<Option<usize>> = vec![None; heads.len() + 1];
        for i in 0..chosen.len() {
            if chosen[i] != single {
                continue;
            }
            let place = &mut taken[heads[i] as usize];
            let Some(other) = *place else {
                *place = Some(i);
                continue;
            };
            let second = |token: usize| highest_but(scores[token], single as usize);
            let margin = |token: usize| scores[token][single as usize] - scores[token][second(token)];
            let loser = if margin(i) > margin(other) { other } else { i };
            *place = Some(if loser == i { other } else { i });
            chosen[loser] = label(second(loser));
        }
    }
    chosen
}

/// The place of the highest number but one.
fn highest_but(scores: &[f32], but: usize) -> usize {
    let mut best = usize::from(but == 0);
    for (i, &score) in scores.iter().enumerate() {
        if i != but && score > scores[best] {
            best = i;
        }
    }
    best
}

/// The place of the highest number; the first of equals.
fn highest(scores: &[f32]) -> usize {
    let mut best = 0;
    for (i, &score) in scores.iter().enumerate() {
        if score > scores[best] {
            best = i;
        }
    }
    best
}

/// The scores of all heads of all tokens.
struct Score<'a> {
    /// A row for the root and for each token: what it is as a dependent, then as a head, then more.
    ends: &'a mut [f32],
    prior: &'a [f32],
    scores: &'a mut [f32],
    tokens: usize,
}

impl Work for Score<'_> {
    #[inline(always)]
    fn run<M: Machine>(self, _: M) {
        let arc = self.prior.len();
        let (tokens, width) = (self.tokens, self.ends.len() / (self.tokens + 1));
        let mut priors = Vec::with_capacity(tokens + 1);
        for row in self.ends.chunks_exact_mut(width) {
            let head = &mut row[arc..2 * arc];
            for x in head.iter_mut() {
                *x = x.max(0.0);
            }
            priors.push(product(head, self.prior));
        }
        let rows = self.ends.chunks_exact(width);
        for (dependent, scores) in rows.clone().skip(1).zip(self.scores.chunks_exact_mut(tokens + 1)) {
            for ((score, head), prior) in scores.iter_mut().zip(rows.clone()).zip(&priors) {
                *score = product(&dependent[..arc], &head[arc..2 * arc]) + prior;
            }
        }
    }
}

/// The sum of products, in an order that does not hang on the machine.
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
