//! The network of attribution at work on sentences: which tokens are cues, and what each token is to them.

mod model;
mod spans;

use crate::article::sentence::SentenceView;
use crate::article::tokens::TokenView;
use crate::network::activation::sigmoid;
use crate::reader::features::Classes;
use crate::reader::layer::Layer;
use crate::reader::places::places;
pub(crate) use model::Model;
use model::PARTS;
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

/// Reads sentences, with buffers that it keeps.
pub(crate) struct Run<'n> {
    model: &'n Model,
    layer: Layer<'n>,
    ends: Vec<f32>,
    skip: Vec<f32>,
}

impl<'n> Run<'n> {
    pub(crate) fn new(model: &'n Model) -> Self {
        Self { model, layer: Layer::new(&model.trunk), ends: Vec::new(), skip: Vec::new() }
    }

    /// Adds the cues of a group of sentences, given with their classes, that have a content.
    pub(crate) fn read(
        &mut self,
        view: &TokenView<'_>,
        group: &[&SentenceView<'_>],
        classes: &[Vec<Classes>],
        found: &mut Vec<CueReading>,
    ) {
        self.layer.clear();
        for (sentence, classes) in group.iter().zip(classes) {
            self.layer.push(sentence.parsed, classes.iter().map(|c| c.rows()));
        }
        let rows = self.layer.run();
        let all = 0..rows.last().map_or(0, |last| last.end);
        self.layer.outputs(&self.model.outputs, all.clone(), &mut self.ends);
        self.layer.inputs(&self.model.skip, all, &mut self.skip);
        for (sentence, tokens) in group.iter().zip(rows) {
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
        let Model { description, outputs, parts, bias, .. } = self.model;
        let (scored, width) = (description.scored, outputs.width());
        let of_cue = &self.ends[(row + cue) * width + scored..][..scored];
        let mut sums = vec![0.0_f32; scored];
        let places = places(view, sentence.parsed, sentence.first, cue).enumerate();
        let score = |(token, place): (usize, [usize; 3])| {
            let own = &self.ends[(row + token) * width + 2 * scored..][..scored];
            for (sum, (a, b)) in sums.iter_mut().zip(of_cue.iter().zip(own)) {
                *sum = a + b;
            }
            self.model.places.add(place, &mut sums);
            std::array::from_fn(|part| {
                let weights = &parts[part * scored..][..scored];
                let sum: f32 = sums.iter().zip(weights).map(|(x, w)| x.max(0.0) * w).sum();
                sum + bias[part]
            })
        };
        places.map(score).collect()
    }
}
