//! The weights that read events.

use crate::network::kernel::Packed;
use crate::reader::description::Description;
use crate::reader::places::{PLACES, Places};
use crate::reader::trigger_features::{FACTUALITY_CLASSES, PART_COUNT, RULE_PARTS, TRIGGER_CLASSES};
use crate::reader::trunk::{Layers, packed};
use crate::record::EventKind;

/// How many values each facet of an event has: polarity, modality, phase.
const FACETS: [usize; 3] = [2, 6, 3];

/// Room for the kinds of events, none included.
pub(super) const MAX_KINDS: usize = 32;
const _: () = assert!(EventKind::ALL.len() < MAX_KINDS);

/// The last layers of events, laid out for speed.
#[derive(Clone, Debug)]
pub(crate) struct Heads {
    /// Width in which triggers are scored.
    pub(super) width: usize,
    /// What the kinds of a token are scored from.
    pub(super) of_kinds: Packed,
    /// For a token as a trigger, then for one under a trigger.
    pub(super) joined: Packed,
    /// A row for each kind, none first.
    pub(super) kinds: Product<MAX_KINDS>,
    pub(super) places: Places,
    /// What the kind and the pattern of a trigger add to all tokens under it.
    pub(super) by_kind: Vec<f32>,
    pub(super) by_pattern: Vec<f32>,
    /// What the rules make of a token under a trigger.
    pub(super) by_rule: Vec<f32>,
    /// What the words around a trigger say of its factuality, for its facets.
    pub(super) by_factuality: Vec<f32>,
    /// A row for each part, none first; last, whether a filler is more than its phrase.
    pub(super) parts: Product<8>,
    pub(super) facets: [Product<8>; 3],
}

/// A product in single precision with up to `N` scores, those beyond the matrix the lowest.
#[derive(Clone, Debug)]
pub(super) struct Product<const N: usize> {
    /// For each input its weight in each score.
    weights: Vec<[f32; N]>,
    bias: [f32; N],
}

impl<const N: usize> Product<N> {
    /// Takes the next matrix, with its bias.
    fn take(layers: &mut Layers<'_>) -> Self {
        let (rows, given) = (layers.numbers(), layers.numbers());
        let inputs = rows.len() / given.len().max(1);
        let mut weights = vec![[0.0; N]; inputs];
        let mut bias = [f32::MIN; N];
        for (score, (row, given)) in rows.chunks_exact(inputs.max(1)).zip(given).enumerate().take(N) {
            for (weights, weight) in weights.iter_mut().zip(row) {
                weights[score] = *weight;
            }
            bias[score] = given;
        }
        Self { weights, bias }
    }

    /// Returns the scores of what lies above zero in `input`.
    pub(super) fn scores(&self, input: &[f32]) -> [f32; N] {
        let mut scores = self.bias;
        for (x, weights) in input.iter().zip(&self.weights).filter(|(x, _)| **x > 0.0) {
            for (score, weight) in scores.iter_mut().zip(weights) {
                *score += x * weight;
            }
        }
        scores
    }
}

/// The rows and columns of the matrices, in the order in which they are kept.
pub(crate) fn sizes(description: &Description) -> Vec<(usize, usize)> {
    let (output, width, joined) = (description.output(), description.triggers, description.under_triggers);
    let kinds = EventKind::ALL.len() + 1;
    let mut sizes = vec![(width, output), (1, width), (kinds, width), (1, kinds)];
    sizes.extend([(joined, output), (1, joined), (joined, output)]);
    sizes.extend(PLACES.map(|rows| (rows, joined)));
    sizes.extend([(kinds, joined), (TRIGGER_CLASSES[1], joined), (RULE_PARTS, joined), (FACTUALITY_CLASSES, joined)]);
    sizes.extend([(PART_COUNT + 1, joined), (1, PART_COUNT + 1)]);
    sizes.extend(FACETS.into_iter().flat_map(|values| [(values, joined), (1, values)]));
    sizes
}

impl Heads {
    /// Takes the matrices.
    pub(crate) fn take(description: &Description, layers: &mut Layers<'_>) -> Self {
        let of_kinds = packed(&[layers.biased()], description.output());
        let kinds = Product::take(layers);
        let (as_trigger, under) = (layers.biased(), layers.unbiased());
        let joined = packed(&[as_trigger, under], description.output());
        let places = Places { tables: [(); 3].map(|()| layers.numbers()), width: description.under_triggers };
        let [by_kind, by_pattern, by_rule, by_factuality] = [(); 4].map(|()| layers.numbers());
        let parts = Product::take(layers);
        let facets = [(); 3].map(|()| Product::take(layers));
        let width = description.triggers;
        Self { width, of_kinds, joined, kinds, places, by_kind, by_pattern, by_rule, by_factuality, parts, facets }
    }
}
