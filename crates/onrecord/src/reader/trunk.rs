//! What the networks of the reader share: tables of classes, a recurrent layer over the parser's states, and their file.
//!
//! *Order*: a file describes its widths ([`Description`]), then has a list of words and matrices; [`Layers`] hands those out
//! in their order, first to the [`Trunk`], then to the heads of a network (`cues`, `triggers`).

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::network::kernel::{LANES, Packed};
use crate::network::recur::{GATES, OUTPUT_SCALE, fixed};
use crate::network::vocabulary::Vocabulary;
use crate::network::weights_file::{self, Kind, Tensor, check};

/// The largest width of anything.
const MAX_WIDTH: usize = 512;

/// The value of 1 in the rows of tables.
const TABLE_STEP: f32 = 1.0 / 16_384.0;

/// What a model says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Description {
    /// The checksum of the parser's model whose states it reads.
    pub(crate) parser: String,
    /// What it was trained on.
    pub(crate) trained_on: String,
    /// Width of the parser's states.
    pub(crate) states: usize,
    /// Widths of the tables: the word, then the classes.
    pub(crate) widths: Vec<usize>,
    /// Width of one direction of the layer.
    pub(crate) hidden: usize,
    /// Width in which anchors are scored, and tokens under them where `joined` says nothing else.
    pub(crate) scored: usize,
    /// Width in which tokens under an anchor are scored.
    #[serde(default)]
    pub(crate) joined: usize,
    /// The kinds of anchors that it tells apart, where there are several.
    #[serde(default)]
    pub(crate) kinds: Vec<String>,
}

/// A network's first layers, laid out for speed.
#[derive(Clone, Debug)]
pub(crate) struct Trunk {
    pub(crate) words: Vocabulary,
    /// The rows of the words.
    pub(crate) table: Table,
    /// What comes in by the gates of both directions.
    pub(crate) input: Joint,
    pub(crate) states: [Packed; 2],
}

/// A matrix over the parser's states and the rows of tables.
#[derive(Clone, Debug)]
pub(crate) struct Joint {
    pub(crate) states: Packed,
    pub(crate) words: Packed,
    /// For each table of classes what the matrix makes of each of its rows, filled up to whole blocks.
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
    description: &'t Description,
    /// The rows of the tables of classes, once they have been taken.
    classes: Vec<Vec<f32>>,
    tensors: std::slice::Iter<'t, Tensor>,
}

/// Some rows of a product: their weights, and their biases where they have any.
type Rows<'t> = (&'t [Tensor], Option<&'t [Tensor]>);

impl Description {
    /// Width of what the layer reads.
    pub(crate) fn input(&self) -> usize {
        self.states + self.widths.iter().sum::<usize>()
    }

    /// Width in which tokens under an anchor are scored.
    pub(crate) fn joined(&self) -> usize {
        if self.joined == 0 { self.scored } else { self.joined }
    }

    fn check(&self, kind: Kind, classes: usize) -> Result<()> {
        let error = |message: String| Err(Error::store(kind.subject, message));
        let widths = [
            ("the layer's width", self.hidden),
            ("the width of scores", self.scored),
            ("the width of joined scores", self.joined()),
        ];
        for (what, number) in widths {
            if number == 0 || number > MAX_WIDTH / 2 || !number.is_multiple_of(LANES) {
                return error(format!(
                    "{what} is {number}, where a multiple of {LANES} up to {} must be",
                    MAX_WIDTH / 2
                ));
            }
        }
        if self.widths.len() != classes + 1 {
            return error(format!("{} tables, where {} must be", self.widths.len(), classes + 1));
        }
        let fits = |width: &usize| (1..=MAX_WIDTH).contains(width);
        if !fits(&self.states) || !self.widths.iter().all(fits) || self.input() > MAX_WIDTH {
            return error(format!(
                "the widths {:?} beside {} of states, where widths up to {MAX_WIDTH} in all are accepted",
                self.widths, self.states
            ));
        }
        Ok(())
    }

    /// The rows and columns of the matrices of the trunk, in the order in which they are kept.
    fn sizes(&self, words: usize, classes: &[usize]) -> Vec<(usize, usize)> {
        let (input, gates) = (self.input(), GATES * self.hidden);
        let rows = std::iter::once(words + 1).chain(classes.iter().copied());
        let mut sizes: Vec<(usize, usize)> = rows.zip(self.widths.iter().copied()).collect();
        for _ in 0..2 {
            sizes.extend([(gates, input), (1, gates), (gates, self.hidden)]);
        }
        sizes
    }
}

