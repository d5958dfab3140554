//! The heads of attributions at work on sentences: which tokens are cues, and what each token is to them.

mod heads;
mod spans;

use std::ops::Range;

use crate::article::sentence::SentenceView;
use crate::article::tokens::TokenView;
use crate::network::activation::sigmoid;
use crate::reader::layer::Layer;
use crate::reader::places::places;
use heads::PARTS;
pub(crate) use heads::{Heads, sizes};
pub(crate) use spans::Spans;

/// The least probability of a cue.
const MIN_PROBABILITY: f32 = 0.45;

/// A cue that was read, with what belongs to it.
#[derive(Clone, Debug)]
pub(crate) struct CueReading {
    /// The sentence, by its index.
    pub(crate) sentence: usize,
    /// The token of the cue, counted from 0 in its sentence.
    pub(crate) cue: usize,
    /// How sure the network is that it is one.
    pub(crate) probability: f32,
    /// Source, cue and content, as tokens of the sentence.
    pub(crate) spans: Spans,
}

/// What a token is to a cue, by its place in the scores; 0 is nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Source = 1,
    Content,
    Cue,
}

/// A cue, with a score for each [`Part`] of each token of the sentence.
#[derive(Clone, Debug)]
struct Reading {
    /// The token of the cue, counted from 0 in its sentence.
    cue: usize,
    scores: Vec<[f32; PARTS]>,
}

/// Reads sentences, with a buffer that it keeps.
pub(crate) struct Run<'n> {
    heads: &'n Heads,
    /// What tokens are scored from: as candidates, as cues, under a cue.
    sums: Vec<f32>,
}

impl<'n> Run<'n> {
    pub(crate) fn new(heads: &'n Heads) -> Self {
        Self { heads, sums: Vec::new() }
    }

    /// Adds the cues, of the sentences that a layer has read in such rows, that have a content.
    pub(crate) fn read<'s, 'a: 's>(
        &mut self,
        view: &TokenView<'_>,
        (layer, rows): (&Layer<'_>, &[Range<usize>]),
        sentences: impl Iterator<Item = &'s SentenceView<'a>>,
        found: &mut Vec<CueReading>,
    ) {
        let all = 0..rows.last().map_or(0, |last| last.end);
        layer.outputs(&self.heads.outputs, all, &mut self.sums);
        for (sentence, tokens) in sentences.zip(rows) {
            for cue in 0..tokens.len() {
                let probability = self.probability(tokens.start + cue);
                if probability < MIN_PROBABILITY {
                    continue;
                }
                let scores = self.parts(view, sentence, tokens.start, cue);
                let spans = spans::decode(&Reading { cue, scores });
                if !spans.content.is_empty() {
                    found.push(CueReading { sentence: sentence.number, cue, probability, spans });
                }
            }
        }
    }

    /// What a token is scored from, in one of its three uses.
    fn sums(&self, token: usize, usage: usize) -> &[f32] {
        let width = self.heads.width;
        &self.sums[token * self.heads.outputs.width() + usage * width..][..width]
    }

    /// How sure it is that a token is a cue.
    fn probability(&self, token: usize) -> f32 {
        let (weights, bias) = self.heads.cue.split_at(self.heads.width);
        let sum: f32 = self.sums(token, 0).iter().zip(weights).map(|(x, w)| x.max(0.0) * w).sum();
        sigmoid(sum + bias.first().copied().unwrap_or(0.0))
    }

    /// The scores of the tokens of a sentence, whose rows start at `row`, under a cue.
    fn parts(&self, view: &TokenView<'_>, sentence: &SentenceView<'_>, row: usize, cue: usize) -> Vec<[f32; PARTS]> {
        let Heads { width, places: tables, parts, bias, .. } = self.heads;
        let of_cue = self.sums(row + cue, 1);
        let mut sums = vec![0.0_f32; *width];
        let places = places(view, sentence.parsed, sentence.first, cue).enumerate();
        let score = |(token, place): (usize, [usize; 3])| {
            for (sum, (a, b)) in sums.iter_mut().zip(of_cue.iter().zip(self.sums(row + token, 2))) {
                *sum = a + b;
            }
            tables.add(place, &mut sums);
            std::array::from_fn(|part| {
                let weights = &parts[part * width..][..*width];
                let sum: f32 = sums.iter().zip(weights).map(|(x, w)| x.max(0.0) * w).sum();
                sum + bias[part]
            })
        };
        places.map(score).collect()
    }
}
