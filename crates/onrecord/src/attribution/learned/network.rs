//! The network at work on one sentence: which tokens are cues, and what each token is to them.

use super::super::words::View;
use super::features::{Classes, classes};
use super::model::{Network, PARTS};
use crate::syntax::network::curve::sigmoid;
use crate::syntax::network::recur;
use crate::syntax::{MAX_TOKENS, Parsed};

/// What a token is to a cue, by its place in the scores; 0 is nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Source = 1,
    Content,
    Cue,
}

/// A cue, with a score for each [`Part`] of each token of the sentence.
#[derive(Clone, Debug)]
pub(crate) struct Reading {
    /// The token of the cue, counted from 0 in its sentence.
    pub(crate) cue: usize,
    /// How sure the network is that it is one.
    pub(crate) probability: f32,
    pub(crate) scores: Vec<[f32; PARTS]>,
}

/// Reads sentences, with buffers that it keeps.
pub(crate) struct Reader<'n> {
    network: &'n Network,
    x: Vec<[i16; 2]>,
    gates: Vec<f32>,
    shown: Vec<[i16; 2]>,
    ends: Vec<f32>,
    skip: Vec<f32>,
}

impl<'n> Reader<'n> {
    pub(crate) fn new(network: &'n Network) -> Self {
        let [gates, ends, skip] = [(); 3].map(|()| Vec::new());
        Self { network, x: Vec::new(), gates, shown: Vec::new(), ends, skip }
    }

    /// Returns the cues of a sentence, which starts at token `first` of the article, at least as sure as `least`; none where
    /// the sentence has more than [`MAX_TOKENS`] tokens, or the parser's states are not those that the network reads.
    pub(crate) fn read(&mut self, view: &View<'_>, parsed: &Parsed, first: usize, least: f32) -> Vec<Reading> {
        let n = parsed.tree.len();
        if n > MAX_TOKENS || parsed.states.len() * 2 != n * self.network.description.states {
            return Vec::new();
        }
        let classes = classes(view, parsed, first);
        self.fill(parsed, &classes);
        let network = self.network;
        self.gates.clear();
        network.input.apply(&self.x, &mut self.gates);
        self.shown.clear();
        self.shown.resize(n * network.description.hidden, [0; 2]);
        recur::run(&mut self.gates, &mut self.shown, &network.states);
        self.ends.clear();
        network.shown.apply(&self.shown, &mut self.ends);
        self.skip.clear();
        network.skip.apply(&self.x, &mut self.skip);
        (0..n)
            .filter_map(|cue| {
                let probability = self.probability(cue);
                (probability >= least).then(|| Reading {
                    cue,
                    probability,
                    scores: self.parts(view, parsed, first, cue),
                })
            })
            .collect()
    }

    fn fill(&mut self, parsed: &Parsed, classes: &[Classes]) {
        let Network { words, tables, description, .. } = self.network;
        let pairs = description.states / 2;
        self.x.clear();
        let mut row: Vec<i16> = Vec::new();
        for (k, class) in classes.iter().enumerate() {
            let lemma = parsed.tree.lemma(k);
            let upper = lemma.chars().any(char::is_uppercase);
            let word = if upper { words.row(&lemma.to_lowercase()) } else { words.row(lemma) };
            row.clear();
            row.extend(parsed.states[k * pairs..(k + 1) * pairs].as_flattened());
            let Classes { cue, quote, mention, relation, tag } = *class;
            let numbers = [cue, quote, mention, relation, tag].map(u32::from);
            for (table, number) in tables.iter().zip(std::iter::once(word).chain(numbers)) {
                row.extend(&table.rows[number as usize * table.width..][..table.width]);
            }
            self.x.extend_from_slice(row.as_chunks::<2>().0);
        }
    }

    /// How sure it is that a token is a cue.
    fn probability(&self, token: usize) -> f32 {
        let scored = self.network.description.scored;
        let shown = &self.ends[token * self.network.shown.width()..][..scored];
        let skip = &self.skip[token * self.network.skip.width()..][..scored];
        let (weights, bias) = self.network.cue.split_at(scored);
        let each = shown.iter().zip(skip).zip(weights);
        let sum: f32 = each.map(|((a, b), w)| (a + b).max(0.0) * w).sum();
        sigmoid(sum + bias.first().copied().unwrap_or(0.0))
    }

    fn parts(&self, view: &View<'_>, parsed: &Parsed, first: usize, cue: usize) -> Vec<[f32; PARTS]> {
        let Network { description, shown, places, parts, bias, .. } = self.network;
        let (scored, width) = (description.scored, shown.width());
        let of_cue = &self.ends[cue * width + scored..][..scored];
        let by_relation = relations(parsed, cue);
        let mut joined = vec![0.0_f32; scored];
        (0..by_relation.len())
            .map(|token| {
                let own = &self.ends[token * width + 2 * scored..][..scored];
                let [relation, distance, quote] =
                    [by_relation[token], distance(cue, token), quoted(view, first + cue, first + token)];
                let row = |place: usize, number: usize| &places[place][number * scored..][..scored];
                let each = of_cue.iter().zip(own).zip(row(0, relation)).zip(row(1, distance)).zip(row(2, quote));
                for (x, ((((a, b), r), d), q)) in joined.iter_mut().zip(each) {
                    *x = ((a + b) + (r + d) + q).max(0.0);
                }
                std::array::from_fn(|part| {
                    let weights = &parts[part * scored..][..scored];
                    let sum: f32 = joined.iter().zip(weights).map(|(x, w)| x * w).sum();
                    sum + bias[part]
                })
            })
            .collect()
    }
}

/// Number of rows for relations under one ancestor of a cue; the last is for the ancestor itself.
const RELATIONS: usize = 64;

/// For each token the number of its place in the tree as seen from a cue: how far above the cue the two meet, and by which
/// relation the token's branch hangs there.
fn relations(parsed: &Parsed, cue: usize) -> Vec<usize> {
    let tree = &parsed.tree;
    let mut places = vec![usize::MAX; tree.len()];
    for (height, token) in std::iter::once(cue).chain(tree.ancestors(cue)).enumerate() {
        places[token] = height.min(3) * RELATIONS + RELATIONS - 1;
    }
    for &token in parsed.downwards() {
        if places[token] != usize::MAX {
            continue;
        }
        let above = tree.head(token).map_or(0, |head| places[head]);
        // Directly under the cue or one of the tokens above it.
        let branch = (above + 1).is_multiple_of(RELATIONS);
        places[token] = if branch { above + 1 - RELATIONS + tree.deprel(token) as usize } else { above };
    }
    places
}

/// The class of the distance from a cue to a token: 0 to 6 before it, from 7 on behind it, by powers of two.
fn distance(cue: usize, token: usize) -> usize {
    let class = (cue.abs_diff(token) + 1).ilog2().min(6) as usize;
    if token < cue { 6 - class } else { 7 + class }
}

/// How the quotations of a cue and a token stand to each other.
fn quoted(view: &View<'_>, cue: usize, token: usize) -> usize {
    match (view.quote(cue), view.quote(token)) {
        (None, None) => 0,
        (Some(_), None) => 1,
        (None, Some(_)) => 2,
        (Some(a), Some(b)) => 3 + usize::from(a != b),
    }
}