/// Reads a file: its description, its words, its matrices. `classes` are the rows of the tables of classes, `heads` the rows
/// and columns of the matrices that follow the trunk.
pub(crate) fn read(
    kind: Kind,
    bytes: &[u8],
    classes: &[usize],
    heads: fn(&Description) -> Vec<(usize, usize)>,
) -> Result<(Description, Vec<Box<str>>, Vec<Tensor>)> {
    let (description, mut rest) = weights_file::read(kind, bytes)?;
    let description: Description =
        serde_json::from_slice(description).map_err(|e| Error::store(kind.subject, format!("the description: {e}")))?;
    description.check(kind, classes.len())?;
    let words = rest.texts("word")?;
    let mut sizes = description.sizes(words.len(), classes);
    sizes.extend(heads(&description));
    let tensors = rest.tensors(&sizes)?;
    check(kind, &tensors)?;
    Ok((description, words, tensors))
}

impl<'t> Layers<'t> {
    pub(crate) fn new(description: &'t Description, tensors: &'t [Tensor]) -> Self {
        Self { description, classes: Vec::new(), tensors: tensors.iter() }
    }

    /// Takes the next matrix.
    pub(crate) fn take(&mut self) -> &'t [Tensor] {
        self.tensors.next().map_or(&[], std::slice::from_ref)
    }

    /// Takes the next matrix as numbers, row by row.
    pub(crate) fn numbers(&mut self) -> Vec<f32> {
        self.take().iter().flat_map(Tensor::numbers).collect()
    }

    pub(crate) fn trunk(&mut self, words: Vec<Box<str>>) -> Trunk {
        let hidden = self.description.hidden;
        let word_width = self.description.widths.first().copied().unwrap_or_default();
        let rows = self.numbers().into_iter().map(|x| fixed(x, TABLE_STEP)).collect();
        let table = Table { width: word_width, rows };
        self.classes = (1..self.description.widths.len()).map(|_| self.numbers()).collect();
        let sides: [[&[Tensor]; 3]; 2] = [(); 2].map(|()| [self.take(), self.take(), self.take()]);
        Trunk {
            words: Vocabulary::new(words),
            table,
            input: self.joint(&sides.map(|[weight, bias, _]| (weight, Some(bias)))),
            states: sides.map(|[_, _, state]| pack(&[(state, None)], hidden, 0..hidden, OUTPUT_SCALE)),
        }
    }

    /// A matrix over the outputs of the layer.
    pub(crate) fn outputs(&self, rows: &[Rows<'_>]) -> Packed {
        let outputs = 2 * self.description.hidden;
        pack(rows, outputs, 0..outputs, OUTPUT_SCALE)
    }

    /// A matrix over what the layer reads.
    pub(crate) fn joint(&self, rows: &[Rows<'_>]) -> Joint {
        let (states, input) = (self.description.states, self.description.input());
        let unbiased: Vec<_> = rows.iter().map(|&(weights, _)| (weights, None)).collect();
        let mut start = states + self.description.widths.first().copied().unwrap_or_default();
        let words = pack(&unbiased, input, states..start, TABLE_STEP);
        let packed = pack(rows, input, 0..states, OUTPUT_SCALE);
        let weights: Vec<f32> = rows.iter().flat_map(|(weights, _)| weights.iter().flat_map(Tensor::numbers)).collect();
        let mut classes = Vec::new();
        for (table, &width) in self.classes.iter().zip(self.description.widths.iter().skip(1)) {
            let made = table.chunks_exact(width).flat_map(|row| {
                let product = weights.chunks_exact(input).map(move |weights| {
                    row.iter().zip(&weights[start..start + width]).map(|(x, w)| x * w).sum::<f32>()
                });
                product.chain(std::iter::repeat(0.0)).take(packed.width())
            });
            classes.push(made.collect());
            start += width;
        }
        Joint { states: packed, words, classes }
    }
}

/// Packs the columns in a range of matrices of so many, below each other.
fn pack(rows: &[Rows<'_>], columns: usize, range: Range<usize>, step: f32) -> Packed {
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
