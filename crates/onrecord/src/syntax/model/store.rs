//! A model as bytes: a file of [`crate::network::weights_file`] whose description is [`Info`], [`Shape`]'s sizes and the labels; then for
//! each feature its texts, and the matrices in the order of [`in_order`].
//!
//! Lengths are checked before anything is read, and against the sizes in the description.

use serde::{Deserialize, Serialize};

use super::info::Info;
use crate::error::{Error, Result, Subject};
use crate::network::kernel::LANES;
use crate::network::weights_file::{self, Kind, Tensor};
use crate::syntax::features::FEATURES;
use crate::syntax::model::shape::{Affine, Shape, Slot, Slots};

const KIND: Kind = Kind { subject: Subject::SyntaxModel, magic: b"ONRSYN\r\n", version: 2 };
/// The largest size that a matrix may have, in one direction.
const MAX_ROWS: usize = 1 << 20;
/// The largest width of a layer, so that sums stay within 32 bits.
pub(super) const MAX_WIDTH: usize = 512;
/// A model's labels and weights as they are kept: bytes with a scale for each row.
#[derive(Clone, Debug)]
pub(crate) struct Quantised {
    pub(crate) shape: Shape,
    pub(crate) labels: Labels,
    pub(crate) vocabularies: Vec<Vec<Box<str>>>,
    /// The matrices, in the order of the slots.
    pub(crate) tensors: Vec<Tensor>,
}

/// The names of a model's labels, in their order.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Labels {
    pub(crate) upos: Vec<String>,
    pub(crate) xpos: Vec<String>,
    pub(crate) relations: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct Description {
    info: Info,
    features: Vec<String>,
    widths: Vec<usize>,
    hidden: usize,
    layers: usize,
    arc: usize,
    label: usize,
    labels: Labels,
}

/// The slots in the order in which they are kept.
pub(crate) fn in_order(slots: &Slots) -> Vec<Slot> {
    let pair = |a: &Affine| [a.weight, a.bias];
    let mut order = slots.tables.clone();
    for direction in slots.layers.iter().flatten() {
        order.extend(pair(&direction.input));
        order.push(direction.state);
    }
    for affine in [&slots.upos, &slots.xpos, &slots.dependent, &slots.head] {
        order.extend(pair(affine));
    }
    order.extend([slots.head_weight, slots.root]);
    order.extend(pair(&slots.label_dependent));
    order.push(slots.label_head);
    order.extend(pair(&slots.relation));
    order.push(slots.lexical);
    order
}

impl Quantised {
    /// Whether all scales and numbers can be worked with.
    pub(super) fn check_weights(&self) -> Result<()> {
        weights_file::check(KIND, &self.tensors)
    }

    /// Bytes held, but for texts.
    pub(crate) fn bytes(&self) -> usize {
        self.tensors.iter().map(Tensor::bytes).sum()
    }
}

pub(super) fn write(info: &Info, model: &Quantised) -> Vec<u8> {
    let Shape { tables, hidden, layers, arc, label, .. } = &model.shape;
    let mut info = info.clone();
    for score in &mut info.scores {
        for figure in [&mut score.upos, &mut score.uas, &mut score.las] {
            // JSON has no other numbers.
            *figure = if figure.is_finite() { *figure } else { 0.0 };
        }
    }
    let description = Description {
        info,
        features: FEATURES.iter().map(|&name| name.to_owned()).collect(),
        widths: tables.iter().map(|table| table.1).collect(),
        hidden: *hidden,
        layers: *layers,
        arc: *arc,
        label: *label,
        labels: model.labels.clone(),
    };
    let description = serde_json::to_vec(&description).unwrap_or_default();
    weights_file::write(KIND, &description, &model.vocabularies, &model.tensors)
}

fn error(message: impl Into<String>) -> Error {
    Error::store(Subject::SyntaxModel, message)
}

pub(super) fn read(bytes: &[u8]) -> Result<(Info, Quantised)> {
    let (description, mut rest) = weights_file::read(KIND, bytes)?;
    let description: Description =
        serde_json::from_slice(description).map_err(|e| error(format!("the description: {e}")))?;
    let Description { info, features, widths, hidden, layers, arc, label, labels } = description;
    if features.iter().map(String::as_str).ne(FEATURES) || widths.len() != FEATURES.len() {
        return Err(error(format!("features {features:?}; this library has {FEATURES:?}")));
    }
    let vocabularies: Vec<Vec<Box<str>>> = features.iter().map(|feature| rest.texts(feature)).collect::<Result<_>>()?;
    let shape = Shape {
        tables: vocabularies.iter().map(|texts| texts.len() + 1).zip(widths).collect(),
        hidden,
        layers,
        arc,
        label,
        upos: labels.upos.len(),
        xpos: labels.xpos.len(),
        relations: labels.relations.len(),
    };
    check(&shape)?;
    let sizes: Vec<(usize, usize)> = in_order(&shape.slots()).iter().map(|slot| (slot.rows, slot.columns)).collect();
    let tensors = rest.tensors(&sizes)?;
    Ok((info, Quantised { shape, labels, vocabularies, tensors }))
}

/// Whether a network of these sizes can be worked with.
///
/// # Errors
///
/// Sizes of nothing, too large ones, and widths that the arithmetic does not do.
pub(crate) fn check(shape: &Shape) -> Result<()> {
    let Shape { tables, hidden, layers, arc, label, upos, xpos, relations } = shape;
    let within = |what: &str, number: usize, least: usize, most: usize| {
        if (least..=most).contains(&number) {
            return Ok(());
        }
        Err(error(format!("{what} is {number}, where {least} to {most} are accepted")))
    };
    for (&(rows, width), feature) in tables.iter().zip(FEATURES) {
        within(&format!("the number of rows of `{feature}`"), rows, 1, MAX_ROWS)?;
        within(&format!("the width of `{feature}`"), width, 1, MAX_WIDTH)?;
    }
    within("the input's width", shape.input(), 1, MAX_WIDTH)?;
    within("a layer's width", *hidden, LANES, MAX_WIDTH / 2)?;
    // The gates of a direction fill whole blocks of the kernel.
    if !hidden.is_multiple_of(LANES) {
        return Err(error(format!("a layer's width is {hidden}, where a multiple of {LANES} must be")));
    }
    within("the number of layers", *layers, 1, 8)?;
    // A matrix of one row is kept in full, which the kernel does not read.
    within("the heads' width", *arc, 2, MAX_WIDTH)?;
    within("the relations' width", *label, 2, MAX_WIDTH)?;
    for (what, number) in [("universal tags", upos), ("treebank tags", xpos), ("relations", relations)] {
        within(&format!("the number of {what}"), *number, 1, 1 << 12)?;
    }
    Ok(())
}
