//! Where each weight of a network stands: the sizes, and one slot for each matrix in one long list of numbers.

#[cfg(feature = "train")]
use std::ops::Range;

use crate::network::recur::GATES;

/// The sizes of a network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Shape {
    /// Rows and width of the table of each feature.
    pub(crate) tables: Vec<(usize, usize)>,
    /// Width of one direction of one layer.
    pub(crate) hidden: usize,
    /// Number of layers.
    pub(crate) layers: usize,
    /// Width in which heads are scored.
    pub(crate) arc: usize,
    /// Width in which relations are scored.
    pub(crate) label: usize,
    /// Number of universal tags.
    pub(crate) upos: usize,
    /// Number of treebank tags.
    pub(crate) xpos: usize,
    /// Number of relations.
    pub(crate) relations: usize,
}

/// A matrix in the list: where it starts, its rows and its columns. Rows follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Slot {
    pub(crate) start: usize,
    pub(crate) rows: usize,
    pub(crate) columns: usize,
}

/// A matrix and the number added to each of its outputs. The matrix has a row for each output.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Affine {
    pub(crate) weight: Slot,
    pub(crate) bias: Slot,
}

/// One direction of a layer: what comes in by the gates, and what the state before sends to the gates. While training,
/// the second lies on its side.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Direction {
    pub(crate) input: Affine,
    pub(crate) state: Slot,
}

/// All slots of a network.
#[derive(Clone, Debug)]
pub(crate) struct Slots {
    pub(crate) tables: Vec<Slot>,
    pub(crate) layers: Vec<[Direction; 2]>,
    pub(crate) upos: Affine,
    pub(crate) xpos: Affine,
    pub(crate) dependent: Affine,
    pub(crate) head: Affine,
    pub(crate) head_weight: Slot,
    pub(crate) root: Slot,
    pub(crate) label_dependent: Affine,
    pub(crate) label_head: Slot,
    pub(crate) relation: Affine,
    /// From the words themselves, past the layers, to what `dependent`, `head`, `label_dependent` and `label_head` give.
    pub(crate) lexical: Slot,
}

impl Shape {
    /// Width of what the first layer reads.
    pub(crate) fn input(&self) -> usize {
        self.tables.iter().map(|table| table.1).sum()
    }

    /// Width of what a layer gives.
    pub(crate) fn output(&self) -> usize {
        2 * self.hidden
    }

    /// Lays out the slots one after the other.
    pub(crate) fn slots(&self) -> Slots {
        let mut next = Next(0);
        let out = self.output();
        let tables = self.tables.iter().map(|&(rows, width)| next.slot(rows, width)).collect();
        let layers = (0..self.layers)
            .map(|layer| {
                let input = if layer == 0 { self.input() } else { out };
                [(); 2].map(|()| Direction {
                    input: next.affine(GATES * self.hidden, input),
                    state: next.slot(GATES * self.hidden, self.hidden),
                })
            })
            .collect();
        Slots {
            tables,
            layers,
            upos: next.affine(self.upos, out),
            xpos: next.affine(self.xpos, out),
            dependent: next.affine(self.arc, out),
            head: next.affine(self.arc, out),
            head_weight: next.slot(1, self.arc),
            root: next.slot(1, out),
            label_dependent: next.affine(self.label, out),
            label_head: next.slot(self.label, out),
            relation: next.affine(self.relations, self.label),
            lexical: next.slot(2 * (self.arc + self.label), self.input()),
        }
    }
}

#[cfg(feature = "train")]
impl Slot {
    pub(crate) fn range(self) -> Range<usize> {
        self.start..self.start + self.rows * self.columns
    }

    pub(crate) fn row(self, row: usize) -> Range<usize> {
        let start = self.start + row * self.columns;
        start..start + self.columns
    }
}

struct Next(usize);

impl Next {
    fn slot(&mut self, rows: usize, columns: usize) -> Slot {
        let slot = Slot { start: self.0, rows, columns };
        self.0 += rows * columns;
        slot
    }

    fn affine(&mut self, rows: usize, columns: usize) -> Affine {
        Affine { weight: self.slot(rows, columns), bias: self.slot(1, rows) }
    }
}
