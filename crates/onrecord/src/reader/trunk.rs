//! What attributions and events share: tables of classes, a squeezing layer, a recurrent layer over it.

use crate::network::kernel::Packed;
use crate::network::recur::{OUTPUT_SCALE, fixed};
use crate::network::vocabulary::Vocabulary;
use crate::network::weights_file::Tensor;
use crate::reader::description::Description;

/// The value of 1 in the rows of tables.
const TABLE_STEP: f32 = 1.0 / 16_384.0;

/// The first layers, laid out for speed.
#[derive(Clone, Debug)]
pub(crate) struct Trunk {
    pub(crate) words: Vocabulary,
    /// The rows of the words.
    pub(crate) table: Table,
    /// From the parser's states and the rows of the tables to the squeezed width.
    pub(crate) squeeze: Squeeze,
    /// What comes in by the gates of both directions.
    pub(crate) input: Packed,
    pub(crate) states: [Packed; 2],
}

/// A matrix over the parser's states and the rows of tables.
#[derive(Clone, Debug)]
pub(crate) struct Squeeze {
    pub(crate) states: Packed,
    pub(crate) words: Packed,
    /// For each table of classes what the matrix makes of each of its rows.
    pub(crate) classes: Vec<Vec<f32>>,
}

/// The rows of a feature.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    pub(crate) width: usize,
    pub(crate) rows: Vec<i16>,
}

/// The matrices of a file, not yet taken.
pub(crate) struct Layers<'t> {
    tensors: std::slice::Iter<'t, Tensor>,
}

/// Some rows of a product: their weights, and their biases where they have any.
type Rows<'t> = (&'t [Tensor], Option<&'t [Tensor]>);

impl<'t> Layers<'t> {
    pub(crate) fn new(tensors: &'t [Tensor]) -> Self {
        Self { tensors: tensors.iter() }
    }

    /// Takes the next matrix.
    fn take(&mut self) -> &'t [Tensor] {
        self.tensors.next().map_or(&[], std::slice::from_ref)
    }

    /// Takes the next matrix, and its biases after it.
    pub(crate) fn biased(&mut self) -> Rows<'t> {
        (self.take(), Some(self.take()))
    }

    /// Takes the next matrix, which has no biases.
    pub(crate) fn unbiased(&mut self) -> Rows<'t> {
        (self.take(), None)
    }

    /// Takes the next matrix as numbers, row by row.
    pub(crate) fn numbers(&mut self) -> Vec<f32> {
        self.take().iter().flat_map(Tensor::numbers).collect()
    }

    /// Takes the matrices of the trunk.
    pub(crate) fn trunk(&mut self, description: &Description, words: Vec<Box<str>>) -> Trunk {
        let (hidden, squeezed) = (description.hidden, description.squeezed);
        let width = description.widths.first().copied().unwrap_or_default();
        let table = Table { width, rows: self.numbers().into_iter().map(|x| fixed(x, TABLE_STEP)).collect() };
        let classes: Vec<Vec<f32>> = (1..description.widths.len()).map(|_| self.numbers()).collect();
        let squeeze = Squeeze::new(description, &classes, self.biased());
        let sides = [(); 2].map(|()| (self.biased(), self.unbiased()));
        Trunk {
            words: Vocabulary::new(words),
            table,
            squeeze,
            input: packed(&sides.map(|(input, _)| input), squeezed),
            states: sides.map(|(_, state)| packed(&[state], hidden)),
        }
    }
}

impl Squeeze {
    fn new(description: &Description, tables: &[Vec<f32>], rows: Rows<'_>) -> Self {
        let (states, input) = (description.states, description.input());
        let (word, widths) = description.widths.split_first().map_or((0, &[][..]), |(word, widths)| (*word, widths));
        let weights: Vec<f32> = rows.0.iter().flat_map(Tensor::numbers).collect();
        let mut start = states + word;
        let mut classes = Vec::new();
        for (table, &width) in tables.iter().zip(widths) {
            let made = table.chunks_exact(width).flat_map(|row| {
                let columns = start..start + width;
                weights
                    .chunks_exact(input)
                    .map(move |weights| row.iter().zip(&weights[columns.clone()]).map(|(x, w)| x * w).sum::<f32>())
            });
            classes.push(made.collect());
            start += width;
        }
        Self {
            states: pack(&[rows], input, 0..states, OUTPUT_SCALE),
            words: pack(&[(rows.0, None)], input, states..states + word, TABLE_STEP),
            classes,
        }
    }
}

/// Packs matrices over so many numbers between -1 and 1, below each other.
pub(crate) fn packed(rows: &[Rows<'_>], columns: usize) -> Packed {
    pack(rows, columns, 0..columns, OUTPUT_SCALE)
}

/// Packs the columns in a range of matrices of so many, below each other.
fn pack(rows: &[Rows<'_>], columns: usize, range: std::ops::Range<usize>, step: f32) -> Packed {
    let (mut packed, mut scales, mut biases) = (Vec::new(), Vec::new(), Vec::new());
    for (weights, bias) in rows {
        for (bytes, scale) in weights.iter().map(|tensor| tensor.rows(columns)) {
            packed.extend(bytes.iter().map(|row| &row[range.clone()]));
            scales.extend_from_slice(scale);
        }
        biases.extend(bias.iter().flat_map(|bias| bias.iter().flat_map(Tensor::numbers)));
        biases.resize(packed.len(), 0.0);
    }
    Packed::new(&packed, &scales, &biases, step)
}
