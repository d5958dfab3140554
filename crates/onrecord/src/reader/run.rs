//! The network at work on sentences: which tokens are cues, and what each token is to them.

use std::ops::Range;

use crate::article::sentence::SentenceView;
use crate::article::tokens::TokenView;
use crate::network::activation::sigmoid;
use crate::network::recur;
use crate::reader::features::{Classes, classes};
use crate::reader::model::{Joint, Model, PARTS};
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

/// Sentences are read together up to about so many tokens.
const TOGETHER: usize = 512;

/// Reads sentences, with buffers that it keeps.
pub(crate) struct Run<'n> {
    model: &'n Model,
    /// The parser's states, and the rows of tables.
    states: Vec<i8>,
    tables: Vec<i16>,
    gates: Vec<f32>,
    outputs: Vec<i8>,
    ends: Vec<f32>,
    skip: Vec<f32>,
    /// What a joint matrix makes of the tables.
    added: Vec<f32>,
}

impl<'n> Run<'n> {
    pub(crate) fn new(model: &'n Model) -> Self {
        let [gates, ends, skip, added] = [(); 4].map(|()| Vec::new());
        let (states, outputs) = (Vec::new(), Vec::new());
        Self { model, states, tables: Vec::new(), gates, outputs, ends, skip, added }
    }

    /// Returns the sentences that the network can read, in groups that are best read together: those of at most
    /// [`MAX_TOKENS`] tokens, with the states that it was trained on.
    pub(crate) fn groups<'s, 'a>(
        &self,
        sentences: impl Iterator<Item = &'s SentenceView<'a>>,
    ) -> Vec<Vec<&'s SentenceView<'a>>> {
        let mut groups: Vec<Vec<&SentenceView<'a>>> = Vec::new();
        let mut room = 0;
        for sentence in sentences {
            let n = sentence.parsed.tree.len();
            if n > MAX_TOKENS || sentence.parsed.states.len() != n * self.model.description.states {
                continue;
            }
            if let Some(group) = groups.last_mut().filter(|_| n <= room) {
                group.push(sentence);
            } else {
                groups.push(vec![sentence]);
                room = TOGETHER.max(n);
            }
            room -= n;
        }
        groups
    }

    /// Returns the cues of each sentence of a group, at least as sure as `least`.
    pub(crate) fn read(&mut self, view: &TokenView<'_>, group: &[&SentenceView<'_>], least: f32) -> Vec<Vec<Reading>> {
        let model = self.model;
        self.states.clear();
        self.tables.clear();
        let mut end = 0;
        let mut sentences = Vec::with_capacity(group.len());
        for sentence in group {
            self.fill(sentence.parsed, &classes(view, sentence.parsed, sentence.first));
            let start = end;
            end += sentence.parsed.tree.len();
            sentences.push(start..end);
        }
        model.input.apply(&self.states, &self.tables, &mut self.gates, &mut self.added);
        self.outputs.resize(end * 2 * model.description.hidden, 0);
        recur::run(&mut self.gates, &mut self.outputs, &model.states, &sentences);
        model.outputs.apply(&self.outputs, &mut self.ends);
        model.skip.apply(&self.states, &self.tables, &mut self.skip, &mut self.added);
        let readings = |(sentence, tokens): (&&SentenceView<'_>, Range<usize>)| {
            let reading = |cue: usize| {
                let probability = self.probability(tokens.start + cue);
                let scores = || self.parts(view, sentence, tokens.start, cue);
                (probability >= least).then(|| Reading { cue, probability, scores: scores() })
            };
            (0..tokens.len()).filter_map(reading).collect()
        };
        group.iter().zip(sentences).map(readings).collect()
    }

    fn fill(&mut self, parsed: &Parsed, classes: &[Classes]) {
        let Model { words, tables, .. } = self.model;
        self.states.extend_from_slice(&parsed.states);
        for (k, class) in classes.iter().enumerate() {
            let lemma = parsed.tree.lemma(k);
            let upper = lemma.chars().any(char::is_uppercase);
            let word = if upper { words.row(&lemma.to_lowercase()) } else { words.row(lemma) };
            let Classes { cue, quote, mention, relation, tag } = *class;
            let numbers = [cue, quote, mention, relation, tag].map(u32::from);
            for (table, number) in tables.iter().zip(std::iter::once(word).chain(numbers)) {
                self.tables.extend_from_slice(&table.rows[number as usize * table.width..][..table.width]);
            }
        }
    }

    /// How sure it is that a token is a cue.
    fn probability(&self, token: usize) -> f32 {
        let scored = self.model.description.scored;
        let outputs = &self.ends[token * self.model.outputs.width()..][..scored];
        let skip = &self.skip[token * self.model.skip.states.width()..][..scored];
        let (weights, bias) = self.model.cue.split_at(scored);
        let each = outputs.iter().zip(skip).zip(weights);
        let sum: f32 = each.map(|((a, b), w)| (a + b).max(0.0) * w).sum();
        sigmoid(sum + bias.first().copied().unwrap_or(0.0))
    }

    /// The scores of the tokens of a sentence, whose rows start at `row`, under a cue.
    fn parts(&self, view: &TokenView<'_>, sentence: &SentenceView<'_>, row: usize, cue: usize) -> Vec<[f32; PARTS]> {
        let SentenceView { parsed, first, .. } = *sentence;
        let Model { description, outputs, places, parts, bias, .. } = self.model;
        let (scored, width) = (description.scored, outputs.width());
        let of_cue = &self.ends[(row + cue) * width + scored..][..scored];
        let by_relation = relations(parsed, cue);
        let mut joined = vec![0.0_f32; scored];
        (0..by_relation.len())
            .map(|token| {
                let own = &self.ends[(row + token) * width + 2 * scored..][..scored];
                let [relation, distance, quote] =
                    [by_relation[token], distance(cue, token), quoted(view, first + cue, first + token)];
                let place = |place: usize, number: usize| &places[place][number * scored..][..scored];
                let each = of_cue.iter().zip(own).zip(place(0, relation)).zip(place(1, distance)).zip(place(2, quote));
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

impl Joint {
    /// Leaves the sums of both products in `output`.
    fn apply(&self, states: &[i8], tables: &[i16], output: &mut Vec<f32>, added: &mut Vec<f32>) {
        self.states.apply(states, output);
        self.tables.apply(tables, added);
        for (x, added) in output.iter_mut().zip(added) {
            *x += *added;
        }
    }
}

/// Number of rows for relations under one ancestor of a cue; the last is for the ancestor itself.
const RELATIONS: usize = 64;

/// For each token the number of its place in the tree as seen from a cue: how far above the cue the two meet, and by
/// which relation the token's branch depends on the token there.
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

/// The class of the distance from a cue to a token: 0 to 6 before it, from 7 on after it, by powers of two.
fn distance(cue: usize, token: usize) -> usize {
    let class = (cue.abs_diff(token) + 1).ilog2().min(6) as usize;
    if token < cue { 6 - class } else { 7 + class }
}

/// How the quotations of a cue and a token stand to each other.
fn quoted(view: &TokenView<'_>, cue: usize, token: usize) -> usize {
    match (view.quote(cue), view.quote(token)) {
        (None, None) => 0,
        (Some(_), None) => 1,
        (None, Some(_)) => 2,
        (Some(a), Some(b)) => 3 + usize::from(a != b),
    }
}
