//! The network of events at work on sentences: which tokens denote events, and what each token is to them.

mod model;
mod reading;
mod under;

use std::ops::Range;

use crate::article::sentence::SentenceView;
use crate::article::tokens::TokenView;
use crate::reader::features::{CLASSES, Classes};
use crate::reader::layer::Layer;
use crate::reader::trigger_features::{TRIGGER_CLASSES, TriggerClasses, trigger_classes};
use crate::record::EventKind;
use crate::trigger_rules::FilledTrigger;
pub(crate) use model::Model;
pub(crate) use reading::{Doubts, FillerReading, TriggerReading};
use reading::{FoundTrigger, best, likelihoods};
use under::Under;

/// The least probability that a token denotes an event.
const MIN_PROBABILITY: f32 = 0.5;

/// Reads sentences, with buffers that it keeps.
pub(crate) struct Run<'n> {
    model: &'n Model,
    layer: Layer<'n>,
    /// What the kinds of the tokens of a group are scored from: outputs of the layer, its input.
    of_kinds: [Vec<f32>; 2],
    /// What the tokens of a sentence under its triggers are scored from.
    joined: [Vec<f32>; 2],
}

impl<'n> Run<'n> {
    pub(crate) fn new(model: &'n Model) -> Self {
        let [of_kinds, joined] = [(); 2].map(|()| [Vec::new(), Vec::new()]);
        Self { model, layer: Layer::new(&model.trunk), of_kinds, joined }
    }

    /// Adds the events of a group of sentences, given with the classes of their tokens and what the rules see in each.
    pub(crate) fn read(
        &mut self,
        view: &TokenView<'_>,
        group: &[&SentenceView<'_>],
        classes: &[Vec<Classes>],
        rules: &[Vec<FilledTrigger<'_>>],
        found: &mut Vec<TriggerReading>,
    ) {
        self.layer.clear();
        let own: Vec<Vec<TriggerClasses>> =
            group.iter().map(|sentence| trigger_classes(sentence, &rules[sentence.number])).collect();
        for ((sentence, classes), own) in group.iter().zip(classes).zip(&own) {
            let rows = classes.iter().zip(own).map(|(classes, own)| {
                let mut joined = [0; CLASSES.len() + TRIGGER_CLASSES.len()];
                let (first, last) = joined.split_at_mut(CLASSES.len());
                first.copy_from_slice(&classes.rows());
                last.copy_from_slice(&own.rows());
                joined
            });
            self.layer.push(sentence.parsed, rows);
        }
        let rows = self.layer.run();
        let all = 0..rows.last().map_or(0, |last| last.end);
        self.layer.outputs(&self.model.of_kinds.0, all.clone(), &mut self.of_kinds[0]);
        self.layer.inputs(&self.model.of_kinds.1, all, &mut self.of_kinds[1]);
        for ((sentence, tokens), own) in group.iter().zip(rows).zip(&own) {
            let triggers = self.triggers(tokens.clone());
            if triggers.is_empty() {
                continue;
            }
            self.layer.outputs(&self.model.joined.0, tokens.clone(), &mut self.joined[0]);
            self.layer.inputs(&self.model.joined.1, tokens, &mut self.joined[1]);
            let under = Under { model: self.model, view, sentence, joined: [&self.joined[0], &self.joined[1]] };
            let rules = &rules[sentence.number];
            found.extend(triggers.into_iter().map(|trigger| under.read(trigger, own[trigger.token].pattern, rules)));
        }
    }

    /// Returns the triggers among the rows of a sentence.
    fn triggers(&self, rows: Range<usize>) -> Vec<FoundTrigger> {
        let width = self.model.of_kinds.0.width();
        let [outputs, input] = &self.of_kinds;
        let mut sums = vec![0.0; self.model.description.scored];
        let start = rows.start;
        let trigger = |row: usize| {
            let part = row * width..(row + 1) * width;
            for (sum, (a, b)) in sums.iter_mut().zip(outputs[part.clone()].iter().zip(&input[part])) {
                *sum = a + b;
            }
            let likely = likelihoods(self.model.kinds.scores(&sums));
            let (number, probability) = (best(&likely, 1), 1.0 - likely[0]);
            let kind = EventKind::ALL.get(number - 1).filter(|_| probability >= MIN_PROBABILITY)?;
            Some(FoundTrigger { token: row - start, number, kind: *kind, probability })
        };
        rows.filter_map(trigger).collect()
    }
}
