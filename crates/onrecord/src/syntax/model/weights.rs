//! A model's weights, laid out for speed.

use super::store::{MAX_WIDTH, Quantised, in_order};
use crate::network::kernel::Packed;
use crate::network::recur::{OUTPUT_SCALE, fixed};
use crate::network::weights_file::Tensor;
use crate::syntax::model::shape::{Slot, Slots};

/// The value of 1 in the input of the first layer.
const INPUT_STEP: f32 = 1.0 / 2_048.0;
/// The value of 1 in what relations are chosen from.
pub(super) const JOINED_STEP: f32 = 1.0 / 512.0;

/// A row of no weight.
static NO_WEIGHTS: [i8; MAX_WIDTH] = [0; MAX_WIDTH];

#[derive(Clone)]
pub(crate) struct Weights {
    pub(super) tables: Vec<Table>,
    /// What words send to the gates of the first layer, then what they add to `ends`.
    pub(super) words: Packed,
    /// What comes in by the gates of each later layer.
    pub(super) between: Vec<Packed>,
    /// What the state before sends to the gates, of each direction of each layer.
    pub(super) states: Vec<[Packed; 2]>,
    /// Universal tags, then treebank tags.
    pub(super) tags: Packed,
    /// Dependents and heads for arcs, then dependents and heads for relations.
    pub(super) ends: Packed,
    /// What `ends` would give for the root.
    pub(super) root: Vec<f32>,
    pub(super) head_weight: Vec<f32>,
    pub(super) relation: Packed,
}

/// The rows of a feature.
#[derive(Clone)]
pub(super) struct Table {
    pub(super) width: usize,
    pub(super) rows: Vec<i16>,
}

/// Rows of bytes with their scales and biases, as they are joined into one matrix.
#[derive(Default)]
struct Rows<'a> {
    rows: Vec<&'a [i8]>,
    scales: Vec<f32>,
    biases: Vec<f32>,
}

/// The matrices, taken one after the other in the order in which they are kept.
struct Tensors<'a>(std::iter::Zip<std::vec::IntoIter<Slot>, std::slice::Iter<'a, Tensor>>);

impl<'a> Tensors<'a> {
    fn full(&mut self) -> &'a [f32] {
        self.0.next().map_or(&[], |(_, tensor)| tensor.full())
    }

    fn add(&mut self, to: &mut Rows<'a>, with_bias: bool) {
        if let Some((slot, tensor)) = self.0.next() {
            let (rows, scales) = tensor.rows(slot.columns);
            // A matrix of one row, kept in full: of a single treebank tag, which needs no choice.
            if rows.is_empty() {
                to.rows.push(&NO_WEIGHTS[..slot.columns]);
                to.scales.push(0.0);
            }
            to.rows.extend(rows);
            to.scales.extend_from_slice(scales);
        }
        if with_bias {
            to.biases.extend_from_slice(self.full());
        } else {
            to.biases.resize(to.rows.len(), 0.0);
        }
    }
}

impl Rows<'_> {
    fn pack(&self, step: f32) -> Packed {
        Packed::new(&self.rows, &self.scales, &self.biases, step)
    }

    /// The outputs for one input, in single precision.
    fn apply(&self, input: &[f32]) -> Vec<f32> {
        let each = self.rows.iter().zip(&self.scales).zip(&self.biases);
        each.map(|((row, scale), bias)| {
            let sum: f32 = row.iter().zip(input).map(|(&w, x)| f32::from(w) * x).sum();
            sum * scale + bias
        })
        .collect()
    }
}

impl Weights {
    pub(super) fn new(model: &Quantised) -> Self {
        let slots: Slots = model.shape.slots();
        let mut tensors = Tensors(in_order(&slots).into_iter().zip(&model.tensors));
        let tables = slots.tables.iter().map(|slot| table(*slot, &mut tensors)).collect();
        let (mut inputs, mut states) = (Vec::new(), Vec::new());
        for _ in 0..model.shape.layers {
            let mut input = Rows::default();
            states.push([(); 2].map(|()| {
                let mut state = Rows::default();
                tensors.add(&mut input, true);
                tensors.add(&mut state, false);
                state.pack(OUTPUT_SCALE)
            }));
            inputs.push(input);
        }
        let [mut tags, mut ends, mut relation] = [(); 3].map(|()| Rows::default());
        tensors.add(&mut tags, true);
        tensors.add(&mut tags, true);
        tensors.add(&mut ends, true);
        tensors.add(&mut ends, true);
        let head_weight = tensors.full().to_vec();
        let root = tensors.full();
        tensors.add(&mut ends, true);
        tensors.add(&mut ends, false);
        tensors.add(&mut relation, true);
        let mut inputs = inputs.into_iter();
        let mut words = inputs.next().unwrap_or_default();
        tensors.add(&mut words, false);
        Self {
            tables,
            words: words.pack(INPUT_STEP),
            between: inputs.map(|input| input.pack(OUTPUT_SCALE)).collect(),
            states,
            tags: tags.pack(OUTPUT_SCALE),
            root: ends.apply(root),
            ends: ends.pack(OUTPUT_SCALE),
            head_weight,
            relation: relation.pack(JOINED_STEP),
        }
    }

    pub(super) fn bytes(&self) -> usize {
        let tables: usize = self.tables.iter().map(|table| size_of_val(&*table.rows)).sum();
        let matrices = [&self.words, &self.tags, &self.ends, &self.relation].into_iter();
        let matrices = matrices.chain(&self.between).chain(self.states.iter().flatten());
        tables + matrices.map(Packed::bytes).sum::<usize>()
    }
}

fn table(slot: Slot, tensors: &mut Tensors<'_>) -> Table {
    let mut rows = Rows::default();
    if let Some((_, tensor)) = tensors.0.next() {
        let (bytes, scales) = tensor.rows(slot.columns);
        (rows.rows, rows.scales) = (bytes, scales.to_vec());
        // A table of one row is kept in full.
        if rows.rows.is_empty() {
            return Table { width: slot.columns, rows: tensor.full().iter().map(|&w| fixed(w, INPUT_STEP)).collect() };
        }
    }
    let each = rows.rows.iter().zip(&rows.scales);
    let rows = each.flat_map(|(row, scale)| row.iter().map(move |&w| fixed(f32::from(w) * scale, INPUT_STEP)));
    Table { width: slot.columns, rows: rows.collect() }
}
